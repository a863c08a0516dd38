"""`inspect`: what axstat sees in a workbook, before anything is loaded.

Tables come first (where they stand, how their bodies are known, what their lines are), then their columns with header
cells and meaning, then what was found. A file that would be refused is shown as far as it was understood, with the
refusal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from axstat.datasets import shipped
from axstat.datasets.building import observed
from axstat.datasets.dividing import spans_of, take
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.errors import AxstatError
from axstat.failures import Subject, failed
from axstat.filenames import readable
from axstat.ingest.answers import STATUS_COLUMNS, findings, span, status_cells
from axstat.ingest.counts import count_statuses, count_words, periods_of
from axstat.ingest.files import shown
from axstat.ingest.reading import Read, open_all, read, wishes
from axstat.model.cells import column_letters
from axstat.model.results import Cell, Column, Result, spoken
from axstat.model.tables import RowClass, SheetReading, Table
from axstat.model.values import Status
from axstat.store import default_path
from axstat.voice import Finding, Label, Lang, Some, said, some

EXAMPLES = 3
_UNUSUAL = (RowClass.TOTAL, RowClass.AVERAGE, RowClass.COUNTY, RowClass.UNLISTED, RowClass.REGION, RowClass.NATION)
_IDENTITY = {
    "code": Label("コード", "code"),
    "prefecture": Label("都道府県", "prefecture"),
    "county": Label("郡", "county"),
    "name": Label("名前", "name"),
    "kana": Label("かな", "kana"),
    "facet": Label("内訳", "facet"),
    "period": Label("時期", "period"),
    "number": Label("番号", "number"),
}
_FILE = Column("file", "text", Label("ファイル", "file"), detail=True)
_SHEET = Column("sheet", "text", Label("シート", "sheet"))
_TABLE = Column("table", "text", Label("表", "table"))
_TABLES = (
    _FILE,
    _SHEET,
    _TABLE,
    Column("dataset", "text", Label("データセット", "dataset"), words={n: d.title for n, d in shipped().items()}),
    Column("title", "text", Label("表題", "title"), minor=True),
    Column("period", "text", Label("時期", "period")),
    Column("items", "integer", Label("団体・区分", "items")),
    Column("known_by", "text", Label("見分け方", "known by")),
    Column("header", "text", Label("見出し", "header")),
    Column("lines", "text", Label("行の種類", "lines")),
    Column("examples", "text", Label("特別な行の例", "unusual lines"), minor=True),
    *STATUS_COLUMNS,
    Column("notes", "text", Label("注記", "notes"), detail=True),
    Column("remark", "text", Label("備考", "remark")),
)
_COLUMNS = (
    _FILE,
    _SHEET,
    replace(_TABLE, minor=True),
    Column("line", "text", Label("列", "column")),
    Column("header", "text", Label("見出し", "header")),
    Column("header_cells", "text", Label("見出しのセル", "header cells")),
    Column("measure", "text", Label("項目", "measure")),
    Column("unit", "text", Label("単位", "unit")),
    Column("period", "text", Label("時期", "period")),
    Column("attributes", "text", Label("部分", "part"), minor=True),
    *STATUS_COLUMNS,
    Column("words", "integer", Label("文字のセル", "cells of words"), minor=True),
    Column("examples", "text", Label("値でないセルの例", "cells without a value"), minor=True),
    Column("unit_said", "text", Label("単位の根拠", "unit said in"), detail=True),
    Column("period_said", "text", Label("時期の根拠", "period said in"), detail=True),
    Column("measure_said", "text", Label("項目の根拠", "measure said in"), detail=True),
)
_WORDS = Label("文字", "words")


@dataclass(frozen=True, slots=True)
class Inspection:
    """A workbook, or each one of an archive, as understood; `name` is the file's, `typed` its path in a command."""

    name: str
    typed: str
    workbooks: tuple[Read, ...]

    def result(self, lang: Lang) -> Result:
        """Return the tables as rows, the columns and what was found as further tables, in one language."""
        seen = [one for workbook in self.workbooks for one in _seen(workbook)]
        empty = [(w.workbook.file.name, r) for w in self.workbooks for r in w.readings if not r.tables]
        said_of = [(w.workbook.file.name, one) for w in self.workbooks for one in w.meaning.unit.findings]
        errors = [(w.workbook.file.name, e.of_file(self.typed)) for w in self.workbooks for e in w.meaning.problems]
        sheets = sum(len(w.readings) for w in self.workbooks)
        columns = (row for one in seen for row in _columns(one))
        return Result(
            "inspect",
            said("inspected", name=self.name, sheets=sheets, tables=len(seen)).label,
            _TABLES,
            spoken((*map(_table, seen), *(_without_table(file, sheet) for file, sheet in empty)), lang),
            simulated=any(w.meaning.unit.meta.simulated for w in self.workbooks),
            parts=(
                Result("columns", Label("列", "Columns"), _COLUMNS, spoken(columns, lang)),
                findings(said_of, errors, lang=lang),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Seen:
    """One table as understood, with the file and the sheet that it stands in."""

    file: str
    sheet: SheetReading
    meant: MeantTable


def inspect(
    path: Path | str, *, dataset: str | None = None, year: int | str | None = None, said_as: Sequence[str] = ()
) -> Inspection:
    """Look at a workbook; nothing is loaded.

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
    wanted = wishes(dataset, year, said_as)
    file = Path(path)
    subject = Subject(shown(file))
    try:
        workbooks = open_all(file)
        if len(workbooks) == 1:
            subject = Subject(subject.shown, workbooks[0].file.sha256)
        return Inspection(readable(Path(file.name)), subject.shown, tuple(read(w, file, wanted) for w in workbooks))
    except (AxstatError, MemoryError):
        raise
    except Exception as error:
        raise failed(error, default_path().parent, subject) from error


def _seen(workbook: Read) -> Iterator[_Seen]:
    by_table: dict[int, list[MeantTable]] = defaultdict(list)
    for meant in workbook.meaning.tables:
        by_table[id(meant.whole or meant.table)].append(meant)
    for reading in workbook.readings:
        for table in reading.tables:
            yield from (_Seen(workbook.workbook.file.name, reading, meant) for meant in by_table[id(table)])


def _table(seen: _Seen) -> tuple[Cell, ...]:
    meant, table = seen.meant, seen.meant.table
    statuses: Counter[Status] = Counter()
    spans = spans_of(observed(table.items))
    for one in meant.series:
        if one.series.numeric:
            statuses += count_statuses(take(one.values, spans))
    words = sum(not s.series.numeric for s in meant.series)
    hidden = said("hidden") if seen.sheet.hidden else None
    return (
        seen.file,
        seen.sheet.sheet,
        table.range,
        meant.dataset,
        " ".join(table.title.split()),
        span(periods_of([meant])),
        len(table.items),
        _known_by(table),
        _header(table),
        Some(tuple(said("n-of", n=n, what=row_class.word) for row_class, n in _counted(table))),
        _unusual(table),
        *status_cells({status.word: n for status, n in statuses.items()}),
        " ".join(n.text for n in table.notes[:4]) or None,
        said("columns-of-words", n=words) if words else hidden,
    )


def _without_table(file: str, sheet: SheetReading) -> tuple[Cell, ...]:
    blank = (None,) * (len(_TABLES) - 3)
    why = said("no-table-here", why=sheet.reason or "", hidden=said("hidden") if sheet.hidden else "")
    return (file, sheet.sheet, *blank, why)


def _counted(table: Table) -> list[tuple[RowClass, int]]:
    return [(row_class, n) for row_class in RowClass if (n := table.row_counts.get(row_class, 0))]


def _known_by(table: Table) -> Some:
    """Return the lines that say which body a line is, each as what."""
    named = sorted(table.identity.items())
    return Some(tuple(said("line-as", line=_line(line, table), what=_IDENTITY.get(what, what)) for line, what in named))


def _header(table: Table) -> Finding | None:
    first, last = table.header_lines
    if not first:
        return None
    if first == last:
        return said("header-column" if table.transposed else "header-row", line=str(first))
    return said("header-columns" if table.transposed else "header-rows", first=str(first), last=str(last))


def _unusual(table: Table) -> Some | None:
    """Return examples of lines that are no bodies: totals, averages, what could not be classed."""
    shown_of = [(item.label, item.cells[-1].a1 if item.cells else str(item.line), item.row_class)
                for row_class in _UNUSUAL
                for item in islice((i for i in table.items if i.row_class is row_class), EXAMPLES)]  # fmt: skip
    shown_of += [(" ".join(h.text.split()), h.ref.a1, RowClass.UNKNOWN) for h in table.unknown_lines[:EXAMPLES]]
    if not shown_of:
        return None
    return some([said("line-example", what=c.word, label=label, cell=cell) for label, cell, c in shown_of], 9)


def _line(line: int, table: Table) -> str:
    """Return a line of the other axis as people call it: a column's letters, a row's number when transposed."""
    return str(line) if table.transposed else column_letters(line)


def _columns(seen: _Seen) -> Iterator[tuple[Cell, ...]]:
    table = seen.meant.table
    spans = spans_of(observed(table.items))
    for one in seen.meant.series:
        values = take(one.values, spans)
        counts, words = (count_statuses(values), None) if one.series.numeric else (None, count_words(values))
        yield (
            seen.file,
            seen.sheet.sheet,
            table.range,
            _line(one.series.line, table),
            " › ".join(" ".join(h.text.split()) for h in one.series.path),
            " ".join(h.ref.a1 for h in one.series.path),
            one.measure.id,
            one.measure.unit,
            one.period.text if one.period else None,
            "、".join(value for value in one.attributes.values() if value != "全体") or None,
            *(status_cells({s.word: n for s, n in counts.items()}) if counts else (None,) * len(STATUS_COLUMNS)),
            words,
            Some(examples) if (examples := tuple(_examples(one, seen.meant, counts))) else None,
            one.unit_said,
            one.period_said,
            one.measure_said,
        )


def _examples(one: MeantSeries, meant: MeantTable, counts: Mapping[Status, int] | None) -> Iterator[Finding]:
    """Yield examples of the cells of each status without a value; of a column of words, of what they say."""
    statuses, texts, items = one.values.statuses, one.values.texts, meant.table.items
    observed_places = [i for i, item in enumerate(items) if item.row_class.is_observed]
    groups: list[tuple[Label, Iterator[int]]]
    if counts is None:
        groups = [(_WORDS, (i for i in observed_places if texts[i].strip()))]
    else:
        without = (s for s in Status if s is not Status.NORMAL and counts.get(s))
        groups = [(s.label, (i for i in observed_places if statuses[i] == s)) for s in without]
    for what, places in groups:
        for index in islice(places, EXAMPLES):
            text = " ".join(texts[index].split())[:40]
            cell = meant.ref(items[index], one).a1
            yield said("value-example", what=what, text=text, cell=cell)
