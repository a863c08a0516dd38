"""One cell's text as a number or a status; never a guess, never an exception.

A reading is NORMAL only when the text has one possible reading as a number. Rules and their real examples:
docs/concepts/values.md.
"""

from __future__ import annotations

import math
import re

from axstat.model.cells import CellKind
from axstat.model.values import Reading, Status
from axstat.values.formats import format_shows, read_format, section_for
from axstat.values.lazy import Pattern
from axstat.values.marks import peel_notes, read_mark
from axstat.values.text import unescape_blanks
from axstat.values.units import cell_unit

_LONGEST = 200  # a longer text is prose, whatever numbers it contains

_STORED = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)

# Full-width ASCII to ASCII; NFKC would also turn ① into 1 and ² into 2, and so make new digits.
_FOLDED: dict[int | str, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("‐‑‒–—―−─━﹣", "-"),
    **dict.fromkeys("〔【〈《", "["),
    **dict.fromkeys("〕】〉》", "]"),
    "￥": "¥",
    "\\": "¥",
    "ｰ": "ー",
    "㌫": "%",
    "㎡": "m2",
    "㎢": "km2",
    "㎏": "kg",
    "℃": "°C",
}
_HALF_WIDTH = str.maketrans(_FOLDED)
# Marks that cannot change what the digits say. Right-to-left overrides can (they print 123 as 321), and so can
# control characters that stand for a lost dash: these stay, and the text is not read.
_HARMLESS = Pattern("[\u200b-\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_THIN_GROUP = Pattern("(?<=[0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_BLANK_IN_BRACKET = Pattern(r"(?<=[(\[]) | (?=[)\]])")

# No leading zeros (007 is a code) and only whole groups of three (1,23 is two numbers, or a slip).
_DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?|\.\d+"
_EXPONENT = r"(?:(?<=\d)[eE][+-]\d{1,4})?"
_SIGN = r"(?:[-ー△▲▽▼+]|マイナス|ﾏｲﾅｽ|プラス)"
_AMOUNT = Pattern(
    rf"(?P<sign>{_SIGN})?\s?(?P<yen>¥)?\s?(?P<inner_sign>{_SIGN})?(?P<digits>(?:{_DIGITS}){_EXPONENT})(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_BESIDE = Pattern(
    r"(?P<before>[^()\[\]]*)(?:\((?P<round>[^()\[\]]+)\)|\[(?P<square>[^()\[\]]+)\])(?P<after>[^()\[\]]*)"
)
_WHOLE_BRACKET = Pattern(r"\(([^()\[\]]+)\)|\[([^()\[\]]+)\]")

_ZERO_SHOWN = Pattern(r"[-ー]{0,4}|±?0(?:\.0+)?|なし|無し|無|ナシ|皆無|ゼロ|零")

_UNREAD = Reading(None, Status.UNPARSED)


def read_value(text: str, kind: CellKind = CellKind.TEXT, number_format: str = "") -> Reading:
    """Return what one cell says: a number, or why there is none.

    Args:
        text: the raw text of the cell.
        kind: what the file says the cell holds.
        number_format: Excel's format code; it decides percent (unit `fraction`), dates (unparsed), whether a stored
            number is printed as a mark (which is then what the cell says), and `scale`.
    """
    if kind is CellKind.NUMBER:
        return _stored_number(text, number_format)
    if kind is CellKind.ERROR:
        return Reading(None, Status.ERROR, note=text.strip() or None)
    if kind is CellKind.BLANK:
        return Reading(None, Status.MISSING)
    if kind is CellKind.BOOLEAN:
        return _UNREAD
    if _PLAIN.fullmatch(text):
        return _normal(float(text))
    return _written(text)


def _normal(
    value: float, unit: str | None = None, second: float | None = None, note: str | None = None, scale: int = 1
) -> Reading:
    """Return a NORMAL reading, unless the number is too large for a float."""
    if not math.isfinite(value):
        return _UNREAD
    return Reading(value, Status.NORMAL, unit, second, note, scale)


def _stored_number(text: str, number_format: str) -> Reading:
    """Read a number cell: exactly the stored number, with what its format adds to the meaning."""
    if not _STORED.fullmatch(text):
        return Reading(None, Status.MISSING) if not text.strip() else _UNREAD
    value = float(text)
    if not number_format or number_format == "General":
        return _normal(value)
    meaning = read_format(number_format)
    if meaning.date:
        return Reading(None, Status.UNPARSED, note="time format" if meaning.time else "date format")
    shown = format_shows(number_format, value) if math.isfinite(value) else None
    if shown is not None:
        return _hidden(value, shown, "fraction" if meaning.percent else meaning.unit)
    scale = section_for(number_format, value).scale if math.isfinite(value) else 1
    unit = "fraction" if meaning.percent else meaning.unit if scale == 1 else None
    return _normal(value, unit, note=f"printed divided by {scale}" if scale > 1 else None, scale=scale)


def _hidden(value: float, shown: str, unit: str | None) -> Reading:
    """Read a number whose format prints `shown` in its place: the sheet says the mark, not the number.

    A zero that is printed as a dash, as nothing or as none keeps its value: `0;-0;"-"` is how zeros are printed.
    """
    note = f"printed as {shown}" if shown else "printed as blank"
    folded = _fold(shown)
    if value == 0 and _ZERO_SHOWN.fullmatch(folded):
        return _normal(value, unit, note=note)
    mark = read_mark(folded) if shown else None
    return Reading(None, Status.UNPARSED if mark is None else mark.status, note=note)


def _fold(text: str) -> str:
    """Return the text in half width with single blanks, without inventing or losing a digit."""
    folded = _HARMLESS.sub("", unescape_blanks(text)).translate(_HALF_WIDTH)
    if "," not in folded:
        folded = _THIN_GROUP.sub(",", folded)
    return _BLANK_IN_BRACKET.sub("", " ".join(folded.split()))


def _written(text: str) -> Reading:
    """Read a text cell that is not simply digits."""
    folded = _fold(text)
    if not folded:
        return Reading(None, Status.MISSING)
    if len(folded) > _LONGEST:
        return _UNREAD
    mark = read_mark(folded)
    if mark is not None:
        return mark
    body, note = peel_notes(folded)
    if note:
        mark = read_mark(body)
        if mark is not None:
            return Reading(None, mark.status, note=note)
    whole = _WHOLE_BRACKET.fullmatch(body)
    if whole:
        body = whole[1] or whole[2]
        around = f"{whole[0][0]}…{whole[0][-1]}"
        note = f"{around} {note}" if note else around
        mark = read_mark(body)
        if mark is not None:
            return Reading(None, mark.status, note=note)
    return _amount(body, note)


def _amount(body: str, note: str | None) -> Reading:
    """Read `[sign] number [unit] [(second)]`."""
    if "時間" in body and body.endswith(("分", "秒")):
        from axstat.values.durations import hours_in_words  # rare, and so not loaded before it is met

        hours = hours_in_words(body)
        return _UNREAD if hours is None else _normal(hours, "時間", note=note)
    match = _AMOUNT.fullmatch(body)
    value = _signed(match) if match else None
    if match is None or value is None:
        return _UNREAD
    currency = "円" if match["yen"] else None
    rest = match["rest"].strip()
    if not rest:
        return _normal(value, currency, note=note)
    unit = cell_unit(rest)
    if unit is not None:
        return _normal(value, unit, note=note) if currency is None else _UNREAD
    beside = _BESIDE.fullmatch(rest)
    return _with_bracket(value, currency, beside, note) if beside else _UNREAD


def _with_bracket(value: float, currency: str | None, beside: re.Match[str], note: str | None) -> Reading:
    """Read what a bracket behind the number adds: a second number, a unit, or a mark in the second's place."""
    words = [part for part in (beside["before"].strip(), beside["after"].strip()) if part]
    units = [cell_unit(part) for part in words]
    if len(words) > 1 or None in units or (units and currency):
        return _UNREAD
    unit = units[0] if units else currency
    inner = beside["round"] or beside["square"]
    second = _AMOUNT.fullmatch(inner)
    if second is not None:
        amount = _signed(second)
        tail = second["rest"].strip()
        # `(5年間)` beside yen is a remark, not a second value of the cell.
        if amount is None or not math.isfinite(amount) or cell_unit(tail) not in (None, "%", unit):
            return _UNREAD
        if tail and cell_unit(tail) is None:
            return _UNREAD
        return _normal(value, unit, amount, note)
    if cell_unit(inner) is not None and unit is None:
        return _normal(value, cell_unit(inner), note=note)
    if read_mark(inner) is not None:
        return _normal(value, unit, note=f"({inner}) {note}" if note else f"({inner})")
    return _UNREAD


def _signed(match: re.Match[str]) -> float | None:
    """Return the number of an amount with its sign, None when it carries two signs."""
    if match["sign"] and match["inner_sign"]:
        return None
    sign = match["sign"] or match["inner_sign"] or "+"
    value = float(match["digits"].replace(",", ""))
    return value if sign in ("+", "プラス") or value == 0 else -value
