"""What all briefs of a run share: each query asked once for every body, and what of it could not be had.

A `Basis` holds answers and no database, so that it can be handed to other processes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from axstat.briefs.lookup import Lookup
from axstat.errors import NotLoaded, UnknownName, UsageError

if TYPE_CHECKING:
    from axstat.figures import Answers
    from axstat.store import Reader, Timeout

SIMILAR = 5
"""How many similar bodies a table shows."""
THRESHOLD = 100
"""Hours of overtime a year that a brief holds a body against, as the chart of their distribution does."""
INDICATORS = ("財政力指数", "経常収支比率", "実質公債費比率", "将来負担比率", "ラスパイレス指数", "65歳以上人口の割合")
"""Companion figures, by the headings of the ministries' tables."""
ANSWERS = ("AIの導入状況", "RPAの導入状況", "テレワークの導入状況")
"""Answers in words, by the headings of MIC's table on digital administration."""
SCOPES = ("municipalities", "designated-cities", "prefectures")


@dataclass(frozen=True, slots=True)
class Overtime:
    """What is known of the overtime of one scope: every body's standing, its change, the scope's median, a chart."""

    standing: Lookup
    share: Lookup
    change: Lookup | None = None
    chart: Answers | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """The answers that briefs are made of; what is None or not there is not loaded."""

    year: int | None
    first: int | None
    overtime: Mapping[str, Overtime] = field(default_factory=dict)
    similar: Lookup | None = None
    by_prefecture: Lookup | None = None
    population: Lookup | None = None
    population_sums: Lookup | None = None
    outlook: tuple[Lookup, ...] = ()
    indicators: Mapping[str, Lookup] = field(default_factory=dict)
    medians: Mapping[str, Lookup] = field(default_factory=dict)
    answers: Mapping[str, Lookup] = field(default_factory=dict)
    regions: Lookup | None = None
    occupations: Lookup | None = None
    programmes: Lookup | None = None
    unclear: Mapping[str, object] = field(default_factory=dict)
    """The measures that a name fits of which none is meant more than the others: nothing is shown of it."""

    def tables(self) -> Iterator[Lookup]:
        """Yield every answer that there is."""
        for known in self.overtime.values():
            yield from (one for one in (known.standing, known.share, known.change) if one is not None)
        bodies = (self.similar, self.by_prefecture, self.population, self.population_sums, *self.outlook)
        others = (self.regions, self.occupations, self.programmes)
        yield from (one for one in (*bodies, *others) if one is not None)
        for several in (self.indicators, self.medians, self.answers):
            yield from several.values()


def ask_basis(
    reader: Reader, *, year: int | str | None = None, scopes: Collection[str] = SCOPES, timeout: Timeout | None = None
) -> Basis:
    """Ask everything that the briefs of bodies of some scopes need.

    Args:
        reader: an open database.
        year: fiscal year of overtime; when None the newest that more than one prefecture's bodies are listed of.
        scopes: the scopes of the bodies that there will be briefs of.
        timeout: seconds for all queries.

    Raises:
        NotLoaded: the year that was asked for is not loaded.
        UsageError: it is no year.
        QueryTimeout: the queries took longer.
    """
    from axstat.reports.years import covering_years

    asks = _Asks(reader, timeout)
    loaded = covering_years(reader)
    chosen = _year(reader, year) if year is not None else loaded[-1] if loaded else None
    first = loaded[0] if chosen is not None and loaded[0] != chosen else None
    when = {} if chosen is None else {"year": chosen}
    overtime = {scope: known for scope in scopes if (known := asks.overtime(scope, chosen, first)) is not None}
    prefectures = "prefectures" in scopes
    by_prefecture = {**when, "by": "prefecture", "threshold": THRESHOLD}
    people_by_prefecture = {"measure": "population", "by": "prefecture"}
    indicators = asks.several(INDICATORS, "measure_values", "measure", "area_code")
    return Basis(
        year=chosen,
        first=first,
        overtime=overtime,
        similar=asks("similar_bodies", {**when, "top": SIMILAR}, "area_code", "nearness") if when else None,
        by_prefecture=asks("overtime_share_by", by_prefecture, "group_name") if when and prefectures else None,
        population=asks("measure_values", {"measure": "population"}, "area_code"),
        population_sums=asks("measure_by", people_by_prefecture, "group_name") if prefectures else None,
        outlook=asks.outlook(),
        indicators=indicators,
        medians=asks.several(indicators, "measure_summary", "measure"),
        answers=asks.several(ANSWERS, "answers_of_bodies", "answers", "area_code"),
        regions=asks("labour_gap_by_region", {}, "area", "category"),
        occupations=asks("labour_gap_by_occupation", {}, "category"),
        programmes=asks("programmes", {"all": True}, "programme", "frame"),
        unclear=asks.unclear,
    )


