"""Overtime workbooks in the layouts ministries use: every figure comes back under its body and its measure."""

from __future__ import annotations

from tests.recognise.support import column, counts, errors, figures, only, read, table_of, warnings

MONTH, YEAR = "時間外勤務時間数 › 月平均", "時間外勤務時間数 › 年間"


def test_the_table_starts_at_column_o_and_columns_a_to_n_are_empty() -> None:
    """hazards.md#tables-that-start-anywhere, #used-range-beyond-the-data.

    A header of three rows with a unit row below it, at O9.
    """
    table = table_of(
        """
        | 団体コード | 都道府県 | 団体名 | 時間外勤務時間数 |                  |
        |            |          |        | 1人当たり年間    | 1人当たり月平均  |
        |            |          |        | （時間）         | （時間）         |
        | 11002      | 北海道   | 札幌市 | 130.8            | 10.9             |
        | 12025      | 北海道   | 函館市 | 99.5             | 8.3              |
        | 336238     | 岡山県   | 奈義町 | 440.4            | 36.7             |
        """,
        start="O9",
        merge="O9:O11 P9:P11 Q9:Q11 R9:S9",
    )

    assert table.range == "R12:S14"
    assert column(table, "時間外勤務時間数 › 1人当たり年間 › （時間）") == {
        "011002": 130.8,
        "012025": 99.5,
        "336238": 440.4,
    }
    assert column(table, "時間外勤務時間数 › 1人当たり月平均 › （時間）") == {
        "011002": 10.9,
        "012025": 8.3,
        "336238": 36.7,
    }
    assert [s.unit for s in table.series] == ["時間", "時間"]
    assert counts(table) == {"blank": 8, "header": 3, "designated_city": 1, "municipality": 2}


def test_a_merged_header_of_two_rows() -> None:
    table = table_of(
        """
        | 令和６年度 時間外勤務の状況（単位：時間） |  |  |  |
        | 団体コード | 団体名 | 時間外勤務時間数 |        |
        |            |        | 月平均           | 年間   |
        | 011002     | 札幌市 | 10.9             | 130.8  |
        | 012025     | 函館市 | 8.3              | 99.5   |
        | 013315     | 松前町 | －               | －     |
        """,
        merge="A1:D1 A2:A3 B2:B3 C2:D2",
    )

    assert figures(table) == {
        "011002": {MONTH: 10.9, YEAR: 130.8},
        "012025": {MONTH: 8.3, YEAR: 99.5},
        "013315": {MONTH: None, YEAR: None},
    }
    assert [m.period.text for m in table.mentions] == ["FY2024"]
    assert [s.unit for s in table.series] == ["時間", "時間"]


def test_group_labels_that_are_not_merged_are_carried_to_the_right() -> None:
    """hazards.md#groups-without-merges: 全体, 本庁 and 出先 stand once over two columns each."""
    table = table_of(
        """
        | 都道府県 | 団体名 | 全体   |      | 本庁   |      | 出先機関等 |      |
        |          |        | 月平均 | 年間 | 月平均 | 年間 | 月平均     | 年間 |
        | 北海道   | 札幌市 | 10.9   | 130.8 | 14.1  | 169.2 | 8.8       | 105.6 |
        | 北海道   | 函館市 | 8.3    | 99.5  | 9.9   | 118.8 | 7.0       | 84.0  |
        | 岡山県   | 奈義町 | 36.7   | 440.4 | 36.7  | 440.4 | ***       | ***   |
        """
    )

    assert figures(table)["012025"] == {
        "全体 › 月平均": 8.3,
        "全体 › 年間": 99.5,
        "本庁 › 月平均": 9.9,
        "本庁 › 年間": 118.8,
        "出先機関等 › 月平均": 7.0,
        "出先機関等 › 年間": 84.0,
    }
    assert [int(s) for s in table.values[4].statuses] == [0, 0, 2]


