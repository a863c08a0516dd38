"""Builds one table from a block: items, series, values, and what the texts around them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from axstat.model.tables import Doubt, HeaderCell, Item, RowClass, Series, Table, ValueColumn
from axstat.recognise import words
from axstat.recognise.block import PRIOR_YEAR, Block
from axstat.recognise.columns import ColumnReader
from axstat.recognise.doubts import header_doubts, item_doubts, series_doubts
from axstat.recognise.header import Header, HeaderReader
from axstat.recognise.labels import LabelCells
from axstat.recognise.lines import Lines
from axstat.recognise.meaning import series_period, series_unit
from axstat.recognise.segments import Segment


class TableBuilder:
    """Turns a segment of a block into a table; `above` built the table above it in the same block."""

    def __init__(self, block: Block, segment: Segment, above: TableBuilder | None = None) -> None:
        """Collect the rows and the header of the table; `build` does the rest."""
        self.block = block
        self.view = block.view
        self.segment = segment
        self.rows = [row for row in range(segment.first, segment.last + 1) if self._is_line(row)]
        self.reader: HeaderReader
        if segment.shares_header and above is not None:
            self.reader = above.reader
            self.lines = Lines(block, segment, Header())
        else:
            self.reader = HeaderReader(block, segment.first, segment.top)
            self.lines = Lines(block, segment, self.reader.header)
        self.above = above
        self.labels = LabelCells(block)

    def build(self) -> Table:
        """Return the table."""
        margin: list[int] = []
        columns = self._value_columns(margin)
        header = self.reader.read(columns)
        if self.view.flipped:
            self._read_lines_of_text(header, columns)
        self.reader.tell_apart(header)
        self._hear(margin)
        series, values, odd = self._series(header, columns)
        self.lines.classify(set(self.rows))
        items = self._items()
        doubts = (
            *item_doubts(self.block, self.rows, self.lines.unknown),
            *header_doubts(header),
            *series_doubts(series, items, odd, flipped=self.view.flipped),
        )
        return self._table(header, items, series, values, doubts)

    def _is_line(self, row: int) -> bool:
        return bool(self.block.verdicts[row].label) and self.block.is_item(row) and row not in self.segment.headers

    def _value_columns(self, margin: list[int]) -> list[int]:
        """Return the columns with values or a label; columns of a few remarks without a label go to `margin`."""
        headed = self.reader.headed
        found: list[int] = []
        for col in self.block.values:
            filled = bool(self.rows) and any(self.view.column(col).kinds[self.rows[0] : self.rows[-1] + 1])
            if self.view.flipped and not filled:
                continue  # a line of text above, below or between the lines of values
            if col in headed:
                found.append(col)
            elif filled:
                (margin if headed and found and self._is_margin(col) else found).append(col)
        return found

    def _is_margin(self, col: int) -> bool:
        """Tell whether a column without a label holds only a few remarks beside the table."""
        filled = [row for row in self.rows if not self.view.is_blank(row, col)]
        return len(filled) <= max(3, 0.05 * len(self.rows)) and not any(self.view.is_number(r, col) for r in filled)

    def _hear(self, margin: list[int]) -> None:
        """Take in titles, remarks in the margin, and what the first table's titles say for all below it."""
        self.lines.hear_titles()
        around = self.lines.around
        for col in margin:
            around.notes.extend(self.view.label(r, col) for r in self.rows if not self.view.is_blank(r, col))
        if self.above is not None:
            around.inherit(self.above.lines.around, same_header=self.segment.shares_header)

    def _read_lines_of_text(self, header: Header, columns: list[int]) -> None:
        """Where bodies stand as columns, take lines of text alone as titles, notes, or headings of the lines below."""
        axis = self.block.axis.columns
        heading: tuple[HeaderCell, ...] = ()
        for col in self.block.values:
            if col in columns:
                header.paths[col] = (*heading, *header.paths[col])
                continue
            for row in range(self.segment.top, self.segment.first):
                raw = self.view.text(row, col)
                if not raw.strip():
                    continue
                cell = self.view.header_cell(row, col)
                if col < axis[0] or words.is_note(raw) or words.is_unit_note(raw):
                    self.lines.around.hear(cell, raw)
                elif columns and col < columns[-1]:
                    heading = (cell,)
                else:
                    self.lines.around.notes.append(cell.text)

    def _series(
        self, header: Header, columns: list[int]
    ) -> tuple[tuple[Series, ...], tuple[ValueColumn, ...], dict[int, tuple[int, ...]]]:
        reader = ColumnReader(self.rows, self.view.grid.formats)
        series, values, odd = [], [], {}
        for index, col in enumerate(columns):
            read = reader.read(self.view.column(col))
            path = header.paths[col]
            unit, unit_said = series_unit(path, self.lines.around, read.unit)
            period, period_said = series_period(path)
            series.append(Series(col, path, unit, unit_said, period, period_said, read.numeric))
            values.append(read.values)
            if read.odd:
                odd[index] = read.odd
        return tuple(series), tuple(values), odd

    def _items(self) -> tuple[Item, ...]:
        """Return the items, part by part for all rows: there may be hundreds of thousands."""
        verdicts = [self.block.verdicts[row] for row in self.rows]
        plain = not self.block.facet_columns and not self.block.prior_rows
        return tuple(
            map(
                Item,
                self.rows,
                [verdict.row_class or RowClass.UNKNOWN for verdict in verdicts],
                [verdict.label for verdict in verdicts],
                self.labels.of_rows(self.rows),
                [verdict.area for verdict in verdicts],
                [verdict.category and verdict.category.name for verdict in verdicts],
                repeat(()) if plain else map(self._facets, self.rows),
                self.block.periods(self.rows),
            )
        )

    def _facets(self, row: int) -> tuple[str, ...]:
        facets = tuple([self.view.label(row, col) for col in self.block.facet_columns])
        if self.block.prior_rows:
            return (*facets, PRIOR_YEAR if row in self.block.prior_rows else "")
        return facets

    def _facet_names(self) -> tuple[str, ...]:
        names = tuple(self._heading(col) or "区分" for col in self.block.facet_columns)
        return (*names, PRIOR_YEAR) if self.block.prior_rows else names

    def _heading(self, col: int) -> str:
        above = range(self.reader.first - 1, max(0, self.reader.first - 8), -1)
        return next((text for row in above if (text := self.view.label(row, col))), "")

    def _table(
        self,
        header: Header,
        items: tuple[Item, ...],
        series: tuple[Series, ...],
        values: Sequence[ValueColumn],
        doubts: tuple[Doubt, ...],
    ) -> Table:
        segment, around = self.segment, self.lines.around
        rows = header.rows or [self.reader.first - 1]
        return Table(
            sheet=self.view.sheet,
            transposed=self.view.flipped,
            axis="area" if self.block.axis.is_area else "category",
            first_line=segment.top,
            last_line=segment.bottom,
            header_lines=(rows[0], rows[-1]),
            items=items,
            series=series,
            values=tuple(values),
            row_counts=dict(Counter(self.lines.classes.values())),
            identity=self.block.identity,
            facet_names=self._facet_names(),
            title=around.title,
            titles=tuple(around.titles),
            notes=tuple(dict.fromkeys((*around.notes, *self.view.grid.notes))),
            unit=around.unit,
            unit_said=around.unit_said,
            mentions=tuple(around.mentions),
            unknown_lines=tuple(self.lines.unknown),
            doubts=doubts,
        )
