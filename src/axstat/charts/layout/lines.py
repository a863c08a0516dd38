"""Lines: a value over years with what could not be decided, and two years side by side."""

from __future__ import annotations

import math
from itertools import pairwise

from axstat.charts.axes import cut_range
from axstat.charts.bodies import Slope, SlopeLine, Trend, TrendPoint
from axstat.charts.canvas import Align, Box, Canvas, Circle, Polygon, Rect
from axstat.charts.layout.axes import grid, plot_box
from axstat.charts.layout.scale import Scale, axis_text, ticks
from axstat.charts.style import AXIS, BASE, BASE_DARK, GRID, HIGHLIGHT, INK, PAPER, SECONDARY, UNDECIDABLE, mm
from axstat.voice.typeset import shorten

LEGEND = 0.25
"""How much of the width names behind the lines may take."""


def slope_height(canvas: Canvas, body: Slope, _width: float) -> float:
    """Return the height that a slope chart wants: every named line needs a line of type at each side."""
    named = sum(line.role != "plain" for line in body.lines)
    return max(canvas.style.plot * 1.2, (named + 4) * 1.3 * canvas.em)


def trend(canvas: Canvas, body: Trend, box: Box) -> None:
    """Draw a value over time; the band is what could not be decided, or the middle half of the areas."""
    every = (*body.points, *body.beside)
    known = [v for p in every for v in (p.value, p.low, p.high) if v is not None]
    low, high = cut_range(known, share=body.axis.percent and max(known) <= 1)
    values = ticks(low, high, 5)
    labels = [axis_text(body.axis, value) for value in values]
    legend = _legend(canvas, body, box)
    room = Box(box.x, box.y + legend, box.width, box.height - legend)
    plot = plot_box(canvas, room, labels, 3.0)
    up = Scale(values[0], values[-1], plot.bottom, plot.y)
    words = [word for point in every for word in (*point.label.split("\n"), point.value_label, point.high_label)]
    inset = max(canvas.width(word) for word in words) / 2
    times = [point.at for point in body.points]
    names = _line_names(body) if not legend else []
    right = max([inset * 1.3, *(canvas.width(name) + 0.8 * canvas.em for name in names)])
    across = Scale(min(times), max(times), plot.x + inset * 1.3, plot.right - right)
    grid(canvas, dict(zip(values, labels, strict=True)), up, plot)
    canvas.shortened(box.x, box.y + canvas.em, body.axis.title, box.width)
    _band(canvas, body, across, up)
    for points, colour in ((body.beside, BASE), (body.points, HIGHLIGHT if body.beside else BASE_DARK)):
        _path(canvas, points, body.step, across, up, colour)
    for point in body.beside:
        if point.value is not None:
            canvas.add(Circle(across.at(point.at), up.at(point.value), 0.28 * canvas.em, BASE, PAPER))
    for point in body.points:
        _trend_point(canvas, body, point, across, up, plot)
    if body.beside:
        _beside_value(canvas, body, across, up, plot)
        if not legend:
            _name_lines(canvas, body, across, up)


def _beside_value(canvas: Canvas, body: Trend, across: Scale, up: Scale, plot: Box) -> None:
    """Write the value of the second line at its first point, on the side away from the first line."""
    point, other = body.beside[0], body.points[0].value
    if point.value is None or len(body.beside) < 2:
        return
    above = other is None or point.value >= other
    y = up.at(point.value) + (-0.7 if above else 1.5) * canvas.em
    if plot.y < y < plot.bottom:
        x = across.at(point.at)
        canvas.text(x, y, point.value_label, colour=SECONDARY, align="center", halo=True)


def _line_names(body: Trend) -> list[str]:
    """The names of two lines; the last value of the second stands with its name."""
    if not body.beside or len(body.points) < 2:
        return []
    return [body.label, f"{body.beside_label} {body.beside[-1].value_label}"]


def _legend(canvas: Canvas, body: Trend, box: Box) -> float:
    """Name the lines above the plot where their names would take too much of its width; return the height used."""
    names, em = _line_names(body), canvas.em
    if max(map(canvas.width, names), default=0.0) <= LEGEND * box.width:
        return 0.0
    y = box.y + 2.4 * em
    for name, colour in zip(names, (HIGHLIGHT, BASE), strict=True):
        canvas.line((box.x, y), (box.x + 1.6 * em, y), colour=colour, line=3 * canvas.style.line)
        canvas.text(box.x + 2.1 * em, y, name, colour=SECONDARY, middle=True)
        y += 1.3 * em
    return y - box.y - 1.4 * em


