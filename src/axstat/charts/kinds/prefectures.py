"""Prefectures: sorted bars and the tile map, of whichever figure the measure allows (see `figures`).

The subtitle says which. Where each prefecture is one body, it is that body's own value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, ColourClass, Role, Tile, Tiles
from axstat.charts.kinds.classes import colour_step, share_classes, value_classes
from axstat.charts.kinds.figures import Figure, statistic_of
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
    whose,
)
from axstat.charts.request import Known, Plan, Request, count, find_highlights, real, records, words
from axstat.charts.saying import listed
from axstat.errors import NotLoaded
from axstat.model import names
from axstat.model.results import Column, Scalar
from axstat.model.text import Label
from axstat.model.wording import MISSING

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
    absent: tuple[int, ...]

    @property
    def code(self) -> str:
        """The prefecture's code, which orders those of equal figure."""
        return names.PREFECTURE_CODES.get(self.name, "99")


@dataclass(frozen=True, slots=True)
class Groups:
    """Every prefecture, from the highest figure to the lowest, with the figure that is drawn of it.

    `asked` are the same in the order of the query; `whole` is the figure of all areas together.
    """

    asked: tuple[Group, ...]
    figure: Figure
    whole: float | None
    when: str

    @property
    def reporting(self) -> int:
        """All areas with a value."""
        return sum(group.reporting for group in self.asked)

    @property
    def ordered(self) -> list[Group]:
        """The prefectures from the highest figure to the lowest, those without one last."""
        return sorted(self.asked, key=lambda g: (g.figure is None, -(g.figure or 0.0), g.code))

    @property
    def figures(self) -> list[float]:
        """The figures that there are, the highest first."""
        return [group.figure for group in self.ordered if group.figure is not None]

    @property
    def is_of_few(self) -> bool:
        """Whether a figure of a handful of areas says little: a share or a median."""
        return self.figure.statistic in ("share", "median")

    @property
    def compared(self) -> list[tuple[float, Group]]:
        """The prefectures that a title may name: the share or median of a handful of areas is no example."""
        known = ((group.figure, group) for group in self.ordered if not self.is_of_few or group.reporting >= FEW)
        return [(figure, group) for figure, group in known if figure is not None]

    def label(self, group: Group) -> str:
        """Return the figure of a prefecture as its bar carries it."""
        if group.figure is None:
            return self.figure.tell("no-value")
        return wording.percent(group.figure) if self.figure.is_share else self.figure.tell.quantity.figure(group.figure)


def read_groups(request: Request) -> Groups:
    """Read a result with one row for each prefecture, and of any measure one for all of them.

    Raises:
        NotLoaded: no prefecture has a value.
    """
    call, result = request.call(), request.result
    every = records(result, "group_name", call("beyond"), "reporting", call("share_beyond"))
    totals = [row for row in every if words(row.get("row_kind")) == "total"]
    rows = [row for row in every if words(row.get("row_kind")) != "total"]
    statistic = statistic_of(rows, request)
    if statistic != "share" and all(count(row.get("universe_size")) <= 1 for row in rows):
        statistic = "area"
    column = {"share": call("share_beyond"), "total": "total"}.get(statistic, "median")
    numbers = [number for row in rows if (number := real(row[column])) is not None]
    if not numbers:
        raise NotLoaded("prefectures-without-value", n=len(rows), query=result.name)
    figure = Figure.of(statistic, request, numbers)
    groups = tuple(
        Group(
            words(row["group_name"]),
            figure.read(row[column]),
            real(row[column]),
            count(row.get(call("beyond"))),
            count(row.get("reporting")),
            count(row.get("undecidable")),
            tuple(count(row.get(key)) for key in ABSENT),
        )
        for row in rows
    )
    when = periods_text((period_of(row.get(call("time_period"))) for row in every), request.lang)
    return Groups(groups, figure, _whole(groups, figure, totals), when)


def _whole(groups: Sequence[Group], figure: Figure, totals: Sequence[dict[str, Scalar]]) -> float | None:
    """Return the figure of all areas together (not the mean of the prefectures), None where it compares nothing."""
    if figure.is_share:
        return sum(group.over for group in groups) / sum(group.reporting for group in groups)
    return figure.read(totals[0].get("median")) if figure.statistic == "median" and totals else None


def bars(request: Request) -> Plan:
    """Plan sorted bars with the national value as a line."""
    found = read_groups(request)
    marked = _marked(request, found)
    compared = found.compared or [(group.figure, group) for group in found.ordered if group.figure is not None]
    shared = Counter(figure for figure, _ in compared)  # an end of several singles out none
    named = marked or {group.code for figure, group in (compared[0], compared[-1]) if shared[figure] == 1}
    drawn = tuple(_bar(group, named, found) for group in found.ordered)
    body, summary = found.figure.bars(drawn, found.whole, drawn if len(drawn) < 4 else (*drawn[:3], drawn[-1]))
    return _plan(request, found, body, found.ordered, summary)


