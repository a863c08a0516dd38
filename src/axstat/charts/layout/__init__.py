"""From a drawing to a page: where every bar, line and word stands, in millimetres."""

from __future__ import annotations

from axstat.charts.layout.page import lay_out

__all__ = ["lay_out"]
