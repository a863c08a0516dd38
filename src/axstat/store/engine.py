"""Opening DuckDB files: waiting for locks, telling apart what is wrong with a file, and saying it in our words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import DatabaseError, DatabaseForeign, DatabaseNewer, DatabaseVersion
from axstat.filenames import readable
from axstat.store.damage import first_line, log_path, look, of_file
from axstat.store.lock import Waiting, read_holder
from axstat.voice import Finding, said
from axstat.voice.system import quoted

if TYPE_CHECKING:
    import duckdb

SCHEMA_VERSION = "12"
STORAGE_VERSION = "v1.5.0"  # readable by the duckdb 1.5 programs; later ones gain nothing (docs/performance.md)

_CLOSED = {"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"}
"""DuckDB never fetches anything, whatever a file is."""
_HELD = re.compile(r"conflicting lock|could not set lock|being used by another process|different configuration", re.I)
_HELD_BY = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_OWN = ("source", "sheet_table", "series", "item", "observation", "replaced", "area", "finding", "supersession")
"""Tables that a database of ours has; DuckDB's own list of all tables takes seven times as long to ask for."""


def connect(
    path: Path, *, read_only: bool, waiting: Waiting, config: dict[str, Any] | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the database file at `path`, waiting while another process holds it.

    Raises:
        DatabaseMissing: there is no such file (a connection never creates one unless it may write).
        DatabaseBusy: another process held it until the waiting was over.
        DatabaseDamaged, DatabaseVersion: what stands there cannot be read; it is left as it is.
        DatabaseError: the file cannot be opened for another reason, such as a path that is not UTF-8.
    """
    if read_only or path.exists() or log_path(path).exists():
        look(path)
    from axstat.store.driver import duckdb

    if readable(path) != str(path):
        raise DatabaseError("database-path-not-utf-8", path=str(path))
    settings = _CLOSED if read_only else {**_CLOSED, "storage_compatibility_version": STORAGE_VERSION}
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config={**settings, **(config or {})})
        except duckdb.Error as error:
            held_by = _holder(path, str(error))
            if held_by is None:
                raise of_file(path, error) or cannot_be_opened(path, error) from error
            waiting.pause(held_by)


def cannot_be_opened(path: Path, error: BaseException) -> DatabaseError:
    """Return the refusal for what DuckDB says and we do not know."""
    return DatabaseError("database-not-opened", path=str(path), reason=quoted(first_line(error), "DuckDB"))


def check_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Check that `connection` is to an axstat database of this version.

    Raises:
        DatabaseVersion: it is not.
        DatabaseDamaged: what says so cannot be read.
    """
    from axstat.store.driver import duckdb

    try:
        meta = dict(connection.execute("select name, value from store.meta").fetchall())
        version = meta.get("schema_version")
        if version == SCHEMA_VERSION:
            connection.execute(f"select 1 from {', '.join(f'store.{name}' for name in _OWN)} limit 0")  # noqa: S608
    except (duckdb.CatalogException, duckdb.BinderException):
        raise _foreign(path) from None
    except duckdb.Error as error:
        raise of_file(path, error) or cannot_be_opened(path, error) from error
    if version is None or not str(meta.get("created_by")).startswith("axstat "):
        raise _foreign(path)
    if version == SCHEMA_VERSION:
        return
    newer = str(version).isdecimal() and int(version) > int(SCHEMA_VERSION)
    kind = DatabaseNewer if newer else DatabaseVersion
    raise kind("database-schema", path=str(path), version=str(version), known=SCHEMA_VERSION)


def _foreign(path: Path) -> DatabaseForeign:
    return DatabaseForeign("database-not-axstats", path=str(path))


def first_row(
    connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, Any] | None = None
) -> tuple[Any, ...] | None:
    """Run a statement and return its first row; unlike `fetchone`, nothing stays open on the connection."""
    rows = connection.execute(sql, values or {}).fetchall()
    return rows[0] if rows else None


def _holder(path: Path, message: str) -> Finding | None:
    """Return who holds the database, as messages name them; None where DuckDB does not say that it is held."""
    if not _HELD.search(message):
        return None
    match = _HELD_BY.search(message)
    holder = read_holder(path)
    if match is None:
        if holder is not None:
            return holder.named
        return said("holder-this-process") if "different configuration" in message else said("holder-unknown")
    if holder is not None and holder.pid == int(match["pid"]):
        return holder.named
    return said("holder-program", pid=int(match["pid"]), program=Path(match["program"]).name)
