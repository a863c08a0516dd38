"""One quantity against another, one dot per municipality, with their rank correlation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.axes import asks_for_log, with_zeros
from axstat.charts.bodies import Axis, Role, Scatter, ScatterPoint
from axstat.charts.kinds.values import AREA, AreaValue, Values, periods_text, read_values
from axstat.charts.request import Plan, Request, find_highlights
from axstat.charts.saying import listed
from axstat.errors import NotLoaded
from axstat.model.results import Column
from axstat.model.text import Label

NAMED = {"a4-column": 3, "a4-page": 5, "slide": 5}
ENOUGH = 10
"""Points from which a rank correlation is told: of 5 without any relation every second coefficient lies beyond
±0.4 and every fourth beyond ±0.7 (a strong one); of 10 every fourth and every fortieth."""
STRENGTHS = (
    (0.4, Label("弱い", "weak")),
    (0.7, Label("中程度の", "moderate")),
    (math.inf, Label("強い", "strong")),
)
ROLES: tuple[Role, ...] = ("plain", "subset", "highlight")


@dataclass(frozen=True, slots=True)
class Dot:
    """One area with a value of both."""

    across: AreaValue
    area: AreaValue

    @property
    def x(self) -> float:
        """Its value of the first."""
        return self.across.number

    @property
    def y(self) -> float:
        """Its value of the second."""
        return self.area.number


@dataclass(frozen=True, slots=True)
class _Both:
    """Two quantities and the areas that have both."""

    x: Values
    y: Values
    dots: tuple[Dot, ...]

    @property
    def correlation(self) -> float | None:
        """Spearman's rank correlation."""
        return spearman([dot.x for dot in self.dots], [dot.y for dot in self.dots])


def scatter(request: Request) -> Plan:
    """Plan a quantity (second result) against another (first result).

    Raises:
        NotLoaded: no area has both.
    """
    both = _read(request)
    tell, n, r = both.y.tell, len(both.dots), both.correlation
    marked = find_highlights(request.highlight, (dot.area for dot in both.dots))
    x = _axis_when(both.x, [dot.across for dot in both.dots])
    y = _axis_when(both.y, [dot.area for dot in both.dots])
    own = both.y.quantity.own
    gaps = {"x_only": len(both.x.drawn) - n, "y_only": len(both.y.drawn) - n}
    figure = "—" if r is None else wording.number(r, 2)
    notes = (
        *([] if own else [tell("note-both-measures", n=n, **gaps)]),
        tell("note-no-coefficient", enough=ENOUGH) if n < ENOUGH else tell("note-coefficient", r=figure),
        tell("note-ecology" if own else "note-ecology-of-people"),
        tell("note-equal-weight"),
    )
    return Plan(
        title=_title(both, r) if n >= ENOUGH else tell("two-measures", x=both.x.quantity.name),
        subtitle=tell("scatter-about", x=x, y=y, n=n),
        body=_body(both, marked, request),
        columns=_columns(both),
        rows=tuple((*dot.area.named, dot.across.raw, dot.area.raw) for dot in both.dots),
        summary=_extent(both, request),
        notes=notes,
        codes=frozenset(dot.area.area_code for dot in both.dots),
    )


def _read(request: Request) -> _Both:
    x, y = read_values(request, 0), read_values(request, 1)
    up = {area.area_code: area for area in y.drawn}
    dots = tuple(Dot(area, up[area.area_code]) for area in x.drawn if area.area_code in up)
    if not dots:
        raise NotLoaded("no-area-with-two", measure=x.quantity.name, against=y.quantity.name)
    return _Both(x, y, dots)


def _axis_when(values: Values, drawn: Sequence[AreaValue]) -> str:
    """Return a quantity with the periods of the rows drawn."""
    title = values.quantity.full.text(values.tell.lang)
    when = periods_text((area.period for area in drawn), values.tell.lang)
    return values.tell("axis-when", title=title, when=when) if when else title


