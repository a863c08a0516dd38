"""Scales: round tick values, and mapping of data to millimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass

from axstat.charts.bodies import Axis
from axstat.charts.wording import large


def round_step(span: float, most: int) -> float:
    """Return a step of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts."""
    if span <= 0:
        return 1.0
    raw = span / max(1, most)
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1, 2, 5, 10):
        if factor * power >= raw * (1 - 1e-9):
            return factor * power
    return 10 * power


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return round values from at or below `low` to at or above `high`."""
    step = round_step(high - low, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, max(last, first + 1) + 1)]


def tick_text(value: float) -> str:
    """Return a tick's text with thousands separators and a true minus sign."""
    text = f"{abs(value):,.0f}" if float(value).is_integer() else f"{abs(value):,.10g}"
    return f"−{text}" if value < 0 else text


@dataclass(frozen=True, slots=True)
class Scale:
    """A map from data to millimetres: linear, or by their logarithm; then `zero` is where zeros stand."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False
    zero: float = 0.0

    def at(self, value: float) -> float:
        """Return where `value` stands."""
        if self.log and value <= 0:
            return self.zero
        low, high, at = (math.log10(x) if self.log else x for x in (self.low, self.high, value))
        share = (at - low) / (high - low) if high != low else 0.5
        return self.start + share * (self.end - self.start)


def axis_values(axis: Axis, low: float, high: float, most: int) -> list[float]:
    """Return what an axis names, from at or below `low` to at or above `high`: powers of ten on a log axis."""
    if not axis.log:
        return ticks(low, high, most)
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]


def axis_text(axis: Axis, value: float) -> str:
    """Return a value as an axis writes it: percent, or a number in words (`20億`)."""
    return f"{tick_text(round(100 * value, 8))}%" if axis.percent else large(value, axis.lang)
