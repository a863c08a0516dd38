"""Ingest a case in-process and compare what the database holds with the case's truth.

Truth is written by hand in tests/cases/truth.csv and tests/cases/traps/*.truth.json; nothing here asks axstat what is
right.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from axstat.ingest import IngestReport, ingest
from axstat.store import open_reader
from tests.support.units import empty_database

HERE = Path(__file__).resolve().parent
SHEETS = HERE / "sheets"
_NOT = re.compile(r"\(.*\bnot ([^)]+)\)")
_BETWEEN = re.compile(r"[ ›;=・、_()]+")
_OVERTIME = {"hours_per_month": ("月", "時間/月"), "hours_per_year": ("年", "時間/年")}
PLAIN = frozenset({"normal", "missing"})

Stored = dict[str, Any]
"""One row of the view `indicator_all` by column."""


@dataclass(frozen=True)
class Wanted:
    """One row of truth.csv: what a cell must be stored as, or what must not happen to it."""

    sheet: str
    cell: str
    area: str
    words: tuple[str, ...]
    never: tuple[str, ...]
    unit: str
    period: str
    value: float | None
    status: str


@dataclass(frozen=True)
class Ended:
    """How an ingest of files ended: its report, the year it was given, and what the database holds."""

    report: IngestReport
    year: int | None
    rows: tuple[Stored, ...]

    @property
    def refused(self) -> bool:
        return bool(self.report.errors)

    @property
    def asks_for_year(self) -> bool:
        return any("--year" in f"{error.message} {error.hint}" for error in self.report.errors)

    @property
    def said(self) -> str:
        """Everything that the call told its reader, in English."""
        errors = (f"{error.message} / {error.hint}" for error in self.report.errors)
        return " | ".join([*errors, *(w.message for file in self.report.files for w in file.warnings)])


@cache
def truth() -> dict[str, tuple[Wanted, ...]]:
    """Return the rows of truth.csv by file."""
    found: dict[str, list[Wanted]] = defaultdict(list)
    with (HERE / "truth.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["file"]].append(_wanted(row))
    return {file: tuple(rows) for file, rows in found.items()}


def _wanted(row: dict[str, str]) -> Wanted:
    measure = row["measure_words"]
    never = _NOT.search(measure)
    return Wanted(
        row["sheet"],
        row["cell"],
        row["area_code_or_category"],
        tuple(measure.partition(" (")[0].split()),
        tuple(never[1].split()) if never else (),
        row["unit"],
        row["period"],
        float(row["value"]) if row["value"] else None,
        row["status"],
    )


def year_of(wanted: Sequence[Wanted]) -> int:
    """Return the year that a user who knows the truth would give."""
    return next(int(found[0]) for row in wanted if (found := re.search(r"\d{4}", row.period)))


def ingested(paths: Sequence[Path], db: Path, *, year: int | None = None) -> Ended:
    """Ingest files into a new database."""
    report = ingest(paths, db=empty_database(db), year=year)
    return Ended(report, year, tuple(stored(db)))


def stored(db: Path) -> Iterator[Stored]:
    """Give the rows of `indicator_all`; none where nothing was loaded."""
    if not db.exists():
        return
    with open_reader(db) as reader:
        answer = reader.execute("select * from indicator_all order by source_id, sheet, cell, area_code, time_period")
    names = [name for name, _ in answer.columns]
    yield from (dict(zip(names, row, strict=True)) for row in answer.rows)


def twice(rows: Sequence[Stored]) -> list[str]:
    """Return a line for every cell that stands in more than one row."""
    found: dict[tuple[int, str, str], list[Stored]] = defaultdict(list)
    for row in rows:
        found[row["source_id"], row["sheet"], row["cell"]].append(row)
    return [f"{key[2]}: stored {len(same)} times: {_shown(same)}" for key, same in found.items() if len(same) > 1]


def _shown(rows: Sequence[Stored]) -> str:
    return " and ".join(" ".join(str(row[k]) for k in ("area_code", "measure", "time_period", "value")) for row in rows)


def differences(wanted: Sequence[Wanted], rows: Sequence[Stored]) -> list[str]:
    """Return a line for every cell that is not stored as the truth says: the cell, what was got, what was wanted."""
    by_cell = {(row["sheet"], row["cell"]): row for row in rows}
    lines = []
    for want in wanted:
        got = by_cell.get((want.sheet, want.cell))
        faults = plain_faults(want, got) if want.status in PLAIN else forbidden(want, got)
        lines += [f"{want.cell}: {'; '.join(faults)}"] if faults else []
    return lines


def plain_faults(want: Wanted, got: Stored | None) -> list[str]:
    """Return what is wrong with a cell that must be stored as the truth says."""
    if got is None:
        return [f"got nothing, want {want.area} {' '.join(want.words)} {want.period} {want.value} {want.status}"]
    measure, qualifiers = _narrow(got["measure"]), _narrow(got["qualifiers"])
    faults = []
    if want.area.isdigit() and got["area_code"] != want.area:
        faults.append(f"area: got {got['area_code']} {got['area_name']}, want {want.area}")
    if not same(got["value"], want.value):
        faults.append(f"value: got {got['value']}, want {want.value}")
    if got["status"] != want.status:
        faults.append(f"status: got {got['status']}, want {want.status}")
    if str(got["time_period"]) != want.period:
        faults.append(f"period: got {got['time_period']}, want {want.period}")
    if (fault := _unit_fault(want, measure, got["unit"])) is not None:
        faults.append(fault)
    if measure in _OVERTIME:
        said = _OVERTIME[measure][0]
        missing = [] if any(said in word for word in want.words) else list(want.words)
    else:
        missing = [word for word in want.words if not _says(word, measure, qualifiers)]
    if missing:
        faults.append(f"measure: got {measure} [{qualifiers}], want {' '.join(missing)}")
    if unwanted := [word for word in want.never if word in f"{measure} {qualifiers}"]:
        faults.append(f"measure: got {measure} [{qualifiers}], want no {' '.join(unwanted)}")
    return faults


def _unit_fault(want: Wanted, measure: str, unit: str | None) -> str | None:
    hours = _OVERTIME.get(measure)
    if hours is not None:  # the recipe's own unit, h/月 or h/年; the truth says 時間, with or without the span
        return None if want.unit in ("時間", hours[1]) else f"unit: got {unit} of {measure}, want {want.unit}"
    asked = want.unit or None
    spelled = {asked, want.unit.partition("/")[0] or None} if want.unit.startswith("時間/") else {asked}
    return None if (unit or None) in spelled else f"unit: got {unit}, want {asked}"


def _says(word: str, measure: str, qualifiers: str) -> bool:
    """Say whether a measure or its qualifiers hold a word; a single character such as 男 must be a word of its own."""
    text = f"{measure} {qualifiers}"
    folded = _narrow(word)
    return folded in text if len(folded) > 1 else folded in _BETWEEN.split(text)


def _narrow(text: Any) -> str:
    return unicodedata.normalize("NFKC", str(text or ""))


def same(got: float | None, want: float | None) -> bool:
    """Compare two values; None is a value that is not there."""
    if got is None or want is None:
        return got is want
    return abs(float(got) - want) <= 1e-9 * max(1.0, abs(want))


def forbidden(want: Wanted, got: Stored | None) -> list[str]:
    """Return what is wrong with a cell whose status in the truth says what must not happen to it."""
    match want.status.split()[0]:
        case "not" if "formula" in want.status:
            return _status(want, got, "error", "unparsed")
        case "not":
            return _status(want, got, "included_elsewhere")
        case "struck":
            normal = got is not None and got["status"] == "normal"
            return [f"got {got['value'] if got else None}, want no value: {want.status}"] if normal else []
        case "never":
            return _no_municipality(want, got)
        case "normal":  # a total without area is as good
            total = got is None or got["area_code"] is None
            return [] if total else plain_faults(replace(want, status="normal"), got)
    raise ValueError(want.status)


def _status(want: Wanted, got: Stored | None, *allowed: str) -> list[str]:
    if got is None:
        return [f"got nothing, want {want.area} with status {' or '.join(allowed)}"]
    faults = []
    if got["value"] is not None or got["status"] not in allowed:
        faults.append(f"status: got {got['value']} {got['status']}, want {' or '.join(allowed)} ({want.status})")
    if got["area_code"] != want.area:
        faults.append(f"area: got {got['area_code']}, want {want.area}")
    return faults


def _no_municipality(want: Wanted, got: Stored | None) -> list[str]:
    """A police area is none of the gazetteer's; within 北海道 it may stand with a word that says which part it is."""
    if got is None or got["area_code"] is None:
        return []
    if got["area_code"] == "010006" and got["qualifiers"]:
        return [] if same(got["value"], want.value) else [f"value: got {got['value']}, want {want.value}"]
    return [f"area: got {got['area_code']} {got['area_name']}, want {want.area}"]
