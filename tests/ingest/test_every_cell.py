"""Ministries' workbooks as published: every value cell against an independent reading of the same file.

Ranges, header texts and label columns are written down in published_layouts, found by eye; the cells are read and
judged by published, never by axstat. Without the files these tests skip, by name.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.ingest.published import cells_of, judge_csv, listed, of_2011
from tests.ingest.published_layouts import SHEETS, Seen, Sheet, expected, joined
from tests.support.real import real
from tests.support.shown import told

pytestmark = pytest.mark.real

QUERY = """
select cell, sheet, area_code, header_path, time_period, status, value, raw, row_class
from observation_detail
"""


def loaded(file: str, db: Path, year: int | None = None) -> list[Any]:
    """Ingest one file into a new database and return its observations."""
    report = ingest([real(file)], db=db, year=year)
    assert [f.outcome for f in report.files] == ["loaded"], told(report)
    with open_reader(db) as reader:
        return list(reader.execute(QUERY).rows)


def same_raw(found: str, there: str | float) -> bool:
    """Compare raw texts; a number's text may be written in more than one way."""
    if isinstance(there, str):
        return found == there
    return float(found) == float(there)


def compare(rows: list[Any], wanted: dict[str, Seen], sheet: str) -> None:
    """Compare every observation with the cell at its address, and find no other one."""
    assert {row[1] for row in rows} == {sheet}
    assert len({row[0] for row in rows}) == len(rows)
    assert {row[0] for row in rows} == wanted.keys()
    wrong = []
    for cell, _, area, heading, period, status, value, raw, _ in rows:
        want = wanted[cell]
        # A body that no list at hand knows has the code of a body that was dissolved: tests/areas checks which.
        told = (
            area if want.area is not None or area in {*listed().values(), *of_2011().values()} else None,
            heading,
            period,
            status,
        ) == want[:4]
        told = told and same_raw(raw, want.raw)
        close = value == want.value or (
            value is not None and want.value is not None and value == pytest.approx(want.value, rel=1e-12)
        )
        if not (told and close):
            wrong.append((cell, Seen(area, heading, period, status, value, raw), want))
    assert not wrong, f"{len(wrong)} cells: {wrong[:3]}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_every_value_cell_is_one_observation_with_its_area_measure_and_period(sheet: Sheet, tmp_path: Path) -> None:
    rows = loaded(sheet.file, tmp_path / "axstat.duckdb", sheet.year)
    compare(rows, expected(sheet), sheet.name)
    assert len({row[2] for row in rows if row[2] is not None}) == sheet.areas
    assert len({row[0].strip("ABCDEFG") for row in rows if row[8] == "unlisted"}) == sheet.unlisted
    assert Counter(row[5] for row in rows) == sheet.statuses
    assert len({row[3] for row in rows}) == len(set(sheet.headings()))
    assert not {row[8] for row in rows} & {"total", "average", "county"}


def test_bodies_that_stand_as_columns_are_the_bodies_of_the_code_list_in_its_order(tmp_path: Path) -> None:
    file = "dx_progress_municipalities_transposed.csv"
    cells = cells_of(file, "", 0)
    bodies = [code for (_, name), code in sorted(listed().items(), key=lambda item: item[1]) if name]
    names = [name for (_, name), _ in sorted(listed().items(), key=lambda item: item[1]) if name]
    assert names == [name.replace("ケ", "ヶ").replace("檮", "梼") for name in cells[0][2:1743]]
    wanted = {
        f"{get_column_letter(col)}{row}": Seen(
            bodies[col - 3],
            joined(*cells[row - 1][:2]),
            "FY2023",
            *judge_csv(cells[row - 1][col - 1]),
            cells[row - 1][col - 1],
        )
        for row in range(2, 17)
        for col in range(3, 1744)
    }
    rows = loaded(file, tmp_path / "axstat.duckdb", 2023)
    compare(rows, wanted, file.removesuffix(".csv"))
    assert Counter(row[5] for row in rows) == {"normal": 8703, "unparsed": 17412}
    assert len({row[2] for row in rows}) == 1741


def test_a_list_of_codes_is_a_source_without_observations(tmp_path: Path) -> None:
    assert loaded("mic_codes_2024.xlsx", tmp_path / "axstat.duckdb") == []
    with open_reader(tmp_path / "axstat.duckdb") as reader:
        assert reader.execute("select file, title from source").rows == [("mic_codes_2024.xlsx", "")]


def test_a_web_page_under_a_workbooks_name_is_refused_as_one(tmp_path: Path) -> None:
    report = ingest([real("not_a_workbook.xlsx")], db=tmp_path / "axstat.duckdb")
    assert (report.exit_code, report.files[0].outcome) == (3, "refused")
    assert "is a web page" in report.errors[0].message
    assert not (tmp_path / "axstat.duckdb").exists()
