"""Scales: round tick values, and mapping of data to millimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass


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
    """A linear map from data to millimetres."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where `value` stands."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)