def _name_lines(canvas: Canvas, body: Trend, across: Scale, up: Scale) -> None:
    """Name both lines behind their last points, apart from each other."""
    if not _line_names(body):
        return
    lines = zip((body.points, body.beside), _line_names(body), (HIGHLIGHT, SECONDARY), strict=True)
    found = sorted((up.at(p.value), name, colour) for line, name, colour in lines if (p := line[-1]).value is not None)
    wanted = _apart([y for y, _, _ in found], 1.3 * canvas.em, up.end, up.start)
    x = across.at(body.points[-1].at) + 0.6 * canvas.em
    for (_, name, colour), y in zip(found, wanted, strict=True):
        canvas.text(x, y, name, colour=colour, middle=True)


def _band(canvas: Canvas, body: Trend, across: Scale, up: Scale) -> None:
    """Shade between the bounds; where only one period has bounds, a whisker shows them."""
    bounded = [
        (across.at(p.at), up.at(p.low), up.at(p.high)) for p in body.points if p.low is not None and p.high is not None
    ]
    half = 0.5 * canvas.em
    colour, edge = (GRID, None) if body.spread else (UNDECIDABLE, INK)
    for first, second in pairwise(bounded):
        ring = ((first[0], first[1]), (second[0], second[1]), (second[0], second[2]), (first[0], first[2]))
        canvas.add(Polygon((ring,), colour))
    for x, low, high in bounded:
        if low - high > 0.2 and not (body.spread and len(bounded) > 1):
            canvas.add(Rect(Box(x - half, high, 2 * half, low - high), colour, edge, canvas.style.line / 2))


def _path(canvas: Canvas, points: tuple[TrendPoint, ...], step: float, across: Scale, up: Scale, colour: str) -> None:
    """Join neighbours; where a period between them is without data, by a thin broken line."""
    for first, second in pairwise([point for point in points if point.value is not None]):
        near = second.at - first.at <= step * 1.01
        ends = (across.at(first.at), up.at(first.value or 0.0)), (across.at(second.at), up.at(second.value or 0.0))
        canvas.line(*ends, colour=colour, line=(3 if near else 1) * canvas.style.line, dashed=not near)


def _trend_point(canvas: Canvas, body: Trend, point: TrendPoint, across: Scale, up: Scale, plot: Box) -> None:
    size, stride = _words(canvas, body, across)
    x, last = across.at(point.at), point is body.points[-1]
    named = (len(body.points) - 1 - body.points.index(point)) % stride == 0
    for n, row in enumerate(point.label.split("\n") if named else ()):
        canvas.text(x, plot.bottom + (1.2 + 1.2 * n) * mm(size), row, size, colour=SECONDARY, align="center")
    if point.value is None:
        y = plot.bottom - 0.8 * mm(size)
        canvas.text(x, y, point.value_label if named else "", size, colour=SECONDARY, align="center", middle=True)
        return
    y = up.at(point.value)
    canvas.add(Circle(x, y, 0.32 * mm(size), HIGHLIGHT if last or body.beside else BASE_DARK, PAPER))
    if not named:
        return
    below = _below(body, point, up, size) and y + 1.7 * mm(size) < plot.bottom
    at = y + 1.5 * mm(size) if below else y - 0.7 * mm(size)
    colour = HIGHLIGHT if last else INK
    canvas.text(x, at, point.value_label, size * 1.1, colour=colour, align="center", halo=True)
    if point.high_label and point.high is not None:
        y = up.at(point.high) - 0.5 * mm(size)
        canvas.text(x, y, point.high_label, size, colour=SECONDARY, align="center", halo=True)


def _words(canvas: Canvas, body: Trend, across: Scale) -> tuple[float, int]:
    """The size of a point's words, and how many apart they stand: every one's where type can stay readable."""
    words = [word for point in body.points for word in (*point.label.split("\n"), point.value_label, point.high_label)]
    widest = max(canvas.width(word, 1.1) for word in words)
    places = [across.at(point.at) for point in body.points]
    closest = 0.95 * min((abs(b - a) for a, b in pairwise(places)), default=widest * canvas.style.text)
    size, floor = closest / widest, canvas.style.floor
    return (floor, math.ceil(floor / size)) if size < floor else (min(size, canvas.style.text), 1)


