"""Reads the values of one series: number or status per item, each distinct text once.

A column of plain numbers is converted as a whole; only cells that are not numbers are looked at one by one.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from axstat.model.cells import CellKind, GridColumn
from axstat.model.tables import ValueColumn
from axstat.model.values import Reading, Status
from axstat.values.numbers import read_value

_NOT_NUMBER = re.compile(rb"[^\x01]")
_NORMAL = int(Status.NORMAL)
_MISSING = int(Status.MISSING)
_UNPARSED = int(Status.UNPARSED)
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
        plain = self._plain(texts, kinds, formats)
        return plain if plain is not None else self._mixed(texts, kinds, formats)

    def _pick(self, column: GridColumn) -> tuple[list[str], bytes, Sequence[int]]:
        n = len(self.rows)
        if self._slice is not None:
            texts, kinds, formats = (
                column.texts[self._slice],
                bytes(column.kinds[self._slice]),
                column.formats[self._slice],
            )
        else:
            start = self.rows[0] if self.rows else 0
            texts = list(compress(column.texts[start:], self._keep))
            kinds = bytes(compress(column.kinds[start:], self._keep))
            formats = array("H", compress(column.formats[start:], self._keep))
        gap = n - len(texts)
        if gap > 0:
            texts = texts + [""] * gap
            kinds = kinds + bytes(gap)
            formats = array("H", [*formats, *([0] * gap)])
        return texts, kinds, formats

    def _plain(self, texts: list[str], kinds: bytes, formats: Sequence[int]) -> ReadColumn | None:
        """Read a column of numbers with formats that change nothing, or None when it is not one."""
        if not kinds or kinds.count(CellKind.NUMBER) != len(kinds):
            return None
        units = {self._format_unit(f) for f in set(formats)}
        if len(units) != 1 or "?" in units:
            return None
        try:
            values = array("d", map(float, texts))
        except ValueError:
            return None
        if not math.isfinite(math.fsum(values[:0]) + sum(values)):
            return None
        return ReadColumn(ValueColumn(values, bytes(len(texts)), texts), units.pop())

    def _format_unit(self, format_id: int) -> str | None:
        """Return the unit a number format implies, `?` when cells under it must be read one by one."""
        reading = self._read("1", int(CellKind.NUMBER), format_id)
        return reading.unit if reading.status is Status.NORMAL else "?"

    def _read(self, text: str, kind: int, format_id: int) -> Reading:
        key = (text, kind, format_id)
        reading = self._readings.get(key)
        if reading is None:
            number_format = self.formats[format_id] if format_id < len(self.formats) else ""
            reading = self._readings[key] = read_value(text, CellKind(kind), number_format)
        return reading

    def _mixed(self, texts: list[str], kinds: bytes, formats: Sequence[int]) -> ReadColumn:
        """Read a column cell by cell where it is not a plain number, each distinct cell once."""
        values: list[float | None] = []
        statuses = bytearray(len(texts))
        units: list[str | None] = []
        local: dict[tuple[str, int, int], tuple[float | None, int, str | None]] = {}
        for index, key in enumerate(zip(texts, kinds, formats, strict=True)):
            found = local.get(key)
            if found is None:
                reading = self._read(*key)
                found = local[key] = (reading.value, int(reading.status), reading.unit)
            values.append(found[0])
            statuses[index] = found[1]
            units.append(found[2])
        return self._settle(texts, values, statuses, units)

    def _settle(
        self, texts: list[str], values: list[float | None], statuses: bytearray, units: list[str | None]
    ) -> ReadColumn:
        """Take the unit that most cells state; a cell in another unit is not read as a number of this one."""
        normal_units = [(i, units[i]) for i, s in enumerate(statuses) if s == _NORMAL]
        said = Counter(u for _, u in normal_units if u is not None)
        unit = said.most_common(1)[0][0] if said else None
        odd: list[int] = []
        if unit == FRACTION and 2 * said[FRACTION] < len(normal_units):
            unit = None
            if any(u is None and abs(values[i] or 0) > 1 for i, u in normal_units):
                odd = [i for i, u in normal_units if u == FRACTION]
        elif said:
            odd = [i for i, u in normal_units if u != unit and (u or (unit == FRACTION and abs(values[i] or 0) > 1))]
        for index in odd:
            values[index], statuses[index] = None, _UNPARSED
        normal, unread = statuses.count(_NORMAL), statuses.count(_UNPARSED)
        numeric = (normal > 0 and normal >= unread) or unread == 0
        return ReadColumn(ValueColumn(values, bytes(statuses), texts), unit, tuple(odd), numeric)


def _selection(rows: Sequence[int]) -> bytes:
    keep = bytearray(rows[-1] - rows[0] + 1)
    for row in rows:
        keep[row - rows[0]] = 1
    return bytes(keep)
