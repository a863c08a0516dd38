"""Whose citation (出典) would be incomplete: files that do not say who published them."""

from __future__ import annotations

from axstat.ingest.report import IngestReport
from axstat.model.text import Lang


def uncited(report: IngestReport, lang: Lang) -> list[str]:
    """Return the line that says how to name the publisher of files that name none; nothing where all do."""
    files = [file for file in report.files if file.is_in and file.meta is not None and not file.meta.publisher]
    if not files:
        return []
    ids = " ".join(str(file.source_id) for file in files if file.source_id is not None)
    if lang == "ja":
        how = f"`axstat sources set {ids or '番号'} --publisher 公表者` で補えます"
        return [f"出典に公表者のないファイル {len(files)}：{how}"]
    how = f"`axstat sources set {ids or 'ID'} --publisher NAME` adds it"
    return [f"{len(files)} file{'s' if len(files) > 1 else ''} without a publisher to cite: {how}"]
