"""Shapes that users will bring: blocks, repeated headers, years and scopes one under another, marks on names, codes."""

from __future__ import annotations

import pytest

from tests.recognise.support import column, counts, errors, figures, only, read, table_of


def test_blocks_under_prefecture_headings_each_with_its_own_header() -> None:
    reading = read(
        """
        | 【北海道】 |        |       |
        | 市町村名   | 月平均 | 年間  |
        | 伊達市     | 1      | 12    |
        | 泊村       | 2      | 24    |
        | 池田町     | 3      | 36    |
        |            |        |       |
        | 【福島県】 |        |       |
        | 市町村名   | 月平均 | 年間  |
        | 伊達市     | 4      | 48    |
        | 福島市     | 5      | 60    |
        | 国見町     | 6      | 72    |
        """
    )
    found = {who: row["年間"] for t in reading.tables for who, row in figures(t).items()}
    stopped = [e for t in reading.tables for e in errors(t)]
    assert stopped or found == {
        "012335": 12.0, "014036": 24.0, "016446": 36.0, "072133": 48.0, "072010": 60.0, "073032": 72.0,
    }  # fmt: skip
    assert not stopped


def test_a_header_repeated_every_few_rows_with_page_numbers_between() -> None:
    page = "| 団体名 | 人口 | 世帯数 |\n"
    table = table_of(
        "| 人口（令和6年1月1日） | | |\n"
        + page
        + "| 札幌市 | 1 | 2 |\n| 函館市 | 3 | 4 |\n| - 1 - | | |\n| | | |\n"
        + page
        + "| 小樽市 | 5 | 6 |\n| 旭川市 | 7 | 8 |\n| - 2 - | | |\n| | | |\n"
        + page
        + "| 室蘭市 | 9 | 10 |\n"
    )
    assert column(table, "世帯数") == {"011002": 2.0, "012025": 4.0, "012033": 6.0, "012041": 8.0, "012050": 10.0}


def test_hidden_columns_and_rows_are_read_and_said() -> None:
    reading = read(
        "| 団体名 | 人口 | 世帯数 |\n| 札幌市 | 1 | 2 |\n| 函館市 | 3 | 4 |\n| 小樽市 | 5 | 6 |",
        hidden_columns=["B"],
        hidden_rows=[3],
    )
    assert figures(only(reading))["012025"] == {"人口": 3.0, "世帯数": 4.0}
    assert {d.id for d in reading.doubts} == {"hidden-columns", "hidden-rows"}


def test_city_and_ward_columns_with_the_city_merged_down() -> None:
    table = table_of(
        """
        | 都道府県 | 市     | 区     | 人口 |
        | 北海道   | 札幌市 | 全市   | 30   |
        |          |        | 中央区 | 10   |
        |          |        | 北区   | 20   |
        | 神奈川県 | 横浜市 | 全市   | 50   |
        |          |        | 鶴見区 | 20   |
        |          |        | 西区   | 30   |
        """,
        merge="A2:A4 B2:B4 A5:A7 B5:B7",
    )
    found = column(table, "人口")
    assert {k: v for k, v in found.items() if k.isdigit() and k[2] == "1" and k[3:5] not in ("00",)} == {
        "011011": 10.0,
        "011029": 20.0,
        "141011": 20.0,
        "141038": 30.0,
    }


@pytest.mark.parametrize(
    "total", ["県計", "市計", "町村計", "市部計", "郡部計", "県　計", "市　計", "市町村計", "岡山県計"]
)
def test_subtotals_of_a_prefecture_are_no_bodies(total: str) -> None:
    table = table_of(
        f"""
        | 岡山県 市町村別人口 |  |
        | 市町村名 | 人口 |
        | {total}  | 99   |
        | 岡山市   | 70   |
        | 倉敷市   | 20   |
        | 奈義町   | 9    |
        """
    )
    assert errors(table) == []
    assert counts(table)["total"] == 1
    assert column(table, "人口")["336238"] == 9.0


@pytest.mark.parametrize(
    "name",
    [
        "奈義町※",
        "奈義町 1)",
        "奈義町(注)",
        "奈義町＊",
        "奈　義　町",
        "奈義町（注1）",
        "奈義町 ※2",
        "奈義町*1",
        "◎奈義町",
        "○奈義町",
        "奈義町\\n",
    ],
)
def test_marks_and_blanks_on_names(name: str) -> None:
    table = table_of(f"| 団体名 | 人口 |\n| 岡山市 | 70 |\n| {name} | 9 |\n| 倉敷市 | 20 |\n| 津山市 | 8 |")
    assert errors(table) == []
    assert column(table, "人口").get("336238") == 9.0


