"""An Excel workbook that a colleague can print, keep and go on with: the page as it is printed, the bare rows under
one heading row, and the sources. Bytes depend on the result alone, so Make sees no change where there is none.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from axstat.errors import TooLargeForExcel
from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label, Lang
from axstat.present import printed_sheet
from axstat.present.cells import put
from axstat.present.formats import Rendering
from axstat.present.page import page_of
from axstat.present.wording import heading, value_text
from axstat.present.workbook_bytes import saved
from axstat.voice.typeset import display_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TABLE, _DATA, _SOURCES = Label("表", "table"), Label("データ", "data"), Label("出典", "sources")
_SOURCE_FIELDS = {
    "source_id": Label("番号", "number"),
    "file": Label("ファイル", "file"),
    "sha256": Label("sha256", "sha256"),
    "dataset": Label("データセット", "dataset"),
    "title": Label("表題", "title"),
    "publisher": Label("公表者", "publisher"),
    "fiscal_year": Label("年度", "fiscal year"),
    "survey_year": Label("調査年", "survey year"),
    "edition": Label("版", "edition"),
    "url": Label("URL", "URL"),
    "licence": Label("利用条件", "licence"),
    "simulated": Label("模擬データ", "simulated"),
    "said_as": Label("列の意味（利用者の指定）", "columns as the user says"),
}
_MAX_WIDTH = 60
_MAX_ROWS, _MAX_COLUMNS = 1_048_576, 16_384
"""Rows and columns that Excel takes in a sheet."""
_MOST_ABOVE = 100
"""Rows that title, notes and sources may take of the printed sheet."""


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the bytes of an .xlsx file with the sheets table, data and sources.

    Raises:
        TooLargeForExcel: more rows, columns or text in one cell than Excel takes.
    """
    os.environ.setdefault("OPENPYXL_LXML", "False")  # the same bytes whether or not lxml is installed
    from openpyxl import Workbook

    _must_fit(result)
    book = Workbook()
    book.properties.creator = "axstat"
    book.properties.title = result.title.text(how.lang)
    sheet = book.active
    sheet.title = _TABLE.text(how.lang)
    printed_sheet.write(sheet, page_of(result, how.lang))
    for part in result.parts:
        printed_sheet.write(book.create_sheet(part.title.text(how.lang)), page_of(part, how.lang))
    _write_data(book.create_sheet(_DATA.text(how.lang)), result, how.lang)
    sources = [[label.text(how.lang) for label in _SOURCE_FIELDS.values()]]
    _write_rows(book.create_sheet(_SOURCES.text(how.lang)), [*sources, *map(_source_row, result.sources)], how.lang)
    return saved(book)


def _must_fit(result: Result) -> None:
    """Refuse what Excel would cut off: a table in pieces is none that one can filter or sum."""
    rows, columns = len(result.rows) + 1, len(result.columns)
    if rows > _MAX_ROWS - _MOST_ABOVE or columns > _MAX_COLUMNS:
        most: dict[str, Any] = {"most_rows": _MAX_ROWS, "most_columns": _MAX_COLUMNS}
        raise TooLargeForExcel("sheet-too-small", rows=rows, columns=columns, **most)


def _write_data(sheet: Worksheet, result: Result, lang: Lang) -> None:
    """Write all columns and rows under one heading row, to filter, sum and draw from."""
    cells = ([_readable(v, c, lang) for v, c in zip(row, result.columns, strict=True)] for row in result.rows)
    _write_rows(sheet, [[heading(c, lang) for c in result.columns], *cells], lang, result.columns)
    if result.rows:
        sheet.auto_filter.ref = sheet.dimensions


def _readable(value: Scalar, column: Column, lang: Lang) -> Scalar:
    return value_text(value, column, lang) if isinstance(value, str | bool) else value


def _source_row(source: SourceNote) -> list[Any]:
    values = (getattr(source, name) for name in _SOURCE_FIELDS)
    return [", ".join(value) if isinstance(value, tuple) else value for value in values]


def _write_rows(sheet: Worksheet, rows: Sequence[Sequence[Scalar]], lang: Lang, columns: Sequence[Column] = ()) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            put(sheet, number, index + 1, value, columns[index] if columns and number > 1 else None)
    for cell in sheet[1]:
        cell.font = Font(printed_sheet.FONTS[lang], 10, bold=True)
        cell.border = Border(bottom=Side("medium", "404040"))
        cell.fill = PatternFill("solid", start_color="EDEDED")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for index in range(len(rows[0])):
        longest = max(display_width(str(row[index])) for row in rows[1:500]) if rows[1:] else 0
        longest = max(longest, min(display_width(str(rows[0][index])), 24))
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(longest + 3, _MAX_WIDTH)
    sheet.freeze_panes = "A2"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"
