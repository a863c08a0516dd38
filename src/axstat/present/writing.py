"""Files appear whole or not at all: written beside the target, then renamed; unchanged content is left alone."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from axstat.errors import OutputNotWritable
from axstat.model.results import Result
from axstat.present.formats import Rendering, render


def write_result(result: Result, path: Path, fmt: str, how: Rendering) -> bool:
    """Write a result to a file; return False when the file already held the same bytes.

    Raises:
        OutputNotWritable: the file or its folder cannot be written.
    """
    return write_bytes(path, render(result, fmt, how))


def write_bytes(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; return False when it already held `content`.

    Raises:
        OutputNotWritable: the file or its folder cannot be written.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputNotWritable(f"cannot write `{path}`: {reason}") from error
    return True


def _replace(path: Path, content: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, "is a folder")
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or pipe cannot be renamed over
        return
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
