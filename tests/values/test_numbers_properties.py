"""What holds for every number and every text."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from axstat.model.cells import CellKind
from axstat.model.values import Status
from axstat.values.dates import period_in_digits, stored_date
from axstat.values.durations import read_duration
from axstat.values.numbers import read_value
from axstat.values.periods import find_periods, find_periods_in_file_name, read_period
from axstat.values.units import factor, is_unit_text, read_unit

FINITE = st.floats(allow_nan=False, allow_infinity=False)
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
SIGNS = ["-", "−", "－", "‐", "–", "△", "▲", "▽", "▼", "▲ ", "△　", "マイナス", "マイナス "]
UNITS = ["", "%", "％", "時間", " 時間", "円", "千円", "人", "日", "世帯", "km2"]
NOTES = ["", "※", "※1", "※1)", " 注2", "（注1）", "*", " 1)", "†", "¹", "²・³", "⁽¹⁾", "¹⁾", " a)", "(p)", "（速報）"]
AROUND = [
    ("", ""),
    (" ", ""),
    ("", "\n"),
    ("　", "　"),
    ("\u202d", "\u202c"),
    ("\ufeff", ""),
    ("", "_x000D_\n"),
    ("（", "）"),
]
NASTY = st.text(
    st.sampled_from(
        "0123456789０１２,.，．-−－ー△▲()（）[]※*注%％円人千 　\n①²¹⁾½eE+約~～→"
        "年度月日令和平成元RHS単位pra=時間分基準合併公表：:/、・\u202e\u00ad"
    )
)


@st.composite
def printed(draw: st.DrawFn) -> tuple[float, str]:
    """A number and one way of printing it."""
    value = draw(FINITE | st.integers(-(10**9), 10**9).map(float) | st.decimals(-9999, 9999, places=1).map(float))
    digits = repr(abs(value)).removesuffix(".0")
    if "e" not in digits and draw(st.booleans()):
        whole, _, tail = digits.partition(".")
        digits = f"{int(whole):,}" + (f".{tail}" if tail else "")
    if draw(st.booleans()):
        digits = digits.translate(FULL_WIDTH)
    sign = draw(st.sampled_from(SIGNS)) if math.copysign(1, value) < 0 else ""
    before, behind = draw(st.sampled_from(AROUND))
    unit, note = draw(st.sampled_from(UNITS)), draw(st.sampled_from(NOTES))
    return value, f"{before}{sign}{digits}{unit}{behind}{note}"


@settings(deadline=None, max_examples=600)
@given(printed())
def test_a_number_printed_in_any_supported_way_reads_back_exactly(case: tuple[float, str]) -> None:
    value, text = case
    reading = read_value(text)
    assert (reading.status, reading.value) == (Status.NORMAL, value), text


@settings(deadline=None, max_examples=400)
@given(st.decimals(-(10**6), 10**6, places=1), st.text("⁰¹²³⁴⁵⁶⁷⁸⁹", min_size=1, max_size=3))
def test_a_raised_digit_never_changes_the_number(value: object, raised: str) -> None:
    reading = read_value(f"{value}{raised}")
    assert (reading.value, reading.note) == (read_value(str(value)).value, raised)


@settings(deadline=None, max_examples=300)
@given(FINITE, st.sampled_from(["", "General", "0.0", "0%", '#,##0;"▲ "#,##0;"-"', "0.00E+00", "#,##0_);[Red](#,##0)"]))
def test_a_stored_number_is_never_changed_by_its_format(value: float, number_format: str) -> None:
    assert read_value(repr(value), CellKind.NUMBER, number_format).value == value


@settings(deadline=None, max_examples=600)
@given(
    st.text() | NASTY, st.sampled_from(CellKind), st.text(max_size=12) | st.sampled_from(["", "0%", "yyyy", "[<1]0;;"])
)
@example("٣", CellKind.TEXT, "")
@example("9" * 400, CellKind.NUMBER, "0%;;")
def test_no_text_raises_and_normal_means_a_finite_value(text: str, kind: CellKind, number_format: str) -> None:
    reading = read_value(text, kind, number_format)
    assert (reading.status is Status.NORMAL) == (reading.value is not None)
    assert reading.value is None or math.isfinite(reading.value)
    assert reading.second is None or (math.isfinite(reading.second) and reading.value is not None)


@settings(deadline=None, max_examples=400)
@given(st.text() | NASTY)
def test_no_text_raises_in_periods_or_units(text: str) -> None:
    for mention in find_periods(text) + find_periods_in_file_name(text):
        assert mention.period.start <= mention.period.end
        assert mention.words
    assert read_period(text) is None or read_period(text) == read_period(text)
    assert not is_unit_text(text) or read_unit(text)
    assert factor(text, text) in (None, 1)
    for kind in CellKind:
        hours = read_duration(text, kind, text)
        assert hours is None or math.isfinite(hours)
    for period in (period_in_digits(text), stored_date(text, text), stored_date("44652", text)):
        assert period is None or period.start <= period.end
    assert read_value(text, CellKind.NUMBER, text).scale >= 1


@settings(deadline=None, max_examples=400)
@given(
    st.integers(0, 10**6),
    st.sampled_from(
        [" ", "  ", "\n", "　", "、", "~", "～", "/", "→", "-", "－", ":", "と", ";", "|", " / ", "(", "±", "×"]
    ),
    st.integers(0, 10**6),
)
def test_two_numbers_are_never_read_as_one(one: int, separator: str, other: int) -> None:
    assert read_value(f"{one}{separator}{other}").status is Status.UNPARSED


@settings(deadline=None, max_examples=300)
@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_a_comma_separates_thousands_only_in_groups_of_three(one: int, other: int) -> None:
    text = f"{one},{other}"
    grouped = one < 1000 and len(str(other)) == 3
    assert (read_value(text).status is Status.NORMAL) == grouped


@pytest.mark.parametrize(
    "text",
    [
        *["令和4・5年度" * 4000, "1" * 30000, "(単位 " * 6000, "5※" * 9000, "(" * 30000, "2022-" * 6000],
        *[
            "2020=100" * 4000,
            "令和6年(2024年)" * 3000,
            "2020年を" * 5000,
            "令和6年4月1日に" * 4000,
            "2020年" + "を" * 30000,
        ],
        *[
            "10時間" * 8000,
            "1," * 15000,
            "¹" * 30000,
            "¹・" * 15000,
            "(p" * 15000,
            "合併(" * 9000,
            "公表 " * 9000 + "2020年",
        ],
        *[
            "m" * 30000,
            "hm" * 15000,
            "m," * 15000,
            "[" * 30000,
            '"' * 29999,
            "0" * 9000 + "," * 20000,
            '"年"' * 9000 + "yy",
        ],
    ],
)
def test_a_hostile_text_is_answered_and_not_chewed_on(text: str) -> None:
    start = time.process_time()
    read_value(text)
    read_value("5", CellKind.NUMBER, text)
    read_unit(text)
    factor(text, "人")
    find_periods(text)
    find_periods_in_file_name(text)
    read_duration(text)
    read_duration("0.5", CellKind.NUMBER, text)
    stored_date("44652", text)
    assert time.process_time() - start < 5  # a pattern that goes back and forth takes minutes
