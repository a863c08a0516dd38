"""Putting a database out of the way without losing it: file, log and record take a new name that no other has."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from axstat import durable
from axstat.errors import DatabaseError
from axstat.store.damage import log_path, record_path
from axstat.store.lock import OnWait, Waiting, exclusive, lock_path
from axstat.store.record import read_record, write_record
from axstat.store.transaction import remove_files
from axstat.voice.system import reason


@contextlib.contextmanager
def held(path: Path, wait: float, on_wait: OnWait | None) -> Iterator[None]:
    """Hold the writer's lock of the database at `path` for longer than one load.

    Raises:
        DatabaseBusy: another writer held it until the waiting was over.
        DatabaseError: the folder is not there or cannot be written.
    """
    with exclusive(path, Waiting(path, wait, on_wait)):
        yield


def beside(path: Path, why: str) -> Path:
    """Return a name beside `path` that no file has: `axstat.duckdb.damaged-20261127-093000`."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        name = f"{path.name}.{why}-{stamp}{f'-{number}' if number > 1 else ''}"
        found = path.with_name(name)
        if not any(part(found).exists() for part in (Path, log_path, record_path)):
            return found
    raise DatabaseError("no-name-left", path=str(path.parent))


def put_log_aside(path: Path) -> Path:
    """Give the log beside `path` the log's name of a database that is not there, and return that name.

    Raises:
        DatabaseError: it cannot be renamed.
    """
    kept = log_path(beside(path, "log"))
    with _our_errors(path):
        durable.replace(log_path(path), kept)
    return kept


def take_place(new: Path, path: Path, why: str) -> Path | None:
    """Let the whole database at `new` take the place of `path`, and return under which name the one there is kept.

    At every moment there is a database at `path`, where there was one: the old one gets a second name first. Its log
    goes before the file does, for it must not be replayed into the new one.

    Raises:
        DatabaseError: the names cannot be given; the database at `path` is as it was.
    """
    kept = None
    with _our_errors(path):
        if path.exists() or log_path(path).exists():
            kept = beside(path, why)
            for part in (log_path, record_path):
                if part(path).exists():
                    second_name(part(path), part(kept))
            if path.exists():
                second_name(path, kept)
            durable.sync_folder(path.parent)
            log_path(path).unlink(missing_ok=True)
        durable.replace(new, path)
        write_record(path, read_record(new) or ())
        clear(new)
    return kept


def clear(path: Path) -> None:
    """Remove a database of ours that is not needed any more, with all that lies beside it."""
    remove_files(path)
    for file in (record_path(path), lock_path(path)):
        file.unlink(missing_ok=True)


def second_name(path: Path, other: Path) -> None:
    """Give a file another name besides its own; a copy where the disk knows no second names.

    Raises:
        OSError: neither can be made.
    """
    try:
        os.link(path, other)
    except OSError:  # a disk without links (FAT)
        shutil.copy2(path, other)
        durable.sync_file(other)


@contextlib.contextmanager
def _our_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DatabaseError("database-not-replaced", path=str(path), reason=reason(error)) from error
