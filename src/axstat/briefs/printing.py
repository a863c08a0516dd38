"""A number as a brief prints it, with its unit: 年68.4時間, △13.6％, 50億円; 68.4 hours a year, 5 billion yen.

Exact numbers only, in the digits that the data have (check.md#how-a-number-is-read): nothing is rounded to please.
"""

from __future__ import annotations

from axstat.model.rounding import half_up
from axstat.model.text import Lang
from axstat.model.wording import unit as unit_words

_WITH_UNIT = {"h/年": "年{}時間", "h/月": "月{}時間", "位": "{}位"}
_MILLION = 100
"""万人 from which English counts in millions: 1.00 million is 100万."""


def printed(value: float, unit: str | None, decimals: int | None, lang: Lang, *, bare: bool = False) -> str:
    """Return a number with its unit.

    Args:
        value: the number as the data have it; a fraction is printed in percent.
        unit: the unit of its column, None where it has none.
        decimals: how many decimals are printed; as many as the number has where nobody says.
        lang: the reader's language.
        bare: leave the unit to the head of a table.
    """
    if unit in ("fraction", "%"):
        number = value * 100 if unit == "fraction" else value
        return _signed(number, 1 if decimals is None else decimals, lang) + _percent(lang)
    if bare or unit is None:
        return _signed(value, decimals, lang)
    if unit == "万円":
        return _yen(value, lang)
    if unit == "万人" and lang == "en":
        return _people(value)
    digits = _signed(value, decimals, lang)
    if lang == "ja":
        return _WITH_UNIT.get(unit, "{}" + unit_words(unit).ja).format(digits)
    words = "" if unit in ("位", "団体") else f" {unit_words(unit).en}"
    return f"{digits}{words}"


def digits_behind_the_point(value: float) -> int:
    """Return how many decimals a published figure has; of a quotient no more than four."""
    text = f"{value:.15g}".partition("e")[0]
    return min(len(text.partition(".")[2]), 4)


def _percent(lang: Lang) -> str:
    return "％" if lang == "ja" else "%"


def _signed(value: float, decimals: int | None, lang: Lang) -> str:
    minus = "△" if lang == "ja" else "−"
    if decimals is None:
        return f"{minus if value < 0 else ''}{abs(value):,.10g}"
    number = half_up(value, decimals)
    return f"{minus if number < 0 else ''}{abs(number):,.{decimals}f}"


def _yen(value: float, lang: Lang) -> str:
    """Return 万円 in the largest scale that leaves no fraction: 50億円, 1,500万円; 5 billion yen, 15 million yen."""
    if lang == "ja":
        whole = value >= 10_000 and value % 10_000 == 0
        return f"{value / 10_000:,.0f}億円" if whole else f"{value:,.10g}万円"
    yen = value * 10_000
    for size, word in ((10**9, "billion "), (10**6, "million ")):
        if yen >= size:
            return f"{yen / size:,.10g} {word}yen"
    return f"{yen:,.10g} yen"


def _people(value: float) -> str:
    """Return 万人 in English: 30,000 people, 1.93 million people."""
    if abs(value) >= _MILLION:
        return f"{_signed(value / 100, 2, 'en')} million people"
    return f"{_signed(value * 10_000, 0, 'en')} people"
