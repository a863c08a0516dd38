"""A whole report as one workbook: the contents first, each table as it is printed with its charts, then the bare
tables, what their columns mean, and the sources. What could not be made stands among the contents, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.model import books
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import SIMULATED
from axstat.present import printed_sheet, xlsx
from axstat.present.marking import marked
from axstat.present.page import page_of
from axstat.present.workbook_bytes import Book

if TYPE_CHECKING:
    from axstat.present.written_sheet import Sheet

_CONTENTS = Label("目次", "contents")
_COLUMNS = (
    Column("sheet", "text", Label("シート", "sheet"), chosen=True),
    Column("title", "text", Label("内容", "what it holds"), chosen=True),
    Column("rows", "integer", Label("行数", "rows"), chosen=True),
    Column("charts", "integer", Label("図", "charts"), chosen=True),
)
_SIMULATED = Column("simulated", "text", Label("模擬データ", "simulated"), chosen=True)
_LEFT_OUT = Label("作成できなかった：", "not made: ")
_BARE = Label(
    "印刷用の表の後に、同じ表の機械判読用のシート（「データ」で始まるもの）、列の定義、出典が続く",
    "after the printed tables come the same ones for machines (sheets `data …`), their columns, and the sources",
)


def render_book(report: books.Book, lang: Lang) -> bytes:
    """Return the bytes of an .xlsx file with every table of a whole report.

    Raises:
        TooLargeForExcel: a table that Excel cannot hold.
    """
    simulated = any(result.simulated for result in report.results)
    book = Book(title=report.title.text(lang), subject=report.name, lang=lang, simulated=simulated)
    contents = book.sheet(_CONTENTS.text(lang))
    leaves: list[xlsx.Leaf] = []
    for chapter in report.chapters:
        if chapter.result is not None:
            name = chapter.name.text(lang)
            leaves.append(xlsx.leaf(book, name, f"{xlsx.CHARTS.text(lang)} {name}", marked(chapter.result)))
    _write_contents(book, contents, report, leaves)
    xlsx.finish(book, leaves, [f"{xlsx.DATA.text(lang)} {leaf.sheet.name}" for leaf in leaves])
    return book.saved()


def _write_contents(book: Book, sheet: Sheet, report: books.Book, leaves: list[xlsx.Leaf]) -> None:
    """Write which sheet holds what, each with a link, and what was left out."""
    lang = book.lang
    made: list[tuple[Scalar, ...]] = [
        (
            leaf.sheet.name,
            leaf.result.title.text(lang),
            len(leaf.result.rows),
            len(leaf.figures),
            SIMULATED if leaf.result.simulated else None,
        )
        for leaf in leaves
    ]
    lost: list[tuple[Scalar, ...]] = [
        (chapter.name.text(lang), _LEFT_OUT.text(lang) + chapter.missing.text(lang), None, None, None)
        for chapter in report.chapters
        if chapter.missing is not None
    ]
    simulated = any(result.simulated for result in report.results)
    sources = {source.source_id: source for result in report.results for source in result.sources}
    result = Result(
        name=report.name,
        title=report.title,
        columns=(*_COLUMNS, _SIMULATED) if simulated else _COLUMNS,
        rows=(*made, *lost) if simulated else tuple(row[:-1] for row in (*made, *lost)),
        notes=(_BARE,),
        sources=tuple(sources[number] for number in sorted(sources)),
        simulated=simulated,
    )
    layout = printed_sheet.laid_out(page_of(result, lang))
    printed_sheet.write(book, sheet, layout)
    for row, leaf in enumerate(leaves, start=layout.top):
        sheet.write_url(row, 0, f"internal:'{leaf.sheet.name}'!A1", None, leaf.sheet.name)
