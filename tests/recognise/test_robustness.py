"""Sheets that are no tables, and sheets that try to break the reader: an answer in bounded time, never a crash."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.model.cells import CellKind, Grid, GridColumn, Merge
from axstat.recognise import recognise
from tests.recognise.support import counts, only, read, table_of


def grid_of(cells: dict[tuple[int, int], str], *, merges: tuple[Merge, ...] = ()) -> Grid:
    """Build a grid from texts by (row, column); digits become numbers."""
    columns: dict[int, GridColumn] = {}
    for (row, col), text in sorted(cells.items()):
        kind = CellKind.NUMBER if text.replace(".", "", 1).isdigit() else CellKind.TEXT
        columns.setdefault(col, GridColumn()).put(row, text, kind)
    rows = max((r for r, _ in cells), default=0)
    cols = max((c for _, c in cells), default=0)
    return Grid("Sheet1", columns, rows, cols, merges=merges)


@pytest.mark.parametrize(
    "sketch",
    [
        "| |",
        "| 1 |",
        "| 札幌市 |",
        "| 題名だけ |",
        "| 1 | 2 | 3 |\n| 4 | 5 | 6 |",
        "| あ | い |\n| う | え |",
        "| 011002 |",
        "| 札幌市 | 函館市 |",
        "| #DIV/0! | TRUE |",
    ],
)
def test_sheets_without_a_table_say_why(sketch: str) -> None:
    reading = read(sketch)
    assert reading.tables == ()
    assert reading.reason


def test_an_empty_sheet() -> None:
    reason = recognise(Grid("空", {}, 0, 0)).reason
    assert reason is not None
    assert (reason.message, reason.text("ja")) == ("the sheet is empty", "シートが空です")


def test_areas_in_prose_are_no_table() -> None:
    """B 23: a form, a letter, a list of two places."""
    reading = read(
        """
        | 調査の概要 |
        | 札幌市、函館市及び小樽市の職員を対象とした。 |
        | 調査時点：令和６年４月１日 |
        | 問合せ先 | 札幌市 | 電話 | 1234 |
        | 回答者 | 函館市 | 人数 | 5678 |
        """
    )
    assert reading.tables == ()


def test_a_form_of_one_body_is_allowed_when_code_and_name_agree() -> None:
    table = table_of("| 団体コード | 団体名 | 歳入総額（千円） | 歳出総額（千円） |\n| 336238 | 奈義町 | 100 | 90 |")
    assert [i.area.area_code for i in table.items if i.area] == ["336238"]


def test_a_form_that_only_mentions_its_body_is_no_table() -> None:
    reading = read(
        """
        | 団体名 | 奈義町 |     |
        | 人口   | 5800   | 人  |
        | 面積   | 69.5   | km2 |
        | 職員数 | 90     | 人  |
        """
    )
    assert reading.tables == ()


def test_hidden_rows_and_columns_are_read_and_reported() -> None:
    reading = read(
        "| 団体名 | 甲 | 乙 |\n| 札幌市 | 1 | 2 |\n| 函館市 | 3 | 4 |\n| 小樽市 | 5 | 6 |",
        hidden_rows=[3],
        hidden_columns=["C"],
    )
    table = only(reading)
    assert [list(v.values) for v in table.values] == [[1, 3, 5], [2, 4, 6]]
    assert [d.id for d in reading.doubts] == ["hidden-rows", "hidden-columns"]


def test_65536_rows_that_hold_only_a_year_are_blank() -> None:
    """hazards.md#used-range-beyond-the-data: JUKI/1903 has its year written down to the last row."""
    cells = {(1, 1): "団体名", (1, 2): "人口"}
    for row, name in enumerate(["札幌市", "函館市", "小樽市"], start=2):
        cells |= {(row, 1): name, (row, 2): str(row)}
    cells |= {(row, 3): "2020" for row in range(1, 65537)}
    started = time.process_time()
    table = only(recognise(grid_of(cells)))
    assert time.process_time() - started < 15
    assert counts(table) == {"header": 1, "designated_city": 1, "municipality": 2, "blank": 65532}
    assert {i.period.text for i in table.items if i.period} == {"2020"}


def test_ten_thousand_columns_take_bounded_time() -> None:
    cells = {(row, col): f"{row}{col}" for row in range(1, 4) for col in range(1, 10001)}
    cells |= {(2, 1): "札幌市", (3, 1): "函館市"}
    started = time.process_time()
    recognise(grid_of(cells))
    assert time.process_time() - started < 40


