"""How a quantity is spread over areas: all of them in one histogram, and by kind in small ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.bodies import Axis, Bin, Histogram, Mark, Panel, Panels
from axstat.charts.kinds.bins import Classes, bin_columns, bin_row, make_classes
from axstat.charts.kinds.sentences import share_title, spread_title
from axstat.charts.kinds.values import (
    FEW,
    AreaValue,
    Tally,
    Values,
    denominator_note,
    few_note,
    read_values,
    tally,
)
from axstat.charts.request import Plan, Request, find_highlights
from axstat.charts.saying import listed, say
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, Lang

CLASSES = {"a4-column": 24, "a4-page": 40, "slide": 40}
KIND_ORDER = ("都道府県", "指定都市", "中核市", "施行時特例市", "特別区", "市", "町", "村")


def distribution(request: Request) -> Plan:
    """Plan the histogram with the threshold marked, or the median where there is none."""
    values = read_values(request)
    lang, bodies, quantity = request.lang, request.subject.bodies, values.quantity
    classes = make_classes(values, most=CLASSES[request.size])
    body = _histogram(request, values, classes)
    about = {"when": values.when(lang), "n": len(values.drawn), "bodies": bodies}
    notes = denominator_note(values, bodies, lang)
    notes += _axis_notes(request, values, body)
    judged = values.threshold is not None
    fullest = max(classes.bins, key=lambda bin_: bin_.count)
    which = _class_words(fullest, values, lang)
    maximum = _maximum(values, request)
    return Plan(
        title=share_title(values, request) if judged else spread_title(values, request),
        subtitle=say("distribution-about", lang, quantity, **about),
        body=body,
        columns=bin_columns(quantity.unit.ja or None, threshold=judged),
        rows=tuple(bin_row(b, threshold=judged) for b in classes.bins),
        summary=say("fullest", lang, which=which, n=fullest.count, maximum=maximum),
        notes=tuple(notes),
        codes=values.codes,
    )


def _axis_notes(request: Request, values: Values, body: Histogram) -> list[str]:
    """Say what the axes leave out: a tail in one bar, a bar cut short, steps of ratio."""
    lang, last, first = request.lang, body.bins[-1], body.bins[0]
    notes = []
    if last.open_ended:
        low = values.quantity.plain.text(lang).format(values.quantity.round_figure(last.low, lang))
        notes.append(say("note-tail", lang, n=last.count, low=low, maximum=_maximum(values, request)))
    if body.cut_zero:
        zero = values.quantity.plain.text(lang).format("0")
        notes.append(say("note-zero-cut", lang, zero=zero, n=first.count, bodies=request.subject.bodies))
    if body.axis.log:
        notes.append(say("note-log-classes", lang))
    return notes


def _marks(areas: Sequence[AreaValue], marked: set[str], values: Values, lang: Lang) -> tuple[Mark, ...]:
    """Return where the highlighted areas stand, the lowest first."""
    found = sorted((a for a in areas if a.area_code in marked), key=lambda a: (a.number, a.area_code))
    unit = values.quantity.with_unit
    return tuple(Mark(a.number, f"{body_name(a.area_code, a.name, lang)} {unit(a.number, lang)}") for a in found)


def _maximum(values: Values, request: Request) -> str:
    top = max(values.drawn, key=lambda area: (area.number, area.area_code))
    amount = values.quantity.with_unit(top.number, request.lang)
    tied = sum(area.number == top.number for area in values.drawn)
    if tied > 1:
        return say("end-shared", request.lang, amount=amount, n=tied, bodies=request.subject.bodies)
    return say("maximum", request.lang, amount=amount, name=request.named(top.known))


def _axis(values: Values, lang: Lang, *, log: bool) -> Axis:
    return Axis(values.quantity.axis.text(lang), lang, values.quantity.percent, log)


def _histogram(request: Request, values: Values, classes: Classes) -> Histogram:
    lang, quantity, bins = request.lang, values.quantity, classes.bins
    marked = find_highlights(request.highlight, (area.known for area in values.drawn))
    line = _line_words(request, values)
    zero = bins[0].of_zero and bins[0].count > len(values.drawn) - bins[0].count  # most areas: the rest would vanish
    return Histogram(
        bins=bins,
        axis=_axis(values, lang, log=classes.log),
        line=line.at,
        line_label=line.label,
        share_text=line.figure,
        share_label=line.remark,
        under_label=line.other,
        undecidable_label=line.open,
        y_title=say("number-of-areas", lang, bodies=request.subject.bodies),
        open_label=say("over-limit", lang, low=quantity.round_figure(bins[-1].low, lang)),
        zero_label="0%" if quantity.percent else "0",
        marks=_marks(values.drawn, marked, values, lang),
        cut_zero=zero,
        beyond_left=request.under(),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of a histogram in words: the figure beside it, and what lies on either side."""

    at: float
    label: str
    figure: str
    remark: str = ""
    other: str = ""
    open: str = ""


