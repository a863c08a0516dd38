"""Dates that are numbers: what a sheet prints of them is what they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.values.dates import period_in_digits, stored_date


def day(year: int, month: int, number: int) -> Period:
    return Period("date", date(year, month, number), date(year, month, number))


APRIL = Period("month", date(2022, 4, 1), date(2022, 4, 30))


@pytest.mark.parametrize(
    ("number_format", "period"),
    [
        *[(code, day(2022, 4, 1)) for code in ("yyyy/m/d", "m/d/yy", "yyyy/mm/dd;@", "yyyy\\-mm\\-dd", "d-mmm-yy")],
        ('[$-411]ggge"年"m"月"d"日"', day(2022, 4, 1)),
        ("[$-411]ge.m.d", day(2022, 4, 1)),
        ("[$-411]ge-m-d", day(2022, 4, 1)),
        ('yyyy"年"m"月"d"日現在"', day(2022, 4, 1)),
        ("[$-F800]dddd, mmmm dd, yyyy", day(2022, 4, 1)),
        ("yyyy/m/d h:mm", day(2022, 4, 1)),
        ('ggge"年"m"月"', APRIL),
        ('yyyy"年"m"月"', APRIL),
        ("yyyy/m", APRIL),
        ("mmm-yy", APRIL),
        ("yyyy", calendar_year(2022)),
        ('ggge"年"', calendar_year(2022)),
        ('yyyy"年"', calendar_year(2022)),
        ('ggge"年度"', fiscal_year(2022)),
        ('yyyy"年度"', fiscal_year(2022)),
        ('"FY"yyyy', fiscal_year(2022)),
    ],
)
def test_as_much_of_a_date_is_read_as_its_format_prints(number_format: str, period: Period) -> None:
    assert stored_date("44652", number_format) == period
    assert stored_date("44652.0", number_format) == period
    assert stored_date("44652.75", number_format) == period


def test_a_fiscal_year_is_the_year_that_is_printed_even_in_february() -> None:
    assert stored_date("45323", 'ggge"年度"') == fiscal_year(2024)  # 2024-02-01, printed 令和6年度


@pytest.mark.parametrize(
    "number_format",
    [
        *["", "General", "0", "@", '0"年"', 'm"月"d"日"', "m/d", "d-mmm", "aaa", "h:mm", "[h]:mm", "mm:ss.0"],
        *['yyyy"年度"m"月"', 'yyyy"年基準"', 'm"月"d"日公表"', 'yyyy"年"m"月"d"日公表"', 'yyyy"年=100"', "[$-411]ge"],
        *["yyyy d", "0.0", "#,##0"],
    ],
)
def test_a_format_that_prints_no_year_or_says_more_is_no_period(number_format: str) -> None:
    assert stored_date("44652", number_format) is None


@pytest.mark.parametrize("text", ["", "abc", "-5", "0", "0.5", "60", "73416", "99999", "2022/4/1", "1e999", "٣"])
def test_a_number_that_is_no_day_from_1900_to_2100_is_no_date(text: str) -> None:
    assert stored_date(text, "yyyy/m/d") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1", day(1900, 1, 1)),
        ("59", day(1900, 2, 28)),
        ("61", day(1900, 3, 1)),
        ("4.4652E4", day(2022, 4, 1)),
        ("73415", day(2100, 12, 31)),
    ],
)
def test_the_days_around_the_leap_day_that_never_was(text: str, period: Period) -> None:
    assert stored_date(text, "yyyy/m/d") == period


@pytest.mark.parametrize(
    ("serial", "period"),
    [("43500", day(2019, 2, 4)), ("43600", day(2019, 5, 15)), ("43900", day(2020, 3, 10))],
)
def test_a_format_with_its_own_section_for_the_first_year_of_an_era_is_read(serial: str, period: Period) -> None:
    first_year = '[<43586][$-411]ge.m.d;[>=43831][$-411]ge.m.d;"令和元年"m"月"d"日"'
    assert stored_date(serial, first_year) == period


def test_a_first_year_of_an_era_that_is_another_year_is_not_read() -> None:
    assert stored_date("44652", '"令和元年"m"月"d"日"') is None


@settings(deadline=None, max_examples=300)
@given(st.integers(61, 73415), st.floats(0, 0.99))
def test_every_serial_since_march_1900_is_the_day_that_openpyxl_finds(serial: int, fraction: float) -> None:
    from openpyxl.utils.datetime import from_excel

    only = from_excel(serial).date()
    assert stored_date(repr(serial + fraction), "yyyy/mm/dd") == Period("date", only, only)


@settings(deadline=None, max_examples=200)
@given(st.dates(date(1900, 3, 1), date(2100, 12, 31)))
def test_month_and_year_hold_the_day_that_is_stored(value: date) -> None:
    serial = str((value - date(1899, 12, 30)) // timedelta(days=1))
    for number_format in ("yyyy/m", "yyyy"):
        period = stored_date(serial, number_format)
        assert period is not None
        assert period.start <= value <= period.end


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("20220401", day(2022, 4, 1)),
        ("２０２２０４０１", day(2022, 4, 1)),
        ("20220401.0", day(2022, 4, 1)),
        ("202204", Period("month", date(2022, 4, 1), date(2022, 4, 30))),
        *[(text, None) for text in ("20221301", "20220230", "18991231", "2022040", "202204011", "20220401人", "")],
        *[(text, None) for text in ("202213", "202200", "189912", "2022", "022204", "202204-")],
    ],
)
def test_six_or_eight_digits_are_a_time_only_when_there_is_one(text: str, period: Period | None) -> None:
    assert period_in_digits(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2015000000", calendar_year(2015)),
        ("2015100000", fiscal_year(2015)),
        ("2015000101", Period("month", date(2015, 1, 1), date(2015, 1, 31))),
        ("2026000808", Period("month", date(2026, 8, 1), date(2026, 8, 31))),
        ("2015000103", Period("interval", date(2015, 1, 1), date(2015, 3, 31))),
        ("2015001012", Period("interval", date(2015, 10, 1), date(2015, 12, 31))),
        ("2015000000.0", calendar_year(2015)),
    ],
)
def test_a_time_code_of_estat_is_its_period(text: str, period: Period) -> None:
    assert period_in_digits(text) == period


@pytest.mark.parametrize(
    "text",
    [
        *["2015000106", "2015000102", "2015000204", "2015001201", "2015001313", "2015100406", "2015100101"],
        *["2015200000", "1500000000", "20150000", "2015", "20150000000", "", "2015年"],
    ],
)
def test_a_time_code_of_another_span_is_left_to_its_name(text: str) -> None:
    assert period_in_digits(text) is None
