"""A quantity over time: the share beyond the threshold with its bounds, the total or median, or one body's own value.

Which of them is one rule: a body where one was asked for, the share where a threshold was given, else the total where
every period has one, else the median with the middle half of the areas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from axstat.charts import wording
from axstat.charts.axes import cut_range
from axstat.charts.bodies import Axis, Trend, TrendPoint
from axstat.charts.kinds.values import SHARE_OVER, period_of, value_column
from axstat.charts.layout.scale import ticks
from axstat.charts.quantity import Quantity
from axstat.charts.request import Known, Plan, Request, real, records, words
from axstat.charts.saying import listed, say, stopped
from axstat.errors import NotLoaded
from axstat.model.results import Column, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import era_year, period
from axstat.reports.comparing import notes_on_years

Statistic = Literal["share", "total", "median", "area"]
COLUMNS = {
    "share": ("share_beyond", "share_beyond_low", "share_beyond_high"),
    "total": ("total", "", ""),
    "median": ("median", "quartile_low", "quartile_high"),
    "area": ("area_value", "", ""),
}
"""What is drawn of each statistic, and what bounds it."""
SHARES = (
    SHARE_OVER,
    Column("share_over_low", "number", Label("下限", "at least"), None, 1, percent=True),
    Column("share_over_high", "number", Label("上限", "at most"), None, 1, percent=True),
)


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a trend and what is drawn of them; `times` are their periods as the database writes them."""

    rows: tuple[dict[str, Scalar], ...]
    times: tuple[str, ...]
    statistic: Statistic
    quantity: Quantity
    threshold: float | None
    points: tuple[TrendPoint, ...]
    beside: tuple[TrendPoint, ...] = ()

    def text(self, value: float, lang: Lang) -> str:
        """Return a value as its point carries it."""
        return _text(self.statistic, self.quantity, value, lang)

    @property
    def counts(self) -> list[int]:
        """How many areas each period has a value of."""
        return [int(real(row.get("reporting")) or 0) for row in self.rows]


def trend(request: Request) -> Plan:
    """Plan a value for every period loaded, with its bounds.

    Raises:
        NotLoaded: no period has a value.
    """
    series, lang = _read(request), request.lang
    apart = stopped(notes_on_years(request.result), lang)
    quantity, statistic = series.quantity, series.statistic
    beyond = quantity.phrase(quantity.beyond, series.threshold, lang)
    title = say("group-share", lang, beyond=beyond) if statistic == "share" else quantity.axis.text(lang)
    bodies = say("similar-bodies", lang) if series.beside else ""
    body = Trend(
        series.points,
        Axis(title, lang, statistic == "share" or quantity.percent),
        step=_step(series),
        spread=statistic == "median",
        label=_name(request) if statistic == "area" else "",
        beside=series.beside,
        beside_label=bodies,
    )
    summary = listed(
        [f"{period(t).text(lang)} {p.value_label}" for t, p in zip(series.times, series.points, strict=True)], lang
    )
    columns, rows = _data(series, request)
    return Plan(
        _title(series, request, neutral=bool(apart)),
        _subtitle(series, request),
        body,
        columns,
        rows,
        summary,
        (*_notes(series, lang), *(apart if statistic == "share" else _apart(series, lang) if apart else ())),
    )


def _read(request: Request) -> Series:
    call, result = request.call(), request.result
    time = call("time_period")
    found = records(result, time, "reporting", *(call(name) for name in COLUMNS["share"]))
    rows = tuple(sorted(found, key=lambda row: (_years(period_of(row[time])), period_of(row[time]))))
    times = tuple(period_of(row[time]) for row in rows)
    statistic = _statistic(rows, request)
    value, low, high = (call(name) for name in COLUMNS[statistic])
    numbers = [
        number for row in rows for name in (value, "similar_median") if (number := real(row.get(name))) is not None
    ]
    if not any(real(row.get(value)) is not None for row in rows):
        raise NotLoaded("years-without-share", n=len(rows), query=result.name)
    quantity = request.quantity(0, () if statistic == "share" else numbers)
    factor = 1.0 if statistic == "share" else quantity.factor
    points = tuple(
        _point(row, text, (value, low, high), statistic, quantity, factor, request.lang)
        for row, text in zip(rows, times, strict=True)
    )
    beside: tuple[TrendPoint, ...] = ()
    if statistic == "area" and any(real(row.get("similar_median")) is not None for row in rows):
        names = ("similar_median", "", "")
        beside = tuple(
            _point(row, text, names, statistic, quantity, factor, request.lang)
            for row, text in zip(rows, times, strict=True)
        )
    return Series(rows, times, statistic, quantity, request.threshold(0, quantity), points, beside)


