"""Several processes at once, and Ctrl-C: nobody loses or doubles an observation, and waiting says what it waits for."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.project import Started, database_of, make_project, sha_of, state
from tests.support.cli import axstat
from tests.support.counts import Count
from tests.support.folders import names

HOLD = """
import sys, time, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.readline()
"""
COUNT = ["query", "--sql", "select count(*) as n from indicator", "--format", "csv"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_ingests_at_once_load_each_file_once(jobs: int, tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")

    runs = [Started.ingest(project, jobs, "--wait", "100") for _ in range(2)]

    assert [run.finish() for run in runs] == [0, 0], [run.err for run in runs]
    expected = {sha_of(path): 3000 for path in (project / "data" / "raw").iterdir()}
    assert {sha: n for sha, (n, _) in state(database_of(project)).items()} == expected


@pytest.mark.thorough
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_during_an_ingest_answers_from_whole_files(jobs: int, tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2018, 2019, 2020, 2021, 2022))
    first = project / "data" / "raw" / "indices_2018.csv"
    assert axstat("ingest", first, cwd=project).code == 0

    run = Started.ingest(project, jobs, "--wait", "100")
    answers = []
    while run.process.poll() is None:
        answers.append(axstat(*COUNT, "--wait", "60", cwd=project))

    assert run.finish() == 0, run.err
    assert {answer.code for answer in answers} <= {0}
    assert {answer.out for answer in answers} <= {f"n\n{3000 * files}\n" for files in range(1, 6)}


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """Give a project whose database another program holds for writing."""
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    return project


def test_waiting_says_for_whom_and_ends_when_the_other_has_finished(held: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, database_of(held)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdout.readline()
    try:
        impatient = axstat(*COUNT, "--wait", "0", cwd=held)
        run = Started(held, *COUNT, "--wait", "60")
        run.wait_for(lambda: str(other.pid) in run.err)
    finally:
        other.communicate("\n", timeout=60)

    assert impatient.code == 4
    assert str(other.pid) in impatient.err
    assert "--wait" in impatient.err
    assert run.finish() == 0
    assert str(other.pid) in run.err


OFTEN = [(0, 1), (1, 1), (2, 2), (3, 2), (4, 1), (5, 2)]
SELDOM = [(0, 2), (1, 2), (2, 1), (3, 1), (4, 2), (5, 1)]


@pytest.mark.parametrize(
    ("moment", "jobs"), [*OFTEN, *(pytest.param(*one, marks=pytest.mark.thorough) for one in SELDOM)]
)
def test_ctrl_c_ends_with_130_and_one_line_and_leaves_whole_files(
    moment: int, jobs: int, tmp_path: Path, count: Count
) -> None:
    project = make_project(tmp_path / "p")
    database = database_of(project)
    run = Started.ingest(project, jobs)
    run.wait_until_up()
    if moment % 2:
        run.wait_for(database.with_name(database.name + ".lock").exists)
        time.sleep(Random(moment).random() * 0.4)
    else:
        time.sleep(0.3 + Random(moment).random() * 2)
    run.process.send_signal(signal.SIGINT)
    code = run.finish()

    assert code in (0, 130), run.err  # 0: it had just finished
    if code == 130:
        assert run.err == "interrupted: nothing half done was kept\n"
    whole = {sha_of(path): 3000 for path in (project / "data" / "raw").iterdir()}
    loaded = {sha: n for sha, (n, _) in state(database).items()}
    assert loaded.items() <= whole.items()
    assert code == 130 or loaded == whole
    leftovers = names(database.parent) if database.parent.exists() else []
    assert set(leftovers) <= {"axstat.duckdb"}
    count("Ctrl-C", {"interruptions": 1, "stopped it": int(code == 130)})


@pytest.mark.thorough
def test_ctrl_c_during_a_query_ends_with_130(held: Path) -> None:
    endless = "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 3"
    run = Started(held, "query", "--sql", endless, "--timeout", "100")
    run.wait_until_up()
    time.sleep(4)
    sent = time.monotonic()
    run.process.send_signal(signal.SIGINT)

    assert run.finish() == 130, run.err
    assert time.monotonic() - sent < 30
    assert run.err == "interrupted: nothing half done was kept\n"
