"""Reading a whole database, in a process of its own: what a damaged file does to DuckDB stays there."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.errors import DatabaseDamaged, DatabaseError
from axstat.processes import receive, send, unpack
from axstat.store.damage import check_length, of_file
from axstat.store.engine import cannot_be_opened, check_schema, connect, first_row
from axstat.store.lock import Waiting
from axstat.store.record import SourceRecord, read_sources

if TYPE_CHECKING:
    import duckdb

_START = "from axstat.store.checking import main; main()"
_SECONDS = 60.0
_BYTES_A_SECOND = 5e6  # far below any disk: a child that takes longer hangs
_TABLES = "select table_name from duckdb_tables() where schema_name = 'store' and not temporary order by table_name"
_COUNTS = """
    select
        (select sum(observations) from store.source),
        (select count(*) from store.observation) + (select count(*) from store.replaced)
"""


def check(path: Path, wait: float = 0.0) -> tuple[SourceRecord, ...]:
    """Read every value of the database at `path` and return its sources.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseDamaged, DatabaseVersion, DatabaseError: what is wrong with it.
    """
    return _opened(path, wait, partial(_read_all, path))


def check_apart(path: Path, wait: float = 0.0) -> tuple[SourceRecord, ...]:
    """Do as `check`, in a process of its own.

    Raises:
        DatabaseDamaged: also where DuckDB itself stopped or hung.
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: as `check`.
    """
    return _apart(path, "check", wait)


def sources_apart(path: Path) -> tuple[SourceRecord, ...] | None:
    """Return the sources of a damaged or older database, read in a process of its own; None where it cannot say."""
    try:
        return _apart(path, "sources", 0.0)
    except DatabaseError:
        return None


def main() -> None:
    """Answer on stdout what the parent asked for in argv: `check` or `sources`, a path, the seconds to wait."""
    what, path, wait = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    try:
        answer: tuple[SourceRecord, ...] | DatabaseError = (
            check(path, wait) if what == "check" else _opened(path, wait, read_sources, any_version=True)
        )
    except DatabaseError as error:
        answer = error
    send(sys.stdout.buffer, answer)


def _apart(path: Path, what: str, wait: float) -> tuple[SourceRecord, ...]:
    size = path.stat().st_size if path.is_file() else 0
    limit = wait + _SECONDS + size / _BYTES_A_SECOND
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, our own code
            [sys.executable, "-c", _START, what, str(path), str(wait)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DatabaseDamaged("database-hangs", path=str(path), seconds=round(limit)) from None
    body = receive(BytesIO(done.stdout))
    if body is None:
        raise DatabaseDamaged("database-crashes", path=str(path), code=done.returncode)
    answer: tuple[SourceRecord, ...] | DatabaseError = unpack(body)
    if isinstance(answer, DatabaseError):
        raise answer
    return answer


def _opened(
    path: Path,
    wait: float,
    read: Callable[[duckdb.DuckDBPyConnection], tuple[SourceRecord, ...]],
    *,
    any_version: bool = False,
) -> tuple[SourceRecord, ...]:
    connection = connect(path, read_only=True, waiting=Waiting(path, wait, None))
    from axstat.store.driver import duckdb

    with contextlib.closing(connection):
        try:
            if not any_version:
                check_length(connection, path)
                check_schema(connection, path)
            return read(connection)
        except duckdb.Error as error:
            raise of_file(path, error) or cannot_be_opened(path, error) from error


def _read_all(path: Path, connection: duckdb.DuckDBPyConnection) -> tuple[SourceRecord, ...]:
    """Read every column of every table, which compares every block with its checksum.

    Raises:
        DatabaseDamaged: there are fewer or more observations than were loaded.
    """
    for (table,) in connection.execute(_TABLES).fetchall():
        connection.execute(f"select bit_xor(hash(columns(*))) from store.{table}").fetchall()  # noqa: S608 - our own names
    loaded, there = first_row(connection, _COUNTS) or (0, 0)
    loaded = loaded or 0
    if there < loaded:
        raise DatabaseDamaged("observations-missing", path=str(path), there=there, loaded=loaded)
    if there > loaded:
        raise DatabaseDamaged("observations-too-many", path=str(path), there=there, loaded=loaded)
    return read_sources(connection)
