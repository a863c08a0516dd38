"""The parts of an .xlsx file: bytes within the limits, and the relations between parts.

Bytes are counted before they are unzipped, so that a zip bomb is refused at once: the zip directory states them, and
`zipfile` never yields more than it states. Nothing goes to disk.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Generator
from dataclasses import dataclass
from urllib.parse import unquote

from axstat.workbook.source import Source
from axstat.workbook.xlsx.xml import parse_tree

_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another part refers to; `kind` is the last word of its type, such as `worksheet`."""

    id: str
    kind: str
    part: str


class Package:
    """A zip file of parts, read by name without regard to case.

    Raises:
        NotAWorkbook: the zip directory is damaged.
        LimitExceeded: more members than allowed.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._counted: set[tuple[str, int]] = set()
        self._unzipped = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
            raise source.refuse("zip-damaged") from None
        if len(self._zip.filelist) > source.limits.members:
            raise source.exceeds("members", len(self._zip.filelist))
        self._members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.filelist}

    def members(self) -> list[zipfile.ZipInfo]:
        """Return the members in the order of the archive."""
        return list(self._zip.filelist)

    def __contains__(self, part: str) -> bool:
        """Say whether the package holds a part."""
        return part.lower() in self._members

    def pieces(self, part: str) -> Generator[bytes]:
        """Yield the bytes of a part, unzipped, in pieces.

        Raises:
            NotAWorkbook: the part is missing or damaged.
            WorkbookLocked: the part is encrypted.
            LimitExceeded: more bytes than allowed once unzipped.
        """
        info = self._members.get(part.lower())
        if info is None:
            raise self.source.refuse("part-missing", part=part)
        yield from self.unzip(info)

    def unzip(self, info: zipfile.ZipInfo) -> Generator[bytes]:
        """Yield the bytes of a member in pieces; errors as in `pieces`."""
        if info.flag_bits & 1:
            raise self.source.locked("archive-encrypted")
        self._count(info)
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise self.source.refuse("part-not-unzipped", part=info.filename) from None

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; errors as in `pieces`."""
        return b"".join(self.pieces(part))

    def relations(self, part: str) -> list[Relation]:
        """Return the parts inside the package that `part` refers to; '' asks for those of the package itself."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return []
        root = parse_tree(self.pieces(path), self.source, path)
        return [
            Relation(
                item.get("Id", ""), item.get("Type", "").rpartition("/")[2], _resolve(folder, item.get("Target", ""))
            )
            for item in root.iter("Relationship")
            if item.get("TargetMode") != "External"
        ]

    def size(self, part: str) -> int:
        """Return the size of a part as the zip directory states it, 0 where there is no such part."""
        info = self._members.get(part.lower())
        return info.file_size if info else 0

    def _count(self, member: zipfile.ZipInfo) -> None:
        """Count the bytes of a member that is to be read; one that is read again counts once."""
        this = member.filename, member.header_offset
        if this not in self._counted:
            self._counted.add(this)
            self._unzipped += member.file_size
        unzipped = self._unzipped
        limits = self.source.limits
        if unzipped > limits.unzipped_bytes:
            raise self.source.exceeds("unzipped_bytes", unzipped)
        ratio = -(-unzipped // max(len(self.source.data), 1))
        if unzipped > limits.ratio_from_bytes and ratio > limits.compression_ratio:
            raise self.source.exceeds("compression_ratio", ratio)


def _resolve(folder: str, target: str) -> str:
    """Return the part a relation's target names, relative to the folder of the part that refers to it."""
    target = unquote(target).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
