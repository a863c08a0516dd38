"""Sums of money as people type them."""

from __future__ import annotations

import pytest

from axstat.values.yen import read_yen


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("20億", 2e9),
        ("20億円", 2e9),
        ("３億4,500万円", 345_000_000),
        ("1.5億", 150_000_000),
        ("5千万", 50_000_000),
        ("2,000,000,000", 2e9),
        ("1兆2億3", 1_000_200_000_003),
        ("0円", 0),
    ],
)
def test_sums_are_read(text: str, yen: float) -> None:
    assert read_yen(text) == yen


@pytest.mark.parametrize(
    "text", ["", "円", "億", "20億ドル", "3万2億", "2億2億", "-5億", "1,00万", "二億", "20 000", "1..5億"]
)
def test_what_is_no_sum_is_not_guessed(text: str) -> None:
    assert read_yen(text) is None
