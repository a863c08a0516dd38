"""An export holds what the database holds, and comes back as it was: every row of every table and view."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from axstat.store.export.layout import of_this_version
from tests.export.conftest import Exported
from tests.export.project import done, hashed, rows
from tests.faults.project import table
from tests.support.cli import axstat

LONG = ("observation_detail", "indicator_all", "indicator", "observation")


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def over(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return DuckDB with the views of an export, as somebody without axstat opens it."""
    connection = duckdb.connect()
    connection.execute(f"set file_search_path = '{folder}'")
    connection.execute((folder / "views.sql").read_text(encoding="utf-8"))
    return connection


def test_the_database_holds_what_is_hard_to_bring_back(exported: Exported) -> None:
    with duckdb.connect(exported.database, read_only=True) as db:
        assert db.execute("select count(*) > 0 from store.replaced").fetchone() == (True,)
        assert db.execute("select count(*) from source where decided").fetchone() == (1,)
        assert db.execute("select publisher, cited from source where cited is not null").fetchall() == [
            ("こども家庭庁", "publisher")
        ]
        assert db.execute("select count(*) > 0 from source where simulated").fetchone() == (True,)
        assert db.execute("select count(*) > 0 from source where partial is not null").fetchone() == (True,)
        assert db.execute('select count(*) from "待機児童"').fetchone() == (3,)
        assert db.execute("select count(distinct form) > 2 from store.kept_and_replaced").fetchone() == (True,)


def test_an_export_comes_back_row_by_row(exported: Exported, tmp_path: Path) -> None:
    back = tmp_path / "back.duckdb"
    done(axstat("ingest", exported.folder, "--db", back))

    there, here = rows(exported.database), rows(back)

    assert there.keys() == here.keys()
    assert [name for name in there if there[name] != here[name]] == []
    again = tmp_path / "again"
    done(axstat("export", again, "--db", back))
    assert hashes(again) == hashes(exported.folder)


