"""Every cell of the drawn sheets: value, status, area, period, unit and measure are those of truth.csv, stored once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.scoring import SHEETS, Ended, Wanted, differences, ingested, truth, twice, year_of

UNTOLD = tuple(sorted(path.name for path in SHEETS.iterdir() if path.name not in truth()))
"""Sheets of which the truth says nothing cell by cell."""
WITHOUT_PERIOD = "a1_history_above.xlsx"
"""Its date stands above lines of a history of the whole: axstat reads it or asks, and takes no line's year for it."""


def looked_at(name: str, folder: Path, wanted: tuple[Wanted, ...]) -> Ended:
    """Ingest a sheet as a user does: without a year, then with the one axstat asks for."""
    ended = ingested([SHEETS / name], folder / "axstat.duckdb")
    if ended.refused and ended.asks_for_year:
        return ingested([SHEETS / name], folder / "dated.duckdb", year=year_of(wanted))
    return ended


def complaint(name: str, ended: Ended, lines: list[str]) -> str:
    """Return what a failed test prints: every cell, and what axstat said of the file."""
    year = f" --year {ended.year}" if ended.year else ""
    return "\n  ".join([f"{name}{year}: {len(lines)} differences", *lines, f"axstat said: {ended.said or 'nothing'}"])


@pytest.mark.parametrize("name", truth())
def test_every_cell_is_stored_once_and_as_it_is(name: str, tmp_path: Path) -> None:
    wanted = truth()[name]
    ended = looked_at(name, tmp_path, wanted)
    if name == WITHOUT_PERIOD and ended.year is not None:
        return  # it asked for the period, which is all that is wanted
    lines = [*differences(wanted, ended.rows), *twice(ended.rows)]
    if lines:
        pytest.fail(complaint(name, ended, lines), pytrace=False)


@pytest.mark.parametrize("name", UNTOLD)
def test_a_sheet_without_a_truth_is_refused_or_stores_each_cell_once(name: str, tmp_path: Path) -> None:
    ended = ingested([SHEETS / name], tmp_path / "axstat.duckdb", year=2023)
    lines = twice(ended.rows)
    assert ended.refused or ended.rows, ended.said
    if lines:
        pytest.fail(complaint(name, ended, lines), pytrace=False)
