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

from axstat.model.cells import CellColumn, Grid, Mark, Merge, Style, a1
from axstat.model.packed import LONG
from axstat.workbook.attributes import BOOLEAN, ERROR, NUMBER, SHARED, TEXT, Codes, Struck, Styles
from axstat.workbook.damage import Damaged, Unusual
from axstat.workbook.pile import Pile
from axstat.workbook.runs import RichText, Said, plain
from axstat.workbook.source import Source

_KINDS = bytes([0, NUMBER, TEXT, BOOLEAN, ERROR, TEXT]) + bytes(250)
_IS_SHARED = bytes(code == SHARED for code in range(256))
_NOT_NUMBER = re.compile(rb"[^\x00\x01]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
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
    columns: dict[int, CellColumn]
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
        above: rows above those that are read here, by another builder.
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
        above: int = 0,
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
        self._above = above
        self._columns: dict[int, Pile] = {}
        self._slots = 0

    def clear(self) -> None:
        """Forget every cell, to read the sheet again another way."""
        self._columns.clear()
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
        column, at = self._columns.get(col), row - self._above
        if column is None or at >= len(column.kinds):
            column = self._grown(row, col)
        text = raw if code == NUMBER else self._word(code, raw, row, col)
        said = self._said(attributes, code, raw, text, rich)
        text = said.text
        if column.kinds[at] and (column.text(at), column.kinds[at]) != (text, _KINDS[code]):
            one, other = column.text(at)[:20], text[:20]
            raise Damaged("cell-said-twice", cell=f"{self.sheet}!{a1(row, col)}", one=one, other=other)
        column.put(at, text)
        column.kinds[at] = _KINDS[code]
        column.styles[at] = self._styles[attributes]
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
        column.texts.extend(self._block_texts(column, row, col, codes, raws))
        column.kinds += codes.translate(_KINDS)
        column.styles.extend(styles)
        if self._may_mark(usual, others, raws, codes):
            for at in compress(range(n), codes):
                self._mark(column, row + at, col, others[at] or usual, codes[at], raws[at])
        column.settle()

    def below(self) -> Below | None:
        """Return the cells, for a builder that holds those above them; None where there are none."""
        filled = [row for column in self._columns.values() if (row := _first_filled(column))]
        if not filled:
            return None
        first = min(filled)
        columns = {col: column.below(first) for col, column in self._columns.items()}
        return Below(self._above + first, columns, self.hidden_rows, self.marks, self.formula_cells)

    def append(self, below: Below) -> None:
        """Append cells that stand below all that are here.

        Raises:
            Unusual: some do not.
        """
        if any(below.first < len(column) for column in self._columns.values()):
            raise Unusual
        for col, column in sorted(below.columns.items()):
            if column.kinds:
                self._grown(below.first - 1, col, len(column.kinds)).append(column)
        self.hidden_rows |= below.hidden_rows
        self.marks |= below.marks
        self.formula_cells += below.formula_cells

    def finish(
        self, *, styles: tuple[Style, ...] = (Style(),), hidden: bool = False, notes: Iterable[str] = ()
    ) -> Grid:
        """Return the grid, cut at the last cell that holds something."""
        filled = {col: last for col, column in self._columns.items() if (last := column.last())}
        n_rows, n_cols = max(filled.values(), default=0), max(filled, default=0)
        columns = {
            col: column
            for col in sorted(self._columns)
            if col <= n_cols and (column := self._columns[col].finish(n_rows, long=n_rows >= LONG))
        }
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

    def _mark(self, column: Pile, row: int, col: int, attributes: str, code: int, raw: str) -> None:
        said = self._said(attributes, code, raw, column.text(row - self._above), None)
        column.put(row - self._above, said.text)
        if said.mark:
            self.marks.setdefault((row, col), said.mark)

    def _grown(self, upto: int, col: int, more: int = 0) -> Pile:
        """Return the column filled with blanks up to row `upto`; `more` cells below it are known to fit the limits."""
        limits = self.source.limits
        if col > limits.columns:
            raise self.source.exceeds("columns", col)
        if upto + more > limits.rows:
            raise self.source.exceeds("rows", upto + more)
        column = self._columns.get(col)
        if column is None:
            column = self._columns[col] = Pile()
        gap = upto - self._above + 1 - len(column)
        self._slots += gap + more
        if self._slots > limits.cells:
            raise self.source.exceeds("cells")
        column.grow(upto - self._above + 1)
        return column

    def _block_texts(self, column: Pile, row: int, col: int, codes: bytearray, raws: Sequence[str]) -> Iterable[str]:
        others = len(codes) - codes.count(NUMBER) - codes.count(0)
        if not others:
            return column.pooled(raws)
        if codes.count(SHARED) == len(codes):
            return self._shared(row, col, raws)
        texts = list(column.pooled(raws))
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

    def _word(self, code: int, raw: str, row: int, col: int) -> str:
        """Return the text of a cell that is no number."""
        if code == TEXT:
            return unescape_excel(raw) if self._escapes else raw
        if code == SHARED:
            if not raw.strip().isdecimal() or int(raw) >= len(self._strings):
                raise Damaged("cell-without-text", cell=f"{self.sheet}!{a1(row, col)}", number=raw[:20])
            return self._strings[int(raw)]
        return _BOOLEANS.get(raw.strip(), raw) if code == BOOLEAN else raw


def _first_filled(column: Pile) -> int:
    """Return the first place of a column that holds a cell, 0 where there is none."""
    return len(column.kinds) - len(column.kinds.lstrip(b"\0"))
