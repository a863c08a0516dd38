"""Reads the values of one series: number or status per item, each distinct text once.

A column of plain numbers is converted as a whole; only cells that are not numbers are looked at one by one.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress

from axstat.model.cells import CellColumn, CellKind
from axstat.model.numerals import Numerals
from axstat.model.packed import Coded, doubles, extended, flags, is_packed, spliced
from axstat.model.rows import marked, places, unmark
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
_KEPT = re.compile(rb"\x01+")
_LOW_BYTE = 0 if sys.byteorder == "little" else 1


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
        self.rows = rows
        self.formats = formats
        self._readings: dict[tuple[str, int, int], Reading] = {}
        self._slice = slice(rows[0], rows[-1] + 1) if rows and rows[-1] - rows[0] + 1 == len(rows) else None
        self._keep = b"" if self._slice or not rows else bytes(marked(rows, rows[-1] + 1)[rows[0] :])

    def read(self, column: CellColumn, header_unit: str | None = None, heading: str = "") -> ReadColumn:
        """Read a column; rows beyond its end are blank.

        Args:
            column: the cells.
            header_unit: the unit that header or note state.
            heading: the header path; a unit that cells state and its words contain is the column's.
        """
        texts, kinds, formats = self._pick(column)
        if is_packed(texts):
            return self._read_packed(texts, kinds, formats, (header_unit, heading))
        others = [m.start() for m in _NOT_NUMBER.finditer(kinds)]
        unit = self._number_unit(formats, others) if len(others) < len(texts) else None
        in_words = []
        if unit == _CLOSER:
            others = list(range(len(texts)))
        elif others:
            in_words = [i for i in others if kinds[i] == CellKind.TEXT and _PLAIN(texts[i])]
            others = sorted({*others}.difference(in_words)) if in_words else others
        numbers = _floats([text.replace(",", "") for text in texts] if in_words else texts, others)
        if numbers is None:
            zeros = array("d", bytes(8 * len(texts)))
            return self._one_by_one(texts, kinds, formats, range(len(texts)), zeros, None, (header_unit, heading))
        if not others and unit is None:
            statuses = bytes(len(texts))
            return ReadColumn(ValueColumn(Figures(numbers, statuses), statuses, texts), header_unit)
        return self._one_by_one(
            texts, kinds, formats, others, numbers, None if unit == _CLOSER else unit, (header_unit, heading)
        )

    def _read_packed(
        self, texts: Sequence[str], kinds: bytes, formats: Sequence[int], said: tuple[str | None, str]
    ) -> ReadColumn:
        """Read a column of a long text file: no cell is a number, or has a format."""
        words = flags(texts, lambda text: not _PLAIN(text))
        numbers = _figures(texts, words)
        if not math.isfinite(sum(numbers)):
            zeros = array("d", bytes(8 * len(texts)))
            return self._one_by_one(texts, kinds, formats, range(len(texts)), zeros, None, said)
        closer = places(words)
        if not closer:
            statuses = bytes(len(texts))
            return ReadColumn(ValueColumn(Figures(numbers, statuses), statuses, texts), said[0])
        return self._one_by_one(texts, kinds, formats, closer, numbers, None, said)

    def _pick(self, column: CellColumn) -> tuple[Sequence[str], bytes, array[int]]:
        n = len(self.rows)
        if is_packed(column.texts) and len(column.styles) < len(column.texts):
            return self._pick_packed(column)
        if self._slice is not None:
            texts, kinds, formats = (
                _written_out(column.texts[self._slice]),
                bytes(column.kinds[self._slice]),
                column.styles[self._slice],
            )
        else:
            start = self.rows[0] if self.rows else 0
            texts = column.texts[start:]
            texts = texts.kept(self._keep) if isinstance(texts, Numerals) else list(compress(texts, self._keep))
            kinds = bytes(compress(column.kinds[start:], self._keep))
            formats = array("H", compress(column.styles[start:], self._keep))
        gap = n - len(texts)
        if gap > 0:
            texts = [*texts, *([""] * gap)]
            kinds = kinds + bytes(gap)
            formats = array("H", [*formats, *([0] * gap)])
        return texts, kinds, formats

    def _pick_packed(self, column: CellColumn) -> tuple[Sequence[str], bytes, array[int]]:
        """Return the cells of a column of text, which has no formats."""
        size = self.rows[-1] + 1 if self.rows else 0
        gap = max(0, size - len(column.texts))
        kinds = bytes(column.kinds) + bytes(gap)
        within = self._slice or slice(self.rows[0] if self.rows else 0, size)
        texts, kinds = extended(column.texts, "", gap)[within], kinds[within]
        if self._slice is None:
            texts = spliced(texts, [(m.start(), m.end()) for m in _KEPT.finditer(self._keep)])
            kinds = bytes(compress(kinds, self._keep))
        return texts, kinds, array("H", bytes(2 * len(texts)))

    def _number_unit(self, formats: array[int], others: Sequence[int]) -> str | None:
        """Return the unit that the formats of all cells but `others` imply, `?` where they must be read one by one."""
        units = {self._format_unit(f) for f in _formats_beside(formats, others)}
        return units.pop() if len(units) == 1 else _CLOSER

    def _format_unit(self, format_id: int) -> str | None:
        """Return the unit of a format that treats all numbers but zero alike."""
        above, below = (self._read(text, int(CellKind.NUMBER), format_id) for text in ("1", "-1"))
        alike = above.status is below.status is Status.NORMAL and above.scale == below.scale == 1
        conditional = any(s.condition is not None for s in read_format(self._format(format_id)).sections)
        return above.unit if alike and above.unit == below.unit and not conditional else _CLOSER

    def _read(self, text: str, kind: int, format_id: int) -> Reading:
        key = (text, kind, format_id)
        reading = self._readings.get(key)
        if reading is None:
            if len(self._readings) > _MOST_READINGS:
                self._readings.clear()
            reading = self._readings[key] = read_value(text, CellKind(kind), self._format(format_id))
        return reading

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
                value = read_duration(texts[index], CellKind(kinds[index]), self._format(formats[index]))
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

    def _format(self, format_id: int) -> str:
        return self.formats[format_id] if format_id < len(self.formats) else ""


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
    packed = bytes(statuses)
    column = ValueColumn(Figures(numbers, packed), packed, texts)
    numeric = (count > 0 and count >= unread) or unread == 0
    return ReadColumn(column, unit, by, tuple(sorted(odd)), tuple(sorted(converted)), numeric)


def _formats_beside(formats: array[int], others: Sequence[int]) -> set[int]:
    """Return the formats that occur at other places than `others`."""
    raw = formats.tobytes()
    if any(raw[1 - _LOW_BYTE :: 2]):  # ids beyond 255
        beside_others = bytearray(b"\1") * len(formats)
        unmark(beside_others, others)
        return set(compress(formats, beside_others))
    low = raw[_LOW_BYTE::2]
    beside = Counter(map(low.__getitem__, others))
    return {f for f in range(256) if f in low and low.count(f) > beside[f]}


def _written_out(texts: Sequence[str]) -> Sequence[str]:
    """Return words of a sheet as a list: their cells have formats, which no packed text has."""
    return list(texts) if is_packed(texts) else texts


def _figures(texts: Sequence[str], words: bytes) -> array[float]:
    """Return the numbers that texts are, 0 at those that are words."""
    if isinstance(texts, Coded):
        numbers = texts.mapped(lambda text: _plain_number(text) if _PLAIN(text) else 0.0)
        return doubles(numbers)
    return array("d", (0.0 if word else _plain_number(text) for text, word in zip(texts, words, strict=True)))


def _plain_number(text: str) -> float:
    return float(text.replace(",", ""))


def _floats(texts: Sequence[str], others: Sequence[int]) -> array[float] | None:
    """Convert all texts but `others` at once, None where one is no finite number; `others` are 0."""
    if isinstance(texts, Numerals):
        return texts.floats(others)
    plain = texts
    if others:
        plain = list(texts)
        for index in others:
            plain[index] = "0"
    try:
        numbers = array("d", map(float, plain))
    except ValueError:
        return None
    return numbers if math.isfinite(sum(numbers)) else None