def test_some_groups_are_merged_and_others_are_not() -> None:
    table = table_of(
        """
        | 団体コード | 団体名 | 全体   |       | 本庁   |       |
        |            |        | 月平均 | 年間  | 月平均 | 年間  |
        | 011002     | 札幌市 | 10.9   | 130.8 | 14.1   | 169.2 |
        | 012025     | 函館市 | 8.3    | 99.5  | 9.9    | 118.8 |
        | 012033     | 小樽市 | 7.1    | 85.2  | 8.0    | 96.0  |
        """,
        merge="A1:A2 B1:B2 C1:D1",
    )

    assert figures(table)["011002"] == {
        "全体 › 月平均": 10.9,
        "全体 › 年間": 130.8,
        "本庁 › 月平均": 14.1,
        "本庁 › 年間": 169.2,
    }


def test_a_row_of_units_below_the_header() -> None:
    table = table_of(
        """
        | 市区町村コード | 市区町村名 | 時間外勤務 | 45時間超の職員 | 職員数 |
        |                |            | （時間）   | （％）         | （人） |
        | 01100          | 札幌市     | 10.9       | 4.2            | 14000  |
        | 01202          | 函館市     | 8.3        | 3.1            | 2500   |
        | 33623          | 奈義町     | 36.7       | 22.0           | 90     |
        """
    )

    assert [(s.label, s.unit) for s in table.series] == [
        ("時間外勤務 › （時間）", "時間"),
        ("45時間超の職員 › （％）", "%"),
        ("職員数 › （人）", "人"),
    ]
    assert column(table, "職員数 › （人）") == {"011002": 14000.0, "012025": 2500.0, "336238": 90.0}


def test_several_fiscal_years_stand_side_by_side_under_era_headers() -> None:
    table = table_of(
        """
        | 団体コード | 都道府県 | 団体名 | 令和 |       |       |
        |            |          |        | ４年度 | ５年度 | ６年度 |
        | 011002     | 北海道   | 札幌市 | 10.1 | 10.5  | 10.9  |
        | 131016     | 東京都   | 千代田区 | 9.1 | 9.5  | 9.9   |
        | 473821     | 沖縄県   | 与那国町 | 3.1 | 3.5  | 3.9   |
        """,
        merge="A1:A2 B1:B2 C1:C2 D1:F1",
    )

    assert [s.period.text for s in table.series if s.period] == ["FY2022", "FY2023", "FY2024"]
    assert [v.values[1] for v in table.values] == [9.1, 9.5, 9.9]


def test_years_across_with_month_and_year_columns_below() -> None:
    table = table_of(
        """
        | 都道府県 | 団体名   | 令和5年度 |       | 令和6年度 |       |
        |          |          | 月平均    | 年間  | 月平均    | 年間  |
        | 北海道   | 札幌市   | 10.5      | 126.0 | 10.9      | 130.8 |
        | 東京都   | 千代田区 | 9.5       | 114.0 | 9.9       | 118.8 |
        | 沖縄県   | 与那国町 | 3.5       | 42.0  | 3.9       | 46.8  |
        """
    )

    assert [(s.label, s.period and s.period.text) for s in table.series] == [
        ("令和5年度 › 月平均", "FY2023"),
        ("令和5年度 › 年間", "FY2023"),
        ("令和6年度 › 月平均", "FY2024"),
        ("令和6年度 › 年間", "FY2024"),
    ]
    assert figures(table)["473821"]["令和6年度 › 年間"] == 46.8


def test_one_sheet_per_prefecture_names_it_only_on_the_tab() -> None:
    """府中市 is in 東京都 and 広島県: the sheet's name decides, because every other name lies there."""
    table = table_of(
        """
        | 市町村名 | 月平均 | 年間  |
        | 広島市   | 10.9   | 130.8 |
        | 府中市   | 8.3    | 99.5  |
        | 呉市     | 9.0    | 108.0 |
        | 坂町     | 7.0    | 84.0  |
        """,
        name="34広島県",
    )

    assert errors(table) == []
    assert column(table, "年間") == {"341002": 130.8, "342084": 99.5, "342025": 108.0, "343099": 84.0}


