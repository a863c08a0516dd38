"""Header blocks: where they begin and end, and the path of labels over each column (hazards.md#where-a-table-lies)."""

from __future__ import annotations

import pytest

from tests.recognise.support import column, counts, errors, figures, table_of, warnings

ROWS = """
        | 011002 | 札幌市   | 1 | 2 | 3 |
        | 012025 | 函館市   | 4 | 5 | 6 |
        | 473821 | 与那国町 | 7 | 8 | 9 |
"""


def paths(header: str, *, rows: str = ROWS, merge: str = "", start: str = "A1") -> list[str]:
    return [s.label for s in table_of(header + rows, merge=merge, start=start).series]


@pytest.mark.parametrize(
    ("hazard", "header", "merge", "expected"),
    [
        ("tables-that-start-anywhere: header in row 1", "| コード | 団体名 | 甲 | 乙 | 丙 |", "", ["甲", "乙", "丙"]),
        (
            "tables-that-start-anywhere: title, then header",
            "| 全市町村の主要財政指標（令和３年度） |\n| コード | 団体名 | 甲 | 乙 | 丙 |",
            "",
            ["甲", "乙", "丙"],
        ),
        (
            "titles-merged-or-not: title as a merged cell",
            "| 全市町村の主要財政指標 | | | | |\n| コード | 団体名 | 甲 | 乙 | 丙 |",
            "A1:E1",
            ["甲", "乙", "丙"],
        ),
        (
            "header-depth: two rows with a blank row between",
            "| コード | 団体名 | 平成20年度 | | 平成21年度 |\n| | | | | |\n| | | 件数 | 金額 | 件数 |",
            "",
            ["平成20年度 › 件数", "平成20年度 › 金額", "平成21年度 › 件数"],
        ),
        (
            "groups-without-merges",
            "| コード | 団体名 | 人口 | | 世帯 |\n| | | 男 | 女 | 数 |",
            "",
            ["人口 › 男", "人口 › 女", "世帯 › 数"],
        ),
        (
            "merged-headers: merged down and across",
            "| コード | 団体名 | 平成25年 | | |\n| | | 人口 | | 世帯数 |\n| | | 男 | 女 | |",
            "A1:A3 B1:B3 C1:E1 C2:D2 E2:E3",
            ["平成25年 › 人口 › 男", "平成25年 › 人口 › 女", "平成25年 › 世帯数"],
        ),
        (
            "line-breaks-in-headers",
            "| 団体\\nコード | 団体名 | 目標金額\\n（円） | 乙 | 丙 |",
            "",
            ["目標金額 （円）", "乙", "丙"],
        ),
        (
            "ideographic-spaces",
            "| コード | 団体名 | 総　数 | 　人口　 | 丙 |",
            "",
            ["総 数", "人口", "丙"],
        ),
        (
            "note-marks-in-headers",
            "| コード | 団体名 | 性比1) | 参考値※ | 丙 |",
            "",
            ["性比1)", "参考値※", "丙"],
        ),
        (
            "header-depth: six rows",
            "| コード | 団体名 | ア | | |\n| | | イ | | |\n| | | ウ | | |\n| | | エ | | |\n| | | オ | | カ |\n"
            "| | | キ | ク | ケ |",
            "A1:A6 B1:B6 C1:E1 C2:E2 C3:E3 C4:E4 C5:D5",
            ["ア › イ › ウ › エ › オ › キ", "ア › イ › ウ › エ › オ › ク", "ア › イ › ウ › エ › カ › ケ"],
        ),
        (
            "a row of column numbers is no label",
            "| コード | 団体名 | 甲 | 乙 | 丙 |\n| | | 1 | 2 | 3 |",
            "",
            ["甲", "乙", "丙"],
        ),
        (
            "a group at the right end only",
            "| コード | 団体名 | 甲 | 内訳 | |\n| | | | 乙 | 丙 |",
            "A1:A2 B1:B2 C1:C2 D1:E1",
            ["甲", "内訳 › 乙", "内訳 › 丙"],
        ),
    ],
)
def test_header_paths(hazard: str, header: str, merge: str, expected: list[str]) -> None:
    """hazards.md#tables-that-start-anywhere, #titles-merged-or-not, #header-depth, #groups-without-merges,
    #merged-headers, #line-breaks-in-headers, #ideographic-spaces, #note-marks-in-headers.
    """
    assert paths(header, merge=merge) == expected


def test_a_label_without_a_group_does_not_inherit_the_one_to_its_left() -> None:
    """職員数 is a label of its own; 備考 below its right neighbour is not part of it."""
    assert paths("| コード | 団体名 | 職員数 | | 時間 |\n| | | | 備考 | 月平均 |") == [
        "職員数",
        "備考",
        "時間 › 月平均",
    ]


