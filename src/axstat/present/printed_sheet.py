"""The sheet that is printed: title, subtitle, unit, table, notes and sources on A4, ruled as Japanese white papers are.

A table is one page wide; it is one page in all where that can still be read, else its head is repeated on each. What
stands where is computed from the page before anything is written: the same result gives the same sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from axstat.model.results import Scalar
from axstat.present.cells import printed
from axstat.present.page import Cell, Page, TurnedPage
from axstat.present.wording import heading, is_right_aligned, value_text
from axstat.voice.typeset import broken, display_width

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from axstat.present.workbook_bytes import Book
    from axstat.present.written_sheet import Put, Sheet

LINE = 15.0
"""Points that a line of 10 point text takes, and a row of which nothing else is said."""
PAPER = {"portrait": (515.0, 750.0), "landscape": (760.0, 505.0)}
"""Points between the margins of A4, across and down."""
CHARACTER = 5.3
"""Points that a column of text takes across."""
_UNIT = 10.5
"""Points of the text of which one character is as wide as the unit of Excel's column widths."""
_SMALLEST = 0.62
"""How small a page may be printed and still be read: 10 points become 6."""
_WIDEST, _LIST, _HEAD, _LEAST_TEXT, _SPARE = 40, 56, 14, 76, 10
"""Characters: the widest column, that of a list, a line of a heading, the least room of notes, a column added to it."""
_SAMPLED = 2_000
"""Rows that are measured for the columns' widths."""
_GAP = 6.0
"""Points between the table and what stands below it."""
_DARK, _PALE, _GREY = "#404040", "#A0A0A0", "#EDEDED"
_THIN, _MEDIUM, _HAIR = 1, 2, 7
_CENTRED = {"align": "center", "valign": "vcenter", "text_wrap": True}


