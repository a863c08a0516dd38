"""What a statement answers, taken from DuckDB piece by piece and counted, so that no result fills the memory."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import AxstatError, QueryFailed
from axstat.model.sizes import MIB
from axstat.store.damage import of_file
from axstat.store.limits import QueryLimits
from axstat.store.refused import refused

if TYPE_CHECKING:
    import duckdb

Row = tuple[Any, ...]
_PIECE = 4 * MIB
_FIRST_ROWS, _MOST_ROWS = 1_000, 50_000
_PLAIN = ("VARCHAR", "BOOLEAN", "DATE", "TIME", "UUID", "DECIMAL", "FLOAT", "DOUBLE", "BLOB", "NULL", "INTERVAL")
_NO_ROOM = ("max_temp_directory_size", "no space left", "quota exceeded")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement answered: (name, DuckDB type) of each column, and the rows as tuples.

    DECIMAL values are floats; enumerations are text with type `VARCHAR`.
    """

    columns: tuple[tuple[str, str], ...]
    rows: list[Row]


def columns_of(cursor: duckdb.DuckDBPyConnection) -> tuple[tuple[str, str], ...]:
    """Return name and type of the columns that a statement answers."""
    return tuple((d[0], type_name(d[1])) for d in cursor.description or ())


def pieces(
    cursor: duckdb.DuckDBPyConnection, columns: tuple[tuple[str, str], ...], limits: QueryLimits
) -> Iterator[list[Row]]:
    """Yield the rows of a statement that runs, some MiB at a time; `columns` are those that it answers.

    Raises:
        QueryTooLarge: they are larger than the limit of a result.
        duckdb.Error, MemoryError: see `refusal`.
    """
    kinds = [kind for _, kind in columns]
    decimals = any(kind.startswith("DECIMAL") for kind in kinds)
    nested = not all(kind.startswith(_PLAIN) or kind.endswith("INT") for kind in kinds)
    wanted, taken = _FIRST_ROWS, 0
    while rows := cursor.fetchmany(wanted):
        size = _size(rows, nested)
        taken += size
        if taken > limits.result:
            raise limits.exceeded("result")
        yield _without_decimals(rows) if decimals else rows
        wanted = max(1, min(_MOST_ROWS, _PIECE * len(rows) // max(size, 1)))


def refusal(error: Exception, limits: QueryLimits, path: Path) -> AxstatError:
    """Return our error for what DuckDB, or Python while it took the rows, says of a statement, or of the file."""
    from axstat.store.driver import duckdb

    lowered = str(error).lower()
    if isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException)) and any(w in lowered for w in _NO_ROOM):
        return limits.exceeded("spill")
    if isinstance(error, (duckdb.OutOfMemoryException, MemoryError)) or "allocation failure" in lowered:
        return limits.exceeded("memory")
    if (fault := of_file(path, error)) is not None:
        return fault
    if "module 'pytz'" in str(error):
        return QueryFailed("time-with-zone")
    return refused(error)


def _size(rows: Iterable[Row], nested: bool) -> int:
    """Return the bytes that rows take, a little too many where values are shared."""
    values = chain.from_iterable(rows)
    own = sum(map(sys.getsizeof, rows))
    return own + sum(map(_nested_size if nested else sys.getsizeof, values))


def _nested_size(value: Any) -> int:
    if isinstance(value, dict):
        return sys.getsizeof(value) + sum(map(_nested_size, chain.from_iterable(value.items())))
    if isinstance(value, (list, tuple)):
        return sys.getsizeof(value) + sum(map(_nested_size, value))
    return sys.getsizeof(value)


def type_name(duckdb_type: object) -> str:
    """Return what a type is called to those who read: an enumeration is text."""
    name = str(duckdb_type)
    return "VARCHAR" if name.startswith("ENUM") else name


def _without_decimals(rows: list[Row]) -> list[Row]:
    return [tuple(float(v) if isinstance(v, Decimal) else v for v in row) for row in rows]
