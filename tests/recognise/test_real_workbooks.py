"""Ministries' own workbooks: what recognition finds in each is pinned, and every value is compared with another reader.

The workbooks are not part of the project; a test is skipped by name where its file is absent.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from axstat.model.cells import Grid, parse_a1
from axstat.model.tables import SheetReading, Table
from axstat.model.values import Status
from axstat.recognise import recognise
from axstat.workbook import open_workbook
from tests.recognise.support import counts, errors
from tests.support.real import real

pytestmark = pytest.mark.real
Cells = Callable[[int, int], Any]


def grid(name: str, sheet: int = 0) -> Grid:
    return open_workbook(real(name))[0].sheets[sheet]


@cache
def one_table(name: str, sheet: int = 0) -> Table:
    reading: SheetReading = recognise(grid(name, sheet))
    assert len(reading.tables) == 1
    table = reading.tables[0]
    assert sum(table.row_counts.values()) == (reading.n_cols if table.transposed else reading.n_rows)
    assert errors(table) == []
    return table


@cache
def other_reader(name: str, sheet: int = 0) -> Cells:
    """Return the cells as openpyxl, xlrd or csv read them."""
    path = real(name)
    if path.suffix == ".csv":
        encoding = "cp932" if "cp932" in name else "utf-8-sig"
        with path.open(encoding=encoding, newline="") as file:
            rows: list[Any] = list(csv.reader(file))
    elif path.suffix == ".xls":
        import xlrd

        book = xlrd.open_workbook(path)
        rows = [book.sheet_by_index(sheet).row_values(r) for r in range(book.sheet_by_index(sheet).nrows)]
    else:
        from openpyxl import load_workbook

        with contextlib.closing(load_workbook(path, read_only=True)) as opened:
            rows = [list(r) for r in opened.worksheets[sheet].iter_rows(values_only=True)]

    def cell(row: int, col: int) -> Any:
        return rows[row - 1][col - 1] if row <= len(rows) and col <= len(rows[row - 1]) else None

    return cell


SHAPES = [
    (
        "fiscal_indices_city_H17.xls", "C3:G1847", 5,
        {"title": 1, "header": 1, "designated_city": 20, "municipality": 1824,
         "average": 1, "blank": 1, "note": 9},
    ),
    (
        "fiscal_indices_city_H20.xls", "C3:G1803", 5,
        {"title": 1, "header": 1, "designated_city": 20, "municipality": 1780, "average": 1},
    ),
    (
        "fiscal_indices_city_H23.xls", "D3:H1745", 5,
        {"title": 1, "header": 1, "designated_city": 19, "municipality": 1723, "average": 1},
    ),
    (
        "fiscal_indices_city_H29.xlsx", "D3:H1744", 5,
        {"title": 1, "header": 1, "designated_city": 20, "municipality": 1721, "average": 1},
    ),
    (
        "fiscal_indices_city_R3.xlsx", "D3:H1744", 5,
        {"title": 1, "header": 1, "designated_city": 20, "municipality": 1721, "average": 1},
    ),
    ("fiscal_indices_designated_R3.xlsx", "C3:G24", 5, {"title": 1, "header": 1, "designated_city": 20, "average": 2}),
    (
        "juki_population_1303.xlsx", "D5:Y2284", 22,
        {"title": 1, "header": 3, "total": 1, "prefecture": 47, "designated_city": 20, "ward": 175,
         "municipality": 1728, "county": 309, "blank": 63252},
    ),
    (
        "juki_population_2003.xlsx", "D5:Y2282", 22,
        {"title": 1, "header": 3, "total": 1, "prefecture": 47, "designated_city": 20, "ward": 175,
         "municipality": 1727, "county": 308, "blank": 63254},
    ),
    (
        "furusato_detail_R1.xlsx", "D17:DJ1804", 111,
        {"note": 9, "blank": 1, "header": 6, "prefecture": 47, "designated_city": 20, "municipality": 1721},
    ),
    (
        "estat_export_wage.xlsx", "D7:D26830", 1,
        {"title": 3, "blank": 1, "header": 2, "designated_city": 280, "ward": 2450, "municipality": 24094},
    ),
    (
        "dx_progress_municipalities_transposed.csv", "C2:BOA16", 15,
        {"header": 2, "designated_city": 20, "municipality": 1721},
    ),
    (
        "ssdse_c_2025_cp932.csv", "D3:HU50", 226,
        {"header": 2, "nation": 1, "designated_city": 15, "municipality": 31, "region": 1},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rectangle", "series", "classes"), SHAPES, ids=[s[0] for s in SHAPES])
def test_shape_and_values_of_a_real_workbook(name: str, rectangle: str, series: int, classes: dict[str, int]) -> None:
    table, cells = one_table(name), other_reader(name)
    assert table.range == rectangle
    assert len(table.series) == series
    assert counts(table) == classes
    _compare_all(table, cells, rectangle)


def _compare_all(table: Table, cells: Cells, rectangle: str) -> None:
    (top, left), (bottom, right) = (parse_a1(corner) for corner in rectangle.split(":"))
    seen = set()
    for one, column in zip(table.series, table.values, strict=True):
        for index, item in enumerate(table.items):
            row, col = (one.line, item.line) if table.transposed else (item.line, one.line)
            seen.add((row, col))
            _compare(cells(row, col), column.values[index], column.status(index), column.texts[index])
    lines = bottom - top + 1
    assert len(seen) == lines * (right - left + 1)


def _compare(stored: Any, value: float | None, status: Status, text: str) -> None:
    """Compare one value with what another reader found in its cell."""
    if isinstance(stored, int | float):
        assert (value, status) == (float(stored), Status.NORMAL)
    elif stored is None or stored == "":
        assert (value, status, text) == (None, Status.MISSING, "")
    else:
        assert text.replace("\r\n", "\n") == stored.replace("_x000D_", "\r").replace("\r\n", "\n")
        if stored.isascii() and stored.replace(".", "", 1).isdigit():
            assert value == float(stored)
        elif stored in ("-", "－", "―", "　-"):
            assert status is Status.MISSING
        elif stored.startswith("#"):
            assert status is Status.ERROR


def test_the_code_list_has_two_sheets_of_areas_and_no_values() -> None:
    bodies, wards = one_table("mic_codes_2024.xlsx"), one_table("mic_codes_2024.xlsx", 1)
    assert counts(bodies) == {"header": 1, "prefecture": 47, "designated_city": 20, "municipality": 1727}
    assert counts(wards) == {"header": 1, "designated_city": 20, "ward": 171}
    assert bodies.series == wards.series == ()
    stored = other_reader("mic_codes_2024.xlsx", 1)
    for item in wards.items:
        assert item.area is not None
        assert item.area.area_code == str(stored(item.line, 1))


def test_codes_of_a_real_workbook_are_the_ones_it_prints() -> None:
    for name in ("fiscal_indices_city_R3.xlsx", "juki_population_2003.xlsx", "furusato_detail_R1.xlsx"):
        stored = other_reader(name)
        for item in one_table(name).items:
            if item.area is not None and stored(item.line, 1):
                assert item.area.area_code == stored(item.line, 1) or item.row_class.value == "county"


def test_names_alone_in_order_of_codes_give_the_published_list() -> None:
    """hazards.md#bodies-as-columns, #no-codes: 1,741 names without prefecture, 25 of them repeated."""
    listed = one_table("mic_codes_2024.xlsx")
    northern = {"016951", "016969", "016977", "016985", "016993", "017001"}
    expected = [
        i.area.area_code
        for i in listed.items
        if i.area and i.area.level == "municipality" and i.area.area_code not in northern
    ]
    table = one_table("dx_progress_municipalities_transposed.csv")
    assert [i.area.area_code for i in table.items if i.area] == expected


def test_units_and_periods_of_the_population_table() -> None:
    """hazards.md#merged-headers, #units-far-away, #two-eras-in-one-title.

    令和2年 and 令和元年 stand over groups, three units in one note.
    """
    series = {s.label: (s.unit, s.period and s.period.text) for s in one_table("juki_population_2003.xlsx").series}
    assert series["令和2年 › 人口 › 計"] == ("人", "2020")
    assert series["令和2年 › 世帯数"] == ("世帯", "2020")
    assert series["令和元年 › 増減率"] == ("%", "2019")
    assert series["令和元年 › 住民票記載数 › 出生者数"] == ("人", "2019")


def test_notes_of_a_text_box_are_notes_of_the_table() -> None:
    """hazards.md#notes-in-text-boxes."""
    assert any("特別区" in note.text for note in one_table("fiscal_indices_city_R3.xlsx").notes)
