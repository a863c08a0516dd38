"""The areas with the most (or least) of a quantity, with their ranks among all; a highlighted area is always shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, Role
from axstat.charts.kinds.values import AREA, AreaValue, Values, denominator_note, read_values
from axstat.charts.layout.bars import most_bars
from axstat.charts.request import Plan, Request, find_highlights
from axstat.charts.saying import listed
from axstat.charts.style import STYLES
from axstat.errors import UsageError
from axstat.model.results import Column
from axstat.model.text import Label

ORDERS = ("highest", "lowest", "both")
USUAL = {"a4-column": 20, "a4-page": 20, "slide": 10}
TIMES = 1.5
"""From so many times the median on, the title says how many."""
Ranked = tuple[int, AreaValue]


def ranking(request: Request) -> Plan:
    """Plan the ranking; equal values share a rank, and an area tied with the last rank is shown too."""
    if request.order not in ORDERS:
        raise UsageError("no-ranking-order", order=request.order, orders=ORDERS)
    values = read_values(request)
    marked = find_highlights(request.highlight, values.drawn)
    ranked = rank(values.drawn)
    chosen, gaps, cut = _choose(ranked, request, marked)
    named = marked or ({a.area_code for n, a in ranked if n == 1} if request.order != "lowest" else set())
    bars = tuple(_bar(position, area, named, values, request) for position, area in chosen)
    columns = (Column("rank", "integer", Label("順位", "rank")), *AREA, values.column)
    rows = tuple((position, *area.named, area.raw) for position, area in chosen)
    notes = denominator_note(values, shares=False) + _notes(chosen, len(ranked), values, request, cut=cut)
    summary = listed([f"{bar.label} {bar.value_label}" for bar in bars[:10]], request.lang)
    body, about = Bars(bars, gap_after=gaps), _subtitle(request, values)
    return Plan(_title(ranked, values, request), about, body, columns, rows, summary, tuple(notes), values.codes)


def rank(areas: Sequence[AreaValue]) -> list[Ranked]:
    """Return areas from the highest value to the lowest, each with its rank; ties share one."""
    ordered = sorted(areas, key=lambda area: (-area.number, area.area_code))
    ranked: list[Ranked] = []
    for position, area in enumerate(ordered, 1):
        tied = ranked and ranked[-1][1].value == area.value
        ranked.append((ranked[-1][0] if tied else position, area))
    return ranked


def _choose(ranked: list[Ranked], request: Request, marked: set[str]) -> tuple[list[Ranked], tuple[int, ...], bool]:
    """Return the bars to draw, after which of them the order leaps, and whether fewer fit than were asked for."""
    room = most_bars(STYLES[request.size].width) - len(marked)
    wanted = max(1, request.top or USUAL[request.size])
    top = min(wanted, room if request.order != "both" else room // 2)
    keep: set[int] = set()
    if request.order in {"highest", "both"}:
        last = ranked[min(top, len(ranked)) - 1][1].number
        keep |= {n for n, (_, area) in enumerate(ranked) if area.number >= last}
    if request.order in {"lowest", "both"}:
        last = ranked[-min(top, len(ranked))][1].number
        keep |= {n for n, (_, area) in enumerate(ranked) if area.number <= last}
    if len(keep) > room:  # a tie longer than the page: the first ones in code order
        keep = set(sorted(keep)[:room])
        cut = True
    else:
        cut = top < min(wanted, len(ranked))
    keep |= {n for n, (_, area) in enumerate(ranked) if area.area_code in marked}
    order = sorted(keep)
    gaps = tuple(n + 1 for n, (a, b) in enumerate(pairwise(order)) if b - a > 1)
    return [ranked[n] for n in order], gaps, cut


def _bar(position: int, area: AreaValue, marked: set[str], values: Values, request: Request) -> Bar:
    role: Role = "highlight" if area.area_code in marked else "plain"
    label = values.tell("rank", n=position, name=request.named(area))
    return Bar(label, area.value, values.quantity.figure(area.number), role)


def _title(ranked: list[Ranked], values: Values, request: Request) -> str:
    """Name the first of the end shown and how it stands to the median; several that share the place are counted."""
    tell, quantity, lowest = values.tell, values.quantity, request.order == "lowest"
    first = ranked[-1 if lowest else 0][1]
    tied = sum(area.value == first.value for _, area in ranked)
    median = wording.median(values.numbers)
    ratio = first.number / median if median > 0 else 0.0
    form = "first-one" if len(ranked) == 1 else "first-tied" if tied > 1 else "first-of-all"
    if form == "first-of-all" and ratio >= TIMES:
        form = "first-times"
    amount, figure = quantity.said(first.number), quantity.figure(first.number)
    fields = {"end": quantity.ends[lowest], "n": tied, "times": wording.number(ratio, 1)}
    return request.subject.opening.text(request.lang) + tell(
        form, name=request.named(first), amount=amount, figure=figure, **fields
    )


def _subtitle(request: Request, values: Values) -> str:
    lang, quantity = request.lang, values.quantity
    first, last = (end.text(lang).removeprefix("最も") for end in quantity.ends)
    ends = values.tell(f"ends-{request.order}", first=first.removeprefix("the "), last=last)
    inside = listed([text for text in (quantity.unit.text(lang), ends) if text], lang)
    return values.about("ranking-about", ends=ends, inside=inside)


def _notes(chosen: list[Ranked], total: int, values: Values, request: Request, *, cut: bool) -> list[str]:
    """Say what a rank is, and why there are fewer or more bars than were asked for: they do not fit, or are tied."""
    tell = values.tell
    notes = [tell("note-ranks-exact" if values.exact else "note-ranks")]
    notes += [tell("note-fit", n=len(chosen), total=total)] if cut else []
    wanted = (request.top or USUAL[request.size]) * (2 if request.order == "both" else 1)
    tied = len(chosen) > wanted + len(request.highlight)
    return [*notes, *([tell("note-ties", n=len(chosen), wanted=wanted)] if tied else [])]