def test_a_merge_over_the_whole_sheet_is_survived() -> None:
    cells = {(1, 1): "札幌市", (2, 1): "函館市", (3, 1): "小樽市", (3, 2): "5"}
    recognise(grid_of(cells, merges=(Merge(1, 1, 1048576, 16384), Merge(1, 1, 3, 2), Merge(2, 2, 2, 2))))


@pytest.mark.parametrize("rows", [20_000])
def test_a_large_table_is_read_in_seconds(rows: int) -> None:
    names = ["札幌市", "函館市", "小樽市", "旭川市", "室蘭市"]
    columns = {1: GridColumn(), 2: GridColumn()}
    columns[1].put(1, "団体名", CellKind.TEXT)
    columns[2].put(1, "年度", CellKind.TEXT)
    for col in range(3, 43):
        columns[col] = GridColumn()
        columns[col].put(1, f"指標{col}", CellKind.TEXT)
    for row in range(2, rows + 2):
        columns[1].put(row, names[row % 5], CellKind.TEXT)
        columns[2].put(row, str(1950 + row // 5 % 100), CellKind.NUMBER)
        for col in range(3, 43):
            columns[col].put(row, f"{row}.{col}", CellKind.NUMBER)
    grid = Grid("Sheet1", columns, rows + 1, 42)
    started = time.process_time()
    table = only(recognise(grid))
    assert time.process_time() - started < 30
    assert len(table.items) == rows
    assert table.values[0].values[0] == 2.3


_CELL = st.one_of(
    st.sampled_from(
        [
            "札幌市",
            "函館市",
            "北海道",
            "合計",
            "平均",
            "011002",
            "団体名",
            "コード",
            "人口",
            "計",
            "男",
            "※注",
            "（単位：人）",
        ]
    ),
    st.sampled_from(
        ["令和6年度", "2020", "-", "…", "***", "#N/A", "　", "\n", "\u202d5\u202c", "中央区", "泊村", "府中市"]
    ),
    st.text(max_size=12),
    st.integers(-(10**6), 10**6).map(str),
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 7)), _CELL, max_size=40),
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 7), st.integers(0, 3), st.integers(0, 3)), max_size=4),
)
def test_any_cells_give_an_answer(cells: dict[tuple[int, int], str], merges: list[tuple[int, int, int, int]]) -> None:
    filled = {at: text for at, text in cells.items() if text}
    ranges = tuple(Merge(top, left, top + down, left + across) for top, left, down, across in merges)
    reading = recognise(grid_of(filled, merges=ranges))
    for table in reading.tables:
        assert sum(table.row_counts.values()) == table.last_line - table.first_line + 1
        for item in table.items:
            for series, values in zip(table.series, table.values, strict=True):
                ref = table.value_ref(item, series)
                assert values.texts[table.items.index(item)] == filled.get((ref.row, ref.col), "")


def test_what_no_table_took_in_is_listed_with_its_cells() -> None:
    reading = read(
        """
        | 団体名 | 人口 |  | 区分 | 数 |
        | 札幌市 | 1    |  |      |    |
        | 函館市 | 2    |  |      |    |
        | 小樽市 | 3    |  |      |    |
        |        |      |  |      |    |
        | 団体名 | 面積 |  |      |    |
        | 札幌市 | 5    |  |      |    |
        """
    )
    table = reading.tables[0]
    assert table.values[0].values[0] == 1.0
    covered = sum(reading.row_counts.values())
    assert covered == 7
    taken = {i.line for t in reading.tables for i in t.items}
    assert 7 in taken or "A7" in [cell.ref.a1 for cell in reading.leftovers]
    assert 7 in taken or "left-over" in [d.id for d in reading.doubts]


def test_side_by_side_blocks_count_each_line_once() -> None:
    reading = read(
        """
        | 団体名 | 人口 |  | 団体名   | 人口 |
        | 札幌市 | 1    |  | 千代田区 | 4    |
        | 函館市 | 2    |  | 奈義町   | 5    |
        | 小樽市 | 3    |  | 与那国町 | 6    |
        | 旭川市 | 3    |  |          |      |
        """
    )
    assert {c.value: n for c, n in reading.row_counts.items()} == {"header": 1, "designated_city": 1, "municipality": 3}
    assert reading.leftover_cells == 0
