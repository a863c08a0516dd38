"""No figure is of a time after its file was retrieved: what a workbook and its sidecar say of time is held together.

Projections and plans are of the future, and say so in a heading, a title or a sheet's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from axstat.model.items import periods_of
from axstat.model.observations import LoadUnit, ObservationSeries, ObservationTable
from axstat.model.values import Period
from axstat.values.lazy import Pattern
from axstat.voice import Finding, found

_AHEAD = Pattern(
    "推計|推定|見通し|見込|予測|計画|目標|試算|予定|将来|需給|シナリオ|(?i:project|forecast|plan|target|scenario)"
)


def newer_than_retrieved(unit: LoadUnit) -> tuple[Finding, ...]:
    """Return a warning for each series with a figure of a later time than the day that its sidecar names."""
    day = unit.meta.retrieved_on
    if day is None:
        return ()
    warnings = []
    for table in unit.tables:
        for series in table.series:
            texts = (unit.meta.title, table.title, table.sheet, series.measure.label)
            late = [period for period in _periods(table, series) if period.start > day]
            if late and not any(map(_AHEAD.search, texts)):
                cells = [level.ref for level in series.header[-1:]]
                last = max(late, key=lambda period: period.start).label
                warnings.append(
                    found("newer-than-retrieved", "warning", cells, measure=series.measure.label, period=last, day=day)
                )
    return tuple(warnings)


def _periods(table: ObservationTable, series: ObservationSeries) -> Iterator[Period]:
    if series.period is not None:
        yield series.period
        return
    yield from {period for period in periods_of(table.items) if period is not None}
