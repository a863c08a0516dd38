"""The chart kinds by name, and the way from a query's result to a drawing."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from axstat.charts import wording
from axstat.charts.drawing import Drawing, Size
from axstat.charts.kind import Kind, QueryUse
from axstat.charts.known import GENERAL, KINDS
from axstat.charts.part import Subject
from axstat.charts.request import Plan, Request
from axstat.charts.saying import say
from axstat.charts.sources import Cited, Origins, cited, source_line
from axstat.charts.style import STYLES
from axstat.errors import UnknownName, UsageError
from axstat.model.results import Result
from axstat.model.text import Label, Lang

__all__ = ["Kind", "Own", "QueryUse", "drawable", "find_kind", "kinds", "plan"]


@dataclass(frozen=True, slots=True)
class Own:
    """What the author adds to a chart: its number in the document, and notes."""

    number: str = ""
    notes: tuple[str, ...] = ()


def kinds() -> tuple[Kind, ...]:
    """Return every chart kind: those for any measure, then those of one dataset in the order of the gallery."""
    return KINDS


def drawable(given: Collection[str]) -> tuple[Kind, ...]:
    """Return the kinds that can be drawn with the parameters and options given: of one measure, or the presets."""
    able = tuple(kind for kind in KINDS if set(kind.needs) <= set(given))
    return tuple(kind for kind in able if kind in GENERAL) or able


def find_kind(name: str) -> Kind:
    """Return the kind called `name`.

    Raises:
        UnknownName: there is none; the message names the nearest.
    """
    for kind in KINDS:
        if kind.name == name:
            return kind
    known = [kind.name for kind in KINDS]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.3) or known
    raise UnknownName("no-chart", name=name, near=(near[0],))


def plan(
    kind: str | Kind,
    result: Result | Sequence[Result],
    *,
    lang: Lang = "ja",
    size: Size = "a4-page",
    title: str | None = None,
    own: Own | None = None,
    origins: Sequence[Origins] = (),
    **options: Any,
) -> Drawing:
    """Turn a query's result into a drawing.

    Args:
        kind: a kind or its name.
        result: what the kind's query answered (a sequence where a kind takes several years).
        lang: language of every word in the chart.
        size: `a4-column` (84 mm), `a4-page` (174 mm) or `slide` (16:9).
        title: a title of one's own instead of the computed message.
        own: the figure's number and further notes.
        origins: for each result the sources behind each area; without it every source of the results is cited.
        options: `highlight`, `top`, `order`, `boundaries`: see `Request`.

    Raises:
        UnknownName: no such kind, or a highlight that is not drawn.
        NotLoaded: nothing to draw.
        QueryFailed: the result lacks a column.
    """
    chosen = find_kind(kind) if isinstance(kind, str) else kind
    if size not in STYLES:
        raise UsageError("no-chart-size", size=size, sizes=tuple(STYLES))
    results = (result,) if isinstance(result, Result) else tuple(result)
    declared = tuple(use.declared for use in chosen.queries)
    request = Request(results, lang, size, origins=origins, declared=declared, **options)
    planned = chosen.plan(request)
    drawing = _drawing(chosen, planned, request, cited(results, planned.codes, origins), title)
    return drawing if own is None else replace(drawing, number=own.number, notes=(*drawing.notes, *own.notes))


def _drawing(kind: Kind, planned: Plan, request: Request, sources: Cited, title: str | None) -> Drawing:
    """Add what every kind shares: the part, sources, the mark of simulated data, the table of drawn values."""
    lang, part = request.lang, request.subject.part.text(request.lang)
    texts = (wording.sentence(text, lang) for text in (planned.title, planned.subtitle))
    says = [_about(request.subject, text, lang) for text in texts]
    planned = replace(planned, title=says[0], subtitle=says[1])
    notes = (*planned.notes, *([say("part-only", lang, part=part)] if part else []))
    return Drawing(
        kind=kind.name,
        lang=lang,
        size=request.size,
        title=title or planned.title,
        subtitle=planned.subtitle,
        body=planned.body,
        source_line=source_line(sources, lang),
        notes=(*notes, say("simulated", lang)) if sources.simulated else notes,
        table=_table(kind, planned, request.results, sources),
        summary=planned.summary,
        simulated=sources.simulated,
        sources=sources.notes,
        part=part,
    )


def _about(subject: Subject, text: str, lang: Lang) -> str:
    """Return a text that names the part it is about: what a kind's own words do not say is put before them."""
    if subject.is_named_in(text):
        return text
    return f"{subject.part.ja}：{text}" if lang == "ja" else wording.sentence(f"{subject.part.en}: {text}", lang)


def _table(kind: Kind, planned: Plan, results: tuple[Result, ...], sources: Cited) -> Result:
    return replace(
        results[0],
        name=kind.name,
        title=Label(planned.title, planned.title),
        columns=planned.columns,
        rows=planned.rows,
        sources=sources.notes,
        simulated=sources.simulated,
        card=(),
    )
