"""The value of today that lies nearest to a number without a link, and the command that links it: a hint, no pass."""

from __future__ import annotations

import shlex
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from axstat.documents.asking import Answers, unit_of
from axstat.errors import AxstatError
from axstat.model.results import Column, Result, Scalar
from axstat.values.printed.agreement import Datum, disagreement, in_units_of
from axstat.values.printed.model import Printed

_ROWS = 5000
"""A result of more rows is a list of raw values, of which any number is near to some."""
_MANY = 100
"""In a result of more rows some value is near to most numbers, whatever they are of."""
_NEAR = Fraction(1, 20)
"""How far off a value may be, as a part of the number: what is further off is another figure."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a named query gives."""

    query: str
    column: str
    datum: Datum
    parameters: Mapping[str, str]
    where: Mapping[str, str]
    of_many: bool = False
    """Whether it is one of a long list."""

    def agrees(self, printed: Printed) -> bool:
        """Say whether a printed number says this value."""
        return disagreement(printed, self.datum) is None

    def is_of(self, sentence: str, *, one_of_few: bool) -> bool:
        """Say whether a sentence may speak of its row: it names it, or the row is the only one, or `one_of_few`."""
        named = not self.where or any(name in sentence for name in self.where.values())
        return named or (one_of_few and not self.of_many)

    def command(self) -> str:
        """Return the command that prints the link to it."""
        words = ["axstat", "link", self.query, self.column]
        for name, value in self.parameters.items():
            words += ["-p", f"{name}={value}"]
        for name, value in self.where.items():
            words += ["--where", f"{name}={value}"]
        return shlex.join(words)


@dataclass(frozen=True, slots=True)
class _Series:
    """The numbers of one column of a result; a candidate is made of those alone that lie near to what is looked for."""

    query: str
    column: str
    parameters: Mapping[str, str]
    keys: tuple[tuple[str, int], ...]
    place: int
    of_many: bool

    def candidate(self, row: tuple[Scalar, ...], unit: str) -> Candidate:
        """Return the number of a row with the words that choose it."""
        where = {name: str(row[place]) for name, place in self.keys}
        datum = Datum.of(cast("float", row[self.place]), unit)
        return Candidate(self.query, self.column, datum, self.parameters, where, self.of_many)


_Entry = tuple[float, int, _Series, tuple[Scalar, ...]]
"""A number as a `Datum` rounds it, its place among all of its unit, the column and the row it stands in."""


@dataclass(slots=True)
class Nearest:
    """All values of the named queries that need no parameter, and of those that links ask for."""

    answers: Answers
    _by_unit: dict[str, list[_Entry]] = field(default_factory=dict)
    _is_read: bool = False

    def to(self, printed: Printed, around: str) -> Candidate | None:
        """Return the value nearest to a number in its unit: one that agrees, if there is one; None where none is near.

        Args:
            printed: the number.
            around: its sentence. A row of a long list, and a value that does not agree, is offered only where the
                sentence names what it is of.
        """
        if printed.value is None:
            return None
        self._read()
        best: tuple[bool, Fraction, int, Candidate] | None = None
        for unit, values in self._by_unit.items():
            size = in_units_of(printed, Datum(Fraction(1), unit))
            if not isinstance(size, Fraction) or (printed.unit is None and unit == "fraction"):
                continue  # 0.33 may be an index: a share is printed with its unit
            wanted = (printed.signed or Fraction(0)) / size
            for _, order, series, row in _around(values, wanted):
                candidate = series.candidate(row, unit)
                agrees = candidate.agrees(printed)
                distance = abs(candidate.datum.value - wanted) * size
                if not agrees and distance > printed.value * _NEAR:
                    continue
                if not candidate.is_of(around, one_of_few=agrees):
                    continue
                key = (not agrees, distance, order, candidate)
                if best is None or key[:3] < best[:3]:
                    best = key
        return best[3] if best is not None else None

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        for name, parameters in self._asked():
            try:
                result = self.answers.result(name, parameters)
            except AxstatError:
                continue  # what is not loaded has no values
            for unit, size, series, row in _numbers(result, name, parameters):
                entries = self._by_unit.setdefault(unit, [])
                entries.append((size, len(entries), series, row))
        for entries in self._by_unit.values():
            entries.sort()

    def _asked(self) -> Iterable[tuple[str, Mapping[str, str]]]:
        from axstat.reports.catalog import all_queries

        yield from ((name, dict(given)) for name, given in list(self.answers.asked))
        for query in all_queries():
            if not any(parameter.is_required for parameter in query.parameters):
                yield query.name, {}


def _around(values: list[_Entry], wanted: Fraction, reach: int = 3) -> Iterable[_Entry]:
    place = bisect_left(values, wanted, key=lambda entry: Fraction(entry[0]))
    return values[max(0, place - reach) : place + reach]


def _numbers(
    result: Result, name: str, parameters: Mapping[str, str]
) -> Iterable[tuple[str, float, _Series, tuple[Scalar, ...]]]:
    """Return the numbers of a result that have a unit, row by row: tens of thousands, so nothing exact yet."""
    keys = _keys(result) if len(result.rows) <= _ROWS else None
    if keys is None:
        return
    series = [
        (column, _Series(name, column.name, parameters, tuple(keys), place, len(result.rows) > _MANY))
        for place, column in enumerate(result.columns)
        if not _is_key(column)
    ]
    for row in result.rows:
        for column, one in series:
            value = row[one.place]
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                continue
            unit = column.unit if column.unit is not None else unit_of(result, column, row)
            if unit is not None:
                yield unit, _size(value), one, row


def _size(value: float) -> float:
    """Return the number that is nearest to the exact value of a `Datum`."""
    return float(f"{value:.15g}") if isinstance(value, float) else float(value)


def _is_key(column: Column) -> bool:
    return column.type in ("text", "date") or (column.unit is None and column.type == "integer")


def _keys(result: Result) -> list[tuple[str, int]] | None:
    """Return the fewest columns that tell the rows apart, names before codes; None where none do."""
    if len(result.rows) < 2:
        return []
    usable = [(c.name, i) for i, c in enumerate(result.columns) if _is_key(c) and not c.detail]
    usable.sort(key=lambda entry: entry[0].endswith("_code"))
    columns = tuple(zip(*result.rows, strict=True))
    chosen: list[tuple[str, int]] = []
    told_apart = 1  # without a column, all rows are alike
    while usable and told_apart < len(result.rows):
        apart = [(_distinct(columns, [*(i for _, i in chosen), place]), -n) for n, (_, place) in enumerate(usable)]
        told_apart, first = max(apart)
        chosen.append(usable.pop(-first))
    return chosen if told_apart == len(result.rows) else None


def _distinct(columns: tuple[tuple[Scalar, ...], ...], places: list[int]) -> int:
    return len(set(zip(*(columns[place] for place in places), strict=True)))
