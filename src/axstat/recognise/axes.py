"""Finds the lines that say what each row is about, by the share of their cells that the vocabulary knows.

    | 団体コード | 都道府県名 | 団体名 | 財政力指数 |
    | 011002     | 北海道     | 札幌市 | 0.72       |      code · prefecture · name

A column decides as a whole: under 都道府県 a short name is a prefecture, under 市町村 a municipality; a number is a
code only where the heading says so or where the column beside it names the same areas (`joins` asks).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import compress

from axstat.model.cells import CellKind
from axstat.recognise import thresholds, words
from axstat.recognise.lexicon import Lexicon, Sign, Word, may_be_label
from axstat.recognise.sheet import Sheet
from axstat.values.text import clean

_SAMPLE = 400  # rows looked at before a column is read whole: more would cost what reading it costs
_NUMBER_SAMPLE = 50

CODE, PREFECTURE, COUNTY, NAME, WARD, CATEGORY = "code", "prefecture", "county", "name", "ward", "category"
ROLES = (CODE, PREFECTURE, COUNTY, NAME, WARD, CATEGORY)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column whose cells the vocabulary knows, what it holds, on which rows, and what heads it."""

    col: int
    role: str
    rows: list[int]
    heading: str = ""

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
    """The columns that together identify the rows of one block; `repeats` say the same once more.

    `outer` are columns further left that name the lines whose own name stands one step out: 全国 above 北海道.
    """

    roles: dict[str, int] = field(default_factory=dict)
    repeats: dict[int, str] = field(default_factory=dict)
    outer: tuple[int, ...] = ()
    kinds: int = 0
    """The column with 市, 町 or 村 beside names written without, 0 where there is none."""
    first: int = 0
    last: int = 0
    hits: int = 0
    left: int = 1
    right: int = 0
    page: int = 0
    """Rows above this one belong to every block beside it."""
    says_code: bool = False

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


def find_candidates(sheet: Sheet, lexicon: Lexicon) -> list[Candidate]:
    """Return the columns that the vocabulary knows, left to right."""
    found = []
    for col in sorted(sheet.grid.columns):
        if _worth_reading(sheet, lexicon, col):
            candidate = _read_column(sheet, lexicon, col)
            if candidate is not None:
                found.append(candidate)
    return found


