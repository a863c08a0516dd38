"""Builds the grid of one sheet from blocks of columns, without a Python call per cell where a block is regular.

Raw cells come as attribute text, which decides kind and style and is parsed once for all cells that share it, and raw
value. Blank cells cost nothing beyond the last cell that holds something; equal texts share one object.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_

from axstat.model.cells import Grid, GridColumn, Mark, Merge, Style, a1
from axstat.workbook.attributes import BOOLEAN, ERROR, NUMBER, SHARED, TEXT, Codes, Struck, Styles
from axstat.workbook.damage import Damaged, Unusual
from axstat.workbook.runs import RichText, Said, plain
from axstat.workbook.source import Source

_KINDS = bytes([0, NUMBER, TEXT, BOOLEAN, ERROR, TEXT]) + bytes(250)
_IS_SHARED = bytes(code == SHARED for code in range(256))
_NOT_NUMBER = re.compile(rb"[^\x00\x01]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_POOL = 4096
_BOOLEANS = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}


def unescape_excel(text: str) -> str:
    """Decode Excel's `_xHHHH_` escapes (ECMA-376 Part 1, 22.9.2.19): `_x000D_` is a carriage return."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, slots=True)
class Below:
    """The cells of a sheet from row `first` on, by column, with all that was noted of them."""

    first: int
    columns: dict[int, GridColumn]
    hidden_rows: set[int]
    marks: dict[tuple[int, int], Mark]
    formula_cells: int


