"""From recognised sheets to observations: choose the dataset, name measures, date them, check, build.

Nothing is decided silently: what is not clear becomes a doubt, what cannot stand becomes a refusal. `interpret` raises
the first refusal; `read_meaning` returns them beside what was understood, for `axstat inspect`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from axstat.datasets import labour, periods, sources
from axstat.datasets.building import build
from axstat.datasets.catalogue import shipped
from axstat.datasets.checks.run import run_checks
from axstat.datasets.dating import Asked, date_series
from axstat.datasets.declaration import INDICATOR, Dataset
from axstat.datasets.explaining import without_periods
from axstat.datasets.meant import Findings, MeantTable
from axstat.datasets.measures import Claim, meant_tables
from axstat.datasets.periods import FileClaims, Stated
from axstat.datasets.reference_days import ReferenceDays
from axstat.datasets.stating import no_result_in
from axstat.errors import AxstatError, CheckFailed, NotUnderstood
from axstat.model.cells import Workbook
from axstat.model.observations import LoadUnit, ObservationTable, SourceMeta
from axstat.model.tables import HeaderCell, SheetReading, Table
from axstat.model.values import Status
from axstat.voice import Finding, Remedy, said, some


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a file means: its load unit, the tables as understood, and the refusals that stop it."""

    unit: LoadUnit
    tables: tuple[MeantTable, ...]
    problems: tuple[AxstatError, ...]


@dataclass(slots=True)
class _File:
    """The file being read: what was asked, what its name claims, what came up."""

    workbook: Workbook
    findings: Findings
    claims: FileClaims
    dataset: str | None
    year: int | None
    datasets: Mapping[str, Dataset]
    claims_of_user: Sequence[Claim]
    elsewhere: dict[str, list[Stated]] = field(default_factory=dict)
    """What each sheet's titles, or a sheet without a table, say of the period of the data."""
    stated: list[Stated] = field(default_factory=list)

    def other_sheets(self, sheet: str) -> list[Stated]:
        """Return what the other sheets say."""
        return [s for name, said in self.elsewhere.items() if name != sheet for s in said]


def interpret(
    workbook: Workbook,
    readings: Sequence[SheetReading],
    *,
    dataset: str | None = None,
    year: int | None = None,
    datasets: Mapping[str, Dataset] | None = None,
    claims: Sequence[Claim] = (),
) -> LoadUnit:
    """Return a file's observations, checked.

    Args:
        workbook: the file's grids.
        readings: what recognition says of each sheet, in the order of the grids.
        dataset: read every table as this dataset (`overtime`, `labour`, `indicator`).
        year: fiscal year of the data where the file does not say it.
        datasets: the datasets that tables are asked for; the shipped ones when None.
        claims: measures that the user says columns are.

    Raises:
        NotUnderstood: no table, a header that does not say what its figures are, or only words where figures should be.
        PeriodUnknown: the year of the data is nowhere.
        CheckFailed: the year contradicts the file name, or a check with severity `error` does not hold.
    """
    meaning = read_meaning(workbook, readings, dataset=dataset, year=year, datasets=datasets, claims=claims)
    for problem in meaning.problems:
        raise problem
    return meaning.unit


def read_meaning(
    workbook: Workbook,
    readings: Sequence[SheetReading],
    *,
    dataset: str | None = None,
    year: int | None = None,
    datasets: Mapping[str, Dataset] | None = None,
    claims: Sequence[Claim] = (),
) -> Meaning:
    """Return what a file means together with every refusal, raising nothing."""
    known = shipped() if datasets is None else datasets
    name = workbook.file.name
    file = _File(workbook, Findings(name), FileClaims.of(name), dataset, year, known, claims)
    tables = [t for r in readings for t in r.tables]
    _recognition(file, readings, tables)
    covers = []
    for grid, reading in zip(workbook.sheets, readings, strict=True):
        covers += [] if reading.tables else periods.cover_texts(grid)
        titles = [s for t in reading.tables for s in periods.title_periods(t)]
        file.elsewhere[grid.sheet] = titles if reading.tables else periods.cover_periods(grid)
    meant = [part for t in tables for part in _meant(file, t)]
    _claims(file, meant)
    _file_name(file, meant)
    _part_elsewhere(file, meant, covers)
    _no_results(file, meant)
    _words_only(file, meant)
    checked = run_checks(meant)
    meta = _meta(file, checked.tables)
    built = [
        replace(t, title=m.table.title, rounded=m.declared.rounded, side_by_side=m.declared.lines == "categories")
        for m, lines in zip(checked.tables, checked.dropped, strict=True)
        for t in _build(file, m, lines, meta)
    ]
    checks = (*file.findings.checks, *checked.outcomes)
    views = tuple(d.view for d in {m.dataset: m.declared for m in checked.tables}.values() if d.view is not None)
    unit = LoadUnit(workbook.file, meta, tuple(built), tuple(file.findings.doubts), checks, views)
    problems = (*file.findings.problems, *_failed(file, checks))
    return Meaning(unit, checked.tables, problems)


