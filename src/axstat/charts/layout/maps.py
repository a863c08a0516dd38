"""Maps: one tile per prefecture, and one dot (or outline) per municipality with its scale in the open sea.

Islands far from the main ones stand in frames of their own at the lower right.
"""

from __future__ import annotations

import math

from axstat.charts.canvas import Box, Canvas
from axstat.charts.drawing import ColourClass, Dots, Place, Point, Tiles
from axstat.charts.style import AXIS, INK, PAPER, SECONDARY, STEPS, Style, mm, text_on
from axstat.charts.typeset import Measure, wrap

COLUMNS, ROWS = 14, 9
MIDDLE_LATITUDE = math.cos(math.radians(37))
MAIN = (128.3, 30.0, 146.0, 45.8)
NANSEI = (122.7, 23.9, 131.5, 30.0)
OGASAWARA = (141.6, 26.4, 142.8, 27.8)


def tiles_height(_body: Tiles, _style: Style, width: float, _measure: Measure) -> float:
    """Return the height of the tile grid in `width`."""
    return width / COLUMNS * ROWS


def tiles(canvas: Canvas, body: Tiles, box: Box, style: Style) -> None:
    """Draw the tile map; its scale stands in the empty upper left block."""
    side = min(box.width / COLUMNS, box.height / ROWS)
    left = box.x + (box.width - side * COLUMNS) / 2
    gap = 0.05 * side
    for tile in body.tiles:
        cell = Box(left + tile.column * side + gap, box.y + tile.row * side + gap, side - 2 * gap, side - 2 * gap)
        fill, stroke = (PAPER, AXIS) if tile.step is None else (STEPS[tile.step], None)
        line = (3 if tile.highlight else 0.8) * style.line
        canvas.rect(cell, fill, stroke=INK if tile.highlight else stroke, line=line)
        size = _tile_size(canvas, body, cell.width, style)
        x, middle = cell.x + cell.width / 2, cell.y + cell.height / 2
        colour = text_on(fill)
        canvas.text(x, middle - 0.58 * mm(size), tile.label, size, colour=colour, align="center", middle=True)
        canvas.text(x, middle + 0.62 * mm(size), tile.value_label, size, colour=colour, align="center", middle=True)
    _scale(
        canvas,
        body.classes,
        body.legend_title,
        body.missing_label if _lacks(body) else "",
        Box(box.x, box.y, left - box.x + 8.5 * side, 3.9 * side),
        style,
    )


def _lacks(body: Tiles | Dots) -> bool:
    items = body.tiles if isinstance(body, Tiles) else body.places
    return any(item.step is None for item in items)


def _tile_size(canvas: Canvas, body: Tiles, room: float, style: Style) -> float:
    texts = [text for tile in body.tiles for text in (tile.label, tile.value_label)]
    widest = max(canvas.width(text, 1.0) for text in texts)
    return min(style.text, 0.96 * room / widest, 0.42 * room / mm(1.0))


def _scale(canvas: Canvas, classes: tuple[ColourClass, ...], title: str, missing: str, box: Box, style: Style) -> None:
    """The colour scale: swatches in a row with the class limits between them."""
    size = style.text
    y = box.y
    for row in wrap(title, box.width, size, canvas.measure):
        canvas.text(box.x, y + mm(size), row, size, colour=SECONDARY)
        y += 1.3 * mm(size)
    y += 0.2 * mm(size)
    limits = [classes[0].low, *(item.high for item in classes)]
    texts = [item.label for item in classes]
    widest = max([canvas.width(text, size) for text in texts])
    width = max(widest + 0.8 * mm(size), 4 * mm(size))
    if width * len(classes) > box.width:
        _tall_scale(canvas, texts, missing, Box(box.x, y, box.width, 0), style)
        return
    for n, text in enumerate(texts):
        swatch = Box(box.x + n * width, y, width, 1.1 * mm(size))
        canvas.rect(swatch, STEPS[_step(n, len(limits) - 1)])
        canvas.text(swatch.x + width / 2, y + 2.3 * mm(size), text, size, colour=SECONDARY, align="center")
    if missing:
        _missing(canvas, missing, box.x, y + 3.0 * mm(size), size)


def _tall_scale(canvas: Canvas, texts: list[str], missing: str, box: Box, style: Style) -> None:
    size, y = style.text, box.y
    for n, text in enumerate(texts):
        canvas.rect(Box(box.x, y, 1.6 * mm(size), 1.0 * mm(size)), STEPS[_step(n, len(texts))])
        canvas.text(box.x + 2.1 * mm(size), y + 0.5 * mm(size), text, size, colour=SECONDARY, middle=True)
        y += 1.25 * mm(size)
    if missing:
        _missing(canvas, missing, box.x, y, size)


