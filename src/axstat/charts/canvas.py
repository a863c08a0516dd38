"""A page as a list of shapes in millimetres, y growing downwards from the top left corner.

Layout is pure: it only needs to measure text. So a test can prove that no text is cut or overlaps another, and the
painter only copies shapes to a backend.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from axstat.charts.style import INK, SECONDARY, Style, mm
from axstat.voice.typeset import Measure, shorten, wrap

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
    """Collects the shapes of one page in its style; `measure` gives text widths in millimetres.

    Running text is the size, and a line of the style the weight, of whatever names no other.
    """

    measure: Measure
    style: Style
    shapes: list[Shape] = field(default_factory=list)

    @property
    def em(self) -> float:
        """The height of running text in millimetres, which distances are multiples of."""
        return mm(self.style.text)

    def add(self, shape: Shape) -> None:
        """Add a shape."""
        self.shapes.append(shape)

    def line(self, *points: tuple[float, float], colour: str, line: float | None = None, dashed: bool = False) -> None:
        """Add a line."""
        self.add(Line(points, colour, self.style.line if line is None else line, dashed))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float | None = None,
        *,
        colour: str = INK,
        align: Align = "left",
        middle: bool = False,
        halo: bool = False,
    ) -> None:
        """Add a line of text at baseline `y`, or centred on `y` when `middle`."""
        if text:
            points = size or self.style.text
            self.add(Text(x, y + MIDDLE * mm(points) if middle else y, text, points, colour, align, halo))

    def rows(
        self,
        x: float,
        y: float,
        rows: Sequence[str],
        size: float | None = None,
        *,
        leading: float,
        drop: float = 0.0,
        colour: str = INK,
        align: Align = "left",
        middle: bool = False,
    ) -> float:
        """Add lines of text under each other from `y` on, each `drop` ems below its place; return the y behind them."""
        em = mm(size or self.style.text)
        for row in rows:
            self.text(x, y + drop * em, row, size, colour=colour, align=align, middle=middle)
            y += leading * em
        return y

    def shortened(self, x: float, y: float, text: str, room: float, *, align: Align = "left") -> None:
        """Add the title of an axis, with … at its end where it has more words than room."""
        shown = shorten(text, room, self.style.text, self.measure)
        self.text(x, y, shown, colour=SECONDARY, align=align)

    def wrapped(self, text: str, room: float, size: float | None = None, *, fill: bool = False) -> list[str]:
        """Return `text` broken into lines that fit `room`."""
        return wrap(text, room, size or self.style.text, self.measure, fill=fill)

    def width(self, text: str, size: float | None = None) -> float:
        """Return the width of one line of text."""
        return self.measure(text, size or self.style.text)

    def fitted(self, size: float, fits: Callable[[float], bool]) -> float:
        """Return the largest size up to `size` in which everything fits: words are set smaller, never cut."""
        while size > self.style.floor and not fits(size):
            size -= 0.1
        return max(size, self.style.floor)
