"""Rounding as people and Excel do it: 四捨五入, halves away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_CONTEXT = Context(prec=400)  # a double with every digit before its point


def half_up(number: float, decimals: int) -> Decimal:
    """Return a number with so many decimals; 0.8125 as a percentage is 81.3, where Python's own rounding says 81.2.

    What is rounded is the number as 15 digits say it, which is what a workbook shows of it. Zero has no sign.
    """
    written = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")
    rounded = written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _CONTEXT)
    return rounded if rounded else abs(rounded)
