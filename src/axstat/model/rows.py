"""Rows that a test found, rising: a range where they are one run, packed where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import compress

from axstat.model.packed import LONG


def places(marks: bytes | bytearray, start: int = 0) -> Sequence[int]:
    """Return where bytes are not zero, counted from `start`: a range where that is one run."""
    first, last = len(marks) - len(marks.lstrip(b"\0")), len(marks.rstrip(b"\0"))
    if marks.count(0, first, last) == 0:
        return range(start + first, start + max(first, last))
    found = compress(range(start, start + len(marks)), marks)
    return array("I", found) if len(marks) >= LONG else list(found)


def kept(rows: Sequence[int], marks: bytes | bytearray) -> Sequence[int]:
    """Return those of some rising rows that are marked; `marks` is by row."""
    if isinstance(rows, range):
        return places(marks[rows.start : rows.stop], rows.start)
    found = [row for row in rows if marks[row]] if len(rows) < LONG else (row for row in rows if marks[row])
    return found if isinstance(found, list) else array("I", found)


def marked(rows: Sequence[int], size: int) -> bytearray:
    """Return one byte for each of `size` places, 1 at the rows."""
    marks = bytearray(size)
    if isinstance(rows, range):
        marks[rows.start : rows.stop] = b"\1" * len(rows)
    else:
        for row in rows:
            marks[row] = 1
    return marks


def unmark(marks: bytearray, rows: Sequence[int]) -> None:
    """Clear the marks of some rows."""
    if isinstance(rows, range):
        marks[rows.start : rows.stop] = bytes(len(rows))
        return
    for row in rows:
        marks[row] = 0
