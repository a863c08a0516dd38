"""What a card says of its figures: when they are of, and one figure for a range whose ends are printed alike."""

from __future__ import annotations

import pytest

from axstat.reports.card import _at, _range


@pytest.mark.parametrize(
    ("period", "ja", "en"),
    [
        ("FY2024", "令和6年度（2024年度）", "FY2024"),
        ("2024", "2024年", "2024"),
        ("2024-04", "2024年4月", "2024-04"),
        ("2024-04-01", "2024年4月1日 現在", "as of 2024-04-01"),
    ],
)
def test_only_a_day_is_a_moment(period: str, ja: str, en: str) -> None:
    assert (_at(period).ja, _at(period).en) == (ja, en)


def test_a_range_whose_ends_are_printed_alike_is_one_figure() -> None:
    alike, apart = (_range("50.1 %", high, ("low", "high")) for high in ("50.1 %", "50.9 %"))
    assert (alike.figure, alike.cells) == ("50.1 %", ("low",))
    assert (apart.figure, apart.cells) == ("50.1 % 〜 50.9 %", ("low", "high"))
