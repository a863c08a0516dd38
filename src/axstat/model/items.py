"""The items of a long table, held part by part: what bodies, facets and periods they have is known without them.

`samples`, `periods_of`, `facets_of` and `where` ask once for each distinct body; a short table is a tuple of items,
which answers the same questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple, Protocol, overload

from axstat.model.areas import Area
from axstat.model.cells import CellRef
from axstat.model.packed import Coded, flags, picked
from axstat.model.tables import Item, RowClass
from axstat.model.values import Period


class Body(NamedTuple):
    """What an item is, without its line: see `Item`."""

    row_class: RowClass
    label: str
    area: Area | None
    category: str | None
    by: str


class LabelCells(Protocol):
    """The label cells of each line of a table."""

    across: tuple[CellRef, ...]
    """The cells of row 0 above those of a line none of whose label cells is blank; of column 0 where transposed."""

    def __call__(self, line: int, /) -> Sequence[CellRef]:
        """Return the cells that identify a line."""

    def are_whole(self, lines: Sequence[int]) -> bytes:
        """Return one byte for each line, 1 where no label cell is blank."""


class Items(Sequence[Item]):
    """Items made only when they are asked for."""

    __slots__ = ("bodies", "cells", "facets", "lines", "periods")

    def __init__(
        self,
        lines: Sequence[int],
        bodies: Coded[Body],
        cells: LabelCells,
        facets: Coded[tuple[str, ...]] | None = None,
        periods: Coded[Period | None] | None = None,
    ) -> None:
        """Take what every line has, all equally long; None where no line has any.

        Args:
            lines: the sheet's lines, rising.
            bodies: what each is.
            cells: the label cells of each.
            facets: its facets.
            periods: its own period.
        """
        self.lines = lines
        self.bodies = bodies
        self.cells = cells
        self.facets = facets
        self.periods = periods

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Items: ...

    def __getitem__(self, index: int | slice) -> Item | Items:
        facets, periods = self.facets, self.periods
        if isinstance(index, slice):
            return Items(
                self.lines[index],
                self.bodies[index],
                self.cells,
                None if facets is None else facets[index],
                None if periods is None else periods[index],
            )
        return _item(
            self.lines[index],
            self.bodies[index],
            self.cells(self.lines[index]),
            () if facets is None else facets[index],
            None if periods is None else periods[index],
        )

    def __iter__(self) -> Iterator[Item]:
        return map(
            _item,
            self.lines,
            self.bodies,
            map(self.cells, self.lines),
            repeat(()) if self.facets is None else self.facets,
            repeat(None) if self.periods is None else self.periods,
        )

    def picked(self, indices: Sequence[int]) -> Items:
        """Return the items in some places."""
        return Items(
            picked(self.lines, indices),
            self.bodies.picked(indices),
            self.cells,
            None if self.facets is None else self.facets.picked(indices),
            None if self.periods is None else self.periods.picked(indices),
        )


def _item(line: int, body: Body, cells: Sequence[CellRef], facets: tuple[str, ...], period: Period | None) -> Item:
    return Item(line, body.row_class, body.label, cells, body.area, body.category, facets, period, body.by)


def lines_of(items: Sequence[Item]) -> Sequence[int]:
    """Return the lines of items."""
    return items.lines if isinstance(items, Items) else [item.line for item in items]


def samples(items: Sequence[Item]) -> Iterable[Item]:
    """Return items of every body that occurs; of a long table one each, without line, cells, facets or period."""
    if not isinstance(items, Items):
        return items
    return [_item(0, body, (), (), None) for body, times in items.bodies.counted() if times]


def periods_of(items: Sequence[Item]) -> Iterable[Period | None]:
    """Return the periods that items carry of their own; of a long table each once."""
    if not isinstance(items, Items):
        return [item.period for item in items]
    return [None] if items.periods is None else [period for period, times in items.periods.counted() if times]


def facets_of(items: Sequence[Item]) -> Iterable[tuple[str, ...]]:
    """Return the facets that items have; of a long table each combination once."""
    if not isinstance(items, Items):
        return [item.facets for item in items]
    return [()] if items.facets is None else [facets for facets, times in items.facets.counted() if times]


def where(items: Sequence[Item], test: Callable[[Item | Body], object]) -> bytes:
    """Return one byte for each item, 1 where what it is passes a test."""
    return flags(items.bodies, test) if isinstance(items, Items) else bytes(bool(test(item)) for item in items)
