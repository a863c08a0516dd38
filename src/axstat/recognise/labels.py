"""The cells that say which body a line is about: its own, or the ones a merge or a carried name took them from.

| 岡山県 | 奈義町 | 全体 |      A1 B1
|        |        | 本庁 |      A1 B1 as well: the name is written once
|        | 津山市 | 全体 |      A1 B3
"""

from __future__ import annotations

from collections.abc import Sequence

from axstat.model.cells import CellRef
from axstat.model.line_cells import LineCells
from axstat.model.packed import flags
from axstat.recognise.axes import PREFECTURE, ROLES
from axstat.recognise.block import Block


class LabelCells:
    """Finds the label cells of a block's lines."""

    def __init__(self, block: Block) -> None:
        """Look at the identity columns of `block`."""
        self.block = block
        self.sheet = block.sheet
        roles = [("outer", col) for col in block.axis.outer]
        roles += [(role, block.axis.roles[role]) for role in ROLES if role in block.axis.roles]
        self.columns = [(role, col, self.sheet.column(col).texts) for role, col in roles]
        self.across = tuple(self.sheet.ref(0, col) for _, col, _ in self.columns)

    def are_whole(self, rows: Sequence[int]) -> bytes:
        """Return one byte for each line, 1 where no label cell is blank."""
        marks = [flags(self.sheet.texts(rows, col), bool) for _, col, _ in self.columns]
        return bytes(map(min, zip(*marks, strict=True))) if len(marks) > 1 else marks[0]

    def of_rows(self, rows: Sequence[int]) -> list[Sequence[CellRef]]:
        """Return for each line the cells that identify it."""
        whole = zip(rows, self.are_whole(rows), strict=True)
        return [LineCells(row, self.across) if is_whole else self(row) for row, is_whole in whole]

    def __call__(self, row: int) -> Sequence[CellRef]:
        """Return the cells that identify a line, left to right by role."""
        own = [row < len(texts) and bool(texts[row]) for _, _, texts in self.columns]
        if all(own):
            return LineCells(row, self.across)
        cells = []
        for (role, col, _), is_own in zip(self.columns, own, strict=True):
            source = row if is_own else self._source(row, role, col, carried=not any(own))
            if source:
                cells.append(self.sheet.ref(source, col))
        return tuple(cells) or (self.sheet.ref(row, self.block.axis.label_column),)

    def _source(self, row: int, role: str, col: int, *, carried: bool) -> int:
        """Return the row whose text in `col` speaks for a blank cell, 0 when none does."""
        merge = self.sheet.merge_at(row, col)
        if merge is not None and merge.left == col and self.sheet.text(merge.top, col):
            return merge.top
        takes_prefecture = role == PREFECTURE and bool(self.block.verdicts[row].prefecture)
        if not carried and not takes_prefecture:
            return 0
        above = row - 1
        while above > 0 and self.sheet.is_blank(above, col):
            above -= 1
        return above
