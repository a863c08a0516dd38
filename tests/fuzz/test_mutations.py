"""Thousands of mutated workbooks: each ends in a load whose checks pass or in a clear refusal, and no value is made up.

Short form in `make test`; `make stress` runs the long one. A failure names its family and number:
`mutated("xml", 17)` in tests/fuzz/mutate.py gives the file again, with the same published workbooks beside the
repository: the seeds are drawn from those that are there.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from axstat.errors import CheckFailed
from axstat.store import Geography, open_writer
from tests.fuzz.judge import Hang, Verdict, bounded, judged
from tests.fuzz.mutate import FAMILIES, mutated
from tests.support.counts import Count
from tests.support.real import present, summary

CASES = int(os.environ.get("AXSTAT_FUZZ_CASES") or "350")
FURTHER = CASES // 2
"""Cases more where published workbooks are among the seeds."""
BATCH = 50
THOROUGH = 4
"""Every so many cases openpyxl reads an .xlsx file too; it takes as long as everything else."""
STORED = 10
"""Of every so many cases, what would be loaded is loaded into a database."""


def batches(start: int, end: int) -> list[tuple[str, int, int]]:
    """Return family, first and last case of every test, for cases `start` to `end` of all families together."""
    return [
        (family, first, min(first + BATCH, end * share // 100))
        for family, share in FAMILIES.items()
        for first in range(start * share // 100, end * share // 100, BATCH)
    ]


@pytest.mark.parametrize(("family", "first", "last"), batches(0, CASES))
def test_every_mutated_workbook_loads_or_is_refused(
    family: str, first: int, last: int, tmp_path: Path, count: Count
) -> None:
    _run(family, first, last, tmp_path, count)


@pytest.mark.real
@pytest.mark.parametrize(("family", "first", "last"), batches(CASES, CASES + FURTHER))
def test_so_does_every_mutated_published_workbook(
    family: str, first: int, last: int, tmp_path: Path, count: Count
) -> None:
    if not present():
        pytest.skip("no published workbook is beside the repository")
    _run(family, first, last, tmp_path, count)


def _run(family: str, first: int, last: int, tmp_path: Path, count: Count) -> None:
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
            try:
                summary = writer.load(verdict.unit)
            except CheckFailed:  # two mutations of one table contradict each other in a cell of a wide view
                continue
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
        message = f'mutated("{family}", {number}), kept as {kept}; {summary()}: {type(error).__name__}: {error}'
        raise AssertionError(message) from error
