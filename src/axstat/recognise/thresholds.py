"""The thresholds of recognition: the shares and counts that decide what a line or column is, and why.

A rule without a threshold is better; what stands here is what the sheets leave to a share or a count. Longest lengths
of texts, and how many rows are looked at before a column is read whole, stand beside the rules that use them.
tests/recognise/test_thresholds.py draws for each the sheet that is read otherwise when it moves;
scripts/sweep_thresholds.py moves each by a fifth both ways and prints the band in which no drawn sheet changes.
"""

from __future__ import annotations


class Threshold(float):
    """A number with its reason."""

    why: str

    def __new__(cls, value: float, *, why: str) -> Threshold:
        """Make a threshold of a value."""
        made = super().__new__(cls, value)
        made.why = why
        return made


KNOWN_SHARE = Threshold(
    0.6,
    why="a column of labels may hold subtotals, remarks and dissolved bodies that nothing knows, but mostly names",
)
HIT_SHARE = Threshold(
    0.3,
    why="totals and classes of bodies support a column of names, but cannot make it one",
)
AGREE_SHARE = Threshold(
    0.6,
    why="two columns that say who a line is about agree on most lines; the others must be seen as contradictions",
)
SAME_SHARE = Threshold(
    0.9,
    why="a column that repeats another (names in another script, codes with and without check digit) may have gaps",
)
FILLED_SHARE = Threshold(
    0.95,
    why="a key stands on every line; a line or two without it are subtotals",
)
FACET_GROWTH = Threshold(
    1.3,
    why="a column that tells lines of one body apart multiplies the keys; a remark here and there does not",
)
FACET_VALUES = Threshold(
    60,
    why="months, ages and occupations are dozens, or stand on many lines each; remarks are of one line each",
)
BLANK_LINES = Threshold(
    3,
    why="a title stands apart from its table by a few blank lines; what is further away belongs to something else",
)
HEADER_DEPTH = Threshold(
    40,
    why="headers are up to six lines deep; blank lines and notes between them are passed over, not the whole sheet",
)
MARGIN_SHARE = Threshold(
    0.05,
    why="a column without a heading that holds a few words is the margin of the table, not one of its series",
)
FEW_KNOWN = Threshold(
    3,
    why="two names can stand in any text; three one below another with figures beside them are a list",
)
LIST_WITHOUT_FIGURES = Threshold(
    20,
    why="a list of areas without any figure is a code list only when it is long; shorter ones are prose or a form",
)
LIST_BESIDE_CODES = Threshold(
    5,
    why="a code or a prefecture beside each name makes even a short list of areas one; an address or two are none",
)
LIST_OF_WORDS = Threshold(
    5,
    why="words beside three names can be any text; beside five names they are answers",
)
ORDER_ANCHORS = Threshold(
    5,
    why="codes that ascend by chance: five in a row do so once in 120 times, and every one of them must",
)
