"""Seconds that several statements of one answer share."""

from __future__ import annotations

import time

from axstat.errors import QueryTimeout


class Countdown:
    """A time that runs from now on; without seconds it never ends."""

    def __init__(self, seconds: float | None = None) -> None:
        """Start to count."""
        self._seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    def left(self, most: float) -> float:
        """Return the seconds left, never below zero nor above `most`."""
        return most if self._end is None else max(0.0, min(most, self._end - time.monotonic()))

    def is_over(self) -> bool:
        """Say whether no time is left."""
        return self._end is not None and time.monotonic() >= self._end

    def timeout(self) -> QueryTimeout:
        """Return the refusal of a query that took all of the time."""
        return QueryTimeout("query-took-too-long", seconds=float(self._seconds or 0))


Timeout = float | Countdown
"""Seconds for one statement, or a countdown that runs already."""


def counting(timeout: Timeout | None) -> Countdown:
    """Return the countdown given, or a new one of so many seconds."""
    return timeout if isinstance(timeout, Countdown) else Countdown(timeout)
