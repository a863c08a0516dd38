"""What plots with two axes share: their height, their box and the lines of the vertical axis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from axstat.charts.bodies import Axis, Scatter, Trend
from axstat.charts.canvas import Box, Canvas
from axstat.charts.layout.scale import Scale, axis_text
from axstat.charts.style import AXIS, GRID, SECONDARY


def plot_height(canvas: Canvas, _body: Trend | Scatter, _width: float) -> float:
    """Return the height that a plot with two axes wants."""
    return canvas.style.plot * 1.15


def grid(canvas: Canvas, values: Mapping[float, str], up: Scale, plot: Box) -> None:
    """Draw the horizontal lines of an axis with their values in words."""
    for n, (value, text) in enumerate(values.items()):
        y = up.at(value)
        canvas.line((plot.x, y), (plot.right, y), colour=GRID if n else AXIS)
        canvas.text(plot.x - 0.5 * canvas.em, y, text, colour=SECONDARY, align="right", middle=True)


def plot_box(canvas: Canvas, box: Box, labels: list[str], foot: float) -> Box:
    """Return where a plot stands between its axes: `labels` are those at its left, `foot` the lines below it."""
    left = max(canvas.width(label) for label in labels) + 0.8 * canvas.em
    top = box.y + 2.0 * canvas.em
    return Box(box.x + left, top, box.width - left - 0.5 * canvas.em, box.bottom - foot * canvas.em - top)


def named_values(
    canvas: Canvas,
    axis: Axis,
    values: Sequence[float],
    across: Scale,
    y: float,
    *,
    gap: float,
    right: float,
    left: float = -math.inf,
    until: float = math.inf,
    free: float = -math.inf,
    foot: float | None = None,
    size: float | None = None,
) -> None:
    """Write the values of a horizontal axis at `y`, as far as each has room beside the last one written.

    `free` is where the first may begin, `until` where a value's own place has to end, `foot` where their marks hang.
    """
    for value in values:
        text, x = axis_text(axis, value), across.at(value)
        if foot is not None:
            canvas.line((x, foot), (x, foot + 0.25 * canvas.em), colour=AXIS)
        half = canvas.width(text, size) / 2
        at = min(max(x, left + half), right - half)
        if x + half <= until and at - half > free:
            canvas.text(at, y, text, size, colour=SECONDARY, align="center")
            free = at + half + gap
