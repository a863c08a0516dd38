"""The write path: `ingest` loads workbooks, `inspect` shows what axstat sees in one before anything is loaded.

A function is imported when it is first used: loading a workbook needs nothing of what drafts, inspects or repairs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.ingest.drafting import draft
    from axstat.ingest.inspection import inspect
    from axstat.ingest.repairing import repair
    from axstat.ingest.report import FileReport, IngestReport
    from axstat.ingest.work import Progress, ingest

__all__ = ["FileReport", "IngestReport", "Progress", "draft", "ingest", "inspect", "repair"]

_HOMES = {
    "FileReport": "report",
    "IngestReport": "report",
    "Progress": "work",
    "draft": "drafting",
    "ingest": "work",
    "inspect": "inspection",
    "repair": "repairing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module `axstat.ingest` has no attribute `{name}`")
    return getattr(import_module(f"axstat.ingest.{_HOMES[name]}"), name)
