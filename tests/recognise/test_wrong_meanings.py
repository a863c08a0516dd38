"""Sheets whose figures once got another meaning, or were turned away, though the sheet says what they are."""

from __future__ import annotations

import pytest

from axstat.model.tables import Table
from axstat.model.values import Status
from tests.recognise.support import column, figures, read, table_of, warnings, who

BODIES = "| 岡山市 | {} | {} |\n| 倉敷市 | 6 | 7 |\n| 津山市 | 8 | 9 |"


def statuses(table: Table) -> list[list[int]]:
    return [list(values.statuses) for values in table.values]


@pytest.mark.parametrize("headers", ["| 市町村 | 男 | 女 |", "| 市町村 | 令和3年 | 令和4年 |"])
def test_a_number_merged_over_two_columns_is_of_neither(headers: str) -> None:
    table = table_of(f"{headers}\n{BODIES.format(5, '')}", merge="B2:C2")
    assert statuses(table) == [[Status.UNPARSED, 0, 0], [Status.INCLUDED_ELSEWHERE, 0, 0]]
    assert "shared-value" in warnings(table)


def test_a_number_and_its_header_merged_over_the_same_columns_is_read() -> None:
    table = table_of(f"| 市町村 | 人口 | |\n{BODIES.format(5, '').replace('| 7 |', '| |').replace('| 9 |', '| |')}",
                     merge="B1:C1 B2:C2 B3:C3 B4:C4")  # fmt: skip
    assert list(table.values[0].values) == [5.0, 6.0, 8.0]


def test_hours_and_minutes_at_the_point() -> None:
    """7.45 is seven hours and 45 minutes, 7.5 is 7.50; 7.75 and 7.455 are no hours and minutes."""
    table = table_of(
        """
        | 都道府県 | 睡眠（時間.分） |
        | 岡山県   | 7.45 |
        | 広島県   | 7.5  |
        | 山口県   | 8.05 |
        | 鳥取県   | 7.75 |
        | 島根県   | 7.455 |
        """
    )
    assert table.series[0].unit == "時間"
    assert list(table.values[0].values) == [7.75, 7 + 50 / 60, 8 + 5 / 60, None, None]
    assert "minutes-at-the-point" in warnings(table)


def test_a_year_over_a_line_of_units_covers_them() -> None:
    table = table_of(
        """
        | 市町村 | 令和3年度 |    | 令和4年度 |    |
        |        | 千円      | ％ | 千円      | ％ |
        | 岡山市 | 90        | 1.1 | 95       | 1.5 |
        | 倉敷市 | 91        | 2.1 | 96       | 2.5 |
        | 津山市 | 92        | 3.1 | 97       | 3.5 |
        """
    )
    assert [(s.unit, s.period.text if s.period else "") for s in table.series] == [
        ("千円", "FY2021"), ("%", "FY2021"), ("千円", "FY2022"), ("%", "FY2022"),
    ]  # fmt: skip


def test_a_part_that_stands_under_several_columns_is_of_the_one_left_of_it() -> None:
    table = table_of(
        """
        | 市町村 | 総数 | うち女性 | うち男性 | 一般行政 | うち女性 |
        | 岡山市 | 1 | 2 | 3 | 4 | 5 |
        | 倉敷市 | 3 | 4 | 5 | 6 | 7 |
        | 津山市 | 5 | 6 | 7 | 8 | 9 |
        """
    )
    assert [s.label for s in table.series] == ["総数", "総数 › うち女性", "うち男性", "一般行政", "一般行政 › うち女性"]


def test_a_column_that_says_which_sort_the_figures_are_goes_with_them() -> None:
    table = table_of(
        """
        | 年度      | 市町村 | 区分   | 歳出 |
        | 令和4年度 | 岡山市 | 速報値 | 10   |
        | 令和4年度 | 倉敷市 | 速報値 | 11   |
        | 令和3年度 | 岡山市 | 確報値 | 12   |
        | 令和3年度 | 倉敷市 | 確報値 | 13   |
        """
    )
    assert [who(item) for item in table.items] == [
        "331007 速報値 FY2022", "332020 速報値 FY2022", "331007 確報値 FY2021", "332020 確報値 FY2021",
    ]  # fmt: skip


