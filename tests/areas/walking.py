"""What an area became on a later day, walked step by step along the gazetteer's successions."""

from __future__ import annotations

from datetime import date, timedelta

from axstat.areas import gazetteer
from axstat.areas.records import read_records
from axstat.model.areas import Area

SUCCESSORS = read_records().successors


def walk_forward(area: Area, to: date) -> list[Area]:
    """Return the area itself, the area it went into, or several after a split, in order of code."""
    if area.valid_to is None or to <= area.valid_to:
        return [area]
    next_day = area.valid_to + timedelta(days=1)
    heirs = (gazetteer().by_code(code, next_day) for code in SUCCESSORS.get(area, ()))
    found = {last.area_code: last for heir in heirs if heir is not None for last in walk_forward(heir, to)}
    return [found[code] for code in sorted(found)]
