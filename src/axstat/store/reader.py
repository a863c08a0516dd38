"""The read path: a connection that can only read this one file.

Statements are single `select`s (or `explain`), values are bound by name, and the engine itself refuses files,
extensions, settings and writes. Nothing is created beside the database, so a read-only folder is fine. Sums and
means of DOUBLE differ in their last digits from run to run: published figures use `fsum` and `favg`.
What a user wrote runs in `Reader.confined`, a process of its own: not every work of DuckDB ends when it is asked to.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import QueryFailed
from axstat.model.results import SourceNote
from axstat.store.countdown import Countdown, Timeout, counting
from axstat.store.interruption import interruptible
from axstat.store.limits import QueryLimits
from axstat.store.lock import OnWait, Waiting
from axstat.store.opening import SOURCES, Opening, open_checked, settings
from axstat.store.refused import refused
from axstat.store.rows import Rows, columns_of, pieces, refusal

if TYPE_CHECKING:
    import duckdb

    from axstat.outputs import Evidence
    from axstat.store.confined import Confined

_EXPLAIN = r"(?si)(?:\s|--[^\r\n]*[\r\n])*explain\s+(?:analyze\s+)?(?P<rest>.*)"
_PATIENCE = 1.0
_PAUSE = 0.02
_LAST: list[duckdb.DuckDBPyConnection] = []


@dataclass(frozen=True, slots=True)
class Parsed:
    """One `select` or `explain` statement, not yet bound to tables, and the names of its parameters."""

    statement: duckdb.Statement | str
    parameters: frozenset[str]


class Reader:
    """Runs statements; see `open_reader`."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path,
        limits: QueryLimits,
        confined: Confined | None = None,
        *,
        sources: list[tuple[Any, ...]] | None = None,
    ) -> None:
        """Take an open, locked-down connection.

        And what runs a user's statements, and the rows of the sources, where these are there already.
        """
        self._connection = connection
        self._limits = limits
        self._confined = confined
        self._sources = None if sources is None else tuple(_note(*row) for row in sources)
        self._meanwhile: Callable[[], None] | None = None
        self.path = path

    @property
    def confined(self) -> Confined:
        """The same database for what a user wrote: its limits bind whatever a statement does."""
        if self._confined is None:
            from axstat.store.confined import Confined

            self._confined = Confined(self.path, self._limits)
        return self._confined

    def close(self) -> None:
        """End the process of the user's statements, if there is one."""
        if self._confined is not None:
            self._confined.close()

    def meanwhile(self, work: Callable[[], None]) -> None:
        """Have `work` done while DuckDB works on the next statement that comes parsed, which leaves Python free.

        Those are what is asked for; small ones that only find out what to ask come as text, and are over too soon.
        """
        self._meanwhile = work

    def parse(self, sql: str, *, timeout: Timeout | None = None) -> Parsed:  # noqa: ARG002  axstat's own takes none
        """Parse one `select` or `explain` statement.

        Raises:
            QueryFailed: the text holds none, several, another kind, or unnamed parameters.
        """
        return only_statement(sql, self._connection)

    def execute(
        self, sql: str | Parsed, params: Mapping[str, Any] | None = None, *, timeout: Timeout | None = None
    ) -> Rows:
        """Run one `select` statement with `params` bound to its `$names`; parameters it does not use are left out.

        Args:
            sql: the statement, as text or parsed.
            params: values by parameter name.
            timeout: seconds after which the statement is stopped.

        Raises:
            QueryFailed: it is not one `select`, it is wrong, or a parameter has no value.
            QueryTimeout: it ran longer than `timeout`.
            QueryTooLarge: it needs more memory than allowed, or its result does.
        """
        from axstat.store.driver import duckdb

        parsed = self.parse(sql) if isinstance(sql, str) else sql
        bound = bind(parsed, params or {})
        clock = counting(timeout)

        def run() -> Rows:
            cursor = self._connection.execute(parsed.statement, bound)
            answer = Rows(columns_of(cursor), [])
            for piece in pieces(cursor, answer.columns, self._limits):
                answer.rows.extend(piece)
                if clock.is_over():  # the rows may be there already: then there is nothing to interrupt
                    raise clock.timeout()
            return answer

        work = None
        if isinstance(sql, Parsed):
            work, self._meanwhile = self._meanwhile, None
        try:
            return _answer(self._connection, run, clock, work)
        except duckdb.InterruptException as error:
            raise clock.timeout() from error
        except (duckdb.Error, MemoryError) as error:
            raise refusal(error, self._limits, self.path) from error

    def sources(self) -> tuple[SourceNote, ...]:
        """Return every source, oldest first; nobody can change them while the database is open for reading."""
        if self._sources is None:
            self._sources = tuple(_note(*row) for row in self.execute(SOURCES).rows)
        return self._sources

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the files that the sources were loaded from, which no output may replace."""
        from axstat.outputs import Evidence

        rows = self._connection.execute("select file, path, sha256, bytes from store.source").fetchall()
        return tuple(Evidence(file, Path(path), sha256, size) for file, path, sha256, size in rows)


def _note(*row: Any) -> SourceNote:
    *facts, said_as, retrieved_on, cited, partial = row
    said = tuple(name for name, value in (cited or {}).items() if value is not None)
    return replace(SourceNote(*facts), said_as=tuple(said_as), retrieved_on=retrieved_on, cited=said, partial=partial)


@contextlib.contextmanager
def open_reader(
    path: Path,
    *,
    wait: float = 10.0,
    on_wait: OnWait | None = None,
    limits: QueryLimits | None = None,
    confined: Confined | None = None,
    opening: Opening | None = None,
    last: bool = False,
) -> Iterator[Reader]:
    """Give a reader of the database at `path`.

    Args:
        path: the database file; never created here.
        wait: seconds to wait while a writer holds the database.
        on_wait: called with a description of the holder when waiting begins.
        limits: what a query may take; the environment's when None.
        confined: what runs a user's statements, where it was started before.
        opening: the database as it is being opened already.
        last: this is the last that the process does: its end closes the file at once, block by block takes 6 ms.

    Raises:
        UsageError: the environment sets a limit that cannot be.
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: the database cannot be used.
    """
    limits = limits or QueryLimits.from_environment()
    connection = opening.take(path, limits) if opening is not None else None
    sources = opening.sources if opening is not None and connection is not None else None
    if connection is None:
        with interruptible():
            connection = open_checked(path, Waiting(path, wait, on_wait), settings(limits))
    if last:
        _LAST.append(connection)
    held = contextlib.nullcontext(connection) if last else contextlib.closing(connection)
    with (
        held,
        interruptible(),
        contextlib.closing(Reader(connection, path, limits, confined, sources=sources)) as reader,
    ):
        yield reader


def statement_parameters(sql: str) -> frozenset[str]:
    """Return the names of the parameters of one `select` statement, without any database.

    Raises:
        QueryFailed: the text is not exactly one `select` statement, or has unnamed parameters.
    """
    from axstat.store.driver import duckdb

    return only_statement(sql, duckdb.default_connection()).parameters


def only_statement(sql: str, connection: duckdb.DuckDBPyConnection) -> Parsed:
    """Return the one `select` or `explain` statement of a text.

    `duckdb.extract_statements` would open a second, empty database only to parse: a tenth of a small report.

    Raises:
        QueryFailed: it holds none, several, another kind, or unnamed parameters.
    """
    from axstat.store.driver import duckdb

    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise refused(error) from error
    if not statements:
        raise QueryFailed("no-statement")
    if len(statements) > 1:
        raise QueryFailed("several-statements", n=len(statements))
    statement = statements[0]
    if statement.type == duckdb.StatementType.EXPLAIN:
        _check_explained(sql, connection)
    elif statement.type != duckdb.StatementType.SELECT:
        raise QueryFailed("statement-not-select", kind=statement.type.name.lower())
    if any(name.isdigit() for name in statement.named_parameters):
        raise QueryFailed("parameter-without-name")
    return Parsed(statement, frozenset(statement.named_parameters))


def _check_explained(sql: str, connection: duckdb.DuckDBPyConnection) -> None:
    """Check that an `explain` is about a `select`: `explain analyze` runs whatever statement it explains.

    Raises:
        QueryFailed: it is about another statement, or written so that this cannot be told.
    """
    match = re.fullmatch(_EXPLAIN, sql)
    if match is None or match["rest"].lower().startswith("explain"):
        raise QueryFailed("explain-not-select")
    only_statement(match["rest"], connection)


def bind(statement: Parsed, params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the parameters that the statement uses.

    Raises:
        QueryFailed: one has no value.
    """
    missing = sorted(name for name in statement.parameters if name not in params)
    if missing:
        raise QueryFailed("parameter-without-value", names=tuple(missing))
    return {name: params[name] for name in statement.parameters}


def _answer(
    connection: duckdb.DuckDBPyConnection,
    work: Callable[[], Rows],
    clock: Countdown,
    meanwhile: Callable[[], None] | None,
) -> Rows:
    """Run a query beside this thread, which stays free to count the seconds and to take Ctrl-C; DuckDB takes neither.

    Raises:
        duckdb.InterruptException: its time was over.
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

    threading.Thread(target=run, daemon=True).start()
    try:
        if meanwhile is not None:
            meanwhile()
        while not done.is_set() and not clock.is_over():
            done.wait(clock.left(_PATIENCE))
    finally:
        while not done.is_set():
            connection.interrupt()
            done.wait(_PAUSE)
    for error in failed:
        raise error
    return found[0]
