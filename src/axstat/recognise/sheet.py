"""Recognises the tables of one sheet: chooses the orientation, splits blocks into tables, refuses weak evidence."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from axstat.model.cells import Grid
from axstat.model.tables import AREA_CLASSES, Doubt, RowClass, SheetReading, Table
from axstat.recognise.accounts import Account, Extent, account
from axstat.recognise.axis import find_candidates
from axstat.recognise.block import Block, read_block
from axstat.recognise.bounds import set_bounds
from axstat.recognise.groups import join_axes
from axstat.recognise.lexicon import Lexicon
from axstat.recognise.segments import split
from axstat.recognise.table import TableBuilder
from axstat.recognise.view import View
from axstat.recognise.vocabulary import Vocabulary
from axstat.values.text import fold_label

_PROBE_ROWS = 400
_NO_TABLE = "no table: no area or category axis"


@dataclass(frozen=True, slots=True)
class _Side:
    """One orientation of the sheet with the tables found in it."""

    tables: tuple[Table, ...]
    score: int
    account: Account


def recognise(grid: Grid, *, vocabulary: Vocabulary | None = None, as_of: date | None = None) -> SheetReading:
    """Return the tables of one sheet.

    Args:
        grid: the sheet.
        vocabulary: categories besides areas; the gazetteer is always in.
        as_of: the day of the data, where the caller knows it; areas that existed then are preferred.
    """
    if grid.n_rows == 0 or grid.n_cols == 0:
        return _nothing(grid, "the sheet is empty")
    with _without_collector():
        return _recognise(grid, Lexicon(vocabulary or Vocabulary(), as_of))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold the garbage collector: every pass over millions of cells would triple the time, and nothing is cyclic."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _recognise(grid: Grid, lexicon: Lexicon) -> SheetReading:
    upright = _read_side(View(grid), lexicon)
    best = upright
    if _may_be_flipped(grid, lexicon, upright.score):
        flipped = _read_side(View(grid, flipped=True), lexicon)
        best = flipped if flipped.score > upright.score else upright
    if not best.tables:
        return _nothing(grid, _NO_TABLE)
    book = best.account
    return SheetReading(
        grid.sheet,
        grid.n_rows,
        grid.n_cols,
        grid.hidden,
        best.tables,
        doubts=(*book.doubts(), *_hidden(grid)),
        row_counts=book.row_counts,
        leftovers=book.cells,
        leftover_cells=book.count,
    )


def _nothing(grid: Grid, reason: str) -> SheetReading:
    return SheetReading(grid.sheet, grid.n_rows, grid.n_cols, grid.hidden, (), reason=reason, doubts=_hidden(grid))


def _hidden(grid: Grid) -> tuple[Doubt, ...]:
    doubts = []
    if grid.hidden:
        doubts.append(Doubt("hidden-sheet", f"the sheet `{grid.sheet}` is hidden"))
    if grid.hidden_rows:
        doubts.append(
            Doubt("hidden-rows", f"{len(grid.hidden_rows)} rows of `{grid.sheet}` are hidden; they were read")
        )
    if grid.hidden_columns:
        doubts.append(
            Doubt("hidden-columns", f"{len(grid.hidden_columns)} columns of `{grid.sheet}` are hidden; they were read")
        )
    return tuple(doubts)


def _may_be_flipped(grid: Grid, lexicon: Lexicon, score: int) -> bool:
    """Tell from the first rows whether more areas or categories stand side by side than one below another."""
    best = 0
    for row in range(1, min(grid.n_rows, _PROBE_ROWS) + 1):
        known = 0
        for column in grid.columns.values():
            if row < len(column.texts) and column.kinds[row] == 2:
                sign = lexicon.sign(column.texts[row])
                known += sign.place is not None or sign.category is not None
        best = max(best, known)
    return best >= 2 and best > score


def _read_side(view: View, lexicon: Lexicon) -> _Side:
    axes = join_axes(view, lexicon, find_candidates(view, lexicon))
    set_bounds(view, axes)
    outer = lexicon.prefecture_in(view.sheet)
    tables: list[Table] = []
    weak: list[Table] = []
    extents: dict[int, Extent] = {}
    for axis in axes:
        block = read_block(view, lexicon, axis, outer)
        above: TableBuilder | None = None
        for segment in split(block):
            builder = TableBuilder(block, segment, above)
            table = builder.build()
            above = builder
            classes = builder.lines.classes
            extents[id(table)] = Extent(table.first_line, table.last_line, axis.left, axis.right, classes)
            (tables if is_table(table, block) else weak).append(table)
    tables = _with_siblings(tables, weak)
    score = sum(sum(1 for i in t.items if i.area is not None or i.category is not None) for t in tables)
    return _Side(tuple(tables), score, account(view, [extents[id(table)] for table in tables]))


def _with_siblings(tables: list[Table], weak: list[Table]) -> list[Table]:
    """Take in a table of one or two bodies that is headed like one with more: the end of a list in columns."""
    headings = {_headings(table) for table in tables}
    joining = [t for t in weak if t.series and _headings(t) in headings and all(i.area is not None for i in t.items)]
    return sorted([*tables, *joining], key=lambda t: (t.first_line, t.series[0].line if t.series else 0))


def _headings(table: Table) -> tuple[str, ...]:
    return tuple(fold_label(series.label) for series in table.series)


def is_table(table: Table, block: Block) -> bool:
    """Tell whether the evidence is enough: names in prose or in a form are no table."""
    known = [
        i
        for i in table.items
        if i.row_class in AREA_CLASSES or i.row_class is RowClass.CATEGORY or block.verdicts[i.line].problem
    ]
    labelled = len(table.items) + len(table.unknown_lines)
    if not known or len(known) < 0.6 * labelled - table.row_counts.get(RowClass.TOTAL, 0):
        return False
    roles = set(block.axis.roles)
    supported = ("code" in roles and len(roles) > 1) or {"prefecture", "name"} <= roles
    if not table.series:
        return len(known) >= (5 if supported else 20)
    if not any(s.numeric for s in table.series) and len(known) < 5:
        return False
    return len(known) >= 3 or supported
