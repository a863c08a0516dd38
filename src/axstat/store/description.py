"""What the views are, read back from their comments: docs/schema.md is generated from this."""

from __future__ import annotations

from dataclasses import dataclass

from axstat.store.rows import type_name
from axstat.store.template import statements


@dataclass(frozen=True, slots=True)
class ColumnDescription:
    """A view's column: DuckDB type, and its meaning with unit."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class ViewDescription:
    """A view of the contract with its columns in order."""

    name: str
    comment: str
    columns: tuple[ColumnDescription, ...]


def describe() -> tuple[ViewDescription, ...]:
    """Return every view of a new database in the order of views.sql, without any file."""
    from axstat.store.driver import duckdb

    with duckdb.connect() as connection:
        for sql in statements():  # not copied: a copy has them in another order
            connection.execute(sql)
        views = connection.execute(
            "select view_name, coalesce(comment, '') from duckdb_views() where schema_name = 'main' and not internal"
            " order by view_oid"
        ).fetchall()
        columns = connection.execute(
            "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns()"
            " where schema_name = 'main' and not internal order by table_oid, column_index"
        ).fetchall()
    return tuple(
        ViewDescription(
            name, comment, tuple(ColumnDescription(c, type_name(t), said) for v, c, t, said in columns if v == name)
        )
        for name, comment in views
    )
