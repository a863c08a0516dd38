"""Recognises the tables of one sheet: facts, axes, bodies, keys, lines, segments, tables, in this order, once.

Both orientations are tried where bodies stand side by side; weak evidence is refused, and the reason is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

from axstat.model.areas import Area
from axstat.model.cells import CellKind, Grid
from axstat.model.items import lines_of, samples, where
from axstat.model.packed import flags
from axstat.model.rows import kept
from axstat.model.tables import RowClass, SheetReading, Table
from axstat.model.values import Status
from axstat.recognise import thresholds
from axstat.recognise.accounts import Extent, account
from axstat.recognise.axes import CODE, NAME, PREFECTURE, find_candidates
from axstat.recognise.block import Block
from axstat.recognise.bodies import Verdict
from axstat.recognise.bounds import complete
from axstat.recognise.joins import join_axes
from axstat.recognise.judging import read_block
from axstat.recognise.lexicon import Lexicon, lexicon_of
from axstat.recognise.lines import Lines
from axstat.recognise.own_years import body_of, has_years, year_axes
from axstat.recognise.segments import Segment, split
from axstat.recognise.sheet import Sheet, without_blanket_format
from axstat.recognise.tables import TableBuilder
from axstat.recognise.vocabulary import Vocabulary
from axstat.values.periods import find_periods
from axstat.values.text import fold_label
from axstat.voice import Finding, found, said

_PROBE_ROWS = 400
_TITLE_ROWS = 30
_NO_CATEGORIES = Vocabulary()
_NOT_NAMES = (RowClass.TOTAL, RowClass.AVERAGE, RowClass.ASSOCIATION, RowClass.COUNTY)
_NO_TABLE = said("no-axis")


def recognise(grid: Grid, *, vocabulary: Vocabulary | None = None, as_of: date | None = None) -> SheetReading:
    """Return the tables of one sheet.

    Args:
        grid: the sheet.
        vocabulary: categories besides areas; the gazetteer is always in.
        as_of: the day of the data, where the caller knows it; else the sheet's titles say it. Areas that existed then
            are preferred.
    """
    if grid.n_rows == 0 or grid.n_cols == 0:
        return _nothing(grid, said("empty-sheet"))
    grid = without_blanket_format(grid)
    titles = _titles(grid)
    lexicon = lexicon_of(vocabulary or _NO_CATEGORIES, as_of or _day_in(titles))
    best = _read_side(Sheet(grid), lexicon, titles)
    if _may_be_flipped(grid, lexicon, best.score):
        flipped = _read_side(Sheet(grid, flipped=True), lexicon, titles)
        best = flipped if flipped.score > best.score else best
    if not best.found and (body := body_of(lexicon, titles)) is not None:
        sides = (_read_side(Sheet(grid, flipped=flipped), lexicon, titles, body) for flipped in (False, True))
        best = max(sides, key=lambda side: side.score)
    if not best.found:
        years = any(has_years(Sheet(grid, flipped=flipped)) for flipped in (False, True))
        return _nothing(grid, best.reason or (said("years-of-nobody") if years else _NO_TABLE))
    book = account(best.sheet, best.found)
    doubts = (*book.doubts(), *_hidden(grid))
    return SheetReading(
        grid.sheet,
        grid.n_rows,
        grid.n_cols,
        grid.hidden,
        tuple(extent.table for extent in best.found),
        doubts=doubts,
        row_counts=book.row_counts,
        leftovers=book.cells,
        leftover_cells=book.count,
    )


def _titles(grid: Grid) -> list[str]:
    """Return the sheet's name and its texts that stand alone in one of the first rows."""
    found = [grid.sheet]
    for row in range(1, min(grid.n_rows, _TITLE_ROWS) + 1):
        filled = [c for c, column in grid.columns.items() if row < len(column.kinds) and column.kinds[row]]
        if len(filled) > 2:
            break
        found += [grid.text(row, col) for col in filled if grid.kind(row, col) is CellKind.TEXT]
    return found


def _day_in(titles: list[str]) -> date | None:
    """Return the last day of the one period that the titles speak of, None when they speak of none or of several."""
    periods = {m.period for text in titles for m in find_periods(text) if m.role == "data"}
    return periods.pop().end if len(periods) == 1 else None


def _nothing(grid: Grid, reason: Finding) -> SheetReading:
    return SheetReading(grid.sheet, grid.n_rows, grid.n_cols, grid.hidden, (), reason=reason, doubts=_hidden(grid))


def _hidden(grid: Grid) -> tuple[Finding, ...]:
    doubts = [found("hidden-sheet", sheet=grid.sheet)] if grid.hidden else []
    for identifier, lines in (("hidden-rows", grid.hidden_rows), ("hidden-columns", grid.hidden_columns)):
        if lines:
            doubts.append(found(identifier, n=len(lines), sheet=grid.sheet))
    return tuple(doubts)


def _may_be_flipped(grid: Grid, lexicon: Lexicon, score: int) -> bool:
    """Tell from the first rows whether more areas or categories stand side by side than one below another."""
    if len(grid.columns) <= score:
        return False
    known: Counter[int] = Counter()
    for column in grid.columns.values():
        last = min(len(column.texts), _PROBE_ROWS)
        for row in compress(range(last), (kind == CellKind.TEXT for kind in column.kinds[:last])):
            sign = lexicon.sign(column.texts[row])
            known[row] += sign.place is not None or sign.category is not None or bool(sign.short)
    best = max(known.values(), default=0)
    return best >= 2 and best > score


