"""One transaction on a database file: all of it or nothing; a new file takes its name at the end."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from axstat import durable
from axstat.errors import DatabaseError
from axstat.store.damage import first_line, log_path, of_file
from axstat.store.engine import check_schema, connect
from axstat.store.interruption import interruptible
from axstat.store.kept import keep
from axstat.store.lock import Waiting
from axstat.store.schema import Geography, create
from axstat.voice.system import quoted, reason

if TYPE_CHECKING:
    import duckdb


def new_path(path: Path) -> Path:
    """Return where a database is built before it takes its name."""
    return path.with_name(path.name + ".new")


def remove_files(path: Path) -> None:
    """Remove a database file with its write-ahead log and its spilled data, if they exist."""
    for file in (path, log_path(path)):
        file.unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.name + ".tmp"), ignore_errors=True)


@contextlib.contextmanager
def opened(path: Path, waiting: Waiting) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection that may write; closing it moves the log into the file."""
    connection = connect(path, read_only=False, waiting=waiting)
    try:
        yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def begun(
    connection: duckdb.DuckDBPyConnection, path: Path, *, is_new: bool = False, geography: Geography | None = None
) -> Iterator[None]:
    """Run the block in a transaction, committed at its end; what fails inside takes the connection with it.

    Args:
        connection: to the database at `path`.
        path: named by errors.
        is_new: nothing is in the database yet.
        geography: what a new database starts with; the shipped one when None.
    """
    with our_errors(path), interruptible():
        if is_new:
            create(connection, geography)
        else:
            check_schema(connection, path)
        connection.begin()
        yield
        keep(connection)
        connection.commit()


@contextlib.contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Turn what DuckDB and the disk refuse into our errors.

    Raises:
        DatabaseDamaged, DatabaseError: the database at `path` cannot be read or written.
    """
    from axstat.store.driver import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        why = reason(error) if isinstance(error, OSError) else quoted(first_line(error), "DuckDB")
        raise of_file(path, error) or DatabaseError("database-not-written", path=str(path), reason=why) from error


@contextlib.contextmanager
def renamed(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to build a database at; it takes its name when the block succeeds."""
    new = new_path(path)
    try:
        yield new
        durable.replace(new, path)
    except BaseException:
        remove_files(new)
        raise


@contextlib.contextmanager
def folder_for(folder: Path) -> Iterator[None]:
    """Create `folder` with its parents, and remove them again if the block fails and left them empty."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError("database-folder-not-created", path=str(folder), reason=reason(error)) from error
    try:
        yield
    except BaseException:
        for parent in missing:
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise
