"""What the notes of a table say of its figures: of all of them, of a body's, of a column's or of a year's.

A note is prose and may say anything; it counts where it states what the figures are (`※女性職員の数値である。`,
`*1 管理職を除く`, `津山市は令和５年度の数値`). Such a statement is read word by word, like a title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from axstat.datasets.explaining import is_part_of_year, without_periods
from axstat.datasets.note_marks import (
    BRACKET,
    columns_with,
    lines_in_brackets,
    lines_with,
    sentences,
    without_mark,
    without_sign,
)
from axstat.datasets.noted_units import ANOTHER_UNIT, other_unit, unit_of_none
from axstat.datasets.stating import (
    LONGEST_PHRASE,
    asserted,
    ends_in_noun,
    leaves_out,
    narrowed,
    no_result,
    of_some,
    parts_of,
    set_apart,
    sort_of_line,
    stated,
    when,
    writes_minutes,
)
from axstat.model.items import periods_of
from axstat.model.tables import HeaderCell, Table
from axstat.model.values import Period
from axstat.recognise import words
from axstat.values.lazy import Pattern
from axstat.values.periods import find_periods
from axstat.values.text import fold_label

_NO_STATEMENT = Pattern(r"^\(?(?:出典|資料|出所|典拠|作成|担当|提供|問合せ|問い合わせ|お問い合わせ)")
_SUBJECT = Pattern(
    r"^(?:(?:ただし|なお|また)、?)?(?P<subject>[^、。:「」『』()]{1,24}?)(?:(?:の|に係る)(?:数値|数字|値|データ|実績|欄))?"
    r"(?:(?<!で)は|について(?:は|、))、?(?P<said>.+)$"
)
_OF_THE_FIGURES = Pattern(
    r"(?:本|この|当|上(?:記の?)?)?表(?:中)?(?:の(?:数値|数字|値|計数))?|(?:各|全て?の)?(?:数値|数字|値|データ|計数)|これ(?:ら)?|いずれも"
    r"|(?:集計|調査|算定|算出)?の?対象(?:職員|者|期間)?|(?:(?:本表|この表|ここ|本調査|本資料|以下)(?:における|でいう|にいう|の))?(?:職員|対象|数値)と?"
)
_LABELLED = Pattern(
    r"^[【\[(]?(?:(?:集計|調査|算定|算出)?の?対象(?:職員|者|期間|月|部局|職種|部門|所属|年齢|範囲)?|(?:集計|算定|算出)(?:期間|範囲)|数値"
    r"|(?:職員|職種|部局|部門|性別|雇用形態|年齢)(?:の?区分)?)(?:[】\])]\s*|\s*:\s*|\s+)(?P<said>.+)$"
)
_UNIT_STATED = Pattern(r"単位(?:は|\s*:)")
_SENTENCE_PARTS = Pattern(r"[をがにはもへ]|など")
_OF_THE_SURVEY = Pattern(r"(?:調査|公表|作成|更新|提出|回答|基準)(?:基準|実施)?(?:日|期間|時点|期限|年月日)")
_KINDS = Pattern(r"[市町村区]{1,4}")
_DESIGNATED = ("政令市", "政令指定都市", "指定都市")
_IN_THE_TABLE = Pattern(
    r"^(?:ここ|この中|(?:本|この|当|上記の?)?表(?:の?中)?|(?:この)?数値|(?:本)?集計|これ(?:ら)?)に(?:は|も)、?"
)
_NOTED = Pattern(r"^\(?(?:[※*#†]|注)")
_PEOPLE = Pattern(r"[男女](?:性|子)?(?:のみ|だけ|職員|の|$)|男女")
_YEARS = ("fiscal_year", "calendar_year")
_ANOTHER_YEAR = "（別の年の数値）"
OF_SOME = "（一部の数値）"
AGAINST_THE_TABLE = (_ANOTHER_YEAR, ANOTHER_UNIT, OF_SOME)
"""What stands behind a statement that no column bears out: no word of it says anything then."""
_BRACKETS_BEHIND = Pattern(r"(?<=.)\([^()]*\)$")
_LEFT_OUT = Pattern(r"(?:を除く|のみ)(?:、|$)")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a note states of figures; None for `lines` or `columns` where it is of all of them.

    `cell` holds the words as they are read beside titles. `period` is set where they say when the lines are of.
    """

    cell: HeaderCell
    lines: frozenset[int] | None = None
    columns: frozenset[int] | None = None
    period: Period | None = None
    of_whom: bool = False
    """Whether it says whose figures they are (対象：消防職員), whatever is measured."""


