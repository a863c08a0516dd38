"""From an axis to a block: every row judged by its own cells and its context, then the key columns set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from axstat.areas import CodeForm, read_code
from axstat.model.areas import Area
from axstat.model.packed import combined, distinct, is_packed, paired, rewritten
from axstat.recognise import words
from axstat.recognise.axes import NAME, PREFECTURE, ROLES, Axis
from axstat.recognise.block import Block, PeriodColumn
from axstat.recognise.bodies import Judge, Verdicts, judge_of
from axstat.recognise.context import resolve
from axstat.recognise.keys import find_keys
from axstat.recognise.lexicon import Lexicon, Word
from axstat.recognise.own_years import judge_years, years_in
from axstat.recognise.sheet import Sheet


def read_block(sheet: Sheet, lexicon: Lexicon, axis: Axis, titles: list[str]) -> Block:
    """Judge every row of an axis and find the columns that identify rows besides it."""
    if axis.body is not None:
        return _read_years(sheet, axis, axis.body)
    judge = judge_of(lexicon, weak_names=_writes_short_names(sheet, lexicon, axis))
    verdicts = _judge_rows(sheet, judge, axis)
    prefecture = lexicon.prefecture_in(sheet.name) or _prefecture_in(lexicon, titles)
    city = next((city for text in titles if (city := lexicon.city_in(text)) is not None), None)
    resolve(verdicts, judge, axis.roles, prefecture, city)
    identity = {col: role for role, col in axis.roles.items()} | axis.repeats
    identity |= dict.fromkeys(axis.outer, NAME) | ({axis.kinds: NAME} if axis.kinds else {})
    return find_keys(_block(sheet, axis, verdicts, identity))


def _block(sheet: Sheet, axis: Axis, verdicts: Verdicts, identity: dict[int, str]) -> Block:
    inside = tuple(c for c in sorted(sheet.grid.columns) if axis.left <= c <= axis.right and c not in identity)
    return Block(sheet, axis, verdicts, identity, inside, sheet.occupied(inside))


def _read_years(sheet: Sheet, axis: Axis, body: Area) -> Block:
    """Read the lines of an axis of years: each is the body in its year."""
    col = axis.label_column
    dated = PeriodColumn(col, dict(years_in(sheet, col)), sheet.labels(col))
    return find_keys(replace(_block(sheet, axis, judge_years(sheet, axis, dated, body), {col: NAME}), dated=dated))


def _prefecture_in(lexicon: Lexicon, titles: list[str]) -> str:
    found = {name for text in titles if (name := lexicon.prefecture_in(text))}
    return found.pop() if len(found) == 1 else ""


def _writes_short_names(sheet: Sheet, lexicon: Lexicon, axis: Axis) -> bool:
    """Tell whether the axis drops 市, 町 and 村: its heading says that they are municipalities, or most names do."""
    col = axis.label_column
    texts = set(distinct(sheet.column(col).texts[axis.first : axis.last + 1])) - {""}
    signs = [lexicon.sign(text) for text in texts]
    weak = sum(1 for s in signs if s.weak)
    if col == axis.roles.get(PREFECTURE):
        return False  # 札幌 under 都道府県 is no city
    return weak > max(2, sum(1 for s in signs if s.place is not None and not s.weak))


def _judge_rows(sheet: Sheet, judge: Judge, axis: Axis) -> Verdicts:
    empty = [""] * (sheet.n_rows + 1)
    columns: list[Sequence[str]] = [sheet.labels(axis.roles[role]) if role in axis.roles else empty for role in ROLES]
    columns[0] = _codes(columns[0], axis.form)
    if PREFECTURE in axis.roles and len(axis.roles) > 1:
        columns[1] = _carried_prefectures(judge.lexicon, columns)
    columns[3] = _names(sheet, judge.lexicon, axis, columns)
    return judge.judge(combined(columns) if any(map(is_packed, columns)) else zip(*columns, strict=True))


def _codes(texts: Sequence[str], form: CodeForm) -> Sequence[str]:
    """Return a column of codes with six digits each, where the column as a whole says how it writes them."""
    if form not in ("six", "five"):
        return texts
    return rewritten(texts, lambda text: next(iter(read_code(text, form)), text))


def _names(sheet: Sheet, lexicon: Lexicon, axis: Axis, columns: list[Sequence[str]]) -> Sequence[str]:
    """Return the names: with the 市, 町 or 村 of the column beside them or of their heading, or one step out."""
    names = columns[3]
    if axis.kinds:
        kinds = sheet.labels(axis.kinds)
        pairs = paired(names, kinds)
        names = rewritten(pairs, lambda pair: f"{pair[0]}{pair[1].strip()}" if pair[0].strip() else pair[0])
    elif NAME in axis.roles:
        names = _with_kinds(lexicon, names, words.heads_cities(sheet.heading(axis.roles[NAME], axis.first)))
    for col in axis.outer:
        own = sheet.column(col)
        written = list(names)
        for row in compress(range(len(own.kinds)), own.kinds):
            if not any(column[row].strip() for column in columns):
                written[row] = own.texts[row]
        names = written
    return names


def _with_kinds(lexicon: Lexicon, names: Sequence[str], of_cities: bool) -> Sequence[str]:
    """Return names with the 市 of their column's heading, or the 市, 町 or 村 that stands alone above them."""
    if is_packed(names):
        return rewritten(names, lambda n: _with_kind(lexicon, n, "市")) if of_cities else names
    kind = "市" if of_cities else ""
    written = []
    for name in names:
        kind = name.strip() if words.is_kind(name) else kind
        written.append(_with_kind(lexicon, name, kind) if kind else name)
    return written


def _with_kind(lexicon: Lexicon, name: str, kind: str) -> str:
    whole = f"{name}{kind}"
    return whole if name and lexicon.sign(name).weak and lexicon.sign(whole).place is not None else name


def _carried_prefectures(lexicon: Lexicon, columns: list[Sequence[str]]) -> Sequence[str]:
    """Return the prefecture column with a prefecture that is written once carried down to the names below it."""
    if columns[1].count("") <= 1:
        return columns[1]
    texts = list(columns[1])
    names = columns[2:5]
    last = ""
    # Most rows of a used range that reaches to the end of the sheet hold nothing.
    for row in list(compress(range(len(texts)), map(any, zip(texts, *names, strict=True)))):
        text = texts[row]
        if text and lexicon.sign(text).within:
            last = text
        elif last and not text.strip() and _names_a_body(lexicon, [column[row] for column in names]):
            texts[row] = last
    return texts


def _names_a_body(lexicon: Lexicon, texts: list[str]) -> bool:
    """Tell whether a row names something that can lie in a prefecture; a total of the nation does not."""
    signs = [sign for t in texts if (sign := lexicon.sign(t)).word is not Word.BLANK]
    return any(s.word not in (Word.NOTE, Word.TOTAL, Word.AVERAGE) for s in signs)
