"""How annual overtime is spread over municipalities: all of them, and by kind or population band."""

from __future__ import annotations

from collections.abc import Sequence

from axstat.charts import names, wording
from axstat.charts.drawing import Bin, Histogram, Panel, Panels
from axstat.charts.kinds.overtime import (
    AreaHours,
    Tally,
    bin_columns,
    bin_row,
    denominator_note,
    make_bins,
    message,
    noun,
    read_hours,
    reporting,
    tally,
    year_text,
)
from axstat.charts.request import Plan, Request, real, records, words
from axstat.model.results import Column
from axstat.model.text import Label, Lang

CLASSES = {"a4-column": 24, "a4-page": 40, "slide": 40}
KIND_ORDER = ("都道府県", "指定都市", "中核市", "施行時特例市", "特別区", "市", "町", "村")
UNKNOWN = Label("人口不明", "population not known")


def distribution(request: Request) -> Plan:
    """Plan the histogram of annual overtime with the threshold marked."""
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    counted, what, lang = tally(areas), noun(request), request.lang
    bins = make_bins(drawn, request.threshold, most=CLASSES[request.size])
    year = year_text(drawn, lang)
    if lang == "ja":
        subtitle = f"職員1人当たり年間時間外勤務時間の分布　{year}　Ｎ＝{counted.reporting:,}{what.ja}"
        summary = f"最も多い階級は{_busiest(bins, lang)}。最大は{_maximum(drawn, lang)}。"
    else:
        subtitle = f"Annual overtime hours per employee by class, {year}, N = {counted.reporting:,} {what.en}"
        summary = f"The fullest class is {_busiest(bins, lang)}. The maximum is {_maximum(drawn, lang)}."
    notes = denominator_note(counted, what, request.threshold, lang)
    if bins[-1].open_ended:
        notes.append(_tail(bins[-1], _maximum(drawn, lang), lang))
    return Plan(
        title=message(counted, what, request.threshold, lang),
        subtitle=subtitle,
        body=_histogram(request, bins, counted),
        columns=bin_columns(),
        rows=tuple(bin_row(b) for b in bins),
        summary=summary,
        notes=tuple(notes),
    )


def _maximum(drawn: Sequence[AreaHours], lang: Lang) -> str:
    top = max(drawn, key=lambda area: (area.hours or 0.0, area.area_code))
    hours = wording.hours(top.hours or 0.0)
    return f"{top.label('ja')}の{hours}時間" if lang == "ja" else f"{hours} hours, {top.label('en')}"


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
        y_title=noun(request).en,
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
    """Plan small multiples by kind of municipality, or by population band where the query gives populations."""
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    lang, what = request.lang, noun(request)
    bins = make_bins(drawn, request.threshold, most=20 if request.size == "a4-column" else 24)
    groups = _groups(areas, request)
    panels = tuple(_panel(label, members, bins, request) for label, members in groups)
    counted = tally(areas)
    shares = [(tally(members).share, label) for label, members in groups]
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
    title = _kinds_title(shares, limit, request)
    year = year_text(drawn, lang)
    if lang == "ja":
        measure = f"年{limit}時間を超える団体の割合と、各区分の中での分布（共通目盛）"
        subtitle = f"{measure}　{year}　Ｎ＝{counted.reporting:,}{what.ja}"
    else:
        subtitle = f"Share over {limit} hours, and distribution within each group, {year}, N = {counted.reporting:,}"
    summary = ("、" if lang == "ja" else ", ").join(f"{panel.title} {panel.share_text}" for panel in panels)
    notes = denominator_note(counted, what, request.threshold, lang)
    return Plan(title, subtitle, body, (group, *bin_columns()), rows, summary, tuple(notes))


def _groups(areas: Sequence[AreaHours], request: Request) -> list[tuple[str, list[AreaHours]]]:
    """Group by kind in MIC's order, or by population band where a second result gives populations.

    Groups without any value are left out; the note counts their areas.
    """
    people = _populations(request)
    found: dict[str, list[AreaHours]] = {}
    for area in areas:
        key = area.kind if people is None else _band(people.get(area.area_code), request.lang)
        found.setdefault(key, []).append(area)
    order = KIND_ORDER if people is None else _band_order(request.lang)
    groups = [*order, *sorted(set(found) - set(order))]
    return [(name, found[name]) for name in groups if any(area.hours is not None for area in found.get(name, []))]


def _band_order(lang: Lang) -> tuple[str, ...]:
    from axstat.areas import population_bands

    return (*(band.label.text(lang) for band in population_bands()), UNKNOWN.text(lang))


def _populations(request: Request) -> dict[str, float] | None:
    if len(request.results) < 2:
        return None
    rows = records(request.results[1], "area_code", "value")
    values = ((words(row["area_code"]), real(row["value"])) for row in rows)
    return {code: value for code, value in values if value is not None}


def _band(population: float | None, lang: Lang) -> str:
    """Return the label of MIC's population band."""
    from axstat.areas import population_band

    found = None if population is None else population_band(int(population))
    return UNKNOWN.text(lang) if found is None else found.label.text(lang)


def _panel(label: str, members: list[AreaHours], bins: tuple[Bin, ...], request: Request) -> Panel:
    counted = tally(members)
    filled = _same_bins(members, bins)
    share = wording.percent(counted.share)
    name = names.translated(label, request.lang)
    if request.lang == "ja":
        shown = {"市": "その他の市"}.get(name, name)
        return Panel(f"{shown}（{counted.reporting:,}）", filled, counted.reporting, f"{share}が超える")
    return Panel(f"{name[:1].upper()}{name[1:]} ({counted.reporting:,})", filled, counted.reporting, f"{share} over")


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


def _kinds_title(shares: list[tuple[float, str]], limit: str, request: Request) -> str:
    lang = request.lang
    (low, lowest), (high, highest) = min(shares), max(shares)
    first, last = names.translated(highest, lang), names.translated(lowest, lang)
    if lang == "ja":
        first, last = ({"市": "その他の市"}.get(name, name) for name in (first, last))
    if len(shares) == 1 or wording.percent(low) == wording.percent(high):
        return (
            f"年{limit}時間を超える団体は、{first}の{wording.percent(high)}"
            if lang == "ja"
            else f"{wording.percent(high)} of {first} exceed {limit} hours of overtime a year"
        )
    top, bottom = wording.percent(high), wording.percent(low)
    if lang == "ja":
        return f"年{limit}時間を超える団体の割合は、{last}の{bottom}から{first}の{top}まで開く"
    return f"The share over {limit} hours of overtime runs from {bottom} of {last} to {top} of {first}"
