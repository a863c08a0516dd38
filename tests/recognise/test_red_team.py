"""Layouts that users will bring: every figure comes back under its body, measure and period, or the sheet is doubted.

The kinds of tables are those of hazards.md#kinds-of-tables:
population, settlement, My Number, adopters, projections, e-Stat, pay gap.
"""

from __future__ import annotations

import pytest

from tests.recognise.support import column, counts, errors, figures, read, table_of

# ── titles ──


def test_a_title_in_a1_is_the_title_of_every_block_beside_it() -> None:
    """A ranking in two blocks: 都道府県, 市町村, 時間 twice under one title."""
    reading = read(
        """
        | 令和６年度 時間外勤務の状況（時間／月） |        |      |  |        |          |      |
        | 都道府県 | 市町村 | 時間 |  | 都道府県 | 市町村   | 時間 |
        | 北海道   | 札幌市 | 10.9 |  | 東京都   | 千代田区 | 9.9  |
        | 北海道   | 函館市 | 8.3  |  | 岡山県   | 奈義町   | 36.7 |
        | 北海道   | 小樽市 | 7.1  |  | 沖縄県   | 与那国町 | 3.9  |
        """
    )
    left, right = reading.tables
    assert left.title == right.title == "令和６年度 時間外勤務の状況（時間／月）"
    assert [m.period.text for m in right.mentions] == ["FY2024"]
    assert column(left, "時間") == {"011002": 10.9, "012025": 8.3, "012033": 7.1}
    assert column(right, "時間") == {"131016": 9.9, "336238": 36.7, "473821": 3.9}


def test_a_lone_text_above_a_full_header_row_is_the_title() -> None:
    table = table_of(
        """
        | 2024年度版 残業が多い市役所ランキング |  |  |  |
        | 順位 | 都道府県 | 市区町村 | 時間/月 |
        | 1    | 岡山県   | 奈義町   | 36.7    |
        | 2    | 鹿児島県 | 十島村   | 32.3    |
        | 3    | 滋賀県   | 草津市   | 25      |
        """
    )
    assert table.title == "2024年度版 残業が多い市役所ランキング"
    assert [s.label for s in table.series] == ["順位", "時間/月"]
    assert counts(table) == {"title": 1, "header": 1, "municipality": 3}


@pytest.mark.parametrize(
    "title", ["全市町村の主要財政指標", "市区町村別", "残業時間の多い市町村", "令和６年度", "別紙１", "岡山県", "一覧"]
)
def test_titles_of_one_cell_are_no_level_of_the_header(title: str) -> None:
    table = table_of(
        f"| {title} | | | |\n| 番号 | 団体名 | 人口 | 世帯数 |\n"
        "| 1 | 岡山市 | 5 | 6 |\n| 2 | 奈義町 | 7 | 8 |\n| 3 | 倉敷市 | 9 | 1 |"
    )
    assert [s.label for s in table.series] == ["人口", "世帯数"]
    assert figures(table)["336238"] == {"人口": 7.0, "世帯数": 8.0}


def test_a_date_alone_is_a_title() -> None:
    table = table_of(
        """
        | 令和6年1月1日現在 |        |      |
        | 団体コード | 団体名 | 人口 |
        | 011002     | 札幌市 | 5    |
        | 012025     | 函館市 | 7    |
        | 012033     | 小樽市 | 9    |
        """
    )
    assert [m.period.text for m in table.mentions] == ["2024-01-01"]
    assert [s.label for s in table.series] == ["人口"]


# ── bodies ──


