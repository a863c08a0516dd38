"""Reads one sheet of an .xlsx file into a grid: regular rows in bulk, everything else event by event."""

from __future__ import annotations

from collections.abc import Iterable

from axstat.model.cells import Grid
from axstat.workbook.builder import GridBuilder
from axstat.workbook.damage import Unusual
from axstat.workbook.xlsx.events import SheetEvents
from axstat.workbook.xlsx.notes import read_notes
from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.rows import read_regular
from axstat.workbook.xlsx.strings import Strings
from axstat.workbook.xlsx.styles import Styles
from axstat.workbook.xlsx.xml import parse

_SMALL = 100_000
"""Bytes of XML below which learning the rows' pattern costs more than it saves."""


def read_sheet(
    package: Package, part: str, name: str, *, strings: Strings, styles: Styles, hidden: bool = False
) -> Grid:
    """Read the sheet `name` from its part.

    Raises:
        NotAWorkbook: the part is damaged.
        LimitExceeded: more rows, columns, cells or text than allowed.
    """
    builder = GridBuilder(
        package.source,
        name,
        strings=strings.texts,
        rich=strings.rich,
        cell_styles=styles.cell_styles,
        struck=styles.struck,
    )
    parse(_without_regular_rows(package, part, builder), SheetEvents(builder), package.source, part)
    notes = read_notes(package, package.relations(part))
    return builder.finish(styles=styles.styles, hidden=hidden, notes=notes)


def _without_regular_rows(package: Package, part: str, builder: GridBuilder) -> Iterable[bytes]:
    """Return the part's XML; where its rows are regular, their cells go into the builder and are left out."""
    if package.size(part) <= _SMALL:
        return package.pieces(part)
    try:
        return [read_regular(package.pieces(part), builder)]
    except Unusual:
        builder.clear()
    return package.pieces(part)
