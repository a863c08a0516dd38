"""Coverage: which areas of the universe of that date a table has, and which are missing, by name.

A table of one prefecture is compared with that prefecture's areas, a table of cities with the cities. A mere
selection of areas (prefectural capitals) is counted, not complained about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from axstat.areas import gazetteer
from axstat.areas.records import HISTORY_BEGINS
from axstat.datasets.meant import MeantTable
from axstat.model.areas import Area
from axstat.model.items import samples
from axstat.model.tables import RowClass
from axstat.voice import Finding, Label, found, said, some

_UNIVERSES = (
    ("municipalities", RowClass.MUNICIPALITY, Label("市区町村", "municipalities")),
    ("designated-cities", RowClass.DESIGNATED_CITY, Label("指定都市", "designated cities")),
    ("prefectures", RowClass.PREFECTURE, Label("都道府県", "prefectures")),
)
_CITY_KINDS = frozenset({"中核市", "施行時特例市", "市"})
_KIND_GROUPS = (_CITY_KINDS, frozenset({"特別区"}), frozenset({"町", "村"}))
_SELECTION = 0.5
_CACHED = 32
"""Universes of days: three of each year, of ten years."""


def check_coverage(tables: Sequence[MeantTable]) -> list[Finding]:
    """Compare the areas of a file's tables, taken together per dataset, with the universe of their date."""
    outcomes = []
    for dataset in {t.dataset: t.declared for t in tables if t.declared.lines == "bodies"}.values():
        mine = [t for t in tables if t.dataset == dataset.id and t.table.axis == "area"]
        as_of, selection = _as_of(mine), False
        listed = _areas(mine)
        for universe, row_class, words in _UNIVERSES:
            areas = listed.get(row_class)
            if areas:
                compared = _compare(areas, universe, words, as_of, whole=dataset.universe)
                # Some municipalities and some designated cities are one selection (prefectural capitals).
                selection = selection or (row_class is RowClass.MUNICIPALITY and compared.id == "coverage-selection")
                outcomes.append(replace(compared, severity="ok") if selection else compared)
    return outcomes


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


def _compare(areas: dict[str, Area], universe: str, words: Label, as_of: date | None, *, whole: bool) -> Finding:
    day = as_of or date.max
    when = said("as-of", day=str(as_of)) if as_of else said("of-today")
    fields: dict[str, Any] = {"areas": words, "when": when}
    if day < HISTORY_BEGINS:
        return found("coverage-too-early", "ok", n=len(areas), begins=str(HISTORY_BEGINS), **fields)
    known, expected = gazetteer(), _expected(universe, day)
    fitting = expected if whole else _restricted(expected, areas)
    listed = {known.place_of(area) for area in areas.values()}
    missing = sorted(code for code, area in fitting.items() if known.place_of(area) not in listed)
    listed_of = len(fitting) - len(missing)
    if listed_of < _SELECTION * len(fitting):
        return found("coverage-selection", "ok", n=len(areas), of=len(expected), **fields)
    fields["part"] = "" if len(fitting) == len(expected) else said("coverage-part", n=len(expected))
    fields |= {"n": listed_of, "of": len(fitting)}
    expected_places = {known.place_of(area) for area in expected.values()}
    extra = sum(known.place_of(area) not in expected_places for area in areas.values())
    fields["extra"] = said("coverage-extra", n=extra) if extra else ""
    if missing:
        named = [f"{expected[c].prefecture}{expected[c].name}" for c in missing]
        return found("coverage-missing", "warning", missing=some(named, 10), **fields)
    return found("coverage", "ok", **fields)


@lru_cache(_CACHED)
def _expected(universe: str, day: date) -> Mapping[str, Area]:
    """Return the areas of a universe by code: the same for every table of a year."""
    known = gazetteer()
    areas = ((code, known.by_code(code, day)) for code in known.universe(universe, day).codes)
    return MappingProxyType({code: area for code, area in areas if area is not None})


def _restricted(expected: Mapping[str, Area], areas: dict[str, Area]) -> Mapping[str, Area]:
    """Leave out the prefectures and kinds of municipality that the table does not have at all."""
    prefectures = {a.prefecture_code for a in areas.values()}
    kinds = {a.kind for a in areas.values()}
    absent = frozenset().union(*(group for group in _KIND_GROUPS if not group & kinds))
    return {c: a for c, a in expected.items() if a.prefecture_code in prefectures and a.kind not in absent}
