"""Random layouts of every kind: each value comes back under its body, measure, unit and period.

What a drawn sheet says is known from the drawing; it is refused only where it does not say enough. A failure names its
kind and number: `drawn("codes", 17)` in tests/recognise/layouts/kinds.py draws the sheet again.
"""

from __future__ import annotations

import os

import pytest

from tests.recognise.layouts.comparing import differences, outcome
from tests.recognise.layouts.kinds import KINDS, drawn
from tests.support.counts import Count

SHEETS = max(12, int(os.environ.get("AXSTAT_FUZZ_CASES") or "0") // 200)
"""Sheets of each kind."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_comes_back_as_it_was_drawn(kind: str, count: Count) -> None:
    refused = 0
    for number in range(SHEETS):
        sheet = drawn(kind, number)
        got = outcome(sheet)
        lines = differences(sheet, got)
        refused += bool(got.problems)
        assert not lines, "\n  ".join([f'drawn("{kind}", {number}): {len(lines)} differences', *lines[:10]])
    count("layouts", {"sheets": SHEETS, "refused": refused})
