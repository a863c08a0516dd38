"""Reports and named queries over the database: each answers a `Result`, every number of it traceable to a cell."""

from __future__ import annotations

from axstat.reports.area import area_report
from axstat.reports.diff import diff_results, diff_values
from axstat.reports.labour import labour_report
from axstat.reports.library import describe_query, list_queries, read_query, run_query
from axstat.reports.lookup import look_up_area
from axstat.reports.overtime import overtime_report
from axstat.reports.queries import run, run_sql
from axstat.reports.sources import find_source, source_report, sources_report
from axstat.reports.tracing import provenance, trace, trace_rows, trace_value

__all__ = [
    "area_report",
    "describe_query",
    "diff_results",
    "diff_values",
    "find_source",
    "labour_report",
    "list_queries",
    "look_up_area",
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
