"""The frame that every chart shares: mark of simulated data, message, subtitle, body, notes and source.

A figure on A4 takes the height that its body needs; a slide is 16:9 and the body takes what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from axstat.charts.bodies import Bars, Dots, Histogram, Pairs, Panels, Scatter, Slope, Tiles, Trend
from axstat.charts.canvas import ASCENT, Box, Canvas, Page, Rect
from axstat.charts.drawing import Drawing
from axstat.charts.layout import axes, bars, columns, lines, maps, points, tiles
from axstat.charts.style import GRID, INK, LEADING, PAPER, SECONDARY, STYLES, mm
from axstat.model.wording import SIMULATED
from axstat.voice.typeset import Measure, wrap

LONGEST_TITLE = 3
ASIDE = 200.0  # on a page so wide the mark of simulated data stands beside the title


@dataclass(frozen=True, slots=True)
class BodyLayout:
    """How one kind of body is laid out: the height it wants in a width, and its drawing within a box."""

    height: Callable[[Canvas, Any, float], float]
    draw: Callable[[Canvas, Any, Box], object]


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
    canvas = Canvas(measure, style)
    inner = style.width - 2 * style.margin
    if style.height is not None and isinstance(drawing.body, Dots | Tiles):
        return _beside(canvas, drawing, drawing.body, style.height, inner)
    foot = _foot_height(canvas, drawing, inner)
    start, top = _head(canvas, drawing, inner)
    layout = LAYOUTS[type(drawing.body)]
    if style.height is None:
        body_height = layout.height(canvas, drawing.body, inner)
    else:
        body_height = style.height - style.margin - foot - top
    box = Box(style.margin, top, inner, body_height)
    layout.draw(canvas, drawing.body, box)
    if drawing.bare:
        return Page(style.width, box.bottom - start, tuple(canvas.shapes), start)
    _foot(canvas, drawing, Box(style.margin, box.bottom, inner, foot))
    height = style.height or box.bottom + foot + style.margin
    return Page(style.width, height, tuple(canvas.shapes))


def _beside(canvas: Canvas, drawing: Drawing, body: Dots | Tiles, height: float, inner: float) -> Page:
    """A map on a slide stands beside the words, at the full height of the page, or what a bare one has of it."""
    style = canvas.style
    words = (0.45 if isinstance(body, Dots) else 0.36) * inner
    start, y = _head(canvas, drawing, words)
    foot = _foot_height(canvas, drawing, inner if drawing.bare else words)
    if not drawing.bare:
        _foot(canvas, drawing, Box(style.margin, height - style.margin - foot, words, foot))
    left = style.margin + words + canvas.em
    above, below = (start, foot) if drawing.bare else (style.margin, 0.0)
    box = Box(left, above, style.width - style.margin - left, height - style.margin - below - above)
    tiles.scale(canvas, body, Box(style.margin, y, words, 0))
    if isinstance(body, Dots):
        maps.dots_map(canvas, body, box)
    else:
        tiles.tiles_map(canvas, body, box)
    if drawing.bare:
        return Page(style.width, box.bottom - start, tuple(canvas.shapes), start)
    return Page(style.width, height, tuple(canvas.shapes))


def _head(canvas: Canvas, drawing: Drawing, width: float) -> tuple[float, float]:
    """Write mark, title and subtitle; return where a bare picture begins, and where the body does."""
    style, room = canvas.style, width
    start = y = style.margin + (title_height(drawing, canvas.measure) if drawing.bare else 0.0)
    if drawing.simulated and room > ASIDE and not drawing.bare:
        room -= _mark(canvas, y, right=style.margin + room).width + canvas.em
    elif drawing.simulated:
        y = _mark(canvas, y).bottom + 0.5 * canvas.em
    if not drawing.bare:
        title, size = _title(drawing, room, canvas.measure)
        y = canvas.rows(style.margin, y, title, size, leading=1.3, drop=ASCENT) + 0.25 * mm(style.subtitle)
    box = Box(style.margin, y, room, 0)
    return start, _paragraph(canvas, box, drawing.subtitle, style.subtitle) + 0.8 * canvas.em


def _paragraph(canvas: Canvas, box: Box, text: str, size: float, *, fill: bool = False) -> float:
    """Write quiet text in lines within `box`; return the y below it."""
    rows = canvas.wrapped(text, box.width, size, fill=fill)
    return canvas.rows(box.x, box.y, rows, size, leading=LEADING, drop=ASCENT, colour=SECONDARY)


def title_size(drawing: Drawing, measure: Measure) -> float:
    """Return the points in which a title stands over the whole width of its page."""
    style = STYLES[drawing.size]
    return _title(drawing, style.width - 2 * style.margin, measure)[1]


def title_height(drawing: Drawing, measure: Measure) -> float:
    """Return the millimetres that a title takes over the whole width of its page."""
    style = STYLES[drawing.size]
    rows, size = _title(drawing, style.width - 2 * style.margin, measure)
    return len(rows) * 1.3 * mm(size) + 0.25 * mm(style.subtitle)


def _mark(canvas: Canvas, y: float, *, right: float | None = None) -> Box:
    """The mark that simulated data carries, where the eye enters the page: above the title, or at its right."""
    width, height = canvas.width(SIMULATED) + canvas.em, 1.7 * canvas.em
    box = Box(canvas.style.margin if right is None else right - width, y, width, height)
    canvas.add(Rect(box, INK))
    canvas.text(box.x + box.width / 2, y + height / 2, SIMULATED, colour=PAPER, align="center", middle=True)
    return box


def _title(drawing: Drawing, width: float, measure: Measure) -> tuple[list[str], float]:
    """Break the title; a very long one is set smaller rather than cut."""
    style = STYLES[drawing.size]
    size = style.title
    while len(rows := wrap(drawing.heading, width, size, measure)) > LONGEST_TITLE and size > style.text:
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


def _foot_height(canvas: Canvas, drawing: Drawing, width: float) -> float:
    small = canvas.style.small
    rows = sum(len(canvas.wrapped(text, width, small, fill=True)) for text in foot_lines(drawing))
    return rows * LEADING * mm(small) + 1.6 * mm(small)


def _foot(canvas: Canvas, drawing: Drawing, box: Box) -> None:
    small = canvas.style.small
    y = box.y + 0.6 * mm(small)
    canvas.line((box.x, y), (box.right, y), colour=GRID)
    y += 0.7 * mm(small)
    for text in foot_lines(drawing):
        y = _paragraph(canvas, replace(box, y=y), text, small, fill=True)
