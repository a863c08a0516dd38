"""What each line of a table is (hazards.md#lines-that-are-not-municipalities), and how names become areas."""

from __future__ import annotations

import pytest

from axstat.model.tables import RowClass
from tests.recognise.support import column, counts, errors, only, problem, read, table_of, warnings

BODY = "| 011002 | 北海道 | 札幌市 | 1 |\n| 012025 | 北海道 | 函館市 | 2 |\n| 473821 | 沖縄県 | 与那国町 | 3 |\n"
HEADER = "| コード | 都道府県名 | 団体名 | 人口 |\n"


def class_of(row: str) -> tuple[str, str, str | None]:
    """Return class, label and area of one row that stands among ordinary ones."""
    table = table_of(HEADER + BODY + row)
    line = 1 + 3 + 1
    item = next(i for i in table.items if i.line == line)
    return item.row_class.value, item.label, item.area.area_code if item.area else None


@pytest.mark.parametrize(
    ("hazard", "row", "expected"),
    [
        ("prefecture-rows", "| 010006 | 北海道 | | 9 |", ("prefecture", "北海道", "010006")),
        ("prefecture-rows: a dash for no name", "| 010006 | 北海道 | - | 9 |", ("prefecture", "北海道", "010006")),
        ("prefecture-rows: without a code", "| | 岡山県 | | 9 |", ("prefecture", "岡山県", "330001")),
        ("total-rows", "| - | 合計 | - | 9 |", ("total", "合計", None)),
        ("total-rows", "| | 北海道 | 市町村合計 | 9 |", ("total", "北海道 市町村合計", None)),
        ("total-rows: nation", "| | | 全国合計 | 9 |", ("total", "全国合計", None)),
        ("total-rows", "| 全国市町村平均 | | | 9 |", ("average", "全国市町村平均", None)),
        ("total-rows: over two columns", "| | 全国市町村 | 平均 | 9 |", ("average", "全国市町村 平均", None)),
        ("counties-with-codes", "| 023001 | 青森県 | 東津軽郡 | 9 |", ("county", "青森県 東津軽郡", "023001")),
        ("counties-with-codes: islands", "| 133604 | 東京都 | 島しょ | 9 |", ("county", "東京都 島しょ", "133604")),
        (
            "wards-under-their-cities",
            "| 011011 | 北海道 | 札幌市中央区 | 9 |",
            ("ward", "北海道 札幌市中央区", "011011"),
        ),
        (
            "wards-under-their-cities: ward alone",
            "| 011011 | 北海道 | 中央区 | 9 |",
            ("ward", "北海道 中央区", "011011"),
        ),
        ("northern-territories", "| 016969 | 北海道 | 泊村 | 0 |", ("municipality", "北海道 泊村", "016969")),
        (
            "northern-territories: with its county",
            "| | 北海道 | 国後郡泊村 | 0 |",
            ("municipality", "北海道 国後郡泊村", "016969"),
        ),
        ("wards-of-before", "| 221325 | 静岡県 | 浜松市東区 | 9 |", ("ward", "静岡県 浜松市東区", "221325")),
        ("special-wards-as-one-body", "| | 東京都 | 特別区　 | 9 |", ("region", "東京都 特別区", "131008")),
        ("dissolved-bodies", "| | 福島県 | 飯野町 | 9 |", ("municipality", "福島県 飯野町", "073091")),
        ("spellings: ケ for ヶ", "| | 青森県 | 鰺ケ沢町 | 9 |", ("municipality", "青森県 鰺ケ沢町", "023213")),
        ("spellings: 桧原村", "| | 東京都 | 桧原村 | 9 |", ("municipality", "東京都 桧原村", "133078")),
        ("renamed-bodies: renamed", "| 282219 | 兵庫県 | 篠山市 | 9 |", ("municipality", "兵庫県 篠山市", "282219")),
        ("kangxi-radicals: radicals", "| | 東京都 | ⼤島町 | 9 |", ("municipality", "東京都 ⼤島町", "133612")),
        ("the nation", "| 000000 | 全国 | | 9 |", ("nation", "全国", "000000")),
    ],
)
def test_a_line_has_one_class(hazard: str, row: str, expected: tuple[str, str, str | None]) -> None:
    """hazards.md#prefecture-rows, #total-rows, #counties-with-codes, #wards-under-their-cities, #northern-territories,
    #wards-of-before, #special-wards-as-one-body, #dissolved-bodies, #spellings, #renamed-bodies, #kangxi-radicals.
    """
    assert class_of(row) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("札幌市中央区", "011011"),
        ("北海道 札幌市 中央区", "011011"),
        ("島尻郡八重瀬町", "473626"),
        ("清水町（静岡県）", "223417"),
        ("岡山県奈義町", "336238"),
        ("岡山県勝田郡奈義町", "336238"),
        ("札　幌　市", "011002"),
        ("札幌市※1", "011002"),
        ("01100 札幌市", "011002"),
    ],
)
def test_one_label_column_in_every_form(name: str, code: str) -> None:
    """hazards.md#forms-of-names."""
    table = table_of(f"| 地域 | 人口 |\n| 函館市 | 1 |\n| {name} | 2 |\n| 与那国町 | 3 |\n| 小樽市 | 4 |")
    assert errors(table) == []
    assert column(table, "人口")[code] == 2.0


