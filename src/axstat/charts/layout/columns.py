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
from axstat.charts.canvas import Align, Box, Canvas, Circle, Polygon, Rect
from axstat.charts.layout.axes import grid, named_values
from axstat.charts.layout.scale import Scale, axis_values, round_step, tick_text, ticks
from axstat.charts.style import AXIS, BASE, HIGHLIGHT, INK, PAPER, SECONDARY, UNDECIDABLE, mm


def histogram_height(canvas: Canvas, _body: Histogram, _width: float) -> float:
    """Return the height that a histogram wants."""
    return canvas.style.plot + _band_height(canvas)


def _band_height(canvas: Canvas) -> float:
    return 1.3 * mm(canvas.style.figure) + 1.5 * canvas.em


def histogram(canvas: Canvas, body: Histogram, box: Box) -> None:
    """Draw a histogram with its threshold and share."""
    drawn = body.bins[1:] if body.cut_zero and len(body.bins) > 1 else body.bins
    counts = [tick for tick in ticks(0, max(1, *(bin_.count for bin_ in drawn)), 4) if tick.is_integer()]
    left = max(canvas.width(tick_text(value)) for value in counts) + 0.6 * canvas.em
    top = box.y + _band_height(canvas)
    plot = Box(box.x + left, top, box.width - left - 0.3 * canvas.em, box.bottom - 2.9 * canvas.em - top)
    across = _across(body.bins, plot, log=body.axis.log)
    up = Scale(0, counts[-1], plot.bottom, plot.y)
    grid(canvas, {value: tick_text(value) for value in counts}, up, plot)
    canvas.text(box.x, plot.y - 0.9 * canvas.em, body.y_title, colour=SECONDARY)
    for bin_ in drawn:
        _stack(canvas, bin_, across, up)
    if body.cut_zero:
        _cut_bar(canvas, body.bins[0], across, plot)
    _x_axis(canvas, body, plot, across)
    _marks(canvas, body, body.line.at, plot, across, cut=body.cut_zero)
    _threshold(canvas, body, Box(box.x, box.y, box.width, plot.y - box.y), plot, across)


def _marks(canvas: Canvas, part: Histogram | Panel, line: float, plot: Box, across: Scale, *, cut: bool) -> None:
    """Mark where highlighted areas stand, each with its name on a line of its own, below the count of a bar `cut`."""
    gap = 0.6 * canvas.em
    for n, mark in enumerate(part.marks, start=int(cut)):
        x, width = _place(mark, part.bins[-1], across), canvas.width(mark.label)
        y = plot.y + (0.7 + 1.4 * n) * canvas.em
        reach = x + gap + width
        fits_right, fits_left = reach <= plot.right, x - (reach - x) >= plot.x
        to_right = fits_right and not (x < across.at(line) < reach and fits_left)
        beside = to_right or fits_left
        top = y if beside else y + 1.1 * canvas.em  # a name with room on neither side stands above its dot
        canvas.line((x, top), (x, plot.bottom), colour=INK, dashed=True)
        canvas.add(Circle(x, top, 0.25 * canvas.em, INK))
        at = x + gap if to_right else x - gap if beside else max(plot.x + width, min(x + width / 2, plot.right))
        canvas.text(at, y, mark.label, align="left" if to_right else "right", middle=True, halo=True)


def _place(mark: Mark, last: Bin, across: Scale) -> float:
    """Return where an area stands: in the middle of the open class where it is beyond the others."""
    beyond = last.open_ended and mark.value > last.low
    return sum(_edges(last, across)) / 2 if beyond else across.at(mark.value)


def _cut_bar(canvas: Canvas, bin_: Bin, across: Scale, plot: Box) -> None:
    """Draw the bar of the zeros, which would leave the others no height: broken, with its count at its head."""
    left, right = _edges(bin_, across)
    width, gap = max(right - left, 1.2 * canvas.em), 0.5 * canvas.em
    left = right - width
    colour = HIGHLIGHT if bin_.over else BASE
    canvas.add(Rect(Box(left, plot.y, width, plot.height), colour))
    y = plot.y + 0.16 * plot.height
    ring = ((left - gap, y + gap), (right + gap, y), (right + gap, y + gap), (left - gap, y + 2 * gap))
    canvas.add(Polygon((ring,), PAPER))
    canvas.text(right + gap, plot.y + 0.5 * canvas.em, f"{bin_.count:,}", middle=True, halo=True)


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


def _stack(canvas: Canvas, bin_: Bin, across: Scale, up: Scale) -> None:
    left, right = _edges(bin_, across)
    done = 0
    for count, colour in ((bin_.under, BASE), (bin_.undecidable, UNDECIDABLE), (bin_.over, HIGHLIGHT)):
        if count:
            top, bottom = up.at(done + count), up.at(done)
            outline = INK if colour == UNDECIDABLE else None
            canvas.add(Rect(Box(left, top, right - left, bottom - top), colour, outline, canvas.style.line / 2))
            done += count


