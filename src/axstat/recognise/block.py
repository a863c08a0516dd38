"""One block of a sheet: its axis, the meaning of each row, and which further columns identify rows.

| 札幌市 | 計 | 100 |      the name is written once for three rows; 計, 男, 女 make each row's key whole
|        | 男 |  60 |
|        | 女 |  40 |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress, repeat
from operator import is_not

from axstat.model.cells import CellKind
from axstat.model.tables import RowClass
from axstat.model.values import Period, fiscal_year
from axstat.recognise import words
from axstat.recognise.axis import CODE, PREFECTURE, ROLES, Axis
from axstat.recognise.context import (
    apply_cities,
    apply_headings,
    apply_northern_tomari,
    apply_order,
    has_ambiguous,
)
from axstat.recognise.lexicon import Lexicon, Word
from axstat.recognise.places import BLANK, Judge, Verdict
from axstat.recognise.view import View
from axstat.values.periods import read_period
from axstat.values.text import clean

_SAMPLE = 80
_FACET_VALUES = 60
PRIOR_YEAR = "前年"

_UNRESOLVED = frozenset({"ambiguous", "contradiction", "unknown-name"})
FACET, PERIOD, KANA = "facet", "period", "kana"


@dataclass(slots=True)
class Block:
    """An axis with its rows judged. `verdicts`, `facets` and `carried` are by row; index 0 is unused."""

    view: View
    axis: Axis
    verdicts: list[Verdict]
    identity: dict[int, str]
    values: list[int]
    occupied: bytes
    facet_columns: list[int] = field(default_factory=list)
    period_column: int | None = None
    period_is_fiscal: bool = False
    period_texts: list[str] = field(default_factory=list)
    """The year of each row where it is written once for several; empty where every row has its own."""
    prior_rows: set[int] = field(default_factory=set)
    ordered_rows: list[int] = field(default_factory=list)
    context: str = ""
    _periods: dict[str, Period | None] = field(default_factory=dict)

    def is_item(self, row: int) -> bool:
        """Tell whether a row is one that values belong to."""
        verdict = self.verdicts[row]
        if verdict.row_class is None and verdict.problem not in _UNRESOLVED:
            return False
        if self.occupied[row]:
            return True
        return not self.values or verdict.row_class in (RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY, RowClass.WARD)

    def item_rows(self) -> list[int]:
        """Return the labelled rows that values belong to; a million blank rows below them cost little."""
        verdicts, is_item = self.verdicts, self.is_item
        labelled = compress(range(len(verdicts)), map(is_not, verdicts, repeat(BLANK)))
        return [row for row in labelled if verdicts[row].label and is_item(row)]

    def period(self, row: int) -> Period | None:
        """Return the period that the row's own year cell states."""
        if self.period_column is None:
            return None
        texts = self.period_texts
        return self._period_of(texts[row] if row < len(texts) else self.view.text(row, self.period_column))

    def _period_of(self, text: str) -> Period | None:
        if text not in self._periods:
            self._periods[text] = self._read_period(text)
        return self._periods[text]

    def periods(self, rows: list[int]) -> Iterable[Period | None]:
        """Return the period of each of many rows."""
        if self.period_column is None:
            return repeat(None, len(rows))
        texts = self.period_texts or self.view.column(self.period_column).texts
        within = len(texts)
        said = [texts[row] if row < within else "" for row in rows]
        periods = {text: self._period_of(text) for text in set(said)}
        return map(periods.__getitem__, said)

    def _read_period(self, text: str) -> Period | None:
        period = cell_period(text)
        if period is not None and self.period_is_fiscal and period.kind == "calendar_year":
            return fiscal_year(period.start.year)
        return period


def cell_period(text: str) -> Period | None:
    """Return the period that a cell is, `2020.0` included."""
    return read_period(text.removesuffix(".0")) if text else None


def read_block(view: View, lexicon: Lexicon, axis: Axis, outer: str) -> Block:
    """Judge every row of an axis and find the columns that identify rows besides it."""
    judge = Judge(lexicon, weak_names=_writes_short_names(view, lexicon, axis))
    verdicts = _judge_rows(view, judge, axis)
    inside = [c for c in sorted(view.grid.columns) if axis.left <= c <= axis.right and c not in axis.columns]
    identity = {col: role for role, col in axis.roles.items()} | axis.repeats
    context = ""
    if PREFECTURE not in axis.roles:
        context = apply_headings(verdicts, judge, outer)
    if CODE not in axis.roles:
        apply_northern_tomari(verdicts, judge)
    block = Block(view, axis, verdicts, identity, inside, view.occupied(inside), context=context)
    if has_ambiguous(verdicts):
        apply_cities(verdicts, judge)
        block.ordered_rows = apply_order(verdicts)
    _find_kana(block)
    _find_codes(block)
    _find_period_column(block)
    block.occupied = view.occupied(block.values)
    _carry_names(block)
    _find_facets(block)
    return block


