"""How annual overtime is spread over municipalities: all of them, and by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.bodies import Bin, Histogram, Mark, Panel, Panels
from axstat.charts.kinds.overtime import (
    FEW,
    AreaHours,
    Tally,
    bin_columns,
    bin_row,
    codes,
    denominator_note,
    few_note,
    make_bins,
    message,
    read_hours,
    reporting,
    tally,
    year_text,
)
from axstat.charts.request import Plan, Request, find_highlights
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, Lang

CLASSES = {"a4-column": 24, "a4-page": 40, "slide": 40}
KIND_ORDER = ("都道府県", "指定都市", "中核市", "施行時特例市", "特別区", "市", "町", "村")


def distribution(request: Request) -> Plan:
    """Plan the histogram of annual overtime with the threshold marked."""
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    counted, what, lang = tally(areas), request.subject.what, request.lang
    bodies = request.subject.bodies
    bins = make_bins(drawn, request.threshold, most=CLASSES[request.size])
    year = year_text(drawn, lang)
    if lang == "ja":
        subtitle = f"職員1人当たり年間時間外勤務時間の分布　{year}　Ｎ＝{counted.reporting:,}{bodies.ja}"
        summary = f"最も多い階級は{_busiest(bins, lang)}。最大は{_maximum(drawn, request)}。"
    else:
        subtitle = f"Annual overtime hours per employee by class, {year}, N = {counted.reporting:,} {bodies.en}"
        summary = f"The fullest class is {_busiest(bins, lang)}. The maximum is {_maximum(drawn, request)}."
    notes = denominator_note(counted, bodies, request.threshold, lang)
    if bins[-1].open_ended:
        notes.append(_tail(bins[-1], _maximum(drawn, request), lang))
    return Plan(
        title=message(counted, what, request.threshold, lang),
        subtitle=subtitle,
        body=replace(_histogram(request, bins, counted), marks=_marks(request, drawn)),
        columns=bin_columns(),
        rows=tuple(bin_row(b) for b in bins),
        summary=summary,
        notes=tuple(notes),
        codes=codes(drawn),
    )


def _marks(request: Request, drawn: Sequence[AreaHours]) -> tuple[Mark, ...]:
    """Return where the highlighted areas stand, the lowest first."""
    marked = find_highlights(request.highlight, (area.known for area in drawn))
    found = sorted((area for area in drawn if area.area_code in marked), key=lambda a: (a.hours or 0.0, a.area_code))
    unit = "時間" if request.lang == "ja" else " hours"
    return tuple(
        Mark(a.hours or 0.0, f"{body_name(a.area_code, a.name, request.lang)} {wording.hours(a.hours or 0.0)}{unit}")
        for a in found
    )


def _maximum(drawn: Sequence[AreaHours], request: Request) -> str:
    top = max(drawn, key=lambda area: (area.hours or 0.0, area.area_code))
    hours = wording.hours(top.hours or 0.0)
    name = request.named(top.known)
    return f"{name}の{hours}時間" if request.lang == "ja" else f"{hours} hours, {name}"


def _tail(last: Bin, maximum: str, lang: Lang) -> str:
    if lang == "ja":
        return f"右端の棒は{last.low:,g}時間を超える{last.count:,}団体（最大は{maximum}）。"
    return f"the last bar holds the {last.count:,} above {last.low:,g} h (maximum {maximum})."


def _histogram(request: Request, bins: tuple[Bin, ...], counted: Tally) -> Histogram:
    limit = f"{request.threshold:g}"
    over, under, open_, share = counted.over, counted.not_over, counted.undecidable, counted.share
    if request.lang == "ja":
        return Histogram(
            bins=bins,
            threshold=request.threshold,
            threshold_label=f"年{limit}時間",
            share_text=wording.percent(share),
            share_label=f"が{limit}時間超（{over:,}団体）",
            under_label=f"{limit}時間以下 {under:,}団体",
            undecidable_label=f"判定できない{open_:,}団体" if open_ else "",
            x_title="職員1人当たり年間時間外勤務（時間）",
            y_title="団体数",
            open_label=f"{bins[-1].low:,g}超",
        )
    return Histogram(
        bins=bins,
        threshold=request.threshold,
        threshold_label=f"threshold: {limit} hours a year",
        share_text=wording.percent(share),
        share_label=f"over {limit} hours ({over:,})",
        under_label=f"{limit} hours or less: {under:,}",
        undecidable_label=f"undecidable: {open_:,}" if open_ else "",
        x_title="overtime hours per employee and year",
        y_title=request.subject.bodies.en,
        open_label=f"> {bins[-1].low:,g}",
    )


def _busiest(bins: Sequence[Bin], lang: Lang) -> str:
    fullest = max(bins, key=lambda bin_: bin_.count)
    if fullest.open_ended:
        return (
            f"{fullest.low:,g}時間超（{fullest.count:,}団体）"
            if lang == "ja"
            else f"above {fullest.low:,g} hours ({fullest.count:,})"
        )
    if lang == "ja":
        return f"{fullest.low:,g}時間超{fullest.high:,g}時間以下（{fullest.count:,}団体）"
    return f"above {fullest.low:,g} up to {fullest.high:,g} hours ({fullest.count:,})"


def kinds(request: Request) -> Plan:
    """Plan small multiples by kind of municipality."""
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    lang, bodies = request.lang, request.subject.bodies
    bins = make_bins(drawn, request.threshold, most=20 if request.size == "a4-column" else 24)
    groups = _groups(areas)
    panels = tuple(_panel(label, members, bins, request) for label, members in groups)
    counted = tally(areas)
    large = [(label, tally(members)) for label, members in groups]
    large = [(label, group) for label, group in large if group.reporting >= FEW]
    limit = f"{request.threshold:g}"
    body = Panels(
        panels=panels,
        threshold=request.threshold,
        threshold_label=limit,
        x_title="職員1人当たり年間時間外勤務（時間）" if lang == "ja" else "overtime hours per employee and year",
        y_title="",
    )
    rows = tuple((label, *bin_row(b)) for panel, (label, _) in zip(panels, groups, strict=True) for b in panel.bins)
    group = Column("group", "text", Label("区分", "group"))
    title = _kinds_title(large, limit, request)
    year = year_text(drawn, lang)
    if lang == "ja":
        measure = f"年{limit}時間を超える団体の割合と、各区分の中での分布（共通目盛）"
        subtitle = f"{measure}　{year}　Ｎ＝{counted.reporting:,}{bodies.ja}"
    else:
        subtitle = f"Share over {limit} hours, and distribution within each group, {year}, N = {counted.reporting:,}"
    summary = ("、" if lang == "ja" else ", ").join(f"{panel.title} {panel.share_text}" for panel in panels)
    notes = denominator_note(counted, bodies, request.threshold, lang)
    notes += few_note(len(large) < len(groups), lang)
    return Plan(title, subtitle, body, (group, *bin_columns()), rows, summary, tuple(notes), codes(drawn))


def _groups(areas: Sequence[AreaHours]) -> list[tuple[str, list[AreaHours]]]:
    """Group by kind in MIC's order. Groups without any value are left out; the note counts their areas."""
    found: dict[str, list[AreaHours]] = {}
    for area in areas:
        found.setdefault(area.kind, []).append(area)
    groups = [*KIND_ORDER, *sorted(set(found) - set(KIND_ORDER))]
    return [(name, found[name]) for name in groups if any(area.hours is not None for area in found.get(name, []))]


