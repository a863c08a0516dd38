"""The frame that every chart shares: mark of simulated data, message, subtitle, body, notes and source.

A figure on A4 takes the height that its body needs; a slide is 16:9 and the body takes what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from axstat.charts.bodies import Bars, Dots, Histogram, Pairs, Panels, Scatter, Slope, Tiles, Trend
from axstat.charts.canvas import ASCENT, Box, Canvas, Page
from axstat.charts.drawing import Drawing
from axstat.charts.layout import axes, bars, columns, lines, maps, points, tiles
from axstat.charts.style import GRID, INK, LEADING, PAPER, SECONDARY, STYLES, Style, mm
from axstat.model.wording import SIMULATED
from axstat.voice.typeset import Measure, wrap

LONGEST_TITLE = 3
ASIDE = 200.0  # on a page so wide the mark of simulated data stands beside the title


@dataclass(frozen=True, slots=True)
class BodyLayout:
    """How one kind of body is laid out: the height it wants in a width, and its drawing within a box."""

    height: Callable[[Any, Style, float, Measure], float]
    draw: Callable[[Canvas, Any, Box, Style], None]


LAYOUTS: dict[type, BodyLayout] = {
    Histogram: BodyLayout(columns.histogram_height, columns.histogram),
    Panels: BodyLayout(columns.panels_height, columns.panels),
    Bars: BodyLayout(bars.bars_height, bars.bars),
    Pairs: BodyLayout(bars.pairs_height, bars.pairs),
    Trend: BodyLayout(axes.plot_height, lines.trend),
    Slope: BodyLayout(lines.slope_height, lines.slope),
    Scatter: BodyLayout(axes.plot_height, points.scatter),
    Tiles: BodyLayout(tiles.tiles_height, tiles.tiles),
    Dots: BodyLayout(maps.dots_height, maps.dots),
}


def lay_out(drawing: Drawing, measure: Measure) -> Page:
    """Place everything; `measure(text, points)` gives widths in millimetres.

    A bare drawing is cut out of its page between the title and the notes, which stand beside it as text: what is left
    has the place and the size that it has on the whole page.
    """
    style = STYLES[drawing.size]
    if style.height is not None and isinstance(drawing.body, Dots | Tiles):
        return _beside(drawing, drawing.body, style, style.height, measure)
    inner = style.width - 2 * style.margin
    foot = _foot_height(drawing, style, inner, measure)
    canvas = Canvas(measure)
    start, top = _head(canvas, drawing, style, inner)
    layout = LAYOUTS[type(drawing.body)]
    if style.height is None:
        body_height = layout.height(drawing.body, style, inner, measure)
    else:
        body_height = style.height - style.margin - foot - top
    box = Box(style.margin, top, inner, body_height)
    layout.draw(canvas, drawing.body, box, style)
    if drawing.bare:
        return Page(style.width, box.bottom - start, tuple(canvas.shapes), start)
    _foot(canvas, drawing, style, Box(style.margin, box.bottom, inner, foot))
    height = style.height or box.bottom + foot + style.margin
    return Page(style.width, height, tuple(canvas.shapes))


def _beside(drawing: Drawing, body: Dots | Tiles, style: Style, height: float, measure: Measure) -> Page:
    """A map on a slide stands beside the words, at the full height of the page, or what a bare one has of it."""
    canvas = Canvas(measure)
    inner = style.width - 2 * style.margin
    words = (0.45 if isinstance(body, Dots) else 0.36) * inner
    start, y = _head(canvas, drawing, style, words)
    room = Box(style.margin, y, words, 0)
    foot = _foot_height(drawing, style, inner if drawing.bare else words, measure)
    if not drawing.bare:
        _foot(canvas, drawing, style, Box(style.margin, height - style.margin - foot, words, foot))
    left = style.margin + words + mm(style.text)
    above, below = (start, foot) if drawing.bare else (style.margin, 0.0)
    box = Box(left, above, style.width - style.margin - left, height - style.margin - below - above)
    tiles.scale(canvas, body, room, style)
    if isinstance(body, Dots):
        maps.dots_map(canvas, body, box, style)
    else:
        tiles.tiles_map(canvas, body, box, style)
    if drawing.bare:
        return Page(style.width, box.bottom - start, tuple(canvas.shapes), start)
    return Page(style.width, height, tuple(canvas.shapes))


def _head(canvas: Canvas, drawing: Drawing, style: Style, width: float) -> tuple[float, float]:
    """Write mark, title and subtitle; return where a bare picture begins, and where the body does."""
    if drawing.bare:
        start = style.margin + title_height(drawing, canvas.measure)
        y = start
        if drawing.simulated:
            y = _mark(canvas, style, y).bottom + 0.5 * mm(style.text)
        return start, _subtitle(canvas, drawing, style, y, width)
    y = style.margin
    if drawing.simulated and width > ASIDE:
        width -= _mark(canvas, style, y, right=style.margin + width).width + mm(style.text)
    elif drawing.simulated:
        y = _mark(canvas, style, y).bottom + 0.5 * mm(style.text)
    title, size = _title(drawing.heading, style, width, canvas.measure)
    for row in title:
        canvas.text(style.margin, y + ASCENT * mm(size), row, size)
        y += 1.3 * mm(size)
    return style.margin, _subtitle(canvas, drawing, style, y + 0.25 * mm(style.subtitle), width)


def _subtitle(canvas: Canvas, drawing: Drawing, style: Style, y: float, width: float) -> float:
    box = Box(style.margin, y, width, 0)
    return canvas.paragraph(box, drawing.subtitle, style.subtitle, colour=SECONDARY) + 0.8 * mm(style.text)


def title_size(drawing: Drawing, measure: Measure) -> float:
    """Return the points in which a title stands over the whole width of its page."""
    style = STYLES[drawing.size]
    return _title(drawing.heading, style, style.width - 2 * style.margin, measure)[1]


def title_height(drawing: Drawing, measure: Measure) -> float:
    """Return the millimetres that a title takes over the whole width of its page."""
    style = STYLES[drawing.size]
    rows, size = _title(drawing.heading, style, style.width - 2 * style.margin, measure)
    return len(rows) * 1.3 * mm(size) + 0.25 * mm(style.subtitle)


def _mark(canvas: Canvas, style: Style, y: float, *, right: float | None = None) -> Box:
    """The mark that simulated data carries, where the eye enters the page: above the title, or at its right."""
    height, size = 1.7 * mm(style.text), style.text
    width = canvas.width(SIMULATED, size) + mm(size)
    box = Box(style.margin if right is None else right - width, y, width, height)
    canvas.rect(box, INK)
    canvas.text(box.x + box.width / 2, y + height / 2, SIMULATED, size, colour=PAPER, align="center", middle=True)
    return box


def _title(text: str, style: Style, width: float, measure: Measure) -> tuple[list[str], float]:
    """Break the title; a very long one is set smaller rather than cut."""
    size = style.title
    while len(rows := wrap(text, width, size, measure)) > LONGEST_TITLE and size > style.text:
        size *= 0.92
    return rows, size


def foot_lines(drawing: Drawing) -> list[str]:
    """Return the notes, numbered where there are several, and the source."""
    mark = ("注", "注{}") if drawing.lang == "ja" else ("Note", "Note {}")
    colon = "：" if drawing.lang == "ja" else ": "
    many = len(drawing.notes) > 1
    notes = [f"{mark[1].format(n) if many else mark[0]}{colon}{note}" for n, note in enumerate(drawing.notes, 1)]
    if STYLES[drawing.size].height is not None and notes:  # a slide has no room for a line to each
        notes = [("　" if drawing.lang == "ja" else " ").join(notes)]
    return [*notes, drawing.source_line]


def _foot_height(drawing: Drawing, style: Style, width: float, measure: Measure) -> float:
    rows = sum(len(wrap(text, width, style.small, measure, fill=True)) for text in foot_lines(drawing))
    return rows * LEADING * mm(style.small) + 1.6 * mm(style.small)


def _foot(canvas: Canvas, drawing: Drawing, style: Style, box: Box) -> None:
    y = box.y + 0.6 * mm(style.small)
    canvas.line((box.x, y), (box.right, y), colour=GRID, line=style.line)
    y += 0.7 * mm(style.small)
    for text in foot_lines(drawing):
        y = canvas.paragraph(replace(box, y=y), text, style.small, colour=SECONDARY, fill=True)
