"""A chart from a database: its queries asked, each with the parameters that it knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from axstat.errors import UnknownName
from axstat.model.results import Result

if TYPE_CHECKING:
    from axstat.charts import Kind
    from axstat.reports.header import NamedQuery
    from axstat.store import Reader, Timeout


@dataclass(frozen=True, slots=True)
class Answers:
    """What a chart's queries answered, and for each the sources behind each area."""

    results: tuple[Result, ...]
    origins: tuple[dict[str, frozenset[int]], ...]


def ask(reader: Reader, kind: Kind, given: Mapping[str, Any], *, timeout: Timeout | None = None) -> Answers:
    """Run a chart's queries, giving each the parameters that it knows.

    Raises:
        UnknownName: a parameter that none of them knows, or that the chart itself decides; no such prefecture.
        UsageError, NotLoaded, QueryFailed, QueryTimeout: see `axstat.reports.run`.
    """
    from axstat.reports.catalog import find_query
    from axstat.reports.queries import run

    uses = [(use, find_query(use.name)) for use in kind.queries]
    known = {p.name for use, query in uses for p in query.parameters if p.name not in use.fixed}
    for name in given:
        if name not in known:
            raise UnknownName("chart-without-parameter", chart=kind.name, name=name, known=tuple(sorted(known)))
    asked = dict(given)
    if asked.get("prefecture") is not None:
        asked["prefecture"] = _prefecture(str(asked["prefecture"]))
    results, origins = [], []
    for use, query in uses:
        own = {p.name for p in query.parameters}
        values: dict[str, Any] = {**use.parameters, **{n: v for n, v in asked.items() if n in own}, **use.fixed}
        result = run(reader, query, values, timeout=timeout)
        results.append(result)
        origins.append(_origins(reader, query, result, timeout) if len(result.sources) > 1 else {})
    return Answers(tuple(results), tuple(origins))


def _prefecture(text: str) -> str:
    """Return the name of the prefecture that a text names (岡山県, 岡山, Okayama).

    Raises:
        UnknownName: it names none; the hint has the nearest.
    """
    from axstat.areas import gazetteer

    found = gazetteer().prefecture_named(text)
    if found is not None:
        return found.name
    every = [area.name for area in gazetteer().areas if area.level == "prefecture"]
    short = [name for name in every if name[:-1] == text]
    if short:
        return short[0]
    near = get_close_matches(text, every, n=1, cutoff=0.4)
    if near:
        raise UnknownName("chart-prefecture-near", name=text, near=tuple(near))
    raise UnknownName("chart-prefecture-unknown", name=text)


def _origins(reader: Reader, query: NamedQuery, result: Result, timeout: Timeout | None) -> dict[str, frozenset[int]]:
    """Return the sources behind each area of a result, nothing where its rows are no areas."""
    from axstat.reports.queries import behind

    if "area_code" not in {column.name for column in result.columns}:
        return {}
    found: dict[str, set[int]] = {}
    what = "distinct area_code, source_id"
    for code, source in behind(reader, query, result.parameters, what=what, timeout=timeout):
        found.setdefault(code, set()).add(source)
    return {code: frozenset(sources) for code, sources in found.items()}
