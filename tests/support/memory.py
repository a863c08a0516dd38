"""How much memory a process and those that it started have, looked at from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

_LOOK = 0.005


@dataclass
class Peak:
    """The most bytes seen so far."""

    bytes: int = 0


@contextmanager
def peak_of(pid: int | None = None) -> Iterator[Peak]:
    """Watch a process with all that it starts, or, without its number, all that this process starts."""
    peak, done = Peak(), threading.Event()
    root = psutil.Process(pid)
    others = set(_command_lines(root))

    def look() -> None:
        while not done.wait(_LOOK):
            try:
                found = [one for one in root.children(recursive=True) if one.pid not in others]
            except psutil.Error:
                return
            peak.bytes = max(peak.bytes, sum(map(_bytes, found if pid is None else [root, *found])))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def _command_lines(root: psutil.Process) -> Iterator[int]:
    """Yield the processes in which other tests of this session call the command line: they are not looked at."""
    for child in root.children(recursive=True):
        with suppress(psutil.Error):
            if any(word.endswith("prepared.py") for word in child.cmdline()):
                yield child.pid
                yield from (one.pid for one in child.children(recursive=True))


def _bytes(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
