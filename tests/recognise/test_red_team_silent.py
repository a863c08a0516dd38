"""Layouts that once lent a value to another body, or lost a line without a word: each figure stays with its own."""

from __future__ import annotations

from tests.recognise.support import column, errors, figures, read, table_of


def test_a_body_that_is_not_known_above_the_others_is_shown_and_no_header() -> None:
    table = table_of(
        """
        | 団体名                   | 人口 |
        | 篠山市（現 丹波篠山市）  | 1    |
        | 神戸市                   | 2    |
        | 姫路市                   | 3    |
        | 明石市                   | 4    |
        """
    )
    assert [c.ref.a1 for c in table.unknown_lines] == ["A2"]
    assert [s.label for s in table.series] == ["人口"]
    assert column(table, "人口") == {"281000": 2.0, "282014": 3.0, "282031": 4.0}


def test_readings_in_brackets_behind_the_names() -> None:
    table = table_of(
        "| 団体名 | 人口 |\n| 岡山市（おかやまし） | 1 |\n| 奈義町（ナギチョウ） | 2 |\n| 津山市（つやまし） | 3 |"
    )
    assert column(table, "人口") == {"331007": 1.0, "336238": 2.0, "332038": 3.0}


def test_a_column_of_neighbours_does_not_take_the_values_behind_it() -> None:
    """面積 is the body's own, not its neighbour's."""
    table = table_of(
        """
        | 市町村名 | 人口 | 隣接市町村 | 面積 | 備考         |
        | 岡山市   | 1    | 倉敷市     | 7    | 津山市       |
        | 倉敷市   | 2    | 岡山市     | 8    | 岡山市と合併 |
        | 奈義町   | 3    | 津山市     | 9    | 勝央町       |
        | 津山市   | 4    | 奈義町     | 6    | 奈義町       |
        """
    )
    assert column(table, "面積") == {"331007": 7.0, "332020": 8.0, "336238": 9.0, "332038": 6.0}
    assert [s.label for s in table.series] == ["人口", "隣接市町村", "面積", "備考"]


def test_a_prefecture_in_the_place_of_the_heading_is_no_body() -> None:
    reading = read(
        """
        | 岡山県 | 人口 |  | 広島県 | 人口 |
        | 岡山市 | 1    |  | 広島市 | 4    |
        | 倉敷市 | 2    |  | 府中市 | 5    |
        | 奈義町 | 3    |  | 呉市   | 6    |
        """
    )
    assert [column(t, "人口") for t in reading.tables] == [
        {"331007": 1.0, "332020": 2.0, "336238": 3.0},
        {"341002": 4.0, "342084": 5.0, "342025": 6.0},
    ]


def test_one_body_alone_in_the_right_block_keeps_its_own_values() -> None:
    reading = read(
        """
        | 順位 | 市名   | 人口 | 順位 | 市名   | 人口 |
        | 1    | 札幌市 | 10   | 4    | 旭川市 | 40   |
        | 2    | 函館市 | 20   |      |        |      |
        | 3    | 小樽市 | 30   |      |        |      |
        """
    )
    found = {who: row["人口"] for t in reading.tables for who, row in figures(t).items()}
    assert found == {"011002": 10.0, "012025": 20.0, "012033": 30.0, "012041": 40.0}


def test_top_and_bottom_of_a_ranking_stand_under_their_own_titles() -> None:
    reading = read(
        """
        | 上位３団体 |        |      |  | 下位３団体 |          |      |
        | 順位       | 団体名 | 時間 |  | 順位       | 団体名   | 時間 |
        | 1          | 奈義町 | 36.7 |  | 1          | 札幌市   | 1.9  |
        | 2          | 十島村 | 32.3 |  | 2          | 函館市   | 2.3  |
        | 3          | 草津市 | 25   |  | 3          | 与那国町 | 3.9  |
        """
    )
    assert [t.title for t in reading.tables] == ["上位３団体", "下位３団体"]
    assert [list(column(t, "時間").values()) for t in reading.tables] == [[36.7, 32.3, 25.0], [1.9, 2.3, 3.9]]


def test_a_code_with_a_wrong_check_digit_stops_with_both_cells() -> None:
    table = table_of(
        "| コード | 団体名 | 人口 |\n| 331007 | 岡山市 | 1 |\n| 336239 | 奈義町 | 2 |\n| 332020 | 倉敷市 | 3 |"
    )
    assert errors(table) == ["code-contradicts-name"]
    assert [str(c).partition("!")[2] for d in table.doubts for c in d.cells] == ["A3", "B3"]


def test_times_of_day_are_not_taken_for_hours() -> None:
    """36:42 stored as 1.53 days under [h]:mm must not become 1.53 hours."""
    rows = "".join(f"| {name} | 1.529166 |\n" for name in ("岡山市", "倉敷市", "奈義町", "津山市", "玉野市"))
    table = table_of(f"| 団体名 | 月平均時間外勤務時間 |\n{rows}", formats={"B": "[h]:mm"})
    assert set(table.values[0].values) == {None}
