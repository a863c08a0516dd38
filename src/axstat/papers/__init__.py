"""Papers: pages that axstat writes, from blocks of text, tables and charts to Word, PowerPoint, HTML and PDF.

`blocks` is what a page says; one module for each format says it there. Every number keeps its `axstat:` address, so
that `axstat check` verifies what was written here as it does what people wrote.
"""

from __future__ import annotations

from axstat.papers.blocks import Paper
from axstat.papers.formats import FORMATS, paper_format, render, require

__all__ = ["FORMATS", "Paper", "paper_format", "render", "require"]
