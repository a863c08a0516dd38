"""Long columns without a Python object for each cell: what repeats by number, texts that do not repeat end to end.

Both are sequences like any list; what a list would be asked cell by cell, `distinct`, `flags`, `tally`, `firsts` and
`combined` ask once for each distinct value. Shorter columns stay lists, which answer the same questions.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain, compress, repeat
from operator import truth
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from axstat.model.strings import Packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

LONG = 65_536
"""Rows from which columns are packed; below, lists are small, and faster to ask for one cell."""
_TABLE = 1 << 22  # combinations that are looked up in a table; more are sorted
_CODES = (("B", 1 << 8), ("H", 1 << 16), ("I", 1 << 32))


class Coded(Sequence[T], Generic[T]):
    """Values by number: `distinct[codes[i]]` is the i-th; some of `distinct` may not occur."""

    __slots__ = ("_known", "codes", "distinct")

    def __init__(self, codes: array[int], distinct: Sequence[T]) -> None:
        """Show `distinct` in the order of `codes`."""
        self.codes = codes
        self.distinct = distinct
        self._known: dict[T, int] | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Coded[T]: ...

    def __getitem__(self, index: int | slice) -> T | Coded[T]:
        if isinstance(index, slice):
            return Coded(self.codes[index], self.distinct)
        return self.distinct[self.codes[index]]

    def __setitem__(self, index: int, value: T) -> None:
        """Put a value in a place; one that is new becomes one more distinct value."""
        if self._known is None:
            self._known = {known: code for code, known in enumerate(self.distinct)}
        code = self._known.setdefault(value, len(self._known))
        if code == len(self.distinct):
            self.distinct = [*self.distinct, value]
            self.codes = widened(self.codes, code + 1)
        self.codes[index] = code

    def __iter__(self) -> Iterator[T]:
        return map(self.distinct.__getitem__, self.codes)

    def count(self, value: object) -> int:
        """Return how often a value occurs."""
        return sum(times for known, times in self.counted() if known == value)

    @property
    def numbers(self) -> NDArray[Any]:
        """The codes as a numpy array, not copied."""
        import numpy as np

        return np.frombuffer(self.codes, f"u{self.codes.itemsize}")

    def counts(self) -> list[int]:
        """Return how often each of `distinct` occurs."""
        import numpy as np

        found: list[int] = np.bincount(self.numbers, minlength=len(self.distinct)).tolist()
        return found

    def mapped(self, work: Callable[[T], K]) -> Coded[K]:
        """Return what `work` makes of each value, asked once for each that occurs."""
        nothing: Any = None
        return Coded(self.codes, [work(value) if times else nothing for value, times in self.counted()])

    def merged(self, work: Callable[[T], K]) -> Coded[K]:
        """Return what `work` makes of each value, equal answers by one number."""
        import numpy as np

        numbering: dict[K, int] = {}
        table = [numbering.setdefault(work(v), len(numbering)) if n else 0 for v, n in self.counted()]
        codes = np.array(table, np.uint32)[self.numbers] if table else self.numbers
        return Coded(_as_codes(codes, len(numbering)), list(numbering))

    def counted(self) -> Iterator[tuple[T, int]]:
        """Yield each of `distinct` with how often it occurs."""
        return zip(self.distinct, self.counts(), strict=True)

    def picked(self, rows: Sequence[int]) -> Coded[T]:
        """Return the values in some places."""
        if isinstance(rows, range) and rows.step == 1:
            return self[rows.start : rows.stop]
        return Coded(_as_codes(self.numbers[_indices(rows)], len(self.distinct)), self.distinct)


def is_packed(column: Sequence[object]) -> bool:
    """Tell whether a column is held without an object for each place."""
    return isinstance(column, Coded | Packed)


def coded(values: Iterable[K]) -> Coded[K]:
    """Return values by number, each distinct one once."""
    if isinstance(values, Coded):
        return values
    every = values if isinstance(values, list) else list(values)
    numbering = {value: code for code, value in enumerate(dict.fromkeys(every))}
    return Coded(array("I", map(numbering.__getitem__, every)), list(numbering))


def picked(values: Sequence[T], indices: Sequence[int]) -> Sequence[T]:
    """Return the values in some rising places."""
    if isinstance(values, Coded):
        return values.picked(indices)
    if isinstance(indices, range):
        return values[indices.start : indices.stop]
    if isinstance(values, range | array):
        return array("I", map(values.__getitem__, indices))
    return list(map(values.__getitem__, indices))


def spliced(column: Sequence[str], spans: Sequence[tuple[int, int]]) -> Sequence[str]:
    """Return the texts in some half-open index ranges one after the other."""
    if isinstance(column, Coded):
        codes = array(column.codes.typecode)
        for start, end in spans:
            codes.extend(column.codes[start:end])
        return Coded(codes, column.distinct)
    if isinstance(column, Packed):
        texts = Packed()
        for start, end in spans:
            texts.extend(column[start:end])
        return texts
    return list(chain.from_iterable(column[start:end] for start, end in spans))


def doubles(numbers: Coded[float]) -> array[float]:
    """Return repeated numbers written out."""
    import numpy as np

    known = np.array([number or 0.0 for number in numbers.distinct], "f8")
    found = array("d")
    found.frombytes(known[numbers.numbers].tobytes())
    return found


def extended(column: Sequence[T], value: T, times: int) -> Sequence[T]:
    """Return a packed column with one more value so many times at its end."""
    if not times:
        return column
    if isinstance(column, Coded):
        longer = Coded(column.codes[:], [*column.distinct, value])
        longer.codes = widened(longer.codes, len(longer.distinct))
        longer.codes.extend(repeat(len(column.distinct), times))
        return longer
    return [*column, *repeat(value, times)]


def distinct(values: Sequence[T]) -> list[T]:
    """Return each distinct value that occurs, in no order that means anything."""
    if isinstance(values, Coded):
        return list(compress(values.distinct, values.counts()))
    return list(dict.fromkeys(values))


def tally(values: Sequence[K]) -> Counter[K]:
    """Count values."""
    if not isinstance(values, Coded):
        return Counter(values)
    found: Counter[K] = Counter()
    for value, times in values.counted():
        if times:
            found[value] += times
    return found


def flags(values: Sequence[T], test: Callable[[T], object]) -> bytes:
    """Return one byte for each place, 1 where the value passes a test, which is asked once for each distinct one."""
    if not isinstance(values, Coded):
        return bytes(map(truth, map(test, values)))
    return numbered(values, lambda value: bool(test(value)))


def numbered(values: Sequence[T], number: Callable[[T], int]) -> bytes:
    """Return for each place the number below 256 of its value."""
    if not isinstance(values, Coded):
        return bytes(map(number, values))
    import numpy as np

    table = np.frombuffer(bytes(n or 0 for n in values.mapped(number).distinct), "u1")
    return table[values.numbers].tobytes() if len(values) else b""


def firsts(values: Sequence[K], rows: Sequence[int]) -> dict[K, int]:
    """Return each distinct value with the first of the rows it stands on; `rows` are parallel to the values."""
    if not isinstance(values, Coded):
        return dict(zip(reversed(values), reversed(rows), strict=True))
    import numpy as np

    first = np.full(len(values.distinct), -1)
    backwards = values.numbers[::-1]
    first[backwards] = np.arange(len(values) - 1, -1, -1)
    found: dict[K, int] = {}
    for value, place in zip(values.distinct, first.tolist(), strict=True):
        if place >= 0:
            found[value] = min(rows[place], found.get(value, rows[place]))
    return found


def repeats(values: Coded[Any]) -> list[tuple[int, int]]:
    """Return the pairs (first place, later place) of each value that occurs again; `distinct` must be distinct."""
    import numpy as np

    numbers = values.numbers
    if not len(numbers) or np.bincount(numbers).max() < 2:
        return []
    first = np.zeros(len(values.distinct), np.int64)
    first[numbers[::-1]] = np.arange(len(values) - 1, -1, -1)
    own = first[numbers]
    later = np.flatnonzero(own != np.arange(len(values)))
    return list(zip(own[later].tolist(), later.tolist(), strict=True))


def rewritten(values: Sequence[K], work: Callable[[K], Any]) -> Sequence[Any]:
    """Return what `work` makes of each value, asked once for each distinct one."""
    if isinstance(values, Coded):
        return values.merged(work)
    if is_packed(values):
        return coded(map(work, values))
    found = {value: work(value) for value in set(values)}
    return list(map(found.__getitem__, values))


def paired(left: Sequence[Any], right: Sequence[Any]) -> Sequence[tuple[Any, ...]]:
    """Return what two columns say in each place."""
    if is_packed(left) or is_packed(right):
        return combined([left, right])
    return list(zip(left, right, strict=True))


def combined(columns: Sequence[Sequence[Any]]) -> Coded[tuple[Any, ...]]:
    """Return what columns of equal length say together in each place, each distinct combination once."""
    first, *others = map(coded, columns)
    joined: Coded[tuple[Any, ...]] = Coded(first.codes, [(value,) for value in first.distinct])
    for column in others:
        pairs, width = pairs_of(joined, column), len(column.distinct)
        values = [(*joined.distinct[pair // width], column.distinct[pair % width]) for pair in pairs.distinct]
        joined = Coded(pairs.codes, values)
    return joined


def pairs_of(left: Coded[Any], right: Coded[Any]) -> Coded[int]:
    """Return a number for each pair of values, without making the pairs: there may be one for each place.

    The distinct values are the pairs' places in the table of all pairs, `left.distinct` by `right.distinct`.
    """
    import numpy as np

    width = len(right.distinct)
    pairs = left.numbers * np.int64(width) + right.numbers
    size = len(left.distinct) * width
    if size <= _TABLE:
        present = np.zeros(size, bool)
        present[pairs] = True
        found = np.flatnonzero(present)
        table = np.zeros(size, np.uint32)
        table[found] = np.arange(len(found), dtype=np.uint32)
        codes = table[pairs]
    else:
        found, codes = np.unique(pairs, return_inverse=True)
    return Coded(_as_codes(codes, len(found)), array("q", found.tobytes()))


def _indices(rows: Sequence[int]) -> NDArray[Any]:
    import numpy as np

    return np.frombuffer(rows, f"u{rows.itemsize}") if isinstance(rows, array) else np.asarray(rows)


def _as_codes(numbers: NDArray[Any], size: int) -> array[int]:
    """Return numpy's numbers below `size` as an array of the smallest type that holds them."""
    codes = widened(array("B"), size)
    codes.frombytes(numbers.astype(f"u{codes.itemsize}", copy=False).tobytes())
    return codes


def widened(codes: array[int], size: int) -> array[int]:
    """Return codes of a type that holds numbers below `size`."""
    fits = size <= dict(_CODES).get(codes.typecode, 0)
    return codes if fits else array(next(code for code, limit in _CODES if size <= limit), codes)