def statements(
    table: Table, explained: Callable[[str], bool], says: Callable[[str], bool] = lambda _: False
) -> Iterator[Statement]:
    """Yield what the notes of a table state of its figures.

    Args:
        table: as recognised.
        explained: whether every word of a text is one of the dataset's: such a subject is of its figures.
        says: whether all of them are, and one says something: such a text is a label of the figures.
    """
    for note in table.notes:
        line = _line_beside(table, note)
        if line is not None:
            if said := remark(table, note.text):
                yield Statement(HeaderCell(note.ref, said), frozenset((line,)))
            continue
        mark, outside = "", (note.ref.row, note.ref.col) == (1, 1)
        for sentence in sentences(note.text):
            bare, sign = without_sign(sentence)
            text, own = without_mark(bare)
            mark, text = own or mark, _IN_THE_TABLE.sub("", text.strip(" ()"))
            found = _some(note, text, explained, says) or _stated(table, note, text, explained)
            label = "" if found else asserted(text) if sign == BRACKET else _label(bare, text, says, outside=outside)
            if label:
                found = Statement(HeaderCell(note.ref, label))
            if found is not None:
                words = HeaderCell(found.cell.ref, _with_other_year(table, found.cell.text, found.period))
                found = replace(found, cell=words)
                yield _marked(table, found, mark, sign)


def _some(
    note: HeaderCell, sentence: str, explained: Callable[[str], bool], says: Callable[[str], bool]
) -> Statement | None:
    """Return what a sentence says of some figures that it does not tell: no figure of the table is free of it."""
    said = of_some(sentence)
    if not said or (explained(said) and not says(said)) or len(sentence) > LONGEST_PHRASE:  # 一部の団体は速報値
        return None
    return Statement(HeaderCell(note.ref, f"{sentence}{OF_SOME}"))


def _line_beside(table: Table, note: HeaderCell) -> int | None:
    """Return the line that a text in the nameless column right behind the figures remarks on: 51 | 分."""
    line, place = (note.ref.col, note.ref.row) if table.transposed else (note.ref.row, note.ref.col)
    behind = max((s.line for s in table.series), default=0) + 1
    return line if place == behind and any(item.line == line for item in table.items) else None


def _label(sentence: str, text: str, says: Callable[[str], bool], *, outside: bool) -> str:
    """Return a note that is no sentence but a label, which marks what the figures are: ※女性, ＊上期, （本庁）.

    A comment or a text box (`outside` the cells) is put there on purpose, as a mark is. Without one a year may be the
    day of publication, and 岡山県人事課 who publishes: only what stands in brackets counts then, and every word of it
    must be of the figures.
    """
    if _NO_STATEMENT.match(text) or "=" in text or len(text) > LONGEST_PHRASE:  # 過不足＝供給－需要 is a legend
        return ""
    if outside and text.endswith(":"):  # who wrote the comment
        return ""
    marked = outside or _NOTED.match(sentence) is not None
    if (marked or sentence.startswith("(")) and says(text):
        return text
    if not marked or _SENTENCE_PARTS.search(text) or _OF_THE_SURVEY.match(text):
        return ""
    bare = without_periods(text).split("(")[0]
    return text if ends_in_noun(bare) and not any(map(str.isdigit, bare)) else ""


