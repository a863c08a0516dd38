"""A chart from a database: its queries asked, each with the parameters that it knows."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, UnknownName, UsageError
from axstat.model.results import Result

if TYPE_CHECKING:
    from axstat.charts import Drawing, Kind
    from axstat.charts.kind import QueryUse, Shown
    from axstat.model.text import Label, Lang
    from axstat.outputs import Guard
    from axstat.reports.header import NamedQuery
    from axstat.store import Reader, Timeout


@dataclass(frozen=True, slots=True)
class Answers:
    """What a chart's queries answered, and for each the sources behind each area."""

    results: tuple[Result, ...]
    origins: tuple[dict[str, frozenset[int]], ...]
    lacks: tuple[Label, ...] = ()
    """What the answers lack, where they have no figure for want of a whole of which parts are loaded."""

    def plan(self, kind: Kind, *, lang: Lang, **how: Any) -> Drawing:
        """Return the chart; see `axstat.charts.plan`."""
        from axstat.charts import plan

        try:
            return plan(kind, self.results, lang=lang, origins=self.origins, **how)
        except NotLoaded as error:
            if not self.lacks:
                raise
            raise NotLoaded.of(dataclasses.replace(error.finding, remedy=self.lacks[0])) from error


def ask(reader: Reader, kind: Kind, given: Mapping[str, Any], *, timeout: Timeout | None = None) -> Answers:
    """Run a chart's queries, giving each the parameters that it knows.

    Raises:
        UnknownName: a parameter that none of them knows, or that the chart itself decides; no such prefecture.
        UsageError, NotLoaded, QueryFailed, QueryTimeout: see `axstat.reports.run`.
    """
    from axstat.reports.catalog import find_query
    from axstat.reports.parameters import LISTED
    from axstat.reports.staff_parts import only_parts

    uses = [(use, find_query(use.name)) for use in kind.queries]
    own = [{p.name for p in query.parameters} for _, query in uses]
    known = {name for (use, _), names in zip(uses, own, strict=True) for name in names - set(use.fixed) - use.replaced}
    known |= {name for use, _ in uses for name in use.called}
    for name in given:
        if name not in known:
            raise UnknownName("chart-without-parameter", chart=kind.name, name=name, known=tuple(sorted(known)))
    if missing := tuple(name for name in kind.needs if name in known and name not in given):
        raise UsageError("chart-needs", chart=kind.name, names=missing, first=missing[0])
    results, origins = [], []
    for (use, query), names in zip(uses, own, strict=True):
        values = use.values(names, given)
        if len(uses) == 1 and {"measure", "prefecture"} <= names:
            values.setdefault("prefecture", LISTED)
        query, result = _answered(reader, use, query, values, timeout)
        results.append(result)
        origins.append(_origins(reader, query, result, timeout) if len(result.sources) > 1 else {})
    lacks = [note for one in results if one.name.startswith("overtime") for note in only_parts(reader, one)]
    return Answers(tuple(results), tuple(origins), tuple(lacks))


def _answered(
    reader: Reader, use: QueryUse, query: NamedQuery, values: Mapping[str, Any], timeout: Timeout | None
) -> tuple[NamedQuery, Result]:
    """Return a query and its answer: of a body that only a list of some bodies tells of, what that list says."""
    from axstat.reports.catalog import find_query
    from axstat.reports.queries import run

    try:
        return query, run(reader, query, values, timeout=timeout)
    except NotLoaded as refusal:
        if not use.alone or values.get("area") is None or refusal.finding.id != "measure-of-some-bodies":
            raise
    alone = find_query(use.alone)
    own = {parameter.name for parameter in alone.parameters}
    return alone, run(reader, alone, {name: value for name, value in values.items() if name in own}, timeout=timeout)


def understood(
    kind: Kind, highlight: Sequence[str], top: int | None, order: str | None, boundaries: Path | str | None
) -> tuple[dict[str, Any], str]:
    """Return the options that are given and that a kind understands, and the first that it does not, '' for none.

    Raises:
        PathNotFound, UsageError: see `read_boundaries`.
    """
    from axstat.charts import read_boundaries

    every = {"highlight": tuple(highlight) or None, "top": top, "order": order, "boundaries": boundaries}
    given: dict[str, Any] = {name: value for name, value in every.items() if value is not None}
    options = {name: value for name, value in given.items() if name in kind.options}
    if "boundaries" in options:
        options["boundaries"] = read_boundaries(Path(options["boundaries"]))
    return options, min(set(given) - set(options), default="")


def drawn(reader: Reader, result: Result, lang: Lang, *, timeout: Timeout | None = None) -> Drawing | None:
    """Return the chart that is the picture of an answer, None where none is, or where it cannot be drawn."""
    from axstat.charts import kinds

    for kind in kinds():
        for shown in kind.shows:
            given = _shared(shown, result)
            if given is None:
                continue
            options = {name: result.parameters[name] for name in shown.options if name in result.parameters}
            try:
                return ask(reader, kind, given, timeout=timeout).plan(kind, lang=lang, **options)
            except (NotLoaded, UsageError):
                return None
    return None


def write_picture(drawing: Drawing, content: bytes, path: Path, outputs: Guard) -> bool:
    """Write a picture and, beside it, its alt text; return whether the picture changed.

    Raises:
        OutputProtected, OutputNotOurs, OutputNotWritable: a file may not or cannot be written.
    """
    from axstat.charts import alt_text

    changed = outputs.write(path, content)
    outputs.write(alt_path(path), f"{alt_text(drawing)}\n".encode())
    return changed


def alt_path(picture: Path) -> Path:
    """Return where the alt text of a picture lies."""
    return picture.with_name(f"{picture.name}.alt.txt")


def _shared(shown: Shown, result: Result) -> dict[str, Any] | None:
    """Return what a chart is asked with to be the picture of an answer; None where it would be of something else."""
    given = {name: value for name, value in result.parameters.items() if value not in (None, [], "")}
    if result.name != shown.query or any(given.get(name) != value for name, value in shown.when.items()):
        return None
    if set(given) - {*shown.when, *shown.passed, *shown.asides, *shown.options}:
        return None
    asked = {name: given[name] for name in shown.passed if name in given}
    many = [name for name, value in asked.items() if isinstance(value, list) and len(value) != 1]
    if many and not shown.over_time:  # a chart of one year is no picture of several
        return None
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in asked.items()}


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