def test_the_nation_and_prefectures_are_written_with_dashes() -> None:
    """住基人口 R6: code `-`, 合計, name `-`; wards of 浜松市 of before 2024 hold ***."""
    table = table_of(
        """
        | 【総計】令和6年住民基本台帳人口・世帯数 |  |  |  |  |  |
        | 団体コード | 都道府県名 | 市区町村名 | 令和6年 |    |        |
        |            |            |            | 人口    |    | 世帯数 |
        |            |            |            | 男      | 女 |        |
        | -          | 合計       | -          | 60      | 63 | 61     |
        | 220001     | 静岡県     | -          | 17      | 18 | 16     |
        | 221309     | 静岡県     | 浜松市     | 39      | 40 | 35     |
        | 221317     | 静岡県     | 浜松市中区 | ***     | *** | ***   |
        | 221384     | 静岡県     | 浜松市中央区 | 30    | 31 | 26     |
        """,
        merge="A2:A4 B2:B4 C2:C4 D2:F2 D3:E3 F3:F4",
    )
    assert errors(table) == []
    assert column(table, "令和6年 › 人口 › 男") == {
        "合計": 60.0,
        "220001": 17.0,
        "221309": 39.0,
        "221317": None,
        "221384": 30.0,
    }
    assert counts(table) == {
        "title": 1, "header": 3, "total": 1, "prefecture": 1, "designated_city": 1, "ward": 2,
    }  # fmt: skip


def test_three_rows_per_body_with_age_classes() -> None:
    """住基年齢別 R7: 計, 男, 女 for each body, the code on each row."""
    table = table_of(
        """
        | 団体コード | 都道府県名 | 市区町村名 | 性別 | 総数 | 0歳～4歳 | 5歳～9歳 |
        | -          | 合計       | -          | 計   | 9    | 1        | 2        |
        | -          | 合計       | -          | 男   | 4    | 1        | 1        |
        | -          | 合計       | -          | 女   | 5    | 0        | 1        |
        | 010006     | 北海道     | -          | 計   | 30   | 3        | 4        |
        | 010006     | 北海道     | -          | 男   | 14   | 1        | 2        |
        | 010006     | 北海道     | -          | 女   | 16   | 2        | 2        |
        | 011002     | 北海道     | 札幌市     | 計   | 20   | 2        | 3        |
        | 011002     | 北海道     | 札幌市     | 男   | 9    | 1        | 1        |
        | 011002     | 北海道     | 札幌市     | 女   | 11   | 1        | 2        |
        """
    )
    assert table.facet_names == ("性別",)
    assert column(table, "総数") == {
        "合計 計": 9.0, "合計 男": 4.0, "合計 女": 5.0,
        "010006 計": 30.0, "010006 男": 14.0, "010006 女": 16.0,
        "011002 計": 20.0, "011002 男": 9.0, "011002 女": 11.0,
    }  # fmt: skip


def test_a_table_at_column_o_with_unit_rows() -> None:
    """決算状況調: columns A to N empty, header from row 10, units below."""
    table = table_of(
        """
        | 団体コード | 都道府県名 | 団体名 | 歳入総額 | 歳出総額 | 実質収支 | 財政力指数 |
        |            |            |        | （Ａ）   | （Ｂ）   |          |            |
        |            |            |        | 千円     | 千円     | 千円     |            |
        |            |            |        |          |          |          |            |
        | 012025     | 北海道     | 函館市 | 100      | 90       | -3       | 0.46       |
        | 131016     | 東京都     | 千代田区 | 200    | 180      | 9        | -          |
        | 332020     | 岡山県     | 倉敷市 | 300      | 290      | 4        | 0.9        |
        """,
        start="O10",
    )
    assert column(table, "歳入総額 › （Ａ） › 千円") == {"012025": 100.0, "131016": 200.0, "332020": 300.0}
    assert [s.unit for s in table.series] == ["千円", "千円", "千円", None]
    assert table.values[3].values[1] is None


def test_no_code_column_a_pseudo_body_and_a_rate_as_fraction_far_down_the_sheet() -> None:
    """マイナンバーカード: data from row 119."""
    table = table_of(
        """
        | 都道府県名 | 市区町村名 | 人口（R7.1.1時点） | 保有枚数 | 人口に対する割合 |
        | 北海道     | 札幌市     | 1950000            | 1500000  | 0.769            |
        | 北海道     | 函館市     | 240000             | 180000   | 0.75             |
        | 岡山県     | 奈義町     | 5700               | 4700     | 0.8246           |
        """,
        start="A117",
        formats={"E": "0.0%"},
    )
    assert table.range == "C118:E120"
    assert [(s.unit, s.period and s.period.text) for s in table.series] == [
        (None, "2025-01-01"),
        (None, None),
        ("fraction", None),
    ]
    assert column(table, "人口に対する割合")["336238"] == 0.8246


