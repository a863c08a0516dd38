"""From a table with meaning to observations: which lines count, shares in percent, repeated lines dropped.

Totals, averages and county subtotals never become observations. An area that stands twice with the same values is
kept once and pointed out; with different values it stops the file (checks/keys.py says so).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import compress

from axstat.datasets.dividing import spans_of, take
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.model.items import Body, Items, lines_of, where
from axstat.model.observations import ObservationSeries, ObservationTable
from axstat.model.rows import places
from axstat.model.tables import Item, ValueColumn


def observed(items: Sequence[Item]) -> list[bool]:
    """Return per item whether it becomes observations."""
    return list(map(bool, where(items, _is_observed)))


def _is_observed(item: Item | Body) -> bool:
    return item.row_class.is_observed


def build(meant: MeantTable, *, dropped: frozenset[int] = frozenset()) -> ObservationTable:
    """Return the observations of a table.

    Args:
        meant: the table with the meaning of its series.
        dropped: lines that repeat another line word for word.
    """
    items = meant.table.items
    keep = bytearray(where(items, _is_observed))
    if dropped:
        for index, line in enumerate(lines_of(items)):
            keep[index] &= line not in dropped
    spans = None if all(keep) else spans_of(keep)
    return ObservationTable(
        dataset=meant.dataset,
        sheet=meant.table.sheet,
        transposed=meant.table.transposed,
        items=items if spans is None else _kept(items, keep),
        series=tuple(_series(s, spans) for s in meant.series),
        facet_names=meant.table.facet_names,
    )


def _kept(items: Sequence[Item], keep: bytearray) -> Sequence[Item]:
    return items.picked(places(keep)) if isinstance(items, Items) else tuple(compress(items, keep))


def _series(meant: MeantSeries, spans: list[tuple[int, int]] | None) -> ObservationSeries:
    return ObservationSeries(
        measure=meant.measure,
        line=meant.series.line,
        header=meant.series.path,
        values=meant.values if spans is None else take(meant.values, spans),
        period=meant.period,
        period_said=meant.period_said,
        unit_said=meant.unit_said,
        measure_said=meant.measure_said,
        attributes=dict(meant.attributes),
    )


def as_percent(meant: MeantSeries) -> MeantSeries:
    """Return a share that the sheet stores as a fraction (0.048 shown as 4.8%) in percent; the raw text stays."""
    column = meant.values
    values = [None if value is None else hundredfold(value) for value in column.values]
    return replace(meant, values=ValueColumn(values, column.statuses, column.texts))


def hundredfold(value: float) -> float:
    """Return 100 × a fraction as a person reckons it: 0.057 is 5.7, not binary's 5.7000000000000002."""
    return float(Decimal(repr(value)) * 100)
