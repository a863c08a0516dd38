"""Dates that count from 1904: a grid counts from 1900, so their serial numbers are shifted.

Read as they stand, each of them would be four years and a day too early. Times and durations count from nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from axstat.model.cells import CellKind, Grid

_NOT_CODE = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|am/pm|a/p|e[+-]|general',
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = re.compile(r'"[^"]*"|\\.', re.DOTALL)
_MINUTES = re.compile(r"(h+\]?[^a-z]*)m+|\[m+\]|m+(?=[^a-z]*\[?s)", re.IGNORECASE)
_DATE = re.compile(r"[ymdgea]", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")
_SERIAL = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?")
_SHIFT = 1462
_BEYOND = 2_957_004
"""The day after 9999-12-31, counted from 1904: no date can be shown from there on."""


def is_date_format(code: str) -> bool:
    """Say whether a number format shows a date: `yyyy"年"m"月"`, `[$-411]ge.m.d`, but not `0.0"日"` or `h:mm`.

    The first section of a code is that of positive numbers, unless sections have conditions.
    """
    sections = _NOT_CODE.sub("", code).split(";")
    asked = sections if _CONDITION.search(_LITERAL.sub("", code)) else sections[:1]
    return any(_DATE.search(_MINUTES.sub(r"\1", section)) for section in asked)


def count_from_1900(grids: Iterable[Grid]) -> None:
    """Shift the dates of a workbook whose days count from 1904, in place.

    A number below zero, or beyond the year 9999, is no date in either count and stays.
    """
    for grid in grids:
        dates = {number for number, style in enumerate(grid.styles) if is_date_format(style.format)}
        for column in grid.columns.values() if dates else ():
            rows = [
                row
                for row, (kind, style) in enumerate(zip(column.kinds, column.styles, strict=True))
                if kind == CellKind.NUMBER and style in dates
            ]
            if rows:
                column.texts = texts = list(column.texts)
                for row in rows:
                    texts[row] = _shifted(texts[row])


def _shifted(serial: str) -> str:
    if not _SERIAL.fullmatch(serial) or (day := Decimal(serial)) >= _BEYOND:
        return serial
    return format(day + _SHIFT, "f")
