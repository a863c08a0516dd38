"""Universes: the dated sets of areas that serve as denominators, computed from the gazetteer's history.

Promise: a size is never written down here; 1,721 municipalities on 2024-04-01 and 1,722 on 2014-01-02 follow from
the events. The six villages of the Northern Territories, which file no statistics, are in no universe
(hazards.md#northern-territories).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from axstat.areas.records import HISTORY_BEGINS, NORTHERN_VILLAGES, Records, Row
from axstat.errors import UnknownName, UsageError
from axstat.model.areas import Universe
from axstat.voice import some


def _municipality(row: Row) -> bool:
    return row.level == "municipality" and row.area_code not in NORTHERN_VILLAGES


_UNIVERSES: dict[str, Callable[[Row], bool]] = {
    "municipalities": lambda row: _municipality(row) and row.kind != "指定都市",
    "designated-cities": lambda row: row.kind == "指定都市",
    "prefectures": lambda row: row.level == "prefecture",
    "all-municipalities": _municipality,
    "all": lambda row: row.level == "prefecture" or _municipality(row),
    "wards": lambda row: row.level == "ward",
}
UNIVERSE_NAMES = tuple(_UNIVERSES)


def universe_of(records: Records, name: str, as_of: date) -> Universe:
    """Return a universe as it was on a day.

    Raises:
        UnknownName: there is no universe of that name.
        UsageError: the day lies before 2000-04-01, where the gazetteer's history begins.
    """
    belongs = _UNIVERSES.get(name)
    if belongs is None:
        raise UnknownName("no-universe", name=name, known=some(UNIVERSE_NAMES, 9))
    if as_of < HISTORY_BEGINS:
        raise UsageError("universe-too-early", name=name, day=str(as_of), begins=str(HISTORY_BEGINS))
    day = as_of.isoformat()
    codes = frozenset(
        row.area_code
        for row in records.rows
        if row.valid_from <= day and (not row.valid_to or day <= row.valid_to) and belongs(row)
    )
    return Universe(name, as_of, codes)