def _below(body: Trend, point: TrendPoint, up: Scale, size: float) -> bool:
    """Whether a point's label belongs below it: its bound stands above or both neighbours do, and no other line."""
    place = body.points.index(point)
    near = [p.value for p in body.points[max(0, place - 1) : place + 2] if p.value is not None]
    dips = bool(point.high_label) or (len(near) > 1 and point.value == min(near))
    other = body.beside[place].value if body.beside else None
    if other is None or point.value is None:
        return dips
    gap = up.at(other) - up.at(point.value)  # below the point where it is positive
    return gap < 0 if abs(gap) < 2.2 * mm(size) else dips


def _apart(wanted: list[float], least: float, low: float, high: float) -> list[float]:
    """Move label positions apart by at least `least`, keeping their order and staying between `low` and `high`."""
    placed = list(wanted)
    least = min(least, (high - low) / max(1, len(placed) - 1)) if len(placed) > 1 else least
    for n, y in enumerate(placed):
        placed[n] = max(y, low if n == 0 else placed[n - 1] + least)
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], high if n == len(placed) - 1 else placed[n + 1] - least)
    return placed


def slope(canvas: Canvas, body: Slope, box: Box) -> None:
    """Draw two years with a line for each area; only lines that are named are written out."""
    named = [line for line in body.lines if line.role != "plain"]
    left, right = (_slope_room(canvas, named, box, left=left) for left in (True, False))
    plot = Box(box.x + left, box.y + 2.2 * canvas.em, box.width - left - right, box.height - 3.2 * canvas.em)
    values = [v for line in body.lines for v in (line.left, line.right)]
    top = max(values) if max(values) > min(values) else min(values) + 1
    up = Scale(min(values), top, plot.bottom, plot.y + canvas.em, body.log)
    sides: tuple[tuple[float, str, Align], ...] = (
        (plot.x, body.left_title, "right"), (plot.right, body.right_title, "left"),
    )  # fmt: skip
    for x, title, align in sides:
        canvas.line((x, plot.y), (x, plot.bottom + 0.3 * canvas.em), colour=AXIS)
        canvas.text(x, box.y + canvas.em, title, colour=SECONDARY, align=align)
    for line in sorted(body.lines, key=lambda item: ("plain", "subset", "highlight").index(item.role)):
        colour = {"highlight": HIGHLIGHT, "plain": BASE}.get(line.role, BASE_DARK)
        weight = canvas.style.line * {"highlight": 2.6, "plain": 0.7}.get(line.role, 1.8)
        canvas.line((plot.x, up.at(line.left)), (plot.right, up.at(line.right)), colour=colour, line=weight)
    _slope_labels(canvas, named, up, plot, left=True)
    _slope_labels(canvas, named, up, plot, left=False)


def _slope_text(line: SlopeLine, *, left: bool, short: bool = False) -> str:
    label = line.short_label if short and line.short_label else line.label
    return f"{label} {line.left_label}" if left else f"{line.right_label} {label}"


def _slope_room(canvas: Canvas, named: list[SlopeLine], box: Box, *, left: bool) -> float:
    widest = max((canvas.width(_slope_text(line, left=left)) for line in named), default=8 * canvas.em)
    return min(max(widest, 6 * canvas.em) + 2.0 * canvas.em, 0.4 * box.width)


def _slope_labels(canvas: Canvas, named: list[SlopeLine], up: Scale, plot: Box, *, left: bool) -> None:
    style, em = canvas.style, canvas.em
    ordered = sorted(named, key=lambda line: -(line.left if left else line.right))
    wanted = [up.at(line.left if left else line.right) for line in ordered]
    x, sign = (plot.x, -1) if left else (plot.right, 1)
    align: Align = "right" if left else "left"
    room = x - 1.5 * em - style.margin if left else style.width - style.margin - x - 1.5 * em
    for line, at, y in zip(ordered, wanted, _apart(wanted, 1.2 * em, plot.y + 1.2 * em / 2, plot.bottom), strict=True):
        colour = HIGHLIGHT if line.role == "highlight" else INK
        canvas.line((x + sign * 0.2 * em, at), (x + sign * 1.2 * em, y), colour=AXIS, line=style.line / 2)
        text = _slope_text(line, left=left)
        if canvas.width(text) > room:
            text = _slope_text(line, left=left, short=True)
        fitted = max(style.floor, style.text * min(1.0, room / canvas.width(text)))
        text = shorten(text, room, fitted, canvas.measure)
        canvas.text(x + sign * 1.5 * em, y, text, fitted, colour=colour, align=align, middle=True)
