"""The doubts recognition raises, each with its cells: what stops a file, and what a reader should look at."""

from __future__ import annotations

from collections.abc import Sequence

from axstat.model.cells import CellRef
from axstat.model.tables import Doubt, HeaderCell, Item, Series
from axstat.recognise.axis import CODE
from axstat.recognise.block import Block
from axstat.recognise.header import Header
from axstat.recognise.places import Verdict

_MOST = 20
_CANDIDATES = 6


def item_doubts(block: Block, rows: Sequence[int], unknown: Sequence[HeaderCell]) -> list[Doubt]:
    """Return what is doubtful about the lines of a table."""
    doubts = []
    problems = [row for row in rows if block.verdicts[row].problem]
    for row in problems[:_MOST]:
        doubts.append(_problem(block, row))
    if len(problems) > _MOST:
        more = tuple(_label_cell(block, row) for row in problems[_MOST : 2 * _MOST])
        doubts.append(Doubt("more-problems", f"{len(problems) - _MOST} more lines have such a problem", more, "error"))
    if block.ordered_rows and (decided := [row for row in rows if row in set(block.ordered_rows)]):
        cells = tuple(_label_cell(block, row) for row in decided[:_MOST])
        message = (
            f"{len(decided)} names that several municipalities bear were told apart by the order of codes: every other "
            f"name stands in ascending order, and only one assignment keeps it"
        )
        doubts.append(Doubt("by-order", message, cells))
    if unknown:
        cells = tuple(cell.ref for cell in unknown[:_MOST])
        names = "`, `".join(cell.text for cell in unknown[:5])
        doubts.append(Doubt("unknown-line", f"{len(unknown)} lines are not understood: `{names}`", cells))
    return doubts


def _label_cell(block: Block, row: int) -> CellRef:
    return block.view.ref(row, block.axis.label_column)


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
    code_cell = block.view.ref(row, code_col)
    code = block.view.text(row, code_col)
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
        message = f"{len(header.repeated)} lines of values repeat the whole header of another; they are kept apart"
        doubts.append(Doubt("same-header", message, cells))
    return doubts


def series_doubts(
    series: Sequence[Series], items: Sequence[Item], odd: dict[int, tuple[int, ...]], *, flipped: bool
) -> list[Doubt]:
    """Return what is doubtful about values: cells in another unit than the rest of their series."""
    doubts = []
    for index, positions in list(odd.items())[:_MOST]:
        one = series[index]
        sheet = one.path[0].ref.sheet
        cells = tuple(
            CellRef(sheet, one.line, items[p].line) if flipped else CellRef(sheet, items[p].line, one.line)
            for p in positions[:_MOST]
        )
        message = (
            f"{len(positions)} values of `{one.label}` are in another unit than the rest and were not read as numbers"
        )
        doubts.append(Doubt("odd-unit", message, cells))
    return doubts
