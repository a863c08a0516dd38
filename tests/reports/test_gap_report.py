"""From policy to money to people for one body: what is loaded is shown with its cell, what is not is a gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.reports import gap_report
from axstat.store import open_reader

COMPILED = Path(__file__).resolve().parents[2] / "data" / "compiled"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the shipped answers and fiscal indices, without any figure of people."""
    path = tmp_path_factory.mktemp("gap") / "axstat.duckdb"
    assert ingest([COMPILED / "dx_progress.xlsx", COMPILED / "fiscal_indices.xlsx"], db=path).exit_code == 0
    return path


def test_what_is_loaded_stands_with_its_cell_and_what_is_not_is_named(database: Path) -> None:
    with open_reader(database) as reader:
        result = gap_report(reader, "北海道札幌市")
    rows = {str(row["item"]): row for row in result.records()}
    assert rows["AIの導入状況"]["answer"] == "実施"  # dx_progress.xlsx, D6 of its sheet
    assert (rows["財政力指数"]["value"], rows["財政力指数"]["period"]) == (0.70, "FY2024")
    assert {item for item, row in rows.items() if row["status"] == "not_loaded"} == {
        "年間時間外勤務",
        "人口",
        "人口（計）",
        "将来推計人口",
        "65歳以上人口の割合",
    }
    assert all(row["value"] is None for row in rows.values() if row["status"] == "not_loaded")
    assert all(row["cell"] for row in rows.values() if row["status"] != "not_loaded")
    assert "5 not loaded" in result.notes[0].en
