"""A sheet looked at with its items going down: the grid itself, or its transpose when bodies stand as columns.

Everything behind this module thinks in upright rows and columns; `ref` gives the true cell of the sheet back.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from axstat.model.cells import Cell, CellKind, CellRef, Grid, GridColumn, Merge
from axstat.model.tables import HeaderCell
from axstat.values.text import clean

_MERGED_CELLS_LIMIT = 2_000_000
_OCCUPIED = bytes([0]) + bytes([1]) * 255
_EMPTY = GridColumn()


class View:
    """One orientation of a sheet, with merged ranges looked up by cell."""

    def __init__(self, grid: Grid, *, flipped: bool = False) -> None:
        """Look at `grid` as it is, or with rows and columns exchanged."""
        self.grid = grid.transposed() if flipped else grid
        self.flipped = flipped
        self.sheet = grid.sheet
        self.n_rows = self.grid.n_rows
        self.n_cols = self.grid.n_cols
        self._merged_down = frozenset(m.left for m in self.grid.merges if m.bottom > m.top)
        self._merge_of: dict[tuple[int, int], Merge] | None = None

    def ref(self, row: int, col: int) -> CellRef:
        """Return the cell of the sheet at an upright position."""
        return CellRef(self.sheet, col, row) if self.flipped else CellRef(self.sheet, row, col)

    def refs(self, rows: Iterable[int], col: int) -> Iterable[CellRef]:
        """Return the cells of the sheet at many upright rows of one column."""
        return map(CellRef, repeat(self.sheet), *((repeat(col), rows) if self.flipped else (rows, repeat(col))))

    def column(self, col: int) -> GridColumn:
        """Return a column, empty where the sheet has none."""
        return self.grid.columns.get(col, _EMPTY)

    def text(self, row: int, col: int) -> str:
        """Return the raw text of a cell."""
        return self.grid.text(row, col)

    def label(self, row: int, col: int) -> str:
        """Return a cell's text with blanks and line breaks collapsed, for display as a label."""
        return shown(self.grid.text(row, col))

    def cell(self, row: int, col: int) -> Cell:
        """Return a cell."""
        return self.grid.cell(row, col)

    def header_cell(self, row: int, col: int) -> HeaderCell:
        """Return a cell as one level of a header path."""
        return HeaderCell(self.ref(row, col), self.label(row, col))

    def is_blank(self, row: int, col: int) -> bool:
        """Tell whether a cell shows nothing, a lone ideographic space included."""
        text = self.grid.text(row, col)
        return not text or not clean(text)

    def merge_at(self, row: int, col: int) -> Merge | None:
        """Return the merged range a cell lies in."""
        if self._merge_of is None:
            self._merge_of = self._index_merges()
        return self._merge_of.get((row, col))

    def _index_merges(self) -> dict[tuple[int, int], Merge]:
        index: dict[tuple[int, int], Merge] = {}
        room = _MERGED_CELLS_LIMIT
        for merge in self.grid.merges:
            rows = range(merge.top, min(merge.bottom, self.n_rows) + 1)
            cols = range(merge.left, min(merge.right, self.n_cols) + 1)
            room -= len(rows) * len(cols)
            if room < 0:
                break
            for row in rows:
                for col in cols:
                    index[row, col] = merge
        return index

    def is_merged_down(self, col: int) -> bool:
        """Tell whether a merged range of the column spans several rows."""
        return col in self._merged_down

    def filled(self, col: int) -> list[str]:
        """Return the texts of a column by row, merged ranges filled downwards; index 0 is unused.

        A range that covers further texts of the column is not one cell, whatever the file says, and fills nothing.
        """
        texts = list(self.column(col).texts)
        texts.extend([""] * (self.n_rows + 1 - len(texts)))
        for merge in self.grid.merges:
            rows = slice(merge.top + 1, min(merge.bottom, self.n_rows) + 1)
            if merge.left == col and merge.top <= self.n_rows and not any(texts[rows]):
                texts[rows] = [texts[merge.top]] * len(texts[rows])
        return texts

    def occupied(self, cols: Iterable[int]) -> bytes:
        """Return one byte per row, 1 where any of the columns holds a cell; index 0 is unused.

        Columns are joined as whole integers, so that 65,536 empty rows cost nothing.
        """
        size = self.n_rows + 1
        joined = 0
        for col in cols:
            marks = bytes(self.column(col).kinds[:size]).translate(_OCCUPIED)
            joined |= int.from_bytes(marks, "little")
        return joined.to_bytes(size, "little")

    def is_number(self, row: int, col: int) -> bool:
        """Tell whether the file holds a number in the cell."""
        return self.grid.kind(row, col) is CellKind.NUMBER


def shown(text: str) -> str:
    """Return a text with blanks and line breaks collapsed; nothing else is changed."""
    return " ".join(text.split())
