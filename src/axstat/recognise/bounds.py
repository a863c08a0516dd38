"""Which columns belong to which axis: those of its block where several stand side by side, and what completes names."""

from __future__ import annotations

from collections.abc import Sequence

from axstat.model.cells import CellKind
from axstat.model.packed import distinct, flags
from axstat.model.rows import kept, places
from axstat.recognise import words
from axstat.recognise.axes import NAME, Axis
from axstat.recognise.lexicon import Lexicon, Word
from axstat.recognise.sheet import Sheet
from axstat.values.text import fold_label

_TEXTS = bytes(kind == CellKind.TEXT for kind in range(256))


def complete(sheet: Sheet, lexicon: Lexicon, axes: list[Axis]) -> None:
    """Find the columns beside each axis that complete its names, then the bounds of its block."""
    for axis in axes:
        _find_kinds(sheet, axis)
        _find_outer(sheet, lexicon, axis)
    _set_bounds(sheet, axes)


def _set_bounds(sheet: Sheet, axes: list[Axis]) -> None:
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


def _find_kinds(sheet: Sheet, axis: Axis) -> None:
    """Find a column of 市, 町 and 村 right of names that are written without: `札幌 | 市`."""
    if NAME not in axis.roles:
        return
    col = axis.roles[NAME] + 1
    texts = {t.strip() for t in distinct(sheet.column(col).texts[axis.first : axis.last + 1])}
    if texts - {""} and texts <= {"市", "区", "町", "村", ""}:
        axis.kinds = col


def _find_outer(sheet: Sheet, lexicon: Lexicon, axis: Axis) -> None:
    """Find columns left of the names that hold a name only where the others hold none: 全国, 県計 one step out."""
    occupied = sheet.occupied(axis.columns)
    axis.outer = tuple(col for col in range(1, min(axis.columns)) if _is_outer(sheet, lexicon, axis, col, occupied))


def _is_outer(sheet: Sheet, lexicon: Lexicon, axis: Axis, col: int, occupied: bytes) -> bool:
    rows = _names_in(sheet, col)
    if not rows or len(rows) * 2 > len(axis.rows) + 2:
        return False
    named = {row: sheet.text(row, col).strip() for row in rows}
    stepped = all(not occupied[row] for row in named if axis.first <= row <= axis.last)
    alone = (row for row, text in named.items() if not occupied[row] and _names_a_line(lexicon, text))
    right = range(col + 1, sheet.n_cols + 1)  # 各種統計 with nothing right of it is a title, and no total
    return stepped and any(not sheet.is_blank(row, beside) for row in alone for beside in right)


def _names_in(sheet: Sheet, col: int) -> Sequence[int]:
    """Return the rows of a column whose texts are neither the heading of a column nor digits."""
    column = sheet.column(col)
    return kept(places(bytes(column.kinds.translate(_TEXTS))), flags(column.texts, _may_name))


def _may_name(raw: str) -> bool:
    text = raw.strip()
    return bool(text) and not (text.isdigit() or words.is_identity_label(text))


def _names_a_line(lexicon: Lexicon, text: str) -> bool:
    sign = lexicon.sign(text)
    return sign.place is not None or sign.word in (Word.TOTAL, Word.AVERAGE, Word.AGGREGATE, Word.REGION)
