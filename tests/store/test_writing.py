"""One file is one transaction; what fails leaves nothing."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from axstat.errors import CheckFailed, DatabaseError, DatabaseMissing, DatabaseVersion, NotLoaded
from axstat.model.observations import LoadUnit, ObservationSeries, ObservationTable
from axstat.model.tables import ValueColumn
from axstat.store import Geography, facts, loading, open_writer
from axstat.store.lock import lock_path
from tests.store.conftest import select
from tests.support.folders import names
from tests.support.units import AREAS, NAGI, SAPPORO, make_database, overtime_unit

UNIT = overtime_unit({NAGI: {"hours_per_month": 36.7, "hours_per_year": 440.4}}, year=2023)
SMALL = Geography(AREAS, ())
TABLES = ("sheet_table", "series", "item", "observation")


def broken(unit: LoadUnit) -> LoadUnit:
    """Return the unit with a series that lacks one status."""
    table = unit.tables[0]
    series = table.series[0]
    values = ValueColumn(series.values.values, [], series.values.texts)
    bad = ObservationSeries(series.measure, series.line, series.header, values, series.period)
    return LoadUnit(unit.file, unit.meta, [ObservationTable(table.dataset, table.sheet, False, table.items, [bad])])


def test_opening_a_writer_and_asking_creates_nothing(tmp_path: Path) -> None:
    with open_writer(tmp_path / "data" / "a.duckdb") as writer:
        assert writer.asked(UNIT.file.sha256) is None
    assert list(tmp_path.iterdir()) == []


def test_the_first_load_creates_folder_and_database_and_nothing_else(tmp_path: Path) -> None:
    path = make_database(tmp_path / "data" / "processed" / "a.duckdb", UNIT)
    assert names(path.parent) == ["a.duckdb"]


def test_a_first_load_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    with open_writer(tmp_path / "data" / "a.duckdb", geography=SMALL) as writer, pytest.raises(CheckFailed):
        writer.load(broken(UNIT))
    assert list(tmp_path.iterdir()) == []


def test_a_later_load_that_fails_leaves_the_state_before(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with open_writer(path) as writer:
        with pytest.raises(CheckFailed, match="has 0 values, not one for each of 1 item"):
            writer.load(broken(overtime_unit({SAPPORO: {"hours_per_month": 1.0}}, year=2022)))
        assert writer.asked(overtime_unit({SAPPORO: {"hours_per_month": 1.0}}, year=2022).file.sha256) is None
    assert select(path, "select count(*) from source") == [(1,)]
    assert select(path, "select count(*) from store.item") == [(1,)]
    assert names(path.parent) == ["a.duckdb"]


def test_a_loaded_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    """hazards.md#one-address-other-bytes."""
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with open_writer(path) as writer:
        assert writer.asked(UNIT.file.sha256) is not None
        assert not writer.load(UNIT).loaded
    assert select(path, "select count(*) from observation_detail") == [(2,)]


def test_findings_are_kept_with_their_source(tmp_path: Path) -> None:
    from axstat.model.cells import CellRef
    from axstat.voice import found

    unit = LoadUnit(
        UNIT.file,
        UNIT.meta,
        UNIT.tables,
        doubts=(found("sheet-not-there", "warning", (CellRef("一覧", 3, 4),), file="a.xlsx", sheet="二"),),
        checks=(found("no-file", "ok", ("一覧!B2",), path="a.xlsx"),),
    )
    path = make_database(tmp_path / "a.duckdb", unit)
    assert select(path, "from finding order by code") == [
        (1, "ok", "no-file", "there is no file `a.xlsx`", "ファイル `a.xlsx` がありません", ["一覧!B2"]),
        (
            1,
            "warning",
            "sheet-not-there",
            "`a.xlsx` is damaged: it lists the sheet `二` but does not hold it",
            "`a.xlsx` は壊れています（シートの一覧にある「二」の中身が入っていません）",
            ["一覧!D3"],
        ),
    ]


