"""The ear for what stands around a table, and a class for every line of its extent.

Titles, notes and unit notes go to the surroundings; a line with values that nothing explains is unknown, never
dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from axstat.model.cells import CellRef
from axstat.model.packed import picked
from axstat.model.rows import places, unmark
from axstat.model.tables import HeaderCell, RowClass
from axstat.model.values import Period, PeriodMention
from axstat.recognise import thresholds, words
from axstat.recognise.classes import LineClasses
from axstat.recognise.lines import Lines
from axstat.recognise.segments import Segment
from axstat.recognise.sheet import said_period
from axstat.values.periods import find_periods
from axstat.values.text import clean
from axstat.values.units import read_unit

_COLONS = ("：", ":")
_BRACKETS = ("(", "【", "〔", "[")


@dataclass(slots=True)
class Surroundings:
    """Texts around a table: titles and notes with their cells, the unit note, the periods they mention."""

    sheet: str = ""
    titles: list[HeaderCell] = field(default_factory=list)
    notes: list[HeaderCell] = field(default_factory=list)
    unit: str | None = None
    unit_said: str | None = None
    units: list[tuple[CellRef, str]] = field(default_factory=list)
    """The cells of unit notes that stand side by side above columns of their own, with their units."""
    page: list[HeaderCell] = field(default_factory=list)
    """Titles of the tables above under the same header: their unit holds where these titles state none."""
    mentions: list[PeriodMention] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The first title that is no label of the cell beside it (`表題：`)."""
        return next((t.text for t in self.titles if not t.text.endswith(_COLONS)), "")

    @property
    def year(self) -> tuple[Period | None, str | None]:
        """The one period of data that the titles speak of, else the sheet's name, with its words; None for several."""
        for mentions in (self.mentions, find_periods(self.sheet)):
            said = {m.period: m.words for m in mentions if m.role == "data"}
            if said:
                return next(iter(said.items())) if len(said) == 1 else (None, None)
        return None, None

    def hear(self, cell: HeaderCell, raw: str, said_before: str = "") -> None:
        """Take in one text beside the table; `said_before` is the label in the cell before it (`公開日：`)."""
        if words.is_unit_note(raw):
            self._hear_unit(cell, raw)
            if words.says_more_than_unit(raw):
                self.titles.append(cell)
        elif words.is_note(raw) and not words.is_numbered(raw):
            self.notes.append(cell)
        else:
            self.titles.append(cell)
            if self.unit is None and "単位" in raw:
                self._hear_unit(cell, raw)
        self.mentions.extend(find_periods(said_before + raw))
        if len(self.titles) > 1 and cell is self.titles[-1] and clean(raw).startswith(_BRACKETS):
            self._go_on(self.titles[-2].text, raw)

    def _go_on(self, title: str, raw: str) -> None:
        """Hear a line in brackets as the end of the title above it: 令和6年度 …調査, below it （令和5年度実績）."""
        whole = find_periods(f"{title}{raw}")
        alone = self.mentions[-len(whole) :]
        if whole and [m.period for m in whole] == [m.period for m in alone]:
            self.mentions[-len(whole) :] = whole

    def hear_note(self, cell: HeaderCell, raw: str) -> None:
        """Take in a note below the table; only a unit note says something of the values."""
        if words.is_unit_note(raw):
            self._hear_unit(cell, raw)

    def inherit(self, above: Surroundings, *, same_header: bool) -> None:
        """Take over what the titles of the table above say for the whole page.

        Its period holds here unless this table states one; its unit only under the same header; its titles where this
        table has none, or only a numbered heading (（２）出先機関), which counts a part of the page.
        """
        dated = any(m.role == "data" for m in self.mentions)
        if not dated and (same_header or len(above.titles) > 1 or not self.titles):
            self.mentions.extend(above.mentions)
        if same_header and self.unit is None:
            self.unit, self.unit_said = above.unit, above.unit_said
        if self.titles and all(words.is_numbered(title.text) for title in self.titles):
            self.titles[:0] = [title for title in above.titles if not words.is_numbered(title.text)]
        if same_header:
            self.page = above.page or above.titles
            self.titles = self.titles or list(above.titles)

    def unit_above(self, col: int, columns: Sequence[int]) -> str | None:
        """Return the unit of the note that stands over a column, of several side by side; None where that is open.

        Notes begin where their columns do, or end where these end: the outermost note stands over the outermost column.
        """
        places = sorted({ref.col: unit for ref, unit in self.units}.items())
        if len(places) < 2 or len(places) != len(self.units) or len({ref.row for ref, _ in self.units}) != 1:
            return None
        begins, ends = places[0][0] <= columns[0], places[-1][0] == columns[-1]
        if begins == ends:
            return None
        over = [unit for at, unit in places if (at <= col if begins else at >= col)]
        return (over[-1] if begins else over[0]) if over else None

    def _hear_unit(self, cell: HeaderCell, raw: str) -> None:
        unit = read_unit(raw)
        if unit is not None:
            self.unit = unit if self.unit in (None, unit) else f"{self.unit}、{unit}"
            self.units.append((cell.ref, unit))
            said = f"`{cell.text}` ({cell.ref.a1})"
            self.unit_said = said if self.unit_said is None else f"{self.unit_said}, {said}"


