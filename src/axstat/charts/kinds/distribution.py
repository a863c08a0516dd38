"""How a quantity is spread over areas: all of them in one histogram, and by kind in small ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.bodies import Axis, Bin, Histogram, Mark, Panel, Panels, PartingLine
from axstat.charts.kinds.bins import Classes, bin_columns, bin_row, make_classes
from axstat.charts.kinds.sentences import share_title, spread_title
from axstat.charts.kinds.values import FEW, AreaValue, Values, denominator_note, few_note, read_values, tally, whose
from axstat.charts.quantity import Quantity
from axstat.charts.request import Plan, Request, find_highlights
from axstat.charts.saying import listed
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, Lang

CLASSES = {"a4-column": 24, "a4-page": 40, "slide": 40}
KIND_ORDER = ("都道府県", "指定都市", "中核市", "施行時特例市", "特別区", "市", "町", "村")


def distribution(request: Request) -> Plan:
    """Plan the histogram with the threshold marked, or the median where there is none."""
    values = read_values(request)
    tell, judged = values.tell, values.threshold is not None
    classes = make_classes(values, most=CLASSES[request.size])
    body = _histogram(request, values, classes)
    fullest = max(classes.bins, key=lambda bin_: bin_.count)
    return Plan(
        title=share_title(values, request) if judged else spread_title(values, request),
        subtitle=values.about("distribution-about"),
        body=body,
        columns=bin_columns(values.quantity.unit.ja or None, threshold=judged),
        rows=tuple(bin_row(b, threshold=judged) for b in classes.bins),
        summary=tell(
            "fullest", which=_class_words(fullest, values), n=fullest.count, maximum=_maximum(values, request)
        ),
        notes=(*denominator_note(values), *_axis_notes(request, values, body)),
        codes=values.codes,
    )


def _axis_notes(request: Request, values: Values, body: Histogram) -> Iterator[str]:
    """Say what the axes leave out: a tail in one bar, a bar cut short, steps of ratio."""
    tell, last, first = values.tell, body.bins[-1], body.bins[0]
    if last.open_ended:
        low = values.quantity.round_limit(last.low)
        yield tell("note-tail", n=last.count, low=low, maximum=_maximum(values, request))
    if body.cut_zero:
        zero = values.quantity.plain.text(tell.lang).format("0")
        yield tell("note-zero-cut", zero=zero, n=first.count)
    if body.axis.log:
        yield tell("note-log-classes")


def _marks(areas: Sequence[AreaValue], marked: set[str], quantity: Quantity) -> tuple[Mark, ...]:
    """Return where the highlighted areas stand, the lowest first."""
    found = sorted((a for a in areas if a.area_code in marked), key=lambda a: (a.number, a.area_code))
    names = (body_name(a.area_code, a.name, quantity.lang) for a in found)
    return tuple(Mark(a.number, f"{name} {quantity.with_unit(a.number)}") for a, name in zip(found, names, strict=True))


def _maximum(values: Values, request: Request) -> str:
    top = max(values.drawn, key=lambda area: (area.number, area.area_code))
    amount = values.quantity.with_unit(top.number)
    tied = sum(area.number == top.number for area in values.drawn)
    if tied > 1:
        return values.tell("end-shared", amount=amount, n=tied)
    return values.tell("maximum", amount=amount, name=request.named(top))


def _axis(quantity: Quantity, *, log: bool) -> Axis:
    return Axis(quantity.axis.text(quantity.lang), quantity.lang, quantity.percent, log)


def _histogram(request: Request, values: Values, classes: Classes) -> Histogram:
    quantity, bins = values.quantity, classes.bins
    marked = find_highlights(request.highlight, values.drawn)
    zero = bins[0].of_zero and bins[0].count > len(values.drawn) - bins[0].count  # most areas: the rest would vanish
    return Histogram(
        bins=bins,
        axis=_axis(quantity, log=classes.log),
        line=_line(request, values),
        y_title=values.tell("number-of-areas"),
        open_label=values.tell("over-limit", low=quantity.round_figure(bins[-1].low)),
        zero_label="0%" if quantity.percent else "0",
        marks=_marks(values.drawn, marked, quantity),
        cut_zero=zero,
    )


def _line(request: Request, values: Values) -> PartingLine:
    """Return the line of a histogram in words: the figure beside it, and what lies on either side."""
    tell, counted = values.tell, values.tally
    if values.threshold is None:
        median = wording.median(values.numbers)
        return PartingLine(median, tell("median-line", median=values.quantity.with_unit(median)))
    side = tell("side-under" if request.under() else "side-over")
    near = values.quantity.not_beyond.text(tell.lang).format(plain=values.quantity.round_limit(values.threshold))
    return PartingLine(
        values.threshold,
        tell("threshold-line"),
        wording.percent(counted.share),
        tell("share-beyond", side=side, n=counted.over),
        tell("on-near-side", which=near, n=counted.not_over),
        tell("undecidable-areas", n=counted.undecidable) if counted.undecidable else "",
        beyond_left=request.under(),
    )


def _class_words(bin_: Bin, values: Values) -> str:
    """Return one class in words: `50時間超55時間以下`."""
    low, high = (values.quantity.round_limit(end) for end in (bin_.low, bin_.high))
    if bin_.of_zero:
        return high
    which = "fullest-over" if bin_.open_ended else "fullest-between"
    return values.tell(which, low=low, high=high, bare=values.quantity.round_figure(bin_.low))


def kinds(request: Request) -> Plan:
    """Plan small multiples by kind of municipality."""
    values = read_values(request)
    tell, lang, quantity = values.tell, request.lang, values.quantity
    classes = make_classes(values, most=20 if request.size == "a4-column" else 24)
    groups = _groups(values.areas)
    marked = find_highlights(request.highlight, values.drawn)
    panels = tuple(_panel(label, members, classes, values, marked, request) for label, members in groups)
    large = [(label, members) for label, members in groups if tally(members).reporting >= FEW]
    judged = values.threshold is not None
    label = quantity.round_figure(values.threshold) if values.threshold is not None else tell("median")
    rows = tuple(
        (label, *bin_row(b, threshold=judged))
        for panel, (label, _) in zip(panels, groups, strict=True)
        for b in panel.bins
    )
    group = Column("group", "text", Label("区分", "group"))
    notes = denominator_note(values) + few_note(len(large) < len(groups), lang)
    return Plan(
        title=_kinds_title(large, values),
        subtitle=values.about("kinds-about" if judged else "medians-about"),
        body=Panels(panels, _axis(quantity, log=classes.log), label),
        columns=(group, *bin_columns(quantity.unit.ja or None, threshold=judged)),
        rows=rows,
        summary=listed([f"{panel.title} {panel.share_text}" for panel in panels], lang),
        notes=(*notes, *([tell("note-log-classes")] if classes.log else [])),
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
    tell, counted = values.tell, tally(members)
    name = wording.sentence(_kind_name(label, tell.lang), tell.lang)
    with_value = [area for area in members if area.value is not None]
    if values.threshold is None:
        line = _median(members)
        text = tell("median-line", median=values.quantity.with_unit(line))
    else:
        line, side = values.threshold, "under" if request.under() else "over"
        words = {"side": tell(f"panel-{side}"), "verb": tell(f"panel-verb-{side}")}
        if counted.reporting < FEW:
            text = tell("panel-few", over=counted.over, n=counted.reporting, **words)
        else:
            text = tell("panel-share", share=wording.percent(counted.share), **words)
    title = tell("panel-title", name=name, n=counted.reporting)
    marks = _marks(with_value, marked, values.quantity)
    return Panel(title, classes.of(with_value), counted.reporting, text, line, marks)


def _median(members: Sequence[AreaValue]) -> float:
    return wording.median([area.number for area in members if area.value is not None])


def _kind_name(kind: str, lang: Lang) -> str:
    name = names.translated(kind, lang)
    return {"市": "その他の市"}.get(name, name) if lang == "ja" else name


def _kinds_title(groups: Sequence[tuple[str, list[AreaValue]]], values: Values) -> str:
    """Name the kinds with the lowest and the highest figure; one with a handful of areas is no example."""
    tell, lang = values.tell, values.tell.lang
    if not groups:
        return tell("kinds-neutral")
    judged = values.threshold is not None
    figure: Callable[[list[AreaValue]], float] = (lambda members: tally(members).share) if judged else _median
    show: Callable[[float], str] = wording.percent if judged else values.quantity.with_unit
    owners = [(figure(members), _kind_name(label, lang)) for label, members in groups]
    ends = [end(value for value, _ in owners) for end in (min, max)]
    (low, high), (last, first) = map(show, ends), (whose(end, owners, "several-kinds", lang) for end in ends)
    form = "kinds" if judged else "medians"
    if len(owners) == 1 or low == high:
        return tell(f"{form}-same", value=high, who=first if len(owners) == 1 else tell("every-kind"))
    return tell(f"{form}-from-to", low=low, high=high, last=last, first=first)
