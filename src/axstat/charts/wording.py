"""Numbers and sentences as charts print them, in Japanese and English.

A title is computed, so it must be true for whatever the numbers are: a phrase such as 「約6割」 is used only when every
value that the data allow satisfies it; otherwise the percentages themselves are printed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from axstat.model.rounding import half_up
from axstat.model.text import Label, Lang

ABOUT = 0.015
NEARLY = 0.04
WORDS, MILLION = 1e4, 1e6
"""From the first on numbers have words for their size (万, 億) in Japanese, from the second on in English."""
MOST_DECIMALS = 4


def number(value: float, decimals: int = 0) -> str:
    """Return `1,050` or `−3.2`: thousands separators and a true minus sign."""
    rounded = half_up(value, decimals)
    return f"{'−' if rounded < 0 else ''}{abs(rounded):,}"


def plain(value: float) -> str:
    """Return a number in as many digits as it has: `100`, `0.5`, `−1,200`."""
    return f"{'−' if value < 0 else ''}{abs(value):,.10g}"


def median(values: Sequence[float]) -> float:
    """Return the median, as the queries compute it: the mean of the two in the middle where their number is even."""
    import statistics

    return statistics.median(values)


def percent(share: float, decimals: int = 1) -> str:
    """Return a fraction as a percentage; what is not quite none or all never reads as 0% or 100%."""
    while decimals < MOST_DECIMALS and 0 < share < 1 and half_up(100 * share, decimals) in (0, 100):
        decimals += 1
    return f"{number(100 * share, decimals)}%"


def percent_range(low: float, high: float, lang: Lang) -> str:
    """Return two fractions as a range, or one where they print the same."""
    first, second = number(100 * low, 1), number(100 * high, 1)
    return f"{first}%" if first == second else f"{first}{'〜' if lang == 'ja' else '–'}{second}%"


def people(ten_thousands: float, lang: Lang, *, signed: bool = False) -> str:
    """Return 万人: `437万人`; in English millions: `4.37 million`. `signed` puts a plus before a surplus."""
    sign = "+" if signed and ten_thousands > 0 else ""
    if lang == "ja":
        return f"{sign}{number(ten_thousands, 0 if float(ten_thousands).is_integer() else 1)}万人"
    return f"{sign}{number(ten_thousands / 100, 2)} million"


def people_short(ten_thousands: float, lang: Lang, *, signed: bool = False) -> str:
    """Return `people` without the word for its unit, for labels whose unit the subtitle names."""
    return people(ten_thousands, lang, signed=signed).removesuffix("万人").removesuffix(" million")


def large(value: float, lang: Lang, *, digits: int | None = None) -> str:
    """Return a number with 億 or 万 (billion or million) where it has many digits: `200億`, `1.5 million`.

    Four digits are significant, without zeros at the end; `digits` are written even where they are zeros.
    """
    steps = ((1e12, "兆"), (1e8, "億"), (1e4, "万")) if lang == "ja" else ((1e9, " billion"), (1e6, " million"))
    for size, word in steps:
        if abs(value) >= size:
            scaled = abs(value) / size
            text = f"{scaled:,.0f}" if scaled >= WORDS else f"{scaled:,.4g}"
            if digits is not None and scaled < WORDS:
                text = f"{scaled:,.{max(0, digits - 1 - math.floor(math.log10(float(f'{scaled:.{digits}g}'))))}f}"
            return f"{'−' if value < 0 else ''}{text}{word}"
    return f"{'−' if value < 0 else ''}{abs(value):,.10g}"


@dataclass(frozen=True, slots=True)
class Short:
    """How numbers are written where there is room for four digits: in `word`s of `size`."""

    size: float
    word: str

    def text(self, value: float, decimals: int) -> str:
        """Return a number without thousands separators."""
        scaled = value / self.size
        digits = decimals if self.size == 1 else 0 if abs(scaled) >= 10 or not value else 1
        return number(scaled, digits).replace(",", "")


def short(values: Sequence[float], lang: Lang) -> Short:
    """Return the smallest unit in which every value has at most four digits."""
    steps = {"ja": ((1.0, ""), (1e4, "万"), (1e8, "億"), (1e12, "兆"))}.get(
        lang, ((1.0, ""), (1e3, "thousand"), (1e6, "million"), (1e9, "billion"))
    )
    most = max(abs(value) for value in values)
    return next((Short(*step) for step in steps if most < WORDS * step[0]), Short(*steps[-1]))


def sentence(text: str, lang: Lang) -> str:
    """Return an English text with a capital letter."""
    return text if lang == "ja" else text[:1].upper() + text[1:]


_PHRASES: tuple[tuple[range, Callable[[float, int], bool], Label, dict[int, Label]], ...] = (
    (
        range(1, 10),
        lambda share, k: abs(share - k / 10) <= ABOUT,
        Label("{{}}の約{k}割", "About {k} in 10 {{}}"),
        {5: Label("{}の約半数", "About half of {}")},
    ),
    (
        range(2, 11),
        lambda share, k: k / 10 - NEARLY <= share < k / 10,
        Label("{{}}の{k}割近く", "Nearly {k} in 10 {{}}"),
        {5: Label("{}の半数近く", "Nearly half of {}"), 10: Label("ほとんどの{}", "Almost all {}")},
    ),
    (
        range(1, 10),
        lambda share, k: k / 10 < share < (k + 1) / 10,
        Label("{{}}の{k}割超", "More than {k} in 10 {{}}"),
        {5: Label("{}の半数超", "More than half of {}")},
    ),
    (range(1), lambda share, _: 0 < share < 0.1, Label("{{}}の1割未満", "Fewer than 1 in 10 {{}}"), {}),
)
"""Phrases for a share of so many tenths, each with the test that makes it true, and those that have another word."""


def share_phrase(noun: Label, bounds: tuple[float, ...], lang: Lang) -> str | None:
    """Return a round phrase that is true at every one of `bounds`, or None where none is."""
    for tenths, holds, words, own in _PHRASES:
        for k in tenths:
            if all(holds(share, k) for share in bounds):
                phrase = own[k].text(lang) if k in own else words.text(lang).format(k=k)
                return phrase.format(noun.text(lang))
    return None


def percent_phrase(noun: Label, low: float, high: float, lang: Lang) -> str:
    """Return the share itself as a phrase."""
    figure = percent_range(low, high, lang)
    return f"{noun.ja}の{figure}" if lang == "ja" else f"{figure} of {noun.en}"