class GridBuilder:
    """The columns of one sheet while it is read.

    Args:
        source: the file, for limits and messages.
        sheet: name of the sheet, for messages.
        strings: shared strings, decoded.
        rich: those of them, by index, that are not one plain text.
        cell_styles: for every cell style of the file the number of its style in the grid.
        struck: those cell styles of the file whose font is struck through.
        escapes: whether texts in cells carry Excel's `_xHHHH_` escapes, as they do in XML.
    """

    def __init__(
        self,
        source: Source,
        sheet: str,
        *,
        strings: Sequence[str] = (),
        rich: Mapping[int, RichText] | None = None,
        cell_styles: Sequence[int] = (),
        struck: frozenset[int] = frozenset(),
        escapes: bool = True,
    ) -> None:
        self.source = source
        self.sheet = sheet
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: list[Merge] = []
        self.marks: dict[tuple[int, int], Mark] = {}
        self.formula_cells = 0
        self._strings = strings
        self._rich = rich or {}
        self._escapes = escapes
        self._codes = Codes()
        self._styles = Styles(cell_styles)
        self._struck = Struck(struck)
        self._columns: dict[int, GridColumn] = {}
        self._pools: dict[int, dict[str, str]] = {}
        self._slots = 0

    def clear(self) -> None:
        """Forget every cell, to read the sheet again another way."""
        self._columns.clear()
        self._pools.clear()
        self.hidden_rows.clear()
        self.marks.clear()
        self._slots = self.formula_cells = 0

    def may_be_usual(self, attributes: str) -> bool:
        """Say whether `add_block` takes these attributes as the usual ones."""
        return self._codes[attributes] != TEXT

    @property
    def strikes_cells(self) -> bool:
        """Whether the font of any cell style is struck through."""
        return bool(self._struck.styles)

    def put(
        self,
        row: int,
        col: int,
        attributes: str,
        raw: str,
        *,
        rich: RichText | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Set one cell.

        Args:
            row: its row.
            col: its column.
            attributes: what decides type and style, written as in the XML: ` s="3" t="s"`.
            raw: its value.
            rich: the text of a cell that is itself rich text; `raw` is then all of it.
            mark: what is unusual about the cell beyond how its text is written.
        """
        code = self._codes[attributes]
        if not raw and code != TEXT:
            return
        column = self._columns.get(col)
        if column is None or row >= len(column.texts):
            column = self._grown(row, col)
        text = raw if code == NUMBER else self._word(code, raw, row, col)
        said = self._said(attributes, code, raw, text, rich)
        text = said.text
        if column.kinds[row] and (column.texts[row], column.kinds[row]) != (text, _KINDS[code]):
            one, other = column.texts[row][:20], text[:20]
            raise Damaged("cell-said-twice", cell=f"{self.sheet}!{a1(row, col)}", one=one, other=other)
        column.texts[row] = text
        column.kinds[row] = _KINDS[code]
        column.styles[row] = self._styles[attributes]
        if found := mark or said.mark:
            self.marks[row, col] = found

    def add_block(self, row: int, col: int, usual: str, others: Sequence[str], raws: Sequence[str]) -> None:
        """Append the cells of one column from `row` down; the column must not reach `row` yet.

        Args:
            row: row of the first cell.
            col: the column.
            usual: attributes of most cells; their type may not be a text in the cell itself.
            others: attributes of each cell that differs, '' for the usual ones and for absent cells.
            raws: value of each cell, '' for absent and empty ones.
        """
        n = len(raws)
        blanks = [] if all(raws) else list(compress(range(n), map(not_, raws)))
        if len(blanks) == n and not any(others):
            return
        codes = bytearray([self._codes[usual]]) * n
        styles = array("H", [self._styles[usual]]) * n
        for at in blanks:
            codes[at] = styles[at] = 0
        for at in compress(range(n), others):
            attributes = others[at]
            code = self._codes[attributes]
            if raws[at] or code == TEXT:
                codes[at], styles[at] = code, self._styles[attributes]
        if not any(codes):
            return
        column = self._grown(row - 1, col, n)
        column.texts.extend(self._block_texts(row, col, codes, raws))
        column.kinds += codes.translate(_KINDS)
        column.styles.extend(styles)
        if self._may_mark(usual, others, raws, codes):
            for at in compress(range(n), codes):
                self._mark(column, row + at, col, others[at] or usual, codes[at], raws[at])

    def below(self) -> Below | None:
        """Return the cells, for a builder that holds those above them; None where there are none."""
        filled = [row for column in self._columns.values() if (row := _first_filled(column))]
        if not filled:
            return None
        first = min(filled)
        columns = {
            col: GridColumn(column.texts[first:], column.kinds[first:], column.styles[first:])
            for col, column in self._columns.items()
        }
        return Below(first, columns, self.hidden_rows, self.marks, self.formula_cells)

    def append(self, below: Below) -> None:
        """Append cells that stand below all that are here.

        Raises:
            Unusual: some do not.
        """
        if any(below.first < len(column.texts) for column in self._columns.values()):
            raise Unusual
        for col, column in sorted(below.columns.items()):
            if column.texts:
                own = self._grown(below.first - 1, col, len(column.texts))
                own.texts.extend(column.texts)
                own.kinds += column.kinds
                own.styles.extend(column.styles)
        self.hidden_rows |= below.hidden_rows
        self.marks |= below.marks
        self.formula_cells += below.formula_cells

    def finish(
        self, *, styles: tuple[Style, ...] = (Style(),), hidden: bool = False, notes: Iterable[str] = ()
    ) -> Grid:
        """Return the grid, cut at the last cell that holds something."""
        filled = {col: last for col, column in self._columns.items() if (last := _last_filled(column))}
        n_rows, n_cols = max(filled.values(), default=0), max(filled, default=0)
        columns = {c: column for c, column in sorted(self._columns.items()) if c <= n_cols and _cut(column, n_rows)}
        return Grid(
            sheet=self.sheet,
            columns=columns,
            n_rows=n_rows,
            n_cols=n_cols,
            styles=styles,
            merges=tuple(sorted(self.merges, key=lambda merge: (merge.top, merge.left))),
            hidden_rows=frozenset(row for row in self.hidden_rows if row <= n_rows),
            hidden_columns=frozenset(col for col in self.hidden_columns if col <= n_cols),
            hidden=hidden,
            notes=tuple(notes),
            formula_cells=self.formula_cells,
            marks={(row, col): mark for (row, col), mark in self.marks.items() if row <= n_rows and col <= n_cols},
        )

    def _said(self, attributes: str, code: int, raw: str, text: str, rich: RichText | None) -> Said:
        """Return what a cell says, given the text it holds."""
        if code == SHARED and self._rich:
            rich = self._rich.get(int(raw))
        is_struck = self.strikes_cells and self._struck[attributes]
        if rich is None and not is_struck:
            return Said(text, None)
        rich = rich or plain(text)
        return rich.in_struck_cell if is_struck else rich.usually

    def _may_mark(self, usual: str, others: Sequence[str], raws: Sequence[str], codes: bytearray) -> bool:
        """Say whether any cell of a block is struck through or rich text."""
        if self.strikes_cells and any(map(self._struck.__getitem__, {usual, *others} - {""})):
            return True
        if not self._rich or SHARED not in codes:
            return False
        shared = compress(raws, codes.translate(_IS_SHARED))
        return not self._rich.keys().isdisjoint(map(int, shared))

    def _mark(self, column: GridColumn, row: int, col: int, attributes: str, code: int, raw: str) -> None:
        said = self._said(attributes, code, raw, column.texts[row], None)
        column.texts[row] = said.text
        if said.mark:
            self.marks.setdefault((row, col), said.mark)

    def _texts(self, col: int) -> list[str]:
        column = self._columns.get(col)
        return [] if column is None else column.texts

    def _grown(self, upto: int, col: int, more: int = 0) -> GridColumn:
        """Return the column filled with blanks up to row `upto`; `more` cells below it are known to fit the limits."""
        limits = self.source.limits
        if col > limits.columns:
            raise self.source.exceeds("columns", col)
        if upto + more > limits.rows:
            raise self.source.exceeds("rows", upto + more)
        column = self._columns.get(col)
        if column is None:
            column = self._columns[col] = GridColumn()
        gap = upto + 1 - len(column.texts)
        self._slots += gap + more
        if self._slots > limits.cells:
            raise self.source.exceeds("cells")
        column.texts.extend([""] * gap)
        column.kinds += bytes(gap)
        column.styles.extend(array("H", bytes(2 * gap)))
        return column

    def _block_texts(self, row: int, col: int, codes: bytearray, raws: Sequence[str]) -> Iterable[str]:
        others = len(codes) - codes.count(NUMBER) - codes.count(0)
        if not others:
            return self._pooled(col, raws)
        if codes.count(SHARED) == len(codes):
            return self._shared(row, col, raws)
        texts = list(self._pooled(col, raws))
        for match in _NOT_NUMBER.finditer(codes):
            at = match.start()
            texts[at] = self._word(codes[at], raws[at], row + at, col)
        return texts

    def _shared(self, row: int, col: int, raws: Sequence[str]) -> Iterable[str]:
        try:
            indexes = list(map(int, raws))
            if min(indexes) >= 0:
                return list(map(self._strings.__getitem__, indexes))
        except (ValueError, IndexError):
            pass
        return [self._word(SHARED, raw, row + at, col) for at, raw in enumerate(raws)]

    def _pooled(self, col: int, texts: Sequence[str]) -> Iterable[str]:
        """Let equal texts of a column share one object while that pays: most of its texts must be repeats."""
        pool = self._pools.get(col)
        if pool is None:
            pool = self._pools[col] = {"": ""}
        elif not pool:
            return texts
        shared = list(map(pool.setdefault, texts, texts))
        if len(pool) > _POOL and len(pool) * 2 > len(self._texts(col)) + len(texts):
            pool.clear()
        return shared

    def _word(self, code: int, raw: str, row: int, col: int) -> str:
        """Return the text of a cell that is no number."""
        if code == TEXT:
            return unescape_excel(raw) if self._escapes else raw
        if code == SHARED:
            if not raw.strip().isdecimal() or int(raw) >= len(self._strings):
                raise Damaged("cell-without-text", cell=f"{self.sheet}!{a1(row, col)}", number=raw[:20])
            return self._strings[int(raw)]
        return _BOOLEANS.get(raw.strip(), raw) if code == BOOLEAN else raw


def _first_filled(column: GridColumn) -> int:
    """Return the first row of a column that holds a cell, 0 where there is none."""
    return len(column.kinds) - len(column.kinds.lstrip(b"\0"))


def _last_filled(column: GridColumn) -> int:
    """Return the last row of a column whose text is not empty, 0 where there is none."""
    last = len(column.texts) - 1
    while last and not column.texts[last]:
        last -= 1
    return last


def _cut(column: GridColumn, last: int) -> bool:
    """Drop the cells below row `last` and the blanks at the end; say whether any cell is left."""
    keep = len(column.kinds[: last + 1].rstrip(b"\0"))
    del column.texts[keep:], column.kinds[keep:], column.styles[keep:]
    return keep > 0
