"""`axstat doctor --repair`: the database as it was loaded, from the workbooks that are still there."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import duckdb
import pytest

from axstat.store.engine import SCHEMA_VERSION
from tests.faults.project import database_of, make_project, table
from tests.faults.test_damaged import a_log_alone, leave_log, log_of, record_of, the_log_of_another, truncate
from tests.support.cli import Ran, axstat
from tests.support.folders import names

EVERYTHING = "select * exclude (ingested_at) from source order by source_id"
OBSERVATIONS = "select * exclude (series_id, item_id) from observation_detail order by source_id, sheet, cell"
NO_YEAR = "主要財政指標,,,\n団体コード,都道府県名,団体名,残業\n011002,北海道,札幌市,12\n131016,東京都,千代田区,8\n"


def loaded_in_many_ways(folder: Path) -> Path:
    """Load with options, an archive of which one part was removed again, and a decision by hand."""
    project = make_project(folder, years=(2020, 2021))
    raw = project / "data" / "raw"
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "untitled.csv").write_text(NO_YEAR, encoding="utf-8")
    corrected = table(2021).replace("2021年度 主要財政指標", "2021年度 主要財政指標（速報）").replace(".1,", ".7,")
    (raw / "later.csv").write_text(corrected, encoding="utf-8")
    with zipfile.ZipFile(raw / "two.zip", "w") as archive:
        archive.writestr("a.csv", table(2018))
        archive.writestr("b.csv", table(2019))
    assert axstat("ingest", cwd=project).code == 0
    said = axstat(
        "ingest", "elsewhere/untitled.csv", "--year", "2019", "--as", "overtime.hours_per_year=D2", cwd=project
    )
    assert said.code == 0, said
    assert axstat("sources", "use", "later.csv", cwd=project).code == 0
    assert axstat("sources", "set", "later.csv", "--publisher", "総務省", cwd=project).code == 0
    assert axstat("sources", "set", "untitled.csv", "--retrieved-on", "2026-01-31", cwd=project).code == 0
    assert axstat("sources", "remove", "two.zip/a.csv", "--yes", cwd=project).code == 0
    return project


def holds(project: Path, sql: str) -> str:
    ran = axstat("query", "--sql", sql, "--format", "csv", cwd=project)
    assert ran.code == 0, ran
    return ran.out


def rows(ran: Ran) -> dict[str, str]:
    return {row["file"]: row["state"] for row in json.loads(ran.out)["rows"]}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded_in_many_ways(tmp_path_factory.mktemp("repair") / "p")


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """Give a copy of the project, which keeps its paths: the record names those of the original."""
    return shutil.copytree(original, tmp_path / "p")


def test_everything_comes_back_as_it_was_loaded(project: Path) -> None:
    before = [holds(project, sql) for sql in (EVERYTHING, OBSERVATIONS)]
    assert "true" in before[0]
    truncate(project, 500_000)
    damaged = database_of(project).read_bytes()

    ran = axstat("doctor", "--repair", "--format", "json", cwd=project)

    assert ran.code == 0, ran
    assert set(rows(ran).values()) == {"back"}
    assert "5 of 5 sources are back; what was there is kept as" in ran.err
    assert [holds(project, sql) for sql in (EVERYTHING, OBSERVATIONS)] == before
    kept = [name for name in names(database_of(project).parent) if name != "axstat.duckdb"]
    assert len(kept) == 1
    assert kept[0].startswith("axstat.duckdb.damaged-2")
    assert (database_of(project).parent / kept[0]).read_bytes() == damaged
    assert axstat("doctor", "--repair", cwd=project).err.endswith("is whole: nothing to repair\n")
    assert axstat("doctor", cwd=project).code == 0


def test_what_is_gone_or_changed_is_listed_and_what_moved_is_found(project: Path, original: Path) -> None:
    raw = project / "data" / "raw"
    for name, there in json.loads(record_of(project).read_text())["sources"][0].items():
        assert name != "path" or str(original) in there
    record_of(project).write_text(record_of(project).read_text().replace(str(original), str(project)))
    (raw / "indices_2020.csv").unlink()
    (raw / "later.csv").write_text(table(2021) + "\n", encoding="utf-8")
    (raw / "deeper").mkdir()
    (raw / "indices_2021.csv").rename(raw / "deeper" / "renamed.csv")
    truncate(project, 500_000)

    ran = axstat("doctor", "--repair", "--format", "json", cwd=project)

    assert ran.code == 1, ran
    assert rows(ran) == {
        "indices_2020.csv": "gone",
        "later.csv": "changed",
        "indices_2021.csv": "back",
        "two.zip/b.csv": "back",
        "untitled.csv": "back",
    }
    assert holds(project, "select count(*) as n from source") == "n\n3\n"


def test_nothing_found_leaves_the_damaged_database(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    (project / "data" / "raw" / "indices_2021.csv").unlink()
    truncate(project, 500_000)
    before = database_of(project).read_bytes()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 1
    assert "cannot be rebuilt" in ran.err
    assert database_of(project).read_bytes() == before
    assert names(database_of(project).parent) == ["axstat.duckdb"]


@pytest.mark.parametrize("record", [None, "", "{}", '{"sources": [{}]}', "[]", '{"sources": 5}', '{"sources": []}'])
def test_without_a_record_it_says_what_to_do(record: str | None, project: Path) -> None:
    truncate(project, 500_000)
    record_of(project).unlink()
    if record is not None:
        record_of(project).write_text(record)
    before = database_of(project).read_bytes()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 4
    assert "nothing beside it says what was loaded" in ran.err
    assert "hint: move it away, then `axstat ingest` loads the workbooks in `data/raw`" in ran.err
    assert database_of(project).read_bytes() == before


@pytest.mark.thorough
def test_a_database_that_still_says_what_it_holds_needs_no_record(project: Path) -> None:
    before = holds(project, OBSERVATIONS)
    with duckdb.connect(database_of(project)) as connection:
        connection.execute("update store.meta set value = '4' where name = 'schema_version'")
    record_of(project).unlink()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 0, ran
    assert holds(project, OBSERVATIONS) == before
    assert ".old-" in ran.err


@pytest.mark.thorough
def test_the_version_before_is_rebuilt_from_data_raw(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021, 2022))
    assert axstat("ingest", cwd=project).code == 0
    before = holds(project, OBSERVATIONS)
    with duckdb.connect(database_of(project)) as connection:  # schema version 4 had no column `asked`
        connection.execute("update store.meta set value = '4' where name = 'schema_version'")
        for view in connection.execute("select view_name from duckdb_views() where not internal").fetchall():
            connection.execute(f"drop view if exists {view[0]}")
        connection.execute("create table store.before as select * exclude (asked) from store.source")
        connection.execute("drop table store.source")
        connection.execute("alter table store.before rename to source")
    record_of(project).unlink()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 0, ran
    assert holds(project, OBSERVATIONS) == before


@pytest.mark.thorough
def test_a_deleted_database_is_built_from_its_record(project: Path) -> None:
    before = holds(project, OBSERVATIONS)
    database_of(project).unlink()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 0, ran
    assert holds(project, OBSERVATIONS) == before
    assert names(database_of(project).parent) == ["axstat.duckdb"]


def test_a_log_that_is_not_its_own_is_put_aside_and_the_database_stays(project: Path) -> None:
    the_log_of_another(project)
    before, log = database_of(project).read_bytes(), log_of(project).read_bytes()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 0, ran
    assert database_of(project).read_bytes() == before
    (kept,) = database_of(project).parent.glob("axstat.duckdb.log-*.wal")
    assert kept.read_bytes() == log
    assert axstat("sources", cwd=project).code == 0


@pytest.mark.thorough
def test_a_log_alone_is_kept_and_the_database_built_again(project: Path) -> None:
    before = holds(project, OBSERVATIONS)
    a_log_alone(project)
    log = log_of(project).read_bytes()

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 0, ran
    assert holds(project, OBSERVATIONS) == before
    (kept,) = database_of(project).parent.glob("axstat.duckdb.damaged-*.wal")
    assert kept.read_bytes() == log


def test_a_damaged_database_is_kept_with_its_log(project: Path) -> None:
    leave_log(database_of(project))
    log = log_of(project).read_bytes()
    truncate(project, 500_000)

    assert axstat("doctor", "--repair", cwd=project).code == 0

    (kept,) = database_of(project).parent.glob("axstat.duckdb.damaged-*.wal")
    assert kept.read_bytes() == log
    assert not log_of(project).exists()


@pytest.mark.parametrize("kind", ["sqlite", "duckdb", "newer", "folder"])
def test_what_is_not_ours_is_not_replaced(kind: str, project: Path) -> None:
    database = database_of(project)
    if kind == "newer":
        with duckdb.connect(database) as connection:
            version = str(int(SCHEMA_VERSION) + 1)
            connection.execute("update store.meta set value = $v where name = 'schema_version'", {"v": version})
    else:
        database.unlink()
        if kind == "sqlite":
            with sqlite3.connect(database) as other:
                other.execute("create table t (a)")
            other.close()
        elif kind == "duckdb":
            duckdb.connect(database).close()
        else:
            database.mkdir()
    before = names(database.parent), database.read_bytes() if database.is_file() else None

    ran = axstat("doctor", "--repair", cwd=project)

    assert ran.code == 4
    assert "Traceback" not in ran.err
    assert (names(database.parent), database.read_bytes() if database.is_file() else None) == before


def test_the_doctor_misses_what_the_record_names_and_the_database_lacks(project: Path) -> None:
    record = record_of(project).read_text()
    assert axstat("sources", "remove", "untitled.csv", "--yes", cwd=project).code == 0
    record_of(project).write_text(record)  # as where a log was lost with its last load

    ran = axstat("doctor", cwd=project)

    assert "sources that the database does not hold: untitled.csv" in ran.out
    assert ran.code == 0


def test_it_answers_in_japanese(project: Path) -> None:
    truncate(project, 500_000)

    ran = axstat("doctor", "--repair", "--lang", "ja", cwd=project)

    assert ran.code == 0
    assert "復元" in ran.out
    assert "作り直しました：出典 5 件中 5 件を復元" in ran.err
