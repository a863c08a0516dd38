"""A project folder to disturb: files of a few hundred municipalities, processes to stop, what the database holds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from axstat.areas import gazetteer
from axstat.store import open_reader

START = (
    "import os, signal; signal.signal(signal.SIGINT, signal.default_int_handler); os.write(2, b'up\\n'); "
    "from axstat.cli import entry; entry()"
)
"""Python that is the program; Ctrl-C reaches it, though a run of the tests in the background is told to ignore that."""
SEVERAL = "from axstat.ingest import crew; crew.WORTH = 1; "
"""Python that lets several processes read even small files."""
ROWS = 500
State = Mapping[str, tuple[int, float]]
"""By SHA-256 of a source: how many observations it has, and their sum."""


def make_project(folder: Path, *, years: tuple[int, ...] = (2021, 2022, 2023)) -> Path:
    """Write one file for each year into `data/raw`."""
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    for year in years:
        (raw / f"indices_{year}.csv").write_text(table(year), encoding="utf-8")
    return folder


@cache
def table(year: int, rows: int = ROWS) -> str:
    """Return a table of municipalities with six measures, each figure different."""
    areas = sorted(
        (a for a in gazetteer().areas if a.level == "municipality" and a.valid_to is None), key=lambda a: a.area_code
    )
    measures = ["人口", "世帯数", "職員数", "歳入", "歳出", "財政力指数"]
    lines = [f"{year}年度 主要財政指標,,,,,,,,", ",".join(["団体コード", "都道府県名", "団体名", *measures])]
    for number, area in enumerate(areas[:rows]):
        figures = (f"{(number + 1) * 7 + year * k}.{k}" for k in range(len(measures)))
        lines.append(",".join([area.area_code, area.prefecture, area.name, *figures]))
    return "\n".join(lines) + "\n"


def state(database: Path) -> State:
    """Return what a database holds; nothing where there is none."""
    if not database.exists():
        return {}
    with open_reader(database, wait=20) as reader:
        rows = reader.execute(
            "select s.sha256, count(i.value), coalesce(fsum(i.value), 0)"
            " from source s left join indicator i using (source_id) group by 1"
        ).rows
    return {sha: (count, total) for sha, count, total in rows}


def sha_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def database_of(folder: Path) -> Path:
    return folder / "data" / "processed" / "axstat.duckdb"


def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("AXSTAT_")}
    return kept | {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100"}


class Started:
    """An axstat process that runs beside the test; its stderr goes to a file, so that it can be watched.

    `before` is Python that runs in it first.
    """

    def __init__(self, folder: Path, *argv: str, before: str = "") -> None:
        self._log = folder / f"stderr-{time.monotonic_ns()}.txt"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", before + START, *argv],
                cwd=folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    @classmethod
    def ingest(cls, folder: Path, jobs: int, *argv: str) -> Started:
        """Start an ingest in which as many processes read."""
        return cls(folder, "ingest", "--jobs", str(jobs), *argv, before=SEVERAL)

    @property
    def err(self) -> str:
        return self._log.read_text(encoding="utf-8").removeprefix("up\n")

    def wait_until_up(self) -> None:
        """Wait until the interpreter runs our code: before, Python itself answers to signals."""
        self.wait_for(lambda: self._log.stat().st_size > 0)

    def wait_for(self, happened: object, *, seconds: float = 60) -> None:
        """Wait for something to happen, or for the process to end."""
        assert callable(happened)
        end = time.monotonic() + seconds
        while not happened() and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)

    def finish(self) -> int:
        """Return the exit code; a process that hangs is killed and fails the test."""
        try:
            return self.process.wait(120)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
