"""Make check outcomes: one sentence, the cells it is about, at most a handful of them spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from axstat.model.cells import CellRef
from axstat.model.observations import CheckOutcome
from axstat.model.tables import ValueColumn

SHOWN = 5


def outcome(
    identifier: str, severity: Literal["ok", "warning", "error"], message: str, cells: Iterable[CellRef] = ()
) -> CheckOutcome:
    """Return an outcome with its cells as `sheet!A1`."""
    return CheckOutcome(identifier, message, severity, tuple(str(cell) for cell in cells))


def some(texts: Sequence[str], shown: int = SHOWN) -> str:
    """Return the first few texts joined, and how many more there are."""
    more = len(texts) - shown
    return ", ".join(texts[:shown]) + (f" and {more} more" if more > 0 else "")


def count(figure: int, word: str) -> str:
    """Return a count in words: `1 line`, `1,204 lines`."""
    return f"{figure:,} {word}{'' if figure == 1 else 's'}"


def number(value: float) -> str:
    """Return a number as messages print it: 1,234.5 without trailing zeros."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shown(column: ValueColumn, index: int) -> str:
    """Return a value as a message quotes it: the number as read, else the raw text."""
    value = column.values[index]
    return number(value).replace(",", "") if value is not None else " ".join(column.texts[index].split())
