"""Areas in time: which one existed when, which are one place under two codes, and what became of them.

Promise: only one-to-one successions (a promotion, a renumbering, a new name) make two areas the same place; a merger
or a split never does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from axstat.areas.records import Records
from axstat.model.areas import Area


def existed(area: Area, on: date) -> bool:
    """Whether an area existed on a day."""
    return (area.valid_from is None or area.valid_from <= on) and (area.valid_to is None or on <= area.valid_to)


def places(records: Records) -> dict[Area, str]:
    """Return for every area that ended a key of its place: the code it has today or had last.

    Where another body bears that last code now, the last day is added: 水海道市 is `082112@2005-12-31`.
    """
    newest = {area.area_code: area for area in records.areas}
    next_of = _sole_heirs(records)
    found = {}
    for area in records.areas:
        if area.valid_to is not None:
            last = area
            while last in next_of:
                last = next_of[last]
            reused = newest[last.area_code] is not last
            found[area] = f"{last.area_code}@{last.valid_to}" if reused else last.area_code
    return found


def _sole_heirs(records: Records) -> dict[Area, Area]:
    """Return the heir of every area that alone went into an area founded for it on the next day."""
    predecessors = Counter((code, area.valid_to) for area, codes in records.successors.items() for code in codes)
    founded = {(area.area_code, area.valid_from): area for area in records.areas if area.valid_from}
    found = {}
    for area, codes in records.successors.items():
        if area.valid_to is None or len(codes) != 1 or predecessors[codes[0], area.valid_to] != 1:
            continue
        heir = founded.get((codes[0], area.valid_to + timedelta(days=1)))
        if heir is not None:
            found[area] = heir
    return found


def origins(records: Records) -> dict[Area, frozenset[str]]:
    """Return the names of the bodies that went into an area on the day it was founded, promoted or renamed."""
    founded = {(area.area_code, area.valid_from): area for area in records.areas if area.valid_from}
    found: dict[Area, set[str]] = {}
    for area, codes in records.successors.items():
        for code in codes:
            heir = founded.get((code, area.valid_to + timedelta(days=1))) if area.valid_to else None
            if heir is not None:
                found.setdefault(heir, set()).add(area.name)
    return {area: frozenset(names) for area, names in found.items()}


def newest_first(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return areas without repetition: today's before dissolved ones, then by code."""
    unique = dict.fromkeys(areas)
    return tuple(
        sorted(unique, key=lambda a: (a.valid_to is not None, -(a.valid_to or date.max).toordinal(), a.area_code))
    )
