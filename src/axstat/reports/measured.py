"""What is asked of a measure: which one, of which period, part and areas. A question that has two answers is refused.

Every answer comes from one statement over what is loaded (`measure_facts`), so that a result can state the period,
part and scope that it is really about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, UsageError
from axstat.model.text import Label
from axstat.model.wording import SHORT_SCOPES, period
from axstat.reports.catalog import shipped_query
from axstat.reports.naming import measure_called
from axstat.values.periods import read_period
from axstat.voice import some

if TYPE_CHECKING:
    from axstat.reports.header import NamedQuery
    from axstat.store import Reader

WHOLE = "whole"
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class _Fact:
    """One row of `measure_facts`."""

    time_period: str
    day: date
    part: str
    unit: str | None
    municipalities: int
    prefectures: int
    several: int
    cells: str | None
    partial: str | None
    prefecture: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is loaded of one measure."""

    measure: str
    rows: tuple[_Fact, ...]
    prefecture: str | None = None
    """The one that is asked about; None where nobody names one."""

    @property
    def called(self) -> Label:
        """What messages call the measure."""
        return measure_called(self.measure)

    @property
    def covering(self) -> list[str]:
        """The periods of which more than another prefecture's list is loaded, oldest first; all where there is none.

        A list of one prefecture's bodies, however new, tells nothing of the nation's.
        """
        listed = {row.time_period: row.prefecture for row in self.rows}
        return [one for one, only in listed.items() if only in (None, self.prefecture)] or list(listed)

    @property
    def days(self) -> dict[str, date]:
        """The first day of each period, oldest period first."""
        return {row.time_period: row.day for row in self.rows}

    def periods(self, given: object) -> list[str]:
        """Return the periods that a person's words mean: `all`, or `latest`, `2020`, `R2`, `2020-01-01`, with commas.

        A year alone means every kind of period that is written with it; it must be one.

        Raises:
            NotLoaded: there is no figure of that period.
            UsageError: the words fit several periods.
        """
        known = list(self.days)
        if given == "all":
            return known
        texts = given if isinstance(given, list | tuple) else str(given).split(",")
        named = dict.fromkeys(self.period(text) for text in texts)
        return [text for text in known if text in named]

    def period(self, given: object) -> str:
        """Return the one period that a person's words mean; see `periods`."""
        known, text = list(self.days), str(given).strip()
        if text in known:
            return text
        if text in ("latest", "earliest"):
            return self.covering[-1] if text == "latest" else known[0]
        if text == "previous":
            if len(covering := self.covering) < 2:
                raise NotLoaded("measure-of-one-period", measure=self.called, period=period(covering[0]))
            return covering[-2]
        found = [one for one in known if _means(text, one)]
        if not found:
            loaded = some([period(one) for one in known], 8)
            raise NotLoaded("measure-not-of-period", measure=self.called, period=text, loaded=loaded)
        if len(found) > 1:
            raise UsageError("period-fits-several", text=text, measure=self.called, periods=tuple(found))
        return found[0]

    def part(self, given: object, periods: Sequence[str]) -> str:
        """Return the part that figures are of, '' for the whole; the only part there is where no whole is loaded.

        Raises:
            UsageError: there is no figure of that part, or of the whole and more than one part.
        """
        known = list(dict.fromkeys(row.part for row in self.rows if row.time_period in periods))
        if given == WHOLE:
            if "" in known:
                return ""
            if len(known) == 1:
                return known[0]
            raise UsageError("measure-in-parts", measure=self.called, parts=some(known, 8), example=known[0])
        if given not in known:
            parts = some([part or _whole() for part in known], 8)
            raise UsageError("measure-without-part", measure=self.called, part=str(given), parts=parts)
        return str(given)

    def scope(self, given: object, periods: Sequence[str], part: str) -> str:
        """Return the scope; `auto` is the prefectures where they have figures and no municipality has.

        Raises:
            UsageError: there is no such scope.
        """
        if given != AUTO:
            if given not in SHORT_SCOPES:
                raise UsageError("no-such-choice", given=str(given), name="scope", choices=(AUTO, *SHORT_SCOPES))
            return str(given)
        rows = self._of(periods, part)
        only_prefectures = any(row.prefectures for row in rows) and not any(row.municipalities for row in rows)
        return "prefectures" if only_prefectures else "all-municipalities"

    def listed_prefecture(self, periods: Sequence[str], part: str, scope: str) -> str | None:
        """Return the prefecture of the municipalities that are listed, None where they are of several.

        A list of one prefecture says nothing of the others: whoever asks for it asks for that prefecture.
        """
        found = {row.prefecture for row in self._of(periods, part)}
        return found.pop() if len(found) == 1 and scope != "prefectures" else None

    def matching(self, period_text: str, *, parameter: str, or_nearest: bool) -> str:
        """Return the period of this measure that a figure of another period is to be set against.

        The same period; else the last date within that year; else the year in which that date lies; else, where
        `or_nearest`, the one that begins nearest.

        Raises:
            NotLoaded: none matches.
        """
        known = self.days
        if period_text in known:
            return period_text
        wanted = read_period(period_text)
        others = [(text, read_period(text)) for text in known]
        inside = [
            text for text, own in others if own and wanted and wanted.start <= own.start and own.end <= wanted.end
        ]
        around = [
            text for text, own in others if own and wanted and own.start <= wanted.start and wanted.end <= own.end
        ]
        if inside or around:
            return (inside or around)[-1]
        if or_nearest and wanted is not None:
            return min(known, key=lambda text: (abs(known[text] - wanted.start), text))
        loaded = some([period(text) for text in known], 8)
        raise NotLoaded(
            "measure-without-matching-period",
            measure=self.called,
            period=period(period_text),
            loaded=loaded,
            example=f"--{parameter.replace('_', '-')} {list(known)[-1]}",
        )

    def demand_all(self, periods: Sequence[str], part: str) -> None:
        """Refuse to add up what only a list of some bodies tells.

        Raises:
            NotLoaded: of one of the periods no list of all bodies is loaded.
        """
        for row in self._of(periods, part):
            if row.partial is not None:
                when = period(row.time_period)
                raise NotLoaded("measure-of-some-bodies", measure=self.called, period=when, partial=row.partial)

    def demand_one(self, periods: Sequence[str], part: str) -> None:
        """Refuse what cannot be told apart: several figures of one body, or figures in several units.

        Raises:
            UsageError: there are such, with the cells of the first.
        """
        rows = self._of(periods, part)
        for row in rows:
            if row.several:
                raise UsageError(
                    "several-figures",
                    measure=self.called,
                    n=row.several,
                    period=period(row.time_period),
                    cells=row.cells,
                )
        for one in periods:
            units = [row.unit or _no_unit() for row in rows if row.time_period == one]
            if len(units) > 1:
                raise UsageError("several-units", measure=self.called, period=period(one), units=tuple(units))

    def _of(self, periods: Sequence[str], part: str) -> list[_Fact]:
        return [row for row in self.rows if row.part == part and row.time_period in periods]


