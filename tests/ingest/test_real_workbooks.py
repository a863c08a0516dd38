"""Ministries' workbooks as published: what ingest counts, and what stands in the database at the cells.

The files lie beside the project and are never part of it; without them these tests skip, by name.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.real import real

pytestmark = pytest.mark.real


def look(name: str, year: int | None = None) -> FileReport:
    """Go through a file's checks without loading it."""
    return ingest([real(name)], db=Path("never.duckdb"), year=year, dry_run=True).files[0]


# areas found; figures by status; lines by class (areas and what is left out)
COUNTS = {
    "fiscal_indices_city_H17.xls": (
        1844,
        {"normal": 9220},
        {"municipality": 1830, "designated_city": 14, "average": 1},
        ("FY2005", "2006-04-01"),
    ),
    "fiscal_indices_city_H20.xls": (
        1800,
        {"normal": 8754, "missing": 246},
        {"municipality": 1783, "designated_city": 17, "average": 1},
        ("FY2008",),
    ),
    "fiscal_indices_city_H23.xls": (
        1742,
        {"normal": 8294, "missing": 416},
        {"municipality": 1723, "designated_city": 19, "average": 1},
        ("FY2011",),
    ),
    "fiscal_indices_city_H29.xlsx": (
        1741,
        {"normal": 8029, "missing": 676},
        {"municipality": 1721, "designated_city": 20, "average": 1},
        ("FY2017",),
    ),
    "fiscal_indices_city_R3.xlsx": (
        1741,
        {"normal": 7889, "missing": 816},
        {"municipality": 1721, "designated_city": 20, "average": 1},
        ("FY2021",),
    ),
    "fiscal_indices_designated_R3.xlsx": (
        20,
        {"normal": 96, "missing": 4},
        {"designated_city": 20, "average": 2},
        ("FY2021",),
    ),
    "juki_population_2003.xlsx": (
        1969,
        {"normal": 43318},
        {"municipality": 1727, "designated_city": 20, "ward": 175, "prefecture": 47, "county": 308, "total": 1},
        ("2019", "2020-01-01", "2020"),
    ),
    "mic_codes_2024.xlsx": (
        1965,
        {},
        {"municipality": 1727, "designated_city": 40, "ward": 171, "prefecture": 47},
        (),
    ),
    "ssdse_c_2025_cp932.csv": (
        48,
        {"normal": 10848},
        {"municipality": 31, "designated_city": 15, "nation": 1, "region": 1},
        ("2022/2024",),
    ),
}
LEFT_ASIDE = {"title", "header", "note", "blank"}


@pytest.mark.parametrize("name", COUNTS)
def test_areas_values_and_lines_are_counted(name: str) -> None:
    file = look(name)
    assert file.outcome == "would-load", file.error
    assert file.counts is not None
    lines = {k: v for k, v in file.counts.rows.items() if k not in LEFT_ASIDE}
    assert (file.counts.areas, file.counts.statuses, lines, file.counts.periods) == COUNTS[name]
    assert not [c.message for c in file.checks if c.severity == "error"]


def test_sums_that_the_ministry_prints_are_the_sums_of_what_was_read() -> None:
    said = {c.id: c.message for c in look("juki_population_2003.xlsx").checks}
    assert "12 printed totals equal" in said["totals"]
    assert "564 prefecture figures equal" in said["prefecture-totals"]
    assert "3,696 county figures equal" in said["county-totals"]


def test_a_table_without_a_year_asks_for_it_and_loads_with_it() -> None:
    name = "dx_progress_municipalities_transposed.csv"
    refused = look(name)
    assert (refused.outcome, refused.error.id if refused.error else "") == ("refused", "period-unknown")
    assert look(name, 2023).outcome == "would-load"


def test_words_in_a_column_of_figures_are_counted_and_kept() -> None:
    file = look("furusato_detail_R1.xlsx")
    assert file.counts is not None
    assert file.counts.areas == 1788
    assert file.counts.statuses["error"] == 3
    assert file.counts.statuses["included_elsewhere"] == 11
    assert [tuple(map(str, c.cells)) for c in file.checks if c.id == "error-cells"] == [
        ("集計!T1181", "集計!T1467", "集計!T1527")
    ]


def test_every_fiscal_index_in_the_database_is_the_one_in_its_cell(tmp_path: Path) -> None:
    path, codes = real("fiscal_indices_city_R3.xlsx"), real("mic_codes_2024.xlsx")
    db = tmp_path / "axstat.duckdb"
    report = ingest([path, codes], db=db)
    assert report.exit_code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    with open_reader(db) as reader:
        rows = reader.execute(
            "select area_code, area_name, measure, value, status, raw, sheet, cell, time_period from indicator"
        ).rows
        known = reader.execute("select count(*) from source where dataset = 'indicator'").rows
    assert known == [(2,)]
    expected = {
        (sheet.cell(row, 1).value, str(sheet.cell(2, col).value), f"{'ABCDEFGH'[col - 1]}{row}"): sheet.cell(
            row, col
        ).value
        for row in range(3, 1744)
        for col in range(4, 9)
    }
    assert len(rows) == len(expected) == 1741 * 5
    for code, _, measure, value, status, raw, where, cell, period in rows:
        cell_value = expected[code, measure, cell]
        assert (where, period) == (sheet.title, "FY2021")
        if isinstance(cell_value, str):
            assert (value, status, raw) == (None, "missing", cell_value)
        else:
            assert value == pytest.approx(cell_value, abs=1e-12)
            assert status == "normal"
            assert float(raw) == pytest.approx(cell_value, abs=1e-12)
