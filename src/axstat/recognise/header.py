"""The header block above the first item: which lines belong to it, as the rules say, and the path above each column.

|            | 人口 (merged →) |      | 世帯数 |      paths: 人口 › 男, 人口 › 女, 世帯数 (groups.py fills what is
| 団体コード | 男              | 女   | (↓)    |      not merged)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from axstat.model.cells import CellRef, column_letters
from axstat.model.tables import HeaderCell
from axstat.recognise import thresholds
from axstat.recognise.block import Block
from axstat.recognise.facts import Facts
from axstat.recognise.groups import Cells, fill_groups
from axstat.recognise.lines import Lines
from axstat.recognise.rules import Around, Line, classify
from axstat.values.text import clean, fold_label

_DITTO = frozenset("〃々") | {"同上"}
_PART = re.compile(r"\s*[(（]?(?:うち|内[、，:：])")


@dataclass(slots=True)
class Header:
    """The lines of a header block by what they are, top to bottom, and its columns' paths.

    `figures` are lines of values above the first item; `unlabelled` are columns with values but without any label;
    `repeated` are columns that share the whole path of another; `unsure` are group labels whose end nothing says.
    """

    rows: list[int] = field(default_factory=list)
    kinds: dict[int, Line] = field(default_factory=dict)
    figures: list[int] = field(default_factory=list)
    paths: dict[int, tuple[HeaderCell, ...]] = field(default_factory=dict)
    unlabelled: list[int] = field(default_factory=list)
    repeated: list[tuple[int, int]] = field(default_factory=list)
    unsure: list[CellRef] = field(default_factory=list)

    def rows_of(self, *kinds: Line) -> list[int]:
        """Return the header's rows of some kinds."""
        return [row for row in self.rows if self.kinds[row] in kinds]


def collect(lines: Lines, first: int, floor: int) -> Header:
    """Return the header lines above the item row `first`, not above `floor`; paths are read later."""
    header = Header()
    below: Facts | None = None
    blanks = 0
    for row in range(first - 1, max(floor, first - int(thresholds.HEADER_DEPTH)) - 1, -1):
        facts = lines.facts(row)
        kind = classify(facts, Around(first, below, len(lines.block.values), between=floor > 1))
        if kind is Line.BLANK:
            blanks += 1
            if blanks > thresholds.BLANK_LINES and header.rows:
                break
            continue
        if kind is Line.MARKS:
            continue
        if kind in (Line.TITLE, Line.FIGURES) or (kind is Line.GROUP and blanks > 1 and header.rows):
            if header.rows:
                break
            header.figures.extend([row] * (kind is Line.FIGURES))
            continue
        blanks = 0
        header.rows.insert(0, row)
        header.kinds[row] = kind
        below = facts
    for row in header.rows_of(Line.HEADER, Line.GROUP):
        if _counts_items(lines, header, row):
            header.kinds[row] = Line.INDEX
    return header


def _counts_items(lines: Lines, header: Header, row: int) -> bool:
    """Tell whether plain numbers beside no heading stand over labels of which none repeats: the items' numbers.

    | 1901   | 1902   | 2001     |      | 2020   | 2021   |
    | 総人口 | 世帯数 | 事業所数 |      | 総人口 | 総人口 |      years
    """
    facts = lines.facts(row)
    if not facts.are_years or facts.identity or len(facts.content.years) != len(facts.texts):
        return False
    lower = [r for r in header.rows_of(Line.HEADER, Line.GROUP) if r > row]
    labels = [fold_label(lines.block.sheet.label(r, col)) for r in lower for col in facts.content.years]
    filled = [label for label in labels if label]
    return len(filled) > 1 and len(set(filled)) == len(filled)


