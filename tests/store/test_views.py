"""What goes in as tables comes out of the views as rows written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from axstat.model.cells import CellRef
from axstat.model.observations import LoadUnit, Measure, ObservationSeries, ObservationTable, SourceMeta
from axstat.model.tables import HeaderCell
from axstat.model.values import Period, calendar_year, fiscal_year
from tests.store.conftest import select
from tests.support.units import (
    FUCHU_HIROSHIMA,
    FUCHU_TOKYO,
    HAKODATE,
    NAGI,
    SAPPORO,
    Cell,
    Cells,
    area,
    area_item,
    indicator_unit,
    labour_unit,
    make_database,
    overtime_unit,
    source_file,
    value_column,
)

OVERTIME = (
    "select area_code, name, fiscal_year, staff_scope, hours_per_month, hours_per_year, hours_basis, status, cell"
    " from {} order by area_code, name, fiscal_year, staff_scope, source_id"
)


def test_overtime_is_one_row_per_area_with_its_published_figures(tmp_path: Path) -> None:
    unit = overtime_unit(
        {
            NAGI: {"hours_per_month": 36.7, "hours_per_year": 440.4, "pct_over_45h": 12.5},
            SAPPORO: {"hours_per_month": 8.3, "hours_per_year": None, "pct_over_45h": "***"},
        },
        year=2023,
    )
    path = make_database(tmp_path / "a.duckdb", unit)
    assert select(path, "select * from overtime order by area_code") == [
        (
            "011002",
            "01100",
            "北海道",
            "札幌市",
            "指定都市",
            "北海道",
            2023,
            "全体",
            8.3,
            None,
            "monthly",
            None,
            None,
            None,
            "normal",
            False,
            1,
            "一覧",
            "D6",
            1,
        ),
        (
            "336238",
            "33623",
            "岡山県",
            "奈義町",
            "町",
            "中国",
            2023,
            "全体",
            36.7,
            440.4,
            "annual",
            12.5,
            None,
            None,
            "normal",
            False,
            1,
            "一覧",
            "E5",
            1,
        ),
    ]


@pytest.mark.parametrize(
    ("cells", "basis", "status", "cell"),
    [
        ({"hours_per_month": 8.3, "hours_per_year": 100.1}, "annual", "normal", "E5"),
        ({"hours_per_month": 8.3, "hours_per_year": "***"}, "monthly", "normal", "D5"),
        ({"hours_per_month": 8.3}, "monthly", "normal", "D5"),
        ({"hours_per_month": "***"}, "monthly", "suppressed", "D5"),
        ({"hours_per_month": None, "hours_per_year": "***"}, "monthly", "suppressed", "E5"),
        ({"hours_per_month": "***", "hours_per_year": None}, "monthly", "missing", "E5"),
        ({"pct_over_45h": 1.5}, "monthly", "missing", None),
    ],
)
def test_the_figure_used_is_the_published_year_else_the_month(
    tmp_path: Path, cells: dict[str, Cell], basis: str, status: str, cell: str | None
) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: cells}))
    assert select(path, "select hours_basis, status, cell from overtime") == [(basis, status, cell)]


def test_staff_scopes_and_years_are_rows_of_their_own(tmp_path: Path) -> None:
    path = make_database(
        tmp_path / "a.duckdb",
        overtime_unit({NAGI: {"hours_per_month": 1.0}}, year=2022),
        overtime_unit({NAGI: {"hours_per_month": 2.0}}, year=2023),
        overtime_unit({NAGI: {"hours_per_month": 3.0}}, year=2023, staff_scope="本庁", file="head_office.xlsx"),
    )
    assert select(path, "select fiscal_year, staff_scope, hours_per_month from overtime order by all") == [
        (2022, "全体", 1.0),
        (2023, "全体", 2.0),
        (2023, "本庁", 3.0),
    ]


def test_an_area_that_the_gazetteer_does_not_know_keeps_its_printed_name(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({"旧奈義村": {"hours_per_month": 5.5}}))
    assert select(path, OVERTIME.format("overtime")) == [
        (None, "旧奈義村", 2024, "全体", 5.5, None, "monthly", "normal", "D5")
    ]
    assert select(path, "select area_code, area_name, row_class from indicator") == [(None, "旧奈義村", "unlisted")]


def test_months_are_in_indicator_but_no_row_of_overtime(tmp_path: Path) -> None:
    april = Period("month", date(2024, 4, 1), date(2024, 4, 30))
    year = overtime_unit({NAGI: {"hours_per_month": 9.9}}, year=2024)
    table = year.tables[0]
    first = table.series[0]
    monthly = ObservationSeries(first.measure, first.line, first.header, first.values, april)
    unit = LoadUnit(year.file, year.meta, [ObservationTable("overtime", "一覧", False, table.items, [monthly])])
    path = make_database(tmp_path / "a.duckdb", unit)
    assert select(path, "from overtime") == []
    assert select(path, "select time_period, value, fiscal_year from indicator") == [("2024-04", 9.9, 2024)]


@pytest.mark.parametrize(
    ("hours", "decimals"),
    [([8.3, 25.0, None], 1), ([8, 25, None], 0), ([8.25, 8.5], 2), ([10.833333333333334], 15), ([None], None)],
)
def test_month_decimals_are_those_that_the_column_prints(
    tmp_path: Path, hours: list[Cell], decimals: int | None
) -> None:
    areas = (NAGI, SAPPORO, HAKODATE)
    rows: Cells = {place: {"hours_per_month": value} for place, value in zip(areas, hours, strict=False)}
    path = make_database(tmp_path / "a.duckdb", overtime_unit(rows))
    assert select(path, "select distinct month_decimals from overtime") == [(decimals,)]


def test_labour_shows_what_was_published_and_leaves_the_rest_null(tmp_path: Path) -> None:
    unit = labour_unit(
        [
            {"category": "専門職", "demand_10k": 1867, "supply_10k": None, "gap_10k": -181},
            {
                "category": "AI・ロボット等利活用人材",
                "subset_of": "専門職",
                "demand_10k": 782,
                "supply_10k": 443,
                "gap_10k": -339,
            },
            {"category": "東京圏", "area": "東京圏", "dimension": "region", "gap_10k": 193, "confidence": "one_source"},
            {"category": "四国", "area": "四国", "dimension": "region", "gap_10k": None},
        ]
    )
    path = make_database(tmp_path / "a.duckdb", unit)
    assert select(path, "select * from labour order by cell") == [
        (
            "経済産業省",
            "2026-01",
            "全国",
            "occupation",
            "専門職",
            None,
            2040,
            1867.0,
            None,
            -181.0,
            "two_sources",
            "normal",
            False,
            1,
            "改訂版",
            "H4",
            None,
        ),
        (
            "経済産業省",
            "2026-01",
            "全国",
            "occupation",
            "AI・ロボット等利活用人材",
            "専門職",
            2040,
            782.0,
            443.0,
            -339.0,
            "two_sources",
            "normal",
            False,
            1,
            "改訂版",
            "H5",
            None,
        ),
        (
            "経済産業省",
            "2026-01",
            "東京圏",
            "region",
            "東京圏",
            None,
            2040,
            None,
            None,
            193.0,
            "one_source",
            "normal",
            False,
            1,
            "改訂版",
            "H6",
            None,
        ),
        (
            "経済産業省",
            "2026-01",
            "四国",
            "region",
            "四国",
            None,
            2040,
            None,
            None,
            None,
            "two_sources",
            "missing",
            False,
            1,
            "改訂版",
            "H7",
            None,
        ),
    ]


def test_editions_of_one_file_and_base_years_are_rows_of_their_own(tmp_path: Path) -> None:
    new = labour_unit([{"category": "事務職", "gap_10k": 437}], edition="2026-01")
    old = labour_unit([{"category": "事務", "gap_10k": 214}], edition="2025-05", sheet="初版")
    base = labour_unit([{"category": "事務", "employed_10k": 1420}], edition="2025-05", year=2021, sheet="就業者")
    both = LoadUnit(new.file, new.meta, [*new.tables, *old.tables, *base.tables])
    path = make_database(tmp_path / "a.duckdb", both)
    assert select(
        path, "select edition, category, year, gap_10k, employed_10k, sheet, cell from labour order by all"
    ) == [
        ("2025-05", "事務", 2021, None, 1420.0, "就業者", "F4"),
        ("2025-05", "事務", 2040, 214.0, None, "初版", "F4"),
        ("2026-01", "事務職", 2040, 437.0, None, "改訂版", "F4"),
    ]


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
    table = ObservationTable("overtime", "一覧", False, items, [series])
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
