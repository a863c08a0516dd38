"""Joins identity columns into axes: columns belong together when they identify the same rows and agree there.

| 札幌市 | 中央区 |  …      a city and its ward: together they name one area
| 札幌市 | 100 | | 函館市 | 90 |      two names that disagree: two blocks side by side
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress, pairwise
from operator import not_

from axstat.areas import CodeForm, read_code
from axstat.areas.labels import is_blank
from axstat.model.packed import coded, combined, flags, is_packed, tally
from axstat.model.rows import kept, marked
from axstat.recognise import thresholds, words
from axstat.recognise.axes import CATEGORY, CODE, COUNTY, NAME, PREFECTURE, WARD, Axis, Candidate
from axstat.recognise.lexicon import Lexicon
from axstat.recognise.sheet import Sheet
from axstat.values.text import fold_label

_NEARBY = 24  # axes to the left that a column may belong to


def join_axes(sheet: Sheet, lexicon: Lexicon, candidates: list[Candidate]) -> list[Axis]:
    """Return the axes that candidate columns form, left to right."""
    joiner = _Joiner(sheet, lexicon)
    axes: list[Axis] = []
    for candidate in candidates:
        for axis in reversed(axes[-_NEARBY:]):
            if joiner.join(axis, candidate):
                break
        else:
            joiner.start(axes, candidate)
    return _strong(joiner, _adjoining(joiner, axes))


def _adjoining(joiner: _Joiner, axes: list[Axis]) -> list[Axis]:
    """Join what stands side by side and shares a row even where it disagrees: the disagreement must be seen."""
    joined = axes[:1]
    for axis in axes[1:]:
        left = joined[-1]
        touches = axis.columns[0] == left.columns[-1] + 1
        overlaps = min(left.last, axis.last) >= max(left.first, axis.first)
        codes_alone = not (_may_be_codes(left) and _may_be_codes(axis))
        shared = set(left.roles) & set(axis.roles) or joiner.is_facet_beside(left, axis)
        if not touches or not overlaps or shared or codes_alone:
            joined.append(axis)
            continue
        left.roles |= axis.roles
        left.repeats |= axis.repeats
        left.first, left.last = min(left.first, axis.first), max(left.last, axis.last)
        left.rows = max(left.rows, axis.rows, key=len)
        left.says_code = left.says_code or axis.says_code
        left.form = axis.form if CODE in axis.roles else left.form
    return joined


def _may_be_codes(axis: Axis) -> bool:
    """Tell whether the codes of an axis, if it has any, are headed as codes: a number alone is no code."""
    return set(axis.roles) != {CODE} or axis.says_code


def _strong(joiner: _Joiner, axes: list[Axis]) -> list[Axis]:
    """Drop axes that are only a few names or numbers among the values of another axis."""
    kept: list[Axis] = []
    sheet = joiner.sheet
    headed = {id(a): bool(words.heads(sheet.heading(a.label_column, a.first))) for a in axes}
    for axis in sorted(axes, key=lambda a: (not headed[id(a)], -len(a.rows), a.columns[0])):
        if not _may_be_codes(axis):
            continue
        beside = [other for other in kept if _are_beside(sheet, axis, other)]
        if beside:
            first, last = min(o.first for o in beside), max(o.last for o in beside)
            kinds = bytes(sheet.column(axis.label_column).kinds[min(first, axis.first) : max(last, axis.last) + 1])
            few = len(axis.rows) < 2 and not any(_same_heading(sheet, axis, other) for other in beside)
            if few or len(axis.rows) * 2 < len(kinds) - kinds.count(0):
                continue
            if any(_is_remark(sheet, axis, other) or joiner.is_facet_beside(axis, other) for other in beside):
                continue
        kept.append(axis)
    return sorted(kept, key=lambda a: (a.columns[0], a.first))


def _are_beside(sheet: Sheet, axis: Axis, other: Axis) -> bool:
    """Tell whether two axes stand on common rows, or touch and one has texts on all rows of the other."""
    if other.first <= axis.last and axis.first <= other.last:
        return True
    left, right = sorted((axis, other), key=lambda a: a.columns[0])
    if left.columns[-1] + 1 != right.columns[0]:
        return False
    return all(any(sheet.column(b.label_column).kinds[a.first : a.last + 1]) for a, b in ((axis, other), (other, axis)))


def _same_heading(sheet: Sheet, axis: Axis, other: Axis) -> bool:
    """Tell whether two axes are headed alike, as the last names of a list in columns are."""
    mine = sheet.heading(axis.label_column, axis.first)
    return mine != "" and fold_label(mine) == fold_label(sheet.heading(other.label_column, other.first))


def _is_remark(sheet: Sheet, axis: Axis, other: Axis) -> bool:
    """Tell whether a column of names says something of the lines beside it (`隣接市町村`) instead of heading a block.

    A block of its own stands behind a blank column, or its headings are those of the other block again.
    """
    if not (axis.is_area and other.is_area) or _same_heading(sheet, axis, other):
        return False
    left, right = sorted((axis, other), key=lambda a: a.columns[0])
    first, last = max(1, min(axis.first, other.first) - 3), max(axis.last, other.last)
    between = range(left.columns[-1] + 1, right.columns[0])
    if any(not any(sheet.column(col).kinds[first : last + 1]) for col in between):
        return False
    after = range(right.columns[-1] + 1, right.columns[-1] + 2 + len(between))
    left_headings = {fold_label(sheet.heading(c, left.first)) for c in between}
    return not (left_headings & {fold_label(sheet.heading(c, right.first)) for c in after}) - {""}


class _Joiner:
    """Decides whether one more column identifies the rows that an axis identifies."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.sheet = sheet
        self.lexicon = lexicon
        self._carried: dict[int, Sequence[str]] = {}

    def start(self, axes: list[Axis], candidate: Candidate) -> None:
        """Begin an axis of its own with a column."""
        axis = Axis({candidate.role: candidate.col}, first=candidate.first, last=candidate.last, rows=candidate.rows)
        axis.form = candidate.form
        axis.says_code = candidate.role == CODE and words.is_code_heading(candidate.heading)
        axes.append(axis)

    def join(self, axis: Axis, candidate: Candidate) -> bool:
        """Add a column to an axis if it belongs there, as a part or as a repetition."""
        rows = self._common_rows(axis, candidate)
        if not rows:
            return False
        if candidate.role not in axis.roles:
            role = candidate.role
            if not self._complements(axis, candidate, rows):
                return False
        elif self._repeats(axis, candidate, rows):
            if self._begins_block(axis, candidate):
                return False
            axis.repeats[candidate.col] = candidate.role
            return True
        elif candidate.role == NAME and self._combines(axis, candidate, rows):
            role = WARD
        else:
            return False
        axis.roles[role] = candidate.col
        axis.form = candidate.form if role == CODE else axis.form
        self._widen(axis, candidate)
        return True

    def _begins_block(self, axis: Axis, candidate: Candidate) -> bool:
        """Tell whether figures stand on both sides of a column that names bodies again: 団体名 時間 団体名 時間."""
        row, last = candidate.rows[0], max(axis.columns)
        figures = [c for c in self.sheet.grid.columns if self.sheet.is_number(row, c) and c not in axis.repeats]
        before = any(last < c < candidate.col for c in figures)
        return before and any(c > candidate.col for c in figures)

    def _widen(self, axis: Axis, candidate: Candidate) -> None:
        if axis.roles.keys() <= {PREFECTURE, candidate.role} and candidate.role != PREFECTURE:
            axis.first, axis.last = candidate.first, candidate.last  # a prefecture may stand far above as a heading
        else:
            axis.first, axis.last = min(axis.first, candidate.first), max(axis.last, candidate.last)
        axis.rows = max(axis.rows, candidate.rows, key=len)

    def _common_rows(self, axis: Axis, candidate: Candidate) -> Sequence[int]:
        """Return the rows on which both say something; a prefecture says it for the rows below."""
        own, others = candidate.rows, axis.rows
        if candidate.role == PREFECTURE:
            return others[bisect_left(others, own[0]) :]
        if set(axis.roles) == {PREFECTURE}:
            return own[bisect_left(own, others[0]) :]
        rows = own if own == others else kept(own, marked(others, self.sheet.n_rows + 1))
        return rows if len(rows) * 2 >= min(len(own), len(others)) else []

    def _texts(self, col: int, *, carry: bool = False) -> Sequence[str]:
        """Return a column's texts with merges filled, and carried down when asked."""
        if carry and col not in self._carried:
            self._carried[col] = self._carry(self.sheet.labels(col))
        return self._carried[col] if carry else self.sheet.labels(col)

    def _carry(self, labels: Sequence[str]) -> Sequence[str]:
        """Return texts with prefectures carried down over the blanks below them."""
        if labels.count("") <= 1:
            return labels
        texts = list(labels)
        blank = {text for text in set(texts) if is_blank(text)}
        filled = list(compress(range(len(texts)), map(not_, map(blank.__contains__, texts))))
        last = ""
        for row, after in pairwise([-1, *filled, len(texts)]):
            text = texts[row] if row >= 0 else ""
            if text != last and self.lexicon.sign(text).within:
                last = text
            texts[row + 1 : after] = [last] * (after - row - 1)
        return texts

    def _complements(self, axis: Axis, candidate: Candidate, rows: Sequence[int]) -> bool:
        """Tell whether the new part and the axis name the same areas on most rows."""
        if CODE in (candidate.role, *axis.roles) and not (axis.is_area and candidate.role != CATEGORY):
            return False  # codes of areas say nothing of categories
        if candidate.role == CATEGORY and axis.is_area and not self._is_whole(candidate.col, candidate.rows, axis):
            return False  # some words are categories, the others are not: a further key of the areas
        if CATEGORY in (candidate.role, *axis.roles) and not (axis.is_area and candidate.role in (CODE, NAME)):
            return True
        parts = {role: col for role, col in (*axis.roles.items(), (candidate.role, candidate.col)) if role != CATEGORY}
        form = candidate.form if candidate.role == CODE else axis.form
        columns = [self._texts(col, carry=role == PREFECTURE) for role, col in parts.items()]
        needed = thresholds.AGREE_SHARE * len(rows)
        statuses: Counter[str] = Counter()
        for texts, times in _combinations(columns, rows).items():
            statuses[self._status(dict(zip(parts, texts, strict=True)), form)] += times
            if statuses["found"] >= needed:
                return True
        # A county and names fit where nothing contradicts, though the names alone are ambiguous.
        return COUNTY in axis.roles and not statuses["contradiction"] and statuses["found"] > 0

    def is_facet_beside(self, one: Axis, other: Axis) -> bool:
        """Tell whether one of two axes is of categories that name only some lines of the areas beside them."""
        categories, areas = (one, other) if not one.is_area else (other, one)
        if categories.is_area or not areas.is_area:
            return False
        return not self._is_whole(categories.label_column, categories.rows, areas)

    def _is_whole(self, col: int, known: Sequence[int], axis: Axis) -> bool:
        """Tell whether every label of a column beside the lines of an axis is known."""
        rows = range(min(axis.first, known[0]), max(axis.last, known[-1]) + 1)
        texts = self._texts(col)[rows.start : rows.stop]
        return flags(texts, str.strip).count(1) == len(known)

    def _status(self, texts: dict[str, str], form: CodeForm) -> str:
        """Return what the parts of a line are together: `found` where code and prefecture are those of the one name."""
        sign = self.lexicon.sign
        code, name, prefecture = texts.get(CODE, ""), sign(texts.get(NAME, "")), texts.get(PREFECTURE, "")
        within = sign(prefecture).within or sign(prefecture).name if prefecture else ""
        readings = read_code(code, form) if code else ()
        area = name.area
        if len(readings) == 1 and NAME not in texts:
            area = self.lexicon.gazetteer.by_code(readings[0])
        fits = area is not None and within in ("", area.prefecture) and (not code or area.area_code in readings)
        if fits and COUNTY not in texts:
            return "found"
        return self.lexicon.gazetteer.resolve(
            code=code,
            code_form=form,
            prefecture=within,
            county=texts.get(COUNTY, ""),
            name=name.name or texts.get(NAME, ""),
            as_of=self.lexicon.as_of,
        ).status

    def _repeats(self, axis: Axis, candidate: Candidate, rows: Sequence[int]) -> bool:
        """Tell whether a column says what a column of the axis already says."""
        columns = [self._texts(axis.roles[candidate.role]), self._texts(candidate.col)]
        return _share(_combinations(columns, rows), self._same) >= thresholds.SAME_SHARE

    def _same(self, one: str, other: str) -> bool:
        if one == other:
            return True
        a, b = self.lexicon.sign(one), self.lexicon.sign(other)
        return (a.area is not None and a.area is b.area) or (bool(a.codes) and a.codes == b.codes)

    def _combines(self, axis: Axis, candidate: Candidate, rows: Sequence[int]) -> bool:
        """Tell whether a city's name and the new column's name together name a ward."""
        if WARD in axis.roles:
            return False
        pairs = _combinations([self._texts(axis.roles[NAME]), self._texts(candidate.col)], rows)
        told = Counter({pair: times for pair, times in pairs.items() if all(pair) and pair[0] != pair[1]})
        return bool(told) and _share(told, self._names_ward) >= thresholds.AGREE_SHARE

    def _names_ward(self, city: str, ward: str) -> bool:
        place = self.lexicon.gazetteer.resolve_label(f"{city}{ward}", as_of=self.lexicon.as_of)
        return place.status == "found"


def _combinations(columns: Sequence[Sequence[str]], rows: Sequence[int]) -> Counter[tuple[str, ...]]:
    """Count what columns say together on some rows, each distinct combination once."""
    if any(map(is_packed, columns)):
        return tally(combined([coded(column).picked(rows) for column in columns]))
    return Counter(zip(*(map(column.__getitem__, rows) for column in columns), strict=True))


def _share(told: Counter[tuple[str, ...]], test: Callable[..., bool]) -> float:
    """Return the share of lines whose texts pass a test together."""
    return sum(times for texts, times in told.items() if test(*texts)) / told.total()
