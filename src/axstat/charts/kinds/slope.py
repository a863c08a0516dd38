"""Areas in two periods side by side: the largest changes and the highlighted areas, named; nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from axstat.areas.called import body_name
from axstat.charts.axes import asks_for_log
from axstat.charts.bodies import Role, Slope, SlopeLine
from axstat.charts.kinds.values import AREA, period_of, value_column
from axstat.charts.quantity import Quantity
from axstat.charts.request import Known, Plan, Request, find_highlights, real, records, words
from axstat.charts.saying import Teller, listed, stopped
from axstat.errors import NotLoaded
from axstat.model.results import Column, Scalar
from axstat.model.text import Label
from axstat.model.wording import period
from axstat.reports.comparing import KIND_NOTE, areas_by_year, areas_note, differ_in_areas, differ_in_kind

EXTREMES = {"a4-column": 3, "a4-page": 5, "slide": 4}


@dataclass(frozen=True, slots=True)
class Change(Known):
    """One area in two periods; `raw` are the query's own numbers."""

    before: float
    after: float
    raw: tuple[float, float]
    direction: str


def slope(request: Request) -> Plan:
    """Plan two periods side by side.

    Raises:
        NotLoaded: no area has a value in both.
    """
    changes, tell = _read(request)
    marked = find_highlights(request.highlight, changes)
    shown = _extremes(changes, EXTREMES[request.size], marked)
    lines = tuple(_line(change, marked, tell.quantity, request) for change in shown)
    times = [_time(request, name) for name in ("from_period", "to_period")]
    before, after = (period(time).text(request.lang) if time else "" for time in times)
    log = not tell.quantity.linear and asks_for_log([value for line in lines for value in (line.left, line.right)])
    apart = _apart(times, request)
    notes = _notes(changes, shown, tell, fiscal=all(time.startswith("FY") for time in times))
    return Plan(
        tell("changes-neutral", before=before, after=after) if apart else _title(changes, tell),
        tell("changes-about", before=before, after=after, n=len(changes)),
        Slope(lines, before, after, log),
        _columns(tell.quantity, request),
        tuple((*c.named, *c.raw) for c in shown),
        listed([f"{line.label} {line.left_label}→{line.right_label}" for line in lines], request.lang),
        (*notes, *([tell("note-log-lines")] if log else []), *apart),
        frozenset(change.area_code for change in changes),
    )


def _time(request: Request, name: str) -> str:
    value = request.parameter(name)
    return period_of(int(value) if str(value).isdigit() and request.call()("time_period") == "fiscal_year" else value)


def _read(request: Request) -> tuple[list[Change], Teller]:
    before, after = (request.call()(name) for name in ("before", "after"))
    rows = records(request.result, "area_code", "name", before, after)
    pairs = [
        (row, a, b) for row in rows if (a := real(row[before])) is not None and (b := real(row[after])) is not None
    ]
    if not pairs:
        raise NotLoaded("areas-without-value", n=len(rows), query=request.result.name)
    tell = request.teller(0, [number for _, *both in pairs for number in both])
    return [_change(row, a, b, tell.quantity.factor) for row, a, b in pairs], tell


def _change(row: dict[str, Scalar], before: float, after: float, factor: float) -> Change:
    names = words(row["area_code"]), words(row["name"]), words(row.get("prefecture"))
    return Change(*names, before * factor, after * factor, (before, after), words(row.get("direction")))


def _columns(quantity: Quantity, request: Request) -> tuple[Column, ...]:
    labels = {"before": Label("前の時点", "before"), "after": Label("後の時点", "after")}
    if quantity.own:
        labels = {"before": Label("前の年度", "before"), "after": Label("後の年度", "after")}
    values = (replace(value_column(quantity, request.call()(name)), label=label) for name, label in labels.items())
    return (*AREA, *values)


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
    label = request.named(change)
    short = body_name(change.area_code, change.name, request.lang)
    rises = not marked and change.after > change.before
    role: Role = "highlight" if change.area_code in marked or rises else "subset"
    figures = quantity.figure(change.before), quantity.figure(change.after)
    return SlopeLine(label, change.before, change.after, *figures, role, short)


def _title(changes: Sequence[Change], tell: Teller) -> str:
    """Count who certainly rose and fell; the query decides what rounding leaves open."""
    up = sum(c.direction == "up" if c.direction else c.after > c.before for c in changes)
    down = sum(c.direction == "down" if c.direction else c.after < c.before for c in changes)
    rose, fell = tell.quantity.moves
    return tell("changes", up=up, down=down, rose=rose, fell=fell)


def _notes(changes: Sequence[Change], shown: Sequence[Change], tell: Teller, *, fiscal: bool) -> list[str]:
    notes = [tell("note-both-years" if fiscal else "note-both-periods")]
    open_ = sum(c.direction in {"undecidable", "same"} for c in changes)
    notes += [tell("note-unchanged", n=open_)] if open_ else []
    return [*notes, *([tell("note-largest", n=len(shown))] if len(shown) < len(changes) else [])]