@pytest.mark.parametrize("second", ["女", ""])
def test_a_word_written_once_left_of_the_names_holds_for_the_lines_below_it(second: str) -> None:
    """Without 女 nothing tells the two blocks apart: then the word is said of no line but its own."""
    table = table_of(
        f"""
        | 男女     | 市町村 | 人口 |
        | 男       | 岡山市 | 1    |
        |          | 倉敷市 | 3    |
        |          | 津山市 | 5    |
        | {second} | 岡山市 | 7    |
        |          | 倉敷市 | 9    |
        |          | 津山市 | 11   |
        """
    )
    said = [facets for item in table.items for facets in item.facets]
    assert said == (["男"] * 3 + ["女"] * 3 if second else [])


def test_a_county_above_its_towns_is_a_subtotal_and_no_column_of_counties() -> None:
    table = table_of(
        """
        | 市町村 | 人口 |
        | 岡山市 | 9 |
        | 和気郡 | 1 |
        | 和気町 | 1 |
        | 都窪郡 | 2 |
        | 早島町 | 2 |
        | 勝田郡 | 7 |
        | 勝央町 | 3 |
        | 奈義町 | 4 |
        """
    )
    assert figures(table, "municipality", "designated_city") == {
        code: {"人口": value}
        for code, value in (("331007", 9), ("333468", 1), ("334235", 2), ("336220", 3), ("336238", 4))
    }


def test_towns_each_under_their_county_alone() -> None:
    table = table_of(
        """
        | 町村   | 人口 |
        | 和気郡 | 1 |
        | 和気町 | 1 |
        | 都窪郡 | 2 |
        | 早島町 | 2 |
        | 小田郡 | 7 |
        | 矢掛町 | 7 |
        """
    )
    assert figures(table, "municipality") == {
        "333468": {"人口": 1.0}, "334235": {"人口": 2.0}, "334618": {"人口": 7.0},
    }  # fmt: skip


def test_a_city_in_the_column_of_counties_is_itself() -> None:
    table = table_of(
        """
        | 郡市   | 町村   | 人口 |
        | 岡山市 |        | 9    |
        | 倉敷市 |        | 8    |
        | 和気郡 | 和気町 | 1    |
        | 都窪郡 | 早島町 | 2    |
        | 勝田郡 | 勝央町 | 3    |
        |        | 奈義町 | 4    |
        """
    )
    assert column(table, "人口") == {
        "331007": 9.0, "332020": 8.0, "333468": 1.0, "334235": 2.0, "336220": 3.0, "336238": 4.0,
    }  # fmt: skip


def test_few_lines_of_each_unit_are_one_list() -> None:
    reading = read(
        """
        | 年度      | 団体名 | 項目 | 値    | 単位 |
        | 令和4年度 | 岡山市 | 人口 | 700   | 人   |
        | 令和4年度 | 岡山市 | 面積 | 789.9 | km2  |
        | 令和4年度 | 倉敷市 | 人口 | 480   | 人   |
        | 令和4年度 | 倉敷市 | 面積 | 355.6 | km2  |
        """
    )
    assert [(t.series[0].unit, list(t.values[0].values)) for t in reading.tables] == [
        ("人", [700.0, 480.0]), ("km2", [789.9, 355.6]),
    ]  # fmt: skip


def test_a_list_in_two_columns_whose_left_part_begins_with_the_total() -> None:
    reading = read(
        """
        | 市町村 | 総農家 |  | 市町村 | 総農家 |
        | 総数   | 24     |  | 玉野市 | 4      |
        | 岡山市 | 1      |  | 笠岡市 | 7      |
        | 倉敷市 | 3      |  | 井原市 | 9      |
        """
    )
    assert [column(t, "総農家") for t in reading.tables] == [
        {"総数": 24.0, "331007": 1.0, "332020": 3.0},
        {"332046": 4.0, "332054": 7.0, "332071": 9.0},
    ]


