"""Kept rows are what the view that works them out says, after everything that changes what is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from axstat.errors import CheckFailed
from axstat.model.observations import Asked
from axstat.store import Writer, backup, open_writer, restore
from tests.support.units import HAKODATE, NAGI, SAPPORO, indicator_unit, make_database, overtime_unit

KEPT = ("overtime", "overtime_year")


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the kept views, having seen that they are the very rows of those that work them out."""
    shown = {}
    with duckdb.connect(path, read_only=True) as connection:
        for name in KEPT:
            shown[name] = connection.execute(f"from {name} order by all").fetchall()
            assert shown[name] == connection.execute(f"from store.{name}_found order by all").fetchall()
    return shown


NEW = {"hours_per_year": 110.0}
FIRST = overtime_unit({NAGI: {"hours_per_year": 90.0}, SAPPORO: {"hours_per_month": 9.5}}, year=2023, file="a.xlsx")
FINAL = overtime_unit({NAGI: {"hours_per_year": 90.0}, HAKODATE: {"hours_per_year": 80.0}}, year=2023, file="b.xlsx")
OTHER_YEAR = overtime_unit({NAGI: {"hours_per_month": 7.0}}, year=2024, file="c.xlsx")
PRETENDED = overtime_unit({NAGI: {"hours_per_month": 1.0}}, year=2025, file="d.xlsx", simulated=True)
REAL = overtime_unit({NAGI: {"hours_per_month": 2.0}}, year=2025, file="e.xlsx")
ELSEWHERE = indicator_unit({NAGI: {"財政力指数": 0.27}})

STEPS: dict[str, Callable[[Writer], object]] = {
    "a list of the same year": lambda writer: writer.load(FINAL),
    "another year": lambda writer: writer.load(OTHER_YEAR),
    "another dataset": lambda writer: writer.load(ELSEWHERE),
    "simulated figures": lambda writer: writer.load(PRETENDED),
    "real figures that put them away": lambda writer: writer.load(REAL),
    "the real ones gone again": lambda writer: writer.remove(6),
    "a decision": lambda writer: writer.use(1),
    "the decision taken back": lambda writer: writer.use(1, undo=True),
    "a publisher": lambda writer: writer.cite([1], {"publisher": "総務省"}, replace=True),
    "the publisher taken back": lambda writer: writer.cite([1], {"publisher": None}),
    "a file read anew": lambda writer: writer.load(
        replace(
            overtime_unit({NAGI: {"hours_per_month": 8.0}}, year=2024, file="c.xlsx"),
            file=OTHER_YEAR.file,
            asked=Asked("c.xlsx", dataset="overtime"),
        )
    ),
    "rows sorted anew": lambda writer: writer.compact(),
    "a source removed": lambda writer: writer.remove(2),
}


def test_every_step_leaves_the_rows_that_the_views_work_out(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", FIRST)
    assert [len(found) for found in rows(path).values()] == [2, 1]
    seen = []
    for step in STEPS.values():
        with open_writer(path) as writer:
            step(writer)
        seen.append(rows(path))
    assert len({str(shown) for shown in seen}) > len(STEPS) // 2, "most steps change what is kept"


def test_nothing_is_kept_of_what_was_all_removed(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", FIRST, ELSEWHERE)
    with open_writer(path) as writer:
        writer.remove(1)
    assert rows(path) == {"overtime": [], "overtime_year": []}


def test_a_load_that_fails_leaves_the_rows_as_they_were(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", FIRST)
    before = rows(path)
    other = overtime_unit({NAGI: NEW}, year=2023, file="f.xlsx", title="別の調査")
    with open_writer(path) as writer, pytest.raises(CheckFailed):
        writer.load(other)
    assert rows(path) == before


def test_a_restored_backup_keeps_its_own_rows(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", FIRST)
    before = rows(path)
    backup(path, tmp_path / "backup.duckdb", force=False, wait=0, on_wait=None)
    with open_writer(path) as writer:
        writer.load(OTHER_YEAR)
    assert rows(path) != before
    restore(path, tmp_path / "backup.duckdb", force=True, wait=0, on_wait=None)
    assert rows(path) == before


@pytest.mark.parametrize(
    "change",
    [
        "update store.source set simulated = true",
        "update store.series set decimals = 1",
        "update store.item set label = 'x', area_id = null",
        "delete from store.observation where series_id = 1",
        "update store.observation set value = 91 where value = 90",
        "update store.sheet_table set transposed = true",
    ],
)
def test_the_next_writing_mends_what_was_changed_from_outside(change: str, tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", FIRST)
    with duckdb.connect(path) as connection:
        connection.execute(change)
    with open_writer(path) as writer:
        writer.load(ELSEWHERE)
    rows(path)
