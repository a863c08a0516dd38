"""The one table: what was measured, beside whom, with which target, met or not; and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from benchmarks.measure import Measured

Figure = Literal["wall", "cpu", "memory", "size", "scaling"]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that DESIGN asks for: at most `at_most` for a ratio or size."""

    figure: Figure
    at_most: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: ours beside a peer's, or a figure of ours alone (`peer` empty).

    `ratio` is ours over the peer's in the figure of the target; `value` and `other` are what was measured.
    """

    case: str
    figure: Figure
    ours: str
    value: float
    unit: str
    peer: str = ""
    other: float | None = None
    cpu_ratio: float | None = None
    target: float | None = None
    runs: int = 1

    @property
    def ratio(self) -> float | None:
        """Ours over the peer's."""
        return None if not self.other else self.value / self.other

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where there is none."""
        compared = self.ratio if self.peer else self.value
        return None if self.target is None or compared is None else compared <= self.target

    def record(self) -> dict[str, Any]:
        """Return the line for JSON."""
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


def beside(
    case: str,
    ours: Measured,
    peers: Iterable[Measured],
    *,
    wall: dict[str, float],
    memory: dict[str, float] | None = None,
) -> list[Line]:
    """Return the lines of ours beside each peer: wall time, and memory; targets by the peer's name."""
    lines = []
    for peer in peers:
        runs = min(len(ours.samples), len(peer.samples))
        cpu = ours.cpu / peer.cpu if peer.cpu else None
        lines.append(
            Line(case, "wall", ours.name, ours.wall, "s", peer.name, peer.wall, cpu, wall.get(peer.name), runs)
        )
        target = (memory or {}).get(peer.name)
        lines.append(
            Line(case, "memory", ours.name, ours.peak_mib, "MiB", peer.name, peer.peak_mib, None, target, runs)
        )
    return lines


HEADINGS = ("case", "figure", "axstat", "beside", "its", "ratio", "cpu ratio", "target", "", "runs")


def cells(line: Line) -> tuple[str, ...]:
    """Return a line as the texts of its cells."""
    verdict = "" if line.met is None else "met" if line.met else "NOT MET"
    return (
        line.case,
        line.figure,
        shown(line.value, line.unit),
        line.peer,
        "" if line.other is None else shown(line.other, line.unit),
        "" if line.ratio is None else f"{line.ratio:.2f}",
        "" if line.cpu_ratio is None else f"{line.cpu_ratio:.2f}",
        "" if line.target is None else f"≤ {line.target:g}",
        verdict,
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