def test_bodies_stand_as_columns() -> None:
    """hazards.md#bodies-as-columns: transposed, with the codes above the names."""
    table = table_of(
        """
        | 令和６年度 |          | 011002 | 012025 | 336238 | 473821   |
        | 区分       | 項目     | 札幌市 | 函館市 | 奈義町 | 与那国町 |
        | 時間外勤務 | 月平均   | 10.9   | 8.3    | 36.7   | －       |
        |            | 年間     | 130.8  | 99.5   | 440.4  | －       |
        | 職員数     | 計       | 14000  | 2500   | 90     | 80       |
        """,
        merge="A3:A4",
    )

    assert table.transposed
    assert figures(table)["336238"] == {"時間外勤務 › 月平均": 36.7, "時間外勤務 › 年間": 440.4, "職員数 › 計": 90.0}
    assert table.value_ref(table.items[2], table.series[1]).a1 == "E4"
    assert table.items[2].cells[0].a1 == "E1"


def test_bodies_as_columns_without_codes_are_told_apart_by_their_order() -> None:
    table = table_of(
        """
        |        | 札幌市 | 伊達市 | 松前町 | 青森市 | 福島市 | 伊達市 | 千代田区 | 府中市 | 横浜市 |
        | 月平均 | 1.0    | 2.0    | 3.0    | 4.0    | 5.0    | 6.0    | 7.0      | 8.0    | 9.0    |
        | 年間   | 12.0   | 24.0   | 36.0   | 48.0   | 60.0   | 72.0   | 84.0     | 96.0   | 108.0  |
        """
    )

    assert errors(table) == []
    assert "by-order" in warnings(table)
    assert column(table, "月平均") == {
        "011002": 1.0,
        "012335": 2.0,
        "013315": 3.0,
        "022012": 4.0,
        "072010": 5.0,
        "072133": 6.0,
        "131016": 7.0,
        "132063": 8.0,
        "141003": 9.0,
    }


def test_bodies_as_columns_out_of_order_are_refused_not_guessed() -> None:
    table = table_of(
        """
        |        | 青森市 | 伊達市 | 札幌市 | 福島市 | 千代田区 | 函館市 |
        | 月平均 | 1.0    | 2.0    | 3.0    | 4.0    | 5.0      | 6.0    |
        """
    )

    assert errors(table) == ["ambiguous-area"]
    assert "伊達市（北海道）, 伊達市（福島県）" in table.doubts[0].message


def test_a_column_of_scopes_gives_each_body_several_rows() -> None:
    """The name is written once, 全体, 本庁 and 出先 stand below each other."""
    table = table_of(
        """
        | 団体コード | 団体名 | 区分 | 月平均 | 年間  |
        | 011002     | 札幌市 | 全体 | 10.9   | 130.8 |
        |            |        | 本庁 | 14.1   | 169.2 |
        |            |        | 出先 | 8.8    | 105.6 |
        | 012025     | 函館市 | 全体 | 8.3    | 99.5  |
        |            |        | 本庁 | 9.9    | 118.8 |
        |            |        | 出先 | 7.0    | 84.0  |
        """
    )

    assert table.facet_names == ("区分",)
    assert column(table, "年間") == {
        "011002 全体": 130.8,
        "011002 本庁": 169.2,
        "011002 出先": 105.6,
        "012025 全体": 99.5,
        "012025 本庁": 118.8,
        "012025 出先": 84.0,
    }


def test_a_merged_name_covers_the_rows_of_its_years() -> None:
    table = table_of(
        """
        | 都道府県 | 団体名 | 年度  | 月平均 | 年間  |
        | 北海道   | 札幌市 | 令和5年度 | 10.5 | 126.0 |
        |          |        | 令和6年度 | 10.9 | 130.8 |
        | 岡山県   | 奈義町 | 令和5年度 | 36.7 | 440.4 |
        |          |        | 令和6年度 | 35.0 | 420.0 |
        """,
        merge="A2:A3 B2:B3 A4:A5 B4:B5",
    )

    assert column(table, "月平均") == {
        "011002 FY2023": 10.5,
        "011002 FY2024": 10.9,
        "336238 FY2023": 36.7,
        "336238 FY2024": 35.0,
    }


