"""Which columns belong to which axis, when several stand side by side.

| 順位 | 団体名 | 時間 |   | 順位 | 団体名 | 時間 |      a blank column parts blocks; without one, columns before the
                                                      second axis go with it when they are headed like the first's
"""

from __future__ import annotations

from axstat.recognise.axis import Axis
from axstat.recognise.view import View
from axstat.values.text import fold_label


def set_bounds(view: View, axes: list[Axis]) -> None:
    """Set the first and last column of each axis's block."""
    axes.sort(key=lambda axis: (axis.columns[0], axis.first))
    for axis in axes:
        axis.left, axis.right = 1, view.n_cols
    for index, axis in enumerate(axes):
        for other in axes[index + 1 :]:
            if other.columns[0] > axis.columns[0] and _beside(axis, other):
                cut = _cut(view, axis, other)
                axis.right = min(axis.right, cut)
                other.left = max(other.left, cut + 1)
                above = min(axis.first, other.first)
                axis.page = max(axis.page, above)
                other.page = max(other.page, above)


def _beside(one: Axis, other: Axis) -> bool:
    return one.first <= other.last and other.first <= one.last


def _cut(view: View, axis: Axis, other: Axis) -> int:
    """Return the last column of the left block."""
    start, end = axis.columns[-1] + 1, other.columns[0] - 1
    first, last = min(axis.first, other.first), max(axis.last, other.last)
    for col in range(end, start - 1, -1):
        if not any(view.column(col).kinds[max(1, first - 3) : last + 1]):
            return col
    lead = axis.columns[0] - 1
    while lead >= 1 and any(view.column(lead).kinds[first : last + 1]):
        lead -= 1
    own = [heading_above(view, col, axis.first) for col in range(lead + 1, axis.columns[0])]
    if own and len(own) < end - start + 1:
        theirs = [heading_above(view, col, other.first) for col in range(end - len(own) + 1, end + 1)]
        if theirs == own and any(own):
            return end - len(own)
    return end


def heading_above(view: View, col: int, first: int) -> str:
    """Return the nearest text above a row in a column, folded."""
    for row in range(first - 1, max(0, first - 8), -1):
        if text := fold_label(view.text(row, col)):
            return text
    return ""
