"""Colour classes of maps: round limits, each class saying which of its ends belongs to it.

Shares are classed as tables are (80以上90未満), hours as the threshold is (100超150以下): exactly 100 hours is
not beyond 100.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from axstat.charts.bodies import ColourClass
from axstat.charts.layout.scale import round_step
from axstat.charts.style import STEPS
from axstat.model.text import Lang

TINY = 1e-9
LEAST_SHARE = 0.01
LEAST_HOURS = 1.0
"""How wide the only class is where all values are 0."""


def share_classes(values: Sequence[float], lang: Lang) -> tuple[ColourClass, ...]:
    """Return at most five classes of shares, closed below; the last holds whatever lies above it."""
    limits = _limits(min(values), max(values), LEAST_SHARE, closed_below=True)
    return tuple(
        ColourClass(low, high, _share_label(low, high, limits, max(values), lang), closed_below=True)
        for low, high in pairwise(limits)
    )


def _share_label(low: float, high: float, limits: Sequence[float], most: float, lang: Lang) -> str:
    first, last = f"{100 * low:.10g}", f"{100 * high:.10g}"
    if low >= 1 - TINY:
        return f"{first}％" if lang == "ja" else f"{first}%"
    if high == limits[-1] and most >= high - TINY:
        return f"{first}％以上" if lang == "ja" else f"{first}% and more"
    if low == limits[0] == 0:
        return f"{last}％未満" if lang == "ja" else f"under {last}%"
    return f"{first}％以上{last}％未満" if lang == "ja" else f"{first}% to under {last}%"


def hour_classes(values: Sequence[float], lang: Lang) -> tuple[ColourClass, ...]:
    """Return at most five classes of hours, closed above; the outermost also hold what lies beyond their limits.

    The scale follows the middle 98 % of many values; the outermost take the outermost colours.
    """
    middle = _without_extremes(values)
    limits = _limits(min(middle), max(middle), LEAST_HOURS, closed_below=False)
    pairs = list(pairwise(limits))
    return tuple(
        ColourClass(low, high, _hour_label(low, high, n == 0, n == len(pairs) - 1 and max(values) > high, lang))
        for n, (low, high) in enumerate(pairs)
    )


def _hour_label(low: float, high: float, first: bool, beyond: bool, lang: Lang) -> str:
    if beyond:
        return f"{low:,g}超" if lang == "ja" else f"over {low:,g}"
    if first:
        return f"{high:,g}以下" if lang == "ja" else f"{high:,g} or less"
    return f"{low:,g}超{high:,g}以下" if lang == "ja" else f"over {low:,g} to {high:,g}"


def _without_extremes(values: Sequence[float]) -> Sequence[float]:
    if len(values) < 100:
        return values
    ordered = sorted(values)
    cut = len(ordered) // 100
    return ordered[cut : len(ordered) - cut]


def _limits(low: float, high: float, least: float, *, closed_below: bool) -> list[float]:
    """Return round limits of at most five classes that hold `low` to `high`; the one of zeros is `least` wide."""
    span = max(high - low, abs(high) / 10)
    step = round_step(span, len(STEPS)) if span else least
    for factor in (1.0, 2.0, 2.5, 5.0, 10.0):
        width = step * factor
        first = math.floor(low / width + TINY) if closed_below else math.ceil(low / width - TINY) - 1
        first = max(first, 0) if low >= 0 else first
        count = max(math.ceil(high / width - TINY) - first, 1)
        if count <= len(STEPS):
            break
    return [round((first + n) * width, 10) for n in range(count + 1)]


def colour_step(value: float | None, classes: Sequence[ColourClass]) -> int | None:
    """Return the colour of `value`: its class, spread over the five colours; None without a value."""
    if value is None:
        return None
    place = next((n for n, item in enumerate(classes) if item.ends_after(value)), len(classes) - 1)
    if len(classes) == len(STEPS):
        return place
    return round(place * (len(STEPS) - 1) / max(1, len(classes) - 1))