def test_names_with_blanks_inside_and_a_total() -> None:
    """定員管理調査 第1表: 札　幌　市 with figures and 合計."""
    table = table_of(
        """
        | 団体名     | 一般管理 | 福祉関係 | 一般行政計 | 合計 |
        | 札　幌　市 | 1        | 2        | 3          | 9    |
        | 仙　台　市 | 4        | 5        | 9          | 20   |
        | さいたま市 | 4        | 5        | 9          | 20   |
        | 合　　計   | 9        | 12       | 21         | 49   |
        """
    )
    assert column(table, "一般行政計") == {"011002": 3.0, "041009": 9.0, "111007": 9.0, "合 計": 21.0}
    assert counts(table)["total"] == 1


def test_a_list_of_adopters_holds_marks_and_words() -> None:
    """AI, RPA: 導入済 ○, 実証実験中 ○, only adopters are listed."""
    table = table_of(
        """
        | AI導入団体一覧（令和6年12月31日現在） |  |  |  |  |  |
        |  |  | No | 都道府県 | 団体名 | 導入済 | 実証実験中 |
        |  |  | 1  | 北海道   | 札幌市 | ○      |            |
        |  |  | 2  | 北海道   | 函館市 |        | ○          |
        |  |  | 3  | 東京都   | 府中市 | 〇     | ○          |
        |  |  | 4  | 東京都   | 東京都 | 〇     |            |
        """
    )
    index = [s.label for s in table.series].index("導入済")
    assert list(table.values[index].texts) == ["○", "", "〇", "〇"]
    assert [i.area.area_code for i in table.items if i.area] == ["011002", "012025", "132063", "130001"]
    assert errors(table) == []


def test_every_fifth_column_says_done_or_not_yet_beside_names_with_their_prefecture() -> None:
    """DX 個別資料."""
    table = table_of(
        """
        | 団体名       | CIOの任命 |      |      |      |      | CIO補佐官 |
        |              | 任命状況  | 役職 | 開始 | 内部 | 外部 | 任命状況  |
        | 北海道札幌市 | 済        | 副市長 | 2020 | 1 | 0 | 未 |
        | 北海道函館市 | 未        | -    | -    | 0    | 0    | 未 |
        | 東京都府中市 | 済        | 部長 | 2021 | 1    | 1    | 済 |
        """
    )
    assert figures(table)["132063"] == {
        "CIOの任命 › 任命状況": None,
        "CIOの任命 › 役職": None,
        "CIOの任命 › 開始": 2021.0,
        "CIOの任命 › 内部": 1.0,
        "CIOの任命 › 外部": 1.0,
        "CIO補佐官 › 任命状況": None,
    }


def test_projections_with_codes_as_numbers_and_a_column_of_body_types() -> None:
    """IPSS: 1100.0, type a, 0, 1, 2, 3, years across."""
    table = table_of(
        """
        | 結果表1 総人口および指数 |  |  |  |  |  |
        | コード | 市などの別 | 都道府県 | 市区町村 | 2020年 | 2025年 | 2030年 |
        | 1000.0 | a | 北海道 |  | 5224614 | 5007000 | 4791592 |
        | 1100.0 | 1 | 北海道 | 札幌市 | 1973395 | 1968000 | 1940000 |
        | 1101.0 | 0 | 北海道 | 札幌市中央区 | 248680 | 251000 | 252000 |
        | 1202.0 | 2 | 北海道 | 函館市 | 251084 | 229000 | 208000 |
        | 33623.0 | 3 | 岡山県 | 奈義町 | 5578 | 5200 | 4900 |
        """
    )
    assert errors(table) == []
    assert [s.period.text for s in table.series if s.period] == ["2020", "2025", "2030"]
    assert column(table, "2030年") == {
        "010006": 4791592.0,
        "011002": 1940000.0,
        "011011": 252000.0,
        "012025": 208000.0,
        "336238": 4900.0,
    }


