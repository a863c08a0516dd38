"""Overtime workbooks in layouts that ministries and rankings use: drawn, loaded, and read back by their cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook
from tests.support.shown import told

Row = tuple[str, int, float | None, float | None, float | None, str]  # name, year, month, year's hours, share, cell

LAYOUTS: dict[str, tuple[str, str, list[Row]]] = {
    "fiscal years side by side, hours only in the title": (
        "book.xlsx",
        """
        | 職員１人当たり時間外勤務時間数（月平均） |        |           |           |
        | 団体コード                               | 団体名 | 令和5年度 | 令和6年度 |
        | 012025                                   | 函館市 | 8.5       | 8.0       |
        | 012033                                   | 小樽市 | 9.5       | 9.0       |
        | 336238                                   | 奈義町 | 36.5      | 30.0      |
        """,
        [
            ("函館市", 2023, 8.5, None, None, "C3"),
            ("函館市", 2024, 8.0, None, None, "D3"),
            ("小樽市", 2023, 9.5, None, None, "C4"),
            ("小樽市", 2024, 9.0, None, None, "D4"),
            ("奈義町", 2023, 36.5, None, None, "C5"),
            ("奈義町", 2024, 30.0, None, None, "D5"),
        ],
    ),
    "bodies as columns, the year in the file name": (
        "zangyo_R6.xlsx",
        """
        | 団体名                     | 函館市 | 小樽市 | 奈義町 | 札幌市 |
        | 時間外勤務時間数（月平均） | 8.5    | 9.5    | 36.5   | 10.0   |
        | 時間外勤務時間数（年間）   | 102.0  | 114.0  | 438.0  | 120.0  |
        """,
        [
            ("函館市", 2024, 8.5, 102.0, None, "B3"),
            ("奈義町", 2024, 36.5, 438.0, None, "D3"),
            ("小樽市", 2024, 9.5, 114.0, None, "C3"),
            ("札幌市", 2024, 10.0, 120.0, None, "E3"),
        ],
    ),
    "the unit note says month": (
        "book.xlsx",
        """
        | 令和６年度　市町村別時間外勤務の状況 |          |        |                    |
        |                                      |          |        | （単位：時間／月） |
        | 都道府県                             | 市区町村 | 職員数 | 時間外勤務         |
        | 北海道                               | 函館市   | 1200   | 8.5                |
        | 北海道                               | 小樽市   | 900    | 9.5                |
        | 岡山県                               | 奈義町   | 100    | 36.5               |
        """,
        [
            ("函館市", 2024, 8.5, None, None, "D4"),
            ("奈義町", 2024, 36.5, None, None, "D6"),
            ("小樽市", 2024, 9.5, None, None, "D5"),
        ],
    ),
    "units inside the cells": (
        "book.xlsx",
        """
        | 令和６年度　時間外勤務の状況 |          |                                  |                      |
        | 都道府県                     | 市区町村 | １人当たり月平均時間外勤務時間数 | 45時間超の職員の割合 |
        | 北海道                       | 函館市   | 8.5時間                          | 4.5%                 |
        | 北海道                       | 小樽市   | 9.5時間                          | 0.0%                 |
        | 岡山県                       | 奈義町   | 36.5時間                         | 14.5%                |
        """,
        [
            ("函館市", 2024, 8.5, None, 4.5, "C3"),
            ("奈義町", 2024, 36.5, None, 14.5, "C5"),
            ("小樽市", 2024, 9.5, None, 0.0, "C4"),
        ],
    ),
    "the year before in parentheses": (
        "book.xlsx",
        """
        | 令和６年度　時間外勤務の状況（括弧内は前年度） |          |                      |
        | 都道府県                                       | 市区町村 | 時間外勤務（月平均） |
        | 北海道                                         | 函館市   | 8.5(8.9)             |
        | 北海道                                         | 小樽市   | 9.5(9.9)             |
        | 岡山県                                         | 奈義町   | 36.5(30.0)           |
        """,
        [
            ("函館市", 2024, 8.5, None, None, "C3"),
            ("奈義町", 2024, 36.5, None, None, "C5"),
            ("小樽市", 2024, 9.5, None, None, "C4"),
        ],
    ),
    "months, the year's total and the monthly mean": (
        "book.xlsx",
        """
        | 令和６年度　１人当たり時間外勤務時間数 |          |      |      |      |        |        |
        | 都道府県                               | 市区町村 | 4月  | 5月  | 3月  | 年間計 | 月平均 |
        | 北海道                                 | 函館市   | 8.5  | 8.0  | 9.0  | 102.0  | 8.5    |
        | 北海道                                 | 小樽市   | 9.5  | 8.0  | 9.0  | 114.0  | 9.5    |
        | 岡山県                                 | 奈義町   | 36.5 | 8.0  | 9.0  | 438.0  | 36.5   |
        """,
        [
            ("函館市", 2024, 8.5, 102.0, None, "F3"),
            ("奈義町", 2024, 36.5, 438.0, None, "F5"),
            ("小樽市", 2024, 9.5, 114.0, None, "F4"),
        ],
    ),
    "a ranking whose edition is a year later than its data": (
        "2024年度版_ranking.xlsx",
        """
        | 残業が多い市役所ランキング（令和5年度実績） |          |          |             |
        | 順位                                        | 都道府県 | 市区町村 | 残業時間/月 |
        | 1                                           | 岡山県   | 奈義町   | 36.5        |
        | 2                                           | 鹿児島県 | 十島村   | 32.5        |
        | 3                                           | 和歌山県 | 広川町   | 29.5        |
        """,
        [
            ("十島村", 2023, 32.5, None, None, "D4"),
            ("奈義町", 2023, 36.5, None, None, "D3"),
            ("広川町", 2023, 29.5, None, None, "D5"),
        ],
    ),
    "a year column": (
        "book.xlsx",
        """
        | 年度 | 団体コード | 団体名 | 時間外勤務時間（時間/人・月） |
        | 2023 | 012025     | 函館市 | 8.5                           |
        | 2023 | 336238     | 奈義町 | 36.5                          |
        | 2024 | 012025     | 函館市 | 8.0                           |
        | 2024 | 336238     | 奈義町 | 30.0                          |
        """,
        [
            ("函館市", 2023, 8.5, None, None, "D2"),
            ("函館市", 2024, 8.0, None, None, "D4"),
            ("奈義町", 2023, 36.5, None, None, "D3"),
            ("奈義町", 2024, 30.0, None, None, "D5"),
        ],
    ),
}


def loaded(path: Path, db: Path) -> list[Row]:
    report = ingest([path], db=db)
    assert report.exit_code == 0, told(report)
    with open_reader(db) as reader:
        rows = reader.execute(
            "select name, fiscal_year, hours_per_month, hours_per_year, pct_over_45h, cell from overtime"
        ).rows
    return sorted(rows)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_every_layout_gives_every_value_under_its_body_year_and_measure(
    layout: tuple[str, str, list[Row]], tmp_path: Path
) -> None:
    name, sketch, expected = layout
    path = write_workbook(tmp_path / name, {"一覧": sketch})
    assert loaded(path, tmp_path / "x.duckdb") == sorted(expected)


def test_a_cp932_csv_with_thousands_commas_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "overtime_FY2024.csv"
    lines = [
        "団体コード,団体名,年間時間外勤務時間数（1人当たり）,備考",
        '012025,函館市,"1,020.5",',
        "336238,奈義町,438,※暫定",
        "012033,小樽市,－,",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp932"))
    assert loaded(path, tmp_path / "x.duckdb") == [
        ("函館市", 2024, None, 1020.5, None, "C2"),
        ("奈義町", 2024, None, 438.0, None, "C3"),
        ("小樽市", 2024, None, None, None, "C4"),
    ]