def test_a_file_without_observations_is_a_source(tmp_path: Path) -> None:
    unit = LoadUnit(UNIT.file, UNIT.meta, [ObservationTable("overtime", "一覧", False, UNIT.tables[0].items, [])])
    path = make_database(tmp_path / "a.duckdb", unit, LoadUnit(overtime_unit({}, file="b.xlsx").file, UNIT.meta, []))
    assert select(path, "select source_id, file from source order by 1") == [(1, "overtime_2023.xlsx"), (2, "b.xlsx")]
    assert select(path, "from indicator") == []


def test_removing_needs_a_database_and_a_source(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.duckdb") as writer, pytest.raises(DatabaseMissing):
        writer.remove(1)
    assert list(tmp_path.iterdir()) == []
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with open_writer(path) as writer, pytest.raises(NotLoaded, match="no source 7"):
        writer.remove(7)
    assert select(path, "select count(*) from source") == [(1,)]


@pytest.mark.parametrize("contents", [b"", b"not a database" * 500])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "a.duckdb"
    path.write_bytes(contents)
    with open_writer(path, geography=SMALL) as writer, pytest.raises(DatabaseVersion, match="is not a database"):
        writer.load(UNIT)
    assert path.read_bytes() == contents
    assert not lock_path(path).exists()


def test_someone_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create table mine as select 1 as a")
    with open_writer(path, geography=SMALL) as writer, pytest.raises(DatabaseVersion, match="not axstat's"):
        writer.load(UNIT)
    with duckdb.connect(path) as connection:
        assert connection.execute("show tables").fetchall() == [("mine",)]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with open_writer(tmp_path / "a.duckdb") as writer, pytest.raises(DatabaseError, match="cannot be written"):
            writer.load(UNIT)
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_path_through_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with open_writer(tmp_path / "data" / "a.duckdb") as writer, pytest.raises(DatabaseError, match="cannot be"):
        writer.load(UNIT)


@pytest.mark.skipif(os.name != "posix", reason="umask")
def test_the_database_gets_the_users_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = make_database(tmp_path / "a.duckdb", UNIT)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_file_can_be_opened_by_older_programs(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with duckdb.connect(path, read_only=True) as connection:
        row = connection.execute(
            "select tags['storage_version'] from duckdb_databases() where database_name = 'a'"
        ).fetchone()
    assert row == ("v1.5.0+",)


def test_many_small_tables_are_stored_as_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small tables share statements: keys, rows and decimals are those of tables written alone."""
    unit = overtime_unit({NAGI: {"hours_per_month": 8.25, "hours_per_year": 99.0}, SAPPORO: {"hours_per_month": "***"}})
    table = replace(unit.tables[0], rounded=False)
    bare, empty = replace(table, series=()), replace(table, items=(), series=())
    shown = [table, empty, replace(table, rounded=True), bare, *[table] * 5, replace(table, rounded=True)]
    tables = [replace(one, sheet=f"s{n}", title=f"表{n}") for n, one in enumerate(shown)]
    found = []
    for rows in (1, 7, 10_000):
        monkeypatch.setattr(loading, "MANY_ROWS", rows)
        path = tmp_path / f"{rows}.duckdb"
        with open_writer(path) as writer:
            summary = writer.load(replace(unit, tables=tables))
        assert (summary.tables, summary.items, summary.series, summary.observations) == (10, 18, 16, 32)
        with duckdb.connect(path, read_only=True) as connection:
            stored = [connection.execute(f"from store.{name}").fetchall() for name in TABLES]
        found.append((summary.by_status, stored))
    assert found[0] == found[1] == found[2]
    decimals = {(row[1], row[3]): row[17] for row in found[0][1][1]}
    assert [decimals[n, "hours_per_month"] for n in (1, 3, 10)] == [None, 2, 2]


def test_of_tables_written_together_the_one_that_lost_a_row_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = overtime_unit({NAGI: {"hours_per_month": 8.2}, SAPPORO: {"hours_per_month": 8.3}})
    tables = [replace(unit.tables[0], sheet=f"s{n}") for n in range(3)]
    rows = facts._rows
    monkeypatch.setattr(facts, "_rows", lambda placed: list(rows(placed))[int(placed.table.sheet == "s1") :])
    with open_writer(tmp_path / "axstat.duckdb") as writer, pytest.raises(CheckFailed, match="s1"):
        writer.load(replace(unit, tables=tables))
    assert not (tmp_path / "axstat.duckdb").exists()
