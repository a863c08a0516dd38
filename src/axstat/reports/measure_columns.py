"""Columns that hold figures of a measure: its own unit, and the digits that its cells print.

A query's header says `measured` for their unit, `measured.1` where a figure lies between those printed (a mean) and has
one digit more. Its columns `unit` and `decimals` say, row by row, what that is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from axstat.model.results import Column, Result, Scalar
from axstat.model.rounding import half_up
from axstat.model.wording import MISSING

MEASURED = "measured"
SIGNIFICANT = 4
"""Digits that people read of a figure that nobody rounded: a quotient, a cell of a formula."""

_FIGURES = frozenset({"value", "area_value", "lowest", "before", "after", "above"})
"""Columns with a figure of the measure, one of which every answer about a measure has."""


def measured_columns(
    columns: tuple[Column, ...], rows: Sequence[tuple[Scalar, ...]], *, is_quotient: bool
) -> tuple[Column, ...]:
    """Return the columns of a query with the unit and decimals of what it measured, where its header asks for them."""
    if not any(column.unit == MEASURED for column in columns):
        return columns
    values = {column.name: [row[n] for row in rows] for n, column in enumerate(columns)}
    units = _units(columns, rows, {column.name for column in columns if column.unit == MEASURED})
    unit = str(next(iter(units))) if len(units) == 1 and None not in units else None
    figures = [v for c in columns if c.unit == MEASURED for v in values[c.name] if isinstance(v, int | float) and v]
    telling = _telling_decimals(figures)
    printed = max((int(str(value)) for value in values["decimals"] if value is not None), default=None)
    # What was computed to its last bit shows all the digits that tell something: its mean has none to add.
    is_computed = is_quotient or (printed is not None and telling is not None and printed > telling)
    decimals = telling if is_computed else printed
    return tuple(_column(column, unit, decimals, is_one=len(units) < 2, finer=not is_computed) for column in columns)


def units_found(result: Result) -> set[Scalar]:
    """Return the units of the figures of a measure in an answer about it, None among them for figures without one."""
    return _units(result.columns, result.rows, _FIGURES)


def _units(columns: Sequence[Column], rows: Sequence[tuple[Scalar, ...]], names: Collection[str]) -> set[Scalar]:
    """Return the units of what was measured; a row without any figure has none, and says nothing of the others."""
    figures = [n for n, column in enumerate(columns) if column.name in names]
    at = next(n for n, column in enumerate(columns) if column.name == "unit")
    return {row[at] for row in rows if any(row[n] is not None for n in figures)}


def _column(column: Column, unit: str | None, decimals: int | None, *, is_one: bool, finer: bool) -> Column:
    if column.name == "unit":
        return replace(column, detail=column.detail or is_one)
    if column.unit != MEASURED:
        return column
    percent = unit == "fraction"
    if decimals is None:
        return replace(column, unit=unit, decimals=None, percent=percent)
    shown = decimals + (column.decimals or 0 if finer else 0) - (2 if percent else 0)
    return replace(column, unit=unit, decimals=max(shown, 0), percent=percent)


def _telling_decimals(figures: Sequence[float]) -> int | None:
    """Return as many decimals as make four digits of the middle figure."""
    if not figures:
        return None
    middle = sorted(abs(figure) for figure in figures)[len(figures) // 2]
    return max(SIGNIFICANT - 1 - math.floor(math.log10(middle)), 0)


def figure_words(result: Result, name: str) -> Callable[[Any], str]:
    """Return how the figures of a column are written in a sentence: its digits, fractions in percent."""
    column = next(column for column in result.columns if column.name == name)

    def written(value: Any) -> str:
        if not isinstance(value, int | float):
            return MISSING
        shown = half_up(value * 100 if column.percent else value, column.decimals or 0)
        return f"{shown:,} %" if column.percent else f"{shown:,}"

    return written
