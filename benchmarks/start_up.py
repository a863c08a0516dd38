"""Start-up: whole processes that do little, beside the command lines a user would otherwise take; and Tab."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.measure import Command, Surroundings, run_paired
from benchmarks.peers import AXSTAT, FRAMES, TOOLS
from benchmarks.table import Line, beside

ROOT = Path(__file__).parent.parent
_SHARE = (
    "select fiscal_year, sum(hours_per_month * 12 > 100) as over, count(hours_per_month) as reporting "
    "from overtime where staff_scope = '全体' group by fiscal_year order by fiscal_year"
)
_SHARE_DUCKDB = _SHARE.replace("sum(hours_per_month * 12 > 100)", "count(*) filter (where hours_per_month * 12 > 100)")
_QUERY = "overtime_ranking"
_AREA = "岡山県奈義町"
_TYPED = {
    "Tab: a query's name": "axstat query overtime_ra",
    "Tab: a municipality": "axstat report area 奈義",
    "Tab: a loaded measure": "axstat report measure hours",
}
_AT_ONCE = 0.15
"""Seconds in which Tab should answer."""


def measure_start_up(where: Surroundings, *, runs: int) -> list[Line]:
    """Measure help, version, the overtime report and a named query on the data that axstat ships."""
    database, table, plain = _shipped(where)
    python = Command("python", [str(FRAMES), "-c", "pass"])
    sqlite_utils = str(TOOLS / "sqlite-utils")
    ask = Command("sqlite-utils query", [sqlite_utils, "query", str(table), _SHARE])
    duck = Command("duckdb", [str(TOOLS / "duckdb"), "-readonly", str(database), "-c", _SHARE_DUCKDB])
    csvsql = Command("csvsql --query", [str(TOOLS / "csvsql"), "--query", _SHARE, str(plain)], runs=max(2, runs // 4))
    cases = (
        ("axstat --version", ["--version"], [(python, 2.0)]),
        (
            "axstat --help",
            ["--help"],
            [
                (Command("sqlite-utils --help", [sqlite_utils, "--help"]), 0.6),
                (Command("csvcut --help", [str(TOOLS / "csvcut"), "--help"]), None),
                (Command("duckdb --help", [str(TOOLS / "duckdb"), "--help"]), None),
            ],
        ),
        (
            "axstat report overtime",
            ["report", "overtime", "--db", str(database)],
            [(ask, 1.2), (duck, None), (csvsql, None)],
        ),
        ("axstat query", ["query", _QUERY, "--db", str(database)], [(ask, 1.2), (duck, None)]),
        ("axstat trace", ["trace", "overtime", _AREA, "--db", str(database)], [(ask, 1.2), (duck, None)]),
    )
    lines: list[Line] = []
    for case, arguments, peers in cases:
        ours = Command("axstat", [str(AXSTAT), *arguments])
        measured, *others = run_paired([ours, *(p for p, _ in peers)], where, runs=runs)
        targets = {p.name: target for p, target in peers if target is not None}
        lines += beside(case, measured, others, wall=targets)
    lines = [replace(x, looser=1.3) if x.target == 1.2 and x.case == "axstat report overtime" else x for x in lines]
    return [*lines, *_completions(where, database, runs)]


def _completions(where: Surroundings, database: Path, runs: int) -> list[Line]:
    """Measure what the shell waits for when Tab is pressed, asked as zsh asks."""
    lines = []
    for case, typed in _TYPED.items():
        asked = {"_AXSTAT_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed, "AXSTAT_DB": str(database)}
        (ours,) = run_paired([Command("axstat", [str(AXSTAT)])], replace(where, extra=asked), runs=runs)
        if "_arguments" not in ours.out:
            raise NothingOffered(f"{typed}: {ours.out}")
        walls = [sample.wall for sample in ours.samples]
        span = ((min(walls), max(walls)),)
        lines.append(Line(case, "wall", median(walls), "s", target=_AT_ONCE, runs=len(walls), spans=span))
    return lines


class NothingOffered(Exception):
    """Tab offered nothing where there is something: the time says nothing then."""


def _shipped(where: Surroundings) -> tuple[Path, Path, Path]:
    """Load the shipped data, and put the same figures into a SQLite and a CSV file for the peers."""
    database, plain, table = (where.folder / name for name in ("shipped.duckdb", "overtime.csv", "overtime.db"))
    for path in (database, plain, table):
        path.unlink(missing_ok=True)
    sql = "select * from overtime order by area_code, fiscal_year, staff_scope"
    _call(where, str(AXSTAT), "ingest", str(ROOT / "data" / "raw"), "--db", str(database))
    plain.write_bytes(_call(where, str(AXSTAT), "query", "--sql", sql, "--db", str(database), "--format", "csv"))
    _call(where, str(TOOLS / "sqlite-utils"), "insert", str(table), "overtime", str(plain), "--csv")
    return database, table, plain


def _call(where: Surroundings, *argv: str) -> bytes:
    return subprocess.run(argv, check=True, env=where.environment(), cwd=where.folder, stdout=subprocess.PIPE).stdout
