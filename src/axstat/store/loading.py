"""Writing one LoadUnit into the tables of an open transaction.

Ids are dense and rise in the order of source, table, series and item, so the fact table is sorted as it is appended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from axstat.model.areas import Area
from axstat.model.items import Items, samples
from axstat.model.observations import Citation, LoadUnit
from axstat.model.values import Status
from axstat.store.columns import write_frame
from axstat.store.dimensions import ITEMS, finding_rows, item_columns, series_row, source_values
from axstat.store.engine import first_row
from axstat.store.facts import Placed, write_observations
from axstat.store.long_items import item_frames
from axstat.store.schema import add_areas
from axstat.store.subjects import Edition, subjects_of
from axstat.store.wide import create_view
from axstat.voice import Finding

if TYPE_CHECKING:
    import duckdb

MANY_ROWS = 10_000  # of small tables that are written at once: bounds memory
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
        for tables in _together(self._placed()):
            self._write_tables(tables, area_ids)
        for view in self._unit.views:
            create_view(self._connection, view)
        self._connection.execute(
            "update store.source set observations = $n where source_id = $source_id",
            {"n": self.by_status.total(), "source_id": self.source_id},
        )

    def _placed(self) -> Iterator[Placed]:
        """Yield the unit's tables with their keys."""
        first_item, first_series = self._next("item", "item_id"), self._next("series", "series_id")
        tables = zip(self._unit.tables, subjects_of(self._unit), strict=True)
        for table_id, (table, subject) in enumerate(tables, self._next("sheet_table", "table_id")):
            yield Placed(table, subject, table_id, first_item + self.items, first_series + self.series)
            self.items += len(table.items)
            self.series += len(table.series)

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

    def _write_tables(self, tables: Sequence[Placed], area_ids: dict[Area, int]) -> None:
        """Write tables at once: a few statements for all of them take as long as for one."""
        with self._connection.appender("store.sheet_table") as appender:
            appender.append_rows(map(self._table_row, tables))
        if isinstance(items := tables[0].table.items, Items):  # alone: `_together`
            for frame in item_frames(tables[0].table_id, tables[0].first_item, items, area_ids):
                write_frame(self._connection, ITEMS, frame)
        else:
            with self._connection.appender("store.item") as appender:
                for placed in tables:
                    for columns in _item_columns(placed, area_ids):
                        appender.append_rows(zip(*columns, strict=True))
        with self._connection.appender("store.series") as appender:
            appender.append_rows(chain.from_iterable(map(self._series_rows, tables)))
        self.by_status.update(write_observations(self._connection, tables))

    def _table_row(self, placed: Placed) -> tuple[Any, ...]:
        table = placed.table
        facets = list(table.facet_names)
        return placed.table_id, self.source_id, table.dataset, table.sheet, table.transposed, facets, *placed.subject

    def _series_rows(self, placed: Placed) -> Iterator[tuple[Any, ...]]:
        edition = Edition.of(self._unit, placed.table)
        for series_id, series in zip(placed.series_ids, placed.table.series, strict=True):
            yield series_row(series_id, placed.table_id, series, edition)


def _item_columns(placed: Placed, area_ids: dict[Area, int]) -> Iterator[list[Sequence[Any]]]:
    """Yield the columns of a table's items, some lines at a time."""
    items = placed.table.items
    for start in range(0, len(items), ITEMS_AT_ONCE):
        yield item_columns(placed.table_id, placed.first_item + start, items[start : start + ITEMS_AT_ONCE], area_ids)


def _together(tables: Iterable[Placed]) -> Iterator[list[Placed]]:
    """Yield the tables that are written at once: small ones together, one of many lines or values alone."""
    some: list[Placed] = []
    size = 0
    for placed in tables:
        is_long = isinstance(placed.table.items, Items)
        rows = MANY_ROWS + 1 if is_long else max(placed.observations, len(placed.item_ids))
        if some and size + rows > MANY_ROWS:
            yield some
            some, size = [], 0
        some.append(placed)
        size += rows
    if some:
        yield some


def write_findings(connection: duckdb.DuckDBPyConnection, source_id: int, findings: Sequence[Finding]) -> None:
    """Record what was found of a source."""
    if findings:
        with connection.appender("store.finding") as appender:
            appender.append_rows(finding_rows(source_id, findings))


def _area_key(area: Area) -> tuple[str, ...]:
    return (area.area_code, area.kind, area.name, area.prefecture)
