"""A mean of bodies is not the body's own figure: which lines of a table are means, as titles, sheet name or notes say.

| 市町村指標の都道府県別平均 |            |     every line is the mean of the municipalities of its prefecture
| 都道府県名                 | 財政力指数 |
| 北海道                     | 0.28       |     the prefecture's own is 0.39
"""

from __future__ import annotations

import re

from axstat.model.cells import CellRef
from axstat.model.items import samples
from axstat.model.tables import HeaderCell, RowClass, Table
from axstat.values.text import clean

_AGGREGATES = frozenset({RowClass.PREFECTURE, RowClass.NATION, RowClass.REGION})
_OF_BODIES = re.compile(
    r"(?:市区町村|市町村|区市町村|団体|自治体)の平均|(?:[^\s()、。]{0,8})?(?:市区町村|市町村|区市町村|団体|自治体)[^()。]{0,20}?平均値?(?=$|[()、。の\s])|都道府県別(?:の)?平均値?(?=$|[()、。\s])"
)
_OF_LINES = re.compile(r"(?:都道府県|府県|県)名?の?(?:行|欄)は(?P<mean>[^()。]{0,16}平均値?)")


def mean_lines(table: Table) -> tuple[HeaderCell | None, frozenset[int]]:
    """Return what says that lines are means of bodies, and the indices of these lines; None where nothing says so."""
    if not any(item.row_class in _AGGREGATES for item in samples(table.items)):
        return None, frozenset()
    aggregates = frozenset(i for i, item in enumerate(table.items) if item.row_class in _AGGREGATES)
    titles, notes = _texts(table)
    for text, cell in (*titles, *notes):
        match = _OF_LINES.search(clean(text))
        if match is not None:
            return HeaderCell(cell, match["mean"]), aggregates
    whole = all(i in aggregates or not item.row_class.is_observed for i, item in enumerate(table.items))
    for text, cell in titles if whole else ():  # a note may speak of the line that prints an average
        match = _OF_BODIES.search(clean(text))
        if match is not None:
            return HeaderCell(cell, match[0]), frozenset(range(len(table.items)))
    return None, frozenset()


def _texts(table: Table) -> tuple[list[tuple[str, CellRef]], list[tuple[str, CellRef]]]:
    """Return titles with the sheet's name, and notes; a text without a cell of its own stands for the sheet's first."""
    top = CellRef(table.sheet, 1, 1)
    titles = [(title.text, title.ref) for title in table.titles] or [(table.title, top)]
    return [*titles, (table.sheet, top)], [(note.text, note.ref) for note in table.notes]
