"""What one line of a block holds, worked out once: every later rule reads these facts, never the cells again.

|          | 令和5年度 | 令和6年度 | （人） |      periods, units, words, numbers, marks, each by its columns
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from axstat.model.cells import CellKind, Merge
from axstat.model.values import Status
from axstat.recognise import words
from axstat.recognise.block import Block
from axstat.recognise.sheet import is_run_of_years, plain_year
from axstat.values.numbers import read_value
from axstat.values.parts_of_year import next_period
from axstat.values.text import clean
from axstat.values.units import is_unit_text

_INDEX = re.compile(r"\(?\d{1,3}\)?")
_FIGURE = (Status.NORMAL, Status.ERROR)
_AS_OF = re.compile(r"(?:現在|時点)[)）]?$")


@dataclass(frozen=True, slots=True)
class Content:
    """The filled cells of a line beyond its identity, by what each is: columns of each sort, left to right."""

    numbers: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    words: tuple[int, ...] = ()


class Facts:
    """One line: its identity cells, its content, and how merged ranges lie over it."""

    def __init__(self, block: Block, row: int) -> None:
        """Look at `row` of a block."""
        self.block = block
        self.sheet = block.sheet
        self.row = row
        self.verdict = block.verdicts[row]

    @cached_property
    def texts(self) -> dict[int, str]:
        """The cleaned texts of the columns beyond the identity."""
        found = {}
        for col in self.block.values:
            if (text := self.sheet.text(self.row, col)) and (cleaned := clean(text)):
                found[col] = cleaned
        return found

    @cached_property
    def identity(self) -> tuple[int, ...]:
        """The identity columns that hold something; the column of periods is none of them."""
        block = self.block
        return tuple(c for c in block.identity if c != block.period_column and not self.sheet.is_blank(self.row, c))

    @cached_property
    def content(self) -> Content:
        """The filled cells by what they are."""
        found: dict[str, list[int]] = {}
        for col, text in self.texts.items():
            found.setdefault(self._sort(col, text), []).append(col)
        return Content(**{name: tuple(columns) for name, columns in found.items()})

    @cached_property
    def _run(self) -> set[int]:
        """The columns of numbers alone that go on the year before them, on a line without others: 令和元年 | 2 | 3."""
        found, last = set(), None
        for col, text in self.texts.items():
            after = next_period(text, last)
            if after is not None:
                found.add(col)
            elif text.replace(".", "").isdigit():
                return set()
            last = after or self.sheet.period(self.row, col)
        return found

    def _sort(self, col: int, text: str) -> str:
        if col in self._run:
            return "periods"
        kind = self.sheet.grid.kind(self.row, col)
        if plain_year(text) is not None:
            return "years"
        if self.sheet.period(self.row, col) is not None:
            return "periods"
        if is_unit_text(text):
            return "units"
        if kind in (CellKind.NUMBER, CellKind.ERROR):
            return "numbers"
        reading = read_value(self.sheet.text(self.row, col), kind)
        if reading.status in _FIGURE:
            return "numbers"
        if reading.status is Status.SUPPRESSED and len(text) == 1:
            return "marks"  # χ is a letter, and names no column
        if reading.status in (Status.UNPARSED, Status.INCLUDED_ELSEWHERE) or any(c.isalpha() for c in text):
            return "words"
        return "marks"

    @property
    def is_blank(self) -> bool:
        """Whether the line holds nothing at all."""
        return not self.texts and not self.identity

    @cached_property
    def is_heading(self) -> bool:
        """Whether all identity cells that hold something head columns: 団体名, 都道府県; 市町村計 names a line."""
        return bool(self.identity) and all(
            words.is_identity_label(t)
            or (words.is_identity_header(t) and not words.is_title(t) and not words.is_total(words.folded(t)))
            for t in self._names
        )

    @cached_property
    def is_headed(self) -> bool:
        """Whether the identity cells are nothing but the headings of identity columns."""
        return bool(self.identity) and all(map(words.is_identity_label, self._names))

    @cached_property
    def _names(self) -> list[str]:
        return [clean(self.sheet.text(self.row, col)) for col in self.identity]

    @cached_property
    def are_years(self) -> bool:
        """Whether the plain numbers are years: by their company, or alone beside a heading of names."""
        content = self.content
        if not content.years or (self.identity and not self.is_heading):
            return False
        found = [year for col in content.years if (year := plain_year(self.texts[col])) is not None]
        alone = len(found) == 1 and (self.is_heading or bool(content.periods))
        return not content.numbers and (is_run_of_years(found) or alone)

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """The columns with figures; plain numbers that are years are none."""
        return self.content.numbers if self.are_years else tuple(sorted({*self.content.numbers, *self.content.years}))

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The columns with words, periods, or years."""
        content = self.content
        years = content.years if self.are_years else ()
        return tuple(sorted({*content.words, *content.periods, *years}))

    @cached_property
    def is_index(self) -> bool:
        """Whether the cells number the columns: 1, 2, 3 or (1), (2), (3); the first may start anywhere."""
        texts = list(self.texts.values())
        if len(texts) < 2 or not all(_INDEX.fullmatch(text) for text in texts):
            return False
        numbers = [int(re.sub(r"\D", "", text)) for text in texts]
        return all(b == a + 1 for a, b in pairwise(numbers)) and not (self.identity and not self.is_heading)

    @cached_property
    def only(self) -> str:
        """The one text beyond the identity, '' where there are none or several."""
        return self.texts.get(self.only_column, "")

    @cached_property
    def only_column(self) -> int:
        """The column of the one text beyond the identity, 0 where there are none or several."""
        return next(iter(self.texts)) if len(self.texts) == 1 else 0

    @cached_property
    def is_wide(self) -> bool:
        """Whether the one text is merged over several columns."""
        merge = self.merge(self.only_column) if self.only_column else None
        return merge is not None and merge.right > merge.left

    @cached_property
    def is_title_text(self) -> bool:
        """Whether the one text reads as a title, or says as of when the figures are."""
        return words.is_title(self.only) or _AS_OF.search(self.only) is not None

    @cached_property
    def notes(self) -> tuple[int, ...]:
        """The columns whose texts read as notes."""
        return tuple(col for col, text in self.texts.items() if words.is_note(text))

    @property
    def are_unit_notes(self) -> bool:
        """Whether every text states the unit of a whole table: （単位：千円）."""
        return bool(self.texts) and all(map(words.is_unit_note, self.texts.values()))

    def merge(self, col: int) -> Merge | None:
        """Return the merged range a cell of the line lies in."""
        return self.sheet.merge_at(self.row, col)

    def is_covered(self, first: int) -> bool:
        """Tell whether a merged header label reaches down over this line, ending above row `first`."""
        for col in (*self.block.values, *self.block.identity):
            merge = self.merge(col)
            reaches = merge is not None and merge.top < self.row <= merge.bottom < first
            if merge is not None and reaches and not self.sheet.is_blank(merge.top, merge.left):
                return True
        return False
