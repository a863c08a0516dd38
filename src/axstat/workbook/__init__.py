"""The only readers of workbook files: `open_workbook` turns a file into grids that lose nothing a cell holds.

It keeps one promise: what a grid shows at an address is what the file holds there, or the file is refused in one line.
"""

from __future__ import annotations

from axstat.workbook.limits import DEFAULT_LIMITS, Limits
from axstat.workbook.opening import open_workbook
from axstat.workbook.source import fingerprint

__all__ = ["DEFAULT_LIMITS", "Limits", "fingerprint", "open_workbook"]
