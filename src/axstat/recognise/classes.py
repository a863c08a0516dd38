"""The class of every line of a table's extent, one byte each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from axstat.model.packed import numbered
from axstat.model.tables import RowClass
from axstat.recognise.bodies import Verdict

_CLASSES = (RowClass.BLANK, *(row_class for row_class in RowClass if row_class is not RowClass.BLANK))
_NUMBER = {row_class: number for number, row_class in enumerate(_CLASSES)}


class LineClasses:
    """Classes by row; lines that none is given are blank."""

    def __init__(self, rows: range) -> None:
        """Begin with blank lines."""
        self.rows = rows
        self._numbers = bytearray(len(rows))

    def __setitem__(self, row: int, row_class: RowClass) -> None:
        self._numbers[row - self.rows.start] = _NUMBER[row_class]

    def put(self, rows: Sequence[int], verdicts: Sequence[Verdict]) -> None:
        """Give rows the classes that their verdicts say."""
        numbers = numbered(verdicts, lambda verdict: _NUMBER[verdict.row_class])
        if isinstance(rows, range):
            self._numbers[rows.start - self.rows.start : rows.stop - self.rows.start] = numbers
            return
        for row, number in zip(rows, numbers, strict=True):
            self._numbers[row - self.rows.start] = number

    def items(self) -> Iterator[tuple[int, RowClass]]:
        """Yield each row with its class."""
        return zip(self.rows, map(_CLASSES.__getitem__, self._numbers), strict=True)

    def counts(self) -> dict[RowClass, int]:
        """Return how many lines are of each class, in the order of their first lines."""
        found = {number: self._numbers.find(number) for number in range(len(_CLASSES))}
        order = sorted((first, number) for number, first in found.items() if first >= 0)
        return {_CLASSES[number]: self._numbers.count(number) for _, number in order}
