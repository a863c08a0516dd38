"""What stops the reading of a file: it contradicts itself, or a quicker way of reading does not suit it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Unusual(Exception):
    """The sheet is written in a way that cannot be read in bulk, only event by event."""


class Damaged(Exception):
    """The file contradicts itself: the id of the message, which names the file as `file`, and its other fields."""

    def __init__(self, identifier: str, **fields: Any) -> None:
        super().__init__(identifier)
        self.id = identifier
        self.fields = fields


def must_differ(sheets: Iterable[str]) -> None:
    """Refuse a file two of whose sheets have one name: `file!sheet!cell` must mean one cell.

    Raises:
        Damaged: naming the sheet.
    """
    seen: set[str] = set()
    for sheet in sheets:
        if sheet in seen:
            raise Damaged("sheets-of-one-name", sheet=sheet)
        seen.add(sheet)
