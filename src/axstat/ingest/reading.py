"""From a path to meaning: open the workbook, recognise its sheets, interpret them. Nothing touches the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from axstat.datasets import FileClaims, Meaning, read_meaning, vocabulary
from axstat.ingest.sidecar import read_sidecar, with_sidecar
from axstat.model.cells import Workbook
from axstat.model.tables import SheetReading
from axstat.model.values import fiscal_year
from axstat.recognise import recognise
from axstat.workbook import open_workbook
from axstat.workbook.limits import Limits


@dataclass(frozen=True, slots=True)
class Read:
    """One workbook as understood: its sheets and what they mean."""

    workbook: Workbook
    readings: tuple[SheetReading, ...]
    meaning: Meaning


def open_all(path: Path) -> tuple[Workbook, ...]:
    """Return the workbooks of a file, several for an archive.

    Raises:
        NotAWorkbook, WorkbookLocked, LimitExceeded, PathNotFound: as `open_workbook`.
    """
    return open_workbook(path, limits=Limits.from_environment())


def read(workbook: Workbook, path: Path, *, dataset: str | None, year: int | None) -> Read:
    """Recognise and interpret one workbook; refusals are in the meaning's problems.

    Raises:
        UsageError: its sidecar cannot be used.
    """
    sidecar = read_sidecar(path)
    as_of = _as_of(workbook, year)
    readings = tuple(recognise(grid, vocabulary=vocabulary(), as_of=as_of) for grid in workbook.sheets)
    meaning = read_meaning(workbook, readings, dataset=dataset, year=year)
    unit = replace(meaning.unit, meta=with_sidecar(meaning.unit.meta, sidecar))
    return Read(workbook, readings, replace(meaning, unit=unit))


def _as_of(workbook: Workbook, year: int | None) -> date | None:
    """Return the day whose areas the file lists, where name or option say it; else the sheets' own titles decide."""
    claims = FileClaims.of(workbook.file.name)
    if claims.strong:
        return claims.strong[0].period.end
    return fiscal_year(year).end if year is not None else None
