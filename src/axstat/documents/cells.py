"""The address of a cell of an answer: its query, the parameters it was asked with, and what tells its row apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from axstat.documents.address import Address
from axstat.model.results import Result, Scalar

_FIRST = ("area_code", "fiscal_year", "year", "time_period", "category", "measure")
"""Columns that people would name a row by, before all others."""
_WHERE_IT_STANDS = frozenset({"file", "sheet", "cell", "raw", "simulated"})
"""Columns that move with an edition: a number's address is not where it stood last year."""
_MOST = 4
"""Columns that an address names a row by at most; an answer whose rows need more has no addresses."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of an answer's cells. `keys` tell its rows apart; where it is None, no cell has an address."""

    result: Result
    keys: tuple[str, ...] | None
    parameters: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, result: Result, keys: tuple[str, ...] | None = None) -> Addresses:
        """Return the addresses of the answer of a named query; `keys` where it is known what tells its rows apart."""
        return cls(result, _keys(result) if keys is None else keys, dict(parameters_written(result.parameters)))

    def at(self, row: int, column: str) -> str:
        """Return the address of a cell, empty where it holds no number or its row cannot be named."""
        names = [one.name for one in self.result.columns]
        value = self.result.rows[row][names.index(column)]
        if self.keys is None or isinstance(value, bool) or not isinstance(value, int | float):
            return ""
        where = {key: value_written(self.result.rows[row][names.index(key)]) for key in self.keys}
        return Address(self.result.name, column, self.parameters, where).written()


def parameters_written(bound: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the parameters of an answer as an address holds them; those that are not set are left out."""
    for name, value in bound.items():
        if value is not None and value != []:
            yield name, ",".join(map(value_written, value)) if isinstance(value, list) else value_written(value)


def value_written(value: Scalar) -> str:
    """Return a value as an address holds it, and as the check finds it again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _keys(result: Result) -> tuple[str, ...] | None:
    """Return the fewest columns that tell all rows apart, those that people name rows by before others."""
    if len(result.rows) <= 1:
        return ()
    names = [column.name for column in result.columns]
    named = [name for name in _FIRST if name in names]
    others = [c.name for c in result.columns if c.type in ("text", "date", "boolean")]
    others = [name for name in others if name not in named and name not in _WHERE_IT_STANDS]
    values = {name: result.column(name) for name in (*named, *others)}
    for most in range(1, _MOST + 1):
        for keys in combinations((*named, *others), most):
            if len(set(zip(*(map(value_written, values[key]) for key in keys), strict=True))) == len(result.rows):
                return keys
    alone = (
        c.name for c in result.columns if c.name not in _WHERE_IT_STANDS
    )  # a class of a histogram: where it begins
    return next(
        ((name,) for name in alone if len(set(map(value_written, result.column(name)))) == len(result.rows)), None
    )
