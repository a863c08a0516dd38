"""A clock that jumps: which value is in use, what waits for whom and what is kept do not depend on the time of day."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.faults.project import Started, database_of, make_project, state, table
from tests.faults.test_damaged import truncate
from tests.support.cli import axstat
from tests.support.folders import names

pytestmark = pytest.mark.thorough

CLOCK = """
import datetime as d, time
shift = {seconds}
real, strftime, localtime = time.time, time.strftime, time.localtime
time.time = lambda: real() + shift
time.localtime = lambda at=None: localtime(real() + shift if at is None else at)
time.strftime = lambda form, at=None: strftime(form, time.localtime() if at is None else at)
class Shifted(d.datetime):
    @classmethod
    def now(cls, tz=None): return super().now(tz) + d.timedelta(seconds=shift)
d.datetime = Shifted
"""
STANDING = """
import datetime as d
class Standing(d.datetime):
    @classmethod
    def now(cls, tz=None): return cls(2024, 4, 1, tzinfo=tz)
d.datetime = Standing
"""
YEAR = 365 * 24 * 3600
VALUES = "select distinct value from indicator where measure = '人口' and area_code = '011002'"


def at(seconds: int) -> str:
    """Return code that sets a process's clock forward or back."""
    return CLOCK.format(seconds=seconds)


def run(folder: Path, *argv: str, clock: int) -> str:
    started = Started(folder, *argv, before=at(clock))
    code = started.finish()
    assert code == 0, started.err
    return started.err


def asked(folder: Path, sql: str) -> list[str]:
    ran = axstat("query", "--sql", sql, "--format", "csv", cwd=folder)
    assert ran.code == 0, ran
    return ran.out.splitlines()[1:]


@pytest.mark.parametrize("back", [-20 * YEAR, -3600, 20 * YEAR])
def test_the_source_loaded_last_goes_first_whatever_the_clock_says(back: int, tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    run(project, "ingest", clock=0)
    first = asked(project, VALUES)
    second = project / "data" / "raw" / "again.csv"
    second.write_text(table(2021).replace("7.0,", "9.0,"), encoding="utf-8")

    run(project, "ingest", clock=back)

    assert asked(project, VALUES) != first
    assert asked(project, "select source_id from source where current") == ["2"]
    times = asked(project, "select ingested_at from source order by source_id")
    assert (times[1] < times[0]) == (back < 0)  # the clock really was set


def test_the_decision_made_last_goes_first_whatever_the_clock_says(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    (project / "data" / "raw" / "again.csv").write_text(table(2021).replace("7.0,", "9.0,"), encoding="utf-8")
    run(project, "ingest", clock=0)
    run(project, "sources", "use", "1", clock=0)
    run(project, "sources", "use", "2", clock=-20 * YEAR)

    assert asked(project, "select source_id from source where current") == ["2"]


def test_a_lock_of_tomorrow_or_of_a_dead_process_stops_nobody(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    database = database_of(project)
    database.parent.mkdir(parents=True)
    lock = database.with_name(database.name + ".lock")
    lock.write_text('{"pid": 1, "command": "axstat ingest", "since": "2099-01-01 00:00:00"}')

    started = time.monotonic()
    assert axstat("ingest", "--wait", "60", cwd=project).code == 0

    assert time.monotonic() - started < 30
    assert len(state(database)) == 1
    assert not lock.exists()


def test_waiting_lasts_as_long_as_it_says_while_the_clock_jumps(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    holder = Started(
        project, "sources", before="import duckdb, sys, time; c = duckdb.connect('data/processed/axstat.duckdb'); "
        "sys.stderr.write('up\\n'); sys.stderr.flush(); time.sleep(60); "
    )  # fmt: skip
    try:
        holder.wait_until_up()
        jumping = (
            "import time, itertools; real = time.time; jumps = itertools.count(); "
            "time.time = lambda: real() + 10 ** 6 * (-1) ** next(jumps); "
        )
        started = time.monotonic()
        waiting = Started(project, "sources", "--wait", "3", before=jumping)
        assert waiting.finish() == 4, waiting.err
        assert 3 <= time.monotonic() - started < 20
        assert "waited 3 s" in waiting.err
    finally:
        holder.process.kill()
        holder.process.wait()


def test_what_is_kept_has_a_name_of_its_own_when_the_clock_stands_still(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    for _ in range(3):
        truncate(project, 500_000)
        repaired = Started(project, "doctor", "--repair", before=STANDING)
        assert repaired.finish() == 0, repaired.err

    assert names(database_of(project).parent) == [
        "axstat.duckdb",
        "axstat.duckdb.damaged-20240401-000000",
        "axstat.duckdb.damaged-20240401-000000-2",
        "axstat.duckdb.damaged-20240401-000000-3",
    ]
