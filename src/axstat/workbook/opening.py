"""Opens a workbook file of any kind axstat reads; what it is, its first bytes decide, never its name."""

from __future__ import annotations

from pathlib import Path

from axstat.model.cells import Workbook
from axstat.workbook.limits import DEFAULT_LIMITS, Limits
from axstat.workbook.source import Source, read_source


def open_workbook(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Workbook, ...]:
    """Read a workbook file into grids: one workbook, or those inside a .zip in the order of the archive.

    Args:
        path: .xlsx, .xlsm, .xls (Excel 97 or later), .csv, .tsv or a .zip of these, whatever its suffix says.
        limits: safety limits; see `Limits`.

    Raises:
        PathNotFound: there is no such file.
        NotAWorkbook: it is something else, damaged, or changed while it was read.
        WorkbookLocked: a password protects it.
        LimitExceeded: it passes a safety limit.
    """
    return read_any(read_source(path, limits))


def read_any(source: Source) -> tuple[Workbook, ...]:
    """Read a file's bytes; errors as in `open_workbook`."""
    from axstat.workbook.xlsx.book import read_xlsx, workbook_part
    from axstat.workbook.xlsx.package import Package

    package = Package(source)
    part = workbook_part(package)
    if part is None:
        raise source.refuse("is a zip file without a workbook")
    return (read_xlsx(package, part),)