def _panel(label: str, members: list[AreaHours], bins: tuple[Bin, ...], request: Request) -> Panel:
    counted = tally(members)
    filled = _same_bins(members, bins)
    name = wording.sentence(_kind_name(label, request.lang), request.lang)
    if request.lang == "ja":
        title = f"{name}（{counted.reporting:,}）"
        few = f"{counted.reporting}団体中{counted.over}団体が超える"
        text = few if counted.reporting < FEW else f"{wording.percent(counted.share)}が超える"
    else:
        title = f"{name} ({counted.reporting:,})"
        few = f"{counted.over} of {counted.reporting} over"
        text = few if counted.reporting < FEW else f"{wording.percent(counted.share)} over"
    return Panel(title, filled, counted.reporting, text)


def _kind_name(kind: str, lang: Lang) -> str:
    name = names.translated(kind, lang)
    return {"市": "その他の市"}.get(name, name) if lang == "ja" else name


def _same_bins(members: Sequence[AreaHours], bins: tuple[Bin, ...]) -> tuple[Bin, ...]:
    """Count `members` in the classes that all panels share."""
    filled = []
    for b in bins:
        inside = [a for a in members if a.hours is not None and _inside(a.hours, b, first=b is bins[0])]
        counted = tally(inside)
        filled.append(Bin(b.low, b.high, counted.not_over, counted.over, counted.undecidable, b.open_ended))
    return tuple(filled)


def _inside(hours: float, b: Bin, *, first: bool) -> bool:
    above = hours > b.low + 1e-9 or first
    return above and hours <= b.high + 1e-9


def _kinds_title(groups: Sequence[tuple[str, Tally]], limit: str, request: Request) -> str:
    """Name the kinds with the lowest and the highest share; one with a handful of areas is no example."""
    lang, what = request.lang, request.subject.what
    if not groups:
        return (
            f"{what.ja}の時間外勤務の団体区分別の分布"
            if lang == "ja"
            else f"Overtime of {what.en}, by kind of municipality"
        )
    ordered = sorted(groups, key=lambda group: group[1].share)
    low, high = ordered[0][1].share, ordered[-1][1].share
    last, first = (_kind_name(label, lang) for label in (ordered[0][0], ordered[-1][0]))
    top, bottom = wording.percent(high), wording.percent(low)
    opening = request.subject.opening.text(lang)
    if len(ordered) == 1 or top == bottom:
        who = first if len(ordered) == 1 else "各区分" if lang == "ja" else "each kind"
        return (
            f"{opening}年{limit}時間を超える団体は、{who}の{top}"
            if lang == "ja"
            else wording.sentence(f"{opening}{top} of {who} exceed {limit} hours of overtime a year", lang)
        )
    if lang == "ja":
        return f"{opening}年{limit}時間を超える団体の割合は、{last}の{bottom}から{first}の{top}までの幅がある"
    spread = f"the share over {limit} hours of overtime runs from {bottom} of {last} to {top} of {first}"
    return wording.sentence(opening + spread, lang)
