"""What a cell of an .xls file (BIFF8) holds comes back exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import LimitExceeded, NotAWorkbook, WorkbookLocked
from axstat.model.cells import Mark, Style
from axstat.workbook import Limits, open_workbook
from tests.workbook.biff import ErrorCode, Runs, XlsFont, XlsSheet, XlsStyle, xls_file
from tests.workbook.parts import cells, read_first


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (93.0, ("NUMBER", "93")),
        (-0.1, ("NUMBER", "-0.1")),
        (91.2, ("NUMBER", "91.2")),
        (8.799999999999999, ("NUMBER", "8.799999999999999")),
        (0.5079161882893227, ("NUMBER", "0.5079161882893227")),
        (1e300, ("NUMBER", "1e+300")),
        (9007199254740991.0, ("NUMBER", "9007199254740991")),
        (0.0, ("NUMBER", "0")),
        ("011002", ("TEXT", "011002")),
        ("札幌市\n1)", ("TEXT", "札幌市\n1)")),
        ("_x000D_", ("TEXT", "_x000D_")),
        ("𠮷野", ("TEXT", "𠮷野")),
        (True, ("BOOLEAN", "TRUE")),
        (False, ("BOOLEAN", "FALSE")),
        (ErrorCode(7), ("ERROR", "#DIV/0!")),
        (ErrorCode(0x2A), ("ERROR", "#N/A")),
        (ErrorCode(15), ("ERROR", "#VALUE!")),
    ],
)
def test_a_cell_comes_back_as_the_file_holds_it(tmp_path: Path, value: object, expected: tuple[str, str]) -> None:
    data = xls_file(XlsSheet("表", {(1, 2): (value, 0), (1, 3): (None, 0), (9, 9): (None, 0)}))

    grid = read_first(saved(tmp_path / "x.xls", data))

    assert cells(grid) == {"C2": expected}
    assert (grid.n_rows, grid.n_cols) == (2, 3)


def test_sheets_merges_hidden_rows_and_formats_are_known(tmp_path: Path) -> None:
    first = XlsSheet(
        "全市町村 ",
        {(0, 0): ("題", 0), (2, 1): (-0.1, 1), (2, 2): (45383.0, 2), (2, 3): (0.5, 0), (3, 0): ("x", 0)},
        merges=((0, 0, 0, 3), (2, 3, 1, 1), (3, 3, 0, 0)),
        hidden_rows=(1, 700),
        hidden_columns=(1, 200),
    )
    data = xls_file(first, XlsSheet("隠し", visibility=2), formats=['0.0;"▲ "0.0', 'yyyy"年"m"月"'])

    workbook = open_workbook(saved(tmp_path / "x.xls", data))[0]
    grid = workbook.sheets[0]

    assert [(sheet.sheet, sheet.hidden) for sheet in workbook.sheets] == [("全市町村 ", False), ("隠し", True)]
    assert list(map(str, grid.merges)) == ["A1:D1", "B3:B4"]
    assert (set(grid.hidden_rows), set(grid.hidden_columns)) == ({2}, {2})
    assert [grid.number_format(3, col) for col in (2, 3, 4)] == ['0.0;"▲ "0.0', 'yyyy"年"m"月"', ""]
    assert workbook.reader == "xls"


def test_a_used_range_of_65536_rows_costs_nothing(tmp_path: Path) -> None:
    blanks: dict[tuple[int, int], tuple[object, int]] = {(row, 5): (None, 0) for row in range(10, 1500, 10)}
    data = xls_file(XlsSheet("表", {(0, 0): (1.0, 0), (65535, 8): (None, 0), **blanks}))

    grid = read_first(saved(tmp_path / "x.xls", data))

    assert (grid.n_rows, grid.n_cols) == (1, 1)
    assert sum(len(column.texts) for column in grid.columns.values()) == 2


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkbookLocked, match=r"`x.xls` is protected by a password"):
        open_workbook(saved(tmp_path / "x.xls", xls_file(XlsSheet("表"), locked=True)))


def test_dates_that_count_from_1904_are_counted_from_1900(tmp_path: Path) -> None:
    sheet = XlsSheet("表", {(1, 1): (43921.0, 1), (2, 1): (5.0, 0)})

    grid = open_workbook(saved(tmp_path / "x.xls", xls_file(sheet, formats=["yyyy/m/d"], date_1904=True)))[0].sheets[0]

    assert (grid.text(2, 2), grid.text(3, 2)) == ("45383", "5")


RAISED, LOWERED, STRUCK, USUAL = 1, 2, 3, 0
FONTS = (XlsFont(escapement=1), XlsFont(escapement=2), XlsFont(struck=True))


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("8.31", ((3, RAISED),), ("8.3¹", None)),
        ("km2注1)", ((2, RAISED), (3, USUAL), (4, RAISED)), ("km²注¹⁾", None)),
        ("CO2", ((2, LOWERED),), ("CO₂", None)),
        ("𠮷野家1", ((4, RAISED),), ("𠮷野家¹", None)),
        ("12.313.2", ((0, STRUCK), (4, USUAL)), ("13.2", Mark.STRUCK_PART)),
        ("12.313.2", ((4, STRUCK),), ("12.3", Mark.STRUCK_PART)),
        ("12.3", ((0, STRUCK),), ("12.3", Mark.STRUCK)),
        ("12.3 ", ((0, STRUCK), (4, USUAL)), ("12.3 ", Mark.STRUCK)),
    ],
)
def test_raised_lowered_and_struck_runs_are_known(
    tmp_path: Path, text: str, changes: tuple[tuple[int, int], ...], expected: tuple[str, Mark | None]
) -> None:
    data = xls_file(XlsSheet("表", {(0, 0): (Runs(text, changes), 0)}), fonts=FONTS)

    grid = read_first(saved(tmp_path / "x.xls", data))

    assert (grid.text(1, 1), grid.marks.get((1, 1))) == expected


def test_a_cell_style_strikes_what_has_no_font_of_its_own(tmp_path: Path) -> None:
    cells_ = {
        (0, 0): ("済", 1),
        (0, 1): (13.0, 1),
        (1, 1): (14.0, 0),
        (2, 0): (None, 1),
        (2, 1): (Runs("12.313.2", ((4, USUAL),)), 1),
    }
    grid = read_first(
        saved(tmp_path / "x.xls", xls_file(XlsSheet("表", cells_), formats=[XlsStyle(font=STRUCK)], fonts=FONTS))
    )

    assert grid.marks == {(1, 1): Mark.STRUCK, (1, 2): Mark.STRUCK, (3, 2): Mark.STRUCK_PART}
    assert cells(grid) == {
        "A1": ("TEXT", "済"),
        "B1": ("NUMBER", "13"),
        "B2": ("NUMBER", "14"),
        "B3": ("TEXT", "13.2"),
    }


def test_built_in_formats_of_japanese_excel_and_lines_around_cells_are_known(tmp_path: Path) -> None:
    formats = [XlsStyle(57, edges="LB"), XlsStyle(27), XlsStyle(36), XlsStyle("0.0", edges="LRTB"), XlsStyle(50)]
    row: dict[tuple[int, int], tuple[object, int]] = {(0, n): (45383.0, n + 1) for n in range(5)}

    grid = read_first(saved(tmp_path / "x.xls", xls_file(XlsSheet("表", row), formats=formats)))

    era = "[$-411]ge.m.d"
    assert [grid.style(1, col) for col in range(1, 6)] == [
        Style(era, "LB"),
        Style(era),
        Style(era),
        Style("0.0", "LRTB"),
        Style(era),
    ]


def test_limits_hold(tmp_path: Path) -> None:
    path = saved(tmp_path / "x.xls", xls_file(XlsSheet("表", {(9, 9): (1.0, 0)})))

    with pytest.raises(LimitExceeded, match=r"`x.xls` holds 10 columns; the limit is `9`"):
        open_workbook(path, limits=Limits(columns=9))


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = xls_file(XlsSheet("表", {(0, 0): (1.0, 0)}))

    open_workbook(saved(tmp_path / "x.xls", data))
    with pytest.raises(NotAWorkbook):
        open_workbook(saved(tmp_path / "y.xls", data[:3000]))

    assert capfd.readouterr() == ("", "")