@pytest.mark.parametrize("code", ["011002", "11002", "'11002'", "01100", "1100", "11002.0", "R01100", "01100-2"])
def test_codes_in_every_form(code: str) -> None:
    """hazards.md#codes-as-text-and-as-numbers, #codes-without-check-digit."""
    table = table_of(
        f"| コード | 団体名 | 人口 |\n| {code} | 札幌市 | 1 |\n| 012025 | 函館市 | 2 |\n| 012033 | 小樽市 | 3 |"
    )
    assert column(table, "人口") == {"011002": 1.0, "012025": 2.0, "012033": 3.0}


def test_codes_alone_are_an_axis_when_there_are_enough() -> None:
    codes = ["011002", "012025", "012033", "012041", "012050", "012068", "012076", "012084", "012092", "012106"]
    table = table_of("| code | x |\n" + "\n".join(f"| {c} | {n} |" for n, c in enumerate(codes)))
    assert list(column(table, "x").values()) == [float(n) for n in range(10)]


def test_a_prefecture_merged_down_holds_for_all_its_rows() -> None:
    """hazards.md#names-borne-twice: 池田町 is in four prefectures, 泊村 of 国後郡 apart."""
    table = table_of(
        """
        | 都道府県 | 団体名 | 人口 |
        | 北海道   | 池田町 | 1    |
        |          | 清水町 | 2    |
        | 福井県   | 池田町 | 3    |
        | 静岡県   | 清水町 | 4    |
        """,
        merge="A2:A3",
    )
    assert column(table, "人口") == {"016446": 1.0, "016365": 2.0, "183822": 3.0, "223417": 4.0}


def test_a_prefecture_written_once_holds_until_the_next() -> None:
    table = table_of(
        "| 都道府県 | 団体名 | 人口 |\n| 北海道 | 札幌市 | 1 |\n| | 池田町 | 2 |\n"
        "| 福井県 | 福井市 | 3 |\n| | 池田町 | 4 |"
    )
    assert column(table, "人口") == {"011002": 1.0, "016446": 2.0, "182010": 3.0, "183822": 4.0}


def test_prefecture_rows_in_the_one_label_column_hold_for_the_rows_below() -> None:
    table = table_of(
        """
        | 地域   | 人口 |
        | 全国   | 10   |
        | 北海道 | 3    |
        | 札幌市 | 1    |
        | 中央区 | 1    |
        | 池田町 | 2    |
        | 東京都 | 7    |
        | 中央区 | 3    |
        | 府中市 | 4    |
        """
    )
    assert errors(table) == []
    assert list(column(table, "人口")) == [
        "000000", "010006", "011002", "011011", "016446", "130001", "131024", "132063",
    ]  # fmt: skip


def test_a_list_of_prefectures_before_a_list_of_cities_is_no_heading() -> None:
    """沖縄県 is the last prefecture; the cities below it are not in it."""
    table = table_of(
        "| 団体 | 人口 |\n| 北海道 | 1 |\n| 岡山県 | 2 |\n| 沖縄県 | 3 |\n"
        "| 札幌市 | 4 |\n| 仙台市 | 5 |\n| 岡山市 | 6 |"
    )
    assert list(column(table, "人口")) == ["010006", "330001", "470007", "011002", "041009", "331007"]


def test_city_and_ward_in_two_columns() -> None:
    """hazards.md#forms-of-names: 市 and 区 are split."""
    table = table_of(
        """
        | 都道府県 | 市   | 区      | 人口 |
        | 北海道 | 札幌市 |         | 3    |
        | 北海道 | 札幌市 | 中央区  | 1    |
        | 北海道 | 札幌市 | 北区    | 2    |
        | 新潟県 | 新潟市 | 中央区  | 4    |
        | 新潟県 | 新潟市 | 北区    | 5    |
        """
    )
    assert column(table, "人口") == {"011002": 3.0, "011011": 1.0, "011029": 2.0, "151033": 4.0, "151017": 5.0}


