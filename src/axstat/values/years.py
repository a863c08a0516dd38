"""The fiscal year that a person types: `2024`, `FY2024`, `R6`, `令和6年度`."""

from __future__ import annotations

from axstat.values.periods import read_period


def fiscal_year_said(given: object) -> int | None:
    """Return a fiscal year as a person or a program gives it, None where it is none."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    text = str(given).strip()
    if text.isdecimal() and len(text) == 4:
        return int(text)
    period = read_period(text)
    return period.fiscal_year if period is not None and period.kind in ("fiscal_year", "calendar_year") else None
