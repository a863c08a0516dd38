"""Areas in time: which one existed when, which are one place under two codes, and what became of them.

Promise: only one-to-one successions (a promotion, a renumbering, a new name) make two areas the same place; a merger
or a split never does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from axstat.areas.records import Records
from axstat.model.areas import Area


def existed(area: Area, on: date) -> bool:
    """Whether an area existed on a day."""
    return (area.valid_from is None or area.valid_from <= on) and (area.valid_to is None or on <= area.valid_to)


def places(records: Records) -> dict[str, str]:
    """Return for every renumbered or promoted area's code the code its place has today."""
    predecessors: dict[str, int] = {}
    for codes in records.successors.values():
        for code in codes:
            predecessors[code] = predecessors.get(code, 0) + 1
    born = {area.area_code: area.valid_from for area in records.areas if area.valid_to is None}
    return {
        area.area_code: heir
        for area in records.areas
        if (heir := area.successor_code) is not None
        and area.valid_to is not None
        and predecessors[heir] == 1
        and born.get(heir) == area.valid_to + timedelta(days=1)
    }


def heirs_on(
    area: Area, to: date, *, successors: dict[str, tuple[str, ...]], by_code: Callable[[str, date], Area | None]
) -> tuple[Area, ...]:
    """Return what an area is on a later day: itself, its successor, or several after a split."""
    if area.valid_to is None or to <= area.valid_to:
        return (area,)
    next_day = area.valid_to + timedelta(days=1)
    found: dict[str, Area] = {}
    for code in successors.get(area.area_code, ()):
        heir = by_code(code, next_day)
        if heir is not None:
            found |= {a.area_code: a for a in heirs_on(heir, to, successors=successors, by_code=by_code)}
    return tuple(found[code] for code in sorted(found))


def newest_first(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return areas without repetition: today's before dissolved ones, then by code."""
    unique = dict.fromkeys(areas)
    return tuple(
        sorted(unique, key=lambda a: (a.valid_to is not None, -(a.valid_to or date.max).toordinal(), a.area_code))
    )
