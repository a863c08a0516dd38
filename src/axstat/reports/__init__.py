"""Reports and named queries over the database: each answers a `Result`, every number of it traceable to a cell."""

from __future__ import annotations

from axstat.reports.labour import labour_report
from axstat.reports.overtime import overtime_report

__all__ = ["labour_report", "overtime_report"]
