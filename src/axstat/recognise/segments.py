"""Splits a block into tables: a new heading between items starts a new table, the same heading again does not.

| 団体名 | 人口 |                 | 団体名 | 人口 |
| 札幌市 | 197  |                 | 札幌市 | 197  |
| 団体名 | 人口 |   same table    | 団体名 | 面積 |   another table
| 函館市 |  25  |                 | 札幌市 | 1121 |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from axstat.model.cells import CellKind
from axstat.model.tables import AREA_CLASSES, RowClass
from axstat.model.values import Status
from axstat.recognise.block import Block
from axstat.values.numbers import read_value
from axstat.values.text import clean, fold_label

_STRONG = AREA_CLASSES | {RowClass.COUNTY, RowClass.CATEGORY, RowClass.UNLISTED}


@dataclass(slots=True)
class Segment:
    """The rows of one table inside a block.

    `first`/`last` are its first and last item; `top`/`bottom` bound its extent; `headers` are header rows repeated
    between its items. A table that `shares_header` stands under the header of the table above it.
    """

    first: int
    last: int
    top: int
    bottom: int
    headers: list[int] = field(default_factory=list)
    shares_header: bool = False


def split(block: Block) -> list[Segment]:
    """Return the tables of a block, top to bottom; their extents cover every row of the sheet."""
    items = _without_header_words(block, block.item_rows())
    if not items:
        return []
    parts, headers, shared = _parts(block, items)
    segments = []
    top = 1
    for index, part in enumerate(parts):
        bottom = block.view.n_rows
        if index + 1 < len(parts):
            bottom = _last_row_before(block, part[-1], parts[index + 1][0])
        segments.append(Segment(part[0], part[-1], top, bottom, headers[index], shares_header=index in shared))
        top = bottom + 1
    return segments


def _without_header_words(block: Block, items: list[int]) -> list[int]:
    """Drop what only looks like an item above the first certain one: 都道府県 in a heading over years."""
    certain = next(
        (i for i, row in enumerate(items) if block.verdicts[row].row_class in _STRONG and _has_figures(block, row)),
        None,
    )
    if certain is None:
        return [row for row in items if block.verdicts[row].row_class in _STRONG]
    while certain + 1 < len(items) and _heads(block, items[certain], items[certain + 1]):
        certain += 1
    first = certain
    for index in range(certain - 1, -1, -1):
        row, below = items[index], items[first]
        total = block.verdicts[row].row_class in (RowClass.TOTAL, RowClass.AVERAGE, RowClass.REGION)
        blank = block.verdicts[row].row_class in _STRONG and not block.occupied[row]
        figures = total and _has_figures(block, row) and not _is_header(block, row)
        if not (blank or figures) or any(block.occupied[r] for r in range(row + 1, below)):
            break
        first = index
    return items[first:]


def _heads(block: Block, row: int, below: int) -> bool:
    """Tell whether a prefecture stands in the place of `市町村名`: words beside it, figures below."""
    prefecture = block.verdicts[row].row_class is RowClass.PREFECTURE
    return prefecture and _is_header(block, row) and not _is_header(block, below)


def _has_figures(block: Block, row: int) -> bool:
    """Tell whether a row holds values rather than labels; an area list has none at all."""
    if not block.values:
        return True
    cells = [block.view.cell(row, col) for col in block.values]
    filled = [c for c in cells if c.text.strip()]
    if not filled:
        return block.verdicts[row].row_class in _STRONG and not any(block.occupied)
    return True


def _is_header(block: Block, row: int) -> bool:
    """Tell whether a row's values are labels: mostly words, or years."""
    labels = values = 0
    for col in block.values:
        cell = block.view.cell(row, col)
        if not clean(cell.text):
            continue
        if cell.kind is CellKind.TEXT and read_value(cell.text, cell.kind).status is Status.UNPARSED:
            labels += 1
        else:
            values += 1
    return labels > values or (labels == 0 and values > 1 and _are_years(block, row))


def _are_years(block: Block, row: int) -> bool:
    texts = [t for col in block.values if (t := clean(block.view.text(row, col)))]
    return all(t.removesuffix(".0").isdigit() and 1900 <= int(t.removesuffix(".0")) <= 2100 for t in texts)


def _parts(block: Block, items: list[int]) -> tuple[list[list[int]], list[list[int]], set[int]]:
    """Group items into tables, with the header rows repeated inside each and the tables that use the header above."""
    parts: list[list[int]] = [[items[0]]]
    headers: list[list[int]] = [[]]
    shared: set[int] = set()
    first_labels = _header_labels(block, items[0], 1)
    for previous, row in pairwise(items):
        heads, headings = _between(block, previous, row) if row > previous + 1 else ([], [])
        repeats = bool(heads or headings) and _key(block, row) in {_key(block, r) for r in parts[-1]}
        if heads and not _continues(block, first_labels, previous, row, repeats=repeats):
            first_labels = _header_labels(block, row, previous + 1)
        elif headings and repeats:
            shared.add(len(parts))
        else:
            headers[-1].extend(heads)
            parts[-1].append(row)
            continue
        parts.append([row])
        headers.append([])
    return parts, headers, shared


def _key(block: Block, row: int) -> tuple[object, ...]:
    verdict = block.verdicts[row]
    facets = tuple(block.view.text(row, col) for col in block.facet_columns)
    return (verdict.area or verdict.label, verdict.category, facets, block.period(row), row in block.prior_rows)


def _between(block: Block, previous: int, row: int) -> tuple[list[int], list[int]]:
    """Return the header rows and the rows with a heading alone between two items."""
    heads, headings = [], []
    for between in range(previous + 1, row):
        verdict = block.verdicts[between]
        if verdict.row_class is not None:
            continue
        if block.occupied[between]:
            if _is_header(block, between):
                heads.append(between)
        elif verdict.label and not verdict.note:
            headings.append(between)
    return heads, headings


def _header_labels(block: Block, first: int, floor: int) -> set[tuple[int, str]]:
    """Return the labels that stand in the rows directly above an item."""
    labels: set[tuple[int, str]] = set()
    blanks = 0
    for row in range(first - 1, max(floor, first - 8) - 1, -1):
        found = {(c, fold_label(t)) for c in block.values if (t := block.view.text(row, c)) and clean(t)}
        blanks = 0 if found else blanks + 1
        if blanks > 2:
            break
        labels |= found
    return labels


def _continues(block: Block, first_labels: set[tuple[int, str]], previous: int, row: int, *, repeats: bool) -> bool:
    """Tell whether the header before `row` repeats the table's own and new bodies follow it."""
    labels = _header_labels(block, row, previous + 1)
    return not repeats and bool(labels) and len(labels & first_labels) >= 0.8 * len(labels)


def _last_row_before(block: Block, last: int, first: int) -> int:
    """Return where a table ends: before the heading of the next, after the notes that follow a blank-free run."""
    row = last
    while row + 1 < first and (
        block.verdicts[row + 1].note or not (block.occupied[row + 1] or block.verdicts[row + 1].label)
    ):
        row += 1
    return row
