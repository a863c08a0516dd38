"""Sheets for machines: bare tables by the rules of machine-readable statistics, their columns, and provenance.

One heading row with units, then one row a row and one value a cell; numbers without marks, nothing merged or hidden,
nothing said by a colour. A cell without a value is empty, and an empty cell is not 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label, Lang, same
from axstat.model.wording import SIMULATED
from axstat.present.cells import DAY, TEXT, is_text
from axstat.present.wording import YES, unit_of, value_text
from axstat.voice.typeset import display_width

if TYPE_CHECKING:
    from axstat.present.workbook_bytes import Book
    from axstat.present.written_sheet import Put, Sheet

FRACTION = Label("比率", "fraction")
"""The unit of a share in a table for machines, where 0.5 is a half: `%` would make it a half of a hundredth."""
_TYPES = {
    "text": Label("文字", "text"),
    "integer": Label("整数", "whole number"),
    "number": Label("数値", "number"),
    "boolean": Label("はい・いいえ", "yes or no"),
    "date": Label("日付", "date"),
}
_SOURCE_FIELDS = {
    "source_id": Label("番号", "number"),
    "file": Label("ファイル", "file"),
    "sha256": same("sha256"),
    "dataset": Label("データセット", "dataset"),
    "title": Label("表題", "title"),
    "publisher": Label("公表者", "publisher"),
    "fiscal_year": Label("年度", "fiscal year"),
    "survey_year": Label("調査年", "survey year"),
    "edition": Label("版", "edition"),
    "url": same("URL"),
    "licence": Label("利用条件", "licence"),
    "retrieved_on": Label("入手日", "date of retrieval"),
    "partial": Label("掲載の範囲", "bodies listed"),
    "simulated": Label("模擬データ", "simulated"),
    "said_as": Label("列の意味（利用者の指定）", "columns as the user says"),
    "cited": Label("利用者が記入した項目", "given by the user"),
}
_DEFINED = (
    *(Label("シート", "sheet"), Label("列", "column"), Label("列の名前", "name of the column"), Label("型", "type")),
    *(Label("単位", "unit"), Label("値", "value"), Label("値の符号", "code of the value")),
)
_ASKED = (
    *(Label("シート", "sheet"), Label("クエリ", "query"), Label("SQLのsha256", "sha256 of the SQL")),
    *(Label("模擬データを含む", "simulated data in it"), Label("パラメーター", "parameter")),
    *(Label("パラメーターの意味", "what it means"), Label("値", "value")),
)
_EMPTY = Label("空欄は値がないことを示し、0ではない", "an empty cell has no value, which is not 0")
_SHARES = Label("比率は 1 が 100％", "fractions: 1 is 100 %")
_MAX_WIDTH, _TEXT_WIDTH, _HEAD_WIDTH, _SAMPLED = 60, 28, 24, 500
"""Characters of the widest column, and of one whose text is broken, those of a heading at most, rows measured."""
_NOTHING: Put = (None, None)


@dataclass(frozen=True, slots=True)
class Table:
    """A result and the name of the sheet that has its bare rows, as definitions and provenance name it."""

    sheet: str
    result: Result


def write_table(book: Book, sheet: Sheet, result: Result) -> None:
    """Write a result's columns and rows, to filter, sum and draw from.

    Raises:
        TooLargeForExcel: a text is longer than a cell takes.
    """
    looks = {"text": book.look(num_format=TEXT), "date": book.look(num_format=DAY)}
    looks["boolean"] = looks["text"]
    kinds = [(_machine_text(column, book.lang), looks.get(column.type, book.look())) for column in result.columns]
    rows = ([(said(value), look) for value, (said, look) in zip(row, kinds, strict=True)] for row in result.rows)
    _write(book, sheet, _headings(result.columns, book.lang), rows)
    if result.rows:
        sheet.autofilter(0, 0, len(result.rows), len(result.columns) - 1)


def write_definitions(book: Book, sheet: Sheet, tables: Sequence[Table]) -> None:
    """Write what each column of the bare tables is, and what the codes are whose words they hold."""
    rows = [row for table in tables for row in _definitions(table, book.lang)]
    remarks = [_EMPTY, *([_SHARES] if any(c.percent for t in tables for c in t.result.columns) else [])]
    nothing: list[Scalar] = [None] * 5
    rows += [[*nothing, remark.text(book.lang), None] for remark in remarks]
    _write_texts(book, sheet, _DEFINED, rows)


def write_sources(book: Book, sheet: Sheet, tables: Sequence[Table]) -> None:
    """Write the sources, and below them what was asked: queries with their hashes, and parameters in words."""
    sources = {source.source_id: source for table in tables for source in table.result.sources}
    last = _write_texts(book, sheet, _SOURCE_FIELDS.values(), (_source_row(s, book.lang) for s in sources.values()))
    asked = [row for table in tables for row in _asked(table, book.lang)]
    _write_texts(book, sheet, _ASKED, asked, first=last + 2)


def _headings(columns: Sequence[Column], lang: Lang) -> list[str]:
    """Return the headings of a bare table: label and unit on one line, each once."""
    plain = [_heading(column, lang) for column in columns]
    return [f"{text} {columns[n].name}" if plain.count(text) > 1 else text for n, text in enumerate(plain)]


def _heading(column: Column, lang: Lang) -> str:
    label, unit = column.label.text(lang), _unit(column, lang)
    if not unit or unit == label:
        return label
    return f"{label}（{unit}）" if lang == "ja" else f"{label} ({unit})"


def _unit(column: Column, lang: Lang) -> str | None:
    return FRACTION.text(lang) if column.percent else unit_of(column, lang)


def _machine_text(column: Column, lang: Lang) -> Callable[[Scalar], Scalar]:
    """Return what a cell of a column holds: numbers and dates as they are, words for codes, nothing for no value."""
    words: dict[Scalar, Scalar] = {None: None}

    def said(value: Scalar) -> Scalar:
        if not is_text(value):
            return value
        if value not in words:
            share = column.name == "unit" and value == "fraction"
            words[value] = FRACTION.text(lang) if share else value_text(value, column, lang)
        return words[value]

    return said


def _definitions(table: Table, lang: Lang) -> Iterator[list[Scalar]]:
    columns = table.result.columns
    for number, (column, head) in enumerate(zip(columns, _headings(columns, lang), strict=True)):
        said = [table.sheet, head, column.name, _TYPES[column.type].text(lang), _unit(column, lang)]
        yield [*said, None, None]
        codes = dict.fromkeys(row[number] for row in table.result.rows) if column.words else {}
        for code in codes:
            if str(code) in (column.words or {}):
                yield [*said, value_text(code, column, lang), str(code)]


def _source_row(source: SourceNote, lang: Lang) -> list[Scalar]:
    values = (getattr(source, name) for name in _SOURCE_FIELDS)
    plain = (", ".join(value) or None if isinstance(value, tuple) else value for value in values)
    return [YES[value].text(lang) if isinstance(value, bool) else value for value in plain]


def _asked(table: Table, lang: Lang) -> Iterator[list[Scalar]]:
    result = table.result
    digest = sha256(result.sql.encode()).hexdigest() if result.sql else None
    said: list[Scalar] = [table.sheet, result.name, digest, SIMULATED if result.simulated else YES[False].text(lang)]
    if not result.asked:
        yield [*said, None, None, None]
    for asked in result.asked:
        yield [*said, asked.name, asked.label.text(lang), asked.value.text(lang)]


def _write_texts(
    book: Book, sheet: Sheet, heads: Iterable[Label], rows: Iterable[Sequence[Scalar]], *, first: int = 1
) -> int:
    look, day = (book.look(num_format=form, text_wrap=True, valign="top") for form in (TEXT, DAY))
    plain = ([(v, day if isinstance(v, date) else look) for v in row] for row in rows)
    return _write(book, sheet, [head.text(book.lang) for head in heads], plain, first=first, widest=_TEXT_WIDTH)


def _write(
    book: Book,
    sheet: Sheet,
    heads: Sequence[str],
    rows: Iterable[Sequence[Put]],
    *,
    first: int = 1,
    widest: int = _MAX_WIDTH,
) -> int:
    """Write headings and rows, as wide as they need; return the last row."""
    look = book.look(bold=True, bottom=2, bottom_color="#404040", bg_color="#EDEDED", valign="vcenter", text_wrap=True)
    sheet.put(first, [(head, look) for head in heads])
    longest = [min(display_width(head), _HEAD_WIDTH) for head in heads]
    number = first
    for number, row in enumerate(rows, start=first + 1):
        sheet.put(number, [cell if cell[0] is not None else _NOTHING for cell in row])
        if number < _SAMPLED:
            texts = ["" if value is None else str(value) for value, _ in row]
            longest = [max(n, display_width(text)) for n, text in zip(longest, texts, strict=True)]
    if first == 1:
        sheet.widths(min(n + 3, widest) for n in longest)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return number
