"""The process that runs a user's statements; `confined` starts it, watches it and ends it.

It ends itself, and takes its temporary files along, when the process that started it is gone.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from axstat.errors import AxstatError, QueryFailed
from axstat.processes import own_streams, receive, send, unpack
from axstat.store.limits import QueryLimits

if TYPE_CHECKING:
    import duckdb

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Task:
    """What the process is to work on, its first message."""

    database: Path
    spill: Path
    limits: QueryLimits


@dataclass(frozen=True, slots=True)
class Request:
    """One statement to parse or run."""

    what: Literal["parse", "execute"]
    sql: str
    parameters: dict[str, Any]


Reply = tuple[Literal["parameters", "rows", "end", "failed", "fatal"], Any]
"""Names of parameters; pieces of rows, then the columns; or a refusal. After a fatal one the process is gone."""
LAST = ("parameters", "end", "failed")
"""Replies after which the process waits for the next request."""


def main() -> None:
    """Answer requests from stdin on stdout until stdin ends; never returns."""
    inbox, outbox = own_streams()
    spill = Path(sys.argv[2])
    first = receive(inbox)
    if first is None:
        _leave(spill)
        return
    task: Task = unpack(first)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, requests, spill), daemon=True).start()

    connection: duckdb.DuckDBPyConnection | None = None
    while True:
        body = requests.get()
        try:
            try:
                if connection is None:  # not before it is asked: by then the other process holds the database open
                    connection = _open(task)
                with connection.cursor() as own:  # nothing that a statement does outlives it
                    for reply in _replies(own, body, task):
                        send(outbox, reply)
            except AxstatError as error:
                fatal = connection is None or _is_fatal(error.__cause__)
                send(outbox, ("fatal" if fatal else "failed", error))
        except BaseException:  # nobody listens, or not even the refusal can be told
            _leave(spill)


def _open(task: Task) -> duckdb.DuckDBPyConnection:
    from axstat.store.lock import Waiting
    from axstat.store.opening import connect_locked

    config = {**task.limits.config, "temp_directory": str(task.spill), "lock_configuration": "false"}
    connection = connect_locked(task.database, Waiting(task.database, 10, None), config)
    # DuckDB 2.0 shows this setting but does not keep to it when it is given on opening.
    connection.execute(f"set max_temp_directory_size = '{(task.limits.spill or 0) // 1024}KiB'")
    connection.execute("set lock_configuration = true")
    _bound_memory(task.limits.process)
    return connection


def _replies(connection: duckdb.DuckDBPyConnection, body: bytes, task: Task) -> Iterator[Reply]:
    from axstat.store.reader import bind, only_statement
    from axstat.store.rows import columns_of, pieces, refusal

    try:
        request: Request = unpack(body)
    except Exception as error:  # of a class that only the other process knows
        raise unusable_parameter(error) from error
    parsed = only_statement(request.sql, connection)
    if request.what == "parse":
        yield "parameters", parsed.parameters
        return
    bound = bind(parsed, request.parameters)
    try:
        cursor = connection.execute(parsed.statement, bound)
        columns = columns_of(cursor)
        for piece in pieces(cursor, columns, task.limits):
            yield "rows", piece
        yield "end", columns
    except (OSError, AxstatError):
        raise
    except Exception as error:  # DuckDB's errors, and Python's about values that it cannot hold
        raise refusal(error, task.limits, task.database) from error


def unusable_parameter(error: Exception) -> QueryFailed:
    """Return the refusal of a value that cannot go to another process."""
    return QueryFailed("parameter-not-usable", kind=type(error).__name__)


def _is_fatal(error: BaseException | None) -> bool:
    """Say whether DuckDB refuses all further work after this error."""
    from axstat.store.driver import duckdb

    return isinstance(error, (duckdb.FatalException, duckdb.InternalException, MemoryError))


def _listen(inbox: BinaryIO, requests: queue.SimpleQueue[bytes], spill: Path) -> None:
    """Take requests while another statement runs, so that the end of the other process is seen at once."""
    with contextlib.suppress(OSError):
        while (body := receive(inbox)) is not None:
            requests.put(body)
    _leave(spill)


def _leave(spill: Path) -> None:
    remove_folder(spill)
    os._exit(0)


def remove_folder(folder: Path) -> None:
    """Remove a folder in which another thread may still write."""
    import shutil

    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _bound_memory(size: int) -> None:
    """Let the system refuse memory beyond `size`, where it can: the watch from outside looks only at times."""
    if sys.platform == "win32":
        return
    import resource

    hard = size + _reserved()
    for limit, bound in ((resource.RLIMIT_DATA, hard), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (bound, bound))


def _reserved() -> int:
    """Return the bytes of memory reserved already, of which most is never touched (stacks of threads)."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))
    except (OSError, StopIteration, ValueError):
        return 0
