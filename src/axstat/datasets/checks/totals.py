"""Printed totals against the sum of their parts, for figures that can be summed (people, yen, cases).

A line may print a total of several kinds of bodies, or a body's own figure (a prefecture's own budget above its towns).
So a total is wrong only when it fits no reading, and subtotals are compared only where most of them are sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from axstat.datasets.checks.agreement import half_unit
from axstat.datasets.checks.outcome import number, outcome, some
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.model.observations import CheckOutcome
from axstat.model.tables import Item, RowClass
from axstat.model.values import Status

_COUNTABLE = re.compile(
    r"(?:十|百|千|万|億)*(?:人|名|世帯|戸|件|円|団体|台|回|施設|事業所|企業|社|校|棟|トン|t|ha|km2|冊|本|枚)"
)
_NOT_SUMMED = re.compile(r"平均|率|割合|比|指数|1人当たり|一人当たり|順位|密度|当たり")
_BASIC = (RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY)
_MOSTLY = 0.8


def is_summable(series: MeantSeries) -> bool:
    """Say whether the figures of a series may be added up over areas, by unit and header."""
    unit = series.measure.unit or ""
    return _COUNTABLE.fullmatch(unit) is not None and not _NOT_SUMMED.search(series.measure.label)


def check_totals(meant: MeantTable) -> list[CheckOutcome]:
    """Compare totals, prefecture and county lines with the municipalities below them."""
    if meant.table.axis != "area" or meant.dataset != "indicator":
        return []
    items = meant.table.items
    if not any(i.row_class in (RowClass.TOTAL, RowClass.NATION, RowClass.PREFECTURE, RowClass.COUNTY) for i in items):
        return []
    if any(i.facets or i.period for i in items):
        return []
    summable = [s for s in meant.series if is_summable(s)]
    found = [*_grand_totals(meant, summable)]
    for row_class, name in ((RowClass.PREFECTURE, "prefecture"), (RowClass.COUNTY, "county")):
        parts = _parts_of(items, row_class)
        if parts:
            found.extend(_subtotals(meant, summable, parts, name))
    return found


def _grand_totals(meant: MeantTable, series: Sequence[MeantSeries]) -> Iterable[CheckOutcome]:
    items = meant.table.items
    last = [i for i, item in enumerate(items) if item.row_class in (RowClass.NATION, RowClass.TOTAL)]
    lines = [i for i in last if items[i].row_class is RowClass.NATION] or ([last[-1]] if len(last) == 1 else [])
    readings = [
        {RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY, RowClass.UNLISTED},
        {RowClass.PREFECTURE, RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY, RowClass.UNLISTED},
        {RowClass.PREFECTURE},
        {RowClass.MUNICIPALITY, RowClass.UNLISTED},
        {RowClass.DESIGNATED_CITY},
    ]
    agreeing, wrong, cells = 0, [], []
    for index in lines:
        for one in series:
            sums = [s for r in readings if (s := _sum(one, (i for i, x in enumerate(items) if x.row_class in r)))]
            printed = one.values.values[index]
            if printed is None or not sums:
                continue
            tolerance = half_unit(one) * (sums[0][1] + 1)
            if any(abs(total - printed) <= tolerance or hidden for total, _, hidden in sums):
                agreeing += 1
            else:
                cells.append(meant.ref(items[index], one))
                wrong.append(f"{cells[-1].a1} prints {number(printed)}, the parts sum to {number(sums[0][0])}")
    if wrong:
        message = f"{meant.table.sheet}: {len(wrong)} printed totals differ from the sum of their parts: {some(wrong)}"
        yield outcome("totals", "warning", message, cells[:50])
    elif agreeing:
        yield outcome("totals", "ok", f"{meant.table.sheet}: {agreeing} printed totals equal the sum of their parts")


def _sum(series: MeantSeries, indices: Iterable[int]) -> tuple[float, int, bool] | None:
    """Return the sum over lines, how many there are, and whether suppressed parts are hidden in it."""
    total, count, hidden = 0.0, 0, False
    for index in indices:
        value = series.values.values[index]
        if value is not None:
            total += value
            count += 1
        elif series.values.statuses[index] in (Status.SUPPRESSED, Status.UNPARSED, Status.ERROR):
            hidden = True
    return (total, count, hidden) if count else None


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
) -> Iterable[CheckOutcome]:
    agreeing, wrong, cells = 0, [], []
    for one in series:
        results = [
            (line, printed, _sum(one, parts))
            for line, parts in groups
            if (printed := one.values.values[line]) is not None
        ]
        compared = [(line, p, s) for line, p, s in results if s is not None and not s[2]]
        bad = [(line, p, s) for line, p, s in compared if abs(s[0] - p) > half_unit(one) * (s[1] + 1)]
        if len(compared) - len(bad) < _MOSTLY * len(compared):
            continue
        agreeing += len(compared) - len(bad)
        for line, printed, total in bad:
            cells.append(meant.ref(meant.table.items[line], one))
            wrong.append(f"{cells[-1].a1} prints {number(printed)}, the parts sum to {number(total[0])}")
    if wrong:
        message = (
            f"{meant.table.sheet}: {len(wrong)} {name} lines differ from the sum of their municipalities: {some(wrong)}"
        )
        yield outcome(f"{name}-totals", "warning", message, cells[:50])
    elif agreeing:
        message = f"{meant.table.sheet}: {agreeing:,} {name} figures equal the sum of their municipalities"
        yield outcome(f"{name}-totals", "ok", message)
