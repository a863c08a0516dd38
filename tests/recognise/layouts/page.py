"""A sheet being painted, and beside every value what it is: known from the drawing, never asked of axstat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from axstat.model.cells import CellKind, Grid, GridColumn, Mark, Merge, SourceFile, Style, Workbook
from axstat.model.values import Status


@dataclass(frozen=True)
class Cell:
    """What a cell holds and how it is shown."""

    text: str = ""
    kind: CellKind = CellKind.TEXT
    format: str = ""
    mark: Mark | None = None


BLANK = Cell()


def number(value: float | str, code: str = "") -> Cell:
    """Return a cell that holds a number under a number format."""
    return Cell(f"{value}", CellKind.NUMBER, code)


@dataclass(frozen=True)
class Figure:
    """A value's cell and what it means: the number, or why there is none."""

    cell: Cell
    value: float | None
    status: Status = Status.NORMAL


class Draws(Protocol):
    """Draws one figure."""

    def __call__(self, rng: Random) -> Figure: ...


@dataclass(frozen=True)
class Want:
    """One observation. `area` is a code, "" for a body that has none; `words` name measure and facets."""

    area: str
    words: tuple[str, ...]
    unit: str | None
    period: str | None
    value: float | None
    status: Status


@dataclass
class Page:
    """One sheet: cells, merges, and the observation that each value cell should become.

    `labels` are the words of all headers and further keys: an observation carries its own and no other's.
    """

    name: str = "Sheet1"
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    wants: dict[tuple[int, int], Want] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    """Columns of remarks, of which nothing is asked."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    transposed: bool = False

    def put(self, row: int, col: int, cell: Cell | str) -> None:
        """Paint one cell; blanks leave the sheet as it is."""
        cell = Cell(cell) if isinstance(cell, str) else cell
        if cell.text:
            self.cells[row, col] = cell

    def put_row(self, row: int, left: int, cells: Iterable[Cell | str]) -> None:
        """Paint cells side by side."""
        for col, cell in enumerate(cells, start=left):
            self.put(row, col, cell)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append(Merge(top, left, bottom, right))

    def where(self, row: int, col: int) -> tuple[int, int]:
        """Return the address of a painted cell in the finished sheet."""
        return (col, row) if self.transposed else (row, col)

    def grid(self) -> Grid:
        """Return the finished sheet."""
        columns: dict[int, GridColumn] = {}
        styles = [Style()]
        for (row, col), cell in sorted(self.cells.items()):
            style = Style(cell.format)
            if style not in styles:
                styles.append(style)
            columns.setdefault(col, GridColumn()).put(row, cell.text, cell.kind, styles.index(style))
        marks = {at: cell.mark for at, cell in self.cells.items() if cell.mark is not None}
        grid = Grid(
            self.name,
            columns,
            max((row for row, _ in self.cells), default=0),
            max((col for _, col in self.cells), default=0),
            tuple(styles),
            merges=tuple(self.merges),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            marks=marks,
        )
        return grid.transposed() if self.transposed else grid


@dataclass(frozen=True)
class Column:
    """A column of values: its labels from the outermost group to the leaf, and what they say.

    `words` name the measure; `unit` and `period` are None where neither header nor title says any.
    """

    labels: tuple[Cell, ...]
    words: tuple[str, ...]
    unit: str | None = None
    period: str | None = None
    draws: Draws | None = None


@dataclass(frozen=True)
class Line:
    """A line: its identity cells, whose it is, and what its further keys say. `area` None: no observation is wanted."""

    cells: tuple[Cell, ...]
    area: str | None
    words: tuple[str, ...] = ()
    period: str | None = None
    unit: str | None = None
    figures: tuple[Figure, ...] = ()


@dataclass
class Drawn:
    """A workbook with what it says. `refused` are messages that may stop it, because the sheets do not say enough.

    `doubts` are codes of doubts that must be raised; `no_table` says that nothing may be loaded.
    """

    pages: list[Page]
    file: str = "drawn.xlsx"
    refused: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    no_table: bool = False

    def workbook(self) -> Workbook:
        """Return the workbook as a reader would."""
        return Workbook(SourceFile(self.file, self.file, "0" * 64, 1), tuple(p.grid() for p in self.pages), "xlsx")


def paint(
    page: Page,
    rng: Random,
    at: tuple[int, int],
    headings: Sequence[str],
    columns: Sequence[Column],
    lines: Sequence[Line],
    groups: str = "merged",
) -> int:
    """Paint a table with its header; return the first row below it.

    `groups` says how a group's label stands over its columns: `merged`, in the `first`, or `centred` without a merge.
    """
    top, left = at
    depth = len(columns[0].labels)
    for offset, heading in enumerate(headings):
        page.put(top, left + offset, heading)
        if groups == "merged":
            page.merge(top, left + offset, top + depth - 1, left + offset)
    paint_header(page, (top, left + len(headings)), columns, groups)
    return paint_lines(page, rng, (top + depth, left), columns, lines, depth=len(headings))


def paint_header(page: Page, at: tuple[int, int], columns: Sequence[Column], groups: str) -> None:
    """Paint the labels of all columns, one a group where neighbours share it."""
    top, left = at
    depth = len(columns[0].labels)
    for level in range(depth):
        start = 0
        for offset in range(len(columns) + 1):
            same = offset < len(columns) and columns[offset].labels[: level + 1] == columns[start].labels[: level + 1]
            if same and level < depth - 1:
                continue
            end = max(offset - 1, start)
            if level < depth - 1:
                middle = (start + end) // 2 if groups == "centred" else start
                page.put(top + level, left + middle, columns[start].labels[level])
                if groups == "merged" and columns[start].labels[level].text:
                    page.merge(top + level, left + start, top + level, left + end)
                start = offset
            elif offset < len(columns):
                page.put(top + level, left + offset, columns[offset].labels[level])
    page.labels.update(word for column in columns for word in column.words if word)
    page.free.update(left + offset for offset, column in enumerate(columns) if not column.words)


def paint_lines(
    page: Page, rng: Random, at: tuple[int, int], columns: Sequence[Column], lines: Sequence[Line], *, depth: int
) -> int:
    """Paint lines below a header with `depth` identity columns; return the first row below them."""
    row, left = at
    for line in lines:
        page.put_row(row, left, line.cells)
        page.labels.update(line.words)
        if line.cells or line.figures:
            _paint_values(page, rng, row, left + depth, columns, line)
        row += 1
    return row


def _paint_values(page: Page, rng: Random, row: int, left: int, columns: Sequence[Column], line: Line) -> None:
    drawn = line.figures or [(column.draws or whole)(rng) for column in columns]
    if not any(figure.cell.text for figure in drawn):
        drawn = [whole(rng), *drawn[1:]]
    for offset, (column, given) in enumerate(zip(columns, drawn, strict=True)):
        page.put(row, left + offset, given.cell)
        if line.area is not None and column.words:
            page.wants[row, left + offset] = Want(
                line.area,
                tuple(word for word in (*column.words, *line.words) if word),
                line.unit or column.unit,
                line.period or column.period,
                given.value,
                given.status,
            )


def whole(rng: Random) -> Figure:
    """Draw a whole number."""
    value = rng.randrange(100_000)
    return Figure(number(value), float(value))