def test_blocks_stand_side_by_side() -> None:
    reading = read(
        """
        | 令和６年度時間外勤務 |  |  |  |  |  |
        | 団体名 | 月平均 | 年間  |  | 団体名   | 月平均 | 年間  |
        | 札幌市 | 10.9   | 130.8 |  | 千代田区 | 9.9    | 118.8 |
        | 函館市 | 8.3    | 99.5  |  | 奈義町   | 36.7   | 440.4 |
        | 小樽市 | 7.1    | 85.2  |  | 与那国町 | 3.9    | 46.8  |
        """
    )

    left, right = reading.tables
    assert column(left, "年間") == {"011002": 130.8, "012025": 99.5, "012033": 85.2}
    assert column(right, "年間") == {"131016": 118.8, "336238": 440.4, "473821": 46.8}
    assert [m.period.text for m in left.mentions] == ["FY2024"]


def test_a_ranking_in_two_blocks_without_a_gap_keeps_each_rank_with_its_body() -> None:
    reading = read(
        """
        | 順位 | 団体名 | 時間 | 順位 | 団体名   | 時間 |
        | 1    | 奈義町 | 36.7 | 4    | 札幌市   | 10.9 |
        | 2    | 十島村 | 32.3 | 5    | 函館市   | 8.3  |
        | 3    | 草津市 | 25   | 6    | 与那国町 | 3.9  |
        """
    )

    left, right = reading.tables
    assert figures(left)["336238"] == {"順位": 1.0, "時間": 36.7}
    assert figures(right)["011002"] == {"順位": 4.0, "時間": 10.9}


def test_names_only_under_prefecture_headings() -> None:
    table = table_of(
        """
        | 団体名   | 月平均 | 年間  |
        | 北海道   |        |       |
        | 札幌市   | 10.9   | 130.8 |
        | 伊達市   | 8.3    | 99.5  |
        | 福島県   |        |       |
        | 福島市   | 9.0    | 108.0 |
        | 伊達市   | 7.0    | 84.0  |
        | 合計     | 35.2   | 422.3 |
        """
    )

    assert errors(table) == []
    assert column(table, "月平均") == {"011002": 10.9, "012335": 8.3, "072010": 9.0, "072133": 7.0, "合計": 35.2}
    assert counts(table) == {"header": 3, "designated_city": 1, "municipality": 3, "total": 1}


def test_codes_as_floats_and_integers_with_the_lost_zero() -> None:
    """hazards.md#codes-as-text-and-as-numbers, #codes-without-check-digit, #whole-numbers-among-fractions."""
    table = table_of(
        """
        | コード  | 団体名   | 月平均 |
        | 11002   | 札幌市   | 10.9   |
        | 12025.0 | 函館市   | 8.3    |
        | 012033  | 小樽市   | 7.1    |
        | 473821  | 与那国町 | 3.9    |
        | 431001  | 熊本市   | 11.0   |
        """
    )

    assert errors(table) == []
    assert column(table, "月平均") == {"011002": 10.9, "012025": 8.3, "012033": 7.1, "473821": 3.9, "431001": 11.0}


def test_tables_one_under_another_with_their_own_headings() -> None:
    reading = read(
        """
        | 表１ 時間外勤務時間数（月平均） |  |  |
        | 団体名 | 令和5年度 | 令和6年度 |
        | 札幌市 | 10.5 | 10.9 |
        | 函館市 | 8.1  | 8.3  |
        | 小樽市 | 7.0  | 7.1  |
        |        |      |      |
        | 表２ 45時間を超えた職員の割合（％） |  |  |
        | 団体名 | 令和5年度 | 令和6年度 |
        | 札幌市 | 4.5 | 4.2 |
        | 函館市 | 3.3 | 3.1 |
        | 小樽市 | 2.2 | 2.1 |
        """
    )

    first, second = reading.tables
    assert first.title.startswith("表１")
    assert second.title.startswith("表２")
    assert column(first, "令和6年度") == {"011002": 10.9, "012025": 8.3, "012033": 7.1}
    assert column(second, "令和6年度") == {"011002": 4.2, "012025": 3.1, "012033": 2.1}


def test_headings_of_scope_between_the_same_bodies_part_the_tables() -> None:
    reading = read(
        """
        | 団体名 | 月平均 | 年間  |
        | 【本庁】 |      |       |
        | 札幌市 | 14.1   | 169.2 |
        | 函館市 | 9.9    | 118.8 |
        | 小樽市 | 8.0    | 96.0  |
        | 【出先】 |      |       |
        | 札幌市 | 8.8    | 105.6 |
        | 函館市 | 7.0    | 84.0  |
        | 小樽市 | 6.0    | 72.0  |
        """
    )

    first, second = reading.tables
    assert "【本庁】" in [t.text for t in first.titles]
    assert "【出先】" in [t.text for t in second.titles]
    assert column(first, "月平均")["011002"] == 14.1
    assert column(second, "月平均")["011002"] == 8.8


