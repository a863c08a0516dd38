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
from itertools import compress

from axstat.model.cells import CellKind, GridColumn
from axstat.model.tables import Figures, ValueColumn
from axstat.model.values import Reading, Status
from axstat.values.numbers import read_value

_NOT_NUMBER = re.compile(rb"[^\x01]")
_NORMAL = int(Status.NORMAL)
_UNPARSED = int(Status.UNPARSED)
_CLOSER = "?"
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
"""Text that is a number beyond doubt; delimited files hold nothing but text."""
_LOW_BYTE = 0 if sys.byteorder == "little" else 1
FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """The values of a series, the unit its cells state, and the items whose unit is another one."""

    values: ValueColumn
    unit: str | None = None
    odd: tuple[int, ...] = ()
    numeric: bool = True


class ColumnReader:
    """Reads columns at the rows of the items."""

    def __init__(self, rows: Sequence[int], formats: Sequence[str]) -> None:
        """Read at these rows; `formats` are the sheet's number formats by id."""
        self.rows = rows
        self.formats = formats
        self._readings: dict[tuple[str, int, int], Reading] = {}
        self._slice = slice(rows[0], rows[-1] + 1) if rows and rows[-1] - rows[0] + 1 == len(rows) else None
        self._keep = b"" if self._slice or not rows else _selection(rows)

    def read(self, column: GridColumn) -> ReadColumn:
        """Read a column; rows beyond its end are blank."""
        texts, kinds, formats = self._pick(column)
        others = [m.start() for m in _NOT_NUMBER.finditer(kinds)]
        unit = self._number_unit(formats, others) if len(others) < len(texts) else None
        if unit == _CLOSER:
            others = list(range(len(texts)))
        elif others:
            others = [i for i in others if kinds[i] != CellKind.TEXT or not _PLAIN(texts[i])]
        numbers = _floats(texts, others)
        if numbers is None:
            zeros = array("d", bytes(8 * len(texts)))
            return self._one_by_one(texts, kinds, formats, range(len(texts)), zeros, None)
        if not others and unit is None:
            statuses = bytes(len(texts))
            return ReadColumn(ValueColumn(Figures(numbers, statuses), statuses, texts))
        return self._one_by_one(texts, kinds, formats, others, numbers, None if unit == _CLOSER else unit)

    def _pick(self, column: GridColumn) -> tuple[list[str], bytes, array[int]]:
        n = len(self.rows)
        if self._slice is not None:
            texts, kinds, formats = (
                column.texts[self._slice],
                bytes(column.kinds[self._slice]),
                column.styles[self._slice],
            )
        else:
            start = self.rows[0] if self.rows else 0
            texts = list(compress(column.texts[start:], self._keep))
            kinds = bytes(compress(column.kinds[start:], self._keep))
            formats = array("H", compress(column.styles[start:], self._keep))
        gap = n - len(texts)
        if gap > 0:
            texts = texts + [""] * gap
            kinds = kinds + bytes(gap)
            formats = array("H", [*formats, *([0] * gap)])
        return texts, kinds, formats

    def _number_unit(self, formats: array[int], others: Sequence[int]) -> str | None:
        """Return the unit that the formats of all cells but `others` imply, `?` where they must be read one by one."""
        units = {self._format_unit(f) for f in _formats_beside(formats, others)}
        return units.pop() if len(units) == 1 else _CLOSER

    def _format_unit(self, format_id: int) -> str | None:
        reading = self._read("1", int(CellKind.NUMBER), format_id)
        return reading.unit if reading.status is Status.NORMAL else _CLOSER

    def _read(self, text: str, kind: int, format_id: int) -> Reading:
        key = (text, kind, format_id)
        reading = self._readings.get(key)
        if reading is None:
            number_format = self.formats[format_id] if format_id < len(self.formats) else ""
            reading = self._readings[key] = read_value(text, CellKind(kind), number_format)
        return reading

    def _one_by_one(
        self,
        texts: list[str],
        kinds: bytes,
        formats: Sequence[int],
        closer: Sequence[int],
        numbers: array[float],
        number_unit: str | None,
    ) -> ReadColumn:
        """Read the cells at `closer` one by one, each distinct cell once; `numbers` holds the others already."""
        statuses = bytearray(len(texts))
        units = [number_unit if kind == CellKind.NUMBER else None for kind in kinds] if number_unit else []
        said = False
        for index in closer:
            reading = self._read(texts[index], kinds[index], formats[index])
            numbers[index] = 0.0 if reading.value is None else reading.value
            statuses[index] = reading.status
            if reading.unit is not None and not units:
                units = [None] * len(texts)
            if units:
                units[index] = reading.unit
            said = said or reading.unit is not None
        return self._settle(texts, numbers, statuses, units if said or number_unit else [])

    def _settle(
        self, texts: list[str], numbers: array[float], statuses: bytearray, units: list[str | None]
    ) -> ReadColumn:
        """Take the unit that most cells state; a cell in another unit is not read as a number of this one.

        `units` is empty when no cell states one.
        """
        normal_units = [(i, units[i]) for i, s in enumerate(statuses) if s == _NORMAL] if units else []
        said = Counter(u for _, u in normal_units if u is not None)
        unit = said.most_common(1)[0][0] if said else None
        odd: list[int] = []
        if unit == FRACTION and 2 * said[FRACTION] < len(normal_units):
            unit = None
            if any(u is None and abs(numbers[i]) > 1 for i, u in normal_units):
                odd = [i for i, u in normal_units if u == FRACTION]
        elif said:
            odd = [i for i, u in normal_units if u != unit and (u or (unit == FRACTION and abs(numbers[i]) > 1))]
        for index in odd:
            statuses[index] = _UNPARSED
        normal, unread = statuses.count(_NORMAL), statuses.count(_UNPARSED)
        numeric = (normal > 0 and normal >= unread) or unread == 0
        packed = bytes(statuses)
        return ReadColumn(ValueColumn(Figures(numbers, packed), packed, texts), unit, tuple(odd), numeric)


def _formats_beside(formats: array[int], others: Sequence[int]) -> set[int]:
    """Return the formats that occur at other places than `others`."""
    raw = formats.tobytes()
    if any(raw[1 - _LOW_BYTE :: 2]):  # ids beyond 255
        return set(compress(formats, _all_but(others, len(formats))))
    low = raw[_LOW_BYTE::2]
    beside = Counter(map(low.__getitem__, others))
    return {f for f in range(256) if f in low and low.count(f) > beside[f]}


def _all_but(others: Sequence[int], n: int) -> bytearray:
    """Return a mark for each of `n` places, 0 at `others`."""
    marks = bytearray(b"\1") * n
    for index in others:
        marks[index] = 0
    return marks


def _floats(texts: list[str], others: Sequence[int]) -> array[float] | None:
    """Convert all texts but `others` at once, None where one is no finite number; `others` are 0."""
    plain = texts
    if others:
        plain = texts.copy()
        for index in others:
            plain[index] = "0"
    try:
        numbers = list(map(float, plain))
    except ValueError:
        return None
    return array("d", numbers) if math.isfinite(sum(numbers)) else None


def _selection(rows: Sequence[int]) -> bytes:
    keep = bytearray(rows[-1] - rows[0] + 1)
    for row in rows:
        keep[row - rows[0]] = 1
    return bytes(keep)
