"""From a recognised table to series with a measure: which dataset speaks, part by part, series by series.

The dataset with most measures in the table has it; where none has one, every series keeps its own name. What nearly
was a measure is pointed out with the word that stands against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from axstat.datasets import own_names
from axstat.datasets.around import Around
from axstat.datasets.declaration import INDICATOR, QUANTITY, Dataset
from axstat.datasets.dividing import Part, divide, divide_own
from axstat.datasets.explaining import Explained, without_periods
from axstat.datasets.labour import column_category
from axstat.datasets.meant import Findings, MeantSeries, MeantTable, item_periods
from axstat.datasets.naming import (
    Answer,
    Named,
    Unclear,
    Unexplained,
    cells_of,
    name_series,
    parts_of,
    speaks_of,
    titles_of,
)
from axstat.datasets.noted_units import ANOTHER_UNIT, is_of_no_column
from axstat.datasets.noting import OF_SOME, statements
from axstat.datasets.rivals import separate
from axstat.datasets.spans import speaks_of_part_of_year, without_months, words_of_all
from axstat.datasets.summing import over_months, with_months
from axstat.datasets.undating import bare_title
from axstat.errors import NotUnderstood
from axstat.model.cells import CellRef, column_letters
from axstat.model.items import periods_of
from axstat.model.observations import Measure
from axstat.model.tables import HeaderCell, Series, Table, ValueColumn
from axstat.model.values import Status
from axstat.values.periods import find_periods
from axstat.values.units import read_unit
from axstat.voice import said as clause
from axstat.voice import same, some


@dataclass(frozen=True, slots=True)
class Claim:
    """A measure that the user says a column is: `--as overtime.hours_per_month=D2`."""

    dataset: str
    measure: str
    cell: str

    @property
    def id(self) -> str:
        """The claim as the user writes it."""
        return f"{self.dataset}.{self.measure}={self.cell}"

    def names(self, cell: CellRef) -> bool:
        """Say whether a cell is the one that is meant."""
        return self.cell in (cell.a1, str(cell))

    def fits(self, dataset: Dataset, series: Series) -> bool:
        """Say whether the cell is in the series' header."""
        return self.dataset == dataset.id and any(self.names(h.ref) for h in series.path)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table as one dataset reads it: its parts with an answer for each series."""

    dataset: Dataset
    parts: tuple[tuple[Part, tuple[Answer, ...]], ...]

    @property
    def named(self) -> int:
        """How many series are measures, or would be if they were clear."""
        return sum(isinstance(a, Named | Unclear) for _, answers in self.parts for a in answers)


def meant_tables(
    table: Table,
    datasets: Mapping[str, Dataset],
    findings: Findings,
    *,
    forced: str | None = None,
    claims: Sequence[Claim] = (),
) -> list[MeantTable]:
    """Return a table with the meaning of its series, in several parts where its lines are of several.

    Args:
        table: as recognised.
        datasets: those declared, in the order in which they are asked.
        findings: where doubts and refusals are noted.
        forced: the dataset that the user names; `indicator` keeps every series' own name.
        claims: the measures that the user says columns are.
    """
    table = with_months(table)
    _refuse_inside(table, findings)
    asked = [datasets[forced]] if forced else [d for d in datasets.values() if claims or speaks_of(table, d)]
    readings = [_read(table, dataset, claims, findings) for dataset in asked if dataset.measures]
    best = max(readings, key=lambda r: r.named, default=None)
    if best is None or not best.named:
        for reading in readings:
            _point_out(reading, findings)
        declared = datasets[forced or INDICATOR]
        titles = {s.line: _titles(a, table) for r in readings for p, answers in r.parts
                  for s, a in zip(p.table.series, answers, strict=True)}  # fmt: skip
        own = datasets[INDICATOR]
        parts = divide_own(table, lambda text: explains(own, text) == Explained())
        return [_own_names(part, titles, (declared, own), table, findings) for part in parts]
    _point_out(best, findings)
    _refuse_unclear(best, findings)
    rest = datasets[INDICATOR]
    return [_meant(part, answers, best.dataset, rest, table, findings) for part, answers in best.parts]


def _own_names(
    part: Part,
    titles: Mapping[int, tuple[HeaderCell, ...]],
    datasets: tuple[Dataset, Dataset],
    whole: Table,
    findings: Findings,
) -> MeantTable:
    declared, own = datasets
    said = (*part.facets, *part.beside)
    levels = {s.line: tuple(dict.fromkeys((*titles.get(s.line, ()), *said))) for s in part.table.series if s.numeric}
    series = own_names.name_all(part.table, own, findings, lambda s: levels.get(s.line, ()))
    return MeantTable(part.table, declared, series, item_periods(part.table.items), whole)


def explains(dataset: Dataset, text: str) -> Explained:
    """Return what the words of a text beside a table say to a dataset."""
    return dataset.lexes["title"].explain(without_periods(text))


def _says(dataset: Dataset, text: str) -> bool:
    """Tell whether every word of a text is the dataset's, and says of what the figures are; a legend names them."""
    found = explains(dataset, text)
    return bool(found.says) and not found.unknown and not found.values(QUANTITY)