def _worth_reading(sheet: Sheet, lexicon: Lexicon, col: int) -> bool:
    """Tell from a sample whether a column holds anything the vocabulary knows."""
    column = sheet.column(col)
    kinds = bytes(column.kinds)
    filled = len(kinds) - kinds.count(0)
    if filled == 0:
        return False
    texts = kinds.count(CellKind.TEXT)
    rows = range(1, len(kinds)) if filled == len(kinds) - 1 else list(compress(range(len(kinds)), kinds))
    rows = [*rows[:100], *rows[100 :: max(1, len(rows) // _SAMPLE)]]
    numeric = texts * 2 < filled and texts < thresholds.FEW_KNOWN
    if numeric:
        rows = rows[:: max(1, len(rows) // _NUMBER_SAMPLE)]
    known = 0
    for row in rows:
        kind, text = kinds[row], column.texts[row]
        if may_be_label(kind, text):
            known += lexicon.knows_number(text) if kind == CellKind.NUMBER else _knows(lexicon.sign(text))
    return known >= max(2, thresholds.HIT_SHARE * len(rows)) if numeric else known > 0


def _knows(sign: Sign) -> bool:
    return sign.place is not None or sign.is_known_code or sign.category is not None or bool(sign.short)


@dataclass(slots=True)
class _Tally:
    """What the cells of a column turned out to be."""

    code: list[int] = field(default_factory=list)
    prefecture: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    county: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    weak: list[int] = field(default_factory=list)
    era: list[int] = field(default_factory=list)
    category: list[int] = field(default_factory=list)
    other: list[int] = field(default_factory=list)
    supporting: list[int] = field(default_factory=list)


def _read_column(sheet: Sheet, lexicon: Lexicon, col: int) -> Candidate | None:
    """Read every cell of a column, each distinct text once, and decide what it is for."""
    column, tally = sheet.column(col), _Tally()
    kinds = column.kinds
    buckets: dict[str, tuple[list[int], ...]] = {}
    texts = sheet.labels(col)
    for row in compress(range(len(texts)), texts):
        text = texts[row]
        found = buckets.get(text)
        if found is None:
            kind = kinds[row] if row < len(kinds) else CellKind.BLANK
            found = buckets[text] = _buckets(tally, lexicon.sign(text), label=may_be_label(kind, text))
        for bucket in found:
            bucket.append(row)
    if tally.era and not (tally.place or tally.prefecture or tally.county or tally.weak):
        return None  # 大正 and 昭和 are towns too, but not where every name is an era
    tally.weak = sorted([*tally.weak, *tally.era])
    return _decide(sheet, col, tally)


def _buckets(tally: _Tally, sign: Sign, *, label: bool) -> tuple[list[int], ...]:
    """Return the lists that the rows of a text belong to."""
    if sign.category is None and (sign.heads or sign.word in (Word.BLANK, Word.NOTE)):
        return ()
    first = (tally.category,) if sign.category is not None else ()
    if sign.is_known_code and label and sign.place is None:
        return (*first, tally.code)
    if sign.prefecture:
        return (*first, tally.prefecture)
    if words.is_era(sign.text):
        return (*first, tally.era)
    if sign.area is not None and sign.area.level == "county":
        return (*first, tally.county)
    short = (tally.short,) if sign.short or _is_nation(sign) else ()
    if sign.place is not None:
        return (*first, tally.weak if sign.weak else tally.place, *short)
    if sign.shape or sign.word in (Word.TOTAL, Word.AVERAGE, Word.AGGREGATE, Word.REGION, Word.ASSOCIATION):
        return (*first, tally.supporting, *short)
    return (*first, *short) or (tally.other,)


def _is_nation(sign: Sign) -> bool:
    return sign.area is not None and sign.area.level == "nation"


def _decide(sheet: Sheet, col: int, tally: _Tally) -> Candidate | None:
    """Choose the role of a column from its heading and what its cells are; None when it identifies nothing."""
    first = min((b[0] for b in (tally.code, tally.prefecture, tally.short, tally.county, tally.place, tally.weak,
                                tally.category) if b), default=0)  # fmt: skip
    if not first:
        return None
    heading = _heading(sheet, col, first)
    kind = words.heads(heading)
    weak = tally.weak if len(tally.weak) > max(2, len(tally.place)) or kind == "municipality" else []
    places = sorted([*tally.prefecture, *tally.place, *tally.county, *weak])
    short = _short_prefectures(tally, kind)
    everything = sorted(
        {*tally.code, *places, *tally.weak, *tally.short, *tally.category, *tally.supporting, *tally.other}
    )
    options = (
        (CODE, tally.code, tally.code),
        (CATEGORY, tally.category, tally.category),
        (PREFECTURE, short, everything if kind == "prefecture" else short),
        (PREFECTURE, tally.prefecture, tally.prefecture),
        (COUNTY, tally.county, tally.county),
        (NAME, places, sorted([*places, *tally.supporting])),
    )
    for role, hits, evidence in options:
        if _is_role(role, hits, evidence, everything, tally, short=hits is short):
            return Candidate(col, role, hits, heading)
    return None


def _heading(sheet: Sheet, col: int, first: int) -> str:
    """Return the nearest heading of names above a row, else the nearest text: unknown names may stand between."""
    column = sheet.column(col)
    rows = (r for r in range(min(first, len(column.texts)) - 1, 0, -1) if column.kinds[r] == CellKind.TEXT)
    texts = [text for raw in dict.fromkeys(column.texts[r] for r in rows) if (text := clean(raw))]
    return next((text for text in texts if words.heads(text) or words.is_code_heading(text)), texts[0] if texts else "")


def _short_prefectures(tally: _Tally, kind: str) -> list[int]:
    """Return the rows of prefectures, short names included: under 都道府県, or where no other name is among them."""
    rows = sorted({*tally.short, *tally.prefecture})
    if kind == "prefecture":
        return rows if len(tally.place) <= len(rows) else []
    inside = {r for r in (*tally.weak, *tally.place, *tally.other) if rows and rows[0] <= r <= rows[-1]}
    only = len(tally.short) > 2 and inside <= {*rows}
    return rows if only and kind != "municipality" else []


def _is_role(
    role: str, hits: list[int], evidence: list[int], everything: list[int], tally: _Tally, *, short: bool
) -> bool:
    if not hits:
        return False
    if (role == CODE or len(hits) < thresholds.FEW_KNOWN) and len(hits) < thresholds.HIT_SHARE * len(everything):
        return False
    inside = bisect_right(everything, hits[-1]) - bisect_left(everything, hits[0])
    if len(evidence) < thresholds.KNOWN_SHARE * inside or len(hits) < thresholds.HIT_SHARE * inside:
        return False
    if role == CATEGORY:
        return len(tally.place) + len(tally.prefecture) <= len(hits)
    # a few prefecture rows among names do not make a column of prefectures
    return not (role == PREFECTURE and not short and len(tally.place) > len(hits))
