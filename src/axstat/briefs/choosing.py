"""Which bodies a run of briefs is about: those named, or all of a prefecture, kind or region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from axstat.briefs.body import LEVELS
from axstat.errors import UnknownName, UsageError
from axstat.model.areas import Area
from axstat.reports.wording import KINDS

_PREFECTURES = "都道府県"


def named(texts: Sequence[str]) -> tuple[Area, ...]:
    """Return the bodies that texts name, in their order.

    Raises:
        UnknownName, UsageError: no area, or several, are named so; one is named twice, or is neither a municipality
            nor a prefecture.
    """
    from axstat.reports.parameters import resolve_area

    found: dict[str, Area] = {}
    for text in texts:
        area = resolve_area(text)
        if area.area_code in found:
            raise UsageError("area-named-twice", text=text, code=area.area_code)
        if area.level not in LEVELS:
            raise UsageError("no-brief-of-level", area=f"{area.prefecture}{area.name}")
        found[area.area_code] = area
    return tuple(found.values())


def every(*, prefecture: str | None = None, kind: str | None = None, region: str | None = None) -> tuple[Area, ...]:
    """Return all municipalities of today, or those of a prefecture, kind or region of METI's projection, by code.

    The prefectures themselves are meant by the kind 都道府県.

    Raises:
        UnknownName: there is no such prefecture, kind or region, or no body is all of them.
    """
    from axstat.areas import gazetteer
    from axstat.areas import region as region_of
    from axstat.reports.parameters import prefecture_called

    known = gazetteer()
    wanted = None if prefecture is None else prefecture_called(prefecture)
    kinds = {text: kind_ for kind_, label in KINDS.items() for text in (label.ja, label.en)}
    if kind is not None and kind not in kinds:
        raise UnknownName("no-kind-of-body", name=kind, kinds=tuple(KINDS))
    universe = "prefectures" if kind is not None and kinds[kind] == _PREFECTURES else "all-municipalities"
    today = known.universe(universe, date.max).codes
    listed = [area for area in known.areas if area.area_code in today and area.valid_to is None]
    areas = sorted(listed, key=lambda area: area.area_code)
    regions = {area.area_code: region_of(area.prefecture_code) for area in areas}
    if region is not None and region not in regions.values():
        raise UnknownName("no-region-of-bodies", name=region, regions=tuple(dict.fromkeys(regions.values())))
    found = tuple(
        area
        for area in areas
        if (wanted is None or area.prefecture == wanted)
        and (kind is None or area.kind == kinds[kind])
        and (region is None or regions[area.area_code] == region)
    )
    if not found:
        raise UnknownName("no-such-bodies")
    return found
