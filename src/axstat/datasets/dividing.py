"""Divides a table by what its lines say of themselves in columns of their own: 全体, 本庁 and 出先 under each body.

Each part has one answer for every facet column, so that a dataset can read it like one more level of the header.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeVar

from axstat.datasets.means import mean_lines
from axstat.model.cells import CellRef
from axstat.model.tables import Figures, HeaderCell, Item, Table, ValueColumn

T = TypeVar("T")
_FACET = "facet"


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a table with one answer for every facet column; `facets` are the answers with their first cells."""

    table: Table
    facets: tuple[HeaderCell, ...] = ()


def divide(table: Table) -> list[Part]:
    """Return the parts of a table in the order of their first lines; a table without facet columns is one part."""
    return [part for whole in own_and_means(table) for part in _by_facets(whole)]


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
        Part(_without_facets(_of_lines(table, indices)), (*part.facets, *_cells(table, indices[0])))
        for indices in lines.values()
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
    places += [item.line] * (len(item.facets) - len(places))
    return tuple(
        HeaderCell(_ref(table, item, place), text) for place, text in zip(places, item.facets, strict=False) if text
    )


def _ref(table: Table, item: Item, place: int) -> CellRef:
    line, across = (place, item.line) if table.transposed else (item.line, place)
    return CellRef(table.sheet, line, across)


def spans_of(keep: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs of True as half-open index ranges: a few slices copy faster than millions of picks."""
    spans = []
    for kept, run in groupby(enumerate(keep), key=itemgetter(1)):
        if kept:
            indices = [index for index, _ in run]
            spans.append((indices[0], indices[-1] + 1))
    return spans


def take(column: ValueColumn, spans: Sequence[tuple[int, int]]) -> ValueColumn:
    """Return a column's values in the given index ranges, packed if they were."""
    statuses = list(_joined(column.statuses, spans))
    packed = bytes(statuses) if isinstance(column.statuses, bytes | bytearray) else statuses
    texts = list(_joined(column.texts, spans))
    if isinstance(column.values, Figures):
        numbers = array("d")
        for start, end in spans:
            numbers.extend(column.values.numbers[start:end])
        return ValueColumn(Figures(numbers, bytes(statuses)), packed, texts)
    return ValueColumn(list(_joined(column.values, spans)), packed, texts)


def _joined(values: Sequence[T], spans: Sequence[tuple[int, int]]) -> Iterator[T]:
    return chain.from_iterable(values[start:end] for start, end in spans)
