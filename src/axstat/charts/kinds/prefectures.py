"""Shares by prefecture: sorted bars beside the national value, and the tile map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, ColourClass, Reference, Role, Tile, Tiles
from axstat.charts.kinds.classes import colour_step, share_classes
from axstat.charts.kinds.overtime import FEW, STATUS, few_note
from axstat.charts.request import Known, Plan, Request, find_highlights, real, records, words
from axstat.errors import NotLoaded
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, Lang
from axstat.model.wording import MISSING, fiscal_year


@dataclass(frozen=True, slots=True)
class Group:
    """One prefecture's counts, as the query `overtime_share_by` gives them."""

    name: str
    over: int
    reporting: int
    undecidable: int
    share: float | None
    absent: tuple[tuple[str, int], ...]


def read_groups(request: Request) -> list[Group]:
    """Read a result of `overtime_share_by`.

    Raises:
        NotLoaded: no group has a value.
    """
    groups = []
    for row in records(request.result, "group_name", "over", "reporting", "share_over"):
        absent = tuple((key, int(real(row.get(key)) or 0)) for key in ("missing", "suppressed", "not_listed"))
        groups.append(
            Group(
                name=words(row["group_name"]),
                over=int(real(row["over"]) or 0),
                reporting=int(real(row["reporting"]) or 0),
                undecidable=int(real(row.get("undecidable")) or 0),
                share=real(row["share_over"]),
                absent=absent,
            )
        )
    if all(group.share is None for group in groups):
        raise NotLoaded("prefectures-without-value", n=len(groups), query=request.result.name)
    return groups


def national(groups: Sequence[Group]) -> float:
    """Return the national share: all areas over, among all with a value (not the mean of the prefectures)."""
    return sum(group.over for group in groups) / sum(group.reporting for group in groups)


def bars(request: Request) -> Plan:
    """Plan sorted bars with the national value as a line."""
    groups, lang = read_groups(request), request.lang
    marked = _marked(request, groups)
    ordered = sorted(groups, key=lambda g: (g.share is None, -(g.share or 0.0), _code(g)))
    with_value = [group for group in ordered if group.share is not None]
    compared = [group for group in with_value if group.reporting >= FEW] or with_value
    named = marked or {_code(compared[0]), _code(compared[-1])}
    drawn = tuple(_bar(group, named, lang) for group in ordered)
    share = national(groups)
    label = f"{request.subject.everyone.text(lang)} {wording.percent(share)}"
    body = Bars(drawn, reference=Reference(share, label))
    joiner = "、" if lang == "ja" else ", "
    summary = label + joiner + joiner.join(f"{bar.label} {bar.value_label}" for bar in (*drawn[:3], drawn[-1]))
    title = _title(ordered, request)
    return Plan(title, _subtitle(request, groups), body, _columns(), _rows(ordered), summary, _notes(request, groups))


def tiles(request: Request) -> Plan:
    """Plan the tile map."""
    from axstat.areas import tile_grid

    groups, lang = read_groups(request), request.lang
    marked = _marked(request, groups)
    classes = share_classes([g.share for g in groups if g.share is not None], lang)
    places = tile_grid()
    known = [group for group in groups if _code(group) in places]
    drawn = tuple(_tile(group, places[_code(group)], classes, marked, request) for group in known)
    body = Tiles(
        drawn,
        classes,
        f"年{request.threshold:g}時間を超える団体の割合"
        if lang == "ja"
        else f"share over {request.threshold:g} hours a year",
        "値なし" if lang == "ja" else "no value",
    )
    ordered = sorted(groups, key=lambda g: (g.share is None, -(g.share or 0.0), _code(g)))
    joiner = "、" if lang == "ja" else ", "
    listed = ordered if len(ordered) <= 8 else [*ordered[:5], *ordered[-3:]]
    summary = joiner.join(f"{names.prefecture(g.name, lang)} {_share_text(g, lang)}" for g in listed)
    notes = (
        *_notes(request, groups),
        "都道府県を同じ大きさの升で示した。面積や人口は表さない。"
        if lang == "ja"
        else "every prefecture has a tile of one size: area and population are not shown.",
    )
    title = _title(ordered, request)
    return Plan(title, _subtitle(request, groups), body, _columns(), _rows(groups), summary, notes)


def _code(group: Group) -> str:
    return names.PREFECTURE_CODES.get(group.name, "99")


def _marked(request: Request, groups: Sequence[Group]) -> set[str]:
    return find_highlights(request.highlight, (Known(_code(g), g.name, "") for g in groups))


def _share_text(group: Group, lang: Lang) -> str:
    if group.share is None:
        return "値なし" if lang == "ja" else "no value"
    return wording.percent(group.share)