@dataclass(frozen=True, slots=True)
class _Side:
    """One orientation of the sheet with the tables found in it."""

    sheet: Sheet
    found: Sequence[Extent]
    score: int
    """How many lines are of areas or categories."""
    reason: Finding | None
    """Why names with something beside them are no table."""


def _read_side(sheet: Sheet, lexicon: Lexicon, titles: list[str], body: Area | None = None) -> _Side:
    """Read one orientation of a sheet; `body` where the lines are to be the years of one body."""
    axes = (
        join_axes(sheet, lexicon, find_candidates(sheet, lexicon)) if body is None else year_axes(sheet, lexicon, body)
    )
    complete(sheet, lexicon, axes)
    lists: list[Extent] = []
    weak: list[Extent] = []
    for axis in axes:
        lines = Lines(read_block(sheet, lexicon, axis, titles))
        above: TableBuilder | None = None
        for segment in split(lines):
            builders = [TableBuilder(lines, segment, above, unit) for unit in _units(lines, segment)]
            built = [Extent(one.build(), axis.left, axis.right, one.hearing.classes) for one in builders]
            (lists if is_list([extent.table for extent in built], lines.block) else weak).extend(built)
            above = builders[-1]
    lists = _with_siblings(lists, weak)
    score = sum(where(e.table.items, lambda i: i.area or i.category is not None).count(1) for e in lists)
    return _Side(sheet, lists, score, _unread(sheet, [extent.table for extent in weak]))


def _unread(sheet: Sheet, weak: list[Table]) -> Finding | None:
    """Say that what stands beside a list of names could not be read, with the first such cell."""
    for table in weak:
        beside = [
            (sheet.ref(item.line, series.line), text)
            for series, values in zip(table.series, table.values, strict=True)
            for item, text, status in zip(table.items, values.texts, values.statuses, strict=True)
            if status == Status.UNPARSED
        ]
        if beside and len(table.items) >= thresholds.FEW_KNOWN:
            cell, text = beside[0]
            return said("nothing-read", names=table.items[0].cells[0].a1, cell=cell.a1, text=text, n=len(beside))
    return None


def _units(lines: Lines, segment: Segment) -> list[str | None]:
    """Return the units that a column gives the lines of a segment, one table each; None where it gives them one."""
    rows = lines.items_between(segment.first, segment.last) if lines.block.unit_column else []
    units = dict.fromkeys(lines.block.units(rows))
    return [*units] if len(units) > 1 else [None]


def _with_siblings(found: list[Extent], weak: list[Extent]) -> list[Extent]:
    """Take in a table of one or two bodies that is headed like one with more: the end of a list in columns."""
    tables = [extent.table for extent in found]
    headings = {_headings(table) for table in tables}

    def joins(table: Table) -> bool:
        bodies = samples(table.items)
        listed = any(i.area for i in bodies) and all(i.area or i.row_class is RowClass.TOTAL for i in bodies)
        headed = bool(table.series) and _headings(table) in headings
        return headed and listed and not any(_shares_cells(table, other) for other in tables)

    every = [*found, *(extent for extent in weak if joins(extent.table))]
    return sorted(every, key=lambda e: (e.table.first_line, e.table.series[0].line if e.table.series else 0))


def _shares_cells(table: Table, other: Table) -> bool:
    """Tell whether two tables read a cell both: 全国 left of the prefectures is a line of theirs already."""
    if {s.line for s in table.series}.isdisjoint(s.line for s in other.series):
        return False
    return not {i.line for i in table.items}.isdisjoint(i.line for i in other.items)


def _headings(table: Table) -> tuple[str, ...]:
    return tuple(fold_label(series.label) for series in table.series)


def is_list(tables: Sequence[Table], block: Block) -> bool:
    """Tell whether the evidence is enough: names in prose or in a form are no table.

    Lines of several units are tables of their own, but one list of names.
    """
    known = sum(len(kept(lines_of(table.items), flags(block.verdicts, _is_known))) for table in tables)
    roles = set(block.axis.roles)
    supported = (CODE in roles and len(roles) > 1) or {PREFECTURE, NAME} <= roles
    if not known or (known < _labels_needed(tables) and not supported):
        return False
    series = [one for table in tables for one in table.series]
    if not series:
        return known >= (thresholds.LIST_BESIDE_CODES if supported else thresholds.LIST_WITHOUT_FIGURES)
    if not any(s.numeric for s in series) and known < thresholds.LIST_OF_WORDS and not supported:
        return False
    return known >= thresholds.FEW_KNOWN or supported


def _is_known(verdict: Verdict) -> bool:
    return verdict.row_class.is_area or verdict.row_class is RowClass.CATEGORY or bool(verdict.problem)


def _labels_needed(tables: Sequence[Table]) -> float:
    """Return how many labels must be known: a share of all and of unknown lines, but of no totals, means and 郡."""
    table = tables[0]
    between = sum(table.items[0].line < table.across(cell.ref) for cell in table.unknown_lines) if table.items else 0
    totals = sum(table.row_counts.get(row_class, 0) for row_class in _NOT_NAMES)
    return thresholds.KNOWN_SHARE * (sum(len(t.items) for t in tables) + between) - totals
