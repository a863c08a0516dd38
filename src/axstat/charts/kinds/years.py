"""Years: the share over the threshold from year to year with its bounds, and areas in two years side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.bodies import Role, Slope, SlopeLine, Trend, TrendPoint
from axstat.charts.request import Known, Plan, Request, find_highlights, real, records, words
from axstat.errors import NotLoaded
from axstat.model.results import Column, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import era_year, fiscal_year
from axstat.reports.comparing import (
    KIND_NOTE,
    areas_by_year,
    areas_note,
    differ_in_areas,
    differ_in_kind,
    notes_on_years,
)

EXTREMES = {"a4-column": 3, "a4-page": 5, "slide": 4}


def trend(request: Request) -> Plan:
    """Plan the share over the threshold for every fiscal year loaded, with the band of undecidable areas."""
    lang, what, limit = request.lang, request.subject.what, f"{request.threshold:g}"
    rows = records(request.result, "fiscal_year", "share_over", "share_over_low", "share_over_high")
    points = tuple(_point(row, lang) for row in sorted(rows, key=lambda row: real(row["fiscal_year"]) or 0))
    if all(point.value is None for point in points):
        raise NotLoaded("years-without-share", n=len(points), query=request.result.name)
    y_title = f"年{limit}時間を超える団体の割合" if lang == "ja" else f"share over {limit} hours a year"
    body = Trend(points, y_title, percent=True)
    shares = tuple(
        Column(name, "number", label, None, 1, percent=True)
        for name, label in (
            ("share_over", Label("超える割合", "share over")),
            ("share_over_low", Label("下限", "at least")),
            ("share_over_high", Label("上限", "at most")),
        )
    )
    columns = (Column("fiscal_year", "integer", Label("年度", "fiscal year")), *shares)
    data = tuple((p.year, p.value, p.low, p.high) for p in points)
    summary = ("、" if lang == "ja" else ", ").join(f"{fiscal_year(p.year).text(lang)} {p.value_label}" for p in points)
    apart = _sentences(notes_on_years(request.result), lang)
    return Plan(
        _neutral_trend_title(request) if apart else _trend_title(points, request),
        _trend_subtitle(rows, request, what),
        body,
        columns,
        data,
        summary,
        (*_trend_notes(points, lang), *apart),
    )


def _neutral_trend_title(request: Request) -> str:
    """Name what is drawn, and claim nothing."""
    what, limit = request.subject.what, f"{request.threshold:g}"
    if request.lang == "ja":
        return f"年{limit}時間を超える{what.ja}の割合、年度別"
    return f"Share of {what.en} over {limit} hours of overtime, by fiscal year"


def _point(row: dict[str, Scalar], lang: Lang) -> TrendPoint:
    year, value = int(real(row["fiscal_year"]) or 0), real(row["share_over"])
    high = real(row["share_over_high"])
    label = f"{era_year(year)}度\n{year}" if lang == "ja" else f"FY{year}"
    return TrendPoint(
        year=year,
        label=label,
        value=value,
        low=real(row["share_over_low"]),
        high=high,
        value_label=("値なし" if lang == "ja" else "no value") if value is None else wording.percent(value),
        high_label=_high_label(value, high, lang),
    )


def _high_label(value: float | None, high: float | None, lang: Lang) -> str:
    """Return the upper bound as a label where it prints differently from the value."""
    if value is None or high is None or wording.percent(value) == wording.percent(high):
        return ""
    return f"最大 {wording.percent(high)}" if lang == "ja" else f"at most {wording.percent(high)}"


def _trend_title(points: Sequence[TrendPoint], request: Request) -> str:
    """Say how the share moved from the first year to the last; within the bounds it did not certainly move."""
    lang, what, limit = request.lang, request.subject.what, f"{request.threshold:g}"
    known = [point for point in points if point.value is not None]
    first, last = known[0], known[-1]
    when = fiscal_year(last.year).text(lang)
    start, end = first.value_label, last.value_label
    if first is last:
        return (
            f"年{limit}時間を超える{what.ja}の割合は、{when}に{end}"
            if lang == "ja"
            else f"{end} of {what.en} exceeded {limit} hours of overtime in {when}"
        )
    bounds = {bound for point in (first, last) for bound in (point.low, point.high, point.value)}
    if len(bounds) == 1:
        return (
            f"年{limit}時間を超える{what.ja}の割合は、{era_year(first.year)}度も{era_year(last.year)}度も{end}"
            if lang == "ja"
            else f"The share of {what.en} over {limit} hours is {end} in FY{first.year} and in FY{last.year}"
        )
    if (last.low or 0) > (first.high or 0):
        verb = Label("高まった", "rose")
    elif (last.high or 0) < (first.low or 0):
        verb = Label("下がった", "fell")
    else:
        return (
            f"年{limit}時間を超える{what.ja}の割合は{start}と{end}で、変化は判定できない"
            if lang == "ja"
            else f"The share of {what.en} over {limit} hours is {start}, then {end}: no change can be established"
        )
    if lang == "ja":
        from_year, to_year = era_year(first.year), era_year(last.year)
        move = f"{from_year}度の{start}から{to_year}度の{end}へ{verb.ja}"
        return f"年{limit}時間を超える{what.ja}の割合は、{move}"
    move = f"{verb.en} from {start} in FY{first.year} to {end} in FY{last.year}"
    return f"The share of {what.en} over {limit} hours {move}"


def _trend_subtitle(rows: Sequence[dict[str, Scalar]], request: Request, what: Label) -> str:
    counts = [int(real(row.get("reporting")) or 0) for row in rows]
    low, high = min(counts), max(counts)
    n = f"{low:,}" if low == high else f"{low:,}{'〜' if request.lang == 'ja' else '–'}{high:,}"
    limit = f"{request.threshold:g}"
    if request.lang == "ja":
        return f"職員1人当たり時間外勤務が年{limit}時間を超える団体の割合　各年度　Ｎ＝{n}{request.subject.bodies.ja}"
    return f"Share of {what.en} over {limit} overtime hours per employee a year, by fiscal year, N = {n}"


def _trend_notes(points: Sequence[TrendPoint], lang: Lang) -> tuple[str, ...]:
    open_ = any((p.high or 0) - (p.low or 0) > 0 for p in points)
    ja = lang == "ja"
    notes = [
        "分母は各年度の値のある団体。縦軸は0から始まらない。"
        if ja
        else "denominator: areas with a value in each year; the vertical axis does not start at 0."
    ]
    if open_:
        notes.append(
            "帯は、月平均の丸めのため判定できない団体をすべて含めた場合と含めない場合の幅。"
            if ja
            else "the band runs from counting none to counting all of the areas left undecidable by rounding."
        )
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class Change:
    """One area in two years, as the query `overtime_change` gives it."""

    area_code: str
    name: str
    prefecture: str
    before: float
    after: float
    direction: str

    @property
    def known(self) -> Known:
        """How a highlight finds this area."""
        return Known(self.area_code, self.name, self.prefecture)


def slope(request: Request) -> Plan:
    """Plan two years side by side: the largest changes and the highlighted areas, named; nobody else."""
    lang, bodies = request.lang, request.subject.bodies
    changes = [_change(row) for row in records(request.result, "area_code", "name", "hours_before", "hours_after")]
    marked = find_highlights(request.highlight, (change.known for change in changes))
    shown = _extremes(changes, EXTREMES[request.size], marked)
    lines = tuple(_line(change, marked, request) for change in shown)
    given = (request.result.parameters.get(key) for key in ("from_year", "to_year"))
    years = [None if year is None else int(year) for year in given]
    heads = ["" if year is None else fiscal_year(year).text(lang) for year in years]
    body = Slope(lines, *heads)
    columns = (
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("name", "text", Label("団体", "area")),
        Column("hours_before", "number", Label("前の年度", "before"), "時間"),
        Column("hours_after", "number", Label("後の年度", "after"), "時間"),
    )
    rows = tuple((c.area_code, c.prefecture, c.name, c.before, c.after) for c in shown)
    summary = ("、" if lang == "ja" else ", ").join(
        f"{line.label} {line.left_label}→{line.right_label}" for line in lines
    )
    subtitle = (
        f"職員1人当たり年間時間外勤務（時間）　{heads[0]}→{heads[1]}　Ｎ＝{len(changes):,}{bodies.ja}"
        if lang == "ja"
        else f"Annual overtime hours per employee, {heads[0]} to {heads[1]}, N = {len(changes):,} {bodies.en}"
    )
    apart = _slope_apart([year for year in years if year is not None], request)
    title = _neutral_slope_title(heads, request) if apart else _slope_title(changes, request)
    notes = (*_slope_notes(changes, shown, lang), *apart)
    codes = frozenset(change.area_code for change in changes)
    return Plan(title, subtitle, body, columns, rows, summary, notes, codes)


def _slope_apart(years: Sequence[int], request: Request) -> list[str]:
    """Return why the two years cannot be compared, nothing where they can: the areas are those their sources list."""
    sources = request.result.sources
    counts = areas_by_year(sources, request.origins[0] if request.origins else {}, years)
    notes = [areas_note(counts, shares=False)] if differ_in_areas(counts) else []
    return _sentences([*notes, *([KIND_NOTE] if differ_in_kind(sources, years) else [])], request.lang)


def _sentences(notes: Iterable[Label], lang: Lang) -> list[str]:
    """Return notes as charts print them, each with its full stop."""
    return [note.text(lang) + ("。" if lang == "ja" else ".") for note in notes]


def _neutral_slope_title(heads: Sequence[str], request: Request) -> str:
    """Name what is drawn, and claim nothing."""
    if request.lang == "ja":
        return f"{heads[0]}と{heads[1]}の時間外勤務"
    return f"Overtime in {heads[0]} and {heads[1]}"


def _change(row: dict[str, Scalar]) -> Change:
    return Change(
        words(row["area_code"]),
        words(row["name"]),
        words(row.get("prefecture")),
        real(row["hours_before"]) or 0.0,
        real(row["hours_after"]) or 0.0,
        words(row.get("direction")),
    )


def _extremes(changes: Sequence[Change], each: int, marked: set[str]) -> list[Change]:
    ordered = sorted(changes, key=lambda c: (c.before - c.after, c.area_code))
    keep = ordered if len(ordered) <= 2 * each else [*ordered[:each], *ordered[-each:]]
    return [change for change in ordered if change in keep or change.area_code in marked]


def _line(change: Change, marked: set[str], request: Request) -> SlopeLine:
    label = request.named(change.known)
    short = body_name(change.area_code, change.name, request.lang)
    role: Role = (
        "highlight" if change.area_code in marked or (not marked and change.after > change.before) else "subset"
    )
    return SlopeLine(
        label, change.before, change.after, wording.hours(change.before), wording.hours(change.after), role, short
    )


def _slope_title(changes: Sequence[Change], request: Request) -> str:
    """Count who certainly rose and fell; the query decides what rounding leaves open."""
    up = sum(c.direction == "up" if c.direction else c.after > c.before for c in changes)
    down = sum(c.direction == "down" if c.direction else c.after < c.before for c in changes)
    bodies, opening = request.subject.bodies, request.subject.opening
    if request.lang == "ja":
        return f"{opening.ja}時間外勤務は{up:,}{bodies.ja}で増え、{down:,}{bodies.ja}で減った"
    return wording.sentence(f"{opening.en}overtime rose in {up:,} {bodies.en} and fell in {down:,}", "en")


def _slope_notes(changes: Sequence[Change], shown: Sequence[Change], lang: Lang) -> tuple[str, ...]:
    notes = ["両年度に値のある団体で比べた。" if lang == "ja" else "areas with a value in both years."]
    open_ = sum(c.direction in {"undecidable", "same"} for c in changes)
    if open_:
        notes.append(
            f"{open_:,}団体は同じ値、または丸めのため増減を判定できない。"
            if lang == "ja"
            else f"{open_:,} are unchanged or cannot be told because of rounding."
        )
    if len(shown) < len(changes):
        notes.append(
            f"増減の大きい団体など{len(shown):,}団体を描いた。"
            if lang == "ja"
            else f"the {len(shown):,} largest changes (and any highlighted area) are drawn."
        )
    return tuple(notes)
