"""A value gives way to the same value of another edition, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from axstat.errors import CheckFailed, DatabaseError, NotLoaded, UsageError
from axstat.model.observations import LoadUnit
from axstat.store import Geography, open_writer
from tests.store.conftest import select
from tests.support.units import (
    AREAS,
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

SOURCES = "select source_id, current, in_use, observations, replaced_by from source order by source_id"
HOURS = "select name, hours_per_month, hours_per_year, source_id from overtime order by area_code"
NATIONAL: Cells = {
    NAGI: {"hours_per_year": 91.5},
    SAPPORO: {"hours_per_year": 99.6},
    HAKODATE: {"hours_per_year": 92.8},
}


def test_a_correction_for_towns_leaves_the_cities_in_place_and_in_use(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.duckdb", geography=Geography(AREAS, ())) as writer:
        writer.load(overtime_unit(NATIONAL, title="令和６年度 時間外勤務の状況（市区町村）", file="a.xlsx"))
        summary = writer.load(
            overtime_unit(
                {NAGI: {"hours_per_year": 91.8}}, title="令和６年度 時間外勤務の状況（町村・訂正）", file="b.xlsx"
            )
        )
    path = writer.path
    assert select(path, HOURS) == [
        ("札幌市", None, 99.6, 1),
        ("函館市", None, 92.8, 1),
        ("奈義町", None, 91.8, 2),
    ]
    assert select(path, SOURCES) == [(1, True, 2, 3, "2"), (2, True, 1, 1, None)]
    assert [(one.source_id, one.file, one.values, one.in_use) for one in summary.replaced] == [(1, "a.xlsx", 1, 2)]
    assert summary.superseded == ()


def test_what_gave_way_is_out_of_every_view_in_use_and_in_every_view_of_all(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(NATIONAL, file="a.xlsx"),
        overtime_unit({NAGI: {"hours_per_year": 91.8}}, file="b.xlsx"),
    )
    for view in ("indicator", "observation"):
        assert select(path, f"select value from {view} order by value") == [(91.8,), (92.8,), (99.6,)], view
    assert select(
        path, "select value, source_id, replaced_by from indicator_all where area_name = '奈義町' order by source_id"
    ) == [
        (91.5, 1, 2),
        (91.8, 2, None),
    ]
    nagi = "where area_name = '奈義町' order by source_id"
    assert select(path, f"select raw, cell, current, replaced_by from observation_detail {nagi}") == [
        ("91.5", "D5", False, 2),
        ("91.8", "D5", True, None),
    ]
    assert select(path, "select hours_per_year from overtime_all where name = '奈義町' order by source_id") == [
        (91.5,),
        (91.8,),
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize(
    ("first", "behind"),
    [("確報", "速報"), ("確定値", "暫定値"), ("改訂版", "概数"), ("訂正", "推計速報"), ("", "速報")],
)
def test_a_final_edition_goes_before_a_preliminary_one_whatever_the_order(
    tmp_path: Path, order: tuple[int, int], first: str, behind: str
) -> None:
    units = [
        overtime_unit({NAGI: {"hours_per_year": hours}}, title=f"時間外勤務の状況（{word}）", file=f"{word}.xlsx")
        for word, hours in ((first, 69.2), (behind, 77.6))
    ]
    path = make_database(tmp_path / "a.duckdb", *(units[n] for n in order))
    assert select(path, "select hours_per_year from overtime") == [(69.2,)]
    assert select(path, "select current from source order by source_id") == [(n == 0,) for n in order]


@pytest.mark.parametrize("where", ["edition", "sheet", "file"])
def test_the_edition_is_read_from_the_nearest_word(tmp_path: Path, where: str) -> None:
    units = [
        overtime_unit({NAGI: {"hours_per_year": hours}}, **{where: f"R6_{word}", "contents": word})  # type: ignore[arg-type]
        for word, hours in (("確報", 69.2), ("速報", 77.6))
    ]
    path = make_database(tmp_path / "a.duckdb", *units)
    assert select(path, "select hours_per_year from overtime") == [(69.2,)]


def test_a_chain_names_the_next_source_that_stands_before_a_value(tmp_path: Path) -> None:
    editions = [overtime_unit(NATIONAL, file=f"{n}.xlsx", contents=n) for n in range(3)]
    path = make_database(tmp_path / "a.duckdb", *editions)
    assert select(path, SOURCES) == [(1, False, 0, 3, "2"), (2, False, 0, 3, "3"), (3, True, 3, 3, None)]
    with open_writer(path) as writer:
        writer.remove(2)
    assert select(path, SOURCES) == [(1, False, 0, 3, "3"), (3, True, 3, 3, None)]
    with open_writer(path) as writer:
        writer.remove(3)
    assert select(path, SOURCES) == [(1, True, 3, 3, None)]


def test_another_table_of_the_same_file_name_replaces_nothing(tmp_path: Path) -> None:
    index: Cells = {NAGI: {"財政力指数": 0.39}, SAPPORO: {"財政力指数": 0.74}}
    means: Cells = {NAGI: {"財政力指数": 0.28}, SAPPORO: {"財政力指数": 0.6}}
    path = make_database(
        tmp_path / "a.duckdb",
        indicator_unit(index, file="H19.xls", title="全都道府県の主要財政指標"),
        indicator_unit(means, file="H19.xls", title="市町村指標の都道府県別平均"),
    )
    assert select(path, SOURCES) == [(1, True, 2, 2, None), (2, True, 2, 2, None)]


def test_other_measures_periods_facets_and_publishers_replace_nothing(tmp_path: Path) -> None:
    first = indicator_unit({NAGI: {"人口": 5_500}}, year=2021, file="a.xlsx", title="主要指標")
    other = [
        indicator_unit({NAGI: {"世帯数": 2_400}}, year=2021, file="b.xlsx", title="主要指標"),
        indicator_unit({NAGI: {"人口": 5_400}}, year=2022, file="c.xlsx", title="主要指標"),
        indicator_unit({NAGI: {"人口": 5_600}}, year=2021, file="d.xlsx", title="主要指標"),
        indicator_unit({FUCHU_TOKYO: {"人口": 260_000}}, year=2021, file="e.xlsx", title="主要指標"),
        _with(indicator_unit({NAGI: {"人口": 2_600}}, year=2021, file="f.xlsx", title="主要指標"), sex="男"),
    ]
    other[2] = replace(other[2], meta=replace(other[2].meta, publisher="岡山県"))
    path = make_database(tmp_path / "a.duckdb", first, *other)
    assert select(path, "select count(*) from source where in_use = observations") == [(6,)]


def test_sheets_of_one_title_that_tell_of_the_same_are_told_apart_by_their_names(tmp_path: Path) -> None:
    men = indicator_unit({NAGI: {"人口": 2_600}}, title="人口")
    tables = [replace(men.tables[0], sheet="男"), replace(_with(men).tables[0], sheet="女")]
    path = make_database(
        tmp_path / "a.duckdb",
        replace(men, tables=tables),
        indicator_unit({NAGI: {"人口": 2_900}}, title="人口", file="women.xlsx", contents=2),
    )
    # the correction names no sheet of the two: nothing gives way
    assert select(path, SOURCES) == [(1, True, 2, 2, None), (2, True, 1, 1, None)]
    corrected = indicator_unit({NAGI: {"人口": 2_950}}, title="人口", file="corrected.xlsx", contents=3)
    with open_writer(path) as writer:
        writer.load(replace(corrected, tables=[replace(corrected.tables[0], sheet="女")]))
    assert select(path, SOURCES)[0] == (1, True, 1, 2, "3")
    assert select(path, "select sheet from indicator where source_id = 1") == [("男",)]


def test_two_tables_that_are_no_editions_of_one_and_differ_are_refused(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit(NATIONAL, file="mic.xlsx", title="時間外勤務の状況"))
    rival = overtime_unit({NAGI: {"hours_per_year": 100.5}}, file="union.xlsx", title="組合の調査")
    with open_writer(path) as writer, pytest.raises(CheckFailed) as refusal:
        writer.load(rival)
    assert "\n" not in refusal.value.message
    for part in ("`union.xlsx!一覧!D5` says 100.5", "`mic.xlsx!一覧!D5` (source 1) says 91.5", "奈義町", "組合の調査"):
        assert part in refusal.value.message
    assert "`axstat sources use 1`" in refusal.value.hint
    assert "`axstat sources remove 1`" in refusal.value.hint
    assert select(path, SOURCES) == [(1, True, 3, 3, None)]


def test_two_tables_that_agree_are_both_in_use(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(NATIONAL, title="時間外勤務の状況", file="mic.xlsx"),
        overtime_unit({NAGI: {"hours_per_year": 91.5}}, title="組合の調査", file="union.xlsx"),
    )
    assert select(path, SOURCES) == [(1, True, 3, 3, None), (2, True, 1, 1, None)]
    assert select(path, "select count(*) from overtime") == [(3,)]


def test_labour_figures_of_two_tables_that_differ_are_refused(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", labour_unit([{"category": "事務職", "gap_10k": 437}]))
    rival = labour_unit([{"category": "事務職", "gap_10k": 214}], file="other.xlsx")
    with open_writer(path) as writer, pytest.raises(CheckFailed, match=r"other\.xlsx!改訂版!F4"):
        writer.load(replace(rival, meta=replace(rival.meta, title="別の推計")))


def test_a_decision_by_hand_settles_the_conflict_and_survives_later_loads(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit(NATIONAL, file="mic.xlsx", title="時間外勤務の状況"))
    rival = overtime_unit(
        {NAGI: {"hours_per_year": 100.5}, FUCHU_TOKYO: {"hours_per_year": 50.5}}, file="union.xlsx", title="組合の調査"
    )
    with open_writer(path) as writer:
        assert writer.use(1) == ()
        summary = writer.load(rival)
        assert [(one.source_id, one.values) for one in summary.gone_before] == [(1, 1)]
        assert select(path, HOURS)[-1] == ("奈義町", None, 91.5, 1)
        lost = writer.use(2)
        assert [(one.source_id, one.values, one.in_use) for one in lost] == [(1, 1, 2)]
        assert select(path, HOURS)[-1] == ("奈義町", None, 100.5, 2)
        writer.load(
            overtime_unit({NAGI: {"hours_per_year": 91.9}}, file="later.xlsx", title="時間外勤務の状況（確報）")
        )
    assert select(path, HOURS)[-1] == ("奈義町", None, 100.5, 2)
    assert select(path, "select source_id, decided, in_use from source order by 1") == [
        (1, True, 2),
        (2, True, 2),
        (3, False, 0),
    ]


def test_taking_a_decision_back_restores_what_was_or_is_refused(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit(NATIONAL, file="a.xlsx", title="時間外勤務の状況（速報）"),
        overtime_unit({NAGI: {"hours_per_year": 91.8}}, file="b.xlsx", title="時間外勤務の状況（確報）"),
    )
    with open_writer(path) as writer:
        writer.use(1)
        assert select(path, HOURS)[-1] == ("奈義町", None, 91.5, 1)
        writer.use(1, undo=True)
        assert select(path, HOURS)[-1] == ("奈義町", None, 91.8, 2)
        writer.use(2)
        writer.load(overtime_unit({NAGI: {"hours_per_year": 100.5}}, file="c.xlsx", title="組合の調査"))
        for forbidden in (lambda: writer.use(2, undo=True), lambda: writer.remove(2)):
            with pytest.raises(CheckFailed, match=r"says 100\.5"):
                forbidden()
        with pytest.raises(NotLoaded):
            writer.use(7)
    assert select(path, HOURS)[-1] == ("奈義町", None, 91.8, 2)


def test_simulated_data_cannot_be_decided_for_beside_real(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb", overtime_unit(NATIONAL), overtime_unit({NAGI: {"hours_per_year": 1.0}}, simulated=True)
    )
    with open_writer(path) as writer, pytest.raises(UsageError, match="source 2 is simulated"):
        writer.use(2)
    assert select(path, "select source_id, decided, current from source order by 1") == [
        (1, False, True),
        (2, False, False),
    ]


def test_month_and_year_of_one_row_come_from_one_sheet(tmp_path: Path) -> None:
    month = overtime_unit({NAGI: {"hours_per_month": 13.8, "pct_over_45h": 2.5}}, sheet="確定", title="")
    year = overtime_unit({NAGI: {"hours_per_year": 70.9}}, sheet="作業用", title="")
    share = overtime_unit({NAGI: {"pct_over_100h": 0.5}}, sheet="割合", title="")
    shown = "select sheet, hours_per_month, hours_per_year, pct_over_45h, pct_over_100h from overtime"
    for n, tables in enumerate(([month, year, share], [year, month, share])):
        unit = replace(month, tables=[one.tables[0] for one in tables])
        path = make_database(tmp_path / f"{n}.duckdb", unit)
        assert select(path, shown) == [("確定", 13.8, None, 2.5, 0.5)]
    final = replace(year, tables=[replace(year.tables[0], sheet="年間")])
    both = replace(month, tables=[replace(month.tables[0], sheet="月平均"), *final.tables])
    assert select(make_database(tmp_path / "b.duckdb", both), shown) == [("年間", None, 70.9, 2.5, None)]


def test_month_of_one_file_is_not_joined_with_the_year_of_another(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit({NAGI: {"hours_per_year": 91.5}, SAPPORO: {"hours_per_year": 99.6}}, file="a.xlsx"),
        overtime_unit({NAGI: {"hours_per_month": 7.6}}, file="b.xlsx"),
    )
    assert select(path, HOURS) == [("札幌市", None, 99.6, 1), ("奈義町", 7.6, None, 2)]
    with open_writer(path) as writer:
        writer.use(1)
    assert select(path, HOURS) == [("札幌市", None, 99.6, 1), ("奈義町", None, 91.5, 1)]


def test_a_load_that_stops_while_rows_are_moved_leaves_the_last_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit(NATIONAL, file="a.xlsx"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("axstat.store.vintages._refuse_conflict", full)
    with open_writer(path) as writer, pytest.raises(DatabaseError):
        writer.load(overtime_unit({NAGI: {"hours_per_year": 91.8}}, file="b.xlsx"))
    assert select(path, SOURCES) == [(1, True, 3, 3, None)]
    assert select(path, "select count(*) from store.replaced") == [(0,)]
    assert select(path, HOURS)[-1] == ("奈義町", None, 91.5, 1)


def _with(unit: LoadUnit, **attributes: str) -> LoadUnit:
    """Return a unit with attributes on every series."""
    tables = [
        replace(table, series=[replace(s, attributes={**s.attributes, **attributes}) for s in table.series])
        for table in unit.tables
    ]
    return replace(unit, tables=tables)


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1), (2, 1, 0)])
def test_a_correction_goes_before_the_final_edition_whatever_the_order_of_loading(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    title = "令和６年度 時間外勤務の状況"
    units = (
        overtime_unit(NATIONAL, title=f"{title}（速報）", file="a.xlsx"),
        overtime_unit({**NATIONAL, SAPPORO: {"hours_per_year": 98.1}}, title=f"{title}（確報）", file="b.xlsx"),
        overtime_unit({NAGI: {"hours_per_year": 91.8}}, title=f"{title}（町村・訂正）", file="c.xlsx"),
    )
    path = make_database(tmp_path / "a.duckdb", *(units[n] for n in order))
    found = {name: hours for name, _, hours, _ in select(path, HOURS)}
    assert found == {"札幌市": 98.1, "函館市": 92.8, "奈義町": 91.8}
