"""Reads the workbooks inside a .zip; nothing is written to disk, and Japanese member names are decoded.

Windows writes member names in CP932 without saying so, and zip readers show them as CP437
(hazards.md#names-inside-archives).
"""

from __future__ import annotations

from collections.abc import Callable
from zipfile import ZipInfo

from axstat.model.cells import Workbook
from axstat.voice import Label
from axstat.workbook.source import Source
from axstat.workbook.xlsx.package import Package

_UTF8_NAME = 0x800
_DOCUMENTS = {
    "word/document.xml": Label("Word の文書", "a Word document"),
    "ppt/presentation.xml": Label("PowerPoint のファイル", "a PowerPoint file"),
    "visio/document.xml": Label("Visio の図面", "a Visio drawing"),
    "index/document.iwa": Label("Apple iWork の書類", "a document of Apple iWork"),
}
_NOT_READ = {
    "xl/workbook.bin": Label("Excel バイナリーブック（.xlsb）", "a binary workbook (.xlsb)"),
    "meta-inf/manifest.xml": Label("OpenDocument（.ods）", "an OpenDocument file (.ods)"),
}


def refuse_other_packages(package: Package) -> None:
    """Refuse a zip file that is a document of another kind.

    Raises:
        NotAWorkbook: naming the kind.
    """
    for part, what in _DOCUMENTS.items():
        if part in package:
            raise package.source.refuse("another-document", what=what)
    for part, what in _NOT_READ.items():
        if part in package:
            raise package.source.refuse("kind-not-read", what=what)


def read_archive(package: Package, read: Callable[[Source], tuple[Workbook, ...]]) -> tuple[Workbook, ...]:
    """Read every workbook of an archive in its order.

    Args:
        package: the archive.
        read: reads one member.

    Raises:
        NotAWorkbook: a member that is no workbook, or an archive without any.
        LimitExceeded: the archive or a member passes a safety limit.
    """
    books: list[Workbook] = []
    for info in package.members():
        name = member_name(info)
        if info.is_dir() or _is_hidden(name):
            continue
        books.extend(read(package.source.member(name, _bytes(package, info))))
    if not books:
        raise package.source.refuse("archive-without-workbook")
    return tuple(books)


def member_name(info: ZipInfo) -> str:
    """Return a member's name as its author wrote it: UTF-8 where flagged, else CP932 where it decodes."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        raw = name.encode("cp437", "replace")
        for coding in ("utf-8", "cp932"):
            try:
                name = raw.decode(coding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _is_hidden(name: str) -> bool:
    steps = name.split("/")
    return steps[0] == "__MACOSX" or any(step.startswith((".", "~$")) and step not in (".", "..") for step in steps)


def _bytes(package: Package, info: ZipInfo) -> bytes:
    limits = package.source.limits
    if info.file_size > limits.file_bytes:
        raise package.source.exceeds("file_bytes", info.file_size)
    return b"".join(package.unzip(info))
