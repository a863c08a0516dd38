"""Queries at size: the share above a threshold by prefecture and year over 1, 10 and 50 million observations.

Two figures each: the query alone in an open process (median of its turns, after the first), which is what the target
speaks of, and the whole process that asks once.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command, Measured, Sample, Surroundings, run_paired
from benchmarks.peers import FRAMES, HERE
from benchmarks.table import Line, beside, compared

SCRIPTS = HERE / "peer"
THRESHOLD = "900"
TURNS = 5
LARGEST = 50
"""Millions of observations that the targets speak of."""
FORMATS = {"axstat": "duckdb", "polars lazy scan": "parquet", "pandas": "parquet", "sqlite": "sqlite"}
_ONE, _ALL = "one measure", "all measures"
_TARGETS = {_ONE: 0.5, _ALL: 0.7}


class WrongAnswer(Exception):
    """Two engines gave different answers."""


@dataclass(frozen=True, slots=True)
class Data:
    """The same observations in the files of each engine."""

    millions: int
    paths: dict[str, Path]
    load_seconds: float
    observations: int


def measure_sharing(where: Surroundings, *, sizes: tuple[int, ...], runs: int) -> list[Line]:
    """Measure every size: query and whole process, one measure and all, and what the database takes on disk."""
    lines: list[Line] = []
    for millions in sizes:
        data = prepare(where, millions)
        for what, measure in ((_ONE, "指標007"), (_ALL, "")):
            lines += _measure(where, data, what, measure, runs)
        size = data.paths["duckdb"].stat().st_size
        name = f"share, {millions} M"
        lines.append(Line(name, "size", size / data.observations, "B/obs", target=6.0 if millions == LARGEST else None))
        parquet = data.paths["parquet"].stat().st_size
        lines.append(compared(name, "size", "MiB", [(size / (1 << 20), parquet / (1 << 20))], "Parquet"))
    return lines


def prepare(where: Surroundings, millions: int) -> Data:
    """Return the files, made once for the storage as it is now."""
    wanted = ["duckdb", "parquet", *(["sqlite"] if millions == 1 else [])]
    paths, load, count = {}, 0.0, 0
    for kind in wanted:
        path = where.folder / f"observations_{millions}m_{_storage_key()}.{kind}"
        note = path.with_suffix(f".{kind}.json")
        if not path.exists() or not note.exists():
            print(f"making {millions} M observations: {kind}", file=sys.stderr)
            call = [sys.executable, "-m", "benchmarks.observations", kind, str(path), str(millions)]
            note.write_text(subprocess.run(call, check=True, capture_output=True, text=True, cwd=HERE.parent).stdout)
        made = json.loads(note.read_text())
        load, count = made["load_seconds"] or load, made["observations"]
        paths[kind] = path
    return Data(millions, paths, load, count)


def _storage_key() -> str:
    """Return a name for the storage and the generator as they are now: older files are not taken for new ones."""
    store = HERE.parent / "src" / "axstat" / "store"
    shaping = ("facts.py", "loading.py", "dimensions.py", "columns.py", "compacting.py", "schema.sql", "views.sql")
    parts = [*(store / name for name in shaping), HERE / "observations.py"]
    return hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()[:8]


def _command(name: str, data: Data, measure: str, turns: int) -> Command:
    script = {"axstat": "share_axstat.py", "polars lazy scan": "share_polars.py", "pandas": "share_pandas.py"}
    python = sys.executable if name == "axstat" else str(FRAMES)
    path = data.paths[FORMATS[name]]
    arguments = [str(path), measure, THRESHOLD, str(turns)]
    slow = name == "pandas" and data.millions > 1 and not measure
    return Command(
        name, [python, str(SCRIPTS / script.get(name, "share_sqlite.py")), *arguments], runs=1 if slow else None
    )


def _measure(where: Surroundings, data: Data, what: str, measure: str, runs: int) -> list[Line]:
    names = ["axstat", "polars lazy scan", "pandas", *(["sqlite"] if "sqlite" in data.paths else [])]
    case = f"share, {data.millions} M, {what}"
    commands = [_command(n, data, measure, TURNS if n != "pandas" or data.millions == 1 else 2) for n in names]
    ours, *theirs = run_paired(commands, where, runs=runs, warm_up=False)
    _same_answers([ours, *theirs])
    lines = [_query_line(case, ours, peer, _TARGETS[what] if _is_target(data, peer) else None) for peer in theirs]
    once = [_command(n, data, measure, 1) for n in names[:2]]
    whole, *others = run_paired(once, where, runs=runs, warm_up=False)
    return [*lines, *beside(f"{case}, process", whole, others, wall={})]


def _is_target(data: Data, peer: Measured) -> bool:
    return data.millions == LARGEST and peer.name == "polars lazy scan"


def _query_line(case: str, ours: Measured, peer: Measured, target: float | None) -> Line:
    pairs = [(_seconds(a), _seconds(b)) for a, b in zip(ours.samples, peer.samples, strict=False)]
    return compared(case, "wall", "s", pairs, peer.name, target)


def _seconds(sample: Sample) -> float:
    """Return the median of the turns of one process after the first."""
    turns: list[float] = json.loads(sample.out)["seconds"]
    return statistics.median(turns[1:])


def _same_answers(every: list[Measured]) -> None:
    answers = {m.name: {k: v for k, v in json.loads(m.out).items() if k != "seconds"} for m in every}
    if len({json.dumps(answer) for answer in answers.values()}) > 1:
        raise WrongAnswer(f"the engines disagree: {answers}")
