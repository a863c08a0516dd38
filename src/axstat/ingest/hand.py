"""A process that reads files for another one (`crew`): it opens, recognises and counts, and writes nothing.

It ends itself when the process that started it is gone, whatever it is doing then.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from axstat.ingest.reading import Wishes, no_cycle_search
from axstat.ingest.understanding import understand
from axstat.model.observations import Asked
from axstat.processes import own_streams, receive, send, unpack


@dataclass(frozen=True, slots=True)
class Setting:
    """What every file of one call has in common: the first message."""

    said: Wishes
    known: Mapping[str, Asked]
    """How each source was asked for, by the hash of its bytes, when the call began."""
    jobs: int = 1
    """How many processes may read one file."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and how messages show it."""

    path: Path
    name: str


UP, END, FAILED = "up", "end", "failed"
"""Answers beside `Understood`: ready for files; a file is done; a fault, to be met again where it can be told."""


def main() -> None:
    """Answer tasks from stdin on stdout until stdin ends; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox, outbox = own_streams()
    first = receive(inbox)
    if first is None:
        os._exit(0)
    setting: Setting = unpack(first)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, tasks), daemon=True).start()
    try:
        send(outbox, UP)
        while True:
            task: Task = unpack(tasks.get())
            with no_cycle_search():
                send(outbox, _read(task, setting, outbox))
    except BaseException:  # nobody listens
        os._exit(1)


def _read(task: Task, setting: Setting, outbox: BinaryIO) -> str:
    """Send what a file holds, workbook by workbook; return the last word on it."""
    try:
        for found in understand(task.path, task.name, setting.said, setting.known.get, setting.jobs):
            if found.fault is not None:
                return FAILED
            send(outbox, found)
    except OSError:
        raise
    except Exception:  # memory, or a value that cannot travel
        return FAILED
    return END


def _listen(inbox: BinaryIO, tasks: queue.SimpleQueue[bytes]) -> None:
    """Take tasks while another one runs, so that the end of the other process is seen at once."""
    with contextlib.suppress(OSError):
        while (body := receive(inbox)) is not None:
            tasks.put(body)
    os._exit(0)
