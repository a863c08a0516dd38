"""`inspect`: structure before data, as a result; a file that would be refused is shown as far as understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import NotAWorkbook, PathNotFound
from axstat.ingest import inspect
from tests.support.sheets import Drawing, write_workbook
from tests.support.shown import said

SHEET = Drawing(
    """
    | 時間外勤務の状況（令和６年度） |        |        |                  |      |
    | 団体コード                     | 都道府県 | 団体名 | 時間外勤務時間数 |      |
    |                                |        |        | 月平均           | 年間 |
    | 012025                         | 北海道 | 函館市 | 8.3              | 99.5 |
    | 012033                         | 北海道 | 小樽市 | －               | －   |
    | 336238                         | 岡山県 | 奈義町 | 36.7             | 440.4 |
    | 平均                           |        |        | 22.5             | 270.0 |
    | （注）「－」は回答のない団体。 |        |        |                  |      |
    """,
    merge="A2:A3 B2:B3 C2:C3 D2:E2",
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a workbook with a table and a sheet without one."""
    return write_workbook(tmp_path / "book.xlsx", {"一覧": SHEET, "説明": "| この表の使い方 |"})


def test_tables_columns_and_findings_are_said_with_their_cells(book: Path) -> None:
    seen = inspect(book).result("en")
    assert seen.title.en == "book.xlsx: 2 sheets, 1 table recognised"
    table, none = seen.records()
    assert {name: table[name] for name in ("sheet", "table", "dataset", "period", "items", "normal", "missing")} == {
        "sheet": "一覧",
        "table": "D4:E7",
        "dataset": "overtime",
        "period": "FY2024",
        "items": 4,
        "normal": 4,
        "missing": 2,
    }
    assert table["known_by"] == "A code, B prefecture, C name"
    assert table["header"] == "rows 2–3"
    assert table["lines"] == "3 municipality, 1 average, 1 title, 2 header, 1 note"
    assert table["examples"] == "average 平均 (A7)"
    assert (none["sheet"], none["table"]) == ("説明", None)
    assert str(none["remark"]).startswith("no table: neither a column nor a row of three or more names")
    month, year = seen.parts[0].records()
    assert (month["line"], month["header"], month["header_cells"]) == ("D", "時間外勤務時間数 › 月平均", "D2 D3")
    assert (month["measure"], month["unit"], month["period"], month["period_said"]) == (
        "hours_per_month",
        "時間／月",
        "FY2024",
        "A1",
    )
    assert (year["normal"], year["missing"], year["examples"]) == (2, 1, "missing `－` (E5)")
    assert said(seen) == [
        "一覧: 8 rows: 1 title, 2 header, 3 municipality, 1 average, 1 note",
        "一覧: every line stands once",
        "一覧: all figures within their ranges",
        "一覧: annual ≈ 12 × monthly in 2 lines (largest difference 0.1)",
        "3 of 1,721 municipalities (a selection) as of 2025-03-31",
    ]


def test_it_is_said_in_japanese(book: Path) -> None:
    seen = inspect(book).result("ja")
    table, none = seen.records()
    assert seen.title.ja == "book.xlsx：2 シート、表 1"
    assert table["known_by"] == "A コード、B 都道府県、C 名前"
    assert table["lines"] == "市区町村 3、平均 1、表題 1、見出し 2、注 1"
    assert none["remark"] == "表なし：都道府県、市区町村、区分の名前が3つ以上並ぶ列も行もありません"
    assert said(seen)[3] == "一覧：2 行で 年間≒12×月平均（差は最大 0.1）"


def test_a_file_that_would_be_refused_is_shown_with_the_refusal(tmp_path: Path) -> None:
    undated = SHEET.sketch.replace("（令和６年度）", "")
    seen = inspect(write_workbook(tmp_path / "book.xlsx", {"一覧": undated})).result("en")
    assert "hours_per_month" in seen.parts[0].column("measure")
    first = seen.parts[1].records()[0]
    assert (first["severity"], first["id"]) == ("error", "period-unknown")
    assert "does not say the fiscal year of its data" in str(first["message"])


def test_what_cannot_be_read_at_all_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"")
    with pytest.raises(NotAWorkbook):
        inspect(tmp_path / "x.xlsx")
    with pytest.raises(PathNotFound):
        inspect(tmp_path / "nowhere.xlsx")
