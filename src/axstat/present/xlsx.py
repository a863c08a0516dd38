"""An Excel workbook that a colleague can open and keep: typed cells, frozen header, sources and notes as sheets.

Numbers stay numbers with a number format, codes stay text, and no text can act as a formula. Bytes depend on the
result alone, so Make sees no change where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from axstat.errors import TooLargeForExcel
from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label
from axstat.present.formats import Rendering
from axstat.present.table import display_width
from axstat.present.wording import SIMULATED, heading, one_line, value_text
from axstat.present.workbook_bytes import saved

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DATA, _SOURCES, _NOTES = Label("データ", "data"), Label("出典", "sources"), Label("注", "notes")
_SOURCE_FIELDS = ("source_id", "file", "sha256", "dataset", "title", "publisher", "fiscal_year", "survey_year",
                  "edition", "url", "licence", "simulated", "said_as")  # fmt: skip
_MAX_WIDTH = 60
_MAX_ROWS, _MAX_COLUMNS, _MAX_TEXT = 1_048_576, 16_384, 32_767
"""What Excel takes: rows and columns of a sheet, characters of a cell."""


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the bytes of an .xlsx file with the sheets data, sources and notes.

    Raises:
        TooLargeForExcel: more rows, columns or text in one cell than Excel takes.
    """
    from openpyxl import Workbook

    _must_fit(result)
    book = Workbook()
    book.properties.creator = "axstat"
    sheet = book.active
    sheet.title = _DATA.text(how.lang)
    _write_data(sheet, result, how)
    _write_rows(book.create_sheet(_SOURCES.text(how.lang)), _source_rows(result))
    remarks = [result.title.text(how.lang), *([SIMULATED] if result.simulated else [])]
    remarks += [note.text(how.lang) for note in result.notes]
    _write_rows(book.create_sheet(_NOTES.text(how.lang)), [[remark] for remark in remarks])
    return saved(book)


def _must_fit(result: Result) -> None:
    """Refuse what Excel would cut off: a table in pieces is none that one can filter or sum."""
    rows, columns = len(result.rows) + 1, len(result.columns)
    if rows > _MAX_ROWS or columns > _MAX_COLUMNS:
        raise TooLargeForExcel(
            f"{rows:,} rows and {columns:,} columns, the heading included, do not fit a sheet of Excel, "
            f"which takes {_MAX_ROWS:,} and {_MAX_COLUMNS:,}",
            message_ja=f"見出しを含めて {rows:,} 行 {columns:,} 列は、"
            f"Excel のシート（{_MAX_ROWS:,} 行 {_MAX_COLUMNS:,} 列）に収まりません",
        )


def _write_data(sheet: Worksheet, result: Result, how: Rendering) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    rule = Border(bottom=Side(style="medium", color="444444"))
    for index, column in enumerate(result.columns, start=1):
        _put(sheet, 1, index, heading(column, how.lang), column)
        head = sheet.cell(1, index)
        head.font, head.border = Font(bold=True), rule
        head.fill = PatternFill("solid", start_color="EEEEEE")
        head.alignment = Alignment(wrap_text=True, vertical="center")
        widths = [display_width(value_text(row[index - 1], column, how.lang)) for row in result.rows[:500]]
        width = max([*widths, min(display_width(heading(column, how.lang)), 24)])
        sheet.column_dimensions[get_column_letter(index)].width = min(width + 3, _MAX_WIDTH)
    for number, record in enumerate(result.rows, start=2):
        for index, (value, column) in enumerate(zip(record, result.columns, strict=True), start=1):
            _put(sheet, number, index, value, column)
    sheet.freeze_panes = "A2"
    if result.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(result.columns))}{len(result.rows) + 1}"


def _put(sheet: Worksheet, row: int, index: int, value: Scalar, column: Column | None) -> None:
    if value is None:
        return
    cell = sheet.cell(row, index)
    if isinstance(value, str):
        text = one_line(value)
        if len(text) > _MAX_TEXT:  # openpyxl would cut it off without a word
            raise TooLargeForExcel(
                f"`{sheet.title}!{cell.coordinate}` would have {len(text):,} characters, "
                f"and Excel takes {_MAX_TEXT:,} in a cell",
                message_ja=f"`{sheet.title}!{cell.coordinate}` は {len(text):,} 文字で、"
                f"Excel のセル（{_MAX_TEXT:,} 文字）に収まりません",
            )
        cell.value = text
        cell.data_type = "s"  # text such as `=1+1` stays text
        cell.number_format = "@"
        return
    cell.value = value
    if column is not None and isinstance(value, int | float) and not isinstance(value, bool):
        cell.number_format = _number_format(value, column)


def _number_format(value: float, column: Column) -> str:
    if column.name.endswith(("year", "_id")):
        return "0"
    decimals = column.decimals if column.decimals is not None else (1 if column.percent else None)
    if decimals is None:
        plain = "#,##0" if isinstance(value, int) else "General"
    else:
        places = "." + "0" * decimals if decimals else ""
        plain = f"0{places}%" if column.percent else f"#,##0{places}"
    return f"+{plain};-{plain};{plain}" if column.signed else plain


def _source_rows(result: Result) -> list[list[Scalar]]:
    return [list(_SOURCE_FIELDS), *(_source_row(s) for s in result.sources)]


def _source_row(source: SourceNote) -> list[Any]:
    values = (getattr(source, name) for name in _SOURCE_FIELDS)
    return [", ".join(value) if isinstance(value, tuple) else value for value in values]


def _write_rows(sheet: Worksheet, rows: Sequence[Sequence[Scalar]]) -> None:
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, start=1):
        for index, value in enumerate(row, start=1):
            _put(sheet, number, index, value, None)
    for index in range(1, max((len(row) for row in rows), default=0) + 1):
        longest = max(display_width(str(row[index - 1])) for row in rows if len(row) >= index)
        sheet.column_dimensions[get_column_letter(index)].width = min(longest + 3, _MAX_WIDTH)
