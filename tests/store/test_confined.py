"""A user's statement runs in a process of its own: it ends in time, within its memory, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import psutil
import pytest

from axstat.errors import DatabaseMissing, QueryFailed, QueryTimeout, QueryTooLarge
from axstat.processes import _START as _START_TEXT
from axstat.store import Countdown, QueryLimits, Reader, open_reader
from axstat.store.confined import Confined
from tests.support.memory import peak_of
from tests.support.units import NAGI, SAPPORO, make_database, overtime_unit

LIMITS = QueryLimits(memory=512 << 20, result=16 << 20, spill=100 << 20, threads=2)
START = 1.0
"""Seconds that the start of the process may take on a busy machine."""
ONE_STEP = "select levenshtein(repeat('a', 200000), repeat('b', 200000))"
"""Ten seconds and more inside one function over one row, where DuckDB looks at no clock."""
ENDLESS = "select count(*) from range(1000000) as a, range(10000000) as b where a.range * b.range % 7 = 3"
SORT = "select count(*) from (select range from range({0}) order by hash(range) limit {0} - 1)"
SMALL = QueryLimits(memory=256 << 20, result=16 << 20, spill=2 << 30, threads=2)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    unit = overtime_unit({NAGI: {"hours_per_month": 36.7}, SAPPORO: {"hours_per_month": "***"}}, year=2023)
    return make_database(tmp_path_factory.mktemp("confined") / "a.duckdb", unit)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def reader(path: Path, temporary: Path) -> Iterator[Reader]:
    with open_reader(path, limits=LIMITS) as reader:
        yield reader


def test_it_answers_as_the_process_itself_does(reader: Reader) -> None:
    sql = "select *, 1.5::decimal(9, 2) as d, [1, 2] as l, $day as day from indicator order by all"
    assert reader.confined.execute(sql, {"day": date(2024, 4, 1), "unused": 1}) == reader.execute(
        sql, {"day": date(2024, 4, 1)}
    )


def test_the_process_stays_for_the_next_statement(reader: Reader) -> None:
    reader.confined.execute("select 1")
    first = psutil.Process().children()
    reader.confined.execute("select 2")
    with pytest.raises(QueryFailed, match="syntax error"):
        reader.confined.execute("selec 1")
    assert reader.confined.parse("select $a + $b").parameters == {"a", "b"}
    assert psutil.Process().children() == first


@pytest.mark.parametrize("sql", [ONE_STEP, ENDLESS])
def test_time_binds_whatever_the_statement_does(reader: Reader, sql: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match="longer than 1 s"):
        reader.confined.execute(sql, timeout=1)
    assert time.monotonic() - started < 1 + 1 + START
    assert reader.confined.execute("select count(*) from overtime").rows == [(2,)]


@pytest.mark.parametrize(
    "sql",
    [
        "select range(1000000000)",
        "select list(range(1000000)) from range(100)",
        "select repeat('x', 1000000000)",
        "select repeat('x', 100000000) from range(100)",
        "select range(100000) from range(100000)",
        "select string_agg(range::varchar) from range(100000000)",
        "select list_sort(list_transform(range(30000000), lambda x: hash(x)))",
    ],
)
def test_memory_binds_whatever_the_statement_does(reader: Reader, sql: str) -> None:
    with peak_of() as peak, pytest.raises(QueryTooLarge, match=r"the limit of `(512|16) MiB`"):
        reader.confined.execute(sql, timeout=20)
    assert peak.bytes < LIMITS.memory
    assert reader.confined.execute("select 1").rows == [(1,)]


def test_memory_is_watched_from_outside_too(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system sets no bound (Windows, macOS) the other process sees what is taken."""
    monkeypatch.setattr(
        "axstat.processes._START", "import resource; resource.setrlimit = lambda *given: None; " + _START_TEXT
    )
    with peak_of() as peak, pytest.raises(QueryTooLarge, match="more memory than the limit of `512 MiB`"):
        reader.confined.execute("select repeat('x', 1000000000)", timeout=20)
    assert LIMITS.process * 0.8 < peak.bytes < LIMITS.memory * 1.2


@pytest.mark.parametrize(
    "sql", ["select * from range(100000000)", "select repeat('x', 20000000)", "select range(1000000)"]
)
def test_a_result_that_is_too_large_is_refused_before_it_is_whole(reader: Reader, sql: str) -> None:
    with pytest.raises(QueryTooLarge, match="the result is larger than the limit of `16 MiB`") as caught:
        reader.confined.execute(sql)
    assert "AXSTAT_MAX_QUERY_RESULT" in caught.value.hint


def test_what_does_not_fit_into_memory_is_sorted_in_private_files(path: Path, temporary: Path) -> None:
    seen: list[tuple[int, int]] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.01):
            for folder in temporary.iterdir():
                size = sum(f.stat().st_size for f in folder.iterdir())
                seen.append((stat.S_IMODE(folder.stat().st_mode), size))

    with open_reader(path, limits=SMALL) as reader:
        watch = threading.Thread(target=look)
        watch.start()
        try:
            assert reader.confined.execute(SORT.format(15_000_000)).rows == [(14_999_999,)]
        finally:
            done.set()
            watch.join()
    assert {mode for mode, _ in seen} == {0o700}
    assert max(size for _, size in seen) > 10 << 20
    assert list(temporary.iterdir()) == []


