"""The bytes of one file, read once: what is hashed is exactly what is parsed.

Everything that reads a workbook takes a `Source`, so that every refusal names the file the same way.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from axstat.errors import LimitExceeded, NotAWorkbook, PathNotFound, WorkbookLocked
from axstat.filenames import readable
from axstat.model.cells import SourceFile
from axstat.voice import Finding
from axstat.voice.system import reason
from axstat.workbook.damage import Damaged
from axstat.workbook.limits import DEFAULT_LIMITS, Limits

_WHILE_OPEN = "~$"
"""How Excel calls the file that says who has a workbook open."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes with its identity and the limits it must keep."""

    file: SourceFile
    data: bytes
    limits: Limits = DEFAULT_LIMITS
    jobs: int = 1
    """How many processes may read it."""

    def refuse(self, identifier: str, *, hint: Finding | None = None, **fields: object) -> NotAWorkbook:
        """Return the refusal of this file by the id of a message, which names it as `file` besides the `fields`."""
        return NotAWorkbook(identifier, hint=hint, file=self.file.name, **fields)

    def damaged(self, why: Damaged) -> NotAWorkbook:
        """Return the refusal of this file for what it contradicts itself in."""
        return self.refuse(why.id, **why.fields)

    def locked(self, identifier: str) -> WorkbookLocked:
        """Return the refusal of this file for its password."""
        return WorkbookLocked(identifier, file=self.file.name)

    def exceeds(self, limit: str, figure: int | None = None) -> LimitExceeded:
        """Return the refusal of this file for passing the named limit."""
        return self.limits.exceeded(limit, self.file.name, figure)

    def member(self, name: str, data: bytes) -> Source:
        """Return a file inside this archive; its name reads `archive.zip/member.xlsx`."""
        file = SourceFile(f"{self.file.name}/{name}", self.file.path, sha256(data).hexdigest(), len(data))
        return Source(file, data, self.limits, self.jobs)


def read_source(path: Path, limits: Limits = DEFAULT_LIMITS, jobs: int = 1) -> Source:
    """Read a file whole.

    Raises:
        PathNotFound: there is no such file.
        NotAWorkbook: a folder, a file that may not be read, or one that changed while it was read.
        LimitExceeded: more bytes than `limits.file_bytes`.
    """
    with _open(path) as stream:
        before = os.fstat(stream.fileno())
        if before.st_size > limits.file_bytes:
            raise limits.exceeded("file_bytes", path.name, before.st_size)
        data = stream.read(before.st_size + 1)
        _must_not_change(path, before, os.fstat(stream.fileno()), len(data))
    return Source(
        SourceFile(readable(Path(path.name)), readable(path.absolute()), sha256(data).hexdigest(), len(data)),
        data,
        limits,
        jobs,
    )


def fingerprint(path: Path) -> SourceFile:
    """Return name, path, SHA-256 and size of a file without parsing it.

    Raises:
        PathNotFound: there is no such file.
        NotAWorkbook: a folder, a file that may not be read, or one that changed while it was read.
    """
    digest, size = sha256(), 0
    with _open(path) as stream:
        before = os.fstat(stream.fileno())
        while piece := stream.read(_PIECE):
            digest.update(piece)
            size += len(piece)
        _must_not_change(path, before, os.fstat(stream.fileno()), size)
    return SourceFile(readable(Path(path.name)), readable(path.absolute()), digest.hexdigest(), size)


def _open(path: Path) -> BinaryIO:
    if path.name.startswith(_WHILE_OPEN) and path.exists():
        raise NotAWorkbook(
            "open-in-excel", file=readable(Path(path.name)), workbook=path.name.removeprefix(_WHILE_OPEN)
        )
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return path.open("rb")
    except FileNotFoundError:
        raise PathNotFound("no-file", path=str(path)) from None
    except OSError as error:
        raise NotAWorkbook("file-not-read", path=str(path), reason=reason(error)) from None
    if stat.S_ISDIR(mode):
        raise NotAWorkbook("folder-no-workbook", path=str(path))
    raise NotAWorkbook("device-no-workbook", path=str(path))


def _must_not_change(path: Path, before: os.stat_result, after: os.stat_result, size: int) -> None:
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
        raise NotAWorkbook("file-changed", file=path.name)
