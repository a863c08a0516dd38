"""From a path to meaning: open the workbook, recognise its sheets, interpret them. Nothing touches the database."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from axstat.datasets import Claim, Dataset, FileClaims, Meaning, declared, read_meaning, shipped, vocabulary
from axstat.datasets.catalogue import FOLDER, digest
from axstat.errors import UnknownName, UsageError
from axstat.filenames import readable
from axstat.ingest.retrieval import newer_than_retrieved
from axstat.ingest.sidecar import read_sidecar
from axstat.model.cells import Workbook
from axstat.model.observations import Asked
from axstat.model.tables import SheetReading
from axstat.model.values import fiscal_year
from axstat.recognise import recognise
from axstat.store import project_folder
from axstat.values.years import fiscal_year_said
from axstat.workbook import open_workbook
from axstat.workbook.limits import Limits

_CLAIM = re.compile(r"([^.=]+)\.([^.=]+)=(.+)")


@dataclass(frozen=True, slots=True)
class Read:
    """One workbook as understood: its sheets and what they mean."""

    workbook: Workbook
    readings: tuple[SheetReading, ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a file that the file does not say: its dataset, its fiscal year, what a column is."""

    dataset: str | None = None
    year: int | None = None
    claims: tuple[Claim, ...] = ()
    datasets: Mapping[str, Dataset] = field(default_factory=shipped)
    declarations: str = ""
    """A digest of the datasets that the project declares."""

    def asked(self, path: Path) -> Asked:
        """Return what is recorded of these wishes for the file at `path`."""
        claims = tuple(claim.id for claim in self.claims)
        return Asked(readable(path.absolute()), self.dataset, self.year, claims, self.declarations)

    def or_recorded(self, recorded: Asked | None) -> Wishes:
        """Return these wishes, or where they say nothing, those with which the file was read before, if it was.

        Raises:
            UnknownName: a measure that was said is no longer declared.
        """
        if recorded is None or self.dataset is not None or self.year is not None or self.claims:
            return self
        claims = tuple(_claim(text, self.datasets) for text in recorded.said_as)
        return replace(self, dataset=recorded.dataset, year=recorded.year, claims=claims)


def wishes(
    dataset: str | None, year: int | str | None, said: Sequence[str] = (), *, start: Path | None = None
) -> Wishes:
    """Return what the user says, with the datasets that the project declares.

    Args:
        dataset: the dataset of every table.
        year: the fiscal year of figures whose file does not say it: 2024, `R6`, `令和6年度`.
        said: claims such as `overtime.hours_per_month=D2` or `overtime.hours_per_month=Sheet1!D2`.
        start: where the project is looked for; the current folder when None.

    Raises:
        UnknownName: there is no such dataset or measure.
        UsageError: the year is none, a claim cannot be read, or a declaration cannot be used.
    """
    folder = project_folder(FOLDER, start)
    folders = [folder] if folder is not None else []
    datasets = declared(folders)
    if dataset is not None and dataset not in datasets:
        raise UnknownName("no-dataset", name=dataset, known=tuple(datasets))
    given = None if year is None else fiscal_year_said(year)
    if year is not None and (given is None or not 1900 <= given <= 2100):
        raise UsageError("no-fiscal-year", year=str(year))
    return Wishes(dataset, given, tuple(_claim(text, datasets) for text in said), datasets, digest(folders))


def _claim(text: str, datasets: Mapping[str, Dataset]) -> Claim:
    match = _CLAIM.fullmatch(text.strip())
    if match is None:
        raise UsageError("claim-unreadable", claim=text)
    dataset, measure, cell = match.groups()
    known = datasets[dataset].measures if dataset in datasets else {}
    if measure not in known:
        every = tuple(f"{d.id}.{m}" for d in datasets.values() for m in d.measures)
        raise UnknownName("no-measure-of-dataset", name=f"{dataset}.{measure}", known=every)
    sheet, _, place = cell.rpartition("!")
    return Claim(dataset, measure, f"{sheet}!{place.upper()}" if sheet else place.upper())


def open_all(path: Path, jobs: int = 1) -> tuple[Workbook, ...]:
    """Return the workbooks of a file, several for an archive, read by at most `jobs` processes.

    Raises:
        NotAWorkbook, WorkbookLocked, LimitExceeded, PathNotFound: as `open_workbook`.
    """
    return open_workbook(path, limits=Limits.from_environment(), jobs=jobs)


def read(workbook: Workbook, path: Path, said: Wishes | None = None) -> Read:
    """Recognise and interpret one workbook; refusals are in the meaning's problems.

    Raises:
        UsageError: its sidecar cannot be used, or names a dataset that there is not.
    """
    said = said or Wishes()
    sidecar = read_sidecar(path)
    as_of = _as_of(workbook, said.year)
    dataset = said.dataset if said.dataset is not None else sidecar.dataset
    if dataset is not None and dataset not in said.datasets:
        raise UnknownName("no-dataset", name=dataset, known=tuple(said.datasets))
    with no_cycle_search():
        readings = tuple(recognise(grid, vocabulary=vocabulary(said.datasets), as_of=as_of) for grid in workbook.sheets)
    meaning = read_meaning(
        workbook, readings, dataset=dataset, year=said.year, datasets=said.datasets, claims=said.claims
    )
    unit = replace(meaning.unit, meta=sidecar.said_of(meaning.unit.meta), asked=said.asked(path))
    unit = replace(unit, checks=(*unit.checks, *newer_than_retrieved(unit)))
    return Read(workbook, readings, replace(meaning, unit=unit))


@contextlib.contextmanager
def no_cycle_search() -> Iterator[None]:
    """Hold the search for cyclic garbage back: it would walk the millions of live objects of a file again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _as_of(workbook: Workbook, year: int | None) -> date | None:
    """Return the day whose areas the file lists, where name or option say it; else the sheets' own titles decide."""
    claims = FileClaims.of(workbook.file.name)
    if claims.strong:
        return claims.strong[0].period.end
    return fiscal_year(year).end if year is not None else None
