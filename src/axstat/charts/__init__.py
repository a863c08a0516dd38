"""Charts that a white paper can print: a query's result, drawn as SVG, PDF, PNG or in the terminal.

`plan` turns a result into a `Drawing` (pure data), `paint` turns that into bytes, `preview` into text.
"""

from __future__ import annotations

from axstat.charts.drawing import Drawing
from axstat.charts.painter import format_of, paint
from axstat.charts.registry import Kind, find_kind, kinds, plan

__all__ = ["Drawing", "Kind", "find_kind", "format_of", "kinds", "paint", "plan"]
