"""The way back, checked against the workbooks themselves: 60 random figures, and three cells changed in a copy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from axstat.ingest import ingest
from axstat.present import Rendering, render
from axstat.reports import diff_results, diff_values, overtime_report, trace_value
from axstat.store import Reader, open_reader
from tests.support.golden import golden
from tests.support.real import folder

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
REAL = folder() / "fiscal_indices_city_R3.xlsx"


def same_text(raw: str, value: Any) -> bool:
    """Say whether a cell's raw text and openpyxl's value of it are the same."""
    if value is None:
        return raw.strip() == ""
    return float(raw) == value if isinstance(value, (int, float)) else raw == str(value)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped workbooks, and a real one where it is at hand."""
    path = tmp_path_factory.mktemp("cells") / "axstat.duckdb"
    ingest([*sorted(RAW.rglob("*.xlsx")), *([REAL] if REAL.exists() else [])], db=path)
    return path


@pytest.fixture(scope="module")
def reader(shipped: Path) -> Iterator[Reader]:
    """A reader of them."""
    with open_reader(shipped) as opened:
        yield opened


def test_random_figures_stand_in_the_cells_that_trace_names(reader: Reader) -> None:
    figures = reader.execute(
        "select area_code, dataset, cast(time_period as varchar), file, sheet, cell from observation_detail "
        "where area_code is not null and dataset in ('overtime', 'indicator') order by source_id, series_id, item_id"
    ).rows
    chosen = random.Random(20240401).sample(figures, 60)
    books: dict[str, Any] = {}
    for code, dataset, _, file, sheet, cell in chosen:
        traced = trace_value(reader, dataset, code).records()
        row = next(r for r in traced if (r["file"], r["sheet"], r["cell"]) == (file, sheet, cell))
        if file not in books:
            path = next(p for p in (*RAW.rglob("*.xlsx"), REAL) if p.name == file)
            books[file] = load_workbook(path, data_only=True)
        assert same_text(str(row["raw"]), books[file][sheet][cell].value), (file, sheet, cell, row["raw"])


def test_three_changed_cells_are_what_diff_shows(tmp_path: Path) -> None:
    original = RAW / "simulated" / "overtime_2024_simulated.xlsx"
    changed = tmp_path / "overtime_2024_corrected_simulated.xlsx"
    database = tmp_path / "axstat.duckdb"
    ingest([original], db=database)
    with open_reader(database) as reader:
        before = overtime_report(reader).records()[0]
        cells = [
            trace_value(reader, "overtime", name, year=2024, measure="hours_per_month").records()[0]
            for name in ("岡山県奈義町", "北海道函館市", "北海道室蘭市")
        ]
    book = load_workbook(original)
    for row, value in zip(cells, (7.0, 8.4, "***"), strict=True):
        book[str(row["sheet"])][str(row["cell"])] = value
    book.save(changed)
    ingest([changed], db=database)
    with open_reader(database) as reader:
        compared = diff_values(reader, "1", "2")
        moves = {r["column"]: r for r in diff_results(reader, "1", "2").records() if r["query"] == "overtime_share"}
        after = overtime_report(reader).records()[0]
    values = compared.records()
    assert sorted((r["name"], r["old_value"], r["new_value"], r["new_raw"]) for r in values) == sorted(
        (f"{row['prefecture']} {row['name']}", row["value"], new, raw)
        for row, (new, raw) in zip(cells, ((7.0, "7"), (8.4, "8.4"), (None, "***")), strict=True)
    )
    assert {(r["old_cell"], r["new_cell"]) for r in values} == {(row["cell"], row["cell"]) for row in cells}
    golden("queries/diff_values.csv", render(compared, "csv", Rendering()).decode())
    table = render(compared, "table", Rendering(lang="ja", width=120)).decode()
    golden("queries/diff_values.txt", table.replace(sha256(changed.read_bytes()).hexdigest()[:8], "01234567"))
    # 奈義町 12.5 → 7.0 leaves the areas over 100 hours, 函館市 7.0 → 8.4 joins them, 室蘭市 11.2 → *** leaves both.
    assert [row["value"] for row in cells] == [12.5, 7.0, 11.2]
    assert (moves["over"]["old"], moves["over"]["new"]) == (before["over"], int(str(before["over"])) - 1)
    assert moves["reporting"]["difference"] == -1.0
    assert after["over"] == moves["over"]["new"]
    assert after["suppressed"] == int(str(before["suppressed"])) + 1
