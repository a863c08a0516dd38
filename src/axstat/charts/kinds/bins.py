"""Classes of a histogram: round limits on an even or a logarithmic axis, each closed above.

Exactly 100 hours is not beyond 100. A zero has a class of its own where nothing is below it: it is no small number.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from axstat.charts.axes import asks_for_log, with_zeros
from axstat.charts.bodies import Bin
from axstat.charts.kinds.values import AreaValue, Values
from axstat.charts.layout.scale import round_step
from axstat.model.results import Column, Scalar
from axstat.model.text import Label

TINY = 1e-9
RENARD = ((1.0, 1.25, 1.6, 2.0, 2.5, 3.15, 4.0, 5.0, 6.3, 8.0), (1.0, 1.6, 2.5, 4.0, 6.3), (1.0, 2.0, 5.0), (1.0,))
"""Steps of nearly equal ratio with round numbers (ISO 3 preferred numbers R10 and R5, then 1-2-5), finest first."""


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a histogram, lowest first; `log` says on which axis they are equally wide."""

    bins: tuple[Bin, ...]
    log: bool = False

    def of(self, areas: Iterable[AreaValue]) -> tuple[Bin, ...]:
        """Count other areas in the same classes."""
        found = list(areas)
        apart = [_count(found, self.bins[0])] if self.log and self.bins[0].of_zero else []
        bins = self.bins[len(apart) :]
        edges = [bins[0].low, *(bin_.high for bin_ in bins if not bin_.open_ended)]
        counted = [*apart, *_fill(found, edges, bins[-1].open_ended)]
        return (replace(counted[0], of_zero=self.bins[0].of_zero), *counted[1:])


def make_classes(values: Values, *, most: int) -> Classes:
    """Sort the areas drawn into at most about `most` classes of a round width.

    A threshold is always a limit of an even axis. A long tail goes into one open-ended class, so that one extreme value
    does not squeeze the rest.
    """
    ordered = sorted(values.numbers)
    if not values.quantity.linear and asks_for_log(ordered):
        return Classes(_fill(values.drawn, _log_edges(ordered[0], ordered[-1], most), False), log=True)
    if not values.quantity.linear and with_zeros(ordered):
        steps = _log_edges(next(value for value in ordered if value > 0), ordered[-1], most - 1)
        zero = Bin(-1.0, 0.0, 0, 0, of_zero=True)  # its own class, and none between it and the first step
        return Classes((_count(values.drawn, zero), *_fill(values.drawn, steps, False)), log=True)
    edges = _even_edges(ordered, values.threshold, most, from_zero=values.quantity.from_zero)
    first, *others = _fill(values.drawn, edges, ordered[-1] > edges[-1] + TINY)
    return Classes((replace(first, of_zero=ordered[0] == 0 and first.high == 0), *others))


def _log_edges(low: float, high: float, most: int) -> list[float]:
    """Return preferred numbers from below `low` to at or above `high`."""
    first, last = math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1
    for series in RENARD:
        steps = [step * 10.0**power for power in range(first, last + 1) for step in series]
        begin = max(n for n, step in enumerate(steps) if step < low)
        end = min(n for n, step in enumerate(steps) if step >= high)
        if end - begin <= most:
            break
    return [float(f"{step:.6g}") for step in steps[begin : end + 1]]


def _even_edges(ordered: Sequence[float], threshold: float | None, most: int, *, from_zero: bool) -> list[float]:
    """Return limits of one width; what is at or below the lowest of them has a class before it."""
    anchor = 0.0 if threshold is None else threshold
    low = min(0.0, ordered[0]) if from_zero else min(ordered[0], anchor) if threshold is not None else ordered[0]
    high = _end(ordered, low, low if threshold is None else threshold)
    if 0 < low < high - low:
        low = 0.0
    width = round_step(high - low or abs(high), most)
    first = math.floor((low - anchor) / width + TINY)
    last = max(math.ceil((high - anchor) / width - TINY), first + 1, first if threshold is None else 1)
    edges = [round(anchor + n * width, 10) for n in range(first, last + 1)]
    return [round(edges[0] - width, 10), *edges] if ordered[0] <= edges[0] + TINY else edges


def _end(ordered: Sequence[float], low: float, reach: float) -> float:
    """Return where the classes of even width end: before a tail that would squeeze the rest, never before `reach`."""
    top = ordered[-1]
    bulk = ordered[min(len(ordered) - 1, math.ceil(0.99 * len(ordered)))] if len(ordered) >= 100 else top
    high = bulk if top > bulk + 0.35 * (bulk - low) else top
    if 2 < len(ordered) < 100 and top > 4 * max(ordered[-2], reach) > 0:
        high = ordered[-2]
    return max(high, reach)


def _fill(areas: Iterable[AreaValue], edges: Sequence[float], open_ended: bool) -> tuple[Bin, ...]:
    uppers = [edge + TINY for edge in edges[1:]]
    counts: list[Counter[str]] = [Counter() for _ in edges]
    for area in areas:
        if area.value is not None and area.value > edges[0] - TINY:
            counts[bisect_left(uppers, area.value)][area.verdict] += 1
    bins = [_bin(low, high, found) for low, high, found in zip(edges, edges[1:], counts, strict=False)]
    if open_ended:
        bins.append(_bin(edges[-1], math.inf, counts[-1]))
    return tuple(bins)


def _count(areas: Iterable[AreaValue], zero: Bin) -> Bin:
    """Count the zeros."""
    counted = _bin(zero.low, zero.high, Counter(area.verdict for area in areas if area.value == 0))
    return replace(counted, of_zero=True)


def _bin(low: float, high: float, found: Counter[str]) -> Bin:
    near = found["not_over"] + found["none"]
    return Bin(low, high, near, found["over"], found["undecidable"], open_ended=math.isinf(high))


def bin_columns(unit: str | None, *, threshold: bool) -> tuple[Column, ...]:
    """Return the columns of a histogram's data."""
    counted = (
        Column("above", "number", Label("超", "above"), unit),
        Column("up_to", "number", Label("以下", "up to"), unit),
        Column("areas", "integer", Label("団体数", "areas")),
    )
    judged = (
        Column("over", "integer", Label("超える", "over")),
        Column("not_over", "integer", Label("超えない", "not over")),
        Column("undecidable", "integer", Label("判定できない", "undecidable")),
    )
    return (*counted, *judged) if threshold else counted


def bin_row(bin_: Bin, *, threshold: bool) -> tuple[Scalar, ...]:
    """Return one class as a row of `bin_columns`."""
    high = None if bin_.open_ended else bin_.high
    judged = (bin_.over, bin_.under, bin_.undecidable)
    return (bin_.low, high, bin_.count, *(judged if threshold else ()))
