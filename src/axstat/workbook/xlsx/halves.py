"""A long sheet in two parts: another process reads the rows behind a cut while this one reads those before it.

Both find the same cut, the first row that begins at or behind a given byte of the sheet's XML. What the other process
read is taken only when it read all of it; else this one goes on as if there were none.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Self, cast

from axstat.processes import own_streams, receive, send, start_python, unpack
from axstat.workbook.builder import Below, GridBuilder
from axstat.workbook.source import Source
from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.strings import Strings
from axstat.workbook.xlsx.styles import Styles

LONG = 64 << 20
"""Bytes of XML from which another process pays: the smallest sheet is then read in a second."""
SHARE = 0.56
"""Where to cut: the other process starts first, unzips also what is before the cut, and sends what it read."""
_FIRST = re.compile(rb'<row r="([0-9]{1,7})"')


@dataclass(frozen=True, slots=True)
class Request:
    """What to read: a part of a file, from the first row at or behind the byte `start`."""

    source: Source
    part: str
    sheet: str
    strings: Strings
    styles: Styles
    start: int


@dataclass(frozen=True, slots=True)
class Rest:
    """What was read behind the cut, which is at byte `at`: cells, and the XML that follows the rows."""

    at: int
    below: Below
    tail: bytes


class Other:
    """The process that reads the rest; to be used in a `with` block."""

    def __init__(self, request: Request) -> None:
        """Start it; a system that does not allow it is no reason to fail."""
        self.start = request.start
        self._child = None
        with contextlib.suppress(OSError):
            self._child = start_python("axstat.workbook.xlsx.halves")
            self._asking = threading.Thread(target=_ask, args=(self._child.stdin, request), daemon=True)
            self._asking.start()

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, whatever it does."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._asking.join()
            for stream in (self._child.stdin, self._child.stdout):
                with contextlib.suppress(OSError):  # what was not sent is not wanted any more
                    cast(BinaryIO, stream).close()

    def rest(self) -> Rest | None:
        """Wait for what it read; None where it could not."""
        if self._child is None:
            return None
        with contextlib.suppress(OSError, ValueError, MemoryError):
            if (body := receive(cast(BinaryIO, self._child.stdout))) is not None:
                found: Rest | None = unpack(body)
                return found
        return None


def _ask(stream: BinaryIO, request: Request) -> None:
    """Send the request, which waits for the process to be up; its stdin stays open as long as the answer is wanted."""
    with contextlib.suppress(OSError):
        send(stream, request)


def main() -> None:
    """Answer one request from stdin on stdout."""
    import gc

    gc.disable()
    inbox, outbox = own_streams()
    body = receive(inbox)
    if body is not None:
        threading.Thread(target=_end_with, args=(inbox,), daemon=True).start()
        answer: Rest | None = None
        with contextlib.suppress(Exception):  # the other process meets it too, and says what it is
            answer = read_rest(unpack(body))
        send(outbox, answer)
    os._exit(0)


def _end_with(inbox: BinaryIO) -> None:
    """End this process when the one that asked is gone."""
    with contextlib.suppress(OSError):
        inbox.read()
    os._exit(0)


def read_rest(request: Request) -> Rest | None:
    """Read what is behind the cut; None where there is no row.

    Raises:
        Unusual: it must be read event by event.
        NotAWorkbook, LimitExceeded: the file is damaged, or passes a limit.
    """
    from axstat.workbook.xlsx.rows import read_rows

    package, styles = Package(request.source), request.styles
    stream = iter(package.pieces(request.part))
    at, rows = _behind(stream, request.start)
    first = _FIRST.match(rows)
    if first is None:
        return None
    builder = GridBuilder(
        request.source,
        request.sheet,
        strings=request.strings.texts,
        rich=request.strings.rich,
        cell_styles=styles.cell_styles,
        struck=styles.struck,
        above=int(first[1]) - 1,
    )
    tail = read_rows(stream, rows, builder)
    below = builder.below()
    return None if below is None else Rest(at, below, tail)


def _behind(stream: Iterator[bytes], start: int) -> tuple[int, bytes]:
    """Return where the cut is and what has been read from there on, nothing where the stream has no row there."""
    offset, buffer = 0, b""
    for piece in stream:
        buffer += piece
        at = buffer.find(b"<row ", max(0, start - offset))
        if at >= 0:
            return offset + at, buffer[at:]
        keep = max(0, len(buffer) - len(b"<row "))
        offset, buffer = offset + keep, buffer[keep:]
    return offset, b""
