"""What a query declares of its chart: which columns name what is drawn, which are drawn, and in what form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlotKind = Literal["bars", "columns", "line", "gap", "parts", "histogram"]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of a result's rows, in their order.

    `bars` lie and `columns` stand; a `line` runs over periods; `gap` has bars to both sides of zero; `parts` are shares
    of a whole, `histogram` columns are classes without space between them: both stack their values, and the colours of
    those mean beyond a threshold, undecidable, not beyond. `totals` draws the rows that add others up too.
    `otherwise` is what is drawn where the result, as it was asked for, has not what this one needs.
    """

    kind: PlotKind
    categories: tuple[str, ...]
    values: tuple[str, ...]
    totals: bool = False
    otherwise: Plot | None = None
