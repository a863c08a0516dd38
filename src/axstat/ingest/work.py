"""`ingest`: files in, observations in the database. A file is loaded whole or not at all; others go on when one stops.

A file whose bytes are loaded already, read as this call would read them, is skipped before it is parsed: options that
are not given again stay as they were; other options, or other declarations of the project, read it anew. Parsing
happens while the database is free; the lock is taken for one load at a time. A dry run loads into a copy of the
database, so that it foretells what would be replaced, and what refused because other sources contradict it.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axstat.errors import AxstatError, CheckFailed, ExitCode
from axstat.failures import Subject, failed
from axstat.filenames import readable
from axstat.ingest import files
from axstat.ingest.counts import count
from axstat.ingest.exports import looks_like_export, take_back
from axstat.ingest.reading import Wishes, open_all, read, wishes
from axstat.ingest.report import FileReport, IngestReport
from axstat.ingest.sidecar import cited
from axstat.model.cells import Workbook
from axstat.model.observations import Asked, LoadUnit
from axstat.store import Writer, default_path, open_writer, rehearsal
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
    reports: Path
    """The folder for reports of axstat's own faults."""


def ingest(
    paths: Sequence[Path | str] | None = None,
    *,
    db: Path | str | None = None,
    dataset: str | None = None,
    year: int | str | None = None,
    said_as: Sequence[str] = (),
    dry_run: bool = False,
    strict: bool = False,
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
        wait: seconds to wait for a database that another process holds.
        on_wait: told once who holds the database.
        progress: told about each file as it is read, loaded, done.

    Raises:
        UsageError: an option that cannot be used, or no path and no `data/raw`. Trouble with a file is in its report.
        DatabaseError: the database cannot be used at all.
    """
    said = wishes(dataset, year, said_as)
    database = default_path() if db is None else Path(db)
    named = [Path(p) for p in paths] if paths else list(files.default_inputs())
    with contextlib.ExitStack() as stack:
        place = stack.enter_context(rehearsal(database, wait=wait, on_wait=on_wait)) if dry_run else database
        writer = stack.enter_context(open_writer(place, wait=wait, on_wait=on_wait))
        job = _Job(writer, said, dry_run, strict, database.parent)
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
    every = files.unique(listed)
    for index, path in enumerate(every, start=1):
        name = files.shown(path)
        progress(Progress(name, index, len(every), "reading"))
        with _no_cycle_search():
            yield from _file(job, path, lambda n=name, i=index: progress(Progress(n, i, len(every), "loading")))  # type: ignore[misc]
        progress(Progress(name, index, len(every), "done"))


@contextlib.contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Hold the search for cyclic garbage back: it would walk the millions of live objects of a file again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _file(job: _Job, path: Path, loading: Callable[[], None]) -> Iterator[FileReport]:
    """Report on one path: one report, or one for each member of an archive."""
    name = files.shown(path)
    try:
        sha256 = fingerprint(path).sha256
    except AxstatError as error:
        yield FileReport(name, "refused", error=error)
        return
    recorded = job.writer.asked(sha256)
    try:
        if _is_unchanged(job, path, recorded):
            yield FileReport(name, "unchanged", sha256)
            return
        workbooks = open_all(path)
    except AxstatError as error:
        yield FileReport(name, "refused", error=error)
        return
    except MemoryError:
        raise
    except Exception as error:
        yield _failure(job, error, Subject(name, sha256))
        return
    for workbook in workbooks:
        member = workbook.file.name.partition("/")[2] if len(workbooks) > 1 or path.suffix == ".zip" else ""
        shown = f"{name}/{member}" if member else name
        yield _guarded(job, workbook, path, shown, loading)


def _guarded(job: _Job, workbook: Workbook, path: Path, name: str, loading: Callable[[], None]) -> FileReport:
    """Report on one workbook; a fault of ours costs this workbook only, for a load is one transaction."""
    try:
        return _workbook(job, workbook, path, name, loading)
    except (AxstatError, MemoryError):
        raise
    except Exception as error:
        return _failure(job, error, Subject(name, workbook.file.sha256))


def _failure(job: _Job, error: Exception, subject: Subject) -> FileReport:
    found = failed(error, job.reports, subject)
    return FileReport(subject.shown, "refused", subject.sha256, error=found)


def _workbook(job: _Job, workbook: Workbook, path: Path, name: str, loading: Callable[[], None]) -> FileReport:
    sha256 = workbook.file.sha256
    recorded = job.writer.asked(sha256)
    try:
        if _is_unchanged(job, path, recorded):
            return FileReport(name, "unchanged", sha256)
        result = read(workbook, path, _wishes(job, recorded))
    except AxstatError as error:
        return FileReport(name, "refused", sha256, error=error)
    unit = result.meaning.unit
    counts = count(result.meaning, result.readings)
    problem = next(iter(result.meaning.problems), None) or (_strict(unit) if job.strict else None)
    summary = None
    if problem is None:
        loading()
        try:
            summary = job.writer.load(unit)
        except CheckFailed as error:  # another source claims a cell of a view with another number
            problem = error
    outcome: Literal["refused", "would-load", "loaded"] = (
        "refused" if problem is not None else "would-load" if job.dry_run else "loaded"
    )
    return FileReport(
        name,
        outcome,
        sha256,
        cited(unit.meta, summary.cited if summary else None),
        counts,
        checks=(*unit.checks, *(summary.compared if summary else ())),
        doubts=unit.doubts,
        error=problem,
        source_id=summary.source_id if summary and not job.dry_run else None,
        replaced=summary.replaced if summary else (),
        in_use=summary.in_use if summary else 0,
        gone_before=summary.gone_before if summary else (),
        again=summary is not None and summary.again,
    )


def _wishes(job: _Job, recorded: Asked | None) -> Wishes:
    return job.said if recorded is None else job.said.or_recorded(recorded)


def _is_unchanged(job: _Job, path: Path, recorded: Asked | None) -> bool:
    """Say whether a file is loaded, read as this call would read it."""
    return recorded is not None and recorded.reading == _wishes(job, recorded).asked(path).reading


def _strict(unit: LoadUnit) -> AxstatError | None:
    warnings = [w for w in unit.findings if w.severity == "warning"]
    if not warnings:
        return None
    return CheckFailed("strict", file=unit.file.name, warnings=some(warnings, 1))
