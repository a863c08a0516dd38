"""Texts end to end: a column whose texts hardly repeat, without an object for each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

_PIECE = 65_536


class Packed(Sequence[str]):
    """Texts end to end in UTF-8, each found by where it ends; for a column whose texts hardly repeat."""

    __slots__ = ("_data", "_ends", "_start", "_stop")

    def __init__(self) -> None:
        """Begin without a text."""
        self._data = bytearray()
        self._ends = array("q", [0])
        self._start, self._stop = 0, 0

    def extend(self, texts: Iterable[str]) -> None:
        """Append texts."""
        rest = iter(texts)
        while piece := [text.encode("utf-8", "surrogatepass") for text in islice(rest, _PIECE)]:
            end = len(self._data)
            self._data += b"".join(piece)
            self._ends.extend([end := end + len(data) for data in piece])
            self._stop += len(piece)

    def __len__(self) -> int:
        return self._stop - self._start

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                return [self[i] for i in range(start, stop, step)]
            part = Packed.__new__(Packed)
            part._data, part._ends = self._data, self._ends
            part._start, part._stop = self._start + start, self._start + max(start, stop)
            return part
        place = range(self._start, self._stop)[index]
        return str(self._data[self._ends[place] : self._ends[place + 1]], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        for start in range(self._start, self._stop, _PIECE):
            ends = self._ends[start : min(start + _PIECE, self._stop) + 1]
            data, first = bytes(self._data[ends[0] : ends[-1]]), ends[0]
            for a, b in zip(ends, islice(ends, 1, None), strict=False):
                yield str(data[a - first : b - first], "utf-8", "surrogatepass")