@pytest.mark.parametrize("code", ["３３６２３８", "３３６２３", "33623", "336238", "33-623", "33 623", "33623-8"])
def test_codes_in_odd_writing(code: str) -> None:
    table = table_of(
        f"| コード | 団体名 | 人口 |\n| 331007 | 岡山市 | 70 |\n| {code} | 奈義町 | 9 |\n"
        "| 332020 | 倉敷市 | 20 |\n| 332038 | 津山市 | 8 |"
    )
    assert errors(table) == []
    assert column(table, "人口")["336238"] == 9.0


def test_prefecture_and_municipality_codes_in_two_columns() -> None:
    table = table_of(
        """
        | 都道府県コード | 市区町村コード | 都道府県名 | 市区町村名 | 人口 |
        | 33 | 100 | 岡山県 | 岡山市 | 70 |
        | 33 | 202 | 岡山県 | 倉敷市 | 20 |
        | 33 | 623 | 岡山県 | 奈義町 | 9  |
        | 01 | 202 | 北海道 | 函館市 | 8  |
        """
    )
    assert errors(table) == []
    assert column(table, "人口") == {"331007": 70.0, "332020": 20.0, "336238": 9.0, "012025": 8.0}


def test_rows_in_no_order_with_a_remarks_column() -> None:
    table = table_of(
        """
        | 都道府県 | 団体名   | 時間 | 備考             |
        | 沖縄県   | 与那国町 | 3.9  |                  |
        | 北海道   | 札幌市   | 10.9 | 教育職員を除く。 |
        | 岡山県   | 奈義町   | 36.7 |                  |
        | 東京都   | 府中市   | 8.1  |                  |
        """
    )
    assert column(table, "時間") == {"473821": 3.9, "011002": 10.9, "336238": 36.7, "132063": 8.1}
    assert "備考" in [s.label for s in table.series]


def test_several_years_stacked_with_a_column_of_fiscal_years() -> None:
    table = table_of(
        """
        | 年度     | 団体名 | 月平均 | 年間  |
        | 令和５年度 | 札幌市 | 10.5 | 126.0 |
        | 令和５年度 | 函館市 | 8.1  | 97.2  |
        | 令和５年度 | 小樽市 | 7.0  | 84.0  |
        | 令和６年度 | 札幌市 | 10.9 | 130.8 |
        | 令和６年度 | 函館市 | 8.3  | 99.6  |
        | 令和６年度 | 小樽市 | 7.1  | 85.2  |
        """
    )
    assert column(table, "年間") == {
        "011002 FY2023": 126.0, "012025 FY2023": 97.2, "012033 FY2023": 84.0,
        "011002 FY2024": 130.8, "012025 FY2024": 99.6, "012033 FY2024": 85.2,
    }  # fmt: skip


def test_a_year_written_once_for_the_rows_below() -> None:
    table = table_of(
        """
        | 年度     | 団体名 | 年間  |
        | 令和５年度 | 札幌市 | 126.0 |
        |          | 函館市 | 97.2  |
        |          | 小樽市 | 84.0  |
        | 令和６年度 | 札幌市 | 130.8 |
        |          | 函館市 | 99.6  |
        |          | 小樽市 | 85.2  |
        """,
        merge="A2:A4 A5:A7",
    )
    assert column(table, "年間") == {
        "011002 FY2023": 126.0, "012025 FY2023": 97.2, "012033 FY2023": 84.0,
        "011002 FY2024": 130.8, "012025 FY2024": 99.6, "012033 FY2024": 85.2,
    }  # fmt: skip


def test_years_stacked_under_headings_of_their_own() -> None:
    reading = read(
        """
        | 団体名 | 月平均 |
        | 令和５年度 |    |
        | 札幌市 | 10.5 |
        | 函館市 | 8.1  |
        | 小樽市 | 7.0  |
        | 令和６年度 |    |
        | 札幌市 | 10.9 |
        | 函館市 | 8.3  |
        | 小樽市 | 7.1  |
        """
    )
    first, second = reading.tables
    assert [m.period.text for m in first.mentions] == ["FY2023"]
    assert [m.period.text for m in second.mentions] == ["FY2024"]
    assert column(second, "月平均") == {"011002": 10.9, "012025": 8.3, "012033": 7.1}


