"""Halves go away from zero, as Excel shows them and as people round."""

from __future__ import annotations

import pytest

from axstat.charts import wording
from axstat.model.rounding import half_up
from axstat.reports.wording import percent


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (81.25, 1, "81.3"),
        (0.125, 2, "0.13"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (-0.04, 1, "0.0"),
        (0.1 + 0.2, 1, "0.3"),
        (1234567, 0, "1234567"),
        (10**18 + 1, 0, "1000000000000000001"),
    ],
)
def test_a_half_is_rounded_up(number: float, decimals: int, text: str) -> None:
    assert str(half_up(number, decimals)) == text


def test_a_share_prints_the_same_in_a_report_and_in_a_chart() -> None:
    assert percent(26 / 32) == "81.3 %"
    assert wording.percent(26 / 32) == "81.3%"
    assert wording.number(-1049.5) == "−1,050"
