"""A measure against annual overtime, one dot per municipality, with their rank correlation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from axstat.areas.called import body_name
from axstat.charts import wording
from axstat.charts.bodies import Scatter, ScatterPoint
from axstat.charts.kinds.overtime import AreaHours, codes, read_hours, year_text
from axstat.charts.request import Plan, Request, find_highlights, real, records, words
from axstat.errors import NotLoaded
from axstat.model.measured import Measured, measured
from axstat.model.results import Column, Result
from axstat.model.text import Label, Lang

NAMED = {"a4-column": 3, "a4-page": 5, "slide": 5}
ENOUGH = 10
"""Points from which a rank correlation is told: of 5 without any relation every second coefficient lies beyond
±0.4 and every fourth beyond ±0.7 (a strong one); of 10 every fourth and every fortieth."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One area with a value of the measure and its overtime."""

    area: AreaHours
    value: float
    unit: str
    period: str

    @property
    def hours(self) -> float:
        """Annual overtime."""
        return self.area.hours or 0.0


def scatter(request: Request) -> Plan:
    """Plan overtime against a measure: first result the measure per area, second the overtime values.

    Raises:
        NotLoaded: no area has both.
    """
    measure, values = request.results
    lang, bodies = request.lang, request.subject.bodies
    path = words(measure.parameters.get("measure")) or measure.name
    found = _dots(measure, values)
    if not found:
        raise NotLoaded("no-area-with-both", measure=path)
    shown = measured(path, (dot.unit for dot in found), (dot.period for dot in found), lang)
    marked = find_highlights(request.highlight, (dot.area.known for dot in found))
    r = spearman([dot.value for dot in found], [dot.hours for dot in found])
    year = year_text([dot.area for dot in found], lang)
    if lang == "ja":
        axes = "　".join(part for part in (f"横軸：{shown.title}", shown.when) if part)
        subtitle = f"{axes}　縦軸：職員1人当たり年間時間外勤務　{year}　Ｎ＝{len(found):,}{bodies.ja}"
    else:
        when = f" ({shown.when})" if shown.when else ""
        subtitle = f"{shown.title}{when} against annual overtime per employee, {year}, N = {len(found):,} {bodies.en}"
    return Plan(
        title=_title(shown.title, r, request) if len(found) >= ENOUGH else _neutral_title(shown.title, lang),
        subtitle=wording.sentence(subtitle, lang),
        body=_body(found, marked, shown, request),
        columns=_columns(shown, found),
        rows=tuple((d.area.area_code, d.area.prefecture, d.area.name, d.value, d.area.hours) for d in found),
        summary=_named_values(found, shown, request),
        notes=(_coefficient(r, len(found), lang), *_ecology(lang)),
        codes=codes(dot.area for dot in found),
    )


def _dots(measure: Result, values: Result) -> list[Dot]:
    hours = {area.area_code: area for area in read_hours(values) if area.hours is not None}
    return [
        Dot(hours[code], value, words(row.get("unit")), words(row.get("time_period")))
        for row in records(measure, "area_code", "value")
        if (code := words(row["area_code"])) in hours and (value := real(row["value"])) is not None
    ]


def _body(found: Sequence[Dot], marked: set[str], shown: Measured, request: Request) -> Scatter:
    lang, limit = request.lang, f"{request.threshold:g}"
    low, high = min(dot.value for dot in found), max(dot.value for dot in found)
    log = low > 0 and high / low > 100 and not shown.percent
    about = [shown.unit, "対数目盛" if lang == "ja" else "log scale"] if log else [shown.unit]
    inside = ("、" if lang == "ja" else ", ").join(word for word in about if word)
    brackets = (f"（{inside}）" if lang == "ja" else f" ({inside})") if inside else ""
    return Scatter(
        points=_points(found, marked, shown, request),
        x_title=shown.title + brackets,
        y_title="職員1人当たり年間時間外勤務（時間）" if lang == "ja" else "overtime hours per employee a year",
        threshold=request.threshold,
        threshold_label=f"年{limit}時間" if lang == "ja" else f"{limit} hours",
        log_x=log,
        percent_x=shown.percent,
        lang=lang,
    )


def _columns(shown: Measured, found: Sequence[Dot]) -> tuple[Column, ...]:
    unit = next((dot.unit for dot in found if dot.unit), "")
    return (
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("prefecture", "text", Label("都道府県", "prefecture")),
        Column("name", "text", Label("団体", "area")),
        Column("value", "number", Label(shown.title, shown.title), unit or None, percent=shown.percent),
        Column("hours", "number", Label("年間時間外勤務", "overtime hours a year"), "時間"),
    )


