"""How far a group label reaches where nothing is merged: by what repeats below it, by lines, by the next label.

| 男     |        | 女     |        |          |      the labels below 男 repeat below 女 and end there:
| 15歳～ | 労働力 | 15歳～ | 労働力 | 就業者数 |      就業者数 is of both

|        | 令和5年度 |      |      | 令和6年度 |      |      one label within each repetition covers it,
| 月平均 | 年間      | 人数 | 月平均 | 年間     | 人数 |      wherever it stands
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axstat.recognise.sheet import Sheet, said_period
from axstat.recognise.vocabulary import peel_subordinate
from axstat.values.text import fold_label

Cells = dict[tuple[int, int], tuple[int, int]]
"""For (row, column) the cell whose label applies there."""

_PARTS = frozenset({"男", "女", "男性", "女性", "内訳"})


def fill_groups(sheet: Sheet, columns: Sequence[int], levels: Sequence[int], own: Cells) -> list[tuple[int, int]]:
    """Carry the group labels of every header line over the columns they cover, in place.

    Returns the cells of groups whose end nothing on the sheet says.
    """
    unsure: list[tuple[int, int]] = []
    for position, row in enumerate(levels[:-1]):
        filler = _Line(sheet, columns, own, row, levels[:position], levels[position + 1 :])
        if not filler.fill_repetitions():
            unsure += filler.fill_to_the_right()
    return unsure


class _Line:
    """One header line whose unmerged labels may cover columns to their side."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[int], own: Cells, row: int, above: Sequence[int], below: Sequence[int]
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.own = own
        self.row = row
        self.above = above
        self.below = below
        self.groups = [col for col in columns if self._is_group(col)]

    def _is_group(self, col: int) -> bool:
        """Tell whether a cell is a label of its own that no merge bounds and that has a label below."""
        source = self.own.get((self.row, col))
        if source != (self.row, col) or self.sheet.merge_at(self.row, col) is not None:
            return False
        return not any(self.own.get((r, col)) == source for r in self.below)

    def _lower(self, col: int) -> tuple[str, ...]:
        """Return the labels below a column's cell, folded."""
        sources = [self.own[r, col] for r in self.below if (r, col) in self.own]
        return tuple(fold_label(self.sheet.label(*s)) for s in dict.fromkeys(sources) if s[0] > self.row)

    def fill_repetitions(self) -> bool:
        """Give each group the repetition of labels it stands in; False where the labels below do not repeat so."""
        groups = [col for col in self.groups if self._lower(col)]
        if len(groups) < 2 or len(groups) != len(self.groups):
            return False
        lower = [self._lower(col) for col in self.columns]
        places = [self.columns.index(col) for col in groups]
        found = _repetition(lower, places)
        if found is None:
            return False
        start, length = found
        for number, group in enumerate(groups):
            for col in self.columns[start + number * length : start + (number + 1) * length]:
                self.own.setdefault((self.row, col), (self.row, group))
        return True

    def fill_to_the_right(self) -> list[tuple[int, int]]:
        """Carry each label over the blanks to its right, within the group above it; return those with an open end."""
        merged = any((m := self.sheet.merge_at(self.row, c)) is not None and m.right > m.left for c in self.columns)
        covered: dict[int, list[int]] = {}
        group = 0
        for col in self.columns:
            if (self.row, col) in self.own:
                group = col if col in self.groups else 0
                continue
            group = group if self._reaches(group, col) else 0
            labelled = any((r, col) in self.own for r in self.below)
            if group and labelled and (self._lower(group) or self._is_part(col, merged=merged)):
                covered.setdefault(group, []).append(col)
        for group, cols in covered.items():
            self.own |= dict.fromkeys(((self.row, col) for col in cols), (self.row, group))
        return [(self.row, group) for group in covered if self._is_open(group, covered)]

    def _reaches(self, group: int, col: int) -> bool:
        """Tell whether a group may go on over a blank: not past a separator, another group, or the end of a line."""
        over = any((r, col) in self.own for r in (*self.above, *self.below))
        if not group or not over:
            return False
        labelled = any((r, col) in self.own for r in self.below)
        other = any(self.own.get((r, col)) != self.own.get((r, group)) for r in self.above)
        return not labelled or not (other or self._is_cut_off(group, col))

    def _is_cut_off(self, group: int, col: int) -> bool:
        """Tell whether the line below a group label ends before a column."""
        return self._has_line_above(group) and not self._has_line_above(col)

    def _has_line_above(self, col: int) -> bool:
        leaf = next((self.own[r, col] for r in self.below if (r, col) in self.own), None)
        return leaf is not None and ("T" in self.sheet.edges(*leaf) or "B" in self.sheet.edges(self.row, col))

    def _is_part(self, col: int, *, merged: bool) -> bool:
        """Tell whether a label under a blank says that it is a part of the label to its left."""
        text = next(iter(self._lower(col)), "")
        return not merged and (peel_subordinate(text) != text or text in _PARTS)

    def _is_open(self, group: int, covered: Mapping[int, list[int]]) -> bool:
        """Tell whether nothing says where a group ends: it runs to the last column and is wider than the others."""
        cols = covered[group]
        if cols[-1] != self.columns[-1] or self._has_line_above(group):
            return False
        lower = [self._lower(col) for col in (group, *cols)]
        if all(said_period(text[-1]) for text in lower if text) or said_period(self.sheet.label(self.row, group)):
            return False
        others = [len(covered.get(other, ())) for other in self.groups if other != group]
        return bool(others) and len(cols) > max(others)


def _repetition(labels: Sequence[tuple[str, ...]], places: Sequence[int]) -> tuple[int, int] | None:
    """Return start and length of the longest run of labels that repeats with just one of the places in each run."""
    count = len(places)
    for length in range(len(labels) // count, 1, -1):
        for start in range(max(0, places[0] - length + 1), places[0] + 1):
            runs = [tuple(labels[start + n * length : start + (n + 1) * length]) for n in range(count)]
            alike = len(set(runs)) == 1 and len(runs[0]) == length and all(runs[0])
            if alike and all(start + n * length <= place < start + (n + 1) * length for n, place in enumerate(places)):
                return start, length
    return None
