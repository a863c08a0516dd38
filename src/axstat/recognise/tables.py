"""Builds one table from a segment: items, series, values, and what the texts around them say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import repeat

from axstat.model.cells import CellRef
from axstat.model.items import Body, Items
from axstat.model.packed import Coded, coded, combined, flags, picked, rewritten
from axstat.model.rows import places
from axstat.model.tables import HeaderCell, Item, Series, Table
from axstat.recognise import thresholds, words
from axstat.recognise.block import BRACKETED
from axstat.recognise.bodies import Verdict
from axstat.recognise.columns import ColumnReader, ReadSeries
from axstat.recognise.doubts import header_doubts, item_doubts, series_doubts, value_doubts
from axstat.recognise.labels import LabelCells
from axstat.recognise.legends import by_legend
from axstat.recognise.lines import Lines
from axstat.recognise.meaning import names_ratio, next_in_run, series_period, series_unit, states_unit
from axstat.recognise.own_values import own_values
from axstat.recognise.pairs import in_hours
from axstat.recognise.segments import Segment
from axstat.recognise.surroundings import Hearing
from axstat.recognise.unit_order import Units, in_order
from axstat.recognise.within_year import PartOfTheYear
from axstat.voice import Finding

_FEW = 20  # lines that tell whether a column holds figures


class TableBuilder:
    """Turns a segment of a block into a table; `above` built the table above it in the same block."""

    def __init__(
        self, lines: Lines, segment: Segment, above: TableBuilder | None = None, unit: str | None = None
    ) -> None:
        """Collect the rows of the table, only those of one unit where a column gives each line its own."""
        self.lines = lines
        self.block = lines.block
        self.sheet = lines.block.sheet
        self.segment = segment
        self.header = segment.header
        self.rows = lines.items_between(segment.first, segment.last)
        self.lines_of_values = self.rows
        if unit is not None:
            self.rows = picked(self.rows, places(flags(self.block.units(self.rows), unit.__eq__)))
        self.hearing = Hearing(lines, segment)
        self.around = self.hearing.around
        self.above = above

    def build(self) -> Table:
        """Return the table."""
        margin: list[int] = []
        columns = self._value_columns(margin)
        self.header.read(columns)
        if self.sheet.flipped:
            self._read_lines_of_text(columns)
        self._hear(margin)
        part = PartOfTheYear(self.around)
        series, of_hours = in_hours(part.of_series(self._series(columns)))
        untold = part.narrow_titles()
        self.hearing.classify(self.lines_of_values)
        series, by_signs = by_legend(series, (*self.around.titles, *self._notes()))
        items = self._items(part)
        doubts = (
            *item_doubts(self.block, self.rows, self.hearing.unknown),
            *header_doubts(self.header),
            *series_doubts(series, items, self.sheet),
            *value_doubts(self.sheet, self.rows, [s.series for s in series]),
            *of_hours,
            *untold,
            *by_signs,
        )
        return self._table(items, series, doubts)

    def _value_columns(self, margin: list[int]) -> list[int]:
        """Return the columns with values or a label; columns of a few remarks without a label go to `margin`."""
        headed = self.header.headed
        found: list[int] = []
        for col in self.block.values:
            filled = bool(self.rows) and any(self.sheet.column(col).kinds[self.rows[0] : self.rows[-1] + 1])
            if self.sheet.flipped and (not filled or self._unit_notes(col)):
                continue  # a line of text above, below or between the lines of values
            if col in headed:
                found.append(col)
            elif filled:
                (margin if headed and found and self._is_margin(col) else found).append(col)
        return found

    def _unit_notes(self, col: int) -> list[int]:
        """Return the rows of the items in which a column states the table's unit; none where it holds anything else."""
        filled = [row for row in self.rows if not self.sheet.is_blank(row, col)]
        return filled if all(words.is_unit_note(self.sheet.text(row, col)) for row in filled) else []

    def _is_margin(self, col: int) -> bool:
        """Tell whether a column without a label holds only a few remarks beside the table."""
        filled = [row for row in self.rows if not self.sheet.is_blank(row, col)]
        shared = self.sheet.shared_cells(col)  # a word merged over many lines is no remark beside one
        few = not shared and len(filled) <= max(3, thresholds.MARGIN_SHARE * len(self.rows))
        return few and not any(self.sheet.is_number(r, col) for r in filled)

    def _hear(self, margin: list[int]) -> None:
        """Take in titles, remarks in the margin, and what the first table's titles say for all below it."""
        self.hearing.hear_titles()
        for col in margin:
            self.around.notes.extend(
                self.sheet.header_cell(r, col) for r in self.rows if not self.sheet.is_blank(r, col)
            )
        if self.around.unit is None:
            self.hearing.hear_below()
        if self.above is not None:
            self.around.inherit(self.above.around, same_header=self.segment.shares_header)

    def _read_lines_of_text(self, columns: list[int]) -> None:
        """Where bodies stand as columns, take lines of text alone as titles, notes, or headings of the lines below."""
        axis = self.block.axis.columns
        heading: tuple[HeaderCell, ...] = ()
        for col in self.block.values:
            if col in columns:
                self.header.paths[col] = (*heading, *self.header.paths[col])
                continue
            for row in (*range(self.segment.top, self.segment.first), *self._unit_notes(col)):
                raw = self.sheet.text(row, col)
                if not raw.strip():
                    continue
                cell = self.sheet.header_cell(row, col)
                if col < axis[0] or words.is_note(raw) or words.is_unit_note(raw):
                    self.around.hear(cell, raw)
                elif columns and col < columns[-1] and any(map(str.isalpha, raw)):
                    heading = (cell,)
                else:
                    self.around.notes.append(cell)

    def _series(self, columns: list[int]) -> list[ReadSeries]:
        paths = self.header.paths
        reader = ColumnReader(self.rows, self.sheet.grid.formats)
        years = self._year_cells(columns)
        found: list[ReadSeries] = []
        units = self._units(columns)
        for col in columns:
            path, (unit, unit_said) = paths[col], units[col]
            read = reader.read(self.sheet.column(col), unit, "".join(c.text for c in path))
            read = own_values(self.sheet, self.rows, paths, col, read)
            if read.unit_by:
                unit, unit_said = (
                    read.unit,
                    read.unit_by if unit_said is None else f"{read.unit_by}; header {unit_said}",
                )
            period, period_said = series_period(path, self.around, years)
            if period is None:
                period, period_said = next_in_run(path, found[-1].series if found else None)
            found.append(ReadSeries(Series(col, path, unit, unit_said, period, period_said, read.numeric), read))
        return found

    def _units(self, columns: list[int]) -> Units:
        """Return the units of columns as headers and notes say them, with what said each."""
        paths, found = self.header.paths, Units()
        bare = [col for col in columns if not states_unit(paths[col])]
        ratios = any(names_ratio(paths[col]) for col in columns)
        of_lines = self._item_unit()
        for col in columns:
            path, silent = paths[col], len(bare) == len(columns)
            unit, said = series_unit(path, self.around, of_lines, silent=silent, ratios=ratios)
            if unit is None and said and not names_ratio(path) and not self.sheet.flipped:
                unit = self.around.unit_above(col, columns)
            found[col] = unit, said
        figures = [col for col in bare if any(self.sheet.is_number(row, col) for row in self.rows[:_FEW])]
        return found if self.sheet.flipped or of_lines else in_order(found, paths, figures, self.around.unit)

    def _item_unit(self) -> tuple[str, str] | None:
        """Return the unit that the unit column gives every line of the table, with what says it."""
        col = self.block.unit_column
        units = set(self.block.units(self.rows)) - {""} if col else set()
        if len(units) != 1:
            return None
        cell = self.sheet.ref(self.rows[0], col)
        return units.pop(), f"`{self.sheet.label(self.rows[0], col)}` ({cell.a1})"

    def _year_cells(self, columns: list[int]) -> frozenset[CellRef]:
        """Return the header cells whose plain numbers are years, as their line says."""
        rows = [row for row in self.header.rows if self.lines.facts(row).are_years]
        return frozenset(self.sheet.ref(row, col) for row in rows for col in columns)

    def _items(self, part: PartOfTheYear) -> Sequence[Item]:
        """Return the items, part by part for all rows: there may be millions."""
        block, rows = self.block, self.rows
        facets = [self.sheet.shown(rows, col) for col in block.facet_columns]
        if block.bracketed_rows:
            facets.append([self._brackets if row in block.bracketed_rows else "" for row in rows])
        dated = block.dated
        periods = (
            None
            if dated is None
            else rewritten(picked(dated.texts, rows), lambda text: part.of_lines(dated.periods.get(text)))
        )
        cells, verdicts = LabelCells(block), picked(block.verdicts, rows)
        if isinstance(verdicts, Coded):
            said = combined(facets) if facets else None
            return Items(rows, verdicts.mapped(_body), cells, said, None if periods is None else coded(periods))
        said_of = zip(*facets, strict=True) if facets else repeat(())
        return tuple(
            map(
                Item,
                rows,
                [verdict.row_class for verdict in verdicts],
                [verdict.label for verdict in verdicts],
                cells.of_rows(rows),
                [verdict.area for verdict in verdicts],
                [verdict.category and verdict.category.name for verdict in verdicts],
                said_of,
                periods or repeat(None),
                [verdict.by for verdict in verdicts],
            )
        )

    @cached_property
    def _brackets(self) -> str:
        """What figures in brackets are in the sheet's own words, else that they stand in brackets."""
        texts = (*(c.text for c in (*self.around.titles, *self.around.notes)), *self.sheet.grid.notes)
        return next((said for text in texts if (said := words.said_of_brackets(text))), BRACKETED)

    def _notes(self) -> tuple[HeaderCell, ...]:
        """Return the notes of the sheet; what stands in boxes and comments is shown at the sheet's first cell."""
        top = self.sheet.ref(1, 1)
        return tuple(dict.fromkeys((*self.around.notes, *(HeaderCell(top, n) for n in self.sheet.grid.notes))))

    def _facet_names(self) -> tuple[str, ...]:
        first = self.lines.items[0]
        names = tuple(self.sheet.heading(col, first) or "区分" for col in self.block.facet_columns)
        return (*names, self._brackets) if self.block.bracketed_rows else names

    def _table(self, items: Sequence[Item], series: Sequence[ReadSeries], doubts: tuple[Finding, ...]) -> Table:
        segment, around = self.segment, self.around
        rows = self.header.rows or [self.header.first - 1]
        return Table(
            sheet=self.sheet.name,
            transposed=self.sheet.flipped,
            axis="area" if self.block.axis.is_area else "category",
            first_line=segment.top,
            last_line=segment.bottom,
            header_lines=(rows[0], rows[-1]),
            items=items,
            series=tuple(s.series for s in series),
            values=tuple(s.read.values for s in series),
            row_counts=self.hearing.classes.counts(),
            identity=self.block.identity,
            facet_names=self._facet_names(),
            title=around.title,
            titles=tuple(around.titles),
            notes=self._notes(),
            unit=around.unit,
            unit_said=around.unit_said,
            mentions=tuple(around.mentions),
            unknown_lines=tuple(self.hearing.unknown),
            inside=tuple(self.hearing.inside),
            doubts=doubts,
        )


def _body(verdict: Verdict) -> Body:
    category = verdict.category.name if verdict.category is not None else None
    return Body(verdict.row_class, verdict.label, verdict.area, category, verdict.by)
