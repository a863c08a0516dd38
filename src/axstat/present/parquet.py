"""Parquet with typed columns, for notebooks and other tools."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from axstat.model.results import Result
from axstat.model.wording import SIMULATED
from axstat.present.formats import Rendering

if TYPE_CHECKING:
    import polars as pl

_BEYOND = 1 << 63
"""From here on a whole number has no place in the widest type that every reader of Parquet knows: never dropped."""


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the rows as a Parquet file, whose metadata say its title and whether it is simulated."""
    stream = BytesIO()
    metadata = {"title": result.title.text(how.lang), **({"simulated": SIMULATED} if result.simulated else {})}
    to_polars(result).write_parquet(stream, metadata=metadata)
    return stream.getvalue()


def to_polars(result: Result) -> pl.DataFrame:
    """Return the rows as a polars frame with the columns' types; whole numbers beyond 64 bits become text."""
    import polars as pl

    types = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    made = []
    for column in result.columns:
        values, kind = result.column(column.name), types[column.type]
        if kind == pl.Int64 and any(isinstance(value, int) and not -_BEYOND <= value < _BEYOND for value in values):
            values, kind = [None if value is None else str(value) for value in values], pl.String
        made.append(pl.Series(column.name, values, kind, strict=True))
    return pl.DataFrame(made)