def _year(reader: Reader, year: int | str) -> int:
    from axstat.reports.years import years_asked

    try:
        (chosen,) = years_asked(reader, year, lists=False)
    except ValueError as problem:  # no year, or several
        raise UsageError("brief-of-one-year", given=str(year)) from problem
    return chosen


@dataclass(frozen=True, slots=True)
class _Asks:
    """Asks queries of one database; one whose data are not loaded answers None."""

    reader: Reader
    timeout: Timeout | None
    unclear: dict[str, object] = field(default_factory=dict)
    """Filled on the way: the names that fit several measures."""

    def __call__(self, query: str, parameters: Mapping[str, Any], *keys: str) -> Lookup | None:
        """Return an answer by its keys, None where nothing of it is loaded."""
        from axstat.reports.queries import run

        try:
            result = run(self.reader, query, parameters, timeout=self.timeout)
        except (NotLoaded, UnknownName):
            return None
        except UsageError as refusal:  # loaded so that no one figure can be named
            fields = dict(refusal.finding.fields)
            if refusal.finding.id == "several-measures":
                self.unclear[str(fields["text"])] = fields["measures"]
            return None
        return Lookup.of(result, *keys) if result.rows else None

    def several(self, names: Iterable[str], query: str, parameter: str, *keys: str) -> dict[str, Lookup]:
        """Return the answers of a query about each of these names of which anything is loaded."""
        asked = {name: self(query, {parameter: name}, *keys) for name in names}
        return {name: found for name, found in asked.items() if found is not None}

    def overtime(self, scope: str, year: int | None, first: int | None) -> Overtime | None:
        """Return what is known of a scope in a year, and its change since the first."""
        if year is None:
            return None
        wanted = {"scope": scope, "threshold": THRESHOLD}
        standing = self("overtime_standing", {**wanted, "year": year}, "area_code")
        share = self("overtime_share", {**wanted, "year": year}, "fiscal_year")
        if standing is None or share is None:
            return None
        years = {"from_year": first, "to_year": year}
        change = None if first is None else self("overtime_change", {**wanted, **years}, "area_code")
        return Overtime(standing, share, change, self.chart(scope, year))

    def chart(self, scope: str, year: int) -> Answers | None:
        """Return the answers that the chart of a scope's distribution draws."""
        from axstat.charts import find_kind
        from axstat.figures import ask

        given = {"year": year, "scope": scope, "threshold": THRESHOLD}
        try:
            return ask(self.reader, find_kind("overtime-distribution"), given, timeout=self.timeout)
        except NotLoaded:
            return None

    def outlook(self) -> tuple[Lookup, ...]:
        """Return the projections of the population, the nearest year first: at most the first and the last loaded."""
        ends = (self("population_outlook", {"period": end}, "area_code") for end in ("earliest", "latest"))
        found = [one for one in ends if one is not None]
        return tuple(found[:1] if len({one.result.parameters["period"] for one in found}) < 2 else found)
