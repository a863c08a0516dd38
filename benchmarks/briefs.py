"""Briefs: one body as a whole process, and a file for each municipality of Japan (or of one prefecture) in one run.

Nothing else writes them, so the figures stand alone: seconds, briefs a second.
"""

from __future__ import annotations

import shutil
import subprocess
from statistics import median

from benchmarks.measure import Command, Surroundings, run_paired
from benchmarks.peers import AXSTAT
from benchmarks.start_up import ROOT
from benchmarks.table import Line

_ONE, _PREFECTURE = "332020", "岡山県"
_LEAST = 10.0
"""Briefs a second that a run over all municipalities is to reach on two cores."""


def measure_briefs(where: Surroundings, *, every: bool, runs: int) -> list[Line]:
    """Measure one brief in each format that is installed, and a run over many in HTML."""
    database = where.folder / "briefs.duckdb"
    database.unlink(missing_ok=True)
    folders = [str(ROOT / "data" / part) for part in ("raw", "compiled")]
    subprocess.run([str(AXSTAT), "ingest", *folders, "--db", str(database)], check=True, capture_output=True)
    lines: list[Line] = []
    for fmt in ("html", "docx", "pdf"):
        call = [str(AXSTAT), "brief", _ONE, "-o", str(where.folder / f"brief.{fmt}"), "--force", "--db", str(database)]
        (measured,) = run_paired([Command("axstat", call)], where, runs=runs)
        case = f"brief of one body, {fmt}"
        lines.append(Line(case, "wall", median(sample.wall for sample in measured.samples), "s", runs=runs))
    folder = where.folder / "briefs"
    some = [] if every else ["--prefecture", _PREFECTURE]
    call = [str(AXSTAT), "brief", "--all", *some, "-o", str(folder), "--db", str(database)]
    afresh = Command("axstat", call, prepare=lambda: shutil.rmtree(folder, ignore_errors=True))
    (measured,) = run_paired([afresh], where, runs=1 if every else runs)
    seconds = median(sample.wall for sample in measured.samples)
    count = len(list(folder.glob("*.html")))
    case = f"briefs of {count:,} municipalities, html"
    lines.append(Line(case, "wall", seconds, "s", target=count / _LEAST, runs=len(measured.samples)))
    lines.append(Line(case, "wall", count / seconds, "briefs/s", runs=len(measured.samples)))
    return lines
