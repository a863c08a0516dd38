"""The header line `-- plot:`, by which a query declares a chart of its rows (docs/guides/own-queries.md#charts).

    -- plot: bars hours by prefecture name
    -- plot: bars share_over by group_name with totals or bars median by group_name with totals

First the form, then the columns that are drawn, and behind `by` those that name each bar, column or point.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from axstat.errors import QueryFailed
from axstat.model.plots import Plot, PlotKind

_TOTALS = ("with", "totals")


def read_plot(where: str, text: str, known: Sequence[str]) -> Plot:
    """Return the chart that a line declares.

    Args:
        where: the file and line, for messages.
        text: the line behind its key.
        known: the columns that the header describes.

    Raises:
        QueryFailed: a form that is none, or a column that the header does not describe.
    """
    *before, last = text.split(" or ")
    plot = _one(where, last, known, None)
    for part in reversed(before):
        plot = _one(where, part, known, plot)
    return plot


def _one(where: str, text: str, known: Sequence[str], otherwise: Plot | None) -> Plot:
    kind, *words = text.split() or [""]
    totals = tuple(words[-2:]) == _TOTALS
    words = words[:-2] if totals else words
    place = words.index("by") if "by" in words else len(words)
    drawn, named = tuple(words[:place]), tuple(words[place + 1 :])
    kinds: tuple[PlotKind, ...] = get_args(PlotKind)
    form = next((form for form in kinds if form == kind), None)
    if form is None or not drawn or (not named and form != "parts"):
        raise QueryFailed("header-no-plot", where=where, text=text.strip(), kinds=kinds)
    if odd := next((name for name in (*named, *drawn) if name not in known), None):
        raise QueryFailed("header-plot-without-column", where=where, name=odd)
    return Plot(form, named, drawn, totals, otherwise)
