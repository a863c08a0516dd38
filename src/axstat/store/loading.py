"""Writing one LoadUnit into the tables of an open transaction.

Ids are dense and rise in the order of source, table, series and item, so the fact table is sorted as it is
appended. What the views show of a value is exactly what the unit holds: the raw text is stored unless the
number prints to it (`store.raw_form`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from axstat.errors import CheckFailed
from axstat.model.areas import Area
from axstat.model.observations import LoadUnit, ObservationSeries, ObservationTable
from axstat.model.tables import Item
from axstat.model.values import Period
from axstat.store.columns import FEW_ROWS, Target, write, write_frame
from axstat.store.engine import first_row
from axstat.store.schema import add_areas, area_fields

if TYPE_CHECKING:
    import duckdb

CHUNK_ROWS = 2_000_000  # observations handed over at once: bounds memory

_PERIOD_TYPES = {
    "period": "VARCHAR",
    "period_kind": "VARCHAR",
    "period_start": "DATE",
    "period_end": "DATE",
    "fiscal_year": "INTEGER",
}
_ITEMS = Target(
    "insert into store.item by name select * from incoming",
    {
        "item_id": "INTEGER",
        "table_id": "INTEGER",
        "line": "INTEGER",
        "row_class": "VARCHAR",
        "area_id": "INTEGER",
        "label": "VARCHAR",
        "category": "VARCHAR",
        "facets": "VARCHAR[]",
        **_PERIOD_TYPES,
        "cells": "BIGINT[]",
    },
)
_OBSERVATIONS = Target(
    """
    insert into store.observation
    select series_id, item_id, value, store.status_word(status), form, case when form = 0 then raw end
    from (select *, store.raw_form(value, raw) as form from incoming)
    """,
    {"series_id": "INTEGER", "item_id": "INTEGER", "value": "DOUBLE", "status": "UTINYINT", "raw": "VARCHAR"},
)
_DECIMALS = """
    update store.series set decimals = printed.decimals
    from (
        select series_id, max(store.printed_decimals(value, form)) as decimals
        from store.observation
        where series_id between $first and $last and value is not null
        group by series_id
    ) as printed
    where series.series_id = printed.series_id
"""


class Loading:
    """One unit on its way into the tables; the caller owns the transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, unit: LoadUnit) -> None:
        self._connection = connection
        self._unit = unit
        self.source_id = self._next("source", "source_id")
        self.items = 0
        self.series = 0
        self.observations = 0

    def run(self) -> None:
        """Write source, findings, tables, series, items and observations.

        Raises:
            CheckFailed: the stored rows are not exactly the unit's.
        """
        self._write_source()
        self._write_findings()
        area_ids = self._area_ids()
        table_id = self._next("sheet_table", "table_id")
        for offset, table in enumerate(self._unit.tables):
            self._write_table(table_id + offset, table, area_ids)

    def _next(self, table: str, column: str) -> int:
        row = first_row(self._connection, f"select coalesce(max({column}), 0) + 1 from store.{table}")  # noqa: S608 - our own names
        return int(row[0]) if row else 1

    def _write_source(self) -> None:
        file, meta = self._unit.file, self._unit.meta
        values = {
            "source_id": self.source_id,
            "file": file.name,
            "path": file.path,
            "sha256": file.sha256,
            "bytes": file.bytes,
            "dataset": meta.dataset,
            "title": meta.title,
            "publisher": meta.publisher,
            "fiscal_year": meta.fiscal_year,
            "survey_year": meta.survey_year,
            "edition": meta.edition,
            "url": meta.url,
            "licence": meta.licence,
            "retrieved_on": meta.retrieved_on,
            "ingested_at": datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0),
            "simulated": meta.simulated,
            "current": True,
        }
        places = ", ".join(f"${name}" for name in values)
        self._connection.execute(f"insert into store.source values ({places})", values)  # noqa: S608 - our own names

    def _write_findings(self) -> None:
        findings = [
            *((d.severity, d.code, d.message, [str(c) for c in d.cells]) for d in self._unit.doubts),
            *((c.severity, c.id, c.message, list(c.cells)) for c in self._unit.checks),
        ]
        if findings:
            with self._connection.appender("store.finding") as appender:
                appender.append_rows((self.source_id, *finding) for finding in findings)

    def _area_ids(self) -> dict[Area, int]:
        """Return the ids of the unit's areas, adding to `store.area` what the gazetteer did not bring."""
        areas = {item.area for table in self._unit.tables for item in table.items if item.area is not None}
        if not areas:
            return {}
        rows = self._connection.execute("select * from store.area").fetchall()
        known = {tuple(fields): int(area_id) for area_id, *fields in rows}
        missing = sorted((a for a in areas if area_fields(a) not in known), key=lambda a: a.area_code)
        first = max(known.values(), default=0) + 1
        if missing:
            add_areas(self._connection, missing, first_id=first)
            known.update((area_fields(area), area_id) for area_id, area in enumerate(missing, first))
        return {area: known[area_fields(area)] for area in areas}

    def _write_table(self, table_id: int, table: ObservationTable, area_ids: dict[Area, int]) -> None:
        with self._connection.appender("store.sheet_table") as appender:
            appender.append_row(
                table_id, self.source_id, table.dataset, table.sheet, table.transposed, list(table.facet_names)
            )
        first_item = self._next("item", "item_id")
        first_series = self._next("series", "series_id")
        if table.items:
            write(self._connection, _ITEMS, item_columns(table_id, first_item, table.items, area_ids))
        with self._connection.appender("store.series") as appender:
            appender.append_rows(series_row(first_series + n, table_id, s) for n, s in enumerate(table.series))
        self._write_observations(first_series, first_item, table)
        self.items += len(table.items)
        self.series += len(table.series)

    def _write_observations(self, first_series: int, first_item: int, table: ObservationTable) -> None:
        n_items, n_series = len(table.items), len(table.series)
        if not n_items or not n_series:
            return
        for series in table.series:
            check_lengths(table, series)
        if n_items * n_series < FEW_ROWS:
            columns = small_columns(first_series, first_item, table)
            write(self._connection, _OBSERVATIONS, columns)
        else:
            for chunk in large_columns(first_series, first_item, table):
                write_frame(self._connection, _OBSERVATIONS, chunk)
        last = first_series + n_series - 1
        self._connection.execute(_DECIMALS, {"first": first_series, "last": last})
        self._check_stored(first_series, last, n_items * n_series)
        self.observations += n_items * n_series

    def _check_stored(self, first: int, last: int, expected: int) -> None:
        row = first_row(
            self._connection,
            """
            select count(*), count(distinct series_id::bigint << 32 | item_id)
            from store.observation where series_id between $first and $last
            """,
            {"first": first, "last": last},
        )
        if row != (expected, expected):
            raise CheckFailed(f"`{self._unit.file.name}` should give {expected} observations, but {row} were stored")


