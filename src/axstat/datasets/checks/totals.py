"""Printed totals (hazards.md#total-rows) against the sum of their parts, for figures that can be summed.

A line may print a total of several kinds of bodies, or a body's own figure (a prefecture's own budget above its towns).
So a total is wrong only when it fits no reading, and subtotals are compared only where most of them are sums.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from axstat.datasets.checks.agreement import half_unit
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.model.tables import Item, RowClass
from axstat.model.values import Status
from axstat.values.text import fold_label
from axstat.values.units import is_additive, is_count
from axstat.voice import Finding, found, said, some

_NOT_SUMMED = re.compile(r"平均|率|割合|比|指数|1人当たり|一人当たり|順位|密度|当たり")
_BASIC = (RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY)
_CITIES = ("指定都市", "中核市", "施行時特例市", "市")
_OF_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...] | None], ...] = (
    (re.compile(r"(?:市|都市|市部|全市)(?:合|小|総)?計"), _CITIES),
    (re.compile(r"(?:町村|郡部)(?:合|小|総)?計"), ("町", "村")),
    (re.compile(r"町(?:合|小|総)?計"), ("町",)),
    (re.compile(r"村(?:合|小|総)?計"), ("村",)),
    (re.compile(r"(?:.{0,3}[都道府県]|県内|全体|市?区?町村|市町)?(?:合計|総計|計|総数)"), None),
)
"""What a total sums by its label where a table has several; None: all bodies. Others (県北計, 類似団体計) are left."""
_MOSTLY = 0.8  # where fewer prefecture lines are sums of their towns, they print the prefecture's own figures


def is_summable(series: MeantSeries) -> bool:
    """Say whether the figures of a series may be added up over areas, by unit and header."""
    unit = series.measure.unit
    return unit is not None and is_additive(unit) and not _NOT_SUMMED.search(series.measure.label)


def check_totals(meant: MeantTable) -> list[Finding]:
    """Compare totals, prefecture and county lines with the municipalities below them."""
    if meant.table.axis != "area" or meant.declared.measures:
        return []
    items = meant.table.items
    aggregates = (RowClass.TOTAL, RowClass.NATION, RowClass.PREFECTURE, RowClass.COUNTY)
    if not any(meant.table.row_counts.get(row_class) for row_class in aggregates):
        return []
    if meant.table.facet_names or len(meant.item_periods) > 1:
        return []
    summable = [s for s in meant.series if is_summable(s)]
    found = [*_grand_totals(meant, summable)]
    for row_class, name in ((RowClass.PREFECTURE, "prefecture"), (RowClass.COUNTY, "county")):
        parts = _parts_of(items, row_class)
        if parts:
            found.extend(_subtotals(meant, summable, parts, name))
    return found


@dataclass(frozen=True, slots=True)
class _Sum:
    """The sum of some lines: how many had a figure, and whether some are hidden (suppressed, unreadable)."""

    total: float
    count: int
    hidden: bool

    def __add__(self, other: _Sum) -> _Sum:
        return _Sum(self.total + other.total, self.count + other.count, self.hidden or other.hidden)


_NOTHING = _Sum(0.0, 0, False)
_HIDING = (Status.SUPPRESSED, Status.UNPARSED, Status.ERROR)


def _sum(series: MeantSeries, indices: Sequence[int]) -> _Sum:
    values, statuses = series.values.values, series.values.statuses
    numbers = [v for i in indices if (v := values[i]) is not None]
    hidden = len(numbers) < len(indices) and any(statuses[i] in _HIDING for i in indices)
    return _Sum(sum(numbers), len(numbers), hidden)


def _half_step(series: MeantSeries) -> float:
    """Return how far rounding may have moved a figure: not at all where things were counted one by one.

    Surveys of a sample print people in tens.
    """
    numbers = [v for v in series.values.values if v is not None]
    if not is_count(series.measure.unit or "") or any(v % 1 for v in numbers):
        return half_unit(series)
    return 5.0 if all(v % 10 == 0 for v in numbers) else 0.0


def _readings(series: MeantSeries, by_class: Mapping[RowClass, Sequence[int]]) -> list[_Sum]:
    """Return the sums that a grand total may print, those of no line left out."""
    of = {row_class: _sum(series, indices) for row_class, indices in by_class.items()}
    unlisted, cities = of.get(RowClass.UNLISTED, _NOTHING), of.get(RowClass.DESIGNATED_CITY, _NOTHING)
    towns = of.get(RowClass.MUNICIPALITY, _NOTHING) + unlisted
    prefectures = of.get(RowClass.PREFECTURE, _NOTHING)
    sums = (towns + cities, prefectures + towns + cities, prefectures, towns, cities)
    return [s for s in sums if s.count]


def _grand_totals(meant: MeantTable, series: Sequence[MeantSeries]) -> Iterable[Finding]:
    items = meant.table.items
    summed = list(_totals_of(items))
    agreeing, wrong, cells = 0, [], []
    for one in series:
        for index, by_class in summed:
            sums, printed = _readings(one, by_class), one.values.values[index]
            if printed is None or not sums:
                continue
            # Every part and the total were rounded by themselves, each by half a unit at most.
            if any(s.hidden or abs(s.total - printed) <= _half_step(one) * (s.count + 1) for s in sums):
                agreeing += 1
            else:
                cells.append(meant.ref(items[index], one))
                wrong.append(said("printed-and-sum", cell=cells[-1].a1, printed=printed, total=sums[0].total))
    if wrong:
        fields: dict[str, Any] = {"sheet": meant.table.sheet, "n": len(wrong), "named": some(wrong)}
        yield found("totals-differ", "warning", cells[:50], **fields)
    elif agreeing:
        yield found("totals", "ok", sheet=meant.table.sheet, n=agreeing)


def _totals_of(items: Sequence[Item]) -> Iterator[tuple[int, Mapping[RowClass, Sequence[int]]]]:
    """Yield the lines of totals with the lines that each sums up: all, or of several totals what its label says."""
    whole = [i for i, item in enumerate(items) if item.row_class is RowClass.NATION]
    totals = [i for i, item in enumerate(items) if item.row_class is RowClass.TOTAL]
    everything = _by_class(items, None)
    if whole or len(totals) == 1:
        yield from ((index, everything) for index in whole or totals)
        return
    for index in totals:
        label = fold_label(items[index].label)
        kinds = next((kinds for pattern, kinds in _OF_KINDS if pattern.fullmatch(label)), ())
        if kinds is None or (kinds and RowClass.UNLISTED not in everything):  # a dissolved body's kind is not known
            yield index, _by_class(items, kinds)


def _by_class(items: Sequence[Item], kinds: tuple[str, ...] | None) -> Mapping[RowClass, Sequence[int]]:
    """Return the lines of bodies of some kinds, of every kind where None, by their class."""
    by_class: dict[RowClass, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if kinds is None or (item.area is not None and item.area.kind in kinds):
            by_class[item.row_class].append(index)
    return by_class


def _parts_of(items: Sequence[Item], row_class: RowClass) -> list[tuple[int, list[int]]]:
    """Return each prefecture (or county) line with the municipalities that follow it, up to the next one."""
    groups: list[tuple[int, list[int]]] = []
    for index, item in enumerate(items):
        if item.row_class is row_class:
            groups.append((index, []))
        elif item.row_class in (RowClass.PREFECTURE, RowClass.TOTAL, RowClass.NATION):
            groups.append((-1, []))
        elif groups and item.row_class in (*_BASIC, RowClass.UNLISTED):
            if row_class is RowClass.COUNTY and not _is_in_county(item):
                groups.append((-1, []))
            groups[-1][1].append(index)
    return [(line, parts) for line, parts in groups if line >= 0 and parts]


def _is_in_county(item: Item) -> bool:
    return item.area is None or item.area.kind in ("町", "村")


def _subtotals(
    meant: MeantTable, series: Sequence[MeantSeries], groups: list[tuple[int, list[int]]], name: str
) -> Iterable[Finding]:
    agreeing, wrong, cells = 0, [], []
    for one in series:
        half = _half_step(one)
        printed = [(line, p, _sum(one, parts)) for line, parts in groups if (p := one.values.values[line]) is not None]
        compared = [(line, p, s) for line, p, s in printed if s.count and not s.hidden]
        bad = [(line, p, s) for line, p, s in compared if abs(s.total - p) > half * (s.count + 1)]
        if len(compared) - len(bad) < _MOSTLY * len(compared):
            continue
        agreeing += len(compared) - len(bad)
        for line, figure, parts in bad:
            cells.append(meant.ref(meant.table.items[line], one))
            wrong.append(said("printed-and-sum", cell=cells[-1].a1, printed=figure, total=parts.total))
    if wrong:
        fields: dict[str, Any] = {"sheet": meant.table.sheet, "n": len(wrong), "named": some(wrong)}
        yield found(f"{name}-totals-differ", "warning", cells[:50], **fields)
    elif agreeing:
        yield found(f"{name}-totals", "ok", sheet=meant.table.sheet, n=agreeing)
