"""`measures --new`: drafts the declaration of a dataset from a workbook whose columns no dataset knows yet.

Every word of headers, units and titles becomes a word of the draft, so that the workbook reads under it at once; what
the words mean, and which others may occur, is for the person to settle who edits the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from axstat.datasets import Dataset
from axstat.datasets.catalogue import FOLDER
from axstat.datasets.declaration import read_declaration
from axstat.datasets.meant import MeantTable
from axstat.errors import NotUnderstood, OutputNotWritable, UsageError
from axstat.filenames import readable
from axstat.ingest.draft_columns import around, measures_and_facets
from axstat.ingest.draft_text import Draft, toml
from axstat.ingest.files import shown
from axstat.ingest.reading import Read, Wishes, open_all, read, wishes
from axstat.model.tables import Series, Table
from axstat.outputs import Guard
from axstat.store import project_root
from axstat.voice import Finding, Lang, same
from axstat.voice import said as clause
from axstat.voice.system import reason


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was written, and how the workbook reads under it: columns read as measures, and what is open."""

    path: Path
    measures: tuple[str, ...]
    read: tuple[str, ...]
    open: tuple[Finding, ...]

    def text(self, lang: Lang) -> str:
        """Return what was done, as the terminal prints it."""
        shown_path, columns = shown(self.path), len(self.read)
        lines = [clause("drafted", path=shown_path, measures=len(self.measures), columns=columns).text(lang)]
        lines += [f"  {line}" for line in self.read]
        if self.open:
            lines += [clause("still-open").text(lang), *(f"  {one.text(lang)}" for one in self.open)]
        return "\n".join([*lines, clause("draft-next").text(lang)])


def draft(name: str, file: Path) -> Drafted:
    """Write `datasets/NAME.toml` of the project from a workbook, and read the workbook under it.

    Args:
        name: the dataset's id, which is the name of its view and its file.
        file: the workbook.

    Raises:
        UsageError: there is no project, the name cannot be used, or the file is there already.
        OutputNotWritable: the file cannot be written.
        NotUnderstood: the workbook has no column of figures that no dataset reads.
        PathNotFound, NotAWorkbook, WorkbookLocked, LimitExceeded: the file cannot be read at all.
    """
    path = _place(name)
    said = wishes(None, None)
    _check_name(name, said)
    files = [read(workbook, file, said) for workbook in open_all(file)]
    text = toml(_drafted(name, readable(Path(file.name)), files))
    _write(path, text)
    declared = read_declaration(path)
    again = Wishes(datasets={**said.datasets, name: declared})
    results = [read(result.workbook, file, again) for result in files]
    return Drafted(path, tuple(declared.measures), tuple(_read_as(name, results)), tuple(_open(name, files, results)))


def _place(name: str) -> Path:
    root = project_root()
    if root is None:
        raise UsageError("no-project", start=str(Path.cwd()), folder=FOLDER, name=name)
    path = root / FOLDER / f"{name}.toml"
    if os.path.lexists(path):
        raise UsageError("draft-exists", path=str(path))
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        Guard().create(path, text.encode())
    except OSError as error:
        raise OutputNotWritable("draft-not-written", path=str(path), why=reason(error)) from error


def _check_name(name: str, said: Wishes) -> None:
    from axstat.store import describe

    if not re.fullmatch(r"[^\W\d]\w*", name):
        raise UsageError("bad-dataset-name", name=name)
    taken = {known.casefold() for known in (*said.datasets, *(view.name for view in describe()))}
    if name.casefold() in taken:
        raise UsageError("dataset-name-taken", name=name)


def _drafted(name: str, file: str, files: Sequence[Read]) -> Draft:
    found = [(t, list(_unread(t, r.meaning.tables))) for r in files for sheet in r.readings for t in sheet.tables]
    found = [(table, series) for table, series in found if series]
    tables = [table for table, _ in found]
    if not tables:
        raise NotUnderstood("nothing-to-declare", file=file)
    periods = {p for _, series in found for p in (s.period for s in series) if p is not None}
    periods |= {s.period for r in files for t in r.meaning.tables for s in t.series if s.period is not None}
    fiscal = bool(periods) and all(period.kind == "fiscal_year" for period in periods)
    plain = _plain(name, fiscal=fiscal)
    measures, facets = measures_and_facets(found, plain)
    topics, frame = around(tables, plain)
    return Draft(
        name=name,
        file=file,
        axis="area" if all(table.axis == "area" for table in tables) else "any",
        fiscal=fiscal,
        periods=tuple(sorted({p.text for p in periods})),
        titles=tuple(dict.fromkeys(" ".join(t.title.split()) for t in tables if t.title.strip())),
        measures=measures,
        facets=facets,
        topics=topics,
        frame=frame,
    )


def _plain(name: str, *, fiscal: bool) -> Dataset:
    """Return a dataset that knows only the words that frame any text."""
    period: Literal["fiscal_year", "any"] = "fiscal_year" if fiscal else "any"
    return Dataset(name, same(name), "any", period, {}, {}, {}, {}, {}, (), {})


def _unread(table: Table, meant: Iterable[MeantTable]) -> Iterator[Series]:
    """Yield the series of figures that no dataset reads as its measure."""
    known = {s.series.line for m in meant if (m.whole or m.table) is table for s in m.series if s.rule}
    return (s for s in table.series if s.numeric and s.line not in known and any(h.text.strip() for h in s.path))


def _read_as(name: str, results: Iterable[Read]) -> Iterator[str]:
    for result in results:
        for table in result.meaning.tables:
            yield from (
                f"{s.header_cell} {s.series.label} → {s.measure.id}"
                for s in table.series
                if s.rule and table.dataset == name
            )


def _open(name: str, before: Iterable[Read], after: Iterable[Read]) -> Iterator[Finding]:
    """Yield what keeps columns from being read: refusals, words not explained, tables of other datasets."""
    for result, now in zip(before, after, strict=True):
        yield from (problem.finding for problem in now.meaning.problems)
        yield from (d for d in now.meaning.unit.doubts if d.id == "word-not-explained")
        was, reads = _datasets_of(result), _datasets_of(now)
        for table in (table for reading in now.readings for table in reading.tables):
            for one in table.series:
                place = table.sheet, one.line, table.first_line
                fields: dict[str, Any] = {
                    "cell": str(one.path[-1].ref) if one.path else table.sheet,
                    "label": one.label,
                }
                if place in was and place not in reads:
                    yield clause("no-longer-read", dataset=was[place], **fields)
                elif one.numeric and place not in was and reads.get(place) != name:
                    yield clause("not-read-as", dataset=name, **fields)


def _datasets_of(result: Read) -> dict[tuple[str, int, int], str]:
    """Return the dataset of every column that is read as a measure, by sheet, line and first line of its table."""
    return {
        (t.table.sheet, s.series.line, t.table.first_line): t.dataset
        for t in result.meaning.tables
        for s in t.series
        if s.rule
    }
