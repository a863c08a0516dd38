"""Colour classes of maps: round limits, each class saying which of its ends belongs to it.

Shares are classed as tables are (80以上90未満), values as a threshold is (100超150以下): exactly 100 hours is not
beyond 100.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from axstat.charts.axes import asks_for_log
from axstat.charts.bodies import ColourClass
from axstat.charts.layout.scale import round_step
from axstat.charts.quantity import Quantity
from axstat.charts.saying import say
from axstat.charts.style import STEPS, step_of
from axstat.model.text import Lang

TINY = 1e-9
LEAST_SHARE = 0.01
"""How wide the only class is where all shares are 0."""
SERIES = ((1.0, 2.0, 5.0), (1.0, 3.0), (1.0,))
"""Limits that grow by ratio, the finest first."""
APART = 10.0
"""Highest to lowest, from where on limits may grow by ratio: with less, even limits differ hardly."""


def share_classes(values: Sequence[float], lang: Lang) -> tuple[ColourClass, ...]:
    """Return at most five classes of shares, closed below; the last holds whatever lies above it."""
    limits = _limits(min(values), max(values), closed_below=True)
    return tuple(
        ColourClass(low, high, _share_label(low, high, limits, max(values), lang), closed_below=True)
        for low, high in pairwise(limits)
    )


def _share_label(low: float, high: float, limits: Sequence[float], most: float, lang: Lang) -> str:
    first, last = f"{100 * low:.10g}", f"{100 * high:.10g}"
    if low >= 1 - TINY:
        return say("share-all", lang, low=first)
    if high == limits[-1] and most >= high - TINY:
        return say("share-from", lang, low=first)
    if low == limits[0] == 0:
        return say("share-under", lang, high=last)
    return say("share-between", lang, low=first, high=last)


def value_classes(values: Sequence[float], quantity: Quantity) -> tuple[ColourClass, ...]:
    """Return at most five classes of values, closed above; the outermost also hold what lies beyond their limits.

    The scale follows the middle 98 % of many values; the outermost take the outermost colours. Zeros that would fill
    a class by themselves have one, where nothing is below them.
    """
    zeros = sum(value == 0 for value in values)
    if min(values) == 0 and zeros * len(STEPS) >= len(values):
        rest = [value for value in values if value > 0]
        zero = ColourClass(-math.inf, 0.0, "0%" if quantity.percent else "0")
        return (zero, *(_value_classes(rest, quantity, most=len(STEPS) - 1, inner=True) if rest else ()))
    return _value_classes(values, quantity, most=len(STEPS))


def _value_classes(
    values: Sequence[float], quantity: Quantity, *, most: int, inner: bool = False
) -> tuple[ColourClass, ...]:
    limits = _telling(sorted(_without_extremes(values)), most, even=quantity.linear)
    pairs = list(pairwise(limits))
    return tuple(
        ColourClass(a, b, _label(a, b, n == 0 and not inner, n == len(pairs) - 1 and max(values) > b, quantity))
        for n, (a, b) in enumerate(pairs)
    )


def _telling(middle: Sequence[float], most: int, *, even: bool) -> list[float]:
    """Return limits that tell the middle half apart: as long as it lies in one class, the furthest value is left out.

    What is left out takes the outermost colours.
    """
    quarter = len(middle) // 4
    first, half, third = (middle[place] for place in (quarter, len(middle) // 2, len(middle) - 1 - quarter))
    while True:
        low, high = middle[0], middle[-1]
        by_ratio = not even and asks_for_log(middle, span=APART)
        limits = _ratios(low, high, most) if by_ratio else _limits(low, high, closed_below=False, most=most)
        if even or first == third or low == first or high == third or any(first <= limit < third for limit in limits):
            return limits
        middle = middle[1:] if half - low > high - half else middle[:-1]


def _ratios(low: float, high: float, most: int) -> list[float]:
    """Return limits that grow by ratio, so that at most `most` classes hold `low` to `high`."""
    first, last = math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1
    for series in SERIES:
        steps = [float(f"{step * 10.0**power:.6g}") for power in range(first, last + 1) for step in series]
        begin = max(n for n, step in enumerate(steps) if step < low)
        end = min(n for n, step in enumerate(steps) if step >= high - TINY)
        if end - begin <= most:
            break
    return steps[max(begin, end - most) : end + 1]


def _label(low: float, high: float, first: bool, beyond: bool, quantity: Quantity) -> str:
    lang, (below, above) = quantity.lang, map(quantity.round_figure, (low, high))
    if beyond:
        return say("class-over", lang, low=below)
    if first:
        return say("class-up-to", lang, high=above)
    return say("class-between", lang, low=below, high=above)


def _without_extremes(values: Sequence[float]) -> Sequence[float]:
    if len(values) < 100:
        return values
    ordered = sorted(values)
    cut = len(ordered) // 100
    return ordered[cut : len(ordered) - cut]


def _limits(low: float, high: float, *, closed_below: bool, most: int = len(STEPS)) -> list[float]:
    """Return round limits of at most `most` classes that hold `low` to `high`; shares of 0 alone have one of 1 %."""
    span = max(high - low, abs(high) / 10)
    step = round_step(span, most) if span else LEAST_SHARE
    for factor in (1.0, 2.0, 2.5, 5.0, 10.0):
        width = step * factor
        first = math.floor(low / width + TINY) if closed_below else math.ceil(low / width - TINY) - 1
        first = max(first, 0) if low >= 0 else first
        count = max(math.ceil(high / width - TINY) - first, 1)
        if count <= most:
            break
    return [round((first + n) * width, 10) for n in range(count + 1)]


def colour_step(value: float | None, classes: Sequence[ColourClass]) -> int | None:
    """Return the colour of `value`: its class, spread over the five colours; None without a value."""
    if value is None:
        return None
    place = next((n for n, item in enumerate(classes) if item.ends_after(value)), len(classes) - 1)
    return step_of(place, len(classes))