def item_columns(
    table_id: int, first_item: int, items: Sequence[Item], area_ids: dict[Area, int]
) -> list[Sequence[Any]]:
    """Return the columns of `store.item` for a table's items."""
    n = len(items)
    periods = [period_fields(item.period) for item in items]
    return [
        range(first_item, first_item + n),
        [table_id] * n,
        [item.line for item in items],
        [item.row_class.value for item in items],
        [None if item.area is None else area_ids[item.area] for item in items],
        [item.label for item in items],
        [item.category for item in items],
        [list(item.facets) or None for item in items],
        *(list(column) for column in zip(*periods, strict=True)),
        [[cell.row * 16384 + cell.col - 1 for cell in item.cells] for item in items],
    ]


def series_row(series_id: int, table_id: int, series: ObservationSeries) -> tuple[Any, ...]:
    """Return the row of `store.series` for one series; its decimals follow from the stored values."""
    header = [{"sheet": h.ref.sheet, "cell": h.ref.a1, "text": h.text} for h in series.header]
    measure = series.measure
    return (
        series_id,
        table_id,
        series.line,
        measure.id,
        measure.label,
        measure.unit,
        series.unit_said,
        *period_fields(series.period),
        series.period_said,
        dict(series.attributes),
        header,
        None,
    )


def period_fields(period: Period | None) -> tuple[Any, ...]:
    """Return the five period columns of `store.series` and `store.item`."""
    if period is None:
        return (None, None, None, None, None)
    return (period.text, period.kind, period.start, period.end, period.fiscal_year)


def check_lengths(table: ObservationTable, series: ObservationSeries) -> None:
    """Check that a series has one value, status and text per item.

    Raises:
        CheckFailed: it has not.
    """
    values = series.values
    lengths = {len(table.items), len(values.values), len(values.statuses), len(values.texts)}
    if len(lengths) != 1:
        raise CheckFailed(
            f"series `{series.measure.label}` on sheet `{table.sheet}` has lengths {sorted(lengths)}, not one per item"
        )


def small_columns(first_series: int, first_item: int, table: ObservationTable) -> list[Sequence[Any]]:
    """Return the observations of a small table as Python lists, series by series."""
    n_items, all_series = len(table.items), table.series
    return [
        [series_id for series_id in range(first_series, first_series + len(all_series)) for _ in range(n_items)],
        list(chain.from_iterable(repeat(range(first_item, first_item + n_items), len(all_series)))),
        list(chain.from_iterable(series.values.values for series in all_series)),
        list(chain.from_iterable(series.values.statuses for series in all_series)),
        list(chain.from_iterable(series.values.texts for series in all_series)),
    ]


def large_columns(first_series: int, first_item: int, table: ObservationTable) -> Iterator[list[Any]]:
    """Yield the observations of a large table as polars columns, a bounded number of series at a time."""
    import polars as pl

    n_items = len(table.items)
    step = max(1, CHUNK_ROWS // n_items)
    item_ids = pl.int_range(first_item, first_item + n_items, dtype=pl.Int32, eager=True)
    for start in range(0, len(table.series), step):
        chunk = table.series[start : start + step]
        ids = pl.Series([first_series + start + n for n in range(len(chunk))], dtype=pl.Int32)
        yield [
            pl.select(pl.lit(ids).repeat_by(n_items).explode()).to_series(),
            pl.concat([item_ids] * len(chunk)),
            pl.concat([pl.Series(series.values.values, dtype=pl.Float64) for series in chunk]),
            pl.concat([pl.Series(series.values.statuses, dtype=pl.UInt8) for series in chunk]),
            pl.concat([pl.Series(series.values.texts, dtype=pl.String) for series in chunk]),
        ]