def test_a_header_repeated_down_the_page_is_one_table() -> None:
    table = table_of(
        """
        | 団体名   | 月平均 | 年間  |
        | 札幌市   | 10.9   | 130.8 |
        | 函館市   | 8.3    | 99.5  |
        |          |        |       |
        | 団体名   | 月平均 | 年間  |
        | 奈義町   | 36.7   | 440.4 |
        | 与那国町 | 3.9    | 46.8  |
        """
    )

    assert counts(table) == {"header": 2, "designated_city": 1, "municipality": 3, "blank": 1}
    assert column(table, "月平均") == {"011002": 10.9, "012025": 8.3, "336238": 36.7, "473821": 3.9}


def test_months_across_a_fiscal_year() -> None:
    table = table_of(
        """
        | 団体名 | 令和６年度 |      |      |
        |        | 4月        | 12月 | 3月  |
        | 札幌市 | 15.4       | 9.9  | 15.7 |
        | 函館市 | 12.4       | 8.9  | 11.7 |
        | 小樽市 | 11.4       | 7.9  | 10.7 |
        """,
        merge="A1:A2 B1:D1",
    )

    assert [s.period.text for s in table.series if s.period] == ["2024-04", "2024-12", "2025-03"]


def test_figures_in_brackets_on_a_line_of_their_own_are_told_apart_and_named_for_no_meaning() -> None:
    """hazards.md#previous-year-in-brackets: also a share or the women. Nothing on this sheet says which."""
    table = table_of(
        """
        | 団体名 | 月平均   | 年間    |
        | 札幌市 | 10.9     | 130.8   |
        |        | (10.5)   | (126.0) |
        | 函館市 | 8.3      | 99.5    |
        |        | （8.1）  | （97.2） |
        | 小樽市 | 7.1      | 85.2    |
        |        | (7.0)    | (84.0)  |
        """
    )

    assert table.facet_names == ("括弧内",)
    assert column(table, "月平均") == {
        "011002": 10.9,
        "011002 括弧内": 10.5,
        "012025": 8.3,
        "012025 括弧内": 8.1,
        "012033": 7.1,
        "012033 括弧内": 7.0,
    }


def test_the_only_table_is_found() -> None:
    assert only(read("| 団体名 | 月平均 |\n| 札幌市 | 1.5 |\n| 函館市 | 2.5 |\n| 小樽市 | 3.5 |")).range == "B2:B4"


def test_a_line_names_the_cells_that_identify_it_even_where_its_own_are_blank() -> None:
    table = table_of(
        """
        | 都道府県 | 団体名 | 区分 | 月平均 |
        | 岡山県   | 奈義町 | 全体 | 36.7   |
        |          |        | 本庁 | 36.7   |
        |          | 津山市 | 全体 | 9.0    |
        |          |        | 本庁 | 8.0    |
        """,
        merge="B4:B5",
    )
    assert [[cell.a1 for cell in item.cells] for item in table.items] == [
        ["A2", "B2"],
        ["A2", "B2"],
        ["A2", "B4"],
        ["A2", "B4"],
    ]


def test_a_total_whose_word_stands_in_another_column_is_not_the_last_bodys() -> None:
    table = table_of(
        """
        | 団体名 | 区分 | 月平均 |
        | 札幌市 | 全体 | 10.9   |
        |        | 本庁 | 14.1   |
        | 函館市 | 全体 | 8.3    |
        |        | 本庁 | 9.9    |
        | 小樽市 | 全体 | 7.1    |
        |        | 本庁 | 7.9    |
        | 旭川市 | 全体 | 6.1    |
        |        | 本庁 | 6.9    |
        |        | 合計 | 99.9   |
        """
    )
    assert 99.9 not in column(table, "月平均").values()
    assert "unknown-line" in warnings(table)
