"""Reports and named queries over the database: each answers a `Result`, every number of it traceable to a cell.

A function is imported when it is first used: one command needs one of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.reports.area import area_report
    from axstat.reports.books import labour_book, measure_book, overtime_book
    from axstat.reports.claims import claims_report
    from axstat.reports.diff import diff_results, diff_values
    from axstat.reports.gap import gap_report
    from axstat.reports.labour import labour_report
    from axstat.reports.library import describe_query, list_queries, read_query, run_query
    from axstat.reports.lookup import look_up_area
    from axstat.reports.measure import measure_report
    from axstat.reports.measures import measures_report
    from axstat.reports.naming import measure_names
    from axstat.reports.overtime import overtime_report
    from axstat.reports.queries import run, run_sql
    from axstat.reports.sources import citation, decision, find_source, source_report, sources_report
    from axstat.reports.tracing import provenance, trace, trace_rows, trace_value

__all__ = [
    "area_report",
    "citation",
    "claims_report",
    "decision",
    "describe_query",
    "diff_results",
    "diff_values",
    "find_source",
    "gap_report",
    "labour_book",
    "labour_report",
    "list_queries",
    "look_up_area",
    "measure_book",
    "measure_names",
    "measure_report",
    "measures_report",
    "overtime_book",
    "overtime_report",
    "provenance",
    "read_query",
    "run",
    "run_query",
    "run_sql",
    "source_report",
    "sources_report",
    "trace",
    "trace_rows",
    "trace_value",
]

_HOMES = {
    "area_report": "area",
    "citation": "sources",
    "claims_report": "claims",
    "decision": "sources",
    "describe_query": "library",
    "diff_results": "diff",
    "diff_values": "diff",
    "find_source": "sources",
    "gap_report": "gap",
    "labour_book": "books",
    "labour_report": "labour",
    "list_queries": "library",
    "look_up_area": "lookup",
    "measure_book": "books",
    "measure_names": "naming",
    "measure_report": "measure",
    "measures_report": "measures",
    "overtime_book": "books",
    "overtime_report": "overtime",
    "provenance": "tracing",
    "read_query": "library",
    "run": "queries",
    "run_query": "library",
    "run_sql": "queries",
    "source_report": "sources",
    "sources_report": "sources",
    "trace": "tracing",
    "trace_rows": "tracing",
    "trace_value": "tracing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module `axstat.reports` has no attribute `{name}`")
    return getattr(import_module(f"axstat.reports.{_HOMES[name]}"), name)
