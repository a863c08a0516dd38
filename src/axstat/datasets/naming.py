"""Name the series of a table: by the overtime recipe where the table speaks of overtime, else by their own header.

A header that no recipe knows is stored as a generic indicator under its own path; levels that are only a period are
left out of the name, so that the same indicator keeps its name from year to year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from axstat.datasets import overtime
from axstat.datasets.meant import Findings, MeantSeries
from axstat.datasets.recipe import Named, Unclear
from axstat.errors import CheckFailed, NotUnderstood
from axstat.model.cells import column_letters
from axstat.model.observations import Measure
from axstat.model.tables import Series, Table, ValueColumn
from axstat.model.values import Status
from axstat.recognise import words
from axstat.values.periods import find_periods, read_period
from axstat.values.text import clean, fold_label
from axstat.values.units import is_unit_text, read_unit

_PART_OF_PERIOD = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:年度?)?|\(?(?:元|\d{1,2})年?度?\)?|\d{1,2}月(?:分|中)?")
_SHEET_TOPIC = re.compile(r"[一-龥ァ-ヶ]{2}")
_NO_TOPIC = re.compile(
    r"(?:第?\d+表?|表\d*|シート\d*|一覧表?|データ|集計|総括表?|公表用|全国|.{0,4}[都道府県市区町村])"
)
# 人　口 and 人口 are one word; what else is printed stays: a full-width bracket, ①, Ⅰ.
_RAISED = re.compile(
    r"(?<=[^\x00-\x7f])⁽?[⁰¹²³⁴-⁹]+[⁾)]?(?= ›|$)"
)  # a note's number is no part of the name; m² keeps its own
_BLANK_IN_WORD = re.compile(r"(?<=[^\x00-\x7f›]) (?=[^\x00-\x7f›])")
_OF_OTHERS = re.compile("時間|円")


@dataclass(frozen=True, slots=True)
class Context:
    """Folded texts around a table that its headers need not repeat: title rows, unit note, sheet name."""

    text: str

    @classmethod
    def of(cls, table: Table) -> Context:
        """Return the context of a table."""
        texts = [table.title, *(t.text for t in table.titles), table.unit_said or "", table.sheet]
        return cls("›".join(dict.fromkeys(fold_label(t) for t in texts if t)))


def folded_path(series: Series) -> tuple[str, ...]:
    """Return a series' header levels in folded form, '' levels left out."""
    return tuple(folded for level in series.path if (folded := fold_label(level.text)))


def speaks_of_overtime(table: Table, context: Context) -> bool:
    """Say whether a table needs the overtime recipe: its words mention overtime, and a series is of hours or shares."""
    if table.axis != "area" or not table.series:
        return False
    named = (overtime.name_series(folded_path(s) or ("",), s.unit, context.text) for s in table.series if s.numeric)
    mentioned = overtime.mentions_subject(context.text) or any(
        overtime.mentions_subject(level) for s in table.series for level in folded_path(s)
    )
    return mentioned and any(n is not None for n in named)


def name_overtime(table: Table, context: Context, findings: Findings) -> tuple[MeantSeries, ...]:
    """Name the series of an overtime table; what the recipe does not know becomes an indicator."""
    answers = [overtime.name_series(folded_path(s) or ("",), s.unit, context.text) for s in table.series]
    found = [_meant(table, s, v, a, findings) for s, v, a in zip(table.series, table.values, answers, strict=True)]
    unclear = [(s, a) for s, a in zip(table.series, answers, strict=True) if isinstance(a, Unclear)]
    clear_hours = any(isinstance(a, Named) and a.rule.basis in ("month", "year") for a in answers)
    for series, answer in unclear:
        _report_unclear(series, answer, findings, stops=answer.stops and not clear_hours)
    return _separate(table, tuple(found), findings)


def name_generic(table: Table, findings: Findings) -> tuple[MeantSeries, ...]:
    """Name every series by its own header path."""
    return _tell_apart(
        tuple(_generic(s, v, table) for s, v in zip(table.series, table.values, strict=True)),
        findings,
        transposed=table.transposed,
    )


