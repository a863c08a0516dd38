"""Indicator, observation_detail and area show every cell and every area as written by hand."""

from __future__ import annotations

from pathlib import Path

from axstat.model.cells import CellRef
from axstat.model.observations import LoadUnit, Measure, ObservationSeries, ObservationTable, SourceMeta
from axstat.model.tables import HeaderCell
from axstat.model.values import calendar_year, fiscal_year
from tests.store.conftest import select
from tests.support.units import (
    FUCHU_HIROSHIMA,
    FUCHU_TOKYO,
    NAGI,
    SAPPORO,
    Cells,
    area,
    area_item,
    indicator_unit,
    make_database,
    overtime_unit,
    source_file,
    value_column,
)


def test_indicator_is_every_cell_in_long_form(tmp_path: Path) -> None:
    rows: Cells = {
        FUCHU_TOKYO: {"財政力指数": 1.17, "備考": "不交付団体"},
        FUCHU_HIROSHIMA: {"財政力指数": "…", "備考": None},
    }
    path = make_database(tmp_path / "a.duckdb", indicator_unit(rows, year=2021))
    assert select(
        path,
        "select dataset, area_code, area_name, category, measure, unit, time_period, value, status, raw, simulated,"
        " source_id, sheet, cell, prefecture, prefecture_code, fiscal_year from indicator order by cell",
    ) == [
        (
            "indicator",
            "132063",
            "府中市",
            None,
            "財政力指数",
            None,
            "FY2021",
            1.17,
            "normal",
            "1.17",
            False,
            1,
            "一覧",
            "D5",
            "東京都",
            "13",
            2021,
        ),
        (
            "indicator",
            "342084",
            "府中市",
            None,
            "財政力指数",
            None,
            "FY2021",
            None,
            "missing",
            "…",
            False,
            1,
            "一覧",
            "D6",
            "広島県",
            "34",
            2021,
        ),
        (
            "indicator",
            "132063",
            "府中市",
            None,
            "備考",
            None,
            "FY2021",
            None,
            "unparsed",
            "不交付団体",
            False,
            1,
            "一覧",
            "E5",
            "東京都",
            "13",
            2021,
        ),
        (
            "indicator",
            "342084",
            "府中市",
            None,
            "備考",
            None,
            "FY2021",
            None,
            "missing",
            "",
            False,
            1,
            "一覧",
            "E6",
            "広島県",
            "34",
            2021,
        ),
    ]


def test_observation_detail_leads_back_to_every_cell(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_year": 440.4}}, year=2023))
    assert select(
        path,
        "select file, path, sheet, cell, raw, header_path, header, item_label, item_cells, unit_said, period_said,"
        " facets, attributes from observation_detail",
    ) == [
        (
            "overtime_2023.xlsx",
            "data/raw/overtime_2023.xlsx",
            "一覧",
            "D5",
            "440.4",
            "時間外勤務時間数 › hours_per_year",
            [
                {"sheet": "一覧", "cell": "D3", "text": "時間外勤務時間数"},
                {"sheet": "一覧", "cell": "D4", "text": "hours_per_year"},
            ],
            "奈義町",
            ["A5", "C5"],
            "H2",
            "一覧!A1",
            {},
            {},
        )
    ]


def test_facets_and_attributes_tell_observations_of_one_area_apart(tmp_path: Path) -> None:
    items = [area_item(5, NAGI, ("男",)), area_item(6, NAGI, ("女",))]
    series = ObservationSeries(
        Measure("人口", "人口", "人"),
        4,
        (),
        value_column([2700, 2900]),
        calendar_year(2020),
        attributes={"年齢": "総数"},
    )
    table = ObservationTable("indicator", "一覧", False, items, [series], ("性別",))
    path = make_database(tmp_path / "a.duckdb", LoadUnit(source_file("p.xlsx"), SourceMeta("indicator"), [table]))
    assert select(path, "select value, qualifiers from indicator order by cell") == [
        (2700.0, "年齢=総数; 性別=男"),
        (2900.0, "年齢=総数; 性別=女"),
    ]
    assert select(path, "select facets, attributes from observation_detail order by cell") == [
        ({"性別": "男"}, {"年齢": "総数"}),
        ({"性別": "女"}, {"年齢": "総数"}),
    ]


def test_items_of_a_transposed_table_run_across_the_columns(tmp_path: Path) -> None:
    items = [area_item(28, NAGI), area_item(703, SAPPORO)]
    header = (HeaderCell(CellRef("一覧", 3, 2), "AI導入率"),)
    series = ObservationSeries(Measure("AI", "AI", "%"), 3, header, value_column([50, 60]), fiscal_year(2023))
    table = ObservationTable("indicator", "一覧", True, items, [series])
    path = make_database(tmp_path / "a.duckdb", LoadUnit(source_file("dx.csv"), SourceMeta("indicator"), [table]))
    assert select(path, "select area_name, cell, value from indicator order by value") == [
        ("奈義町", "AB3", 50.0),
        ("札幌市", "AAA3", 60.0),
    ]


def test_items_may_carry_their_own_period(tmp_path: Path) -> None:
    items = [area_item(5, NAGI, period=fiscal_year(2019)), area_item(6, NAGI, period=fiscal_year(2020))]
    series = ObservationSeries(Measure("hours_per_month", "月平均", "h/月"), 4, (), value_column([7.0, 8.0]), None)
    table = ObservationTable("overtime", "一覧", False, items, [series], rounded=True)
    path = make_database(tmp_path / "a.duckdb", LoadUnit(source_file("t.xlsx"), SourceMeta("overtime"), [table]))
    assert select(path, "select fiscal_year, hours_per_month, cell from overtime order by all") == [
        (2019, 7.0, "D5"),
        (2020, 8.0, "D6"),
    ]


def test_the_area_view_has_each_code_once_even_after_a_former_name(tmp_path: Path) -> None:
    former = area("336238", "旧奈義町", "岡山県")
    path = make_database(tmp_path / "a.duckdb", overtime_unit({former: {"hours_per_month": 5.5}}))
    assert select(path, "select area_code, name from area where prefecture = '岡山県'") == [("336238", "奈義町")]
    assert select(path, "select area_code, area_name from indicator") == [("336238", "旧奈義町")]


def test_a_new_database_holds_the_whole_gazetteer(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 36.7}}), full_gazetteer=True)
    assert select(
        path,
        "select level, count(*) from area where valid_to is null and jis_code not between '01695' and '01700'"
        " and level in ('municipality', 'prefecture', 'nation', 'ward') group by level order by level",
    ) == [("municipality", 1741), ("nation", 1), ("prefecture", 47), ("ward", 171)]
    assert select(path, "select kana, county, region from area where area_code = '336238'") == [
        ("ナギチョウ", "勝田郡", "中国")
    ]
    assert select(path, "select distinct name from area where valid_to is null group by all having count(*) > 50") == []
    assert select(path, "select scheme, count(*) from area_region where scheme = 'meti2040' group by 1") == [
        ("meti2040", 47)
    ]
