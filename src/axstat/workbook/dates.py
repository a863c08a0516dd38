"""Dates that count from 1904: a grid keeps raw serial numbers, so such a workbook is refused where it holds dates.

Read as usual, each of them would be four years and a day too early.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from axstat.model.cells import CellKind, Grid
from axstat.workbook.source import Source

_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|e[+-]|general', re.IGNORECASE)
_DATE = re.compile(r"[ymdgea]", re.IGNORECASE)


def is_date_format(code: str) -> bool:
    """Say whether a number format shows a date: `yyyy"年"m"月"`, `[$-411]ge.m.d`, but not `0.0"日"` or `[h]:mm`."""
    return _DATE.search(_NOT_CODE.sub("", code).split(";")[0].replace("[h]:mm", "")) is not None


def refuse_1904(source: Source, grids: Iterable[Grid]) -> None:
    """Refuse a file whose dates count from 1904, where it holds any.

    Raises:
        NotAWorkbook: naming the first date.
    """
    for grid in grids:
        dates = {number for number, code in enumerate(grid.formats) if is_date_format(code)}
        for col, column in grid.columns.items():
            for row, (kind, number) in enumerate(zip(column.kinds, column.formats, strict=True)):
                if kind == CellKind.NUMBER and number in dates:
                    raise source.refuse(
                        f"counts its dates from 1904, and `{grid.ref(row, col)}` is a date",
                        hint="in Excel, change the cells with dates into text, then save a copy",
                    )
