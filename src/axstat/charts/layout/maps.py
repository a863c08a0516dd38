"""The map of municipalities: one dot (or outline) each, as large as the page allows.

All Japan stands in its usual frame, with the islands far from the main ones in frames of their own at the lower right.
A part of it fills the page; a frame of islands is drawn only where it holds something.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from axstat.charts.bodies import Dots, Place, Point, Ring
from axstat.charts.canvas import Box, Canvas, Circle, Polygon, Rect
from axstat.charts.layout.labels import Names
from axstat.charts.layout.tiles import lacks, scale
from axstat.charts.style import AXIS, GRID, INK, PAPER, SECONDARY, STEPS, mm

MIDDLE_LATITUDE = math.cos(math.radians(37))
Bounds = tuple[float, float, float, float]  # west, south, east, north
MAIN: Bounds = (128.3, 30.0, 146.0, 45.8)
NANSEI: Bounds = (122.7, 23.9, 131.5, 30.0)
OGASAWARA: Bounds = (141.6, 26.4, 142.8, 27.8)
ZOOM = 0.6  # places that need less than this of the whole frame are shown larger
SMALLEST = 0.15  # degrees: one office alone is not blown up further
FEW = 60  # so many places are named on the map
TALLEST = 150.0


@dataclass(frozen=True, slots=True)
class Frames:
    """Which part of the map stands in the main frame, and which places in each inset."""

    bounds: Bounds
    zoomed: bool
    main: tuple[Place, ...]
    nansei: tuple[Place, ...]
    ogasawara: tuple[Place, ...]


def _in_nansei(at: Point) -> bool:
    return at[1] < NANSEI[3] and at[0] < NANSEI[2]


def _in_ogasawara(at: Point) -> bool:
    return at[1] < MAIN[1] and at[0] > 140


def _frames(body: Dots) -> Frames:
    nansei = tuple(place for place in body.places if _in_nansei(place.at))
    ogasawara = tuple(place for place in body.places if not _in_nansei(place.at) and _in_ogasawara(place.at))
    main = tuple(p for p in body.places if not _in_nansei(p.at) and not _in_ogasawara(p.at))
    if not main:
        main, nansei, ogasawara = (nansei, (), ogasawara) if nansei else (ogasawara, (), ())
    if not main:
        return Frames(MAIN, False, (), (), ())
    bounds = _around(main, body.borders)
    west, south, east, north = MAIN
    wide, high = (bounds[2] - bounds[0]) / (east - west), (bounds[3] - bounds[1]) / (north - south)
    zoomed = max(wide, high) < ZOOM
    return Frames(bounds if zoomed else MAIN, zoomed, main, nansei, ogasawara)


def _around(places: tuple[Place, ...], borders: tuple[Ring, ...]) -> Bounds:
    """The smallest frame around places, with a margin; borders that hold one of them are inside it too."""
    points = [point for place in places for point in (place.at, *(at for ring in place.rings for at in ring))]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    for ring in borders:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south:
            west, east, south, north = min(west, *xs), max(east, *xs), min(south, *ys), max(north, *ys)
    x_pad, y_pad = _margin(west, east), _margin(south, north)
    return west - x_pad, south - y_pad, east + x_pad, north + y_pad


def _margin(low: float, high: float) -> float:
    return max(0.06 * (high - low), (SMALLEST - high + low) / 2)


def dots_height(canvas: Canvas, body: Dots, width: float) -> float:
    """Return the height of the map in `width`, with its scale above it where the map leaves no sea for it."""
    frames = _frames(body)
    west, south, east, north = frames.bounds
    height = min(width * (north - south) / ((east - west) * MIDDLE_LATITUDE), TALLEST)
    return height + (_scale_height(canvas, body) if frames.zoomed else 0.0)


def _scale_height(canvas: Canvas, body: Dots) -> float:
    return (len(body.classes) + lacks(body) + 2.2) * 1.25 * canvas.em


def dots(canvas: Canvas, body: Dots, box: Box) -> None:
    """Draw the map with its scale: in the open sea at the upper left, or above the map of a part."""
    above = _scale_height(canvas, body) if _frames(body).zoomed else 0.0
    dots_map(canvas, body, Box(box.x, box.y + above, box.width, box.height - above))
    scale(canvas, body, Box(box.x, box.y, 0.58 * box.width, 0))


def dots_map(canvas: Canvas, body: Dots, box: Box) -> None:
    """Draw the map alone: low values first, so that the high ones lie on top."""
    frames = _frames(body)
    west, south, east, north = frames.bounds
    unit = min(box.height / (north - south), box.width / ((east - west) * MIDDLE_LATITUDE))
    width, height = (east - west) * MIDDLE_LATITUDE * unit, (north - south) * unit
    left = box.x + (box.width - width) / 2 if frames.zoomed else box.right - width
    frame = Box(left, box.y, width, height)
    _part(canvas, body, frames.main, frame, frames.bounds)
    if frames.nansei or frames.ogasawara:
        _insets(canvas, body, frames, frame, box)


def _insets(canvas: Canvas, body: Dots, frames: Frames, frame: Box, box: Box) -> None:
    """Draw the framed islands at the lower right, with their names."""
    right = box.right if frames.zoomed else frame.right
    width = 0.28 * box.width if frames.zoomed else frame.width * (146.0 - 140.6) / (146.0 - 128.3)
    height = width * (NANSEI[3] - NANSEI[1]) / ((NANSEI[2] - NANSEI[0]) * MIDDLE_LATITUDE)
    small = 0.32 * width
    y, type_ = frame.bottom, canvas.style.small
    for places, bounds, size, name in (
        (frames.nansei, NANSEI, (width, height), body.inset_names[0]),
        (frames.ogasawara, OGASAWARA, (small, 1.1 * small), body.inset_names[1]),
    ):
        if places:
            inset = Box(right - size[0], y - size[1], size[0], size[1])
            canvas.add(Rect(inset, PAPER, AXIS, canvas.style.line / 2))
            canvas.text(right, inset.y - 0.4 * mm(type_), name, type_, colour=SECONDARY, align="right")
            _part(canvas, body, places, inset, bounds)
            y = inset.y - 1.8 * mm(type_)


def _part(canvas: Canvas, body: Dots, places: tuple[Place, ...], box: Box, bounds: Bounds) -> None:
    """Draw borders and places in one frame, then the names that have room."""
    for ring in body.borders:
        if _within(ring, bounds):
            canvas.add(Polygon((tuple(_project(at, box, bounds) for at in ring),), GRID, AXIS, 0.3))
    style, few = canvas.style, len(body.places) <= FEW
    radius = style.dot * (1 if len(places) > 400 else min(3.0, math.sqrt(400 / max(1, len(places)))))
    ordered = sorted(places, key=lambda place: (place.highlight, place.value if place.value is not None else -1))
    for place in ordered:
        _place(canvas, place, box, bounds, radius)
    room = Box(style.margin, box.y - canvas.em, style.width - 2 * style.margin, box.height + canvas.em)
    names = Names(canvas, room, [_project(place.at, box, bounds) for place in places], radius)
    for place in reversed(ordered):
        if place.highlight or few:
            size = style.text if place.highlight else style.small
            names.write(place.label, _project(place.at, box, bounds), INK, size=size, needed=place.highlight)


def _project(at: Point, box: Box, bounds: Bounds) -> Point:
    west, south, east, north = bounds
    return (
        box.x + (at[0] - west) / (east - west) * box.width,
        box.bottom - (at[1] - south) / (north - south) * box.height,
    )


def _within(ring: Ring, bounds: Bounds) -> bool:
    """Whether an outline lies in the frame: 南鳥島 and 沖ノ鳥島 belong to 小笠原村, far off the page."""
    west, south, east, north = bounds
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def _place(canvas: Canvas, place: Place, box: Box, bounds: Bounds, radius: float) -> None:
    fill = PAPER if place.step is None else STEPS[place.step]
    if place.rings:
        rings = tuple(tuple(_project(at, box, bounds) for at in ring) for ring in place.rings if _within(ring, bounds))
        edge = INK if place.highlight else AXIS if place.step is None else PAPER
        canvas.add(Polygon(rings, fill, edge, 1.0 if place.highlight else 0.08))
        return
    x, y = _project(place.at, box, bounds)
    stroke = INK if place.highlight else AXIS if place.step is None else None
    canvas.add(Circle(x, y, 2 * radius if place.highlight else radius, fill, stroke))