def test_the_end_of_a_merged_group_is_never_crossed() -> None:
    assert paths("| コード | 団体名 | 全体 | | |\n| | | 月平均 | 年間 | 職員数 |", merge="C1:D1") == [
        "全体 › 月平均",
        "全体 › 年間",
        "職員数",
    ]


def test_a_part_of_the_number_to_the_left_keeps_its_name() -> None:
    """人口 heads the total itself; うち65歳以上 below the blank is a part of it."""
    assert paths("| コード | 団体名 | 人口 | | 世帯数 |\n| | | | うち65歳以上 | |") == [
        "人口",
        "人口 › うち65歳以上",
        "世帯数",
    ]


def test_repeated_leaf_names_are_unique_by_their_path() -> None:
    """hazards.md#merged-headers."""
    table = table_of(
        """
        | コード | 団体名 | 転入 |    |    | 転出 |    |    |
        |        |        | 男   | 女 | 計 | 男   | 女 | 計 |
        | 011002 | 札幌市 | 1    | 2  | 3  | 4    | 5  | 9  |
        | 012025 | 函館市 | 1    | 1  | 2  | 1    | 1  | 2  |
        | 012033 | 小樽市 | 1    | 1  | 2  | 1    | 1  | 2  |
        """
    )
    assert figures(table)["011002"] == {
        "転入 › 男": 1.0,
        "転入 › 女": 2.0,
        "転入 › 計": 3.0,
        "転出 › 男": 4.0,
        "転出 › 女": 5.0,
        "転出 › 計": 9.0,
    }


def test_two_columns_under_one_merged_label_are_kept_apart_and_doubted() -> None:
    """hazards.md#merged-headers: ⑦その他 is merged over a mark and its text (FDET AN16:AO16)."""
    table = table_of("| コード | 団体名 | ⑦その他 | | 丙 |" + ROWS, merge="C1:D1")
    assert [s.label for s in table.series] == ["⑦その他", "⑦その他", "丙"]
    assert warnings(table) == ["header-repeats"]


def test_a_heading_merged_down_into_the_first_body_is_not_what_that_body_says() -> None:
    """A word merged over several bodies is said of each of them; 備考 is merged over its own column's first body."""
    table = table_of(
        """
        | コード | 団体名 | 人口 | 備考   |
        | 011002 | 札幌市 | 4    |        |
        | 012025 | 函館市 | 5    | 速報値 |
        | 012033 | 小樽市 | 6    |        |
        """,
        merge="D1:D2 D3:D4",
    )
    (remarks,) = [v for s, v in zip(table.series, table.values, strict=True) if s.label == "備考"]
    assert list(remarks.texts) == ["", "速報値", "速報値"]


def test_values_without_any_header_are_kept_and_doubted() -> None:
    table = table_of("| コード | 団体名 | 甲 | | 丙 |" + ROWS)
    assert [s.label for s in table.series] == ["甲", "(no header) column D", "丙"]
    assert warnings(table) == ["no-header"]
    assert column(table, "(no header) column D") == {"011002": 2.0, "012025": 5.0, "473821": 8.0}


def test_years_as_numbers_are_a_header_and_no_data() -> None:
    table = table_of("| コード | 団体名 | 2020 | 2025 | 2030 |" + ROWS)
    assert [(s.label, s.period and s.period.text) for s in table.series] == [
        ("2020", "2020"),
        ("2025", "2025"),
        ("2030", "2030"),
    ]
    assert len(table.items) == 3


def test_a_header_of_areas_classes_over_years_is_no_total_row() -> None:
    table = table_of(
        """
        | 都道府県 | 市区町村 | 2020 | 2025 |
        | 北海道   | 札幌市   | 1    | 2    |
        | 岡山県   | 奈義町   | 3    | 4    |
        | 沖縄県   | 与那国町 | 5    | 6    |
        """
    )
    assert counts(table) == {"header": 1, "designated_city": 1, "municipality": 2}


def test_a_unit_note_at_the_far_right_of_the_title_row() -> None:
    """hazards.md#units-far-away: several units are decided by the header or not at all."""
    table = table_of("| 現況 | | | | （単位：千円、件） |\n| コード | 団体名 | 寄附件数 | 寄附金額 | 備考欄 |" + ROWS)
    assert [s.unit for s in table.series] == ["件", "千円", None]
    assert table.unit == "千円、件"
    assert all("E1" in (s.unit_said or "") for s in table.series)


