"""Which values of a column are its own: one merged over several lines or columns, or struck through, is not taken so.

| 団体名 | 男             | 女 |
| 札幌市 | 60 (merged →)  |    |      60 is of both together, and of neither alone
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from axstat.model.cells import Mark
from axstat.model.tables import Figures, HeaderCell, ValueColumn
from axstat.model.values import Status
from axstat.recognise.columns import ReadColumn
from axstat.recognise.sheet import Sheet


def own_values(
    sheet: Sheet, rows: Sequence[int], paths: Mapping[int, tuple[HeaderCell, ...]], col: int, read: ReadColumn
) -> ReadColumn:
    """Return a column as read, without the values that are not its own.

    A word that is merged over several lines (女性) is said of each of them.

    Args:
        sheet: the sheet.
        rows: the lines of the items, rising.
        paths: the header path of each column with values.
        col: the column.
        read: its cells as they were read.
    """
    shared = sheet.shared_cells(col)
    if not read.numeric:
        said = {at: sheet.text(top, col) for row, top in shared.items() if (at := _place(rows, row)) is not None}
        if said:
            texts, own = list(read.values.texts), bytearray(read.values.statuses)
            for at, text in said.items():
                texts[at], own[at] = text, Status.UNPARSED
            return replace(read, values=replace(read.values, statuses=bytes(own), texts=texts))
    states = dict.fromkeys(shared, Status.INCLUDED_ELSEWHERE)
    states |= dict.fromkeys(_of_several(sheet, paths, col), Status.UNPARSED)
    states |= {row: Status.UNPARSED for row, mark in sheet.marks_in(col).items() if mark is Mark.STRUCK}
    changed = {at: status for row, status in states.items() if (at := _place(rows, row)) is not None}
    if not changed:
        return read
    values = read.values
    statuses = bytearray(values.statuses)
    for index, status in changed.items():
        statuses[index] = status
    packed = bytes(statuses)
    numbers = values.values.numbers if isinstance(values.values, Figures) else array("d")
    return replace(read, values=ValueColumn(Figures(numbers, packed), packed, values.texts))


def _of_several(sheet: Sheet, paths: Mapping[int, tuple[HeaderCell, ...]], col: int) -> Iterator[int]:
    """Yield the rows of numbers that are merged over columns headed otherwise."""
    for merge in sheet.merges:
        if merge.left == col < merge.right and sheet.is_number(merge.top, col):
            others = (paths.get(beside, ()) for beside in range(col + 1, merge.right + 1))
            if any(path not in ((), paths[col]) for path in others):
                yield merge.top


def _place(rows: Sequence[int], row: int) -> int | None:
    """Return the index of an item row, None for any other row."""
    at = bisect_left(rows, row)
    return at if at < len(rows) and rows[at] == row else None
