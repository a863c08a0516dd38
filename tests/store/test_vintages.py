"""Which source is current when the same thing was published again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from axstat.model.values import Status
from axstat.store import Geography, open_writer
from tests.store.conftest import select
from tests.support.units import (
    AREAS,
    FUCHU_HIROSHIMA,
    FUCHU_TOKYO,
    HAKODATE,
    NAGI,
    SAPPORO,
    Cells,
    indicator_unit,
    labour_unit,
    make_database,
    overtime_unit,
)

CURRENT = "select source_id, current from source order by source_id"
FIRST: Cells = {NAGI: {"hours_per_month": 36.7}, SAPPORO: {"hours_per_month": 8.3}, HAKODATE: {"hours_per_month": 9.0}}
CORRECTED: Cells = {
    NAGI: {"hours_per_month": 36.6},
    SAPPORO: {"hours_per_month": 8.3},
    HAKODATE: {"hours_per_month": 9.0},
}


def test_the_same_year_again_is_a_new_vintage_and_the_old_one_stays_readable(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(FIRST, year=2023),
        overtime_unit(CORRECTED, year=2023, file="corrected.xlsx"),
    )
    assert select(path, CURRENT) == [(1, False), (2, True)]
    nagi = "select source_id, hours_per_month from {} where name = '奈義町' order by source_id"
    assert select(path, nagi.format("overtime")) == [(2, 36.6)]
    assert select(path, nagi.format("overtime_all")) == [(1, 36.7), (2, 36.6)]
    assert select(path, "select distinct source_id from indicator") == [(2,)]
    assert select(path, "select count(*) from indicator_all") == [(6,)]


def test_other_years_and_editions_do_not_supersede_each_other(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(FIRST, year=2022),
        overtime_unit(FIRST, year=2023),
        labour_unit([{"category": "事務", "gap_10k": 214}], edition="2025-05", file="first.xlsx"),
        labour_unit([{"category": "事務", "gap_10k": 437}], edition="2026-01", file="second.xlsx"),
    )
    assert select(path, CURRENT) == [(1, True), (2, True), (3, True), (4, True)]
    assert select(path, "select edition, gap_10k from labour order by all") == [("2025-05", 214.0), ("2026-01", 437.0)]


def test_an_extract_does_not_put_away_the_national_table_but_its_figures_are_newer(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(FIRST, year=2023),
        overtime_unit({SAPPORO: {"hours_per_month": 8.4}}, year=2023, file="hokkaido.xlsx"),
    )
    assert select(path, CURRENT) == [(1, True), (2, True)]
    assert select(path, "select name, hours_per_month, source_id from overtime order by area_code") == [
        ("札幌市", 8.4, 2),
        ("函館市", 9.0, 1),
        ("奈義町", 36.7, 1),
    ]


def test_a_file_with_further_measures_joins_the_same_rows(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit({NAGI: {"hours_per_month": 36.7}}, year=2023),
        overtime_unit({NAGI: {"pct_over_45h": 12.5}}, year=2023, file="shares.xlsx"),
    )
    assert select(path, CURRENT) == [(1, True), (2, True)]
    assert select(path, "select hours_per_month, pct_over_45h, source_id, cell from overtime") == [
        (36.7, 12.5, 1, "D5")
    ]


def test_a_figure_withdrawn_by_the_newer_vintage_is_gone(tmp_path: Path) -> None:
    withdrawn: Cells = {NAGI: {"hours_per_month": "***"}, SAPPORO: {"hours_per_month": 8.3}}
    path = make_database(
        tmp_path / "a.duckdb", overtime_unit(FIRST, year=2023), overtime_unit(withdrawn, year=2023, file="second.xlsx")
    )
    assert select(path, "select name, hours_per_month, status, source_id from overtime order by area_code") == [
        ("札幌市", 8.3, "normal", 2),
        ("函館市", 9.0, "normal", 1),
        ("奈義町", None, "suppressed", 2),
    ]


def test_a_newer_file_about_another_year_does_not_change_this_year(tmp_path: Path) -> None:
    unit = overtime_unit(CORRECTED, year=2023, file="overtime_2024.xlsx")  # FY2024's file prints FY2023 again
    restated = replace(unit, meta=replace(unit.meta, fiscal_year=2024))
    path = make_database(tmp_path / "a.duckdb", overtime_unit(FIRST, year=2023), restated)
    assert select(path, CURRENT) == [(1, True), (2, False)]
    assert select(path, "select hours_per_month, source_id from overtime where name = '奈義町'") == [(36.7, 1)]


def test_real_data_put_away_simulated_data_whichever_came_first(tmp_path: Path) -> None:
    real, simulated = overtime_unit({NAGI: {"hours_per_month": 36.7}}), overtime_unit(FIRST, simulated=True)
    for n, order in enumerate([(simulated, real), (real, simulated)]):
        path = make_database(tmp_path / f"{n}.duckdb", *order)
        assert select(path, "select simulated, current from source order by simulated") == [
            (False, True),
            (True, False),
        ]
        assert select(path, "select name, simulated from overtime") == [("奈義町", False)]


def test_simulated_data_of_another_year_stay_current(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb", overtime_unit(FIRST, year=2022, simulated=True), overtime_unit(FIRST, year=2023)
    )
    assert select(path, "select fiscal_year, simulated, current from source order by 1") == [
        (2022, True, True),
        (2023, False, True),
    ]


def test_generic_files_supersede_only_their_own_kind(tmp_path: Path) -> None:
    index: Cells = {FUCHU_TOKYO: {"財政力指数": 1.17}, FUCHU_HIROSHIMA: {"財政力指数": 0.5}}
    other: Cells = {FUCHU_TOKYO: {"人口": 260_000}, FUCHU_HIROSHIMA: {"人口": 37_000}}
    path = make_database(
        tmp_path / "a.duckdb",
        indicator_unit(index, file="fiscal_R3.xlsx", title="主要財政指標"),
        indicator_unit(other, file="population.xlsx", title="人口"),
        indicator_unit(index, file="fiscal_R2.xlsx", title="主要財政指標", year=2020),
        indicator_unit(other, file="part2.xlsx", title="主要財政指標"),
        indicator_unit(index, file="FISCAL_R3.xls", title="", contents="again"),
        indicator_unit(index, file="renamed.xlsx", title="主要財政指標", contents="once more"),
    )
    assert select(path, CURRENT) == [(1, False), (2, True), (3, True), (4, True), (5, True), (6, True)]


def test_the_summary_says_what_happened(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.duckdb", geography=Geography(AREAS, ())) as writer:
        first = writer.load(overtime_unit({NAGI: {"hours_per_month": 36.7}, SAPPORO: {"hours_per_month": "***"}}))
        again = writer.load(overtime_unit({NAGI: {"hours_per_month": 36.7}, SAPPORO: {"hours_per_month": "***"}}))
        newer = writer.load(overtime_unit({NAGI: {"hours_per_month": 36.6}, SAPPORO: {"hours_per_month": 9}}))
        simulated = writer.load(overtime_unit(FIRST, simulated=True))
    assert (first.source_id, first.loaded, first.tables, first.items, first.series, first.observations) == (
        1,
        True,
        1,
        2,
        1,
        2,
    )
    assert first.by_status == {Status.NORMAL: 1, Status.SUPPRESSED: 1}
    assert (again.source_id, again.loaded, again.observations) == (1, False, 0)
    assert (newer.source_id, newer.superseded, newer.current) == (2, (1,), True)
    assert (simulated.superseded, simulated.current) == ((), False)


def test_removing_a_source_brings_back_what_it_superseded_and_leaves_no_orphan(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(FIRST, year=2023),
        overtime_unit(CORRECTED, year=2023, file="corrected.xlsx"),
    )
    with open_writer(path) as writer:
        writer.remove(2)
    assert select(path, CURRENT) == [(1, True)]
    assert select(path, "select hours_per_month from overtime where name = '奈義町'") == [(36.7,)]
    for table, rows in {
        "observation": 3,
        "series": 1,
        "item": 3,
        "sheet_table": 1,
        "supersession": 0,
        "finding": 0,
    }.items():
        assert select(path, f"select count(*) from store.{table}") == [(rows,)], table
