"""Score a layout written to mislead: what the database holds for it beside what a careful reader would have read."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from axstat.errors import AxstatError
from axstat.ingest import ingest
from axstat.model.results import Result
from axstat.reports import overtime_report
from axstat.store import Reader, open_reader
from tests.cases.scoring import HERE
from tests.support.units import empty_database

TRAPS = HERE / "traps"
DESIGNATED = frozenset(
    {
        "011002", "041009", "111007", "121002", "141003", "141305", "141500", "151009",
        "221007", "221309", "231002", "261009", "271004", "271403", "281000", "331007",
        "341002", "401005", "401307", "431001",
    }
)  # fmt: skip
_FILED = """
    select area_code, hours_per_month, hours_per_year, status, sheet || '!' || cell from overtime
    where staff_scope = '全体' and fiscal_year = $year and area_code is not null order by all
"""

Verdict = Literal["exact", "refused", "partial", "silent", "WRONG"]
Head = tuple[int, int, int]
"""Municipalities over 100 hours a year, not over, undecidable; designated cities left out."""


@dataclass(frozen=True)
class Trap:
    """A layout and its truth; see README.md."""

    file: str
    layout: str
    basis: str
    note: str
    expect: Literal["load", "refuse", "either"]
    fiscal_year: int
    values: dict[str, dict[str, Any]]
    allow: dict[str, list[float | None]]
    checks: list[dict[str, Any]]
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Score:
    """What became of a trap: cells and answers that are wrong, those that are lost, and what was said about it."""

    refused: bool
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    head: Head | None = None

    @property
    def verdict(self) -> Verdict:
        """`partial` says what it left out, `silent` does not."""
        if self.wrong:
            return "WRONG"
        if self.refused:
            return "refused"
        return "exact" if not self.lost else "partial" if self.warnings else "silent"


def names() -> tuple[str, ...]:
    """Return the names of all traps."""
    return tuple(sorted(path.name.removesuffix(".truth.json") for path in TRAPS.glob("*.truth.json")))


@cache
def trap(name: str) -> Trap:
    """Return one trap by its name."""
    return Trap(**json.loads((TRAPS / f"{name}.truth.json").read_text(encoding="utf-8")))


@cache
def known() -> frozenset[str]:
    """Return the 1,741 municipalities: the control lists all but the designated cities."""
    return frozenset(trap("i01_control").values) | DESIGNATED


def score(name: str, db: Path) -> Score:
    """Ingest a trap's files in one call and score what was loaded."""
    asked = trap(name)
    report = ingest([TRAPS / file for file in asked.files or [asked.file]], db=empty_database(db))
    warnings = [warning.message for file in report.files for warning in file.warnings]
    warnings += [error.message for error in report.errors]
    if not report.outcomes("loaded"):
        return Score(refused=True, warnings=warnings)
    with open_reader(db) as reader:
        wrong, lost = _values(asked, _filed(reader, asked.fiscal_year))
        for check in asked.checks:
            _check(reader, check, wrong, lost)
        head = _printed(reader, asked.fiscal_year)
    if head is not None and not asked.allow and not lost and head != headline(asked):
        wrong.append(f"headline: got over, not over, undecidable {head}, want {headline(asked)}")
    return Score(False, wrong, lost, warnings, head)


def _filed(reader: Reader, year: int) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in reader.execute(_FILED, {"year": year}).rows:
        found.setdefault(row[0], []).append(row)
    return found


def _values(asked: Trap, filed: dict[str, list[tuple[Any, ...]]]) -> tuple[list[str], list[str]]:
    """Compare the overtime of 全体 with the truth, area by area."""
    wrong: list[str] = []
    lost: list[str] = []
    for code, rows in filed.items():
        if code not in asked.values and code not in known():
            continue  # wards, prefectures and older bodies are in no universe; checks speak of them
        for _, month, year, status, at in rows:
            _compare(asked, code, (month, year, status, at), wrong, lost)
    for code, want in asked.values.items():
        if code not in filed and (want["month"] is not None or want["year"] is not None):
            lost.append(f"{code} is not in overtime, want {want['month']} a month, {want['year']} a year")
    return wrong, lost


def _compare(asked: Trap, code: str, got: tuple[Any, ...], wrong: list[str], lost: list[str]) -> None:
    month, year, status, at = got
    shown = f"{code} {at}: got {month} a month, {year} a year, {status}"
    if code in asked.allow:
        value = year if year is not None else month
        if not any(_same(value, honest) for honest in asked.allow[code]):
            wrong.append(f"{shown}, want one of {asked.allow[code]}")
        return
    want = asked.values.get(code, {"month": None, "year": None})
    pairs = ((month, want["month"]), (year, want["year"]))
    if any(value is not None and not _same(value, true) for value, true in pairs):
        wrong.append(f"{shown}, want {want['month']} and {want['year']}")
    elif any(value is None and true is not None for value, true in pairs):
        lost.append(f"{shown}, want {want['month']} and {want['year']}")


def _check(reader: Reader, check: dict[str, Any], wrong: list[str], lost: list[str]) -> None:
    """Ask a further question; an answer that only lacks rows is lost, not wrong."""
    try:
        rows = reader.execute(check["sql"]).rows
    except AxstatError as error:
        wrong.append(f"check ({check['why']}): {error.message}")
        return
    got, want = _plain(rows), _plain(check["want"])
    if got != want:
        more, less = [row for row in got if row not in want][:4], [row for row in want if row not in got][:4]
        (wrong if more else lost).append(f"check ({check['why']}): got {more} too, misses {less}")


def _plain(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [
        [float(x) if isinstance(x, int | float) and not isinstance(x, bool) else x for x in map(_single, row)]
        for row in rows
    ]


def _single(value: Any) -> Any:
    return value if isinstance(value, int | float | str | None) else str(value)


def _printed(reader: Reader, year: int) -> Head | None:
    """Return the headline that `report overtime` prints for the year, None where it has nothing of it."""
    try:
        report: Result = overtime_report(reader, year=year)
    except AxstatError:
        return None
    row: dict[str, Any] = dict(zip((column.name for column in report.columns), report.rows[0], strict=True))
    return (row["over"], row["not_over"], row["undecidable"]) if row["reporting"] else None


def headline(asked: Trap) -> Head:
    """Return the headline of the truth: a month in tenths of an hour says the year to within 0.6 hours."""
    over = below = undecidable = 0
    for code, value in asked.values.items():
        if code in DESIGNATED or value["status"] != "normal":
            continue
        if value["year"] is not None:
            low = high = value["year"]
        elif value["month"] is not None:
            low, high = 12 * (value["month"] - 0.05), 12 * (value["month"] + 0.05)
        else:
            continue
        is_over = low > 100 + 1e-9
        is_below = high <= 100 + 1e-9
        over, below = over + is_over, below + is_below
        undecidable += not is_over and not is_below
    return over, below, undecidable


def _same(got: float | None, want: float | None) -> bool:
    if got is None or want is None:
        return got is want
    return math.isclose(got, want, rel_tol=1e-9, abs_tol=1e-9)
