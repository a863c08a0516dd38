"""`make bench`: measure everything in one run, print one table and what became of every target, and keep the figures.

    python -m benchmarks.run [--quick] [--only NAME …]

NAME is start-up, small, years, folder, large, growth, sheets, share, excel, papers, briefs or ceiling, which is
measured only when named. Files stay in benchmarks/out, so a second run is faster.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import briefs, ceiling, figures, ingesting, papers, peers, sharing, sheets, workbooks_out
from benchmarks.measure import Command, Surroundings, run_once
from benchmarks.start_up import measure_start_up
from benchmarks.table import Line, as_markdown, as_text, target_lines

OUT = peers.HERE / "out"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    start_runs: int
    small_runs: int
    folder_years: tuple[int, ...]
    large_runs: int
    large_rows: int
    growth_sizes: tuple[int, ...]
    growth_runs: int
    sheet_sizes: tuple[int, ...]
    share_sizes: tuple[int, ...]
    share_runs: int
    paper_sizes: tuple[int, ...]
    excel_rows: int
    every_brief: bool
    ceiling_tenths: int


FULL = Plan(
    start_runs=15,
    small_runs=7,
    folder_years=ingesting.FOLDER,
    large_runs=3,
    large_rows=200_000,
    growth_sizes=ingesting.SIZES,
    growth_runs=2,
    sheet_sizes=sheets.SIZES,
    share_sizes=(1, 10, 50),
    share_runs=3,
    paper_sizes=papers.SIZES,
    excel_rows=workbooks_out.ROWS,
    every_brief=True,
    ceiling_tenths=ceiling.WHOLE,
)
QUICK = Plan(
    start_runs=5,
    small_runs=3,
    folder_years=ingesting.QUICK_FOLDER,
    large_runs=1,
    large_rows=20_000,
    growth_sizes=ingesting.QUICK_SIZES,
    growth_runs=1,
    sheet_sizes=sheets.QUICK_SIZES,
    share_sizes=(1,),
    share_runs=2,
    paper_sizes=papers.QUICK_SIZES,
    excel_rows=workbooks_out.QUICK_ROWS,
    every_brief=False,
    ceiling_tenths=1,
)


ON_DEMAND = ("ceiling",)
"""Parts that take too long to be measured unasked."""


def parts(where: Surroundings, plan: Plan) -> dict[str, Callable[[], list[Line]]]:
    """Return what can be measured, by the name that `--only` takes."""
    return {
        "start-up": lambda: measure_start_up(where, runs=plan.start_runs),
        "small": lambda: ingesting.measure_small(where, runs=plan.small_runs),
        "years": lambda: ingesting.measure_years(where, runs=max(2, plan.small_runs // 2)),
        "folder": lambda: ingesting.measure_folder(where, runs=max(2, plan.small_runs // 2), years=plan.folder_years),
        "large": lambda: ingesting.measure_large(where, runs=plan.large_runs, rows=plan.large_rows),
        "growth": lambda: ingesting.measure_growth(where, runs=plan.growth_runs, sizes=plan.growth_sizes),
        "sheets": lambda: sheets.measure_sheets(where, runs=plan.growth_runs, sizes=plan.sheet_sizes),
        "share": lambda: sharing.measure_sharing(where, sizes=plan.share_sizes, runs=plan.share_runs),
        "excel": lambda: workbooks_out.measure_workbooks_out(where, runs=plan.large_runs, rows=plan.excel_rows),
        "papers": lambda: papers.measure_papers(where, sizes=plan.paper_sizes, runs=plan.share_runs),
        "briefs": lambda: briefs.measure_briefs(where, every=plan.every_brief, runs=plan.share_runs),
        "ceiling": lambda: ceiling.measure_ceiling(where, tenths=plan.ceiling_tenths, runs=plan.share_runs),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    options = _options(argv)
    OUT.mkdir(exist_ok=True)
    peers.install()
    where = Surroundings(OUT)
    started = time.perf_counter()
    measured: dict[str, list[Line]] = {}
    loads: dict[str, str] = {}
    every = parts(where, QUICK if options.quick else FULL)
    named_by_default = [name for name in every if name not in ON_DEMAND]
    for name, measure in every.items():
        if name in (options.only or named_by_default):
            print(f"measuring {name}", file=sys.stderr)
            load, busy = _load()
            measured[name] = [replace(line, busy=busy) for line in measure()]
            loads[name] = f"{load:.1f}"
    lines = [line for part in measured.values() for line in part]
    least = run_once(Command("true", ["true"]), where).peak_mib
    about = {**peers.machine(), "least memory that can be seen": f"{least:.0f} MiB"}
    about["load before each part"] = " ".join(f"{k} {v}" for k, v in loads.items())
    about |= {f"{name} (peer)": version for name, version in peers.versions().items()}
    print(as_text(lines))
    print()
    print("\n".join(target_lines(lines)))
    print(", ".join(f"{k} {v}" for k, v in about.items()))
    print(f"{_verdict(lines)}; {time.perf_counter() - started:.0f} s; also in {_shown(OUT)}/bench.json and bench.md")
    record = {"machine": about, "quick": options.quick, "lines": [line.record() for line in lines]}
    (OUT / "bench.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (OUT / "bench.md").write_text(as_markdown(lines) + "\n", encoding="utf-8")
    if not options.quick:
        figures.write(figures.renewed(figures.read(), measured))
        print("the figures are in benchmarks/figures.json and docs/performance.md: to be committed")
    for part, when in figures.stale(figures.read()).items():
        print(f"stale in docs/performance.md: {part}, measured {when}")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure axstat beside its peers.")
    parser.add_argument("--quick", action="store_true", help="small sizes and few runs: a look, not a result")
    parser.add_argument(
        "--only", action="append", choices=list(parts(Surroundings(OUT), QUICK)), help="measure this part"
    )
    return parser.parse_args(argv)


def _load() -> tuple[float, bool]:
    """Return how many programs want a core before a part starts, and whether that disturbs it."""
    load = os.getloadavg()[0]
    return load, load > 0.75 * (os.cpu_count() or 1)


def _verdict(lines: Sequence[Line]) -> str:
    verdicts = [line.verdict for line in lines if line.verdict]
    unclear = verdicts.count("unclear")
    asked = f"{verdicts.count('met')} of {len(verdicts)} targets met"
    return f"{asked}, {unclear} unclear on a busy machine" if unclear else asked


def _shown(path: Path) -> str:
    root = peers.HERE.parent
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


if __name__ == "__main__":
    sys.exit(main())