class Hearing:
    """The lines of one table: `classes` by row, `unknown` with their first cell, `around` with what they say."""

    def __init__(self, lines: Lines, segment: Segment) -> None:
        """Take the lines of `segment`; `classify` and `hear_titles` then read them."""
        self.lines = lines
        self.block = lines.block
        self.sheet = lines.block.sheet
        self.segment = segment
        header = segment.header
        self.header_rows = {*(row for row in header.rows if row >= segment.top), *segment.headers}
        self.figures = set(header.figures)
        self.last_header = header.rows[-1] if header.rows and not segment.shares_header else 0
        self.around = Surroundings(self.sheet.name)
        self.classes = LineClasses(range(segment.top, segment.bottom + 1))
        self.unknown: list[HeaderCell] = []
        self.inside: list[HeaderCell] = []
        self._columns = sorted({*self.block.values, *self.block.identity} - {self.block.period_column})

    def hear_titles(self) -> None:
        """Take in every text above the table that is no header, and what the identity columns' headings say."""
        for row in range(self.segment.top, self.segment.first):
            below_header = row > self.last_header
            if row in self.figures or (below_header and (self._is_place_heading(row) or self._has_figures(row))):
                continue
            said_before = ""
            for col in self._heard_in(row):
                raw = self.sheet.text(row, col)
                heads_names = words.is_identity_header(raw) or words.is_identity_label(raw)
                beside = col in self.block.axis.columns and not heads_names
                if self.segment.shares_header and words.is_unit_note(raw):
                    self.inside.append(self.sheet.header_cell(row, col))
                if not beside and row in self.header_rows and col in self.block.axis.columns:
                    self.around.hear_note(self.sheet.header_cell(row, col), raw)  # 市町村名（単位：分）
                if row not in self.header_rows or beside:
                    self.around.hear(self.sheet.header_cell(row, col), raw, said_before)
                said_before = raw if raw.rstrip().endswith(_COLONS) else ""

    def hear_below(self) -> None:
        """Take in the unit that a note below the last table of a block states."""
        last = min(self.segment.bottom, self.segment.last + int(thresholds.HEADER_DEPTH))
        for row in range(self.segment.last + 1, last + 1 if self.segment.bottom == self.sheet.n_rows else 0):
            for col in self._texts_of(row):
                self.around.hear_note(self.sheet.header_cell(row, col), self.sheet.text(row, col))

    def classify(self, items: Sequence[int]) -> None:
        """Give every line of the extent its class."""
        rows = self.classes.rows
        self.classes.put(items, picked(self.block.verdicts, items))
        others = bytearray(self.sheet.occupied(self._columns))
        for row in self.header_rows:
            others[row] = 1
        for row in (*range(rows.start, self.segment.first), *range(self.segment.last + 1, rows.stop)):
            others[row] |= self._is_text_among_periods(row)
        unmark(others, items)
        for row in places(others[rows.start : rows.stop], rows.start):
            self.classes[row] = RowClass.HEADER if row in self.header_rows else self._beside(row)

    def _texts_of(self, row: int) -> list[int]:
        """Return the block's columns that hold text in a row, that of the periods where it is a title or a note."""
        found = [c for c in self._columns if not self.sheet.is_blank(row, c)]
        return sorted([*found, self.block.period_column]) if self._is_text_among_periods(row) else found

    def _is_text_among_periods(self, row: int) -> bool:
        """Tell whether the column of periods holds a text beyond the lines that is neither one nor its heading."""
        col = self.block.period_column
        if not col or self.segment.first <= row <= self.segment.last or row in self.header_rows:
            return False
        text = clean(self.sheet.text(row, col))
        return any(map(str.isalpha, text)) and said_period(text) is None and not words.is_year_header(text)

    def _heard_in(self, row: int) -> list[int]:
        """Return the columns whose texts are heard: the block's, and a lone title or unit note over all blocks."""
        cols = self._texts_of(row)
        if row >= self.block.axis.page:
            return cols
        everywhere = [c for c in sorted(self.sheet.grid.columns) if not self.sheet.is_blank(row, c)]
        units = [c for c in everywhere if words.is_unit_note(self.sheet.text(row, c))]
        others = [c for c in everywhere if c not in units]
        shared = [*(units if len(units) == 1 else ()), *(others if len(others) == 1 else ())]
        return sorted({*cols, *shared})

    def _is_place_heading(self, row: int) -> bool:
        return self.block.verdicts[row].row_class.has_values and not self.block.occupied[row]

    def _has_figures(self, row: int) -> bool:
        facts = self.lines.facts(row)
        return self.last_header > 0 and bool(facts.figures) and bool(facts.identity) and not facts.is_heading

    def _beside(self, row: int) -> RowClass:
        """Class a line that is no item: title, note, a heading between items, or unknown."""
        cols = self._texts_of(row)
        if not cols:
            return RowClass.BLANK
        all_notes = all(words.is_note(self.sheet.text(row, c)) for c in cols)
        if row in self.figures:
            return self._unknown(row, cols)
        if row < self.segment.first:
            if row > self.last_header > 0 and self._has_figures(row):
                return self._unknown(row, cols)
            if self._is_place_heading(row) and row > self.last_header > 0:
                return RowClass.HEADER
            return RowClass.NOTE if all_notes else RowClass.TITLE
        if not self.block.occupied[row]:
            return self._label_only(row, cols)
        behind = row > self.segment.last and not self.lines.facts(row).figures
        if all_notes or behind or (self.block.verdicts[row].note and len(cols) <= 2 and not self._has_figures(row)):
            return self._note(row, cols)
        return self._unknown(row, cols)

    def _unknown(self, row: int, cols: list[int]) -> RowClass:
        """List a line that nothing explains by its name, which stands behind its code."""
        named = [c for c in cols if c in self.block.identity and not self.sheet.text(row, c).strip().isdigit()]
        self.unknown.append(self.sheet.header_cell(row, (named or cols)[0]))
        return RowClass.UNKNOWN

    def _label_only(self, row: int, cols: list[int]) -> RowClass:
        verdict = self.block.verdicts[row]
        if row < self.segment.last and not verdict.row_class.has_values:
            self.inside += [self.sheet.header_cell(row, col) for col in cols]
        if row > self.segment.last or verdict.note:
            return self._note(row, cols)
        if verdict.problem and verdict.shape:
            return self._unknown(row, cols)
        return RowClass.HEADER

    def _note(self, row: int, cols: list[int]) -> RowClass:
        mark = ""
        for col in cols:  # a mark may stand in a cell of its own
            text = f"{mark} {self.sheet.label(row, col)}".strip()
            mark = text if words.is_note_mark(text) and col != cols[-1] else ""
            if not mark:
                self.around.notes.append(HeaderCell(self.sheet.ref(row, col), text))
        return RowClass.NOTE