def tiles(request: Request) -> Plan:
    """Plan the tile map."""
    from axstat.areas import tile_grid

    found, lang = read_groups(request), request.lang
    tell = found.figure.tell
    marked = _marked(request, found)
    classes = (
        share_classes(found.figures, lang) if found.figure.is_share else value_classes(found.figures, tell.quantity)
    )
    places = tile_grid()
    known = [group for group in found.asked if group.code in places]
    scale, legend = _tile_words(found)
    drawn = tuple(_tile(group, places[group.code], classes, marked, found, scale, request) for group in known)
    body = Tiles(drawn, classes, legend, tell("no-value"))
    ordered = found.ordered
    some = ordered if len(ordered) <= 8 else [*ordered[:5], *ordered[-3:]]
    summary = listed([f"{names.prefecture(g.name, lang)} {found.label(g)}" for g in some], lang)
    return _plan(request, found, body, found.asked, summary, tell("note-tiles"))


def _plan(
    request: Request, found: Groups, body: Bars | Tiles, rows: Sequence[Group], summary: str, *notes: str
) -> Plan:
    about = found.figure.tell(f"{ABOUT[found.figure.statistic]}-about", when=found.when, n=found.reporting)
    every = (*_notes(request, found), *notes)
    return Plan(_title(found), about, body, _columns(found), _rows(found, rows), summary, every)


def _marked(request: Request, found: Groups) -> set[str]:
    return find_highlights(request.highlight, (Known(group.code, group.name, "") for group in found.asked))


def _bar(group: Group, marked: set[str], found: Groups) -> Bar:
    role: Role = "highlight" if group.code in marked else "missing" if group.figure is None else "plain"
    return Bar(names.prefecture(group.name, found.figure.tell.lang), group.figure, found.label(group), role)


def _tile_words(found: Groups) -> tuple[wording.Short | None, str]:
    """Return how tiles write their numbers, and the title of the colours with the unit of both."""
    tell, quantity, lang = found.figure.tell, found.figure.tell.quantity, found.figure.tell.lang
    short, axis = None, quantity.axis.text(lang)
    if not found.figure.is_share and not quantity.percent:
        short = wording.short(found.figures, lang)
        space = " " if short.word and lang == "en" else ""
        axis = quantity.axis_in(f"{short.word}{space}{quantity.unit.text(lang)}".strip())
    return short, wording.sentence(tell(f"group-{found.figure.statistic}", axis=axis), lang)


def _tile(
    group: Group,
    place: tuple[int, int],
    classes: tuple[ColourClass, ...],
    marked: set[str],
    found: Groups,
    short: wording.Short | None,
    request: Request,
) -> Tile:
    decimals = found.figure.tell.quantity.decimals
    if group.figure is None:
        value = MISSING
    elif short is None:
        value = wording.percent(group.figure, 0 if found.figure.is_share else decimals)
    else:
        value = short.text(group.figure, decimals)
    return Tile(
        column=place[0],
        row=place[1],
        label=names.short_prefecture(group.name, request.lang, abbreviated=request.size != "a4-page"),
        value=group.figure,
        value_label=value,
        step=colour_step(group.figure, classes),
        highlight=group.code in marked,
    )


def _title(found: Groups) -> str:
    """Say how far prefectures lie apart."""
    figure, tell, compared = found.figure.name(), found.figure.tell, found.compared
    if len(compared) < 2:
        if not found.figure.is_share or found.whole is None:
            return tell("groups-neutral", figure=figure.removeprefix("the "))
        return tell("groups-whole", value=wording.percent(found.whole))
    ends = compared[0][0], compared[-1][0]
    owners = [(figure, names.prefecture(group.name, tell.lang)) for figure, group in compared]
    first, last = (whose(end, owners, "several-prefectures", tell.lang) for end in ends)
    high, low = (found.figure.text(value, 0) for value in ends)
    if high == low:  # to the whole percent
        high, low = map(found.figure.text, ends)
    if high == low:
        return tell("groups-same", figure=figure, value=high)
    return tell("groups-from-to", figure=figure, low=low, high=high, last=last, first=first)


def _notes(request: Request, found: Groups) -> list[str]:
    tell, statistic = found.figure.tell, found.figure.statistic
    absent = map(sum, zip(*(group.absent for group in found.asked), strict=True))
    gaps = gap_words(zip(ABSENT, absent, strict=True), tell.lang)
    form = {"share": "note-groups", "area": "note-counted"}.get(statistic, "note-of-groups")
    kind = Label("対象", "counted")
    notes = [tell(f"{form}-without" if gaps else form, n=found.reporting, gaps=gaps, kind=kind)]
    if found.figure.is_share:
        notes += not_counted_note(sum(group.undecidable for group in found.asked), request)
    few = found.is_of_few and any(0 < group.reporting < FEW for group in found.asked)
    return notes + few_note(few, tell.lang)


def _columns(found: Groups) -> tuple[Column, ...]:
    prefecture = Column("prefecture", "text", Label("都道府県", "prefecture"))
    if found.figure.is_share:
        return prefecture, OVER, REPORTING, SHARE_OVER
    name = "total" if found.figure.statistic == "total" else "median"
    return prefecture, REPORTING, value_column(found.figure.tell.quantity, name)


def _rows(found: Groups, groups: Sequence[Group]) -> tuple[tuple[Scalar, ...], ...]:
    if found.figure.is_share:
        return tuple((g.name, g.over, g.reporting, g.figure) for g in groups)
    return tuple((g.name, g.reporting, g.raw) for g in groups)
