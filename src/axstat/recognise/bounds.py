"""Which columns belong to which axis, when several stand side by side."""

from __future__ import annotations

from axstat.recognise.axes import Axis
from axstat.recognise.sheet import Sheet
from axstat.values.text import fold_label


def set_bounds(sheet: Sheet, axes: list[Axis]) -> None:
    """Set the first and last column of each axis's block.

    | 順位 | 団体名 | 時間 |   | 順位 | 団体名 | 時間 |      a blank column parts blocks; without one, columns before
                                                          the second axis go with it when headed like the first's
    """
    axes.sort(key=lambda axis: (axis.columns[0], axis.first))
    for axis in axes:
        axis.left, axis.right = 1, sheet.n_cols
    for index, axis in enumerate(axes):
        for other in axes[index + 1 :]:
            beside = axis.first <= other.last and other.first <= axis.last
            if other.columns[0] > axis.columns[0] and beside:
                cut = _cut(sheet, axis, other)
                axis.right = min(axis.right, cut)
                other.left = max(other.left, cut + 1)
                axis.page = other.page = max(axis.page, other.page, min(axis.first, other.first))
    for axis in axes:
        axis.outer = tuple(col for col in axis.outer if axis.left <= col)


def _cut(sheet: Sheet, axis: Axis, other: Axis) -> int:
    """Return the last column of the left block."""
    start, end = axis.columns[-1] + 1, other.columns[0] - 1
    first, last = min(axis.first, other.first), max(axis.last, other.last)
    for col in range(end, start - 1, -1):
        if not any(sheet.column(col).kinds[max(1, first - 3) : last + 1]):
            return col
    lead = axis.columns[0] - 1
    while lead >= 1 and any(sheet.column(lead).kinds[first : last + 1]):
        lead -= 1
    own = [fold_label(sheet.heading(col, axis.first)) for col in range(lead + 1, axis.columns[0])]
    if own and len(own) < end - start + 1:
        theirs = [fold_label(sheet.heading(col, other.first)) for col in range(end - len(own) + 1, end + 1)]
        if theirs == own and any(own):
            return end - len(own)
    return end
