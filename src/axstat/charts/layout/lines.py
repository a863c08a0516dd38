"""Lines: a value over years with what could not be decided, and two years side by side."""

from __future__ import annotations

import math
from itertools import pairwise

from axstat.charts.bodies import Slope, SlopeLine, Trend, TrendPoint
from axstat.charts.canvas import Box, Canvas
from axstat.charts.layout.axes import grid, plot_box
from axstat.charts.layout.scale import Scale, tick_text, ticks
from axstat.charts.style import AXIS, BASE, BASE_DARK, HIGHLIGHT, INK, PAPER, SECONDARY, UNDECIDABLE, Style, mm
from axstat.voice.typeset import Measure, shorten


def slope_height(body: Slope, style: Style, _width: float, _measure: Measure) -> float:
    """Return the height that a slope chart wants: every named line needs a line of type at each side."""
    named = sum(line.role != "plain" for line in body.lines)
    return max(style.plot * 1.2, (named + 4) * 1.3 * mm(style.text))


def trend(canvas: Canvas, body: Trend, box: Box, style: Style) -> None:
    """Draw a value over fiscal years; the band is what could not be decided."""
    known = [v for p in body.points for v in (p.value, p.low, p.high) if v is not None]
    spread = max(known) - min(known) or abs(max(known)) * 0.2 or 1.0
    low, high = min(known) - 0.35 * spread, max(known) + 0.45 * spread
    values = ticks(max(0.0, low) if min(known) >= 0 else low, min(1.0, high) if body.percent else high, 5)
    labels = [f"{tick_text(v * 100)}%" if body.percent else tick_text(v) for v in values]
    plot = plot_box(canvas, box, labels, style, 3.0)
    up = Scale(values[0], values[-1], plot.bottom, plot.y)
    words = [word for point in body.points for word in (*point.label.split("\n"), point.value_label, point.high_label)]
    inset = max(canvas.width(word, style.text) for word in words) / 2
    years = [point.year for point in body.points]
    across = Scale(min(years), max(years), plot.x + inset * 1.3, plot.right - inset * 1.3)
    grid(canvas, values, up, plot, style, percent=body.percent)
    canvas.text(box.x, box.y + 1.0 * mm(style.text), body.y_title, style.text, colour=SECONDARY)
    _band(canvas, body, across, up, style)
    _path(canvas, body, across, up, style)
    for point in body.points:
        _trend_point(canvas, body, point, across, up, plot, style)


def _band(canvas: Canvas, body: Trend, across: Scale, up: Scale, style: Style) -> None:
    """Shade between the bounds; where only one year has bounds, a whisker shows them."""
    bounded = [
        (across.at(p.year), up.at(p.low), up.at(p.high))
        for p in body.points
        if p.low is not None and p.high is not None
    ]
    half = 0.5 * mm(style.text)
    for first, second in pairwise(bounded):
        ring = ((first[0], first[1]), (second[0], second[1]), (second[0], second[2]), (first[0], first[2]))
        canvas.polygon((ring,), UNDECIDABLE)
    for x, low, high in bounded:
        if low - high > 0.2:
            canvas.rect(Box(x - half, high, 2 * half, low - high), UNDECIDABLE, stroke=INK, line=style.line / 2)


def _path(canvas: Canvas, body: Trend, across: Scale, up: Scale, style: Style) -> None:
    """Join neighbouring years only: a year without data breaks the line."""
    for first, second in pairwise(body.points):
        if first.value is not None and second.value is not None and second.year - first.year == 1:
            ends = (across.at(first.year), up.at(first.value)), (across.at(second.year), up.at(second.value))
            canvas.line(*ends, colour=BASE_DARK, line=3 * style.line)


def _trend_point(
    canvas: Canvas, body: Trend, point: TrendPoint, across: Scale, up: Scale, plot: Box, style: Style
) -> None:
    size, stride = _words(canvas, body, across, style)
    x, last = across.at(point.year), point is body.points[-1]
    named = (len(body.points) - 1 - body.points.index(point)) % stride == 0
    for n, row in enumerate(point.label.split("\n") if named else ()):
        canvas.text(x, plot.bottom + (1.2 + 1.2 * n) * mm(size), row, size, colour=SECONDARY, align="center")
    if point.value is None:
        y = plot.bottom - 0.8 * mm(size)
        canvas.text(x, y, point.value_label if named else "", size, colour=SECONDARY, align="center", middle=True)
        return
    y = up.at(point.value)
    canvas.circle(x, y, 0.32 * mm(size), HIGHLIGHT if last else BASE_DARK, stroke=PAPER)
    if not named:
        return
    below = _dips(body, point) and y + 1.7 * mm(size) < plot.bottom
    at = y + 1.5 * mm(size) if below else y - 0.7 * mm(size)
    colour = HIGHLIGHT if last else INK
    canvas.text(x, at, point.value_label, size * 1.1, colour=colour, align="center", halo=True)
    if point.high_label and point.high is not None:
        y = up.at(point.high) - 0.5 * mm(size)
        canvas.text(x, y, point.high_label, size, colour=SECONDARY, align="center", halo=True)


