"""How axstat knows its own outputs: beside them lies `.axstat-written`, lines as `sha256sum` prints them.

It lies beside the outputs because only there can axstat always write, whoever calls it and wherever the database is,
and because it then moves with them: to a colleague, into a container, through version control. A file is axstat's own
while its bytes are such as axstat wrote under its name; once somebody has edited it, it is theirs.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from axstat.outputs.writing import replace

NAME = ".axstat-written"
LONGEST = 1 << 20
"""Bytes of a record before its older half goes: some 10,000 outputs."""


def is_own(place: Path) -> bool:
    """Say whether a file holds what axstat wrote under its name."""
    try:
        found = digest(place)
    except OSError:
        return False
    return _line(place.name, found) in _lines(place.with_name(NAME))


def digest(place: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    from hashlib import file_digest

    with place.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def remember(place: Path, sha256: str) -> None:
    """Record that axstat writes bytes of this SHA-256 under this name.

    Called before the file appears, so that a second run never meets an output that nobody claims. A record that cannot
    be written is no reason to write no output: the next run will ask for `--force`.
    """
    record = place.with_name(NAME)
    line = _line(place.name, sha256)
    lines = _lines(record)
    if line in lines:
        return
    with contextlib.suppress(OSError):
        if sum(map(len, lines)) < LONGEST:
            _append(record, line)
        else:
            replace(record, b"".join([*lines[len(lines) // 2 :], line]))


def _line(name: str, sha256: str) -> bytes:
    raw = os.fsencode(name)
    escaped = raw.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
    return (b"\\" if escaped != raw else b"") + sha256.encode() + b"  " + escaped + b"\n"


def _lines(record: Path) -> list[bytes]:
    try:
        return record.read_bytes().splitlines(keepends=True)
    except OSError:
        return []


def _append(record: Path, line: bytes) -> None:
    """Add a line in one piece, so that runs beside each other lose none; never through a link laid by others."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(record, flags, 0o666)
    try:
        os.write(handle, line)
    finally:
        os.close(handle)
