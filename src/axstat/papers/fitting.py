"""How a table fits a width: how wide each column is, and in which size its text is set, before anything is drawn.

Measured in full-width characters, which are as wide as the type is high; a wide table is set smaller, never cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from axstat.charts.style import MM_PER_POINT
from axstat.papers.blocks import Block, Picture, Table, plain
from axstat.papers.numbering import every
from axstat.voice.typeset import atoms, display_width

_WIDEST = 36
"""Half characters of a column that is not broken into lines."""
_PADDING = 3.0
"""Millimetres between the texts of two columns."""
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points in which a table is set."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The widths of a table's columns in millimetres and the points of its text; `fits`: no figure is broken."""

    widths: tuple[float, ...]
    size: float
    fits: bool


def lies_across(blocks: tuple[Block, ...], width: float) -> bool:
    """Say whether a paper has to lie across: a table or a chart of it does not fit the width of an upright page."""
    return any(
        (isinstance(block, Table) and not fit(block, width).fits)
        or (isinstance(block, Picture) and block.width > width)
        for block in every(blocks)
    )


def breadth(text: str) -> float:
    """Return the half characters that a text takes: letters are a little wider than half an em."""
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return display_width(text) + 0.25 * letters


def fit(table: Table, width: float, sizes: tuple[float, ...] = SIZES) -> Fit:
    """Return how a table is set in a width: in the largest size in which all its columns have what they need."""
    wanted, least = _wanted(table), _least(table)
    for size in sizes:
        made = _shared(wanted, least, width, size, table)
        if made is not None:
            return Fit(made, size, fits=True)
    size = sizes[-1]
    need = [half(one, size) for one in least]
    return Fit(tuple(width * one / sum(need) for one in need), size, fits=False)


def half(characters: float, size: float) -> float:
    """Return the millimetres that a column of so many half characters takes."""
    return characters * size / 2 * MM_PER_POINT + _PADDING


def _shared(
    wanted: list[float], least: list[float], width: float, size: float, table: Table
) -> tuple[float, ...] | None:
    """Return widths that add up to the whole: what is over goes by the columns' shares, what lacks is broken."""
    needs, floors = [half(one, size) for one in wanted], [half(one, size) for one in least]
    if len({column.width for column in table.columns}) > 1:
        shares = [column.width / sum(column.width for column in table.columns) * width for column in table.columns]
        if all(share >= floor for share, floor in zip(shares, floors, strict=True)):
            return tuple(shares)
    if sum(floors) > width:
        return None
    if sum(needs) <= width:
        return tuple(need * width / sum(needs) for need in needs)
    spare = width - sum(floors)
    lacking = [need - floor for need, floor in zip(needs, floors, strict=True)]
    if sum(lacking) > spare * 3 and size > SIZES[-1]:  # too many lines: a smaller size first
        return None
    return tuple(floor + lack * spare / sum(lacking) for floor, lack in zip(floors, lacking, strict=True))


def _wanted(table: Table) -> list[float]:
    """Return the half characters that each column would like: its longest text, its heading in two lines."""
    wanted = []
    for place, column in enumerate(table.columns):
        longest = max((breadth(plain(row[place])) for row in table.rows if place < len(row)), default=0)
        wanted.append(float(min(max(longest, breadth(column.heading) / 2, 4), _WIDEST)))
    return wanted


def _least(table: Table) -> list[float]:
    """Return the half characters below which a figure or a word would be broken."""
    least = []
    for place, column in enumerate(table.columns):
        texts = [plain(row[place]) for row in table.rows if place < len(row)]
        if column.right:
            need = max(map(breadth, texts), default=0)
        else:
            need = max((breadth(word.strip()) for text in texts for word in atoms(text)), default=0)
        words = (breadth(word.strip()) for word in atoms(column.heading))
        least.append(float(max(min(need, _WIDEST), *words, 4)))
    return least
