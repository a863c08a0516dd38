"""Reports and named queries over the database: each answers a `Result`, every number of it traceable to a cell.

A function is imported when it is first used: one command needs one of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.reports.area import area_report as area_report
    from axstat.reports.books import labour_book as labour_book
    from axstat.reports.books import measure_book as measure_book
    from axstat.reports.books import overtime_book as overtime_book
    from axstat.reports.claims import claims_report as claims_report
    from axstat.reports.diff import diff_results as diff_results
    from axstat.reports.diff import diff_values as diff_values
    from axstat.reports.gap import gap_report as gap_report
    from axstat.reports.labour import labour_report as labour_report
    from axstat.reports.library import describe_query as describe_query
    from axstat.reports.library import list_queries as list_queries
    from axstat.reports.library import read_query as read_query
    from axstat.reports.library import run_query as run_query
    from axstat.reports.lookup import look_up_area as look_up_area
    from axstat.reports.measure import measure_report as measure_report
    from axstat.reports.measures import measures_report as measures_report
    from axstat.reports.naming import measure_names as measure_names
    from axstat.reports.overtime import overtime_report as overtime_report
    from axstat.reports.queries import run as run
    from axstat.reports.queries import run_sql as run_sql
    from axstat.reports.sources import citation as citation
    from axstat.reports.sources import decision as decision
    from axstat.reports.sources import find_source as find_source
    from axstat.reports.sources import source_report as source_report
    from axstat.reports.sources import sources_report as sources_report
    from axstat.reports.sources import still_replaced as still_replaced
    from axstat.reports.tracing import provenance as provenance
    from axstat.reports.tracing import trace as trace
    from axstat.reports.tracing import trace_rows as trace_rows
    from axstat.reports.tracing import trace_value as trace_value

_HOMES = {
    "area": "area_report",
    "books": "labour_book measure_book overtime_book",
    "claims": "claims_report",
    "diff": "diff_results diff_values",
    "gap": "gap_report",
    "labour": "labour_report",
    "library": "describe_query list_queries read_query run_query",
    "lookup": "look_up_area",
    "measure": "measure_report",
    "measures": "measures_report",
    "naming": "measure_names",
    "overtime": "overtime_report",
    "queries": "run run_sql",
    "sources": "citation decision find_source source_report sources_report still_replaced",
    "tracing": "provenance trace trace_rows trace_value",
}
"""The functions of each module."""


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"axstat.reports.{module}"), name)
    raise AttributeError(f"module `axstat.reports` has no attribute `{name}`")
