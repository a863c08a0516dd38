"""The areas with the most (or least) overtime, with their ranks among all; a highlighted area is always shown."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, Role
from axstat.charts.kinds.overtime import AreaHours, codes, denominator_note, read_hours, reporting, tally, year_text
from axstat.charts.layout.bars import most_bars
from axstat.charts.request import Plan, Request, find_highlights
from axstat.charts.style import STYLES
from axstat.errors import UsageError
from axstat.model.results import Column
from axstat.model.text import Label, Lang

ORDERS = ("highest", "lowest", "both")
USUAL = {"a4-column": 20, "a4-page": 20, "slide": 10}
Ranked = tuple[int, AreaHours]


def ranking(request: Request) -> Plan:
    """Plan the ranking; equal hours share a rank, and an area tied with the last rank is shown too."""
    if request.order not in ORDERS:
        raise UsageError("no-ranking-order", order=request.order, orders=ORDERS)
    areas = read_hours(request.result)
    drawn = reporting(areas, request.result.name)
    lang = request.lang
    marked = find_highlights(request.highlight, (area.known for area in drawn))
    ranked = rank(drawn)
    chosen, gaps, cut = _choose(ranked, request, marked)
    named = marked or ({a.area_code for n, a in ranked if n == 1} if request.order != "lowest" else set())
    bars = tuple(_bar(position, area, named, request) for position, area in chosen)
    columns = (
        Column("rank", "integer", Label("順位", "rank")),
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("name", "text", Label("団体", "area")),
        Column("hours", "number", Label("年間時間外勤務", "overtime hours a year"), "時間"),
    )
    rows = tuple((position, a.area_code, a.prefecture, a.name, a.hours) for position, a in chosen)
    notes = denominator_note(tally(areas), request.subject.bodies, request.threshold, lang, shares=False)
    notes += _notes(cut, len(chosen), len(ranked), lang)
    notes += _tie_note(chosen, request)
    joiner = "、" if lang == "ja" else ", "
    summary = joiner.join(f"{bar.label} {bar.value_label}" for bar in bars[:10])
    body = Bars(bars, gap_after=gaps)
    subtitle, behind = _subtitle(request, drawn), codes(drawn)
    return Plan(_title(ranked, request), subtitle, body, columns, rows, summary, tuple(notes), behind)


def rank(areas: Sequence[AreaHours]) -> list[Ranked]:
    """Return areas from the most hours to the least, each with its rank; ties share one."""
    ordered = sorted(areas, key=lambda area: (-(area.hours or 0.0), area.area_code))
    ranked: list[Ranked] = []
    for position, area in enumerate(ordered, 1):
        tied = ranked and ranked[-1][1].hours == area.hours
        ranked.append((ranked[-1][0] if tied else position, area))
    return ranked


def _choose(ranked: list[Ranked], request: Request, marked: set[str]) -> tuple[list[Ranked], tuple[int, ...], bool]:
    """Return the bars to draw, after which of them the order leaps, and whether fewer fit than were asked for."""
    room = most_bars(STYLES[request.size].width) - len(marked)
    wanted = max(1, request.top or USUAL[request.size])
    top = min(wanted, room if request.order != "both" else room // 2)
    keep: set[int] = set()
    if request.order in {"highest", "both"}:
        last = ranked[min(top, len(ranked)) - 1][1].hours
        keep |= {n for n, (_, area) in enumerate(ranked) if (area.hours or 0) >= (last or 0)}
    if request.order in {"lowest", "both"}:
        last = ranked[-min(top, len(ranked))][1].hours
        keep |= {n for n, (_, area) in enumerate(ranked) if (area.hours or 0) <= (last or 0)}
    if len(keep) > room:  # a tie longer than the page: the first ones in code order
        keep = set(sorted(keep)[:room])
    keep |= {n for n, (_, area) in enumerate(ranked) if area.area_code in marked}
    order = sorted(keep)
    gaps = tuple(n + 1 for n, (a, b) in enumerate(pairwise(order)) if b - a > 1)
    return [ranked[n] for n in order], gaps, top < min(wanted, len(ranked))


def _bar(position: int, area: AreaHours, marked: set[str], request: Request) -> Bar:
    place = f"{position:,}位 " if request.lang == "ja" else f"{position:,}. "
    role: Role = "highlight" if area.area_code in marked else "plain"
    return Bar(place + request.named(area.known), area.hours, wording.hours(area.hours or 0.0), role)


def _title(ranked: list[Ranked], request: Request) -> str:
    """Name the highest and how it stands to the median; several that share the first rank are counted."""
    lang, opening, bodies = request.lang, request.subject.opening.text(request.lang), request.subject.bodies
    first = ranked[0][1]
    name, hours = request.named(first.known), wording.hours(first.hours or 0)
    tied = sum(area.hours == first.hours for _, area in ranked)
    median = statistics.median([area.hours or 0.0 for _, area in ranked])
    ratio = (first.hours or 0.0) / median if median > 0 else 0.0
    times = wording.number(ratio, 1) if ratio >= 1.5 else ""
    if len(ranked) == 1:
        text = (
            f"{name}の時間外勤務は職員1人当たり年{hours}時間"
            if lang == "ja"
            else f"{name}: {hours} hours of overtime per employee a year"
        )
    elif tied > 1:
        text = (
            f"時間外勤務が最も多いのは年{hours}時間で、{tied:,}団体が並ぶ"
            if lang == "ja"
            else f"{tied:,} {bodies.en} share the most overtime: {hours} hours a year"
        )
    elif lang == "ja":
        text = f"時間外勤務が最も多いのは{name}の年{hours}時間" + (f"、中央値の{times}倍" if times else "")
    else:
        text = f"{name} has the most overtime: {hours} hours a year" + (f", {times} times the median" if times else "")
    return wording.sentence(opening + text, lang)


def _subtitle(request: Request, drawn: list[AreaHours]) -> str:
    lang, year, what = request.lang, year_text(drawn, request.lang), request.subject.bodies
    ends = {
        "highest": Label("多い順", "most first"),
        "lowest": Label("少ない側", "the least"),
        "both": Label("上位と下位", "both ends"),
    }[request.order]
    if lang == "ja":
        return f"職員1人当たり年間時間外勤務（時間、{ends.ja}）　{year}　Ｎ＝{len(drawn):,}{what.ja}"
    return f"Annual overtime hours per employee ({ends.en}), {year}, N = {len(drawn):,} {what.en}"


def _notes(cut: bool, shown: int, total: int, lang: Lang) -> list[str]:
    notes = [
        "順位は値のある団体の中での順位。丸められた値のため、隣り合う順位の差は丸めによることがある。"
        if lang == "ja"
        else "ranks are among areas with a value; values are rounded, so neighbours may differ by rounding alone."
    ]
    if cut:
        notes.append(
            f"紙面に読める大きさで収まる{shown:,}団体を示した（全{total:,}団体は `--data` で出力できる）。"
            if lang == "ja"
            else f"the {shown:,} that fit in readable size are shown, of {total:,}."
        )
    return notes


def _tie_note(chosen: list[Ranked], request: Request) -> list[str]:
    """Say why there are more bars than were asked for: areas tied with the last rank are shown too."""
    wanted = (request.top or USUAL[request.size]) * (2 if request.order == "both" else 1)
    if len(chosen) <= wanted + len(request.highlight):
        return []
    return [
        f"同じ値の団体も示したため、{wanted:,}ではなく{len(chosen):,}団体となっている。"
        if request.lang == "ja"
        else f"{len(chosen):,} are shown instead of {wanted:,}: areas that tie are all named."
    ]