def test_one_unit_in_the_note_holds_for_all_columns() -> None:
    table = table_of("| （単位：人） |\n| コード | 団体名 | 男 | 女 | 計 |" + ROWS)
    assert [s.unit for s in table.series] == ["人", "人", "人"]


def test_a_header_bracket_beats_the_note() -> None:
    table = table_of("| （単位：人） |\n| コード | 団体名 | 男 | 増減率（％） | 計 |" + ROWS)
    assert [s.unit for s in table.series] == ["人", "%", "人"]


def test_notes_above_the_table_are_notes() -> None:
    """hazards.md#tables-that-start-anywhere: FDET has nine rows of notes above its header."""
    table = table_of(
        "| ［留意事項］ |\n| （１）受入額には令和元年度の実績を記入している。 |\n"
        "| ・東京都は、指定に際し申出書の提出がない。 |\n| |\n"
        "| コード | 団体名 | 甲 | 乙 | 丙 |" + ROWS
    )
    assert counts(table) == {"note": 3, "blank": 1, "header": 1, "designated_city": 1, "municipality": 2}


def test_remarks_to_the_right_of_the_table_are_notes() -> None:
    table = table_of(
        """
        | コード | 団体名   | 甲 |  |                  |
        | 011002 | 札幌市   | 1  |  | 担当：統計係     |
        | 012025 | 函館市   | 4  |  |                  |
        | 012033 | 小樽市   | 4  |  |                  |
        | 473821 | 与那国町 | 7  |  |                  |
        """
    )
    assert [s.label for s in table.series] == ["甲"]
    assert [(note.ref.a1, note.text) for note in table.notes] == [("E2", "担当：統計係")]


def test_a_column_with_a_header_and_no_values_is_a_series_of_missing_values() -> None:
    """hazards.md#marks-for-nothing: JUKI/2013 leaves its rate columns blank."""
    table = table_of(
        """
        | コード | 団体名   | 人口 | 増加率 |
        | 011002 | 札幌市   | 1    |        |
        | 012025 | 函館市   | 4    |        |
        | 473821 | 与那国町 | 7    |        |
        """
    )
    assert [s.label for s in table.series] == ["人口", "増加率"]
    assert list(table.values[1].statuses) == [1, 1, 1]


def test_code_rows_above_names_are_part_of_the_path() -> None:
    """SSDSE: a row of item codes above the row of item names."""
    table = table_of(
        """
        | SSDSE-C-2025 | 2022-2024年 | City   | LA03     | LB00         |
        | 地域コード   | 都道府県    | 市     | 世帯人員 | 食料（合計） |
        | R00000       | 全国        | 全国   | 2.90     | 1033514      |
        | R01100       | 北海道      | 札幌市 | 2.75     | 961122       |
        | R13100       | 東京都      | 東京都区部 | 2.90 | 1202765      |
        | R33100       | 岡山県      | 岡山市 | 3.00     | 1010946      |
        """
    )
    assert [s.label for s in table.series] == ["LA03 › 世帯人員", "LB00 › 食料（合計）"]
    assert counts(table) == {"header": 2, "nation": 1, "designated_city": 2, "region": 1}
    assert [(m.period.text, m.words) for m in table.mentions] == [("2022/2024", "2022-2024年")]


def test_the_key_and_value_preamble_of_an_export_is_no_header() -> None:
    """WAGE: 調査年 in row 3 must not date every line, whose year stands beside it."""
    table = table_of(
        """
        | 表題：      | 市区町村のすがた |           |                  |          |
        | 公開日：    | 2022年06月21日   |           |                  |          |
        | 調査年：    | 2020100000       |           | 2020年度         |          |
        |             |                  |           |                  |          |
        |             |                  | /項目 コード | #D02206       |          |
        | 地域 コード | 地域             | /項目     | #D02206_課税対象所得【千円】 | 西暦_int |
        | 01100       | 北海道 札幌市    |           | '3,186.2'        | 2020     |
        | 01101       | 北海道 札幌市 中央区 |       | -                | 2020     |
        | 01100       | 北海道 札幌市    |           | '3,100.0'        | 2007     |
        """
    )
    label = "#D02206 › #D02206_課税対象所得【千円】"
    assert column(table, label) == {"011002 2020": 3186.2, "011011 2020": None, "011002 2007": 3100.0}
    assert [(s.unit, s.period) for s in table.series if s.label == label] == [("千円", None)]
    assert table.title == "市区町村のすがた"
    assert ("2022-06-21", "published") in [(m.period.text, m.role) for m in table.mentions]


