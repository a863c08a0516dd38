"""Parquet with typed columns, for notebooks and other tools."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from axstat.model.results import Result
from axstat.model.wording import SIMULATED
from axstat.present.formats import Rendering

if TYPE_CHECKING:
    import polars as pl


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the rows as a Parquet file, whose metadata say its title and whether it is simulated."""
    stream = BytesIO()
    metadata = {"title": result.title.text(how.lang), **({"simulated": SIMULATED} if result.simulated else {})}
    to_polars(result).write_parquet(stream, metadata=metadata)
    return stream.getvalue()


def to_polars(result: Result) -> pl.DataFrame:
    """Return the rows as a polars frame with the columns' types."""
    import polars as pl

    types = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    schema = {column.name: types[column.type] for column in result.columns}
    columns = {name: result.column(name) for name in schema}
    return pl.DataFrame(columns, schema=schema, strict=False)
