"""Run every check on a file's tables, in one order, and say which lines repeat others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.datasets.checks.agreement import check_agreement
from axstat.datasets.checks.coverage import check_coverage
from axstat.datasets.checks.keys import check_across, check_table
from axstat.datasets.checks.ranges import check_ranges
from axstat.datasets.checks.rows import reconcile
from axstat.datasets.checks.totals import check_totals
from axstat.datasets.meant import MeantTable
from axstat.model.values import Status
from axstat.voice import Finding, found, some


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
            pairs = zip(meant.table.items, statuses, strict=True)
            cells += [meant.ref(item, series) for item, status in pairs if status == Status.ERROR]
    if not cells:
        return []
    named = some([cell.a1 for cell in cells])
    return [found("error-cells", "warning", cells[:50], sheet=meant.table.sheet, n=len(cells), named=named)]