@pytest.mark.parametrize("threads", [1, 2, pytest.param(4, marks=pytest.mark.thorough)])
def test_the_same_database_gives_the_same_bytes(
    exported: Exported, tmp_path: Path, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from axstat.store import engine, write_export

    monkeypatch.setattr(engine, "_CLOSED", {**engine._CLOSED, "threads": str(threads)})
    write_export(exported.database, tmp_path / "out", wait=0, on_wait=None)
    assert hashes(tmp_path / "out") == hashes(exported.folder)


def test_views_over_the_files_are_those_of_the_database(exported: Exported) -> None:
    with duckdb.connect(exported.database, read_only=True) as db, over(exported.folder) as export:
        names = db.execute(
            "select view_name from duckdb_views() where schema_name = 'main' and not internal"
        ).fetchall()
        assert {name for (name,) in names} > {*LONG, "overtime", "待機児童"}
        for (name,) in names:
            columns = [[one[0] for one in db_.execute(f'from "{name}" limit 0').description] for db_ in (db, export)]
            assert columns[0] == columns[1], name
            if hashed(db, f'"{name}"') != hashed(export, f'"{name}"'):  # the same text may be of another type
                there, here = (db_.execute(f'from "{name}" order by all').fetchall() for db_ in (db, export))
                assert there == here, name


def test_every_row_with_a_figure_says_whether_it_is_simulated(exported: Exported) -> None:
    with over(exported.folder) as export:
        for name in ("observations", "overtime", "overtime_all", "overtime_counted", "labour", "待機児童"):
            wrong = export.execute(
                f'select count(*) from "{name}" join source using (source_id)'
                f' where "{name}".simulated is distinct from source.simulated'
            ).fetchone()
            assert wrong == (0,), name


def test_what_is_written_is_what_the_page_says(exported: Exported) -> None:
    """Columns and types of the files, read without axstat, are those that the documents list."""
    with duckdb.connect() as connection:
        for table_ in of_this_version():
            place = next(exported.folder.glob(table_.place.replace("…", "*")))
            found = connection.execute(f"describe from read_parquet('{place}', hive_partitioning = false)").fetchall()
            columns = [(name, kind) for name, kind, _ in table_.columns if name != "dataset" or "…" not in table_.place]
            assert [(name, kind) for name, kind, *_ in found] == columns, table_.name
            page = (exported.folder / "README.md").read_text(encoding="utf-8")
            assert all(f"`{name}`" in page for name, _ in columns)


def test_the_list_holds_every_file_with_its_hash(exported: Exported) -> None:
    listed = json.loads((exported.folder / "axstat-export.json").read_text(encoding="utf-8"))
    found = hashes(exported.folder)
    found.pop("axstat-export.json")
    assert {file["place"]: file["sha256"] for file in listed["files"]} == found
    assert listed["simulated"] is True


def test_beside_other_sources_values_in_use_are_settled_anew(exported: Exported, tmp_path: Path) -> None:
    """Of the same sources one was loaded before the export came: the values in use are those of loading all."""
    project = tmp_path / "p"
    (project / "data" / "raw").mkdir(parents=True)
    (project / "data" / "raw" / "indices_2022.csv").write_text(table(2022), encoding="utf-8")
    (project / "data" / "raw" / "indices_2023.csv").write_text(table(2023), encoding="utf-8")
    done(axstat("ingest", cwd=project))
    ran = done(axstat("ingest", exported.folder, "--format", "json", cwd=project))

    outcomes = {row["file"].rpartition("/")[2]: row["outcome"] for row in json.loads(ran.out)["rows"]}
    assert outcomes["indices_2022.csv"] == "unchanged"
    assert set(outcomes.values()) == {"unchanged", "loaded"}
    used = (
        "select file, value, raw, cell, current, measure, area_code from observation_detail"
        " where file like 'indices_2022%' order by all"
    )
    with (
        duckdb.connect(exported.database, read_only=True) as there,
        duckdb.connect(project / "data" / "processed" / "axstat.duckdb", read_only=True) as here,
    ):
        assert there.execute(used).fetchall() == here.execute(used).fetchall()
        assert here.execute("select count(*) from observation_detail where file = 'indices_2023.csv'").fetchone() == (
            3000,
        )
        keys = here.execute("select count(*), count(distinct (series_id, item_id)) from observation_detail").fetchone()
        assert keys is not None
        assert keys[0] == keys[1]
        assert here.execute('select count(*) from "待機児童"').fetchone() == (3,)


@pytest.mark.thorough
def test_an_export_taken_twice_changes_nothing(exported: Exported, tmp_path: Path) -> None:
    back = tmp_path / "back.duckdb"
    done(axstat("ingest", exported.folder, "--db", back))
    before = rows(back)
    ran = done(axstat("ingest", exported.folder, "--db", back, "--format", "json"))
    assert {row["outcome"] for row in json.loads(ran.out)["rows"]} == {"unchanged"}
    assert rows(back) == before


def test_workbooks_of_an_export_that_was_taken_back_are_unchanged(exported: Exported, tmp_path: Path) -> None:
    project = tmp_path / "p"
    shutil.copytree(exported.database.parents[2], project, ignore=shutil.ignore_patterns("processed"))
    done(axstat("ingest", exported.folder, cwd=project))
    ran = done(axstat("ingest", "--format", "json", cwd=project))
    assert {row["outcome"] for row in json.loads(ran.out)["rows"]} == {"unchanged"}


def test_a_dry_run_says_what_would_be_loaded_and_loads_nothing(exported: Exported, tmp_path: Path) -> None:
    back = tmp_path / "back.duckdb"
    ran = done(axstat("ingest", exported.folder, "--db", back, "--dry-run", "--format", "json"))
    assert {row["outcome"] for row in json.loads(ran.out)["rows"]} == {"would-load"}
    assert not back.exists()
