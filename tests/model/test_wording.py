"""Years, periods and units as people write them."""

from __future__ import annotations

import pytest

from axstat.model.wording import fiscal_year, period, unit


@pytest.mark.parametrize(
    ("year", "ja"),
    [
        (2024, "令和6年度（2024年度）"),
        (2019, "令和元年度（2019年度）"),
        (2018, "平成30年度（2018年度）"),
        (1989, "平成元年度（1989年度）"),
        (1988, "昭和63年度（1988年度）"),
    ],
)
def test_a_fiscal_year_is_written_with_era_and_year(year: int, ja: str) -> None:
    assert (fiscal_year(year).ja, fiscal_year(year).en) == (ja, f"FY{year}")


@pytest.mark.parametrize(
    ("stored", "ja", "en"),
    [
        ("FY2021", "令和3年度（2021年度）", "FY2021"),
        ("2024", "2024年", "2024"),
        ("2024-04", "2024年4月", "2024-04"),
        ("2020-01-01", "2020年1月1日", "2020-01-01"),
        ("2022/2024", "2022/2024", "2022/2024"),
    ],
)
def test_a_stored_period_is_written_for_people(stored: str, ja: str, en: str) -> None:
    assert (period(stored).ja, period(stored).en) == (ja, en)


def test_a_unit_is_written_in_the_readers_language() -> None:
    assert (unit("h/年").ja, unit("h/年").en) == ("時間／年", "hours a year")
    assert unit("fraction").ja == "％"
    assert unit("ha").ja == "ha"
