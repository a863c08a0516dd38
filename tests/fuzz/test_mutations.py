"""Thousands of mutated workbooks: each ends in a load whose checks pass or in a clear refusal, and no value is made up.

Short form in `make test`; `make stress` runs the long one. A failure names its family and number:
`mutated("xml", 17)` in tests/fuzz/mutate.py gives the file again.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from axstat.store import Geography, open_writer
from tests.fuzz.judge import Hang, Verdict, bounded, judged
from tests.fuzz.mutate import FAMILIES, mutated
from tests.support.counts import Count

CASES = int(os.environ.get("AXSTAT_FUZZ_CASES") or "5000")
BATCH = 50
THOROUGH = 4
"""Every so many cases openpyxl reads an .xlsx file too; it takes as long as everything else."""
STORED = 10
"""Of every so many cases, what would be loaded is loaded into a database."""


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
    units: dict[str, Verdict] = {}
    with bounded():
        for number in range(first, last):
            for verdict in _judged(family, number, tmp_path):
                outcomes[verdict.outcome] += 1
                outcomes["observations"] += verdict.observations
                if verdict.unit is not None and number % STORED == 0:
                    units[verdict.unit.file.sha256] = verdict
            outcomes["cases"] += 1
    outcomes["stored"] = _stored(list(units.values()), tmp_path / "x.duckdb")
    count("fuzz", {**outcomes, f"cases of {family}": outcomes["cases"]})


def _stored(verdicts: list[Verdict], database: Path) -> int:
    """Load what was read; the database counts the same observations."""
    with open_writer(database, geography=Geography((), ())) as writer:
        for verdict in verdicts:
            assert verdict.unit is not None
            summary = writer.load(verdict.unit)
            assert (summary.loaded, summary.observations) == (True, verdict.observations)
    return len(verdicts)


def _judged(family: str, number: int, folder: Path) -> list[Verdict]:
    case = mutated(family, number)
    path = folder / case.name
    path.write_bytes(case.data)
    try:
        return judged(path, thorough=number % THOROUGH == 0)
    except (Exception, Hang) as error:
        kept = path.rename(folder / f"{family}-{number}-{case.name}")
        message = f'mutated("{family}", {number}), kept as {kept}: {type(error).__name__}: {error}'
        raise AssertionError(message) from error
