"""Which axis the data ask for: even steps or even ratios. One rule for histograms, scatter plots, slopes and maps.

A logarithmic axis is taken where all values are above zero, the middle half of them takes up more of it than of an even
axis, and it spans more than two powers of ten: with less it has no two labels, and even steps are easier to read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

READABLE = 100.0
"""Highest to lowest on a logarithmic axis: two powers of ten, each with its label."""


def asks_for_log(values: Sequence[float], *, span: float = READABLE) -> bool:
    """Say whether an axis of ratios shows the values better than one of even steps."""
    found = sorted(values)
    if not found or found[0] <= 0 or found[-1] <= span * found[0]:
        return False
    logs = [math.log10(value) for value in found]
    return _middle_share(logs) > _middle_share(found)


def with_zeros(values: Sequence[float]) -> bool:
    """Say whether the values above zero ask for ratios where others are zero: these have a place of their own."""
    return min(values) == 0 and asks_for_log([value for value in values if value > 0])


def _middle_share(ordered: Sequence[float]) -> float:
    """How much of its axis the middle half of the values takes up."""
    return (quantile(ordered, 3) - quantile(ordered, 1)) / (ordered[-1] - ordered[0])


def quantile(ordered: Sequence[float], quarter: int) -> float:
    """Return a quartile that is one of the ordered values: at least so many quarters of them are not above it."""
    return ordered[max(0, -(-quarter * len(ordered) // 4) - 1)]


def cut_range(values: Sequence[float], *, share: bool = False) -> tuple[float, float]:
    """Return from where to where an axis of lines goes: around the values, so that what moves is seen to move.

    It passes zero only where values do, and the whole only where they are no shares.
    """
    spread = max(values) - min(values) or abs(max(values)) * 0.2 or 1.0
    low, high = min(values) - 0.35 * spread, max(values) + 0.45 * spread
    return (max(0.0, low) if min(values) >= 0 else low), (min(1.0, high) if share else high)
