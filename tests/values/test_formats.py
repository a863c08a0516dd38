"""Number formats: what they say of the stored number."""

from __future__ import annotations

import pytest

from axstat.model.cells import CellKind
from axstat.values.formats import format_shows, read_format
from axstat.values.numbers import read_value

ACCOUNTING = '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '
ACCOUNTING_BLANKS = '_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("", 0.0, None),
        ("General", 0.0, None),
        ("0.0", 0.0, None),
        ('#,###.0;\\-#,###.0;"-"', 0.0, "-"),
        ('#,###.0;\\-#,###.0;"-"', 1.0, None),
        (ACCOUNTING, 0.0, "-"),
        (ACCOUNTING, 5.0, None),
        (ACCOUNTING_BLANKS, 0.0, "-"),
        ("0;-0;;@", 0.0, ""),
        (";;;", 7.0, ""),
        ("#,###", 0.0, ""),
        ("#,###", 12.0, None),
        ('[=0]"－";General', 0.0, "－"),
        ('[=0]"－";General', 3.0, None),
        ('[<1]"x";0.0', 0.5, "x"),
        ('0.0;"▲ "0.0', -1.0, None),
        ('"…"', 4.0, "…"),
        ('"***";"***";"***"', 4.0, "***"),
        (';;;"***"', 4.0, ""),
        ("**;**;**", 4.0, "*"),
        ('[>100]"…"', 101.0, "…"),
        ('[>100]"…"', 99.0, None),
    ],
)
def test_a_format_that_prints_a_mark_instead_of_the_number_says_which(
    code: str, value: float, shown: str | None
) -> None:
    assert format_shows(code, value) == shown


@pytest.mark.parametrize(
    "code",
    [
        "yyyy/m/d",
        "m/d/yy",
        "ggge",
        '[$-411]ggge"年"m"月"d"日"',
        "[$-ja-JP-x-gannen]ggge",
        "d-mmm",
        "mm:ss.0",
        "[h]:mm",
        "aaa",
    ],
)
def test_date_and_time_formats_are_known(code: str) -> None:
    assert read_format(code).date


@pytest.mark.parametrize(
    "code",
    [
        "",
        "General",
        "G/標準",
        "標準",
        "0.00E+00",
        "#,##0;[Red]-#,##0",
        "#,##0;[赤]\\-#,##0",
        '0"月"',
        '"yes"0',
        "@",
        ACCOUNTING,
        "0.0_ ",
    ],
)
def test_number_formats_are_not_taken_for_dates(code: str) -> None:
    assert not read_format(code).date


@pytest.mark.parametrize(
    ("code", "percent"), [("0%", True), ("0.0%;-0.0%", True), ('0"%"', False), ("0\\%", False), ("0.0", False)]
)
def test_percent_is_a_code_and_not_a_literal(code: str, percent: bool) -> None:
    assert read_format(code).percent is percent


@pytest.mark.parametrize(
    ("code", "unit", "scaled"),
    [
        ('0.0"時間"', "時間", 1),
        ('#,##0"円"', "円", 1),
        ('0"%"', "%", 1),
        ('General"人"', "人", 1),
        ('0"年"', None, 1),
        ('"約"0', None, 1),
        ("#,##0,", None, 1000),
        ("0.0,,", None, 1000000),
        ("#,##0", None, 1),
    ],
)
def test_a_literal_unit_and_scaling_are_known(code: str, unit: str | None, scaled: int) -> None:
    scale = read_value("1234567", CellKind.NUMBER, code).scale
    assert (read_format(code).unit, scale) == (unit, scaled)


@pytest.mark.parametrize(
    ("code", "scale"),
    [
        *[("", 1), ("General", 1), ("#,##0", 1), ("0.0", 1), ("0.0%", 1), ('#,##0"千円"', 1), ("yyyy/m/d", 1)],
        *[("#,##0,", 1000), ("#,##0.0,", 1000), ("#,##0,;[Red]-#,##0,", 1000), ("#,##0,,", 10**6)],
        *[
            ("0!.0,", 10**4),
            ('0"."0,', 10**4),
            ("0\\.0,", 10**4),
            ("#,##0!.0,", 10**4),
            ('0"."00,', 10**5),
            ("0!.0", 10),
        ],
        ('0"万"0000', 1),
    ],
)
def test_what_a_format_divides_by_when_it_prints(code: str, scale: int) -> None:
    assert read_value("1234567", CellKind.NUMBER, code).scale == scale


@pytest.mark.parametrize(
    ("code", "shown"),
    [('0.0" 千"', "… 千"), ('#,##0"百万"', "…百万"), ('"約"0', "約…"), ('0"未満"', "…未満"), ('"▲"0.0', "▲…")],
)
def test_a_format_whose_words_change_the_number_prints_something_else(code: str, shown: str) -> None:
    assert format_shows(code, 16.1) == shown


@pytest.mark.parametrize("code", ['0.0"時間"', '0"校"', '"▲"0.0;"▲"0.0', '0.0;"▲ "0.0', "#,##0.0_);[Red]\\(#,##0.0\\)"])
def test_a_format_that_signs_a_negative_number_or_names_its_unit_prints_the_number(code: str) -> None:
    assert format_shows(code, -16.1) is None
