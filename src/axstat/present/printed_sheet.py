"""The sheet that is printed: title, subtitle, unit, table, notes and sources on A4, ruled as Japanese white papers are.

A table is one page wide; it is one page in all where that can still be read, else its head is repeated on each.
Everything is computed from the page: the same result gives the same sheet.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from axstat.present.cells import put
from axstat.present.page import Cell, Page, TurnedPage
from axstat.present.wording import heading, is_right_aligned, value_text
from axstat.voice.typeset import broken, display_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONTS = {"ja": "游ゴシック", "en": "Arial"}
_LINE = 15.0
"""Points that a line of 10 point text takes."""
_PAPER = {"portrait": (515.0, 750.0), "landscape": (760.0, 505.0)}
"""Points between the margins of A4, across and down."""
_UNIT = 10.5
"""Points of the text of which one character is as wide as the unit of Excel's column widths."""
_CHARACTER = 5.3
"""Points that a column of text takes across."""
_SMALLEST = 0.62
"""How small a page may be printed and still be read: 10 points become 6."""
_WIDEST, _LIST, _HEAD, _LEAST_TEXT, _SPARE = 40, 56, 14, 76, 10
"""Characters: the widest column, that of a list, a line of a heading, the least room of notes, a column added to it."""
_SAMPLED = 2_000
"""Rows that are measured for the columns' widths."""


