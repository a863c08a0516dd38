"""Moving columns into DuckDB without a Python call per value.

Few rows go through DuckDB's appender, which needs no other import; many go through polars and the Arrow stream
that it exports (no pyarrow). Both keep the order of the rows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import polars as pl

FEW_ROWS = 20_000  # below, the appender is as fast as polars
FEW_ROWS_WITHOUT_POLARS = 100_000  # below, importing polars (0.2 s) costs more than it saves


def is_few(n_rows: int) -> bool:
    """Say whether `n_rows` rows go through the appender."""
    return n_rows < (FEW_ROWS if "polars" in sys.modules else FEW_ROWS_WITHOUT_POLARS)


class ArrowStream:
    """Shows DuckDB a frame's Arrow stream and nothing else, so that it does not ask for pyarrow."""

    def __init__(self, frame: pl.DataFrame) -> None:
        """Wrap `frame`."""
        self._frame: pl.DataFrame | None = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the frame as an Arrow stream capsule.

        Raises:
            ValueError: the frame was let go.
        """
        if self._frame is None:
            raise ValueError("this frame has been written and let go")
        return self._frame.__arrow_c_stream__(requested_schema)

    def let_go(self) -> None:
        """Free the frame, whoever still holds this stream."""
        self._frame = None


@dataclass(frozen=True, slots=True)
class Target:
    """What to do with rows of given columns: a DML statement that reads them from `incoming`, and their SQL types."""

    statement: str
    types: Mapping[str, str]


def write_rows(connection: duckdb.DuckDBPyConnection, target: Target, rows: Iterable[Sequence[Any]]) -> None:
    """Run `target` over few rows, whose values stand in the order of its types."""
    fields = ", ".join(f"{name} {sql_type}" for name, sql_type in target.types.items())
    connection.execute(f"create or replace temp table incoming ({fields})")
    with connection.appender("incoming") as appender:
        appender.append_rows(rows)
    connection.execute(target.statement)
    connection.execute("drop table incoming")


def write_frame(connection: duckdb.DuckDBPyConnection, target: Target, frame: pl.DataFrame) -> None:
    """Run `target` over the rows of `frame`, whose columns are named as its types."""
    from axstat.store.driver import read_frames

    read_frames()
    stream = ArrowStream(frame)
    connection.register("incoming", stream)
    try:
        connection.execute(target.statement)
    finally:
        connection.unregister("incoming")
        stream.let_go()  # the open transaction keeps what was registered: every frame, until it is committed


def ahead(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Yield `frames`, making the next while the caller inserts the last: DuckDB leaves Python free meanwhile."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as maker:
        coming = maker.submit(next, frames, None)
        while (frame := coming.result()) is not None:
            coming = maker.submit(next, frames, None)
            yield frame


def as_series(name: str, sql_type: str, column: Sequence[Any]) -> pl.Series:
    """Return one column as a polars Series; lists of lists are flattened first, which polars does a row at a time."""
    import polars as pl

    if not sql_type.endswith("[]"):
        return pl.Series(name, column, _polars_type(sql_type))
    lengths = pl.Series("length", [len(values or ()) for values in column], pl.UInt32)
    flat = pl.DataFrame(
        {
            "row": pl.select(
                pl.int_range(len(column), dtype=pl.UInt32).repeat_by(lengths).explode(empty_as_null=False)
            ).to_series(),
            name: pl.Series(
                list(chain.from_iterable(values or () for values in column)), dtype=_polars_type(sql_type[:-2])
            ),
        }
    )
    lists = flat.group_by("row", maintain_order=True).agg(name)
    rows = pl.DataFrame({"row": pl.int_range(len(column), dtype=pl.UInt32, eager=True)})
    return rows.join(lists, on="row", how="left", maintain_order="left").get_column(name)


def _polars_type(sql_type: str) -> Any:
    import polars as pl

    return {
        "INTEGER": pl.Int32,
        "BIGINT": pl.Int64,
        "UTINYINT": pl.UInt8,
        "DOUBLE": pl.Float64,
        "VARCHAR": pl.String,
        "DATE": pl.Date,
    }[sql_type]
