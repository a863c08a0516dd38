"""Reads .xls (Excel 97 to 2003, BIFF8) through xlrd: formats, merges, error cells and hidden rows are kept.

BIFF stores numbers as binary: a whole one is given as `93`, any other by the shortest digits that mean the same number.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from axstat.errors import AxstatError, NotAWorkbook
from axstat.model.cells import Grid, Merge, Style, Workbook
from axstat.voice import Label
from axstat.workbook.builder import GridBuilder
from axstat.workbook.damage import Damaged, must_differ
from axstat.workbook.dates import count_from_1900
from axstat.workbook.runs import RichText, Run
from axstat.workbook.source import Source
from axstat.workbook.xlsx.styles import BUILT_IN, StyleTable

_DOCUMENTS = {
    "WordDocument": Label("Word の文書", "a Word document"),
    "PowerPoint Document": Label("PowerPoint のファイル", "a PowerPoint file"),
    "__properties_version1.0": Label("電子メール", "an e-mail"),
}
_EXCEL_95 = Label("Excel 95 以前のワークブック", "a workbook of Excel 95 or older")
_EXACT = 2.0**53
_TEXT = 1
_SCRIPTS = {1: "superscript", 2: "subscript"}


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
        look = _Look.of(book) if formatted else _Look()
        grids = [_grid(source, book.sheet_by_index(i), look) for i in range(book.nsheets)]
        must_differ(grid.sheet for grid in grids)
    except AxstatError:
        raise
    except Damaged as why:
        raise source.damaged(why) from None
    except Exception:
        raise _damaged(source) from None
    finally:
        book.release_resources()
    if book.datemode:
        count_from_1900(grids)
    return Workbook(source.file, tuple(grids), "xls")


def _must_hold_workbook(source: Source) -> None:
    from xlrd.compdoc import CompDoc

    try:
        document = CompDoc(source.data, logfile=io.StringIO(), ignore_workbook_corruption=True)
        names = {entry.name for entry in document.dirlist}
    except Exception:
        raise _damaged(source) from None
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise source.locked("password")
    for stream, what in _DOCUMENTS.items():
        if stream in names:
            raise source.refuse("another-document", what=what)
    if "Workbook" not in names:
        if "Book" in names:
            raise source.refuse("kind-not-read", what=_EXCEL_95)
        raise source.refuse("ole-without-workbook")


def _opened(source: Source) -> tuple[Any, bool]:
    """Return xlrd's book and whether it knows formats; some files can only be opened without."""
    import xlrd

    for formatted in (True, False):
        try:
            options = {"formatting_info": formatted, "ragged_rows": True, "logfile": io.StringIO()}
            return xlrd.open_workbook(file_contents=source.data, **options), formatted
        except xlrd.XLRDError as error:
            if "encrypted" in str(error).lower():
                raise source.locked("password") from None
        except Exception:  # noqa: S112 - as above; the second attempt decides
            continue
    raise _damaged(source)


def _damaged(source: Source) -> NotAWorkbook:
    return source.refuse("xls-damaged")


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


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles of a book: the distinct ones, which of them each cell style has, and which fonts say something."""

    styles: tuple[Style, ...] = (Style(),)
    cell_styles: tuple[int, ...] = ()
    struck: frozenset[int] = frozenset()
    fonts: tuple[Run, ...] = ()
    """For each font of the book an empty run in it."""

    @classmethod
    def of(cls, book: Any) -> _Look:
        """Read the styles of a book that was opened with them."""
        table = StyleTable()
        numbers = tuple(table.number(Style(_format_code(book, xf), _edges(xf))) for xf in book.xf_list)
        fonts = tuple(Run("", _SCRIPTS.get(font.escapement, ""), bool(font.struck_out)) for font in book.font_list)
        struck = frozenset(i for i, xf in enumerate(book.xf_list) if _font(fonts, xf.font_index).struck)
        return cls(table.styles(), numbers, struck, fonts)


def _font(fonts: tuple[Run, ...], index: int) -> Run:
    return fonts[index] if index < len(fonts) else Run("")


def _format_code(book: Any, xf: Any) -> str:
    known = book.format_map.get(xf.format_key)
    if known is not None and known.format_str is not None:
        return str(known.format_str)
    return BUILT_IN.get(xf.format_key, "")  # xlrd has no code for what Japanese Excel builds in


def _edges(xf: Any) -> str:
    border = xf.border
    lines = (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
    return "".join(side for side, line in zip("LRTB", lines, strict=True) if line)


def _rich(text: str, changes: list[tuple[int, int]], fonts: tuple[Run, ...]) -> RichText:
    """Return a text of several fonts; up to the first change it has the font of the cell.

    Places are counted as BIFF counts them, in UTF-16.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    cuts = [0, *(2 * place for place, _ in changes), len(data)]
    pieces = [data[start:end].decode("utf-16-le", "replace") for start, end in pairwise(cuts)]
    runs = [
        Run(pieces[0]),
        *(_font(fonts, font)._replace(text=piece) for piece, (_, font) in zip(pieces[1:], changes, strict=True)),
    ]
    return RichText.of(runs)


def _grid(source: Source, sheet: Any, look: _Look) -> Grid:
    styles = [f' s="{number}"' for number in range(len(look.cell_styles))]
    builder = GridBuilder(source, sheet.name, cell_styles=look.cell_styles, struck=look.struck, escapes=False)
    for row in range(sheet.nrows):
        types, values = sheet.row_types(row), sheet.row_values(row)
        for col, kind in enumerate(types):
            if kind in _READ:
                style = styles[sheet.cell_xf_index(row, col)] if styles else ""
                type_, text = _READ[kind](values[col])
                changes = sheet.rich_text_runlist_map.get((row, col)) if kind == _TEXT else None
                rich = _rich(text, changes, look.fonts) if changes else None
                builder.put(row + 1, col + 1, style + type_, text, rich=rich)
    builder.merges = [
        Merge(top + 1, left + 1, bottom, right)
        for top, bottom, left, right in sheet.merged_cells
        if bottom - top > 1 or right - left > 1
    ]
    builder.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    builder.hidden_columns = {col + 1 for col, info in sheet.colinfo_map.items() if info.hidden}
    notes = [note.text for _, note in sorted(sheet.cell_note_map.items()) if note.text.strip()]
    return builder.finish(styles=look.styles, hidden=sheet.visibility != 0, notes=notes)
