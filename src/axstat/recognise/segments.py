"""Splits a block into tables: a header or a unit that changes between items starts a new table, the same does not.

| 団体名 | 人口 |                 | 団体名 | 人口 |                | 団体名 | （人） |
| 札幌市 | 197  |                 | 札幌市 | 197  |                | 札幌市 | 1970   |
| 団体名 | 人口 |   same table    | 団体名 | 面積 |   another      |        | （千人） |   another
| 函館市 |  25  |                 | 札幌市 | 1121 |                | 函館市 |     25 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from axstat.recognise import words
from axstat.recognise.block import Block
from axstat.recognise.header import LABELS, Header, header_above
from axstat.recognise.lines import Lines
from axstat.recognise.rules import Line


@dataclass(slots=True)
class Segment:
    """The rows of one table inside a block, under their header.

    `first`/`last` are its first and last item; `top`/`bottom` bound its extent; `headers` are header rows repeated
    between its items. `shares_header`: the header of the table above holds here too.
    """

    first: int
    last: int
    top: int
    header: Header
    bottom: int = 0
    headers: list[int] = field(default_factory=list)
    shares_header: bool = False
    keyed: int = 0
    """The first row whose key is not in `keys` yet: few segments are asked for theirs."""
    keys: set[object] = field(default_factory=set)

    def has_key(self, lines: Lines, key: object) -> bool:
        """Tell whether an item so far has this key."""
        rows = lines.items_between(max(self.keyed, self.first), self.last)
        self.keys.update(map(lines.block.key, rows))
        self.keyed = self.last + 1
        return key in self.keys


def split(lines: Lines) -> list[Segment]:
    """Return the tables of a block, top to bottom; their extents cover every row of the sheet."""
    block, items = lines.block, lines.items
    if not items:
        return []
    current = Segment(items[0], items[0], 1, header_above(lines, items[0], 1))
    segments = [current]
    for previous, row in _gaps(block, items):
        current.last = previous
        begins = _begins(lines, current, previous, row)
        if begins is not None:
            current.bottom = _last_row_before(block, previous, row)
            begins.top = current.bottom + 1
            segments.append(begins)
            current = begins
    current.last = items[-1]
    current.bottom = block.sheet.n_rows
    return segments


def _gaps(block: Block, items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the items between which something stands that is no item: the second may begin a table."""
    if isinstance(items, range):
        return
    for above, row in pairwise(items):
        if row > above + 1 and any(_says_something(block, r) for r in range(above + 1, row)):
            yield above, row


def _says_something(block: Block, row: int) -> bool:
    return bool(block.occupied[row] or block.verdicts[row].label)


def _begins(lines: Lines, current: Segment, previous: int, row: int) -> Segment | None:
    """Return the table that begins at `row`, None where the one above goes on."""
    block = lines.block
    header = header_above(lines, row, previous + 1)
    labels, units = header.rows_of(*LABELS), header.rows_of(Line.UNITS)
    headings = [r for r in range(previous + 1, row) if _is_heading_alone(lines, r)]
    repeats = bool(labels or headings) and current.has_key(lines, block.key(row))
    if labels and not (current.header.says_the_same(header) and not repeats):
        return Segment(row, row, 0, header)
    if units and not labels:
        changed = current.header.with_units(units, row)
        if not current.header.says_the_same(changed):
            return Segment(row, row, 0, changed, shares_header=True)
    if (headings and repeats) or _states_unit(lines, previous, row):
        return Segment(row, row, 0, current.header, shares_header=True)
    current.headers.extend([*labels, *units])
    return None


def _is_heading_alone(lines: Lines, row: int) -> bool:
    """Tell whether a line has a label that names no body and nothing beside it."""
    verdict = lines.block.verdicts[row]
    alone = not verdict.row_class.has_values and bool(verdict.label) and not lines.block.occupied[row]
    return alone and (not verdict.note or words.is_numbered(verdict.label))


def _states_unit(lines: Lines, previous: int, row: int) -> bool:
    """Tell whether a note between items states a unit: it holds for what follows."""
    sheet, block = lines.block.sheet, lines.block
    columns = (*block.identity, *block.values)
    texts = [sheet.text(r, c) for r in range(previous + 1, row) for c in columns]
    return any(words.is_unit_note(text) for text in texts if text)


def _last_row_before(block: Block, last: int, first: int) -> int:
    """Return where a table ends: before the heading of the next, after the notes that follow a blank-free run.

    A numbered line right above the next header (（２）出先機関) is the next table's heading.
    """
    row = last
    while row + 1 < first and (block.verdicts[row + 1].note or not _says_something(block, row + 1)):
        below = row + 2
        heads = below < first and _says_something(block, below) and not block.verdicts[below].note
        if heads and words.is_numbered(block.verdicts[row + 1].label):
            break
        row += 1
    return row
