"""All kinds of layouts by name; a kind and a number give the same workbook each time."""

from __future__ import annotations

from random import Random

from tests.recognise.layouts import cells, dates, headers, lines, mixed, sheets
from tests.recognise.layouts.page import Drawn

KINDS = {
    kind.__name__: kind
    for kind in (*headers.KINDS, *dates.KINDS, *lines.KINDS, *cells.KINDS, *sheets.KINDS, *mixed.KINDS)
}


def drawn(kind: str, number: int) -> Drawn:
    """Draw one workbook."""
    return KINDS[kind](Random(f"{kind}-{number}"))
