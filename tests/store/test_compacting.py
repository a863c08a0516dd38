"""A rewritten database says the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from axstat.errors import DatabaseMissing
from axstat.model.observations import WideColumn, WideView
from axstat.model.text import Label
from axstat.store import Geography, compacting, open_writer
from tests.store.conftest import select
from tests.support.folders import names
from tests.support.units import (
    AREAS,
    HAKODATE,
    NAGI,
    SAPPORO,
    Cells,
    indicator_unit,
    labour_unit,
    make_database,
    overtime_unit,
)

UNITS = [
    *(
        overtime_unit(
            {NAGI: {"hours_per_month": 30.5 + n, "pct_over_45h": "***"}, SAPPORO: {"hours_per_month": 9}}, year=2020 + n
        )
        for n in range(3)
    ),
    indicator_unit({NAGI: {"財政力指数": 0.27, "備考": "合併"}, HAKODATE: {"財政力指数": 0.5}}),
    labour_unit([{"category": "事務職", "gap_10k": 437}]),
    overtime_unit(
        {NAGI: {"hours_per_month": 31.0}, SAPPORO: {"hours_per_month": "1,009.50"}}, year=2020, file="again.xlsx"
    ),
]
VIEWS = ("overtime_all", "labour_all", "indicator_all", "area", "area_region", "source", "finding", "observation")


def everything(path: Path) -> dict[str, list[object]]:
    """Return all rows of all views but for the keys that a rewrite changes."""
    rows: dict[str, list[object]] = {view: list(select(path, f"from {view} order by all")) for view in VIEWS}
    rows["detail"] = list(
        select(path, "select * exclude (series_id) from observation_detail order by source_id, sheet, cell")
    )
    return rows


def test_every_view_says_the_same_after_a_rewrite(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", *UNITS)
    before = everything(path)
    with open_writer(path) as writer:
        writer.compact()
    assert everything(path) == before
    assert names(tmp_path) == ["a.duckdb"]


def test_one_measure_is_one_stretch_after_a_rewrite(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", *UNITS)
    with open_writer(path) as writer:
        writer.compact()
    assert select(
        path, "select measure, fiscal_year from store.series where measure like 'hours%' order by series_id"
    ) == [
        ("hours_per_month", 2020),
        ("hours_per_month", 2020),
        ("hours_per_month", 2021),
        ("hours_per_month", 2022),
    ]
    keys = "select series_id, item_id from store.observation"
    assert select(path, keys) == select(path, f"{keys} order by all")


def test_the_views_of_declared_datasets_outlive_a_rewrite(tmp_path: Path) -> None:
    column = WideColumn("財政力指数", Label("財政力指数", "fiscal strength"), "")
    view = WideView("indicator_by_area", Label("財政", "finances"), (column,), ("sex",))
    unit = replace(indicator_unit({NAGI: {"財政力指数": 0.27}}), views=(view,))
    path = make_database(tmp_path / "a.duckdb", unit)
    comments = "select column_name, comment from duckdb_columns() where table_name = 'indicator_by_area' order by all"
    before = list(select(path, comments))
    with open_writer(path) as writer:
        writer.compact()
    assert list(select(path, comments)) == before
    assert ("財政力指数", "fiscal strength (財政力指数), ") in before
    with open_writer(path) as writer:  # the rewritten view is known as the dataset's own, and may be replaced
        writer.load(replace(indicator_unit({HAKODATE: {"財政力指数": 0.5}}, file="b.xlsx"), views=(view,)))


def test_loading_goes_on_after_a_rewrite(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", *UNITS)
    with open_writer(path) as writer:
        writer.compact()
        assert writer.asked(UNITS[0].file.sha256) is not None
        assert writer.load(overtime_unit({NAGI: {"hours_per_month": 1.5}}, year=2030)).source_id == 7
    assert select(path, "select hours_per_month from overtime where fiscal_year = 2030") == [(1.5,)]
    assert select(path, "select count(*) = count(distinct series_id) from store.series") == [(True,)]


@pytest.mark.parametrize(("sources", "sorted_rows"), [(3, []), (4, [("16",)]), (7, [("16",)]), (8, [("32",)])])
def test_a_large_database_is_rewritten_whenever_it_has_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sources: int, sorted_rows: list[tuple[str]]
) -> None:
    monkeypatch.setattr(compacting, "LEAST_ROWS", 10)
    path = tmp_path / "a.duckdb"
    for n in range(sources):
        with open_writer(path, geography=Geography(AREAS, ())) as writer:
            four: Cells = {place: {"hours_per_month": n} for place in (NAGI, SAPPORO, HAKODATE, "旧町")}
            writer.load(overtime_unit(four, year=2000 + n))
    assert select(path, "select value from store.meta where name = 'sorted_observations'") == sorted_rows


def test_compacting_needs_a_database(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.duckdb") as writer, pytest.raises(DatabaseMissing):
        writer.compact()
    assert list(tmp_path.iterdir()) == []
