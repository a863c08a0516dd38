"""What is made once in a run of the tests, by whichever process asks first, and only read or copied by all others.

That an ingest of the shipped data says and stores what it should is tested where they are ingested (tests/ingest,
tests/faults).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.support.cli import axstat

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Once:
    """A folder of the whole run, and what processes left in it for the others."""

    shared: Path

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return the folder of a name, which `make` fills where nobody has; it is only read."""
        made = self.shared / f"once-{name}"
        with _alone(made.with_suffix(".lock")):
            if not made.exists():
                folder = Path(mkdtemp(dir=self.shared))
                make(folder)
                folder.rename(made)
        return made

    def shipped(self, folder: Path, *parts: str) -> Path:
        """Put `data/<part>` and the database that an ingest of them makes into a folder, and return the folder."""

        def ingest(to: Path) -> None:
            for part in parts:
                shutil.copytree(ROOT / "data" / part, to / "data" / part)
            ran = axstat("ingest", *(f"data/{part}" for part in parts), cwd=to)
            assert ran.code == 0, ran.out + ran.err

        return Path(shutil.copytree(self.made("-".join(parts), ingest), folder, dirs_exist_ok=True))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process of the run is here (on Windows, where tests run in one, there is no other)."""
    with lock.open("w") as held:
        if os.name != "nt":
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
