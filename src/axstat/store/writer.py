"""The write path: one file is one transaction, and the database is locked only while it runs.

The database is created by the first load, in a file beside it that is renamed when the load is complete: a load
that fails leaves nothing behind. Between two calls the writer holds neither lock nor connection, so parsing never
blocks a reader.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.errors import DatabaseBusy, DatabaseError, DatabaseMissing
from axstat.model.observations import LoadUnit, ReadWith
from axstat.store import changing, compacting
from axstat.store.changing import LoadSummary
from axstat.store.engine import STORAGE_VERSION, check_schema, connect, first_line
from axstat.store.interruption import interruptible
from axstat.store.lock import OnWait, Waiting, exclusive
from axstat.store.schema import Geography, create, shipped_geography
from axstat.store.vintages import Lost

if TYPE_CHECKING:
    import duckdb


class Writer:
    """Loads and removes sources; see `open_writer`."""

    def __init__(self, path: Path, *, wait: float, on_wait: OnWait | None, geography: Geography | None) -> None:
        """Remember where and how; nothing is opened yet."""
        self.path = path
        self._wait = wait
        self._on_wait = on_wait
        self._geography = geography
        self._known: dict[str, ReadWith] | None = None
        self._grown = False

    def read_with(self, sha256: str) -> ReadWith | None:
        """Return with what a source of these bytes was read, None when none is loaded or there is no database."""
        if self._known is None:
            self._known = self._read_known()
        return self._known.get(sha256)

    def load(self, unit: LoadUnit) -> LoadSummary:
        """Load one file's observations in one transaction, creating the database when there is none.

        Raises:
            DatabaseBusy: another process held the database until the waiting was over.
            DatabaseVersion: the file at the path is not a database of this version.
            DatabaseError: it cannot be written (folder, rights, disk full); the last state stands.
            CheckFailed: another source claims one cell of a wide view with another number; nothing is loaded.
        """
        with self._writing(create_missing=True) as connection:
            summary = changing.load(connection, unit)
            self._grown = compacting.is_due(connection)
        self._known = None
        return summary

    def compact(self) -> None:
        """Rewrite the database with its facts sorted by measure, which makes it smaller and faster to query.

        Raises:
            DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`; the last state stands.
        """
        if not self.path.exists():
            raise DatabaseMissing(f"there is no database `{self.path}`")
        waiting = self._waiting()
        with exclusive(self.path, waiting), _renamed(self.path) as new, _our_errors(self.path), interruptible():
            remove_files(new)
            compacting.rewrite(self.path, new, waiting)
        self._grown = False

    def compact_if_grown(self) -> None:
        """Compact when the loads of this writer doubled a large database; a database in use is left as it is."""
        if self._grown:
            with contextlib.suppress(DatabaseBusy):
                self.compact()

    def remove(self, source_id: int) -> None:
        """Remove a source with everything that came from it; what gave way to it comes into use again.

        Raises:
            NotLoaded: there is no such source.
            CheckFailed: two sources would claim one cell of a wide view with different numbers.
            DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`.
        """
        with self._writing(create_missing=False) as connection:
            changing.remove(connection, source_id)
        self._known = None

    def use(self, source_id: int, *, undo: bool = False) -> tuple[Lost, ...]:
        """Let a source's values go before those of every other; return which values went out of use.

        The decision stands until it is taken back (`undo`), another is made, or the source is removed.

        Raises:
            NotLoaded: there is no such source.
            CheckFailed: undone, two sources would claim one cell of a wide view with different numbers.
            UsageError: the source is simulated and real data stand before it.
            DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`.
        """
        with self._writing(create_missing=False) as connection:
            return changing.use(connection, source_id, undo=undo)

    def _read_known(self) -> dict[str, ReadWith]:
        if not self.path.exists():
            return {}
        connection = connect(self.path, read_only=True, waiting=self._waiting())
        with contextlib.closing(connection):
            check_schema(connection, self.path)
            return changing.known(connection)

    def _waiting(self) -> Waiting:
        return Waiting(self.path, self._wait, self._on_wait)

    @contextlib.contextmanager
    def _writing(self, *, create_missing: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a connection inside a transaction, committed at the end; every lock is released after."""
        waiting = self._waiting()
        if not create_missing and not self.path.exists():
            raise DatabaseMissing(f"there is no database `{self.path}`")
        with _folder(self.path.parent), exclusive(self.path, waiting):
            remove_files(new_path(self.path))
            if self.path.exists():
                with _transaction(self.path, waiting, None) as connection:
                    yield connection
            else:
                remove_files(self.path)  # the log of a database that somebody deleted would not match the new one
                with _renamed(self.path) as new, _transaction(new, waiting, self._fill()) as connection:
                    yield connection

    def _fill(self) -> Geography:
        return shipped_geography() if self._geography is None else self._geography


@contextlib.contextmanager
def open_writer(
    path: Path, *, wait: float = 10.0, on_wait: OnWait | None = None, geography: Geography | None = None
) -> Iterator[Writer]:
    """Give a writer to the database at `path`, which the first load creates.

    Args:
        path: the database file; its folder is created with it.
        wait: seconds to wait, at each load, for another process that holds the database.
        on_wait: called with a description of the holder when waiting begins.
        geography: areas and regions of a new database; the shipped gazetteer when None.
    """
    writer = Writer(path, wait=wait, on_wait=on_wait, geography=geography)
    yield writer
    writer.compact_if_grown()


def new_path(path: Path) -> Path:
    """Return where a database is built before it takes its name."""
    return path.with_name(path.name + ".new")


def remove_files(path: Path) -> None:
    """Remove a database file with its write-ahead log and its spilled data, if they exist."""
    for file in (path, path.with_name(path.name + ".wal")):
        file.unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.name + ".tmp"), ignore_errors=True)


@contextlib.contextmanager
def _transaction(path: Path, waiting: Waiting, geography: Geography | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection inside a transaction; close it, which moves the log into the file."""
    config = {"storage_compatibility_version": STORAGE_VERSION}
    connection = connect(path, read_only=False, waiting=waiting, config=config)
    try:
        with _our_errors(path), interruptible():
            if geography is None:
                check_schema(connection, path)
            connection.begin()
            if geography is not None:
                create(connection, geography)
            yield connection
            connection.commit()
    finally:
        connection.close()


@contextlib.contextmanager
def _our_errors(path: Path) -> Iterator[None]:
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise DatabaseError(f"`{path}` cannot be written: {first_line(error)}") from error


@contextlib.contextmanager
def _renamed(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to build a database at; it takes its name when the block succeeds."""
    new = new_path(path)
    try:
        yield new
        new.replace(path)
    except BaseException:
        remove_files(new)
        raise


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Create `folder` with its parents, and remove them again if the block fails and left them empty."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"`{folder}` cannot be created: {error.strerror}") from error
    try:
        yield
    except BaseException:
        for parent in missing:
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise
