"""The ceiling: all municipal statistics of Japan in one database, and what every kind of question takes there.

1,741 municipalities × 60 fiscal years × 3,000 measures = 313 million observations: one source a year of 30 sheets of
100 measures, loaded through axstat.store. Questions are asked as people ask them, as whole processes.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from axstat.model.cells import CellRef, SourceFile
from axstat.model.observations import LoadUnit, ObservationTable, SourceMeta
from axstat.model.tables import Item, RowClass
from axstat.store import open_writer
from benchmarks import observations
from benchmarks.measure import Command, Surroundings, run_once, run_paired
from benchmarks.peers import AXSTAT, HERE
from benchmarks.table import Line

YEARS = range(1964, 2024)
NEWEST = 2024
"""The year of the source that comes on top."""
SHEETS, PER_SHEET = 30, 100
WHOLE = 10
"""Tenths of all measures: 10 is the ceiling, 1 the size at which one sees what grows."""
_MEASURE = observations.measure_name(7)
_AREA = "011002"
_QUESTIONS = {
    "one body's sheet": ("report", "area", _AREA),
    "measure by prefecture": ("report", "measure", _MEASURE, "--by", "prefecture"),
    "measure over the years": ("query", "measure_trend", "-p", f"measure={_MEASURE}"),
    "trace of one value": ("trace", "measure_values", "-p", f"measure={_MEASURE}", "-p", "prefecture=沖縄県"),
    "trace of one body and year": ("trace", "indicator", _AREA, "--year", str(YEARS[-1])),
    "measures": ("measures",),
    "sources": ("sources",),
}


def units(years: range, tenths: int) -> Iterator[LoadUnit]:
    """Yield one load unit a year; `tenths` of the sheets."""
    places = observations.areas()
    for year in years:
        tables = []
        for number in range(SHEETS * tenths // WHOLE):
            sheet = f"分野{number + 1:02d}"
            items = tuple(
                Item(
                    row,
                    RowClass.MUNICIPALITY,
                    f"{a.prefecture} {a.name}",
                    (CellRef(sheet, row, 1), CellRef(sheet, row, 3)),
                    area=a,
                )
                for row, a in enumerate(places, observations.FIRST_ROW)
            )
            measures = range(number * PER_SHEET, (number + 1) * PER_SHEET)
            series = [observations.series(year, n, len(items), sheet) for n in measures]
            tables.append(ObservationTable("indicator", sheet, False, items, series, title=f"{sheet}の指標"))
        name = f"all_{year}.xlsx"
        file = SourceFile(name, name, hashlib.sha256(name.encode()).hexdigest(), 1)
        yield LoadUnit(file, SourceMeta("indicator", title=f"市区町村のすべて（{year}年度）", fiscal_year=year), tables)


def make(path: Path, tenths: int) -> None:
    """Load every year into a new database, and print what it took."""
    new = path.with_name(f"new-{path.name}")
    new.unlink(missing_ok=True)
    seconds: list[float] = []
    with open_writer(new) as writer:
        for unit in units(YEARS, tenths):
            started = time.perf_counter()
            writer.load(unit)
            seconds.append(time.perf_counter() - started)
            print(f"{unit.meta.fiscal_year} {seconds[-1]:.1f} s {new.stat().st_size >> 20} MiB", file=sys.stderr)
        started = time.perf_counter()
    count = len(YEARS) * SHEETS * PER_SHEET * tenths // WHOLE * len(observations.areas())
    new.replace(path)
    made = {"observations": count, "load": seconds, "sorting": time.perf_counter() - started, "peak_mib": _peak()}
    print(json.dumps(made))


def add(path: Path, tenths: int) -> None:
    """Load one more year on top, and print what it took."""
    unit = next(units(range(NEWEST, NEWEST + 1), tenths))
    with open_writer(path) as writer:
        started = time.perf_counter()
        writer.load(unit)
        seconds = time.perf_counter() - started
    print(json.dumps({"load": seconds, "all": time.perf_counter() - started, "peak_mib": _peak()}))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_ceiling(where: Surroundings, *, tenths: int, runs: int) -> list[Line]:
    """Measure size, loading, and every question before and after one more source came on top."""
    path = where.folder / f"ceiling_{tenths}.duckdb"
    note = path.with_suffix(".json")
    if not path.exists():
        print("making the ceiling", file=sys.stderr)
        note.write_text(_child("make", path, tenths))
    made = json.loads(note.read_text())
    count, size = made["observations"], path.stat().st_size
    case = f"ceiling, {count / 1e6:.0f} M"
    lines = [
        Line(case, "size", size / count, "B/obs", target=6.0),
        Line(f"{case}: file", "size", size / (1 << 20), "MiB", target=2048),
        Line(f"{case}: loading", "wall", sum(made["load"]), "s"),
        Line(f"{case}: loading the last source", "wall", made["load"][-1], "s"),
        Line(f"{case}: loading", "memory", made["peak_mib"], "MiB"),
        Line(f"{case}: sorting", "wall", made["sorting"], "s"),
    ]
    lines += _asked(where, case, path, runs)
    added = json.loads(_child("add", path, tenths))
    lines += [
        Line(f"{case}: one more source", "wall", added["load"], "s"),
        Line(f"{case}: one more source", "memory", added["peak_mib"], "MiB"),
    ]
    lines += _asked(where, f"{case} and one", path, runs)
    path.unlink()  # it holds one source more than its name says
    return lines


def _child(what: str, path: Path, tenths: int) -> str:
    call = [sys.executable, "-m", "benchmarks.ceiling", what, str(path), str(tenths)]
    return subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE.parent).stdout


def _asked(where: Surroundings, case: str, path: Path, runs: int) -> list[Line]:
    lines: list[Line] = []
    for what, measure in (("share, one measure", _MEASURE), ("share, all measures", "")):
        script = str(HERE / "peer" / "share_axstat.py")
        argv = [sys.executable, script, str(path), measure, "900", str(runs + 1)]
        sample = run_once(Command(what, argv), where)
        turns = json.loads(sample.out)["seconds"][1:]
        lines.append(Line(f"{case}: {what}", "wall", median(turns), "s", target=2.0, runs=runs))
        lines.append(Line(f"{case}: {what}", "memory", sample.peak_mib, "MiB"))
    for what, words in _QUESTIONS.items():
        command = Command(what, [str(AXSTAT), *words, "--db", str(path), "--format", "csv"])
        (found,) = run_paired([command], where, runs=runs)
        lines.append(Line(f"{case}: {what}", "wall", median(s.wall for s in found.samples), "s", target=2.0, runs=runs))
        lines.append(Line(f"{case}: {what}", "cpu", median(s.cpu for s in found.samples), "s", runs=runs))
        lines.append(Line(f"{case}: {what}", "memory", max(s.peak_mib for s in found.samples), "MiB"))
    return lines


if __name__ == "__main__":
    {"make": make, "add": add}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
