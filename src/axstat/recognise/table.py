"""Builds one table from a block: its items, series and values, and a class for every line of its extent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from axstat.model.cells import CellRef
from axstat.model.tables import (
    Doubt,
    HeaderCell,
    Item,
    RowClass,
    Series,
    Table,
    ValueColumn,
)
from axstat.recognise import words
from axstat.recognise.block import PRIOR_YEAR, Block
from axstat.recognise.columns import ColumnReader, ReadColumn
from axstat.recognise.doubts import header_doubts, item_doubts, series_doubts
from axstat.recognise.header import Header, HeaderReader
from axstat.recognise.meaning import Surroundings, series_period, series_unit
from axstat.recognise.places import Verdict
from axstat.recognise.view import View

_ROLE_ORDER = ("code", "prefecture", "county", "name", "ward", "category")


@dataclass(slots=True)
class Segment:
    """The rows of one table inside a block.

    `first`/`last` are its first and last item; `top`/`bottom` bound its extent; `headers` are header rows repeated
    between its items.
    """

    first: int
    last: int
    top: int
    bottom: int
    headers: list[int] = field(default_factory=list)
    header_from: Header | None = None


class TableBuilder:
    """Turns a segment of a block into a Table."""

    def __init__(self, block: Block, segment: Segment) -> None:
        self.block = block
        self.view: View = block.view
        self.segment = segment
        self.around = Surroundings()
        self.classes: dict[int, RowClass] = {}
        self.unknown: list[HeaderCell] = []

    def build(self) -> tuple[Table, Header]:
        """Return the table and its header."""
        segment = self.segment
        rows = [row for row in range(segment.first, segment.last + 1) if self._is_line(row)]
        columns = self._value_columns(rows)
        header = segment.header_from or HeaderReader(self.block, segment.first, segment.top).read(columns)
        series, values, odd = self._series(header, columns, rows)
        self._classify(header, set(rows))
        items = tuple(self._item(row) for row in rows)
        doubts = (
            *item_doubts(self.block, rows, self.unknown),
            *header_doubts(self.block, header),
            *series_doubts(series, items, odd, flipped=self.view.flipped),
        )
        return self._table(header, items, series, values, doubts), header

    def _is_line(self, row: int) -> bool:
        return bool(self.block.verdicts[row].label) and self.block.is_item(row) and row not in self.segment.headers

    def _value_columns(self, rows: Sequence[int]) -> list[int]:
        """Return the columns that hold something beside the items or have a label above them."""
        if not rows:
            return []
        first, last = rows[0], rows[-1]
        headed = self._headed()
        found = []
        for col in self.block.values:
            column = self.view.column(col)
            if any(column.kinds[first : last + 1]) or col in headed:
                found.append(col)
        return self._without_margin_notes(found, headed, rows)

    def _headed(self) -> set[int]:
        """Return the columns with a label in the header rows."""
        probe = HeaderReader(self.block, self.segment.first, self.segment.top)
        header = self.segment.header_from or probe.read([])
        headed = {col for col in self.block.values for row in header.rows if not self.view.is_blank(row, col)}
        for row in header.rows:
            for col in self.block.values:
                merge = self.view.merge_at(row, col)
                if merge is not None and not self.view.is_blank(merge.top, merge.left):
                    headed.add(col)
        return headed

    def _without_margin_notes(self, found: list[int], headed: set[int], rows: Sequence[int]) -> list[int]:
        """Drop columns without a label that hold only a few remarks beside the table; their texts become notes."""
        kept = []
        for col in found:
            if col not in headed and found and any(c in headed for c in found):
                texts = [(row, t) for row in rows if (t := self.view.text(row, col)).strip()]
                numbers = any(self.view.is_number(row, col) for row, _ in texts)
                if not numbers and len(texts) <= max(3, 0.05 * len(rows)):
                    self.around.notes.extend(self.view.label(row, col) for row, _ in texts)
                    continue
            kept.append(col)
        return kept

    def _series(
        self, header: Header, columns: list[int], rows: list[int]
    ) -> tuple[tuple[Series, ...], tuple[ValueColumn, ...], dict[int, tuple[int, ...]]]:
        self._hear_titles(header)
        reader = ColumnReader(rows, self.view.grid.formats)
        series, values, odd = [], [], {}
        for col in columns:
            read: ReadColumn = reader.read(self.view.column(col))
            path = header.paths.get(col) or header.paths.setdefault(
                col, (HeaderCell(self.view.ref(self.segment.first, col), f"(no header) {col}"),)
            )
            unit, unit_said = series_unit(path, self.around, read.unit)
            period, period_said = series_period(path)
            series.append(Series(col, path, unit, unit_said, period, period_said, read.numeric))
            values.append(read.values)
            if read.odd:
                odd[len(series) - 1] = read.odd
        return tuple(series), tuple(values), odd

    def _hear_titles(self, header: Header) -> None:
        """Take in every text above the table that is no header, and the identity headings."""
        headers = {*header.rows, *self.segment.headers}
        for row in range(self.segment.top, self.segment.first):
            said_before = ""
            for col in self._texts_of(row):
                raw = self.view.text(row, col)
                outside = row not in headers or (col in self.block.identity and not words.is_identity_header(raw))
                if outside:
                    self.around.hear(self.view.header_cell(row, col), raw, said_before)
                said_before = raw if raw.rstrip().endswith(("：", ":")) else ""

    def _texts_of(self, row: int) -> list[int]:
        """Return the block's columns that hold text in a row."""
        axis = self.block.axis
        cols = [
            c
            for c in (*self.block.values, *self.block.identity)
            if axis.left <= c <= axis.right or c in self.block.identity
        ]
        return [c for c in sorted(cols) if not self.view.is_blank(row, c) and c != self.block.period_column]

    def _classify(self, header: Header, items: set[int]) -> None:
        """Give every line of the extent its class."""
        headers = {*header.rows, *self.segment.headers}
        interesting = self.view.occupied(
            [*self.block.values, *(c for c in self.block.identity if c != self.block.period_column)]
        )
        for row in range(self.segment.top, self.segment.bottom + 1):
            if row in items:
                row_class = self.block.verdicts[row].row_class or RowClass.UNKNOWN
            elif row in headers:
                row_class = RowClass.HEADER
            elif not interesting[row]:
                row_class = RowClass.BLANK
            else:
                row_class = self._class_beside(row)
            self.classes[row] = row_class

    def _class_beside(self, row: int) -> RowClass:
        """Class a line that is no item: title, note, a heading between items, or unknown."""
        cols = self._texts_of(row)
        if not cols:
            return RowClass.BLANK
        if row < self.segment.first:
            return RowClass.NOTE if all(words.is_note(self.view.text(row, c)) for c in cols) else RowClass.TITLE
        verdict = self.block.verdicts[row]
        if not self.block.occupied[row]:
            return self._label_only(row, verdict)
        if all(words.is_note(self.view.text(row, c)) for c in cols) or (verdict.note and len(cols) <= 2):
            self._note(row, cols)
            return RowClass.NOTE
        if row > self.segment.last and not any(self.view.is_number(row, c) for c in cols):
            self._note(row, cols)
            return RowClass.NOTE
        self.unknown.append(self.view.header_cell(row, cols[0]))
        return RowClass.UNKNOWN

    def _label_only(self, row: int, verdict: Verdict) -> RowClass:
        if row > self.segment.last or verdict.note:
            self._note(row, self._texts_of(row))
            return RowClass.NOTE
        if verdict.problem and verdict.shape:
            self.unknown.append(self.view.header_cell(row, self.block.axis.label_column))
            return RowClass.UNKNOWN
        return RowClass.HEADER

    def _note(self, row: int, cols: list[int]) -> None:
        self.around.notes.append(" ".join(self.view.label(row, c) for c in cols))

    def _item(self, row: int) -> Item:
        block, verdict = self.block, self.block.verdicts[row]
        return Item(
            row,
            verdict.row_class or RowClass.UNKNOWN,
            verdict.label,
            self._label_cells(row),
            verdict.area,
            verdict.category.name if verdict.category is not None else None,
            self._facets(row),
            block.period(row),
        )

    def _label_cells(self, row: int) -> tuple[CellRef, ...]:
        cells = []
        for role in _ROLE_ORDER:
            col = self.block.axis.roles.get(role)
            if col is not None and self.view.text(row, col):
                cells.append(self.view.ref(row, col))
        return tuple(cells) or (self.view.ref(row, self.block.axis.label_column),)

    def _facets(self, row: int) -> tuple[str, ...]:
        facets = tuple(self.view.label(row, col) for col in self.block.facet_columns)
        if self.block.prior_rows:
            return (*facets, PRIOR_YEAR if row in self.block.prior_rows else "")
        return facets

    def _facet_names(self) -> tuple[str, ...]:
        names = []
        for col in self.block.facet_columns:
            above = [self.view.label(r, col) for r in range(self.segment.first - 1, max(0, self.segment.first - 8), -1)]
            names.append(next((t for t in above if t), "区分"))
        return (*names, PRIOR_YEAR) if self.block.prior_rows else tuple(names)

    def _table(
        self,
        header: Header,
        items: tuple[Item, ...],
        series: tuple[Series, ...],
        values: tuple[ValueColumn, ...],
        doubts: tuple[Doubt, ...],
    ) -> Table:
        segment, around = self.segment, self.around
        rows = header.rows or [segment.first - 1]
        return Table(
            sheet=self.view.sheet,
            transposed=self.view.flipped,
            axis="area" if self.block.axis.is_area else "category",
            first_line=segment.top,
            last_line=segment.bottom,
            header_lines=(rows[0], rows[-1]),
            items=items,
            series=series,
            values=values,
            row_counts=dict(Counter(self.classes.values())),
            identity=self.block.identity,
            facet_names=self._facet_names(),
            title=next((t.text for t in around.titles if not t.text.endswith(("：", ":"))), ""),
            titles=tuple(around.titles),
            notes=tuple(dict.fromkeys((*around.notes, *self.view.grid.notes))),
            unit=around.unit,
            unit_said=around.unit_said,
            mentions=tuple(around.mentions),
            unknown_lines=tuple(self.unknown),
            doubts=doubts,
        )