@pytest.mark.parametrize(("leaf", "unit"), [("総額", "千円"), ("構成比", None), ("増減率", None), ("順位", None)])
def test_the_unit_of_a_group_is_not_that_of_its_ratios(leaf: str, unit: str | None) -> None:
    table = table_of(f"| 市町村 | 歳入（千円） | |\n|  | 決算額 | {leaf} |\n{BODIES.format(4, 5)}", merge="B1:C1")
    assert [s.unit for s in table.series] == ["千円", unit]


def test_a_ditto_mark_in_a_header_is_the_label_left_of_it() -> None:
    table = table_of(f"| 市町村 | 歳入 | 歳出 |\n|  | 千円 | 〃 |\n{BODIES.format(4, 5)}")
    assert [(s.label, s.unit) for s in table.series] == [("歳入 › 千円", "千円"), ("歳出 › 千円", "千円")]


def test_means_below_three_bodies_do_not_make_them_too_few() -> None:
    table = table_of(
        f"| 市町村 | 指数 | 順位 |\n{BODIES.format(4, 5)}\n"
        "| 岡山県平均 | 1 | |\n| 全国平均 | 2 | |\n| 県内市町村平均 | 3 | |"
    )
    assert column(table, "指数")["331007"] == 4.0


def test_the_unit_that_a_note_below_states() -> None:
    table = table_of(f"| 市町村 | 歳入 | 歳出 |\n{BODIES.format(4, 5)}\n| （単位：億円） | | |")
    assert [s.unit for s in table.series] == ["億円", "億円"]


def test_what_could_not_be_read_beside_names_is_said() -> None:
    reading = read("| 市町村 | 開庁 |\n| 岡山市 | 8:30 |\n| 倉敷市 | 9:00 |\n| 津山市 | 8:45 |")
    assert not reading.tables
    assert reading.reason is not None
    assert "`B2` `8:30`" in reading.reason.message


@pytest.mark.parametrize(
    ("said", "first", "second", "units"),
    [
        ("group", "寄附（千円）", "件数", [None]),
        ("group", "受給者（人）", "世帯数", [None]),
        ("group", "高齢者（％）", "人数", [None]),
        ("group", "構成比（％）", "世帯数", ["%"]),
        ("group", "受給者（千人）", "人員", ["千人"]),
        ("title", "ふるさと納税（千円）", "受入件数", [None]),
        ("note", "（単位：人）", "面積", [None]),
        ("note", "（単位：百万円）", "決算額", ["百万円"]),
        ("note", "（単位：時間）", "職員数", [None]),
        ("note", "（単位：千円）", "基金残高", ["千円"]),
    ],
)
def test_a_unit_said_further_out_is_not_of_a_header_that_counts_something_else(
    said: str, first: str, second: str, units: list[str | None]
) -> None:
    above = f"| {first} | | |\n" if said != "group" else ""
    header = (
        f"| 市町村 | {first} | |\n|  | その他 | {second} |" if said == "group" else f"| 市町村 | その他 | {second} |"
    )
    merge = "B1:C1" if said == "group" else ""
    table = table_of(f"{above}{header}\n{BODIES.format(4, 5)}", merge=merge)
    assert [s.unit for s in table.series][1:] == units


def test_an_era_year_under_the_heading_year_is_a_calendar_year() -> None:
    for heading, expected in (("年", "2021"), ("年度", "FY2021"), ("時点", "FY2021")):
        table = table_of(
            f"| {heading} | 市町村 | 人口 |\n| R3 | 岡山市 | 1 |\n| R3 | 倉敷市 | 2 |\n| R4 | 岡山市 | 3 |"
        )
        assert table.items[0].period is not None
        assert table.items[0].period.text == expected


def test_a_word_written_once_at_a_total_holds_for_the_bodies_below_it() -> None:
    table = table_of(
        """
        | 男女 | 市町村 | 人口 |
        | 総数 | 総数   | 24   |
        |      | 岡山市 | 8    |
        |      | 倉敷市 | 16   |
        | 男   | 総数   | 11   |
        |      | 岡山市 | 3    |
        |      | 倉敷市 | 8    |
        """
    )
    areas = [who(item) for item in table.items if item.area is not None]
    assert areas == ["331007 総数", "332020 総数", "331007 男", "332020 男"]


