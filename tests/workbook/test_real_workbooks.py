"""Every ministry workbook, cell by cell, against an independent reader; skipped by name where the files are absent."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import openpyxl
import pytest
import python_calamine
import xlrd

from axstat.errors import NotAWorkbook
from axstat.model.cells import CellKind, Grid, parse_a1
from axstat.workbook import open_workbook
from tests.support.real import real

pytestmark = pytest.mark.real
XLSX = [
    "mic_codes_2024.xlsx",
    "fiscal_indices_city_H29.xlsx",
    "fiscal_indices_city_R3.xlsx",
    "fiscal_indices_designated_R3.xlsx",
    "juki_population_1303.xlsx",
    "juki_population_2003.xlsx",
    "furusato_detail_R1.xlsx",
    "estat_export_wage.xlsx",
]
XLS = ["fiscal_indices_city_H17.xls", "fiscal_indices_city_H20.xls", "fiscal_indices_city_H23.xls"]
BUILT_IN = set(openpyxl.styles.numbers.BUILTIN_FORMATS.values())
CSV = [("dx_progress_municipalities_transposed.csv", "utf-8-sig"), ("ssdse_c_2025_cp932.csv", "cp932")]


@cache
def sheets(name: str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook, which are read once for all tests."""
    return open_workbook(real(name))[0].sheets


def found(grid: Grid) -> dict[tuple[int, int], tuple[CellKind, str]]:
    """Return every cell that holds a text, by row and column."""
    return {
        (row, col): (CellKind(column.kinds[row]), text)
        for col, column in grid.columns.items()
        for row, text in enumerate(column.texts)
        if text
    }


def as_openpyxl_says(cell: Any) -> tuple[CellKind, object]:
    kind = {"n": CellKind.NUMBER, "s": CellKind.TEXT, "e": CellKind.ERROR, "b": CellKind.BOOLEAN}[cell.data_type]
    return kind, cell.value


def same(ours: tuple[CellKind, str], theirs: tuple[CellKind, object]) -> bool:
    if ours[0] == CellKind.NUMBER == theirs[0]:
        return float(ours[1]) == theirs[1]
    return ours == theirs


@pytest.mark.parametrize("name", XLSX)
def test_every_cell_of_an_xlsx_is_what_openpyxl_reads(name: str) -> None:
    path = real(name)
    grids = sheets(name)
    book = openpyxl.load_workbook(path, data_only=True)

    assert [grid.sheet for grid in grids] == [sheet.title for sheet in book.worksheets]
    for grid, sheet in zip(grids, book.worksheets, strict=True):
        theirs = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None and cell.value != ""]
        expected = {(cell.row, cell.column): as_openpyxl_says(cell) for cell in theirs}
        ours = found(grid)
        assert ours.keys() == expected.keys()
        assert [at for at in ours if not same(ours[at], expected[at])] == []
        assert (grid.n_rows, grid.n_cols) == (max(r for r, _ in expected), max(c for _, c in expected))
        own_formats = [cell for cell in theirs if cell.style_id and cell.number_format not in BUILT_IN]
        assert all(grid.number_format(cell.row, cell.column) == cell.number_format for cell in own_formats)
        merged = {(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges}
        assert {(m.top, m.left, m.bottom, m.right) for m in grid.merges} == merged
        hidden = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
        assert grid.hidden_rows == {row for row in hidden if row <= grid.n_rows}
        assert grid.hidden is (sheet.sheet_state != "visible")


@pytest.mark.parametrize("name", XLSX)
def test_every_number_of_an_xlsx_is_what_calamine_reads(name: str) -> None:
    path = real(name)
    book = python_calamine.CalamineWorkbook.from_path(str(path))

    for grid in sheets(name):
        rows = book.get_sheet_by_name(grid.sheet).to_python(skip_empty_area=False)
        ours = {at: float(text) for at, (kind, text) in found(grid).items() if kind == CellKind.NUMBER}
        theirs = {
            (row, col): float(value)
            for row, values in enumerate(rows, start=1)
            for col, value in enumerate(values, start=1)
            if isinstance(value, float)
        }
        assert ours == theirs


@pytest.mark.parametrize("name", XLS)
def test_every_cell_of_an_xls_is_what_xlrd_and_calamine_read(name: str) -> None:
    path = real(name)
    book = xlrd.open_workbook(path, logfile=io.StringIO())
    other = python_calamine.CalamineWorkbook.from_path(str(path))

    for number, grid in enumerate(sheets(name)):
        sheet = book.sheet_by_index(number)
        expected = {
            (row + 1, col + 1): cell.value
            for row in range(sheet.nrows)
            for col, cell in enumerate(sheet.row(row))
            if cell.value != ""
        }
        ours = {at: float(text) if kind == CellKind.NUMBER else text for at, (kind, text) in found(grid).items()}
        rows = other.get_sheet_by_index(number).to_python(skip_empty_area=False)
        second = {(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1) if v != ""}
        assert ours == expected
        assert ours == second


@pytest.mark.parametrize(("name", "coding"), CSV)
def test_every_cell_of_a_csv_is_what_the_csv_module_reads(name: str, coding: str) -> None:
    path = real(name)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode(coding), newline="")))

    grid = sheets(name)[0]

    expected = {(r, c): (CellKind.TEXT, text) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}
    assert found(grid) == expected


