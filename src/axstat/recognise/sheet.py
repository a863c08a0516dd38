"""A sheet looked at with its items going down: the grid itself, or its transpose when bodies stand as columns.

Everything behind this module thinks in upright rows and columns; `ref` gives the true cell of the sheet back. What a
cell shows is worked out here once: merges filled, stored dates as dates, the year or date that a cell states.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import compress, pairwise

from axstat.model.cells import CellColumn, CellKind, CellRef, Grid, GridColumn, Mark, Merge
from axstat.model.numerals import Numerals
from axstat.model.packed import Coded, coded, distinct, extended, picked, rewritten
from axstat.model.tables import HeaderCell
from axstat.model.values import Period
from axstat.recognise import words
from axstat.values.dates import stored_date
from axstat.values.periods import read_period
from axstat.values.text import clean

_MERGED_CELLS_LIMIT = 2_000_000
_OCCUPIED = bytes([0]) + bytes([1]) * 255
_EMPTY = GridColumn()
_CUT = re.compile(r"(?<=\d)[ \t]*\r?\n[ \t]*(?=\d)")


class Sheet:
    """One orientation of a sheet, with merged ranges looked up by cell."""

    def __init__(self, grid: Grid, *, flipped: bool = False) -> None:
        """Look at `grid` as it is, or with rows and columns exchanged."""
        self.grid = grid.transposed() if flipped else grid
        self.flipped = flipped
        self.name = grid.sheet
        self.n_rows = self.grid.n_rows
        self.n_cols = self.grid.n_cols
        self.merges = tuple(merge for merge in self.grid.merges if self._is_one_cell(merge))
        self._merged_down = frozenset(m.left for m in self.merges if m.bottom > m.top)
        self._filled: dict[int, Sequence[str]] = {}
        self.has_dates = any(stored_date("1", code) or stored_date("40000", code) for code in self.grid.formats)

    def ref(self, row: int, col: int) -> CellRef:
        """Return the cell of the sheet at an upright position."""
        return CellRef(self.name, col, row) if self.flipped else CellRef(self.name, row, col)

    def column(self, col: int) -> CellColumn:
        """Return a column, empty where the sheet has none."""
        return self.grid.columns.get(col, _EMPTY)

    def text(self, row: int, col: int) -> str:
        """Return the raw text of a cell."""
        return self.grid.text(row, col)

    def texts(self, rows: Sequence[int], col: int) -> Sequence[str]:
        """Return the raw texts of many rows of one column."""
        texts = self.column(col).texts
        return picked(texts if not rows or rows[-1] < len(texts) else self._whole(col), rows)

    def shown(self, rows: Sequence[int], col: int) -> Sequence[str]:
        """Return many rows of one column as labels."""
        if self.has_dates:
            return [self.label(row, col) for row in rows]
        return rewritten(self.texts(rows, col), shown)

    def label(self, row: int, col: int) -> str:
        """Return a cell as a label: a stored date as a date, else its text with blanks and line breaks collapsed."""
        day = self.date(row, col)
        return _written(day) if day is not None else shown(self.grid.text(row, col))

    def edges(self, row: int, col: int) -> str:
        """Return the sides of a cell that carry a line, of `LRTB`, as the upright sheet has them."""
        edges = self.grid.style(row, col).edges
        return edges.translate(_FLIPPED) if self.flipped else edges

    def header_cell(self, row: int, col: int) -> HeaderCell:
        """Return a cell as one level of a header path."""
        return HeaderCell(self.ref(row, col), self.label(row, col))

    def is_blank(self, row: int, col: int) -> bool:
        """Tell whether a cell shows nothing, a lone ideographic space included."""
        text = self.grid.text(row, col)
        return not text or not (text[0].isalnum() or clean(text))

    def is_number(self, row: int, col: int) -> bool:
        """Tell whether the file holds a number in the cell."""
        column = self.grid.columns.get(col)
        return column is not None and row < len(column.kinds) and column.kinds[row] == CellKind.NUMBER

    def date(self, row: int, col: int) -> Period | None:
        """Return the day, month or year of a cell that holds a number shown as a date."""
        if not self.has_dates or not self.is_number(row, col):
            return None
        return stored_date(self.grid.text(row, col), self.grid.number_format(row, col))

    def period(self, row: int, col: int) -> Period | None:
        """Return the period that a cell states by itself; a plain number is none."""
        if self.grid.kind(row, col) is CellKind.NUMBER:
            return self.date(row, col)
        text = self.grid.text(row, col)
        return None if plain_year(text) else said_period(text)

    def _is_one_cell(self, merge: Merge) -> bool:
        """Tell whether a merged range holds one text at most; one that covers others is no cell."""
        columns = (self.column(col) for col in range(merge.left, min(merge.right, self.n_cols) + 1))
        filled = 0
        for column in columns:
            kinds = column.kinds[merge.top : merge.bottom + 1]
            filled += len(kinds) - kinds.count(0)
        return filled <= (0 if self.is_blank(merge.top, merge.left) else 1)

    def merge_at(self, row: int, col: int) -> Merge | None:
        """Return the merged range a cell lies in."""
        return self._merge_of.get((row, col))

    @cached_property
    def _merge_of(self) -> dict[tuple[int, int], Merge]:
        index: dict[tuple[int, int], Merge] = {}
        room = _MERGED_CELLS_LIMIT
        for merge in self.merges:
            rows = range(merge.top, min(merge.bottom, self.n_rows) + 1)
            cols = range(merge.left, min(merge.right, self.n_cols) + 1)
            room -= len(rows) * len(cols)
            if room < 0:
                break
            for row in rows:
                for col in cols:
                    index[row, col] = merge
        return index

    def labels(self, col: int) -> Sequence[str]:
        """Return the texts of a column by row, merged ranges and 〃 filled downwards; index 0 is unused."""
        if col not in self._filled:
            self._filled[col] = self._labels(col)
        return self._filled[col]

    def _labels(self, col: int) -> Sequence[str]:
        texts = self._whole(col)
        dittos = set(filter(words.is_ditto, distinct(texts)))
        if col not in self._merged_down and not dittos:
            return texts
        filled = coded(list(texts)) if isinstance(texts, Coded) else list(texts)
        for merge in self.merges:
            if merge.left == col and merge.top <= self.n_rows:
                for row in range(merge.top + 1, min(merge.bottom, self.n_rows) + 1):
                    filled[row] = filled[merge.top]
        for row in range(2, len(filled)) if dittos else ():
            filled[row] = filled[row - 1] if filled[row] in dittos else filled[row]
        return filled

    def _whole(self, col: int) -> Sequence[str]:
        """Return the texts of a column down to the last row of the sheet."""
        texts = self.column(col).texts
        if isinstance(texts, Numerals):
            texts = coded(texts)
        return extended(texts, "", self.n_rows + 1 - len(texts))

    def fill(self, col: int, texts: Mapping[int, str]) -> None:
        """Take the cells of a column as if these texts stood there, by row."""
        own = self.column(col)
        styles = array("H", [*own.styles, *[0] * (len(own.texts) - len(own.styles))])
        column = GridColumn(texts=list(own.texts), kinds=bytearray(own.kinds), styles=styles)
        for row, text in texts.items():
            column.put(row, text, CellKind.TEXT)
        self.grid = replace(self.grid, columns={**self.grid.columns, col: column})
        self._filled.pop(col, None)

    def shared_cells(self, col: int) -> dict[int, int]:
        """Return for each blank cell of a column under a merged value the row of the value it shares."""
        shared = {}
        for merge in self.merges:
            if merge.left <= col <= merge.right and (merge.bottom > merge.top or merge.right > merge.left):
                for row in range(merge.top, min(merge.bottom, self.n_rows) + 1):
                    if (row, col) != (merge.top, merge.left) and self.is_blank(row, col):
                        shared[row] = merge.top
        return shared

    def marks_in(self, col: int) -> dict[int, Mark]:
        """Return the unusual cells of a column by row: struck through, not calculated, two texts in one cell."""
        return {row: mark for (row, of), mark in self.grid.marks.items() if of == col} if self.grid.marks else {}

    def occupied(self, cols: Iterable[int]) -> bytes:
        """Return one byte per row, 1 where any of the columns holds a cell; index 0 is unused.

        Columns are joined as whole integers, so that 65,536 empty rows cost nothing.
        """
        size = self.n_rows + 1
        joined = 0
        for col in cols:
            marks = bytes(self.column(col).kinds[:size]).translate(_OCCUPIED)
            joined |= int.from_bytes(marks, "little")
        return joined.to_bytes(size, "little")

    def heading(self, col: int, first: int, floor: int = 1) -> str:
        """Return the nearest text above row `first` in a column, cleaned; '' when there is none down to `floor`."""
        column = self.column(col)
        for row in range(min(first, len(column.texts)) - 1, floor - 1, -1):
            if column.kinds[row] and (text := clean(column.texts[row])):
                return text
        return ""


_FLIPPED = str.maketrans("LRTB", "TBLR")


def without_blanket_format(grid: Grid) -> Grid:
    """Return a grid without a date format that all its cells have, words included: it says nothing of the numbers."""
    dates = {number for number, style in enumerate(grid.styles) if stored_date("40000", style.format) is not None}
    used = (
        {style for column in grid.columns.values() for style in set(compress(column.styles, column.kinds))}
        if dates
        else set()
    )
    words = any(CellKind.TEXT in column.kinds for column in grid.columns.values())
    if not dates or not used <= dates or not words:
        return grid
    return replace(grid, styles=tuple(style._replace(format="") for style in grid.styles))


def _written(period: Period) -> str:
    """Return a stored date as words that read back as the same period."""
    first = period.start
    month = {"month": f"{first.month}月", "fiscal_year": "度"}.get(period.kind, "")
    return period.text if period.kind == "date" else f"{first.year}年{month}"


def shown(text: str) -> str:
    """Return a text with blanks and line breaks collapsed; a number that a line break cuts is one number."""
    return " ".join((_CUT.sub("", text) if "\n" in text else text).split())


@lru_cache(maxsize=65536)
def said_period(text: str) -> Period | None:
    """Return the period that a text is, a bare year (`2020`, `2020.0`) included."""
    return read_period(text.removesuffix(".0")) if text else None


def plain_year(text: str) -> int | None:
    """Return the year that four digits can be, None for any other text."""
    digits = text.strip().removesuffix(".0")
    if len(digits) != 4 or not digits.isdigit():
        return None
    period = said_period(digits)
    return period.start.year if period is not None else None


def is_run_of_years(years: list[int]) -> bool:
    """Tell whether plain numbers are years by their company: they rise or fall, once or again from the start."""
    if len(set(years)) < 2:
        return False
    once = years[: next((i for i in range(1, len(years)) if years[i] == years[0]), len(years))]
    rises = all(a < b for a, b in pairwise(once))
    falls = all(a > b for a, b in pairwise(once))
    return (rises or falls) and all(year == once[i % len(once)] for i, year in enumerate(years))
