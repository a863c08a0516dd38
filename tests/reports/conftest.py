"""A small database over the whole gazetteer, its numbers chosen so that every answer can be computed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from axstat.areas import gazetteer
from axstat.model.areas import Area
from axstat.store import Reader, open_reader
from tests.support.units import Cell, indicator_unit, labour_unit, make_database, overtime_unit


def place(code: str) -> Area:
    """Return an area of the gazetteer."""
    area = gazetteer().by_code(code)
    assert area is not None, code
    return area


NAGI, SHOO, KAGAMINO = place("336238"), place("336220"), place("336068")
HAKODATE, OTARU, ASAHIKAWA, MURORAN = place("012025"), place("012033"), place("012041"), place("012050")
FUCHU_TOKYO, FUCHU_HIROSHIMA = place("132063"), place("342084")
SAPPORO, HOKKAIDO, OKAYAMA = place("011002"), place("010006"), place("330001")

FY2024: dict[Area | str, dict[str, Cell]] = {
    HOKKAIDO: {"hours_per_month": 12.5, "hours_per_year": 150.0},
    SAPPORO: {"hours_per_month": 8.3, "hours_per_year": 100.1},
    HAKODATE: {"hours_per_month": 8.3, "hours_per_year": 100.0},
    OTARU: {"hours_per_month": 8.2, "hours_per_year": None},
    ASAHIKAWA: {"hours_per_month": "***", "hours_per_year": "***"},
    MURORAN: {"hours_per_month": None, "hours_per_year": None},
    FUCHU_TOKYO: {"hours_per_month": 8.4, "hours_per_year": None},
    FUCHU_HIROSHIMA: {"hours_per_month": 8.3, "hours_per_year": None},
    NAGI: {"hours_per_month": 36.7, "hours_per_year": 440.4},
}
FY2023: dict[Area | str, dict[str, Cell]] = {
    HAKODATE: {"hours_per_month": 10.0, "hours_per_year": 120.0},
    OTARU: {"hours_per_month": 8.2, "hours_per_year": None},
    NAGI: {"hours_per_month": 36.7, "hours_per_year": None},
}
REVISED: list[dict[str, Cell]] = [
    {"category": "専門職", "demand_10k": 1867, "supply_10k": None, "gap_10k": -181},
    {
        "category": "AI・ロボット等利活用人材",
        "subset_of": "専門職",
        "demand_10k": 782,
        "supply_10k": 443,
        "gap_10k": -339,
    },
    {"category": "事務職", "demand_10k": 1039, "supply_10k": 1476, "gap_10k": 437},
    {"category": "現場人材", "demand_10k": 3283, "supply_10k": 3023, "gap_10k": -260},
    {"category": "大学理系", "dimension": "education", "gap_10k": -96},
    {"category": "製造業 × 現場人材", "dimension": "industry_x_occupation", "gap_10k": -256},
    {"category": "地域別ミスマッチ計", "area": "関東(東京圏を除く)", "dimension": "total", "gap_10k": -89},
    {"category": "地域別ミスマッチ計", "area": "中国", "dimension": "total", "gap_10k": -3},
    {"category": "地域別ミスマッチ計", "area": "北海道", "dimension": "total", "gap_10k": None},
]
FIRST: list[dict[str, Cell]] = [
    {"category": "専門的・技術的職業", "demand_10k": 1387, "supply_10k": 1338, "gap_10k": -49},
    {"category": "事務", "demand_10k": 1166, "supply_10k": 1380, "gap_10k": 214},
    {"category": "販売", "demand_10k": 735, "supply_10k": 786, "gap_10k": 51},
]
PEOPLE: dict[Area | str, dict[str, Cell]] = {
    NAGI: {"人口 › 計": 5800, "財政力指数": 0.3},
    SHOO: {"人口 › 計": 11000, "財政力指数": 0.5},
    KAGAMINO: {"人口 › 計": 12000, "財政力指数": 0.2},
    HAKODATE: {"人口 › 計": 250000, "財政力指数": 0.4},
    OTARU: {"人口 › 計": 110000, "財政力指数": 0.1},
    FUCHU_TOKYO: {"人口 › 計": 260000, "財政力指数": 1.2},
}


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two fiscal years, two editions, and a population."""
    return make_database(
        tmp_path_factory.mktemp("reports") / "axstat.duckdb",
        overtime_unit(FY2023, year=2023),
        overtime_unit(FY2024, year=2024),
        labour_unit(FIRST, edition="2025-05 (first)", sheet="初版", file="first.xlsx"),
        labour_unit(REVISED, edition="2026-01 (revised)", sheet="改訂版", file="revised.xlsx"),
        indicator_unit(PEOPLE, year=2020, file="people.xlsx"),
        full_gazetteer=True,
    )


@pytest.fixture(scope="module")
def reader(database: Path) -> Iterator[Reader]:
    """A reader of the small database."""
    with open_reader(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def bare_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one simulated year of overtime and nothing else."""
    unit = overtime_unit({NAGI: {"hours_per_year": 440.4}}, year=2024, simulated=True)
    return make_database(tmp_path_factory.mktemp("bare") / "axstat.duckdb", unit, full_gazetteer=True)


@pytest.fixture(scope="module")
def bare_reader(bare_database: Path) -> Iterator[Reader]:
    """A reader of the database with one simulated year."""
    with open_reader(bare_database) as opened:
        yield opened
