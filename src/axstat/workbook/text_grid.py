"""Builds the grid of delimited text: long columns are packed while they are read, so that no cell is an object."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import zip_longest

from axstat.model.cells import CellColumn, CellKind, Grid, GridColumn
from axstat.model.packed import LONG, Coded, widened
from axstat.model.strings import Packed
from axstat.workbook.source import Source

_MANY = 4_096
_MOST = 1 << 18  # distinct texts of one column that are kept apart: some 40 MiB
_KIND = bytes([CellKind.BLANK, CellKind.TEXT]) + bytes(254)


class Growing:
    """A column of texts while it is read: by number while texts repeat, end to end once most do not."""

    def __init__(self) -> None:
        """Begin with the unused place of row 0."""
        self._numbering: dict[str, int] = {"": 0}
        self._codes = array("B", [0])
        self._packed: Packed | None = None

    def __len__(self) -> int:
        return len(self._codes) if self._packed is None else len(self._packed)

    def extend(self, texts: Sequence[str]) -> None:
        """Append texts."""
        if self._packed is not None:
            self._packed.extend(texts)
            return
        numbering = self._numbering
        known = len(numbering)
        new = dict.fromkeys(texts)
        for text in new:
            if text not in numbering:
                numbering[text] = len(numbering)
        if len(numbering) > known:
            self._codes = widened(self._codes, len(numbering))
        self._codes.extend(map(numbering.__getitem__, texts))
        if len(numbering) > _MANY and (len(numbering) > _MOST or len(numbering) * 2 > len(self._codes)):
            self._packed = Packed()
            self._packed.extend(Coded(self._codes, list(numbering)))
            self._codes = array("B")
            numbering.clear()

    def finish(self, size: int) -> Sequence[str]:
        """Return the first `size` texts."""
        texts: Sequence[str] = Coded(self._codes, list(self._numbering)) if self._packed is None else self._packed
        return texts if size == len(texts) else texts[:size]


class TextGrid:
    """The columns of delimited text while its lines are read; every cell is a text without format.

    Args:
        source: the file, for limits.
        sheet: name of the sheet.
    """

    def __init__(self, source: Source, sheet: str) -> None:
        self.source = source
        self.sheet = sheet
        self._rows = self._slots = 0
        self._texts: dict[int, Growing] = {}
        self._kinds: dict[int, bytearray] = {}

    def add(self, records: Sequence[Sequence[str]]) -> None:
        """Append lines.

        Raises:
            LimitExceeded: more rows, columns or cells than allowed.
        """
        limits = self.source.limits
        widest = max(map(len, records))
        if widest > limits.columns:
            raise self.source.exceeds("columns", widest)
        for col, texts in enumerate(zip_longest(*records, fillvalue=""), start=1):
            if any(texts):
                self._append(col, texts)
        self._rows += len(records)

    def _append(self, col: int, texts: Sequence[str]) -> None:
        limits, end = self.source.limits, self._rows + len(texts)
        if end > limits.text_rows:
            raise self.source.exceeds("text_rows", end)
        column = self._texts.setdefault(col, Growing())
        kinds = self._kinds.setdefault(col, bytearray(1))
        gap = self._rows + 1 - len(kinds)
        self._slots += gap + len(texts)
        if self._slots > limits.cells:
            raise self.source.exceeds("cells")
        if gap:
            column.extend([""] * gap)
            kinds += bytes(gap)
        column.extend(texts)
        kinds += bytes(map(bool, texts)).translate(_KIND)

    def finish(self) -> Grid:
        """Return the grid, cut at the last cell that holds something."""
        sizes = {col: len(kinds.rstrip(b"\0")) for col, kinds in self._kinds.items()}
        n_rows = max(sizes.values(), default=1) - 1
        columns: dict[int, CellColumn] = {}
        for col in sorted(sizes):
            kinds, texts = self._kinds.pop(col), self._texts.pop(col)
            del kinds[sizes[col] :]
            columns[col] = _column(texts, kinds, long=n_rows >= LONG)
        return Grid(sheet=self.sheet, columns=columns, n_rows=n_rows, n_cols=max(columns, default=0))


def _column(texts: Growing, kinds: bytearray, *, long: bool) -> CellColumn:
    size = len(kinds)
    if long:
        return CellColumn(texts.finish(size), kinds)
    return GridColumn(list(texts.finish(size)), kinds, array("H", bytes(2 * size)))
