"""Writing one LoadUnit into the tables of an open transaction.

Ids are dense and rise in the order of source, table, series and item, so the fact table is sorted as it is appended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from axstat.model.areas import Area
from axstat.model.items import Items, samples
from axstat.model.observations import Citation, LoadUnit, ObservationTable
from axstat.model.tables import Item
from axstat.model.values import Status
from axstat.store.columns import is_few, write, write_frame
from axstat.store.dimensions import ITEMS, finding_rows, item_columns, series_row, source_values
from axstat.store.engine import first_row
from axstat.store.facts import write_observations
from axstat.store.long_items import item_frames
from axstat.store.schema import add_areas
from axstat.store.subjects import Edition, Subject, subjects_of
from axstat.store.wide import create_view
from axstat.voice import Finding

if TYPE_CHECKING:
    import duckdb

ITEMS_AT_ONCE = 40_000  # as Python objects an item takes a kilobyte: bounds memory
_AREAS = "select area_id, area_code, kind, name, prefecture from store.area where area_code in (select unnest($codes))"


class Loading:
    """One unit on its way into the tables; the caller owns the transaction."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        unit: LoadUnit,
        *,
        source_id: int | None = None,
        decided: int = 0,
        cited: Citation = Citation(),  # noqa: B008 - frozen
    ) -> None:
        """Reserve the unit's source id, unless it takes the place of a source that was just taken out."""
        self._connection = connection
        self._unit = unit
        self._decided = decided
        self._cited = cited
        self.source_id = self._next("source", "source_id") if source_id is None else source_id
        self.items = 0
        self.series = 0
        self.by_status: Counter[Status] = Counter()

    def run(self) -> None:
        """Write source, findings, tables, series, items and observations.

        Raises:
            CheckFailed: the stored rows are not exactly the unit's.
        """
        self._write_source()
        area_ids = self._area_ids()
        table_id = self._next("sheet_table", "table_id")
        subjects = subjects_of(self._unit)
        for offset, table in enumerate(self._unit.tables):
            self._write_table(table_id + offset, table, area_ids, subjects[offset])
        for view in self._unit.views:
            create_view(self._connection, view)
        self._connection.execute(
            "update store.source set observations = $n where source_id = $source_id",
            {"n": self.by_status.total(), "source_id": self.source_id},
        )

    def _next(self, table: str, column: str) -> int:
        row = first_row(self._connection, f"select coalesce(max({column}), 0) + 1 from store.{table}")  # noqa: S608 - our own names
        return int(row[0]) if row else 1

    def _write_source(self) -> None:
        values = source_values(self.source_id, self._unit, self._decided, self._cited)
        places = ", ".join(f"${name}" for name in values)
        self._connection.execute(f"insert into store.source values ({places})", values)  # noqa: S608 - our own names
        write_findings(self._connection, self.source_id, self._unit.findings)

    def _area_ids(self) -> dict[Area, int]:
        """Return the ids of the unit's areas, adding to `store.area` what the gazetteer did not bring."""
        distinct = {id(item.area): item.area for table in self._unit.tables for item in samples(table.items)}
        areas = {area for area in distinct.values() if area is not None}
        if not areas:
            return {}
        rows = self._connection.execute(_AREAS, {"codes": sorted({area.area_code for area in areas})}).fetchall()
        known: dict[tuple[str, ...], int] = {tuple(row[1:]): row[0] for row in rows}
        missing = sorted((area for area in areas if _area_key(area) not in known), key=_area_key)
        first = self._next("area", "area_id")
        if missing:
            add_areas(self._connection, missing, first_id=first, unlisted={key[0] for key in known})
            known.update((_area_key(area), first + n) for n, area in enumerate(missing))
        return {area: known[_area_key(area)] for area in areas}

    def _write_table(self, table_id: int, table: ObservationTable, area_ids: dict[Area, int], subject: Subject) -> None:
        with self._connection.appender("store.sheet_table") as appender:
            appender.append_row(
                table_id,
                self.source_id,
                table.dataset,
                table.sheet,
                table.transposed,
                list(table.facet_names),
                *subject,
            )
        first_item = self._next("item", "item_id")
        first_series = self._next("series", "series_id")
        self._write_items(table_id, first_item, table.items, area_ids)
        if table.series:
            with self._connection.appender("store.series") as appender:
                edition = Edition.of(self._unit, table)
                appender.append_rows(
                    series_row(first_series + n, table_id, s, edition) for n, s in enumerate(table.series)
                )
        if table.items and table.series:
            self.by_status.update(write_observations(self._connection, table, first_series, first_item))
        self.items += len(table.items)
        self.series += len(table.series)

    def _write_items(self, table_id: int, first_item: int, items: Sequence[Item], area_ids: dict[Area, int]) -> None:
        if isinstance(items, Items):
            for frame in item_frames(table_id, first_item, items, area_ids):
                write_frame(self._connection, ITEMS, frame)
            return
        for start in range(0, len(items), ITEMS_AT_ONCE):
            chunk = items[start : start + ITEMS_AT_ONCE]
            columns = item_columns(table_id, first_item + start, chunk, area_ids)
            write(self._connection, ITEMS, columns, few=is_few(len(items)))


def write_findings(connection: duckdb.DuckDBPyConnection, source_id: int, findings: Sequence[Finding]) -> None:
    """Record what was found of a source."""
    if findings:
        with connection.appender("store.finding") as appender:
            appender.append_rows(finding_rows(source_id, findings))


def _area_key(area: Area) -> tuple[str, ...]:
    return (area.area_code, area.kind, area.name, area.prefecture)
