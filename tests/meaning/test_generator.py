"""Headers composed from the words of ministries, prefectures, cities and newspapers: none is taken for what it is not.

The truth of a case comes from `words.csv` and the composition, never from the declaration under test.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.meaning.generator import cases
from tests.meaning.support import answer, meaning

CASES_PER_SEED = 2_000
TURNED_AWAY = 0.02
"""True headers that may be turned away: they are kept under their own name, with a doubt."""


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in (2, 3, 4))])
def test_no_header_is_taken_for_what_it_is_not_and_few_true_ones_are_turned_away(seed: int) -> None:
    found: Counter[str] = Counter()
    for case in cases(seed, CASES_PER_SEED):
        got = meaning(answer(case.path, case.unit, case.titles, case.sheet or "Sheet1"))
        got = None if got is None or got[0] == "?" else got
        assert got in (None, case.truth), f"{case} was taken for {got}"
        whole = case.truth is not None and case.truth[1] == "全体"
        found["true"] += whole
        found["turned away"] += whole and got is None
    turned_away = f"{found['turned away']} of {found['true']} true headers were turned away"
    assert found["turned away"] < TURNED_AWAY * found["true"], turned_away
