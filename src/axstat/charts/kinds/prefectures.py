"""Prefectures: sorted bars and the tile map, of whichever figure the measure allows.

The share beyond the threshold where one was given; else the total, where it adds up and everybody reports; else the
median of the areas. The subtitle says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, ColourClass, Reference, Role, Tile, Tiles
from axstat.charts.kinds.classes import colour_step, share_classes, value_classes
from axstat.charts.kinds.values import (
    FEW,
    OVER,
    REPORTING,
    SHARE_OVER,
    few_note,
    gap_words,
    not_counted_note,
    period_of,
    periods_text,
    value_column,
)
from axstat.charts.quantity import Quantity
from axstat.charts.request import Known, Plan, Request, find_highlights, real, records, words
from axstat.charts.saying import listed, say
from axstat.errors import NotLoaded
from axstat.model import names
from axstat.model.results import Column, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import MISSING

Statistic = Literal["share", "total", "median", "area"]
ABSENT = ("missing", "suppressed", "other_status", "not_listed")
ABOUT = {"share": "groups", "total": "totals", "median": "group-medians", "area": "group-areas"}


@dataclass(frozen=True, slots=True)
class Group:
    """One prefecture: its figure, None where there is none, and how many areas are behind it."""

    name: str
    figure: float | None
    raw: float | None
    over: int
    reporting: int
    undecidable: int
    absent: tuple[tuple[str, int], ...]

    @property
    def code(self) -> str:
        """The prefecture's code, which orders those of equal figure."""
        return names.PREFECTURE_CODES.get(self.name, "99")


@dataclass(frozen=True, slots=True)
class Groups:
    """Every prefecture with the figure that is drawn of it. `whole` is the same figure of all areas."""

    groups: tuple[Group, ...]
    statistic: Statistic
    quantity: Quantity
    threshold: float | None
    whole: float | None
    when: str

    @property
    def reporting(self) -> int:
        """All areas with a value."""
        return sum(group.reporting for group in self.groups)

    @property
    def known(self) -> list[Group]:
        """The prefectures with a figure."""
        return [group for group in self.groups if group.figure is not None]

    @property
    def compared(self) -> list[Group]:
        """The prefectures that a title may name: the share or median of a handful of areas is no example."""
        few = self.statistic in ("share", "median")
        return [group for group in self.ordered if group.figure is not None and (not few or group.reporting >= FEW)]

    @property
    def ordered(self) -> list[Group]:
        """The prefectures from the highest figure to the lowest, those without one last."""
        return sorted(self.groups, key=lambda g: (g.figure is None, -(g.figure or 0.0), g.code))

    def said(self, value: float, lang: Lang, decimals: int = 1) -> str:
        """Return a figure with its unit."""
        return wording.percent(value, decimals) if self.statistic == "share" else self.quantity.with_unit(value, lang)

    def label(self, group: Group, lang: Lang) -> str:
        """Return the figure of a prefecture as its bar carries it."""
        if group.figure is None:
            return say("no-value", lang)
        bare = self.statistic != "share"
        return self.quantity.figure(group.figure, lang) if bare else wording.percent(group.figure)


def read_groups(request: Request) -> Groups:
    """Read a result with one row for each prefecture, and of any measure one for all of them.

    Raises:
        NotLoaded: no prefecture has a value.
    """
    call, result = request.call(), request.result
    rows = records(result, "group_name", call("beyond"), "reporting", call("share_beyond"))
    totals = [row for row in rows if words(row.get("row_kind")) == "total"]
    rows = [row for row in rows if words(row.get("row_kind")) != "total"]
    judged = request.parameter("over") is not None or request.under()
    statistic = "share" if judged else _statistic(rows)
    column = {"share": call("share_beyond"), "total": "total"}.get(statistic, "median")
    numbers = [number for row in rows if (number := real(row[column])) is not None]
    if not numbers:
        raise NotLoaded("prefectures-without-value", n=len(rows), query=result.name)
    quantity = request.quantity(0, numbers if statistic != "share" else ())
    factor = 1.0 if statistic == "share" else quantity.factor
    groups = tuple(_group(row, call("beyond"), column, factor) for row in rows)
    when = periods_text((period_of(row.get(call("time_period"))) for row in (*rows, *totals)), request.lang)
    whole = _whole(groups, statistic, totals, factor)
    return Groups(groups, statistic, quantity, request.threshold(0, quantity), whole, when)