def _read(table: Table, dataset: Dataset, claims: Sequence[Claim], findings: Findings) -> _Reading:
    noted = list(statements(table, lambda text: not explains(dataset, text).unknown, lambda text: _says(dataset, text)))
    of_all = [s.cell for s in noted if s.lines is None and s.columns is None]
    whole = Around.of(table, dataset).with_titles(dataset, of_all)
    found = []
    described = dataset.lines == "entries"
    summing = over_months(table)
    for part in [Part(table)] if described else divide(table, [s for s in noted if s.lines is not None]):
        answers = []
        around = whole.with_titles(dataset, part.beside)
        for series in part.table.series:
            said = [s.cell for s in noted if series.line in (s.columns or ())]
            of_column = around.with_titles(dataset, [*said, *_below_header(table, series)])
            claim = next((c for c in claims if c.fits(dataset, series)), None)
            more = [summing[series.line]] if series.line in summing else []
            answer = _answer(dataset, series, of_column, (*part.facets, *more))
            if claim is not None:
                if dataset.is_fiscal and speaks_of_part_of_year(answer, series):
                    _refuse_claim(claim, answer, series, findings)
                answer = _claimed(claim, dataset, series, of_column, part)
            answers.append(answer)
        found.append((part, _proved(dataset, tuple(answers))))
    return _Reading(dataset, tuple(found))


def _below_header(table: Table, series: Series) -> list[HeaderCell]:
    """Return the texts right below a header that recognition could not read: （0.1時間） is no number and no body."""
    places = ((c, c.ref.col, c.ref.row) if table.transposed else (c, c.ref.row, c.ref.col) for c in table.unknown_lines)
    first = table.items[0].line if table.items else 0
    return [cell for cell, line, place in places if line < first and place == series.line]


def _answer(dataset: Dataset, series: Series, around: Around, facets: Sequence[HeaderCell]) -> Answer:
    return name_series(dataset, series, around, facets) if series.numeric else None


def _claimed(claim: Claim, dataset: Dataset, series: Series, around: Around, part: Part) -> Named:
    """Return the measure that the user says, with the part that the sheet says."""
    parts = parts_of(dataset, series, around, part.facets)
    return Named(dataset.measures[claim.measure], parts, f"`--as {claim.id}`")


def _refuse_claim(claim: Claim, answer: Answer, series: Series, findings: Findings) -> None:
    """Refuse the user's word that a column is a measure of the year where the sheet says that it is of a part of it."""
    where = next(h.ref for h in series.path if claim.names(h.ref))
    period = series.period.text if series.period is not None else ""
    words = words_of_all([answer]) if isinstance(answer, Unexplained) else same(period)
    findings.problems.append(
        NotUnderstood("claim-of-part-of-year", where=findings.where(where), claim=claim.id, words=words)
    )


