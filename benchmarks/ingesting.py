"""Ingest: from the file to committed observations in a new database, beside programs that only read the cells."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import Command, Sample, Surroundings, run_paired
from benchmarks.peers import AXSTAT, FRAMES, HERE, TOOLS
from benchmarks.table import Line, beside, compared

SCRIPTS = HERE / "peer"
TO_PYTHON, ITER_ROWS = "calamine to_python", "calamine iter_rows"
POLARS, PANDAS, IN2CSV = "polars.read_excel", "pandas + openpyxl", "in2csv"
YEARS = tuple(range(2015, 2025))
FOLDER = tuple(range(1965, 2025))
QUICK_FOLDER = tuple(range(2019, 2025))
ONE_PROCESS = "axstat --jobs 1"
SIZES = (20_000, 60_000, 200_000)
QUICK_SIZES = (1_000, 4_000, 16_000)


def ingest_command(
    paths: Sequence[Path], where: Surroundings, name: str = "axstat", options: Sequence[str] = ()
) -> Command:
    """Return the command that loads files into a new database."""
    database = where.folder / "ingest.duckdb"
    call = [str(AXSTAT), "ingest", *map(str, paths), "--db", str(database), *options]
    return Command(name, call, lambda: remove(database))


def remove(database: Path) -> None:
    """Remove a database with what stands beside it."""
    for path in database.parent.glob(database.name + "*"):
        path.unlink()


def peers(paths: Sequence[Path], *, slow: int) -> dict[str, Command]:
    """Return the readers to compare with, by name; `slow` is how often the slow ones run."""
    files = [str(p) for p in paths]
    python = str(FRAMES)
    found = [
        Command(TO_PYTHON, [python, str(SCRIPTS / "read_calamine.py"), "list", *files]),
        Command(ITER_ROWS, [python, str(SCRIPTS / "read_calamine.py"), "rows", *files]),
        Command(POLARS, [python, str(SCRIPTS / "read_polars.py"), *files]),
        Command(PANDAS, [python, str(SCRIPTS / "read_pandas.py"), *files], runs=slow),
    ]
    if len(files) == 1:
        found.append(Command(IN2CSV, [str(TOOLS / "in2csv"), "--no-inference", *files], runs=slow))
    return {command.name: command for command in found}


def workbook(where: Surroundings, rows: int, *, stacked: bool) -> Path:
    """Return a workbook of so many rows, written once by a process of its own."""
    path = where.folder / (f"stacked_{rows}.xlsx" if stacked else f"indicators_2024_{rows}.xlsx")
    if not path.exists():
        code = (
            "import sys; from pathlib import Path; from benchmarks.workbooks import Shape, write_workbook; "
            "write_workbook(Path(sys.argv[1]), Shape(int(sys.argv[2]), stacked=sys.argv[3] == 'True'))"
        )
        new = path.with_name(f"new-{path.name}")
        subprocess.run([sys.executable, "-c", code, str(new), str(rows), str(stacked)], check=True, cwd=HERE.parent)
        new.replace(path)
    return path


def measure_small(where: Surroundings, *, runs: int) -> list[Line]:
    """Measure a workbook of 1,741 rows × 40."""
    path = workbook(where, 1_741, stacked=False)
    others = peers([path], slow=runs)
    ours, *theirs = run_paired([ingest_command([path], where), *others.values()], where, runs=runs)
    return beside("ingest 1,741 × 40", ours, theirs, wall={PANDAS: 0.5})


def measure_large(where: Surroundings, *, runs: int, rows: int) -> list[Line]:
    """Measure a workbook of 200,000 rows × 40: time, memory and bytes per observation."""
    path = workbook(where, rows, stacked=True)
    others = peers([path], slow=1)
    ours, *theirs = run_paired([ingest_command([path], where), *others.values()], where, runs=runs, warm_up=False)
    case = f"ingest {rows:,} × 40"
    lines = beside(case, ours, theirs, wall={TO_PYTHON: 1.2, PANDAS: 0.125}, memory={TO_PYTHON: 1.5})
    looser = {TO_PYTHON: 1.3, PANDAS: 1 / 7}
    lines = [replace(x, looser=looser.get(x.peer)) if x.figure == "wall" else x for x in lines]
    return [*lines, bytes_line(case, where.folder / "ingest.duckdb")]


def bytes_line(case: str, database: Path) -> Line:
    """Return the bytes of a database file for each observation that it holds, everything counted."""
    sql = "select count(*) as n from store.observation"
    call = [str(AXSTAT), "query", "--sql", sql, "--db", str(database), "--format", "json"]
    answer = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    count = answer["rows"][0]["n"]
    return Line(case, "size", database.stat().st_size / count, "B/obs", target=6.0)


def measure_years(where: Surroundings, *, runs: int) -> list[Line]:
    """Measure ten yearly workbooks of 1,741 × 40 loaded by one command."""
    folder = _years(where, "ten_years", YEARS)
    others = peers(sorted(folder.glob("*.xlsx")), slow=max(2, runs // 2))
    ours, *theirs = run_paired([ingest_command([folder], where), *others.values()], where, runs=runs, warm_up=False)
    return beside("ingest ten years", ours, theirs, wall={})


def measure_folder(where: Surroundings, *, runs: int, years: Sequence[int]) -> list[Line]:
    """Measure a folder of yearly workbooks read by every core, beside one process and beside pandas.

    The processes that read are counted in the processor time; in the memory they are not.
    """
    folder = _years(where, f"folder_of_{len(years)}", years)
    alone = ingest_command([folder], where, ONE_PROCESS, ["--jobs", "1"])
    pandas = peers(sorted(folder.glob("*.xlsx")), slow=runs)[PANDAS]
    ours, *theirs = run_paired([ingest_command([folder], where), alone, pandas], where, runs=runs, warm_up=False)
    lines = beside(f"ingest a folder of {len(years)}", ours, theirs, wall={ONE_PROCESS: 0.6, PANDAS: 0.35})
    return [line for line in lines if line.figure == "wall"]


def _years(where: Surroundings, name: str, years: Sequence[int]) -> Path:
    """Return a folder of one workbook of 1,741 × 40 a year, written once by a process of its own."""
    folder = where.folder / name
    if not folder.exists():
        code = (
            "import sys; from pathlib import Path; from benchmarks.workbooks import write_years; "
            "write_years(Path(sys.argv[1]), [int(y) for y in sys.argv[2:]])"
        )
        new = folder.with_name(f"new-{name}")
        subprocess.run([sys.executable, "-c", code, str(new), *map(str, years)], check=True, cwd=HERE.parent)
        new.replace(folder)
    return folder


def measure_growth(where: Surroundings, *, runs: int, sizes: Sequence[int]) -> list[Line]:
    """Measure three sizes: time per cell of each, as a ratio to the smallest's (1 or less is linear)."""
    commands = [ingest_command([workbook(where, rows, stacked=True)], where, f"{rows:,} rows") for rows in sizes]
    measured = run_paired(commands, where, runs=runs, warm_up=False)
    costs = [[_per_cell(sample, rows) for sample in m.samples] for m, rows in zip(measured, sizes, strict=True)]
    lines = []
    for m, own in zip(measured[1:], costs[1:], strict=True):
        pairs = list(zip(own, costs[0], strict=True))
        lines.append(compared(f"CPU, {m.name}", "scaling", "µs/cell", pairs, measured[0].name, 1.1))
    return lines


def _per_cell(sample: Sample, rows: int) -> float:
    return 1e6 * sample.cpu / (rows * 40)