def test_temporary_files_are_bounded_and_removed_with_the_killed_process(path: Path, temporary: Path) -> None:
    limits = replace(SMALL, spill=20 << 20)
    with (
        open_reader(path, limits=limits) as reader,
        pytest.raises(QueryTooLarge, match="files than the limit of `20 M"),
    ):
        reader.confined.execute(SORT.format(15_000_000), timeout=60)
    with open_reader(path, limits=SMALL) as reader:
        with pytest.raises(QueryTimeout):
            reader.confined.execute(SORT.format(50_000_000), timeout=2)
        assert list(temporary.iterdir()) == []


def test_one_countdown_holds_for_several_statements(reader: Reader) -> None:
    clock = Countdown(1)
    started = time.monotonic()
    reader.confined.execute("select 1", timeout=clock)
    for _ in range(2):
        with pytest.raises(QueryTimeout, match="longer than 1 s"):
            reader.confined.execute(ENDLESS, timeout=clock)
    assert time.monotonic() - started < 1 + 1 + START


class _Odd:
    """A parameter that only this module knows, or that cannot be written at all."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[()]]:
        return (lambda: None), ()


def test_nothing_outlives_a_statement(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a connection of its own, whatever DuckDB lets a statement do to it."""
    anything = "import axstat.store.reader as r; r.only_statement = lambda sql, c: r.Parsed(sql, frozenset()); "
    monkeypatch.setattr("axstat.processes._START", _START_TEXT.replace("from {module}", anything + "from {module}"))
    reader.confined.execute("create temp view overtime as select 'forged' as name")
    reader.confined.execute("begin")
    assert reader.confined.execute("select count(*) from overtime").rows == [(2,)]


def test_a_parameter_that_cannot_go_along_is_refused(reader: Reader) -> None:
    with pytest.raises(QueryFailed, match="a parameter cannot be used"):
        reader.confined.execute("select $a", {"a": _Odd()})
    assert reader.confined.execute("select $a", {"a": "x' or true --"}).rows == [("x' or true --",)]


def test_times_with_a_zone_say_what_to_write(reader: Reader) -> None:
    with pytest.raises(QueryFailed, match="times with a time zone") as caught:
        reader.confined.execute("select now()")
    assert "cast(" in caught.value.hint
    assert reader.confined.execute("select cast(timestamptz '2024-04-01 00:00:00Z' as timestamp)").rows


def test_a_process_that_somebody_kills_is_an_error_of_ours(reader: Reader) -> None:
    reader.confined.execute("select 1")
    (child,) = psutil.Process().children()
    threading.Timer(0.3, child.kill).start()
    with pytest.raises(QueryFailed, match="ended the process that ran it"):
        reader.confined.execute(ONE_STEP, timeout=10)
    assert reader.confined.execute("select 1").rows == [(1,)]


def test_two_threads_take_turns(reader: Reader) -> None:
    found: list[int] = []

    def ask(number: int) -> None:
        found.append(reader.confined.execute("select $n", {"n": number}).rows[0][0])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(8))


def test_closing_ends_the_process(path: Path, temporary: Path) -> None:
    with open_reader(path, limits=LIMITS) as reader:
        reader.confined.execute("select 1")
        assert psutil.Process().children()
    assert not psutil.Process().children()
    assert list(temporary.iterdir()) == []


def test_a_missing_database_is_said_from_the_other_process(tmp_path: Path, temporary: Path) -> None:
    confined = Confined(tmp_path / "none.duckdb", LIMITS)
    with pytest.raises(DatabaseMissing, match="there is no database"):
        confined.execute("select 1")
    assert not psutil.Process().children()
    assert list(temporary.iterdir()) == []


def test_without_a_further_process_it_says_so(reader: Reader, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(QueryFailed, match="cannot run in a process of its own"):
        reader.confined.execute("select 1")
    assert reader.execute("select 1").rows == [(1,)]
    assert list(temporary.iterdir()) == []


def test_modules_in_the_working_folder_are_not_taken_for_libraries(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("duckdb", "pickle", "axstat"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [part for part in sys.path if part not in ("", str(tmp_path))])
    with open_reader(path, limits=LIMITS) as reader:
        assert reader.confined.execute("select 1").rows == [(1,)]


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("sql", [ENDLESS, SORT.format(50_000_000)])
def test_nothing_is_left_when_the_process_that_asked_is_killed(
    path: Path, temporary: Path, sql: str, ending: signal.Signals
) -> None:
    environment = {**os.environ, "AXSTAT_MAX_QUERY_MEMORY": "256MiB", "PYTHONPATH": os.pathsep.join(sys.path)}
    asking = subprocess.Popen(
        [sys.executable, "-m", "axstat", "query", "--db", str(path), "--sql", sql],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    started = psutil.Process(asking.pid)
    _until(lambda: bool(started.children()))
    children = started.children()
    if sql != ENDLESS:
        _until(lambda: any(f.stat().st_size for f in temporary.glob("*/*")))
    asking.send_signal(ending)
    assert asking.wait(10) == (130 if ending == signal.SIGINT else -ending)
    _until(lambda: not any(child.is_running() for child in children))
    _until(lambda: not list(temporary.iterdir()))


def test_a_script_without_a_guard_may_ask(path: Path, tmp_path: Path) -> None:
    """`multiprocessing` would run the script once more in its child."""
    script = tmp_path / "ask.py"
    script.write_text(
        "import axstat\n"
        "print('once')\n"
        f"with axstat.connect({str(path)!r}) as db:\n"
        "    print(db.sql('select count(*) as n from overtime').rows)\n"
    )
    ran = subprocess.run(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines() == ["once", "((2,),)"]


def _until(holds: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)
