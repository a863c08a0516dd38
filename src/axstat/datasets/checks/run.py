"""Run every check on a file's tables, in one order, and say which lines repeat others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.datasets.checks.agreement import check_agreement
from axstat.datasets.checks.coverage import check_coverage
from axstat.datasets.checks.keys import check_across, check_table
from axstat.datasets.checks.outcome import SHOWN
from axstat.datasets.checks.ranges import check_ranges
from axstat.datasets.checks.rows import reconcile
from axstat.datasets.checks.totals import check_totals
from axstat.datasets.meant import MeantTable
from axstat.model.cells import CellRef
from axstat.model.values import Status
from axstat.voice import Finding, Some, found, said, some

_LONGEST = 20  # characters of a text that a message quotes


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found; `tables` may carry renamed measures, `dropped` the repeated lines per table."""

    outcomes: tuple[Finding, ...]
    tables: tuple[MeantTable, ...]
    dropped: tuple[frozenset[int], ...]


def run_checks(tables: Sequence[MeantTable]) -> Checked:
    """Check tables one by one, then against each other."""
    outcomes: list[Finding] = []
    dropped: list[frozenset[int]] = []
    for table in {id(m.whole or m.table): m.whole or m.table for m in tables}.values():
        outcomes.extend(reconcile(table))
    for meant in tables:
        found, lines = check_table(meant)
        outcomes.extend(found)
        dropped.append(lines)
        outcomes.extend(check_ranges(meant))
        outcomes.extend(check_agreement(meant))
        outcomes.extend(check_totals(meant))
        outcomes.extend(_errors_in_cells(meant))
        outcomes.extend(_unreadable_cells(meant))
    across, renamed, repeated = check_across(tables)
    outcomes.extend(across)
    outcomes.extend(check_coverage(tables))
    all_dropped = tuple(own | repeated.get(index, frozenset()) for index, own in enumerate(dropped))
    return Checked(tuple(outcomes), tuple(renamed), all_dropped)


def _errors_in_cells(meant: MeantTable) -> list[Finding]:
    """Point out cells that hold a spreadsheet error (#DIV/0!): they are loaded with status error."""
    cells = []
    for series in meant.series:
        statuses = series.values.statuses
        if Status.ERROR in statuses:
            lines = zip(meant.table.items, statuses, series.values.texts, strict=True)
            # A formula that was never calculated is doubted as such.
            cells += [
                meant.ref(item, series) for item, status, text in lines if status == Status.ERROR and text[:1] != "="
            ]
    if not cells:
        return []
    named = some([cell.a1 for cell in cells])
    return [found("error-cells", "warning", cells[:50], sheet=meant.table.sheet, n=len(cells), named=named)]


def _unreadable_cells(meant: MeantTable) -> list[Finding]:
    """Point out cells in columns of figures that are no number and no mark (`約90`, `1,2O0`), with their texts."""
    cells: list[CellRef] = []
    named: list[Finding] = []
    for series in meant.series:
        statuses = series.values.statuses
        if series.series.numeric and Status.UNPARSED in statuses:
            for index, (item, status) in enumerate(zip(meant.table.items, statuses, strict=True)):
                if status == Status.UNPARSED and item.row_class.is_observed:
                    cells.append(meant.ref(item, series))
                    if len(named) < SHOWN:
                        text = " ".join(series.values.texts[index].split())[:_LONGEST]
                        named.append(said("label-and-cell", label=text, cell=cells[-1].a1))
    if not cells:
        return []
    some_of = Some(tuple(named), len(cells) - len(named))
    return [found("unreadable-cells", "warning", cells[:50], sheet=meant.table.sheet, n=len(cells), named=some_of)]
