"""The processes that read for an ingest: none outlives it, and a reader is let in while a long ingest loads."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import psutil
import pytest

from tests.faults.project import SEVERAL, Started, database_of, make_project, sha_of, state
from tests.faults.test_disks import disk, fill
from tests.support.cli import axstat
from tests.support.folders import names

__all__ = ["disk"]

SLOWLY = (
    "import axstat.ingest.understanding as u, os, pathlib, time; opened = u.open_all; "
    "u.open_all = lambda p, *jobs: (pathlib.Path(f'reading-{os.getpid()}').touch(), time.sleep(SECONDS), opened(p))[2]"
)
FIRST = (
    SEVERAL + "from axstat import processes as p; "
    "p._START = p._START.replace('from {module}', SLOWLY + '; from {module}'); "
)


def is_gone(process: psutil.Process) -> bool:
    """Say whether a process has ended; whoever took it over may not have asked for its exit code yet."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def slow_ingest(project: Path, seconds: float) -> Started:
    """Start an ingest whose two processes take so long over each file."""
    return Started(
        project, "ingest", "--jobs", "2", before=FIRST.replace("SLOWLY", repr(SLOWLY.replace("SECONDS", str(seconds))))
    )


def hands(run: Started, project: Path) -> list[psutil.Process]:
    """Return the two processes that read for a run, once both have begun with a file."""
    run.wait_for(lambda: len(list(project.glob("reading-*"))) == 2)
    found = [psutil.Process(int(path.name.partition("-")[2])) for path in project.glob("reading-*")]
    assert len(found) == 2, run.err
    return found


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_an_ingest_that_is_ended(number: signal.Signals, tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    run = slow_ingest(project, 60)
    reading = hands(run, project)

    run.process.send_signal(number)
    code = run.finish()

    assert code == (130 if number == signal.SIGINT else -number)
    end = time.monotonic() + 20
    while not all(map(is_gone, reading)) and time.monotonic() < end:
        time.sleep(0.01)
    assert all(map(is_gone, reading))
    assert not database_of(project).exists()


def test_a_killed_hand_costs_one_file_and_the_next_ingest_loads_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2019, 2020, 2021, 2022))
    run = slow_ingest(project, 2)
    os.kill(hands(run, project)[0].pid, signal.SIGKILL)

    assert run.finish() == 3
    assert run.err.count("error: ") == run.err.count("hint: ") == run.err.count("ended (exit code -9)") == 1
    assert len(state(database_of(project))) == 3
    assert names(database_of(project).parent) == ["axstat.duckdb"]
    assert axstat("ingest", cwd=project).code == 0
    assert set(state(database_of(project))) == {sha_of(path) for path in (project / "data" / "raw").iterdir()}


def test_a_full_disk_leaves_what_was_loaded_before(disk: Path, tmp_path: Path) -> None:
    project, database = make_project(tmp_path / "p"), disk / "d" / "axstat.duckdb"
    assert axstat("ingest", "data/raw/indices_2021.csv", "--db", database, cwd=project).code == 0
    before = state(database)
    fill(disk)

    run = Started.ingest(project, 2, "--db", str(database))
    assert run.finish() == 4
    assert run.err.count("error: ") == run.err.count("hint: ") == 1

    assert state(database) == before
    (disk / "filler").unlink()
    assert Started.ingest(project, 2, "--db", str(database)).finish() == 0
    assert len(state(database)) == 3
