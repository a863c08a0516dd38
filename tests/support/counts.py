"""Counts that tests print at the end of a run: how many cases, how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

Count = Callable[[str, Mapping[str, int]], None]
PREFIX = "count:"


def summed(properties: Iterable[tuple[str, object]]) -> dict[str, Counter[str]]:
    """Return the sums of what tests counted, by subject."""
    found: dict[str, Counter[str]] = {}
    for name, counts in properties:
        if name.startswith(PREFIX) and isinstance(counts, dict):
            found.setdefault(name.removeprefix(PREFIX), Counter()).update(counts)
    return found


def line(subject: str, counts: Counter[str]) -> str:
    """Return one line of counts, the largest first."""
    return f"{subject}: " + ", ".join(f"{number:,} {what}" for what, number in counts.most_common())