def _missing(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    canvas.rect(Box(x, y, 1.6 * mm(size), 1.0 * mm(size)), PAPER, stroke=AXIS, line=0.4)
    canvas.text(x + 2.1 * mm(size), y + 0.5 * mm(size), text, size, colour=SECONDARY, middle=True)


def _step(position: int, count: int) -> int:
    """Spread `count` classes over the five colours."""
    return position if count == len(STEPS) else round(position * (len(STEPS) - 1) / max(1, count - 1))


def dots_height(_body: Dots, _style: Style, width: float, _measure: Measure) -> float:
    """Return the height of a map of Japan in `width`."""
    west, south, east, north = MAIN
    return min(width * (north - south) / ((east - west) * MIDDLE_LATITUDE), 150.0)


def dots(canvas: Canvas, body: Dots, box: Box, style: Style) -> None:
    """Draw the map with its scale in the open sea at the upper left."""
    dots_map(canvas, body, box, style)
    dots_scale(canvas, body, Box(box.x, box.y, 0.58 * box.width, 0), style)


def dots_map(canvas: Canvas, body: Dots, box: Box, style: Style) -> None:
    """Draw the map alone: low values first, so that the high ones lie on top."""
    west, south, east, north = MAIN
    unit = min(box.height / (north - south), box.width / ((east - west) * MIDDLE_LATITUDE))
    left = box.right - (east - west) * MIDDLE_LATITUDE * unit
    frame = Box(left, box.y, (east - west) * MIDDLE_LATITUDE * unit, (north - south) * unit)
    ordered = sorted(body.places, key=lambda place: (place.highlight, place.value if place.value is not None else -1))
    nansei, ogasawara = _frames(canvas, frame, unit, body, style)
    for place in ordered:
        if place.at[1] < NANSEI[3] and place.at[0] < NANSEI[2]:
            _place(canvas, place, nansei, NANSEI, style)
        elif place.at[1] < MAIN[1] and place.at[0] > 140:
            _place(canvas, place, ogasawara, OGASAWARA, style)
        else:
            _place(canvas, place, frame, MAIN, style)


def dots_scale(canvas: Canvas, body: Dots, box: Box, style: Style) -> None:
    """Draw the colour scale of a dot map at the top of `box`."""
    _scale(canvas, body.classes, body.legend_title, body.missing_label if _lacks(body) else "", box, style)


def _frames(canvas: Canvas, frame: Box, unit: float, body: Dots, style: Style) -> tuple[Box, Box]:
    """The framed insets at the lower right, with their names."""
    west, _, _, _ = MAIN
    left = frame.x + (140.6 - west) * MIDDLE_LATITUDE * unit
    width = frame.right - left
    height = width * (NANSEI[3] - NANSEI[1]) / ((NANSEI[2] - NANSEI[0]) * MIDDLE_LATITUDE)
    nansei = Box(left, frame.bottom - height, width, height)
    small = 0.32 * width
    ogasawara = Box(frame.right - small, nansei.y - small * 1.1 - 1.8 * mm(style.small), small, small * 1.1)
    for inset, name in ((nansei, body.inset_names[0]), (ogasawara, body.inset_names[1])):
        canvas.rect(inset, None, stroke=AXIS, line=style.line / 2)
        y = inset.y - 0.4 * mm(style.small)
        canvas.text(inset.right, y, name, style.small, colour=SECONDARY, align="right")
    return nansei, ogasawara


def _project(at: Point, box: Box, bounds: tuple[float, float, float, float]) -> Point:
    west, south, east, north = bounds
    return (
        box.x + (at[0] - west) / (east - west) * box.width,
        box.bottom - (at[1] - south) / (north - south) * box.height,
    )


def _within(ring: tuple[Point, ...], bounds: tuple[float, float, float, float]) -> bool:
    """Whether an outline lies on the frame: 南鳥島 and 沖ノ鳥島 belong to 小笠原村, far off the page."""
    west, south, east, north = bounds
    return any(west <= x <= east and south <= y <= north for x, y in ring)


def _place(canvas: Canvas, place: Place, box: Box, bounds: tuple[float, float, float, float], style: Style) -> None:
    fill = PAPER if place.step is None else STEPS[place.step]
    if place.rings:
        rings = tuple(tuple(_project(at, box, bounds) for at in ring) for ring in place.rings if _within(ring, bounds))
        edge = INK if place.highlight else AXIS if place.step is None else PAPER
        canvas.polygon(rings, fill, stroke=edge, line=1.0 if place.highlight else 0.08)
        x, y = _project(place.at, box, bounds)
    else:
        x, y = _project(place.at, box, bounds)
        radius = style.dot
        stroke = AXIS if place.step is None else None
        canvas.circle(x, y, 2 * radius if place.highlight else radius, fill, stroke=INK if place.highlight else stroke)
    if place.highlight:
        canvas.text(x - 1.0 * mm(style.text), y, place.label, style.text, align="right", middle=True, halo=True)
