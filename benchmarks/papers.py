"""Papers: `axstat check` over documents of 1,000 and 4,000 links, a whole process each.

Nothing else checks Japanese numbers, so the figures stand alone: seconds, links a second, how time grows with links.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from statistics import median

from benchmarks.measure import Command, Surroundings, run_paired
from benchmarks.peers import AXSTAT
from benchmarks.start_up import ROOT
from benchmarks.table import Line

SIZES = (1_000, 4_000)
QUICK_SIZES = (200, 400)
_THRESHOLDS = (60, 80, 100, 120, 150)
_COLUMNS = ("share_over", "over", "reporting", "mean_hours")
_FILLING = "　本節では、市区町村における時間外勤務の状況と、その背景にある業務の変化について述べる。"


def measure_papers(where: Surroundings, *, sizes: tuple[int, ...], runs: int) -> list[Line]:
    """Measure the check of one document for each size; every link of it is ok, or the run fails."""
    database = where.folder / "papers.duckdb"
    database.unlink(missing_ok=True)
    raw = ROOT / "data" / "raw"
    subprocess.run([str(AXSTAT), "ingest", str(raw), "--db", str(database)], check=True, capture_output=True)
    links = _links(database)
    lines: list[Line] = []
    seconds: list[float] = []
    for size in sizes:
        paper = where.folder / f"paper_{size}.md"
        paper.write_text(_paper(links, size), encoding="utf-8")
        call = [str(AXSTAT), "check", str(paper), "--allow-simulated", "--db", str(database)]
        (measured,) = run_paired([Command("axstat", call)], where, runs=runs)
        seconds.append(median(sample.wall for sample in measured.samples))
        case = f"check, {size:,} links"
        lines.append(Line(case, "wall", seconds[-1], "s", runs=runs))
        lines.append(Line(case, "wall", size / seconds[-1], "links/s", runs=runs))
    growth = (seconds[-1] / seconds[0]) / (sizes[-1] / sizes[0])
    lines.append(Line("check, time for each link as links grow", "scaling", growth, "×", target=1.2, runs=runs))
    return lines


def _links(database: Path) -> list[str]:
    """Return the links of twenty numbers, from five questions to one query."""
    made = []
    for threshold in _THRESHOLDS:
        for column in _COLUMNS:
            call = [
                str(AXSTAT),
                "link",
                "overtime_share",
                column,
                "-p",
                f"threshold={threshold}",
                "--db",
                str(database),
            ]
            made.append(subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip())
    return made


def _paper(links: list[str], size: int) -> str:
    return "\n\n".join(f"{_FILLING}値は{links[i % len(links)]}である。" for i in range(size)) + "\n"
