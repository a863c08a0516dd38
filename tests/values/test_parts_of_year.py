"""Parts of a year, read within the year that something else says."""

from __future__ import annotations

from datetime import date

import pytest

from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.values.calendars import date_period, interval, month_period
from axstat.values.parts_of_year import is_part_of_year, is_year_before, part_of_year

FY2022, Y2022 = fiscal_year(2022), calendar_year(2022)


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("4月", FY2022, date(2022, 4, 1), date(2022, 4, 30)),
        ("12月分", FY2022, date(2022, 12, 1), date(2022, 12, 31)),
        ("２月", FY2022, date(2023, 2, 1), date(2023, 2, 28)),
        ("2月", Y2022, date(2022, 2, 1), date(2022, 2, 28)),
        ("10月1日現在", FY2022, date(2022, 10, 1), date(2022, 10, 1)),
        ("1～3月期", Y2022, date(2022, 1, 1), date(2022, 3, 31)),
        ("1月～3月", FY2022, date(2023, 1, 1), date(2023, 3, 31)),
        ("第4四半期", FY2022, date(2023, 1, 1), date(2023, 3, 31)),
        ("第4四半期計", FY2022, date(2023, 1, 1), date(2023, 3, 31)),
        ("上半期合計", FY2022, date(2022, 4, 1), date(2022, 9, 30)),
        ("4月計", FY2022, date(2022, 4, 1), date(2022, 4, 30)),
        ("4Q", FY2022, date(2023, 1, 1), date(2023, 3, 31)),
        ("累計（4月～9月）", FY2022, date(2022, 4, 1), date(2022, 9, 30)),
        ("平均（１～３月）", Y2022, date(2022, 1, 1), date(2022, 3, 31)),
        ("下半期", FY2022, date(2022, 10, 1), date(2023, 3, 31)),
        ("前年度", FY2022, date(2021, 4, 1), date(2022, 3, 31)),
        ("前々年", Y2022, date(2020, 1, 1), date(2020, 12, 31)),
        ("前年人口", date_period(2023, 10, 1), date(2022, 10, 1), date(2022, 10, 1)),
    ],
)
def test_a_part_lies_in_its_year(text: str, year: Period, first: date, last: date) -> None:
    part = part_of_year(text, year)
    assert part is not None
    assert (part.start, part.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("13月", FY2022),
        ("2月30日", FY2022),
        ("第1四半期", Y2022),  # January or April: the words do not say
        ("上半期", Y2022),
        ("4月", interval(date(2020, 4, 1), date(2023, 3, 31))),
        ("前年度", month_period(2022, 4)),
        ("4～3月", Y2022),  # it goes back
    ],
)
def test_what_is_in_no_one_year_is_none(text: str, year: Period) -> None:
    assert part_of_year(text, year) is None


@pytest.mark.parametrize(
    "text",
    ["前年度比", "前年度繰越金", "前年差", "対前年増減率", "前年からの増減", "令和4年4月", "4月人口", "上半期計画"],
)
def test_other_words_are_no_part(text: str) -> None:
    assert not is_part_of_year(text)
    assert not is_year_before(text)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 1, 1), date(2024, 12, 31), "2022/2024"),
        (date(2020, 4, 1), date(2023, 3, 31), "FY2020/FY2022"),
        (date(2023, 1, 1), date(2023, 3, 31), "2023-01/2023-03"),
        (date(2022, 11, 1), date(2023, 2, 28), "2022-11/2023-02"),
        (date(2022, 4, 2), date(2023, 1, 15), "2022-04-02/2023-01-15"),
    ],
)
def test_an_interval_is_written_by_what_it_is_whole_ones_of(first: date, last: date, text: str) -> None:
    assert Period("interval", first, last).text == text