def write(sheet: Worksheet, page: Page) -> None:
    """Write a page on an empty sheet and set it up for printing.

    Raises:
        TooLargeForExcel: a text is longer than a cell takes.
    """
    rows = _rows(page)
    widths = _widths(page, rows)
    span = len(widths) + max(0, -(-(_LEAST_TEXT - sum(widths)) // _SPARE))
    across = sum(widths) + _SPARE * (span - len(widths))
    looks = _Looks(page)
    above = [(page.title, looks.title), (page.mark, looks.mark), (page.subtitle, looks.text)]
    top = _lines(sheet, 1, above, span, across)
    if page.unit:
        top = _lines(sheet, top, [(page.above[-1], looks.unit)], len(widths), across)
    _head(sheet, page, looks, top)
    _body(sheet, page, looks, top + 1, rows, widths)
    after = top + len(rows) + 1
    sheet.row_dimensions[after].height = 6
    last = _lines(sheet, after + 1, [(remark, looks.remark) for remark in page.remarks], span, across) - 1
    for index in range(1, span + 1):
        sheet.column_dimensions[_letter(index)].width = widths[index - 1] if index <= len(widths) else _SPARE
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    if len(rows) > 1:
        sheet.auto_filter.ref = f"A{top}:{_letter(len(widths))}{top + min(page.totals, default=len(rows))}"
    _set_up(sheet, page, across=across, top=top, last=last, end=_letter(span))


def _rows(page: Page) -> list[list[Cell]]:
    """Return the rows as pairs of value and column; a list's heading of a share has no unit, for its figure has `%`."""
    rows = list(page.cells())
    if isinstance(page, TurnedPage):
        return [
            [(value[1].label.text(page.lang), item[1]) if value[1].percent else item, value] for item, value in rows
        ]
    return rows


def _widths(page: Page, rows: list[list[Cell]]) -> list[int]:
    """Return the columns' widths in characters: what their texts need, headings broken in two where they need more."""
    texts = [[value_text(value, column, page.lang) for value, column in row] for row in rows[:_SAMPLED]]
    needed = [max((display_width(row[i]) for row in texts), default=0) for i in range(len(page.headings))]
    heads = [max(map(display_width, heading)) for heading in _headings(page)]
    widest = _WIDEST if len(needed) > 2 else _LIST
    return [min(max(need, head, 6), widest) + 4 for need, head in zip(needed, heads, strict=True)]


def _headings(page: Page) -> list[list[str]]:
    """Return the headings in lines: the unit in its own, none for shares, whose figures have their `%`."""
    if isinstance(page, TurnedPage):
        return [[text] for text in page.headings]
    headings = []
    for column in page.columns:
        label = column.label.text(page.lang)
        lines = broken(label, _HEAD if display_width(label) <= 2 * _HEAD else -(-display_width(label) // 3) + 1)
        unit = heading(column, page.lang).removeprefix(label).strip() if page.unit is None else ""
        headings.append([*lines, unit] if unit and not column.percent else lines)
    return headings


class _Looks:
    """The few looks of a sheet, each made once: openpyxl is slow where every cell makes its own."""

    def __init__(self, page: Page) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        name = FONTS[page.lang]
        medium, thin, hair = Side("medium", "404040"), Side("thin", "404040"), Side("hair", "A0A0A0")
        wrapped = Alignment(wrap_text=True, vertical="center")
        self.title = {"font": Font(name, 13, bold=True), "alignment": wrapped}
        self.mark = {"font": Font(name, 10, bold=True, color="B00000"), "alignment": wrapped}
        self.text = {"font": Font(name, 10), "alignment": wrapped}
        self.unit = {"font": Font(name, 9), "alignment": Alignment(horizontal="right", vertical="center")}
        self.remark = {"font": Font(name, 9), "alignment": Alignment(wrap_text=True, vertical="top")}
        self._head_font, self._fonts = Font(name, 10, bold=True), (Font(name, 10), Font(name, 10, bold=True))
        self._grey = PatternFill("solid", start_color="EDEDED")
        self._centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._left = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
        self._right = Alignment(horizontal="right", vertical="center", indent=1)
        self._border, self._medium, self._thin, self._hair = Border, medium, thin, hair
        self._made: dict[tuple[bool, bool, bool, bool, bool, str], Any] = {}

    def head(self, cell: Any, *, first: bool) -> None:
        """Give a heading its look."""
        cell.font, cell.alignment, cell.fill = self._head_font, self._centre, self._grey
        cell.border = self._border(top=self._medium, bottom=self._thin, left=None if first else self._hair)

    def body(self, cell: Any, *, first: bool, total: bool, ruled: bool, last: bool, right: bool) -> None:
        """Give a cell of the table its look: totals bold, the first under a rule, a thick one under the last row."""
        key = (first, total, ruled, last, right, cell.number_format)
        if key not in self._made:
            cell.font, cell.alignment = self._fonts[total], self._right if right else self._left
            cell.border = self._border(
                top=self._thin if ruled else self._hair,
                bottom=self._medium if last else self._hair,
                left=None if first else self._hair,
            )
            self._made[key] = cell._style
        cell._style = copy(self._made[key])


def _lines(sheet: Worksheet, number: int, lines: list[tuple[str, dict[str, Any]]], span: int, across: int) -> int:
    """Write texts over the whole width, each as high as its lines need; return the number of the next line."""
    for text, look in lines:
        if not text:
            continue
        cell = put(sheet, number, 1, text)
        for name, value in look.items():
            setattr(cell, name, value)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=span)
        points = look["font"].size
        high = len(broken(text, int(across * _UNIT / points) - 2))
        sheet.row_dimensions[number].height = round(_LINE * high * points / 10 + (4 if points > 10 else 0), 1)
        number += 1
    return number


def _head(sheet: Worksheet, page: Page, looks: _Looks, top: int) -> None:
    headings = _headings(page)
    for index, lines in enumerate(headings, start=1):
        cell = put(sheet, top, index, "".join(lines))
        cell.value = "\n".join(lines)
        looks.head(cell, first=index == 1)
    sheet.row_dimensions[top].height = _LINE * max(map(len, headings)) + 6


def _body(sheet: Worksheet, page: Page, looks: _Looks, top: int, rows: list[list[Cell]], widths: list[int]) -> None:
    turned = isinstance(page, TurnedPage)  # figures of many units are no column of figures
    for number, row in enumerate(rows):
        total, last = number in page.totals, number == len(rows) - 1
        ruled = total and number - 1 not in page.totals
        lines = 1
        for index, (value, column) in enumerate(row, start=1):
            text = value_text(value, column, page.lang)
            is_text = value is None or isinstance(value, str | bool)
            cell = put(sheet, top + number, index, text if is_text else value, column)
            look = {"first": index == 1, "total": total, "ruled": ruled, "last": last}
            looks.body(cell, **look, right=is_right_aligned(column) and not turned)
            if is_text and display_width(text) > widths[index - 1] - 2:
                lines = max(lines, len(broken(text, int(widths[index - 1] * _UNIT / 10) - 2)))
        sheet.row_dimensions[top + number].height = _LINE * lines


def _set_up(sheet: Worksheet, page: Page, *, across: int, top: int, last: int, end: str) -> None:
    """Set A4 up: which way it lies, how many pages, what is repeated, header and footer."""
    wide, high = across * _CHARACTER, sum(sheet.row_dimensions[n].height or _LINE for n in range(1, last + 1))
    lies = "portrait" if wide * _SMALLEST * 1.2 <= _PAPER["portrait"][0] else "landscape"
    paper = _PAPER[lies]
    one_page = min(1.0, paper[0] / wide, paper[1] / high) >= _SMALLEST
    sheet.page_setup.orientation, sheet.page_setup.paperSize = lies, sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1 if one_page else 0
    sheet.print_area, sheet.print_title_rows = f"A1:{end}{last}", f"{top}:{top}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.55
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.7, 0.3, 0.3
    sheet.sheet_view.showGridLines = False
    title = page.title.replace("&", "&&")[:120]
    sheet.HeaderFooter.differentFirst = True
    for head, foot in ((sheet.firstHeader, sheet.firstFooter), (sheet.oddHeader, sheet.oddFooter)):
        head.right.text = page.mark or None
        foot.center.text = "&P"
    sheet.oddHeader.left.text = title


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(index)
    return letter
