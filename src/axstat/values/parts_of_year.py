"""Parts of a year, the year before and the year after, as headers write them beside what says a year.

`4月`, `10月1日現在`, `1～3月期`, `第2四半期`, `下半期`, `前年度`: none of them is the year itself.
"""

from __future__ import annotations

from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.values.calendars import date_period, era_year, interval, month_period, part_of_fiscal_year
from axstat.values.lazy import Pattern
from axstat.values.text import clean

_MONTH = Pattern(r"(\d{1,2})月(?:[分中計]|合計|\s?(\d{1,2})日(?:\s?(?:現在|時点))?)?")
_MONTHS = Pattern(r"(\d{1,2})月?\s?(?:[-~〜]|から)\s?(\d{1,2})月(?:期|分|平均|計)*")
_PART = Pattern(r"上半期|上期|前半期|下半期|下期|後半期|第\s?[1-4]\s?四半期")
_SUMMED = Pattern(r"(?:分|累?計|合計|平均)$")
_QUARTER = Pattern(r"(?:第\s?)?([1-4])\s?[Qq]|[Qq]([1-4])")
# 累計（4月～9月） is of the months that its brackets say.
_ADDED = Pattern(r"(?:(?:合|総|小|累)?計|(?:月)?平均)\s?\(([^()]+)\)")
# What follows is a figure of the year before; 前年度繰越金 is one of this year, and 前年比 compares the two.
_BEFORE = Pattern(r"(前々|前|一昨|昨)年度?(?:末|同期|同月)?(?:の)?(?P<of>[^\s・、とかよま]{0,10}?)(?:\(.{1,12}\))?")
_COMPARES = Pattern(r"[比差増減伸超対繰]|未満|以[前降上下]|充用")
_NUMBER = Pattern(r"(\d{1,2})(?:\.0)?")
_ERAS = "TSHR"
_YEARS = ("fiscal_year", "calendar_year")


def is_part_of_year(text: str) -> bool:
    """Tell whether a text is nothing but a part of a year that it does not name."""
    return any(pattern.fullmatch(_alone(text)) for pattern in (_MONTH, _MONTHS, _PART))


def _alone(text: str) -> str:
    """Return a text as a part of a year is written: 累計（4月～9月） is 4月~9月, 上半期計 上半期, 1Q 第1四半期."""
    cleaned = clean(text)
    added, quarter = _ADDED.fullmatch(cleaned), _QUARTER.fullmatch(cleaned)
    if quarter is not None:
        return f"第{quarter[1] or quarter[2]}四半期"
    half = _SUMMED.sub("", cleaned)
    return added[1] if added else half if _PART.fullmatch(half) else cleaned


def is_year_before(text: str) -> bool:
    """Tell whether a text is the year before one that it does not name, or a figure of it."""
    match = _BEFORE.fullmatch(clean(text))
    return match is not None and _COMPARES.search(match["of"]) is None


def part_of_year(text: str, year: Period) -> Period | None:
    """Return the part of a year that a text is, or the year before; None where it is neither or there is none.

    Args:
        text: the header.
        year: a fiscal or calendar year; months 1 to 3 of a fiscal year are of the next. The year before a day is the
            same day a year earlier.
    """
    cleaned = _alone(text)
    if is_year_before(cleaned):
        return _earlier(year, 2 if cleaned.startswith(("前々", "一昨")) else 1)
    if year.kind not in _YEARS:
        return None
    if (match := _MONTH.fullmatch(cleaned)) is not None:
        month = int(match[1])
        at = _year_of(month, year)
        return date_period(at, month, int(match[2])) if match[2] else month_period(at, month)
    if (match := _MONTHS.fullmatch(cleaned)) is not None:
        first, last = (month_period(_year_of(int(m), year), int(m)) for m in match.groups())
        return interval(first.start, last.end) if first is not None and last is not None else None
    if _PART.fullmatch(cleaned) and year.kind == "fiscal_year":
        return part_of_fiscal_year(year.start.year, cleaned)
    return None


def next_period(text: str, last: Period | None) -> Period | None:
    """Return the year or month after `last` where a text is only its number: 2 after 令和元年, 01 after 2000年."""
    if last is not None and last.kind == "month":
        month = _MONTH.fullmatch(clean(text))
        after = month_period(last.start.year + last.start.month // 12, last.start.month % 12 + 1)
        return after if month and not month[2] and after and int(month[1]) == after.start.month else None
    number = _NUMBER.fullmatch(clean(text))
    if number is None or last is None or last.kind not in _YEARS:
        return None
    year = last.start.year + 1
    if int(number[1]) != year % 100 and year not in (era_year(era, number[1]) for era in _ERAS):
        return None
    return fiscal_year(year) if last.kind == "fiscal_year" else calendar_year(year)


def _year_of(month: int, year: Period) -> int:
    return year.start.year + (year.kind == "fiscal_year" and month < 4)


def _earlier(period: Period, years: int) -> Period | None:
    """Return the same year or day so many years earlier; a month or an interval has none."""
    first = period.start
    match period.kind:
        case "fiscal_year":
            return fiscal_year(first.year - years)
        case "calendar_year":
            return calendar_year(first.year - years)
        case "date":
            return date_period(first.year - years, first.month, first.day)
        case _:
            return None