def _meant(
    table: Table, series: Series, values: ValueColumn, answer: Named | Unclear | None, findings: Findings
) -> MeantSeries:
    if not isinstance(answer, Named):
        return _generic(series, values, table)
    rule = answer.rule
    cells = tuple(h.ref for h in series.path[-1:])
    if rule.basis == "share" and series.unit is None and _may_be_fractions(values):
        message = f"`{series.label}` does not say whether 0.05 is 0.05 % or 5 %: it is stored under its own header"
        findings.doubt("percent-or-fraction", message, cells, "write （％） into the header if it is percent")
        return _generic(series, values, table)
    if Status.NORMAL not in values.statuses and any(text.startswith("=") for text in values.texts):
        where = findings.where(cells[0]) if cells else table.sheet
        message = f"`{where}` all figures under `{series.label}` are formulas that were never calculated"
        findings.problems.append(NotUnderstood(message, hint="open the file in Excel, save it, and ingest it again"))
    return MeantSeries(
        series,
        values,
        Measure(rule.id, rule.label.ja, rule.unit),
        rule,
        dict(answer.attributes),
        unit_said=series.unit_said,
    )


def _may_be_fractions(values: ValueColumn) -> bool:
    """Say whether every figure could be a fraction: no unit says so, and none is above one."""
    numbers = [value for value in values.values if value is not None]
    return bool(numbers) and max(numbers) <= 1


def _generic(series: Series, values: ValueColumn, table: Table) -> MeantSeries:
    kept = _naming_levels(series)
    if not kept and not any(map(_naming_levels, table.series)):
        kept = topic(table)
    kept = kept or [h.text for h in series.path if h.text]
    label = " › ".join(" ".join(text.split()) for text in kept) or f"{column_letters(series.line)}"
    identifier = _RAISED.sub("", _BLANK_IN_WORD.sub("", label))
    return MeantSeries(series, values, Measure(identifier, label, series.unit), unit_said=series.unit_said)


def _naming_levels(series: Series) -> list[str]:
    """Return the levels of a header that say what is measured."""
    dated = series.period is not None
    return [h.text for h in series.path if h.text and not _names_nothing(h.text, dated=dated)]


def topic(table: Table) -> list[str]:
    """Return what the figures of a table are, where its headers are nothing but periods: its title says it.

    A title is taken without its periods, units and number; where lines name their measure themselves, [] leaves it
    to them.
    """
    for title in table.titles:
        text = _clear_of_periods(title.text)
        if text and not words.is_note(title.text) and not title.text.endswith(("：", ":")):
            return [text]
    if any(map(words.is_measure_heading, table.facet_names)):
        return ["値"]
    sheet = _clear_of_periods(table.sheet)
    return [sheet] if _SHEET_TOPIC.search(sheet) and not _NO_TOPIC.fullmatch(sheet) else []


def _names_nothing(text: str, *, dated: bool) -> bool:
    """Say whether a header level is only a period, part of one, a unit, or a base year: it names no measure."""
    if is_unit_text(text):
        return True
    if read_period(text) is not None or _PART_OF_PERIOD.fullmatch(clean(text)):
        return dated
    if dated and words.is_year_header(text) and not words.is_event_heading(text):
        return True  # the heading of the years below it
    mentions = find_periods(text)
    return (
        bool(mentions)
        and all(m.role == "base" for m in mentions)
        and not re.sub("[=100基準() ]", "", _clear_of_periods(text))
    )


def _clear_of_periods(title: str) -> str:
    """Return a title without the periods it mentions, its units, empty brackets and the number of the table."""
    text = re.sub(r"[(【\[〔]([^()【】\[\]〔〕]*)[)】\]〕]", lambda m: "" if find_periods(m[1]) else m[0], clean(title))
    for mention in find_periods(text):
        text = text.replace(mention.words, "")
    text = re.sub(r"(?:現在|時点|末現在|末)(?=[)）]|$)", "", text)
    text = re.sub(
        r"[(（【\[〔]([^()（）【】\[\]〔〕]*)[)）】\]〕]",
        lambda m: "" if not m[1].strip() or read_unit(m[0]) else m[0],
        text,
    )
    text = re.sub(r"^(?:第?\d+(?:[-.]\d+)*表|表\s?\d+(?:[-.]\d+)*|図表\s?\d+|[A-ZＡ-Ｚ]\s)\s*", "", text)
    return text.strip(" 　・、,:：-") if re.search(r"[^\W\d_]", text) else ""


def _report_unclear(series: Series, answer: Unclear, findings: Findings, *, stops: bool) -> None:
    cells = tuple(h.ref for h in series.path[-1:])
    where = findings.where(cells[0]) if cells else f"column {column_letters(series.line)}"
    message = f"`{where}` header `{' '.join(series.label.split())}`: {answer.message}"
    if stops:
        findings.problems.append(NotUnderstood(message, hint=answer.hint))
    else:
        findings.doubt("measure-unclear", message, cells, answer.hint)


