"""Cells of published workbooks, at addresses looked up by eye; skipped where the workbooks are not at hand."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from axstat.model.cells import CellKind
from axstat.model.values import Reading, Status
from axstat.values.numbers import read_value
from tests.support.real import real

pytestmark = pytest.mark.real
FURUSATO = "furusato_detail_R1.xlsx"
INDICES_R3 = "fiscal_indices_city_R3.xlsx"
INDICES_H20 = "fiscal_indices_city_H20.xls"
INDICES_H23 = "fiscal_indices_city_H23.xls"


@cache
def sheet(name: str) -> Any:
    path = real(name)
    if path.suffix == ".xls":
        import xlrd

        return xlrd.open_workbook(path, formatting_info=True)
    import openpyxl

    return openpyxl.load_workbook(path).worksheets[0]


def xlsx_cell(name: str, address: str) -> Reading:
    """Read a cell through openpyxl, independently of axstat's own reader."""
    cell = sheet(name)[address]
    kinds = {"n": CellKind.NUMBER, "s": CellKind.TEXT, "e": CellKind.ERROR}
    kind = CellKind.BLANK if cell.value is None else kinds[cell.data_type]
    return read_value("" if cell.value is None else str(cell.value), kind, cell.number_format)


def xls_cell(name: str, row: int, col: int) -> Reading:
    """Read a cell through xlrd; row and column count from 1."""
    book = sheet(name)
    cell = book.sheet_by_index(0).cell(row - 1, col - 1)
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    kind = CellKind.NUMBER if cell.ctype == 2 else CellKind.TEXT
    return read_value(repr(cell.value) if kind is CellKind.NUMBER else str(cell.value), kind, number_format)


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        (FURUSATO, "G1327", Reading(65918229.0, Status.NORMAL)),
        (FURUSATO, "BO1435", Reading(9092000.0, Status.NORMAL)),
        (FURUSATO, "J34", Reading(None, Status.MISSING)),
        (FURUSATO, "J1241", Reading(None, Status.MISSING)),
        (FURUSATO, "J1468", Reading(None, Status.MISSING)),
        (FURUSATO, "T1181", Reading(None, Status.ERROR, note="#VALUE!")),
        (FURUSATO, "M1181", Reading(None, Status.INCLUDED_ELSEWHERE)),
        (FURUSATO, "M1467", Reading(None, Status.INCLUDED_ELSEWHERE)),
        (FURUSATO, "CF724", Reading(None, Status.UNPARSED)),
        (FURUSATO, "BS627", Reading(None, Status.UNPARSED)),
        (FURUSATO, "DJ785", Reading(None, Status.UNPARSED)),
        (FURUSATO, "DJ230", Reading(None, Status.UNPARSED)),
        (FURUSATO, "DJ423", Reading(None, Status.UNPARSED)),
        (FURUSATO, "CO1341", Reading(None, Status.UNPARSED)),
        (INDICES_R3, "G21", Reading(None, Status.MISSING)),
        (INDICES_R3, "H1744", Reading(None, Status.MISSING)),
    ],
)
def test_cells_of_published_xlsx_files(name: str, address: str, expected: Reading) -> None:
    assert xlsx_cell(name, address) == expected


@pytest.mark.parametrize(
    ("name", "row", "col", "expected"),
    [
        (INDICES_H20, 651, 3, Reading(0.80, Status.NORMAL, note="(…)")),
        (INDICES_H20, 651, 4, Reading(69.1, Status.NORMAL, note="(…)")),
        (INDICES_H23, 1745, 4, Reading(0.5079161882893227, Status.NORMAL)),
    ],
)
def test_cells_of_published_xls_files(name: str, row: int, col: int, expected: Reading) -> None:
    assert xls_cell(name, row, col) == expected