class HeaderReader:
    """The header of one table of a block, read for any of its columns; `units` may replace its unit lines."""

    def __init__(self, block: Block, header: Header, first: int) -> None:
        """Read the paths of a header whose table begins at row `first`."""
        self.block = block
        self.sheet = block.sheet
        self.header = header
        self.first = first
        self.columns = block.values
        self._in_values = set(block.values)
        levels = header.rows_of(Line.HEADER, Line.GROUP)
        own = self._own(levels)
        units = header.rows_of(Line.UNITS)
        self.levels = sorted([*levels, *units])
        self.labels: Cells = {**own, **self._own(units)}
        below = self.levels if levels and units and units[0] > levels[-1] else levels  # 令和5年度 over 千円 | ％
        header.unsure = [self.sheet.ref(*cell) for cell in fill_groups(self.sheet, self.columns, below, self.labels)]
        self.headed = {col for col in self.columns for row in header.rows if self._source(row, col)}

    def with_units(self, rows: Sequence[int], first: int) -> HeaderReader:
        """Return the same header with the unit lines `rows` in the place of its own, for a table further down."""
        old = self.header
        kept = [row for row in old.rows if old.kinds[row] is not Line.UNITS]
        kinds = {row: old.kinds[row] for row in kept} | dict.fromkeys(rows, Line.UNITS)
        return HeaderReader(self.block, Header([*kept, *rows], kinds), first)

    def read(self, value_columns: Sequence[int]) -> Header:
        """Return the header with the paths of the columns that hold values."""
        header = self.header
        header.paths, header.unlabelled, header.repeated = {}, [], []
        seen: dict[tuple[str, ...], int] = {}
        times = Counter(map(_folded, map(self.path, value_columns)))
        for col in value_columns:
            path = self.path(col)
            if times[_folded(path)] > 1:
                path = self._with_whole(path, col)
            if not path:
                header.unlabelled.append(col)
                row = self.levels[-1] if self.levels else self.first
                path = (HeaderCell(self.sheet.ref(row, col), f"(no header) {self._line_name(col)}"),)
            header.paths[col] = path
            key = _folded(path)
            if seen.setdefault(key, col) != col:
                header.repeated.append((seen[key], col))
        return header

    def path(self, col: int, *, units: bool = True) -> tuple[HeaderCell, ...]:
        """Return the labels above a column, outermost first, those of unit lines on demand only."""
        sources: list[tuple[int, int]] = []
        for row in self.levels:
            source = self.labels.get((row, col))
            is_unit = self.header.kinds[row] is Line.UNITS
            if source is not None and source not in sources and (units or not is_unit):
                sources.append(source)
        return tuple(self.sheet.header_cell(*source) for source in sources)

    def _with_whole(self, path: tuple[HeaderCell, ...], col: int) -> tuple[HeaderCell, ...]:
        """Return the path of うち女性, which heads several columns, with the label left of it that it is part of."""
        if not path or _PART.match(path[-1].text) is None:
            return path
        lefts = (left for c in range(col - 1, 0, -1) if (left := self.path(c)) and not _PART.match(left[-1].text))
        whole = next(lefts, ())
        return (*whole, path[-1]) if whole[:-1] == path[:-1] else path

    def says_the_same(self, other: HeaderReader) -> bool:
        """Tell whether another header above the same columns has the same labels; units only where both state them."""
        units = any(self.header.kinds[r] is Line.UNITS for r in self.header.rows)
        both = units and any(other.header.kinds[r] is Line.UNITS for r in other.header.rows)
        columns = [col for col in self.columns if other.path(col)]
        return bool(columns) and all(
            _folded(self.path(col, units=both)) == _folded(other.path(col, units=both)) for col in columns
        )

    def _line_name(self, col: int) -> str:
        return f"row {col}" if self.sheet.flipped else f"column {column_letters(col)}"

    def _own(self, rows: Sequence[int]) -> Cells:
        """Return for (row, column) the cell whose label stands or is merged there."""
        return {(r, c): source for r in rows for c in self.columns if (source := self._source(r, c)) is not None}

    def _source(self, row: int, col: int) -> tuple[int, int] | None:
        merge = self.sheet.merge_at(row, col)
        if merge is not None:
            row, col = merge.top, merge.left
            if col not in self._in_values:
                return None
        if clean(self.sheet.text(row, col)) in _DITTO and col - 1 in self._in_values:
            return self._source(row, col - 1)
        return None if self.sheet.is_blank(row, col) else (row, col)


def _folded(path: Sequence[HeaderCell]) -> tuple[str, ...]:
    return tuple(fold_label(cell.text) for cell in path)
