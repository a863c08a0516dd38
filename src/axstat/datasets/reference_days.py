"""The days as of which stocks were counted, as titles and notes say them: of every year, of one measure, by a mark."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from axstat.datasets.note_marks import columns_with, without_mark
from axstat.model.items import Items, periods_of
from axstat.model.tables import Item, Series, Table
from axstat.model.values import Period
from axstat.values.calendars import date_period
from axstat.values.periods import read_period
from axstat.values.text import clean, fold_label

_EVERY_YEAR = re.compile(r"(?:各年度?|毎年度?)\s?(\d{1,2})月\s?(?:(\d{1,2})日|末日?)(?=.{0,4}(?:現在|時点)|[)）]|$)")
_MONTHS_END = 0  # the day that 3月末日 says: how many a month has depends on the year
_BARE_ERA_YEAR = re.compile(r"(?:[SHR]|昭和|平成|令和)\.?\s?(?:\d{1,2}|元)")
_NOTED_PERIOD = re.compile(
    r"(?P<period>.+?)(?:現在|時点)?(?:の(?:数値|値|(?P<of>[^。、の]{2,12})))?(?:である)?。?"
)  # 令和５年度末現在の数値である。, 令和5年度末の定員
_NOTED_DAY = re.compile(
    r"(?:^|[。、)）\s※])(?P<measure>[^。、()（）\s※は]{2,30})(?:は|については|:|：)\s?(?P<day>[^。、は]{4,20}?日)\s?(?:現在|時点)"
)


@dataclass(frozen=True, slots=True)
class ReferenceDays:
    """The days as of which stocks were counted: the title's for every calendar year, a note's for one measure.

    「平成26年1月1日現在」 over a header 平成26年 is of 1 January, which is fiscal year 2013.
    """

    month_day: tuple[int, int] | None
    year: int | None
    noted: tuple[tuple[str, Period], ...]
    marked: Mapping[int, tuple[Period, str]] = field(default_factory=dict)
    """The period of each column whose header carries the mark of a note that is nothing but one: ※令和５年度末現在."""

    @classmethod
    def of(cls, table: Table) -> ReferenceDays:
        """Read the titles and notes of a table."""
        month_day, year = None, None
        every = _every_year(table)
        days = {m.period.start for m in table.mentions if m.role == "data" and m.period.kind == "date"}
        if len(every) == 1:
            month_day = every.pop()
        elif len(days) == 1:
            day = days.pop()
            month_day, year = (day.month, day.day), day.year
        noted = []
        for note in table.notes:
            for match in _NOTED_DAY.finditer(clean(note.text)):
                period = read_period(match["day"])
                if period is not None and period.kind == "date":
                    noted.append((fold_label(match["measure"]), period))
        return cls(month_day, year, tuple(noted), _marked(table))

    def of_series(self, series: Series) -> Period | None:
        """Return the period of a series as its header states it, as of the reference day where there is one."""
        if series.line in self.marked:
            return self.marked[series.line][0]
        leaves = [re.sub(r"\([^()]*\)$", "", fold_label(h.text)) for h in series.path]
        for measure, period in self.noted:
            if measure in leaves:
                return period
        said = series.period
        if said is None or self.month_day is None:
            return said
        # R6 alone is the fiscal year, but not where the table says that each year is as of a day.
        bare = self.year is None and any(_BARE_ERA_YEAR.fullmatch(clean(h.text)) for h in series.path)
        return self._in_year(said) if said.kind == "calendar_year" or (said.kind == "fiscal_year" and bare) else said

    def of_items(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the lines of a table, those of a calendar year as of the day of every year where there is one."""
        yearly = any(period and period.kind == "calendar_year" for period in periods_of(items))
        if self.month_day is None or self.year is not None or not yearly:
            return items
        if isinstance(items, Items):
            days = items.periods.mapped(self._of_line) if items.periods is not None else None
            return Items(items.lines, items.bodies, items.cells, items.facets, days)
        return tuple(item._replace(period=self._of_line(item.period)) for item in items)

    def _of_line(self, said: Period | None) -> Period | None:
        return self._in_year(said) if said is not None and said.kind == "calendar_year" else said

    def _in_year(self, said: Period) -> Period:
        """Return the reference day in a year; the year where the title's day is one of another year."""
        if self.month_day is None or self.year not in (None, said.start.year):
            return said
        month, day = self.month_day
        return date_period(said.start.year, month, day or monthrange(said.start.year, month)[1]) or said


def _marked(table: Table) -> dict[int, tuple[Period, str]]:
    dated: dict[int, tuple[Period, str]] = {}
    for note in table.notes:
        text, mark = without_mark(clean(note.text))
        match = _NOTED_PERIOD.fullmatch(text.strip(" ()")) if mark else None
        period = read_period(match["period"]) if match is not None else None
        if match is None or period is None:
            continue
        heads = {s.line: fold_label(s.label) for s in table.series}
        columns = [col for col in columns_with(table, mark) if fold_label(match["of"] or "") in heads[col]]
        dated |= dict.fromkeys(columns, (period, f"`{note.text}` ({note.ref.a1})"))
    return dated if len(dated) < len(table.series) else {}


def _every_year(table: Table) -> set[tuple[int, int]]:
    """Return the months and days as of which each year is; a note that names what it is about speaks of that only."""
    found = [m for t in table.titles if (m := _EVERY_YEAR.search(clean(t.text)))]
    noted = [m for t in table.notes if (m := _EVERY_YEAR.search(clean(t.text)))]
    found += [m for m in noted if not re.search(r"[^\W\d_]", m.string[: m.start()].replace("注", ""))]
    return {(int(m[1]), int(m[2] or _MONTHS_END)) for m in found if 1 <= int(m[1]) <= 12}
