"""The one table: what was measured, beside whom, with which target, met or not; and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

from benchmarks.measure import Measured

Figure = Literal["wall", "cpu", "memory", "size", "scaling"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: ours beside a peer's, or a figure of ours alone (`peer` empty).

    `value` and `other` are medians, `ratio` is the median of the turns' own ratios; a target is for the ratio, or for
    the value where there is no peer. `busy` says that other programs had the machine: then a wall ratio is believed
    only where processor time agrees.
    """

    case: str
    figure: Figure
    value: float
    unit: str
    peer: str = ""
    other: float | None = None
    ratio: float | None = None
    cpu_ratio: float | None = None
    target: float | None = None
    runs: int = 1
    busy: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where there is none or it cannot be told."""
        compared = self.ratio if self.peer else self.value
        if self.target is None or compared is None:
            return None
        met = compared <= self.target
        if self.busy and self.cpu_ratio is not None and met != (self.cpu_ratio <= self.target):
            return None
        return met

    @property
    def verdict(self) -> str:
        """The answer in words, empty where there is no target."""
        if self.target is None:
            return ""
        return {True: "met", False: "NOT MET", None: "unclear"}[self.met]

    def record(self) -> dict[str, Any]:
        """Return the line for JSON."""
        return {**asdict(self), "verdict": self.verdict}


def beside(
    case: str,
    ours: Measured,
    peers: Iterable[Measured],
    *,
    wall: dict[str, float],
    memory: dict[str, float] | None = None,
) -> list[Line]:
    """Return the lines of ours beside each peer, over the turns that both took: wall time, and peak memory.

    Args:
        case: what was done.
        ours: the runs of axstat.
        peers: the runs of the others.
        wall: targets for wall time by the peer's name.
        memory: targets for memory by the peer's name.
    """
    lines = []
    for peer in peers:
        turns = list(zip(ours.samples, peer.samples, strict=False))
        walls = [(a.wall, b.wall) for a, b in turns]
        cpu = median(a.cpu / b.cpu for a, b in turns)
        lines.append(compared(case, "wall", "s", walls, peer.name, wall.get(peer.name), cpu))
        peaks = [(a.peak_mib, b.peak_mib) for a, b in turns]
        lines.append(compared(case, "memory", "MiB", peaks, peer.name, (memory or {}).get(peer.name)))
    return lines


def compared(
    case: str,
    figure: Figure,
    unit: str,
    pairs: Sequence[tuple[float, float]],
    peer: str,
    target: float | None = None,
    cpu: float | None = None,
) -> Line:
    """Return the line of (ours, theirs) figures, one pair a turn."""
    value, other = median(a for a, _ in pairs), median(b for _, b in pairs)
    return Line(case, figure, value, unit, peer, other, median(a / b for a, b in pairs), cpu, target, len(pairs))


HEADINGS = ("case", "figure", "axstat", "beside", "its", "ratio", "cpu ratio", "target", "", "runs")


def cells(line: Line) -> tuple[str, ...]:
    """Return a line as the texts of its cells."""
    return (
        line.case,
        line.figure,
        shown(line.value, line.unit),
        line.peer,
        "" if line.other is None else shown(line.other, line.unit),
        "" if line.ratio is None else f"{line.ratio:.2f}",
        "" if line.cpu_ratio is None else f"{line.cpu_ratio:.2f}",
        "" if line.target is None else f"≤ {line.target:g}",
        line.verdict,
        str(line.runs),
    )


def shown(value: float, unit: str) -> str:
    """Return a figure with as many digits as it can bear."""
    if unit == "s":
        return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms" if value < 0.1 else f"{1000 * value:.0f} ms"
    return f"{value:.0f} {unit}" if value >= 20 else f"{value:.2f} {unit}"


def as_text(lines: Sequence[Line]) -> str:
    """Return the table with aligned columns."""
    rows = [HEADINGS, *map(cells, lines)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    left = {0, 1, 3, 8}
    printed = [
        "  ".join(
            text.ljust(w) if n in left else text.rjust(w) for n, (text, w) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([printed[0], "-" * max(map(len, printed)), *printed[1:]])


def as_markdown(lines: Sequence[Line]) -> str:
    """Return the table for docs/performance.md."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *map(cells, lines)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
