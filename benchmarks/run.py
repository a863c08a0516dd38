"""`make bench`: measure everything in one run, print one table, and write it as JSON and Markdown.

    python -m benchmarks.run [--quick] [--only NAME …]

NAME is start-up, small, years, large, growth, sheets, share, papers or ceiling, which is measured only when named.
Files stay in benchmarks/out, so a second run is faster.
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

from benchmarks import ceiling, ingesting, papers, peers, sharing, sheets
from benchmarks.measure import Surroundings
from benchmarks.start_up import measure_start_up
from benchmarks.table import Line, as_markdown, as_text

OUT = peers.HERE / "out"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    start_runs: int
    small_runs: int
    large_runs: int
    large_rows: int
    growth_sizes: tuple[int, ...]
    growth_runs: int
    sheet_sizes: tuple[int, ...]
    share_sizes: tuple[int, ...]
    share_runs: int
    paper_sizes: tuple[int, ...]
    ceiling_tenths: int


FULL = Plan(15, 7, 3, 200_000, ingesting.SIZES, 2, sheets.SIZES, (1, 10, 50), 3, papers.SIZES, ceiling.WHOLE)
QUICK = Plan(5, 3, 1, 20_000, ingesting.QUICK_SIZES, 1, sheets.QUICK_SIZES, (1,), 2, papers.QUICK_SIZES, 1)


ON_DEMAND = ("ceiling",)
"""Parts that take too long to be measured unasked."""


def parts(where: Surroundings, plan: Plan) -> dict[str, Callable[[], list[Line]]]:
    """Return what can be measured, by the name that `--only` takes."""
    return {
        "start-up": lambda: measure_start_up(where, runs=plan.start_runs),
        "small": lambda: ingesting.measure_small(where, runs=plan.small_runs),
        "years": lambda: ingesting.measure_years(where, runs=max(2, plan.small_runs // 2)),
        "large": lambda: ingesting.measure_large(where, runs=plan.large_runs, rows=plan.large_rows),
        "growth": lambda: ingesting.measure_growth(where, runs=plan.growth_runs, sizes=plan.growth_sizes),
        "sheets": lambda: sheets.measure_sheets(where, runs=plan.growth_runs, sizes=plan.sheet_sizes),
        "share": lambda: sharing.measure_sharing(where, sizes=plan.share_sizes, runs=plan.share_runs),
        "papers": lambda: papers.measure_papers(where, sizes=plan.paper_sizes, runs=plan.share_runs),
        "ceiling": lambda: ceiling.measure_ceiling(where, tenths=plan.ceiling_tenths, runs=plan.share_runs),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    options = _options(argv)
    OUT.mkdir(exist_ok=True)
    peers.install()
    where = Surroundings(OUT)
    started = time.perf_counter()
    lines: list[Line] = []
    loads: dict[str, str] = {}
    every = parts(where, QUICK if options.quick else FULL)
    named_by_default = [name for name in every if name not in ON_DEMAND]
    for name, measure in every.items():
        if name in (options.only or named_by_default):
            print(f"measuring {name}", file=sys.stderr)
            load, busy = _load()
            lines += [replace(line, busy=busy) for line in measure()]
            loads[name] = f"{load:.1f}"
    about = {**peers.machine(), "load before each part": " ".join(f"{k} {v}" for k, v in loads.items())}
    about |= {f"{name} (peer)": version for name, version in peers.versions().items()}
    print(as_text(lines))
    print()
    print(", ".join(f"{k} {v}" for k, v in about.items()))
    print(f"{_verdict(lines)}; {time.perf_counter() - started:.0f} s; also in {_shown(OUT)}/bench.json and bench.md")
    record = {"machine": about, "quick": options.quick, "lines": [line.record() for line in lines]}
    (OUT / "bench.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (OUT / "bench.md").write_text(as_markdown(lines) + "\n", encoding="utf-8")
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