def _statistic(rows: Sequence[dict[str, Scalar]], request: Request) -> Statistic:
    if request.parameter("area") is not None and "area_value" in rows[0]:
        return "area"
    if request.parameter("over") is not None or request.under():
        return "share"
    known = [row for row in rows if real(row.get("reporting"))]
    return "total" if known and all(real(row.get("total")) is not None for row in known) else "median"


def _text(statistic: Statistic, quantity: Quantity, value: float, lang: Lang) -> str:
    return wording.percent(value) if statistic == "share" else quantity.with_unit(value, lang)


def _point(
    row: dict[str, Scalar],
    time: str,
    names: tuple[str, str, str],
    statistic: Statistic,
    quantity: Quantity,
    factor: float,
    lang: Lang,
) -> TrendPoint:
    value, low, high = (None if (n := real(row.get(name))) is None else n * factor for name in names)
    most = ""
    if statistic == "share" and value is not None and high is not None:
        text = wording.percent(high)
        most = "" if text == wording.percent(value) else say("at-most", lang, value=text)
    shown = say("no-value", lang) if value is None else _text(statistic, quantity, value, lang)
    return TrendPoint(_years(time), _axis_label(time, lang), value, low, high, shown, most, period(time).text(lang))


def _years(time: str) -> float:
    """Return where a period stands on the axis, in years."""
    year, *rest = time.removeprefix("FY").split("-")
    month, day = (int(part) for part in (*rest, "1", "1")[:2])
    return int(year) + (month - 1) / 12 + (day - 1) / 372


def _axis_label(time: str, lang: Lang) -> str:
    if lang == "en":
        return time
    if time.startswith("FY"):
        return f"{era_year(int(time[2:]))}度\n{time[2:]}"
    year, found, rest = period(time).ja.partition("年")
    return f"{year}{found}\n{rest}" if rest else year + found


def _short(time: str, lang: Lang) -> str:
    """Return a period as a sentence about several has it: `令和6年度`."""
    return f"{era_year(int(time[2:]))}度" if lang == "ja" and time.startswith("FY") else period(time).text(lang)


def _step(series: Series) -> float:
    """Return how far apart neighbours stand: a year for fiscal years, else the least distance there is."""
    if all(time.startswith("FY") for time in series.times):
        return 1.0
    return min((b.at - a.at for a, b in pairwise(series.points)), default=1.0)


def _name(request: Request) -> str:
    """Return the body that the chart is about, by its code."""
    from axstat.areas import gazetteer

    code = words(request.parameter("area"))
    area = gazetteer().by_code(code)
    if area is None:
        return code
    return request.named(Known(code, area.name, area.prefecture or ""))


def _figure(series: Series, request: Request) -> str:
    lang, quantity = request.lang, series.quantity
    if series.statistic == "area":
        return say("trend-of-area", lang, quantity, name=_name(request))
    beyond = quantity.phrase(quantity.beyond, series.threshold, lang)
    return say(f"{series.statistic}-figure", lang, quantity, beyond=beyond, what=request.subject.what)


def _title(series: Series, request: Request, *, neutral: bool) -> str:
    lang, figure = request.lang, _figure(series, request)
    fiscal = all(time.startswith("FY") for time in series.times)
    known = [(time, p) for time, p in zip(series.times, series.points, strict=True) if p.value is not None]
    (first, start), (last, end) = known[0], known[-1]
    fields = {"figure": figure, "start": start.value_label, "end": end.value_label}
    fields |= {"first": _short(first, lang), "last": _short(last, lang)}
    if first == last:
        text = say("trend-one", lang, figure=figure, when=period(last), value=end.value_label)
    elif neutral and series.statistic != "area":
        text = say("trend-neutral" if fiscal else "trend-periods", lang, figure=figure.removeprefix("the "))
    elif series.statistic == "share":
        text = _movement(start, end, fields, lang)
    else:
        form = "trend-both" if start.value_label == end.value_label else "trend-from-to"
        text = say(form, lang, value=end.value_label, **fields)
    return text


