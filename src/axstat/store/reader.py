"""The read path: a connection that can only read this one file.

Statements are single `select`s (or `explain`), values are bound by name, and the engine itself refuses files,
extensions, settings and writes. Nothing is created beside the database, so a read-only folder is fine. Sums and
means of DOUBLE differ in their last digits from run to run: published figures use `fsum` and `favg`.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import QueryFailed, QueryTimeout
from axstat.model.results import SourceNote
from axstat.outputs import Evidence
from axstat.store.damage import check_length, first_line, of_file
from axstat.store.engine import check_schema, connect, import_duckdb
from axstat.store.interruption import interruptible
from axstat.store.lock import OnWait, Waiting

if TYPE_CHECKING:
    import duckdb

_PATIENCE = 1.0
_PAUSE = 0.02
_SOURCES = """
    select
        source_id, file, sha256, dataset, title, publisher, fiscal_year, survey_year, edition, url, licence, simulated,
        coalesce(asked.said_as, []) as said_as
    from store.source order by source_id
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement answered: (name, DuckDB type) of each column, and the rows as tuples.

    DECIMAL values are floats; enumerations are text with type `VARCHAR`.
    """

    columns: tuple[tuple[str, str], ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One `select` or `explain` statement, not yet bound to tables, and the names of its parameters."""

    statement: duckdb.Statement
    parameters: frozenset[str]


class Reader:
    """Runs statements; see `open_reader`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        """Take an open, locked-down connection."""
        self._connection = connection
        self.path = path

    def parse(self, sql: str) -> Parsed:
        """Parse one `select` or `explain` statement.

        Raises:
            QueryFailed: the text holds none, several, another kind, or unnamed parameters.
        """
        return only_statement(sql, self._connection)

    def execute(
        self, sql: str | Parsed, params: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> Rows:
        """Run one `select` statement with `params` bound to its `$names`; parameters it does not use are left out.

        Args:
            sql: the statement, as text or parsed.
            params: values by parameter name.
            timeout: seconds after which the statement is stopped.

        Raises:
            QueryFailed: it is not one `select`, it is wrong, or a parameter has no value.
            QueryTimeout: it ran longer than `timeout`.
        """
        import duckdb

        parsed = self.parse(sql) if isinstance(sql, str) else sql
        bound = bind(parsed, params or {})

        def run() -> Rows:
            cursor = self._connection.execute(parsed.statement, bound)
            columns = tuple((d[0], _type_name(d[1])) for d in cursor.description or ())
            return Rows(columns, _without_decimals(columns, cursor.fetchall()))

        try:
            return _answer(self._connection, run, timeout)
        except duckdb.InterruptException as error:
            raise QueryTimeout(f"the query ran longer than {timeout:g} s") from error
        except duckdb.Error as error:
            raise of_file(self.path, error) or QueryFailed(first_line(error)) from error

    def sources(self) -> tuple[SourceNote, ...]:
        """Return every source, oldest first."""
        return tuple(replace(SourceNote(*row), said_as=tuple(row[-1])) for row in self.execute(_SOURCES).rows)

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the files that the sources were loaded from, which no output may replace."""
        rows = self._connection.execute("select file, path, sha256, bytes from store.source").fetchall()
        return tuple(Evidence(file, Path(path), sha256, size) for file, path, sha256, size in rows)


@contextlib.contextmanager
def open_reader(
    path: Path,
    *,
    wait: float = 10.0,
    on_wait: OnWait | None = None,
    memory_limit: str | None = None,
    threads: int | None = None,
) -> Iterator[Reader]:
    """Give a reader of the database at `path`.

    Args:
        path: the database file; never created here.
        wait: seconds to wait while a writer holds the database.
        on_wait: called with a description of the holder when waiting begins.
        memory_limit: such as `2GB`; DuckDB's own limit (80 % of memory) when None.
        threads: worker threads; all cores when None.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: the database cannot be used.
    """
    config: dict[str, Any] = {
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "python_enable_replacements": "false",
        "lock_configuration": "true",
        "temp_directory": "",
    }
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    if threads is not None:
        config["threads"] = str(threads)
    connection = connect(path, read_only=True, waiting=Waiting(path, wait, on_wait), config=config)
    with contextlib.closing(connection), interruptible():
        check_length(connection, path)
        check_schema(connection, path)
        yield Reader(connection, path)


def statement_parameters(sql: str) -> frozenset[str]:
    """Return the names of the parameters of one `select` statement, without any database.

    Raises:
        QueryFailed: the text is not exactly one `select` statement, or has unnamed parameters.
    """
    import_duckdb()
    import duckdb

    return only_statement(sql, duckdb.default_connection()).parameters


def only_statement(sql: str, connection: duckdb.DuckDBPyConnection) -> Parsed:
    """Return the one `select` or `explain` statement of a text.

    `duckdb.extract_statements` would open a second, empty database only to parse: a tenth of a small report.

    Raises:
        QueryFailed: it holds none, several, another kind, or unnamed parameters.
    """
    import duckdb

    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryFailed(first_line(error)) from error
    if len(statements) != 1:
        raise QueryFailed(f"a query is one statement, this text has {len(statements)}")
    statement = statements[0]
    if statement.type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        kind = statement.type.name.lower()
        raise QueryFailed(f"a query can only read: `{kind}` is refused", hint="write a `select` statement")
    if any(name.isdigit() for name in statement.named_parameters):
        raise QueryFailed("parameters need names", hint="write `$name` instead of `?` or `$1`")
    return Parsed(statement, frozenset(statement.named_parameters))


def bind(statement: Parsed, params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the parameters that the statement uses.

    Raises:
        QueryFailed: one has no value.
    """
    missing = sorted(name for name in statement.parameters if name not in params)
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        raise QueryFailed(f"the query needs a value for {names}", hint="give it with `-p name=value`")
    return {name: params[name] for name in statement.parameters}


def _answer(connection: duckdb.DuckDBPyConnection, work: Callable[[], Rows], timeout: float | None) -> Rows:
    """Run a query beside this thread, which stays free to count the seconds and to take Ctrl-C; DuckDB takes neither.

    Raises:
        duckdb.InterruptException: it ran longer than `timeout`.
        KeyboardInterrupt: the user stopped it.
    """
    found: list[Rows] = []
    failed: list[Exception] = []

    done = threading.Event()  # `Thread.join` loses count of a thread when Ctrl-C comes while it waits (CPython)

    def run() -> None:
        try:
            found.append(work())
        except Exception as error:
            failed.append(error)
        finally:
            done.set()

    end = None if timeout is None else time.monotonic() + timeout
    threading.Thread(target=run, daemon=True).start()
    try:
        while not done.is_set() and (end is None or time.monotonic() < end):
            done.wait(_PATIENCE if end is None else max(0.0, min(_PATIENCE, end - time.monotonic())))
    finally:
        while not done.is_set():
            connection.interrupt()
            done.wait(_PAUSE)
    for error in failed:
        raise error
    return found[0]


def _type_name(duckdb_type: object) -> str:
    name = str(duckdb_type)
    return "VARCHAR" if name.startswith("ENUM") else name


def _without_decimals(columns: tuple[tuple[str, str], ...], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    if not any(kind.startswith("DECIMAL") for _, kind in columns):
        return rows
    return [tuple(float(v) if isinstance(v, Decimal) else v for v in row) for row in rows]
