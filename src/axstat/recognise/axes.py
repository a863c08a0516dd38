"""Finds the lines that say what each row is about, by the share of their cells that the vocabulary knows.

    | 団体コード | 都道府県名 | 団体名 | 財政力指数 |
    | 011002     | 北海道     | 札幌市 | 0.72       |      code · prefecture · name

A column decides as a whole: under 都道府県 a short name is a prefecture, under 市町村 a municipality; a number is a
code only where the heading says so or where the column beside it names the same areas (`joins` asks).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import gt

from axstat.areas import CodeForm
from axstat.model.areas import Area
from axstat.model.cells import CellKind
from axstat.model.packed import distinct, numbered
from axstat.model.rows import places
from axstat.model.strings import Packed
from axstat.recognise import thresholds, words
from axstat.recognise.lexicon import Lexicon, Sort
from axstat.recognise.sheet import Sheet
from axstat.values.periods import find_periods
from axstat.values.text import clean

_SAMPLE = 400  # rows looked at before a column is read whole: more would cost what reading it costs
_NUMBER_SAMPLE = 50
_WEAK = (Sort.WEAK, Sort.ERA)

CODE, PREFECTURE, COUNTY, NAME, WARD, CATEGORY = "code", "prefecture", "county", "name", "ward", "category"
ROLES = (CODE, PREFECTURE, COUNTY, NAME, WARD, CATEGORY)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column whose cells the vocabulary knows, what it holds, on which rows, and what heads it."""

    col: int
    role: str
    rows: Sequence[int]
    heading: str = ""
    form: CodeForm = "any"
    """How the column writes its codes, where it holds codes."""

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
    rows: Sequence[int] = ()
    """The rows that are known, of the part that knows most."""
    left: int = 1
    right: int = 0
    page: int = 0
    """Rows above this one belong to every block beside it."""
    says_code: bool = False
    form: CodeForm = "any"
    """How its codes are written."""
    body: Area | None = None
    """The body of every line, where the lines are its years."""

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
    """Tell from a sample whether a column holds a word that the vocabulary knows, or enough numbers that are codes."""
    column = sheet.column(col)
    kinds, texts = column.kinds, column.texts
    filled, in_words = len(kinds) - kinds.count(0), kinds.count(CellKind.TEXT)
    rows = places(bytes(kinds))
    sample = [*rows[:100], *_spread(rows[100:], _SAMPLE)]
    worded = in_words * 2 >= filled or in_words >= thresholds.FEW_KNOWN
    said = dict.fromkeys(texts[row] for row in sample if kinds[row] == CellKind.TEXT) if worded else ()
    if any(map(lexicon.knows, said)):
        return True
    few = _spread(sample, _NUMBER_SAMPLE)
    known = sum(_is_known(lexicon, kinds[row], texts[row]) for row in few)
    return known >= max(1 if worded else 2, thresholds.HIT_SHARE * len(few))


