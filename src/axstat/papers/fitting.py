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
_NAME = 12
"""Half characters of a text that stands in one line: a name, a unit, a date."""
_LETTER, _FOREIGN, _FOREIGN_BOLD = 0.25, 0.3, 0.45
"""How much wider than half an em a letter is in our own font, in the widest that stands in for another, and bold."""
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


def lies_across(blocks: tuple[Block, ...], width: float, *, roomy: bool = False) -> bool:
    """Say whether a paper has to lie across: a table or a chart of it does not fit the width of an upright page."""
    return any(
        (isinstance(block, Table) and not fit(block, width, roomy=roomy).fits)
        or (isinstance(block, Picture) and block.width > width)
        for block in every(blocks)
    )


def breadth(text: str, latin: float = _LETTER) -> float:
    """Return the half characters that a text takes: letters are a little wider than half an em.

    `latin` is how much wider than half an em a letter is; digits are half an em in the fonts that axstat brings along,
    and as wide as letters in those that a reader's machine may put in their place.
    """
    wide = sum(char.isascii() and (char.isalpha() or (latin > _LETTER and not char.isspace())) for char in text)
    return display_width(text) + latin * wide


def fit(table: Table, width: float, sizes: tuple[float, ...] = SIZES, *, roomy: bool = False) -> Fit:
    """Return how a table is set in a width: in the largest size in which all its columns have what they need.

    Args:
        table: the table.
        width: millimetres.
        sizes: the points to choose from, the largest first.
        roomy: whatever font the reader's machine has must fit, and no figure break over two lines.
    """
    wanted, least = _wanted(table, roomy=roomy), _least(table, roomy=roomy)
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


def _wanted(table: Table, *, roomy: bool) -> list[float]:
    """Return the half characters that each column would like: its longest text, its heading in two lines."""
    text, head = (_FOREIGN, _FOREIGN_BOLD) if roomy else (_LETTER, _LETTER)
    wanted = []
    for place, column in enumerate(table.columns):
        longest = max((breadth(plain(row[place]), text) for row in table.rows if place < len(row)), default=0)
        wanted.append(float(min(max(longest, breadth(column.heading, head) / 2, 4), _WIDEST)))
    return wanted


def _least(table: Table, *, roomy: bool) -> list[float]:
    """Return the half characters below which a figure, a word or a short name would be broken."""
    text, head = (_FOREIGN, _FOREIGN_BOLD) if roomy else (_LETTER, _LETTER)
    least = []
    for place, column in enumerate(table.columns):
        texts = [plain(row[place]) for row in table.rows if place < len(row)]
        whole = [one for one in texts if column.right or display_width(one) <= _NAME]
        parts = [word.strip() for one in texts if not column.right for word in atoms(one)]
        need = max((breadth(one, text) for one in (*whole, *parts)), default=0)
        words = (breadth(word.strip(), head) for word in atoms(column.heading))
        least.append(float(max(min(need, _WIDEST), *words, 4)))
    return least