def value_text(value: float, shown: Measured, lang: Lang) -> str:
    """Return one value of a measure with its unit."""
    if shown.percent:
        return wording.percent(value)
    unit = shown.unit if lang == "ja" or not shown.unit else f" {shown.unit}"
    return f"{wording.large(value * shown.factor, lang)}{unit}"


def _named_values(found: Sequence[Dot], shown: Measured, request: Request) -> str:
    """Say where the measure begins and ends, for who does not see the axis."""
    lang = request.lang
    low, high = min(found, key=lambda d: d.value), max(found, key=lambda d: d.value)
    ends = [(request.named(dot.area.known), value_text(dot.value, shown, lang)) for dot in (low, high)]
    if lang == "ja":
        return f"{shown.title}は{ends[0][0]}の{ends[0][1]}から{ends[1][0]}の{ends[1][1]}まで。"
    return wording.sentence(f"{shown.title}: {ends[0][1]} ({ends[0][0]}) to {ends[1][1]} ({ends[1][0]}).", lang)


def _points(found: Sequence[Dot], marked: set[str], shown: Measured, request: Request) -> tuple[ScatterPoint, ...]:
    named = NAMED[request.size]
    top = {dot.area.area_code for dot in sorted(found, key=lambda dot: -dot.hours)[:named]}
    points = []
    for dot in found:
        area = dot.area
        role = "highlight" if area.area_code in marked else "subset" if area.area_code in top else "plain"
        label = body_name(area.area_code, area.name, request.lang) if role != "plain" else ""
        points.append(ScatterPoint(dot.value * shown.factor, dot.hours, label, role))  # type: ignore[arg-type]
    return tuple(sorted(points, key=lambda p: ("plain", "subset", "highlight").index(p.role)))


def _neutral_title(title: str, lang: Lang) -> str:
    """Name what is drawn, and claim nothing."""
    return f"{title}と時間外勤務" if lang == "ja" else wording.sentence(f"{title} and overtime", lang)


def _title(title: str, r: float | None, request: Request) -> str:
    """Describe the strength in words by usual limits (0.2, 0.4, 0.7), never a cause."""
    lang, opening = request.lang, request.subject.opening.text(request.lang)
    if r is None or abs(r) < 0.2:
        text = (
            f"{title}と時間外勤務の間に、はっきりした関係は見られない"
            if lang == "ja"
            else f"no clear relation between {title} and overtime"
        )
        return wording.sentence(opening + text, lang)
    strength = (
        Label("弱い", "weak")
        if abs(r) < 0.4
        else Label("中程度の", "moderate")
        if abs(r) < 0.7
        else Label("強い", "strong")
    )
    sign = Label("正の", "positive") if r > 0 else Label("負の", "negative")
    figure = wording.number(r, 2)
    if lang == "ja":
        return f"{opening}{title}と時間外勤務の間に、{strength.ja}{sign.ja}相関がある（順位相関 {figure}）"
    text = f"a {strength.en} {sign.en} correlation between {title} and overtime (rank correlation {figure})"
    return wording.sentence(opening + text, lang)


def _coefficient(r: float | None, n: int, lang: Lang) -> str:
    if n < ENOUGH:
        return (
            f"団体が{ENOUGH}に満たないため、順位相関係数は示さない。"
            if lang == "ja"
            else f"no rank correlation is given for fewer than {ENOUGH} areas."
        )
    figure = "—" if r is None else wording.number(r, 2)
    return f"順位相関係数（スピアマン）は{figure}。" if lang == "ja" else f"Spearman's rank correlation is {figure}."


def _ecology(lang: Lang) -> tuple[str, ...]:
    if lang == "ja":
        return (
            "団体の間の関係であり、個々の職員の関係や因果を示すものではない（生態学的誤謬に注意）。",
            "団体は規模によらず同じ重みで示した。",
        )
    return (
        "a relation between areas says nothing about single employees and shows no cause (ecological fallacy).",
        "areas count equally, whatever their size.",
    )


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation, ties given their mean rank; None where either side does not vary."""
    a, b = _ranks(xs), _ranks(ys)
    n = len(a)
    mean = (n + 1) / 2
    cross = math.fsum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = math.fsum((x - mean) ** 2 for x in a) * math.fsum((y - mean) ** 2 for y in b)
    return None if spread <= 0 else cross / math.sqrt(spread)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for i in order[start : end + 1]:
            ranks[i] = (start + end) / 2 + 1
        start = end + 1
    return ranks