def _writes_short_names(view: View, lexicon: Lexicon, axis: Axis) -> bool:
    """Tell whether the axis drops 市, 町 and 村 from most names."""
    column = view.column(axis.label_column)
    signs = [lexicon.sign(t) for t in column.texts[axis.first : axis.last + 1 : 1][:2000] if t]
    weak = sum(1 for s in signs if s.weak)
    return weak > max(2, sum(1 for s in signs if s.place is not None and not s.weak))


def _judge_rows(view: View, judge: Judge, axis: Axis) -> list[Verdict]:
    columns: list[list[str]] = []
    for role in ROLES:
        col = axis.roles.get(role)
        columns.append(view.filled(col) if col is not None else [""] * (view.n_rows + 1))
    if PREFECTURE in axis.roles and len(axis.roles) > 1:
        columns[1] = _carried_prefectures(judge.lexicon, columns)
    verdicts = [BLANK] * len(columns[0])
    filled = bytes(map(any, zip(*columns, strict=True)))
    judged = judge.judge_all(compress(zip(*columns, strict=True), filled))
    for row, verdict in zip(compress(range(len(verdicts)), filled), judged, strict=True):
        verdicts[row] = verdict
    return verdicts


def _carried_prefectures(lexicon: Lexicon, columns: list[list[str]]) -> list[str]:
    """Return the prefecture column with a prefecture that is written once carried down to the names below it."""
    texts = columns[1]
    if texts.count("") <= 1:
        return texts
    names = columns[2:5]
    last = ""
    # Most rows of a used range that reaches to the end of the sheet hold nothing.
    for row in list(compress(range(len(texts)), map(any, zip(texts, *names, strict=True)))):
        text = texts[row]
        sign = lexicon.sign(text)
        if text and (sign.prefecture or lexicon.short_prefecture(sign.name)):
            last = text
        elif last and not text.strip() and _names_a_body(lexicon, [column[row] for column in names]):
            texts[row] = last
    return texts


def _names_a_body(lexicon: Lexicon, texts: list[str]) -> bool:
    """Tell whether a row names something that can lie in a prefecture; a total of the nation does not."""
    signs = [sign for t in texts if (sign := lexicon.sign(t)).word is not Word.BLANK]
    return any(s.word not in (Word.NOTE, Word.TOTAL, Word.AVERAGE) for s in signs)


