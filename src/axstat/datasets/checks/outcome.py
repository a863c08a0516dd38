"""How checks show a value, and how many cells they spell out."""

from __future__ import annotations

from axstat.model.tables import ValueColumn
from axstat.voice import number

SHOWN = 5


def shown(column: ValueColumn, index: int) -> str:
    """Return a value as a message quotes it: the number as read, else the raw text."""
    value = column.values[index]
    return number(value).replace(",", "") if value is not None else " ".join(column.texts[index].split())