def _words(canvas: Canvas, body: Trend, across: Scale, style: Style) -> tuple[float, int]:
    """The size of a year's words, and how many years apart they stand: every year's where type can stay readable."""
    words = [word for point in body.points for word in (*point.label.split("\n"), point.value_label, point.high_label)]
    widest = max(canvas.width(word, 1.1) for word in words)
    years = [point.year for point in body.points]
    closest = 0.95 * min((abs(across.at(b) - across.at(a)) for a, b in pairwise(years)), default=widest * style.text)
    size = closest / widest
    return (style.floor, math.ceil(style.floor / size)) if size < style.floor else (min(size, style.text), 1)


def _dips(body: Trend, point: TrendPoint) -> bool:
    """Whether a point's label belongs below it: its upper bound stands above, or both neighbours lie higher."""
    place = body.points.index(point)
    beside = [p.value for p in body.points[max(0, place - 1) : place + 2] if p.value is not None]
    return bool(point.high_label) or (len(beside) > 1 and point.value == min(beside))


def _apart(wanted: list[float], least: float, low: float, high: float) -> list[float]:
    """Move label positions apart by at least `least`, keeping their order and staying between `low` and `high`."""
    placed = list(wanted)
    least = min(least, (high - low) / max(1, len(placed) - 1)) if len(placed) > 1 else least
    for n, y in enumerate(placed):
        placed[n] = max(y, low if n == 0 else placed[n - 1] + least)
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], high if n == len(placed) - 1 else placed[n + 1] - least)
    return placed


def slope(canvas: Canvas, body: Slope, box: Box, style: Style) -> None:
    """Draw two years with a line for each area; only lines that are named are written out."""
    size = style.text
    named = [line for line in body.lines if line.role != "plain"]
    left_room, right_room = _slope_rooms(canvas, named, box, style)
    plot = Box(
        box.x + left_room, box.y + 2.2 * mm(size), box.width - left_room - right_room, box.height - 3.2 * mm(size)
    )
    values = [v for line in body.lines for v in (line.left, line.right)]
    up = Scale(
        min(values), max(values) if max(values) > min(values) else min(values) + 1, plot.bottom, plot.y + mm(size)
    )
    for x, title, align in ((plot.x, body.left_title, "right"), (plot.right, body.right_title, "left")):
        canvas.line((x, plot.y), (x, plot.bottom + 0.3 * mm(size)), colour=AXIS, line=style.line)
        canvas.text(x, box.y + mm(size), title, size, colour=SECONDARY, align="right" if align == "right" else "left")
    for line in sorted(body.lines, key=lambda item: ("plain", "subset", "highlight").index(item.role)):
        colour = {"highlight": HIGHLIGHT, "plain": BASE}.get(line.role, BASE_DARK)
        weight = style.line * {"highlight": 2.6, "plain": 0.7}.get(line.role, 1.8)
        canvas.line((plot.x, up.at(line.left)), (plot.right, up.at(line.right)), colour=colour, line=weight)
    _slope_labels(canvas, named, up, plot, style, left=True)
    _slope_labels(canvas, named, up, plot, style, left=False)


def _slope_text(line: SlopeLine, *, left: bool, short: bool = False) -> str:
    label = line.short_label if short and line.short_label else line.label
    return f"{label} {line.left_label}" if left else f"{line.right_label} {label}"


def _slope_rooms(canvas: Canvas, named: list[SlopeLine], box: Box, style: Style) -> tuple[float, float]:
    rooms = []
    for left in (True, False):
        widest = max(
            [canvas.width(_slope_text(line, left=left), style.text) for line in named], default=8 * mm(style.text)
        )
        rooms.append(min(max(widest, 6 * mm(style.text)) + 2.0 * mm(style.text), 0.4 * box.width))
    return rooms[0], rooms[1]


def _slope_labels(canvas: Canvas, named: list[SlopeLine], up: Scale, plot: Box, style: Style, *, left: bool) -> None:
    size, step = style.text, 1.2 * mm(style.text)
    ordered = sorted(named, key=lambda line: -(line.left if left else line.right))
    wanted = [up.at(line.left if left else line.right) for line in ordered]
    x, sign = (plot.x, -1) if left else (plot.right, 1)
    for line, at, y in zip(ordered, wanted, _apart(wanted, step, plot.y + step / 2, plot.bottom), strict=True):
        colour = HIGHLIGHT if line.role == "highlight" else INK
        canvas.line((x + sign * 0.2 * mm(size), at), (x + sign * 1.2 * mm(size), y), colour=AXIS, line=style.line / 2)
        room = (x - 1.5 * mm(size) - style.margin) if left else (style.width - style.margin - x - 1.5 * mm(size))
        long = canvas.width(_slope_text(line, left=left), size) > room
        text = _slope_text(line, left=left, short=long)
        fitted = max(style.floor, size * min(1.0, room / canvas.width(text, size)))
        text = shorten(text, room, fitted, canvas.measure)
        canvas.text(
            x + sign * 1.5 * mm(size), y, text, fitted, colour=colour, align="right" if left else "left", middle=True
        )
