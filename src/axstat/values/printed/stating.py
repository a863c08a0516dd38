"""A bare number under a unit that a table's header or note states: 1,234 under （単位：千円）."""

from __future__ import annotations

from dataclasses import replace

from axstat.values.printed.model import Printed
from axstat.values.units import factor

_BASES = ("人", "円", "%", "ポイント", "団体", "世帯", "件", "位", "倍")


def stated(printed: Printed, unit: str | None) -> Printed:
    """Return a number that has no unit of its own in the unit stated for it; any other as it is."""
    if unit is None or printed.unit is not None or printed.value is None or not printed.is_number:
        return printed
    name, _, per = unit.partition("/")
    base = (
        "時間" if factor(name, "時間") is not None else next((b for b in _BASES if factor(name, b) is not None), name)
    )
    size = factor(name, base) or 1
    if printed.scaled:
        size = 1
    upper = printed.upper * size if printed.upper is not None else None
    return replace(
        printed, value=printed.value * size, upper=upper, step=printed.step * size, unit=base, per=per or printed.per,
        scaled=True, size=printed.size * size,
    )  # fmt: skip
