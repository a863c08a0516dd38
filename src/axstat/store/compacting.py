"""Rewriting a grown database with its facts sorted by measure and period, as queries read them.

Files arrive one by one, so the facts of one measure lie scattered over the table and every load leaves partly filled
blocks. The rewrite numbers the series anew in the order of dataset, measure and period: one measure is then one stretch
of the file. Every view shows the same rows before and after, but for the keys `series_id`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from axstat.store.engine import connect, first_row
from axstat.store.kept import keep
from axstat.store.lock import Waiting
from axstat.store.schema import Geography, create
from axstat.store.wide import copy_views

if TYPE_CHECKING:
    import duckdb

LEAST_ROWS = 4_000_000  # below, every query is fast in any order
LEAST_SOURCES = 4  # the facts of one file are sorted as they come
BATCH_ROWS = 4_000_000  # observations sorted at once: bounds memory

_COPIED = ("source", "supersession", "finding", "sheet_table", "item", "area", "area_region", "wide_measure")
_ORDER = """
    create temp table renumbered as
    select
        series.series_id as old_id,
        row_number() over (
            order by t.dataset, series.measure, series.staff_scope, series.period_start, t.source_id, series.series_id
        )::integer as new_id,
        facts.n
    from old.store.series
    join old.store.sheet_table as t using (table_id)
    left join (select series_id, count(*) as n from old.store.observation group by series_id) as facts using (series_id)
"""
_SERIES = """
    insert into store.series
    select series.* replace (new_id as series_id)
    from old.store.series join renumbered on series.series_id = old_id
    order by new_id
"""
_BATCHES = """
    select min(new_id), max(new_id)
    from (select new_id, sum(n) over (order by new_id) // $rows as batch from renumbered)
    group by batch
    order by batch
"""
_FACTS = """
    insert into store.observation
    select o.* replace (new_id as series_id)
    from old.store.observation as o join renumbered on o.series_id = old_id
    where new_id between $first and $last
    order by new_id, item_id
"""
_REPLACED = """
    insert into store.replaced
    select o.* replace (new_id as series_id)
    from old.store.replaced as o join renumbered on o.series_id = old_id
    order by new_id, item_id
"""


def is_due(connection: duckdb.DuckDBPyConnection) -> bool:
    """Say whether the facts have doubled since they were last sorted, and are many enough to matter."""
    row = first_row(
        connection,
        """
        select
            (select count(*) from store.observation),
            (select count(*) from store.source),
            coalesce((select max(value::bigint) from store.meta where name = 'sorted_observations'), 0)
        """,
    )
    rows, sources, sorted_rows = row or (0, 0, 0)
    return bool(rows >= LEAST_ROWS and sources >= LEAST_SOURCES and rows >= 2 * sorted_rows)


def rewrite(path: Path, new: Path, waiting: Waiting) -> None:
    """Write the database at `path` to `new`, sorted; the caller holds the writer's lock.

    Raises:
        DatabaseBusy: a program holds the database for writing.
        DatabaseError: it cannot be read.
    """
    # Says who holds it, where `attach` would not, and moves a log that a killed process left into the file: the log
    # would not match the file that takes its place.
    connect(path, read_only=False, waiting=waiting).close()
    connection = connect(new, read_only=False, waiting=waiting)
    try:
        create(connection, Geography((), ()))
        quoted = str(path).replace("'", "''")
        connection.execute(f"attach '{quoted}' as old (read_only)")
        for table in _COPIED:
            connection.execute(f"insert into store.{table} select * from old.store.{table}")  # noqa: S608 - our own names
        connection.execute(_ORDER)
        connection.execute(_SERIES)
        for first, last in connection.execute(_BATCHES, {"rows": BATCH_ROWS}).fetchall():
            connection.execute(_FACTS, {"first": first, "last": last})
        connection.execute(_REPLACED)
        copy_views(connection, "old")
        connection.execute(
            "insert into store.meta select 'sorted_observations', count(*)::varchar from store.observation"
        )
        keep(connection)
    finally:
        connection.close()
