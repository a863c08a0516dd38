"""The committed figures: when each was measured, of which commit, and whether the code that it times is still that.

    python -m benchmarks.figures [--write]

`figures.json` holds them, docs/performance.md shows them. A figure goes stale when the packages that its part times
change: it is then marked in the table, and no test fails, for most changes move no figure and nobody can measure at
every commit. `make bench` measures anew and writes both; `--write` sets the marks as they are today.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.table import Line, as_markdown

ROOT = Path(__file__).parent.parent
RECORD = Path(__file__).with_name("figures.json")
PAGE = ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"
STALE = "⟳"
"""Marks a figure in the table whose code has changed since."""

_READING = ("areas", "cli", "model", "present", "reports", "store", "values", "voice")
_WRITING = ("areas", "cli", "datasets", "durable.py", "ingest", "model", "outputs", "recognise", "store", "values")
TIMES: Mapping[str, tuple[str, ...]] = {
    "start-up": _READING,
    "small": (*_WRITING, "workbook"),
    "years": (*_WRITING, "workbook"),
    "folder": (*_WRITING, "workbook"),
    "large": (*_WRITING, "workbook"),
    "growth": (*_WRITING, "workbook"),
    "sheets": (*_WRITING, "workbook"),
    "share": ("store",),
    "papers": ("documents", *_READING),
}
"""What of src/axstat each part runs; a part that is not named here runs all of it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table with what it was measured on."""

    part: str
    line: Line
    date: str
    commit: str
    code: str

    def measured(self, code: str) -> str:
        """Return when and of what it was measured, marked where `code` is that of its part now and another."""
        return f"{self.date} {self.commit}" + ("" if code == self.code else f" {STALE}")


def code_of(part: str, package: Path = ROOT / "src" / "axstat") -> str:
    """Return what tells the code that a part times from other code: a hash over its files, the queries among them."""
    named = [package / name for name in TIMES.get(part, (".",))]
    files = {path for root in named for path in ([root] if root.is_file() else root.rglob("*"))}
    files |= set((package.parents[1] / "queries").glob("*.sql"))
    kept = sorted(path for path in files if path.suffix in (".py", ".sql", ".toml", ".tsv", ".csv"))
    parts = (f"{path.relative_to(package.parents[1]).as_posix()}\0".encode() + path.read_bytes() for path in kept)
    return sha256(b"\0".join(parts)).hexdigest()[:16]


def read(record: Path = RECORD) -> list[Figure]:
    """Return the committed figures."""
    return [_figure(row) for row in json.loads(record.read_text(encoding="utf-8"))["figures"]]


def _figure(row: dict[str, Any]) -> Figure:
    line = {**row["line"], "spans": tuple(tuple(span) for span in row["line"]["spans"])}
    return Figure(**{**row, "line": Line(**line)})


def renewed(old: Iterable[Figure], measured: Mapping[str, Sequence[Line]]) -> list[Figure]:
    """Return the figures with those of the parts that were measured in the place of older ones of these parts."""
    date, commit = datetime.now(UTC).date().isoformat(), _commit()
    kept: dict[str, list[Figure]] = {}
    for figure in old:
        kept.setdefault(figure.part, []).append(figure)
    for part, lines in measured.items():
        kept[part] = [Figure(part, line, date, commit, code_of(part)) for line in lines]
    return [figure for figures in kept.values() for figure in figures]


def _commit() -> str:
    """Return the commit measured, `+` behind it where files were changed since."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()

    return git("rev-parse", "--short=7", "HEAD") + ("+" if git("status", "--porcelain", "src", "queries") else "")


def write(figures: Sequence[Figure], record: Path = RECORD, page: Path = PAGE) -> None:
    """Write the record and, between its marks, the table of the page."""
    rows = [asdict(figure) for figure in figures]
    record.write_text(json.dumps({"figures": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    new = f"{_BEGIN}\n\n{table(figures)}\n\n{_END}"
    page.write_text(re.sub(f"{_BEGIN}.*{_END}", lambda _: new, text, flags=re.DOTALL), encoding="utf-8")


def table(figures: Sequence[Figure]) -> str:
    """Return the table of the page."""
    now = {part: code_of(part) for part in {figure.part for figure in figures}}
    return as_markdown([figure.line for figure in figures], [figure.measured(now[figure.part]) for figure in figures])


def shown(page: Path = PAGE) -> str:
    """Return the table that stands on the page."""
    found = re.search(f"{_BEGIN}\n\n(.*)\n\n{_END}", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return "" if found is None else found[1]


def stale(figures: Iterable[Figure]) -> dict[str, str]:
    """Return the parts whose code has changed since they were measured, and when that was."""
    since = {figure.part: figure for figure in figures}
    return {part: f"{f.date} {f.commit}" for part, f in since.items() if f.code != code_of(part)}


def main(argv: Sequence[str] | None = None) -> int:
    """Say which figures are stale and, with `--write`, mark them on the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description="Which figures are stale.")
    parser.add_argument("--write", action="store_true", help="mark them in docs/performance.md")
    figures = read()
    if parser.parse_args(argv).write:
        write(figures)
    for part, when in stale(figures).items():
        print(f'stale: {part}, measured {when}; make bench BENCH="--only {part}"')
    return 0


if __name__ == "__main__":
    sys.exit(main())
