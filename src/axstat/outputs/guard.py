"""The one place that decides whether an output may be written, asked before the work and again at the write.

Never: in a folder `data/raw`, over a loaded source, over the database and what lies beside it under its name.
Only with `--force`: over a symbolic link, a read-only file, a file that axstat did not write. Then the link itself is
replaced, not what it leads to.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from axstat.errors import AxstatError, OutputNotOurs, OutputNotWritable, OutputProtected, UsageError
from axstat.outputs import record
from axstat.outputs.writing import pour, replace, touch
from axstat.voice.system import reason

_STREAMS = r"/dev|/dev/fd|/proc/(self|thread-self|\d+)/fd"
_BESIDE = r"\.(wal|lock|tmp|new|sources\.json|rebuilt|restored|damaged|old|before|log)([.-].*)?"
"""What follows the database's name in the files and folders beside it."""
_DUCKDB = b"DUCK"
_DUCKDB_AT = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A loaded source: its name (`archive.zip/member.xlsx` inside an archive), where it was, its SHA-256 and bytes."""

    name: str
    path: Path
    sha256: str
    size: int


@dataclass(slots=True)
class Guard:
    """What outputs must not harm.

    Args:
        database: the database at work, whether or not it is there.
        raw: folders of sources besides every `data/raw`.
        loaded: asks for the loaded sources; asked only when a file is about to be replaced.
        force: replace also symbolic links, read-only files and files of others.
    """

    database: Path | None = None
    raw: Sequence[Path] = ()
    loaded: Callable[[], Iterable[Evidence]] = tuple
    force: bool = False
    _known: tuple[Evidence, ...] | None = field(default=None, init=False)

    def check(self, *outputs: Path | None) -> None:
        """Check the outputs of one command; None and `-` are no files.

        Raises:
            OutputProtected: one would replace evidence or the database.
            OutputNotOurs: one would replace something that axstat did not write, without `force`.
            OutputNotWritable: one is a folder, or a disk.
            UsageError: two are one file.
        """
        seen: dict[Path, Path] = {}
        for path in outputs:
            if path is None or str(path) == "-":
                continue
            place = self._check(path)
            if place in seen and not _is_stream(path):
                raise UsageError("outputs-are-one-file", one=str(seen[place]), other=str(path))
            seen[place] = path

    def write(self, path: Path, content: bytes) -> bool:
        """Write a file whole or not at all; return False when it already held `content`.

        Then only its time is set to now: it was asked for and is up to date, which is what Make looks at.

        Raises:
            OutputProtected, OutputNotOurs: see `check`.
            OutputNotWritable: the file or its folder cannot be written.
        """
        from hashlib import sha256

        try:
            self.check(path)
            if _is_stream(path):
                pour(path, content)
                return True
            path.parent.mkdir(parents=True, exist_ok=True)
            record.remember(_place(path), sha256(content).hexdigest())
            if _holds(path, content):
                touch(path)
                return False
            replace(path, content)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputNotWritable("output-not-written", path=str(path), reason=reason(error)) from error
        return True

    def check_mended(self, path: Path) -> None:
        """Check a file that its owner asks to have rewritten in place, whoever wrote it.

        Raises:
            OutputProtected: it is evidence or the database.
            OutputNotOurs: it is a link or read-only, without `force`.
        """
        self._check_place(path)

    def mend(self, path: Path, content: bytes) -> None:
        """Rewrite a file in place, whole or not at all, with the rights it has.

        Raises:
            OutputProtected, OutputNotOurs: see `check_mended`.
            OutputNotWritable: it cannot be written.
        """
        self.check_mended(path)
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
            replace(path, content)
            path.chmod(mode)
        except OSError as error:
            raise OutputNotWritable("output-not-written", path=str(path), reason=reason(error)) from error

    def create(self, path: Path, content: bytes) -> None:
        """Write a file that is not there yet.

        Raises:
            OutputProtected: it would lie in `data/raw`, or belong to the database.
            FileExistsError: something is there, be it a link that leads nowhere.
            OSError: it cannot be written.
        """
        self._refuse_never(path, _place(path))
        with path.open("xb") as stream:
            stream.write(content)

    def check_copy(self, path: Path) -> None:
        """Check where a copy of the database goes; whether what stands there is such a copy, its writer decides.

        Raises:
            OutputProtected, OutputNotOurs, OutputNotWritable: see `check`.
        """
        if path.is_dir():
            raise OutputNotWritable("output-is-a-folder", path=str(path))
        self._check_place(path, copy=True)

    def check_folder(self, path: Path) -> None:
        """Check where a folder of outputs goes; whether what stands there is ours to replace, its writer decides.

        Raises:
            OutputProtected: it would be `data/raw`, lie in it, or belong to the database.
        """
        place = _place(path) if path.name else _resolved(path)
        self._refuse_never(path, place)
        if self._in_raw(place / path.name):
            raise OutputProtected("output-in-raw", path=str(path))

    def _check(self, path: Path) -> Path:
        """Check one output and return its place: its folder without links, and its own name."""
        if path.is_block_device():
            raise OutputNotWritable("output-is-a-disk", path=str(path))
        if path.is_dir():
            raise OutputNotWritable("output-is-a-folder", path=str(path))
        stream = _is_stream(path)
        place = _resolved(path) if stream else _place(path)
        self._refuse_never(path, place)
        if not stream and not self.force and (refusal := _not_ours(path, place)) is not None:
            raise refusal
        return place

    def _check_place(self, path: Path, *, copy: bool = False) -> None:
        """Check where something goes whoever wrote what stands there."""
        place = _place(path)
        self._refuse_never(path, place, copy=copy)
        if not self.force and (refusal := _closed(path, place)) is not None:
            raise refusal

    def _refuse_never(self, path: Path, place: Path, *, copy: bool = False) -> None:
        """Refuse an output at a place where nothing may be written; a `copy` of the database may replace another."""
        if self._in_raw(place):
            raise OutputProtected("output-in-raw", path=str(path))
        if self._is_database(place):
            raise OutputProtected("output-of-database", path=str(path))
        if place.name == record.NAME:
            raise OutputProtected("output-is-record", path=str(path))
        if place.is_symlink() or not place.is_file() or not place.stat().st_size:
            return
        if not copy and _is_duckdb(place):
            raise OutputProtected("output-is-a-database", path=str(path))
        if (source := self._source(path, place)) is not None:
            raise OutputProtected("output-is-a-source", path=str(path), source=source.name)

    def _in_raw(self, place: Path) -> bool:
        for folder in place.parents:
            if folder.name.casefold() == "raw" and folder.parent.name.casefold() == "data":
                return True
        return any(_same(folder, raw) for raw in self.raw for folder in place.parents)

    def _is_database(self, place: Path) -> bool:
        if self.database is None:
            return False
        for database in {_place(self.database), _resolved(self.database)}:
            own = re.compile(rf"{re.escape(database.name)}({_BESIDE})?", re.IGNORECASE)
            for path in (place, *place.parents):
                if (own.fullmatch(path.name) and _same(path.parent, database.parent)) or _same(path, database):
                    return True
        return False

    def _source(self, path: Path, place: Path) -> Evidence | None:
        """Return the loaded source that a file is: by its place, a hard link to it, or its bytes."""
        digest = ""
        for source in self._sources(path, place):
            if _same(place, source.path) or source.name.startswith(f"{place.name}/"):
                return source
            if source.size == place.stat().st_size:
                digest = digest or record.digest(place)
                if source.sha256 == digest:
                    return source
        return None

    def _sources(self, path: Path, place: Path) -> tuple[Evidence, ...]:
        """Return the loaded sources; without them only what axstat wrote itself, and can write again, is replaced."""
        if self._known is None:
            try:
                self._known = tuple(self.loaded())
            except AxstatError:
                if self.force and _not_ours(path, place) is not None:
                    raise
                return ()
        return self._known


def _not_ours(path: Path, place: Path) -> OutputNotOurs | None:
    """Return the refusal where only `--force` may replace what is at a place; None when anybody may."""
    if (refusal := _closed(path, place)) is not None or not place.exists():
        return refusal
    if place.stat().st_size and not record.is_own(place):
        return OutputNotOurs("output-of-others", path=str(path))
    return None


def _closed(path: Path, place: Path) -> OutputNotOurs | None:
    """Return the refusal where what is at a place is not to be replaced, whoever wrote it: a link, or read-only."""
    if place.is_symlink():
        return OutputNotOurs("output-is-a-link", path=str(path))
    if not place.exists():
        return None
    mode = place.stat().st_mode
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
        return OutputNotOurs("output-is-read-only", path=str(path))
    return None


def _place(path: Path) -> Path:
    return _resolved(path.parent) / path.name


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))  # `Path.resolve` fails on a loop of links


def _is_stream(path: Path) -> bool:
    """Say whether a path is a device, a pipe or a socket, or an open stream (`/dev/stdout`) wherever it leads."""
    if re.fullmatch(_STREAMS, path.absolute().parent.as_posix()):
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _same(one: Path, other: Path) -> bool:
    """Say whether two paths are one file: the same place, or the same device and inode (a hard link)."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _is_duckdb(place: Path) -> bool:
    with place.open("rb") as stream:
        return stream.read(_DUCKDB_AT + len(_DUCKDB))[_DUCKDB_AT:] == _DUCKDB


def _holds(path: Path, content: bytes) -> bool:
    """Say whether a file of its own, no link, holds these bytes."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size != len(content):
        return False
    return path.read_bytes() == content