def test_a_word_written_once_beside_a_name_that_is_open() -> None:
    """府中市 is in 東京都 or 広島県: an ambiguous line is asked for, and stops nothing from being read."""
    table = table_of(
        "| 男女 | 市町村 | 人口 |\n| 男 | 府中市 | 1 |\n| | 倉敷市 | 3 |\n| | 津山市 | 5 |\n"
        "| 女 | 府中市 | 7 |\n| | 倉敷市 | 9 |\n| | 津山市 | 11 |"
    )
    assert [item.facets for item in table.items] == [("男",)] * 3 + [("女",)] * 3


@pytest.mark.parametrize(
    ("head", "line", "facet"),
    [
        ("| 市町村 | | 職員数 |", "| {} | | {} |\n| | うち女性 | {} |", "うち女性"),
        ("| 市町村 | 内訳 | 職員数 |", "| {} | | {} |\n| | うち女性 | {} |", "うち女性"),
        ("| 市町村 | 職員数 |", "| {} | {} |\n| 〃（女性） | {} |", "〃（女性）"),
        ("| 市町村 | 職員数 |", "| {} | {} |\n| 〃　うち女性 | {} |", "〃 うち女性"),
    ],
)
def test_a_part_on_the_line_below_each_body(head: str, line: str, facet: str) -> None:
    table = table_of(
        "\n".join(
            [head, *(line.format(*body) for body in (("岡山市", 10, 11), ("倉敷市", 20, 21), ("津山市", 30, 31)))]
        )
    )
    assert column(table, "職員数") == {
        "331007": 10.0, f"331007 {facet}": 11.0, "332020": 20.0, f"332020 {facet}": 21.0,
        "332038": 30.0, f"332038 {facet}": 31.0,
    }  # fmt: skip


def test_ditto_marks_in_columns_of_words_are_what_stands_above() -> None:
    table = table_of(
        """
        | 年度      | 市町村 | 性別 | 職員数 | 備考 |
        | 令和5年度 | 岡山市 | 男   | 1      | 甲   |
        | 〃        | 〃     | 女   | 2      | 〃   |
        | 〃        | 倉敷市 | 男   | 3      |      |
        | 〃        | 〃     | 女   | 〃     |      |
        | 令和6年度 | 岡山市 | 男   | 5      |      |
        | 〃        | 倉敷市 | 〃   | 6      |      |
        """
    )
    assert column(table, "職員数") == {
        "331007 男 FY2023": 1.0, "331007 女 FY2023": 2.0, "332020 男 FY2023": 3.0, "332020 女 FY2023": None,
        "331007 男 FY2024": 5.0, "332020 男 FY2024": 6.0,
    }  # fmt: skip
    assert table.values[0].statuses[3] == Status.UNPARSED


def test_a_year_in_brackets_below_a_survey_is_of_its_results() -> None:
    table = table_of(
        f"| 令和６年度 待機児童調査 | | |\n| （令和５年度実績） | | |\n| 市町村 | 甲 | 乙 |\n{BODIES.format(4, 5)}"
    )
    assert [(m.period.text, m.role) for m in table.mentions] == [("FY2024", "survey"), ("FY2023", "data")]


@pytest.mark.parametrize("headings", [("男", "女"), ("令和5年度", "令和6年度")])
def test_the_unit_of_the_pages_title_is_of_every_table_under_its_header(headings: tuple[str, str]) -> None:
    lines = "| 岡山市 | 1 |\n| 倉敷市 | 2 |\n| 津山市 | 3 |"
    sketch = "\n".join(f"| {heading} | |\n{lines}" for heading in headings)
    reading = read(f"| 職員数（人） | |\n| 市町村 | 職員数 |\n{sketch}")
    assert [table.series[0].unit for table in reading.tables] == ["人", "人"]