def _x_axis(canvas: Canvas, body: Histogram, plot: Box, across: Scale) -> None:
    last = body.bins[-1]
    y, end, free = plot.bottom + 1.15 * canvas.em, math.inf, -math.inf
    if last.open_ended:
        canvas.text(plot.right, y, body.open_label, colour=SECONDARY, align="right")
        end = plot.right - canvas.width(body.open_label) - 0.5 * canvas.em
    if body.bins[0].of_zero:
        middle = sum(_edges(body.bins[0], across)) / 2
        canvas.text(middle, y, body.zero_label, colour=SECONDARY, align="center")
        free = middle + canvas.width(body.zero_label) / 2 + 0.3 * canvas.em
    values, gap = _tick_values(body.bins, body.axis), 0.4 * canvas.em
    named_values(
        canvas, body.axis, values, across, y, gap=gap, right=plot.right, until=end, free=free, foot=plot.bottom
    )
    canvas.shortened(plot.right, y + 1.35 * canvas.em, body.axis.title, plot.width, align="right")


def _tick_values(bins: tuple[Bin, ...], axis: Axis, most: int = 7) -> list[float]:
    """Return the round values that lie within the classes; the class of zeros has its own word."""
    high = bins[-1].low if bins[-1].open_ended else bins[-1].high
    if axis.log:
        low = bins[1 if bins[0].of_zero else 0].low
        return [value for value in axis_values(axis, low, high, most) if low <= value <= high]
    low = 0.0 if bins[0].of_zero else bins[0].low
    step = round_step(high - low, most)
    first = math.ceil(low / step - 1e-9)
    values = [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]
    return [value for value in values if value or not bins[0].of_zero]


def _threshold(canvas: Canvas, body: Histogram, band: Box, plot: Box, across: Scale) -> None:
    """The threshold's line runs up into the band of words and parts them.

    Words of the areas over it stand on their side; where that is too narrow, above the end of the line.
    """
    if body.cut_zero and body.line.at == 0:  # the title says that most are zero
        return
    if body.line.beyond_left:
        _below_threshold(canvas, body, band, plot, across)
        return
    x, gap = across.at(body.line.at), 0.6 * canvas.em
    figure_y = band.y + 0.95 * mm(canvas.style.figure)
    to_right = plot.right - x >= 0.4 * plot.width
    beside = canvas.width(body.line.figure, canvas.style.figure) + gap
    at = x + gap if to_right else max(band.x, plot.right - beside - canvas.width(body.line.remark))
    rows = canvas.wrapped(body.line.remark, max(plot.right - at - beside, 1))
    top = band.y + 0.2 * canvas.em if to_right else figure_y + 0.45 * canvas.em
    canvas.line((x, top), (x, plot.bottom), colour=INK, line=1.6 * canvas.style.line)
    canvas.text(at, figure_y, body.line.figure, canvas.style.figure, colour=HIGHLIGHT)
    _upwards(canvas, at + beside, figure_y, rows)
    below = figure_y + 1.45 * canvas.em
    named = x + gap if to_right else x - gap
    canvas.text(named, below, body.line.label, align="left" if to_right else "right")
    _undecidable(canvas, body, named, below, plot.right - named if to_right else named - band.x, to_right=to_right)
    quiet = (x if to_right else at) - gap
    others = canvas.wrapped(body.line.other, max(quiet - band.x, 1))
    if len(others) <= 2 and max(map(canvas.width, others)) <= quiet - band.x:
        _upwards(canvas, quiet, figure_y, others, colour=SECONDARY, align="right")


def _upwards(
    canvas: Canvas, x: float, last: float, rows: list[str], *, colour: str = INK, align: Align = "left"
) -> None:
    """Write lines of which the last stands at `last`."""
    for n, row in enumerate(rows):
        canvas.text(x, last - (len(rows) - 1) * 1.2 * canvas.em + n * 1.2 * canvas.em, row, colour=colour, align=align)


def _below_threshold(canvas: Canvas, body: Histogram, band: Box, plot: Box, across: Scale) -> None:
    """The same where what lies below the line is counted: its words stand on the left, the others on the right."""
    x, gap = across.at(body.line.at), 0.6 * canvas.em
    y = band.y + 0.95 * mm(canvas.style.figure)
    figure, label = canvas.width(body.line.figure, canvas.style.figure), canvas.width(body.line.remark)
    fits = x - 2 * gap - figure - label >= band.x
    at = x - 2 * gap - figure - label if fits else band.x
    top = band.y + 0.2 * canvas.em if fits else y + 0.45 * canvas.em
    canvas.line((x, top), (x, plot.bottom), colour=INK, line=1.6 * canvas.style.line)
    canvas.text(at, y, body.line.figure, canvas.style.figure, colour=HIGHLIGHT)
    canvas.text(at + figure + gap, y, body.line.remark)
    quiet = max(x + gap, at + figure + 3 * gap + label)
    if quiet + canvas.width(body.line.other) <= plot.right:
        canvas.text(quiet, y, body.line.other, colour=SECONDARY)
    below = y + 1.45 * canvas.em
    canvas.text(x + gap, below, body.line.label)
    _undecidable(canvas, body, x + gap, below, plot.right - x - gap, to_right=True)


