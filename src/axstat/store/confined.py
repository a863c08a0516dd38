"""Runs a user's statements in a process of its own, whose time and memory are watched from here.

DuckDB looks at its own limits between the pieces of its work; one function over one row may be such a piece. A process
can be ended whatever it does, and the database is open read-only in it, so nothing is harmed. The process stays for
the next statement; its temporary files lie in a private folder that goes with it, whoever of the two is killed.
"""

from __future__ import annotations

import atexit
import contextlib
import queue
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from axstat.errors import AxstatError, QueryFailed
from axstat.processes import receive, send, start_python, unpack
from axstat.store.countdown import Countdown, Timeout, counting
from axstat.store.limits import QueryLimits
from axstat.store.rows import Row, Rows
from axstat.store.worker import LAST, Reply, Request, Task, remove_folder, unusable_parameter
from axstat.voice.system import reason

if TYPE_CHECKING:
    from axstat.store.reader import Parsed

_LOOK = 0.01
"""Seconds between two looks at the memory: Linux hands out some 20 MB in that time."""
_AHEAD = 2
"""Replies read before they are wanted: the rest waits in the other process."""
_NEARLY = 0.7
"""A process that ends by itself with so much of its memory in use ended for want of more."""


class Confined:
    """Statements on one database, in a process that starts with the first of them."""

    def __init__(self, path: Path, limits: QueryLimits) -> None:
        """Start nothing yet."""
        self._path = path
        self._limits = limits
        self._turn = threading.Lock()
        self._process: _Process | None = None

    def start(self) -> None:
        """Start the process before it is needed.

        Raises:
            QueryFailed: the system does not allow it.
        """
        self._started()

    def close(self) -> None:
        """End the process and remove its temporary files."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def parse(self, sql: str, *, timeout: Timeout | None = None) -> Parsed:
        """Parse one `select` or `explain` statement.

        Raises:
            QueryFailed: the text holds none, several, another kind, or unnamed parameters.
            QueryTimeout, QueryTooLarge: even that took too long, or too much memory.
        """
        from axstat.store.reader import Parsed

        ((_, names),) = self._ask(Request("parse", sql, {}), counting(timeout))
        return Parsed(sql, names)

    def execute(
        self, sql: str | Parsed, params: Mapping[str, Any] | None = None, *, timeout: Timeout | None = None
    ) -> Rows:
        """Run one `select` statement; see `Reader.execute`.

        Raises:
            QueryFailed: it is not one `select`, it is wrong, or a parameter has no value.
            QueryTimeout: it ran longer than `timeout`.
            QueryTooLarge: it needs more memory or temporary files than allowed, or its result is larger.
        """
        text = sql if isinstance(sql, str) else str(sql.statement)
        columns: tuple[tuple[str, str], ...] = ()
        rows: list[Row] = []
        for kind, said in self._ask(Request("execute", text, dict(params or {})), counting(timeout)):
            if kind == "rows":
                rows.extend(said)
            else:
                columns = said
        return Rows(columns, rows)

    def _started(self) -> _Process:
        if self._process is None:
            self._process = _Process(self._path.absolute(), self._limits)
        return self._process

    def _ask(self, request: Request, clock: Countdown) -> Iterator[Reply]:
        """Send a request and yield its replies; a process that has not said its last word on it is ended."""
        with self._turn:
            kind = ""
            try:
                for kind, said in self._started().ask(request, clock):
                    if isinstance(said, AxstatError):
                        raise said
                    yield kind, said
            finally:
                if kind not in LAST:
                    self.close()


class _Process:
    """A running process, its replies, and the watch over it."""

    def __init__(self, database: Path, limits: QueryLimits) -> None:
        self._replies: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._reading = threading.Thread(target=self._read, daemon=True)
        try:
            self._spill = Path(tempfile.mkdtemp(prefix="axstat-query-"))  # nobody else may look into it
            self._limits = replace(limits, spill=limits.disk(self._spill))
            try:
                self._child = start_python("axstat.store.worker", str(self._spill))
            except BaseException:
                remove_folder(self._spill)
                raise
        except OSError as error:
            raise QueryFailed("query-process-not-started", reason=reason(error)) from error
        # Before the interpreter ends: then the thread that reads would hold its stream for ever.
        atexit.register(self.end)
        self._reading.start()
        self._send(Task(database, self._spill, self._limits))

    def ask(self, request: Request, clock: Countdown) -> Iterator[Reply]:
        """Send a request and yield its replies up to the last.

        Raises:
            QueryTimeout: the time was over before.
            QueryTooLarge: the process took more memory than allowed.
            QueryFailed: the process ended by itself, or a parameter cannot be sent.
        """
        import psutil  # while the process starts: it takes as long as a small query

        self._send(request)
        seen, kind = 0, ""
        while kind not in (*LAST, "fatal"):
            body = self._next(clock.left(_LOOK))
            with contextlib.suppress(psutil.Error):
                seen = max(seen, psutil.Process(self._child.pid).memory_info().rss)
            if seen > self._limits.process:
                raise self._limits.exceeded("memory")
            if body is None:
                raise self._ended(seen)
            if clock.is_over():
                raise clock.timeout()
            if body:
                kind, said = unpack(body)
                yield kind, said

    def end(self) -> None:
        """Kill the process, whatever it does, and remove its temporary files; a second time does nothing."""
        atexit.unregister(self.end)
        if self._child.returncode is not None and not self._spill.exists():
            return
        self._child.kill()
        self._child.wait()
        while self._reading.is_alive():  # it may wait for room
            self._next(_LOOK)
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not sent is not wanted any more
                    stream.close()
        remove_folder(self._spill)

    def _next(self, seconds: float) -> bytes | None:
        """Return the next reply, none (`b""`) when it does not come in time, None when there will be no more."""
        try:
            return self._replies.get(timeout=seconds)
        except queue.Empty:
            return b""

    def _send(self, message: Task | Request) -> None:
        try:
            send(cast(BinaryIO, self._child.stdin), message)
        except OSError:  # it is gone: what it left behind says why
            return
        except Exception as error:
            raise unusable_parameter(error) from error

    def _read(self) -> None:
        body: bytes | None = b""
        while body is not None:
            try:
                body = receive(cast(BinaryIO, self._child.stdout))
            except (OSError, ValueError, MemoryError):
                body = None
            self._replies.put(body)

    def _ended(self, seen: int) -> AxstatError:
        """Return the refusal for a process that ended by itself: for want of memory, or by a fault of DuckDB."""
        code = self._child.wait()
        if seen > self._limits.process * _NEARLY:
            return self._limits.exceeded("memory")
        return QueryFailed("query-process-ended", code=code)