PINNED = [
    ("fiscal_indices_city_R3.xlsx", 0, "A1", CellKind.TEXT, "全市町村の主要財政指標（令和３年度）"),
    ("fiscal_indices_city_R3.xlsx", 0, "H1744", CellKind.TEXT, "－"),
    ("furusato_detail_R1.xlsx", 0, "T1181", CellKind.ERROR, "#VALUE!"),
    ("furusato_detail_R1.xlsx", 0, "T1467", CellKind.ERROR, "#VALUE!"),
    ("furusato_detail_R1.xlsx", 0, "T1527", CellKind.ERROR, "#VALUE!"),
    ("furusato_detail_R1.xlsx", 0, "G1327", CellKind.TEXT, "\u202d65,918,229\u202c"),
    ("furusato_detail_R1.xlsx", 0, "BO1435", CellKind.TEXT, "9,092,000\n"),
    ("furusato_detail_R1.xlsx", 0, "J1241", CellKind.TEXT, "　-"),
    ("fiscal_indices_city_H20.xls", 0, "C651", CellKind.TEXT, "(0.80)"),
    ("fiscal_indices_city_H23.xls", 0, "D1745", CellKind.NUMBER, "0.5079161882893227"),
    ("ssdse_c_2025_cp932.csv", 0, "A1", CellKind.TEXT, "SSDSE-C-2025"),
]


@pytest.mark.parametrize(("name", "number", "address", "kind", "text"), PINNED)
def test_cells_known_to_be_hard_are_kept(name: str, number: int, address: str, kind: CellKind, text: str) -> None:
    cell = sheets(name)[number].cell(*parse_a1(address))

    assert (cell.kind, cell.text) == (kind, text)


def test_the_text_box_with_the_notes_is_read() -> None:
    notes = sheets("fiscal_indices_city_R3.xlsx")[0].notes

    assert len(notes) == 1
    assert "東京都特別区" in notes[0]
    assert "「－」" in notes[0]


def test_a_negative_number_shown_with_a_triangle_is_stored_negative() -> None:
    grid = sheets("fiscal_indices_city_R3.xlsx")[0]
    row = next(row for row in range(1, grid.n_rows + 1) if grid.text(row, 3) == "沼田町")

    assert (grid.text(row, 6), grid.number_format(row, 6)) == ("-0.1", '0.0;"▲ "0.0')


def test_the_web_page_is_refused() -> None:
    with pytest.raises(NotAWorkbook, match=r"is a web page, not a workbook .it starts with `<.xml version"):
        open_workbook(real("not_a_workbook.xlsx"))
