"""Several processes that read files ahead of the one that loads them, which takes what they found in its own order.

What waits to be loaded is bounded in bytes: then a process is not listened to, and stands still at its full pipe,
unless its file is the one that is waited for. A process that dies costs the file it was reading, and is replaced.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Self, cast

from axstat.errors import AxstatFailed, UsageError
from axstat.ingest.hand import END, FAILED, Setting, Task
from axstat.ingest.understanding import Understood
from axstat.processes import packed, receive, send, start_python, unpack

VARIABLE = "AXSTAT_JOBS"
WORTH = 1 << 20
"""Bytes of files for each process: what is read in about the time that a process takes to start (performance.md)."""
_WAITING = 64 << 20
"""Bytes that wait to be loaded."""
_LOOK = 0.5
"""Seconds after which a wait is begun anew: on Windows Ctrl-C is not heard before."""
_LAST = tuple(map(packed, (END, FAILED)))
_GONE = b""
"""In place of a message: the process ended; the file is not known."""


def jobs_of(given: int | None) -> int:
    """Return how many processes may read: as given, as `AXSTAT_JOBS` says, else one for each core that may be used.

    Raises:
        UsageError: the number is not above zero, or is none.
    """
    text = os.environ.get(VARIABLE, "").strip() if given is None else str(given)
    if not text:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= 1000):
        raise UsageError("no-number-of-jobs", text=text)
    return int(text)


def hands_for(sizes: Sequence[int], jobs: int) -> int:
    """Return how many processes to start for files of so many bytes, 0 where this one is as fast alone."""
    hands = min(jobs, len(sizes), sum(sizes) // WORTH)
    return hands if hands > 1 else 0


class Crew:
    """Reads `tasks`, in their order and ahead, in as many processes as `hands`; to be used in a `with` block."""

    def __init__(self, tasks: Sequence[Task], setting: Setting, hands: int) -> None:
        """Start nothing yet."""
        self._setting = setting
        self._hands = hands
        self._turn = threading.Condition()
        self._tasks = deque(tasks)
        self._found: dict[Path, deque[bytes]] = {task.path: deque() for task in tasks}
        self._order = {task.path: at for at, task in enumerate(tasks)}
        self._codes: dict[Path, int] = {}
        self._bytes = 0
        self._wanted = -1
        self._listeners = 0
        self._children: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def __enter__(self) -> Self:
        """Start the processes."""
        self._listeners = self._hands
        for _ in range(self._hands):
            threading.Thread(target=self._attend, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """End them, whatever they do."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
            children = list(self._children)
        for child in children:
            child.kill()
            child.wait()
        with self._turn:
            self._turn.wait_for(lambda: not self._listeners)

    def __contains__(self, path: Path) -> bool:
        """Say whether a file is among those that are read here."""
        return path in self._found

    def understood(self, path: Path, name: str, idle: Callable[[], None]) -> Iterator[Understood | None]:
        """Yield the workbooks of a file; None at the end where the rest of it must be read by the caller.

        Args:
            path: the file, not asked for before.
            name: how messages show it.
            idle: called before each time that nothing is there yet.
        """
        with self._turn:
            self._wanted = self._order[path]
            self._forget_earlier()
            self._turn.notify_all()
        while True:
            body = self._next(path, idle)
            message: Understood | str = FAILED if body is None else "" if body == _GONE else unpack(body)
            if isinstance(message, Understood):
                yield message
            elif message == END:
                return
            elif message == FAILED:
                yield None
                return
            else:
                yield Understood(name, error=AxstatFailed("reader-ended", file=name, code=self._codes[path]))
                return

    def _next(self, path: Path, idle: Callable[[], None]) -> bytes | None:
        """Return the next message about a file, waiting for it; None where nobody is left to send one."""
        waiting = self._found[path]
        with self._turn:
            is_there = bool(waiting)
        if not is_there:
            idle()
        with self._turn:
            while not waiting and self._listeners:
                self._turn.wait(_LOOK)
            if not waiting:
                return None
            body = waiting.popleft()
            self._bytes -= len(body)
            self._turn.notify_all()
            return body

    def _forget_earlier(self) -> None:
        """Drop what was found of files before the one that is wanted: nobody asks for it any more."""
        for path, waiting in self._found.items():
            if self._order[path] >= self._wanted:
                break
            self._bytes -= sum(map(len, waiting))
            waiting.clear()

    def _attend(self) -> None:
        """Keep one process at work as long as there are files, and another in its place when it dies over one."""
        try:
            while self._tasks and not self._closed and self._work():
                pass
        finally:
            with self._turn:
                self._listeners -= 1
                self._turn.notify_all()

    def _work(self) -> bool:
        """Give files to a new process, one after the other; say whether it died over one of them."""
        child = self._start()
        if child is None:
            return False
        inbox, outbox = cast(BinaryIO, child.stdin), cast(BinaryIO, child.stdout)
        task: Task | None = None
        try:
            with contextlib.suppress(OSError, ValueError, MemoryError):  # it is gone
                send(inbox, self._setting)
                if receive(outbox) is None:  # not even up: so would be the next one
                    return False
                while (task := self._take()) is not None:
                    send(inbox, task)
                    while (body := receive(outbox)) is not None and self._put(task.path, body):
                        pass
                    if body is None:
                        break
        finally:
            code = _ended(child)
            if task is not None:
                self._codes[task.path] = code
                self._put(task.path, _GONE)
        return task is not None

    def _start(self) -> subprocess.Popen[bytes] | None:
        with self._turn:
            if self._closed:
                return None
            try:
                child = start_python("axstat.ingest.hand")
            except OSError:
                return None
            self._children.append(child)
            return child

    def _take(self) -> Task | None:
        with self._turn:
            return self._tasks.popleft() if self._tasks and not self._closed else None

    def _put(self, path: Path, body: bytes) -> bool:
        """Keep a message until it is asked for, when there is room; say whether more will come about its file."""
        waiting, at = self._found[path], self._order[path]
        with self._turn:
            self._turn.wait_for(lambda: self._has_room(at, waiting))
            if at >= self._wanted:
                waiting.append(body)
                self._bytes += len(body)
                self._turn.notify_all()
        return body not in _LAST

    def _has_room(self, at: int, waiting: deque[bytes]) -> bool:
        return self._closed or self._bytes < _WAITING or at < self._wanted or (at == self._wanted and not waiting)


def _ended(child: subprocess.Popen[bytes]) -> int:
    """End a process that is not needed any more, or has ended by itself; return its exit code."""
    child.kill()
    code = child.wait()
    for stream in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):  # what it did not take is not wanted any more
            cast(BinaryIO, stream).close()
    return code
