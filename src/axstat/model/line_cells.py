"""The label cells of a line, as a sequence that makes them when it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

from axstat.model.cells import CellRef


class LineCells(Sequence[CellRef]):
    """The cells of one line in some columns, made only when they are asked for: a file may have millions of lines."""

    __slots__ = ("_across", "_line")

    def __init__(self, line: int, across: tuple[CellRef, ...]) -> None:
        """Take a row and the cells of row 0 that stand above, one tuple for all lines; column 0 where transposed."""
        self._line = line
        self._across = across

    def __reduce__(self) -> tuple[Any, ...]:
        return LineCells, (self._line, self._across)  # as slots by name they travel several times slower

    def __len__(self) -> int:
        return len(self._across)

    @overload
    def __getitem__(self, index: int) -> CellRef: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[CellRef, ...]: ...

    def __getitem__(self, index: int | slice) -> CellRef | tuple[CellRef, ...]:
        return tuple(self)[index]

    def __iter__(self) -> Iterator[CellRef]:
        line = self._line
        return iter([CellRef(sheet, row or line, col or line) for sheet, row, col in self._across])

    def numbered(self, width: int) -> list[int]:
        """Return `row * width + column - 1` of each cell, without making the cells."""
        line = self._line
        return [(row or line) * width + (col or line) - 1 for _, row, col in self._across]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
