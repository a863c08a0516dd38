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
    the value where there is no peer; `looser` is an older target beside a stricter one. `spans` are the least and the
    most of value, other and ratio over the turns. `busy` says that other programs had the machine: then a wall ratio
    is believed only where processor time agrees.
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
    looser: float | None = None
    spans: tuple[tuple[float, float], ...] = ()

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where there is none or it cannot be told."""
        return self._meets(self.target)

    def _meets(self, target: float | None) -> bool | None:
        compared = self.ratio if self.peer else self.value
        if target is None or compared is None:
            return None
        met = compared <= target
        if self.busy and self.cpu_ratio is not None and met != (self.cpu_ratio <= target):
            return None
        return met

    @property
    def verdict(self) -> str:
        """The answer in words, empty where there is no target."""
        if self.target is None:
            return ""
        said = {True: "met", False: "NOT MET", None: "unclear"}
        if self.looser is None or self.met:
            return said[self.met]
        return f"{said[self.met]} (≤ {self.looser:g}: {said[self._meets(self.looser)]})"

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
    columns = [a for a, _ in pairs], [b for _, b in pairs], [a / b for a, b in pairs]
    value, other, ratio = map(median, columns)
    spans = tuple((min(column), max(column)) for column in columns)
    return Line(case, figure, value, unit, peer, other, ratio, cpu, target, len(pairs), spans=spans)


def target_lines(lines: Iterable[Line]) -> list[str]:
    """Return every target in a sentence: whether it is met, by which figure, and how far the turns were apart."""
    said = []
    for line in (line for line in lines if line.target is not None):
        figure = shown(line.value, line.unit) if line.ratio is None else f"{line.ratio:.2f}"
        beside = f" beside {line.peer}" if line.peer else ""
        span = f" ({_span(line)})" if _span(line) else ""
        said.append(f"{line.verdict}: {line.case}, {line.figure}{beside}: {figure}{span}, target ≤ {line.target:g}")
    return said


HEADINGS = ("case", "figure", "axstat", "beside", "its", "ratio", "min–max", "cpu ratio", "target", "", "runs")


def cells(line: Line) -> tuple[str, ...]:
    """Return a line as the texts of its cells."""
    return (
        line.case,
        line.figure,
        shown(line.value, line.unit),
        line.peer,
        "" if line.other is None else shown(line.other, line.unit),
        "" if line.ratio is None else f"{line.ratio:.2f}",
        _span(line),
        "" if line.cpu_ratio is None else f"{line.cpu_ratio:.2f}",
        "" if line.target is None else f"≤ {line.target:g}",
        line.verdict,
        str(line.runs),
    )


def _span(line: Line) -> str:
    """Return the least and the most of the turns, of the ratio where there is one; empty where there was one turn."""
    if not line.spans or line.runs < 2:
        return ""
    return "–".join(shown(bound, line.unit) if line.ratio is None else f"{bound:.2f}" for bound in line.spans[-1])


def shown(value: float, unit: str) -> str:
    """Return a figure with as many digits as it can bear."""
    if unit == "s":
        return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms" if value < 0.1 else f"{1000 * value:.0f} ms"
    return f"{value:.0f} {unit}" if value >= 20 else f"{value:.2f} {unit}"


def as_text(lines: Sequence[Line]) -> str:
    """Return the table with aligned columns."""
    rows = [HEADINGS, *map(cells, lines)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    left = {0, 1, 3, HEADINGS.index("")}
    printed = [
        "  ".join(
            text.ljust(w) if n in left else text.rjust(w) for n, (text, w) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([printed[0], "-" * max(map(len, printed)), *printed[1:]])


def as_markdown(lines: Sequence[Line], measured: Sequence[str] = ()) -> str:
    """Return the table for docs/performance.md; `measured` says of each line when, and of which commit."""
    rows: list[tuple[str, ...]] = [HEADINGS, *map(cells, lines)]
    if measured:
        rows = [(*row, more) for row, more in zip(rows, ("measured", *measured), strict=True)]
    rows.insert(1, ("---",) * len(rows[0]))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
