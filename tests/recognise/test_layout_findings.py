"""What random layouts brought to light, as small sheets of their own."""

from __future__ import annotations

from pathlib import Path

from axstat.areas import gazetteer
from axstat.ingest.reading import open_all, read
from tests.recognise.support import column, table_of
from tests.recognise.support import read as read_drawn
from tests.support.sheets import Drawing, write_workbook


def measures(folder: Path, sketch: str) -> dict[str, str | None]:
    """Return the measures that a drawn sheet would load, with their periods."""
    path = write_workbook(folder / "drawn.xlsx", {"Sheet1": Drawing(sketch)})
    (workbook,) = open_all(path)
    meaning = read(workbook, path).meaning
    assert meaning.problems == ()
    series = [s for table in meaning.unit.tables for s in table.series]
    return {f"{s.measure.id} ({s.line})": s.period.text if s.period else None for s in series}


def test_labels_numbered_with_a_full_stop_beside_the_heading_of_names_are_no_notes() -> None:
    table = table_of(
        """
        | 都道府県 | 団体名 | １．人口 | ２．公園数 |
        | 北海道   | 札幌市 | 1        | 2          |
        | 北海道   | 函館市 | 3        | 4          |
        | 北海道   | 小樽市 | 5        | 6          |
        """
    )

    assert [s.label for s in table.series] == ["１．人口", "２．公園数"]


def test_two_digits_beside_prefectures_under_no_heading_are_their_numbers() -> None:
    table = table_of(
        """
        | 都道府県 |      |          | 人口 |
        | 全国     |      |          | 9    |
        |          | '01' | 北海道   | 3    |
        |          | '14' | 神奈川県 | 4    |
        |          | '31' | 鳥取県   | 5    |
        """
    )

    assert [s.label for s in table.series] == ["人口"]


def test_the_heading_of_years_is_no_measure(tmp_path: Path) -> None:
    sketch = """
        | 公園数の推移（単位：か所） |        |        |        |
        | 都道府県                   | 団体名 | 調査年 | 調査年 |
        |                            |        | 2020   | 2021   |
        | 北海道                     | 札幌市 | 1      | 2      |
        | 北海道                     | 函館市 | 3      | 4      |
        | 北海道                     | 小樽市 | 5      | 6      |
        """

    assert measures(tmp_path, sketch) == {"公園数の推移 (3)": "2020", "公園数の推移 (4)": "2021"}


def test_a_first_line_of_which_everything_is_suppressed_is_no_header() -> None:
    table = table_of(
        """
        | 府県別 | 順位 |
        | 青　森 | χ    |
        | 埼　玉 | 56   |
        | 千　葉 | 86   |
        | 新　潟 | 68   |
        """
    )

    assert column(table, "順位") == {"020001": None, "110001": 56.0, "120006": 86.0, "150002": 68.0}


def test_marks_beside_a_name_that_is_no_body_are_no_header_of_a_second_table() -> None:
    table = table_of(
        """
        | 都道府県   | 普及率 | 財政力指数 |
        | 北海道     | 28     | 96         |
        | 山形県     | 75     | 28         |
        | 未定・不詳 | χ      | …          |
        | 奈良県     | 1      | －         |
        | 香川県     | 9      | 20         |
        """
    )

    assert [cell.text for cell in table.unknown_lines] == ["未定・不詳"]


def test_a_suppressed_value_does_not_make_a_column_of_figures_a_key() -> None:
    reading = read_drawn(
        """
        | 令和４年度 |        |            |      |
        | 都道府県   | 団体名 | 財政力指数 | 人口 |
        | 北海道     | 帯広市 | …          | 1    |
        | 埼玉県     | 蕨市   | χ          | 2    |
        | 千葉県     | 館山市 | 1,234      | 3    |
        | 令和５年度 |        |            |      |
        | 都道府県   | 団体名 | 財政力指数 | 人口 |
        | 北海道     | 帯広市 | 44         | 4    |
        | 埼玉県     | 蕨市   | χ          | 5    |
        | 千葉県     | 館山市 | －         | 6    |
        """
    )

    assert [[s.label for s in table.series] for table in reading.tables] == [["財政力指数", "人口"]] * 2


def test_a_title_that_says_whose_the_figures_are_states_no_unit() -> None:
    table = table_of(
        """
        | 令和６年度　時間外勤務の状況（市区町村） |        |                              |
        | 都道府県 | 団体名 | １人当たり年間時間外勤務時間数 |
        | 北海道   | 函館市 | 92.8                         |
        | 北海道   | 小樽市 | 96.7                         |
        | 北海道   | 旭川市 | 429.4                        |
        """
    )

    assert [s.unit for s in table.series] == [None]


def test_lines_without_a_name_and_without_a_key_are_not_the_body_s_above() -> None:
    bodies = [a for a in gazetteer().areas if a.prefecture == "北海道" and a.level == "municipality"][:60]
    rows = [f"| {a.area_code} | {a.name} | 2020 | {n} |" for n, a in enumerate(bodies)]
    unnamed = "| - | | | 5 |"

    table = table_of("\n".join(["| コード | 団体名 | 年 | 人口 |", *rows[:5], unnamed, *rows[5:9], unnamed, *rows[9:]]))

    assert {item.line for item in table.items}.isdisjoint({7, 12})


def test_figures_written_as_texts_are_no_key_of_lines_without_a_name() -> None:
    table = table_of(
        """
        | 団体名 | 人口 |
        | 函館市 | '10' |
        |        | '5'  |
        | 小樽市 | '20' |
        |        | '5'  |
        | 旭川市 | '30' |
        | 室蘭市 | '40' |
        """
    )

    assert [item.line for item in table.items] == [2, 4, 6, 7]


def test_a_title_above_the_numbers_of_lines_does_not_make_them_names() -> None:
    table = table_of(
        """
        | 各種統計（2021年度） |        |        |      |
        | No. | 団体名 | 種別   | 人口 |
        | 1   | 函館市 | 持ち家 | 10   |
        | 2   |        | 借家   | 11   |
        | 3   | 小樽市 | 持ち家 | 12   |
        | 4   |        | 借家   | 13   |
        | 5   | 旭川市 | 持ち家 | 14   |
        | 6   |        | 借家   | 15   |
        """
    )

    assert [item.label for item in table.items] == ["函館市", "函館市", "小樽市", "小樽市", "旭川市", "旭川市"]
