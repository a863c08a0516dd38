"""kill -9 at random moments of an ingest, a compaction, a backup, a restore: every database opens and is whole.

Half of the kills come at a random moment of the run, half while the database is being written (its lock file is there).
`make test` kills 8 ingests, `make stress` 200 processes: half of them ingests, a sixth each of the others.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.project import Started, State, database_of, make_project, sha_of, state, table
from tests.support.cli import axstat
from tests.support.counts import Count
from tests.support.folders import names

KILLS = int(os.environ.get("AXSTAT_KILLS") or "8")
BATCH = 4
INGESTS = -(-KILLS // (2 * BATCH))
OTHERS = -(-KILLS // (6 * BATCH))
SMALL_IS_LARGE = "from axstat.store import compacting as c; c.LEAST_ROWS = c.LEAST_SOURCES = 1; "


def reference(folder: Path) -> tuple[State, float]:
    """Ingest without disturbance; return what is then loaded and how long it took."""
    seconds = timed(folder, "ingest")
    return state(database_of(folder)), seconds


def timed(folder: Path, *argv: str | Path) -> float:
    """Run a command without disturbance and return how long it took, started as those that are killed."""
    started = time.monotonic()
    run = Started(folder, *map(str, argv))
    run.wait_until_up()
    assert run.finish() == 0, run.err
    return time.monotonic() - started


def kill(run: Started, number: int, rng: Random, lock: Path, seconds: float) -> bool:
    """Kill a run at a random moment, every second one while it holds the lock; say whether it had finished before."""
    run.wait_until_up()
    if number % 2:
        run.wait_for(lock.exists)
        time.sleep(rng.random() * seconds / 2)
    else:
        time.sleep(rng.random() * seconds)
    finished = run.process.poll() is not None
    run.process.kill()
    run.finish()
    return finished


def lock_of(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("batch", range(INGESTS))
def test_a_kill_leaves_each_file_whole_or_absent(batch: int, jobs: int, tmp_path: Path, count: Count) -> None:
    whole, seconds = reference(make_project(tmp_path / "reference"))
    assert {n for n, _ in whole.values()} == {3000}
    folder, rng = make_project(tmp_path / "killed"), Random(batch)
    database = database_of(folder)
    before: State = {}
    for number in range(BATCH):
        run = Started.ingest(folder, jobs)
        if number % 2:
            for _ in range(rng.randrange(1, 4)):
                run.wait_for(lock_of(database).exists)
                time.sleep(rng.random() * seconds / 12)
        finished = kill(run, number, rng, lock_of(database), seconds / (4 if number % 2 else 1))
        after = state(database)
        assert set(before.items()) <= set(after.items()) <= set(whole.items())
        count(
            "kill -9",
            {f"ingests by {jobs}": 1, f"left {len(after)} of 3 files": 1, "came after the end": int(finished)},
        )
        before = after
        if len(after) == len(whole):
            for file in (database, database.with_name(database.name + ".wal")):
                file.unlink(missing_ok=True)
            before = {}
    assert axstat("ingest", cwd=folder).code == 0
    assert state(database) == whole
    assert names(database.parent) == ["axstat.duckdb"]
    assert {sha_of(p) for p in (folder / "data" / "raw").iterdir()} == set(whole)


@pytest.mark.thorough
@pytest.mark.parametrize("batch", range(OTHERS))
def test_a_kill_during_a_compaction_leaves_the_database_whole(batch: int, tmp_path: Path, count: Count) -> None:
    folder, rng = make_project(tmp_path / "p"), Random(batch)
    database = database_of(folder)
    assert axstat("ingest", cwd=folder).code == 0
    before = state(database)
    for number in range(BATCH):
        year = 2010 - number
        (folder / "data" / "raw" / f"indices_{year}.csv").write_text(table(year), encoding="utf-8")
        finished = kill(Started(folder, "ingest", before=SMALL_IS_LARGE), number, rng, lock_of(database), 1.5)
        after = state(database)
        assert set(before.items()) <= set(after.items())
        assert {n for n, _ in after.values()} == {3000}
        assert len(after) - len(before) in range(number + 2)
        assert axstat("doctor", cwd=folder).code == 0
        before = after
        count("kill -9", {"compactions": 1, "came after the end": int(finished)})
    assert Started(folder, "ingest", before=SMALL_IS_LARGE).finish() == 0
    assert len(state(database)) == 3 + BATCH
    assert names(database.parent) == ["axstat.duckdb"]


@pytest.mark.thorough
@pytest.mark.parametrize("batch", range(OTHERS))
def test_a_kill_during_a_backup_leaves_the_backup_before_or_after(batch: int, tmp_path: Path, count: Count) -> None:
    folder, rng = make_project(tmp_path / "p", years=(2021, 2022)), Random(batch)
    database, to = database_of(folder), folder / "saved" / "b.duckdb"
    assert axstat("ingest", "data/raw/indices_2021.csv", cwd=folder).code == 0
    seconds = timed(folder, "backup", to)
    old = state(to)
    assert axstat("ingest", cwd=folder).code == 0
    new = state(database)
    assert len(new) > len(old)
    saved = to.read_bytes()
    for number in range(BATCH):
        to.write_bytes(saved)
        finished = kill(Started(folder, "backup", str(to)), number, rng, lock_of(database), seconds)
        assert state(to) in (old, new)
        assert state(database) == new
        count("kill -9", {"backups": 1, "came after the end": int(finished)})
    assert axstat("backup", to, cwd=folder).code == 0
    assert state(to) == new
    assert sorted(p.name for p in to.parent.iterdir()) == ["b.duckdb"]


@pytest.mark.thorough
@pytest.mark.parametrize("batch", range(OTHERS))
def test_a_kill_during_a_restore_leaves_one_of_the_two_and_loses_none(batch: int, tmp_path: Path, count: Count) -> None:
    folder, rng = make_project(tmp_path / "p", years=(2021, 2022)), Random(batch)
    database, backup = database_of(folder), folder / "b.duckdb"
    assert axstat("ingest", "data/raw/indices_2021.csv", cwd=folder).code == 0
    assert axstat("backup", backup, cwd=folder).code == 0
    assert axstat("ingest", cwd=folder).code == 0
    large, small = state(database), state(backup)
    contents = database.read_bytes()
    seconds = timed(folder, "restore", backup, "--force")
    for number in range(BATCH):
        database.write_bytes(contents)
        finished = kill(Started(folder, "restore", str(backup), "--force"), number, rng, lock_of(database), seconds)
        now = state(database)
        assert now in (large, small)
        assert state(backup) == small
        if now == small:
            kept = [p for p in database.parent.glob("*.before-*") if p.suffix != ".json"]
            assert contents in [p.read_bytes() for p in kept]
        for file in database.parent.glob("*.before-*"):
            file.unlink()
        count("kill -9", {"restores": 1, "came after the end": int(finished), "restored": int(now == small)})
    database.write_bytes(contents)
    assert axstat("restore", backup, "--force", cwd=folder).code == 0
    assert state(database) == small
    assert [n for n in names(database.parent) if ".before-" not in n] == ["axstat.duckdb"]
