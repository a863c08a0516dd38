"""`axstat measures --new`: a workbook that no dataset knows becomes a declaration, and reads under it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from axstat.errors import NotUnderstood, UsageError
from axstat.ingest import draft, ingest
from axstat.reports import run_sql
from axstat.store import open_reader
from tests.support.sheets import Drawing, write_workbook

CHILDREN = Drawing(
    """
    | 保育所等の待機児童の状況（令和７年４月１日現在） |
    | 市区町村 | 待機児童数（人） | 申込者数（人） | 申込率（％） |
    | 函館市   | 3                | 3900           | 44.0         |
    | 小樽市   | 12               | 1500           | 40.2         |
    | 旭川市   | 0                | 6100           | 48.8         |
    """,
    merge="A1:D1",
)
WAGES = Drawing(
    """
    | 給与実態調査（令和６年度） |
    | 市区町村 | 一般行政職         |                  | 技能労務職         |                  |
    |          | 平均給料月額（円） | ラスパイレス指数 | 平均給料月額（円） | ラスパイレス指数 |
    | 函館市   | 302000             | 97.1             | 290100             | 98.8             |
    | 小樽市   | 299500             | 96.0             | 285000             | 97.3             |
    | 旭川市   | 305000             | 98.2             | 295000             | 99.0             |
    """,
    merge="A1:E1 A2:A3 B2:C2 D2:E2",
)
LINES = Drawing("""
    | 保育士の状況（令和６年度） |      |              |
    | 市区町村                   | 区分 | 保育士（人） |
    | 函館市                     | 計   | 30           |
    | 函館市                     | 公立 | 10           |
    | 函館市                     | 私立 | 20           |
    | 小樽市                     | 計   | 13           |
    | 小樽市                     | 公立 | 5            |
    | 小樽市                     | 私立 | 8            |
    | 旭川市                     | 計   | 40           |
    | 旭川市                     | 公立 | 15           |
    | 旭川市                     | 私立 | 25           |
""")
YEARS = Drawing("""
    | 図書館の貸出冊数（冊） |            |            |
    | 市区町村               | 令和５年度 | 令和６年度 |
    | 函館市                 | 1000       | 1100       |
    | 小樽市                 | 2000       | 2100       |
    | 旭川市                 | 3000       | 3100       |
""")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without declarations; the working folder is inside it."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AXSTAT_DB", raising=False)
    return tmp_path


def workbook(drawing: Drawing) -> Path:
    """Write a drawn sheet into the project."""
    return write_workbook(Path("data/raw/表.xlsx"), {"第1表": drawing})


def load_and_ask(sql: str) -> list[tuple[Any, ...]]:
    """Load the project's workbooks and return the rows of a statement."""
    ingest()
    with open_reader(Path("data/processed/axstat.duckdb")) as reader:
        return list(run_sql(reader, sql).rows)


@pytest.mark.parametrize(
    ("drawing", "sql", "expected"),
    [
        (CHILDREN, "select 待機児童数, 申込者数, 申込率 from 新しい where name = '小樽市'", [(12, 1500, 40.2)]),
        (
            WAGES,
            "select part, 平均給料月額, ラスパイレス指数 from 新しい where name = '小樽市' order by all",
            [("一般行政職", 299500, 96.0), ("技能労務職", 285000, 97.3)],
        ),
        (
            LINES,
            "select line, 保育士 from 新しい where name = '小樽市' order by 保育士",
            [("公立", 5), ("私立", 8), ("計", 13)],
        ),
        (
            YEARS,
            "select fiscal_year, 新しい from 新しい where name = '小樽市' order by all",
            [(2023, 2000), (2024, 2100)],
        ),
    ],
    ids=["columns", "parts in the header", "parts in the lines", "only the title says what it is"],
)
def test_what_is_drafted_reads_at_once(
    project: Path, drawing: Drawing, sql: str, expected: list[tuple[Any, ...]]
) -> None:
    assert draft("新しい", workbook(drawing)).open == ()
    assert load_and_ask(sql) == expected


def test_the_draft_says_in_japanese_what_to_check(project: Path) -> None:
    drafted = draft("待機児童", workbook(CHILDREN))
    text = drafted.path.read_text(encoding="utf-8")
    assert drafted.path == project / "datasets" / "待機児童.toml"
    assert "# 確認：認識された時点は 2025-04-01。" in text
    assert (
        '[[measure]]\n'
        "# 確認：id はビューの列名、label は表や図に出る名前。\n"
        'id = "待機児童数"\n'
        'label = { ja = "待機児童数", en = "待機児童数" }\n'
        'unit = "人"\n'
        "# 見出し・単位・表題がこのすべてを言うときだけ、この項目になります。\n"
        'says = { topic = "待機児童", quantity = "待機児童数", unit = "人" }\n'
        "# 確認：この表では 0〜12。範囲の外の値はファイルを止めます（low、high）。\n"
        "low = 0\n"
    ) in text  # fmt: skip


def test_a_column_that_another_dataset_would_lose_is_said_to_be_open(project: Path) -> None:
    path = workbook(
        Drawing("""
            | 時間外勤務の状況（令和６年度） |                    |              |              |
            | 市区町村                       | 月平均時間（時間） | 職員数（人） | 予算（千円） |
            | 函館市                         | 10.1               | 900          | 100          |
            | 小樽市                         | 11.2               | 800          | 200          |
            | 旭川市                         | 12.3               | 700          | 300          |
        """)
    )
    assert tuple(one.message for one in draft("予算", path).open) == (
        "`第1表!B2` `月平均時間（時間）` is no longer read as `overtime`: a table is of one dataset",
    )


def test_a_draft_is_never_written_over_a_declaration(project: Path) -> None:
    path = workbook(CHILDREN)
    before = draft("待機児童", path).path.read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        draft("待機児童", path)
    assert (project / "datasets" / "待機児童.toml").read_bytes() == before


@pytest.mark.parametrize("name", ["overtime", "Overtime", "area", "observation_detail", "../x", "a b", "1年", ""])
def test_a_name_that_is_taken_or_no_name_is_refused(project: Path, name: str) -> None:
    with pytest.raises(UsageError):
        draft(name, workbook(CHILDREN))
    assert not (project / "datasets").exists()


def test_there_is_no_draft_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="is in no project"):
        draft("待機児童", write_workbook(Path("表.xlsx"), {"表": CHILDREN}))


def test_a_workbook_that_is_read_already_needs_no_draft(project: Path) -> None:
    path = workbook(
        Drawing("""
            | 時間外勤務の状況（令和６年度） |                    |
            | 市区町村                       | 月平均時間（時間） |
            | 函館市                         | 10.1               |
            | 小樽市                         | 11.2               |
            | 旭川市                         | 12.3               |
        """)
    )
    with pytest.raises(NotUnderstood, match="no column of figures that no dataset reads already"):
        draft("別名", path)
