"""The list of what an export holds, written last: each file with its bytes and hash, tables, sources, declared views.

A folder is an export of ours while it holds the files of its list, with their bytes, and no others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Any

from axstat.errors import ExportDamaged, ExportForeign, ExportVersion
from axstat.store.export.layout import FORMAT, MANIFEST, VERSION
from axstat.voice.system import reason


@dataclass(frozen=True, slots=True)
class File:
    """One file: its place in the folder, bytes and SHA-256."""

    place: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds."""

    schema: str
    simulated: bool
    observations: int
    tables: Mapping[str, Sequence[str]]
    """The files of each table."""
    sources: Sequence[Mapping[str, Any]]
    declared: Sequence[Mapping[str, Any]]
    files: Sequence[File]

    def content(self) -> bytes:
        """Return the list as its file holds it."""
        plain = {"format": FORMAT, "version": VERSION, **asdict(self)}
        return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def looks_like_export(folder: Path) -> bool:
    """Say whether a folder is an export, or was one."""
    return folder.is_dir() and any((folder / name).exists() for name in (MANIFEST, "store/item.parquet"))


def read_manifest(folder: Path) -> Manifest:
    """Return the list of an export.

    Raises:
        ExportForeign: there is none, or it is another's.
        ExportVersion: a newer axstat wrote it.
        ExportDamaged: it cannot be read.
    """
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        known, version = content.pop("format") == FORMAT, int(content.pop("version"))
        if known and version > VERSION:
            raise ExportVersion("export-newer", path=str(folder), version=version, known=VERSION)
        files = [File(str(f["place"]), int(f["bytes"]), str(f["sha256"])) for f in content.pop("files")]
        manifest = Manifest(files=files, **content)
    except FileNotFoundError:
        raise ExportForeign("export-without-list", path=str(folder), name=MANIFEST) from None
    except OSError as error:
        raise ExportDamaged("export-not-read", path=str(folder / MANIFEST), reason=reason(error)) from error
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ExportForeign("export-list-unreadable", path=str(folder / MANIFEST)) from None
    if not known:
        raise ExportForeign("export-list-unreadable", path=str(folder / MANIFEST))
    return manifest


def check_files(folder: Path, manifest: Manifest) -> None:
    """Check that an export holds the files of its list, byte for byte.

    Raises:
        ExportDamaged: one is missing, lies outside of the folder, or has other bytes.
    """
    for file in manifest.files:
        place = PurePosixPath(file.place)
        path = folder / place
        if place.is_absolute() or ".." in place.parts:
            raise ExportDamaged("export-file-outside", path=str(folder), name=file.place)
        try:
            same = path.stat().st_size == file.bytes and digest(path) == file.sha256
        except FileNotFoundError:
            raise ExportDamaged("export-file-missing", path=str(path)) from None
        except OSError as error:
            raise ExportDamaged("export-not-read", path=str(path), reason=reason(error)) from error
        if not same:
            raise ExportDamaged("export-file-changed", path=str(path))


def is_ours(folder: Path) -> bool:
    """Say whether a folder holds an export as axstat wrote it and nothing else."""
    try:
        manifest = read_manifest(folder)
        check_files(folder, manifest)
    except ExportForeign:
        return False
    listed = {file.place for file in manifest.files} | {MANIFEST}
    return listed == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def listed(folder: Path) -> list[File]:
    """Return every file of a folder as a list holds it."""
    paths = sorted((path for path in folder.rglob("*") if path.is_file()), key=Path.as_posix)
    return [File(path.relative_to(folder).as_posix(), path.stat().st_size, digest(path)) for path in paths]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
