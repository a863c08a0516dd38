"""Number cells: the number that the file stores, and what its format says about it."""

from __future__ import annotations

import pytest

from axstat.model.cells import CellKind
from axstat.model.values import Reading, Status
from axstat.values.numbers import read_value


def normal(value: float, unit: str | None = None, note: str | None = None) -> Reading:
    return Reading(value, Status.NORMAL, unit, note=note)


@pytest.mark.parametrize(
    ("text", "number_format", "expected"),
    [
        ("93", "General", normal(93)),
        ("91.2", "", normal(91.2)),
        ("5.0000000000000003E-2", "General", normal(0.05)),
        ("0.93", "0%", normal(0.93, "fraction")),
        ("-0.1", '0.0;"▲ "0.0', normal(-0.1)),
        ("0", '#,###.0;\\-#,###.0;"-"', normal(0, note="printed as -")),
        ("0", "#,##0;-#,##0;;", normal(0, note="printed as blank")),
        ("5", '0.0"時間"', normal(5, "時間")),
        ("5000", "#,##0,", Reading(5000, Status.NORMAL, note="printed divided by 1000", scale=1000)),
        ("12345", "0!.0,", Reading(12345, Status.NORMAL, note="printed divided by 10000", scale=10000)),
        (
            "2000000",
            "[>=1000000]#,##0,,;0",
            Reading(2e6, Status.NORMAL, note="printed divided by 1000000", scale=10**6),
        ),
        ("500", "[>=1000000]#,##0,,;0", normal(500)),
        ("0.93", "0.0%", normal(0.93, "fraction")),
        ("45383", '[$-411]ggge"年"m"月"d"日"', Reading(None, Status.UNPARSED, note="date format")),
        ("0.554", "[h]:mm", Reading(None, Status.UNPARSED, note="time format")),
        ("1e999", "", Reading(None, Status.UNPARSED)),
        ("nan", "", Reading(None, Status.UNPARSED)),
        ("1_000", "", Reading(None, Status.UNPARSED)),
        ("", "", Reading(None, Status.MISSING)),
    ],
)
def test_a_number_cell_is_what_it_stores_and_its_format_says_what_that_means(
    text: str, number_format: str, expected: Reading
) -> None:
    assert read_value(text, CellKind.NUMBER, number_format) == expected


@pytest.mark.parametrize(
    ("text", "number_format", "status", "shown"),
    [
        ("109.2", '"***";"***";"***"', Status.SUPPRESSED, "***"),
        ("0", '"***";"***";"***"', Status.SUPPRESSED, "***"),
        ("109.2", '"x"', Status.SUPPRESSED, "x"),
        ("109.2", "**;**;**", Status.SUPPRESSED, "*"),
        ("109.2", '"－"', Status.MISSING, "－"),
        ("150", '[>100]"…";0.0', Status.MISSING, "…"),
        ("0", '0.0;-0.0;"…"', Status.MISSING, "…"),
        ("0.3", '[<1]"該当なし";0.0', Status.NOT_APPLICABLE, "該当なし"),
        ("109.2", ";;;", Status.UNPARSED, "blank"),
        ("109.2", ';;;"***"', Status.UNPARSED, "blank"),
        ("-3", "0;;0", Status.UNPARSED, "blank"),
        ("109.2", '"別掲"', Status.UNPARSED, "別掲"),
        ("6.1", '"1"0.0', Status.UNPARSED, "1…"),
        ("16.1", '[>=10]"10以上";0.0', Status.UNPARSED, "10以上"),
        ("0", '0;-0;"未定稿"', Status.UNPARSED, "未定稿"),
    ],
)
def test_a_number_that_the_sheet_does_not_print_is_not_published(
    text: str, number_format: str, status: Status, shown: str
) -> None:
    assert read_value(text, CellKind.NUMBER, number_format) == Reading(None, status, note=f"printed as {shown}")


@pytest.mark.parametrize("shown", ["-", "－", "", "なし", "0.0", "ゼロ"])
def test_a_zero_that_is_printed_as_nothing_stays_zero(shown: str) -> None:
    number_format = f'#,##0;-#,##0;"{shown}"'
    assert read_value("0", CellKind.NUMBER, number_format) == normal(0, note=f"printed as {shown or 'blank'}")


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        *[('0.0"h"', "時間"), ('0.0"時間"', "時間"), ("0.0\\h", "時間"), ('0.0 "hours/month"', "時間/月")],
        *[("0.0_M_M", None), ('0.0" d"', None), ("[Red]0.0", None), ("0.0##E-0", None)],
    ],
)
def test_formats_with_letters_leave_the_number_alone(number_format: str, unit: str | None) -> None:
    assert read_value("10.5", CellKind.NUMBER, number_format) == normal(10.5, unit)
