"""The helper that other tests draw sheets with."""

from __future__ import annotations

from pathlib import Path

from axstat.model.cells import Mark, Style
from axstat.workbook import open_workbook
from tests.support.sheets import Drawing, draw, write_workbook
from tests.workbook.parts import cells


def test_a_drawn_sheet_is_read_as_drawn() -> None:
    grid = draw(
        r"""
        | 団体コード | 市区町村名 | 人口   |         | 率      |
        |            |            | 男     | 女      | 前年\n比 |
        | 011002     | 札幌市     | 918682 | 1054713 | #DIV/0! |
        | '131016'   | 千代田区   | -0.5   | 　      | TRUE    |
        """,
        merge="A1:A2 B1:B2 C1:D1",
        name="人口",
        formats={"C": "#,##0", "E4": "0%", "1": "@"},
        hidden_rows=[2],
        hidden_columns=["B"],
        comments={"C3": "速報値"},
    )

    assert cells(grid) == {
        "A1": ("TEXT", "団体コード"),
        "B1": ("TEXT", "市区町村名"),
        "C1": ("TEXT", "人口"),
        "E1": ("TEXT", "率"),
        "C2": ("TEXT", "男"),
        "D2": ("TEXT", "女"),
        "E2": ("TEXT", "前年\n比"),
        "A3": ("TEXT", "011002"),
        "B3": ("TEXT", "札幌市"),
        "C3": ("NUMBER", "918682"),
        "D3": ("NUMBER", "1054713"),
        "E3": ("ERROR", "#DIV/0!"),
        "A4": ("TEXT", "131016"),
        "B4": ("TEXT", "千代田区"),
        "C4": ("NUMBER", "-0.5"),
        "D4": ("TEXT", "　"),
        "E4": ("BOOLEAN", "TRUE"),
    }
    assert (grid.sheet, list(map(str, grid.merges))) == ("人口", ["A1:A2", "B1:B2", "C1:D1"])
    assert (grid.number_format(3, 3), grid.number_format(4, 5), grid.number_format(1, 5)) == ("#,##0", "0%", "@")
    assert (set(grid.hidden_rows), set(grid.hidden_columns), *grid.notes) == ({2}, {2}, "速報値")


def test_a_drawn_sheet_has_the_lines_and_struck_cells_asked_for() -> None:
    grid = draw("| 計 | 1 |\n| 市 | 2 |", edges={"A1:B1": "TB", "B2": "R"}, struck=["2"], formats={"B": "0.0"})

    assert [grid.style(row, col) for row in (1, 2) for col in (1, 2)] == [
        Style("", "TB"),
        Style("0.0", "TB"),
        Style(),
        Style("0.0", "R"),
    ]
    assert grid.marks == {(2, 1): Mark.STRUCK, (2, 2): Mark.STRUCK}


def test_a_drawn_workbook_holds_its_sheets_where_they_start(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a" / "b.xlsx", {"表": Drawing("| 1 |", start="O17"), "隠し": Drawing("| 2 |", hidden=True)}
    )

    grids = open_workbook(path)[0].sheets

    assert [(grid.sheet, grid.hidden, cells(grid)) for grid in grids] == [
        ("表", False, {"O17": ("NUMBER", "1")}),
        ("隠し", True, {"A1": ("NUMBER", "2")}),
    ]
