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
    if not table.facet_names:
        return [Part(table)]
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(table.items):
        lines[item.facets].append(index)
    return [Part(_of_lines(table, indices), _cells(table, indices[0])) for indices in lines.values()]


def _of_lines(table: Table, indices: Sequence[int]) -> Table:
    kept = set(indices)
    spans = spans_of([index in kept for index in range(len(table.items))])
    return replace(
        table,
        items=tuple(table.items[index]._replace(facets=()) for index in indices),
        values=tuple(take(column, spans) for column in table.values),
        facet_names=(),
    )


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
