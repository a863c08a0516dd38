"""Reading a whole database in a process of its own: a DuckDB that stops or hangs there is an answer, not the end."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from axstat.errors import DatabaseBusy, DatabaseDamaged, DatabaseMissing
from axstat.store import checking
from tests.support.units import NAGI, make_database, overtime_unit

UNIT = overtime_unit({NAGI: {"hours_per_month": 36.7}})


def test_a_whole_database_gives_its_sources(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)

    (source,) = checking.check_apart(path)

    assert (source.source_id, source.file, source.sha256) == (1, UNIT.file.name, UNIT.file.sha256)


@pytest.mark.parametrize(
    ("does", "words"),
    [
        ("import os; os.abort()", "DuckDB stops while it reads it .exit code -6"),
        ("import sys; sys.exit(3)", "DuckDB stops while it reads it .exit code 3"),
        ("import time; time.sleep(60)", "DuckDB hangs while it reads it"),
    ],
)
def test_what_duckdb_does_to_its_process_is_said(
    does: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    monkeypatch.setattr(checking, "_START", does)
    monkeypatch.setattr(checking, "_SECONDS", 2.0)

    with pytest.raises(DatabaseDamaged, match=words):
        checking.check_apart(path)

    assert checking.sources_apart(path) is None


def test_what_the_child_refuses_is_refused_here_with_both_texts(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing, match="there is no database") as missing:
        checking.check_apart(tmp_path / "a.duckdb")
    assert "データベース" in missing.value.text("ja")
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with duckdb.connect(path), pytest.raises(DatabaseBusy, match="held by process"):
        checking.check_apart(path)


def test_observations_that_are_not_there_are_missed(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with duckdb.connect(path) as connection:
        connection.execute("delete from store.observation")

    with pytest.raises(DatabaseDamaged, match="holds 0 of 1 observations"):
        checking.check_apart(path)


def test_observations_that_nobody_loaded_are_told_too(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    with duckdb.connect(path) as connection:
        connection.execute("insert into store.observation from store.observation")

    with pytest.raises(DatabaseDamaged, match="holds 2 observations, though only 1 was loaded") as damaged:
        checking.check_apart(path)
    assert damaged.value.text("ja") == f"`{path}` は壊れています（取り込んだ値は 1 個ですが、2 個あります）"
