"""The lines of a block: their facts, each worked out once, and which of them are items.

An item is a line that names a body and has values. A total, or a class of bodies such as 市町村, is one only where
figures stand beside it: 都道府県 over words is the heading of a column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache, partial

from axstat.model.rows import kept, marked, places
from axstat.recognise.block import Block
from axstat.recognise.bodies import MUNICIPAL, Verdict, rows_where
from axstat.recognise.facts import Facts

_MOST_FACTS = 20_000  # a line's facts take a kilobyte or two; few lines are asked for twice


class Lines:
    """The rows of items, top to bottom; `facts` returns what the line of a row holds."""

    def __init__(self, block: Block) -> None:
        """Find the items of a block."""
        self.block = block
        self.facts = lru_cache(_MOST_FACTS)(partial(Facts, block))
        self.items = self._items()

    def items_between(self, first: int, last: int) -> Sequence[int]:
        """Return the items from row `first` to row `last`."""
        return self.items[bisect_left(self.items, first) : bisect_right(self.items, last)]

    def _items(self) -> Sequence[int]:
        block, verdicts = self.block, self.block.verdicts
        rows = rows_where(verdicts, Verdict.names_body)
        if block.values:
            marks = marked(kept(rows, block.occupied), len(verdicts))
            # a municipality is an item even without any value: that it has none is a finding; 岡山県 alone is a heading
            for row in rows_where(verdicts, lambda verdict: verdict.row_class in MUNICIPAL):
                marks[row] = 1
            for row in kept(rows_where(verdicts, Verdict.is_sum), block.occupied):
                marks[row] = self._has_figures(row)
            rows = places(bytes(marks))
        return self._without_heading(rows)

    def _has_figures(self, row: int) -> bool:
        """Tell whether a total has values beside it, or marks in their place, rather than the labels of a header."""
        facts = self.facts(row)
        content = facts.content
        return bool(facts.figures or content.marks) and len(facts.labels) <= len(facts.figures) + len(content.marks)

    def _without_heading(self, rows: Sequence[int]) -> Sequence[int]:
        """Drop a body that stands in the place of 団体名: words beside it, no header above, figures below.

        | 岡山県 | 月平均 | 年間 |
        | 岡山市 |   12.5 |  150 |
        """
        if len(rows) < 2 or not self.block.values:
            return rows
        first, second = self.facts(rows[0]), self.facts(rows[1])
        words_only = bool(first.labels) and not first.figures and not first.content.marks
        if not words_only or not second.figures or self._has_header_above(rows[0]):
            return rows
        return self._without_heading(rows[1:])

    def _has_header_above(self, row: int) -> bool:
        return any(self.facts(above).labels and self.facts(above).is_heading for above in range(row - 1, 0, -1))
