"""Dates that are numbers: Excel serials under a date format, six or eight digits, and e-Stat's time codes.

What the sheet prints decides how much of a date is meant: a format without a day means the month, one with 年度 the
fiscal year. What it does not print (a year that is not shown) is not read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.values.calendars import date_period, era_year, interval, month_period, western_year
from axstat.values.formats import DateShape, date_shape, section_for
from axstat.values.lazy import Pattern
from axstat.values.text import clean

# Day 60 of the 1900 system is 29 February 1900, which never was; the days before it count from one day later.
_FAKE_LEAP_DAY = 60
_ZERO = date(1899, 12, 30)
_LAST = date(2100, 12, 31).toordinal() - _ZERO.toordinal()

_SERIAL = Pattern(r"\d{1,6}(?:\.\d*)?|\d(?:\.\d*)?[eE]\+?0?[0-5]", re.ASCII)
_COMPACT = Pattern(r"((?:19|20)\d\d)([01]\d)([0-3]\d)?(?:\.0)?", re.ASCII)
_TIME_CODE = Pattern(r"(\d{4})(\d\d)(\d\d)(\d\d)(?:\.0)?", re.ASCII)
_FIRST_YEAR = Pattern(r"(平成|令和)元年")
# Words that a date format may print around a date without making it another one (2020年基準, 3月公表).
_SAID_OF_A_DATE = Pattern(
    r"(?:年度|年|月|日|曜日|西暦|FY|現在|時点|末|分|中|付|時|秒|基準日|(?:平成|令和)元年|[\s\-/.,:、。()'])*"
)


def stored_date(text: str, number_format: str) -> Period | None:
    """Return the date, month or year that a stored number prints, None when its format is no date format.

    A date with day is a `date`, without a day a `month`, a year alone a calendar year, and a year with 年度 the fiscal
    year that is named: 令和6年度 over 2024-02-01 is FY2024, because the paper says so. Times, and formats that print
    no year (`m"月"d"日"`), are None, and so are serials of no day between 1900 and 2100 (1900 date system; ECMA-376
    part 1, 18.17.4.1).
    """
    day = _serial_day(text) if number_format else None
    shape = date_shape(section_for(number_format, float(text))) if day is not None else None
    if day is None or shape is None or _SAID_OF_A_DATE.fullmatch(clean(shape.literal)) is None:
        return None
    first = _FIRST_YEAR.search(shape.literal)
    if first is not None and era_year(first[1], "元") != day.year:
        return None
    if not shape.year and first is None:
        return None
    if "年度" in shape.literal or "FY" in shape.literal:
        return None if shape.month or shape.day or shape.time else fiscal_year(day.year)
    return _shown(day, shape)


def _shown(day: date, shape: DateShape) -> Period | None:
    """Return as much of a day as its format prints."""
    if shape.day:
        return date_period(day.year, day.month, day.day) if shape.month else None
    # R6 alone may be the year or the fiscal year: as a text it is the latter, as a date the former.
    if shape.time or (shape.bare_era and not shape.month):
        return None
    return month_period(day.year, day.month) if shape.month else calendar_year(day.year)


def _serial_day(text: str) -> date | None:
    """Return the day of a serial number in the 1900 system, its fraction (the time) dropped."""
    if not _SERIAL.fullmatch(text):
        return None
    serial = int(float(text))
    if not 1 <= serial <= _LAST or serial == _FAKE_LEAP_DAY:
        return None
    return _ZERO + timedelta(days=serial + (serial < _FAKE_LEAP_DAY))


def period_in_digits(text: str) -> Period | None:
    """Return what six, eight or ten digits write: a month (`202204`), a day (`20220401`), e-Stat's time code.

    Only for cells that are known to say when: in any other, digits are a number. None when there is no such time.
    """
    match = _COMPACT.fullmatch(clean(text))
    if match is None:
        return _estat_time(text)
    year, month = int(match[1]), int(match[2])
    return date_period(year, month, int(match[3])) if match[3] else month_period(year, month)


def _estat_time(text: str) -> Period | None:
    """Return the period of e-Stat's time code (時間軸コード, ten digits), None for any other.

    `2015000000` is the year 2015, `2015100000` fiscal year 2015, `2015000101` January and `2015000103` January to March
    2015. Other spans, and parts of fiscal years, are None: their names in the table say what they are.
    """
    match = _TIME_CODE.fullmatch(clean(text))
    year = western_year(match[1]) if match else None
    if match is None or year is None:
        return None
    kind, first, last = match[2], int(match[3]), int(match[4])
    if first == last == 0:
        return {"00": calendar_year, "10": fiscal_year}[kind](year) if kind in ("00", "10") else None
    if kind != "00":
        return None
    start, end = month_period(year, first), month_period(year, last)
    if start is None or end is None or first == last:
        return start
    return interval(start.start, end.end) if last == first + 2 and first % 3 == 1 else None
