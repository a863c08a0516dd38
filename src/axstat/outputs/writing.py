"""How a file appears: whole or not at all, with the rights of the user's umask."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from axstat import durable


def replace(path: Path, content: bytes) -> None:
    """Write a file beside its place, and give it its name when it is on the disk.

    Raises:
        OSError: it cannot be written; what was there before stands.
    """
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".axstat-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        durable.replace(Path(name), path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def pour(path: Path, content: bytes) -> None:
    """Write to a device, a pipe or an open stream, behind what it holds.

    Raises:
        OSError: it is not there, or cannot be written.
    """
    path.stat()  # opening to append would create it
    with path.open("ab") as stream:
        stream.write(content)


def touch(path: Path) -> None:
    """Set a file's time to now; a file system that refuses is left alone."""
    with contextlib.suppress(OSError):
        os.utime(path)