def test_codes_with_a_hyphen_and_a_level_column() -> None:
    table = table_of(
        """
        | 地域コード | 地域識別コード | 地域     | 総人口 |
        | 13000-1    | a              | 東京都   | 14     |
        | 13101-6    | 0              | 千代田区 | 6      |
        | 13206-3    | 2              | 府中市   | 26     |
        """
    )
    assert column(table, "総人口") == {"130001": 14.0, "131016": 6.0, "132063": 26.0}


def test_an_export_with_several_dimension_columns() -> None:
    """e-Stat: 表章項目, 男女, 地域, 時間軸 each with code and text, one value column."""
    table = table_of(
        """
        | tab_code | 表章項目 | cat01_code | 男女 | area_code | 地域 | time_code | 時間軸（年次） | unit | value |
        | '020' | 人口 | '100' | 総数 | 01100 | 北海道 札幌市 | 2020000000 | 2020年 | 人 | 1973395 |
        | '020' | 人口 | '110' | 男   | 01100 | 北海道 札幌市 | 2020000000 | 2020年 | 人 | 918682 |
        | '020' | 人口 | '120' | 女   | 01100 | 北海道 札幌市 | 2020000000 | 2020年 | 人 | 1054713 |
        | '020' | 人口 | '100' | 総数 | 33623 | 岡山県 奈義町 | 2020000000 | 2020年 | 人 | 5578 |
        | '020' | 人口 | '110' | 男   | 33623 | 岡山県 奈義町 | 2020000000 | 2020年 | 人 | 2700 |
        | '020' | 人口 | '120' | 女   | 33623 | 岡山県 奈義町 | 2020000000 | 2020年 | 人 | 2878 |
        """
    )
    assert errors(table) == []
    values = {(i.area.area_code if i.area else None, "男" in i.facets, "女" in i.facets): v for i, v in zip(
        table.items, table.values[[s.label for s in table.series].index("value")].values, strict=True
    )}  # fmt: skip
    assert values[("336238", False, True)] == 2878.0
    assert values[("336238", True, False)] == 2700.0
    assert values[("011002", False, False)] == 1973395.0


def test_names_with_their_prefecture_in_brackets_and_long_vowel_marks_for_nothing() -> None:
    """男女間給与差 (gender.go.jp): ー is missing; 清水町（静岡県）."""
    table = table_of(
        """
        | 団体名           | 全職員（％） | 任期の定めのない常勤職員（％） |
        | 札幌市           | 0.72         | 0.9                            |
        | 清水町（静岡県） | 0.8          | ー                             |
        | 池田町（北海道） | ー           | ー                             |
        """
    )
    assert column(table, "任期の定めのない常勤職員（％）") == {"011002": 0.9, "223417": None, "016446": None}
    assert [int(s) for s in table.values[0].statuses] == [0, 0, 1]


def test_last_years_figure_on_the_next_line_of_the_same_cell_is_not_the_value() -> None:
    """hazards.md#previous-year-in-brackets: FY2006 page."""
    table = table_of(
        """
        | 団体名 | 時間外勤務時間（月平均） |
        | 札幌市 | 13.3\\n(11.9) |
        | 函館市 | 12.0\\n(10.2) |
        | 小樽市 | 9.5\\n(9.9)   |
        """
    )
    assert column(table, "時間外勤務時間（月平均）") == {"011002": 13.3, "012025": 12.0, "012033": 9.5}


def test_count_and_share_in_one_cell() -> None:
    table = table_of(
        """
        | 団体名 | 45時間超の職員数[割合] |
        | 札幌市 | 131,936[2.8%] |
        | 函館市 | 1,200[3.1%]   |
        | 小樽市 | 90[1.0%]      |
        """
    )
    assert column(table, "45時間超の職員数[割合]") == {"011002": 131936.0, "012025": 1200.0, "012033": 90.0}
