"""A recognised table: items down one side, series across the other, one value column per series."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import compress
from typing import Literal, NamedTuple, overload

from axstat.model.areas import Area
from axstat.model.cells import CellRef
from axstat.model.text import Label
from axstat.model.values import Period, PeriodMention, Status
from axstat.voice import Finding

_PIECE = 65_536


class RowClass(StrEnum):
    """What a line of the item axis is. Every line of a table's sheet has exactly one class.

    Its nature says what follows: an `area` or a `body` becomes observations, a `sum` has values but is only
    counted, a `text` has no values. `word` is how reports call it.
    """

    MUNICIPALITY = "municipality", "area", Label("市区町村", "municipality")
    DESIGNATED_CITY = "designated_city", "area", Label("指定都市", "designated city")
    WARD = "ward", "area", Label("行政区", "ward")
    PREFECTURE = "prefecture", "area", Label("都道府県", "prefecture")
    NATION = "nation", "area", Label("全国", "nation")
    REGION = "region", "area", Label("地域", "region")
    CATEGORY = "category", "body", Label("区分", "category")
    UNLISTED = "unlisted", "body", Label("廃止団体など", "unlisted")  # named like a municipality that no list knows
    COUNTY = "county", "sum", Label("郡", "county")
    TOTAL = "total", "sum", Label("計", "total")
    AVERAGE = "average", "sum", Label("平均", "average")
    ASSOCIATION = "association", "sum", Label("一部事務組合・広域連合", "association of municipalities")
    TITLE = "title", "text", Label("表題", "title")
    HEADER = "header", "text", Label("見出し", "header")
    NOTE = "note", "text", Label("注", "note")
    BLANK = "blank", "text", Label("空白", "blank")
    UNKNOWN = "unknown", "unknown", Label("不明", "unknown")

    word: Label
    is_area: bool
    """Whether lines of the class are areas."""
    is_observed: bool
    """Whether they become observations."""
    has_values: bool
    """Whether they are items of a table."""

    def __new__(cls, value: str, nature: str, word: Label) -> RowClass:
        """Make a class of its value, nature and word; what follows is kept, because millions of lines ask."""
        row_class = str.__new__(cls, value)
        row_class._value_ = value
        row_class.word = word
        row_class.is_area = nature == "area"
        row_class.is_observed = nature in ("area", "body")
        row_class.has_values = nature in ("area", "body", "sum")
        return row_class


class Item(NamedTuple):
    """One line of the item axis; a tuple, because a sheet may have hundreds of thousands.

    `line` is the sheet's row (its column when the table is transposed). `label` is the printed name in full,
    `cells` are the label cells that identified it. `facets` are further keys of the line, such as `男`/`女`/`計`,
    in the order of the table's facet columns. `period` is set when a column gives each line its own period. `by` names
    what decided the area where its own cells do not: `heading`, `title`, `city above`, `order of codes`.
    """

    line: int
    row_class: RowClass
    label: str
    cells: Sequence[CellRef]
    area: Area | None = None
    category: str | None = None
    facets: tuple[str, ...] = ()
    period: Period | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One level of a header path: the cell whose text applies (the top left cell of a merged group)."""

    ref: CellRef
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line of values across the items: a column, or a row when the table is transposed.

    `path` runs from the outermost group to the leaf. `unit` and `period` are what header, unit row or note say of
    this series (with the cell or place that said so), None where nothing does. `numeric` is False for a series of
    free text.
    """

    line: int
    path: tuple[HeaderCell, ...]
    unit: str | None = None
    unit_said: str | None = None
    period: Period | None = None
    period_said: str | None = None
    numeric: bool = True

    @property
    def label(self) -> str:
        """The header path as one text, levels joined by ` › `."""
        return " › ".join(h.text for h in self.path)


class Figures(Sequence[float | None]):
    """Numbers packed in eight bytes each, None where their status is not NORMAL.

    `numbers` and `statuses` (Status integers) are equally long; a number without a NORMAL status means nothing.
    """

    __slots__ = ("numbers", "statuses")

    def __init__(self, numbers: array[float], statuses: bytes) -> None:
        """Show `numbers` where `statuses` are NORMAL."""
        self.numbers = numbers
        self.statuses = statuses

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> float | None: ...

    @overload
    def __getitem__(self, index: slice) -> Figures: ...

    def __getitem__(self, index: int | slice) -> float | Figures | None:
        if isinstance(index, slice):
            return Figures(self.numbers[index], self.statuses[index])
        return None if self.statuses[index] else self.numbers[index]

    def __iter__(self) -> Iterator[float | None]:
        for start in range(0, len(self.numbers), _PIECE):
            shown: list[float | None] = list(self.numbers[start : start + _PIECE])
            for index in compress(range(len(shown)), self.statuses[start : start + _PIECE]):
                shown[index] = None
            yield from shown


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """The values of one series, parallel to `Table.items`.

    `values[i]` is None unless `statuses[i]` is NORMAL; `statuses` holds Status integers; `texts[i]` is the raw text.
    """

    values: Sequence[float | None]
    statuses: Sequence[int]
    texts: Sequence[str]

    def status(self, index: int) -> Status:
        """Return the status of one value."""
        return Status(self.statuses[index])


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised rectangle of a sheet.

    `items` holds only lines with values (row_class.has_values), top to bottom; `row_counts` counts every line
    of the table's extent by class, so they add up to `last_line - first_line + 1`; `unknown_lines` names the lines
    that could not be classed. `identity` says which lines of the sheet were read as identity (code, prefecture,
    name, kana, facet, period columns) and as what.
    """

    sheet: str
    transposed: bool
    axis: Literal["area", "category"]
    first_line: int
    last_line: int
    header_lines: tuple[int, int]
    items: Sequence[Item]
    series: tuple[Series, ...]
    values: tuple[ValueColumn, ...]
    row_counts: dict[RowClass, int]
    identity: dict[int, str]
    facet_names: tuple[str, ...] = ()
    title: str = ""
    titles: tuple[HeaderCell, ...] = ()
    notes: tuple[HeaderCell, ...] = ()
    unit: str | None = None
    unit_said: str | None = None
    mentions: tuple[PeriodMention, ...] = ()
    unknown_lines: tuple[HeaderCell, ...] = ()
    inside: tuple[HeaderCell, ...] = ()
    """Texts on lines of their own between the items, which may be headings of what is below them."""
    doubts: tuple[Finding, ...] = ()

    def value_ref(self, item: Item, series: Series) -> CellRef:
        """Return the cell that holds the value of `item` in `series`."""
        if self.transposed:
            return CellRef(self.sheet, series.line, item.line)
        return CellRef(self.sheet, item.line, series.line)

    def across(self, ref: CellRef) -> int:
        """Return the line of items that a cell lies on: its row, or its column when the table is transposed."""
        return ref.col if self.transposed else ref.row

    @property
    def range(self) -> str:
        """The range of values in A1 style, such as `D3:H1744`."""
        if not self.items or not self.series:
            return ""
        first = self.value_ref(self.items[0], self.series[0])
        last = self.value_ref(self.items[-1], self.series[-1])
        return f"{first.a1}:{last.a1}"


@dataclass(frozen=True, slots=True)
class SheetReading:
    """Everything recognition says of one sheet: its tables, or why there is none.

    `row_counts` gives every line one class over all tables; it adds up to `n_rows` (`n_cols` where bodies stand as
    columns). `leftovers` are cells that no table took in, the first of them; `leftover_cells` counts all.
    """

    sheet: str
    n_rows: int
    n_cols: int
    hidden: bool
    tables: tuple[Table, ...]
    reason: Finding | None = None
    doubts: tuple[Finding, ...] = ()
    row_counts: dict[RowClass, int] = field(default_factory=dict)
    leftovers: tuple[HeaderCell, ...] = ()
    leftover_cells: int = 0
