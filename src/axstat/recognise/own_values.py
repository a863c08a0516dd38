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
from axstat.model.tables import Figures, HeaderCell
from axstat.model.values import Status
from axstat.recognise.columns import ReadColumn, value_column
from axstat.recognise.sheet import Sheet


def own_values(
    sheet: Sheet, rows: Sequence[int], paths: Mapping[int, tuple[HeaderCell, ...]], col: int, read: ReadColumn
) -> ReadColumn:
    """Return a column as read, without the values that are not its own.

    A word that is merged over several lines (女性) is said of each of them; one that heads the column is of none.

    Args:
        sheet: the sheet.
        rows: the lines of the items, rising.
        paths: the header path of each column with values.
        col: the column.
        read: its cells as they were read.
    """
    shared = {row: top for row, top in sheet.shared_cells(col).items() if top >= rows[0]} if rows else {}
    states = dict.fromkeys(shared, Status.INCLUDED_ELSEWHERE if read.numeric else Status.UNPARSED)
    states |= dict.fromkeys(_of_several(sheet, paths, col), Status.UNPARSED)
    states |= {row: Status.UNPARSED for row, mark in sheet.marks_in(col).items() if mark is Mark.STRUCK}
    changed = {row: at for row in states if (at := _place(rows, row)) is not None}
    if not changed:
        return read
    texts, statuses = read.values.texts, bytearray(read.values.statuses)
    if not read.numeric:
        texts = list(texts)
        for row in changed.keys() & shared.keys():
            texts[changed[row]] = sheet.text(shared[row], col)
    for row, at in changed.items():
        statuses[at] = states[row]
    figures = read.values.values
    numbers = figures.numbers if isinstance(figures, Figures) else array("d")
    return replace(read, values=value_column(numbers, statuses, texts))


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
