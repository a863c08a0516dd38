"""Columns that must agree: year with 12 × month, shares with their parts, gap with supply − demand.

Sources: FACTS A.2 (the published month is the rounded year / 12, so 12 × month may miss the year by 0.6) and B.2
(rounding lets supply − demand differ from the printed gap by 1).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from axstat.datasets import labour
from axstat.datasets.checks.outcome import number, outcome, some
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.model.observations import CheckOutcome

EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class _Rule:
    """Columns by measure id, how far the figures are apart, and how far they may be."""

    id: str
    measures: tuple[str, ...]
    says: str
    difference: Callable[[Sequence[float]], float]
    tolerance: Callable[[Sequence[MeantSeries]], float]
    mostly: str
    """What it means when more than half of the lines disagree; that stops the file."""


def _annual_tolerance(series: Sequence[MeantSeries]) -> float:
    year, month = series
    return max(0.6, 12 * half_unit(month)) + half_unit(year)


def _parts_tolerance(series: Sequence[MeantSeries]) -> float:
    return sum(half_unit(s) for s in series)


RULES = (
    _Rule(
        "annual-12-monthly",
        ("hours_per_year", "hours_per_month"),
        "annual ≈ 12 × monthly",
        lambda v: v[0] - 12 * v[1],
        _annual_tolerance,
        "the columns are probably not what their headers say",
    ),
    _Rule(
        "share-parts",
        ("pct_over_45h", "pct_45_to_100h", "pct_over_100h"),
        "over 45 hours = 45 to 100 hours + 100 hours or more",
        lambda v: v[0] - v[1] - v[2],
        _parts_tolerance,
        "the columns are probably not what their headers say",
    ),
    _Rule(
        "gap",
        ("supply_10k", "demand_10k", "gap_10k"),
        "supply − demand = gap",
        lambda v: v[0] - v[1] - v[2],
        lambda _: 1.0,
        "the sign of the gap is probably demand − supply",
    ),
)


def half_unit(series: MeantSeries) -> float:
    """Return half of the last place that a column's figures have: 0.05 where they have tenths.

    A few unrounded figures among rounded ones (an average that was not rounded) do not count.
    """
    numbers = [v for v in series.values.values[:1000] if v is not None]
    places = sorted(_places(v) for v in numbers)
    usual = places[int(0.9 * (len(places) - 1))] if places else 0
    return float(0.5 * 10.0**-usual)


def _places(value: float) -> int:
    text = repr(value)
    if "e" in text:
        return 0 if abs(value) > 1 else 6
    fraction = text.partition(".")[2]
    return 0 if fraction == "0" else min(len(fraction), 6)


def check_agreement(meant: MeantTable) -> list[CheckOutcome]:
    """Check every rule whose columns the table has, per staff scope, period and column category."""
    found = []
    for rule in RULES:
        for group in _groups(meant, rule):
            found.extend(_check(meant, rule, group))
    return found


def _groups(meant: MeantTable, rule: _Rule) -> list[tuple[MeantSeries, ...]]:
    groups: dict[tuple[Hashable, ...], dict[str, MeantSeries]] = {}
    for one in meant.series:
        if one.rule is not None and one.measure.id in rule.measures:
            category = labour.column_category(one.series) if meant.dataset == "labour" else None
            key = (tuple(sorted(one.attributes.items())), one.period, category)
            groups.setdefault(key, {})[one.measure.id] = one
    return [tuple(g[m] for m in rule.measures) for g in groups.values() if len(g) == len(rule.measures)]


def _check(meant: MeantTable, rule: _Rule, group: tuple[MeantSeries, ...]) -> list[CheckOutcome]:
    tolerance = rule.tolerance(group) + EPSILON
    columns = [s.values.values for s in group]
    compared, worst, broken = 0, 0.0, []
    for index, figures in enumerate(zip(*columns, strict=True)):
        numbers = [f for f in figures if f is not None]
        if len(numbers) < len(columns) or not meant.table.items[index].row_class.is_observed:
            continue
        difference = rule.difference(numbers)
        compared += 1
        worst = max(worst, abs(difference))
        if abs(difference) > tolerance:
            broken.append((index, difference))
    if not compared:
        return []
    scope = group[0].attributes.get("staff_scope", "")
    where = f"{meant.table.sheet}{' ' + scope if scope not in ('', '全体') else ''}"
    if not broken:
        message = f"{where}: {rule.says} in {compared:,} lines (largest difference {number(worst)})"
        return [outcome(rule.id, "ok", message)]
    return [_broken(meant, rule, group, broken, compared, where)]


def _broken(
    meant: MeantTable,
    rule: _Rule,
    group: tuple[MeantSeries, ...],
    broken: list[tuple[int, float]],
    compared: int,
    where: str,
) -> CheckOutcome:
    items = meant.table.items
    named = [
        f"{items[i].label} ({', '.join(meant.ref(items[i], s).a1 for s in group)}: {number(d)})" for i, d in broken
    ]
    message = f"{where}: {rule.says} does not hold in {len(broken):,} of {compared:,} lines: {some(named)}"
    # A few lines may be misprints; most of them at once mean that a column is not what it is taken for.
    stops = len(broken) * 2 > compared and compared >= 4
    if stops:
        message = f"{message}; {rule.mostly}"
    cells = [meant.ref(items[i], s) for i, _ in broken[:20] for s in group]
    return outcome(rule.id, "error" if stops else "warning", message, cells)
