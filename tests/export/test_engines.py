"""The named queries that need none of axstat's macros answer over an export as over the database, to the digit.

Which those are, and which of them polars and DataFusion run, stands on the page docs/concepts/export.md, which is held
to what the engines do here: a query that it names must agree, one that it does not name must be refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from axstat.reports.catalog import shipped_queries
from axstat.reports.header import NamedQuery
from axstat.reports.parameters import resolve
from axstat.store import Reader, open_reader
from tests.export import engines
from tests.export.conftest import Exported

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "concepts" / "export.md").read_text(encoding="utf-8")
WITH_MACROS = set(re.findall(r"^\| `(\w+)` \| `", PAGE.partition("<!-- columns -->")[0], re.MULTILINE))
PLAIN = [query for query in shipped_queries() if query.name not in WITH_MACROS]
WANTED = {"area": "函館市", "year": 2022, "source_id": 4, "old": 2, "new": 8}
ASKED: dict[str, Callable[[Any, NamedQuery, dict[str, Any]], engines.Rows]] = {
    "polars": engines.asked_of_polars,
    "DataFusion": engines.asked_of_datafusion,
}


def listed(engine: str) -> set[str]:
    """Return the queries that the page lists for an engine."""
    found = re.search(rf"^\* {engine} runs[^:]*: (.*?)\.$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, engine
    return set(re.findall(r"`(\w+)`", found[1]))


@pytest.fixture(scope="module")
def reader(exported: Exported) -> Iterator[Reader]:
    with open_reader(exported.database) as reader:
        yield reader


@pytest.fixture(scope="module")
def contexts(exported: Exported) -> dict[str, Any]:
    folder = exported.folder
    return {
        "duckdb": engines.in_duckdb(folder),
        "polars": engines.in_polars(folder),
        "DataFusion": engines.in_datafusion(folder),
    }


def values_of(reader: Reader, query: NamedQuery) -> dict[str, Any]:
    given = {p.name: WANTED[p.name] for p in query.parameters if p.is_required}
    return resolve(reader, query, given)


def answered(reader: Reader, query: NamedQuery, values: dict[str, Any]) -> engines.Rows:
    return reader.execute(query.sql, values).rows


@pytest.mark.parametrize("query", PLAIN, ids=[query.name for query in PLAIN])
def test_duckdb_runs_the_file_of_a_query_unchanged(query: NamedQuery, reader: Reader, contexts: dict[str, Any]) -> None:
    values = values_of(reader, query)
    assert engines.asked_of_duckdb(contexts["duckdb"], query, values) == answered(reader, query, values)


@pytest.mark.parametrize("engine", ["polars", "DataFusion"])
@pytest.mark.parametrize("query", PLAIN, ids=[query.name for query in PLAIN])
def test_other_engines_run_the_queries_that_the_page_lists(
    query: NamedQuery, engine: str, reader: Reader, contexts: dict[str, Any]
) -> None:
    values = values_of(reader, query)
    asked = ASKED[engine]
    if query.name in listed(engine):
        assert asked(contexts[engine], query, values) == answered(reader, query, values)
    else:
        with pytest.raises(Exception, match=r".+"):  # which words an engine lacks is its own affair
            asked(contexts[engine], query, values)


def test_the_queries_have_something_to_answer(reader: Reader) -> None:
    empty = {query.name for query in PLAIN if not answered(reader, query, values_of(reader, query))}
    assert empty <= {"overtime_parts"}


def test_the_page_knows_which_queries_need_macros() -> None:
    """Whatever they call, those that read `store` through it or judge a threshold are among them."""
    assert {query.name for query in PLAIN} >= {"measures", "labour_gap_by_region", "sources"}
    assert all(re.search(r"\bstore\.\w+\(|verdict\(", query.sql) is None for query in PLAIN)
    assert {query.name for query in shipped_queries()} > WITH_MACROS


def test_the_page_lists_queries_that_there_are() -> None:
    for engine in ("polars", "DataFusion"):
        assert listed(engine) <= {query.name for query in PLAIN}
