"""A worksheet of XlsxWriter whose cells keep every digit, whose text stays text, and whose tables may be long.

XlsxWriter writes numbers with 16 significant digits, which turns 8.3 into 8.300000000000001, reads `=1+1` and `<r>` in
texts, and keeps an object for each cell; here each cell is written as it is put. Headers of a first page are new too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from axstat.errors import TooLargeForExcel
from axstat.model.results import Scalar
from axstat.present.wording import one_line

_MAX_TEXT = 32_767
"""Characters that Excel takes in a cell."""
_DAY_ZERO = date(1899, 12, 30)
_PADDING = 5 / 7
"""What XlsxWriter adds to a column's width, in characters."""
Put = tuple[Scalar, Format | None]
"""A value and its look; of None the look alone."""


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no type information
    """A worksheet; rows and columns are counted from 1, as in Excel."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[int, str] = {}
        self._beside: dict[int, str] = {}
        self._heights: dict[int, float] = {}
        self._letters: list[str] = []
        self._styles: dict[Format | None, str] = {None: '"'}
        self._pages: tuple[str, str] | None = None

    def put(self, row: int, cells: Sequence[Put], *, height: float | None = None) -> None:
        """Write cells side by side from the first column on.

        Raises:
            TooLargeForExcel: more text than Excel takes in one cell.
        """
        self._lines[row] = "".join(
            self._cell(row, column, value, look)
            for column, (value, look) in enumerate(cells, start=1)
            if value is not None or look is not None
        )
        self._check_dimensions(row - 1, max(len(cells) - 1, 0))
        if height is not None:
            self._heights[row] = height

    def put_beside(self, row: int, column: int, value: str, look: Format) -> None:
        """Write a text to the right of all else in its row."""
        self._lines.setdefault(row, "")
        self._beside[row] = self._cell(row, column, value, look)
        self._check_dimensions(row - 1, column - 1)

    def span(self, row: int, across: int, value: str, look: Format, *, height: float) -> None:
        """Write a text over several columns from the first on."""
        self.put(row, [(value, look), *(((None, look),) * (across - 1))], height=height)
        if across > 1:
            self.merge.append([row - 1, 0, row - 1, across - 1])

    def space(self, row: int, height: float) -> None:
        """Leave a row free, of a height of its own."""
        self._lines.setdefault(row, "")
        self._heights[row] = height
        self._check_dimensions(row - 1, 0)

    def widths(self, widths: Iterable[float]) -> None:
        """Set the columns' widths in characters."""
        for index, width in enumerate(widths):
            self.set_column(index, index, width - _PADDING)

    def running(self, *, title: str, mark: str) -> None:
        """Set what runs along the pages: `title` from the second on, `mark` and the page's number on each."""
        self._pages = title.replace("&", "&&"), mark.replace("&", "&&")

    def _cell(self, row: int, column: int, value: Scalar, look: Format | None) -> str:
        while len(self._letters) < column:
            self._letters.append(xl_col_to_name(len(self._letters)))
        if look is not None and look not in self._styles:
            self._styles[look] = f'" s="{look._get_xf_index()}"'
        at = f'<c r="{self._letters[column - 1]}{row}{self._styles[look]}'
        if isinstance(value, str):
            return at + self._text(value, row, column)
        if value is None:
            return at + "/>"
        if isinstance(value, date):
            return f"{at}><v>{(value - _DAY_ZERO).days}</v></c>"
        return f"{at}><v>{value + 0!r}</v></c>"  # + 0: True is 1

    def _text(self, value: str, row: int, column: int) -> str:
        text = value if value.isprintable() else "\n".join(map(one_line, value.split("\n")))
        if len(text) > _MAX_TEXT:
            place = f"{self.name}!{xl_rowcol_to_cell(row - 1, column - 1)}"
            raise TooLargeForExcel("cell-too-small", cell=place, length=len(text), most=_MAX_TEXT)
        if text.startswith("<r>"):  # the table of shared texts would take it for markup
            return f' t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        return f' t="s"><v>{self.str_table._get_shared_string_index(text)}</v></c>'

    def _write_rows(self) -> None:
        for row in sorted(self._lines):
            height = self._heights.get(row)
            high = "" if height is None else f' ht="{height:g}" customHeight="1"'
            cells = self._lines.pop(row) + self._beside.get(row, "")
            self.fh.write(f'<row r="{row}"{high}>{cells}</row>')

    def _write_header_footer(self) -> None:
        if self._pages is None:
            return
        title, mark = self._pages
        right, left, foot = f"&R{mark}" if mark else "", f"&L{title}", "&C&P"
        self._xml_start_tag("headerFooter", [("differentFirst", 1)])
        for name, text in (("oddHeader", left + right), ("oddFooter", foot), ("firstHeader", right)):
            self._xml_data_element(name, text)
        self._xml_data_element("firstFooter", foot)
        self._xml_end_tag("headerFooter")
