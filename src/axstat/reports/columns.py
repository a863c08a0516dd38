"""The columns and rows of an answer as results hold them: DuckDB's types, what the header says, plain scalars."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from axstat.errors import QueryFailed
from axstat.model.results import Column, ColumnType, Scalar
from axstat.model.text import same
from axstat.reports.header import NamedQuery

Described = Sequence[tuple[str, str]]
_TYPES: dict[str, ColumnType] = {"VARCHAR": "text", "BOOLEAN": "boolean", "DATE": "date", "DOUBLE": "number"}
_TYPES |= {"FLOAT": "number", "REAL": "number"}
_TYPES |= dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "integer")
_TYPES |= dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "integer")


def columns_of(described: Described) -> tuple[Column, ...]:
    """Return columns with their types and their names as labels."""
    return tuple(Column(name, _column_type(kind), same(name)) for name, kind in described)


def described_columns(query: NamedQuery, described: Described) -> tuple[Column, ...]:
    """Return the columns that the header describes, in the order of the statement.

    Raises:
        QueryFailed: two columns have one name, or the header describes other columns than the statement returns.
    """
    stated = {column.name: column for column in query.columns}
    names = [name for name, _ in described]
    if twice := next((name for place, name in enumerate(names) if name in names[:place]), None):
        raise QueryFailed("columns-of-one-name", column=twice)
    if stated and list(stated) != names:
        odd = sorted(set(stated) ^ set(names)) or names
        raise QueryFailed("columns-unlike-header", origin=query.origin, column=odd[0])
    return tuple(
        replace(stated[name], type=_column_type(kind)) if stated else Column(name, _column_type(kind), same(name))
        for name, kind in described
    )


def total_rows(described: Described, rows: Sequence[tuple[Any, ...]]) -> frozenset[int]:
    """Return the places of the rows whose `row_kind` is `total`."""
    places = [index for index, (name, _) in enumerate(described) if name == "row_kind"]
    return frozenset(number for number, row in enumerate(rows) if places and row[places[0]] == "total")


def _column_type(duckdb_type: str) -> ColumnType:
    plain = duckdb_type.split("(")[0]
    return "number" if plain == "DECIMAL" else _TYPES.get(plain, "text")


_AS_THEY_ARE = frozenset({"VARCHAR", "BOOLEAN", "DATE", *(name for name, kind in _TYPES.items() if kind == "integer")})


def scalars(rows: Sequence[tuple[Any, ...]], described: Described) -> tuple[tuple[Scalar, ...], ...]:
    """Return rows as results hold them: no DECIMAL, no NaN, anything unusual as text."""
    unlike = [place for place, (_, kind) in enumerate(described) if kind not in _AS_THEY_ARE]
    if not unlike or not rows:
        return tuple(rows)
    columns = list(zip(*rows, strict=True))
    for place in unlike:
        columns[place] = tuple(map(_scalar, columns[place]))
    return tuple(zip(*columns, strict=True))


def _scalar(value: Any) -> Scalar:
    """Return a value as results hold it: decimals as numbers, no NaN or infinity, anything else as text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)) or type(value) is date:
        return value
    if isinstance(value, Decimal):
        return float(value)
    return str(value)
