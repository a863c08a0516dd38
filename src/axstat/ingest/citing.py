"""Whose citation (出典) would be incomplete: files that do not say who published them."""

from __future__ import annotations

from axstat.ingest.report import IngestReport
from axstat.voice import Finding, found


def uncited(report: IngestReport) -> list[Finding]:
    """Return what says how to name the publisher of files that name none; nothing where all do."""
    files = [file for file in report.files if file.is_in and file.meta is not None and not file.meta.publisher]
    ids = " ".join(str(file.source_id) for file in files if file.source_id is not None)
    return [found("uncited", n=len(files), ids=ids or "ID")] if files else []
