"""The colours that a chart has wherever it is drawn, so that one in a workbook looks as one on paper does.

They are those of `charts.style`, which says why; a test holds the two together.
"""

from __future__ import annotations

INK = "#1f2a33"
SECONDARY = "#55616b"
GRID = "#dfe4e8"
AXIS = "#9aa5ae"
BASE = "#b3c3d1"
BASE_DARK = "#7d94a8"
HIGHLIGHT = "#c2410c"
UNDECIDABLE = "#e8cf7a"
