"""Areas in two periods side by side: the largest changes and the highlighted areas, named; nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.areas.called import body_name
from axstat.charts.axes import asks_for_log
from axstat.charts.bodies import Role, Slope, SlopeLine
from axstat.charts.kinds.values import AREA, period_of
from axstat.charts.quantity import Quantity
from axstat.charts.request import Known, Plan, Request, find_highlights, real, records, words
from axstat.charts.saying import listed, say, stopped
from axstat.errors import NotLoaded
from axstat.model.results import Column, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import period
from axstat.reports.comparing import KIND_NOTE, areas_by_year, areas_note, differ_in_areas, differ_in_kind

EXTREMES = {"a4-column": 3, "a4-page": 5, "slide": 4}


@dataclass(frozen=True, slots=True)
class Change:
    """One area in two periods; `raw` are the query's own numbers."""

    area_code: str
    name: str
    prefecture: str
    before: float
    after: float
    raw: tuple[float, float]
    direction: str

    @property
    def known(self) -> Known:
        """How a highlight finds this area."""
        return Known(self.area_code, self.name, self.prefecture)


def slope(request: Request) -> Plan:
    """Plan two periods side by side.

    Raises:
        NotLoaded: no area has a value in both.
    """
    lang, bodies = request.lang, request.subject.bodies
    changes, quantity = _read(request)
    marked = find_highlights(request.highlight, (change.known for change in changes))
    shown = _extremes(changes, EXTREMES[request.size], marked)
    lines = tuple(_line(change, marked, quantity, request) for change in shown)
    times = [_time(request, name) for name in ("from_period", "to_period")]
    heads = [period(time).text(lang) if time else "" for time in times]
    log = not quantity.linear and asks_for_log([value for line in lines for value in (line.left, line.right)])
    fields = {"before": heads[0], "after": heads[1], "n": len(changes), "bodies": bodies}
    apart = _apart(times, request)
    title = say("changes-neutral", lang, quantity, **fields) if apart else _title(changes, quantity, request)
    notes = _notes(changes, shown, lang, fiscal=all(time.startswith("FY") for time in times))
    return Plan(
        title,
        say("changes-about", lang, quantity, **fields),
        Slope(lines, heads[0], heads[1], log),
        _columns(quantity, request),
        tuple((c.area_code, c.prefecture, c.name, *c.raw) for c in shown),
        listed([f"{line.label} {line.left_label}→{line.right_label}" for line in lines], lang),
        (*notes, *([say("note-log-lines", lang)] if log else []), *apart),
        frozenset(change.area_code for change in changes),
    )


def _time(request: Request, name: str) -> str:
    value = request.parameter(name)
    return period_of(int(value) if str(value).isdigit() and request.call()("time_period") == "fiscal_year" else value)


def _read(request: Request) -> tuple[list[Change], Quantity]:
    before, after = (request.call()(name) for name in ("before", "after"))
    rows = records(request.result, "area_code", "name", before, after)
    pairs = [
        (row, a, b) for row in rows if (a := real(row[before])) is not None and (b := real(row[after])) is not None
    ]
    if not pairs:
        raise NotLoaded("areas-without-value", n=len(rows), query=request.result.name)
    quantity = request.quantity(0, [number for _, *both in pairs for number in both])
    return [_change(row, a, b, quantity.factor) for row, a, b in pairs], quantity


def _change(row: dict[str, Scalar], before: float, after: float, factor: float) -> Change:
    names = words(row["area_code"]), words(row["name"]), words(row.get("prefecture"))
    return Change(*names, before * factor, after * factor, (before, after), words(row.get("direction")))


def _columns(quantity: Quantity, request: Request) -> tuple[Column, ...]:
    unit = quantity.unit.ja if quantity.factor == 1 else ""
    labels = (Label("前の年度", "before"), Label("後の年度", "after"))
    if not quantity.own:
        labels = (Label("前の時点", "before"), Label("後の時点", "after"))
    return (
        *AREA,
        *(
            Column(request.call()(name), "number", label, unit or None, percent=quantity.percent)
            for name, label in zip(("before", "after"), labels, strict=True)
        ),
    )


def _apart(times: Sequence[str], request: Request) -> list[str]:
    """Return why the two years cannot be compared, nothing where they can: the areas are those their sources list."""
    years = [int(time[2:]) for time in times if time.startswith("FY")]
    sources = request.result.sources
    counts = areas_by_year(sources, request.origins[0] if request.origins else {}, years)
    notes = [areas_note(counts, shares=False)] if differ_in_areas(counts) else []
    return stopped([*notes, *([KIND_NOTE] if differ_in_kind(sources, years) else [])], request.lang)


def _extremes(changes: Sequence[Change], each: int, marked: set[str]) -> list[Change]:
    ordered = sorted(changes, key=lambda c: (c.before - c.after, c.area_code))
    keep = ordered if len(ordered) <= 2 * each else [*ordered[:each], *ordered[-each:]]
    return [change for change in ordered if change in keep or change.area_code in marked]


def _line(change: Change, marked: set[str], quantity: Quantity, request: Request) -> SlopeLine:
    label = request.named(change.known)
    short = body_name(change.area_code, change.name, request.lang)
    left, right = (quantity.figure(value, request.lang) for value in (change.before, change.after))
    rises = not marked and change.after > change.before
    role: Role = "highlight" if change.area_code in marked or rises else "subset"
    return SlopeLine(label, change.before, change.after, left, right, role, short)


def _title(changes: Sequence[Change], quantity: Quantity, request: Request) -> str:
    """Count who certainly rose and fell; the query decides what rounding leaves open."""
    up = sum(c.direction == "up" if c.direction else c.after > c.before for c in changes)
    down = sum(c.direction == "down" if c.direction else c.after < c.before for c in changes)
    lang, subject = request.lang, request.subject
    fields = {"opening": subject.opening.text(lang), "bodies": subject.bodies, "up": up, "down": down}
    return say("changes", lang, quantity, rose=quantity.moves[0], fell=quantity.moves[1], **fields)


def _notes(changes: Sequence[Change], shown: Sequence[Change], lang: Lang, *, fiscal: bool) -> list[str]:
    notes = [say("note-both-years" if fiscal else "note-both-periods", lang)]
    open_ = sum(c.direction in {"undecidable", "same"} for c in changes)
    if open_:
        notes.append(say("note-unchanged", lang, n=open_))
    if len(shown) < len(changes):
        notes.append(say("note-largest", lang, n=len(shown)))
    return notes
