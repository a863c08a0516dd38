"""A class for every line of a table's extent, and the ear for what stands around the table.

Titles, notes and unit notes go to the surroundings; a line with values that nothing explains is unknown, never
dropped.
"""

from __future__ import annotations

from itertools import compress

from axstat.model.tables import HeaderCell, RowClass
from axstat.recognise import words
from axstat.recognise.block import Block
from axstat.recognise.header import Header
from axstat.recognise.meaning import Surroundings
from axstat.recognise.segments import Segment

_COLONS = ("：", ":")


class Lines:
    """The lines of one table: `classes` by row, `unknown` with their first cell, `around` with what they say."""

    def __init__(self, block: Block, segment: Segment, header: Header) -> None:
        """Take the lines of `segment`; `classify` and `hear_titles` then read them."""
        self.block = block
        self.view = block.view
        self.segment = segment
        self.header_rows = {*header.rows, *segment.headers}
        self.last_header = header.rows[-1] if header.rows else 0
        self.around = Surroundings()
        self.classes: dict[int, RowClass] = {}
        self.unknown: list[HeaderCell] = []
        self._columns = sorted({*block.values, *block.identity} - {block.period_column})

    def hear_titles(self) -> None:
        """Take in every text above the table that is no header, and what the identity columns' headings say."""
        for row in range(self.segment.top, self.segment.first):
            below_header = row > self.last_header
            if below_header and (
                self._is_place_heading(row) or (self.last_header and self._has_label_and_figures(row))
            ):
                continue
            said_before = ""
            for col in self._heard_in(row):
                raw = self.view.text(row, col)
                beside = col in self.block.identity and not self._heads_names(raw)
                if row not in self.header_rows or beside:
                    self.around.hear(self.view.header_cell(row, col), raw, said_before)
                said_before = raw if raw.rstrip().endswith(_COLONS) else ""

    def classify(self, items: set[int]) -> None:
        """Give every line of the extent its class."""
        rows = range(self.segment.top, self.segment.bottom + 1)
        self.classes = dict.fromkeys(rows, RowClass.BLANK)
        filled = set(compress(rows, self.view.occupied(self._columns)[rows.start : rows.stop]))
        for row in sorted(filled | {*items, *self.header_rows}.intersection(rows)):
            if row in items:
                self.classes[row] = self.block.verdicts[row].row_class or RowClass.UNKNOWN
            else:
                self.classes[row] = RowClass.HEADER if row in self.header_rows else self._beside(row)

    def _texts_of(self, row: int) -> list[int]:
        """Return the block's columns that hold text in a row."""
        return [c for c in self._columns if not self.view.is_blank(row, c)]

    @staticmethod
    def _heads_names(raw: str) -> bool:
        return words.is_identity_header(raw) or words.is_identity_label(raw)

    def _heard_in(self, row: int) -> list[int]:
        """Return the columns whose texts are heard: the block's, and a lone title or unit note over all blocks."""
        cols = self._texts_of(row)
        if row >= self.block.axis.page:
            return cols
        everywhere = [c for c in sorted(self.view.grid.columns) if not self.view.is_blank(row, c)]
        units = [c for c in everywhere if words.is_unit_note(self.view.text(row, c))]
        others = [c for c in everywhere if c not in units]
        shared = [*(units if len(units) == 1 else ()), *(others if len(others) == 1 else ())]
        return sorted({*cols, *shared})

    def _is_place_heading(self, row: int) -> bool:
        return self.block.verdicts[row].row_class is not None and not self.block.occupied[row]

    def _beside(self, row: int) -> RowClass:
        """Class a line that is no item: title, note, a heading between items, or unknown."""
        cols = self._texts_of(row)
        if not cols:
            return RowClass.BLANK
        all_notes = all(words.is_note(self.view.text(row, c)) for c in cols)
        if row < self.segment.first:
            if row > self.last_header > 0 and self._has_label_and_figures(row):
                self.unknown.append(self.view.header_cell(row, self.block.axis.label_column))
                return RowClass.UNKNOWN
            if self._is_place_heading(row) and row > self.last_header > 0:
                return RowClass.HEADER
            return RowClass.NOTE if all_notes else RowClass.TITLE
        if not self.block.occupied[row]:
            return self._label_only(row, cols)
        behind = row > self.segment.last and not any(self.view.is_number(row, c) for c in cols)
        if all_notes or behind or (self.block.verdicts[row].note and len(cols) <= 2):
            return self._note(row, cols)
        self.unknown.append(self.view.header_cell(row, cols[0]))
        return RowClass.UNKNOWN

    def _has_label_and_figures(self, row: int) -> bool:
        label = self.view.text(row, self.block.axis.label_column)
        figures = any(self.view.is_number(row, col) for col in self.block.values)
        return figures and bool(label.strip()) and not self._heads_names(label)

    def _label_only(self, row: int, cols: list[int]) -> RowClass:
        verdict = self.block.verdicts[row]
        if row > self.segment.last or verdict.note:
            return self._note(row, cols)
        if verdict.problem and verdict.shape:
            self.unknown.append(self.view.header_cell(row, self.block.axis.label_column))
            return RowClass.UNKNOWN
        return RowClass.HEADER

    def _note(self, row: int, cols: list[int]) -> RowClass:
        self.around.notes.append(" ".join(self.view.label(row, c) for c in cols))
        for col in cols:
            self.around.hear_note(self.view.header_cell(row, col), self.view.text(row, col))
        return RowClass.NOTE
