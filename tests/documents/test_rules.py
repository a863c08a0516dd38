"""The table of docs/concepts/check.md: each printed example agrees with its value, or does not, as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from axstat.values.printed.agreement import Datum, disagreement
from axstat.values.printed.reading import read_numbers

PAGE = Path(__file__).resolve().parents[2] / "docs" / "concepts" / "check.md"
ROW = re.compile(
    r"^\| (?P<printed>[^|]+) \| (?P<value>-?[\d.]+) \| (?P<unit>[^|]+) \| (?P<mark>[✓✗]) \|$", re.MULTILINE
)
ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_the_page_has_examples_of_both_kinds() -> None:
    marks = [row[3] for row in ROWS]
    assert marks.count("✓") > 30
    assert marks.count("✗") > 30


@pytest.mark.parametrize(("printed", "value", "unit", "mark"), ROWS, ids=[f"{row[0]} of {row[1]}" for row in ROWS])
def test_an_example_of_the_page(printed: str, value: str, unit: str, mark: str) -> None:
    numbers = [one for one in read_numbers(printed) if one.is_number]
    assert len(numbers) == 1
    assert (disagreement(numbers[0], Datum.of(float(value), unit)) is None) == (mark == "✓")
