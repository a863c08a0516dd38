"""`ingest`: files in, observations in the database. A file is loaded whole or not at all; others go on when one stops.

A file whose bytes are loaded already, read as this call would read them, is skipped before it is parsed: options that
are not given again stay as they were; other options, or other declarations of the project, read it anew. Parsing
happens while the database is free, of many files in other processes (`crew`); this one loads, in the order of the
files. A dry run loads into a copy of the database: it foretells what would be replaced, or refused beside others.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal

from axstat.errors import AxstatError, CheckFailed, ExitCode, UnknownName
from axstat.failures import Subject, failed
from axstat.filenames import readable
from axstat.ingest import files
from axstat.ingest.crew import Crew, hands_for, jobs_of
from axstat.ingest.exports import take_back
from axstat.ingest.hand import Setting, Task
from axstat.ingest.reading import Wishes, no_cycle_search, wishes
from axstat.ingest.report import FileReport, IngestReport
from axstat.ingest.sidecar import cited
from axstat.ingest.understanding import Understood, is_unchanged, understand
from axstat.model.cells import SourceFile
from axstat.model.observations import LoadUnit
from axstat.store import Writer, default_path, looks_like_export, open_writer, rehearsal
from axstat.voice import Finding, some
from axstat.workbook import fingerprint


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a call stands: the `index`-th of `total` files, and what is being done with it."""

    path: str
    index: int
    total: int
    stage: Literal["reading", "loading", "done"]


