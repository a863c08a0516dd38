"""Start-up: whole processes that do little, beside the command lines a user would otherwise take."""

from __future__ import annotations

import subprocess
from pathlib import Path

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
            [(ask, 1.3), (duck, None), (csvsql, None)],
        ),
        ("axstat query", ["query", _QUERY, "--db", str(database)], [(ask, None), (duck, None)]),
    )
    lines: list[Line] = []
    for case, arguments, peers in cases:
        ours = Command("axstat", [str(AXSTAT), *arguments])
        measured, *others = run_paired([ours, *(p for p, _ in peers)], where, runs=runs)
        targets = {p.name: target for p, target in peers if target is not None}
        lines += beside(case, measured, others, wall=targets)
    return lines


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