@dataclass(frozen=True, slots=True)
class _Text:
    """A text over the whole width, and how it looks."""

    text: str
    size: float
    bold: bool = False
    colour: str = ""
    right: bool = False
    top: bool = False

    def height(self, across: float) -> float:
        """Return how high its lines are, in points, over a width in characters."""
        lines = len(broken(self.text, int(across * _UNIT / self.size) - 2))
        return round(LINE * lines * self.size / 10 + (4 if self.size > 10 else 0), 1)

    def look(self, book: Book) -> Format:
        """Return its look."""
        placed = {"align": "right"} if self.right else {"text_wrap": True}
        coloured = {"font_color": self.colour} if self.colour else {}
        return book.look(
            font_size=self.size, bold=self.bold, valign="top" if self.top else "vcenter", **placed, **coloured
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where on a sheet: the texts above, the table, the remarks, and the room that they take."""

    page: Page
    rows: list[list[Cell]]
    widths: list[int]
    span: int
    across: int
    above: list[_Text]
    headings: list[list[str]]

    @property
    def remarks(self) -> list[_Text]:
        """The notes and sources."""
        return [_Text(remark, 9, top=True) for remark in self.page.remarks if remark]

    @property
    def top(self) -> int:
        """The row of the headings."""
        return len(self.above) + 1

    @property
    def last(self) -> int:
        """The last row: a gap and the remarks follow the table."""
        return self.top + len(self.rows) + 1 + len(self.remarks)

    @property
    def points(self) -> tuple[float, float]:
        """How wide and how high it is printed."""
        texts = sum(text.height(self.across) for text in (*self.above, *self.remarks))
        table = sum(LINE * lines for lines in self.lines())
        return self.across * CHARACTER, texts + self.head_height + table + _GAP

    @property
    def head_height(self) -> float:
        """How high the row of the headings is."""
        return LINE * max(map(len, self.headings)) + 6

    def lines(self) -> Iterator[int]:
        """Yield how many lines each row of the table has."""
        known: dict[tuple[int, str], int] = {}
        for row in self.rows:
            high = 1
            for place, (value, column) in enumerate(row):
                if isinstance(value, str) and len(value) * 2 > self.widths[place] - 2:
                    key = (place, value)
                    if key not in known:
                        known[key] = self._lines(value_text(value, column, self.page.lang), self.widths[place])
                    high = max(high, known[key])
            yield high

    def _lines(self, text: str, width: int) -> int:
        return 1 if display_width(text) <= width - 2 else len(broken(text, int(width * _UNIT / 10) - 2))

    def lies(self, width: float, height: float) -> tuple[str, bool]:
        """Return which way the paper lies for what is so wide and high, and whether it can be read on one page."""
        lies = "portrait" if width * _SMALLEST * 1.2 <= PAPER["portrait"][0] else "landscape"
        paper = PAPER[lies]
        return lies, min(1.0, paper[0] / width, paper[1] / height) >= _SMALLEST

    def has_room(self, height: float) -> bool:
        """Say whether what is so high can stand below the remarks, all on one page that can be read."""
        width, own = self.points
        return self.lies(width, own + height)[1]


def laid_out(page: Page) -> Layout:
    """Return what stands where on the sheet of a page."""
    rows = _rows(page)
    headings = _headings(page)
    widths = _widths(page, rows, headings)
    span = len(widths) + max(0, -(-(_LEAST_TEXT - sum(widths)) // _SPARE))
    texts = [
        _Text(page.title, 13, bold=True),
        _Text(page.mark, 10, bold=True, colour="#B00000"),
        _Text(page.subtitle, 10),
        _Text(page.above[-1] if page.unit else "", 9, right=True),
    ]
    across = sum(widths) + _SPARE * (span - len(widths))
    return Layout(page, rows, widths, span, across, [text for text in texts if text.text], headings)


def write(book: Book, sheet: Sheet, layout: Layout, *, below: float = 0) -> None:
    """Write a page on an empty sheet and set it up for printing, with room for `below` points at its end.

    Raises:
        TooLargeForExcel: a text is longer than a cell takes.
    """
    page, widths, top = layout.page, layout.widths, layout.top
    for row, text in enumerate(layout.above, start=1):
        across = len(widths) if text.right else layout.span
        sheet.span(row, across, text.text, text.look(book), height=text.height(layout.across))
    heads = [("\n".join(lines), _head_look(book, first=n == 0)) for n, lines in enumerate(layout.headings)]
    sheet.put(top, heads, height=layout.head_height)
    _body(book, sheet, layout)
    after = top + len(layout.rows) + 1
    sheet.space(after, _GAP)
    write_texts(book, sheet, layout.remarks, after + 1, layout.span, layout.across)
    sheet.widths([*widths, *([_SPARE] * (layout.span - len(widths)))])
    sheet.freeze_panes(top, 0)
    if len(layout.rows) > 1:
        sheet.autofilter(top - 1, 0, top - 1 + min(page.totals, default=len(layout.rows)), len(widths) - 1)
    sheet.repeat_rows(top - 1)
    width, height = layout.points
    last = layout.last + -(-int(below) // int(LINE))
    set_up(sheet, page, *layout.lies(width, height + below), last=last, span=layout.span)


def write_texts(book: Book, sheet: Sheet, texts: Sequence[_Text], row: int, span: int, across: float) -> None:
    """Write texts over the whole width, one a row."""
    for number, text in enumerate(texts, start=row):
        sheet.span(number, span, text.text, text.look(book), height=text.height(across))


def set_up(sheet: Sheet, page: Page, lies: str, one_page: bool, *, last: int, span: int) -> None:
    """Set A4 up: which way it lies, how many pages, what is printed, header and footer."""
    if lies == "landscape":
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 1 if one_page else 0)
    sheet.print_area(0, 0, last - 1, span - 1)
    sheet.set_margins(left=0.55, right=0.55, top=0.75, bottom=0.7)
    sheet.hide_gridlines(2)
    sheet.running(title=page.title[:120], mark=page.mark)


def _rows(page: Page) -> list[list[Cell]]:
    """Return the rows as pairs of value and column; a list's heading of a share has no unit, for its figure has `%`."""
    rows = list(page.cells())
    if isinstance(page, TurnedPage):
        return [
            [(value[1].label.text(page.lang), item[1]) if value[1].percent else item, value] for item, value in rows
        ]
    return rows


def _widths(page: Page, rows: list[list[Cell]], headings: list[list[str]]) -> list[int]:
    """Return the columns' widths in characters: what their texts need, headings broken in two where they need more."""
    texts = [[value_text(value, column, page.lang) for value, column in row] for row in rows[:_SAMPLED]]
    needed = [max((display_width(row[i]) for row in texts), default=0) for i in range(len(page.headings))]
    heads = [max(map(display_width, heading)) for heading in headings]
    widest = _WIDEST if len(needed) > 2 else _LIST
    return [min(max(need, head, 6), widest) + 4 for need, head in zip(needed, heads, strict=True)]


def _headings(page: Page) -> list[list[str]]:
    """Return the headings in lines: the unit in its own, none for shares, whose figures have their `%`."""
    if isinstance(page, TurnedPage):
        return [[text] for text in page.headings]
    headings = []
    for column in page.columns:
        label = column.label.text(page.lang)
        lines = broken(label, _line_width(label))
        unit = heading(column, page.lang).removeprefix(label).strip() if page.unit is None else ""
        headings.append([*lines, unit] if unit and not column.percent else lines)
    return headings


def _line_width(label: str) -> int:
    """Return how wide each line of a heading is: lines of one width, three at most, no word of theirs broken."""
    width, longest = display_width(label), max(map(display_width, label.split()), default=0)
    lines = min(-(-width // _HEAD), 3)
    even = width if lines <= 1 else -(-width // lines) + 1
    return max(even, longest) if longest <= _HEAD else even


def _head_look(book: Book, *, first: bool) -> Format:
    borders = {"top": _MEDIUM, "top_color": _DARK, "bottom": _THIN, "bottom_color": _DARK}
    return book.look(bold=True, bg_color=_GREY, **_CENTRED, **borders, **_left(first=first))


def _left(*, first: bool) -> dict[str, Any]:
    return {} if first else {"left": _HAIR, "left_color": _PALE}


def _body(book: Book, sheet: Sheet, layout: Layout) -> None:
    """Write the rows: totals bold, the first under a rule, a thick one under the last row."""
    page = layout.page
    turned = isinstance(page, TurnedPage)  # figures of many units are no column of figures
    looks: dict[Any, Format] = {}
    said: dict[int, Callable[[Scalar], tuple[Scalar, str]]] = {}
    for number, (row, lines) in enumerate(zip(layout.rows, layout.lines(), strict=True)):
        total = number in page.totals
        edges = (total, total and number - 1 not in page.totals, number == len(layout.rows) - 1)
        cells: list[Put] = []
        for index, (value, column) in enumerate(row):
            cell = said.get(id(column)) or said.setdefault(id(column), printed(column, page.lang))
            text, form = cell(value)
            key = (index, form, edges)
            if key not in looks:
                right = is_right_aligned(column) and not turned
                looks[key] = _body_look(book, form, edges, first=index == 0, right=right)
            cells.append((text, looks[key]))
        sheet.put(layout.top + 1 + number, cells, height=LINE * lines)


def _body_look(book: Book, form: str, edges: tuple[bool, bool, bool], *, first: bool, right: bool) -> Format:
    total, ruled, last = edges
    borders = {
        "top": _THIN if ruled else _HAIR,
        "top_color": _DARK if ruled else _PALE,
        "bottom": _MEDIUM if last else _HAIR,
        "bottom_color": _DARK if last else _PALE,
    }
    placed = {"align": "right"} if right else {"align": "left", "text_wrap": True}
    return book.look(num_format=form, bold=total, valign="vcenter", indent=1, **placed, **borders, **_left(first=first))
