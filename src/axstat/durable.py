"""A file takes another's name for good: its bytes are on the disk before it does, and the name is before we go on.

Without this a power failure may leave the new name with the old bytes, or with none.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def replace(new: Path, path: Path) -> None:
    """Give `new` the name `path`, whatever had it before; both in one file system.

    Raises:
        OSError: the rename, or writing to the disk, failed; `path` is as before.
    """
    sync_file(new)
    new.replace(path)
    sync_folder(path.parent)


def replace_folder(new: Path, path: Path, *, aside: Path) -> None:
    """Give the folder `new` the name `path`; an older one goes by way of `aside`, when the new one has the name.

    Raises:
        OSError: a rename, or writing to the disk, failed; `path` is as before.
    """
    for one in (*new.rglob("*"), new):
        if one.is_dir():
            sync_folder(one)
        else:
            sync_file(one)
    shutil.rmtree(aside, ignore_errors=True)
    if path.exists():
        path.rename(aside)
    try:
        new.rename(path)
    except OSError:
        if aside.exists():
            aside.rename(path)
        raise
    sync_folder(path.parent)
    shutil.rmtree(aside, ignore_errors=True)


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, beside its place first.

    Raises:
        OSError: it cannot be written; what was there stands.
    """
    new = path.with_name(path.name + ".new")
    try:
        new.write_bytes(content)
        replace(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def sync_file(path: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with path.open("rb+") as stream:  # Windows flushes only what is open for writing
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can say so: Windows cannot."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # some network disks refuse; the rename itself has been made
            os.fsync(handle)
    finally:
        os.close(handle)
