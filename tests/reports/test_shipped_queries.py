"""Every shipped query: header and statement agree, it runs, it is repeatable, its rows lead to cells."""

from __future__ import annotations

import re
import statistics
from pathlib import Path
from typing import Any

import pytest

from axstat.reports import measure_names, run, trace_rows
from axstat.reports.catalog import shipped_folder, shipped_queries
from axstat.reports.header import NamedQuery
from axstat.reports.parameters import resolve
from axstat.reports.statements import outermost_words, select_from
from axstat.store import Reader, statement_parameters

QUERIES = shipped_queries()
EXAMPLES: dict[str, Any] = {
    "area": "岡山県奈義町",
    "measure": "hours_per_month",
    "category": "事務職",
    "source_id": 2,
    "old": 1,
    "new": 2,
    "year": 2024,
}
# Need a column of words, or a projection: test_joins.py, tests/briefs/test_queries.py
OF_WORDS = {"bodies_under_pressure", "overtime_by_answer", "answers_of_bodies", "population_outlook"}
# Of data of their own, or of no cell at all: tests/reports/test_joins.py, test_lists_of_some_bodies.py, test_claims.py
ELSEWHERE = {"overtime_listed", "policy_figures", "universe_size", "programmes", "answer_headings"} | OF_WORDS
every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


def parameters(query: NamedQuery) -> dict[str, Any]:
    """Return a value for every parameter that has no default."""
    return {p.name: EXAMPLES[p.name] for p in query.parameters if p.is_required}


def test_the_queries_of_the_repository_are_shipped() -> None:
    assert shipped_folder() == Path(__file__).resolve().parents[2] / "queries"
    assert len(QUERIES) >= 25


@every_query
def test_header_and_statement_have_the_same_parameters(query: NamedQuery) -> None:
    assert {p.name for p in query.parameters} == set(statement_parameters(query.sql))


@pytest.mark.parametrize("query", [q for q in QUERIES if q.name not in OF_WORDS], ids=lambda query: query.name)
def test_a_query_answers_the_columns_of_its_header_and_the_same_rows_twice(query: NamedQuery, reader: Reader) -> None:
    first, again = (run(reader, query, parameters(query)) for _ in range(2))
    assert [c.name for c in first.columns] == [c.name for c in query.columns]
    assert first == again


@every_query
def test_the_header_speaks_both_languages(query: NamedQuery) -> None:
    for label in (query.title, query.about, *query.notes, *(p.label for p in query.parameters)):
        assert label.en
        assert re.search(r"[぀-ヿ一-鿿]", label.ja), f"{query.name}: {label.en} has no Japanese"
    assert all(c.label.ja for c in query.columns)


@every_query
def test_columns_that_are_marked_exist(query: NamedQuery) -> None:
    lines = re.findall(r"^-- (?:detail|minor|signed|coded): (.*)$", query.sql, re.MULTILINE)
    named = {word.partition("=")[0] for line in lines for word in line.split()}
    assert named <= {c.name for c in query.columns}


@every_query
def test_the_order_of_rows_is_stated(query: NamedQuery) -> None:
    assert re.search(r"^order by\b", query.sql, re.MULTILINE)


@every_query
def test_sql_is_lower_case_and_fits_the_line(query: NamedQuery) -> None:
    statement = [line for line in query.sql.splitlines() if not line.lstrip().startswith("--")]
    assert not re.search(r"\b(SELECT|FROM|WHERE|JOIN|GROUP|ORDER)\b", "\n".join(statement))
    assert max(len(line) for line in statement) <= 120
    assert [word for word, _ in outermost_words(query.sql) if word == "select"]


@pytest.mark.parametrize(
    "query", [q for q in QUERIES if q.rows and q.name not in ELSEWHERE], ids=lambda query: query.name
)
def test_the_rows_behind_a_query_name_source_sheet_and_cell(query: NamedQuery, reader: Reader) -> None:
    given = resolve(reader, query, parameters(query))
    statement = select_from(query.sql, query.rows or "", "source_id, sheet, cell")
    assert statement is not None
    rows = reader.execute(statement, given).rows
    assert rows
    known = {source.source_id for source in reader.sources()}
    assert {row[0] for row in rows} <= known
    traced = trace_rows(reader, query, parameters(query))
    assert {(r["source_id"], r["sheet"], r["cell"]) for r in traced.records()} == set(rows)


def test_the_rule_of_universe_and_threshold_stands_in_the_database_and_in_no_query() -> None:
    for query in QUERIES:
        assert not re.search(r"make_date|month_decimals|01695", query.sql), query.name


def test_own_sql_gets_the_same_verdicts_from_the_views(reader: Reader) -> None:
    sql = """
        select verdict(hours_low, hours_high, 100) as verdict, count(*)
        from overtime_counted
        where scope = 'municipalities' and fiscal_year = 2024
        group by all
    """
    row = run(reader, "overtime_share").records()[0]
    without = int(str(row["universe_size"])) - int(str(row["reporting"]))
    counted = {"over": row["over"], "not_over": row["not_over"], "undecidable": row["undecidable"], None: without}
    assert dict(reader.execute(sql).rows) == counted


def test_quantiles_are_interpolated(reader: Reader) -> None:
    rows = {r["quantile"]: r["hours"] for r in run(reader, "overtime_distribution").records()}
    # 98.4, 99.6, 100.0, 100.8, 440.4
    assert rows[0.0] == 98.4
    assert rows[0.25] == 99.6
    assert rows[0.5] == 100.0
    assert rows[0.9] == pytest.approx(100.8 + 0.6 * (440.4 - 100.8))
    assert rows[1.0] == 440.4


