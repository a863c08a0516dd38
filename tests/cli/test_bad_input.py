"""Bad input: one clear line on stderr with a hint, the right exit code, nothing loaded, nothing created."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from tests.support.cli import Ran, axstat
from tests.support.once import Once
from tests.support.real import real

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "data" / "raw"


def refused(ran: Ran, code: int, *words: str) -> None:
    """Assert that a run ended in one error line on stderr with a hint, without a traceback."""
    assert ran.code == code, ran.out + ran.err
    assert "Traceback" not in ran.err
    assert sum(line.startswith("error: ") for line in ran.err.splitlines()) == 1
    for word in (*words, "hint: "):
        assert word in ran.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty project folder."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    return tmp_path


def nothing_created(folder: Path) -> bool:
    return not list(folder.rglob("*.duckdb*"))


def test_a_path_that_does_not_exist(folder: Path) -> None:
    refused(axstat("ingest", "nowhere.xlsx", cwd=folder), 2, "nowhere.xlsx")
    assert nothing_created(folder)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"just a sentence, no table\n", "text.xlsx"),
        (b"<!DOCTYPE html><html><body>not found</body></html>", "web page"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>\n<html>ページが見つかりません</html>'.encode("cp932"), "web page"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04broken", "text.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "text.xlsx"),
        (bytes(range(256)) * 10, "text.xlsx"),
    ],
)
def test_files_that_are_no_workbooks(folder: Path, content: bytes, word: str) -> None:
    (folder / "text.xlsx").write_bytes(content)
    refused(axstat("ingest", "text.xlsx", cwd=folder), 3, word)
    assert nothing_created(folder)


@pytest.mark.real
def test_the_ministrys_error_page_saved_as_a_workbook(folder: Path) -> None:
    refused(axstat("ingest", real("not_a_workbook.xlsx"), cwd=folder), 3, "web page")
    assert nothing_created(folder)


def test_a_workbook_without_areas_or_categories(folder: Path) -> None:
    book = openpyxl.Workbook()
    for row in [["品目", "個数"], ["りんご", 3], ["みかん", 5], ["ぶどう", 8]]:
        book.active.append(row)
    book.save(folder / "fruit.xlsx")
    refused(axstat("ingest", "fruit.xlsx", cwd=folder), 3, "fruit.xlsx")
    assert nothing_created(folder)


def test_one_refused_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(b"")
    shutil.copy(SHIPPED / "meti_2040_labour.xlsx", folder / "b.xlsx")
    ran = axstat("ingest", "a.xlsx", "b.xlsx", cwd=folder)
    refused(ran, 3, "a.xlsx", "empty")
    assert axstat("report", "labour", cwd=folder).code == 0


@pytest.mark.parametrize(
    "argv",
    [
        ["report", "overtime"],
        ["report", "labour"],
        ["query", "--sql", "select 1"],
        ["sources"],
        ["chart", "labour-gap", "-o", "x.svg"],
        ["trace", "overtime", "奈義町"],
    ],
)
def test_a_missing_database_says_what_to_run_and_is_not_created(folder: Path, argv: list[str]) -> None:
    refused(axstat(*argv, cwd=folder), 4, "axstat ingest")
    assert nothing_created(folder)
    assert not (folder / "x.svg").exists()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\0" * 4096])
def test_a_file_that_is_no_database(folder: Path, content: bytes) -> None:
    (folder / "x.duckdb").write_bytes(content)
    refused(axstat("report", "overtime", "--db", "x.duckdb", cwd=folder), 4, "x.duckdb")
    assert (folder / "x.duckdb").read_bytes() == content


def test_a_database_of_another_kind(folder: Path) -> None:
    sqlite3.connect(folder / "x.duckdb").execute("create table t (a)").connection.close()
    refused(axstat("report", "overtime", "--db", "x.duckdb", cwd=folder), 4, "x.duckdb")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """Give a project folder with the shipped data, ingested."""
    return once.shipped(tmp_path_factory.mktemp("loaded"), "raw")


def test_a_year_that_is_not_loaded_names_the_loaded_ones(loaded: Path) -> None:
    ran = axstat("report", "overtime", "--year", "2019", cwd=loaded)
    refused(ran, 2, "FY2019", "FY2022", "FY2023", "FY2024")
    assert ran.out == ""


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["report", "overtime", "--scope", "towns"], "designated-cities"),
        (["report", "overtime", "--by", "moon"], "prefecture"),
        (["report", "overtime", "--threshold", "many"], "many"),
        (["report", "overtime", "--format", "word"], "markdown"),
        (["report", "overtime", "-o", "x.doc"], "x.doc"),
        (["report", "labour", "--by", "moon"], "occupation"),
        (["report", "labour", "--edition", "2031"], "2031"),
        (["query", "overtime_shaer"], "overtime_share"),
        (["query", "overtime_share", "-p", "treshold=3"], "threshold"),
        (["query", "overtime_share", "-p", "threshold=abc"], "abc"),
        (["chart", "labour-gab", "-o", "x.svg"], "labour-gap"),
        (["chart", "labour-gap", "-o", "x.odt"], "x.odt"),
        (["trace", "overtime", "奈儀町"], "奈儀町"),
        (["report", "area", "ない町"], "ない町"),
    ],
)
def test_unknown_names_and_values_are_usage_errors(loaded: Path, argv: list[str], word: str) -> None:
    ran = axstat(*argv, cwd=loaded)
    refused(ran, 2, word)
    assert ran.out == ""
    assert not list(loaded.glob("x.*"))


def test_an_output_in_an_impossible_place(loaded: Path) -> None:
    (loaded / "file").write_bytes(b"")
    refused(axstat("report", "overtime", "-o", "file/x.csv", cwd=loaded), 2, "file/x.csv")


@pytest.mark.parametrize(
    "sql",
    [
        "create table t (a integer)",
        "insert into meta values (1)",
        "delete from observation",
        "attach 'other.duckdb'",
        "copy (select 1) to 'out.csv'",
        "select * from read_csv('data/raw/x.csv')",
        "select * from 'data/raw/meti_2040_labour.xlsx'",
        "install excel",
        "load excel",
        "set memory_limit = '1GB'",
        "pragma database_list",
        "select 1; select 2",
        "select getenv('HOME')",
        "selec 1",
        "select * from no_such_view",
    ],
)
def test_sql_that_does_more_than_read_is_refused(loaded: Path, sql: str) -> None:
    ran = axstat("query", "--sql", sql, cwd=loaded)
    refused(ran, 2)
    assert ran.out == ""
    assert not (loaded / "out.csv").exists()


def test_sql_that_never_ends_is_stopped(loaded: Path) -> None:
    endless = "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 3"
    refused(axstat("query", "--sql", endless, "--timeout", "1", cwd=loaded), 1, "--timeout")
