"""Row reconciliation: every line of a table has a class, and the classes add up to the sheet's lines."""

from __future__ import annotations

from axstat.datasets.checks.outcome import outcome, some
from axstat.model.observations import CheckOutcome
from axstat.model.tables import Table


def reconcile(table: Table) -> list[CheckOutcome]:
    """Compare the counted lines with the table's extent and name the lines that could not be classed."""
    extent = table.last_line - table.first_line + 1
    counted = sum(table.row_counts.values())
    parts = " + ".join(f"{n:,} {cls.value}" for cls, n in table.row_counts.items() if n)
    what = "columns" if table.transposed else "rows"
    found = []
    if counted == extent:
        found.append(outcome("rows-add-up", "ok", f"{table.sheet}: {extent:,} {what} = {parts}"))
    else:
        message = f"{table.sheet}: the table has {extent:,} {what}, but {counted:,} were classed ({parts})"
        found.append(outcome("rows-add-up", "error", message))
    if table.unknown_lines:
        named = [f"`{' '.join(h.text.split())}` ({h.ref.a1})" for h in table.unknown_lines]
        message = f"{table.sheet}: {len(named)} {what} could not be classed and are not loaded: {some(named)}"
        found.append(outcome("unknown-rows", "warning", message, (h.ref for h in table.unknown_lines)))
    return found
