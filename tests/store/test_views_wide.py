"""Overtime and labour show what was published as rows written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from axstat.model.observations import LoadUnit, ObservationSeries, ObservationTable
from axstat.model.values import Period
from tests.store.conftest import select
from tests.support.units import (
    HAKODATE,
    NAGI,
    SAPPORO,
    Cell,
    Cells,
    labour_unit,
    make_database,
    overtime_unit,
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
    columns = "* exclude (hours, hours_low, hours_high, partial)"
    assert select(path, f"select {columns} from overtime order by area_code") == [
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
    unit = LoadUnit(
        year.file, year.meta, [ObservationTable("overtime", "一覧", False, table.items, [monthly], rounded=True)]
    )
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


def test_hours_are_the_published_year_else_the_span_that_rounding_leaves(tmp_path: Path) -> None:
    rows: Cells = {
        NAGI: {"hours_per_month": 36.7, "hours_per_year": 440.4},
        SAPPORO: {"hours_per_month": 8.3},
        HAKODATE: {"hours_per_month": "***"},
    }
    path = make_database(tmp_path / "a.duckdb", overtime_unit(rows))
    assert select(path, "select name, hours_low, hours, hours_high from overtime order by area_code") == [
        ("札幌市", 99.0, 99.6, 100.2),
        ("函館市", None, None, None),
        ("奈義町", 440.4, 440.4, 440.4),
    ]
