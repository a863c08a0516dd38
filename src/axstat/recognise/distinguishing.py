"""What tells the lines of a block apart: what a column holds on them, and how many distinct keys they have with it.

| 札幌市 | 男 |      two lines of one body, told apart by a facet
| 札幌市 | 女 |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from axstat.model.cells import CellKind
from axstat.model.packed import Coded, coded, firsts, flags, is_packed, pairs_of
from axstat.model.rows import marked
from axstat.recognise import thresholds, words
from axstat.recognise.block import Block, PeriodColumn, body_of
from axstat.recognise.dated import period_column
from axstat.recognise.sheet import plain_year, said_period
from axstat.values.dates import period_in_digits
from axstat.values.text import clean


class Column:
    """One column beyond the axis, with its heading and its cells on rows of bodies, each distinct text once."""

    def __init__(self, block: Block, col: int, rows: Sequence[int]) -> None:
        """Look at a column on these rows of bodies."""
        self.block = block
        self.col = col
        self.rows = rows

    @property
    def is_left(self) -> bool:
        """Whether every column of the block left of it holds no figures on the first row of a body."""
        sheet, row = self.block.sheet, self.rows[0]
        left = (col for col in self.block.values if col < self.col)
        return not any(sheet.is_number(row, col) and sheet.date(row, col) is None for col in left)

    @cached_property
    def heading(self) -> str:
        """The nearest text above the first body."""
        return self.block.sheet.heading(self.col, self.rows[0])

    @cached_property
    def cells(self) -> Sequence[str]:
        """The text of every row."""
        return self.block.sheet.texts(self.rows, self.col)

    @cached_property
    def first(self) -> str:
        """The first text; most columns are no key because of it, and are not looked at further."""
        sheet = self.block.sheet
        return next((text for row in self.rows if (text := sheet.text(row, self.col)).strip()), "")

    @cached_property
    def texts(self) -> dict[str, int]:
        """The distinct texts, each with the first row it stands on."""
        return {text: row for text, row in firsts(self.cells, self.rows).items() if text.strip()}

    @cached_property
    def filled(self) -> int:
        """The number of rows with a text."""
        return flags(self.cells, str.strip).count(1)

    @property
    def is_full(self) -> bool:
        """Whether nearly every row is filled."""
        return self.filled >= thresholds.FILLED_SHARE * len(self.rows)

    def are(self, test: Callable[[str], object]) -> bool:
        """Tell whether there are texts and all of them pass a test."""
        return bool(self.first and test(self.first)) and all(map(test, self.texts))

    @cached_property
    def are_words(self) -> bool:
        """Whether the cells are texts that are no numbers."""
        kind = self.block.sheet.grid.kind
        return bool(self.first) and kind(self.texts[self.first], self.col) is CellKind.TEXT and self.are(is_word)

    @cached_property
    def are_periods(self) -> bool:
        """Whether every text is a year, a date or another period, plain years included."""
        return self.are(lambda text: said_period(text) or self._is_date(text) or not clean(text)) or self.are_coded

    @cached_property
    def are_coded(self) -> bool:
        """Whether the heading says that the digits below are times: 20220401 under 日付, a code under 時間軸."""
        says_when = words.is_year_header(self.heading) and not words.is_event_heading(self.heading)
        return says_when and self.are(period_in_digits)

    def _is_date(self, text: str) -> bool:
        sheet = self.block.sheet
        return sheet.has_dates and sheet.date(self.texts[text], self.col) is not None

    @cached_property
    def say_periods(self) -> bool:
        """Whether the cells say by themselves that they are periods: 2025年, 令和6年度, a stored date."""
        return self.are_periods and not any(plain_year(text) is not None for text in self.texts)

    def as_periods(self) -> PeriodColumn | None:
        """Return the periods that the column gives rows; None where the first body has none."""
        return period_column(self.block.sheet, self.col, self.rows[0], full=self.is_full, digits=self.are_coded)

    @property
    def repeats(self) -> bool:
        """Whether bodies share the cells' texts: a period does, the day each was founded does not."""
        return len(self.texts) < max(2, self.filled)


def is_word(text: str) -> bool:
    """Tell whether a text has a letter."""
    return any(char.isalpha() for char in text)


@dataclass(frozen=True)
class Keys:
    """What identifies each of some lines: tuples, or numbers of combinations where the sheet is long."""

    of_lines: Sequence[Any]

    @classmethod
    def of(cls, block: Block, rows: Sequence[int]) -> Keys:
        """Return the keys of a block's lines."""
        if not isinstance(block.verdicts, Coded):
            return cls([block.key(row) for row in rows])
        parts: list[Sequence[Any]] = [block.verdicts.picked(rows).merged(body_of)]
        parts += [block.sheet.texts(rows, col) for col in block.facet_columns]
        if block.dated is not None:
            parts.append(coded(block.dated.texts).picked(rows))
        if block.bracketed_rows:
            marks = marked(sorted(block.bracketed_rows), len(block.verdicts))
            parts.append([marks[row] for row in rows])
        return cls(_numbered(parts))

    @cached_property
    def distinct(self) -> int:
        """How many there are."""
        return len(self.of_lines.distinct if isinstance(self.of_lines, Coded) else set(self.of_lines))

    @property
    def are_unique(self) -> bool:
        """Whether no two lines share one."""
        return self.distinct == len(self.of_lines)

    def beside(self, cells: Sequence[str]) -> Keys:
        """Return the keys with one more column."""
        if is_packed(self.of_lines) or is_packed(cells):
            return Keys(_numbered([self.of_lines, cells]))
        return Keys(list(zip(self.of_lines, cells, strict=True)))


def _numbered(parts: Sequence[Sequence[Any]]) -> Coded[int]:
    """Return the number of each line's combination: the combinations themselves are as many as the lines."""
    keys: Coded[Any] = coded(parts[0])
    for part in parts[1:]:
        keys = pairs_of(keys, coded(part))
    return keys
