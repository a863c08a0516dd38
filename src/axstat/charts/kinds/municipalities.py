"""Municipalities one by one: a map of dots (or outlines from a boundary file), and a scatter plot of two measures."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from axstat.charts import names, wording
from axstat.charts.drawing import ColourClass, Dots, Place, Scatter, ScatterPoint
from axstat.charts.kinds.overtime import (
    AreaHours,
    denominator_note,
    message,
    noun,
    read_hours,
    reporting,
    tally,
    year_text,
)
from axstat.charts.kinds.prefectures import colour_step, make_classes, open_ends
from axstat.charts.request import Plan, Request, find_highlights, real, records, words
from axstat.errors import NotLoaded
from axstat.model.results import Column, Result
from axstat.model.text import Label, Lang

LISTED = 8
NAMED = {"a4-column": 3, "a4-page": 5, "slide": 5}


def dots(request: Request) -> Plan:
    """Plan the map; areas without a place to draw them are listed in a note."""
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    lang, what, counted = request.lang, noun(request), tally(areas)
    marked = find_highlights(request.highlight, (area.known for area in areas))
    classes = make_classes(_without_extremes([a.hours or 0.0 for a in drawn]), percent=False)
    places, lost = _places(areas, request, marked, classes)
    unit = "職員1人当たり年間時間外勤務（時間）" if lang == "ja" else "overtime hours per employee a year"
    insets = ("南西諸島", "小笠原") if lang == "ja" else ("Southwest Islands", "Ogasawara")
    labelled = open_ends(classes, [a.hours or 0.0 for a in drawn], lang)
    body = Dots(tuple(places), labelled, unit, "値なし" if lang == "ja" else "no value", insets)
    year = year_text(drawn, lang)
    subtitle = (
        f"{unit}　{year}　Ｎ＝{counted.reporting:,}{what.ja}"
        if lang == "ja"
        else f"Annual {unit}, {year}, N = {counted.reporting:,} {what.en}"
    )
    columns = (
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("name", "text", Label("団体", "area")),
        Column("hours", "number", Label("年間時間外勤務", "overtime hours a year"), "時間"),
    )
    rows = tuple((a.area_code, a.prefecture, a.name, a.hours) for a in areas if a not in lost)
    notes = [
        *denominator_note(counted, what, request.threshold, lang),
        *_map_notes(request, lost, areas),
    ]
    top = max(drawn, key=lambda area: area.hours or 0.0)
    summary = (
        f"最大は{top.label('ja')}の{wording.hours(top.hours or 0)}時間。"
        if lang == "ja"
        else f"The maximum is {top.label('en')}, {wording.hours(top.hours or 0)} hours."
    )
    return Plan(message(counted, what, request.threshold, lang), subtitle, body, columns, rows, summary, tuple(notes))


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


def _without_extremes(values: list[float]) -> list[float]:
    """Let the scale follow the middle 98 % of many values; the outermost take the outermost colours."""
    if len(values) < 100:
        return values
    ordered = sorted(values)
    cut = len(ordered) // 100
    return ordered[cut : len(ordered) - cut]


def _place(area: AreaHours, request: Request, marked: set[str], step: int | None) -> Place | None:
    highlight = area.area_code in marked
    if request.boundaries is not None:
        rings = request.boundaries.rings(area.area_code)
        if not rings:
            return None
        middle = _middle(max(rings, key=len))
        return Place(area.area_code, area.name, middle, area.hours, step, highlight, rings)
    from axstat.areas import drawing_location

    office = drawing_location(area.area_code)
    if office is None:
        return None
    latitude, longitude = office
    return Place(area.area_code, area.name, (longitude, latitude), area.hours, step, highlight)


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _map_notes(request: Request, lost: Sequence[AreaHours], areas: Sequence[AreaHours]) -> list[str]:
    lang = request.lang
    notes = []
    if request.boundaries is None:
        notes.append(
            "点は役所・役場の位置。面積や人口は表さない。"
            if lang == "ja"
            else "dots stand at the town halls; area and population are not shown."
        )
    else:
        notes.append(f"境界：{request.boundaries.name}" if lang == "ja" else f"boundaries: {request.boundaries.name}")
        unknown = request.boundaries.codes_beyond({area.area_code for area in areas})
        if unknown:
            notes.append(
                _listing(unknown, Label("値のない境界のコード", "codes in the boundary file without data"), lang)
            )
    if lost:
        notes.append(
            _listing(
                [area.label(lang) for area in lost],
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


def scatter(request: Request) -> Plan:
    """Plan overtime against a measure: first result the measure per area, second the overtime values."""
    measure, values = request.results
    hours = {area.area_code: area for area in read_hours(values) if area.hours is not None}
    found, unit, title = _pairs(measure, hours, request.lang)
    if not found:
        raise NotLoaded(f"no area has both overtime and a value of `{title}`")
    lang, what = request.lang, noun(Request((values,)))
    marked = find_highlights(request.highlight, (area.known for area, _ in found))
    log = min(x for _, x in found) > 0 and max(x for _, x in found) / min(x for _, x in found) > 100
    name = (f"{title}（{unit}）" if lang == "ja" else f"{title} ({unit})") if unit else title
    body = Scatter(
        points=_points(found, marked, NAMED[request.size]),
        x_title=name + (("、対数目盛" if lang == "ja" else ", log scale") if log else ""),
        y_title="職員1人当たり年間時間外勤務（時間）" if lang == "ja" else "overtime hours per employee a year",
        threshold=Request((values,)).threshold,
        threshold_label=(
            f"年{Request((values,)).threshold:g}時間" if lang == "ja" else f"{Request((values,)).threshold:g} hours"
        ),
        log_x=log,
    )
    r = spearman([x for _, x in found], [area.hours or 0.0 for area, _ in found])
    columns = (
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("name", "text", Label("団体", "area")),
        Column("value", "number", Label(title, title), unit or None),
        Column("hours", "number", Label("年間時間外勤務", "overtime hours a year"), "時間"),
    )
    rows = tuple((a.area_code, a.prefecture, a.name, x, a.hours) for a, x in found)
    year = year_text([area for area, _ in found], lang)
    coefficient = "—" if r is None else wording.number(r, 2)
    if lang == "ja":
        subtitle = f"横軸：{title}、縦軸：職員1人当たり年間時間外勤務　{year}　Ｎ＝{len(found):,}{what.ja}"
        summary = f"順位相関係数（スピアマン）は{coefficient}。"
    else:
        subtitle = f"{title} against annual overtime per employee, {year}, N = {len(found):,} {what.en}"
        summary = f"Spearman's rank correlation is {coefficient}."
    return Plan(_scatter_title(title, r, lang), subtitle, body, columns, rows, "", _ecology(lang, summary))


def _pairs(measure: Result, hours: dict[str, AreaHours], lang: Lang) -> tuple[list[tuple[AreaHours, float]], str, str]:
    rows = records(measure, "area_code", "value")
    found = [
        (hours[code], value)
        for row in rows
        if (code := words(row["area_code"])) in hours and (value := real(row["value"])) is not None
    ]
    chosen = words(measure.parameters.get("measure"))
    parts = re.split(r"\s*›\s*", chosen) if chosen else [measure.name]
    title = names.translated(parts[-1], lang)
    periods = sorted({words(row.get("time_period")) for row in rows} - {""})
    period = f"{periods[0]}–{periods[-1]}" if len(periods) > 1 else "".join(periods)
    return found, ", ".join(part for part in (words(rows[0].get("unit")), period) if part), title


def _points(found: Sequence[tuple[AreaHours, float]], marked: set[str], named: int) -> tuple[ScatterPoint, ...]:
    top = {area.area_code for area, _ in sorted(found, key=lambda pair: -(pair[0].hours or 0))[:named]}
    points = []
    for area, x in found:
        role = "highlight" if area.area_code in marked else "subset" if area.area_code in top else "plain"
        label = area.name if role != "plain" else ""
        points.append(ScatterPoint(x, area.hours or 0.0, label, role))  # type: ignore[arg-type]
    return tuple(sorted(points, key=lambda p: ("plain", "subset", "highlight").index(p.role)))


def _scatter_title(title: str, r: float | None, lang: Lang) -> str:
    """Describe the strength in words by usual limits (0.2, 0.4, 0.7), never a cause."""
    if r is None or abs(r) < 0.2:
        return (
            f"{title}と時間外勤務の間に、はっきりした関係は見られない"
            if lang == "ja"
            else f"No clear relation between {title} and overtime"
        )
    strength = (
        Label("弱い", "weak")
        if abs(r) < 0.4
        else Label("中程度の", "moderate")
        if abs(r) < 0.7
        else Label("強い", "strong")
    )
    sign = Label("正の", "positive") if r > 0 else Label("負の", "negative")
    figure = wording.number(r, 2)
    if lang == "ja":
        return f"{title}と時間外勤務の間に、{strength.ja}{sign.ja}相関がある（順位相関 {figure}）"
    return f"A {strength.en} {sign.en} correlation between {title} and overtime (rank correlation {figure})"


def _ecology(lang: Lang, coefficient: str) -> tuple[str, ...]:
    if lang == "ja":
        return (
            coefficient,
            "団体の間の関係であり、個々の職員の関係や因果を示すものではない（生態学的誤謬に注意）。",
            "団体は規模によらず同じ重みで示した。",
        )
    return (
        coefficient,
        "a relation between areas says nothing about single employees and shows no cause (ecological fallacy).",
        "areas count equally, whatever their size.",
    )


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation, ties given their mean rank; None where either side does not vary."""
    a, b = _ranks(xs), _ranks(ys)
    n = len(a)
    mean = (n + 1) / 2
    cross = math.fsum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = math.fsum((x - mean) ** 2 for x in a) * math.fsum((y - mean) ** 2 for y in b)
    return None if spread <= 0 else cross / math.sqrt(spread)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for i in order[start : end + 1]:
            ranks[i] = (start + end) / 2 + 1
        start = end + 1
    return ranks
