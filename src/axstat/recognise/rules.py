"""The one table that says what a line of a block is when it is no item: read from the top, the first rule that fits.

`Rule.sketch` shows the line it is about, `Rule.why` says why it may decide. A new sort of line is one rule here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from axstat.recognise import words
from axstat.recognise.facts import Facts


class Line(Enum):
    """What a line is: HEADER to MARKS belong to the header block, FIGURES are values that nobody can place."""

    BLANK = auto()
    HEADER = auto()
    GROUP = auto()  # a header line that need not touch the next: one label over several columns
    UNITS = auto()
    INDEX = auto()
    MARKS = auto()
    FIGURES = auto()
    TITLE = auto()


@dataclass(frozen=True, slots=True)
class Around:
    """Where a line stands: before the first item of its table, with the header lines already found below it."""

    first: int
    below: Facts | None = None
    """The header line below, None where none was found yet."""
    columns: int = 0
    between: bool = False
    """Whether items stand above: a line that names something is then no header, unless as the header names it."""

    @property
    def next(self) -> int:
        """The row that a header line would have to touch."""
        return self.below.row if self.below is not None else self.first


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    name: str
    when: Callable[[Facts, Around], bool]
    then: Line
    sketch: str
    why: str


def classify(facts: Facts, around: Around) -> Line:
    """Return what a line is; the rule that decides is the first that fits."""
    return rule_for(facts, around).then


def rule_for(facts: Facts, around: Around) -> Rule:
    """Return the rule that decides about a line."""
    return next(rule for rule in RULES if rule.when(facts, around))


def _is_title_over_labels(facts: Facts, around: Around) -> bool:
    """Tell whether the line's one text stands at the left edge above a label, or is merged over all labels."""
    below = around.below
    filled = sorted({*facts.identity, *facts.texts})
    if below is None or len(filled) != 1:
        return False
    col = filled[0]
    labelled = sorted({*below.identity, *below.texts})
    merge = facts.merge(col)
    if merge is None or merge.right == merge.left:
        return (merge is None or merge.bottom < below.row) and len(labelled) > 1 and col <= labelled[0]
    names = any(merge.left <= c <= merge.right for c in facts.block.identity)
    return names and bool(labelled) and merge.left <= labelled[0] and merge.right >= labelled[-1]


def _continues_a_label(facts: Facts, around: Around) -> bool:
    return not facts.texts and facts.is_covered(around.first) and (not facts.identity or around.below is not None)


def _heads_names_alone(facts: Facts, around: Around) -> bool:
    kind_alone = around.between and words.is_kind(facts.verdict.label)  # 町 above the towns heads no column
    return not facts.texts and facts.is_headed and facts.row + 1 == around.next and not kind_alone


def _is_single(facts: Facts, _: Around) -> bool:
    return len(facts.texts) == 1 and not facts.figures


def _over_one_column(facts: Facts, around: Around) -> bool:
    first_label = around.columns == 1 or around.below is None
    return _is_single(facts, around) and first_label and not (facts.is_title_text and around.below is not None)


def _leads(facts: Facts, around: Around) -> bool:
    """Tell whether a single label stands over the header below: merged, left of it all, or touching it."""
    below = around.below
    if below is None or not _is_single(facts, around):
        return False
    leftmost = min(below.texts, default=0)
    return facts.is_wide or 0 < facts.only_column <= leftmost or below.row == facts.row + 1


def _figures(facts: Facts, around: Around) -> bool:
    """Tell whether a line holds values: it is named like no heading, or has no more labels than figures."""
    if facts.is_index or not facts.texts:
        return False
    named = bool(facts.identity) and not facts.is_heading
    if not facts.figures:
        return named and (len(facts.content.marks) == len(facts.texts) or (around.between and facts.verdict.shape))
    return named or len(facts.figures) >= len(facts.labels)


RULES = (
    Rule("title over the labels", _is_title_over_labels, Line.TITLE,
         "| 令和6年度 時間外勤務の状況 |        |\n| 団体名                       | 時間数 |",
         "a group label stands above its columns, a title at the left edge or over everything"),
    Rule("label reaching down", _continues_a_label, Line.HEADER,
         "| 団体名 (merged down) | 人口 |\n|                      |      |",
         "a merged cell is one cell, so its last line still belongs to the header"),
    Rule("names' heading alone", _heads_names_alone, Line.HEADER,
         "| 団体名 |        |\n| 札幌市 | 8.3    |", "nothing but the heading of a column of names stands so"),
    Rule("nothing", lambda f, _: f.is_blank, Line.BLANK, "|  |  |", "it says nothing"),
    Rule("label alone", lambda f, _: not f.texts, Line.TITLE,
         "| 北海道 |        |", "no column is named by it"),
    Rule("unit of the table", lambda f, _: f.are_unit_notes, Line.TITLE,
         "|        | （単位：時間） |", "単位 speaks of the whole table"),
    Rule("numbered columns", lambda f, _: f.is_index, Line.INDEX, "|        | (1) | (2) | (3) |",
         "numbers that rise by one from column to column count the columns"),
    Rule("figures", _figures, Line.FIGURES, "| 平成25年 | 690,863 | 1,539,751 |",
         "numbers are values; above the first item they are the history of the whole, or a body nobody knows"),
    Rule("marks", lambda f, _: not f.identity and len(f.content.marks) == len(f.texts), Line.MARKS,
         "|        | * |   | * |", "a mark beside nothing points to a note; the header goes on above it"),
    Rule("units", lambda f, a: len(f.content.units) == len(f.texts) and (len(f.texts) > 1 or (
        a.below is None and not f.identity)), Line.UNITS,
         "|        | （人） | （％） |", "a unit for each column"),
    Rule("heading with one column", lambda f, _: _is_single(f, _) and f.is_heading, Line.HEADER,
         "| 団体名 | 時間数 |", "the names' own heading stands beside it"),
    Rule("name beside one text", lambda f, a: _is_single(f, a) and bool(f.identity) and a.below is not None, Line.TITLE,
         "| 第1表 |        | 総務省 |", "a heading of names says so; this is text around the table"),
    Rule("as of, or a unit over all", lambda f, a: _is_single(f, a) and a.below is not None and (
        f.is_title_text or len(f.content.units) == 1) and not f.is_wide, Line.TITLE,
         "|        | 令和6年4月1日現在 |", "it dates or measures everything below"),
    Rule("label of the only column", _over_one_column, Line.HEADER,
         "|        | 時間数 |", "the line next to the items names their column"),
    Rule("note over the header", lambda f, _: _is_single(f, _) and bool(f.notes) and not f.is_wide, Line.TITLE,
         "|        | ※速報値 |", "a note names no column"),
    Rule("group over columns", _leads, Line.GROUP,
         "|        | 全体 (merged) |     |\n|        | 月平均        | 年間 |", "one label over several columns"),
    Rule("single text apart", _is_single, Line.TITLE, "|  |  |  | 表1 |", "it stands apart from the columns"),
    Rule("only notes", lambda f, a: len(f.notes) == len(f.texts) and a.below is None and not f.is_heading and all(
        len(t) < 60 for t in f.texts.values()), Line.TITLE,
         "|        | ※1 | ※2 |", "notes name no column; beside 団体名, １．人口 and ２．面積 do"),
    Rule("labels", lambda _f, _a: True, Line.HEADER, "| 団体名 | 月平均 | 年間 |", "words and years name columns"),
)  # fmt: skip
"""In the order in which they are asked; the last always fits."""
