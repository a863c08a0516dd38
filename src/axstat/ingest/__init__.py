"""The write path: `ingest` loads workbooks, `inspect` shows what axstat sees in one before anything is loaded."""

from __future__ import annotations

from axstat.ingest.drafting import Drafted, draft
from axstat.ingest.inspection import Inspection, inspect
from axstat.ingest.repairing import Rebuilt, RepairReport, repair
from axstat.ingest.report import FileReport, IngestReport
from axstat.ingest.work import Progress, ingest

__all__ = [
    "Drafted",
    "FileReport",
    "IngestReport",
    "Inspection",
    "Progress",
    "Rebuilt",
    "RepairReport",
    "draft",
    "ingest",
    "inspect",
    "repair",
]
