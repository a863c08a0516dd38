"""Row reconciliation: every line of a table has a class, and the classes add up to the sheet's lines."""

from __future__ import annotations

from typing import Any

from axstat.model.tables import Table
from axstat.voice import Finding, Label, found, said, some


def reconcile(table: Table) -> list[Finding]:
    """Compare the counted lines with the table's extent and name the lines that could not be classed."""
    extent = table.last_line - table.first_line + 1
    counted = sum(table.row_counts.values())
    parts = tuple(said("n-of", n=n, what=cls.word) for cls, n in table.row_counts.items() if n)
    what = Label("列", "columns") if table.transposed else Label("行", "rows")
    fields: dict[str, Any] = {"sheet": table.sheet, "what": what}
    outcomes = []
    if counted == extent:
        outcomes.append(found("rows-add-up", "ok", n=extent, parts=parts, **fields))
    else:
        outcomes.append(found("rows-do-not-add-up", "error", n=extent, counted=counted, parts=parts, **fields))
    if table.unknown_lines:
        lines = table.unknown_lines
        named = [said("label-and-cell", label=" ".join(h.text.split()), cell=h.ref.a1) for h in lines]
        outcomes.append(
            found("unknown-rows", "warning", [h.ref for h in lines], n=len(lines), named=some(named), **fields)
        )
    return outcomes
