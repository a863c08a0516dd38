"""Moving columns into DuckDB without a Python call per value.

Few rows go through DuckDB's appender, which needs no other import; many go through polars and the Arrow stream
that it exports (no pyarrow). Both keep the order of the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import polars as pl

FEW_ROWS = 50_000  # below, importing polars costs more than it saves


class ArrowStream:
    """Shows DuckDB a frame's Arrow stream and nothing else, so that it does not ask for pyarrow."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the frame as an Arrow stream capsule."""
        return self._frame.__arrow_c_stream__(requested_schema)


@dataclass(frozen=True, slots=True)
class Target:
    """What to do with rows of given columns: a DML statement that reads them from `incoming`, and their SQL types."""

    statement: str
    types: Mapping[str, str]


def write(connection: duckdb.DuckDBPyConnection, target: Target, columns: Sequence[Sequence[Any]]) -> None:
    """Run `target` over `columns`, given in the order of its types and equally long."""
    n_rows = len(columns[0])
    if n_rows >= FEW_ROWS:
        write_frame(connection, target, columns)
    elif n_rows:
        fields = ", ".join(f"{name} {sql_type}" for name, sql_type in target.types.items())
        connection.execute(f"create or replace temp table incoming ({fields})")
        with connection.appender("incoming") as appender:
            appender.append_rows(zip(*columns, strict=True))
        connection.execute(target.statement)
        connection.execute("drop table incoming")


def write_frame(connection: duckdb.DuckDBPyConnection, target: Target, columns: Sequence[Sequence[Any]]) -> None:
    """Run `target` over `columns` through polars; a column may be a polars Series already."""
    import polars as pl

    series = [
        column.alias(name) if isinstance(column, pl.Series) else pl.Series(name, column, polars_type(sql_type))
        for (name, sql_type), column in zip(target.types.items(), columns, strict=True)
    ]
    stream = ArrowStream(pl.DataFrame(series))
    connection.register("incoming", stream)
    try:
        connection.execute(target.statement)
    finally:
        connection.unregister("incoming")


def polars_type(sql_type: str) -> Any:
    """Return the polars type that holds a SQL type of the schema."""
    import polars as pl

    if sql_type.endswith("[]"):
        return pl.List(polars_type(sql_type[:-2]))
    return {
        "INTEGER": pl.Int32,
        "BIGINT": pl.Int64,
        "UTINYINT": pl.UInt8,
        "DOUBLE": pl.Float64,
        "VARCHAR": pl.String,
        "DATE": pl.Date,
        "BOOLEAN": pl.Boolean,
    }[sql_type]
