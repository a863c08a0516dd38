"""A fault of axstat becomes one line and a file that can be sent: where it failed, on what, nothing of its contents.

The file holds versions, the traceback's places and a workbook's name and hash. What exceptions say is left out, for
they quote cells, and so are folders, which name people.
"""

from __future__ import annotations

import contextlib
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from axstat.errors import AxstatError, AxstatFailed
from axstat.outputs import Guard
from axstat.voice import said

_FRAMES = 100
"""Places shown of one exception: of an endless recursion the first and the last."""
_PACKAGES = ("site-packages", "dist-packages", "src", "lib")


@dataclass(frozen=True, slots=True)
class Subject:
    """What axstat was at work on when it failed: a file as messages show it, with its sha256 where that is known."""

    shown: str
    sha256: str | None = None


def failed(error: BaseException, folder: Path | None, subject: Subject | None = None) -> AxstatFailed:
    """Return the refusal for an unexpected exception, having written the file that it names.

    Args:
        error: what was raised.
        folder: where to write: beside the database; a private temporary folder where that cannot be.
        subject: the file that was at work, None for everything else.
    """
    path = _write(_text(error, subject), folder)
    found = AxstatFailed(
        "axstat-failed",
        hint=None if path is not None else said("report-failure-again"),
        kind=type(error).__name__,
        on="" if subject is None else said("failed-on", file=subject.shown),
        report=said("failure-not-reported") if path is None else said("failure-reported", path=str(path)),
    )
    found.__cause__ = error
    return found


def _write(text: str, folder: Path | None) -> Path | None:
    name = f"axstat-failure-{time.strftime('%Y%m%d-%H%M%S')}"
    if folder is not None and folder.is_dir():
        with contextlib.suppress(OSError, AxstatError):
            return _new_file(folder, name, text)
    with contextlib.suppress(OSError):
        return _new_file(Path(tempfile.mkdtemp(prefix="axstat-")), name, text)
    return None


def _new_file(folder: Path, name: str, text: str) -> Path:
    """Write a file of a name that no other has."""
    for number in range(1, 1000):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.txt"
        with contextlib.suppress(FileExistsError):
            Guard().create(path, text.encode(errors="backslashreplace"))
            return path
    raise FileExistsError(name)


def _text(error: BaseException, subject: Subject | None) -> str:
    from axstat import __version__

    about = [f"axstat {__version__}", f"Python {sys.version}", platform.platform()]
    if subject is not None:
        about += [f"file {PurePath(subject.shown).name}", f"sha256 {subject.sha256 or 'not known'}"]
    return "\n".join([*about, "", *_traces(error)]) + "\n"


def _traces(error: BaseException) -> Iterator[str]:
    """Give the places of an exception and of those that it came from, the first one first."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _traces(earlier)
        yield "\nand then"
    yield "where it happened, the innermost last"
    frames = list(traceback.extract_tb(error.__traceback__))
    for frame in frames if len(frames) <= _FRAMES else [*frames[: _FRAMES // 2], *frames[-_FRAMES // 2 :]]:
        yield f"  {_inside(frame.filename)}:{frame.lineno} in {frame.name}"
        yield f"    {frame.line}"
    yield f"{type(error).__module__}.{type(error).__qualname__} (what it says may quote the file and is left out)"


def _inside(path: str) -> str:
    """Return a module's path inside its package."""
    parts = PurePath(path).parts
    starts = [at for at, part in enumerate(parts) if part in _PACKAGES]
    return "/".join(parts[starts[-1] + 1 :]) if starts else parts[-1]
