"""The named queries over an export in engines that are not ours: DuckDB as they are, polars and DataFusion translated.

sqlglot reads a query, puts the parameters in as literals, and writes it again. What DataFusion calls otherwise is
renamed; nothing else of a query is touched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import sqlglot
from sqlglot import exp

from axstat.reports.header import NamedQuery

if TYPE_CHECKING:
    import datafusion

Rows = list[tuple[Any, ...]]
_LONG = Path(__file__).resolve().parents[2] / "src" / "axstat" / "store" / "export" / "views.sql"


def tables(folder: Path) -> dict[str, str]:
    """Return the file of each table but `observations`, as the export's list says."""
    listed = json.loads((folder / "axstat-export.json").read_text(encoding="utf-8"))["tables"]
    return {name: str(folder / files[0]) for name, files in listed.items() if name != "observations"}


def in_duckdb(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return DuckDB with the views that the export's own SQL makes."""
    connection = duckdb.connect()
    connection.execute(f"set file_search_path = '{folder}'")
    connection.execute((folder / "views.sql").read_text(encoding="utf-8"))
    return connection


def in_polars(folder: Path) -> pl.SQLContext[Any]:
    """Return polars' SQL with the same views."""
    context: pl.SQLContext[Any] = pl.SQLContext()
    scanned = pl.scan_parquet(folder / "observations" / "*" / "*.parquet", hive_partitioning=True)
    context.register("observations", scanned)
    for name, path in tables(folder).items():
        if not name.startswith("store."):
            context.register(name, pl.scan_parquet(path))
    for view in _views():
        context.register(view.this.name, context.execute(view.expression.sql("duckdb")))
    return context


def in_datafusion(folder: Path) -> datafusion.SessionContext:
    """Return DataFusion with the same views."""
    import datafusion  # half a second, in each process that only collects the tests
    import pyarrow as pa

    context = datafusion.SessionContext()
    context.sql("create schema store")
    context.register_parquet(
        "observations", str(folder / "observations"), table_partition_cols=[("dataset", pa.string())]
    )
    for name, path in tables(folder).items():
        if name.isascii():
            context.sql(f"create external table {name} stored as parquet location '{path}'")
    for view in _views():
        context.sql(view.sql("duckdb"))
    return context


def asked_of_polars(context: pl.SQLContext[Any], query: NamedQuery, values: Mapping[str, Any]) -> Rows:
    """Return what polars answers."""
    return _plain(context.execute(_with(query, values).sql("duckdb"), eager=True).rows())


def asked_of_datafusion(context: datafusion.SessionContext, query: NamedQuery, values: Mapping[str, Any]) -> Rows:
    """Return what DataFusion answers."""
    statement = _with(query, values).transform(_renamed)
    return _plain([tuple(row.values()) for row in context.sql(statement.sql("duckdb")).to_pylist()])


def asked_of_duckdb(connection: duckdb.DuckDBPyConnection, query: NamedQuery, values: Mapping[str, Any]) -> Rows:
    """Return what DuckDB answers to the query's file as it is."""
    return _plain(connection.execute(query.sql, {p.name: values[p.name] for p in query.parameters}).fetchall())


def _views() -> list[Any]:
    return [view for view in sqlglot.parse(_LONG.read_text(encoding="utf-8"), read="duckdb") if view is not None]


def _with(query: NamedQuery, values: Mapping[str, Any]) -> Any:
    """Return a query with its parameters as literals."""

    def put_in(node: Any) -> Any:
        return _literal(values[node.name]) if isinstance(node, exp.Parameter | exp.Placeholder) else node

    return sqlglot.parse_one(query.sql, read="duckdb").transform(put_in)


def _literal(value: Any) -> Any:
    return exp.Array(expressions=[_literal(v) for v in value]) if isinstance(value, list) else exp.convert(value)


def _renamed(node: Any) -> Any:
    if isinstance(node, exp.First | exp.Last):
        return exp.Anonymous(this=f"{type(node).__name__.lower()}_value", expressions=[node.this])
    if isinstance(node, exp.RegexpExtract):
        found = f"coalesce(array_element(regexp_match(x, '({node.expression.name})'), 1), '')"
        return sqlglot.parse_one(found, read="duckdb").transform(
            lambda part: node.this if isinstance(part, exp.Column) else part
        )
    return node


def _plain(rows: list[tuple[Any, ...]]) -> Rows:
    """Return rows with decimals as floats, as axstat answers them; every other value as it is."""
    return [tuple(float(v) if isinstance(v, Decimal) else v for v in row) for row in rows]
