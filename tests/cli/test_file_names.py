"""File names that are not UTF-8, as archives from Japanese Windows leave them on Linux: a readable name everywhere."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from axstat.filenames import readable
from tests.support.cli import STRICT, Ran, axstat

CP932 = os.fsdecode("残業表.csv".encode("cp932"))
"""表 ends in the byte of a backslash."""
TEXT = """都道府県名,市区町村名,月平均時間外勤務時間数（１人当たり）（令和６年度）
岡山県,岡山市,8.3
岡山県,倉敷市,7.3
岡山県,津山市,7.1
"""


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"plain.csv", "plain.csv"),
        ("時間.csv".encode(), "時間.csv"),
        ("残業表.csv".encode("cp932"), "残業表.csv"),
        ("資料/".encode() + "残業表.csv".encode("cp932"), "資料/残業表.csv"),
        (b"\xff\xfe.csv", "\\xff\\xfe.csv"),
        ("é.csv".encode("latin-1"), "\\xe9.csv"),
    ],
)
def test_a_name_as_people_read_it(raw: bytes, shown: str) -> None:
    assert readable(Path(os.fsdecode(raw))) == shown
    assert f"`{shown}` は" in readable(f"エラー: `{os.fsdecode(raw)}` は")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "data" / "raw" / CP932).write_text(TEXT, encoding="utf-8")
    ran = axstat("ingest", cwd=folder, env=STRICT)
    assert (ran.code, ran.err) == (0, "")
    assert "data/raw/残業表.csv  loaded   overtime" in ran.out
    return folder


def test_it_is_stored_by_its_readable_name(project: Path) -> None:
    ran = axstat("query", "--sql", "select file from source", "--format", "csv", cwd=project, env=STRICT)
    assert ran.out == "file\n残業表.csv\n"


@pytest.mark.parametrize("name", [CP932, "残業表.csv"])
def test_a_source_is_found_by_either_name(project: Path, name: str) -> None:
    ran = axstat("sources", "show", name, "--format", "json", cwd=project, env=STRICT)
    assert ran.code == 0, ran.err


def test_it_can_be_inspected(project: Path) -> None:
    for fmt in ("table", "json"):
        ran = axstat("inspect", f"data/raw/{CP932}", "--format", fmt, cwd=project, env=STRICT)
        assert (ran.code, "残業表.csv" in ran.out) == (0, True), ran.err


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx", "md", "html", "parquet"])
def test_an_output_may_have_such_a_name_and_is_known_again(project: Path, suffix: str) -> None:
    name = f"{CP932}.{suffix}"
    for said in ("written", "unchanged"):
        ran = axstat("report", "overtime", "-o", name, "--provenance", f"{name}.json", cwd=project, env=STRICT)
        assert (ran.code, ran.err) == (0, f"残業表.csv.{suffix}: 1 row, {said}\n")
    assert (project / name).is_file()
    assert json.loads((project / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "argv",
    [
        ["ingest", f"no{CP932}"],
        ["inspect", f"no{CP932}"],
        ["ingest", "--db", f"db{CP932}", f"data/raw/{CP932}"],
        ["ingest", "--dataset", CP932],
        ["ingest", "--as", f"{CP932}=D2"],
        ["report", "overtime", "--db", f"db{CP932}"],
        ["report", "overtime", "-o", f"data/raw/{CP932}.csv"],
        ["report", "overtime", "--year", CP932],
        ["report", "area", CP932],
        ["areas", CP932],
        ["measures", CP932],
        ["measures", "--new", "新", "--from", f"data/raw/{CP932}"],
        ["trace", "overtime", CP932],
        ["query", CP932],
        ["query", f"{CP932}.sql"],
        ["query", "overtime_share", "-p", f"scope={CP932}"],
        ["chart", CP932],
        ["sources", "show", f"no{CP932}"],
        ["sources", "use", f"no{CP932}"],
    ],
)
def test_an_error_names_it_readably(project: Path, argv: list[str]) -> None:
    ran = axstat(*argv, cwd=project, env={"LC_ALL": "ja_JP.UTF-8", **STRICT})
    said = ran.out + ran.err
    assert ran.code in (2, 3, 4)
    assert "axstat itself failed" not in said
    assert "Traceback" not in said
    assert "残業表.csv" in said


def test_sql_titles_and_parameters_may_hold_it(project: Path) -> None:
    sql = f"select '{CP932}' as a, $b as b"
    assert "残業表.csv,残業表.csv" in ok(
        axstat("query", "--sql", sql, "-p", f"b={CP932}", "--format", "csv", cwd=project, env=STRICT)
    )
    ok(axstat("chart", "overtime-ranking", "--title", CP932, "-o", "t.svg", cwd=project, env=STRICT))


def test_it_can_be_removed(project: Path) -> None:
    assert ok(axstat("sources", "remove", CP932, "--yes", cwd=project, env=STRICT)) == ""


def ok(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    return ran.out
