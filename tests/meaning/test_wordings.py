"""Wordings of ministries, prefectures and cities that a careful reader accepts, drawn, loaded and read from the view.

The list began with the wordings that an earlier version turned away or read by half.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook
from tests.support.units import empty_database

Row = tuple[int, float | None, float | None]  # fiscal year, hours a month, hours a year of 倉吉市

SHEETS: dict[str, tuple[str, list[Row]]] = {
    "月 and 年 alone": (
        """
        | 令和６年度　職員１人当たり時間外勤務時間数 |        |      |      |
        | 都道府県名 | 団体名 | 月   | 年   |
        | 鳥取県     | 鳥取市 | 10.0 | 120  |
        | 鳥取県     | 米子市 | 8.0  | 96   |
        | 鳥取県     | 倉吉市 | 9.0  | 108  |
        """,
        [(2024, 9.0, 108.0)],
    ),
    "（月） and （年） in brackets": (
        """
        | 令和６年度　残業の状況（職員１人当たり） |        |            |            |
        | 都道府県名 | 団体名 | 残業時間（月） | 残業時間（年） |
        | 鳥取県     | 鳥取市 | 10.0 | 120  |
        | 鳥取県     | 米子市 | 8.0  | 96   |
        | 鳥取県     | 倉吉市 | 9.0  | 108  |
        """,
        [(2024, 9.0, 108.0)],
    ),
    "１か月に行った": (
        """
        | 令和６年度　人事行政の運営等の状況 |        |                                        |
        | 都道府県名 | 団体名 | 職員１人が１か月に行った時間外勤務時間（平均） |
        | 鳥取県     | 鳥取市 | 10.0 |
        | 鳥取県     | 米子市 | 8.0  |
        | 鳥取県     | 倉吉市 | 9.0  |
        """,
        [(2024, 9.0, None)],
    ),
    "１人・１月 and a unit h／月・人": (
        """
        | 令和６年度　超勤の状況 |        |                        |
        | 都道府県名 | 団体名 | 超勤（１人・１月）（h/月・人） |
        | 鳥取県     | 鳥取市 | 10.0 |
        | 鳥取県     | 米子市 | 8.0  |
        | 鳥取県     | 倉吉市 | 9.0  |
        """,
        [(2024, 9.0, None)],
    ),
    "一月分, and a footnote in the leaf": (
        """
        | 令和６年度　時間外勤務の実績 |        |                                  |
        | 都道府県名 | 団体名 | 職員一人あたり時間外勤務時間数（一月分）注２） |
        | 鳥取県     | 鳥取市 | 10.0 |
        | 鳥取県     | 米子市 | 8.0  |
        | 鳥取県     | 倉吉市 | 9.0  |
        """,
        [(2024, 9.0, None)],
    ),
    "a change beside dated columns": (
        """
        | 職員１人当たり時間外勤務時間数（月平均） |        |            |            |      |
        | 都道府県名 | 団体名 | 令和５年度 | 令和６年度 | 増減 |
        | 鳥取県     | 鳥取市 | 11.0 | 10.0 | -1.0 |
        | 鳥取県     | 米子市 | 8.5  | 8.0  | -0.5 |
        | 鳥取県     | 倉吉市 | 8.0  | 9.0  | 1.0  |
        """,
        [(2023, 8.0, None), (2024, 9.0, None)],
    ),
    "years without an era": (
        """
        | 職員１人当たり時間外勤務時間数（月平均）の推移（令和６年度まで） |        |        |        |
        | 都道府県名 | 団体名 | ５年度 | ６年度 |
        | 鳥取県     | 鳥取市 | 11.0 | 10.0 |
        | 鳥取県     | 米子市 | 8.5  | 8.0  |
        | 鳥取県     | 倉吉市 | 8.0  | 9.0  |
        """,
        [(2023, 8.0, None), (2024, 9.0, None)],
    ),
    "survey year beside data year": (
        """
        | 令和７年度調査（令和６年度実績）　時間外勤務の状況 |        |                          |
        | 都道府県名 | 団体名 | １人当たり月平均時間数 |
        | 鳥取県     | 鳥取市 | 10.0 |
        | 鳥取県     | 米子市 | 8.0  |
        | 鳥取県     | 倉吉市 | 9.0  |
        """,
        [(2024, 9.0, None)],
    ),
    "publication year beside data year": (
        """
        | 令和７年度公表（令和６年度実績）　時間外勤務の状況 |        |                          |
        | 都道府県名 | 団体名 | １人当たり月平均時間数 |
        | 鳥取県     | 鳥取市 | 10.0 |
        | 鳥取県     | 米子市 | 8.0  |
        | 鳥取県     | 倉吉市 | 9.0  |
        """,
        [(2024, 9.0, None)],
    ),
    "column letters": (
        """
        | 令和６年度　時間外勤務の状況 |        |                |                          |                       |
        | 都道府県名 | 団体名 | 職員数(A) | １人当たり年間時間外勤務時間数(B) | 月平均(B)/12 |
        | 鳥取県     | 鳥取市 | 500 | 120 | 10.0 |
        | 鳥取県     | 米子市 | 400 | 96  | 8.0  |
        | 鳥取県     | 倉吉市 | 300 | 108 | 9.0  |
        """,
        [(2024, 9.0, 108.0)],
    ),
    "a long table": (
        """
        | 令和６年度　時間外勤務の状況 |        |                            |         |      |
        | 都道府県名 | 団体名 | 指標                       | 単位    | 数値 |
        | 鳥取県     | 鳥取市 | １人当たり月平均時間外勤務時間数 | 時間／月 | 10.0 |
        | 鳥取県     | 鳥取市 | １人当たり年間時間外勤務時間数 | 時間／年 | 120  |
        | 鳥取県     | 米子市 | １人当たり月平均時間外勤務時間数 | 時間／月 | 8.0  |
        | 鳥取県     | 米子市 | １人当たり年間時間外勤務時間数 | 時間／年 | 96   |
        | 鳥取県     | 倉吉市 | １人当たり月平均時間外勤務時間数 | 時間／月 | 9.0  |
        | 鳥取県     | 倉吉市 | １人当たり年間時間外勤務時間数 | 時間／年 | 108  |
        """,
        [(2024, 9.0, 108.0)],
    ),
    "bodies across, their prefecture in the title": (
        """
        | 鳥取県内市町村の時間外勤務の状況（令和６年度） |        |        |        |
        | 区分                     | 鳥取市 | 米子市 | 倉吉市 |
        | １人当たり月平均（時間） | 10.0   | 8.0    | 9.0    |
        | １人当たり年間（時間）   | 120    | 96     | 108    |
        """,
        [(2024, 9.0, 108.0)],
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_wording_that_a_careful_reader_accepts_is_read(tmp_path: Path, name: str) -> None:
    sketch, expected = SHEETS[name]
    report = ingest(
        [write_workbook(tmp_path / "book.xlsx", {"Sheet1": sketch})], db=empty_database(tmp_path / "a.duckdb")
    )
    assert report.exit_code == 0, report.errors
    with open_reader(tmp_path / "a.duckdb") as reader:
        rows = reader.execute(
            "select fiscal_year, hours_per_month, hours_per_year from overtime"
            " where name = '倉吉市' and staff_scope = '全体' order by 1"
        ).rows
    assert [tuple(row) for row in rows] == expected
