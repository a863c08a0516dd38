"""One block of a sheet: its axis with every row judged, and the further columns that make each row's key whole.

| 札幌市 | 計 | 100 |      the name is written once for three rows; 計, 男, 女 make each row's key whole
|        | 男 |  60 |
|        | 女 |  40 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.model.packed import rewritten
from axstat.model.values import Period
from axstat.recognise.axes import Axis
from axstat.recognise.bodies import Verdict, Verdicts
from axstat.recognise.sheet import Sheet
from axstat.values.units import read_unit

UNIT = "unit"
BRACKETED = "括弧内"  # a line of its own below a body's, each figure in brackets; what that means stays open


def body_of(verdict: Verdict) -> tuple[str, str]:
    """Return what a verdict says of the body and the category, as texts, which are hashed once."""
    body = verdict.area.area_code if verdict.area is not None else verdict.label
    return body, verdict.category.name if verdict.category is not None else ""


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """The column that gives each row its period: `periods` by row where it is not read cell by cell."""

    col: int
    periods: dict[str, Period | None]
    """Period by text of a cell."""
    texts: Sequence[str]
    """The text that holds for each row; index 0 is unused."""


@dataclass(frozen=True, slots=True)
class Block:
    """An axis with its rows judged. `verdicts` and `occupied` are by row; index 0 is unused.

    `identity` says of each column that identifies rows as what it does; `values` are the others, left to right.
    """

    sheet: Sheet
    axis: Axis
    verdicts: Verdicts
    identity: dict[int, str]
    values: tuple[int, ...]
    occupied: bytes
    facet_columns: tuple[int, ...] = ()
    unit_column: int = 0
    dated: PeriodColumn | None = None
    bracketed_rows: frozenset[int] = frozenset()

    @property
    def period_column(self) -> int:
        """The column of periods, 0 where there is none or where it is the axis itself."""
        return self.dated.col if self.dated is not None and self.axis.body is None else 0

    def stands_for_body(self, row: int) -> bool:
        """Tell whether a row names a body and has values."""
        return self.verdicts[row].names_body() and bool(self.occupied[row] or not self.values)

    def units(self, rows: Sequence[int]) -> Sequence[str]:
        """Return the unit that a column gives each of many rows: 人, that of 人口【千人】, '' where it gives none."""
        named = self.identity.get(self.unit_column) == UNIT
        labels = self.sheet.shown(rows, self.unit_column)
        return rewritten(labels, lambda text: read_unit(text) or (text if named else ""))

    def key(self, row: int) -> tuple[object, ...]:
        """Return what identifies a row: body, category, facets, period; texts, which are hashed once."""
        body, category = body_of(self.verdicts[row])
        facets = tuple([self.sheet.text(row, col) for col in self.facet_columns])
        period = self.dated.texts[row] if self.dated is not None else ""
        return (body, category, facets, period, row in self.bracketed_rows)