def _statistic(rows: Sequence[dict[str, Scalar]]) -> Statistic:
    """Return what is drawn where no threshold was given."""
    if all((real(row.get("universe_size")) or 0) <= 1 for row in rows):
        return "area"
    known = [row for row in rows if real(row.get("reporting"))]
    return "total" if known and all(real(row.get("total")) is not None for row in known) else "median"


def _group(row: dict[str, Scalar], beyond: str, column: str, factor: float) -> Group:
    over, reporting, undecidable = (int(real(row.get(key)) or 0) for key in (beyond, "reporting", "undecidable"))
    absent = tuple((key, int(real(row.get(key)) or 0)) for key in ABSENT)
    raw = real(row[column])
    figure = None if raw is None else raw * factor
    return Group(words(row["group_name"]), figure, raw, over, reporting, undecidable, absent)


def _whole(
    groups: Sequence[Group], statistic: Statistic, totals: Sequence[dict[str, Scalar]], factor: float
) -> float | None:
    """Return the figure of all areas together (not the mean of the prefectures), None where it compares nothing."""
    if statistic == "share":
        return sum(group.over for group in groups) / sum(group.reporting for group in groups)
    median = real(totals[0].get("median")) if statistic == "median" and totals else None
    return None if median is None else median * factor


def bars(request: Request) -> Plan:
    """Plan sorted bars with the national value as a line."""
    found, lang = read_groups(request), request.lang
    marked = _marked(request, found)
    ordered = found.ordered
    compared = found.compared or [group for group in ordered if group.figure is not None]
    shared = Counter(group.figure for group in compared)  # an end of several singles out none
    named = marked or {group.code for group in (compared[0], compared[-1]) if shared[group.figure] == 1}
    drawn = tuple(_bar(group, named, found, lang) for group in ordered)
    reference = None
    if found.whole is not None:
        label = f"{request.subject.everyone.text(lang)} {found.said(found.whole, lang)}"
        reference = Reference(found.whole, label)
    shown = drawn if len(drawn) < 4 else (*drawn[:3], drawn[-1])
    summary = [*([reference.label] if reference else []), *(f"{bar.label} {bar.value_label}" for bar in shown)]
    return _plan(request, found, Bars(drawn, reference=reference), ordered, listed(summary, lang))


def tiles(request: Request) -> Plan:
    """Plan the tile map."""
    from axstat.areas import tile_grid

    found, lang = read_groups(request), request.lang
    marked = _marked(request, found)
    figures = [group.figure for group in found.groups if group.figure is not None]
    shares = found.statistic == "share"
    classes = share_classes(figures, lang) if shares else value_classes(figures, found.quantity, lang)
    places = tile_grid()
    known = [group for group in found.groups if group.code in places]
    scale, legend = _tile_words(found, lang)
    drawn = tuple(_tile(group, places[group.code], classes, marked, found, scale, request) for group in known)
    body = Tiles(drawn, classes, legend, say("no-value", lang))
    ordered = found.ordered
    some = ordered if len(ordered) <= 8 else [*ordered[:5], *ordered[-3:]]
    summary = listed([f"{names.prefecture(g.name, lang)} {found.label(g, lang)}" for g in some], lang)
    return _plan(request, found, body, found.groups, summary, say("note-tiles", lang))


def _plan(
    request: Request, found: Groups, body: Bars | Tiles, rows: Sequence[Group], summary: str, *notes: str
) -> Plan:
    title, about = _title(found, request), _subtitle(request, found)
    every = (*_notes(request, found), *notes)
    return Plan(title, about, body, _columns(found), _rows(found, rows), summary, every)


def _marked(request: Request, found: Groups) -> set[str]:
    return find_highlights(request.highlight, (Known(group.code, group.name, "") for group in found.groups))


def _bar(group: Group, marked: set[str], found: Groups, lang: Lang) -> Bar:
    role: Role = "highlight" if group.code in marked else "missing" if group.figure is None else "plain"
    return Bar(names.prefecture(group.name, lang), group.figure, found.label(group, lang), role)


def _tile_words(found: Groups, lang: Lang) -> tuple[wording.Short | None, str]:
    """Return how tiles write their numbers, and the title of the colours with the unit of both."""
    quantity = found.quantity
    beyond = quantity.phrase(quantity.beyond, found.threshold, lang)
    short = None
    axis = quantity.axis.text(lang)
    if found.statistic != "share" and not quantity.percent:
        short = wording.short([group.figure for group in found.groups if group.figure is not None], lang)
        axis = quantity.axis_in(short.word, lang)
    return short, wording.sentence(say(f"group-{found.statistic}", lang, quantity, beyond=beyond, axis=axis), lang)