def _recognition(file: _File, readings: Sequence[SheetReading], tables: Sequence[Table]) -> None:
    """Take over what recognition doubted; its errors stop the file."""
    doubts = [d for r in readings for d in r.doubts] + [d for t in tables for d in t.doubts]
    # Lines that are not understood are told with their cells by the check that every line has a class.
    file.findings.doubts.extend(one for one in dict.fromkeys(doubts) if one.id != "unknown-line")
    for doubt in dict.fromkeys(doubts):
        if doubt.severity == "error":
            file.findings.problems.append(_refused(file, doubt))
    if not tables:
        sheets = [said("sheet-without-table", sheet=r.sheet, why=r.reason) for r in readings if r.reason]
        because = said("because-of-sheets", sheets=some(sheets, 3)) if sheets else ""
        file.findings.problems.append(NotUnderstood("no-table", file=file.findings.file, because=because))


def _refused(file: _File, finding: Finding) -> CheckFailed:
    """Return the refusal for what stops a file, with the file's name before its cells."""
    name = file.findings.file
    where = finding.cells[0] if finding.cells and not isinstance(finding.cells[0], str) else None
    if finding.names_a_cell():
        what: Finding = finding.within(name)
    else:
        what = said("in-place", where=where.within(name) if where else name, what=finding)
    remedy = finding.remedy or (Remedy(finding) if finding.hint else None)
    return CheckFailed("not-loaded", hint=remedy, what=what, file=name)


def _meant(file: _File, table: Table) -> list[MeantTable]:
    """Choose a table's dataset, name its series and date them."""
    items = ReferenceDays.of(table).of_items(table.items)
    found = meant_tables(
        replace(table, items=items), file.datasets, file.findings, forced=file.dataset, claims=file.claims_of_user
    )
    context = Asked(file.claims, file.findings, file.year, lambda: file.other_sheets(table.sheet))
    dated = [date_series(meant, context) for meant in found]
    file.stated.extend(stated for _, said in dated for stated in said)
    return [replace(meant, series=series, whole=table) for meant, (series, _) in zip(found, dated, strict=True)]


def _claims(file: _File, tables: Iterable[MeantTable]) -> None:
    """Refuse a claim of the user that fits no column."""
    headers = {c.id: [cell for t in tables for s in t.series if s.rule and s.rule.id == c.measure for cell in s.cells]
               for c in file.claims_of_user}  # fmt: skip
    for claim in file.claims_of_user:
        file.findings.doubt("said-by-user", cell=claim.cell, measure=f"{claim.dataset}.{claim.measure}")
        if not any(claim.names(cell) for cell in headers[claim.id]):
            fields: dict[str, Any] = {"file": file.findings.file, "cell": claim.cell}
            file.findings.problems.append(NotUnderstood("no-such-header", **fields))


def _file_name(file: _File, tables: Iterable[MeantTable]) -> None:
    """Compare the year in the file name with the data's; the years of a projection are not those of its file."""
    dated = [m for m in tables if m.declared.lines == "bodies"]
    if dated:
        mentions = [m for t in dated for m in t.table.mentions]
        fiscal = any(t.declared.is_fiscal for t in dated)
        periods.contradiction(file.claims, file.stated, mentions, file.findings, year=file.year, fiscal=fiscal)


def _part_elsewhere(file: _File, tables: Sequence[MeantTable], covers: Sequence[HeaderCell]) -> None:
    """Doubt measures of the whole where only the file's name or a cover says a part: `時間外勤務_女性_R6.xlsx`."""
    name = PurePath(file.workbook.file.name).stem
    attributes = {value for t in tables for s in t.series if s.rule for value in s.attributes.values()}
    held = {part for value in attributes for part in value.split("・")}
    for meant in tables if held else ():
        facets = meant.declared.facets
        known = held | {facet.whole for facet in facets.values()}
        for cell in (None, *covers):
            text = without_periods(cell.text if cell else name)
            said = meant.declared.lexes["title"].explain(text).says
            parts = {value: words for (concept, value), words in said if concept in facets and value not in known}
            for part, words in parts.items():
                fields: dict[str, Any] = {"words": words, "taken": "・".join(sorted(held)), "part": part}
                if cell is None:
                    file.findings.doubt("part-in-file-name", **fields)
                else:
                    where = file.findings.where(cell.ref)
                    file.findings.doubt("part-on-cover", [cell.ref], where=where, **fields)
                return


