"""Histograms: one with the threshold marked and the share printed beyond it, and small multiples on one scale.

```
   1,050 of 1,713           |  61.3 %      band of words: nothing is ever written over the bars
 300 ----------------|-----------------
 200 -------#########|-----------------
     0    50       100      150  hours
```
"""

from __future__ import annotations

import math

from axstat.charts.bodies import Axis, Bin, Histogram, Mark, Panel, Panels
from axstat.charts.canvas import Align, Box, Canvas
from axstat.charts.layout.axes import grid
from axstat.charts.layout.scale import Scale, axis_text, axis_values, round_step, tick_text, ticks
from axstat.charts.style import AXIS, BASE, HIGHLIGHT, INK, PAPER, SECONDARY, UNDECIDABLE, Style, mm
from axstat.voice.typeset import Measure, shorten, wrap


def histogram_height(_body: Histogram, style: Style, _width: float, _measure: Measure) -> float:
    """Return the height that a histogram wants."""
    return style.plot + _band_height(style)


def _band_height(style: Style) -> float:
    return 1.3 * mm(style.figure) + 1.5 * mm(style.text)


def histogram(canvas: Canvas, body: Histogram, box: Box, style: Style) -> None:
    """Draw a histogram with its threshold and share."""
    drawn = body.bins[1:] if body.cut_zero and len(body.bins) > 1 else body.bins
    counts = [tick for tick in ticks(0, max(1, *(bin_.count for bin_ in drawn)), 4) if tick.is_integer()]
    left = max(canvas.width(tick_text(value), style.text) for value in counts) + 0.6 * mm(style.text)
    plot = _plot_box(box, style, left)
    across = _across(body.bins, plot, log=body.axis.log)
    up = Scale(0, counts[-1], plot.bottom, plot.y)
    grid(canvas, {value: tick_text(value) for value in counts}, up, plot, style)
    canvas.text(box.x, plot.y - 0.9 * mm(style.text), body.y_title, style.text, colour=SECONDARY)
    for bin_ in drawn:
        _stack(canvas, bin_, across, up, style)
    if body.cut_zero:
        _cut_bar(canvas, body.bins[0], across, plot, style)
    _x_axis(canvas, body, plot, across, style)
    _marks(canvas, body, plot, across, style)
    _threshold(canvas, body, Box(box.x, box.y, box.width, plot.y - box.y), plot, across, style)


def _marks(canvas: Canvas, body: Histogram, plot: Box, across: Scale, style: Style) -> None:
    """Mark where highlighted areas stand, each with its name on a line of its own."""
    size = style.text
    for n, mark in enumerate(body.marks):
        x = _place(mark, body.bins[-1], across)
        y = plot.y + (0.7 + 1.4 * (n + body.cut_zero)) * mm(size)
        canvas.line((x, y), (x, plot.bottom), colour=INK, line=style.line, dashed=True)
        canvas.circle(x, y, 0.25 * mm(size), INK)
        reach = x + 0.6 * mm(size) + canvas.width(mark.label, size)
        line = across.at(body.line)
        fits_left = x - (reach - x) >= plot.x
        to_right = reach <= plot.right and not (x < line < reach and fits_left)
        at = x + (0.6 if to_right else -0.6) * mm(size)
        canvas.text(at, y, mark.label, size, align="left" if to_right else "right", middle=True, halo=True)


def _place(mark: Mark, last: Bin, across: Scale) -> float:
    """Return where an area stands: in the middle of the open class where it is beyond the others."""
    beyond = last.open_ended and mark.value > last.low
    return sum(_edges(last, across)) / 2 if beyond else across.at(mark.value)


def _plot_box(box: Box, style: Style, left: float) -> Box:
    top = box.y + _band_height(style)
    bottom = box.bottom - 2.9 * mm(style.text)
    return Box(box.x + left, top, box.width - left - 0.3 * mm(style.text), bottom - top)


def _cut_bar(canvas: Canvas, bin_: Bin, across: Scale, plot: Box, style: Style) -> None:
    """Draw the bar of the zeros, which would leave the others no height: broken, with its count at its head."""
    left, right = _edges(bin_, across)
    width, gap = max(right - left, 1.2 * mm(style.text)), 0.5 * mm(style.text)
    left = right - width
    colour = HIGHLIGHT if bin_.over else BASE
    canvas.rect(Box(left, plot.y, width, plot.height), colour)
    y = plot.y + 0.16 * plot.height
    ring = ((left - gap, y + gap), (right + gap, y), (right + gap, y + gap), (left - gap, y + 2 * gap))
    canvas.polygon((ring,), PAPER)
    canvas.text(right + gap, plot.y + 0.5 * mm(style.text), f"{bin_.count:,}", style.text, middle=True, halo=True)


