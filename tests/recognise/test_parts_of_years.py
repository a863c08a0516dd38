"""Headers that say only a part of a year, the year before, or the next number of a run: the year stands elsewhere."""

from __future__ import annotations

import pytest

from axstat.model.tables import Table
from tests.recognise.support import table_of

BODIES = "| 岡山県   | 1 | 2 | 3 |\n| 広島県   | 4 | 5 | 6 |\n| 山口県   | 7 | 8 | 9 |"


def periods(table: Table) -> list[str | None]:
    return [series.period.text if series.period else None for series in table.series]


@pytest.mark.parametrize(
    ("title", "first", "second", "third", "expected"),
    [
        ("有効求人倍率 令和4年度", "4月", "12月", "1月", ["2022-04", "2022-12", "2023-01"]),
        ("令和4年 月別転入者数", "1月", "2月", "3月", ["2022-01", "2022-02", "2022-03"]),
        (
            "就業者数 令和4年",
            "1～3月期",
            "4～6月期",
            "7～9月期",
            ["2022-01/2022-03", "2022-04/2022-06", "2022-07/2022-09"],
        ),
        ("令和4年度 観光客数", "上半期", "下半期", "年度計", ["2022-04/2022-09", "2022-10/2023-03", None]),
        ("令和4年度決算", "当年度", "前年度", "増減", [None, "FY2021", None]),
        ("令和5年10月1日現在", "人口", "前年人口", "対前年増減数", [None, "2022-10-01", None]),
        ("令和4年度決算", "歳入", "前年度繰越金", "前年度比", [None, None, None]),
        ("令和3年度と令和4年度", "4月", "5月", "6月", [None, None, None]),
        ("人口の推移", "令和4年12月", "令和5年1月", "1月", ["2022-12", "2023-01", None]),
    ],
)
def test_a_part_is_of_the_one_year_that_the_title_says(
    title: str, first: str, second: str, third: str, expected: list[str | None]
) -> None:
    table = table_of(f"| {title} | | | |\n| 都道府県 | {first} | {second} | {third} |\n{BODIES}")
    assert periods(table) == expected


def test_a_heading_above_says_the_year_before_the_title_does() -> None:
    table = table_of(
        """
        | 令和5年度公表用 |  |        |          |
        | 都道府県 | 令和4年    |        | 令和5年  |
        |          | 11月       | 12月   | 1月      |
        | 岡山県   | 1          | 2      | 3        |
        | 広島県   | 4          | 5      | 6        |
        | 山口県   | 7          | 8      | 9        |
        """,
        merge="B2:C2",
    )
    assert periods(table) == ["2022-11", "2022-12", "2023-01"]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("平成30年", "令和元年", "2", "3"), ["2018", "2019", "2020", "2021"]),
        (("昭和63年度", "平成元年度", "2", "3"), ["FY1988", "FY1989", "FY1990", "FY1991"]),
        (("1999年", "2000年", "01", "02"), ["1999", "2000", "2001", "2002"]),
        (("平成29年", "平成30年", "令和元年", "3"), ["2017", "2018", "2019", None]),  # a year is left out: no run
        (("平成29年", "平成30年", "令和元年", "2", "2"), ["2017", "2018", "2019", "2020", None]),
    ],
)
def test_a_number_alone_goes_on_a_run_of_years(years: tuple[str, ...], expected: list[str | None]) -> None:
    lines = "\n".join(f"| {year} | {n} | {n + 1} | {n + 2} |" for n, year in enumerate(years))
    assert periods(table_of(f"| 年次 | 岡山市 | 倉敷市 | 津山市 |\n{lines}")) == expected


def test_a_month_beside_its_year_in_two_columns() -> None:
    table = table_of(
        """
        | 年度 | 月 | 市町村 | 出生数 |
        | 2022 | 4  | 岡山市 | 10     |
        | 2022 | 1  | 岡山市 | 11     |
        | 2022 | 4  | 倉敷市 | 12     |
        | 2022 | 1  | 倉敷市 | 13     |
        """
    )
    assert [s.label for s in table.series] == ["出生数"]
    assert [i.period.text if i.period else "" for i in table.items] == ["2022-04", "2023-01", "2022-04", "2023-01"]


def test_a_day_written_once_left_of_the_names_dates_the_lines_below_it() -> None:
    table = table_of(
        """
        | 調査       | 市町村 | 人口 |
        | 令和4年10月1日 | 岡山市 | 1 |
        |                | 倉敷市 | 3 |
        |                | 津山市 | 5 |
        | 令和5年10月1日 | 岡山市 | 7 |
        |                | 倉敷市 | 9 |
        |                | 津山市 | 11 |
        """
    )
    assert [i.period.text if i.period else "" for i in table.items] == ["2022-10-01"] * 3 + ["2023-10-01"] * 3


def test_a_small_number_behind_a_year_is_a_figure_where_other_figures_follow() -> None:
    table = table_of(
        """
        | 市町村 | 調査年   | 件数 | 人数 |
        | 合計   | 令和元年 | 2    | 500  |
        | 岡山市 | 令和元年 | 2    | 300  |
        | 倉敷市 | 令和元年 | 3    | 100  |
        | 津山市 | 令和元年 | 4    | 100  |
        """
    )
    assert [s.label for s in table.series] == ["件数", "人数"]
    assert list(table.values[0].values) == [2.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize(
    ("heading", "first", "second", "expected"),
    [
        ("日付", "20220401", "20230401", ["2022-04-01", "2023-04-01"]),
        ("基準日", "20220101", "20230101", ["2022-01-01", "2023-01-01"]),
        ("年月", "202204", "202304", ["2022-04", "2023-04"]),
        ("時間軸コード", "2015100000", "2020100000", ["FY2015", "FY2020"]),
        ("time_code", "2015000000", "2020000000", ["2015", "2020"]),
        ("時間軸コード", "2018000103", "2018000406", ["2018-01/2018-03", "2018-04/2018-06"]),
        ("処理番号コード", "20220401", "20230401", [None]),  # nobody says that these are times
        ("合併年月日", "20040401", "20050401", [None]),  # what happened then is no period of figures
        ("時間軸コード", "2015100000", "2015100406", [None]),  # half a year: what e-Stat means, its name would say
    ],
)
def test_digits_are_times_where_their_heading_says_so(
    heading: str, first: str, second: str, expected: list[str | None]
) -> None:
    table = table_of(
        f"""
        | {heading} | 団体名 | 世帯数 |
        | {first}   | 岡山市 | 1      |
        | {first}   | 倉敷市 | 2      |
        | {second}  | 岡山市 | 3      |
        | {second}  | 倉敷市 | 4      |
        """
    )
    assert sorted({item.period.text if item.period else None for item in table.items}, key=str) == expected


def test_a_time_code_beside_its_name_is_left_to_the_name() -> None:
    table = table_of(
        """
        | 時間軸コード | 時間軸        | 団体名 | 世帯数 |
        | 2015100406   | 2015年度上半期 | 岡山市 | 1     |
        | 2016100406   | 2016年度上半期 | 岡山市 | 2     |
        | 2015100406   | 2015年度上半期 | 倉敷市 | 3     |
        | 2016100406   | 2016年度上半期 | 倉敷市 | 4     |
        """
    )
    periods_of_lines = [item.period.text if item.period else None for item in table.items]
    assert periods_of_lines == ["2015-04/2015-09", "2016-04/2016-09"] * 2
