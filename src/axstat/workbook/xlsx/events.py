"""Reads a sheet's XML event by event: everything but the regular cells that `rows` reads in bulk.

Accepts what Excel accepts: any prefix, rows and cells without addresses, CDATA, inline and rich text, wrong dimensions.
"""

from __future__ import annotations

import re

from axstat.model.cells import Mark, Merge, a1, column_number, parse_a1
from axstat.workbook.builder import GridBuilder
from axstat.workbook.damage import Damaged
from axstat.workbook.runs import RichText
from axstat.workbook.xlsx.texts import Runs
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
        self._value: list[str] = []
        self._inline: Runs | None = None
        self._formula: list[str] | None = None
        self._length = 0
        self._has_value = False
        self._in_cell = self._reading = self._in_inline = self._in_formula = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if self._reading:
            raise Damaged("cell-text-holds-element", cell=self._cell(), tag=tag[:20])
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "is", "t", "f") and self._in_cell:
            self._start_content(tag)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col":
            self._column(attributes)
        elif tag == "drawing":
            self.relation_ids.append(related_id(attributes))
        elif self._in_inline and self._inline is not None:
            self._inline.start(tag, attributes)

    def _start_content(self, tag: str) -> None:
        """Begin what holds the cell's value, its inline text or its formula."""
        if tag == "f":
            self._builder.formula_cells += 1
            self._formula, self._in_formula = [], True
        elif tag == "v":
            if any(self._value):
                raise Damaged("cell-of-several-values", cell=self._cell())
            if self._in_inline:
                raise Damaged("cell-value-in-text", cell=self._cell())
            self._reading = self._has_value = True
        elif tag == "is":
            if self._inline is not None and self._inline.raw():
                raise Damaged("cell-of-several-values", cell=self._cell())
            self._inline, self._in_inline = Runs(), True
        elif self._inline is None or not self._in_inline:
            raise Damaged("cell-text-outside-value", cell=self._cell())
        else:
            self._reading = self._inline.is_read

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in ("v", "t"):
            self._reading = False
        elif tag == "f":
            self._in_formula = False
        elif tag == "is":
            self._in_inline = False
        elif tag == "c" and self._in_cell:
            self._in_cell = False
            self._put()
        elif self._in_inline and self._inline is not None:
            self._inline.end(tag)

    def data(self, text: str) -> None:
        """Add character data."""
        if not self._reading and not self._in_formula:
            return
        self._length += len(text)
        if self._length > self._limit:
            raise self._builder.source.exceeds("text_length")
        if self._in_formula and self._formula is not None:
            self._formula.append(text)
        elif self._in_inline and self._inline is not None:
            self._inline.data(text)
        else:
            self._value.append(text)

    def _put(self) -> None:
        """Put the cell that ends into the grid."""
        style, kind = self._style
        value = "".join(self._value)
        if self._formula is not None and self._inline is None and self._is_uncalculated(value):
            formula = "=" + "".join(self._formula)
            self._builder.put(self._row, self._col, self._attributes(style, "e"), formula, mark=Mark.UNCALCULATED)
            return
        inline = self._inline.raw() if self._inline is not None else ""
        self._must_suit(value, inline)
        attributes = self._attributes(style, kind)
        if self._inline is None or not inline:
            self._builder.put(self._row, self._col, attributes, value)
            return
        mark = Mark.TWO_TEXTS if value.strip() and value.strip() != inline.strip() else None
        rich = RichText.of(self._inline.finish()) if self._inline.is_rich else None
        self._builder.put(self._row, self._col, attributes, inline, rich=rich, mark=mark)

    def _is_uncalculated(self, value: str) -> bool:
        """Say whether a formula's value is not stored; the empty text is one, where the cell says that it is text."""
        return not value.strip() and not (self._has_value and self._style[1] == "str")

    def _attributes(self, style: str | None, kind: str | None) -> str:
        found = self._styles.get((style, kind))
        return found if found is not None else self._styles.setdefault((style, kind), _attributes(style, kind))

    def _must_suit(self, value: str, inline: str) -> None:
        """Refuse an inline text in a cell of another type, and a value alone in a cell typed for an inline text.

        Which of the two holds would be a guess; beside an inline text, a value in a cell so typed is a mere copy.
        """
        typed_inline = self._style[1] == "inlineStr"
        if (inline and not typed_inline) or (value and typed_inline and not inline):
            cell, kind = self._cell(), self._style[1] or "n"
            if typed_inline:
                raise Damaged("cell-typed-as-text", cell=cell, type=kind)
            raise Damaged("cell-not-typed-as-text", cell=cell, type=kind)

    def _must_be_outside(self, tag: str) -> None:
        if self._in_cell and tag == "row":
            raise Damaged("cell-holds-row", cell=self._cell())
        if self._in_cell:
            raise Damaged("cell-holds-cell", cell=self._cell())

    def _cell(self) -> str:
        return f"{self._builder.sheet}!{a1(self._row, self._col)}"

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._must_be_outside("row")
        number = attributes.get("r")
        if number is not None and not (number.isascii() and number.isdigit() and 0 < len(number) < 9):
            raise Damaged("row-number", sheet=self._builder.sheet, number=number[:20])
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
            raise Damaged("cell-address", sheet=self._builder.sheet, address=address[:20])
        else:
            self._row, self._col = max(self._row, 1), self._col + 1
        self._style = attributes.get("s"), attributes.get("t")
        self._value, self._inline, self._formula = [], None, None
        self._length = 0
        self._has_value = False
        self._in_cell = True

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        try:
            (top, left), (bottom, right) = parse_a1(first), parse_a1(last or first)
        except ValueError:
            raise Damaged("merged-range", sheet=self._builder.sheet, range=ref[:40]) from None
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
