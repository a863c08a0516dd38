"""`inspect`: what axstat sees in a workbook, before anything is loaded.

Structure comes first (tables, header tree, row classes), then meaning (measures, periods), then checks and doubts. A
file that would be refused is shown as far as it was understood, with the refusal.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axstat.datasets.building import observed
from axstat.datasets.dividing import spans_of, take
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.errors import AxstatError, ExitCode
from axstat.failures import Subject, failed
from axstat.filenames import readable
from axstat.ingest.counts import Counts, count, count_statuses
from axstat.ingest.files import shown
from axstat.ingest.reading import Read, open_all, read, wishes
from axstat.ingest.report import check_dict, doubt_dict, error_dict, meta_dict
from axstat.model.cells import column_letters
from axstat.model.observations import SourceMeta
from axstat.model.tables import Item, RowClass, SheetReading, Table
from axstat.model.values import Status
from axstat.store import default_path
from axstat.voice import Finding, Lang

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One series: its header with cells, what it was taken for, and its values by status with examples."""

    line: str
    header: tuple[tuple[str, str], ...]
    measure: str
    label: str
    unit: str | None
    unit_said: str | None
    period: str | None
    period_said: str | None
    attributes: dict[str, str]
    statuses: dict[str, int]
    examples: dict[str, tuple[str, ...]]
    numeric: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the series for JSON."""
        return {
            "line": self.line,
            "header": [{"cell": cell, "text": text} for cell, text in self.header],
            "measure": self.measure,
            "label": self.label,
            "unit": self.unit,
            "unit_said": self.unit_said,
            "period": self.period,
            "period_said": self.period_said,
            "attributes": self.attributes,
            "numeric": self.numeric,
            "statuses": self.statuses,
            "examples": {k: list(v) for k, v in self.examples.items()},
        }


@dataclass(frozen=True, slots=True)
class TableView:
    """One table: where it stands, how its items are known, what its lines are."""

    range: str
    dataset: str
    transposed: bool
    axis: str
    title: str
    periods: tuple[str, ...]
    header_lines: tuple[int, int]
    items: int
    identity: dict[str, str]
    rows: dict[str, int]
    row_examples: dict[str, tuple[str, ...]]
    series: tuple[SeriesView, ...]
    statuses: dict[str, int]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the table for JSON."""
        return {
            "range": self.range,
            "dataset": self.dataset,
            "transposed": self.transposed,
            "axis": self.axis,
            "title": self.title,
            "periods": list(self.periods),
            "header_lines": list(self.header_lines),
            "items": self.items,
            "identity": self.identity,
            "rows": self.rows,
            "row_examples": {k: list(v) for k, v in self.row_examples.items()},
            "statuses": self.statuses,
            "series": [s.as_dict() for s in self.series],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet: its tables, or why there is none."""

    sheet: str
    rows: int
    columns: int
    hidden: bool
    tables: tuple[TableView, ...]
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """Return the sheet for JSON."""
        return {
            "sheet": self.sheet,
            "rows": self.rows,
            "columns": self.columns,
            "hidden": self.hidden,
            "reason": self.reason,
            "tables": [t.as_dict() for t in self.tables],
        }


@dataclass(frozen=True, slots=True)
class WorkbookView:
    """One workbook (one member of an archive) as understood."""

    file: str
    sha256: str
    meta: SourceMeta
    counts: Counts
    sheets: tuple[SheetView, ...]
    checks: tuple[Finding, ...]
    doubts: tuple[Finding, ...]
    errors: tuple[AxstatError, ...] = field(default_factory=tuple)

    def as_dict(self) -> dict[str, Any]:
        """Return the workbook for JSON."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            **meta_dict(self.meta),
            **self.counts.as_dict(),
            "sheets": [s.as_dict() for s in self.sheets],
            "checks": [check_dict(c) for c in self.checks],
            "doubts": [doubt_dict(d) for d in self.doubts],
            "errors": [error_dict(e) for e in self.errors],
        }


@dataclass(frozen=True, slots=True)
class InspectReport:
    """What `inspect` answers: one view per workbook of the file."""

    path: str
    workbooks: tuple[WorkbookView, ...]
    seconds: float

    @property
    def exit_code(self) -> ExitCode:
        """0: looking at a workbook succeeds also when `ingest` would refuse it."""
        return ExitCode.OK

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {"file": self.path, "workbooks": [w.as_dict() for w in self.workbooks]}

    def text(self, lang: Lang) -> str:
        """Return the report as the terminal prints it."""
        from axstat.ingest.text_inspect import render

        return render(self, lang)


