"""What a sheet says of some lines of a table beside their values: headings above them, and columns of words.

| 市町村名 | 部局   | 時間数 |      | 市町村名 | 病院名   | 職員数 |
| 岡山市   | 消防局 | 16.1   |      | 岡山市   | 市民病院 | 10     |     the hospital's employees, not the city's
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from axstat.datasets.note_marks import is_prose
from axstat.datasets.noting import remark
from axstat.model.cells import CellRef
from axstat.model.packed import distinct
from axstat.model.tables import HeaderCell, Item, Series, Table, ValueColumn
from axstat.recognise import words
from axstat.values.lazy import Pattern
from axstat.values.text import fold_label

_MOST_WORDS = 40  # a column of more words describes every line by itself; those of parts and kinds are fewer
_MAY_BE_ANYTHING = Pattern(
    r"最[多大高少小低]|ピーク|備\s*考|摘\s*要|注|特記|コメント|理由|担当|所管|連絡|電話|(?i:url|e?-?mail|no\b|id\b)|メール|住所|所在地|郵便|出典|公表|更新|回答"
    r"|提出|記入|ふりがな|フリガナ|よみ|読み|かな|カナ|英|ローマ|順位|番号|コード|評価|判定|取組|内容|状況|有無|方法|確度|首長|市長|人事委員会"
)
"""Headings of columns whose words are remarks and say nothing of what was measured."""
_OF_BODIES = Pattern(r"地域|圏域|ブロック|管内|振興局|類型|規模|団体区分|団体種別|郡市?名?$|市郡名?$")
"""Headings of columns whose words tell bodies apart."""

_OF_PEOPLE_OR_TIME = Pattern(r"性別|男女(?:別|区分)?|年齢(?:階級|区分|層)?|対象(?:者|期間)?|期間|職種|部局|雇用形態")
"""Headings of columns whose words are of no body but of the people or the time that its figures are of."""
_NAMES_THINGS = Pattern(r"(?<![長者員課係地])(?:名|名称)$")
"""Headings of columns that name things of their own: 病院名, 組合名; 市長名 and 所在地名 name none."""
_PART_OF_YEAR = Pattern(r"(?:四半期|半期|期|月|調査月|対象月)(?:別|区分)?")
"""Headings of columns whose one number says which part of a year the lines are of."""


OfLines = Mapping[int, HeaderCell] | HeaderCell
"""What is said of each line, or one cell that is said of all: a table may have millions."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A column of words: its series with its folded heading, its texts by line, and which they are."""

    series: Series
    heading: str
    column: Sequence[str]
    texts: frozenset[str]

    @property
    def fills_all(self) -> bool:
        """Whether no line is blank."""
        return "" not in self.texts

    def of_each(self, table: Table) -> OfLines:
        """Return the text of each line, with its cell."""
        if len(self.texts) == 1:
            return HeaderCell(cell_at(table, table.items[0], self.series.line), self._shown(self.column[0]))
        lines = zip(table.items, map(str.strip, self.column), strict=True)
        return {
            item.line: HeaderCell(cell_at(table, item, self.series.line), self._shown(text))
            for item, text in lines
            if text
        }

    def heading_of_each(self, table: Table) -> OfLines:
        """Return the heading for each line that is not blank."""
        cell = self.series.path[-1]
        if self.fills_all:
            return cell
        return {item.line: cell for item, text in zip(table.items, self.column, strict=True) if text.strip()}

    def _shown(self, text: str) -> str:
        return f"{self.heading} {text.strip()}" if self.series.numeric else text.strip()


def headings(table: Table) -> dict[int, HeaderCell]:
    """Return the heading between the items that is above each line; of prose there, what it states of them."""
    inside = [heading for cell in table.inside if (heading := _heading(table, cell)) is not None]
    across = [h.ref.col if table.transposed else h.ref.row for h in inside]
    above = ((item, bisect_left(across, item.line)) for item in table.items) if across else ()
    return {item.line: inside[at - 1] for item, at in above if at and inside[at - 1].text not in item.facets}


def _heading(table: Table, cell: HeaderCell) -> HeaderCell | None:
    if not is_prose(cell.text):
        return cell
    stated = remark(table, cell.text)
    return HeaderCell(cell.ref, stated) if stated else None


def columns_of_words(table: Table) -> Iterator[OfLines]:
    """Yield what the columns of words and remarks say of each line.

    A column with a text of its own on every line says with its heading what the lines are: 病院名.
    """
    for column in _read(table):
        own = len(column.texts) > _MOST_WORDS and column.series.path
        yield column.heading_of_each(table) if own else column.of_each(table)
    for series, remarks in zip(table.series, table.values, strict=True):
        prose = any(map(is_prose, distinct(remarks.texts)))
        if not series.numeric and (prose or words.is_remark_heading(series.label)):
            yield from _remarks(table, series, remarks)


def columns_of_kinds(table: Table) -> Iterator[OfLines]:
    """Yield what the columns say that hold one word for all lines, are of people or time, or name things.

    The words of any other column may describe the bodies, and say nothing of what is measured.
    """
    for column in _read(table):
        if not column.fills_all or len(table.items) < 2 or any(map(words.is_note, column.texts)):
            continue
        if len(column.texts) == 1 or _OF_PEOPLE_OR_TIME.fullmatch(column.heading):
            yield column.of_each(table)
        elif len(column.texts) == len(table.items) and _names_things(column):
            yield column.heading_of_each(table)


def _names_things(column: _Words) -> bool:
    """Tell whether a column names things of its own: a heading of bodies does where they are associations."""
    if not column.series.path or not _NAMES_THINGS.search(column.heading):
        return False
    return not words.is_identity_label(column.heading) or all(map(words.is_association, column.texts))


def _read(table: Table) -> Iterator[_Words]:
    """Yield the columns of words that no remark is expected in, and of the one part of a year."""
    for series, column in zip(table.series, table.values, strict=True):
        heading = fold_label("".join(h.text for h in series.path))
        if series.numeric and not (_PART_OF_YEAR.fullmatch(heading) and len(distinct(column.texts)) == 1):
            continue  # months of one figure each, or hours a month
        tells_bodies_apart = table.axis == "area" and _OF_BODIES.search(heading) is not None
        if tells_bodies_apart or _MAY_BE_ANYTHING.search(heading):
            continue
        texts = frozenset(map(str.strip, distinct(column.texts)))
        if any(map(is_prose, texts)):
            continue
        if series.numeric or any(char.isalpha() for text in texts for char in text):
            yield _Words(series, heading, column.texts, texts)


def _remarks(table: Table, series: Series, column: ValueColumn) -> Iterator[OfLines]:
    """Yield what a column of remarks states of its lines' figures: 目標値, ４～９月分のみ."""
    stated = {text: remark(table, text) for text in distinct(column.texts) if text.strip()}
    if any(stated.values()):
        yield {
            item.line: HeaderCell(cell_at(table, item, series.line), stated[text])
            for item, text in zip(table.items, column.texts, strict=True)
            if stated.get(text)
        }


def cell_at(table: Table, item: Item, place: int) -> CellRef:
    """Return the cell of a line in a column (in a row, where bodies stand as columns)."""
    line, across = (place, item.line) if table.transposed else (item.line, place)
    return CellRef(table.sheet, line, across)
