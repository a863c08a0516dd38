"""Reads a sheet's XML event by event: everything but the regular cells that `rows` reads in bulk.

Accepts what Excel accepts: any prefix, rows and cells without addresses, CDATA, inline and rich text, wrong dimensions.
"""

from __future__ import annotations

import re

from axstat.model.cells import Merge, a1, column_number, parse_a1
from axstat.workbook.builder import Damaged, GridBuilder
from axstat.workbook.xlsx.xml import related_id

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_TRUE = ("1", "true")
_MOST_COLUMNS = 16_384


class SheetEvents:
    """Puts cells, merges and hidden rows and columns into a builder; keeps the ids of related parts."""

    def __init__(self, builder: GridBuilder) -> None:
        self.relation_ids: list[str] = []
        self._builder = builder
        self._limit = builder.source.limits.text_length
        self._row = self._col = 0
        self._letters: dict[str, int] = {}
        self._style: tuple[str | None, str | None] = None, None
        self._styles: dict[tuple[str | None, str | None], str] = {}
        self._runs: list[str] = []
        self._length = 0
        self._in_cell = self._reading = self._inline = False
        self._furigana = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if self._reading:
            raise Damaged(f"is damaged: the text of {self._cell()} holds an element `{tag[:20]}`")
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "is"):
            if self._in_cell and any(self._runs):
                raise Damaged(f"is damaged: {self._cell()} holds more than one value")
            self._reading = self._in_cell and tag == "v"
            self._inline = tag == "is"
        elif tag == "t" and self._in_cell:
            if not self._inline:
                raise Damaged(f"is damaged: {self._cell()} holds a text outside its value")
            self._reading = not self._furigana
        elif tag == "rPh":
            self._furigana += 1
        elif tag == "f":
            self._builder.formula_cells += self._in_cell
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col":
            self._column(attributes)
        elif tag == "drawing":
            self.relation_ids.append(related_id(attributes))

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in ("v", "t"):
            self._reading = False
            if tag == "v":
                self._must_suit(tag)
        elif tag == "is":
            self._inline = False
            self._must_suit(tag)
        elif tag == "rPh":
            self._furigana -= 1
        elif tag == "c" and self._in_cell:
            self._in_cell = False
            style = self._styles.get(self._style) or self._styles.setdefault(self._style, _attributes(*self._style))
            self._builder.put(self._row, self._col, style, "".join(self._runs))

    def data(self, text: str) -> None:
        """Add character data."""
        if self._reading:
            self._length += len(text)
            if self._length > self._limit:
                raise self._builder.source.exceeds("text_length")
            self._runs.append(text)

    def _must_suit(self, tag: str) -> None:
        """Refuse a text in the cell's value, or a value in its text: which of the two holds would be a guess."""
        inline = self._style[1] == "inlineStr"
        if self._in_cell and inline == (tag == "v") and any(self._runs):
            holds = "a value" if inline else "an inline text"
            raise Damaged(f"is damaged: {self._cell()} is typed as `{self._style[1] or 'n'}` but holds {holds}")

    def _must_be_outside(self, tag: str) -> None:
        if self._in_cell:
            raise Damaged(f"is damaged: {self._cell()} holds another {'row' if tag == 'row' else 'cell'}")

    def _cell(self) -> str:
        return f"`{self._builder.sheet}!{a1(self._row, self._col)}`"

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._must_be_outside("row")
        number = attributes.get("r")
        if number is not None and not (number.isascii() and number.isdigit() and 0 < len(number) < 9):
            raise Damaged(f"is damaged: sheet `{self._builder.sheet}` has a row numbered `{number[:20]}`")
        self._row = int(number) if number else self._row + 1
        self._col = 0
        if attributes.get("hidden") in _TRUE:
            self._builder.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._must_be_outside("c")
        address = attributes.get("r")
        match = _ADDRESS.fullmatch(address) if address else None
        if match:
            letters = match[1]
            self._row = int(match[2])
            self._col = self._letters.get(letters) or self._letters.setdefault(letters, column_number(letters))
        elif address:
            shown = address[:20]
            raise Damaged(f"is damaged: sheet `{self._builder.sheet}` has a cell addressed `{shown}`")
        else:
            self._row, self._col = max(self._row, 1), self._col + 1
        self._style = attributes.get("s"), attributes.get("t")
        self._runs, self._length = [], 0
        self._in_cell = True

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        try:
            (top, left), (bottom, right) = parse_a1(first), parse_a1(last or first)
        except ValueError:
            raise Damaged(f"is damaged: sheet `{self._builder.sheet}` merges `{ref[:40]}`") from None
        if (top, left) != (bottom, right):
            self._builder.merges.append(Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))

    def _column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") not in _TRUE:
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self._builder.hidden_columns.update(range(int(first), min(int(last), _MOST_COLUMNS) + 1))


def _attributes(style: str | None, kind: str | None) -> str:
    """Return a cell's style and type as they stand in the XML."""
    return (f' s="{style}"' if style is not None else "") + (f' t="{kind}"' if kind is not None else "")
