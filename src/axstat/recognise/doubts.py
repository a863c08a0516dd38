"""The doubts recognition raises, each with its cells: what stops a file, and what a reader should look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from axstat.model.cells import CellRef, Mark
from axstat.model.rows import kept, marked
from axstat.model.tables import Doubt, HeaderCell, Item, RowClass
from axstat.recognise.axes import CODE
from axstat.recognise.block import Block
from axstat.recognise.bodies import Verdict, rows_where
from axstat.recognise.columns import ReadSeries
from axstat.recognise.header import Header
from axstat.recognise.sheet import Sheet

_MOST = 20
_CANDIDATES = 6


_DECIDED = {
    "order of codes": (
        "by-order",
        "told apart by the order of codes: all other names ascend, and only one assignment keeps that",
    ),
    "company": ("by-company", "taken for the one in the prefecture of all others"),
}


def item_doubts(block: Block, rows: Sequence[int], unknown: Sequence[HeaderCell]) -> list[Doubt]:
    """Return what is doubtful about the lines of a table."""
    doubts = []
    marks = marked(rows, len(block.verdicts))
    problems = _rows(block, marks, lambda verdict: bool(verdict.problem))
    for row in problems[:_MOST]:
        doubts.append(_problem(block, row))
    if len(problems) > _MOST:
        more = tuple(_label_cell(block, row) for row in problems[_MOST : 2 * _MOST])
        doubts.append(Doubt("more-problems", f"{len(problems) - _MOST} more lines have such a problem", more, "error"))
    for by, (code, what) in _DECIDED.items():
        if decided := _rows(block, marks, lambda verdict, by=by: verdict.by == by):  # type: ignore[misc]
            cells = tuple(_label_cell(block, row) for row in decided[:_MOST])
            doubts.append(Doubt(code, f"{len(decided)} names that several municipalities bear were {what}", cells))
    if joint := _rows(block, marks, lambda verdict: verdict.row_class is RowClass.ASSOCIATION):
        cells = tuple(_label_cell(block, row) for row in joint[:_MOST])
        names = "`, `".join(block.verdicts[row].label for row in joint[:5])
        doubts.append(
            Doubt("associations", f"{len(joint)} lines are of associations and are not loaded: `{names}`", cells)
        )
    if unknown:
        cells = tuple(cell.ref for cell in unknown[:_MOST])
        names = "`, `".join(cell.text for cell in unknown[:5])
        doubts.append(Doubt("unknown-line", f"{len(unknown)} lines are not understood: `{names}`", cells))
    return doubts


def _rows(block: Block, marks: bytearray, test: Callable[[Verdict], bool]) -> Sequence[int]:
    return kept(rows_where(block.verdicts, test), marks)


def _label_cell(block: Block, row: int) -> CellRef:
    return block.sheet.ref(row, block.axis.label_column)


def _problem(block: Block, row: int) -> Doubt:
    verdict = block.verdicts[row]
    name_cell = _label_cell(block, row)
    if verdict.problem == "ambiguous":
        message = f"`{name_cell}` `{verdict.label}` can be {_candidates(verdict)}, and nothing beside it says which"
        hint = "add a column with the prefecture or the code of each line"
        return Doubt("ambiguous-area", message, (name_cell,), "error", hint)
    code_col = block.axis.roles.get(CODE)
    if code_col is None:
        return Doubt("contradiction", f"`{name_cell}` {verdict.reason}", (name_cell,), "error")
    code_cell = block.sheet.ref(row, code_col)
    code = block.sheet.text(row, code_col)
    message = (
        f"`{code_cell}` code `{code}`, but the name beside it (`{name_cell.a1}`) is {verdict.label}: {verdict.reason}"
    )
    return Doubt("code-contradicts-name", message, (code_cell, name_cell), "error")


def _candidates(verdict: Verdict) -> str:
    named = [f"{a.name}（{a.prefecture}）" for a in verdict.candidates[:_CANDIDATES]]
    more = len(verdict.candidates) - len(named)
    return "、".join(named) + (f" and {more} more" if more > 0 else "")


def header_doubts(header: Header) -> list[Doubt]:
    """Return what is doubtful about a header: columns without one, columns that share one."""
    doubts = []
    if header.unlabelled:
        cells = tuple(header.paths[col][0].ref for col in header.unlabelled[:_MOST])
        lines = ", ".join(cell.a1 for cell in cells)
        doubts.append(Doubt("no-header", f"{len(header.unlabelled)} lines of values have no header ({lines})", cells))
    if header.repeated:
        cells = tuple(header.paths[col][-1].ref for _, col in header.repeated[:_MOST])
        message = f"{len(header.repeated)} lines of values repeat the whole header of another"
        doubts.append(Doubt("same-header", message, cells))
    if header.unsure:
        cells = tuple(header.unsure[:_MOST])
        shown = ", ".join(cell.a1 for cell in cells)
        message = f"nothing says where the group labels {shown} end: they were read as reaching to the last column"
        doubts.append(Doubt("group-end", message, cells))
    return doubts


def series_doubts(series: Sequence[ReadSeries], items: Sequence[Item], sheet: Sheet) -> list[Doubt]:
    """Return what is doubtful about units: cells in another unit than the rest of their series."""
    doubts = []
    for one in series:
        for code, places, what in (
            ("odd-unit", one.read.odd, "are in another unit than the rest and were not read as numbers"),
            ("converted-unit", one.read.converted, f"state another unit and were turned into {one.series.unit}"),
        ):
            if places:
                cells = tuple(sheet.ref(items[p].line, one.series.line) for p in places[:_MOST])
                message = f"{len(places)} values of `{one.series.label}` {what}"
                doubts.append(Doubt(code, message, cells))
    return doubts[: 2 * _MOST]


_MARKS = {
    Mark.STRUCK: ("struck", "are struck through and were not read: the publisher has withdrawn them"),
    Mark.STRUCK_PART: ("struck-part", "are partly struck through; what is not struck was read"),
    Mark.UNCALCULATED: ("not-calculated", "are formulas that were never calculated and have no value"),
    Mark.TWO_TEXTS: ("two-texts", "hold two different texts; the one that Excel shows was read"),
}


def value_doubts(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> list[Doubt]:
    """Return what is doubtful about single values: struck through, not calculated, shared by several lines."""
    within = marked(rows, sheet.n_rows + 1)
    cells: dict[Mark, list[CellRef]] = {}
    shared: list[CellRef] = []
    for col in columns:
        for row, mark in sheet.marks_in(col).items():
            if within[row]:
                cells.setdefault(mark, []).append(sheet.ref(row, col))
        shared += [sheet.ref(row, col) for row in sheet.shared_cells(col) if within[row]]
    doubts = [
        Doubt(code, f"{len(found)} values {what}", tuple(found[:_MOST]))
        for mark, (code, what) in _MARKS.items()
        if (found := cells.get(mark))
    ]
    if shared:
        message = f"{len(shared)} cells have no value of their own: it is merged over several lines"
        doubts.append(Doubt("shared-value", message, tuple(shared[:_MOST])))
    return doubts