def _across(bins: tuple[Bin, ...], plot: Box, *, log: bool = False) -> Scale:
    last = bins[-1]
    if log and bins[0].of_zero:
        width = plot.width / (len(bins) + 0.5)
        return Scale(bins[1].low, last.high, plot.x + 1.5 * width, plot.right, log, plot.x + 0.5 * width)
    width = bins[0].high - bins[0].low
    high = last.low + 1.5 * width if last.open_ended else last.high
    return Scale(bins[0].low, high, plot.x, plot.right, log)


def _edges(bin_: Bin, across: Scale) -> tuple[float, float]:
    """Left and right edge on the page; the open class stands apart from the rest."""
    if across.log and bin_.of_zero:
        half = 0.44 * (across.start - across.zero)
        return across.zero - half, across.zero + half
    gap = 0.06 * (across.at(bin_.high) - across.at(bin_.low)) if not bin_.open_ended else 0.0
    if bin_.open_ended:
        width = across.end - across.at(bin_.low)
        return across.at(bin_.low) + width / 3, across.end
    return across.at(bin_.low) + gap, across.at(bin_.high) - gap


def _stack(canvas: Canvas, bin_: Bin, across: Scale, up: Scale, style: Style) -> None:
    left, right = _edges(bin_, across)
    done = 0
    for count, colour in ((bin_.under, BASE), (bin_.undecidable, UNDECIDABLE), (bin_.over, HIGHLIGHT)):
        if count:
            top, bottom = up.at(done + count), up.at(done)
            outline = INK if colour == UNDECIDABLE else None
            canvas.rect(Box(left, top, right - left, bottom - top), colour, stroke=outline, line=style.line / 2)
            done += count


def _x_axis(canvas: Canvas, body: Histogram, plot: Box, across: Scale, style: Style) -> None:
    last = body.bins[-1]
    high = last.low if last.open_ended else last.high
    y = plot.bottom + 1.15 * mm(style.text)
    end = plot.right
    if last.open_ended:
        label = body.open_label
        canvas.text(plot.right, y, label, style.text, colour=SECONDARY, align="right")
        end = plot.right - canvas.width(label, style.text) - 0.5 * mm(style.text)
    if body.bins[0].of_zero:
        middle = sum(_edges(body.bins[0], across)) / 2
        canvas.text(middle, y, body.zero_label, style.text, colour=SECONDARY, align="center")
        free = middle + canvas.width(body.zero_label, style.text) / 2 + 0.3 * mm(style.text)
    else:
        free = -math.inf
    for value in _tick_values(body.bins, body.axis, high):
        text = axis_text(body.axis, value)
        x, half = across.at(value), canvas.width(text, style.text) / 2
        canvas.line((x, plot.bottom), (x, plot.bottom + 0.25 * mm(style.text)), colour=AXIS, line=style.line)
        at = min(x, plot.right - half)
        if x + half <= end + (half if not last.open_ended else 0) and at - half > free:
            canvas.text(at, y, text, style.text, colour=SECONDARY, align="center")
            free = at + half + 0.4 * mm(style.text)
    title = shorten(body.axis.title, plot.width, style.text, canvas.measure)
    canvas.text(plot.right, y + 1.35 * mm(style.text), title, style.text, colour=SECONDARY, align="right")


def _tick_values(bins: tuple[Bin, ...], axis: Axis, high: float, most: int = 7) -> list[float]:
    """Return the round values that lie within the classes; the class of zeros has its own word."""
    if axis.log:
        low = bins[1 if bins[0].of_zero else 0].low
        return [value for value in axis_values(axis, low, high, most) if low <= value <= high]
    low = 0.0 if bins[0].of_zero else bins[0].low
    step = round_step(high - low, most)
    first = math.ceil(low / step - 1e-9)
    values = [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]
    return [value for value in values if value or not bins[0].of_zero]


