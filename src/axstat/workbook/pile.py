"""One column of a sheet while it is read; what is mostly numbers is packed as it grows, so that no cell is an object.

A sheet that ends short keeps lists, which are faster to ask for one cell.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from axstat.model.cells import CellColumn, CellKind, GridColumn
from axstat.model.numerals import Numerals
from axstat.model.packed import LONG, coded

PART = 16_384
"""Rows that are packed at once."""
_POOL = 4_096


class Pile:
    """The cells of one column from the top; the first place is unused, so that cells stand at their rows.

    `texts` are those behind the `packed` first ones; `kinds` and `styles` are of all.
    """

    __slots__ = ("_numerals", "_pool", "_room", "kinds", "packed", "styles", "texts")

    def __init__(self) -> None:
        """Begin without a cell."""
        self.texts = [""]
        self.kinds = bytearray(1)
        self.styles = array("H", [0])
        self.packed = 0
        self._numerals: Numerals | None = None
        self._pool: dict[str, str] | None = {}
        self._room = PART

    def __len__(self) -> int:
        return len(self.kinds)

    def text(self, row: int) -> str:
        """Return the text of a cell."""
        at = row - self.packed
        return self.texts[at] if at >= 0 or self._numerals is None else self._numerals[row]

    def put(self, row: int, text: str) -> None:
        """Set the text of a cell."""
        if row < self.packed:
            self._unpack()
        self.texts[row - self.packed] = text

    def grow(self, size: int) -> None:
        """Fill the column with blanks up to `size` places."""
        gap = size - len(self.kinds)
        self.texts.extend([""] * gap)
        self.kinds += bytes(gap)
        self.styles.extend(array("H", bytes(2 * gap)))

    def pooled(self, texts: Sequence[str]) -> Sequence[str]:
        """Let equal texts share one object while most are repeats; packed ones need none."""
        pool = self._pool
        if pool is None or self.packed:
            return texts
        known, seen = (pool, self.texts) if pool else (set(texts), texts)
        if 2 * len(known) > len(seen) and not 0 < len(pool) <= _POOL:
            self._pool = None
            return texts
        return list(map(pool.setdefault, texts, texts))

    def settle(self) -> None:
        """Pack what was appended where that is much."""
        if len(self.texts) >= self._room:
            if self.packed or 2 * self.kinds.count(CellKind.NUMBER) > len(self.kinds):
                self._pack()
            else:
                self._room *= 2

    def below(self, first: int) -> CellColumn:
        """Return the cells from a row on, packed where they are packed here."""
        if self._numerals is not None:
            self._pack()
        texts: Sequence[str] = self.texts if self._numerals is None else self._numerals
        return CellColumn(texts[first:], self.kinds[first:], self.styles[first:])

    def append(self, column: CellColumn) -> None:
        """Append what another pile returned as its `below`."""
        if isinstance(column.texts, Numerals):
            self._pack()
            if self._numerals is not None:
                self._numerals.extend(column.texts)
                self.packed = len(self._numerals)
        else:
            self.texts.extend(column.texts)
        self.kinds += column.kinds
        self.styles.extend(column.styles)

    def last(self) -> int:
        """Return the last row whose text is not empty, 0 where there is none."""
        last = max(0, len(self.kinds.rstrip(b"\0")) - 1)
        while last and not self.text(last):
            last -= 1
        return last

    def finish(self, last: int, *, long: bool) -> CellColumn | None:
        """Return the column without the cells below a row and the blanks at the end; None where no cell is left."""
        keep = len(self.kinds[: last + 1].rstrip(b"\0"))
        if not keep:
            return None
        del self.kinds[keep:], self.styles[keep:]
        if not long:
            self._unpack()
        elif self.packed:
            self._pack()
        texts: Sequence[str] = self.texts if self._numerals is None else self._numerals
        texts = texts[:keep] if len(texts) > keep else texts
        if isinstance(texts, list) and not (long and CellKind.NUMBER not in self.kinds):
            return GridColumn(texts, self.kinds, self.styles)
        return CellColumn(texts if isinstance(texts, Numerals) else coded(texts), self.kinds, self.styles)

    def _pack(self) -> None:
        found = Numerals.of(self.texts)
        if self._numerals is None:
            self._numerals = found
        else:
            self._numerals.extend(found)
        self.packed = len(self._numerals)
        self.texts = []

    def _unpack(self) -> None:
        if self._numerals is not None:
            self.texts = [*self._numerals, *self.texts]
            self._numerals, self.packed = None, 0
        self._room = LONG * LONG
