"""What `axstat doctor --repair` prints: one row for each source, and one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.filenames import readable
from axstat.model.results import Column, Result
from axstat.model.text import Label, Lang

if TYPE_CHECKING:
    from axstat.ingest import RepairReport

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
            Column("state", "text", Label("結果", "state")),
            Column("path", "text", Label("場所", "path")),
            Column("why", "text", Label("理由", "why")),
        ),
        rows=tuple(
            (
                one.source.source_id,
                one.source.file,
                _OUTCOMES[one.outcome].text(lang),
                readable(one.path),
                "" if one.error is None else one.error.message_ja if lang == "ja" else one.error.message,
            )
            for one in report.sources
        ),
    )


def summary(report: RepairReport) -> Label:
    """Return what was done in one sentence."""
    path, all_of_them = report.database, len(report.sources)
    if report.fault is None:
        return Label(f"{path} は正常です", f"{path} is whole: nothing to repair")
    if not report.sources:
        return Label(
            f"{path} は正常です。対応しない更新ログを {report.kept} に移しました",
            f"{path} is whole; the log that is not its own is kept as {report.kept}",
        )
    if not report.back:
        return Label(
            f"{path} を作り直せません：同じ内容のワークブックが見つかりません（元のファイルはそのままです）",
            f"{path} cannot be rebuilt: no workbook was found with the bytes that were loaded; it is left as it is",
        )
    kept = (
        Label("", "")
        if report.kept is None
        else Label(f"。元のファイルは {report.kept} に残しています", f"; what was there is kept as {report.kept}")
    )
    return Label(
        f"{path} を作り直しました：出典 {all_of_them} 件中 {report.back} 件を復元{kept.ja}",
        f"rebuilt {path}: {report.back} of {all_of_them} sources are back{kept.en}",
    )
