"""Columns and tables that the answers of `ingest` and `inspect` share: statuses, periods, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from axstat.errors import AxstatError
from axstat.model.observations import SourceMeta
from axstat.model.results import Cell, Column, Result, spoken
from axstat.model.values import Status
from axstat.voice import SEVERITIES, Finding, Label, Lang, Remedy

_COMMON = (Status.NORMAL, Status.MISSING, Status.SUPPRESSED)
STATUS_COLUMNS = tuple(
    Column(status.word, "integer", status.label, detail=status not in _COMMON, minor=status is not Status.NORMAL)
    for status in Status
)
FINDINGS = (
    Column("file", "text", Label("ファイル", "file")),
    Column("severity", "text", Label("区分", "severity"), words=SEVERITIES),
    Column("message", "text", Label("内容", "message")),
    Column("remedy", "text", Label("対処", "what to do")),
    Column("id", "text", Label("種類", "id"), detail=True),
    Column("cells", "text", Label("セル", "cells"), detail=True),
)


def status_cells(counts: Mapping[str, int]) -> tuple[int, ...]:
    """Return how many values have each status, in the order of `STATUS_COLUMNS`."""
    return tuple(counts.get(status.word, 0) for status in Status)


def span(periods: Sequence[str]) -> str:
    """Return periods from the first to the last: `FY2022 … FY2024`."""
    return periods[0] if len(periods) == 1 else f"{periods[0]} … {periods[-1]}" if periods else ""


def findings(
    found: Iterable[tuple[str, Finding]], errors: Iterable[tuple[str, AxstatError]] = (), *, lang: Lang
) -> Result:
    """Return what was found in files as a table, refusals first."""
    rows: list[tuple[Cell, ...]] = [(file, *_row(error.finding, error)) for file, error in errors]
    rows += [(file, *_row(one)) for file, one in found]
    return Result("findings", Label("注意と検査", "Findings"), FINDINGS, spoken(rows, lang))


def _row(one: Finding, error: AxstatError | None = None) -> tuple[Cell, ...]:
    remedy = error.remedy if error else Remedy(one)
    cells = "、".join(map(str, one.cells[:20]))
    return one.severity, one, remedy, error.id if error else one.id, cells


def is_simulated(meta: SourceMeta | None) -> bool:
    """Say whether a file is known to hold simulated figures."""
    return meta is not None and meta.simulated
