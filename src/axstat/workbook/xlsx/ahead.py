"""Unzips in a thread ahead of the reader: zlib works outside the interpreter's lock, so that a second core helps.

What the pieces are, in which order they come and what errors they raise stays the same; no thread outlives its reader.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable
from queue import SimpleQueue

_AHEAD = 16
"""Pieces unzipped but not yet read, at most: a few megabytes."""


def read_ahead(pieces: Iterable[bytes]) -> Generator[bytes]:
    """Yield the same pieces, made in a thread while the caller works on those before; errors as of `pieces`."""
    ready: SimpleQueue[bytes | BaseException | None] = SimpleQueue()
    room = threading.Semaphore(_AHEAD)
    stopped = threading.Event()

    def unzip() -> None:
        try:
            for piece in pieces:
                ready.put(piece)
                room.acquire()
                if stopped.is_set():
                    return
            ready.put(None)
        except BaseException as error:
            ready.put(error)

    worker = threading.Thread(target=unzip, name="unzip", daemon=True)
    worker.start()
    try:
        while (piece := ready.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            room.release()
            yield piece
    finally:
        stopped.set()
        room.release()
        worker.join()
