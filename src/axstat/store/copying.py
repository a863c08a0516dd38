"""Backup and restore: a copy of the database that is read whole before it takes its name.

The copy is made byte by byte while the writer's lock and a reader's connection keep every writer out; reading goes
on. A log is folded into the copy. What stands where the copy goes is kept, or was itself such a copy.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from axstat import durable
from axstat.errors import (
    AxstatError,
    DatabaseDamaged,
    DatabaseError,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseVersion,
    NotABackup,
    OutputNotWritable,
    SourcesMissing,
)
from axstat.store.aside import clear, held, take_place
from axstat.store.checking import check_apart, sources_apart
from axstat.store.damage import log_path
from axstat.store.engine import check_schema, connect
from axstat.store.lock import OnWait, Waiting
from axstat.store.record import SourceRecord, read_record, write_record
from axstat.store.transaction import our_errors
from axstat.voice import said, some
from axstat.voice.system import reason

Refusal = TypeVar("Refusal", bound=AxstatError)


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup or restore did: the file written, its sources and bytes, and what is kept of what was there."""

    path: Path
    sources: int
    bytes: int
    kept: Path | None = None


def backup(path: Path, to: Path, *, force: bool, wait: float, on_wait: OnWait | None) -> Copied:
    """Copy the database at `path` to the file `to`, read the copy whole, and give it its name.

    Args:
        path: the database.
        to: the backup; an older backup there is replaced.
        force: replace a backup that holds sources which the database lacks.
        wait: seconds to wait for another process that loads.
        on_wait: told once who that is.

    Raises:
        NotABackup: something else stands at `to`.
        OutputNotWritable: it cannot be written.
        SourcesMissing: the backup there holds sources that the database lacks.
        DatabaseMissing, DatabaseBusy, DatabaseDamaged, DatabaseVersion: the database cannot be copied.
    """
    _check_target(path, to)
    new = to.with_name(f".{to.name}.axstat-backup")
    with _not_writable(to):
        to.parent.mkdir(parents=True, exist_ok=True)
    with _writers_out(path, wait, on_wait):
        before = _sources_there(to)
        with _not_written_as(new, to):
            sources = _copy(path, new, wait, on_wait)
        try:
            if not force and (lost := _lost(before, sources)):
                raise SourcesMissing("backup-holds-more", path=str(to), names=some(lost))
            with _not_writable(to):
                durable.replace(new, to)
        finally:
            clear(new)
    return Copied(to, len(sources), to.stat().st_size)


@contextlib.contextmanager
def rehearsal(path: Path, *, wait: float, on_wait: OnWait | None) -> Iterator[Path]:
    """Give a copy of the database at `path`, or the place for a first one, in a private folder that is removed after.

    Raises:
        DatabaseBusy, DatabaseDamaged, DatabaseVersion: the database cannot be copied.
    """
    with tempfile.TemporaryDirectory(prefix="axstat-") as folder:
        scratch = Path(folder) / path.name
        if path.exists() or log_path(path).exists():
            _copy_files(path, scratch, Waiting(path, wait, on_wait))
        yield scratch


def restore(path: Path, source: Path, *, force: bool, wait: float, on_wait: OnWait | None) -> Copied:
    """Let a copy of the backup `source` take the place of the database at `path`, which is kept under another name.

    Args:
        path: the database.
        source: the backup; it is only read.
        force: also where the database holds sources that the backup lacks.
        wait: seconds to wait for another process that loads.
        on_wait: told once who that is.

    Raises:
        SourcesMissing: the database holds sources that the backup lacks.
        DatabaseForeign: the backup, or what stands in the database's place, is not axstat's.
        DatabaseMissing, DatabaseDamaged, DatabaseVersion: the backup cannot be used.
        DatabaseBusy, DatabaseError: the database is held by another process, or its folder cannot be written.
    """
    if source.exists() and path.exists() and source.samefile(path):
        raise NotABackup("restored-from-itself", path=str(source))
    if not source.exists() and not log_path(source).exists():
        raise DatabaseMissing("no-file", hint=said("give-a-backup"), path=str(source))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".restored")
    with held(path, wait, on_wait):
        with _given_as_backup():
            sources = _copy(source, new, wait, on_wait)
        try:
            if not force and (lost := _lost(_sources_there(path), sources)):
                raise SourcesMissing("database-holds-more", path=str(path), names=some(lost))
            _no_writer(path, wait, on_wait)
            write_record(new, sources)
            kept = take_place(new, path, "before")
        finally:
            clear(new)
    return Copied(path, len(sources), path.stat().st_size, kept)


