"""Points: one measure against another, one dot per area."""

from __future__ import annotations

import math

from axstat.charts.bodies import Scatter
from axstat.charts.canvas import Box, Canvas
from axstat.charts.layout.axes import grid, plot_box
from axstat.charts.layout.labels import place_name
from axstat.charts.layout.scale import Scale, tick_text, ticks
from axstat.charts.style import AXIS, BASE, BASE_DARK, HIGHLIGHT, INK, SECONDARY, Style, mm
from axstat.charts.wording import large
from axstat.voice.typeset import shorten, wrap


def scatter(canvas: Canvas, body: Scatter, box: Box, style: Style) -> None:
    """Draw one dot per area; named dots are written beside, the threshold at the right of the plot."""
    ys = [point.y for point in body.points]
    y_values = ticks(min(0.0, *ys, 0.0), max([*ys, body.threshold or 0.0]), 5)
    aside = canvas.width(body.threshold_label, style.text) + 0.8 * mm(style.text)
    room = Box(box.x, box.y, box.width - aside, box.height)
    plot = plot_box(canvas, room, [tick_text(value) for value in y_values], style, 3.2)
    up = Scale(y_values[0], y_values[-1], plot.bottom, plot.y)
    x_values = _x_values(body)
    across = Scale(_x(body, x_values[0]), _x(body, x_values[-1]), plot.x, plot.right)
    grid(canvas, y_values, up, plot, style, percent=False)
    y_title = shorten(body.y_title, box.width, style.text, canvas.measure)
    canvas.text(box.x, box.y + mm(style.text), y_title, style.text, colour=SECONDARY)
    _axis(canvas, body, x_values, across, plot, style)
    radius = 0.17 * mm(style.text) if len(body.points) > 300 else 0.3 * mm(style.text)
    for point in body.points:
        if point.role == "plain":
            over = body.threshold is not None and point.y > body.threshold
            canvas.circle(across.at(_x(body, point.x)), up.at(point.y), radius, BASE_DARK if over else BASE)
    if body.threshold is not None:
        y = up.at(body.threshold)
        canvas.line((plot.x, y), (plot.right, y), colour=INK, line=style.line)
        canvas.text(plot.right + 0.4 * mm(style.text), y, body.threshold_label, style.text, middle=True)
    _names(canvas, body, across, up, plot, radius, style)


def _x(body: Scatter, value: float) -> float:
    return math.log10(value) if body.log_x else value


def _x_values(body: Scatter) -> list[float]:
    xs = [point.x for point in body.points]
    if not body.log_x:
        return ticks(min(xs), max(xs), 6)
    first, last = math.floor(math.log10(min(xs))), math.ceil(math.log10(max(xs)))
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]


def _axis(canvas: Canvas, body: Scatter, values: list[float], across: Scale, plot: Box, style: Style) -> None:
    """Draw the horizontal axis; a value without room beside the last one written keeps its mark alone."""
    y = plot.bottom + 1.2 * mm(style.text)
    free = -math.inf
    for value in values:
        text = f"{tick_text(round(100 * value, 8))}%" if body.percent_x else large(value, body.lang)
        half = canvas.width(text, style.text) / 2
        x = across.at(_x(body, value))
        canvas.line((x, plot.bottom), (x, plot.bottom + 0.25 * mm(style.text)), colour=AXIS, line=style.line)
        if x - half > free:
            canvas.text(x, y, text, style.text, colour=SECONDARY, align="center")
            free = x + half + 0.5 * mm(style.text)
    for n, title in enumerate(wrap(body.x_title, plot.width, style.text, canvas.measure)[:1]):
        line = y + (1.4 + 1.2 * n) * mm(style.text)
        canvas.text(plot.right, line, title, style.text, colour=SECONDARY, align="right")


def _names(canvas: Canvas, body: Scatter, across: Scale, up: Scale, plot: Box, radius: float, style: Style) -> None:
    taken: list[Box] = []
    dots = [(across.at(_x(body, point.x)), up.at(point.y)) for point in body.points]
    within = Box(plot.x, plot.y - mm(style.text), plot.width, plot.height + mm(style.text))
    for point, at in zip(reversed(body.points), reversed(dots), strict=True):
        if point.role == "plain":
            break  # points are in the order of their roles: nothing named is left
        highlight = point.role == "highlight"
        colour = HIGHLIGHT if highlight else INK
        canvas.circle(*at, 1.6 * radius if highlight else 1.25 * radius, colour)
        place_name(
            canvas,
            point.label,
            at,
            size=style.text,
            colour=colour,
            within=within,
            taken=taken,
            points=dots,
            radius=radius,
            needed=highlight,
        )