def _axis(values: Values, numbers: Sequence[float]) -> Axis:
    """Return an axis that says its unit, and that it goes by ratio where it does."""
    quantity, lang = values.quantity, values.tell.lang
    even = quantity.percent or quantity.linear
    zeros = not even and with_zeros(numbers)
    log = zeros or (not even and asks_for_log(numbers))
    title = quantity.axis.text(lang)
    if log:
        words = (quantity.unit.text(lang), values.tell("log-scale"))
        title = quantity.axis_in(listed([word for word in words if word], lang))
    return Axis(title, lang, quantity.percent, log, zeros)


def _body(both: _Both, marked: set[str], request: Request) -> Scatter:
    quantity, threshold = both.y.quantity, both.y.threshold
    short = quantity.own and request.lang == "en"
    return Scatter(
        points=_points(both, marked, request),
        x_axis=_axis(both.x, [dot.x for dot in both.dots]),
        y_axis=_axis(both.y, [dot.y for dot in both.dots]),
        threshold=threshold,
        threshold_label="" if threshold is None else (quantity.round_limit if short else quantity.limit)(threshold),
    )


def _columns(both: _Both) -> tuple[Column, ...]:
    """Return the columns of the data; two values may be called alike by their queries."""
    twice = both.x.column.name == both.y.column.name
    return (*AREA, both.x.column, replace(both.y.column, name="against") if twice else both.y.column)


def _extent(both: _Both, request: Request) -> str:
    """Say where the first quantity begins and ends, for who does not see the axis."""
    tell, quantity = both.y.tell, both.x.quantity
    ends = (end(both.dots, key=lambda d: d.x) for end in (min, max))
    low, high = (tell("extent-end", amount=quantity.with_unit(dot.x), name=request.named(dot.area)) for dot in ends)
    return wording.sentence(tell("extent", title=quantity.name, low=low, high=high), request.lang)


def _points(both: _Both, marked: set[str], request: Request) -> tuple[ScatterPoint, ...]:
    lang = request.lang
    top = {dot.area.area_code for dot in sorted(both.dots, key=lambda dot: -dot.y)[: NAMED[request.size]]}
    points = []
    for dot in both.dots:
        area = dot.area
        role: Role = "highlight" if area.area_code in marked else "subset" if area.area_code in top else "plain"
        label = body_name(area.area_code, area.name, lang) if role != "plain" else ""
        said = f"{both.x.quantity.figure(dot.x)}, {both.y.quantity.figure(dot.y)}" if label else ""
        points.append(ScatterPoint(dot.x, dot.y, label, role, said))
    return tuple(sorted(points, key=lambda point: ROLES.index(point.role)))


def _title(both: _Both, r: float | None) -> str:
    """Describe the strength in words by usual limits (0.2, 0.4, 0.7), never a cause."""
    tell, x = both.y.tell, both.x.quantity.name
    if r is None or abs(r) < 0.2:
        return tell("no-correlation", x=x)
    strength = next(label for limit, label in STRENGTHS if abs(r) < limit)
    sign = Label("正の", "positive") if r > 0 else Label("負の", "negative")
    return tell("correlation", strength=strength, sign=sign, r=wording.number(r, 2), x=x)


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation, ties given their mean rank; None where either side does not vary."""
    a, b = _ranks(xs), _ranks(ys)
    n = len(a)
    mean = (n + 1) / 2
    cross = math.fsum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = math.fsum((x - mean) ** 2 for x in a) * math.fsum((y - mean) ** 2 for y in b)
    return None if spread <= 0 else cross / math.sqrt(spread)


def _ranks(values: Sequence[float]) -> list[float]:
    import numpy as np

    _, places, counts = np.unique(np.array(values), return_inverse=True, return_counts=True)
    means = np.cumsum(counts) - (counts - 1) / 2
    return [float(rank) for rank in means[places]]
