"""Municipalities one by one on a map: dots at their offices, or outlines from a boundary file."""

from __future__ import annotations

from collections.abc import Sequence

from axstat.areas.called import body_name
from axstat.charts.bodies import ColourClass, Dots, Place, Ring
from axstat.charts.kinds.classes import colour_step, value_classes
from axstat.charts.kinds.values import AREA, AreaValue, Values, denominator_note, extremes_text, read_values
from axstat.charts.request import Plan, Request, find_highlights
from axstat.charts.saying import listed, say
from axstat.errors import UsageError
from axstat.model.text import Lang

LISTED = 8


def areas(request: Request) -> Plan:
    """Plan the map of outlines.

    Raises:
        UsageError: there are no outlines of municipalities.
    """
    if request.boundaries is None or request.boundaries.of_prefectures:
        raise UsageError("map-without-boundaries")
    return dots(request)


def dots(request: Request) -> Plan:
    """Plan the map; areas without a place to draw them are listed in a note."""
    values = read_values(request)
    lang, tell = request.lang, values.tell
    marked = find_highlights(request.highlight, values.areas)
    classes = value_classes(values.numbers, values.quantity)
    places, lost = _places(values.areas, request, marked, classes)
    insets, title = (tell("southwest-islands"), tell("ogasawara")), values.quantity.axis.text(lang)
    return Plan(
        _title(values, request),
        values.about("map-about"),
        Dots(tuple(places), classes, title, tell("no-value"), insets, _borders(request, values.areas)),
        (*AREA, values.column),
        tuple((*area.named, area.raw) for area in values.areas if area not in lost),
        _counts(classes, places, lang),
        (*denominator_note(values, shares=False), *_map_notes(request, lost, values.areas)),
        values.codes,
    )


def _title(values: Values, request: Request) -> str:
    """Say from where to where the values on the map run."""
    tell, quantity, numbers = values.tell, values.quantity, values.numbers
    if quantity.figure(min(numbers)) == quantity.figure(max(numbers)):
        return tell("map-same", amount=quantity.said(min(numbers)))
    low = extremes_text(values, request, high=False)
    return tell("map-from-to", low=low, high=extremes_text(values, request, high=True, bare=request.lang == "en"))


def _counts(classes: Sequence[ColourClass], places: Sequence[Place], lang: Lang) -> str:
    """Say how many places each class holds: what the colours say to who does not see them."""
    steps = [step for step in (colour_step(item.within, classes) for item in classes) if step is not None]
    numbers = [sum(place.step == step for place in places) for step in steps]
    return listed([f"{item.label} {n:,}" for item, n in zip(classes, numbers, strict=True)], lang)


def _borders(request: Request, areas: Sequence[AreaValue]) -> tuple[Ring, ...]:
    """Return the outlines of the prefectures drawn, where the boundary file holds prefectures."""
    if request.boundaries is None or not request.boundaries.of_prefectures:
        return ()
    return tuple(
        ring
        for code in sorted({area.area_code[:2] for area in areas})
        for ring in request.boundaries.by_code.get(code, ())
    )


def _places(
    areas: Sequence[AreaValue], request: Request, marked: set[str], classes: tuple[ColourClass, ...]
) -> tuple[list[Place], list[AreaValue]]:
    """Return the areas with a place on the map, and those without."""
    places, lost = [], []
    for area in areas:
        place = _place(area, request, marked, colour_step(area.value, classes))
        if place is None:
            lost.append(area)
        else:
            places.append(place)
    return places, lost


def _place(area: AreaValue, request: Request, marked: set[str], step: int | None) -> Place | None:
    highlight = area.area_code in marked
    name = body_name(area.area_code, area.name, request.lang)
    if request.boundaries is not None and not request.boundaries.of_prefectures:
        rings = request.boundaries.rings(area.area_code)
        if not rings:
            return None
        middle = _middle(max(rings, key=len))
        return Place(area.area_code, name, middle, area.value, step, highlight, rings)
    from axstat.areas import drawing_location

    office = drawing_location(area.area_code)
    if office is None:
        return None
    latitude, longitude = office
    return Place(area.area_code, name, (longitude, latitude), area.value, step, highlight)


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _map_notes(request: Request, lost: Sequence[AreaValue], areas: Sequence[AreaValue]) -> list[str]:
    lang, outlines = request.lang, request.boundaries
    notes = []
    if outlines is None or outlines.of_prefectures:
        notes.append(say("note-offices", lang))
    if outlines is not None:
        notes.append(say("note-boundaries", lang, name=outlines.name))
    if outlines is not None and not outlines.of_prefectures:
        unknown = outlines.codes_beyond({area.area_code for area in areas})
        if request.subject.is_part:  # the rest of the country is no gap
            drawn = {area.area_code[:2] for area in areas}
            unknown = tuple(code for code in unknown if code[:2] in drawn)
        if unknown:
            notes.append(say("note-unknown-codes", lang, n=len(unknown), which=_first(unknown, lang)))
    if lost:
        names = [request.named(area) for area in lost]
        notes.append(say("note-without-place", lang, n=len(lost), which=_first(names, lang)))
    return notes


def _first(items: Sequence[str], lang: Lang) -> str:
    shown, more = listed(items[:LISTED], lang), len(items) - LISTED
    return say("and-more", lang, which=shown, more=more) if more > 0 else shown