def _whole() -> Label:
    return Label("全体", "the whole")


def _no_unit() -> Label:
    return Label("単位なし", "no unit")


def _means(text: str, known: str) -> bool:
    """Say whether what a person typed means a stored period: the same, or its year alone, as it is written."""
    said = read_period(text)
    if said is None:
        return False
    if said.text == known:
        return True
    year = said.kind == "calendar_year" and said.text
    return bool(year) and known.removeprefix("FY")[:4] == year


def facts(reader: Reader, measure: str, prefecture: str | None = None) -> Facts:
    """Return what is loaded of a measure, for a question about all bodies or those of a prefecture.

    Raises:
        NotLoaded: no area has a figure of it.
    """
    rows = reader.execute(shipped_query("measure_facts").sql, {"measure": measure}).rows
    if not rows:
        raise NotLoaded("measure-without-areas", measure=measure_called(measure))
    return Facts(measure, tuple(_Fact(*row) for row in rows), prefecture)


def _each(found: Sequence[Any]) -> list[Any]:
    return [item for one in found for item in (one if isinstance(one, list) else [one])]


class Asking:
    """Values for the parameters of a query that name measures, their periods, parts and scopes."""

    def __init__(self, reader: Reader, query: NamedQuery, prefecture: str | None = None) -> None:
        """Begin without any; `prefecture` is the one that is asked about."""
        self._reader = reader
        self._prefecture = prefecture
        self._types = {p.name: p.type for p in query.parameters}
        self._lists = query.lists is not None
        self._known: dict[str, Facts] = {}

    def value(self, name: str, given: Any, bound: Mapping[str, Any]) -> Any:
        """Return the value of one parameter, whose `measure` and periods stand in `bound` already.

        Raises:
            NotLoaded, UnknownName, UsageError: see `Facts`.
        """
        kind = self._types[name]
        if kind == "matching":
            return self._matching(name, given, bound)
        own = self._facts(str(bound["measure"]))
        if kind == "period":
            return own.period(given)
        if kind == "periods":
            return own.periods(given)
        periods = self._periods(bound)
        if kind == "scope":
            return own.scope(given, periods, own.part(bound.get("part", WHOLE), periods))
        part = own.part(given, periods)
        own.demand_one(periods, part)
        if not self._lists:
            own.demand_all(periods, part)
        return part

    def listed_prefecture(self, bound: Mapping[str, Any]) -> str | None:
        """Return the one prefecture whose bodies the measure lists; see `Facts.listed_prefecture`."""
        own, periods = self._facts(str(bound["measure"])), self._periods(bound)
        return own.listed_prefecture(periods, str(bound.get("part", "")), str(bound.get("scope", "")))

    def _facts(self, measure: str) -> Facts:
        if measure not in self._known:
            self._known[measure] = facts(self._reader, measure, self._prefecture)
        return self._known[measure]

    def _periods(self, bound: Mapping[str, Any]) -> list[str]:
        return _each([bound[name] for name, kind in self._types.items() if kind in ("period", "periods")])

    def _years(self, bound: Mapping[str, Any]) -> list[str]:
        years = [bound[name] for name, kind in self._types.items() if kind in ("fiscal_year", "fiscal_years")]
        return [f"FY{year}" for year in _each(years)]

    def _matching(self, name: str, given: Any, bound: Mapping[str, Any]) -> list[str] | None:
        """Return the periods of the measure that `name` belongs to (`per` of `per_period`) beside those asked for."""
        measure = bound[name.removesuffix("_period")]
        if measure is None:
            return None
        other, periods = self._facts(str(measure)), self._periods(bound) or self._years(bound)
        if given in ("matching", "nearest"):
            found = [other.matching(one, parameter=name, or_nearest=given == "nearest") for one in periods]
        else:
            found = [other.period(given)] * len(periods)
        if part := other.part(WHOLE, found):  # what is divided by, or weighed with, is a whole
            raise UsageError("measure-in-parts", measure=other.called, parts=some([part], 1), example=part)
        other.demand_one(found, "")
        return found