def inspect(
    path: Path | str, *, dataset: str | None = None, year: int | None = None, said_as: Sequence[str] = ()
) -> InspectReport:
    """Look at a workbook.

    Args:
        path: a workbook, delimited file or archive of them.
        dataset: read every table as this dataset.
        year: fiscal year of the data where the file does not say it.
        said_as: what columns are, as the user says: `overtime.hours_per_month=D2`, the cell of the header.

    Raises:
        PathNotFound, NotAWorkbook, WorkbookLocked, LimitExceeded: the file cannot be read at all.
        UsageError: an option or the sidecar cannot be used.
        AxstatFailed: axstat itself failed on it.
    """
    started = time.perf_counter()
    said = wishes(dataset, year, said_as)
    file = Path(path)
    subject = Subject(shown(file))
    try:
        workbooks = open_all(file)
        if len(workbooks) == 1:
            subject = Subject(subject.shown, workbooks[0].file.sha256)
        views = tuple(_workbook(read(w, file, said)) for w in workbooks)
    except (AxstatError, MemoryError):
        raise
    except Exception as error:
        raise failed(error, default_path().parent, subject) from error
    return InspectReport(readable(Path(file.name)), views, time.perf_counter() - started)


def _workbook(result: Read) -> WorkbookView:
    meaning = result.meaning
    by_table: dict[int, list[MeantTable]] = defaultdict(list)
    for meant in meaning.tables:
        by_table[id(meant.whole or meant.table)].append(meant)
    return WorkbookView(
        file=result.workbook.file.name,
        sha256=result.workbook.file.sha256,
        meta=meaning.unit.meta,
        counts=count(meaning, result.readings),
        sheets=tuple(_sheet(r, by_table) for r in result.readings),
        checks=meaning.unit.checks,
        doubts=meaning.unit.doubts,
        errors=meaning.problems,
    )


def _sheet(reading: SheetReading, meant: Mapping[int, list[MeantTable]]) -> SheetView:
    tables = tuple(_table(part) for t in reading.tables for part in meant[id(t)])
    return SheetView(reading.sheet, reading.n_rows, reading.n_cols, reading.hidden, tables, reading.reason)


def _table(meant: MeantTable) -> TableView:
    table = meant.table
    statuses: Counter[Status] = Counter()
    spans = spans_of(observed(table.items))
    for one in meant.series:
        if one.series.numeric:
            statuses += count_statuses(take(one.values, spans))
    periods = {s.period for s in meant.series if s.period} | meant.item_periods
    return TableView(
        range=table.range,
        dataset=meant.dataset,
        transposed=table.transposed,
        axis=table.axis,
        title=" ".join(table.title.split()),
        periods=tuple(p.text for p in sorted(periods, key=lambda p: (p.start, p.end))),
        header_lines=table.header_lines,
        items=len(table.items),
        identity={_line(line, table): what for line, what in sorted(table.identity.items())},
        rows={c.value: table.row_counts.get(c, 0) for c in RowClass if table.row_counts.get(c, 0)},
        row_examples=_row_examples(table),
        series=tuple(_series(one, meant) for one in meant.series),
        statuses={s.word: statuses[s] for s in Status if statuses[s]},
        notes=tuple(n.text for n in table.notes),
    )


def _line(line: int, table: Table) -> str:
    """Return a line of the other axis as people call it: a column's letters, a row's number when transposed."""
    return str(line) if table.transposed else column_letters(line)


def _row_examples(table: Table) -> dict[str, tuple[str, ...]]:
    examples: dict[str, list[str]] = {}
    for item in table.items:
        shown = examples.setdefault(item.row_class.value, [])
        if len(shown) < EXAMPLES:
            shown.append(f"{item.label} ({_place(item)})")
    unknown = [f"{' '.join(h.text.split())} ({h.ref.a1})" for h in table.unknown_lines[:EXAMPLES]]
    if unknown:
        examples[RowClass.UNKNOWN.value] = unknown
    return {name: tuple(shown) for name, shown in examples.items()}


def _place(item: Item) -> str:
    return item.cells[-1].a1 if item.cells else str(item.line)


def _series(one: MeantSeries, meant: MeantTable) -> SeriesView:
    counts = count_statuses(take(one.values, spans_of(observed(meant.table.items))))
    return SeriesView(
        line=_line(one.series.line, meant.table),
        header=tuple((h.ref.a1, " ".join(h.text.split())) for h in one.series.path),
        measure=one.measure.id,
        label=one.measure.label,
        unit=one.measure.unit,
        unit_said=one.unit_said,
        period=one.period.text if one.period else None,
        period_said=one.period_said,
        attributes=dict(one.attributes),
        statuses={s.word: counts[s] for s in Status if counts[s]},
        examples={s.word: _status_examples(one, meant, s) for s in Status if counts[s] and s is not Status.NORMAL},
        numeric=one.series.numeric,
    )


def _status_examples(one: MeantSeries, meant: MeantTable, status: Status) -> tuple[str, ...]:
    found = []
    items: Sequence[Item] = meant.table.items
    pairs: Iterable[tuple[int, int]] = enumerate(one.values.statuses)
    for index, code in pairs:
        if code == status and items[index].row_class.is_observed:
            text = " ".join(one.values.texts[index].split())
            found.append(f"`{text[:40]}` ({meant.ref(items[index], one).a1})")
            if len(found) == EXAMPLES:
                break
    return tuple(found)