def _tile(
    group: Group,
    place: tuple[int, int],
    classes: tuple[ColourClass, ...],
    marked: set[str],
    found: Groups,
    short: wording.Short | None,
    request: Request,
) -> Tile:
    if group.figure is None:
        value = MISSING
    elif short is None:
        value = wording.percent(group.figure, 0 if found.statistic == "share" else found.quantity.decimals)
    else:
        value = short.text(group.figure, found.quantity.decimals)
    return Tile(
        column=place[0],
        row=place[1],
        label=names.short_prefecture(group.name, request.lang, abbreviated=request.size != "a4-page"),
        value=group.figure,
        value_label=value,
        step=colour_step(group.figure, classes),
        highlight=group.code in marked,
    )


def _figure_words(found: Groups, request: Request) -> str:
    quantity, lang = found.quantity, request.lang
    beyond = quantity.phrase(quantity.beyond, found.threshold, lang)
    return say(f"{found.statistic}-figure", lang, quantity, beyond=beyond, what=request.subject.what)


def _title(found: Groups, request: Request) -> str:
    """Say how far prefectures lie apart."""
    lang, compared = request.lang, found.compared
    figure = _figure_words(found, request)
    if len(compared) < 2:
        if found.statistic != "share" or found.whole is None:
            return say("groups-neutral", lang, figure=figure.removeprefix("the "))
        fields = {"beyond": found.quantity.phrase(found.quantity.beyond, found.threshold, lang)}
        share = wording.percent(found.whole)
        return say("groups-whole", lang, what=request.subject.what, value=share, **fields)
    ends = (compared[0].figure or 0.0, compared[-1].figure or 0.0)
    first, last = (_who(compared, end, lang) for end in ends)
    high, low = (found.said(value, lang, 0) for value in ends)
    if high == low:  # to the whole percent
        high, low = (found.said(value, lang) for value in ends)
    if high == low:
        return say("groups-same", lang, figure=figure, value=high)
    return say("groups-from-to", lang, figure=figure, low=low, high=high, last=last, first=first)


def _who(compared: Sequence[Group], figure: float, lang: Lang) -> str:
    """Return which prefecture has a figure; several that share it are counted, none is singled out."""
    who = [group for group in compared if group.figure == figure]
    if len(who) > 1:
        return say("several-prefectures", lang, n=len(who))
    return names.prefecture(who[0].name, lang)


def _subtitle(request: Request, found: Groups) -> str:
    lang, quantity = request.lang, found.quantity
    fields = {
        "beyond": quantity.phrase(quantity.beyond_full, found.threshold, lang),
        "what": request.subject.what,
        "bodies": request.subject.bodies,
        "when": found.when,
        "n": found.reporting,
    }
    return say(f"{ABOUT[found.statistic]}-about", lang, quantity, **fields)


def _notes(request: Request, found: Groups) -> list[str]:
    lang, n = request.lang, found.reporting
    absent = {key: 0 for group in found.groups for key, _ in group.absent}
    for group in found.groups:
        for key, count in group.absent:
            absent[key] += count
    gaps = gap_words(absent.items(), lang)
    form = {"share": "note-groups", "area": "note-counted"}.get(found.statistic, "note-of-groups")
    fields = {"what": request.subject.what, "bodies": request.subject.bodies, "kind": Label("対象", "counted")}
    notes = [say(f"{form}-without" if gaps else form, lang, n=n, gaps=gaps, **fields)]
    open_ = sum(group.undecidable for group in found.groups)
    notes += not_counted_note(open_ if found.statistic == "share" else 0, request)
    few = found.statistic in ("share", "median") and any(0 < group.reporting < FEW for group in found.groups)
    return notes + few_note(few, lang)


def _columns(found: Groups) -> tuple[Column, ...]:
    prefecture = Column("prefecture", "text", Label("都道府県", "prefecture"))
    if found.statistic != "share":
        name = "total" if found.statistic == "total" else "median"
        return prefecture, REPORTING, value_column(found.quantity, name)
    return prefecture, OVER, REPORTING, SHARE_OVER


def _rows(found: Groups, groups: Sequence[Group]) -> tuple[tuple[Scalar, ...], ...]:
    if found.statistic == "share":
        return tuple((g.name, g.over, g.reporting, g.figure) for g in groups)
    return tuple((g.name, g.reporting, g.raw) for g in groups)
