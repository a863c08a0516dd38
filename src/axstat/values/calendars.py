"""Periods from numbers: era years, months, days, halves, quarters and intervals that really exist."""

from __future__ import annotations

import calendar
from datetime import date

from axstat.model.values import Period, calendar_year, fiscal_year

# Western year before the era's first, and the era's last year (令和 goes on: as far as projections reach).
_ERAS = {"M": (1867, 45), "T": (1911, 15), "S": (1925, 64), "H": (1988, 31), "R": (2018, 82)}
_LETTER = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R", "昭": "S", "平": "H", "令": "R"}

_FIRST_YEAR = 1868
_LAST_YEAR = 2100


def era_year(era: str, number: str) -> int | None:
    """Return the Western year of an era year, None when the era has no such year (令和99年, 平成0年).

    Args:
        era: 令和, 令, R or R. in any case.
        number: digits, or 元 for the first year.
    """
    base, last = _ERAS[_LETTER.get(era.replace(" ", "")) or era[0].upper()]
    year = 1 if number == "元" else int(number)
    return base + year if 1 <= year <= last else None


def era_named(text: str) -> str | None:
    """Return the letter of the era that a text begins with (`令和6年度`, `R6`), None when it begins with none."""
    match = next((era for era in (*_LETTER, *_ERAS) if text.startswith(era)), None)
    return match and _LETTER.get(match, match)


def western_year(digits: str) -> int | None:
    """Return a year written in four digits, None when it is not between 1868 and 2100."""
    year = int(digits)
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def month_period(year: int, month: int) -> Period | None:
    """Return one month, None when there is no such month."""
    if not 1 <= month <= 12:
        return None
    return Period("month", date(year, month, 1), _month_end(year, month))


def date_period(year: int, month: int, day: int) -> Period | None:
    """Return one day, None when there is no such day."""
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return Period("date", only, only)


def interval(start: date, end: date) -> Period | None:
    """Return the period from `start` to `end`: a fiscal or calendar year where it is exactly one, None if reversed."""
    if end <= start:
        return None
    for whole in (fiscal_year(start.year), calendar_year(start.year)):
        if (whole.start, whole.end) == (start, end):
            return whole
    return Period("interval", start, end)


def part_of_fiscal_year(year: int, part: str) -> Period | None:
    """Return a half (上半期, 下期) or a quarter (第1四半期) of a fiscal year."""
    if "四半期" in part:
        first, length = 4 + 3 * (int(part.removeprefix("第").strip()[0]) - 1), 3
    else:
        first, length = (4 if part[0] in "上前" else 10), 6
    last = first + length - 1
    start = date(year + (first > 12), (first - 1) % 12 + 1, 1)
    return interval(start, _month_end(year + (last > 12), (last - 1) % 12 + 1))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
