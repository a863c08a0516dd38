"""How much memory a process and those that it started have, looked at from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

_LOOK = 0.005


@dataclass
class Peak:
    """The most bytes seen so far."""

    bytes: int = 0


@contextmanager
def peak_of(pid: int | None = None) -> Iterator[Peak]:
    """Watch a process with all that it starts, or, without its number, those that run a user's SQL for this process."""
    peak, done = Peak(), threading.Event()
    root = psutil.Process(pid)
    is_ours: dict[int, bool] = {}

    def look() -> None:
        while not done.wait(_LOOK):
            try:
                found = root.children(recursive=True)
            except psutil.Error:
                return
            if pid is None:  # other tests have left processes of theirs
                found = [one for one in found if _is_ours(one, is_ours)]
            peak.bytes = max(peak.bytes, sum(map(_bytes, found if pid is None else [root, *found])))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def _is_ours(process: psutil.Process, known: dict[int, bool]) -> bool:
    if process.pid not in known:
        try:
            words = process.cmdline()
        except psutil.Error:
            return False
        if "-c" not in words or words == psutil.Process().cmdline():
            return False  # not yet the program that it will be: between fork and exec it is this one
        known[process.pid] = any("axstat.store.worker" in word for word in words)
    return known[process.pid]


def _bytes(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