@dataclass(frozen=True, slots=True)
class _Job:
    """What every file of one call has in common."""

    writer: Writer
    said: Wishes
    dry_run: bool
    strict: bool
    jobs: int
    reports: Path
    """The folder for reports of axstat's own faults."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """One file of a call: its path, its name in messages, and its identity, or why it has none."""

    path: Path
    name: str
    file: SourceFile | AxstatError


def ingest(
    paths: Sequence[Path | str] | None = None,
    *,
    db: Path | str | None = None,
    dataset: str | None = None,
    year: int | str | None = None,
    said_as: Sequence[str] = (),
    dry_run: bool = False,
    strict: bool = False,
    jobs: int | None = None,
    wait: float = 10.0,
    on_wait: Callable[[Finding], None] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> IngestReport:
    """Load workbooks.

    Args:
        paths: files, and folders to search; `data/raw` of the project when None or empty.
        db: the database, created by the first load; the project's own when None.
        dataset: read every file as this dataset.
        year: fiscal year of the data where a file does not say it.
        said_as: what columns are, as the user says: `overtime.hours_per_month=D2`, the cell of the header.
        dry_run: load into a copy of the database, which is thrown away.
        strict: refuse a file with warnings.
        jobs: at most so many processes read; as `AXSTAT_JOBS` says, else one for each core, when None. What is loaded
            does not depend on it, and few files are read here.
        wait: seconds to wait for a database that another process holds.
        on_wait: told once who holds the database.
        progress: told about each file as it is read, loaded, done.

    Raises:
        UsageError: an option that cannot be used, or no path and no `data/raw`. Trouble with a file is in its report.
        DatabaseError: the database cannot be used at all.
    """
    said = wishes(dataset, year, said_as)
    database = default_path() if db is None else Path(db)
    named = [Path(p) for p in paths] if paths else [files.raw_folder()]
    with contextlib.ExitStack() as stack:
        place = stack.enter_context(rehearsal(database, wait=wait, on_wait=on_wait)) if dry_run else database
        writer = stack.enter_context(open_writer(place, wait=wait, on_wait=on_wait))
        job = _Job(writer, said, dry_run, strict, jobs_of(jobs), database.parent)
        found = tuple(_all(job, named, progress or (lambda _: None)))
    report = IngestReport(found, database, dry_run)
    if not dry_run and report.exit_code == ExitCode.OK:
        writer.renew()  # as every maker does of what it was asked for: a rule `database: workbooks` of Make settles
    return report


def _all(job: _Job, named: Iterable[Path], progress: Callable[[Progress], None]) -> Iterator[FileReport]:
    missing: list[FileReport] = []
    listed: list[Path] = []
    for path in named:
        if looks_like_export(path):
            yield from take_back(job.writer, path, job.said, dry_run=job.dry_run)
            continue
        try:
            listed.extend(files.expand(path))
        except AxstatError as error:
            missing.append(FileReport(readable(path), "refused", error=error))
    yield from missing
    every = [_listed(path) for path in {path.resolve(): path for path in listed}.values()]
    with _crew(job, every) as crew:
        for index, one in enumerate(every, start=1):
            progress(Progress(one.name, index, len(every), "reading"))
            loading = partial(progress, Progress(one.name, index, len(every), "loading"))
            with no_cycle_search():
                for report in _file(job, one, crew, loading):
                    if report.error is not None:
                        report.error.of_file(one.name)
                    yield report
            progress(Progress(one.name, index, len(every), "done"))


def _listed(path: Path) -> _Listed:
    try:
        return _Listed(path, files.shown(path), fingerprint(path))
    except AxstatError as error:
        return _Listed(path, files.shown(path), error)


@contextlib.contextmanager
def _crew(job: _Job, every: Sequence[_Listed]) -> Iterator[Crew | None]:
    """Give the processes that read what is not loaded yet; None where this one is as fast alone."""
    sizes = {one: one.file.bytes for one in every if isinstance(one.file, SourceFile) and not _is_known(job, one)}
    hands = hands_for(list(sizes.values()), job.jobs)
    if not hands:
        yield None
        return
    setting = Setting(job.said, job.writer.known(), job.jobs // hands)
    with Crew([Task(one.path, one.name) for one in sizes], setting, hands) as crew:
        import polars  # noqa: F401  while they start: many loads are faster with it

        yield crew


def _is_known(job: _Job, one: _Listed) -> bool:
    """Say whether a file is loaded; what cannot be told is met again in its turn."""
    if not isinstance(one.file, SourceFile):
        return False
    try:
        return is_unchanged(job.said, one.path, job.writer.asked(one.file.sha256))
    except UnknownName:
        return False


def _file(job: _Job, one: _Listed, crew: Crew | None, loading: Callable[[], None]) -> Iterator[FileReport]:
    """Report on one path: one report, or one for each member of an archive."""
    if isinstance(one.file, AxstatError):
        yield FileReport(one.name, "refused", error=one.file)
        return
    try:
        if is_unchanged(job.said, one.path, job.writer.asked(one.file.sha256)):
            yield FileReport(one.name, "unchanged", one.file.sha256)
            return
    except UnknownName as error:
        yield FileReport(one.name, "refused", error=error)
        return
    for found in _understood(job, one, crew):
        if found.fault is not None:
            yield _failure(job, found.fault, Subject(found.name, found.sha256 or one.file.sha256))
        elif found.unit is not None:
            yield _guarded(job, found, found.unit, loading, more=crew is not None)
        elif found.error is not None:
            yield FileReport(found.name, "refused", found.sha256, error=found.error)
        else:
            yield FileReport(found.name, "unchanged", found.sha256)


def _understood(job: _Job, one: _Listed, crew: Crew | None) -> Iterator[Understood]:
    """Yield the workbooks of a file as another process read them, or as they are read here."""
    done = 0
    if crew is not None and one.path in crew:
        for found in crew.understood(one.path, one.name, job.writer.let_go):
            if found is None or (found.sha256 and found.recorded != job.writer.asked(found.sha256)):
                break  # a fault, to be met where it can be told, or loaded since: by another, or with other bytes' name
            yield found
            done += 1
        else:
            return
        job.writer.let_go()
    yield from islice(understand(one.path, one.name, job.said, job.writer.asked, job.jobs), done, None)


def _guarded(job: _Job, found: Understood, unit: LoadUnit, loading: Callable[[], None], *, more: bool) -> FileReport:
    """Report on one workbook; a fault of ours costs this workbook only, for a load is one transaction."""
    try:
        return _loaded(job, found, unit, loading, more=more)
    except (AxstatError, MemoryError):
        raise
    except Exception as error:
        return _failure(job, error, Subject(found.name, found.sha256))


def _failure(job: _Job, error: Exception, subject: Subject) -> FileReport:
    found = failed(error, job.reports, subject)
    return FileReport(subject.shown, "refused", subject.sha256, error=found)


def _loaded(job: _Job, found: Understood, unit: LoadUnit, loading: Callable[[], None], *, more: bool) -> FileReport:
    report = FileReport(found.name, "refused", found.sha256, unit.meta, found.counts, unit.checks, unit.doubts)
    if problem := found.error or (_strict(unit) if job.strict else None):
        return replace(report, error=problem)
    loading()
    try:
        summary = job.writer.load(unit, more=more)
    except CheckFailed as error:  # another source claims a cell of a view with another number
        return replace(report, error=error)
    return replace(
        report,
        outcome="would-load" if job.dry_run else "loaded",
        meta=cited(unit.meta, summary.cited),
        checks=(*unit.checks, *summary.beside),
        source_id=None if job.dry_run else summary.source_id,
        replaced=summary.replaced,
        in_use=summary.in_use,
        gone_before=summary.gone_before,
        again=summary.again,
    )


def _strict(unit: LoadUnit) -> AxstatError | None:
    warnings = [w for w in unit.findings if w.severity == "warning"]
    if not warnings:
        return None
    return CheckFailed("strict", file=unit.file.name, warnings=some(warnings, 1))