def test_county_and_town_in_two_columns() -> None:
    table = table_of(
        "| 郡 | 町村 | 人口 |\n| 川上郡 | 弟子屈町 | 1 |\n| 足寄郡 | 足寄町 | 2 |\n"
        "| 今立郡 | 池田町 | 3 |\n| 勝田郡 | 奈義町 | 4 |"
    )
    assert column(table, "人口") == {"016659": 1.0, "016471": 2.0, "183822": 3.0, "336238": 4.0}


def test_three_rows_per_body_with_the_name_on_each() -> None:
    """hazards.md#bodies-as-columns: 計, 男, 女."""
    table = table_of(
        """
        | コード | 団体名 | 性別 | 総数 | 0～4歳 |
        | 011002 | 札幌市 | 計   | 30   | 3      |
        | 011002 | 札幌市 | 男   | 14   | 1      |
        | 011002 | 札幌市 | 女   | 16   | 2      |
        | 012025 | 函館市 | 計   | 9    | 2      |
        | 012025 | 函館市 | 男   | 4    | 1      |
        | 012025 | 函館市 | 女   | 5    | 1      |
        """
    )
    assert table.facet_names == ("性別",)
    assert column(table, "総数") == {
        "011002 計": 30.0,
        "011002 男": 14.0,
        "011002 女": 16.0,
        "012025 計": 9.0,
        "012025 男": 4.0,
        "012025 女": 5.0,
    }


def test_the_two_villages_of_tomari() -> None:
    """hazards.md#names-borne-twice: told apart by their neighbours when nothing else does."""
    table = table_of(
        """
        | 都道府県 | 団体名   | 人口 |
        | 北海道   | 泊村     | 1    |
        | 北海道   | 神恵内村 | 2    |
        | 北海道   | 色丹村   | 0    |
        | 北海道   | 泊村     | 0    |
        | 北海道   | 留夜別村 | 0    |
        """
    )
    assert list(column(table, "人口")) == ["014036", "014044", "016951", "016969", "016977"]


def test_footnotes_below_the_data_are_notes() -> None:
    """hazards.md#notes-below-the-data."""
    table = table_of(
        HEADER
        + BODY
        + "|  |\n| (注)１　平均欄の比率は加重平均である。 |\n"
        + "| 　　　　ただし、経常収支比率は単純平均 |\n| ※特別区を除く |"
    )
    assert counts(table) == {"header": 1, "designated_city": 1, "municipality": 2, "blank": 1, "note": 3}
    assert table.notes[0].text.startswith("(注)１")


def test_values_without_a_label_are_an_unknown_line() -> None:
    table = table_of(HEADER + BODY + "| | | | 99 |\n| 012033 | 北海道 | 小樽市 | 4 |")
    assert [u.ref.a1 for u in table.unknown_lines] == ["D5"]
    assert "unknown-line" in warnings(table)
    assert counts(table)["unknown"] == 1


def test_a_label_nobody_knows_is_an_unknown_line() -> None:
    table = table_of(HEADER + BODY + "| | | なぞの団体 | 99 |\n| 012033 | 北海道 | 小樽市 | 4 |")
    assert [(u.ref.a1, u.text) for u in table.unknown_lines] == [("C5", "なぞの団体")]


def test_a_code_that_contradicts_its_name_names_both_cells() -> None:
    said = problem(HEADER + BODY + "| 014036 | 北海道 | 神恵内村 | 9 |")
    assert "Sheet1!A5" in said
    assert "C5" in said
    assert "泊村" in said
    assert "神恵内村" in said


def test_codes_and_names_that_share_one_line_say_together_who_the_lines_are() -> None:
    codes = "| 団体コード | 団体名 | 人口 |\n| 011002 | | 1 |\n| 012025 | | 2 |\n| 012033 | | 3 |\n"
    table = table_of(codes + "| 012041 | 旭川市 | 4 |\n| | 室蘭市 | 5 |\n| | 釧路市 | 6 |\n| | 帯広市 | 7 |")
    found = [item.area.area_code for item in table.items if item.area]
    assert found == ["011002", "012025", "012033", "012041", "012050", "012068", "012076"]
    said = problem(codes + "| 012041 | 室蘭市 | 4 |\n| | 釧路市 | 5 |\n| | 帯広市 | 6 |\n| | 北見市 | 7 |")
    assert "Sheet1!A5" in said
    assert "室蘭市" in said


