"""Municipalities one by one on a map: dots at their offices, or outlines from a boundary file."""

from __future__ import annotations

from collections.abc import Sequence

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.bodies import ColourClass, Dots, Place, Ring
from axstat.charts.kinds.classes import colour_step, hour_classes
from axstat.charts.kinds.overtime import AreaHours, codes, denominator_note, read_hours, reporting, tally, year_text
from axstat.charts.request import Plan, Request, find_highlights
from axstat.model.results import Column
from axstat.model.text import Label, Lang

LISTED = 8


def dots(request: Request) -> Plan:
    """Plan the map; areas without a place to draw them are listed in a note."""
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    lang, bodies, counted = request.lang, request.subject.bodies, tally(areas)
    marked = find_highlights(request.highlight, (area.known for area in areas))
    classes = hour_classes([area.hours or 0.0 for area in drawn], lang)
    places, lost = _places(areas, request, marked, classes)
    unit = "職員1人当たり年間時間外勤務（時間）" if lang == "ja" else "overtime hours per employee a year"
    insets = ("南西諸島", "小笠原") if lang == "ja" else ("Southwest Islands", "Ogasawara")
    missing = "値なし" if lang == "ja" else "no value"
    body = Dots(tuple(places), classes, unit, missing, insets, _borders(request, areas))
    year, n = year_text(drawn, lang), f"{counted.reporting:,}"
    subtitle = f"{unit}　{year}　Ｎ＝{n}{bodies.ja}" if lang == "ja" else f"Annual {unit}, {year}, N = {n} {bodies.en}"
    columns = (
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("name", "text", Label("団体", "area")),
        Column("hours", "number", Label("年間時間外勤務", "overtime hours a year"), "時間"),
    )
    rows = tuple((a.area_code, a.prefecture, a.name, a.hours) for a in areas if a not in lost)
    notes = denominator_note(counted, bodies, request.threshold, lang, shares=False)
    notes += _map_notes(request, lost, areas)
    return Plan(
        _title(drawn, request), subtitle, body, columns, rows, _counts(classes, places), tuple(notes), codes(drawn)
    )


def _title(drawn: Sequence[AreaHours], request: Request) -> str:
    """Say from where to where the values on the map run."""
    lang, opening = request.lang, request.subject.opening.text(request.lang)
    low = min(drawn, key=lambda area: (area.hours or 0.0, area.area_code))
    high = max(drawn, key=lambda area: (area.hours or 0.0, area.area_code))
    shown = [request.named(area.known) for area in (low, high)]
    first, last = wording.hours(low.hours or 0.0), wording.hours(high.hours or 0.0)
    if first == last:
        text = f"時間外勤務は年{first}時間" if lang == "ja" else f"overtime is {first} hours a year"
    elif lang == "ja":
        text = f"時間外勤務は、{shown[0]}の年{first}時間から{shown[1]}の年{last}時間までの幅がある"
    else:
        text = f"overtime runs from {first} hours a year in {shown[0]} to {last} in {shown[1]}"
    return wording.sentence(opening + text, lang)


def _counts(classes: Sequence[ColourClass], places: Sequence[Place]) -> str:
    """Say how many places each class holds: what the colours say to who does not see them."""
    steps = [colour_step((item.low + item.high) / 2, classes) for item in classes]
    return "、".join(
        f"{item.label} {sum(place.step == step for place in places):,}"
        for item, step in zip(classes, steps, strict=True)
    )


def _borders(request: Request, areas: Sequence[AreaHours]) -> tuple[Ring, ...]:
    """Return the outlines of the prefectures drawn, where the boundary file holds prefectures."""
    if request.boundaries is None or not request.boundaries.of_prefectures:
        return ()
    return tuple(
        ring
        for code in sorted({area.area_code[:2] for area in areas})
        for ring in request.boundaries.by_code.get(code, ())
    )


def _places(
    areas: Sequence[AreaHours], request: Request, marked: set[str], classes: tuple[ColourClass, ...]
) -> tuple[list[Place], list[AreaHours]]:
    """Return the areas with a place on the map, and those without."""
    places, lost = [], []
    for area in areas:
        place = _place(area, request, marked, colour_step(area.hours, classes))
        if place is None:
            lost.append(area)
        else:
            places.append(place)
    return places, lost


def _place(area: AreaHours, request: Request, marked: set[str], step: int | None) -> Place | None:
    highlight = area.area_code in marked
    name = body_name(area.area_code, area.name, request.lang)
    if request.boundaries is not None and not request.boundaries.of_prefectures:
        rings = request.boundaries.rings(area.area_code)
        if not rings:
            return None
        middle = _middle(max(rings, key=len))
        return Place(area.area_code, name, middle, area.hours, step, highlight, rings)
    from axstat.areas import drawing_location

    office = drawing_location(area.area_code)
    if office is None:
        return None
    latitude, longitude = office
    return Place(area.area_code, name, (longitude, latitude), area.hours, step, highlight)


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _map_notes(request: Request, lost: Sequence[AreaHours], areas: Sequence[AreaHours]) -> list[str]:
    lang = request.lang
    notes = []
    outlines = request.boundaries
    if outlines is None or outlines.of_prefectures:
        notes.append(
            "点は役所・役場の位置。面積や人口は表さない。"
            if lang == "ja"
            else "dots stand at the town halls; area and population are not shown."
        )
    if outlines is not None:
        notes.append(f"境界：{outlines.name}" if lang == "ja" else f"boundaries: {outlines.name}")
    if outlines is not None and not outlines.of_prefectures:
        unknown = outlines.codes_beyond({area.area_code for area in areas})
        if request.subject.is_part:  # the rest of the country is no gap
            drawn = {area.area_code[:2] for area in areas}
            unknown = tuple(code for code in unknown if code[:2] in drawn)
        if unknown:
            notes.append(
                _listing(unknown, Label("値のない境界のコード", "codes in the boundary file without data"), lang)
            )
    if lost:
        notes.append(
            _listing(
                [request.named(area.known) for area in lost],
                Label("地図に位置のない団体", "areas without a place on the map"),
                lang,
            )
        )
    return notes


def _listing(items: Sequence[str], label: Label, lang: Lang) -> str:
    shown, more = items[:LISTED], len(items) - LISTED
    if lang == "ja":
        return f"{label.ja}（{len(items):,}）：{'、'.join(shown)}" + (f"、ほか{more:,}" if more > 0 else "") + "。"
    return f"{label.en} ({len(items):,}): {', '.join(shown)}" + (f" and {more:,} more" if more > 0 else "") + "."