def _proved(dataset: Dataset, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Take what is only unclear for a concept that columns beside it prove: the gap beside demand and supply."""
    return tuple(_if_proved(dataset, a, answers) if isinstance(a, Unclear) else a for a in answers)


def _if_proved(dataset: Dataset, answer: Unclear, answers: Sequence[Answer]) -> Answer:
    asked = dataset.ask[answer.concept]
    terms = {term for a in dataset.agreements if a.id == asked.proved_by for term in a.terms} - {answer.rule.id}
    beside = {a.rule.id for a in answers if isinstance(a, Named) and a.parts == answer.parts}
    if not terms or not terms <= beside or answer.why is not None:
        return answer
    return Named(answer.rule, answer.parts, f"{answer.concept} by the columns of {' and '.join(sorted(terms))}")


def _meant(
    part: Part, answers: Sequence[Answer], dataset: Dataset, rest: Dataset, whole: Table, findings: Findings
) -> MeantTable:
    triples = zip(part.table.series, part.table.values, answers, strict=True)
    names = own_names.Names(part.table, rest, findings)
    series = [_series(part, names, s, values, answer, dataset, findings) for s, values, answer in triples]
    by_category = dataset.lines == "categories"
    separated = separate(part.table, tuple(series), findings, column_category if by_category else lambda _: None)
    declared = dataset if any(s.rule for s in separated) or dataset.lines == "categories" else rest
    return MeantTable(part.table, declared, separated, item_periods(part.table.items), whole)


def _series(
    part: Part,
    names: own_names.Names,
    series: Series,
    values: ValueColumn,
    answer: Answer,
    dataset: Dataset,
    findings: Findings,
) -> MeantSeries:
    if not isinstance(answer, Named):
        return names.of(series, values, (*_titles(answer, part.table), *part.facets))
    rule, cells = answer.rule, tuple(h.ref for h in series.path[-1:])
    if rule.is_share and series.unit is None and _may_be_fractions(values):
        findings.doubt("share-without-unit", cells, label=series.label)
        return names.of(series, values, part.facets)
    if Status.NORMAL not in values.statuses and any(text.startswith("=") for text in values.texts):
        where = findings.where(cells[0]) if cells else part.table.sheet
        findings.problems.append(NotUnderstood("never-calculated", where=where, label=series.label))
    attributes, suffix = _attributes(dataset, answer.parts)
    measure = Measure(rule.id + suffix, rule.label.ja + suffix, rule.unit)
    return MeantSeries(
        series, values, measure, rule, attributes, unit_said=series.unit_said, measure_said=answer.evidence
    )


def _titles(answer: Answer, table: Table) -> tuple[HeaderCell, ...]:
    """Return the titles that a series is called after besides its header: their words make it another measure."""
    heard = (t for t in titles_of(answer, table.sheet) if not t.text.endswith(ANOTHER_UNIT))
    said = ((t, t.text.removesuffix(OF_SOME)) for t in heard)  # what we say of a statement stands in the doubt
    titles = [(t, bare_title(text)) for t, text in said]
    return tuple(HeaderCell(t.ref, text) for t, text in titles if text)


def _attributes(dataset: Dataset, parts: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return what a view's columns hold of the parts, and what the measure's name must hold of the others."""
    columns: dict[str, list[str]] = defaultdict(list)
    wholes: dict[str, str] = {}
    others = []
    for name, facet in dataset.facets.items():
        if facet.column is not None and facet.whole is not None:
            wholes[facet.column] = facet.whole
        part = parts.get(name)
        if part is not None and facet.column is not None:
            columns[facet.column].append(part)
        elif part is not None:
            others.append(part)
    attributes = {column: "・".join(columns[column]) or whole for column, whole in wholes.items()}
    return attributes, f"（{'・'.join(others)}）" if others else ""


def _may_be_fractions(values: ValueColumn) -> bool:
    """Say whether every figure could be a fraction: no unit says so, and none is above one."""
    numbers = [value for value in values.values if value is not None]
    return bool(numbers) and max(numbers) <= 1


def _refuse_inside(table: Table, findings: Findings) -> None:
    """Refuse a table with a year or a unit between its lines: whether it holds for those below, nothing says."""
    known = {mention.period for mention in table.mentions}
    dated = all(s.period for s in table.series if s.numeric) or all(periods_of(table.items))
    for cell in table.inside:
        said = [] if dated else find_periods(cell.text)
        years = [m.period.text for m in said if m.role == "data" and m.period not in known]
        unit = read_unit(cell.text) if "単位" in cell.text else None
        if years or (unit is not None and is_of_no_column(table, unit)):
            what = clause("the-year", year=years[0]) if years else clause("the-unit", unit=unit)
            findings.problems.append(NotUnderstood("inside-table", where=findings.where(cell.ref), what=what))


def _refuse_unclear(reading: _Reading, findings: Findings) -> None:
    """Refuse a file whose headers are not clear, unless another column of the table says the same quantity clearly."""
    for part, answers in reading.parts:
        clear = {a.rule.says.get(QUANTITY) for a in answers if isinstance(a, Named)}
        for series, answer in zip(part.table.series, answers, strict=True):
            if isinstance(answer, Unclear):
                _unclear(reading.dataset, series, answer, findings, stops=answer.rule.says.get(QUANTITY) not in clear)


def _unclear(dataset: Dataset, series: Series, answer: Unclear, findings: Findings, *, stops: bool) -> None:
    cells = tuple(h.ref for h in series.path[-1:])
    asked = dataset.ask[answer.concept]
    where = findings.where(cells[0]) if cells else f"{findings.file}!{column_letters(series.line)}"
    fields: dict[str, Any] = {
        "where": where,
        "label": " ".join(series.label.split()),
        "why": answer.why or asked.message,
    }
    if stops:
        findings.problems.append(NotUnderstood("measure-unclear", hint=asked.hint, **fields))
    else:
        findings.doubt("measure-unclear", cells, remedy=asked.hint, **fields)


def _point_out(reading: _Reading, findings: Findings) -> None:
    """Doubt each set of words that kept series from being a measure, once, with its cells and what settles it."""
    groups: dict[tuple[object, ...], list[tuple[Series, Unexplained]]] = defaultdict(list)
    for part, answers in reading.parts:
        for series, answer in zip(part.table.series, answers, strict=True):
            if isinstance(answer, Unexplained):
                # Twelve months are turned away for one reason, each by its own name.
                reasons = ((without_months(word), said.place) for word, said in answer.words)
                groups[tuple(dict.fromkeys(one for one in reasons if one[0]))].append((series, answer))
    for found in groups.values():
        series, answer = found[0]
        cells: list[CellRef] = list(dict.fromkeys(cell for _, one in found for cell in cells_of(one)))
        columns = [
            clause("label-and-cell", label=" ".join(s.label.split()), cell=column_letters(s.line)) for s, _ in found
        ]
        header = series.path[-1].ref.a1 if series.path else column_letters(series.line)
        of_part = reading.dataset.is_fiscal and any(speaks_of_part_of_year(one, s) for s, one in found)
        findings.doubt(
            "word-not-explained",
            cells,
            remedy=clause("part-of-year-stays", dataset=reading.dataset.title).label if of_part else None,
            columns=some(columns, 3),
            words=words_of_all([one for _, one in found]),
            dataset=reading.dataset.title,
            label=answer.rule.label.ja,
            claim=f"{reading.dataset.id}.{answer.rule.id}={header}",
        )