def _threshold(canvas: Canvas, body: Histogram, band: Box, plot: Box, across: Scale, style: Style) -> None:
    """The threshold's line runs up into the band of words and parts them.

    Words of the areas over it stand on their side; where that is too narrow, above the end of the line.
    """
    if body.cut_zero and body.line == 0:  # the title says that most are zero
        return
    if body.beyond_left:
        _below_threshold(canvas, body, band, plot, across, style)
        return
    x, gap = across.at(body.line), 0.6 * mm(style.text)
    figure_y = band.y + 0.95 * mm(style.figure)
    to_right = plot.right - x >= 0.4 * plot.width
    beside = canvas.width(body.share_text, style.figure) + gap
    at = x + gap if to_right else max(band.x, plot.right - beside - canvas.width(body.share_label, style.text))
    rows = wrap(body.share_label, max(plot.right - at - beside, 1), style.text, canvas.measure)
    top = band.y + 0.2 * mm(style.text) if to_right else figure_y + 0.45 * mm(style.text)
    canvas.line((x, top), (x, plot.bottom), colour=INK, line=1.6 * style.line)
    if body.share_text:
        canvas.text(at, figure_y, body.share_text, style.figure, colour=HIGHLIGHT)
    start = figure_y - (len(rows) - 1) * 1.2 * mm(style.text)
    for n, row in enumerate(rows):
        canvas.text(at + beside, start + n * 1.2 * mm(style.text), row, style.text)
    below = figure_y + 1.45 * mm(style.text)
    align: Align = "left" if to_right else "right"
    named = x + gap if to_right else x - gap
    canvas.text(named, below, body.line_label, style.text, colour=INK, align=align)
    if body.undecidable_label:
        room = plot.right - named if to_right else named - band.x
        _undecidable(canvas, body, named, below, room, style, to_right=to_right)
    quiet = (x if to_right else at) - gap
    _other_side(canvas, body, band, quiet, figure_y, style)


def _below_threshold(canvas: Canvas, body: Histogram, band: Box, plot: Box, across: Scale, style: Style) -> None:
    """The same where what lies below the line is counted: its words stand on the left, the others on the right."""
    x, gap, size = across.at(body.line), 0.6 * mm(style.text), style.text
    y = band.y + 0.95 * mm(style.figure)
    figure, label = canvas.width(body.share_text, style.figure), canvas.width(body.share_label, size)
    fits = x - 2 * gap - figure - label >= band.x
    at = x - 2 * gap - figure - label if fits else band.x
    top = band.y + 0.2 * mm(size) if fits else y + 0.45 * mm(size)
    canvas.line((x, top), (x, plot.bottom), colour=INK, line=1.6 * style.line)
    canvas.text(at, y, body.share_text, style.figure, colour=HIGHLIGHT)
    canvas.text(at + figure + gap, y, body.share_label, size)
    quiet = max(x + gap, at + figure + 3 * gap + label)
    if quiet + canvas.width(body.under_label, size) <= plot.right:
        canvas.text(quiet, y, body.under_label, size, colour=SECONDARY)
    below = y + 1.45 * mm(size)
    canvas.text(x + gap, below, body.line_label, size)
    if body.undecidable_label:
        _undecidable(canvas, body, x + gap, below, plot.right - x - gap, style, to_right=True)


def _undecidable(
    canvas: Canvas, body: Histogram, at: float, y: float, room: float, style: Style, *, to_right: bool
) -> None:
    """Name the colour of areas that cannot be decided, where the line of words has room for it."""
    size = style.text
    swatch = 0.8 * mm(size)
    start = canvas.width(body.line_label, size) + 1.2 * mm(size)
    width = swatch + 0.4 * mm(size) + canvas.width(body.undecidable_label, size)
    if start + width > room:
        return
    x = at + start if to_right else at - start - width
    canvas.rect(Box(x, y - 0.75 * mm(size), swatch, swatch), UNDECIDABLE, stroke=INK, line=style.line / 2)
    canvas.text(x + swatch + 0.4 * mm(size), y, body.undecidable_label, size)


def _other_side(canvas: Canvas, body: Histogram, band: Box, right: float, first: float, style: Style) -> None:
    """What lies on the left side of the line, in quiet type that ends at `right`."""
    room = right - band.x
    rows = wrap(body.under_label, max(room, 1), style.text, canvas.measure)
    if len(rows) <= 2 and max(canvas.width(row, style.text) for row in rows) <= room:
        start = first - (len(rows) - 1) * 1.2 * mm(style.text)
        for n, row in enumerate(rows):
            canvas.text(right, start + n * 1.2 * mm(style.text), row, style.text, colour=SECONDARY, align="right")


