"""Hours written as hours and minutes: 10時間30分, 150:00, and numbers under a format such as `[h]:mm`.

`10:30` is a duration only where a header speaks of hours (elsewhere it is a time of day, or minutes and seconds): so
these are asked for by name, and `read_value` alone reads nothing but 10時間30分.
"""

from __future__ import annotations

import re

from axstat.model.cells import CellKind
from axstat.values.formats import date_shape, section_for
from axstat.values.lazy import Pattern
from axstat.values.text import clean

_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,7}"
_SIGN = r"(?P<sign>[-△▲]\s?)?"
_WORDS = Pattern(
    rf"{_SIGN}(?P<hours>{_COUNT})\s?時間\s?(?P<minutes>\d{{1,2}})\s?分(?:\s?(?P<seconds>\d{{1,2}})\s?秒)?",
    re.ASCII,
)
_ONE_PART = Pattern(rf"{_SIGN}(?:(?P<hours>(?:{_COUNT})(?:\.\d{{1,6}})?)\s?時間|(?P<minutes>{_COUNT})\s?分)", re.ASCII)
_COLON = Pattern(rf"{_SIGN}(?P<hours>{_COUNT})\s?:\s?(?P<minutes>\d\d)(?:\s?:\s?(?P<seconds>\d\d))?", re.ASCII)
_SERIAL = Pattern(r"\d{1,7}(?:\.\d*)?|\d(?:\.\d*)?[eE][-+]?\d{1,2}", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
# A time of day says 時; hours that are counted say 時間.
_OF_A_DURATION = Pattern(r"(?:時間|分|秒|[\s:.hms])*")
_LONGEST = 24


def read_duration(text: str, kind: CellKind = CellKind.TEXT, number_format: str = "") -> float | None:
    """Return the hours that a cell of hours writes in hours and minutes, None when it does not.

    Only for columns that are known to hold hours: `10:30` is ten and a half of them. A plain number is never a
    duration; minutes or seconds of 60 and more beside hours are none either (504分 alone is 8.4 hours).

    Args:
        text: the raw text of the cell.
        kind: what the file says the cell holds; a number is read only under a format of hours (`[h]:mm`, or `h:mm`
            below 24 hours), to the minute, or to the second where seconds are printed.
        number_format: Excel's format code.
    """
    if kind is CellKind.NUMBER:
        return _stored(text, number_format)
    if kind is not CellKind.TEXT or len(text) > _LONGEST * 2:
        return None
    folded = clean(text).translate(_DASHES)
    match = _WORDS.fullmatch(folded) or _COLON.fullmatch(folded)
    if match is not None:
        return _hours(match["sign"], match["hours"], match["minutes"], match["seconds"])
    alone = _ONE_PART.fullmatch(folded)
    if alone is None:
        return None
    number = alone["hours"] or alone["minutes"]
    hours = float(number.replace(",", "")) / (1 if alone["hours"] else 60)
    return -hours if alone["sign"] else hours


def hours_in_words(folded: str) -> float | None:
    """Return the hours of `10時間30分`, None for any other text; `folded` is in half width with single blanks."""
    match = _WORDS.fullmatch(folded) if "時間" in folded and len(folded) <= _LONGEST else None
    return _hours(match["sign"], match["hours"], match["minutes"], match["seconds"]) if match else None


def _hours(sign: str | None, hours: str, minutes: str, seconds: str | None) -> float | None:
    if int(minutes) >= 60 or int(seconds or 0) >= 60:
        return None
    total = (int(hours.replace(",", "")) * 3600 + int(minutes) * 60 + int(seconds or 0)) / 3600
    return -total if sign else total


def _stored(text: str, number_format: str) -> float | None:
    """Read a serial number (days) under a format of hours; times of day (AM, 10時30分) and dates are none."""
    if not number_format or not _SERIAL.fullmatch(text):
        return None
    serial = float(text)
    shape = date_shape(section_for(number_format, serial))
    if shape is None or not shape.hours or shape.clock or shape.year or shape.month or shape.day:
        return None
    if _OF_A_DURATION.fullmatch(clean(shape.literal)) is None or (shape.elapsed != "h" and serial >= 1):
        return None
    per_hour = 3600 if shape.seconds else 60
    return round(serial * 24 * per_hour) / per_hour
