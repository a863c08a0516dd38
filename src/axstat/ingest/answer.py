"""The answer of `axstat ingest`: a row for every file, and in sentences what was loaded and what went out of use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from axstat.datasets import shipped
from axstat.ingest.answers import STATUS_COLUMNS, findings, is_simulated, span, status_cells
from axstat.ingest.counts import Counts
from axstat.ingest.report import FileReport, IngestReport
from axstat.model.results import Cell, Column, Result, Scalar, spoken
from axstat.model.values import Status
from axstat.store import Lost
from axstat.voice import Finding, Label, Lang, found, said

_OUTCOMES = {
    "loaded": Label("取込", "loaded"),
    "again": Label("読み直し", "read again"),
    "unchanged": Label("変更なし", "unchanged"),
    "would-load": Label("取込可（未実行）", "would load"),
    "refused": Label("取込不可", "refused"),
}


def ingest_result(report: IngestReport, lang: Lang) -> Result:
    """Return an ingest as a result in one language: files as rows, sentences as notes, findings as a further table."""
    names = {name: dataset.title for name, dataset in shipped().items()}
    columns = (
        Column("file", "text", Label("ファイル", "file")),
        Column("outcome", "text", Label("結果", "outcome"), words=_OUTCOMES, chosen=True),
        Column("dataset", "text", Label("データセット", "dataset"), words=names),
        Column("period", "text", Label("時期", "period")),
        Column("areas", "integer", Label("団体", "areas")),
        *STATUS_COLUMNS,
        Column("warnings", "integer", Label("注意", "warnings")),
        *(Column(name, "integer", label, detail=True) for name, label in _COUNTS.items()),
        Column("source_id", "integer", Label("出典番号", "source"), detail=True),
        Column("in_use", "integer", Label("使われる値", "values in use"), detail=True),
        Column("simulated", "boolean", Label("模擬データ", "simulated"), minor=True),
        Column("sha256", "text", Label("sha256", "sha256"), detail=True),
        Column("refusal", "text", Label("取込不可の種類", "refusal"), detail=True),
        Column("message", "text", Label("取込不可の理由", "why refused"), detail=True),
        Column("remedy", "text", Label("対処", "what to do"), detail=True),
    )
    said_of = [(f.path, one) for f in report.files for one in f.warnings]
    notes = (*_out_of_use(report), *_uncited(report), *_sums(report))
    rows = spoken((_row(file) for file in report.files), lang)
    return Result(
        "ingest",
        Label("ワークブックの取込み", "Workbooks ingested"),
        _without_blanks(columns, rows),
        rows,
        notes=tuple(one.label for one in notes),
        simulated=any(is_simulated(f.meta) for f in report.files),
        parts=(findings(said_of, lang=lang),) if said_of else (),
    )


def _without_blanks(columns: tuple[Column, ...], rows: tuple[tuple[Scalar, ...], ...]) -> tuple[Column, ...]:
    """Return the columns with those as details of which no file says anything, where all were refused.

    Words are counted in sight where a file holds nothing else: `0 figures` alone would look like a failure.
    """
    normal, words = (n for n, column in enumerate(columns) if column.name in (Status.NORMAL.word, "words"))
    told = {n for n in range(len(columns)) if any(row[n] is not None for row in rows)}
    shown = {words} if any(row[words] and not row[normal] for row in rows) else set()
    return tuple(
        replace(column, detail=n not in told or (column.detail and n not in shown)) for n, column in enumerate(columns)
    )


_COUNTS = {
    "sheets": Label("シート", "sheets"),
    "tables": Label("表", "tables"),
    "categories": Label("区分", "categories"),
    "measures": Label("項目", "measures"),
    "observations": Label("値の総数", "observations"),
    "words": Label("文字のセル", "cells of words"),
}


def _row(file: FileReport) -> tuple[Cell, ...]:
    counts = file.counts or Counts()
    known = file.counts is not None
    outcome = "again" if file.again and file.outcome == "loaded" else file.outcome
    several = len(counts.editions) > 1
    when: Cell = said("editions", n=len(counts.editions)) if several else span(counts.editions or counts.periods)
    only_words = counts.words > 0 and not counts.statuses  # `0 figures` of a file of answers would look like a failure
    statuses = status_cells(counts.statuses) if known and not only_words else (None,) * len(STATUS_COLUMNS)
    return (
        file.path,
        outcome,
        file.meta.dataset if file.meta else None,
        when or None,
        counts.areas if known else None,
        *statuses,
        len(file.warnings) if known else None,
        *(getattr(counts, name) if known else None for name in _COUNTS),
        file.source_id,
        file.in_use if file.is_in else None,
        file.meta.simulated if file.meta else None,
        file.sha256,
        *((file.error.id, file.error.finding, file.error.remedy) if file.error else (None, None, None)),
    )


def _out_of_use(report: IngestReport) -> Iterator[Finding]:
    """Yield a sentence for each source whose values went out of use, and one where some of a file's own did."""
    for file in report.files:
        for lost in file.replaced:
            if file.outcome == "would-load":
                identifier = "would-be-replaced" if lost.in_use else "would-be-replaced-whole"
            else:
                identifier = "replaced" if lost.in_use else "replaced-whole"
            yield said(identifier, file=file.path, n=lost.values, lost=_named(lost), rest=lost.in_use)
            if not lost.in_use and file.source_id is not None and not is_simulated(file.meta):
                yield said("bring-back", number=str(file.source_id), lost=_named(lost))
        unused = sum(lost.values for lost in file.gone_before)
        if file.is_in and unused:
            before = tuple(_named(lost) for lost in file.gone_before)
            yield said("gone-before", file=file.path, n=unused, before=before, in_use=file.in_use)


def _uncited(report: IngestReport) -> list[Finding]:
    """Return what says how to name the publisher of files that name none, whose citation (出典) would be incomplete."""
    files = [file for file in report.files if file.is_in and file.meta is not None and not file.meta.publisher]
    ids = " ".join(str(file.source_id) for file in files if file.source_id is not None)
    return [found("uncited", n=len(files), ids=ids or "ID")] if files else []


def _named(lost: Lost) -> Finding:
    """Return a source by its file name and number."""
    return said("name-and-number", name=lost.file, number=str(lost.source_id))


def _sums(report: IngestReport) -> Iterator[Finding]:
    if not report.files:
        yield said("no-workbook-found")
    loaded = len(report.outcomes("would-load" if report.dry_run else "loaded"))
    unchanged, refused = len(report.outcomes("unchanged")), len(report.outcomes("refused"))
    fields = {"loaded": loaded, "n": len(report.files), "unchanged": unchanged, "refused": refused}
    if report.dry_run:
        yield said("would-be-ingested", **fields)
    else:
        yield said("ingested", database=str(report.database), **fields)
