"""kill -9 at random moments of an ingest: the database opens, holds whole files only, and the next ingest finishes.

Half of the kills come at a random moment of the run, half while the database is being written (its lock file is there).
`make test` kills 12 times, `make stress` 50.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.project import Started, State, database_of, make_project, sha_of, state
from tests.support.cli import axstat
from tests.support.counts import Count
from tests.support.folders import names

KILLS = int(os.environ.get("AXSTAT_KILLS") or "12")
BATCH = 4


def reference(folder: Path) -> tuple[State, float]:
    """Ingest without disturbance; return what is then loaded and how long it took."""
    started = time.monotonic()
    ran = axstat("ingest", cwd=folder)
    assert ran.code == 0, ran.err
    return state(database_of(folder)), time.monotonic() - started


@pytest.mark.parametrize("batch", range(-(-KILLS // BATCH)))
def test_a_kill_leaves_each_file_whole_or_absent(batch: int, tmp_path: Path, count: Count) -> None:
    whole, seconds = reference(make_project(tmp_path / "reference"))
    assert {n for n, _ in whole.values()} == {3000}
    folder, rng = make_project(tmp_path / "killed"), Random(batch)
    database = database_of(folder)
    before: State = {}
    for number in range(batch * BATCH, min(KILLS, (batch + 1) * BATCH)):
        run = Started(folder, "ingest")
        run.wait_until_up()
        if number % 2:
            lock = database.with_name(database.name + ".lock")
            for _ in range(rng.randrange(1, 4)):
                run.wait_for(lock.exists)
                time.sleep(rng.random() * seconds / 12)
        else:
            time.sleep(rng.random() * seconds)
        finished = run.process.poll() is not None
        run.process.kill()
        run.finish()
        after = state(database)
        assert set(before.items()) <= set(after.items()) <= set(whole.items())
        count("kill -9", {"kills": 1, f"left {len(after)} of 3 files": 1, "came after the end": int(finished)})
        before = after
        if len(after) == len(whole):
            for file in (database, database.with_name(database.name + ".wal")):
                file.unlink(missing_ok=True)
            before = {}
    assert axstat("ingest", cwd=folder).code == 0
    assert state(database) == whole
    assert names(database.parent) == ["axstat.duckdb"]
    assert {sha_of(p) for p in (folder / "data" / "raw").iterdir()} == set(whole)