def narrows(statement: Statement) -> bool:
    """Tell whether a statement leaves something out, is of men or women or of another year, or calls no results so.

    Under a header of any subject, a note may say much else: whose figures they are, and how they were made.
    """
    text = statement.cell.text
    return (
        statement.period is not None
        or statement.of_whom
        or bool(_LEFT_OUT.search(text) or no_result(text) or _PEOPLE.search(text))
    )


def remark(table: Table, text: str) -> str:
    """Return what a remark beside a line states of its figures, '' where it states nothing of them.

    A remark says all sorts of things of its line; it must leave something out, say when, or what sort of figure it is:
    推計値（未回答のため）, 10月まで, R5実績, 単位：分.
    """
    for sentence in sentences(text):
        bare = without_mark(sentence)[0]
        plain = bare.strip(" ()")
        if unit := unit_of_none(table, plain):
            return unit
        said = narrowed(plain) or when(plain) or _sort_of_line(_BRACKETS_BEHIND.sub("", bare).strip(" ()"))
        if said:
            return _with_other_year(table, said)
    return ""


def _sort_of_line(text: str) -> str:
    """Return a remark that calls its line's figure something; one about another thing (職員数は…) does not."""
    if no_result(text):
        return stated(text)
    return "" if _SUBJECT.match(text) else sort_of_line(text)


def _stated(table: Table, note: HeaderCell, sentence: str, explained: Callable[[str], bool]) -> Statement | None:
    if _NO_STATEMENT.match(sentence):
        return None
    if writes_minutes(sentence):
        return Statement(HeaderCell(note.ref, sentence))
    labelled = _LABELLED.match(sentence)
    if labelled is not None:
        said = stated(labelled["said"]) or when(labelled["said"]) or asserted(labelled["said"])
        return Statement(HeaderCell(note.ref, said), of_whom=True) if said else None
    match = _SUBJECT.match(sentence)
    if _UNIT_STATED.match(sentence):
        said = other_unit(table, sentence)
        return Statement(HeaderCell(note.ref, said)) if said else None
    if match is None or sentence.startswith("単位") or match["subject"].endswith("期間"):
        said = stated(sentence) or _part_of_year(table, sentence)
        legend = _columns(table, sentence.split(" ")[0])  # 確度 Ａ 二つの出典が一致
        return Statement(HeaderCell(note.ref, said), columns=legend or None) if said else None
    subject, clause = match["subject"].strip(), match["said"]
    of_figures = _OF_THE_FIGURES.fullmatch(subject) is not None
    said = stated(clause) or when(clause) or (asserted(clause) if of_figures else "")
    cell = HeaderCell(note.ref, said)
    bodies = _bodies(table, subject)
    if set_apart(clause) and explained(subject) and not bodies:
        return Statement(HeaderCell(note.ref, sentence))
    if bodies or not said:
        without_object = leaves_out(clause) and not said
        if without_object and not bodies:
            return Statement(HeaderCell(note.ref, stated(f"{subject}を除く")))
        return _of_bodies(table, cell, bodies) if bodies and said else None
    if find_periods(subject) and not without_periods(subject).strip(" ※"):
        return _of_period(table, cell, find_periods(subject)[0].period)
    columns = _columns(table, subject)
    if columns:
        return Statement(cell, columns=columns)
    of_lines_that_sum = words.is_total(subject) or words.is_average(subject) or words.is_identity_label(subject)
    spoken_of = explained(subject) and _is_named(table, subject) and not of_lines_that_sum
    return Statement(cell) if of_figures or spoken_of else None


def _part_of_year(table: Table, text: str) -> str:
    """Return the months of their year that figures are said to be of: 調査期間：令和６年４月～９月, （４月～９月）."""
    if "期間" not in text and not when(text):
        return ""
    years = {m.period.fiscal_year for m in table.mentions if m.role == "data"}
    years |= {s.period.fiscal_year for s in table.series if s.period is not None}
    found = (m for m in find_periods(text) if m.period.kind == "interval" and is_part_of_year(m.period))
    return "、".join(m.words for m in found if m.period.fiscal_year in years)


