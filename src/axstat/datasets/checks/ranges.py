"""Plausible values: a figure outside what its measure can be stops the file, an unusual one is pointed out."""

from __future__ import annotations

from typing import Any

from axstat.datasets.checks.outcome import SHOWN, shown
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.voice import Finding, Severity, Some, found, said


def check_ranges(meant: MeantTable) -> list[Finding]:
    """Compare every figure of the dataset's own measures with their ranges."""
    outcomes: list[Finding] = []
    ruled = [s for s in meant.series if s.rule is not None]
    for series in ruled:
        outcomes.extend(_beyond(meant, series))
    if ruled and not outcomes:
        outcomes.append(found("plausible-range", "ok", sheet=meant.table.sheet))
    return outcomes


def _beyond(meant: MeantTable, series: MeantSeries) -> list[Finding]:
    rule = series.rule
    numbers = [v for v in series.values.values if v is not None]
    if rule is None or not numbers:
        return []
    low = rule.low if rule.low is not None else min(numbers)
    high = rule.high if rule.high is not None else max(numbers)
    outcomes = []
    if min(numbers) < low or max(numbers) > high:
        indices = [i for i, v in enumerate(series.values.values) if v is not None and not low <= v <= high]
        limits = {"low": float(low), "high": float(high)}
        outcomes.append(_outcome(meant, series, indices, "impossible-figures", "error", limits))
    elif rule.unusual is not None and max(numbers) > rule.unusual:
        indices = [i for i, v in enumerate(series.values.values) if v is not None and v > rule.unusual]
        outcomes.append(_outcome(meant, series, indices, "unusual-figures", "warning", {"usual": float(rule.unusual)}))
    if rule.is_share and len(numbers) >= 20 and 0 < max(numbers) <= 1:
        cells = [series.header_cell] if series.header_cell else []
        outcomes.append(found("percent-or-fraction", "warning", cells, measure=rule.label))
    return outcomes


def _outcome(
    meant: MeantTable,
    series: MeantSeries,
    indices: list[int],
    identifier: str,
    severity: Severity,
    limits: dict[str, float],
) -> Finding:
    items = meant.table.items
    cells = [meant.ref(items[i], series) for i in indices]
    named = [
        said("figure-at", figure=shown(series.values, i), label=items[i].label, cell=c.a1)
        for i, c in zip(indices[:SHOWN], cells, strict=False)
    ]
    unit, label = (series.rule.unit, series.rule.label) if series.rule else ("", series.measure.label)
    fields: dict[str, Any] = {"cell": cells[0], "measure": label, "n": len(indices), "unit": unit, **limits}
    return found(identifier, severity, cells[:50], named=Some(tuple(named), len(indices) - len(named)), **fields)
