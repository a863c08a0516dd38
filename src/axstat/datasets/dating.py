"""Gives every series of a table its period: its header's, its lines', or the table's; what is not said is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from axstat.datasets import periods
from axstat.datasets.building import as_percent
from axstat.datasets.meant import Findings, MeantSeries, MeantTable
from axstat.datasets.periods import FileClaims, Stated
from axstat.datasets.reference_days import ReferenceDays
from axstat.datasets.summing import of_no_period
from axstat.errors import PeriodUnknown
from axstat.model.tables import Series, Table
from axstat.model.values import Period
from axstat.values.calendars import era_named
from axstat.values.parts_of_year import is_part_of_year
from axstat.values.periods import find_periods, read_period
from axstat.values.text import clean, fold_label
from axstat.voice import Finding
from axstat.voice import said as clause

_ERAS = ("昭和", "平成", "令和")
_ERA_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)\s?\d{1,2}\s?年")
# 築30年以上, 勤続5年 and 3年目 are spans of years.
_YEAR_WITHOUT_ERA = re.compile(r"(?<![\d和成築続満])(元|\d{1,2})(年度?)(?![当あ間平計以未超目])")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a period may come from when the table does not say it: the file's name, `--year`, the other sheets."""

    claims: FileClaims
    findings: Findings
    year: int | None
    elsewhere: Callable[[], Sequence[Stated]]


def date_series(meant: MeantTable, asked: Asked) -> tuple[tuple[MeantSeries, ...], list[Stated]]:
    """Return the series of a table with their periods, shares in percent, and where the periods were said."""
    dating = _Dating(meant, asked)
    dated = tuple(_in_percent(dating.date(one)) for one in meant.series)
    return dated, [*dating.stated, *(Stated(p, "year column", "item") for p in sorted(meant.item_periods))]


class _Dating:
    """One table; its own period is asked for at most once."""

    def __init__(self, meant: MeantTable, asked: Asked) -> None:
        self.meant = meant
        self.table = meant.table
        self.fiscal = meant.declared.is_fiscal
        self.asked = asked
        self.days = ReferenceDays.of(meant.table)
        self.by_header = any(s.series.period is not None for s in meant.series)
        self.stated: list[Stated] = []
        self._fallback: list[Stated | None] = []

    def date(self, one: MeantSeries) -> MeantSeries:
        """Return a series with its period, None where nobody says one or its lines have their own."""
        said = self.days.of_series(one.series) or in_era_of(one.series, self.table)
        if said is not None and (said.kind == "fiscal_year" or not self.fiscal or one.rule is None):
            noted = self.days.marked.get(one.series.line)
            where = noted[1] if noted is not None else one.series.period_said or "header"
            self.stated.append(Stated(said, where, "header", one.header_cell))
            return replace(one, period=said, period_said=where)
        if self.meant.item_periods or (not one.series.numeric and self.meant.declared.lines == "categories"):
            return one
        reason = self._undated(one)
        if reason:
            self.asked.findings.undated(self.table, one, reason)
            return one
        fallback = self._table_period()
        said = fallback.period if fallback else None
        return replace(one, period=said, period_said=fallback.said if fallback else None)

    def _undated(self, one: MeantSeries) -> Finding | None:
        """Return why a series has no year although its table has one, None where it has the table's."""
        untold = "year-untold" if names_no_year(one.series, self.table) else ""
        if one.rule is None:  # a measure says by its own words that it is of the year, or a monthly mean
            untold = untold or of_no_period(one.series, self.table)
        if untold:
            reason = clause(untold)
            if one.rule is not None:
                fields: dict[str, Any] = {"label": one.series.label, "sheet": self.table.sheet, "why": reason}
                self.asked.findings.problems.append(PeriodUnknown("column-undated", **fields))
            return reason
        beside = self.by_header and one.rule is None and not periods.says_period(self.table, fiscal=self.fiscal)
        return clause("year-only-beside") if beside else None

    def _table_period(self) -> Stated | None:
        if not self._fallback:
            found = periods.table_period(
                self.table,
                self.asked.claims,
                self.asked.findings,
                fiscal=self.fiscal,
                year=self.asked.year,
                measured=any(s.rule is not None for s in self.meant.series),
                elsewhere=self.asked.elsewhere,
            )
            self._fallback.append(found)
            self.stated.extend([found] if found is not None else [])
        return self._fallback[0]


def names_no_year(series: Series, table: Table) -> bool:
    """Say whether a header names a year that its era does not have, or that of an era that nothing names.

    平成32年度 is not the title's year, and 5年度 is one of the title's era or of none; 4月 is in neither of two years.
    """
    if any(_ERA_YEAR.search(clean(h.text)) and not find_periods(h.text) for h in series.path):
        return True
    several = len({m.period for m in table.mentions if m.role == "data"}) > 1
    if several and series.period is None and any(is_part_of_year(h.text) for h in series.path):
        return True
    return _year_without_era(series) is not None and in_era_of(series, table) is None


def in_era_of(series: Series, table: Table) -> Period | None:
    """Return the year of a header such as 5年度 in the era of the title's year, None where it can be of no such year.

    The year is not later than the title's: 6年度 and 5年度 under 令和６年度 are 2024 and 2023. A header that
    goes on the years before it is of their run whatever the title says: 平成30年度 | 元年度 | 2年度.
    """
    said = _year_without_era(series)
    if said is None:
        return None
    number, unit = said
    run = _in_run(series, table)
    if run is not None:
        return run
    eras = {era for m in table.mentions if m.role == "data" and (era := era_named(m.words)) is not None}
    latest = max((m.period.start.year for m in table.mentions if m.role == "data"), default=0)
    if len(eras) != 1:
        return None
    period = read_period(f"{eras.pop()}{number}{unit}")
    return period if period is not None and period.start.year <= latest else None


def _in_run(series: Series, table: Table) -> Period | None:
    """Return the year of a header that is the same or the next one after the header before it, in whatever era."""
    last: Period | None = None
    for one in table.series:
        bare = _year_without_era(one)
        if bare is None:
            last = one.period or last
        else:
            read = [read_period(f"{era}{bare[0]}{bare[1]}") for era in _ERAS]
            near = [p for p in read if last and p and p.start.year - last.start.year in (0, 1) and p.kind == last.kind]
            last = near[0] if len(near) == 1 else None
        if one.line == series.line:
            return last
    return None


def _year_without_era(series: Series) -> tuple[str, str] | None:
    if series.period is not None:
        return None
    for level in reversed(series.path):
        text = fold_label(level.text)
        match = _YEAR_WITHOUT_ERA.search(text)
        if match is not None:
            # 26年度比 is measured against its year: in whatever era, the words say so.
            whole = find_periods(f"{text[: match.start()]}平成{match[0]}{text[match.end() :]}")
            return None if any(m.role == "base" for m in whole) else (match[1], match[2])
    return None


def _in_percent(one: MeantSeries) -> MeantSeries:
    """Return a share that the sheet stores as a fraction (0.048 shown as 4.8%) in percent."""
    return as_percent(one) if one.rule is not None and one.rule.is_share and one.series.unit == "fraction" else one
