"""Hours and minutes: exact fractions of an hour, and nothing that could be a time of day or a plain number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.model.cells import CellKind
from axstat.values.durations import read_duration


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10時間30分", 10.5),
        ("10時間", 10.0),
        ("30分", 0.5),
        ("504分", 8.4),
        ("10.5時間", 10.5),
        ("12時間30分00秒", 12.5),
        ("10時間5分", 605 / 60),
        ("１０時間３０分", 10.5),
        ("10 時間 30 分", 10.5),
        ("10:30", 10.5),
        ("１０：３０", 10.5),
        ("150:00", 150.0),
        ("10:30:00", 10.5),
        ("0:20", 20 / 60),
        ("1,234:30", 1234.5),
        ("1,234時間30分", 1234.5),
        ("▲1時間30分", -1.5),
        ("－1:30", -1.5),
    ],
)
def test_hours_and_minutes_are_hours(text: str, hours: float) -> None:
    assert read_duration(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            "10",
            "10.5",
            "10:60",
            "10時間60分",
            "10:30:60",
            "10:5",
            "10時30分",
            "午前10:30",
            "10:30～11:30",
            "約10時間",
        ],
        *["1:2:3", "10時間30", "10:30分", "2022/4/1 10:30", "30分10時間", "10'30", "12,34:00", "٣:30", "10:30" * 50],
    ],
)
def test_what_is_no_duration_or_has_sixty_minutes_is_none(text: str) -> None:
    assert read_duration(text) is None


@pytest.mark.parametrize(
    ("text", "number_format", "hours"),
    [
        ("0.4375", "[h]:mm", 10.5),
        ("0.43749999999", "[h]:mm", 10.5),
        ("4.375E-1", "[hh]:mm", 10.5),
        ("6.25", "[h]:mm:ss", 150.0),
        ("6.25", '[h]"時間"mm"分"', 150.0),
        ("0.4375", "h:mm", 10.5),
        ("0.4375", 'h"時間"mm"分"', 10.5),
        ("0.4375", "h:mm;@", 10.5),
        ("0.0138888888888889", "[h]:mm", 20 / 60),
        ("0", "[h]:mm", 0.0),
    ],
)
def test_a_stored_time_is_hours_under_a_format_of_hours(text: str, number_format: str, hours: float) -> None:
    assert read_duration(text, CellKind.NUMBER, number_format) == hours


@pytest.mark.parametrize(
    ("text", "number_format"),
    [
        *[("10.5", code) for code in ("", "General", "0.0", '0.0"時間"', "yyyy/m/d h:mm", "h:mm", "mm:ss", "[mm]:ss")],
        ("0.4375", "h:mm AM/PM"),
        ("0.4375", 'h"時"mm"分"'),
        ("0.4375", "m/d h:mm"),
        ("-0.4375", "[h]:mm"),
        ("abc", "[h]:mm"),
    ],
)
def test_a_plain_number_a_clock_or_a_date_is_no_duration(text: str, number_format: str) -> None:
    assert read_duration(text, CellKind.NUMBER, number_format) is None


def test_only_texts_and_numbers_are_durations() -> None:
    assert read_duration("10:30", CellKind.ERROR) is None
    assert read_duration("10:30", CellKind.BLANK) is None


@settings(deadline=None, max_examples=300)
@given(
    st.integers(0, 9999), st.integers(0, 59), st.sampled_from(["{h}:{m:02}", "{h}時間{m}分", "{h}:{m:02}:00", "stored"])
)
def test_every_way_of_writing_hours_and_minutes_is_the_same_number(hours: int, minutes: int, form: str) -> None:
    if form == "stored":
        read = read_duration(repr((hours * 60 + minutes) / 1440), CellKind.NUMBER, "[h]:mm")
    else:
        read = read_duration(form.format(h=hours, m=minutes))
    assert read == (hours * 60 + minutes) / 60
