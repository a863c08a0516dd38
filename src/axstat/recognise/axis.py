"""Finds the lines that say what each row is about, by the share of their cells that the vocabulary knows.

    | 団体コード | 都道府県名 | 団体名 | 財政力指数 |
    | 011002     | 北海道     | 札幌市 | 0.72       |      code · prefecture · name, joined because they agree

Columns that identify the same rows and agree become one axis; columns that identify other bodies become another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import compress

from axstat.model.cells import CellKind
from axstat.recognise import words
from axstat.recognise.lexicon import Lexicon, Sign, Word, may_be_label
from axstat.recognise.view import View

_SAMPLE = 400
_NUMBER_SAMPLE = 50
_SPARSE = 4000
_SHARE = 0.6
_FEW = 3
_LEAST_SHARE = 0.3

CODE, PREFECTURE, COUNTY, NAME, WARD, CATEGORY = "code", "prefecture", "county", "name", "ward", "category"
ROLES = (CODE, PREFECTURE, COUNTY, NAME, WARD, CATEGORY)


@dataclass(slots=True)
class Candidate:
    """A column whose cells the vocabulary knows, what it holds, and on which rows."""

    col: int
    role: str
    rows: list[int]

    @property
    def first(self) -> int:
        """The first row that is known."""
        return self.rows[0]

    @property
    def last(self) -> int:
        """The last row that is known."""
        return self.rows[-1]


@dataclass(slots=True)
class Axis:
    """The columns that together identify the rows of one block; `repeats` say the same once more."""

    roles: dict[str, int] = field(default_factory=dict)
    repeats: dict[int, str] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    hits: int = 0
    left: int = 1
    right: int = 0
    page: int = 0
    """Rows above this one belong to every block beside it."""

    @property
    def columns(self) -> list[int]:
        """All identity columns, left to right."""
        return sorted({*self.roles.values(), *self.repeats})

    @property
    def is_area(self) -> bool:
        """Whether areas stand on the axis (categories may stand beside them)."""
        return any(role != CATEGORY for role in self.roles)

    @property
    def label_column(self) -> int:
        """The column that carries the most specific label."""
        for role in (WARD, NAME, CATEGORY, COUNTY, PREFECTURE, CODE):
            if role in self.roles:
                return self.roles[role]
        return min(self.columns)


def find_candidates(view: View, lexicon: Lexicon) -> list[Candidate]:
    """Return the columns that the vocabulary knows, left to right."""
    found = []
    for col in sorted(view.grid.columns):
        if _worth_reading(view, lexicon, col):
            candidate = _read_column(view, lexicon, col)
            if candidate is not None:
                found.append(candidate)
    return found


def _worth_reading(view: View, lexicon: Lexicon, col: int) -> bool:
    """Tell from a sample whether a column holds anything the vocabulary knows."""
    column = view.column(col)
    kinds = bytes(column.kinds)
    filled = len(kinds) - kinds.count(0)
    if filled == 0:
        return False
    texts = kinds.count(CellKind.TEXT)
    if filled <= _SPARSE:
        rows = list(compress(range(len(kinds)), kinds))
        rows = rows[:100] + rows[100 :: max(1, len(rows) // _SAMPLE)]
    else:
        rows = [*range(1, 200), *range(200, len(kinds), max(1, len(kinds) // _SAMPLE))]
    if texts * 2 < filled and texts < _FEW:
        rows = rows[:: max(1, len(rows) // _NUMBER_SAMPLE)]
    known = seen = 0
    for row in rows:
        kind, text = kinds[row], column.texts[row]
        if may_be_label(kind, text):
            seen += 1
            known += lexicon.knows_number(text) if kind == CellKind.NUMBER else _knows(lexicon.sign(text))
    if texts * 2 < filled and texts < _FEW:  # a column of numbers: only codes count
        return known >= max(2, _LEAST_SHARE * len(rows))
    return known > 0 and known >= 0.02 * seen


def _knows(sign: Sign) -> bool:
    return sign.place is not None or sign.is_known_code or sign.category is not None


@dataclass(slots=True)
class _Tally:
    """What the cells of a column turned out to be."""

    code: list[int] = field(default_factory=list)
    prefecture: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    county: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    weak: list[int] = field(default_factory=list)
    category: list[int] = field(default_factory=list)
    other: list[int] = field(default_factory=list)
    supporting: list[int] = field(default_factory=list)


def _read_column(view: View, lexicon: Lexicon, col: int) -> Candidate | None:
    """Read every cell of a column, each distinct text once, and decide what it is for."""
    column, tally = view.column(col), _Tally()
    buckets: dict[str, tuple[list[int], ...]] = {"": ()}
    for row, text in enumerate(view.filled(col) if view.is_merged_down(col) else column.texts):
        found = buckets.get(text)
        if found is None:
            sign = lexicon.sign(text)
            found = buckets[text] = _buckets(tally, sign, lexicon, label=may_be_label(column.kinds[row], text))
        for bucket in found:
            bucket.append(row)
    return _decide(col, tally)


def _buckets(tally: _Tally, sign: Sign, lexicon: Lexicon, *, label: bool) -> tuple[list[int], ...]:
    """Return the lists that the rows of a text belong to."""
    heading = sign.word is Word.TEXT and sign.place is None and words.is_identity_label(sign.text)
    if sign.category is None and (heading or sign.word in (Word.BLANK, Word.NOTE)):
        return ()
    first = (tally.category,) if sign.category is not None else ()
    area = sign.area
    if sign.is_known_code and label and sign.place is None:
        return (*first, tally.code)
    if sign.prefecture:
        return (*first, tally.prefecture)
    if area is not None and area.level == "county":
        return (*first, tally.county)
    if sign.place is not None:
        short = (tally.short,) if lexicon.short_prefecture(sign.name) or _is_nation(sign) else ()
        return (*first, tally.weak if sign.weak else tally.place, *short)
    if sign.shape or sign.word in (Word.TOTAL, Word.AVERAGE, Word.AGGREGATE, Word.REGION):
        return (*first, tally.supporting)
    return first or (tally.other,)


def _is_nation(sign: Sign) -> bool:
    return sign.area is not None and sign.area.level == "nation"


def _decide(col: int, tally: _Tally) -> Candidate | None:
    """Choose the role of a column from what its cells are, or None when it is no identity column."""
    weak = tally.weak if len(tally.weak) > max(2, len(tally.place)) else []
    places = sorted([*tally.prefecture, *tally.place, *tally.county, *weak])
    short = sorted({*tally.short, *tally.prefecture}) if len(tally.short) > 2 else []
    options = (
        (CODE, tally.code, tally.code),
        (CATEGORY, tally.category, tally.category),
        (PREFECTURE, tally.prefecture, tally.prefecture),
        (PREFECTURE, short, short),
        (COUNTY, tally.county, tally.county),
        (NAME, places, sorted([*places, *tally.supporting])),
    )
    everything = sorted(
        {*tally.code, *places, *tally.weak, *tally.category, *tally.supporting, *tally.other},
    )
    for role, hits, evidence in options:
        if not hits:
            continue
        inside = bisect_right(everything, hits[-1]) - bisect_left(everything, hits[0])
        if (role == CODE or len(hits) < _FEW) and len(hits) < _LEAST_SHARE * len(everything):
            continue
        enough = 0.9 if evidence is short else _SHARE
        if len(evidence) >= enough * inside and len(hits) >= 0.3 * inside:
            if role == CATEGORY and len(places) > len(hits):
                continue
            if role == PREFECTURE and evidence is not short and len(tally.place) > len(hits):
                continue  # a few prefecture rows among names
            return Candidate(col, role, hits)
    return None
