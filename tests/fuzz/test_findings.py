"""What mutated workbooks brought to light, as small sheets of their own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from axstat.errors import CheckFailed
from axstat.model.cells import CellKind, Grid, GridColumn, Merge
from axstat.recognise import recognise
from tests.fuzz.judge import judged
from tests.recognise.support import table_of

HEADER = "| コード | 都道府県名 | 団体名 | 人口 |\n"
BODY = "| 011002 | 北海道 | 札幌市 | 1 |\n| 012025 | 北海道 | 函館市 | 2 |\n| 012033 | 北海道 | 小樽市 | 3 |\n"


def test_digits_in_place_of_a_name_are_not_the_prefecture_above() -> None:
    table = table_of(HEADER + BODY + "| | | 2024 | 9 |")

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
    error = CheckFailed(f"`x.xlsx!表!D7` holds `{text}`")

    assert error.message.isprintable()
    assert str(error) == error.message


@pytest.mark.parametrize("text", ["１２３", "1", "年", "(", "注1", " ", "R6.", "12時間超"])
def test_a_header_of_a_hundred_thousand_characters_does_not_hang(tmp_path: Path, text: str) -> None:
    long = text * (100_000 // len(text))
    path = tmp_path / "x.csv"
    path.write_text(
        f"令和6年度 時間外勤務の状況（単位：時間、％）\n団体コード,都道府県名,団体名,月平均,45時間{long}超の割合\n"
        "011002,北海道,札幌市,9.5,1.5\n012025,北海道,函館市,7.7,2.5\n012033,北海道,小樽市,9.3,3.5\n",
        encoding="utf-8",
    )

    assert judged(path)
