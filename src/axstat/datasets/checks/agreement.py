"""Columns that must agree as their dataset declares: year with 12 × month, gap with supply − demand."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from axstat.datasets import labour
from axstat.datasets.checks.outcome import SHOWN
from axstat.datasets.declaration import Agreement
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.voice import Finding, Some, found, said

EPSILON = 1e-9


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


def check_agreement(meant: MeantTable) -> list[Finding]:
    """Check every agreement whose columns the table has, per part, period and column category."""
    return [
        found
        for agreement in meant.declared.agreements
        for group in _groups(meant, agreement)
        for found in _check(meant, agreement, group)
    ]


def _groups(meant: MeantTable, agreement: Agreement) -> list[tuple[MeantSeries, ...]]:
    groups: dict[tuple[Hashable, ...], dict[str, MeantSeries]] = {}
    for one in meant.series:
        if one.rule is not None and one.rule.id in agreement.terms:
            category = labour.column_category(one.series) if meant.declared.lines == "categories" else None
            part = one.measure.id.removeprefix(one.rule.id)
            key = (part, tuple(sorted(one.attributes.items())), one.period, category)
            groups.setdefault(key, {})[one.rule.id] = one
    return [tuple(g[m] for m in agreement.terms) for g in groups.values() if len(g) == len(agreement.terms)]


def _check(meant: MeantTable, rule: Agreement, group: tuple[MeantSeries, ...]) -> list[Finding]:
    weights = list(rule.terms.values())
    rounding = sum(abs(weight) * half_unit(one) for weight, one in zip(weights, group, strict=True))
    tolerance = max(rule.tolerance, rounding) + EPSILON
    columns = [s.values.values for s in group]
    compared, worst, broken = 0, 0.0, []
    for index, figures in enumerate(zip(*columns, strict=True)):
        numbers = [f for f in figures if f is not None]
        if len(numbers) < len(columns) or not meant.table.items[index].row_class.is_observed:
            continue
        difference = sum(weight * figure for weight, figure in zip(weights, numbers, strict=True))
        compared += 1
        worst = max(worst, abs(difference))
        if abs(difference) > tolerance:
            broken.append((index, difference))
    if not compared:
        return []
    scope = group[0].attributes.get("staff_scope", "")
    where = f"{meant.table.sheet}{'・' + scope if scope not in ('', '全体') else ''}"
    if not broken:
        return [found("agreement", "ok", where=where, rule=rule.says, n=compared, worst=worst)]
    return [_broken(meant, rule, group, broken, compared, where)]


def _broken(
    meant: MeantTable,
    rule: Agreement,
    group: tuple[MeantSeries, ...],
    broken: list[tuple[int, float]],
    compared: int,
    where: str,
) -> Finding:
    items = meant.table.items
    named = [
        said("off-by", label=items[i].label, at=tuple(meant.ref(items[i], s).a1 for s in group), by=d)
        for i, d in broken[:SHOWN]
    ]
    # A few lines may be misprints; most of them, or all of two or three, mean that a column is not what it is called.
    stops = (len(broken) * 2 > compared >= 4) or (len(broken) == compared > 1)
    fields: dict[str, Any] = {"where": where, "rule": rule.says, "n": len(broken), "of": compared}
    fields |= {"named": Some(tuple(named), len(broken) - len(named)), "mostly": rule.mostly if stops else ""}
    cells = [meant.ref(items[i], s) for i, _ in broken[:20] for s in group]
    return found("disagreement-mostly" if stops else "disagreement", "error" if stops else "warning", cells, **fields)
