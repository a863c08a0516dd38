"""Sheets drawn as text: a test shows the sheet it is about.

`draw` turns a pipe-drawn table into a grid by way of a real .xlsx file (written by openpyxl, read by axstat), so
merges, number formats and hidden rows behave as in a published workbook; `write_workbook` leaves the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from openpyxl.utils import column_index_from_string, get_column_letter

from axstat.model.cells import Grid, parse_a1
from axstat.workbook import open_workbook

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SIDES = {"L": "left", "R": "right", "T": "top", "B": "bottom"}
_ERRORS = {"#DIV/0!", "#VALUE!", "#N/A", "#REF!", "#NAME?", "#NUM!", "#NULL!"}


@dataclass(frozen=True)
class Drawing:
    r"""A drawn sheet and what cannot be drawn.

    In the sketch each line is a row, cells stand between pipes; blanks around a cell do not count (U+3000 does), `\n`
    is a line break. `12`, `0.5`, `-3` are numbers, `011002` and everything else text, `'12'` text by force, `TRUE` and
    `FALSE` booleans, `#DIV/0!` an error cell.

    Attributes:
        sketch: the table.
        merge: ranges to merge, `A1:A2 C1:D1`.
        start: address of the drawing's top left cell.
        formats: number format codes by cell, range, column or row: `{"B3": "0%", "C": "0.0", "D3:E9": "#,##0"}`.
        hidden_rows: row numbers.
        hidden_columns: column letters.
        hidden: whether the sheet is hidden (a visible empty sheet is added beside it).
        comments: cell comments by address.
        edges: sides with a border line, of `LRTB`, by cell, range, column or row: `{"B3:D3": "TB"}`.
        struck: cells, ranges, columns or rows whose font is struck through.
    """

    sketch: str
    merge: str = ""
    start: str = "A1"
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: Iterable[int] = ()
    hidden_columns: Iterable[str] = ()
    hidden: bool = False
    comments: Mapping[str, str] = field(default_factory=dict)
    edges: Mapping[str, str] = field(default_factory=dict)
    struck: Iterable[str] = ()


def draw(
    sketch: str,
    *,
    merge: str = "",
    name: str = "Sheet1",
    start: str = "A1",
    formats: Mapping[str, str] | None = None,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[str] = (),
    hidden: bool = False,
    comments: Mapping[str, str] | None = None,
    edges: Mapping[str, str] | None = None,
    struck: Iterable[str] = (),
) -> Grid:
    """Return the grid of a drawn sheet; arguments as in `Drawing`."""
    drawing = Drawing(
        sketch, merge, start, formats or {}, hidden_rows, hidden_columns, hidden, comments or {}, edges or {}, struck
    )
    with TemporaryDirectory() as folder:
        path = write_workbook(Path(folder) / "drawn.xlsx", {name: drawing})
        return open_workbook(path)[0].sheets[0]


def write_workbook(path: Path, sheets: Mapping[str, str | Drawing]) -> Path:
    """Write an .xlsx file with the drawn sheets, by sheet name, and return its path."""
    book = OpenpyxlWorkbook()
    book.remove(book.active)
    for name, sheet in sheets.items():
        _paint(book.create_sheet(name), sheet if isinstance(sheet, Drawing) else Drawing(sheet))
    if all(sheet.sheet_state != "visible" for sheet in book.worksheets):
        book.create_sheet("（空）")
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def rows_of(sketch: str) -> list[list[str]]:
    """Return the cells of a sketch as they are drawn, row by row."""
    lines = (line.strip(" \t") for line in sketch.splitlines())
    return [
        [cell.strip(" \t") for cell in line.removeprefix("|").removesuffix("|").split("|")]
        for line in lines
        if "|" in line
    ]


def _paint(sheet: Any, drawing: Drawing) -> None:
    top, left = parse_a1(drawing.start)
    for row, cells in enumerate(rows_of(drawing.sketch), start=top):
        for col, drawn in enumerate(cells, start=left):
            if drawn:
                _put(sheet.cell(row, col), drawn)
    for where, code in drawing.formats.items():
        for cell in _cells(sheet, where):
            cell.number_format = code
    for where, sides in drawing.edges.items():
        for cell in _cells(sheet, where):
            cell.border = Border(**{_SIDES[side]: Side("thin") for side in sides})
    for where in drawing.struck:
        for cell in _cells(sheet, where):
            cell.font = Font(strike=True)
    for address, text in drawing.comments.items():
        sheet[address].comment = Comment(text, "")
    for area in drawing.merge.split():
        sheet.merge_cells(area)
    for row in drawing.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for letters in drawing.hidden_columns:
        sheet.column_dimensions[letters].hidden = True
    sheet.sheet_state = "hidden" if drawing.hidden else "visible"


def _put(cell: Any, drawn: str) -> None:
    if _NUMBER.fullmatch(drawn):
        cell.value = float(drawn) if "." in drawn else int(drawn)
    elif drawn in ("TRUE", "FALSE"):
        cell.value = drawn == "TRUE"
    else:
        quoted = len(drawn) > 1 and drawn[0] == drawn[-1] == "'"
        cell.value = (drawn[1:-1] if quoted else drawn).replace("\\n", "\n")
        cell.data_type = "e" if drawn in _ERRORS else "s"


def _cells(sheet: Any, where: str) -> Iterable[Any]:
    if where.isdigit():
        where = f"A{where}:{get_column_letter(sheet.max_column)}{where}"
    elif where.isalpha():
        where = f"{where}1:{get_column_letter(column_index_from_string(where))}{sheet.max_row}"
    area = sheet[where]
    return (cell for row in area for cell in row) if isinstance(area, tuple) else (area,)
