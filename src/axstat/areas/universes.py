"""Universes: the dated sets of areas that serve as denominators, computed from the gazetteer's history.

Promise: a size is never written down here; 1,721 municipalities on 2024-04-01 and 1,722 on 2014-01-02 follow from
the events. The six villages of the Northern Territories, which file no statistics, are in no universe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from axstat.areas.history import existed
from axstat.areas.records import HISTORY_BEGINS, NORTHERN_VILLAGES
from axstat.errors import UnknownName, UsageError
from axstat.model.areas import Area, Universe
from axstat.model.text import Label


@dataclass(frozen=True, slots=True)
class _Definition:
    label: Label
    belongs: Callable[[Area], bool]


def _municipality(area: Area) -> bool:
    return area.level == "municipality" and area.area_code not in NORTHERN_VILLAGES


UNIVERSES = {
    "municipalities": _Definition(
        Label("市区町村（指定都市を除く）", "municipalities without designated cities"),
        lambda area: _municipality(area) and area.kind != "指定都市",
    ),
    "designated-cities": _Definition(Label("指定都市", "designated cities"), lambda area: area.kind == "指定都市"),
    "prefectures": _Definition(Label("都道府県", "prefectures"), lambda area: area.level == "prefecture"),
    "all-municipalities": _Definition(Label("市区町村（指定都市を含む）", "municipalities"), _municipality),
    "all": _Definition(
        Label("都道府県と市区町村", "prefectures and municipalities"),
        lambda area: area.level == "prefecture" or _municipality(area),
    ),
    "wards": _Definition(Label("指定都市の行政区", "wards of designated cities"), lambda area: area.level == "ward"),
}


def universe_of(areas: Iterable[Area], name: str, as_of: date) -> Universe:
    """Return a universe as it was on a day.

    Raises:
        UnknownName: there is no universe of that name.
        UsageError: the day lies before 2010-04-01, where the gazetteer's history begins.
    """
    definition = UNIVERSES.get(name)
    if definition is None:
        near = get_close_matches(name, UNIVERSES, n=1, cutoff=0.4) or list(UNIVERSES)
        raise UnknownName(f"there is no universe `{name}`", hint=f"did you mean `{'`, `'.join(near)}`?")
    if as_of < HISTORY_BEGINS:
        raise UsageError(
            f"the universe `{name}` is not known for {as_of}",
            hint=f"the history of municipalities begins on {HISTORY_BEGINS}; give that day or a later one",
        )
    codes = frozenset(area.area_code for area in areas if definition.belongs(area) and existed(area, as_of))
    return Universe(name, as_of, definition.label.ja, definition.label.en, codes)