def test_a_percent_format_under_a_percent_header_is_a_fraction() -> None:
    """hazards.md#percentages: 0.93 printed as 93 % stays 0.93 and says so."""
    table = table_of(
        """
        | コード | 団体名   | 割合（％） | 比率（％） |
        | 011002 | 札幌市   | 0.93       | 93         |
        | 012025 | 函館市   | 0.5        | 91.2       |
        | 473821 | 与那国町 | 0          | 88         |
        """,
        formats={"C2:C4": "0%", "D2:D4": "0.0"},
    )
    assert [s.unit for s in table.series] == ["fraction", "%"]
    assert table.series[0].unit_said is not None
    assert "number format" in table.series[0].unit_said


def test_one_value_in_another_unit_is_turned_into_the_unit_of_the_rest() -> None:
    table = table_of(
        """
        | コード | 団体名   | 額    |
        | 011002 | 札幌市   | 5千円 |
        | 012025 | 函館市   | 6千円 |
        | 473821 | 与那国町 | 7万円 |
        """
    )
    assert column(table, "額") == {"011002": 5.0, "012025": 6.0, "473821": 70.0}
    assert "converted-unit" in warnings(table)
    assert errors(table) == []


def test_several_units_in_one_bracket_stay_undecided() -> None:
    table = table_of("| コード | 団体名 | 件数・金額 | 乙 | 丙 |\n| （単位：件、千円） |" + ROWS)
    assert table.series[0].unit is None


@pytest.mark.parametrize("start", ["A1", "C4", "O9", "AA119"])
def test_the_place_of_the_table_on_the_sheet_does_not_matter(start: str) -> None:
    """hazards.md#tables-that-start-anywhere: data at column O, at row 119."""
    assert paths("| コード | 団体名 | 甲 | 乙 | 丙 |", start=start) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(("header", "expected"), [("職員数", None), ("実質公債費比率", None), ("歳出額", "千円")])
def test_a_unit_note_is_not_about_headers_that_count_something_else(header: str, expected: str | None) -> None:
    table = table_of(f"| | | （単位：千円） | | |\n| コード | 団体名 | {header} | 乙 | 丙 |" + ROWS)
    assert table.series[0].unit == expected


def test_the_unit_in_a_title_is_of_headers_that_state_none() -> None:
    table = table_of("| 歳出額（千円）（令和5年度） |\n| コード | 団体名 | 総額 | うち人件費 | 構成比 |" + ROWS)
    assert [s.unit for s in table.series] == ["千円", "千円", None]


def test_numbers_over_labels_that_do_not_repeat_count_the_items() -> None:
    table = table_of("| | | 1901 | 1902 | 2001 |\n| コード | 団体名 | 総人口 | 世帯数 | 事業所数 |" + ROWS)
    assert [(s.label, s.period) for s in table.series] == [("総人口", None), ("世帯数", None), ("事業所数", None)]


def test_a_label_within_each_repetition_covers_it_wherever_it_stands() -> None:
    head = "| | | | R5 | | | R6 | |\n| コード | 団体名 | 月平均 | 年間 | 人数 | 月平均 | 年間 | 人数 |"
    rows = "\n| 011002 | 札幌市 | 1 | 2 | 3 | 4 | 5 | 6 |\n| 012025 | 函館市 | 1 | 2 | 3 | 4 | 5 | 6 |"
    table = table_of(head.replace("R5", "令和5年度").replace("R6", "令和6年度") + rows)
    assert [s.period and s.period.text for s in table.series] == ["FY2023"] * 3 + ["FY2024"] * 3


def test_a_group_ends_where_the_labels_below_stop_repeating() -> None:
    head = "| | | 男 | | 女 | | |\n| コード | 団体名 | 甲 | 乙 | 甲 | 乙 | 総数 |"
    rows = "\n| 011002 | 札幌市 | 1 | 2 | 3 | 4 | 5 |\n| 012025 | 函館市 | 1 | 2 | 3 | 4 | 5 |"
    assert [s.label for s in table_of(head + rows).series] == ["男 › 甲", "男 › 乙", "女 › 甲", "女 › 乙", "総数"]


@pytest.mark.parametrize(
    ("number_format", "figures"),
    [
        ('[>=10]"10以上";0.0', [None, 9.5, -3.0]),
        ("0.0;;0.0", [16.5, 9.5, None]),
        ("0.0;▲0.0", [16.5, 9.5, -3.0]),
    ],
)
def test_a_figure_that_its_format_prints_otherwise_is_not_taken(
    number_format: str, figures: list[float | None]
) -> None:
    sketch = "| 団体名 | 増減 |\n| 札幌市 | 16.5 |\n| 函館市 | 9.5 |\n| 小樽市 | -3 |"
    table = table_of(sketch, formats={"B2:B4": number_format})
    assert list(table.values[0].values) == figures
