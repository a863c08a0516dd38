"""Reads one sheet of an .xlsx file into a grid: regular rows in bulk, everything else event by event."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from axstat.model.cells import Grid
from axstat.workbook.builder import GridBuilder
from axstat.workbook.damage import Unusual
from axstat.workbook.xlsx import halves
from axstat.workbook.xlsx.events import SheetEvents
from axstat.workbook.xlsx.halves import Other
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
    with _other(package, part, name, strings, styles) as other:
        xml = _without_regular_rows(package, part, builder, other)
    parse(xml, SheetEvents(builder), package.source, part)
    notes = read_notes(package, package.relations(part))
    return builder.finish(styles=styles.styles, hidden=hidden, notes=notes)


@contextlib.contextmanager
def _other(package: Package, part: str, name: str, strings: Strings, styles: Styles) -> Iterator[Other | None]:
    """Give a process that reads the second part of a long sheet, None where it does not pay or may not be."""
    size = package.size(part)
    if package.source.jobs < 2 or size < halves.LONG:
        yield None
        return
    request = halves.Request(package.source, part, name, strings, styles, int(size * halves.SHARE))
    with halves.Other(request) as other:
        yield other


def _without_regular_rows(package: Package, part: str, builder: GridBuilder, other: Other | None) -> Iterable[bytes]:
    """Return the part's XML; where its rows are regular, their cells go into the builder and are left out."""
    if package.size(part) <= _SMALL:
        return package.pieces(part)
    try:
        return [read_regular(package.pieces(part), builder, other)]
    except Unusual:
        builder.clear()
    return package.pieces(part)