def _no_results(file: _File, tables: Sequence[MeantTable]) -> None:
    """Doubt measures that only the file's name calls no results: `時間外勤務_上限時間_R6.xlsx`."""
    name = without_periods(PurePath(file.workbook.file.name).stem)
    unknown = {
        w for t in tables if any(s.rule for s in t.series) for w in t.declared.lexes["title"].explain(name).unknown
    }
    words = [said for word in sorted(unknown) if (said := no_result_in(word))]
    texts = [
        t
        for m in tables
        for t in (m.table.sheet, *(c.text for c in m.table.titles), *(s.series.label for s in m.series))
    ]
    if words and not any(words[0] in text for text in texts):
        file.findings.doubt("no-result-in-file-name", words=words[0])


def _words_only(file: _File, tables: Sequence[MeantTable]) -> None:
    """Refuse a file whose areas are known but which holds words where figures should be."""
    _only_errors(file, tables)
    series = [(t, s) for t in tables for s in t.series if s.series.path]
    as_they_are = file.dataset is not None and not file.datasets[file.dataset].measures  # the user wants words too
    if not series or as_they_are or any(s.series.numeric for _, s in series):
        return
    table, first = series[0]
    words = next((t for t in first.values.texts if t.strip()), "")
    where = file.findings.where(first.header_cell) if first.header_cell else file.findings.file
    file.findings.problems.append(
        NotUnderstood(
            "only-words",
            sheet=f"{file.findings.file}!{table.table.sheet}",
            n=len(table.table.items),
            words=words[:30],
            where=where,
        )
    )


def _only_errors(file: _File, tables: Sequence[MeantTable]) -> None:
    """Refuse a file of which no figure is there, because its formulas were never calculated or end in errors."""
    columns = [s for t in tables for s in t.series if s.series.numeric and s.series.path]
    statuses = {status for s in columns for status in set(s.values.statuses)}
    if file.findings.problems or Status.NORMAL in statuses or Status.ERROR not in statuses:
        return
    first = next(s for s in columns if Status.ERROR in s.values.statuses)
    where = file.findings.where(first.header_cell) if first.header_cell else file.findings.file
    never = any(text.startswith("=") for text in first.values.texts)
    what = "never-calculated" if never else "only-errors"
    text = next(text for text, s in zip(first.values.texts, first.values.statuses, strict=True) if s == Status.ERROR)
    file.findings.problems.append(NotUnderstood(what, where=where, label=first.series.label, text=text))


def _build(file: _File, meant: MeantTable, dropped: frozenset[int], meta: SourceMeta) -> Iterable[ObservationTable]:
    if meant.declared.lines == "categories":
        texts = [*(t.text for t in meant.table.titles), meant.table.title, meant.table.sheet, file.workbook.file.name]
        return labour.build(meant, edition=sources.labour_edition(texts), publisher=meta.publisher)
    return [build(meant, dropped=dropped)] if meant.series else []


def _meta(file: _File, tables: Sequence[MeantTable]) -> SourceMeta:
    plain = [m.table for m in tables]
    names = [m.dataset for m in tables]
    dataset = next((d for d in file.datasets if d in names), INDICATOR)
    by_category = file.datasets[dataset].lines == "categories"
    mentions = [m for t in plain for m in t.mentions]
    texts = [text for t in plain for text in (t.title, *(h.text for h in t.titles), *(n.text for n in t.notes))]
    years = {s.period.fiscal_year for m in tables for s in m.series if s.period is not None and m.dataset == dataset}
    years |= {p.fiscal_year for m in tables for p in m.item_periods}
    edition = periods.edition(mentions)
    if by_category:
        found = [sources.labour_edition([t.title, *(h.text for h in t.titles), t.sheet]) for t in plain]
        edition = "、".join(sorted({e for e in found if e})) or edition
    else:
        edition = edition or sources.edition_in(plain, file.workbook.file.name)
    return SourceMeta(
        dataset=dataset,
        title=sources.title_of(plain),
        publisher=sources.publisher_in(texts),
        fiscal_year=max(years) if years and not by_category else None,
        survey_year=periods.survey_year(mentions),
        edition=edition,
        simulated=sources.is_simulated(file.workbook),
        partial=sources.partial_in(file.workbook) or sources.only_body(plain),
    )


def _failed(file: _File, checks: Iterable[Finding]) -> list[AxstatError]:
    """Return a refusal for every check that failed, its cells printed with the file's name."""
    return [_refused(file, check) for check in checks if check.severity == "error"]