def test_a_threshold_on_the_edge_of_a_bin_parts_the_areas(reader: Reader) -> None:
    rows = run(reader, "overtime_histogram", {"width": 20}).records()
    assert [(r["above"], r["up_to"], r["areas"], r["over"], r["undecidable"]) for r in rows[:2]] == [
        (80.0, 100.0, 3, 0, 1),
        (100.0, 120.0, 1, 1, 0),
    ]
    assert (rows[-1]["above"], rows[-1]["up_to"], rows[-1]["areas"]) == (440.0, 460.0, 1)
    assert sum(int(str(r["areas"])) for r in rows) == 5
    assert [r["not_over"] for r in rows[:2]] == [2, 0]


def test_equal_hours_share_a_rank_and_the_last_rank_is_shown_whole(tmp_path: Path) -> None:
    from axstat.store import open_reader
    from tests.reports.conftest import HAKODATE, MURORAN, NAGI, OTARU
    from tests.support.units import make_database, overtime_unit

    hours = {NAGI: 90.0, HAKODATE: 120.0, OTARU: 90.0, MURORAN: 80.0}
    unit = overtime_unit({area: {"hours_per_year": value} for area, value in hours.items()})
    with open_reader(make_database(tmp_path / "a.duckdb", unit, full_gazetteer=True)) as reader:
        ranked = run(reader, "overtime_ranking", {"top": 2}).records()
        lowest = run(reader, "overtime_ranking", {"top": 1, "order": "lowest"}).records()
    assert [(r["rank"], r["tied"], r["name"]) for r in ranked] == [
        (1, 1, "函館市"),
        (2, 2, "小樽市"),
        (2, 2, "奈義町"),
    ]
    assert [(r["rank"], r["name"]) for r in lowest] == [(1, "室蘭市")]


def test_a_change_is_only_called_up_or_down_where_rounding_cannot_turn_it(reader: Reader) -> None:
    rows = {r["name"]: r for r in run(reader, "overtime_change").records()}
    nagi, hakodate, otaru = rows["奈義町"], rows["函館市"], rows["小樽市"]
    assert (nagi["change"], nagi["change_low"], nagi["change_high"]) == (0.0, -0.6, 0.6)
    assert (nagi["direction"], nagi["crossing"]) == ("undecidable", "no")
    assert (hakodate["change"], hakodate["direction"], hakodate["crossing"]) == (-20.0, "down", "to not over")
    assert (otaru["change_low"], otaru["change_high"], otaru["crossing"]) == (-1.2, 1.2, "no")


def test_similar_municipalities_are_of_the_same_kind_nearest_first(reader: Reader) -> None:
    rows = run(reader, "similar_municipalities", {"area": "岡山県奈義町", "top": 2}).records()
    assert [(r["nearness"], r["name"], r["population"]) for r in rows] == [
        (0, "奈義町", 5800),
        (1, "勝央町", 11000),
        (2, "鏡野町", 12000),
    ]


def test_correlation_names_its_n_and_warns(reader: Reader) -> None:
    result = run(reader, "indicator_vs_overtime", {"measure": "財政力指数"})
    row = result.records()[0]
    # x: 0.3, 0.4, 0.1, 1.2 against y: 440.4, 100.0, 98.4, 100.8
    assert row["n"] == 4
    assert row["spearman"] == pytest.approx(0.4)
    assert row["pearson"] == pytest.approx(statistics.correlation([0.3, 0.4, 0.1, 1.2], [440.4, 100.0, 98.4, 100.8]))
    assert (row["without_measure"], row["without_overtime"]) == (1, 2)
    assert any("cological inference" in note.en for note in result.notes)


def test_regions_short_of_field_workers_are_the_eight_named_and_their_numbers_stay_unknown(reader: Reader) -> None:
    result = run(reader, "overtime_in_short_regions")
    assert [(r["name"], r["region"], r["net_gap_10k"]) for r in result.records()] == [("奈義町", "中国", -3.0)]
    assert all(r["field_workers"] == "不足（数値は未確認）" for r in result.records())
    assert any("unknown and not estimated" in note.en for note in result.notes)


def test_coverage_counts_what_each_source_holds(reader: Reader) -> None:
    rows = [r for r in run(reader, "coverage").records() if r["file"] == "overtime_2024.xlsx"]
    assert [(r["municipalities"], r["listed"], r["with_value"], r["not_listed"]) for r in rows] == [(1741, 8, 6, 1733)]
    assert [(r["values"], r["normal"], r["missing"], r["suppressed"]) for r in rows] == [(18, 11, 5, 2)]


def test_the_names_of_measures_are_those_of_the_query(reader: Reader) -> None:
    found = [str(row["measure"]) for row in run(reader, "measures").records()]
    assert measure_names(reader) == list(dict.fromkeys(found))
    assert {"hours_per_month", "hours_per_year", "gap_10k"} <= set(found)


@every_query
def test_what_is_added_up_in_floating_point_has_an_order(query: NamedQuery) -> None:
    # Threads end in any order, and the last digit of a sum of doubles depends on it.
    for call in re.finditer(r"\bf(?:sum|avg)\(", query.sql):
        depth, end = 1, call.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(query.sql[end], 0)
            end += 1
        inside, behind = query.sql[call.end() : end], query.sql[end:].lstrip()
        assert " order by " in inside or behind.startswith("over whole"), query.sql[call.start() : end]
