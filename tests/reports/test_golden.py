"""Every shipped query on the shipped data, as csv and as a table; `make golden` rewrites the files.

The populations are made up by a rule (the shipped data have none), so that the queries about them answer too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from axstat.areas import gazetteer
from axstat.present import Rendering, render
from axstat.reports import area_report, labour_report, overtime_report, run, trace_value
from axstat.reports.catalog import shipped_queries
from axstat.store import Reader, open_reader, open_writer
from tests.support.golden import golden
from tests.support.once import Once
from tests.support.units import Cell, indicator_unit

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
NAGI = "岡山県奈義町"
PARAMETERS: dict[str, dict[str, Any]] = {
    "area_history": {"area": NAGI},
    "area_indicators": {"area": NAGI},
    "indicator_vs_overtime": {"measure": "人口 › 計"},
    "overtime_by_quartile": {"measure": "人口 › 計"},
    "measure_by": {"measure": "hours_per_month", "over": 10, "totals": True},
    "measure_by_population": {"measure": "hours_per_month", "over": 10, "totals": True},
    "measure_change": {"measure": "hours_per_month", "over": 10, "prefecture": "岡山県"},
    "measure_facts": {"measure": "hours_per_month"},
    "measure_histogram": {"measure": "hours_per_month", "over": 10},
    "measure_of_area": {"measure": "hours_per_month", "area": NAGI},
    "measure_ranking": {"measure": "人口 › 計", "top": 5},
    "measure_similar": {"measure": "hours_per_month", "area": NAGI},
    "measure_summary": {
        "measure": "hours_per_month",
        "period": "all",
        "under": 10,
        "weight": "population",
        "weight_period": "2020",
    },
    "measure_trend": {"measure": "hours_per_month", "over": 10, "area": NAGI, "population": "population"},
    "measure_values": {"measure": "hours_per_month", "over": 10, "prefecture": "岡山県"},
    "overtime_change": {"prefecture": "岡山県"},
    "overtime_in_short_regions": {"top": 20},
    "overtime_standing": {"scope": "designated-cities"},
    "overtime_values": {"prefecture": "岡山県"},
    "similar_municipalities": {"area": NAGI},
    "source_findings": {"source_id": 2},
    "source_measures": {"source_id": 2},
    "trace_category": {"category": "事務職"},
    "trace_value": {"area": NAGI, "year": 2024},
    "universe_size": {"year": 2024},
}
# Two vintages: golden files in test_shipped_cells.py. Columns of words, of which these data have none: test_joins.py
# All bodies at once, or with a projection: tests/briefs/test_queries.py
OF_BRIEFS = {"answers_of_bodies", "population_outlook", "similar_bodies"}
ELSEWHERE = {"diff_values", "bodies_under_pressure", "overtime_by_answer"} | OF_BRIEFS


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """The database that `axstat ingest` builds from the shipped workbooks, and a population."""
    path = once.shipped(tmp_path_factory.mktemp("golden"), "raw") / "data" / "processed" / "axstat.duckdb"
    known = gazetteer()
    codes = sorted(known.universe("all-municipalities", date(2024, 4, 1)).codes)
    areas = [area for code in codes if (area := known.by_code(code)) is not None]
    people: dict[Any, dict[str, Cell]] = {a: {"人口 › 計": 1000 + 397 * n} for n, a in enumerate(areas)}
    with open_writer(path) as writer:
        writer.load(indicator_unit(people, year=2020, file="people.xlsx", title="人口（試験用）"))
    return path


@pytest.fixture(scope="module")
def reader(loaded: Path) -> Iterator[Reader]:
    """A reader of the shipped data."""
    with open_reader(loaded) as opened:
        yield opened


@pytest.mark.parametrize("name", [q.name for q in shipped_queries() if q.name not in ELSEWHERE])
def test_a_query_on_the_shipped_data_prints_what_it_printed(name: str, reader: Reader) -> None:
    result = run(reader, name, PARAMETERS.get(name))
    golden(f"queries/{name}.csv", render(result, "csv", Rendering()).decode())
    golden(f"queries/{name}.txt", render(result, "table", Rendering(lang="ja", width=120)).decode())


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_reports_on_the_shipped_data_print_what_they_printed(lang: Any, reader: Reader) -> None:
    how = Rendering(lang=lang, width=120)
    results = {
        "overtime": overtime_report(reader),
        "overtime_all_years": overtime_report(reader, year="all"),
        "overtime_by_prefecture": overtime_report(reader, by="prefecture"),
        "overtime_by_region": overtime_report(reader, by="region", year="all"),
        "labour": labour_report(reader),
        "labour_by_region": labour_report(reader, by="region"),
        "area": area_report(reader, NAGI),
        "trace": trace_value(reader, "overtime", NAGI, year=2023),
    }
    for name, result in results.items():
        golden(f"reports/{name}.{lang}.txt", render(result, "table", how).decode())
