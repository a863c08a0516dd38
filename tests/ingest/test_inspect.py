"""`inspect`: structure before data, as text and JSON; a file that would be refused is shown as far as understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from axstat.errors import NotAWorkbook, PathNotFound
from axstat.ingest import inspect
from tests.support.sheets import Drawing, write_workbook

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


def test_the_text_says_tables_header_cells_lines_checks_and_doubts(book: Path) -> None:
    assert inspect(book).text("en") == (
        "book.xlsx  2 sheets, 1 table recognised\n"
        "\n"
        "一覧!D4:E7   overtime   FY2024 (A1)\n"
        "  items     4 items, known by A code, B prefecture, C name\n"
        "  header    rows 2–3\n"
        "              D  時間外勤務時間数 › 月平均  [D2 D3]  → hours_per_month (時間／月) FY2024\n"
        "              E  時間外勤務時間数 › 年間  [D2 E3]    → hours_per_year (時間／年) FY2024\n"
        "  values    4 normal  2 missing\n"
        "              missing: `－` (D5), `－` (E5)\n"
        "  rows      3 municipality  1 average  1 title  2 header  1 note\n"
        "              average: 平均 (A7)\n"
        "  notes     （注）「－」は回答のない団体。\n"
        "\n"
        "説明  no table: neither a column nor a row of names of prefectures, municipalities or known categories\n"
        "\n"
        "  checks    ok  一覧: 8 rows = 1 title + 2 header + 3 municipality + 1 average + 1 note\n"
        "            ok  一覧: every line stands once\n"
        "            ok  一覧: all figures within their ranges\n"
        "            ok  一覧: annual ≈ 12 × monthly in 2 lines (largest difference 0.1)\n"
        "            ok  3 of 1,721 municipalities (a selection) as of 2025-03-31\n"
        "  doubts    none"
    )


def test_the_text_is_there_in_japanese(book: Path) -> None:
    text = inspect(book).text("ja")
    assert "2 シート、表 1" in text
    assert "行の区分  市区町村 3  平均 1  表題 1  見出し 2  注 1" in text
    assert "疑問点    なし" in text


def test_the_json_holds_every_series_with_header_cells_and_examples(book: Path) -> None:
    report = inspect(book).as_dict()
    json.dumps(report, ensure_ascii=False)
    view = report["workbooks"][0]
    assert view["dataset"] == "overtime"
    table = view["sheets"][0]["tables"][0]
    assert table["rows"] == {"municipality": 3, "average": 1, "title": 1, "header": 2, "note": 1}
    assert table["identity"] == {"A": "code", "B": "prefecture", "C": "name"}
    assert table["row_examples"]["average"] == ["平均 (A7)"]
    hours = table["series"][0]
    assert hours["header"] == [{"cell": "D2", "text": "時間外勤務時間数"}, {"cell": "D3", "text": "月平均"}]
    assert (hours["measure"], hours["period"], hours["period_said"]) == ("hours_per_month", "FY2024", "A1")
    assert hours["statuses"] == {"normal": 2, "missing": 1}
    assert hours["examples"] == {"missing": ["`－` (D5)"]}
    assert view["sheets"][1]["tables"] == []
    assert view["errors"] == []


def test_a_file_that_would_be_refused_is_shown_with_the_refusal(tmp_path: Path) -> None:
    undated = SHEET.sketch.replace("（令和６年度）", "")
    report = inspect(write_workbook(tmp_path / "book.xlsx", {"一覧": undated}))
    assert "hours_per_month" in report.text("en")
    assert "does not say the fiscal year of its data" in report.text("en")
    assert [e["id"] for e in report.as_dict()["workbooks"][0]["errors"]] == ["period-unknown"]
    assert report.exit_code == 0


def test_what_cannot_be_read_at_all_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"")
    with pytest.raises(NotAWorkbook):
        inspect(tmp_path / "x.xlsx")
    with pytest.raises(PathNotFound):
        inspect(tmp_path / "nowhere.xlsx")
