"""Reads the values of one series: number or status per item, each distinct text once.

A column of plain numbers is converted as a whole; only cells that are not numbers are looked at one by one.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from itertools import chain, compress, islice, pairwise

from axstat.model.cells import CellColumn, CellKind
from axstat.model.numerals import Numerals
from axstat.model.packed import Coded, doubles, extended, flags, is_packed, spliced
from axstat.model.rows import marked, places
from axstat.model.tables import Figures, Series, ValueColumn
from axstat.model.values import Reading, Status
from axstat.recognise.column_units import FRACTION, base_of, scale_of, times_of, unit_of
from axstat.values.durations import read_duration
from axstat.values.formats import read_format
from axstat.values.numbers import read_value
from axstat.values.units import factor

_NOT_NUMBER = re.compile(rb"[^\x01]")
_NORMAL = int(Status.NORMAL)
_UNPARSED = int(Status.UNPARSED)
_MOST_READINGS = 200_000
_CLOSER = "?"
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?").fullmatch
"""Text that is a number beyond doubt, grouped or not; delimited files hold nothing but text."""
_RUN = re.compile(rb"\x01+")
_NUMBERS = bytes(kind == CellKind.NUMBER for kind in range(256))


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """The values of a series in one unit, and the items whose cell states another.

    `unit_by` says what states the unit where the header does not: `its cells`, `number format`. `converted` are items
    whose unit was turned into the column's (504分 is 8.4 時間), `odd` those that could not be and were not read.
    """

    values: ValueColumn
    unit: str | None = None
    unit_by: str = ""
    odd: tuple[int, ...] = ()
    converted: tuple[int, ...] = ()
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class ReadSeries:
    """A series with what its column turned out to be."""

    series: Series
    read: ReadColumn


class ColumnReader:
    """Reads columns at the rows of the items."""

    def __init__(self, rows: Sequence[int], formats: Sequence[str]) -> None:
        """Read at these rows; `formats` are the sheet's number formats by id."""
        self.formats = formats
        self._count = len(rows)
        self._read = lru_cache(_MOST_READINGS)(partial(_reading, formats))
        self._span = slice(rows[0], rows[-1] + 1) if rows else slice(0, 0)
        self._keep = bytes(marked(rows, self._span.stop)[self._span])

    def read(self, column: CellColumn, header_unit: str | None = None, heading: str = "") -> ReadColumn:
        """Read a column; rows beyond its end are blank.

        Args:
            column: the cells.
            header_unit: the unit that header or note state.
            heading: the header path; a unit that cells state and its words contain is the column's.
        """
        texts, kinds, formats = self._cells(column)
        unit = self._number_unit(set(compress(formats, kinds.translate(_NUMBERS))))
        closer: Sequence[int] = range(len(texts)) if unit == _CLOSER else _no_numbers(texts, kinds)
        grouped = len(closer) < len(texts) - kinds.count(CellKind.NUMBER)
        numbers = _floats(texts, closer, grouped=grouped)
        if numbers is None:
            closer, numbers, unit = range(len(texts)), array("d", bytes(8 * len(texts))), _CLOSER
        number_unit = None if unit == _CLOSER else unit
        return self._one_by_one(texts, kinds, formats, closer, numbers, number_unit, (header_unit, heading))

    def _cells(self, column: CellColumn) -> tuple[Sequence[str], bytes, array[int]]:
        """Return texts, kinds and formats at the rows; texts are packed where the column has no formats."""
        texts, kinds, styles = column.texts[self._span], bytes(column.kinds[self._span]), column.styles[self._span]
        if is_packed(texts) and len(column.styles) >= len(column.texts):
            texts = list(texts)
        if b"\0" in self._keep:
            texts, kinds = _kept(texts, self._keep), bytes(compress(kinds, self._keep))
            styles = array("H", compress(styles, self._keep))
        styles = styles[:]
        styles.extend([0] * (self._count - len(styles)))
        return extended(texts, "", self._count - len(texts)), kinds.ljust(self._count, b"\0"), styles

    def _number_unit(self, formats: set[int]) -> str | None:
        """Return the unit that the formats of numbers imply, `?` where the numbers must be read one by one."""
        units = {self._format_unit(f) for f in formats} or {None}
        return units.pop() if len(units) == 1 else _CLOSER

    def _format_unit(self, format_id: int) -> str | None:
        """Return the unit of a format that treats all numbers but zero alike."""
        above, below = (self._read(text, int(CellKind.NUMBER), format_id) for text in ("1", "-1"))
        alike = above.status is below.status is Status.NORMAL and above.scale == below.scale == 1
        conditional = any(s.condition is not None for s in read_format(self.formats[format_id]).sections)
        return above.unit if alike and above.unit == below.unit and not conditional else _CLOSER

    def _one_by_one(
        self,
        texts: Sequence[str],
        kinds: bytes,
        formats: Sequence[int],
        closer: Sequence[int],
        numbers: array[float],
        number_unit: str | None,
        said: tuple[str | None, str],
    ) -> ReadColumn:
        """Read the cells at `closer` one by one, each distinct cell once; `numbers` holds the others already."""
        header_unit = said[0]
        statuses = bytearray(len(texts))
        units: dict[int, str] = {}
        if number_unit:
            units = {i: number_unit for i, kind in enumerate(kinds) if kind == CellKind.NUMBER}
        hours = header_unit is not None and factor(base_of(header_unit), "時間") is not None
        odd: list[int] = []
        for index in closer:
            reading = self._read(texts[index], kinds[index], formats[index])
            value, status, unit = reading.value, reading.status, reading.unit
            if status is Status.UNPARSED and hours:
                value = read_duration(texts[index], CellKind(kinds[index]), self.formats[formats[index]])
                status, unit = (Status.UNPARSED, None) if value is None else (Status.NORMAL, "時間")
            if value is not None and reading.scale != 1:
                if scale_of(header_unit) == reading.scale:
                    value /= reading.scale
                else:
                    value, status = None, Status.UNPARSED
                    odd.append(index)
            numbers[index] = 0.0 if value is None else value
            statuses[index] = status
            units.pop(index, None)
            if unit is not None and status is Status.NORMAL:
                units[index] = unit
        return _settle(texts, numbers, statuses, units, said, odd)


