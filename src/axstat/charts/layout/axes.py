"""What plots with two axes share: their height, their box and the lines of the vertical axis."""

from __future__ import annotations

from collections.abc import Mapping

from axstat.charts.bodies import Scatter, Trend
from axstat.charts.canvas import Box, Canvas
from axstat.charts.layout.scale import Scale
from axstat.charts.style import AXIS, GRID, SECONDARY, Style, mm
from axstat.voice.typeset import Measure


def plot_height(_body: Trend | Scatter, style: Style, _width: float, _measure: Measure) -> float:
    """Return the height that a plot with two axes wants."""
    return style.plot * 1.15


def grid(canvas: Canvas, values: Mapping[float, str], up: Scale, plot: Box, style: Style) -> None:
    """Draw the horizontal lines of an axis with their values in words."""
    for n, (value, text) in enumerate(values.items()):
        y = up.at(value)
        canvas.line((plot.x, y), (plot.right, y), colour=GRID if n else AXIS, line=style.line)
        canvas.text(plot.x - 0.5 * mm(style.text), y, text, style.text, colour=SECONDARY, align="right", middle=True)


def plot_box(canvas: Canvas, box: Box, labels: list[str], style: Style, foot: float) -> Box:
    """Return where a plot stands between its axes: `labels` are those at its left, `foot` the lines below it."""
    left = max(canvas.width(label, style.text) for label in labels) + 0.8 * mm(style.text)
    top = box.y + 2.0 * mm(style.text)
    return Box(box.x + left, top, box.width - left - 0.5 * mm(style.text), box.bottom - foot * mm(style.text) - top)
