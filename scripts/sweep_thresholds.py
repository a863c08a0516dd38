"""Move each threshold of recognition by up to a fifth and print the band in which no sheet is read otherwise.

python scripts/sweep_thresholds.py [FILE…]      the drawn cases of the tests, the shipped workbooks, and FILEs
"""

from __future__ import annotations

import sys
from pathlib import Path

from axstat.datasets import vocabulary
from axstat.errors import AxstatError
from axstat.model.cells import Grid
from axstat.model.tables import SheetReading
from axstat.recognise import recognise, thresholds
from axstat.recognise.thresholds import Threshold
from axstat.workbook import open_workbook

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "tests/cases/sheets", ROOT / "tests/cases/traps", ROOT / "data/raw")
STEPS = (0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.15, 1.2)


def main(more: list[str]) -> None:
    """Read every sheet with every threshold moved; print a line a threshold."""
    grids = list(sheets([*(p for f in FOLDERS for p in sorted(f.rglob("*"))), *map(Path, more)]))
    usual = [told(grid) for grid in grids]
    print(f"{len(grids)} sheets")
    for name, value in [(n, v) for n, v in vars(thresholds).items() if isinstance(v, Threshold)]:
        changed = {step: _changed(name, value * step, grids, usual) for step in STEPS}
        low = max((s for s in STEPS if s < 1 and changed[s]), default=0.0)
        high = min((s for s in STEPS if s > 1 and changed[s]), default=0.0)
        lower = f"above {value * low:.4g}" if low else f"from {value * STEPS[0]:.4g}"
        upper = f"below {value * high:.4g}" if high else f"to {value * STEPS[-1]:.4g}"
        which = " ".join(str(sheet) for step in (low, high) if step for sheet in changed[step])
        print(f"{name:22} {value:g}  nothing changes {lower} {upper}  {which}")


def sheets(paths: list[Path]) -> list[Grid]:
    """Return the sheets of all files that are workbooks."""
    found: list[Grid] = []
    for path in paths:
        if path.suffix in (".xlsx", ".xls", ".csv"):
            try:
                found += [grid for book in open_workbook(path) for grid in book.sheets]
            except AxstatError:
                continue
    return found


def told(grid: Grid) -> object:
    """Return what recognition says of a sheet, comparable."""
    return _told(recognise(grid, vocabulary=vocabulary()))


def _told(reading: SheetReading) -> object:
    return [
        (t.items, [(s.path, s.unit, s.period) for s in t.series], [list(v.statuses) for v in t.values], t.doubts)
        for t in reading.tables
    ]


def _changed(name: str, moved: float, grids: list[Grid], usual: list[object]) -> list[str]:
    before = getattr(thresholds, name)
    setattr(thresholds, name, moved)
    try:
        return [g.sheet for g, was in zip(grids, usual, strict=True) if told(g) != was][:3]
    finally:
        setattr(thresholds, name, before)


if __name__ == "__main__":
    main(sys.argv[1:])