def _separate(table: Table, series: tuple[MeantSeries, ...], findings: Findings) -> tuple[MeantSeries, ...]:
    """Keep one series per measure, staff scope and period: the one whose header adds no 男 or 技能労務職."""
    groups: dict[tuple[object, ...], list[MeantSeries]] = defaultdict(list)
    for one in series:
        if one.rule is not None:
            key = (one.measure.id, *sorted(one.attributes.items()), one.series.period)
            groups[key].append(one)
    demoted: set[int] = set()
    for group in groups.values():
        if len(group) > 1:
            demoted |= _demote(group, findings)
    renamed = [_generic(s.series, s.values, table) if s.series.line in demoted else s for s in series]
    apart = {
        s.series.line: s
        for s in _tell_apart(tuple(s for s in renamed if s.rule is None), findings, transposed=table.transposed)
    }
    return tuple(s if s.rule else apart[s.series.line] for s in renamed if s.rule or s.series.line in apart)


def _demote(group: list[MeantSeries], findings: Findings) -> set[int]:
    """Return the lines of a group of rivals that are not the measure itself."""
    qualifiers = {s.series.line: overtime.qualifier(folded_path(s.series)) for s in group}
    plain = [s for s in group if not qualifiers[s.series.line]]
    if len(plain) == 1:
        return {s.series.line for s in group} - {plain[0].series.line}
    rivals = plain or group
    if len({tuple(s.values.texts) for s in rivals}) == 1:
        cells = [c for s in rivals if (c := s.header_cell)]
        findings.doubt("columns-repeat", f"{_list(rivals)} say the same in every line; the first is used", cells)
        return {s.series.line for s in group} - {rivals[0].series.line}
    if plain or len(set(qualifiers.values())) < len(group):
        findings.problems.append(_conflict(rivals, findings))
        return set()
    cells = [c for s in group if (c := s.header_cell)]
    findings.doubt(
        "no-total-column",
        f"{_list(group)}: no column says that it is of all employees, so each is stored under its own header",
        cells,
    )
    return {s.series.line for s in group}


def _conflict(rivals: list[MeantSeries], findings: Findings) -> CheckFailed:
    first, second = rivals[:2]
    differing = (o for o in rivals[1:] if o.values.texts != first.values.texts)
    second = next(differing, second)
    row = next((i for i, (a, b) in enumerate(zip(first.values.texts, second.values.texts, strict=True)) if a != b), 0)
    said = " and ".join(f"`{values.texts[row]}`" for values in (first.values, second.values))
    cells = " and ".join(f"`{findings.where(c)}`" for s in (first, second) if (c := s.header_cell))
    return CheckFailed(f"{cells} both head {first.measure.label}, but differ: {said} in value {row + 1}")


def _list(series: Iterable[MeantSeries]) -> str:
    return ", ".join(f"`{s.series.label}` ({s.header_cell.a1 if s.header_cell else '?'})" for s in series)


def _tell_apart(series: tuple[MeantSeries, ...], findings: Findings, *, transposed: bool) -> tuple[MeantSeries, ...]:
    """Give equally named series of one period their column letters, or keep one where all their cells agree."""
    groups: dict[tuple[object, ...], list[MeantSeries]] = defaultdict(list)
    for one in series:
        groups[fold_label(one.measure.id), one.series.period].append(one)
    dropped: set[int] = set()
    lettered: set[int] = set()
    for group in groups.values():
        if len(group) < 2:
            continue
        cells = [c for s in group if (c := s.header_cell)]
        if len({tuple(s.values.texts) for s in group}) == 1:
            dropped |= {s.series.line for s in group[1:]}
            findings.doubt("columns-repeat", f"{_list(group)} say the same in every line; the first is used", cells)
        else:
            lettered |= {s.series.line for s in group}
            findings.doubt("same-header", f"{_list(group)} have the same header; told apart by their place", cells)
    return tuple(
        _lettered(s, transposed=transposed) if s.series.line in lettered else s
        for s in series
        if s.series.line not in dropped
    )


def _lettered(one: MeantSeries, *, transposed: bool) -> MeantSeries:
    """Name a series after its own column (its row, where bodies stand as columns): headers may be merged over both."""
    line = str(one.series.line) if transposed else column_letters(one.series.line)
    word = "行" if transposed else "列"
    measure = Measure(f"{one.measure.id} ({line})", f"{one.measure.label}（{line}{word}）", one.measure.unit)
    return replace(one, measure=measure)
