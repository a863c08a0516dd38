"""Two processes at once: the second waits, then says who holds the database."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from axstat.errors import DatabaseBusy
from axstat.store import Geography, open_reader, open_writer
from axstat.store.lock import Waiting, exclusive, lock_path
from axstat.voice import Finding
from tests.store.conftest import select
from tests.support.folders import names
from tests.support.units import AREAS, NAGI, make_database, overtime_unit

UNIT = overtime_unit({NAGI: {"hours_per_month": 36.7}}, year=2023)
SECOND = overtime_unit({NAGI: {"hours_per_month": 30.0}}, year=2022)

HOLD_LOCK = """
import sys, time
from pathlib import Path
from axstat.store.lock import Waiting, exclusive
path = Path(sys.argv[1])
with exclusive(path, Waiting(path, 0, None)):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
HOLD_DUCKDB = """
import sys, time, duckdb
connection = duckdb.connect(sys.argv[1], read_only=sys.argv[3] == "read")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


@contextmanager
def process(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run Python code that prints `held` when it holds something; end it after the block."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "held\n"
            yield child
        finally:
            child.kill()


def test_a_second_writer_waits_then_says_who_holds_the_database(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    heard: list[Finding] = []
    with process(HOLD_LOCK, path, 60) as child:
        started = time.monotonic()
        with (
            open_writer(path, wait=0.3, on_wait=heard.append, geography=Geography(AREAS, ())) as writer,
            pytest.raises(DatabaseBusy) as caught,
        ):
            writer.load(UNIT)
        assert time.monotonic() - started >= 0.3
        assert f"process {child.pid} (`-c {path} 60`) since 20" in caught.value.message
        assert "(waited 0.3 s)" in caught.value.message
        assert len(heard) == 1
        assert f"process {child.pid}" in heard[0].text("en")
    assert not path.exists()


def test_a_second_writer_goes_on_when_the_first_has_finished(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with process(HOLD_LOCK, path, 0.5), open_writer(path, wait=30) as writer:
        assert writer.load(SECOND).loaded
    assert select(path, "select count(*) from source") == [(2,)]


def test_a_killed_writer_holds_nothing(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with process(HOLD_LOCK, path, 60) as child:
        child.kill()
        child.wait()
        assert lock_path(path).exists()
        with open_writer(path, wait=0) as writer:
            assert writer.load(SECOND).loaded
    assert not lock_path(path).exists()


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_writer_waits_for_other_programs(tmp_path: Path, mode: str) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with (
        process(HOLD_DUCKDB, path, 60, mode) as child,
        open_writer(path, wait=0) as writer,
        pytest.raises(DatabaseBusy, match=f"process {child.pid} "),
    ):
        writer.load(SECOND)
    assert names(tmp_path) == ["a.duckdb"]
    with open_writer(path, wait=0) as writer:
        assert writer.load(SECOND).loaded


def test_a_reader_waits_for_a_writer_and_says_who_it_is(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    heard: list[Finding] = []
    with (
        process(HOLD_DUCKDB, path, 60, "write") as child,
        pytest.raises(DatabaseBusy) as caught,
        open_reader(path, wait=0.2, on_wait=heard.append),
    ):
        pass
    assert f"`{path}` is held by process {child.pid} " in caught.value.message
    assert len(heard) == 1


def test_a_reader_names_the_command_of_an_axstat_writer(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    code = HOLD_LOCK.replace('print("held"', 'import duckdb; c = duckdb.connect(path); print("held"')
    with (
        process(code, path, 60) as child,
        pytest.raises(DatabaseBusy, match=f"process {child.pid} .`-c .* 60`. since"),
        open_reader(path, wait=0),
    ):
        pass


def test_readers_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with process(HOLD_DUCKDB, path, 60, "read"):
        assert select(path, "select hours_per_month from overtime") == [(36.7,)]


def test_the_lock_is_free_again_after_the_block(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with exclusive(path, Waiting(path, 0, None)), pytest.raises(DatabaseBusy), exclusive(path, Waiting(path, 0, None)):
        pass
    with exclusive(path, Waiting(path, 0, None)):
        pass
    assert list(tmp_path.iterdir()) == []


def test_nobody_holds_the_database_between_two_loads(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with open_writer(path, geography=Geography(AREAS, ())) as writer:
        writer.load(UNIT)
        assert select(path, "select count(*) from source") == [(1,)]
        writer.load(SECOND)
        assert select(path, "select count(*) from source") == [(2,)]
