"""Accounts for every line and cell of a sheet: one class per line over all tables, and the cells no table took in.

Nothing is dropped silently: what stands outside every table is listed with its cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from axstat.model.tables import HeaderCell, RowClass, Table
from axstat.recognise.classes import LineClasses
from axstat.recognise.sheet import Sheet
from axstat.voice import Finding, Some, found, said

_MOST = 200
_SHOWN = 5
_NOT_BLANK = re.compile(rb"[^\x00]")
_ORDER = (RowClass.HEADER, RowClass.TITLE, RowClass.UNKNOWN, RowClass.NOTE, RowClass.BLANK)


@dataclass(frozen=True, slots=True)
class Extent:
    """A table with the columns that it answers for and the class of each of its lines."""

    table: Table
    left: int
    right: int
    classes: LineClasses

    @property
    def lines(self) -> slice:
        """The table's lines."""
        return slice(self.table.first_line, self.table.last_line + 1)


@dataclass(frozen=True, slots=True)
class Account:
    """The classes of all lines, and what no table took in (`count` cells, the first of them in `cells`)."""

    row_counts: dict[RowClass, int]
    cells: tuple[HeaderCell, ...]
    count: int

    def doubts(self) -> tuple[Finding, ...]:
        """Return the doubt that names cells outside every table."""
        if not self.count:
            return ()
        shown = [said("cell-and-text", cell=cell.ref.a1, text=cell.text[:20]) for cell in self.cells[:_SHOWN]]
        named = Some(tuple(shown), max(0, self.count - _SHOWN))
        return (found("left-over", cells=[cell.ref for cell in self.cells[:_SHOWN]], n=self.count, named=named),)


def account(sheet: Sheet, extents: Sequence[Extent]) -> Account:
    """Count the lines of a sheet by class and list the cells outside all extents."""
    cells: list[HeaderCell] = []
    count = 0
    outside_rows: set[int] = set()
    for col in sorted(col for col in sheet.grid.columns if col <= sheet.grid.n_cols):  # others were filled in
        kinds = bytearray(sheet.column(col).kinds)
        for extent in extents:
            if extent.left <= col <= extent.right:
                kinds[extent.lines] = bytes(len(kinds[extent.lines]))
        for match in _NOT_BLANK.finditer(kinds):
            if sheet.is_blank(match.start(), col):
                continue
            count += 1
            outside_rows.add(match.start())
            if len(cells) < _MOST:
                cells.append(sheet.header_cell(match.start(), col))
    return Account(_classes(sheet, extents, outside_rows), tuple(cells), count)


def _classes(sheet: Sheet, extents: Sequence[Extent], outside: set[int]) -> dict[RowClass, int]:
    """Return one class per line: that of the table with the most to say there."""
    if len(extents) == 1 and not outside and extents[0].lines == slice(1, sheet.n_rows + 1):
        return extents[0].classes.counts()
    chosen: dict[int, RowClass] = {}
    for extent in extents:
        for row, row_class in extent.classes.items():
            known = chosen.get(row)
            if known is None or _rank(row_class) < _rank(known):
                chosen[row] = row_class
    rest = (
        RowClass.UNKNOWN if row in outside else RowClass.BLANK
        for row in range(1, sheet.n_rows + 1)
        if row not in chosen
    )
    return dict(Counter([*chosen.values(), *rest]))


def _rank(row_class: RowClass) -> int:
    return 0 if row_class.has_values else 1 + _ORDER.index(row_class)