def _undecidable(canvas: Canvas, body: Histogram, at: float, y: float, room: float, *, to_right: bool) -> None:
    """Name the colour of areas that cannot be decided, where the line of words has room for it."""
    swatch = 0.8 * canvas.em
    start = canvas.width(body.line.label) + 1.2 * canvas.em
    width = swatch + 0.4 * canvas.em + canvas.width(body.line.undecidable)
    if not body.line.undecidable or start + width > room:
        return
    x = at + start if to_right else at - start - width
    canvas.add(Rect(Box(x, y - 0.75 * canvas.em, swatch, swatch), UNDECIDABLE, INK, canvas.style.line / 2))
    canvas.text(x + swatch + 0.4 * canvas.em, y, body.line.undecidable)


def panels_height(canvas: Canvas, body: Panels, width: float) -> float:
    """Return the height that small multiples want."""
    rows = -(-len(body.panels) // _panel_columns(canvas, body))
    height = canvas.style.plot * (0.52 if canvas.style.width < 100 else 0.5)
    return rows * (height + (_head_rows(canvas, body, width) - 1) * 1.3 * canvas.em)


def _panel_columns(canvas: Canvas, body: Panels) -> int:
    """Rows are kept even; on a slide, which is wide, up to five panels stand in one."""
    count = len(body.panels)
    most = 2 if canvas.style.width < 100 else 4 if canvas.style.height is None else 5
    return -(-count // -(-count // most))


def _head_rows(canvas: Canvas, body: Panels, width: float) -> int:
    """How many lines the words above a panel take: the share stands beside the title where all have room for it."""
    room = width / _panel_columns(canvas, body) - 1.2 * canvas.em
    words = (canvas.width(panel.title) + canvas.width(panel.share_text) for panel in body.panels)
    if all(width + canvas.em <= room for width in words):
        return 1
    return 1 + max(len(canvas.wrapped(panel.title, room)) for panel in body.panels)


def panels(canvas: Canvas, body: Panels, box: Box) -> None:
    """Draw one small histogram per group, all on the same scales."""
    count = _panel_columns(canvas, body)
    rows = -(-len(body.panels) // count)
    gap = 1.2 * canvas.em
    width = (box.width - (count - 1) * gap) / count
    height = (box.height - 1.6 * canvas.em) / rows
    lines = _head_rows(canvas, body, box.width)
    head = (1.3 * lines + 0.3) * canvas.em
    zeros = _majority_of_zeros(body)
    shares = [b.count / p.total for p in body.panels for b in p.bins if p.total and not (zeros and b.of_zero)]
    highest = max(shares, default=0.0) or 1.0
    for n, panel in enumerate(body.panels):
        cell = Box(box.x + (n % count) * (width + gap), box.y + (n // count) * height, width, height)
        _panel_head(canvas, panel, cell, beside=lines == 1)
        _panel(canvas, body, panel, cell, highest, head)
    canvas.shortened(box.right, box.bottom - 0.5 * canvas.em, body.axis.title, box.width, align="right")


def _majority_of_zeros(body: Panels) -> bool:
    """Whether most areas stand in the class of zeros, whose bar would leave the others no height."""
    zeros = sum(bin_.count for panel in body.panels for bin_ in panel.bins if bin_.of_zero)
    return 2 * zeros > sum(panel.total for panel in body.panels)


def _panel(canvas: Canvas, body: Panels, panel: Panel, cell: Box, highest: float, head: float) -> None:
    plot = Box(cell.x, cell.y + head, cell.width, cell.height - head - 2.2 * canvas.em)
    across = _across(panel.bins, plot, log=body.axis.log)
    up = Scale(0, highest * panel.total if panel.total else 1, plot.bottom, plot.y)
    x = across.at(panel.line)
    canvas.line((x, plot.y), (x, plot.bottom), colour=INK)
    cut = [bin_ for bin_ in panel.bins if bin_.count > up.high * (1 + 1e-9)]
    for bin_ in panel.bins:
        if bin_ in cut:
            _cut_bar(canvas, bin_, across, plot)
        else:
            _stack(canvas, bin_, across, up)
    canvas.line((plot.x, plot.bottom), (plot.right, plot.bottom), colour=AXIS)
    _marks(canvas, panel, panel.line, plot, across, cut=bool(cut))
    y, values = plot.bottom + 1.05 * mm(canvas.style.small), _tick_values(body.panels[0].bins, body.axis, 3)
    named_values(
        canvas, body.axis, values, across, y, gap=0.7 * mm(canvas.style.small), left=plot.x, right=plot.right,
        size=canvas.style.small,
    )  # fmt: skip


def _panel_head(canvas: Canvas, panel: Panel, cell: Box, *, beside: bool) -> None:
    y = cell.y + canvas.em
    if beside:
        canvas.text(cell.x, y, panel.title)
        canvas.text(cell.right, y, panel.share_text, colour=HIGHLIGHT, align="right")
        return
    y = canvas.rows(cell.x, y, canvas.wrapped(panel.title, cell.width), leading=1.3)
    canvas.text(cell.x, y, panel.share_text, colour=HIGHLIGHT)
