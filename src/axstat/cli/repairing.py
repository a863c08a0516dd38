"""What `axstat doctor --repair` prints: one row for each source, and one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.filenames import readable
from axstat.model.results import Column, Result, spoken
from axstat.voice import Finding, Label, Lang, said

if TYPE_CHECKING:
    from axstat.ingest.repairing import RepairReport

_OUTCOMES = {
    "back": Label("復元", "back"),
    "gone": Label("ファイルがない", "gone"),
    "changed": Label("内容が変わった", "changed"),
    "refused": Label("取り込めない", "refused"),
}


def as_result(report: RepairReport, lang: Lang) -> Result:
    """Return what became of every source: one row each, in one language."""
    return Result(
        name="repair",
        title=Label("データベースの復元", "Repair"),
        columns=(
            Column("source_id", "integer", Label("出典", "source")),
            Column("file", "text", Label("ファイル", "file")),
            Column("state", "text", Label("結果", "state"), words=_OUTCOMES),
            Column("path", "text", Label("場所", "path")),
            Column("why", "text", Label("理由", "why")),
        ),
        rows=spoken(
            (
                (
                    one.source.source_id,
                    one.source.file,
                    one.outcome,
                    readable(one.path),
                    None if one.error is None else one.error.finding,
                )
                for one in report.sources
            ),
            lang,
        ),
    )


def summary(report: RepairReport) -> Finding:
    """Return what was done in one sentence."""
    path = str(report.database)
    if report.fault is None:
        return said("nothing-to-repair", path=path)
    if not report.sources:
        return said("log-put-aside", path=path, kept=str(report.kept))
    if not report.back:
        return said("not-rebuilt", path=path)
    kept = said("kept-as", kept=str(report.kept)) if report.kept is not None else ""
    return said("rebuilt", path=path, back=report.back, n=len(report.sources), kept=kept)