def _bodies(table: Table, subject: str) -> frozenset[int]:
    """Return the lines of the bodies that a subject names: 津山市, 津山市及び玉野市, 町村."""
    named = {part.strip() for part in parts_of(subject)}
    found = {item.line: item.area.name if item.area else item.label for item in table.items if item.row_class.is_area}
    if _KINDS.fullmatch(subject):
        return frozenset(line for line, name in found.items() if name[-1] in subject)
    kind = "指定都市" if subject in _DESIGNATED else subject
    of_kind = frozenset(i.line for i in table.items if i.area is not None and i.area.kind == kind)
    if of_kind:
        return of_kind
    lines = {line: name for line, name in found.items() if name in named}
    return frozenset(lines) if set(lines.values()) == named else frozenset()


def _columns(table: Table, label: str) -> frozenset[int]:
    """Return the columns under a heading."""
    folded = fold_label(label)
    return frozenset(s.line for s in table.series if any(fold_label(h.text) == folded for h in s.path))


def _is_named(table: Table, subject: str) -> bool:
    """Tell whether headers or titles speak of a subject: a note about 職員数 says nothing of hours."""
    folded = fold_label(subject)
    texts = chain((h.text for s in table.series for h in s.path), (t.text for t in table.titles))
    return any(folded in fold_label(text) for text in texts)


def _of_bodies(table: Table, cell: HeaderCell, lines: frozenset[int]) -> Statement:
    """Return a statement of some bodies; the year that it says is that of their lines where these have no other."""
    periods = {m.period for m in find_periods(cell.text) if m.role == "data"}
    dated = any(s.period for s in table.series) or any(i.period for i in table.items if i.line in lines)
    return Statement(cell, lines, period=periods.pop() if len(periods) == 1 and not dated else None)


def _with_other_year(table: Table, text: str, own: Period | None = None) -> str:
    """Return a statement whose year the table does not have with a word that no measure has: it cannot be passed over.

    `※令和５年度の数値である。` under a title of 令和６年度 contradicts it; `own` is a year that the lines take from it.
    """
    said = {m.period for m in find_periods(text) if m.role == "data" and m.period.kind in _YEARS}
    known = {own, *(m.period for m in table.mentions), *(s.period for s in table.series)}
    if said <= known or said <= set(periods_of(table.items)):
        return text
    return f"{text}{_ANOTHER_YEAR}"


def _of_period(table: Table, cell: HeaderCell, period: Period) -> Statement | None:
    """Return a statement of one year: of the columns or the lines of that year, or of all where the table is of it."""
    columns = frozenset(s.line for s in table.series if s.period == period)
    lines = frozenset(i.line for i in table.items if i.period == period)
    if columns or lines:
        return Statement(cell, lines or None, columns or None)
    return Statement(cell) if any(m.period == period for m in table.mentions) else None


def _marked(table: Table, found: Statement, mark: str, sign: str) -> Statement:
    """Return a statement as one of the columns or lines that carry its note's mark; of all where none does.

    One about the figures with a sign (＊印は推計値) that none is seen to carry may be of any of them.
    """
    if found.lines is not None or found.columns is not None or not (mark or sign):
        return found
    if sign == BRACKET:
        return Statement(found.cell, lines_in_brackets(table))
    columns = columns_with(table, sign or mark)
    if columns:
        return found if len(columns) == len(table.series) else Statement(found.cell, columns=columns)
    lines = lines_with(table, sign or mark)
    if lines or not sign:
        return Statement(found.cell, lines) if lines else found
    return Statement(HeaderCell(found.cell.ref, f"{sign}印は{found.cell.text}{OF_SOME}"))