def _spread(rows: Sequence[int], count: int) -> Sequence[int]:
    """Return about so many of the rows, over all of them."""
    return rows[:: max(1, len(rows) // count)]


def _is_known(lexicon: Lexicon, kind: int, text: str) -> bool:
    return lexicon.knows_number(text) if kind == CellKind.NUMBER else kind == CellKind.TEXT and lexicon.knows(text)


class _Tally:
    """What the cells of a column turned out to be: one byte by row, as `Sort` counts them; index 0 is unused."""

    def __init__(self, sorts: bytes) -> None:
        self._sorts = sorts.rstrip(b"\0")  # a used range may reach to the end of the sheet
        self.everything = places(self._sorts)

    def rows(self, *sorts: int) -> Sequence[int]:
        """Return the rows of some sorts."""
        return places(self.marks(*sorts))

    def marks(self, *sorts: int) -> bytes:
        """Return one byte by row, 1 where it is of one of some sorts."""
        return self._sorts.translate(_choosing(sorts))


@cache
def _choosing(sorts: tuple[int, ...]) -> bytes:
    """Return for each byte whether it is of one of the sorts, to translate by."""
    flags = sum(sort for sort in sorts if sort >= Sort.SHORT)
    return bytes(bool(byte & flags) or byte % Sort.SHORT in sorts for byte in range(256))


def _read_column(sheet: Sheet, lexicon: Lexicon, col: int) -> Candidate | None:
    """Read every cell of a column, each distinct text once, and decide what it is for."""
    texts = sheet.labels(col)
    tally = _Tally(numbered(texts, lexicon.sort_once if isinstance(texts, Packed) else lexicon.sort))
    if tally.rows(Sort.ERA) and not tally.rows(Sort.PLACE, Sort.PREFECTURE, Sort.COUNTY, Sort.WEAK):
        return None  # 大正 and 昭和 are towns too, but not where every name is an era
    return _decide(sheet, lexicon, col, tally)


def _decide(sheet: Sheet, lexicon: Lexicon, col: int, tally: _Tally) -> Candidate | None:
    """Choose the role of a column from its heading and what its cells are; None when it identifies nothing."""
    known = tally.rows(Sort.CODE, Sort.PREFECTURE, Sort.SHORT, Sort.COUNTY, Sort.PLACE, *_WEAK, Sort.CATEGORY)
    if not known:
        return None
    heading = _heading(sheet, col, known[0])
    kind = words.heads(heading)
    mostly_weak = len(tally.rows(*_WEAK)) > max(2, len(tally.rows(Sort.PLACE)))
    if mostly_weak and not _may_head_bodies(heading):
        mostly_weak = False
    names = (Sort.PREFECTURE, Sort.PLACE, Sort.COUNTY, *(_WEAK if mostly_weak or kind == "municipality" else ()))
    short = _short_prefectures(tally, kind)
    codes, categories, prefectures, counties = map(tally.rows, (Sort.CODE, Sort.CATEGORY, Sort.PREFECTURE, Sort.COUNTY))
    options = (
        (CODE, codes, codes),
        (CATEGORY, categories, categories),
        (PREFECTURE, short, tally.everything if kind == "prefecture" else short),
        (PREFECTURE, prefectures, prefectures),
        (COUNTY, counties, counties),
        (NAME, tally.rows(*names), tally.rows(*names, Sort.SUPPORTING)),
    )
    for role, hits, evidence in options:
        if _is_role(role, hits, evidence, tally, short=hits is short):
            form = lexicon.gazetteer.code_form(distinct(sheet.labels(col))) if role == CODE else None
            return Candidate(col, role, hits, heading, form or "any")
    return None


def _may_head_bodies(heading: str) -> bool:
    """Tell whether names without 市 can be bodies under a text: 倉敷 under 駅名 is no city."""
    named = words.is_identity_label(heading) or words.is_identity_header(heading)
    return not heading or named or words.is_title(heading) or bool(find_periods(heading))


def _heading(sheet: Sheet, col: int, first: int) -> str:
    """Return the nearest heading of names above a row, else the nearest text: unknown names may stand between."""
    column = sheet.column(col)
    rows = (r for r in range(min(first, len(column.texts)) - 1, 0, -1) if column.kinds[r] == CellKind.TEXT)
    texts = [text for raw in dict.fromkeys(column.texts[r] for r in rows) if (text := clean(raw))]
    return next((text for text in texts if words.heads(text) or words.is_code_heading(text)), texts[0] if texts else "")


def _short_prefectures(tally: _Tally, kind: str) -> Sequence[int]:
    """Return the rows of prefectures, short names included: under 都道府県, or where no other name is among them."""
    rows = tally.rows(Sort.SHORT, Sort.PREFECTURE)
    if kind == "prefecture":
        return rows if len(tally.rows(Sort.PLACE)) <= len(rows) else []
    if kind == "municipality" or len(tally.rows(Sort.SHORT)) <= 2:
        return []
    between = slice(rows[0], rows[-1] + 1)
    others, own = tally.marks(*_WEAK, Sort.PLACE, Sort.OTHER), tally.marks(Sort.SHORT, Sort.PREFECTURE)
    return [] if any(map(gt, others[between], own[between])) else rows


def _is_role(role: str, hits: Sequence[int], evidence: Sequence[int], tally: _Tally, *, short: bool) -> bool:
    everything = tally.everything
    if not hits:
        return False
    if (role == CODE or len(hits) < thresholds.FEW_KNOWN) and len(hits) < thresholds.HIT_SHARE * len(everything):
        return False
    inside = bisect_right(everything, hits[-1]) - bisect_left(everything, hits[0])
    if len(evidence) < thresholds.KNOWN_SHARE * inside or len(hits) < thresholds.HIT_SHARE * inside:
        return False
    if role == CATEGORY:
        return len(tally.rows(Sort.PLACE, Sort.PREFECTURE)) <= len(hits)
    # a few prefectures among names, or 郡 above their towns, do not make a column of prefectures or of 郡
    places = len(tally.rows(Sort.PLACE))
    return not ((role == PREFECTURE and not short and places > len(hits)) or (role == COUNTY and places >= len(hits)))