def _settle(
    texts: Sequence[str],
    numbers: array[float],
    statuses: bytearray,
    units: dict[int, str],
    header: tuple[str | None, str],
    odd: list[int],
) -> ReadColumn:
    """Take the header's unit, else the one most cells state; turn cells in another unit into it, or do not read them.

    `units` are the units that cells state, by place; `odd` are places that were not read already.
    """
    unit, by = unit_of(Counter(units.values()), statuses.count(_NORMAL), *header)
    if unit == FRACTION:  # a number above one without a percent format is no fraction
        odd += [i for i, s in enumerate(statuses) if s == _NORMAL and i not in units and abs(numbers[i]) > 1]
    converted: list[int] = []
    for index, own in units.items():
        times = times_of(own, unit) if unit is not None and own != unit else None
        if unit is None or (own != unit and times is None):
            odd.append(index)
        elif times is not None and times != 1:
            numbers[index] = float(Fraction(repr(numbers[index])) * times)
            converted.append(index)
    for index in odd:
        statuses[index] = _UNPARSED
    count, unread = statuses.count(_NORMAL), statuses.count(_UNPARSED)
    column = value_column(numbers, statuses, texts)
    numeric = (count > 0 and count >= unread) or unread == 0
    return ReadColumn(column, unit, by, tuple(sorted(odd)), tuple(sorted(converted)), numeric)


def _reading(formats: Sequence[str], text: str, kind: int, format_id: int) -> Reading:
    return read_value(text, CellKind(kind), formats[format_id])


def _kept(texts: Sequence[str], marks: bytes) -> Sequence[str]:
    """Return the texts that are marked, held as they were."""
    if isinstance(texts, Numerals):
        return texts.kept(marks)
    if is_packed(texts):
        return spliced(texts, [match.span() for match in _RUN.finditer(marks)])
    return list(compress(texts, marks))


def _no_numbers(texts: Sequence[str], kinds: bytes) -> Sequence[int]:
    """Return the places of the cells that are neither numbers nor texts that are plain numbers."""
    if is_packed(texts):
        return places(flags(texts, lambda text: not _PLAIN(text)))
    others = (match.start() for match in _NOT_NUMBER.finditer(kinds))
    return [at for at in others if kinds[at] != CellKind.TEXT or not _PLAIN(texts[at])]


def _floats(texts: Sequence[str], others: Sequence[int], *, grouped: bool) -> array[float] | None:
    """Convert all texts but `others` at once, None where one is no finite number; `others` are 0.

    `grouped`: thousands may be parted by commas.
    """
    if len(others) == len(texts):
        return array("d", bytes(8 * len(texts)))
    if isinstance(texts, Numerals) and not grouped:
        return texts.floats(others)
    if isinstance(texts, Coded):
        numbers = doubles(texts.mapped(lambda text: float(text.replace(",", "")) if _PLAIN(text) else 0.0))
    else:
        plain = _without(texts, others)
        try:
            numbers = array("d", map(float, (text.replace(",", "") for text in plain) if grouped else plain))
        except ValueError:
            return None
    return numbers if math.isfinite(sum(numbers)) else None


def _without(texts: Sequence[str], others: Sequence[int]) -> Iterator[str]:
    """Yield the texts, `0` in the places of others."""
    if not others:
        return iter(texts)
    pieces = ((texts[before + 1 : place], ("0",)) for before, place in pairwise([-1, *others, len(texts)]))
    return islice(chain.from_iterable(chain.from_iterable(pieces)), len(texts))


def value_column(numbers: array[float], statuses: bytearray, texts: Sequence[str]) -> ValueColumn:
    """Return values with their statuses and texts."""
    packed = bytes(statuses)
    return ValueColumn(Figures(numbers, packed), packed, texts)
