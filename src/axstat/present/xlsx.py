"""An Excel workbook that a colleague can print, keep and go on with: the page as it is printed with its charts, the
bare rows under one heading row, what their columns mean, and where all of it comes from. Bytes depend on the result
alone, so Make sees no change where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from axstat.errors import TooLargeForExcel
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.present import bare_sheet, native_charts, printed_sheet
from axstat.present.formats import Rendering
from axstat.present.page import page_of
from axstat.present.workbook_bytes import Book

if TYPE_CHECKING:
    from axstat.present.written_sheet import Sheet

TABLE, CHARTS, DATA = Label("表", "table"), Label("図", "charts"), Label("データ", "data")
DEFINITIONS, SOURCES = Label("定義", "definitions"), Label("出典", "sources")
_MAX_ROWS, _MAX_COLUMNS = 1_048_576, 16_384
"""Rows and columns that Excel takes in a sheet."""
_MOST_ABOVE = 100
"""Rows that title, notes and sources may take of the printed sheet."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A printed sheet in the making: where it goes, its layout, its charts, and the sheet of these if they have one."""

    sheet: Sheet
    charts: Sheet | None
    result: Result
    layout: printed_sheet.Layout
    figures: Sequence[native_charts.Figure]

    @property
    def below(self) -> float:
        """Points that the charts take below the table."""
        return _height(self.figures) if self.charts is None else 0


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the bytes of an .xlsx file with the sheets table (and charts), data, definitions and sources.

    Raises:
        TooLargeForExcel: more rows, columns or text in one cell than Excel takes.
    """
    book = Book(title=result.title.text(how.lang), subject=result.name, lang=how.lang, simulated=result.simulated)
    leaves = [leaf(book, TABLE.text(how.lang), CHARTS.text(how.lang), result)]
    leaves += [leaf(book, part.title.text(how.lang), CHARTS.text(how.lang), part) for part in result.parts]
    finish(book, leaves, [DATA.text(how.lang) for _ in leaves])
    return book.saved()


def leaf(book: Book, name: str, charts: str, result: Result) -> Leaf:
    """Add the printed sheet of a result, and one for its charts where they do not fit below the table.

    Raises:
        TooLargeForExcel: more rows or columns than Excel takes.
    """
    _must_fit(result)
    page = page_of(result, book.lang)
    layout, figures = printed_sheet.laid_out(page), native_charts.figures(result, page)
    sheet = book.sheet(name)
    apart = bool(figures) and not layout.has_room(_height(figures))
    return Leaf(sheet, book.sheet(charts) if apart else None, result, layout, figures)


def finish(book: Book, leaves: Sequence[Leaf], data: Sequence[str]) -> None:
    """Write the sheets begun, and after them the bare tables of those names, definitions and sources."""
    lang = book.lang
    tables = []
    for each, name in zip(leaves, data, strict=True):
        bare = book.sheet(name)
        _write(book, each, bare.name)
        bare_sheet.write_table(book, bare, each.result)
        tables.append(bare_sheet.Table(bare.name, each.result))
    bare_sheet.write_definitions(book, book.sheet(DEFINITIONS.text(lang)), tables)
    bare_sheet.write_sources(book, book.sheet(SOURCES.text(lang)), tables)


def _write(book: Book, each: Leaf, data: str) -> None:
    layout = each.layout
    printed_sheet.write(book, each.sheet, layout, below=each.below)
    if each.charts is None:
        width = min(layout.across * printed_sheet.CHARACTER, printed_sheet.PAPER["landscape"][0])
        _draw(book, each.sheet, each, data, first=layout.last + 1, width=width, span=layout.span)
    else:
        _write_charts(book, each.charts, each, data)


def _write_charts(book: Book, sheet: Sheet, each: Leaf, data: str) -> None:
    """Write the sheet of the charts: they, and below them the notes and sources of the table."""
    width = printed_sheet.PAPER["portrait"][0]
    across = width / printed_sheet.CHARACTER
    columns = round(across / 10)
    sheet.widths([across / columns] * columns)
    last = _draw(book, sheet, each, data, first=1, width=width, span=columns)
    remarks = each.layout.remarks
    printed_sheet.write_texts(book, sheet, remarks, last + 1, columns, across)
    high = _height(each.figures) + sum(text.height(across) for text in remarks)
    one_page = each.layout.lies(width, high)[1]
    printed_sheet.set_up(sheet, each.layout.page, "portrait", one_page, last=last + len(remarks), span=columns)


def _draw(book: Book, sheet: Sheet, each: Leaf, data: str, *, first: int, width: float, span: int) -> int:
    """Draw the charts one below the other from a row on; return the last row that they take."""
    row = first
    for figure in each.figures:
        native_charts.draw(book, native_charts.Place(sheet, row, width, span + 2), figure, data=data)
        row += _rows(figure)
    return row - 1


def _rows(figure: native_charts.Figure) -> int:
    return -(-int(figure.height) // int(printed_sheet.LINE)) + 1


def _height(figures: Sequence[native_charts.Figure]) -> float:
    return sum(_rows(figure) for figure in figures) * printed_sheet.LINE


def _must_fit(result: Result) -> None:
    """Refuse what Excel would cut off: a table in pieces is none that one can filter or sum."""
    rows, columns = len(result.rows) + 1, len(result.columns)
    if rows > _MAX_ROWS - _MOST_ABOVE or columns > _MAX_COLUMNS:
        most: dict[str, Any] = {"most_rows": _MAX_ROWS, "most_columns": _MAX_COLUMNS}
        raise TooLargeForExcel("sheet-too-small", rows=rows, columns=columns, **most)
