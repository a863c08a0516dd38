"""Points: one measure against another, one dot per area."""

from __future__ import annotations

from axstat.charts.bodies import Axis, Scatter
from axstat.charts.canvas import Box, Canvas, Circle
from axstat.charts.layout.axes import grid, named_values, plot_box
from axstat.charts.layout.labels import Names
from axstat.charts.layout.scale import Scale, axis_text, axis_values
from axstat.charts.style import BASE, BASE_DARK, HIGHLIGHT, INK


def scatter(canvas: Canvas, body: Scatter, box: Box) -> None:
    """Draw one dot per area; named dots are written beside, the threshold at the right of the plot."""
    y_values = _values(body.y_axis, [point.y for point in body.points], 5, body.threshold, from_zero=True)
    aside = canvas.width(body.threshold_label) + 0.8 * canvas.em if body.threshold_label else 0.0
    room = Box(box.x, box.y, box.width - aside, box.height)
    labels = [axis_text(body.y_axis, value) for value in y_values]
    plot = plot_box(canvas, room, labels, 3.2)
    x_values = _values(body.x_axis, [point.x for point in body.points], 6)
    lane = 2.2 * canvas.em
    up = _scale(body.y_axis, y_values, plot.bottom, -lane, plot.y)
    across = _scale(body.x_axis, x_values, plot.x, lane, plot.right)
    grid(canvas, dict(zip(y_values, labels, strict=True)), up, plot)
    canvas.shortened(box.x, box.y + canvas.em, body.y_axis.title, box.width)
    y, gap = plot.bottom + 1.2 * canvas.em, 0.5 * canvas.em
    named_values(canvas, body.x_axis, x_values, across, y, gap=gap, right=plot.right + gap, foot=plot.bottom)
    canvas.shortened(plot.right, y + 1.4 * canvas.em, body.x_axis.title, plot.width, align="right")
    radius = 0.17 * canvas.em if len(body.points) > 300 else 0.3 * canvas.em
    for point in body.points:
        if point.role == "plain":
            over = body.threshold is not None and point.y > body.threshold
            canvas.add(Circle(across.at(point.x), up.at(point.y), radius, BASE_DARK if over else BASE))
    if body.threshold is not None:
        y = up.at(body.threshold)
        canvas.line((plot.x, y), (plot.right, y), colour=INK)
        canvas.text(plot.right + 0.4 * canvas.em, y, body.threshold_label, middle=True)
    _names(canvas, body, across, up, plot, radius)


def _scale(axis: Axis, values: list[float], start: float, lane: float, end: float) -> Scale:
    """Return the scale of an axis; zeros of one of ratios stand before its beginning, in a lane of their own."""
    return Scale(values[1 if axis.zeros else 0], values[-1], start + lane * axis.zeros, end, axis.log, start)


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


def _names(canvas: Canvas, body: Scatter, across: Scale, up: Scale, plot: Box, radius: float) -> None:
    dots = [(across.at(point.x), up.at(point.y)) for point in body.points]
    within = Box(plot.x, plot.y - canvas.em, plot.width, plot.height + canvas.em)
    names = Names(canvas, within, dots, radius)
    for point, at in zip(reversed(body.points), reversed(dots), strict=True):
        if point.role == "plain":
            break  # points are in the order of their roles: nothing named is left
        highlight = point.role == "highlight"
        colour = HIGHLIGHT if highlight else INK
        canvas.add(Circle(*at, 1.6 * radius if highlight else 1.25 * radius, colour))
        names.write(point.label, at, colour, needed=highlight)
