"""Tells whether lines have keys of their own, and what one more column adds: how many distinct keys there are.

| 札幌市 | 男 |      two lines of one body, told apart by a facet
| 札幌市 | 女 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from axstat.model.packed import Coded, coded, is_packed, pairs_of
from axstat.model.rows import marked
from axstat.recognise.block import Block, body_of


@dataclass(frozen=True)
class Keys:
    """What identifies each of some lines: tuples, or numbers of combinations where the sheet is long."""

    of_lines: Sequence[Any]

    @classmethod
    def of(cls, block: Block, rows: Sequence[int]) -> Keys:
        """Return the keys of a block's lines."""
        if not isinstance(block.verdicts, Coded):
            return cls([block.key(row) for row in rows])
        parts: list[Sequence[Any]] = [block.verdicts.picked(rows).merged(body_of)]
        parts += [block.sheet.texts(rows, col) for col in block.facet_columns]
        if block.dated is not None:
            parts.append(coded(block.dated.texts).picked(rows))
        if block.bracketed_rows:
            marks = marked(sorted(block.bracketed_rows), len(block.verdicts))
            parts.append([marks[row] for row in rows])
        return cls(_numbered(parts))

    @cached_property
    def distinct(self) -> int:
        """How many there are."""
        return len(self.of_lines.distinct if isinstance(self.of_lines, Coded) else set(self.of_lines))

    @property
    def are_unique(self) -> bool:
        """Whether no two lines share one."""
        return self.distinct == len(self.of_lines)

    def beside(self, cells: Sequence[str]) -> Keys:
        """Return the keys with one more column."""
        if is_packed(self.of_lines) or is_packed(cells):
            return Keys(_numbered([self.of_lines, cells]))
        return Keys(list(zip(self.of_lines, cells, strict=True)))


def _numbered(parts: Sequence[Sequence[Any]]) -> Coded[int]:
    """Return the number of each line's combination: the combinations themselves are as many as the lines."""
    keys: Coded[Any] = coded(parts[0])
    for part in parts[1:]:
        keys = pairs_of(keys, coded(part))
    return keys
