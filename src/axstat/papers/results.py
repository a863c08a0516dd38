"""An answer as a paper: its chart, its card, its tables with the address of every number, its notes and sources.

A number has its address only where the query, asked again by that very address, gives that very number; what a
report reckons itself, and ad-hoc SQL, stay plain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from axstat.charts import Drawing, foot_lines
from axstat.documents.cells import Addresses
from axstat.errors import AxstatError, UsageError
from axstat.model.results import CardLine, Result, Scalar
from axstat.model.text import Label, Lang
from axstat.papers.blocks import Block, Paper, Paragraph, Picture, Span, Table, TableColumn, Text, words
from axstat.present.choosing import Choice, choose
from axstat.present.marking import SHORT, marked
from axstat.present.page import Cell, Page, TurnedPage, page_of
from axstat.present.wording import is_right_aligned, note_lines, source_lines, value_text

if TYPE_CHECKING:
    from axstat.documents.asking import Answers

MOST_ROWS = 2_000
"""Rows of a paper: some forty pages. Longer answers are for a workbook."""
_NONE = Label("（該当なし）", "(no rows)")
_APART = re.compile(r"( / | 〜 )")
_CARD_WIDTHS = (1.1, 0.7, 0.4, 1.4)
_CARD = (Label("項目", "item"), Label("値", "value"), Label("割合", "share"), Label("備考", "remark"))


@dataclass(frozen=True, slots=True)
class Linked:
    """The addresses of an answer's numbers, held against what the query answers when it is asked by them."""

    result: Result
    addresses: Addresses | None = None
    known: Mapping[tuple[Scalar, ...], Mapping[str, Scalar]] = field(default_factory=dict)

    @classmethod
    def of(cls, result: Result, answers: Answers | None) -> Linked:
        """Return the addresses of an answer, all its columns there; none where no named query answers it again."""
        if answers is None:
            return cls(result)
        try:
            again = answers.result(result.name, Addresses.of(result).parameters)
        except AxstatError:
            return cls(result)
        whole = Addresses.of(again)
        if whole.keys is None or not set(whole.keys) <= {column.name for column in result.columns}:
            return cls(result)
        known = {tuple(row[key] for key in whole.keys): row for row in again.records()}
        return cls(result, Addresses(result, whole.keys, whole.parameters), known)

    def at(self, row: int, column: str) -> str:
        """Return the address of a cell, empty where it has none that gives its number."""
        names = [one.name for one in self.result.columns]
        if self.addresses is None or self.addresses.keys is None or column not in names:
            return ""
        values = dict(zip(names, self.result.rows[row], strict=True))
        found = self.known.get(tuple(values[key] for key in self.addresses.keys), {})
        return self.addresses.at(row, column) if found.get(column) == values[column] else ""


def paper_of(
    result: Result,
    lang: Lang,
    *,
    columns: str | None = None,
    answers: Answers | None = None,
    drawing: Drawing | None = None,
) -> Paper:
    """Return an answer as a paper: the chart first where there is one, then card or table, and every further table.

    Args:
        result: the answer, with all columns of its query.
        lang: the language of every word.
        columns: those that are to be shown, as `--columns` has them.
        answers: what answers the addresses of its numbers; without it numbers are plain.
        drawing: a chart of the answer.

    Raises:
        UsageError: it has more rows than a paper takes.
        UnknownName: a column is chosen that the result does not have.
    """
    rows = sum(len(one.rows) for one in (result, *result.parts))
    if rows > MOST_ROWS:
        raise UsageError("too-long-for-paper", rows=rows, most=MOST_ROWS)
    blocks = list(chart_blocks(drawing)) if drawing is not None else []
    for one, chosen in ((result, columns), *((part, None) for part in result.parts)):
        blocks += _answer(one, chosen, lang, answers)
    simulated = any(one.simulated for one in (result, *result.parts))
    return Paper(result.title.text(lang), lang, tuple(blocks), simulated, result.sources)


def chart_blocks(drawing: Drawing, caption: Text = ()) -> tuple[Block, ...]:
    """Return a chart, its title (or a caption that says the same with links), its notes and its source as text."""
    notes = (Paragraph(words(line), "note") for line in foot_lines(drawing)[:-1])
    source = Paragraph(words(drawing.source_line), "source")
    said = caption or words(drawing.title)
    return (Picture(replace(drawing, bare=True), said, drawing.number), *notes, source)


def _answer(result: Result, columns: str | None, lang: Lang, answers: Answers | None) -> list[Block]:
    linked = Linked.of(result, answers)
    shown = choose(result, Choice(columns=columns))
    page = page_of(marked(shown), lang)
    table = _card(shown, lang, linked) if shown.card else _table(page, linked)
    return [
        replace(table, notes=tuple(words(line) for line in note_lines(result, lang))),
        *(Paragraph(words(line), "source") for line in source_lines(result, lang)),
    ]


def _table(page: Page, linked: Linked) -> Table:
    turned = isinstance(page, TurnedPage)
    heads = page.headings
    rows = []
    for number, row in enumerate(page.cells()):
        at = 0 if turned else number
        rows.append(tuple(_cell(cell, page.lang, linked, at) for cell in row))
    if not rows:
        rows = [(words(_NONE.text(page.lang)), *((),) * (len(heads) - 1))]
    right = [not turned and is_right_aligned(column) for column in page.columns] if not turned else [False, False]
    made = tuple(TableColumn(head, one) for head, one in zip(heads, right, strict=True))
    return Table(made, tuple(rows), page.title, page.subtitle, page.unit or "", page.totals)


def _cell(cell: Cell, lang: Lang, linked: Linked, row: int) -> Text:
    value, column = cell
    text = value_text(value, column, lang)
    return (Span(text, linked.at(row, column.name)),) if text else ()


def _card(result: Result, lang: Lang, linked: Linked) -> Table:
    """Return the headline: a line for each of its figures, the columns that no line fills left out."""
    every = [
        (words(line.label.text(lang)), *_figures(line, linked), words(_remark(line, result, lang)))
        for line in result.card
    ]
    kept = [0, 1, *(i for i in (2, 3) if any(row[i] for row in every))]
    columns = tuple(TableColumn(_CARD[i].text(lang), i in (1, 2), _CARD_WIDTHS[i]) for i in kept)
    return Table(columns, tuple(tuple(row[i] for i in kept) for row in every), result.title.text(lang))


def _figures(line: CardLine, linked: Linked) -> tuple[Text, Text]:
    """Return a line's figure and share, each number of them with the address of its cell."""
    pieces = _APART.split(line.figure)
    count = len([*pieces[::2], *([line.share] if line.share else [])])
    cells = iter(line.cells if len(line.cells) == count else [""] * count)
    figure = tuple(
        Span(piece, linked.at(0, next(cells)) if place % 2 == 0 else "") for place, piece in enumerate(pieces) if piece
    )
    return figure, (Span(line.share, linked.at(0, next(cells))),) if line.share else ()


def _remark(line: CardLine, result: Result, lang: Lang) -> str:
    simulated = result.simulated if line.simulated is None else line.simulated
    said = [line.remark.text(lang) if line.remark else "", SHORT.text(lang) if simulated else ""]
    return {"ja": "　", "en": "; "}[lang].join(part for part in said if part)
