"""Numbers as a file writes them: a long column of them costs eight bytes a cell, and no text where a number says it."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

SAFE_LENGTH = 16
"""A sign or point and 15 digits: no other decimal of so few digits is the same number, so that whatever prints the
shortest decimal of that number prints this one."""
_PIECE = 65_536


def plain_number(text: str) -> float:
    """Return a number as people type it: 60000, or 60,000 with its thousands apart; `6,0` is none.

    Raises:
        ValueError: it is no number.
    """
    digits = text.strip()
    head, point, rest = digits.partition(".")
    first, *groups = head.split(",")
    if groups and not (len(first.lstrip("+-")) in (1, 2, 3) and all(len(one) == 3 and one.isdigit() for one in groups)):
        raise ValueError(text)
    return float(f"{first}{''.join(groups)}{point}{rest}")


def are_shortest(texts: pl.Series, numbers: pl.Series) -> NDArray[Any]:
    """Say of each text whether it is the decimal that every printer of shortest decimals makes of its number."""
    import numpy as np
    import polars as pl

    found = numbers.fill_null(0.0).to_numpy()
    size = np.abs(found)
    printed = numbers.cast(pl.String).str.strip_suffix(".0")
    same = (texts == printed) & (texts.str.len_bytes() <= SAFE_LENGTH)
    no_exponent = ((size >= 1e-4) & (size < 1e15)) | (size == 0)
    plain: NDArray[Any] = same.fill_null(value=False).to_numpy() & no_exponent
    plain[np.signbit(found) & (size == 0)] = False  # SQL prints a negative zero without its sign
    return plain


class Numerals(Sequence[str]):
    """Texts most of which are the shortest decimals of numbers, held as these numbers; the others stand beside them.

    `numbers` has one number for each text, 0 in the rising `places` of `others`.
    """

    __slots__ = ("_said", "numbers", "others", "places")

    def __init__(self, numbers: array[float], places: array[int], others: list[str]) -> None:
        """Show numbers as their shortest decimals, `others` in their places."""
        self.numbers = numbers
        self.places = places
        self.others = others
        self._said: dict[int, str] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Numerals, (self.numbers, self.places, self.others)

    @classmethod
    def of(cls, texts: Sequence[str]) -> Numerals:
        """Take texts, whatever they are."""
        import numpy as np
        import polars as pl

        try:
            raw = pl.Series(texts, dtype=pl.String)
        except UnicodeEncodeError:  # half a character, which is no number
            raw = pl.Series([text if text.isascii() else "" for text in texts], dtype=pl.String)
        read = raw.cast(pl.Float64, strict=False)
        plain = are_shortest(raw, read)
        found = np.where(plain, read.fill_null(0.0).to_numpy(), 0.0)
        places = np.flatnonzero(~plain)
        numbers, where = array("d"), array("I")
        numbers.frombytes(found.tobytes())
        where.frombytes(places.astype(np.uint32).tobytes())
        return cls(numbers, where, [texts[at] for at in where])

    def extend(self, more: Numerals) -> None:
        """Append what another one holds."""
        at = len(self.numbers)
        self.numbers.extend(more.numbers)
        self.places.extend([at + place for place in more.places])
        self.others.extend(more.others)
        self._said = None

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Numerals):
            return NotImplemented
        return (self.numbers, self.places, self.others) == (other.numbers, other.places, other.others)

    __hash__ = None  # type: ignore[assignment]  # it grows

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                return [self[i] for i in range(start, stop, step)]
            low, high = (bisect_left(self.places, place) for place in (start, max(start, stop)))
            places = array("I", [place - start for place in self.places[low:high]])
            return Numerals(self.numbers[start:stop], places, self.others[low:high])
        if self._said is None:
            self._said = dict(zip(self.places, self.others, strict=True))
        said = self._said.get(index if index >= 0 else index + len(self.numbers))
        return _printed(self.numbers[index]) if said is None else said

    def __iter__(self) -> Iterator[str]:
        at = 0
        for start in range(0, len(self), _PIECE):
            shown = _all_printed(self.numbers[start : start + _PIECE])
            while at < len(self.places) and self.places[at] < start + len(shown):
                shown[self.places[at] - start] = self.others[at]
                at += 1
            yield from shown

    def __reversed__(self) -> Iterator[str]:
        return reversed(list(self))

    def kept(self, marks: bytes) -> Numerals:
        """Return the texts that are marked; one byte for each of the first texts."""
        import numpy as np

        keep = np.flatnonzero(np.frombuffer(marks, "u1")[: len(self)])
        numbers, places = array("d"), array("I")
        numbers.frombytes(np.frombuffer(self.numbers)[keep].tobytes())
        own = np.frombuffer(self.places, "u4")
        found = np.searchsorted(keep, own)
        there = (found < len(keep)) & (keep[np.minimum(found, len(keep) - 1)] == own) if len(keep) else own != own
        places.frombytes(found[there].astype(np.uint32).tobytes())
        return Numerals(numbers, places, [self.others[at] for at in np.flatnonzero(there).tolist()])

    def floats(self, words: Iterable[int]) -> array[float] | None:
        """Return the number that each text is, 0 in the places of words; None where one is no finite number."""
        numbers, known = self.numbers[:], set(words)
        try:
            for place, text in zip(self.places, self.others, strict=True):
                if place not in known:
                    numbers[place] = float(text)
        except ValueError:
            return None
        for place in known:
            numbers[place] = 0.0
        return numbers if math.isfinite(sum(numbers)) else None

    def unless(self, numbers: NDArray[Any], are_numbers: NDArray[Any]) -> pl.Series:
        """Return the texts, null where one is the shortest decimal of the number that stands in its place."""
        import numpy as np
        import polars as pl

        own = np.frombuffer(self.numbers)
        kept = ~(are_numbers & (own.view("i8") == numbers.view("i8")))
        kept[np.frombuffer(self.places, "u4")] = True
        codes = np.zeros(len(own), np.uint32)
        codes[kept] = np.arange(1, np.count_nonzero(kept) + 1)
        rows = np.flatnonzero(kept)
        texts = self.others if len(rows) == len(self.places) else list(map(self.__getitem__, rows.tolist()))
        return pl.Series([None, *texts], dtype=pl.String).gather(pl.Series(codes))


def joined(columns: Sequence[Sequence[str]]) -> Numerals | None:
    """Return columns end to end, None where one is no `Numerals`."""
    if len(columns) == 1:
        return columns[0] if isinstance(columns[0], Numerals) else None
    found = Numerals(array("d"), array("I"), [])
    for column in columns:
        if not isinstance(column, Numerals):
            return None
        found.extend(column)
    return found


def _printed(number: float) -> str:
    return repr(number).removesuffix(".0")


def _all_printed(numbers: array[float]) -> list[str]:
    """Return the decimals of many numbers."""
    import numpy as np
    import polars as pl

    found: list[str] = pl.Series(np.frombuffer(numbers)).cast(pl.String).str.strip_suffix(".0").to_list()
    return found
