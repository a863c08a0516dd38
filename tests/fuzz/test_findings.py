"""What mutated workbooks brought to light, as small sheets of their own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from axstat.errors import CheckFailed
from axstat.model.cells import CellKind, Grid, GridColumn, Merge
from axstat.recognise import recognise
from tests.fuzz.judge import judged
from tests.fuzz.matrix import Matrix, as_xlsx
from tests.recognise.support import table_of
from tests.support.sheets import rows_of

HEADER = "| コード | 都道府県名 | 団体名 | 人口 |\n"
BODY = "| 011002 | 北海道 | 札幌市 | 1 |\n| 012025 | 北海道 | 函館市 | 2 |\n| 012033 | 北海道 | 小樽市 | 3 |\n"


@pytest.mark.parametrize("digits", ["2024", "1 234", r"5\n6"])
def test_digits_in_place_of_a_name_are_not_the_prefecture_above(digits: str) -> None:
    table = table_of(f"{HEADER}{BODY}| | | {digits} | 9 |")

    assert [item.label for item in table.items if item.area and item.area.level == "prefecture"] == []
    assert [cell.ref.a1 for cell in table.unknown_lines] == ["C5"]


def test_a_merge_over_other_texts_does_not_give_its_text_to_blank_rows() -> None:
    columns = {col: GridColumn() for col in range(1, 5)}
    sketch = (HEADER + BODY).replace("| 012025 | 北海道 | 函館市 | 2 |", "| | | | 2 |")
    for row, line in enumerate(sketch.strip().splitlines(), start=1):
        for col, text in enumerate(line.strip("| ").split("|") if row != 3 else ["", "", "", "2"], start=1):
            columns[col].put(row, text.strip(), CellKind.TEXT if text.strip() else CellKind.BLANK)
    grid = Grid("表", columns, 4, 4, merges=(Merge(2, 1, 1_048_576, 16_384),))

    lines = [item.line for table in recognise(grid).tables for item in table.items]

    assert 3 not in lines


def test_one_cell_at_the_end_of_the_sheet_costs_little_time() -> None:
    columns = {col: GridColumn() for col in (*range(1, 5), 16_384)}
    for row, line in enumerate((HEADER + BODY).strip().splitlines(), start=1):
        for col, text in enumerate(line.strip("| ").split("|"), start=1):
            columns[col].put(row, text.strip(), CellKind.TEXT)
    columns[16_384].put(1_048_576, "x", CellKind.TEXT)

    started = time.process_time()
    reading = recognise(Grid("表", columns, 1_048_576, 16_384))

    assert len(reading.tables[0].items) == 3
    assert time.process_time() - started < 20


@pytest.mark.parametrize("text", ["5\n6", "\u202e12", "a\x1b[31m", "\u2028"])
def test_a_message_that_quotes_a_cell_stays_on_one_line(text: str) -> None:
    error = CheckFailed("contradiction", cell="x.xlsx!表!D7", why=text)

    assert error.message.isprintable()
    assert str(error) == error.message


LONG = ["1", "12時間超", "※)"]
LONGER = ["１２３", "年", "(", "注1", " ", "R6.", "*"]


@pytest.mark.parametrize("text", [*LONG, *(pytest.param(text, marks=pytest.mark.thorough) for text in LONGER)])
def test_a_header_of_a_hundred_thousand_characters_does_not_hang(tmp_path: Path, text: str) -> None:
    long = text * (100_000 // len(text))
    path = tmp_path / "x.csv"
    path.write_text(
        f"令和6年度 時間外勤務の状況（単位：時間、％）\n団体コード,都道府県名,団体名,月平均,45時間{long}超の割合\n"
        "011002,北海道,札幌市,9.5,1.5\n012025,北海道,函館市,7.7,2.5\n012033,北海道,小樽市,9.3,3.5\n",
        encoding="utf-8",
    )

    assert judged(path)


def kept(folder: Path, sketch: str, *merges: tuple[int, int, int, int]) -> Path:
    """Write a drawn sheet with merges over cells that hold texts, as no program for spreadsheets would."""
    rows = [[cell.replace("\\n", "\n") for cell in row] for row in rows_of(sketch)]
    path = folder / "kept_R6.xlsx"
    path.write_bytes(as_xlsx(Matrix(rows, list(merges))))
    return path


def test_of_three_rival_columns_it_is_the_third_that_may_differ(tmp_path: Path) -> None:
    sketch = """
        | 時間外勤務の状況（令和６年度） |        |                |                  |                |
        | 都道府県 | 団体名 | 時間外勤務（月平均） | 時間外勤務 月平均 | 月平均時間外勤務時間数 |
        | 北海道   | 札幌市 | 8.0                  | 8.0               | 9.0                    |
        | 北海道   | 函館市 | 9.3                  | 9.3               | 9.4                    |
        """

    (verdict,) = judged(kept(tmp_path, sketch))

    assert verdict.outcome == "check-failed"


def test_a_merge_over_three_lines_that_hold_other_texts_moves_no_figure_to_another_body(tmp_path: Path) -> None:
    sketch = """
        | 主要財政指標（令和６年度） |        |            |            |
        | 都道府県 | 団体名 | 団体コード | 財政力指数 |
        | 北海道   | 旭川市 | 12041 | 0.46 |
        |          | 芦別市 | 12165 | 0.33 |
        |          | 留萌市 | 12122 | 0.35 |
        |          | 室蘭市 | 12050 | 0.36 |
        |          | 士別市 | 12203 | 0.37 |
        """

    assert judged(kept(tmp_path, sketch, (4, 2, 6, 2), (4, 3, 6, 3)))


def test_a_column_under_a_note_with_words_and_spaced_digits_is_no_prefecture(tmp_path: Path) -> None:
    sketch = """
        | 令和６年度　時間外勤務の状況 | 団体コード | 011002 | 012025 | 024121   | 336238 | ※１ 一部の職員を除く。 |
        |                              | 都道府県名 | 北海道 | 北海道 | 青森県   | 岡山県 | 12人  |
        |                              | 市区町村名 | 札幌市 | 函館市 | おいらせ町 | 奈義町 | 1 234 |
        | 時間外勤務時間数             | 月平均     | 8.0    | 9.3    | -        | 17.1   | 12,34 |
        |                              | 年間       | 96.0   | 111.6  | ***      | 205.2  |       |
        """

    assert judged(kept(tmp_path, sketch))


def test_a_ward_whose_city_is_left_out_is_the_only_one_of_its_name_in_the_prefecture(tmp_path: Path) -> None:
    sketch = """
        | 主要財政指標（令和６年度） |        |          |
        | 都道府県 | 団体名 | 人口（人） |
        | 北海道   | 札幌市 | 1000 |
        | 北海道   | 函館市 | 1037 |
        | 北海道   | 中央区 | 12   |
        | 青森県   | 青森市 | 1074 |
        """

    assert judged(kept(tmp_path, sketch))


def test_a_year_that_a_line_break_cuts_is_that_year(tmp_path: Path) -> None:
    sketch = r"""
        | 2040年の就業構造推計　職業別の労働需給 |      |      |          |
        |                  |       |      | （単位：万人） |
        | 職業             | 2040年 |      | 20\n21年 |
        |                  | 需要  | 供給 | 就業者数 |
        | 管理的職業       | 124   | 175  | 143      |
        | 専門的・技術的職業 | 1387 | 1338 | 1281     |
        | 事務             | 1166  | 1380 | 1420     |
        | 販売             | 735   | 786  | 834      |
        """

    assert judged(kept(tmp_path, sketch, (3, 1, 4, 1), (3, 2, 3, 3)))


def test_two_notes_of_two_units_give_a_labour_table_none(tmp_path: Path) -> None:
    sketch = """
        | 2040年の就業構造推計　職業別の労働需給 |      |      |
        |                  | （単位：千円） | （単位：万人） |
        | 職業             | 2040年 |      |
        |                  | 需要  | 供給 |
        | 管理的職業       | 124   | 175  |
        | 専門的・技術的職業 | 1387 | 1338 |
        | 事務             | 1166  | 1380 |
        | 販売             | 735   | 786  |
        """

    (verdict,) = judged(kept(tmp_path, sketch, (3, 2, 3, 3)))

    assert verdict.unit is not None
    assert {s.measure.unit for t in verdict.unit.tables for s in t.series} == {None}


def test_a_year_that_its_era_does_not_have_is_not_the_title_s(tmp_path: Path) -> None:
    sketch = """
        | 主要指標（令和６年度） |        |      |            |
        | 都道府県               | 団体名 | 人口 | 平成32年度 |
        | 北海道                 | 札幌市 | 10   | 11         |
        | 北海道                 | 函館市 | 20   | 21         |
        | 北海道                 | 小樽市 | 30   | 31         |
        """

    (verdict,) = judged(kept(tmp_path, sketch))

    assert verdict.unit is not None
    found = {s.measure.id: s.period and s.period.text for t in verdict.unit.tables for s in t.series}
    assert found == {"人口": "FY2024", "平成32年度": None}
    assert [doubt.id for doubt in verdict.unit.doubts] == ["undated-column"]


def test_a_month_s_hours_under_a_year_that_its_era_does_not_have_are_no_hours_of_the_title_s_year(
    tmp_path: Path,
) -> None:
    sketch = """
        | 時間外勤務の状況（令和６年度） |        |            |      |
        | 都道府県 | 団体名 | 平成32年度 |      |
        |          |        | 月平均     | 年間 |
        | 北海道   | 札幌市 | 8.0        | 96.0 |
        | 北海道   | 函館市 | 9.3        | 111  |
        | 北海道   | 小樽市 | 7.3        | 88   |
        """

    (verdict,) = judged(kept(tmp_path, sketch, (2, 3, 2, 4)))

    assert verdict.unit is not None
    found = [(t.dataset, s.measure.id, s.period) for t in verdict.unit.tables for s in t.series]
    assert found == [("indicator", "平成32年度 › 月平均", None), ("indicator", "平成32年度 › 年間", None)]
    assert {doubt.id for doubt in verdict.unit.doubts} == {"word-not-explained", "undated-column"}


def test_a_raised_digit_before_a_figure_is_the_number_of_a_note(tmp_path: Path) -> None:
    sketch = """
        | 主要指標（令和６年度） |        |       |
        | 都道府県 | 団体名 | 人口  |
        | 北海道   | 札幌市 | ¹74.0 |
        | 北海道   | 函館市 | 20    |
        | 北海道   | 小樽市 | 30²   |
        """

    (verdict,) = judged(kept(tmp_path, sketch))

    assert verdict.unit is not None
    assert list(verdict.unit.tables[0].series[0].values.values) == [74.0, 20.0, 30.0]
