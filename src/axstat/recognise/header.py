"""The header block above the first item: which rows belong to it, and the path of labels above each column.

|            | 人口 (merged →) |      | 世帯数 |      levels fill across their merge, or, where nothing is merged,
| 団体コード | 男              | 女   | (↓)    |      across the blanks that follow a group label
                                                     paths: 人口 › 男, 人口 › 女, 世帯数
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from axstat.model.cells import CellKind, column_letters
from axstat.model.tables import HeaderCell
from axstat.model.values import Status
from axstat.recognise import words
from axstat.recognise.block import Block, cell_period
from axstat.recognise.vocabulary import peel_subordinate
from axstat.values.numbers import read_value
from axstat.values.text import clean, fold_label
from axstat.values.units import is_unit_text

_DEEPEST = 40
_BLANK_RUN = 3
_TALLEST = 12
_INDEX = re.compile(r"\(?(?:\d{1,3}|[a-zA-Zア-ンａ-ｚ])\)?|[①-⑳]")


@dataclass(slots=True)
class Header:
    """Rows of the header block, top to bottom, and its columns' paths.

    `unit_rows` are those whose cells are units; `unlabelled` are columns with values but without any label.
    """

    rows: list[int] = field(default_factory=list)
    unit_rows: set[int] = field(default_factory=set)
    index_rows: set[int] = field(default_factory=set)
    paths: dict[int, tuple[HeaderCell, ...]] = field(default_factory=dict)
    unlabelled: list[int] = field(default_factory=list)
    repeated: list[tuple[int, int]] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


class HeaderReader:
    """Reads the header of one table of a block."""

    def __init__(self, block: Block, first: int, floor: int) -> None:
        """Find the header rows above the item row `first`, not above `floor`."""
        self.block = block
        self.view = block.view
        self.first = first
        self.floor = floor
        self.columns = block.values
        self._in_values = set(block.values)
        self.header = Header()
        self._collect(self.header)
        self.headed = {col for col in self.columns for row in self.header.rows if self._source(row, col)}

    def read(self, value_columns: list[int]) -> Header:
        """Return the header with the paths of the columns that hold values."""
        header = replace(self.header, paths={}, unlabelled=[], repeated=[])
        levels = [row for row in header.rows if row not in header.index_rows]
        labels = self._labels(levels, header)
        for col in value_columns:
            path = self._path(levels, labels, col)
            if not path:
                header.unlabelled.append(col)
                row = levels[-1] if levels else self.first
                path = (HeaderCell(self.view.ref(row, col), f"(no header) {self._line_name(col)}"),)
            header.paths[col] = path
        return header

    def _line_name(self, col: int) -> str:
        return f"row {col}" if self.view.flipped else f"column {column_letters(col)}"

    def _collect(self, header: Header) -> None:
        """Walk up from the first item and take the rows that are header."""
        blanks = 0
        for row in range(self.first - 1, max(self.floor, self.first - _DEEPEST) - 1, -1):
            kind = self._row_kind(row, header)
            if kind == "blank":
                blanks += 1
                if blanks > _BLANK_RUN and header.rows:
                    break
                continue
            if kind == "outside":
                if header.rows:
                    break
                header.skipped.append(row)
                continue
            if kind == "data" or (blanks > 1 and header.rows and kind == "single"):
                break
            blanks = 0
            header.rows.insert(0, row)
            if kind == "unit":
                header.unit_rows.add(row)
            elif kind == "index":
                header.index_rows.add(row)

    def _cells(self, row: int) -> list[tuple[int, str]]:
        cells = []
        for col in self.columns:
            text = self.view.text(row, col)
            if text and (cleaned := clean(text)):
                cells.append((col, cleaned))
        return cells

    def _identity_cells(self, row: int) -> list[int]:
        return [c for c in self.block.identity if not self.view.is_blank(row, c) and c != self.block.period_column]

    def _row_kind(self, row: int, header: Header) -> str:
        cells = self._cells(row)
        identity = self._identity_cells(row)
        if header.rows and self._is_title(row, sorted([*identity, *(col for col, _ in cells)]), header):
            return "outside"
        if not cells:
            return self._identity_only(row, identity, header)
        if all(words.is_unit_note(text) for _, text in cells):
            return "outside"
        if self._are_numbers(row, [col for col, _ in cells]):
            named = not header.rows and self._is_named(row)
            return "outside" if named else self._number_row(row, cells, header)
        if all(is_unit_text(text) for _, text in cells) and len(cells) > 1:
            return "unit"
        if len(cells) == 1:
            return self._single(row, *cells[0], bool(identity), header)
        notes = sum(1 for _, text in cells if words.is_note(text) and len(text) < 60)
        return "outside" if notes == len(cells) and not header.rows else "header"

    def _is_title(self, row: int, filled: list[int], header: Header) -> bool:
        """Tell whether a row is a title: one text at the left edge above a label of that column, or over all labels."""
        if len(filled) != 1:
            return False
        col, below = filled[0], header.rows[0]
        labelled = [c for c in (*self.block.identity, *self.columns) if not self.view.is_blank(below, c)]
        merge = self.view.merge_at(row, col)
        if merge is None or merge.right == merge.left:
            return (merge is None or merge.bottom < below) and len(labelled) > 1 and col == min(labelled)
        names = any(merge.left <= c <= merge.right for c in self.block.identity)
        return (
            names and merge.left <= min(labelled, default=0) and merge.right >= max(labelled, default=merge.right + 1)
        )

    def _identity_only(self, row: int, identity: list[int], header: Header) -> str:
        """Judge a row with labels over the identity columns alone: a part of the header, or a title."""
        if not identity:
            return "blank" if not self._covered(row) else "header"
        texts = [clean(self.view.text(row, col)) for col in identity]
        period_only = all(cell_period(t) is not None for t in texts)
        if period_only and len(texts) == 1 and identity[0] == self.block.period_column:
            return "blank"
        if header.rows and self._covered(row):
            return "header"
        adjacent = (bool(header.rows) and header.rows[0] == row + 1) or row == self.first - 1
        if adjacent and all(map(words.is_identity_label, texts)) and not period_only:
            return "header"
        return "outside"

    def _covered(self, row: int) -> bool:
        """Tell whether a merged header label reaches down over this row."""
        for col in (*self.columns, *self.block.identity):
            merge = self.view.merge_at(row, col)
            if merge is None or not merge.top < row <= merge.bottom < self.first:
                continue
            if merge.bottom - merge.top < _TALLEST and not self.view.is_blank(merge.top, merge.left):
                return True
        return False

    def _are_numbers(self, row: int, cols: list[int]) -> bool:
        for col in cols:
            cell = self.view.cell(row, col)
            if cell.kind is CellKind.TEXT and read_value(cell.text, cell.kind).status in (
                Status.UNPARSED,
                Status.INCLUDED_ELSEWHERE,
            ):
                return False
        return True

    def _is_named(self, row: int) -> bool:
        """Tell whether a line of numbers has a name of its own, which no heading of names is."""
        text = self.view.text(row, self.block.axis.label_column)
        heads = words.is_identity_header(text) or words.is_identity_label(text) or words.is_year_header(text)
        return bool(clean(text)) and not heads and self.view.is_number(row, self._cells(row)[0][0])

    def _number_row(self, row: int, cells: list[tuple[int, str]], header: Header) -> str:
        """Judge a row of numbers above the items: column numbers, years, or figures nobody labelled."""
        if all(_INDEX.fullmatch(text) for _, text in cells):
            numbers = [int(d) for _, text in cells if (d := re.sub(r"\D", "", text))]
            if len(numbers) < 2 or all(b == a + 1 for a, b in pairwise(numbers)):
                return "index" if numbers[:1] and numbers[0] <= 20 else "header"
        if all(cell_period(text) is not None for _, text in cells):
            return "header"
        return "data" if header.rows or row < self.first - 1 else "outside"

    def _single(self, row: int, col: int, text: str, identity: bool, header: Header) -> str:
        """Judge a row with one cell over the values: a group label, the only label, a unit or a title."""
        if identity and all(words.is_identity_header(self.view.text(row, c)) for c in self._identity_cells(row)):
            return "header"
        if identity and header.rows:
            return "outside"
        merge = self.view.merge_at(row, col)
        wide = merge is not None and merge.right > merge.left
        if words.is_unit_note(text) or text.endswith("現在"):
            return "outside"
        if is_unit_text(text) and (header.rows or len(self.columns) > 1):
            return "outside" if header.rows else "unit"
        if len(self.columns) == 1 or not header.rows:
            return "outside" if words.is_title(text) and header.rows else "header"
        if words.is_title(text) and not wide:
            return "outside"
        if words.is_note(text) and not wide:
            return "outside"
        below = self._cells(header.rows[0])
        leads = bool(below) and col <= below[0][0]
        return "single" if wide or leads or header.rows[0] == row + 1 else "outside"

    def _labels(self, levels: list[int], header: Header) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for (row, column) the cell whose label applies there, merges and groups filled."""
        own: dict[tuple[int, int], tuple[int, int]] = {}
        for row in levels:
            for col in self.columns:
                source = self._source(row, col)
                if source is not None:
                    own[row, col] = source
        named = [row for row in levels if row not in header.unit_rows]
        for position, row in enumerate(named[:-1]):
            self._fill_groups(own, named, position, row)
        return own

    def _source(self, row: int, col: int) -> tuple[int, int] | None:
        merge = self.view.merge_at(row, col)
        if merge is not None:
            row, col = merge.top, merge.left
            if col not in self._in_values:
                return None
        return None if self.view.is_blank(row, col) else (row, col)

    def _fill_groups(
        self, own: dict[tuple[int, int], tuple[int, int]], levels: list[int], position: int, row: int
    ) -> None:
        """Carry a group label over the blanks to its right, within the group above it."""
        merged_row = any((m := self.view.merge_at(row, c)) is not None and m.right > m.left for c in self.columns)
        below, above = levels[position + 1 :], levels[:position]
        group: tuple[int, int] | None = None
        for col in self.columns:
            if (row, col) in own:
                group = self._group(own, row, col, below)
                continue
            labelled = any(((r, col) in own and own[r, col][1] == col) or (r, col) in own for r in below)
            if not labelled and not any((r, col) in own for r in above):
                group = None  # a separator without any label
            if group is None or not labelled:
                continue
            source_col = group[1]
            if any(own.get((r, col)) != own.get((r, source_col)) for r in above):
                group = None
            elif self._has_lower(own, source_col, below, row) or self._is_part(own, col, below, merged_row):
                own[row, col] = own[group]

    def _group(
        self, own: dict[tuple[int, int], tuple[int, int]], row: int, col: int, below: list[int]
    ) -> tuple[int, int] | None:
        """Return the cell as the start of an unmerged group, None when its extent is its merge."""
        merge = self.view.merge_at(row, col)
        if merge is not None:
            return None
        source = own[row, col]
        return (row, col) if source == (row, col) and not any(own.get((r, col)) == source for r in below) else None

    @staticmethod
    def _has_lower(own: dict[tuple[int, int], tuple[int, int]], col: int, below: list[int], row: int) -> bool:
        return any((r, col) in own and own[r, col][0] > row for r in below)

    def _is_part(
        self, own: dict[tuple[int, int], tuple[int, int]], col: int, below: list[int], merged_row: bool
    ) -> bool:
        """Tell whether a label under a blank says that it is a part of the label to its left."""
        sources = [own[r, col] for r in below if (r, col) in own]
        text = fold_label(self.view.text(*sources[0])) if sources else ""
        return not merged_row and (peel_subordinate(text) != text or text in ("男", "女", "男性", "女性", "内訳"))

    def _path(
        self, levels: list[int], labels: dict[tuple[int, int], tuple[int, int]], col: int
    ) -> tuple[HeaderCell, ...]:
        sources: list[tuple[int, int]] = []
        for row in levels:
            source = labels.get((row, col))
            if source is not None and source not in sources:
                sources.append(source)
        return tuple(self.view.header_cell(*source) for source in sources)

    def tell_apart(self, header: Header) -> None:
        """Give columns that share a whole path their own last level, so that none hides another."""
        seen: dict[tuple[str, ...], int] = {}
        row = header.rows[-1] if header.rows else self.first
        for col, path in header.paths.items():
            key = tuple(fold_label(cell.text) for cell in path)
            if key in seen:
                header.repeated.append((seen[key], col))
                own = HeaderCell(self.view.ref(row, col), f"({self._line_name(col)})")
                header.paths[col] = (*path, own)
            else:
                seen[key] = col
