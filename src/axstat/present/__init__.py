"""Present a result as text or a file: one result, nine formats, the same numbers in each.

Depends on `model.results` only. People's formats (table, markdown, html) round as the columns say and keep title,
notes and sources with the rows; machines' formats keep every digit.
"""

from __future__ import annotations

from axstat.present.formats import FORMATS, Rendering, format_of, render

__all__ = ["FORMATS", "Rendering", "format_of", "render"]