def test_years_as_rows_under_each_body() -> None:
    table = table_of(
        """
        | 団体名 | 年度   | 月平均 |
        | 札幌市 | 令和4  | 10.1   |
        |        | 令和5  | 10.5   |
        |        | 令和6  | 10.9   |
        | 函館市 | 令和4  | 8.0    |
        |        | 令和5  | 8.1    |
        |        | 令和6  | 8.3    |
        """
    )
    assert [(i.area.area_code, i.period.text) for i in table.items if i.area and i.period] == [
        (code, year) for code in ("011002", "012025") for year in ("FY2022", "FY2023", "FY2024")
    ]
    assert list(table.values[0].values) == [10.1, 10.5, 10.9, 8.0, 8.1, 8.3]


def test_scope_rows_under_each_body() -> None:
    """全体, 本庁, 出先 one under another."""
    table = table_of(
        """
        | 団体名 | 区分 | 月平均 | 年間  |
        | 札幌市 | 全体 | 10.9   | 130.8 |
        |        | 本庁 | 14.1   | 169.2 |
        |        | 出先 | 8.8    | 105.6 |
        | 函館市 | 全体 | 8.3    | 99.6  |
        |        | 本庁 | 9.9    | 118.8 |
        |        | 出先 | 7.0    | 84.0  |
        """,
        merge="A2:A4 A5:A7",
    )
    assert column(table, "月平均") == {
        "011002 全体": 10.9, "011002 本庁": 14.1, "011002 出先": 8.8,
        "012025 全体": 8.3, "012025 本庁": 9.9, "012025 出先": 7.0,
    }  # fmt: skip


def test_prefecture_sheet_with_total_row_first_and_numbers_before_names() -> None:
    table = table_of(
        """
        | 時間外勤務の状況（広島県） |  |  |  |
        | 番号 | 市町名 | 月平均 | 年間 |
        |      | 広島県計 | 9.9 | 118.8 |
        | 1    | 広島市 | 10.9 | 130.8 |
        | 2    | 府中市 | 8.3 | 99.6 |
        | 3    | 府中町 | 7.3 | 87.6 |
        """,
        name="広島県",
    )
    assert errors(table) == []
    assert column(table, "年間") == {"広島県計": 118.8, "341002": 130.8, "342084": 99.6, "343021": 87.6}


def test_total_in_the_first_column_of_values_and_three_blocks_side_by_side() -> None:
    reading = read(
        """
        | 市名 | 人口 |  | 市名 | 人口 |  | 市名 | 人口 |
        | 札幌市 | 1 |  | 旭川市 | 4 |  | 帯広市 | 7 |
        | 函館市 | 2 |  | 室蘭市 | 5 |  | 北見市 | 8 |
        | 小樽市 | 3 |  | 釧路市 | 6 |  | 夕張市 | 9 |
        """
    )
    assert [list(column(t, "人口").values()) for t in reading.tables] == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]


def test_the_right_block_is_shorter_than_the_left() -> None:
    reading = read(
        """
        | 令和６年度 |  |  |  |  |
        | 市名 | 人口 |  | 市名 | 人口 |
        | 札幌市 | 1 |  | 旭川市 | 4 |
        | 函館市 | 2 |  | 室蘭市 | 5 |
        | 小樽市 | 3 |  |        |   |
        | 釧路市 | 6 |  |        |   |
        """
    )
    found = {who: row["人口"] for t in reading.tables for who, row in figures(t).items()}
    assert found == {"011002": 1.0, "012025": 2.0, "012033": 3.0, "012068": 6.0, "012041": 4.0, "012050": 5.0}


def test_prefectures_with_figures_of_their_municipalities_across() -> None:
    """Prefectures down, kinds of bodies across: 市, 町村, 計 are headers, not places."""
    table = table_of(
        """
        | 都道府県 | 団体数 |      |    |
        |          | 市     | 町村 | 計 |
        | 北海道   | 35     | 144  | 179 |
        | 青森県   | 10     | 30   | 40 |
        | 岩手県   | 14     | 19   | 33 |
        | 合計     | 59     | 193  | 252 |
        """,
        merge="A1:A2 B1:D1",
    )
    assert column(table, "団体数 › 町村") == {"010006": 144.0, "020001": 30.0, "030007": 19.0, "合計": 193.0}


def test_prefecture_names_without_their_last_letter() -> None:
    table = table_of(
        "| 都道府県 | 時間 |\n| 北海道 | 1 |\n| 青森 | 2 |\n| 岩手 | 3 |\n| 東京 | 4 |\n| 京都 | 5 |\n| 全国 | 6 |"
    )
    assert column(table, "時間") == {
        "010006": 1.0, "020001": 2.0, "030007": 3.0, "130001": 4.0, "260002": 5.0, "000000": 6.0,
    }  # fmt: skip
