"""What a workbook's figures are understood as, without a database: it takes five times as long to load them.

That a database says the same of them is held by tests/meaning/test_reading.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from axstat.errors import AxstatError
from axstat.ingest.reading import wishes
from axstat.ingest.understanding import understand
from axstat.model.cells import CellRef
from axstat.model.observations import LoadUnit, ObservationTable
from axstat.model.values import Status
from axstat.voice import Finding


@dataclass(frozen=True)
class Figure:
    """A number as `observation_detail` shows it."""

    cell: str
    body: str | None
    dataset: str
    measure: str
    unit: str | None
    period: str | None
    part: str | None

    @property
    def part_of_hours(self) -> str:
        """The part, '' where it is none of the dataset's measures."""
        return (self.part or "") if self.dataset == "overtime" else ""


@dataclass(frozen=True)
class Reading:
    """What a workbook would be loaded as, or why it is refused."""

    outcome: Literal["loaded", "refused"]
    dataset: str | None
    doubts: tuple[Finding, ...]
    error: AxstatError | None
    figures: tuple[Figure, ...]


def read(book: Path) -> Reading:
    """Understand a workbook as `ingest` does; nothing of what is refused is a figure."""
    return _read(book, book.read_bytes())


@lru_cache(1)
def _read(book: Path, _: bytes) -> Reading:
    (found,) = understand(book, book.name, wishes(None, None), lambda _: None)
    if found.fault is not None:
        raise found.fault
    unit, error = found.unit, found.error
    figures = tuple(_figures(unit)) if unit is not None and error is None else ()
    dataset = unit.meta.dataset if unit is not None else None
    doubts = unit.doubts if unit is not None else ()
    return Reading("loaded" if error is None else "refused", dataset, doubts, error, figures)


def _figures(unit: LoadUnit) -> Iterator[Figure]:
    for table in unit.tables:
        for series in table.series:
            for item, status in zip(table.items, series.values.statuses, strict=True):
                if status == Status.NORMAL:
                    period = series.period or item.period
                    yield Figure(
                        _cell(table, item.line, series.line),
                        item.area.name if item.area is not None else None,
                        table.dataset,
                        series.measure.id,
                        series.measure.unit,
                        period.text if period is not None else None,
                        series.attributes.get("staff_scope"),
                    )


def _cell(table: ObservationTable, item: int, series: int) -> str:
    row, column = (series, item) if table.transposed else (item, series)
    return CellRef(table.sheet, row, column).a1
