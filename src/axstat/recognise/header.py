"""The header block above the first item: which lines belong to it, as the rules say, and the path above each column.

|            | 人口 (merged →) |      | 世帯数 |      paths: 人口 › 男, 人口 › 女, 世帯数 (groups.py fills what is
| 団体コード | 男              | 女   | (↓)    |      not merged)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from axstat.model.cells import column_letters
from axstat.model.tables import HeaderCell
from axstat.recognise import thresholds, words
from axstat.recognise.block import Block
from axstat.recognise.facts import Facts
from axstat.recognise.groups import Cells, fill_groups
from axstat.recognise.lines import Lines
from axstat.recognise.rules import Around, Line, classify
from axstat.values.text import fold_label

LABELS = (Line.HEADER, Line.GROUP)
_PART = re.compile(r"\s*[(（]?(?:うち|内[、，:：])")


def header_above(lines: Lines, first: int, floor: int) -> Header:
    """Return the header above the item row `first`, of lines that do not stand above `floor`."""
    found: dict[int, Line] = {}
    figures: list[int] = []
    below: Facts | None = None
    blanks = 0
    for row in range(first - 1, max(floor, first - int(thresholds.HEADER_DEPTH)) - 1, -1):
        facts = lines.facts(row)
        kind = classify(facts, Around(first, below, len(lines.block.values), between=floor > 1))
        if kind is Line.BLANK:
            blanks += 1
            if blanks > thresholds.BLANK_LINES and found:
                break
            continue
        if kind is Line.MARKS:
            continue
        if kind in (Line.TITLE, Line.FIGURES) or (kind is Line.GROUP and blanks > 1 and found):
            if found:
                break
            figures.extend([row] * (kind is Line.FIGURES))
            continue
        blanks = 0
        found[row] = kind
        below = facts
    kinds = dict(reversed(found.items()))
    for row, kind in kinds.items():
        if kind in LABELS and _counts_items(lines, kinds, row):
            kinds[row] = Line.INDEX
    return Header(lines.block, kinds, first, figures)


def _counts_items(lines: Lines, kinds: Mapping[int, Line], row: int) -> bool:
    """Tell whether plain numbers beside no heading stand over labels of which none repeats: the items' numbers.

    | 1901   | 1902   | 2001     |      | 2020   | 2021   |
    | 総人口 | 世帯数 | 事業所数 |      | 総人口 | 総人口 |      years
    """
    facts = lines.facts(row)
    if not facts.are_years or facts.identity or len(facts.content.years) != len(facts.texts):
        return False
    lower = [r for r, kind in kinds.items() if r > row and kind in LABELS]
    labels = [fold_label(lines.block.sheet.label(r, col)) for r in lower for col in facts.content.years]
    filled = [label for label in labels if label]
    return len(filled) > 1 and len(set(filled)) == len(filled)


class Header:
    """The header of one table of a block, read for any of its columns.

    `kinds` says what each of its lines is, top to bottom; `figures` are lines of values above the first item; `headed`
    are the columns with a label. `read` fills the rest: `paths` by column, `unlabelled` columns with values but without
    any label, `repeated` columns that share the whole path of another. `unsure` are group labels whose end nothing
    says.
    """

    def __init__(self, block: Block, kinds: Mapping[int, Line], first: int, figures: Sequence[int] = ()) -> None:
        """Take the lines above row `first`, the first of the table."""
        self.sheet = block.sheet
        self.columns = block.values
        self.kinds = kinds
        self.figures = figures
        self.first = first
        self.rows = list(kinds)
        self.paths: dict[int, tuple[HeaderCell, ...]] = {}
        self.unlabelled: list[int] = []
        self.repeated: list[tuple[int, int]] = []
        self._block = block
        self._in_values = set(block.values)
        levels, units = self.rows_of(*LABELS), self.rows_of(Line.UNITS)
        own = self._own(levels)
        self._levels = sorted([*levels, *units])
        self._labels: Cells = {**own, **self._own(units)}
        below = self._levels if levels and units and units[0] > levels[-1] else levels  # 令和5年度 over 千円 | ％
        self.unsure = [self.sheet.ref(*cell) for cell in fill_groups(self.sheet, self.columns, below, self._labels)]
        self.headed = {col for col in self.columns for row in self.rows if self._source(row, col)}

    def rows_of(self, *kinds: Line) -> list[int]:
        """Return the rows of some kinds."""
        return [row for row, kind in self.kinds.items() if kind in kinds]

    def with_units(self, rows: Sequence[int], first: int) -> Header:
        """Return the same header with the unit lines `rows` in the place of its own, for a table further down."""
        kept = {row: kind for row, kind in self.kinds.items() if kind is not Line.UNITS}
        return Header(self._block, kept | dict.fromkeys(rows, Line.UNITS), first)

    def read(self, value_columns: Sequence[int]) -> None:
        """Read the paths of the columns that hold values."""
        self.paths, self.unlabelled, self.repeated = {}, [], []
        seen: dict[tuple[str, ...], int] = {}
        times = Counter(map(_folded, map(self.path, value_columns)))
        for col in value_columns:
            path = self.path(col)
            if times[_folded(path)] > 1:
                path = self._with_whole(path, col)
            if not path:
                self.unlabelled.append(col)
                row = self._levels[-1] if self._levels else self.first
                path = (HeaderCell(self.sheet.ref(row, col), f"(no header) {self._line_name(col)}"),)
            self.paths[col] = path
            key = _folded(path)
            if seen.setdefault(key, col) != col:
                self.repeated.append((seen[key], col))

    def path(self, col: int, *, units: bool = True) -> tuple[HeaderCell, ...]:
        """Return the labels above a column, outermost first, those of unit lines on demand only."""
        sources: list[tuple[int, int]] = []
        for row in self._levels:
            source = self._labels.get((row, col))
            is_unit = self.kinds[row] is Line.UNITS
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

    def says_the_same(self, other: Header) -> bool:
        """Tell whether another header above the same columns has the same labels; units only where both state them."""
        both = bool(self.rows_of(Line.UNITS) and other.rows_of(Line.UNITS))
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
        if words.is_ditto(self.sheet.text(row, col)) and col - 1 in self._in_values:
            return self._source(row, col - 1)
        return None if self.sheet.is_blank(row, col) else (row, col)


def _folded(path: Sequence[HeaderCell]) -> tuple[str, ...]:
    return tuple(fold_label(cell.text) for cell in path)
