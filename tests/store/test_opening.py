"""A database that is opened before it is asked for: the one that is wanted, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from axstat.errors import DatabaseMissing, UsageError
from axstat.store import Geography, Opening, QueryLimits, open_reader, open_writer
from axstat.store.driver import duckdb
from axstat.store.schema import create
from tests.support.units import AREAS, NAGI, make_database, overtime_unit

LIMITS = QueryLimits.from_environment()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    with duckdb.connect(tmp_path / "one.duckdb") as connection:
        create(connection, Geography(AREAS, ()))
    return tmp_path / "one.duckdb"


def test_it_is_the_database_that_is_read(database: Path) -> None:
    opening = Opening(database)
    with open_reader(database, wait=0, opening=opening) as reader:
        assert reader.execute("select count(*) from area").rows == [(len(AREAS),)]
    assert opening.take(database, LIMITS) is None, "taken once"


def test_its_sources_are_those_that_a_reader_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 9.0}}, partial="指定都市"))
    with open_reader(path, wait=0) as reader:
        asked = reader.sources()
    assert [source.partial for source in asked] == ["指定都市"]
    with open_reader(path, wait=0, opening=Opening(path)) as reader:
        monkeypatch.setattr(reader, "execute", None)  # nothing is asked again
        assert reader.sources() == asked


def test_it_can_only_read(database: Path) -> None:
    connection = Opening(database).take(database, LIMITS)
    assert connection is not None
    for statement in ("delete from store.area", "set threads = 1", "select * from read_text('/etc/hostname')"):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)
    connection.close()


def test_another_path_or_other_limits_are_another_database(database: Path, tmp_path: Path) -> None:
    assert Opening(database).take(tmp_path / "other.duckdb", LIMITS) is None
    assert Opening(database).take(database, replace(LIMITS, memory=LIMITS.memory // 2)) is None


def test_the_same_path_written_otherwise_is_the_same(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(database.parent)
    connection = Opening(Path(database.name)).take(database, LIMITS)
    assert connection is not None
    connection.close()


def test_what_is_wrong_is_said_by_who_reads(tmp_path: Path) -> None:
    missing = tmp_path / "missing.duckdb"
    with pytest.raises(DatabaseMissing), open_reader(missing, wait=0, opening=Opening(missing)):
        pass
    assert list(tmp_path.iterdir()) == []


def test_limits_that_cannot_be_are_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AXSTAT_MAX_QUERY_MEMORY", "no number")
    with pytest.raises(UsageError):
        Opening(database)


def test_it_lets_go_of_the_database_with_the_reader(database: Path) -> None:
    with open_reader(database, wait=0, opening=Opening(database)):
        pass
    with open_writer(database, wait=0, geography=Geography(AREAS, ())) as writer:
        assert writer.asked("0" * 64) is None
    with duckdb.connect(database) as connection:  # for writing
        connection.execute("insert into store.meta values ('free', 'yes')")
