"""One writer at a time: a lock file beside the database that says who holds it.

The operating system drops the lock when its holder dies, so a killed process never leaves the database locked.
DuckDB's own lock keeps other programs out; this one adds a name to the waiting (pid, command, since when).
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from axstat.errors import DatabaseBusy, DatabaseError
from axstat.filenames import readable
from axstat.voice import Finding, said
from axstat.voice.system import reason

PAUSE = 0.05  # seconds between two tries
OnWait = Callable[[Finding], None]
"""Told once, as a finding, who holds the database."""

_NOT_THROUGH_A_LINK = getattr(os, "O_NOFOLLOW", 0)  # the lock is emptied when it is taken
_LOCKED_BYTE = 1 << 30  # Windows locks bytes, not files: one far behind the text, so that others can read it


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the database: process id, command line, local start time."""

    pid: int
    command: str
    since: str

    @property
    def named(self) -> Finding:
        """The holder as messages name it."""
        return said("holder", pid=self.pid, command=self.command, since=self.since)


def this_process() -> Holder:
    """Return how this process names itself to those who wait."""
    import shlex

    program = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
    command = readable(shlex.join([program, *sys.argv[1:]]))
    return Holder(os.getpid(), command[:200], datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S"))


def lock_path(database: Path) -> Path:
    """Return the lock file's path: the database's name with `.lock` added."""
    return database.with_name(database.name + ".lock")


def read_holder(database: Path) -> Holder | None:
    """Return who says they hold the database; None when nobody does or the text is unreadable."""
    import json

    try:
        return Holder(**json.loads(lock_path(database).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


class Waiting:
    """A deadline shared by the tries of one attempt; narrates once, then says who is in the way.

    Args:
        database: the path that messages print.
        seconds: how long to wait in all.
        on_wait: called once, when the first try fails, with what is waited for.
    """

    def __init__(self, database: Path, seconds: float, on_wait: OnWait | None) -> None:
        """Start the clock."""
        self._database = database
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._on_wait = on_wait

    def pause(self, holder: Finding) -> None:
        """Sleep before the next try; `holder` says who is in the way.

        Raises:
            DatabaseBusy: the time is over.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            waited = said("waited", seconds=float(self._seconds)) if self._seconds else ""
            raise DatabaseBusy("database-held", path=str(self._database), holder=holder, waited=waited)
        if self._on_wait is not None:
            self._on_wait(said("waiting", path=str(self._database), holder=holder))
            self._on_wait = None
        time.sleep(min(PAUSE, left))


@contextlib.contextmanager
def exclusive(database: Path, waiting: Waiting) -> Iterator[None]:
    """Hold the writer's lock of `database`; its folder must exist.

    Raises:
        DatabaseBusy: another writer held it until the waiting was over.
        DatabaseError: the lock file cannot be created.
    """
    import json

    path = lock_path(database)
    while (handle := _try_lock(path)) is None:
        holder = read_holder(database)
        waiting.pause(said("holder-unknown") if holder is None else holder.named)
    try:
        with contextlib.suppress(OSError):  # a full disk: the lock holds without its holder's name
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(asdict(this_process()), ensure_ascii=False).encode())
        yield
    finally:
        _release(path, handle)


def _try_lock(path: Path) -> int | None:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NOT_THROUGH_A_LINK, 0o666)
    except OSError as error:
        raise DatabaseError("lock-not-written", path=str(path.parent), reason=reason(error)) from error
    try:
        if _lock(handle) and _is_same(path, handle):
            return handle
    except OSError as error:
        os.close(handle)
        raise DatabaseError("disk-without-locks", path=str(path.parent), reason=reason(error)) from error
    os.close(handle)
    return None


def _is_same(path: Path, handle: int) -> bool:
    # The previous holder may have removed the file between our open and our lock.
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _release(path: Path, handle: int) -> None:
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(path: Path, handle: int) -> None:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)
