"""A database that is opened before it is asked for: DuckDB takes 20 ms to start, in which Python can do other work.

It is asked for its sources too, which every answer names. Nothing is decided here: where that fails, whoever wants to
read opens the database again and says what is wrong.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import AxstatError
from axstat.store.damage import check_length
from axstat.store.engine import check_schema, connect
from axstat.store.limits import QueryLimits
from axstat.store.lock import Waiting

if TYPE_CHECKING:
    import duckdb

LOCKED = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}


def connect_locked(path: Path, waiting: Waiting, config: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """Return a connection that reads the database at `path` and nothing else, and keeps its settings.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: the database cannot be used.
    """
    return connect(path, read_only=True, waiting=waiting, config={**LOCKED, **config})


def open_checked(path: Path, waiting: Waiting, config: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """Return such a connection to an axstat database of this version.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: the database cannot be used.
    """
    connection = connect_locked(path, waiting, config)
    try:
        check_length(connection, path)
        check_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


SOURCES = """
    select
        source_id, file, sha256, dataset, title, publisher, fiscal_year, survey_year, edition, url, licence, simulated,
        coalesce(asked.said_as, []) as said_as, retrieved_on, cited, partial
    from store.source order by source_id
"""


def settings(limits: QueryLimits) -> dict[str, str]:
    """Return the settings of a connection that reads: its limits, and no file beside the database."""
    return {**limits.config, "temp_directory": ""}


class Opening:
    """The database at `path`, as a thread opens it."""

    def __init__(self, path: Path) -> None:
        """Begin to open it; nothing is raised.

        Raises:
            UsageError: the environment sets a limit that cannot be.
        """
        import axstat.store.driver  # noqa: F401  compiled modules are loaded by the thread that takes Ctrl-C

        self._path = path.absolute()
        self._settings = settings(QueryLimits.from_environment())
        self._connection: duckdb.DuckDBPyConnection | None = None
        self.sources: list[tuple[Any, ...]] | None = None
        self._thread = threading.Thread(target=self._open, daemon=True)
        self._thread.start()

    def _open(self) -> None:
        from axstat.store.driver import duckdb

        with contextlib.suppress(AxstatError, duckdb.Error):
            self._connection = open_checked(self._path, Waiting(self._path, 0, None), self._settings)
            self.sources = self._connection.execute(SOURCES).fetchall()

    def take(self, path: Path, limits: QueryLimits) -> duckdb.DuckDBPyConnection | None:
        """Return the connection once, None where it is not to the database wanted or could not be made."""
        self._thread.join()
        if path.absolute() != self._path or settings(limits) != self._settings:
            return None
        connection, self._connection = self._connection, None
        return connection
