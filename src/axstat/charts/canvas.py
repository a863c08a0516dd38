"""A page as a list of shapes in millimetres, y growing downwards from the top left corner.

Layout is pure: it only needs to measure text. So a test can prove that no text is cut or overlaps another, and the
painter only copies shapes to a backend.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from axstat.charts.style import INK, LEADING, mm
from axstat.voice.typeset import Measure, wrap

Align = Literal["left", "center", "right"]
ASCENT, MIDDLE = 0.86, 0.37


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; `stroke` outlines it."""

    box: Box
    fill: str | None
    stroke: str | None = None
    line: float = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `line` is its width in points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    line: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """An area of one or more rings (holes by the even-odd rule of their direction)."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    fill: str
    stroke: str | None = None
    line: float = 0.2


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline. `halo` clears what lies behind it."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    align: Align = "left"
    halo: bool = False


Shape = Rect | Line | Circle | Polygon | Text


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page; `top` is where it begins, where what lies above is not shown."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    top: float = 0.0

    def texts(self) -> tuple[Text, ...]:
        """Return the texts in drawing order."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Text))


@dataclass(slots=True)
class Canvas:
    """Collects shapes; `measure` gives text widths in millimetres."""

    measure: Measure
    shapes: list[Shape] = field(default_factory=list)

    def rect(self, box: Box, fill: str | None, *, stroke: str | None = None, line: float = 0.5) -> None:
        """Add a rectangle."""
        self.shapes.append(Rect(box, fill, stroke, line))

    def line(self, *points: tuple[float, float], colour: str, line: float = 0.5, dashed: bool = False) -> None:
        """Add a line."""
        self.shapes.append(Line(points, colour, line, dashed))

    def circle(self, x: float, y: float, radius: float, fill: str, *, stroke: str | None = None) -> None:
        """Add a dot."""
        self.shapes.append(Circle(x, y, radius, fill, stroke))

    def polygon(
        self,
        rings: tuple[tuple[tuple[float, float], ...], ...],
        fill: str,
        *,
        stroke: str | None = None,
        line: float = 0.2,
    ) -> None:
        """Add an area."""
        self.shapes.append(Polygon(rings, fill, stroke, line))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: str = INK,
        align: Align = "left",
        middle: bool = False,
        halo: bool = False,
    ) -> None:
        """Add a line of text at baseline `y`, or centred on `y` when `middle`."""
        if text:
            baseline = y + MIDDLE * mm(size) if middle else y
            self.shapes.append(Text(x, baseline, text, size, colour, align, halo))

    def paragraph(self, box: Box, text: str, size: float, *, colour: str = INK, fill: bool = False) -> float:
        """Add `text` broken into lines within `box`; return the y below it."""
        y = box.y
        for row in wrap(text, box.width, size, self.measure, fill=fill):
            self.text(box.x, y + ASCENT * mm(size), row, size, colour=colour)
            y += LEADING * mm(size)
        return y

    def width(self, text: str, size: float) -> float:
        """Return the width of one line of text."""
        return self.measure(text, size)
