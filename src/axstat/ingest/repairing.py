"""Building a database again from the workbooks it came from, as they were loaded: same options, order and decisions.

What was loaded is read from what is left of the database, else from the record beside it. Every workbook is known by
its sha256: one that moved is found in `data/raw`, one that changed is not loaded. The new database is built beside
and takes the place of the damaged one, which is kept under another name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from axstat import store
from axstat.errors import (
    AxstatError,
    CheckFailed,
    DatabaseDamaged,
    DatabaseError,
    DatabaseForeign,
    DatabaseLog,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseUnrecorded,
    DatabaseVersion,
)
from axstat.failures import Subject, failed
from axstat.ingest import files
from axstat.ingest.reading import open_all, read, wishes
from axstat.model.cells import Workbook
from axstat.store import SourceRecord, Writer
from axstat.voice import Finding
from axstat.workbook import fingerprint

Outcome = Literal["back", "gone", "changed", "refused"]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of one source: `path` is where its workbook was looked for or found, `error` why it was refused."""

    source: SourceRecord
    outcome: Outcome
    path: Path
    error: AxstatError | None = None


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair did. `fault` is what was wrong, None with nothing; `kept` is what was put aside."""

    database: Path
    fault: DatabaseError | None = None
    sources: tuple[Rebuilt, ...] = ()
    kept: Path | None = None

    @property
    def back(self) -> int:
        """Return how many sources are in the database again."""
        return sum(one.outcome == "back" for one in self.sources)


def repair(
    db: Path | None = None,
    *,
    wait: float = 10.0,
    on_wait: Callable[[Finding], None] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> RepairReport:
    """Build the database again where it is damaged or of an older version.

    Args:
        db: the database; the project's own when None.
        wait: seconds to wait for another process that loads.
        on_wait: told once who that is.
        progress: told the file, its number and how many there are.

    Raises:
        DatabaseForeign, DatabaseNewer: what stands there is not ours to replace.
        DatabaseUnrecorded: nothing says what was loaded.
        DatabaseMissing, DatabaseBusy, DatabaseError: there is nothing to repair, or it cannot be looked at or written.
    """
    path = store.default_path() if db is None else db
    if not path.parent.is_dir():
        raise DatabaseMissing("no-database", path=str(path))
    with store.held(path, wait, on_wait):
        try:
            sources = store.check_apart(path, wait)
        except (DatabaseForeign, DatabaseNewer):
            raise
        except (DatabaseDamaged, DatabaseVersion, DatabaseMissing) as error:
            return _mend(path, error, progress or (lambda *_: None))
        store.write_record(path, sources)
        return RepairReport(path)


def _mend(path: Path, fault: DatabaseError, progress: Callable[[str, int, int], None]) -> RepairReport:
    recorded = store.sources_apart(path) or store.read_record(path)
    if not recorded:
        if isinstance(fault, DatabaseMissing):
            raise fault
        raise DatabaseUnrecorded("nothing-says-what-was-loaded", fault=fault.finding) from fault
    if isinstance(fault, DatabaseLog) and path.exists() and (kept := _without_log(path, recorded)) is not None:
        return RepairReport(path, fault, kept=kept)
    new = path.with_name(path.name + ".rebuilt")
    store.clear(new)
    try:
        with store.open_writer(new) as writer:
            found = tuple(_load_all(writer, recorded, Shelves(path), progress))
        if not any(one.outcome == "back" for one in found):
            return RepairReport(path, fault, found)
        store.check_apart(new)
        kept = store.take_place(new, path, "old" if isinstance(fault, DatabaseVersion) else "damaged")
    finally:
        store.clear(new)
    return RepairReport(path, fault, found, kept)


def _without_log(path: Path, recorded: Sequence[SourceRecord]) -> Path | None:
    """Put a log aside that is not this database's, where the database is whole without it."""
    alone = path.with_name(path.name + ".rebuilt")
    store.clear(alone)
    try:
        store.second_name(path, alone)
        there = {source.sha256 for source in store.check_apart(alone)}
    except (DatabaseError, OSError):
        return None
    finally:
        store.clear(alone)
    return store.put_log_aside(path) if {source.sha256 for source in recorded} <= there else None


def _load_all(
    writer: Writer, recorded: Sequence[SourceRecord], shelves: Shelves, progress: Callable[[str, int, int], None]
) -> Iterator[Rebuilt]:
    """Load every source in the order of loading; one that another one contradicts, once more when all are there."""
    again = []
    for number, source in enumerate(recorded, start=1):
        progress(source.file, number, len(recorded))
        one = _load(writer, source, shelves)
        if isinstance(one.error, CheckFailed):
            again.append(source)
        else:
            yield one
    for source in again:
        yield _load(writer, source, shelves)


def _load(writer: Writer, source: SourceRecord, shelves: Shelves) -> Rebuilt:
    path, workbook = shelves.find(source)
    if workbook is None:
        return Rebuilt(source, "changed" if path.exists() else "gone", path)
    asked = source.asked
    given = (None, None) if asked is None else (asked.dataset, asked.year, asked.said_as)
    try:
        meaning = read(workbook, path, wishes(*given, start=shelves.start)).meaning
        if meaning.problems:
            return Rebuilt(source, "refused", path, meaning.problems[0])
        unit = meaning.unit
        if path == recorded_path(source):  # as it was named then: `trace` prints it
            unit = replace(unit, file=replace(unit.file, path=source.path))
        writer.load(unit, kept=source)
    except DatabaseError:
        raise
    except AxstatError as error:
        return Rebuilt(source, "refused", path, error)
    except MemoryError:
        raise
    except Exception as error:
        return Rebuilt(source, "refused", path, failed(error, writer.path.parent, Subject(source.file, source.sha256)))
    return Rebuilt(source, "back", path)


def recorded_path(source: SourceRecord) -> Path:
    """Return where a source's workbook lay when it was loaded."""
    return Path(source.asked.path if source.asked is not None else source.path)


class Shelves:
    """Where workbooks are looked for: at the place they were loaded from, then in the project's `data/raw`."""

    def __init__(self, database: Path) -> None:
        """Remember the database, whose project counts where the working folder has none."""
        self.start = Path.cwd() if store.project_root() is not None else database.absolute().parent
        self._seen: dict[Path, frozenset[str]] = {}

    def find(self, source: SourceRecord) -> tuple[Path, Workbook | None]:
        """Return the path of a source's workbook with its grids; the recorded path and None where it is not found."""
        recorded = recorded_path(source)
        for path in (recorded, *self._raw):
            if source.sha256 in self._shas(path):
                found = next((one for one in _opened(path) if one.file.sha256 == source.sha256), None)
                if found is not None:
                    return path, found
        return recorded, None

    @cached_property
    def _raw(self) -> tuple[Path, ...]:
        try:
            return files.expand(files.raw_folder(self.start))
        except AxstatError:
            return ()

    def _shas(self, path: Path) -> frozenset[str]:
        """Return the sha256 of a workbook, or of those in an archive; none where it cannot be read."""
        if path not in self._seen:
            try:
                archive = path.suffix.lower() == ".zip"
                found = [one.file for one in _opened(path)] if archive else [fingerprint(path)]
            except AxstatError:
                found = []
            self._seen[path] = frozenset(file.sha256 for file in found)
        return self._seen[path]


def _opened(path: Path) -> tuple[Workbook, ...]:
    try:
        return open_all(path)
    except AxstatError:
        return ()
