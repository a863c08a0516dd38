"""Thousands of mutated workbooks: each ends in a load whose checks pass or in a clear refusal, and no value is made up.

Short form in `make test`; `make stress` runs the long one. A failure names its family and number:
`mutated("xml", 17)` in tests/fuzz/mutate.py gives the file again.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz.judge import Hang, Verdict, bounded, judged
from tests.fuzz.mutate import FAMILIES, mutated
from tests.support.counts import Count

CASES = int(os.environ.get("AXSTAT_FUZZ_CASES", "5000"))
BATCH = 50
SHARE_STORED = 10


def batches() -> list[tuple[str, int, int]]:
    """Return family, first and last case of every test."""
    return [
        (family, first, min(first + BATCH, n))
        for family, share in FAMILIES.items()
        for n in [CASES * share // 100]
        for first in range(0, n, BATCH)
    ]


@pytest.mark.parametrize(("family", "first", "last"), batches())
def test_every_mutated_workbook_loads_or_is_refused(
    family: str, first: int, last: int, tmp_path: Path, count: Count
) -> None:
    outcomes: Counter[str] = Counter()
    units = []
    with bounded():
        for number in range(first, last):
            for verdict in _judged(family, number, tmp_path):
                outcomes[verdict.outcome] += 1
                outcomes["observations"] += verdict.observations
                if verdict.unit is not None and number % SHARE_STORED == 0:
                    units.append(verdict.unit)
            outcomes["cases"] += 1
    count("fuzz", {**outcomes, f"cases of {family}": outcomes["cases"]})


def _judged(family: str, number: int, folder: Path) -> list[Verdict]:
    case = mutated(family, number)
    path = folder / case.name
    path.write_bytes(case.data)
    try:
        return judged(path)
    except (Exception, Hang) as error:
        kept = path.rename(folder / f"{family}-{number}-{case.name}")
        message = f'mutated("{family}", {number}), kept as {kept}: {type(error).__name__}: {error}'
        raise AssertionError(message) from error
