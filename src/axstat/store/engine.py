"""Opening DuckDB files: waiting for locks, telling apart what is wrong with a file, and saying it in our words."""

from __future__ import annotations

import re
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import DatabaseError, DatabaseMissing, DatabaseVersion
from axstat.store.lock import Waiting, read_holder

if TYPE_CHECKING:
    import duckdb

SCHEMA_VERSION = "4"
STORAGE_VERSION = "v1.5.0"  # readable by the duckdb 1.5 programs; later ones gain nothing (docs/performance.md)

_LONGEST = 500
"""Characters of a message: DuckDB quotes whole words of a statement, however long they are."""
_HELD = re.compile(r"conflicting lock|could not set lock|being used by another process|different configuration", re.I)
_HELD_BY = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_OTHER_VERSION = re.compile(r"newer version|version number|serialization", re.I)


def import_duckdb() -> None:
    """Import duckdb without `importlib.metadata`, which it loads only to know its own version number.

    That is a fifth of its import time, and every read command pays it.
    """
    name = "importlib.metadata"
    if name in sys.modules or "duckdb" in sys.modules:
        return
    stub = types.ModuleType(name)
    stub.version = lambda _: "2"  # type: ignore[attr-defined]
    sys.modules[name] = stub
    try:
        import duckdb
    finally:
        del sys.modules[name]
    duckdb.__version__ = duckdb.__duckdb_version__  # type: ignore[attr-defined]


def connect(
    path: Path, *, read_only: bool, waiting: Waiting, config: dict[str, Any] | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the database file at `path`, waiting while another process holds it.

    Raises:
        DatabaseMissing: there is no such file (a connection never creates one unless it may write).
        DatabaseBusy: another process held it until the waiting was over.
        DatabaseVersion: the file is no DuckDB database, or one this DuckDB cannot read.
        DatabaseError: the file cannot be opened for another reason.
    """
    import_duckdb()
    import duckdb

    if not path.exists() and read_only:
        raise DatabaseMissing(f"there is no database `{path}`")
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config=config or {})
        except duckdb.Error as error:
            held_by = _holder(path, str(error))
            if held_by is None:
                raise _unusable(path, str(error)) from error
            waiting.pause(held_by)


def check_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Check that `connection` is to an axstat database of this version.

    Raises:
        DatabaseVersion: it is not.
    """
    import duckdb

    try:
        row = first_row(connection, "select value from store.meta where name = 'schema_version'")
    except duckdb.CatalogException:
        row = None
    if row is None:
        raise DatabaseVersion(f"`{path}` is a DuckDB database, but not axstat's")
    if row[0] != SCHEMA_VERSION:
        raise DatabaseVersion(f"`{path}` has axstat's schema version {row[0]}, this axstat reads {SCHEMA_VERSION}")


def first_row(
    connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, Any] | None = None
) -> tuple[Any, ...] | None:
    """Run a statement and return its first row; unlike `fetchone`, nothing stays open on the connection."""
    rows = connection.execute(sql, values or {}).fetchall()
    return rows[0] if rows else None


def first_line(error: BaseException) -> str:
    """Return DuckDB's message without its kind, its excerpt of the statement and its full stop, and not too long."""
    line = re.sub(r"^([A-Z]\w+ )+Error: ", "", str(error).strip().split("\n", 1)[0]).rstrip(".")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _holder(path: Path, message: str) -> str | None:
    if not _HELD.search(message):
        return None
    match = _HELD_BY.search(message)
    holder = read_holder(path)
    if match is None:
        same = "this process" if "different configuration" in message else "another process"
        return str(holder or same)
    if holder is not None and holder.pid == int(match["pid"]):
        return str(holder)
    return f"process {match['pid']} (`{Path(match['program']).name}`)"


def _unusable(path: Path, message: str) -> DatabaseError:
    line = first_line(Exception(message))
    if "not a valid DuckDB database" in message:
        return DatabaseVersion(f"`{path}` is not a database")
    if _OTHER_VERSION.search(message):
        return DatabaseVersion(f"`{path}` cannot be read by this version of DuckDB: {line}")
    if "corrupt" in message.lower():
        return DatabaseError(f"`{path}` is damaged: {line}", hint=DatabaseVersion.remedy)
    return DatabaseError(f"`{path}` cannot be opened: {line}")
