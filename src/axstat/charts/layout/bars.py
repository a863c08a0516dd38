"""Horizontal bars: rankings, prefectures beside the national value, surplus against shortage, demand beside supply.

Long lists run in several columns, so that 47 prefectures stand on a slide. A subset is drawn thinner, paler and
indented under the bar it is part of: nobody should add it again.
"""

from __future__ import annotations

from collections.abc import Sequence

from axstat.charts.bodies import Bar, Bars, Pair, Pairs
from axstat.charts.canvas import Box, Canvas, Rect
from axstat.charts.layout.scale import Scale
from axstat.charts.style import (
    AXIS,
    BASE,
    BASE_DARK,
    GRID,
    HIGHLIGHT,
    HIGHLIGHT_TINT,
    INK,
    MISSING,
    SECONDARY,
    mm,
)

FEW = 12
INDENT = 1.2
LAST_BIT = 1e-6
"""Room that rounding takes from the longest label, which needs all of it and would break in two."""


def _column_count(canvas: Canvas, count: int, height: float = 0.0) -> int:
    """On a page of fixed height, as many columns as rows of readable type need."""
    if canvas.style.height is not None and height:
        fits = max(1, int(height / (1.45 * canvas.em)))
        return min(canvas.style.bar_columns, -(-count // fits))
    return 1 if count <= 2 * FEW else min(canvas.style.bar_columns, -(-count // FEW))


def most_bars(width: float) -> int:
    """Return how many bars stay readable on a page this wide."""
    return 60 if width < 250 else 48


def bars_height(canvas: Canvas, body: Bars, width: float) -> float:
    """Return the height that the bars want."""
    count = len(body.bars)
    columns = _column_count(canvas, count)
    gaps = len(body.gap_after) * 0.8 * canvas.em
    room = _label_share(body) * (width - (columns - 1) * 2.0 * canvas.em) / columns
    row = canvas.em * (2.3 if count <= FEW else 1.7 if count <= 2 * FEW else 1.45)
    row = max(row, _lines_height(canvas, body.bars, room))
    return -(-count // columns) * row + _head_height(canvas, body) + gaps


def _label_share(body: Bars) -> float:
    """How much of a column's width labels may take."""
    return 0.34 if body.diverging else 0.5


def _lines_height(canvas: Canvas, labels: Sequence[Bar | Pair], room: float) -> float:
    """The height of a row whose label stands in the smallest readable type."""
    size = canvas.style.floor
    most = max(len(canvas.wrapped(label.label, room - _indent(label, size), size)) for label in labels)
    return most * 1.16 * mm(size)


def _head_height(canvas: Canvas, body: Bars) -> float:
    return 1.9 * canvas.em if body.reference or body.diverging else 0.4 * canvas.em


def bars(canvas: Canvas, body: Bars, box: Box) -> None:
    """Draw the bars, in as many columns as the list needs."""
    columns = _column_count(canvas, len(body.bars), box.height - _head_height(canvas, body))
    per_column = -(-len(body.bars) // columns)
    gap = 2.0 * canvas.em
    width = (box.width - (columns - 1) * gap) / columns
    for n in range(columns):
        part = body.bars[n * per_column : (n + 1) * per_column]
        cell = Box(box.x + n * (width + gap), box.y, width, box.height)
        leaps = [g - n * per_column for g in body.gap_after if n * per_column < g < n * per_column + len(part)]
        if part:
            _column(canvas, body, part, cell, per_column, leaps)


def _column(canvas: Canvas, body: Bars, part: Sequence[Bar], cell: Box, rows: int, leaps: Sequence[int]) -> None:
    head, leap = _head_height(canvas, body), 0.8 * canvas.em
    row = min((cell.height - head - leap * len(leaps)) / rows, 4.2 * canvas.em)
    # Type shrinks when a fixed page leaves a row less than a line's height.
    size = max(canvas.style.floor, min(canvas.style.text, row / mm(1.25)))
    plot = _plot(canvas, body, cell, size, head)
    scale = _scale(canvas, body, plot, size)
    bottom = plot.y + row * len(part) + leap * len(leaps)
    zero = scale.at(0)
    canvas.line((zero, plot.y), (zero, bottom), colour=AXIS)
    _reference(canvas, body, plot, scale, bottom, size)
    if body.diverging:
        gap = 0.6 * canvas.em
        canvas.text(zero - gap, plot.y - gap, body.left_label, colour=HIGHLIGHT, align="right")
        canvas.text(zero + gap, plot.y - gap, body.right_label, colour=SECONDARY)
    room = plot.x - 0.6 * mm(size) - cell.x + LAST_BIT
    label_size = _label_size(canvas, body.bars, row, room, size)
    y = plot.y
    for n, bar in enumerate(part):
        _label(canvas, bar, Box(cell.x, y, cell.width, row), room, label_size)
        _bar(canvas, body, bar, Box(cell.x, y, cell.width, row), scale, size)
        y += row
        if n + 1 in leaps:
            canvas.line((cell.x, y + leap / 2), (cell.right, y + leap / 2), colour=GRID, dashed=True)
            y += leap


def _plot(canvas: Canvas, body: Bars, cell: Box, size: float, head: float) -> Box:
    gap = 0.6 * mm(size)
    labels = max(canvas.width(bar.label, size) + _indent(bar, size) for bar in body.bars)
    left = min(labels, _label_share(body) * cell.width) + gap
    right = 0.0
    if body.reference:
        right = max(canvas.width(bar.value_label, size) for bar in body.bars) + gap
    return Box(cell.x + left, cell.y + head, cell.width - left - right, cell.height - head)


def _indent(bar: Bar | Pair, size: float) -> float:
    return INDENT * mm(size) if bar.role == "subset" else 0.0


def _scale(canvas: Canvas, body: Bars, plot: Box, size: float) -> Scale:
    values = [bar.value for bar in body.bars if bar.value is not None]
    if body.reference:
        values.append(body.reference.value)
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    if low == high:
        high = 1.0
    if body.reference:
        return Scale(low, high, plot.x, plot.right)
    gap = 0.6 * mm(size)
    ends = [(bar.value, canvas.width(bar.value_label, size) + gap) for bar in body.bars]
    left = [(-value, room) for value, room in ends if value is not None and value < 0]
    right = [(value or 0.0, room) for value, room in ends if value is None or value >= 0]
    return _scale_with_labels(plot, low, high, left, right)


def _scale_with_labels(
    plot: Box, low: float, high: float, left: list[tuple[float, float]], right: list[tuple[float, float]]
) -> Scale:
    """The largest scale at which every bar's label still fits beyond the end of its bar."""
    fits = [(plot.width - a_room - b_room) / (a + b) for a, a_room in left for b, b_room in right if a + b > 0]
    fits += [(plot.width - room) / value for value, room in (*left, *right) if value > 0]
    unit = max(min(fits, default=1.0), 1e-9)
    reach = max([value * unit + room for value, room in left], default=0.0)
    zero = plot.x + reach
    return Scale(low, high, zero + low * unit, zero + high * unit)


def _reference(canvas: Canvas, body: Bars, plot: Box, scale: Scale, bottom: float, size: float) -> None:
    if body.reference is None:
        return
    x = scale.at(body.reference.value)
    half = canvas.width(body.reference.label, size) / 2
    at = min(max(x, plot.x + half - 2 * mm(size)), plot.right - half + 2 * mm(size))
    canvas.line((x, plot.y - 0.3 * mm(size)), (x, bottom), colour=INK)
    canvas.text(at, plot.y - 0.6 * mm(size), body.reference.label, size, align="center")


def _bar(canvas: Canvas, body: Bars, bar: Bar, row: Box, scale: Scale, size: float) -> None:
    middle = row.y + row.height / 2
    zero = scale.at(0)
    gap = 0.5 * mm(size)
    if bar.value is None:
        canvas.text(zero + gap, middle, bar.value_label, size, colour=SECONDARY, middle=True)
        return
    thickness = row.height * (0.34 if bar.role == "subset" else 0.62)
    end = scale.at(bar.value)
    fill, stroke = _fill(body, bar)
    canvas.add(Rect(Box(min(zero, end), middle - thickness / 2, abs(end - zero), thickness), fill, stroke, 0.4))
    to_left = body.reference is not None or bar.value < 0
    x = row.right if body.reference else end - gap if bar.value < 0 else end + gap
    colour = HIGHLIGHT if bar.role == "highlight" else INK
    canvas.text(x, middle, bar.value_label, size, colour=colour, align="right" if to_left else "left", middle=True)


def _fill(body: Bars, bar: Bar) -> tuple[str, str | None]:
    if not body.diverging:
        return (HIGHLIGHT if bar.role == "highlight" else BASE), None
    short = bar.value is not None and bar.value < 0
    if bar.role == "subset":
        return (HIGHLIGHT_TINT, HIGHLIGHT) if short else (MISSING, BASE_DARK)
    return (HIGHLIGHT if short else BASE), None


def _label_size(canvas: Canvas, labels: Sequence[Bar | Pair], row: float, room: float, size: float) -> float:
    """The size at which every label fits its row in one or two lines."""

    def fits(size: float) -> bool:
        lines = (canvas.wrapped(label.label, room - _indent(label, size), size) for label in labels)
        return all(len(one) <= max(1, int(row / (1.15 * mm(size)))) for one in lines)

    return canvas.fitted(size, fits)


def _label(canvas: Canvas, bar: Bar | Pair, row: Box, room: float, size: float) -> None:
    """Write the label in the lines that its row has room for."""
    indent = _indent(bar, size)
    rows = canvas.wrapped(bar.label, room - indent, size)
    colour = {"highlight": HIGHLIGHT, "subset": SECONDARY}.get(bar.role, INK)
    y = row.y + row.height / 2 - (len(rows) - 1) / 2 * 1.12 * mm(size)
    canvas.rows(row.x + indent, y, rows, size, leading=1.12, colour=colour, middle=True)


def pairs_height(canvas: Canvas, body: Pairs, width: float) -> float:
    """Return the height that pairs of bars want."""
    row = max(4.2 * canvas.em, _lines_height(canvas, body.pairs, 0.34 * width))
    return len(body.pairs) * row + 1.9 * canvas.em


def pairs(canvas: Canvas, body: Pairs, box: Box) -> None:
    """Draw two bars per category, named on the first one, with the difference at the right."""
    size, gap = canvas.style.text, 0.6 * canvas.em
    head = 1.9 * canvas.em
    row = min((box.height - head) / len(body.pairs), 7 * canvas.em)
    labels = max(canvas.width(pair.label) + _indent(pair, size) for pair in body.pairs)
    left = min(labels, 0.34 * box.width) + gap
    differences = [body.difference_name, *(pair.difference_label for pair in body.pairs)]
    right = max(map(canvas.width, differences)) + 2 * gap
    plot = Box(box.x + left, box.y + head, box.width - left - right, row * len(body.pairs))
    ends = [
        (value or 0.0, canvas.width(words) + gap)
        for pair in body.pairs
        for value, words in zip((pair.first, pair.second), _bar_labels(body, pair), strict=True)
    ]
    scale = _scale_with_labels(plot, 0.0, max(*(value for value, _ in ends), 1e-9), [], ends)
    canvas.line((plot.x, plot.y), (plot.x, plot.bottom), colour=AXIS)
    canvas.text(box.right, plot.y - gap, body.difference_name, colour=SECONDARY, align="right")
    label_size = _label_size(canvas, body.pairs, row, left - gap, size)
    for n, pair in enumerate(body.pairs):
        cell = Box(box.x, plot.y + n * row, box.width, row)
        _label(canvas, pair, cell, left - gap, label_size)
        _pair(canvas, body, pair, cell, scale)


def _bar_labels(body: Pairs, pair: Pair) -> tuple[str, str]:
    return f"{body.first_name} {pair.first_label}", f"{body.second_name} {pair.second_label}"


def _pair(canvas: Canvas, body: Pairs, pair: Pair, row: Box, scale: Scale) -> None:
    thickness = row.height * (0.24 if pair.role == "subset" else 0.33)
    middle = row.y + row.height / 2
    shown = max(canvas.style.floor, min(canvas.style.text, thickness / mm(0.95)))
    drawn = ((pair.first, BASE_DARK, -0.5), (pair.second, BASE, 0.5))
    for (value, fill, side), words in zip(drawn, _bar_labels(body, pair), strict=True):
        y, end = middle + side * thickness * 1.12, scale.start
        if value is not None:
            end = scale.at(value)
            canvas.add(Rect(Box(scale.start, y - thickness / 2, end - scale.start, thickness), fill))
        colour = INK if value is not None else SECONDARY
        canvas.text(end + 0.5 * canvas.em, y, words, shown, colour=colour, middle=True)
    colour = HIGHLIGHT if pair.short else SECONDARY
    canvas.text(row.right, middle, pair.difference_label, colour=colour, align="right", middle=True)
    canvas.line((row.x, row.bottom), (row.right, row.bottom), colour=GRID, line=canvas.style.line / 2)
