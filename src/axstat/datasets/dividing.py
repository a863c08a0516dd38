"""Divides a table by what its lines say of themselves in columns of their own: 全体, 本庁 and 出先 under each body.

Each part has one answer for every facet column, so that a dataset can read it like one more level of the header.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from axstat.datasets.beside import OfLines, cell_at, columns_of_kinds, columns_of_words, headings
from axstat.datasets.means import mean_lines
from axstat.datasets.noting import Statement, narrows, statements
from axstat.model.packed import spliced
from axstat.model.tables import Figures, HeaderCell, Table, ValueColumn
from axstat.model.values import Period

T = TypeVar("T")
_FACET = "facet"
_KEPT = re.compile(rb"[^\0]+")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a table with one answer for every facet column; `facets` are the answers with their first cells.

    `beside` is what else is said of these lines alone: headings above them, and words in columns that are no facets.
    """

    table: Table
    facets: tuple[HeaderCell, ...] = ()
    beside: tuple[HeaderCell, ...] = ()


def divide(table: Table, noted: Sequence[Statement] = ()) -> list[Part]:
    """Return the parts of a table in the order of their first lines; a table without facet columns is one part.

    `noted` are what its notes say of some lines.
    """
    parts = [part for whole in own_and_means(table) for part in _by_facets(whole)]
    for said in (headings(table), *columns_of_words(table)):
        parts = [one for part in parts for one in _by_words(part, said)]
    return _by_notes(parts, noted)


def divide_own(table: Table, explained: Callable[[str], bool]) -> list[Part]:
    """Return the parts of a table of no dataset, whose lines differ by a heading, a note or a column that all fill.

    What such a table measures nobody declared, so that a part carries the words that are said of it in its name; those
    that are `explained` say nothing of a measure.
    """
    noted = [s for s in statements(table, lambda _: False) if s.columns is None and narrows(s)]
    parts = own_and_means(table)
    for said in (headings(table), *columns_of_kinds(table), *(s.cell for s in noted if s.lines is None)):
        if isinstance(said, HeaderCell):
            of_measure: OfLines = {} if explained(said.text) else said
        else:
            of_measure = {line: cell for line, cell in said.items() if not explained(cell.text)}
        parts = [one for part in parts for one in _by_words(part, of_measure)]
    return _by_notes(parts, [s for s in noted if s.lines is not None])


def _by_notes(parts: list[Part], noted: Sequence[Statement]) -> list[Part]:
    """Divide parts by what notes say of some of their lines; the year that they say is that of these lines."""
    for statement in noted:
        lines = statement.lines or frozenset()
        said = dict.fromkeys(lines, statement.cell)
        parts = [one for part in parts for one in _by_words(part, said)]
        period = statement.period
        if period is not None:
            dated = (p.table.items[0].line in lines for p in parts)
            parts = [_dated(p, period, statement.cell) if of else p for p, of in zip(parts, dated, strict=True)]
    return parts


def _dated(part: Part, period: Period, said: HeaderCell) -> Part:
    """Give every line a period, and the cell that says it to the cells that tell what the line is."""
    items = tuple(item._replace(period=period, cells=(*item.cells, said.ref)) for item in part.table.items)
    return replace(part, table=replace(part.table, items=items))


def own_and_means(table: Table) -> list[Part]:
    """Return the lines that are a body's own figures and those that are means of bodies apart."""
    said, means = mean_lines(table)
    if said is None:
        return [Part(table)]
    own = [index for index in range(len(table.items)) if index not in means]
    parts = [Part(_of_lines(table, sorted(means)), (said,))]
    return [Part(_of_lines(table, own)), *parts] if own else parts


def _by_facets(part: Part) -> list[Part]:
    table = part.table
    if not table.facet_names:
        return [part]
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(table.items):
        lines[item.facets].append(index)
    return [
        Part(_without_facets(_of_lines(table, indices)), (*part.facets, *_cells(table, indices[0])), part.beside)
        for indices in lines.values()
    ]


def _by_words(part: Part, said: OfLines) -> list[Part]:
    """Divide a part by what is said of its lines, the first cell that says it for all."""
    if isinstance(said, HeaderCell):
        return [replace(part, beside=(*part.beside, said))]
    if not said:
        return [part]
    lines: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(part.table.items):
        lines[said[item.line].text if item.line in said else ""].append(index)
    if list(lines) == [""]:
        return [part]
    return [
        Part(
            part.table if len(lines) == 1 else _of_lines(part.table, indices),
            part.facets,
            (*part.beside, said[part.table.items[indices[0]].line]) if text else part.beside,
        )
        for text, indices in lines.items()
    ]


def _of_lines(table: Table, indices: Sequence[int]) -> Table:
    kept = set(indices)
    spans = spans_of([index in kept for index in range(len(table.items))])
    items = tuple(table.items[index] for index in indices)
    return replace(table, items=items, values=tuple(take(column, spans) for column in table.values))


def _without_facets(table: Table) -> Table:
    return replace(table, items=tuple(item._replace(facets=()) for item in table.items), facet_names=())


def _cells(table: Table, index: int) -> tuple[HeaderCell, ...]:
    item = table.items[index]
    places = [line for line, role in table.identity.items() if role == _FACET]
    cells = [cell_at(table, item, place) for place in places]
    cells += [item.cells[-1]] * (len(item.facets) - len(places))  # what its own label says: うち消防
    return tuple(HeaderCell(cell, text) for cell, text in zip(cells, item.facets, strict=False) if text)


def spans_of(keep: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs of True as half-open index ranges: a few slices copy faster than millions of picks."""
    return [match.span() for match in _KEPT.finditer(bytes(keep))]


def take(column: ValueColumn, spans: Sequence[tuple[int, int]]) -> ValueColumn:
    """Return a column's values in the given index ranges, packed if they were."""
    statuses: Sequence[int]
    if isinstance(column.statuses, bytes | bytearray):
        statuses = b"".join([column.statuses[start:end] for start, end in spans])
    else:
        statuses = list(_joined(column.statuses, spans))
    texts = spliced(column.texts, spans)
    if isinstance(column.values, Figures):
        numbers = array("d")
        for start, end in spans:
            numbers.extend(column.values.numbers[start:end])
        return ValueColumn(Figures(numbers, bytes(statuses)), statuses, texts)
    return ValueColumn(list(_joined(column.values, spans)), statuses, texts)


def _joined(values: Sequence[T], spans: Sequence[tuple[int, int]]) -> Iterator[T]:
    return chain.from_iterable(values[start:end] for start, end in spans)
