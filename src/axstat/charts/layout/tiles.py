"""The tile map, one tile for each prefecture, and the colour scale of every map."""

from __future__ import annotations

from axstat.charts.bodies import Dots, Tile, Tiles
from axstat.charts.canvas import Box, Canvas
from axstat.charts.style import AXIS, INK, PAPER, SECONDARY, STEPS, Style, mm, text_on
from axstat.voice.typeset import Measure, wrap

COLUMNS, ROWS = 14, 9
INSET = 0.01
SLIMMEST = 0.8  # a tile may be so much narrower than high, to fill a page
LINE = 1.12


def tiles_height(body: Tiles, style: Style, width: float, measure: Measure) -> float:
    """Return the height of the tile grid in `width`: tiles are higher than wide where their names need it."""
    return ROWS * max(width / COLUMNS, _wanted(body, style, width / COLUMNS, measure))


def _wanted(body: Tiles, style: Style, side: float, measure: Measure) -> float:
    """The height of a tile whose words stand in type of the smallest readable size."""
    rows = max(len(_words(tile, style.floor, side * (1 - 2 * INSET), measure)) for tile in body.tiles)
    return (rows * LINE * mm(style.floor) + 0.5) / (1 - 2 * INSET)


def _words(tile: Tile, size: float, room: float, measure: Measure) -> list[str]:
    """The lines of a tile: a Japanese name may be broken, a Latin one is not; `%` stands where there is room for it."""
    label = [tile.label] if tile.label.isascii() else wrap(tile.label, room, size, measure)
    plain = measure("100%", size) > room
    return [*label, tile.value_label.removesuffix("%") if plain else tile.value_label]


def tiles(canvas: Canvas, body: Tiles, box: Box, style: Style) -> None:
    """Draw the tile map; its scale stands in the empty upper left block."""
    width, height = tiles_map(canvas, body, box, style)
    room = Box(box.x, box.y, (box.width - width * COLUMNS) / 2 + 8.5 * width, 3.9 * height)
    scale(canvas, body, room, style)


def tiles_map(canvas: Canvas, body: Tiles, box: Box, style: Style) -> tuple[float, float]:
    """Draw the tiles alone and return the width and height of one."""
    height = box.height / ROWS
    width = min(box.width / COLUMNS, height * 1.25)
    height = min(height, max(width / SLIMMEST, _wanted(body, style, width, canvas.measure)))
    left = box.x + (box.width - width * COLUMNS) / 2
    size = _tile_size(canvas, body, width * (1 - 2 * INSET), height * (1 - 2 * INSET), style)
    for tile in body.tiles:
        cell = Box(left + (tile.column + INSET) * width, box.y + (tile.row + INSET) * height, 0, 0)
        _tile(canvas, tile, Box(cell.x, cell.y, width * (1 - 2 * INSET), height * (1 - 2 * INSET)), size, style)
    return width, height


def _tile(canvas: Canvas, tile: Tile, cell: Box, size: float, style: Style) -> None:
    fill, stroke = (PAPER, AXIS) if tile.step is None else (STEPS[tile.step], PAPER)
    canvas.rect(cell, fill, stroke=INK if tile.highlight else stroke, line=(3 if tile.highlight else 0.8) * style.line)
    rows = _words(tile, size, cell.width, canvas.measure)
    y = cell.y + cell.height / 2 - (len(rows) - 1) / 2 * LINE * mm(size)
    for row in rows:
        canvas.text(cell.x + cell.width / 2, y, row, size, colour=text_on(fill), align="center", middle=True)
        y += LINE * mm(size)


def _tile_size(canvas: Canvas, body: Tiles, width: float, height: float, style: Style) -> float:
    """The largest size at which every tile holds its words; names break into lines before they shrink."""
    size = style.text
    while size > style.floor and not all(_fits(canvas, tile, size, width, height) for tile in body.tiles):
        size -= 0.1
    return max(size, style.floor)


def _fits(canvas: Canvas, tile: Tile, size: float, width: float, height: float) -> bool:
    rows = _words(tile, size, width, canvas.measure)
    return len(rows) * LINE * mm(size) <= height and all(canvas.width(row, size) <= width for row in rows)


def lacks(body: Tiles | Dots) -> bool:
    """Whether anything on the map has no value."""
    items = body.tiles if isinstance(body, Tiles) else body.places
    return any(item.step is None for item in items)


def scale(canvas: Canvas, body: Tiles | Dots, box: Box, style: Style) -> None:
    """Draw the colour scale of a map at the top of `box`, a class to a line, each saying which of its ends is in."""
    size, classes = style.text, body.classes
    y = box.y
    for row in wrap(body.legend_title, box.width, size, canvas.measure):
        canvas.text(box.x, y + mm(size), row, size, colour=SECONDARY)
        y += 1.3 * mm(size)
    y += 0.2 * mm(size)
    for n, item in reversed(list(enumerate(classes))):
        _swatch(canvas, STEPS[_step(n, len(classes))], None, item.label, box.x, y, size)
        y += 1.25 * mm(size)
    if lacks(body):
        _swatch(canvas, PAPER, AXIS, body.missing_label, box.x, y, size)


def _swatch(canvas: Canvas, fill: str, stroke: str | None, text: str, x: float, y: float, size: float) -> None:
    canvas.rect(Box(x, y, 1.6 * mm(size), 1.0 * mm(size)), fill, stroke=stroke, line=0.4)
    canvas.text(x + 2.1 * mm(size), y + 0.5 * mm(size), text, size, colour=SECONDARY, middle=True)


def _step(position: int, count: int) -> int:
    """Spread `count` classes over the five colours."""
    return position if count == len(STEPS) else round(position * (len(STEPS) - 1) / max(1, count - 1))
