"""Lay compiled figures out as sheets of a workbook: title, unit, header, lines, notes, as ministries print tables.

What a sheet holds is declared by the scripts that compile one; nothing is computed here. A figure that the CSV leaves
empty is an empty cell, a mark (`-`, `▲ 0.4`, `実施`) stays the text that it is.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

Row = dict[str, str]
Header = tuple[str, ...]
"""The labels of one column from the outermost heading to its own; all columns of a sheet have as many."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TOP = 4
_THIN = Border(bottom=Side(style="thin", color="999999"))
_GREY = PatternFill("solid", fgColor="EEEEEE")
_BOLD = Font(bold=True, size=12)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(frozen=True)
class Sheet:
    """One table; `texts` are the columns that stay text (codes, names), the others hold figures or marks."""

    name: str
    title: str
    header: Sequence[Header]
    lines: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    unit: str = ""
    texts: int = 1
    widths: Sequence[int] = ()


def read_csv(path: Path) -> list[Row]:
    """Return the rows of a CSV file, every cell as it is written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def figure(text: str) -> Decimal | int | str | None:
    """Return what a cell of figures holds: a number with its digits, a mark as text, nothing for nothing."""
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    return text


def sidecar(title: str, publisher: str, licence: str, url: str = "", **how: str) -> str:
    """Return the text of a sidecar: what `axstat sources` tells of a workbook, and how it is to be taken."""
    said = {"title": title, "publisher": publisher, "url": url, "licence": licence, **how}
    return "".join(f"{key} = {json.dumps(text, ensure_ascii=False)}\n" for key, text in said.items() if text)


def write(book: Any, sheet: Sheet) -> None:
    """Add a sheet: title in A1, unit above the last column, header from row 4, lines, notes below."""
    ws = book.create_sheet(sheet.name)
    ws["A1"] = sheet.title
    ws["A1"].font = _BOLD
    if sheet.unit:
        ws.cell(2, len(sheet.header), sheet.unit).alignment = Alignment(horizontal="right")
    depth = len(sheet.header[0])
    _write_header(ws, sheet.header, depth)
    row = _TOP + depth
    for line in sheet.lines:
        for col, text in enumerate(line, start=1):
            value = text or None if col <= sheet.texts else figure(text)
            cell = ws.cell(row, col, value)
            if isinstance(value, Decimal):
                cell.number_format = "0." + "0" * min(2, len(text.partition(".")[2]))
        row += 1
    for offset, note in enumerate(sheet.notes, start=1):
        ws.cell(row + offset, 1, note)
    for col in range(1, len(sheet.header) + 1):
        width = sheet.widths[col - 1] if col <= len(sheet.widths) else 14
        ws.column_dimensions[get_column_letter(col)].width = width
    ws.freeze_panes = ws.cell(_TOP + depth, sheet.texts + 1)


def _write_header(ws: Any, header: Sequence[Header], depth: int) -> None:
    """Write the labels, merged over the columns and rows that they head."""
    for col, path in enumerate(header, start=1):
        for level, text in enumerate(path):
            ws.cell(_TOP + level, col).fill = _GREY
            ws.cell(_TOP + level, col).border = _THIN
            ws.cell(_TOP + level, col).alignment = _CENTRE
            before = header[col - 2][: level + 1] if col > 1 else ()
            if not text or before == path[: level + 1]:
                continue
            ws.cell(_TOP + level, col, text)
            last = col
            while last < len(header) and header[last][: level + 1] == path[: level + 1]:
                last += 1
            bottom = _TOP + depth - 1 if not any(path[level + 1 :]) else _TOP + level
            if (last, bottom) != (col, _TOP + level):
                ws.merge_cells(start_row=_TOP + level, start_column=col, end_row=bottom, end_column=last)
