"""Plausible values: a figure outside what its measure can be stops the file, an unusual one is pointed out."""

from __future__ import annotations

from axstat.datasets.checks.outcome import count, number, outcome, shown, some
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.model.observations import CheckOutcome


def check_ranges(meant: MeantTable) -> list[CheckOutcome]:
    """Compare every figure of the dataset's own measures with their ranges."""
    found: list[CheckOutcome] = []
    ruled = [s for s in meant.series if s.rule is not None]
    for series in ruled:
        found.extend(_beyond(meant, series))
    if ruled and not found:
        found.append(outcome("plausible-range", "ok", f"{meant.table.sheet}: all figures within their ranges"))
    return found


def _beyond(meant: MeantTable, series: MeantSeries) -> list[CheckOutcome]:
    rule = series.rule
    numbers = [v for v in series.values.values if v is not None]
    if rule is None or not numbers:
        return []
    low = rule.low if rule.low is not None else min(numbers)
    high = rule.high if rule.high is not None else max(numbers)
    found = []
    if min(numbers) < low or max(numbers) > high:
        indices = [i for i, v in enumerate(series.values.values) if v is not None and not low <= v <= high]
        limits = f"{number(low)} to {number(high)} {rule.unit}"
        found.append(_outcome(meant, series, indices, "error", f"outside {limits}"))
    elif rule.unusual is not None and max(numbers) > rule.unusual:
        indices = [i for i, v in enumerate(series.values.values) if v is not None and v > rule.unusual]
        found.append(_outcome(meant, series, indices, "warning", f"above {number(rule.unusual)} {rule.unit}"))
    if rule.is_share and len(numbers) >= 20 and 0 < max(numbers) <= 1:
        message = f"{rule.label.en}: no figure is above 1 %, so the column may hold fractions and not percent"
        cells = [series.header_cell] if series.header_cell else []
        found.append(outcome("percent-or-fraction", "warning", message, cells))
    return found


def _outcome(meant: MeantTable, series: MeantSeries, indices: list[int], severity: str, what: str) -> CheckOutcome:
    items = meant.table.items
    cells = [meant.ref(items[i], series) for i in indices]
    named = [f"`{shown(series.values, i)}` ({items[i].label}, {c.a1})" for i, c in zip(indices, cells, strict=True)]
    label = series.rule.label.en if series.rule else series.measure.label
    message = f"`{cells[0]}` {label}: {count(len(indices), 'figure')} {what}: {some(named)}"
    return outcome("plausible-range", "error" if severity == "error" else "warning", message, cells[:50])
