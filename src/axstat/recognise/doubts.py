"""The doubts recognition raises, each with its cells: what stops a file, and what a reader should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from axstat.model.cells import CellRef, Mark
from axstat.model.rows import kept, marked
from axstat.model.tables import HeaderCell, Item, RowClass, Series
from axstat.recognise.axes import CODE
from axstat.recognise.block import Block
from axstat.recognise.bodies import Verdict, rows_where
from axstat.recognise.columns import ReadSeries
from axstat.recognise.header import Header
from axstat.recognise.meaning import names_ratio
from axstat.recognise.sheet import Sheet
from axstat.voice import Finding, found, said, some

_MOST = 20
_NAMED = 5
_CANDIDATES = 6


_DECIDED = {"order of codes": "by-order", "company": "by-company"}
"""The doubt about names that several municipalities bear, by the resolver that told them apart."""


def item_doubts(block: Block, rows: Sequence[int], unknown: Sequence[HeaderCell]) -> list[Finding]:
    """Return what is doubtful about the lines of a table."""
    marks = marked(rows, len(block.verdicts))
    problems = _rows(block, marks, lambda verdict: bool(verdict.problem))
    doubts = [_problem(block, row) for row in problems[:_MOST]]
    if len(problems) > _MOST:
        more = _label_cells(block, problems[_MOST:])
        doubts.append(found("more-problems", "error", more, n=len(problems) - _MOST))
    for by, identifier in _DECIDED.items():
        if decided := _rows(block, marks, lambda verdict, by=by: verdict.by == by):  # type: ignore[misc]
            doubts.append(found(identifier, cells=_label_cells(block, decided), n=len(decided)))
    if joint := _rows(block, marks, lambda verdict: verdict.row_class is RowClass.ASSOCIATION):
        names = some([block.verdicts[row].label for row in joint], _NAMED)
        doubts.append(found("associations", cells=_label_cells(block, joint), n=len(joint), names=names))
    if unknown:
        names = some([cell.text for cell in unknown], _NAMED)
        cells = [cell.ref for cell in unknown[:_MOST]]
        doubts.append(found("unknown-line", cells=cells, n=len(unknown), names=names))
    return doubts


def _rows(block: Block, marks: bytearray, test: Callable[[Verdict], bool]) -> Sequence[int]:
    return kept(rows_where(block.verdicts, test), marks)


def _label_cell(block: Block, row: int) -> CellRef:
    return block.sheet.ref(row, block.axis.label_column)


def _label_cells(block: Block, rows: Sequence[int]) -> list[CellRef]:
    return [_label_cell(block, row) for row in rows[:_MOST]]


def _problem(block: Block, row: int) -> Finding:
    verdict = block.verdicts[row]
    cell = _label_cell(block, row)
    if verdict.problem == "ambiguous":
        candidates = some([f"{a.name}（{a.prefecture}）" for a in verdict.candidates], _CANDIDATES)
        return found("ambiguous-area", "error", [cell], cell=cell, name=verdict.label, candidates=candidates)
    code_col = block.axis.roles.get(CODE)
    why = verdict.reason or ""
    if code_col is None:
        return found("contradiction", "error", [cell], cell=cell, why=why)
    code_cell = block.sheet.ref(row, code_col)
    code = block.sheet.text(row, code_col)
    fields: dict[str, Any] = {"cell": code_cell, "code": code, "beside": cell.a1, "name": verdict.label, "why": why}
    return found("code-contradicts-name", "error", [code_cell, cell], **fields)


def header_doubts(header: Header) -> list[Finding]:
    """Return what is doubtful about a header: columns without one, columns that share one."""
    doubts = []
    if header.unlabelled:
        cells = [header.paths[col][0].ref for col in header.unlabelled[:_MOST]]
        shown = tuple(cell.a1 for cell in cells)
        doubts.append(found("no-header", cells=cells, n=len(header.unlabelled), shown=shown))
    if header.repeated:
        cells = [header.paths[col][-1].ref for _, col in header.repeated[:_MOST]]
        doubts.append(found("header-repeats", cells=cells, n=len(header.repeated)))
    if header.unsure:
        cells = header.unsure[:_MOST]
        doubts.append(found("group-end", cells=cells, shown=tuple(cell.a1 for cell in cells)))
    return doubts


def series_doubts(series: Sequence[ReadSeries], items: Sequence[Item], sheet: Sheet) -> list[Finding]:
    """Return what is doubtful about units: cells in another unit than the rest of their series."""
    doubts = []
    for one in series:
        for identifier, places in (("odd-unit", one.read.odd), ("converted-unit", one.read.converted)):
            if places:
                cells = [sheet.ref(items[p].line, one.series.line) for p in places[:_MOST]]
                fields: dict[str, Any] = {"n": len(places), "label": one.series.label, "unit": one.series.unit or ""}
                doubts.append(found(identifier, cells=cells, **fields))
    return [*doubts[: 2 * _MOST], *_open_units([one.series for one in series])]


def _open_units(series: Sequence[Series]) -> Iterator[Finding]:
    """Yield the headers that leave it open which of the units of a note they mean."""
    headers: dict[str, list[Series]] = {}
    for one in series:
        if one.numeric and one.unit is None and one.unit_said and one.path and not names_ratio(one.path):
            headers.setdefault(one.unit_said, []).append(one)
    for said_by, open_ones in headers.items():
        named = [said("cell-and-text", cell=s.path[-1].ref.a1, text=s.path[-1].text) for s in open_ones]
        cells = [s.path[-1].ref for s in open_ones[:_MOST]]
        yield found("open-unit", cells=cells, n=len(open_ones), named=some(named, 3), units=said_by)


_MARKS = {
    Mark.STRUCK: "struck",
    Mark.STRUCK_PART: "struck-part",
    Mark.UNCALCULATED: "not-calculated",
    Mark.TWO_TEXTS: "two-texts",
}


def value_doubts(sheet: Sheet, rows: Sequence[int], series: Sequence[Series]) -> list[Finding]:
    """Return what is doubtful about single values: struck through, not calculated, shared by several lines."""
    within = marked(rows, sheet.n_rows + 1)
    cells: dict[Mark, list[CellRef]] = {}
    shared: list[CellRef] = []
    for col, numeric in ((s.line, s.numeric) for s in series):
        for row, mark in sheet.marks_in(col).items():
            if within[row]:
                cells.setdefault(mark, []).append(sheet.ref(row, col))
        shared += [sheet.ref(row, col) for row in sheet.shared_cells(col) if numeric and within[row]]
    marked_so = [(identifier, cells[mark]) for mark, identifier in _MARKS.items() if mark in cells]
    return [
        found(identifier, cells=places[:_MOST], n=len(places))
        for identifier, places in [*marked_so, *([("shared-value", shared)] if shared else [])]
    ]
