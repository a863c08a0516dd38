"""The write path: one file is one transaction, and the database is locked only while it runs.

The database is created by the first load, in a file beside it that is renamed when the load is complete: a load
that fails leaves nothing behind. Between two calls the writer holds neither lock nor connection, so parsing never
blocks a reader; only loads that follow each other at once share a connection, for a second at most.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.errors import DatabaseBusy, DatabaseMissing
from axstat.model.observations import Asked, LoadUnit
from axstat.outputs.writing import touch
from axstat.store import changing, citing, compacting
from axstat.store.changing import LoadSummary
from axstat.store.damage import check_length, log_path
from axstat.store.engine import check_schema, connect
from axstat.store.interruption import interruptible
from axstat.store.lock import PAUSE, OnWait, Waiting, exclusive
from axstat.store.record import NOT_ASKED, SourceRecord, read_sources, write_record
from axstat.store.schema import Geography
from axstat.store.transaction import begun, folder_for, new_path, opened, our_errors, remove_files, renamed
from axstat.store.vintages import Lost

if TYPE_CHECKING:
    import duckdb

    from axstat.store.export.taking import Taken

_HELD = 1.0
"""Seconds after which loads that share a connection let others in."""
_LEFT = 2 * PAUSE
"""Seconds for which they do: whoever waits tries at least once meanwhile."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A database that is open for writing: what closes it, its file, and since when.

    A new one is a file beside it.
    """

    locks: contextlib.ExitStack
    database: contextlib.ExitStack
    connection: duckdb.DuckDBPyConnection
    path: Path
    is_new: bool
    since: float = field(default_factory=time.monotonic)


class Writer:
    """Loads and removes sources; see `open_writer`."""

    def __init__(self, path: Path, *, wait: float, on_wait: OnWait | None, geography: Geography | None) -> None:
        """Remember where and how; nothing is opened yet."""
        self.path = path
        self._wait = wait
        self._on_wait = on_wait
        self._geography = geography
        self._known: dict[str, Asked] | None = None
        self._grown = False
        self._kept: _Opening | None = None
        self._free_until = 0.0

    def asked(self, sha256: str) -> Asked | None:
        """Return how a source of these bytes was asked for, None when none is loaded or there is no database."""
        return self.known().get(sha256)

    def known(self) -> Mapping[str, Asked]:
        """Return how every source was asked for, by the hash of its bytes."""
        if self._known is None:
            self._known = self._read_known()
        return self._known

    def load(self, unit: LoadUnit, *, kept: SourceRecord | None = None, more: bool = False) -> LoadSummary:
        """Load one file's observations in one transaction, creating the database when there is none.

        Args:
            unit: what the file holds.
            kept: for a source that is loaded again, its place in the order of loading and what was decided for it.
            more: another load may follow at once, so the database stays open for it until `let_go`, for a second at
                most: opening it and moving its log into the file take as long as a small load.

        Raises:
            DatabaseBusy: another process held the database until the waiting was over.
            DatabaseVersion: the file at the path is not a database of this version.
            DatabaseError: it cannot be written (folder, rights, disk full); the last state stands.
            CheckFailed: another source claims one cell of a wide view with another number; nothing is loaded.
        """
        with self._writing(create_missing=True, more=more) as connection:
            summary = changing.load(connection, unit, kept)
            self._grown = compacting.is_due(connection)
        return summary

    def let_go(self) -> None:
        """Close the database where a load left it open for more."""
        if self._kept is not None:
            opening, self._kept, self._known = self._kept, None, None
            with opening.locks, opening.database:
                self._free_until = time.monotonic() + _LEFT

    def take_back(self, folder: Path) -> Taken:
        """Load what an export holds in one transaction, creating the database when there is none.

        Raises:
            ExportForeign, ExportVersion, ExportDamaged: it cannot be used; nothing is loaded.
            CheckFailed, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`.
        """
        from axstat.store.export.manifest import check_files, read_manifest
        from axstat.store.export.taking import check_version, take

        manifest = read_manifest(folder)
        check_version(folder, manifest)
        check_files(folder, manifest)
        with self._writing(create_missing=True) as connection:
            taken = take(connection, folder, manifest)
            self._grown = compacting.is_due(connection)
        self._known = None
        return taken

    def compact(self) -> None:
        """Rewrite the database with its facts sorted by measure, which makes it smaller and faster to query.

        Raises:
            DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`; the last state stands.
        """
        if not self.path.exists():
            raise DatabaseMissing("no-database", path=str(self.path))
        self.let_go()
        waiting = self._waiting()
        with exclusive(self.path, waiting), renamed(self.path) as new, our_errors(self.path), interruptible():
            remove_files(new)
            compacting.rewrite(self.path, new, waiting)
        self._grown = False

    def compact_if_grown(self) -> None:
        """Compact when the loads of this writer doubled a large database; a database in use is left as it is."""
        if self._grown:
            with contextlib.suppress(DatabaseBusy):
                self.compact()

    def renew(self) -> None:
        """Set the database's time to now: all that it was asked to hold is in it."""
        touch(self.path)

    def remove(self, source_id: int) -> None:
        """Remove a source with everything that came from it; what gave way to it comes into use again.

        Raises:
            NotLoaded: there is no such source.
            CheckFailed: two sources would claim one cell of a wide view with different numbers.
            DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`.
        """
        with self._writing(create_missing=False) as connection:
            changing.remove(connection, source_id)

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

    def cite(
        self, source_ids: Collection[int], said: Mapping[str, str | date | None], *, replace: bool = False
    ) -> tuple[Lost, ...]:
        """Record what the user says of where sources are from; return which values went out of use.

        It is the user's word beside the file's own, goes before it, and stays when the file is read again.

        Args:
            source_ids: the sources, all or none.
            said: fields of `Citation` by name; None takes the user's word for a field back.
            replace: go also before what the file or its sidecar says.

        Raises:
            NotLoaded: there is no such source.
            UsageError: the file says it itself, and something else.
            CheckFailed: two sources would claim one cell of a wide view with different numbers, now that they are of
                two publishers.
            DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as for `load`.
        """
        with self._writing(create_missing=False) as connection:
            return citing.cite(connection, source_ids, said, replace=replace)

    def _read_known(self) -> dict[str, Asked]:
        if not self.path.exists() and not log_path(self.path).exists():
            return {}
        connection = connect(self.path, read_only=True, waiting=self._waiting())
        with contextlib.closing(connection), our_errors(self.path), interruptible():
            check_length(connection, self.path)
            check_schema(connection, self.path)
            return changing.known(connection)

    def _waiting(self) -> Waiting:
        return Waiting(self.path, self._wait, self._on_wait)

    @contextlib.contextmanager
    def _writing(self, *, create_missing: bool, more: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a connection inside a transaction, committed at the end; every lock is released after, unless `more`."""
        with contextlib.ExitStack() as held:
            opening = self._kept or self._opened(create_missing=create_missing)
            self._kept, self._known = None, None
            held.push(opening.locks)
            held.push(opening.database)
            with begun(opening.connection, opening.path, is_new=opening.is_new, geography=self._geography):
                yield opening.connection
                sources = read_sources(opening.connection)
            if more and not opening.is_new and time.monotonic() < opening.since + _HELD:
                write_record(self.path, sources)
                self._known = {source.sha256: source.asked or NOT_ASKED for source in sources}
                self._kept = opening
                held.pop_all()
                return
            opening.database.close()
            write_record(self.path, sources)
            self._free_until = time.monotonic() + _LEFT if more else 0.0

    def _opened(self, *, create_missing: bool) -> _Opening:
        """Lock the database and open it, or the new one that a first load fills."""
        time.sleep(max(0.0, self._free_until - time.monotonic()))
        waiting = self._waiting()
        if not create_missing and not self.path.exists():
            raise DatabaseMissing("no-database", path=str(self.path))
        with contextlib.ExitStack() as locks, contextlib.ExitStack() as database:
            locks.enter_context(folder_for(self.path.parent))
            locks.enter_context(exclusive(self.path, waiting))
            remove_files(new_path(self.path))
            there = self.path.exists() or log_path(self.path).exists()  # the log of a database that is gone: refused
            path = self.path if there else database.enter_context(renamed(self.path))
            connection = database.enter_context(opened(path, waiting))
            return _Opening(locks.pop_all(), database.pop_all(), connection, path, not there)


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
    try:
        yield writer
    finally:
        writer.let_go()
    writer.compact_if_grown()
