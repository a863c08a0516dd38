"""Carries a name that is written once down to the rows below it whose further key stands in another column.

| 札幌市 | 計 | 100 |
|        | 男 |  60 |      札幌市, told apart by 男; a lone 合計 at the end does not belong to the last body
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate

from axstat.model.cells import CellKind
from axstat.model.packed import Coded
from axstat.model.tables import RowClass
from axstat.model.values import Status
from axstat.recognise import thresholds, words
from axstat.recognise.block import Block
from axstat.recognise.bodies import BLANK, rows_where
from axstat.recognise.distinguishing import Column, Keys
from axstat.values.numbers import read_value
from axstat.values.text import clean


def carry_names(block: Block, rows: Sequence[int]) -> Block:
    """Return the block with the names of `rows` carried down over rows that have a further key instead of a name."""
    end = block.occupied.rfind(1)
    blank = rows_where(block.verdicts, lambda verdict: verdict is BLANK)
    unnamed = [row for row in blank if rows[0] <= row <= end and block.occupied[row]]
    if not unnamed:
        return block
    col = _key_column(block, rows, unnamed)
    if col and (shared := _shared_keys(block, col, rows, unnamed)):
        return _carried(block, rows[0], end, col, shared)
    if part := _parts_beside(block, rows, unnamed):
        named = _carried(block, rows[0], end, part, {block.sheet.text(row, part) for row in unnamed})
        identity, values = {**block.identity, part: "facet"}, tuple(c for c in block.values if c != part)
        return replace(named, identity=identity, values=values, facet_columns=(*block.facet_columns, part))
    verdicts, bracketed = list(block.verdicts), set(block.bracketed_rows)
    for row in unnamed:
        if block.stands_for_body(row - 1) and row - 1 not in bracketed and _is_parenthesised(block, row):
            verdicts[row] = verdicts[row - 1]
            bracketed.add(row)
    return replace(block, verdicts=verdicts, bracketed_rows=frozenset(bracketed))


def with_parts(block: Block) -> Block:
    """Return the block with lines that name a part of the body above them (うち消防) as that body's, told apart by it.

    What the part is called stands in a facet of its own, as if there were a column of it.
    """
    if isinstance(block.verdicts, Coded) or not block.axis.is_area or block.facet_columns or block.bracketed_rows:
        return block
    sheet, col = block.sheet, block.axis.label_column
    verdicts, parts = list(block.verdicts), dict[int, str]()
    for row in rows_where(
        block.verdicts, lambda v: v.row_class is RowClass.UNKNOWN and bool(v.label) and not v.names_body()
    ):
        label = sheet.label(row, col)
        whole = block.stands_for_body(row - 1) or row - 1 in parts
        besides = {sheet.text(row, c) for c in block.axis.columns if c != col} - {""}
        same = besides <= {sheet.text(row - 1, c) for c in block.axis.columns}  # another prefecture: another body
        if whole and same and block.occupied[row] and words.is_part(label):
            verdicts[row], parts[row] = verdicts[row - 1], label
    if not parts:
        return block
    dated = block.dated
    if dated is not None:  # a part that states no year is of the year above it
        texts = list(dated.texts)
        for row in parts:
            texts[row] = texts[row] if dated.periods.get(texts[row]) else texts[row - 1]
        block = replace(block, dated=replace(dated, texts=texts))
    beyond = max(sheet.grid.n_cols, *sheet.grid.columns) + 1
    sheet.fill(beyond, parts)
    return replace(block, verdicts=verdicts, facet_columns=(beyond,))


def _key_column(block: Block, rows: Sequence[int], unnamed: Sequence[int]) -> int:
    """Return the first column with a label in nearly every row, named and unnamed; 0 when there is none."""
    every = sorted([*rows, *unnamed])
    for column in (Column(block, col, every) for col in (block.period_column, *block.values) if col):
        few = column.is_full and len(column.texts) <= thresholds.FACET_VALUES
        is_text = block.sheet.grid.kind(rows[0], column.col) is CellKind.TEXT
        if few and (column.col == block.period_column or (is_text and not _are_figures(column.texts))):
            return column.col
    return 0


def _parts_beside(block: Block, rows: Sequence[int], unnamed: Sequence[int]) -> int:
    """Return the column that says of every line without a name, and of no other, which part it is; 0 for none."""
    sheet = block.sheet
    parts = (col for col in block.values if all(words.is_part(sheet.label(row, col)) for row in unnamed))
    return next((col for col in parts if all(sheet.is_blank(row, col) for row in rows)), 0)


def _are_figures(texts: Collection[str]) -> bool:
    """Tell whether most texts are figures, which in a CSV are texts too: they tell no lines of a body apart."""
    return sum(read_value(text).status is not Status.UNPARSED for text in texts) * 2 > len(texts)


def _shared_keys(block: Block, col: int, rows: Sequence[int], unnamed: Sequence[int]) -> set[str]:
    """Return the keys of unnamed rows that bodies share."""
    named = {block.sheet.text(row, col) for row in rows}
    keys = Counter(text for row in unnamed if (text := block.sheet.text(row, col)).strip())
    shared = {text for text, n in keys.items() if text in named or n > 1 or len(rows) == 1}
    return shared if sum(keys[text] for text in shared) * 2 >= len(unnamed) else set()


def _carried(block: Block, first: int, end: int, col: int, shared: set[str]) -> Block:
    verdicts, last = list(block.verdicts), BLANK
    for row in range(first, end + 1):
        if verdicts[row] is not BLANK:
            is_sum = block.occupied[row] and verdicts[row].row_class.has_values
            last = verdicts[row] if block.stands_for_body(row) or is_sum else BLANK
        elif block.occupied[row] and block.sheet.text(row, col) in shared:
            verdicts[row] = last
    return replace(block, verdicts=verdicts)


def _is_parenthesised(block: Block, row: int) -> bool:
    """Tell whether every value of a row stands in parentheses, as the previous year's figures do."""
    texts = [t for col in block.values if (t := block.sheet.text(row, col)).strip()]
    inside = [clean(t) for t in texts]
    figures = [read_value(t).status is not Status.UNPARSED for t in texts]
    return bool(texts) and all(t.startswith("(") and t.endswith(")") for t in inside) and all(figures)


def written_once(block: Block, rows: Sequence[int], keys: Keys) -> int:
    """Return a column of words left of the names that is written once for the lines below it, filled down; else 0.

    | 男女 | 市町村 | 人口 |
    | 男   | 札幌市 |  95  |      only where that, and nothing else, gives every line a key of its own
    |      | 函館市 |  11  |
    """
    sheet = block.sheet
    above = (clean(sheet.text(row, block.axis.label_column)) for row in range(rows[0]))
    header = max((row for row, text in enumerate(above) if text and words.is_identity_label(text)), default=0)
    lines = rows_where(block.verdicts, lambda verdict: verdict.row_class.has_values)  # totals among them
    named = sorted({*rows, *(row for row in lines if row > header)})  # rows: of some it is open who they are
    for col in (c for c in block.values if c < min(block.axis.columns)):
        texts = [sheet.text(row, col).strip() for row in named]
        if not texts[0] or not sheet.heading(col, named[0]) or any(sheet.is_number(row, col) for row in named):
            continue
        carried = dict(zip(named, accumulate(texts, _or_above), strict=True))
        if keys.beside([carried[row] for row in rows]).are_unique:
            sheet.fill(col, carried)
            return col
    return 0


def _or_above(above: str, text: str) -> str:
    return text or above