def _bar(group: Group, marked: set[str], lang: Lang) -> Bar:
    role: Role = "highlight" if _code(group) in marked else "missing" if group.share is None else "plain"
    return Bar(names.prefecture(group.name, lang), group.share, _share_text(group, lang), role)


def _tile(
    group: Group, place: tuple[int, int], classes: tuple[ColourClass, ...], marked: set[str], request: Request
) -> Tile:
    label = names.short_prefecture(group.name, request.lang, abbreviated=request.size != "a4-page")
    return Tile(
        column=place[0],
        row=place[1],
        label=label,
        value=group.share,
        value_label=MISSING if group.share is None else wording.percent(group.share, 0),
        step=colour_step(group.share, classes),
        highlight=_code(group) in marked,
    )


def _title(ordered: Sequence[Group], request: Request) -> str:
    """Say how far prefectures lie apart; one with a handful of areas is no example."""
    lang, limit, what = request.lang, f"{request.threshold:g}", request.subject.what
    compared = [group for group in ordered if group.reporting >= FEW]
    if len(compared) < 2:
        share = wording.percent(national(ordered))
        return (
            f"年{limit}時間を超えるのは、値のある{what.ja}の{share}"
            if lang == "ja"
            else f"{share} of reporting {what.en} exceed {limit} hours of overtime a year"
        )
    highest, lowest = compared[0], compared[-1]
    first, last = names.prefecture(highest.name, lang), names.prefecture(lowest.name, lang)
    ends = (highest.share or 0, lowest.share or 0)
    top, bottom = (wording.percent(share, 0) for share in ends)
    if top == bottom:  # to the whole percent
        top, bottom = (wording.percent(share) for share in ends)
    if top == bottom:
        return (
            f"年{limit}時間を超える{what.ja}の割合は、値のあるすべての都道府県で{top}"
            if lang == "ja"
            else f"{top} of {what.en} exceed {limit} hours of overtime in every prefecture with a value"
        )
    if lang == "ja":
        return f"年{limit}時間を超える{what.ja}の割合は、{last}の{bottom}から{first}の{top}までの幅がある"
    return f"The share of {what.en} over {limit} hours of overtime runs from {bottom} in {last} to {top} in {first}"


def _subtitle(request: Request, groups: Sequence[Group]) -> str:
    lang, total = request.lang, sum(group.reporting for group in groups)
    what, bodies = request.subject.what, request.subject.bodies
    year = real(records(request.result)[0].get("fiscal_year"))
    when = "" if year is None else fiscal_year(int(year)).text(lang)
    limit = f"{request.threshold:g}"
    if lang == "ja":
        return f"職員1人当たり時間外勤務が年{limit}時間を超える団体の割合　{when}　Ｎ＝{total:,}{bodies.ja}"
    return f"Share of {what.en} over {limit} overtime hours per employee a year, {when}, N = {total:,}"


def _notes(request: Request, groups: Sequence[Group]) -> tuple[str, ...]:
    few = any(0 < group.reporting < FEW for group in groups)
    return (*_denominator(request, groups), *few_note(few, request.lang))


def _denominator(request: Request, groups: Sequence[Group]) -> tuple[str, ...]:
    lang, what = request.lang, request.subject.what
    total = sum(group.reporting for group in groups)
    absent = {
        key: sum(dict(group.absent).get(key, 0) for group in groups) for key in ("missing", "suppressed", "not_listed")
    }
    gaps = [(STATUS[key], n) for key, n in absent.items() if n]
    open_ = sum(group.undecidable for group in groups)
    if lang == "ja":
        listed = "、".join(f"{label.ja}{n:,}" for label, n in gaps)
        notes = [
            f"分母は各都道府県の{what.ja}のうち値のある団体（計{total:,}"
            + (f"、{listed}を除く" if listed else "")
            + "）。"
        ]
        if open_:
            notes.append(f"丸めのため判定できない{open_:,}団体は「超える」に含めない。")
        return tuple(notes)
    listed = ", ".join(f"{n:,} {label.en}" for label, n in gaps)
    notes = [
        f"denominator: {what.en} with a value in each prefecture ({total:,} in all"
        + (f"; {listed} left out" if listed else "")
        + ")."
    ]
    if open_:
        notes.append(f"the {open_:,} that rounding leaves undecidable are not counted as over.")
    return tuple(notes)


def _columns() -> tuple[Column, ...]:
    return (
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("over", "integer", Label("超える団体", "over"), "団体"),
        Column("reporting", "integer", Label("値のある団体", "with a value"), "団体"),
        Column("share_over", "number", Label("超える割合", "share over"), None, 1, percent=True),
    )


def _rows(groups: Sequence[Group]) -> tuple[tuple[str | int | float | None, ...], ...]:
    return tuple((g.name, g.over, g.reporting, g.share) for g in groups)
