"""Where the words of a laid-out chart stand, to prove that none is cut and none covers another."""

from __future__ import annotations

from axstat.charts.canvas import ASCENT, Box, Text
from axstat.charts.style import mm
from axstat.voice.typeset import Measure

DESCENT = 0.12
"""What letters take below their baseline, of their size."""


def covered(text: Text, measure: Measure) -> Box:
    """Return the rectangle that a line of text covers."""
    width = measure(text.text, text.size)
    left = {"left": text.x, "center": text.x - width / 2, "right": text.x - width}[text.align]
    return Box(left, text.y - ASCENT * mm(text.size), width, (ASCENT + DESCENT) * mm(text.size))
