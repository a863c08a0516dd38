"""A workbook being written: its sheets, its few looks each made once, its properties, and its bytes.

The same content gives the same bytes: no date but a fixed one is inside. Names of sheets are such as Excel takes.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from axstat.model.text import Lang
from axstat.model.wording import SIMULATED

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from axstat.present.written_sheet import Sheet

FONTS: dict[Lang, str] = {"ja": "游ゴシック", "en": "Arial"}
_CREATED = datetime(2000, 1, 1)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


class Book:
    """An .xlsx file in the making, in one language."""

    def __init__(self, *, title: str, subject: str, lang: Lang, simulated: bool) -> None:
        from xlsxwriter import Workbook

        self.lang = lang
        self.font = FONTS[lang]
        self._stream = BytesIO()
        self._book = Workbook(self._stream, {"in_memory": True, "strings_to_formulas": False})
        self._book.set_properties(
            {
                "title": title,
                "subject": subject,
                "author": "axstat",
                "comments": SIMULATED if simulated else "",
                "created": _CREATED,
            }
        )
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def sheet(self, name: str) -> Sheet:
        """Add a sheet; a name that Excel does not take, or that another has, is made one that it does."""
        from axstat.present.written_sheet import Sheet

        plain = _FORBIDDEN.sub(" ", name).strip(" '")[:_LONGEST_NAME] or "-"
        shown, count = plain, 1
        while shown.casefold() in self._names:
            count += 1
            shown = f"{plain[: _LONGEST_NAME - len(str(count)) - 1]} {count}"
        self._names.add(shown.casefold())
        sheet: Sheet = self._book.add_worksheet(shown, worksheet_class=Sheet)
        sheet.set_paper(9)
        return sheet

    def look(self, **properties: Any) -> Format:
        """Return a look of cells: 10 points of the book's font, and what is given."""
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format({"font_name": self.font, "font_size": 10, **properties})
        return self._looks[key]

    def chart(self, form: str, subtype: str | None = None) -> Any:
        """Return a new native chart."""
        return self._book.add_chart({"type": form} | ({"subtype": subtype} if subtype else {}))

    def saved(self) -> bytes:
        """Return the bytes of the file."""
        self._book.close()
        return self._stream.getvalue()
