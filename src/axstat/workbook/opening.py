"""Opens a workbook file of any kind axstat reads; what it is, its first bytes decide, never its name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from axstat.model.cells import Workbook
from axstat.workbook.limits import DEFAULT_LIMITS, Limits
from axstat.workbook.sniff import FileKind, sniff
from axstat.workbook.source import Source, read_source


def open_workbook(path: Path, *, limits: Limits = DEFAULT_LIMITS, jobs: int = 1) -> tuple[Workbook, ...]:
    """Read a workbook file into grids: one workbook, or those inside a .zip in the order of the archive.

    Args:
        path: .xlsx, .xlsm, .xls (Excel 97 or later), .csv, .tsv or a .zip of these, whatever its suffix says.
        limits: safety limits; see `Limits`.
        jobs: how many processes may read it; what is read does not depend on it.

    Raises:
        PathNotFound: there is no such file.
        NotAWorkbook: it is something else, damaged, or changed while it was read.
        WorkbookLocked: a password protects it.
        LimitExceeded: it passes a safety limit.
    """
    return read_any(read_source(path, limits, jobs))


def read_any(source: Source, *, inside: bool = False) -> tuple[Workbook, ...]:
    """Read a file's bytes, or those of a file inside an archive; errors as in `open_workbook`."""
    kind = sniff(source)
    if kind is FileKind.ZIP:
        return _read_zip(source, inside=inside)
    if kind is FileKind.OLE:
        from axstat.workbook.xls import read_xls

        return (read_xls(source),)
    from axstat.workbook.delimited import read_delimited

    return (read_delimited(source),)


def _read_zip(source: Source, *, inside: bool) -> tuple[Workbook, ...]:
    from axstat.workbook.archive import read_archive, refuse_other_packages
    from axstat.workbook.xlsx.book import read_xlsx, workbook_part
    from axstat.workbook.xlsx.package import Package

    package = Package(source)
    refuse_other_packages(package)
    part = workbook_part(package)
    if part is not None:
        return (read_xlsx(package, part),)
    if inside:
        raise source.refuse("archive-in-archive")
    return read_archive(package, partial(read_any, inside=True))
