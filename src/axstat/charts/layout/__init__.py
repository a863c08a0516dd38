"""From a drawing to a page: where every bar, line and word stands, in millimetres."""

from __future__ import annotations

from axstat.charts.layout.page import foot_lines, lay_out, title_size

__all__ = ["foot_lines", "lay_out", "title_size"]
