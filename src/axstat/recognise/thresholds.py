"""Every threshold of recognition: its value, why it is needed at all, and the test that fails when it moves.

A rule without a threshold is better; what stands here is what the sheets leave to a share or a count.
`scripts/sweep_thresholds.py` moves each by a fifth both ways and prints the band in which no drawn sheet changes.
"""

from __future__ import annotations


class Threshold(float):
    """A number with its reason and the drawn sheet that holds it in place."""

    why: str
    sheet: str

    def __new__(cls, value: float, *, why: str, sheet: str) -> Threshold:
        """Make a threshold of a value."""
        made = super().__new__(cls, value)
        made.why = why
        made.sheet = sheet
        return made


KNOWN_SHARE = Threshold(
    0.6,
    why="a column of labels may hold subtotals, remarks and dissolved bodies that nothing knows, but mostly names",
    sheet="test_a_column_of_prose_with_a_few_names_is_no_axis",
)
HIT_SHARE = Threshold(
    0.3,
    why="totals and classes of bodies support a column of names, but cannot make it one",
    sheet="test_a_column_of_prose_with_a_few_names_is_no_axis",
)
AGREE_SHARE = Threshold(
    0.6,
    why="two columns that say who a line is about agree on most lines; the others must be seen as contradictions",
    sheet="test_a_code_that_contradicts_its_name_stops_the_file",
)
SAME_SHARE = Threshold(
    0.9,
    why="a column that repeats another (names in another script, codes with and without check digit) may have gaps",
    sheet="test_codes_twice_with_and_without_check_digit_are_one_axis",
)
FILLED_SHARE = Threshold(
    0.95,
    why="a key stands on every line; a line or two without it are subtotals",
    sheet="test_rows_per_sex_are_told_apart_by_their_column",
)
FACET_GROWTH = Threshold(
    1.3,
    why="a column that tells lines of one body apart multiplies the keys; a remark here and there does not",
    sheet="test_rows_per_sex_are_told_apart_by_their_column",
)
FACET_VALUES = Threshold(
    60,
    why="months, ages and occupations are dozens; a column of remarks has a text of its own on every line",
    sheet="test_rows_per_sex_are_told_apart_by_their_column",
)
BLANK_LINES = Threshold(
    3,
    why="a title stands apart from its table by a few blank lines; what is further away belongs to something else",
    sheet="test_a_heading_far_above_is_no_header",
)
HEADER_DEPTH = Threshold(
    40,
    why="headers are up to six lines deep; blank lines and notes between them are passed over, not the whole sheet",
    sheet="test_a_heading_far_above_is_no_header",
)
MARGIN_SHARE = Threshold(
    0.05,
    why="a column without a heading that holds a few words is the margin of the table, not one of its series",
    sheet="test_remarks_in_the_margin_are_notes",
)
FEW_KNOWN = Threshold(
    3,
    why="two names can stand in any text; three one below another with figures beside them are a list",
    sheet="test_two_names_in_a_form_are_no_table",
)
LIST_WITHOUT_FIGURES = Threshold(
    20,
    why="a list of areas without any figure is a code list only when it is long; shorter ones are prose or a form",
    sheet="test_a_code_list_is_a_table_without_series",
)
ORDER_ANCHORS = Threshold(
    5,
    why="codes that ascend by chance: five in a row do so once in 120 times, and every one of them must",
    sheet="test_names_are_told_apart_by_the_order_of_codes",
)
