"""Numbers and sentences as charts print them, in Japanese and English.

A title is computed, so it must be true for whatever the numbers are: a phrase such as 「約6割」 is used only when every
value that the data allow satisfies it; otherwise the percentages themselves are printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from axstat.model.rounding import half_up
from axstat.model.text import Label, Lang

ABOUT = 0.015
NEARLY = 0.04


def number(value: float, decimals: int = 0) -> str:
    """Return `1,050` or `−3.2`: thousands separators and a true minus sign."""
    rounded = half_up(value, decimals)
    return f"{'−' if rounded < 0 else ''}{abs(rounded):,}"


def hours(value: float) -> str:
    """Return hours with one decimal."""
    return number(value, 1)


def percent(share: float, decimals: int = 1) -> str:
    """Return a fraction as a percentage."""
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


def large(value: float, lang: Lang) -> str:
    """Return a number with 億 or 万 (billion or million) where it has many digits: `200億`, `1.5 million`."""
    steps = ((1e12, "兆"), (1e8, "億"), (1e4, "万")) if lang == "ja" else ((1e9, " billion"), (1e6, " million"))
    for size, word in steps:
        if abs(value) >= size:
            text = f"{abs(value) / size:,.4g}" if abs(value) / size < 1e4 else f"{abs(value) / size:,.0f}"
            return f"{'−' if value < 0 else ''}{text}{word}"
    return f"{'−' if value < 0 else ''}{abs(value):,.10g}"


def sentence(text: str, lang: Lang) -> str:
    """Return an English text with a capital letter."""
    return text if lang == "ja" else text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase for a share, with the test that makes it true."""

    words: Label
    holds: Callable[[float], bool]


def _phrases() -> list[_Phrase]:
    found = [
        _Phrase(Label("{}の約半数", "About half of {}"), lambda p: abs(p - 0.5) <= ABOUT),
    ]
    for k in range(1, 10):
        if k != 5:
            words = Label(f"{{}}の約{k}割", f"About {k} in 10 {{}}")
            found.append(_Phrase(words, lambda p, k=k: abs(p - k / 10) <= ABOUT))  # type: ignore[misc]
    for k in range(2, 11):
        at, words = k / 10, Label(f"{{}}の{k}割近く", f"Nearly {k} in 10 {{}}")
        if k == 5:
            words = Label("{}の半数近く", "Nearly half of {}")
        if k == 10:
            words = Label("ほとんどの{}", "Almost all {}")
        found.append(_Phrase(words, lambda p, at=at: at - NEARLY <= p < at))  # type: ignore[misc]
    for k in range(1, 10):
        words = Label(f"{{}}の{k}割超", f"More than {k} in 10 {{}}")
        if k == 5:
            words = Label("{}の半数超", "More than half of {}")
        found.append(_Phrase(words, lambda p, k=k: k / 10 < p < (k + 1) / 10))  # type: ignore[misc]
    found.append(_Phrase(Label("{}の1割未満", "Fewer than 1 in 10 {}"), lambda p: 0 < p < 0.1))
    return found


def share_phrase(noun: Label, bounds: tuple[float, ...], lang: Lang) -> str | None:
    """Return a round phrase that is true at every one of `bounds`, or None where none is."""
    for phrase in _phrases():
        if all(phrase.holds(p) for p in bounds):
            return phrase.words.text(lang).format(noun.text(lang))
    return None


def percent_phrase(noun: Label, low: float, high: float, lang: Lang) -> str:
    """Return the share itself as a phrase."""
    figure = percent_range(low, high, lang)
    return f"{noun.ja}の{figure}" if lang == "ja" else f"{figure} of {noun.en}"
