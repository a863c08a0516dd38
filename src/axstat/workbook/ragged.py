"""Finds lines of delimited text that hold more values than their table has columns: a comma nothing protects.

    団体コード,団体名,職員数,時間
    331007,岡山市,1,234,68.2        1,234 was cut in two: 234 would stand under 時間

Which lines may be longer than those above them is the rule of `Widths`; what no heading covers must not be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

_NUMBER = re.compile(r"[-+△▲(]*[0-9][0-9,.:]*[)%]*")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BEGINS = re.compile(r"[-+△▲(]*[0-9]{1,3}")
_GOES_ON = re.compile(r"[0-9]{3}(?![0-9]).*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Longer:
    """A line that is too long: its number, how many values it has, and how many those of its table have."""

    line: int
    values: int
    expected: int


@dataclass(frozen=True)
class _Line:
    number: int
    record: Sequence[str]
    width: int

    @cached_property
    def values(self) -> list[str]:
        return [unicodedata.normalize("NFKC", value).strip() for value in self.record[: self.width]]

    @cached_property
    def numbers(self) -> set[int]:
        """Places of numbers; a year alone may be a heading and counts as a word."""
        if not _DIGIT.search("".join(self.record)):
            return set()
        return {at for at, value in enumerate(self.values) if _NUMBER.fullmatch(value) and not _YEAR.fullmatch(value)}

    def was_cut(self, width: int) -> bool:
        """Say whether joining digits that a thousands comma may have parted leaves as many values as `width`."""
        pairs = zip(self.values, self.values[1:], strict=False)
        return sum(bool(_BEGINS.fullmatch(a) and _GOES_ON.fullmatch(b)) for a, b in pairs) >= self.width - width


class Widths:
    """The width of the table that each line belongs to; `fault` is the first line that is longer than it may be.

    Only lines of two values or more count (a title is none), and empty values at the end of a line are none. The first
    line after a blank one begins a table and gives it its width: unless it holds numbers, for then it goes on with the
    table above, whose width stays where the line keeps it or is longer by a number cut in pieces. A line that is longer
    than the table begins another table, as below the lines of a preamble, where it reads as a heading:

    * it has no numbers, and neither has anything above it in its table (headings of several rows), or
    * the next line is longer than the old table too, and has no number under a number of this one.

    Any other longer line is a fault. Years count as words, for headings have them. In a file without any number, lines
    are compared with what most of them have.
    """

    def __init__(self) -> None:
        self.fault: Longer | None = None
        self._width = self._above = 0
        self._has_numbers = False
        self._begins = True
        self._waiting: _Line | None = None
        self._words: Counter[int] = Counter()
        self._first: dict[int, int] = {}

    def look(self, records: Iterable[Sequence[str]], numbers: Iterable[int]) -> None:
        """Take in lines, each with its number in the file."""
        for record, number in zip(records, numbers, strict=True):
            settled = self._has_numbers and not self._begins and self._waiting is None
            if settled and len(record) <= self._width and record and record[0]:
                continue
            filled = [at for at, value in enumerate(record, start=1) if value and not value.isspace()]
            if not filled:
                self._begins = True
            elif len(filled) > 1:
                self._take(_Line(number, record, filled[-1]))

    def finish(self) -> Longer | None:
        """Return the first line that is too long, None where there is none."""
        if self._waiting is not None:
            self._blame(self._waiting)
        if self.fault is None and not self._above and not self._has_numbers and self._words:
            self._compare_words()
        return self.fault

    def _compare_words(self) -> None:
        (usual, lines), total = self._words.most_common(1)[0], self._words.total()
        longer = [(number, width) for width, number in self._first.items() if width > usual]
        if longer and 2 * lines > total:
            number, width = min(longer)
            self.fault = Longer(number, width, usual)

    def _take(self, line: _Line) -> None:
        if self._waiting is not None:
            waited, self._waiting = self._waiting, None
            if line.width > self._width and not line.numbers & waited.numbers:
                self._begin(waited)
            else:
                self._blame(waited)
        if not self._has_numbers:
            self._words[line.width] += 1
            self._first.setdefault(line.width, line.number)
        begins, self._begins = self._begins, False
        if begins and self._goes_on(line):
            self._has_numbers = True
        elif begins:
            self._begin(line)
        elif line.width <= self._width:
            self._has_numbers = self._has_numbers or bool(line.numbers)
        else:
            self._judge(line)

    def _goes_on(self, line: _Line) -> bool:
        """Say whether the line after a blank one belongs to the table above."""
        if not self._width or not line.numbers:
            return False
        if line.width > self._width and line.was_cut(self._width):
            self._blame(line)
        return line.width <= self._width

    def _judge(self, line: _Line) -> None:
        """Judge a line that is longer than its table."""
        if line.width == self._above and not line.was_cut(self._width):
            self._begin(line)  # a heading inside the table above, set apart by a blank line, was taken for a table
        elif line.numbers and line.was_cut(self._width):
            self._blame(line)
        elif line.numbers or self._has_numbers:
            self._waiting = line
        else:
            self._begin(line)

    def _begin(self, line: _Line) -> None:
        if self._has_numbers:
            self._above = self._width
        self._width, self._has_numbers = line.width, bool(line.numbers)

    def _blame(self, line: _Line) -> None:
        self.fault = self.fault or Longer(line.number, line.width, self._width)