@contextlib.contextmanager
def _given_as_backup() -> Iterator[None]:
    """Let what is no database of ours be refused as what was given for a backup, not as the database in use."""
    try:
        yield
    except DatabaseForeign as error:
        raise DatabaseForeign.of(replace(error.finding, remedy=said("give-a-backup"))) from error


def _no_writer(path: Path, wait: float, on_wait: OnWait | None) -> None:
    """Wait until no other program writes to the database at `path`; a file that cannot be opened has no writer.

    Raises:
        DatabaseBusy: one did until the waiting was over.
        DatabaseForeign: what stands there is not ours to put aside.
    """
    try:
        with contextlib.closing(connect(path, read_only=True, waiting=Waiting(path, wait, on_wait))) as connection:
            check_schema(connection, path)
    except DatabaseForeign:
        raise
    except (DatabaseDamaged, DatabaseMissing, DatabaseVersion):
        return


def _check_target(path: Path, to: Path) -> None:
    """Refuse to write a backup over anything else than a backup."""
    if not to.exists():
        return
    if path.exists() and to.samefile(path):
        raise NotABackup("backup-is-the-database", path=str(to))
    try:
        check_apart(to)
    except DatabaseError as error:
        raise NotABackup("no-backup-there", path=str(to), why=error.finding) from error


def _copy(path: Path, new: Path, wait: float, on_wait: OnWait | None) -> tuple[SourceRecord, ...]:
    """Copy a database with its log to `new`, fold the log in, and read the copy whole.

    Raises:
        DatabaseError: what is wrong with the database that was copied.
    """
    clear(new)
    waiting = Waiting(path, wait, on_wait)
    try:
        _copy_files(path, new, waiting)
        with our_errors(new):
            connect(new, read_only=False, waiting=waiting).close()
        return check_apart(new)
    except (DatabaseForeign, DatabaseVersion, DatabaseDamaged) as error:
        clear(new)
        raise _about(path, new, error) from error
    except BaseException:
        clear(new)
        raise


@contextlib.contextmanager
def _not_written_as(new: Path, to: Path) -> Iterator[None]:
    """Say of the file that was asked for what is wrong with the hidden one that was to take its name."""
    try:
        yield
    except OutputNotWritable as error:
        raise _about(to, new, error) from error


def _about(path: Path, copy: Path, error: Refusal) -> Refusal:
    """Return what is wrong with a copy as what is wrong with the file that it is a copy of, or is to replace."""
    fields = tuple(
        (name, value.replace(str(copy), str(path)) if isinstance(value, str) else value)
        for name, value in error.finding.fields
    )
    return type(error).of(replace(error.finding, fields=fields))


def _copy_files(path: Path, new: Path, waiting: Waiting) -> None:
    """Copy a database and its log; a reader's connection keeps every writer out meanwhile."""
    with contextlib.closing(connect(path, read_only=True, waiting=waiting)), _not_writable(new):
        for part in (Path, log_path):
            if part(path).exists():
                shutil.copyfile(part(path), part(new))


def _sources_there(path: Path) -> Sequence[SourceRecord]:
    """Return the sources of what will be replaced: of the file, else of the record beside it."""
    if not path.exists():
        return ()
    return sources_apart(path) or read_record(path) or ()


def _lost(there: Sequence[SourceRecord], coming: Sequence[SourceRecord]) -> list[str]:
    """Return the files of the sources that would be gone."""
    known = {source.sha256 for source in coming}
    return [source.file for source in there if source.sha256 not in known]


@contextlib.contextmanager
def _writers_out(path: Path, wait: float, on_wait: OnWait | None) -> Iterator[None]:
    """Hold the writer's lock; where the folder cannot be written there is no writer either."""
    if path.parent.is_dir() and os.access(path.parent, os.W_OK):
        with held(path, wait, on_wait):
            yield
    else:
        yield


@contextlib.contextmanager
def _not_writable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputNotWritable("copy-not-written", path=str(path), reason=reason(error)) from error
