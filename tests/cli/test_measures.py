"""`axstat measures`: what one can ask for, found as it is typed; and the draft of a dataset of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.cli import axstat
from tests.support.sheets import write_workbook

SKETCH = """
    | 市町村の状況（令和６年度） |                    |              |
    | 市区町村                   | ①ラスパイレス指数 | 人口（千人） |
    | 函館市                     | 97.1               | 240          |
    | 小樽市                     | 96.0               | 108          |
    | 旭川市                     | 98.2               | －           |
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one small workbook loaded."""
    folder = tmp_path_factory.mktemp("project")
    write_workbook(folder / "data" / "raw" / "表.xlsx", {"表": SKETCH})
    assert axstat("ingest", cwd=folder).code == 0
    return folder


def test_what_is_loaded_is_listed_with_unit_years_n_and_source(project: Path) -> None:
    ran = axstat("measures", "--lang", "en", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:5] == [
        "Measures that can be asked for",
        "",
        "measure           dataset    unit  first period  last period  N  numbers  sources",
        "────────────────  ─────────  ────  ────────────  ───────────  ─  ───────  ───────",
        "ラスパイレス指数  indicator  －    FY2024        FY2024       3        3  1",
    ]


@pytest.mark.parametrize("typed", ["ラスパイレス", "1ラス", "①ラス", "ﾗｽﾊﾟｲﾚｽ指数"])
def test_a_measure_is_found_by_a_part_of_its_name_however_it_is_typed(project: Path, typed: str) -> None:
    ran = axstat("measures", typed, "--format", "json", cwd=project)
    assert [row["measure"] for row in json.loads(ran.out)["rows"]] == ["①ラスパイレス指数"]


def test_a_name_that_nothing_has_is_refused_with_the_nearest(project: Path) -> None:
    ran = axstat("measures", "人ロ（千人）", cwd=project)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: no loaded measure is called `人ロ（千人）`\nhint: ")
    assert "人口（千人）" in ran.err


def test_a_draft_needs_a_name_and_a_workbook(project: Path) -> None:
    for words in (["--new", "新しい"], ["--from", "data/raw/表.xlsx"], ["人口", "--new", "x", "--from", "y"]):
        ran = axstat("measures", *words, cwd=project)
        assert (ran.code, ran.out) == (2, "")
        assert "hint: `axstat measures --new NAME --from FILE`" in ran.err


def test_a_draft_says_what_it_wrote_and_which_columns_it_reads(project: Path) -> None:
    ran = axstat("measures", "--new", "指標", "--from", "data/raw/表.xlsx", "--lang", "ja", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:3] == [
        "datasets/指標.toml を書きました（項目 2、この表で読める列 2）。「確認」の行を見直してください",
        "  表!B2 ①ラスパイレス指数 → ラスパイレス指数",
        "  表!C2 人口（千人） → 人口",
    ]
