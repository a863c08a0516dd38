"""Coverage: which areas of the universe of that date a table has, and which are missing, by name.

A table of one prefecture is compared with that prefecture's areas, a table of cities with the cities. A mere
selection of areas (prefectural capitals) is counted, not complained about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from axstat.areas import gazetteer
from axstat.areas.records import HISTORY_BEGINS
from axstat.datasets.checks.outcome import number, outcome, some
from axstat.datasets.meant import MeantTable
from axstat.model.areas import Area
from axstat.model.items import samples
from axstat.model.observations import CheckOutcome
from axstat.model.tables import RowClass

_UNIVERSES = (
    ("municipalities", RowClass.MUNICIPALITY, "municipalities"),
    ("designated-cities", RowClass.DESIGNATED_CITY, "designated cities"),
    ("prefectures", RowClass.PREFECTURE, "prefectures"),
)
_CITY_KINDS = frozenset({"中核市", "施行時特例市", "市"})
_KIND_GROUPS = (_CITY_KINDS, frozenset({"特別区"}), frozenset({"町", "村"}))
_SELECTION = 0.5
_SELECTED = "(a selection)"


def check_coverage(tables: Sequence[MeantTable]) -> list[CheckOutcome]:
    """Compare the areas of a file's tables, taken together per dataset, with the universe of their date."""
    found = []
    for dataset in {t.dataset: t.declared for t in tables if t.declared.lines == "bodies"}.values():
        mine = [t for t in tables if t.dataset == dataset.id and t.table.axis == "area"]
        as_of, selection = _as_of(mine), False
        listed = _areas(mine)
        for universe, row_class, words in _UNIVERSES:
            areas = listed.get(row_class)
            if areas:
                compared = _compare(areas, universe, words, as_of, whole=dataset.universe)
                # Some municipalities and some designated cities are one selection (prefectural capitals).
                selection = selection or (row_class is RowClass.MUNICIPALITY and _SELECTED in compared.message)
                found.append(replace(compared, severity="ok") if selection else compared)
    return found


def _areas(tables: Sequence[MeantTable]) -> dict[RowClass, dict[str, Area]]:
    """Return the areas of all tables by class and code; lines share area objects, so each is looked at once."""
    distinct = {id(i.area): (i.row_class, i.area) for t in tables for i in samples(t.table.items) if i.area is not None}
    listed: dict[RowClass, dict[str, Area]] = defaultdict(dict)
    for row_class, area in distinct.values():
        listed[row_class][area.area_code] = area
    return listed


def _as_of(tables: Sequence[MeantTable]) -> date | None:
    periods = [s.period for t in tables for s in t.series if s.period is not None]
    periods += [p for t in tables for p in t.item_periods]
    return max((p.end for p in periods), default=None)


def _compare(areas: dict[str, Area], universe: str, words: str, as_of: date | None, *, whole: bool) -> CheckOutcome:
    day = as_of or date.max
    when = f"as of {as_of}" if as_of else "of today's list"
    if day < HISTORY_BEGINS:
        message = f"{len(areas):,} {words}; the list of areas begins on {HISTORY_BEGINS}, so none is called missing"
        return outcome("coverage", "ok", message)
    known = gazetteer()
    codes = known.universe(universe, day).codes
    expected = {code: area for code in codes if (area := known.by_code(code, day)) is not None}
    fitting = expected if whole else _restricted(expected, areas)
    listed = {known.place_of(area) for area in areas.values()}
    missing = sorted(code for code, area in fitting.items() if known.place_of(area) not in listed)
    found = len(fitting) - len(missing)
    if found < _SELECTION * len(fitting):
        message = f"{len(areas):,} of {len(expected):,} {words} {_SELECTED} {when}"
        return outcome("coverage", "ok", message)
    part = "" if len(fitting) == len(expected) else f" that the table is about (all: {len(expected):,})"
    message = f"{found:,} of {len(fitting):,} {words}{part} {when}"
    expected_places = {known.place_of(area) for area in expected.values()}
    extra = sum(known.place_of(area) not in expected_places for area in areas.values())
    if extra:
        message += f", and {number(extra)} that are not of it"
    if missing:
        named = [f"{expected[c].prefecture}{expected[c].name}" for c in missing]
        return outcome("coverage", "warning", f"{message}; missing: {some(named, 10)}")
    return outcome("coverage", "ok", message)


def _restricted(expected: dict[str, Area], areas: dict[str, Area]) -> dict[str, Area]:
    """Leave out the prefectures and kinds of municipality that the table does not have at all."""
    prefectures = {a.prefecture_code for a in areas.values()}
    kinds = {a.kind for a in areas.values()}
    absent = frozenset().union(*(group for group in _KIND_GROUPS if not group & kinds))
    return {c: a for c, a in expected.items() if a.prefecture_code in prefectures and a.kind not in absent}
