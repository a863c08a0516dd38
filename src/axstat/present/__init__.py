"""Present a result as text or a file: one result, nine formats, the same numbers in each.

Depends on `model.results` only. People's formats (table, markdown, html, xlsx) print the page of a result: its main
columns, rounded, in words, with title, notes and sources; machines' formats keep every column, code and digit.
"""

from __future__ import annotations

from axstat.present.choosing import Choice, choose
from axstat.present.formats import FORMATS, Rendering, format_of, render

__all__ = ["FORMATS", "Choice", "Rendering", "choose", "format_of", "render"]
