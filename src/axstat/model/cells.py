"""Cells, their addresses and the grid of one sheet.

Rows and columns are counted from 1 as in Excel, so A1 is row 1, column 1. A grid is stored by column, because
statistics stand in columns: a cell costs one list entry, or one number where a column is long (`packed`).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple

_A1 = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,8})")


def column_letters(col: int) -> str:
    """Return Excel's letters for a column number: 1 → A, 27 → AA."""
    letters = ""
    while col > 0:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column number of Excel's letters: A → 1, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def a1(row: int, col: int) -> str:
    """Return the A1 address of a cell."""
    return f"{column_letters(col)}{row}"


def parse_a1(address: str) -> tuple[int, int]:
    """Return (row, col) of an A1 address.

    Raises:
        ValueError: `address` is not one cell's address.
    """
    match = _A1.fullmatch(address)
    if match is None:
        raise ValueError(address)
    return int(match[2]), column_number(match[1])


class CellRef(NamedTuple):
    """A cell of a sheet; a tuple, because every line of a table has some of its own."""

    sheet: str
    row: int
    col: int

    @property
    def a1(self) -> str:
        """The address inside the sheet, such as `D7`."""
        return a1(self.row, self.col)

    def __str__(self) -> str:
        return f"{self.sheet}!{self.a1}"

    def within(self, file: str) -> str:
        """Return the address as messages print it: `file.xlsx!シート!D7`."""
        return f"{file}!{self}"


class CellKind(IntEnum):
    """What the file says a cell holds; the text is kept beside it, unread."""

    BLANK = 0
    NUMBER = 1
    TEXT = 2
    BOOLEAN = 3
    ERROR = 4


class Mark(StrEnum):
    """What is unusual about a cell; most cells have none."""

    STRUCK = "struck"
    """All of it is struck through, by the cell's font or because each of its runs is; text and kind are kept."""
    STRUCK_PART = "struck_part"
    """Some of its runs are struck through: the text is what is not."""
    UNCALCULATED = "uncalculated"
    """A formula whose value the file does not store: an error cell whose text is `=` and the formula, where known."""
    TWO_TEXTS = "two_texts"
    """An inline text beside a value that says something else: the text is the inline one."""


class Style(NamedTuple):
    """How a cell is shown, as far as it says what the cell means.

    `format` is Excel's number format code ('' = General); `edges` the sides, of `LRTB` and in that order, with a line.
    """

    format: str = ""
    edges: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the file holds it.

    `text` is the raw text: digits as stored for numbers, the string for text, `TRUE`/`FALSE`, `#DIV/0!`.
    `number_format` is Excel's format code ('' = General or a file without formats).
    """

    row: int
    col: int
    kind: CellKind
    text: str
    number_format: str = ""

    @property
    def a1(self) -> str:
        """The address inside the sheet, such as `D7`."""
        return a1(self.row, self.col)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, inclusive on all sides; its value stands in the top left cell."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{a1(self.top, self.left)}:{a1(self.bottom, self.right)}"


@dataclass(slots=True)
class CellColumn:
    """The cells of one column as they are read; index 0 is unused so that `texts[row]` is the cell of that row.

    Texts and kinds have equal length; rows beyond it are blank, and rows beyond `styles` have style 0.
    """

    texts: Sequence[str]
    kinds: bytearray
    styles: array[int] = field(default_factory=lambda: array("H", [0]))


@dataclass(slots=True)
class GridColumn(CellColumn):
    """The cells of one column as they are written, one object for each text."""

    texts: list[str] = field(default_factory=lambda: [""])
    kinds: bytearray = field(default_factory=lambda: bytearray(1))

    def put(self, row: int, text: str, kind: CellKind, style_id: int = 0) -> None:
        """Set one cell, growing the column with blanks up to `row`."""
        gap = row + 1 - len(self.texts)
        if gap > 0:
            self.texts.extend([""] * gap)
            self.kinds.extend(bytes(gap))
            self.styles.extend([0] * gap)
        self.texts[row] = text
        self.kinds[row] = kind
        self.styles[row] = style_id


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, faithfully: every non-blank cell with its raw text, kind and style; dates count from 1900.

    `n_rows`/`n_cols` reach to the last cell that is not blank, whatever used range the file claims.
    `styles` are numbered from 0 = `Style()`, which is also that of blank cells. `marks` holds unusual cells only.
    `notes` are texts that stand outside cells (text boxes, comments).
    """

    sheet: str
    columns: Mapping[int, CellColumn]
    n_rows: int
    n_cols: int
    styles: tuple[Style, ...] = (Style(),)
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    notes: tuple[str, ...] = ()
    formula_cells: int = 0
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)

    @property
    def formats(self) -> tuple[str, ...]:
        """The number format code of each style, by its number."""
        return tuple(style.format for style in self.styles)

    def text(self, row: int, col: int) -> str:
        """Return the raw text of a cell, '' where blank."""
        column = self.columns.get(col)
        return column.texts[row] if column is not None and 0 < row < len(column.texts) else ""

    def kind(self, row: int, col: int) -> CellKind:
        """Return the kind of a cell."""
        column = self.columns.get(col)
        if column is None or not 0 < row < len(column.kinds):
            return CellKind.BLANK
        return CellKind(column.kinds[row])

    def style(self, row: int, col: int) -> Style:
        """Return the style of a cell; blank cells have none, whatever their format and borders."""
        column = self.columns.get(col)
        if column is None or not 0 < row < len(column.styles):
            return self.styles[0]
        return self.styles[column.styles[row]]

    def number_format(self, row: int, col: int) -> str:
        """Return the number format of a cell, '' for General."""
        return self.style(row, col).format

    def cell(self, row: int, col: int) -> Cell:
        """Return a cell, blank ones included."""
        return Cell(row, col, self.kind(row, col), self.text(row, col), self.number_format(row, col))

    def ref(self, row: int, col: int) -> CellRef:
        """Return the reference of a cell on this sheet."""
        return CellRef(self.sheet, row, col)

    def transposed(self) -> Grid:
        """Return the grid with rows and columns exchanged (for bodies that stand as columns)."""
        flipped: dict[int, GridColumn] = {}
        for col in sorted(self.columns):
            column = self.columns[col]
            for row in range(1, len(column.texts)):
                if column.kinds[row]:
                    target = flipped.setdefault(row, GridColumn())
                    style = column.styles[row] if row < len(column.styles) else 0
                    target.put(col, column.texts[row], CellKind(column.kinds[row]), style)
        return Grid(
            sheet=self.sheet,
            columns=flipped,
            n_rows=self.n_cols,
            n_cols=self.n_rows,
            styles=self.styles,
            merges=tuple(Merge(m.left, m.top, m.right, m.bottom) for m in self.merges),
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            hidden=self.hidden,
            notes=self.notes,
            formula_cells=self.formula_cells,
            marks={(col, row): mark for (row, col), mark in self.marks.items()},
        )


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes a value came from. `name` is what messages print; a zip member reads `archive.zip/member.xlsx`."""

    name: str
    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file read into grids, hidden sheets included (`Grid.hidden`)."""

    file: SourceFile
    sheets: tuple[Grid, ...]
    reader: str