def panels_height(body: Panels, style: Style, width: float, measure: Measure) -> float:
    """Return the height that small multiples want."""
    rows = -(-len(body.panels) // _panel_columns(body, style))
    return rows * (_panel_height(style) + (_head_rows(body, style, width, measure) - 1) * 1.3 * mm(style.text))


def _panel_columns(body: Panels, style: Style) -> int:
    """Rows are kept even; on a slide, which is wide, up to five panels stand in one."""
    count = len(body.panels)
    most = 2 if style.width < 100 else 4 if style.height is None else 5
    return -(-count // -(-count // most))


def _head_rows(body: Panels, style: Style, width: float, measure: Measure) -> int:
    """How many lines the words above a panel take: the share stands beside the title where all have room for it."""
    room = width / _panel_columns(body, style) - 1.2 * mm(style.text)
    if all(_share_fits(panel, room, style, measure) for panel in body.panels):
        return 1
    return 1 + max(len(wrap(panel.title, room, style.text, measure)) for panel in body.panels)


def _share_fits(panel: Panel, room: float, style: Style, measure: Measure) -> bool:
    words = measure(panel.title, style.text) + measure(panel.share_text, style.text)
    return words + mm(style.text) <= room


def _panel_height(style: Style) -> float:
    return style.plot * (0.52 if style.width < 100 else 0.5)


def panels(canvas: Canvas, body: Panels, box: Box, style: Style) -> None:
    """Draw one small histogram per group, all on the same scales."""
    count = _panel_columns(body, style)
    rows = -(-len(body.panels) // count)
    gap = 1.2 * mm(style.text)
    width = (box.width - (count - 1) * gap) / count
    foot = 1.6 * mm(style.text)
    height = (box.height - foot) / rows
    lines = _head_rows(body, style, box.width, canvas.measure)
    head = (1.3 * lines + 0.3) * mm(style.text)
    zeros = _majority_of_zeros(body)
    shares = [b.count / p.total for p in body.panels for b in p.bins if p.total and not (zeros and b.of_zero)]
    highest = max(shares, default=0.0) or 1.0
    for n, panel in enumerate(body.panels):
        cell = Box(box.x + (n % count) * (width + gap), box.y + (n // count) * height, width, height)
        _panel_head(canvas, panel, cell, style, beside=lines == 1)
        _panel(canvas, body, panel, cell, highest, head, style)
    y = box.bottom - 0.5 * mm(style.text)
    canvas.text(
        box.right,
        y,
        shorten(body.axis.title, box.width, style.text, canvas.measure),
        style.text,
        colour=SECONDARY,
        align="right",
    )


def _majority_of_zeros(body: Panels) -> bool:
    """Whether most areas stand in the class of zeros, whose bar would leave the others no height."""
    zeros = sum(bin_.count for panel in body.panels for bin_ in panel.bins if bin_.of_zero)
    return 2 * zeros > sum(panel.total for panel in body.panels)


def _panel(canvas: Canvas, body: Panels, panel: Panel, cell: Box, highest: float, head: float, style: Style) -> None:
    plot = Box(cell.x, cell.y + head, cell.width, cell.height - head - 2.2 * mm(style.text))
    across = _across(panel.bins, plot, log=body.axis.log)
    up = Scale(0, highest * panel.total if panel.total else 1, plot.bottom, plot.y)
    x = across.at(panel.line)
    canvas.line((x, plot.y), (x, plot.bottom), colour=INK, line=style.line)
    for bin_ in panel.bins:
        if bin_.count > up.high * (1 + 1e-9):
            _cut_bar(canvas, bin_, across, plot, style)
        else:
            _stack(canvas, bin_, across, up, style)
    canvas.line((plot.x, plot.bottom), (plot.right, plot.bottom), colour=AXIS, line=style.line)
    last = panel.bins[-1]
    for mark in panel.marks:
        at = _place(mark, last, across)
        canvas.line((at, plot.y), (at, plot.bottom), colour=INK, line=style.line, dashed=True)
        canvas.circle(at, plot.bottom, 0.25 * mm(style.text), INK)
    _panel_ticks(canvas, body, plot, across, last.low if last.open_ended else last.high, style)


def _panel_head(canvas: Canvas, panel: Panel, cell: Box, style: Style, *, beside: bool) -> None:
    y = cell.y + mm(style.text)
    if beside:
        canvas.text(cell.x, y, panel.title, style.text)
        canvas.text(cell.right, y, panel.share_text, style.text, colour=HIGHLIGHT, align="right")
        return
    for row in wrap(panel.title, cell.width, style.text, canvas.measure):
        canvas.text(cell.x, y, row, style.text)
        y += 1.3 * mm(style.text)
    canvas.text(cell.x, y, panel.share_text, style.text, colour=HIGHLIGHT)


def _panel_ticks(canvas: Canvas, body: Panels, plot: Box, across: Scale, high: float, style: Style) -> None:
    y = plot.bottom + 1.05 * mm(style.small)
    free = -math.inf
    for value in _tick_values(body.panels[0].bins, body.axis, high, 3):
        text = axis_text(body.axis, value)
        half = canvas.width(text, style.small) / 2
        x = min(max(across.at(value), plot.x + half), plot.right - half)
        if x - half > free:
            canvas.text(x, y, text, style.small, colour=SECONDARY, align="center")
            free = x + half + 0.7 * mm(style.small)