def _sample(rows: list[int]) -> list[int]:
    return rows[:: max(1, len(rows) // _SAMPLE)]


def _take(block: Block, col: int, role: str) -> None:
    block.identity[col] = role
    block.values.remove(col)


def _find_kana(block: Block) -> None:
    """Set columns aside that hold readings of the names."""
    rows = _sample(block.item_rows())
    for col in list(block.values):
        if max(block.axis.columns) + 3 < col:
            break
        texts = [t for row in rows if (t := block.view.text(row, col))]
        if len(texts) > max(1, len(rows) // 2) and sum(map(words.is_kana, texts)) >= 0.9 * len(texts):
            _take(block, col, KANA)


def _find_codes(block: Block) -> None:
    """Set columns aside that hold codes of what another column says in words, by their heading (`cat01_code`)."""
    items = block.item_rows()
    for col in list(block.values) if items else ():
        if words.is_code_header(_heading(block, col, items[0])):
            _take(block, col, CODE)


def _find_period_column(block: Block) -> None:
    """Find the column that gives each row its year, by its heading or because it holds one year throughout."""
    items = block.item_rows()
    rows = _sample(items)
    if len(rows) < 2:
        return
    for col in list(block.values):
        texts = [block.view.text(row, col) for row in rows]
        filled = [t for t in texts if t]
        if not filled or any(cell_period(t) is None for t in filled):
            continue
        heading = _heading(block, col, items[0])
        if len(filled) < 0.9 * len(rows):
            if words.is_year_header(heading) and (carried := _written_once(block, col, items)):
                _take(block, col, PERIOD)
                block.period_column, block.period_texts = col, carried
                block.period_is_fiscal = "年度" in clean(heading)
                return
            continue
        constant = len(set(filled)) == 1 and (heading == "" or cell_period(heading) == cell_period(filled[0]))
        if words.is_year_header(heading) or constant:
            _take(block, col, PERIOD)
            block.period_column = col
            block.period_is_fiscal = "年度" in clean(heading)
            return


def _written_once(block: Block, col: int, items: list[int]) -> list[str]:
    """Return the years of a column by row, each carried down to the next; [] where the first item has none."""
    texts = block.view.filled(col)
    if not texts[items[0]].strip() or any(t.strip() and cell_period(t) is None for t in map(texts.__getitem__, items)):
        return []
    last = ""
    for row in range(items[0], items[-1] + 1):
        last = texts[row] = texts[row] if texts[row].strip() else last
    return texts


def _heading(block: Block, col: int, first: int) -> str:
    """Return the nearest text above the first item in a column."""
    for row in range(first - 1, max(0, first - 8), -1):
        if text := clean(block.view.text(row, col)):
            return text
    return ""


def _carry_names(block: Block) -> None:
    """Carry a name that is written once down to the rows whose further key stands in another column."""
    items = block.item_rows()
    if not items:
        return
    end = _last_occupied(block)
    occupied = compress(range(items[0], end + 1), block.occupied[items[0] : end + 1])
    unlabelled = [r for r in occupied if block.verdicts[r] is BLANK]
    if not unlabelled:
        return
    col = _carrying_column(block, items, unlabelled)
    if col is not None and (shared := _shared_keys(block, col, items, unlabelled)):
        _carry_down(block, items[0], end, col, shared)
        return
    for row in unlabelled:
        if block.is_item(row - 1) and row - 1 not in block.prior_rows and _is_parenthesised(block, row):
            block.verdicts[row] = block.verdicts[row - 1]
            block.prior_rows.add(row)


def _shared_keys(block: Block, col: int, items: list[int], unlabelled: list[int]) -> set[str]:
    """Return the keys of unnamed rows that bodies share; a lone 合計 at the end does not belong to the last body."""
    named = {block.view.text(row, col) for row in items}
    unnamed = Counter(block.view.text(row, col) for row in unlabelled)
    shared = {text for text, n in unnamed.items() if text in named or n > 1 or len(items) == 1}
    return shared if sum(unnamed[text] for text in shared) >= 0.5 * len(unlabelled) else set()


def _last_occupied(block: Block) -> int:
    return block.occupied.rfind(1)


def _carrying_column(block: Block, items: list[int], unlabelled: list[int]) -> int | None:
    """Return the first column with a label in nearly every row, named and unnamed."""
    for col in [block.period_column, *block.values]:
        if col is None:
            continue
        texts = [block.view.text(row, col) for row in (*items, *unlabelled)]
        filled = [t for t in texts if t.strip()]
        if len(filled) >= 0.95 * len(texts) and len(set(filled)) <= _FACET_VALUES and _labels(block, col, items[0]):
            return col
    return None


def _labels(block: Block, col: int, first: int) -> bool:
    """Tell whether a column holds labels: text that is no number, or years."""
    return block.view.grid.kind(first, col) is CellKind.TEXT or col == block.period_column


def _carry_down(block: Block, first: int, end: int, col: int, shared: set[str]) -> None:
    last = BLANK
    for row in range(first, end + 1):
        if block.verdicts[row] is not BLANK:
            last = block.verdicts[row] if block.is_item(row) else BLANK
        elif block.occupied[row] and block.view.text(row, col) in shared:
            block.verdicts[row] = last


def _is_parenthesised(block: Block, row: int) -> bool:
    """Tell whether every value of a row stands in parentheses, as the previous year's figures do."""
    texts = [clean(t) for col in block.values if (t := block.view.text(row, col)).strip()]
    return bool(texts) and all(t.startswith("(") and t.endswith(")") for t in texts)


def _find_facets(block: Block) -> None:
    """Find the columns that tell rows of the same body apart, left to right, until keys are unique."""
    rows = [r for r in block.item_rows() if r not in block.prior_rows]
    keys: list[object] = [(block.verdicts[r].area, block.verdicts[r].category, block.verdicts[r].label) for r in rows]
    if block.period_column is not None:
        keys = [(k, block.view.text(r, block.period_column)) for k, r in zip(keys, rows, strict=True)]
    distinct = len(set(keys))
    for col in list(block.values):
        if distinct >= 0.98 * len(keys) or len(keys) < 2:
            return
        texts = [block.view.text(r, col) for r in rows]
        filled = [t for t in texts if t.strip()]
        if len(filled) < 0.95 * len(texts) or not 1 < len(set(filled)) <= _FACET_VALUES:
            continue
        if not _labels(block, col, rows[0]) and not all(cell_period(t) for t in set(filled)):
            continue
        joined = [(k, t) for k, t in zip(keys, texts, strict=True)]
        if len(set(joined)) > 1.3 * distinct:
            _accept_facet(block, col, set(filled))
            keys, distinct = list(joined), len(set(joined))


def _accept_facet(block: Block, col: int, texts: set[str]) -> None:
    if block.period_column is None and all(cell_period(t) is not None for t in texts):
        block.period_column = col
        _take(block, col, PERIOD)
    else:
        block.facet_columns.append(col)
        _take(block, col, FACET)