def _line_words(request: Request, values: Values) -> _Line:
    lang, quantity, counted = request.lang, values.quantity, values.tally
    if values.threshold is None:
        median = wording.median(values.numbers)
        return _Line(median, say("median-line", lang, median=quantity.with_unit(median, lang)), "")
    plain = quantity.round_limit(values.threshold, lang)
    side = say("side-under" if request.under() else "side-over", lang)
    return _Line(
        values.threshold,
        say("threshold-line", lang, limit=quantity.limit(values.threshold, lang)),
        wording.percent(counted.share),
        say("share-beyond", lang, side=side, plain=plain, n=counted.over),
        say("on-near-side", lang, which=quantity.not_beyond.text(lang).format(plain=plain), n=counted.not_over),
        say("undecidable-areas", lang, n=counted.undecidable) if counted.undecidable else "",
    )


def _class_words(bin_: Bin, values: Values, lang: Lang) -> str:
    """Return one class in words: `50時間超55時間以下`."""
    quantity = values.quantity
    bare = quantity.round_figure(bin_.low, lang)
    low, high = (quantity.plain.text(lang).format(quantity.round_figure(x, lang)) for x in (bin_.low, bin_.high))
    if bin_.of_zero:
        return high
    which = "fullest-over" if bin_.open_ended else "fullest-between"
    return say(which, lang, low=low, high=high, bare=bare)


def kinds(request: Request) -> Plan:
    """Plan small multiples by kind of municipality."""
    values = read_values(request)
    lang, quantity = request.lang, values.quantity
    classes = make_classes(values, most=20 if request.size == "a4-column" else 24)
    groups = _groups(values.areas)
    marked = find_highlights(request.highlight, (area.known for area in values.drawn))
    panels = tuple(_panel(label, members, classes, values, marked, request) for label, members in groups)
    large = [(label, members) for label, members in groups if tally(members).reporting >= FEW]
    judged = values.threshold is not None
    label = quantity.round_figure(values.threshold, lang) if values.threshold is not None else say("median", lang)
    body = Panels(panels, _axis(values, lang, log=classes.log), label)
    rows = tuple(
        (label, *bin_row(b, threshold=judged))
        for panel, (label, _) in zip(panels, groups, strict=True)
        for b in panel.bins
    )
    group = Column("group", "text", Label("区分", "group"))
    beyond = quantity.phrase(quantity.beyond, values.threshold, lang)
    about = {"when": values.when(lang), "n": len(values.drawn), "bodies": request.subject.bodies, "beyond": beyond}
    notes = denominator_note(values, request.subject.bodies, lang) + few_note(len(large) < len(groups), lang)
    return Plan(
        title=_kinds_title(large, values, request),
        subtitle=say("kinds-about" if judged else "medians-about", lang, quantity, **about),
        body=body,
        columns=(group, *bin_columns(quantity.unit.ja or None, threshold=judged)),
        rows=rows,
        summary=listed([f"{panel.title} {panel.share_text}" for panel in panels], lang),
        notes=(*notes, *([say("note-log-classes", lang)] if classes.log else [])),
        codes=values.codes,
    )


