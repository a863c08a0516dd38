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
_IS_NUMBER = bytes([0, 1]) + bytes(254)
_NORMAL = int(Status.NORMAL)
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
        if kinds and kinds.count(CellKind.NUMBER) == len(kinds):
            numbers, unit = self._numbers(texts, kinds, formats)
            if numbers is not None:
                return ReadColumn(ValueColumn(array("d", numbers), bytes(len(texts)), texts), unit)
        return self._mixed(texts, kinds, formats)

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

    def _numbers(self, texts: list[str], kinds: bytes, formats: Sequence[int]) -> tuple[list[float] | None, str | None]:
        """Convert the number cells of a column at once, None where their format or text needs a closer look.

        Cells that are no numbers are 0.0 here.
        """
        others = [match.start() for match in _NOT_NUMBER.finditer(kinds)]
        if len(others) == len(texts):
            return None, None
        used = set(formats) if not others else set(compress(formats, kinds.translate(_IS_NUMBER)))
        units = {self._format_unit(f) for f in used}
        if len(units) != 1 or "?" in units:
            return None, None
        plain = texts
        if others:
            plain = texts.copy()
            for index in others:
                plain[index] = "0"
        try:
            values = list(map(float, plain))
        except ValueError:
            return None, None
        return (values, units.pop()) if math.isfinite(sum(values)) else (None, None)

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
        """Read the cells of a column that are no numbers one by one, each distinct cell once, numbers at once."""
        numbers, number_unit = self._numbers(texts, kinds, formats)
        values: list[float | None] = list(numbers) if numbers is not None else [None] * len(texts)
        statuses = bytearray(len(texts))
        units: list[str | None] = [number_unit] * len(texts)
        closer = range(len(texts)) if numbers is None else (m.start() for m in _NOT_NUMBER.finditer(kinds))
        plain_unit = numbers is not None and number_unit is None
        for index in closer:
            reading = self._read(texts[index], kinds[index], formats[index])
            values[index], statuses[index], units[index] = reading.value, reading.status, reading.unit
            plain_unit = plain_unit and reading.unit is None
        return self._settle(texts, values, statuses, [] if plain_unit else units)

    def _settle(
        self, texts: list[str], values: list[float | None], statuses: bytearray, units: list[str | None]
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
