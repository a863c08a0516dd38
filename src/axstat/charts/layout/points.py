"""Points: one measure against another, one dot per area."""

from __future__ import annotations

import math

from axstat.charts.bodies import Axis, Scatter
from axstat.charts.canvas import Box, Canvas
from axstat.charts.layout.axes import grid, plot_box
from axstat.charts.layout.labels import place_name
from axstat.charts.layout.scale import Scale, axis_text, axis_values
from axstat.charts.style import AXIS, BASE, BASE_DARK, HIGHLIGHT, INK, SECONDARY, Style, mm
from axstat.voice.typeset import shorten


def scatter(canvas: Canvas, body: Scatter, box: Box, style: Style) -> None:
    """Draw one dot per area; named dots are written beside, the threshold at the right of the plot."""
    y_values = _values(body.y_axis, [point.y for point in body.points], 5, body.threshold, from_zero=True)
    aside = canvas.width(body.threshold_label, style.text) + 0.8 * mm(style.text) if body.threshold_label else 0.0
    room = Box(box.x, box.y, box.width - aside, box.height)
    labels = [axis_text(body.y_axis, value) for value in y_values]
    plot = plot_box(canvas, room, labels, style, 3.2)
    lane = 2.2 * mm(style.text)
    up = Scale(
        *_ends(body.y_axis, y_values), plot.bottom - lane * body.y_axis.zeros, plot.y, body.y_axis.log, plot.bottom
    )
    x_values = _values(body.x_axis, [point.x for point in body.points], 6)
    across = Scale(
        *_ends(body.x_axis, x_values), plot.x + lane * body.x_axis.zeros, plot.right, body.x_axis.log, plot.x
    )
    grid(canvas, dict(zip(y_values, labels, strict=True)), up, plot, style)
    y_title = shorten(body.y_axis.title, box.width, style.text, canvas.measure)
    canvas.text(box.x, box.y + mm(style.text), y_title, style.text, colour=SECONDARY)
    _axis(canvas, body.x_axis, x_values, across, plot, style)
    radius = 0.17 * mm(style.text) if len(body.points) > 300 else 0.3 * mm(style.text)
    for point in body.points:
        if point.role == "plain":
            over = body.threshold is not None and point.y > body.threshold
            canvas.circle(across.at(point.x), up.at(point.y), radius, BASE_DARK if over else BASE)
    if body.threshold is not None:
        y = up.at(body.threshold)
        canvas.line((plot.x, y), (plot.right, y), colour=INK, line=style.line)
        canvas.text(plot.right + 0.4 * mm(style.text), y, body.threshold_label, style.text, middle=True)
    _names(canvas, body, across, up, plot, radius, style)


def _ends(axis: Axis, values: list[float]) -> tuple[float, float]:
    """Return where an axis begins and ends; zeros of one of ratios stand before its beginning."""
    return values[1 if axis.zeros else 0], values[-1]


def _values(
    axis: Axis, found: list[float], most: int, threshold: float | None = None, *, from_zero: bool = False
) -> list[float]:
    """Return what an axis names: from zero upwards where zero is nearer to the values than they lie apart."""
    low, high = min(found), max([*found, *([] if threshold is None else [threshold])])
    low = low if threshold is None else min(low, threshold)
    if from_zero and not axis.log and 0 < low < high - low:
        low = 0.0
    if axis.zeros:
        return [0.0, *axis_values(axis, min(value for value in found if value > 0), high, most)]
    return axis_values(axis, low, high, most)


def _axis(canvas: Canvas, axis: Axis, values: list[float], across: Scale, plot: Box, style: Style) -> None:
    """Draw the horizontal axis; a value without room beside the last one written keeps its mark alone."""
    y = plot.bottom + 1.2 * mm(style.text)
    free = -math.inf
    for value in values:
        text = axis_text(axis, value)
        half = canvas.width(text, style.text) / 2
        x = across.at(value)
        canvas.line((x, plot.bottom), (x, plot.bottom + 0.25 * mm(style.text)), colour=AXIS, line=style.line)
        at = min(x, plot.right + 0.5 * mm(style.text) - half)
        if at - half > free:
            canvas.text(at, y, text, style.text, colour=SECONDARY, align="center")
            free = at + half + 0.5 * mm(style.text)
    title = shorten(axis.title, plot.width, style.text, canvas.measure)
    canvas.text(plot.right, y + 1.4 * mm(style.text), title, style.text, colour=SECONDARY, align="right")


def _names(canvas: Canvas, body: Scatter, across: Scale, up: Scale, plot: Box, radius: float, style: Style) -> None:
    taken: list[Box] = []
    dots = [(across.at(point.x), up.at(point.y)) for point in body.points]
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
