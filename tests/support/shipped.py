"""The shipped data, ingested once in a run of the tests by whichever process asks first; a test gets a copy.

That an ingest of them says and stores what it should is tested where they are ingested (tests/ingest, tests/faults).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.support.cli import axstat

ROOT = Path(__file__).resolve().parents[2]
Shipped = Callable[..., Path]


def copy_of(shared: Path, folder: Path, *parts: str) -> Path:
    """Put `data/<part>` and the database that an ingest of them makes into a folder, and return the folder.

    `shared` is a folder of the whole run, in which the first process leaves what it made for the others.
    """
    made = shared / f"shipped-{'-'.join(parts)}"
    with _alone(made.with_suffix(".lock")):
        if not made.exists():
            _ingested(Path(mkdtemp(dir=shared)), parts).rename(made)
    return Path(shutil.copytree(made, folder, dirs_exist_ok=True))


def _ingested(folder: Path, parts: tuple[str, ...]) -> Path:
    for part in parts:
        shutil.copytree(ROOT / "data" / part, folder / "data" / part)
    ran = axstat("ingest", *(f"data/{part}" for part in parts), cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process of the run is here (on Windows, where tests run in one, there is no other)."""
    with lock.open("w") as held:
        if os.name != "nt":
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
