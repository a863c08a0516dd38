"""Reads .xls (Excel 97 to 2003, BIFF8) through xlrd: formats, merges, error cells and hidden rows are kept.

BIFF stores numbers as binary: a whole one is given as `93`, any other by the shortest digits that mean the same number.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from axstat.errors import AxstatError, NotAWorkbook, WorkbookLocked
from axstat.model.cells import Grid, Merge, Workbook
from axstat.workbook.builder import Damaged, GridBuilder, must_differ
from axstat.workbook.dates import refuse_1904
from axstat.workbook.source import Source
from axstat.workbook.xlsx.styles import FormatTable

_SAVE = "open the file in Excel and save it as .xlsx"
_STREAMS = (
    ("WordDocument", "is a Word document, not a workbook"),
    ("PowerPoint Document", "is a PowerPoint file, not a workbook"),
    ("__properties_version1.0", "is an e-mail, not a workbook"),
)
_EXACT = 2.0**53


def read_xls(source: Source) -> Workbook:
    """Read an OLE file as a workbook of Excel 97 to 2003.

    Raises:
        NotAWorkbook: it is another document, an older workbook, or damaged.
        WorkbookLocked: a password protects it.
        LimitExceeded: it passes a safety limit.
    """
    _must_hold_workbook(source)
    book, formatted = _opened(source)
    try:
        table = FormatTable()
        codes = [_format_code(book, xf) for xf in book.xf_list] if formatted else []
        cell_formats = tuple(map(table.number, codes))
        formats = table.codes()
        grids = [_grid(source, book.sheet_by_index(i), cell_formats, formats) for i in range(book.nsheets)]
        must_differ(grid.sheet for grid in grids)
    except AxstatError:
        raise
    except Damaged as why:
        raise source.refuse(str(why)) from None
    except Exception:
        raise _damaged(source) from None
    finally:
        book.release_resources()
    if book.datemode:
        refuse_1904(source, grids)
    return Workbook(source.file, tuple(grids), "xls")


def _must_hold_workbook(source: Source) -> None:
    from xlrd.compdoc import CompDoc

    try:
        document = CompDoc(source.data, logfile=io.StringIO(), ignore_workbook_corruption=True)
        names = {entry.name for entry in document.dirlist}
    except Exception:
        raise _damaged(source) from None
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise WorkbookLocked(f"`{source.file.name}` is protected by a password")
    for stream, what in _STREAMS:
        if stream in names:
            raise source.refuse(what)
    if "Workbook" not in names:
        if "Book" in names:
            raise source.refuse("is a workbook of Excel 95 or older, which axstat does not read", hint=_SAVE)
        raise source.refuse("is an OLE document without a workbook")


def _opened(source: Source) -> tuple[Any, bool]:
    """Return xlrd's book and whether it knows formats; some files can only be opened without."""
    import xlrd

    for formatted in (True, False):
        try:
            options = {"formatting_info": formatted, "ragged_rows": True, "logfile": io.StringIO()}
            return xlrd.open_workbook(file_contents=source.data, **options), formatted
        except xlrd.XLRDError as error:
            if "encrypted" in str(error).lower():
                raise WorkbookLocked(f"`{source.file.name}` is protected by a password") from None
        except Exception:  # noqa: S112 - as above; the second attempt decides
            continue
    raise _damaged(source)


def _damaged(source: Source) -> NotAWorkbook:
    return source.refuse("is damaged: it starts like a workbook of Excel 97 to 2003 but cannot be read as one")


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def _error(code: int) -> str:
    from xlrd import error_text_from_code

    return str(error_text_from_code.get(code, f"#ERR{code}"))


_READ: dict[int, Callable[[Any], tuple[str, str]]] = {
    1: lambda text: (' t="str"', text),
    2: lambda value: ("", _number(value)),
    3: lambda value: ("", _number(value)),
    4: lambda value: (' t="b"', str(int(value))),
    5: lambda code: (' t="e"', _error(code)),
}
"""By xlrd's cell type (XL_CELL_TEXT … XL_CELL_ERROR): the type as .xlsx writes it, and the raw text."""


def _format_code(book: Any, xf: Any) -> str:
    known = book.format_map.get(xf.format_key)
    return known.format_str if known else ""


def _grid(source: Source, sheet: Any, cell_formats: tuple[int, ...], formats: tuple[str, ...]) -> Grid:
    styles = [f' s="{number}"' for number in range(len(cell_formats))]
    builder = GridBuilder(source, sheet.name, cell_formats=cell_formats, escapes=False)
    for row in range(sheet.nrows):
        types, values = sheet.row_types(row), sheet.row_values(row)
        for col, kind in enumerate(types):
            if kind in _READ:
                style = styles[sheet.cell_xf_index(row, col)] if styles else ""
                type_, text = _READ[kind](values[col])
                builder.put(row + 1, col + 1, style + type_, text)
    builder.merges = [
        Merge(top + 1, left + 1, bottom, right)
        for top, bottom, left, right in sheet.merged_cells
        if bottom - top > 1 or right - left > 1
    ]
    builder.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    builder.hidden_columns = {col + 1 for col, info in sheet.colinfo_map.items() if info.hidden}
    notes = [note.text for _, note in sorted(sheet.cell_note_map.items()) if note.text.strip()]
    return builder.finish(formats=formats, hidden=sheet.visibility != 0, notes=notes)
