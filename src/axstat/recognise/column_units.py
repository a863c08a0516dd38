"""The unit of a column from its header and from its cells, and how many of it another unit is."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from axstat.values.units import factor

FRACTION = "fraction"


def unit_of(said: Counter[str], count: int, header_unit: str | None, heading: str) -> tuple[str | None, str]:
    """Return the unit of a column of `count` numbers, and what states it where the header does not.

    `said` counts the units that cells state: most of them must, or the header's words must contain the only one.
    """
    most, times = said.most_common(1)[0] if said else ("", 0)
    alone = bool(most) and len({base_of(u) for u in said}) == 1 and base_of(most) in heading
    if alone and len(said) > 1:
        most = base_of(most)
    mostly = most if times * 2 > count or alone else None
    if header_unit is not None and mostly != header_unit and mostly and base_of(mostly) == header_unit:
        return mostly, "its cells"  # 時間／年 printed behind every figure says more than （時間）
    if header_unit is not None and mostly != FRACTION:
        return header_unit, ""
    return mostly, "" if mostly == header_unit else "number format" if mostly == FRACTION else "its cells"


def base_of(unit: str) -> str:
    """Return what is counted, without the time it is counted for: 時間／月 is hours."""
    return re.split("[/／]", unit)[0]


def times_of(own: str, unit: str) -> Fraction | None:
    """Return how many of a unit one of another is; the time it is counted for may be said by one of them only."""
    spans = [re.split("[/／]", u)[1:] for u in (own, unit)]
    return factor(base_of(own), base_of(unit)) if not all(spans) or spans[0] == spans[1] else None


def scale_of(unit: str | None) -> int:
    """Return how many of its base a unit is: 1,000 for 千人, 10,000 for 万円, 1 where there is none."""
    plain = unit.lstrip("十百千万億") if unit else ""
    times = factor(unit, plain) if unit and plain and plain != unit else None
    return int(times) if times is not None else 1