def test_a_prefecture_that_contradicts_its_name() -> None:
    said = problem(HEADER + BODY + "| 336238 | 沖縄県 | 奈義町 | 9 |")
    assert "奈義町" in said


def test_a_code_with_a_wrong_check_digit() -> None:
    assert "check digit" in problem(HEADER + BODY + "| 011003 | 北海道 | 札幌市 | 9 |")


def test_a_name_of_several_bodies_names_the_candidates() -> None:
    """hazards.md#names-borne-twice."""
    said = problem("| 団体名 | 人口 |\n| 与那国町 | 1 |\n| 池田町 | 2 |\n| 札幌市 | 3 |\n| 函館市 | 4 |")
    assert "A3" in said
    assert said.count("池田町（") == 4


def test_a_shifted_code_column_reports_a_few_rows_and_the_number_of_the_rest() -> None:
    names = ["札幌市", "函館市", "小樽市", "旭川市", "室蘭市", "釧路市", "帯広市", "北見市", "夕張市", "岩見沢市"]
    codes = ["012106", "011002", "012025", "012033", "012041", "012050", "012068", "012076", "012084", "012092"]
    rows = "".join(f"| {c} | {n} | 1 |\n" for c, n in zip(codes, names, strict=True))
    reading = read("| コード | 団体名 | 人口 |\n" + rows)
    assert not reading.tables or errors(only(reading))


def test_the_same_body_twice_stays_two_lines() -> None:
    table = table_of(HEADER + BODY + "| 012025 | 北海道 | 函館市 | 9 |")
    assert [i.area.area_code for i in table.items if i.area].count("012025") == 2


def test_a_code_list_has_items_and_no_series() -> None:
    """hazards.md#widths-of-one-header, #kana-of-both-widths: kana of half and full width are identity."""
    rows = [("011002", "札幌市", "ｻｯﾎﾟﾛｼ"), ("012025", "函館市", "ハコダテシ"), ("012033", "小樽市", "ｵﾀﾙｼ")]
    rows += [("012041", "旭川市", "ｱｻﾋｶﾜｼ"), ("012050", "室蘭市", "ﾑﾛﾗﾝｼ"), ("012068", "釧路市", "ｸｼﾛｼ")]
    table = table_of(
        "| 団体コード | 都道府県名\\n（漢字） | 市区町村名\\n（漢字） | 市区町村名\\n（ｶﾅ） |\n"
        + "\n".join(f"| {c} | 北海道 | {n} | {k} |" for c, n, k in rows)
    )
    assert table.series == ()
    assert len(table.items) == 6
    assert table.identity == {1: "code", 2: "prefecture", 3: "name", 4: "kana"}


def test_identity_columns_repeated_at_the_right_edge_are_no_series() -> None:
    table = table_of(
        "| コード | 団体名 | 甲 | 乙 | 団体名 |\n| 011002 | 札幌市 | 1 | 2 | 札幌市 |\n"
        "| 012025 | 函館市 | 3 | 4 | 函館市 |\n| 012033 | 小樽市 | 5 | 6 | 小樽市 |"
    )
    assert [s.label for s in table.series] == ["甲", "乙"]
    assert table.identity[5] == "name"


def test_a_municipality_without_values_is_an_item_with_missing_values() -> None:
    table = table_of(HEADER + BODY + "| 012033 | 北海道 | 小樽市 | |\n| 012041 | 北海道 | 旭川市 | 4 |")
    assert column(table, "人口")["012033"] is None
    assert [i.row_class for i in table.items][3] is RowClass.MUNICIPALITY


def test_a_title_and_a_note_in_the_column_of_years_are_heard() -> None:
    table = table_of(
        """
        | 人口の推移（単位：人） |        |      |
        | 年       | 団体名 | 人口 |
        | 令和4年  | 津山市 | 1    |
        | 令和5年  | 津山市 | 2    |
        | 令和4年  | 奈義町 | 3    |
        | 令和5年  | 奈義町 | 4    |
        | ※概数    |        |      |
        """
    )
    assert (table.title, table.unit, [note.text for note in table.notes]) == (
        "人口の推移（単位：人）", "人", ["※概数"],
    )  # fmt: skip
    assert counts(table) == {"title": 1, "header": 1, "municipality": 4, "note": 1}
