"""The house look: sizes, type, colours. The one place to change how every chart looks.

Colours are ordered by lightness as well as hue, so that they stay apart in grey print and for colour-blind readers
(tests compute both). One highlight colour; everything else is muted.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from axstat.charts.drawing import Size

INK = "#1f2a33"
SECONDARY = "#55616b"
GRID = "#dfe4e8"
AXIS = "#9aa5ae"
PAPER = "#ffffff"
BASE = "#b3c3d1"
BASE_DARK = "#7d94a8"
HIGHLIGHT = "#c2410c"
HIGHLIGHT_TINT = "#f0b392"
UNDECIDABLE = "#e8cf7a"
MISSING = "#eef1f3"
STEPS = ("#fbe0ca", "#f4b88c", "#e18a50", "#bd521d", "#7c2a05")


@dataclass(frozen=True, slots=True)
class Style:
    """Page geometry in millimetres and type sizes in points.

    `height` is fixed for a slide and None where the chart takes the height it needs. No type is set below `floor`.
    """

    width: float
    height: float | None
    margin: float
    title: float
    subtitle: float
    text: float
    small: float
    figure: float
    line: float
    plot: float
    bar_columns: int
    dot: float
    floor: float


STYLES: MappingProxyType[Size, Style] = MappingProxyType(
    {
        "a4-column": Style(84, None, 1.5, 9.5, 7, 7, 6.5, 14, 0.5, 48, 1, 0.36, 6.5),
        "a4-page": Style(174, None, 2, 13, 8, 8, 6.5, 21, 0.6, 82, 2, 0.62, 6.5),
        "slide": Style(254, 142.875, 6.5, 18, 12, 11.5, 8.5, 28, 0.9, 80, 3, 0.5, 8),
    }
)

LEADING = 1.35
MM_PER_POINT = 25.4 / 72


def mm(points: float) -> float:
    """Return a type size in millimetres."""
    return points * MM_PER_POINT


def luminance(colour: str) -> float:
    """Return CIE L* (0 black to 100 white) of `#rrggbb`: how dark it prints in grey."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def text_on(colour: str) -> str:
    """Return the text colour that reads on `colour`."""
    return PAPER if luminance(colour) < 55 else INK


def step_of(position: int, count: int) -> int:
    """Return the colour of one of `count` classes, which are spread over all colours."""
    return round(position * (len(STEPS) - 1) / max(1, count - 1))
