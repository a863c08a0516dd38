"""Rows of an answer by their keys, and its numbers as linked text: what every sentence of a brief takes them from.

One answer holds all bodies, so that a batch of briefs asks the database as often as a single one does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from axstat.briefs.printing import digits_behind_the_point, printed
from axstat.documents.asking import unit_of
from axstat.documents.cells import Addresses
from axstat.model.results import Result, Scalar
from axstat.model.text import Lang
from axstat.papers.blocks import Span

Key = tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer."""

    table: Lookup
    at: int

    def __getitem__(self, column: str) -> Any:
        """Return a value."""
        return self.table.result.rows[self.at][self.table.columns[column]]

    def linked(
        self, column: str, lang: Lang, *, unsigned: bool = False, bare: bool = False, decimals: int | None = None
    ) -> Span:
        """Return a number as text with its address; `unsigned` leaves its sign to the words, `bare` its unit to a head.

        `decimals` are those printed at least; a figure with more of them keeps its own.

        Raises:
            TypeError: there is no number.
        """
        value, result = self[column], self.table.result
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(column)
        described = result.columns[self.table.columns[column]]
        unit = unit_of(result, described, result.rows[self.at])
        decimals = described.decimals if decimals is None else max(decimals, digits_behind_the_point(value))
        text = printed(abs(value) if unsigned else value, unit, decimals, lang, bare=bare)
        return Span(text, self.table.addresses.at(self.at, column))


@dataclass(frozen=True, slots=True)
class Lookup:
    """A result whose rows are told apart by some of its columns."""

    result: Result
    columns: Mapping[str, int]
    places: Mapping[Key, int]
    addresses: Addresses

    @classmethod
    def of(cls, result: Result, *keys: str) -> Lookup:
        """Return a result by its keys; rows that share them are not to be told apart, and none of them is found."""
        columns = {column.name: place for place, column in enumerate(result.columns)}
        found = [tuple(row[columns[key]] for key in keys) for row in result.rows]
        counted = Counter(found)
        places = {key: at for at, key in enumerate(found) if counted[key] == 1}
        return cls(result, columns, places, Addresses.of(result, keys))

    def row(self, *key: Scalar) -> Row | None:
        """Return the row of a key, None where there is none."""
        at = self.places.get(key)
        return None if at is None else Row(self, at)

    def usual_decimals(self, column: str) -> int:
        """Return how many decimals most figures of a column have: one cell with more says nothing of the others."""
        place = self.columns[column]
        values = (row[place] for row in self.result.rows)
        counted = Counter(digits_behind_the_point(one) for one in values if isinstance(one, int | float))
        return counted.most_common(1)[0][0] if counted else 0

    def rows(self) -> Iterator[Row]:
        """Yield every row."""
        yield from (Row(self, at) for at in range(len(self.result.rows)))