def _movement(start: TrendPoint, end: TrendPoint, fields: dict[str, str], lang: Lang) -> str:
    """Say how a share moved from the first period to the last; within the bounds it did not certainly move."""
    if len({bound for point in (start, end) for bound in (point.low, point.high, point.value)}) == 1:
        return say("trend-both", lang, value=end.value_label, **fields)
    if (end.low or 0) > (start.high or 0):
        return say("trend-rose", lang, **fields)
    if (end.high or 0) < (start.low or 0):
        return say("trend-fell", lang, **fields)
    return say("trend-unknown", lang, **fields)


def _subtitle(series: Series, request: Request) -> str:
    lang, quantity, counts = request.lang, series.quantity, series.counts
    low, high = min(counts), max(counts)
    when = period(series.times[0]).text(lang)
    if len(series.times) > 1:
        when = say("span", lang, first=when, last=period(series.times[-1]))
    similar = max((int(real(row.get("similar_areas")) or 0) for row in series.rows), default=0)
    fields = {
        "n": f"{low:,}" if low == high else f"{low:,}{'〜' if lang == 'ja' else '–'}{high:,}",
        "beyond": quantity.phrase(quantity.beyond_full, series.threshold, lang),
        "what": request.subject.what,
        "bodies": request.subject.bodies,
        "when": when,
        "similar": similar,
        "name": _name(request) if series.statistic == "area" else "",
    }
    forms = {"share": "trend-about", "total": "trend-total-about", "median": "trend-median-about"}
    form = forms.get(series.statistic, "trend-area-about" if series.beside else "trend-alone-about")
    return say(form, lang, quantity, **fields)


def _notes(series: Series, lang: Lang) -> list[str]:
    if series.statistic == "share":
        open_ = any((p.high or 0) - (p.low or 0) > 0 for p in series.points)
        return [say("note-trend", lang), *([say("note-band", lang, series.quantity)] if open_ else [])]
    drawn = [v for p in (*series.points, *series.beside) for v in (p.value, p.low, p.high) if v is not None]
    cut = ticks(*cut_range(drawn), 5)[0] > 0
    spread = series.statistic == "median" and any(p.low is not None for p in series.points)
    notes = [] if series.statistic == "area" else [say("note-trend-bodies", lang)]
    notes += [say("note-quartiles", lang)] if spread else []
    return [*notes, *([say("note-cut-axis", lang)] if cut else [])]


def _apart(series: Series, lang: Lang) -> list[str]:
    """Say that periods with very different areas are not compared."""
    counts = [count for count in series.counts if count]
    return [say("note-apart", lang, low=min(counts), high=max(counts))]


def _data(series: Series, request: Request) -> tuple[tuple[Column, ...], tuple[tuple[Scalar, ...], ...]]:
    call = request.call()("time_period")
    fiscal = call == "fiscal_year"
    time = Column(
        call, "integer" if fiscal else "text", Label("年度", "fiscal year") if fiscal else Label("時点", "period")
    )
    names = [request.call()(name) for name in COLUMNS[series.statistic] if name]
    names += ["similar_median"] if series.beside else []
    columns = SHARES if series.statistic == "share" else tuple(_column(series, name) for name in names)
    whens: list[Scalar] = [int(t[2:]) if fiscal else t for t in series.times]
    rows = tuple((when, *(real(row.get(name)) for name in names)) for when, row in zip(whens, series.rows, strict=True))
    return (time, *columns), rows


def _column(series: Series, name: str) -> Column:
    from dataclasses import replace

    labels = {
        "quartile_low": Label("第1四分位", "first quartile"),
        "quartile_high": Label("第3四分位", "third quartile"),
        "similar_median": Label("類似団体の中央値", "median of similar bodies"),
    }
    column = value_column(series.quantity, name)
    return replace(column, label=labels.get(name, column.label))
