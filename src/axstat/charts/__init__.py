"""Charts that a white paper can print: a query's result, drawn as SVG, PDF, PNG or in the terminal.

`plan` turns results into a `Drawing` (pure data), `paint` turns that into bytes, `preview` and `alt_text` into text.
"""

from __future__ import annotations

from axstat.charts.alt import alt_text, contact_sheet
from axstat.charts.boundaries import read_boundaries
from axstat.charts.drawing import Drawing
from axstat.charts.layout import foot_lines, title_size
from axstat.charts.painter import Painting, format_of, paint, painted
from axstat.charts.preview import preview
from axstat.charts.registry import Kind, Own, drawable, find_kind, kinds, plan

__all__ = [
    "Drawing",
    "Kind",
    "Own",
    "Painting",
    "alt_text",
    "contact_sheet",
    "drawable",
    "find_kind",
    "foot_lines",
    "format_of",
    "kinds",
    "paint",
    "painted",
    "plan",
    "preview",
    "read_boundaries",
    "title_size",
]