def _groups(areas: Sequence[AreaValue]) -> list[tuple[str, list[AreaValue]]]:
    """Group by kind in MIC's order. Groups without any value are left out; the note counts their areas."""
    found: dict[str, list[AreaValue]] = {}
    for area in areas:
        found.setdefault(area.kind, []).append(area)
    groups = [*KIND_ORDER, *sorted(set(found) - set(KIND_ORDER))]
    return [(name, found[name]) for name in groups if any(area.value is not None for area in found.get(name, []))]


def _panel(
    label: str, members: list[AreaValue], classes: Classes, values: Values, marked: set[str], request: Request
) -> Panel:
    lang, quantity, counted = request.lang, values.quantity, tally(members)
    name = wording.sentence(_kind_name(label, lang), lang)
    with_value = [area for area in members if area.value is not None]
    if values.threshold is None:
        line = _median(members)
        text = say("median-line", lang, median=quantity.with_unit(line, lang))
    else:
        line, side = values.threshold, "under" if request.under() else "over"
        words = {"side": say(f"panel-{side}", lang), "verb": say(f"panel-verb-{side}", lang)}
        few = counted.reporting < FEW
        text = (
            say("panel-few", lang, over=counted.over, n=counted.reporting, **words)
            if few
            else say("panel-share", lang, share=wording.percent(counted.share), **words)
        )
    title = say("panel-title", lang, name=name, n=counted.reporting)
    marks = _marks(with_value, marked, values, lang)
    return Panel(title, classes.of(with_value), counted.reporting, text, line, marks)


def _median(members: Sequence[AreaValue]) -> float:
    return wording.median([area.number for area in members if area.value is not None])


def _kind_name(kind: str, lang: Lang) -> str:
    name = names.translated(kind, lang)
    return {"市": "その他の市"}.get(name, name) if lang == "ja" else name


def _kinds_title(groups: Sequence[tuple[str, list[AreaValue]]], values: Values, request: Request) -> str:
    """Name the kinds with the lowest and the highest figure; one with a handful of areas is no example."""
    lang, what, quantity = request.lang, request.subject.what, values.quantity
    if not groups:
        return say("kinds-neutral", lang, quantity, what=what)
    judged = values.threshold is not None
    figures = [(label, _figure(members, values)) for label, members in groups]
    ordered = sorted(figures, key=lambda group: group[1])
    show: Callable[[float], str] = wording.percent if judged else lambda value: quantity.with_unit(value, lang)
    low, high = show(ordered[0][1]), show(ordered[-1][1])
    last, first = (_who(ordered, end, lang) for end in (ordered[0][1], ordered[-1][1]))
    form = "kinds" if judged else "medians"
    beyond = quantity.phrase(quantity.beyond, values.threshold, lang)
    fields = {"opening": request.subject.opening.text(lang), "beyond": beyond}
    if len(ordered) == 1 or low == high:
        who = first if len(ordered) == 1 else say("every-kind", lang)
        return say(f"{form}-same", lang, quantity, value=high, who=who, **fields)
    return say(f"{form}-from-to", lang, quantity, low=low, high=high, last=last, first=first, **fields)


def _who(groups: Sequence[tuple[str, float]], figure: float, lang: Lang) -> str:
    """Return which kind has a figure; several that share it are counted, none is singled out."""
    who = [label for label, value in groups if value == figure]
    return say("several-kinds", lang, n=len(who)) if len(who) > 1 else _kind_name(who[0], lang)


def _figure(members: Sequence[AreaValue], values: Values) -> float:
    counted: Tally = tally(members)
    return counted.share if values.threshold is not None else _median(members)
