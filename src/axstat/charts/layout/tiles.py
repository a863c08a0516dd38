"""The tile map, one tile for each prefecture, and the colour scale of every map."""

from __future__ import annotations

from axstat.charts.bodies import Dots, Tile, Tiles
from axstat.charts.canvas import Box, Canvas, Rect
from axstat.charts.style import AXIS, INK, PAPER, SECONDARY, STEPS, mm, step_of, text_on

COLUMNS, ROWS = 14, 9
INSET = 0.01
SLIMMEST = 0.8  # a tile may be so much narrower than high, to fill a page
LINE = 1.12


def tiles_height(canvas: Canvas, body: Tiles, width: float) -> float:
    """Return the height of the tile grid in `width`: tiles are higher than wide where their names need it."""
    return ROWS * max(width / COLUMNS, _wanted(canvas, body, width / COLUMNS))


def _wanted(canvas: Canvas, body: Tiles, side: float) -> float:
    """The height of a tile whose words stand in type of the smallest readable size."""
    size = canvas.style.floor
    rows = max(len(_words(canvas, tile, size, side * (1 - 2 * INSET))) for tile in body.tiles)
    return (rows * LINE * mm(size) + 0.5) / (1 - 2 * INSET)


def _words(canvas: Canvas, tile: Tile, size: float, room: float) -> list[str]:
    """The lines of a tile: a Japanese name may be broken, a Latin one is not; `%` stands where there is room for it."""
    label = [tile.label] if tile.label.isascii() else canvas.wrapped(tile.label, room, size)
    plain = canvas.width("100%", size) > room
    return [*label, tile.value_label.removesuffix("%") if plain else tile.value_label]


def tiles(canvas: Canvas, body: Tiles, box: Box) -> None:
    """Draw the tile map; its scale stands in the empty upper left block."""
    width, height = tiles_map(canvas, body, box)
    room = Box(box.x, box.y, (box.width - width * COLUMNS) / 2 + 8.5 * width, 3.9 * height)
    scale(canvas, body, room)


def tiles_map(canvas: Canvas, body: Tiles, box: Box) -> tuple[float, float]:
    """Draw the tiles alone and return the width and height of one."""
    height = box.height / ROWS
    width = min(box.width / COLUMNS, height * 1.25)
    height = min(height, max(width / SLIMMEST, _wanted(canvas, body, width)))
    left = box.x + (box.width - width * COLUMNS) / 2
    across, down = width * (1 - 2 * INSET), height * (1 - 2 * INSET)

    def fits(size: float) -> bool:
        words = (_words(canvas, tile, size, across) for tile in body.tiles)
        return all(
            len(rows) * LINE * mm(size) <= down and all(canvas.width(row, size) <= across for row in rows)
            for rows in words
        )

    size = canvas.fitted(canvas.style.text, fits)
    for tile in body.tiles:
        x, y = left + (tile.column + INSET) * width, box.y + (tile.row + INSET) * height
        _tile(canvas, tile, Box(x, y, across, down), size)
    return width, height


def _tile(canvas: Canvas, tile: Tile, cell: Box, size: float) -> None:
    fill, stroke = (PAPER, AXIS) if tile.step is None else (STEPS[tile.step], PAPER)
    canvas.add(Rect(cell, fill, INK if tile.highlight else stroke, (3 if tile.highlight else 0.8) * canvas.style.line))
    rows = _words(canvas, tile, size, cell.width)
    x, y = cell.x + cell.width / 2, cell.y + cell.height / 2 - (len(rows) - 1) / 2 * LINE * mm(size)
    canvas.rows(x, y, rows, size, leading=LINE, colour=text_on(fill), align="center", middle=True)


def lacks(body: Tiles | Dots) -> bool:
    """Whether anything on the map has no value."""
    items = body.tiles if isinstance(body, Tiles) else body.places
    return any(item.step is None for item in items)


def scale(canvas: Canvas, body: Tiles | Dots, box: Box) -> None:
    """Draw the colour scale of a map at the top of `box`, a class to a line, each saying which of its ends is in."""
    em, classes = canvas.em, body.classes
    title = canvas.wrapped(body.legend_title, box.width)
    y = canvas.rows(box.x, box.y, title, leading=1.3, drop=1.0, colour=SECONDARY) + 0.2 * em
    for n, item in reversed(list(enumerate(classes))):
        _swatch(canvas, STEPS[step_of(n, len(classes))], None, item.label, box.x, y)
        y += 1.25 * em
    if lacks(body):
        _swatch(canvas, PAPER, AXIS, body.missing_label, box.x, y)


def _swatch(canvas: Canvas, fill: str, stroke: str | None, text: str, x: float, y: float) -> None:
    em = canvas.em
    canvas.add(Rect(Box(x, y, 1.6 * em, 1.0 * em), fill, stroke, 0.4))
    canvas.text(x + 2.1 * em, y + 0.5 * em, text, colour=SECONDARY, middle=True)
