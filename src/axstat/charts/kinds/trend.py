"""A quantity over time: the share beyond the threshold with its bounds, the total or median, or one body's own value.

A body where one was asked for, else as in `figures`; beside the median stands the middle half of the areas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from axstat.charts import wording
from axstat.charts.axes import cut_range
from axstat.charts.bodies import Axis, Trend, TrendPoint
from axstat.charts.kinds.figures import Figure, statistic_of
from axstat.charts.kinds.values import SHARE_OVER, period_of, value_column
from axstat.charts.layout.scale import ticks
from axstat.charts.quantity import Quantity
from axstat.charts.request import Known, Plan, Request, count, real, records, words
from axstat.charts.saying import listed, stopped
from axstat.errors import NotLoaded
from axstat.model.results import Column, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import era_year, period
from axstat.reports.comparing import notes_on_years

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
    figure: Figure
    points: tuple[TrendPoint, ...]
    beside: tuple[TrendPoint, ...]

    @property
    def counts(self) -> list[int]:
        """How many areas each period has a value of."""
        return [count(row.get("reporting")) for row in self.rows]

    @property
    def counts_bodies(self) -> bool:
        """Whether all bodies were counted, not the figures of one alone read."""
        return all("reporting" in row for row in self.rows)

    @property
    def is_fiscal(self) -> bool:
        """Whether its periods are fiscal years."""
        return all(time.startswith("FY") for time in self.times)


def trend(request: Request) -> Plan:
    """Plan a value for every period loaded, with its bounds.

    Raises:
        NotLoaded: no period has a value.
    """
    series, lang = _read(request), request.lang
    figure, tell = series.figure, series.figure.tell
    apart = stopped(notes_on_years(request.result), lang) if series.counts_bodies else []
    title = tell("group-share") if figure.is_share else tell.quantity.axis.text(lang)
    body = Trend(
        series.points,
        Axis(title, lang, figure.is_share or tell.quantity.percent),
        step=_step(series),
        spread=figure.statistic == "median",
        label=_name(request) if figure.statistic == "area" else "",
        beside=series.beside,
        beside_label=tell("similar-bodies") if series.beside else "",
    )
    columns, rows = _data(series, request)
    return Plan(
        _title(series, request, neutral=bool(apart)),
        _subtitle(series, request),
        body,
        columns,
        rows,
        listed([f"{point.when} {point.value_label}" for point in series.points], lang),
        (*_notes(series), *(apart if figure.is_share else _apart(series) if apart else ())),
    )


def _read(request: Request) -> Series:
    call, result = request.call(), request.result
    time = call("time_period")
    is_of_one = request.parameter("area") is not None and any(c.name == "area_value" for c in result.columns)
    found = records(
        result, time, *(["area_value"] if is_of_one else [call(name) for name in ("reporting", *COLUMNS["share"])])
    )
    rows = tuple(sorted(found, key=lambda row: (_years(period_of(row[time])), period_of(row[time]))))
    times = tuple(period_of(row[time]) for row in rows)
    statistic = "area" if is_of_one else statistic_of(rows, request)
    drawn, similar = tuple(call(name) for name in COLUMNS[statistic]), ("similar_median", "", "")
    numbers = [n for row in rows for name in (drawn[0], similar[0]) if (n := real(row.get(name))) is not None]
    if not any(real(row.get(drawn[0])) is not None for row in rows):
        raise NotLoaded("years-without-share", n=len(rows), query=result.name)
    figure = Figure.of(statistic, request, numbers)

    def points(names: tuple[str, ...]) -> tuple[TrendPoint, ...]:
        return tuple(_point(row, time, names, figure) for row, time in zip(rows, times, strict=True))

    beside = statistic == "area" and any(real(row.get(similar[0])) is not None for row in rows)
    return Series(rows, times, figure, points(drawn), points(similar) if beside else ())


def _point(row: dict[str, Scalar], time: str, names: tuple[str, ...], figure: Figure) -> TrendPoint:
    tell = figure.tell
    value, low, high = (figure.read(row.get(name)) for name in names)
    most = ""
    if figure.is_share and value is not None and high is not None:
        text = wording.percent(high)
        most = "" if text == wording.percent(value) else tell("at-most", value=text)
    shown = tell("no-value") if value is None else figure.text(value)
    when = period(time).text(tell.lang)
    return TrendPoint(_years(time), _axis_label(time, tell.lang), value, low, high, shown, most, when)


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
    least = min((b.at - a.at for a, b in pairwise(series.points)), default=1.0)
    return 1.0 if series.is_fiscal else least


def _name(request: Request) -> str:
    """Return the body that the chart is about, by its code."""
    from axstat.areas import gazetteer

    code = words(request.parameter("area"))
    area = gazetteer().by_code(code)
    if area is None:
        return code
    return request.named(Known(code, area.name, area.prefecture or ""))


def _title(series: Series, request: Request, *, neutral: bool) -> str:
    tell, lang, statistic = series.figure.tell, request.lang, series.figure.statistic
    figure = tell("trend-of-area", name=_name(request)) if statistic == "area" else series.figure.name()
    known = [(time, p) for time, p in zip(series.times, series.points, strict=True) if p.value is not None]
    (first, start), (last, end) = known[0], known[-1]
    if first == last:
        return tell("trend-one", figure=figure, when=period(last), value=end.value_label)
    if neutral and statistic != "area":
        return tell("trend-neutral" if series.is_fiscal else "trend-periods", figure=figure.removeprefix("the "))
    form = "trend-both" if start.value_label == end.value_label else "trend-from-to"
    fields = {"first": _short(first, lang), "last": _short(last, lang), "value": end.value_label, "figure": figure}
    fields |= {"start": start.value_label, "end": end.value_label}
    return tell(_movement(start, end) if series.figure.is_share else form, **fields)


def _movement(start: TrendPoint, end: TrendPoint) -> str:
    """Return how a share moved from the first period to the last; within the bounds it did not certainly move."""
    if len({bound for point in (start, end) for bound in (point.low, point.high, point.value)}) == 1:
        return "trend-both"
    if (end.low or 0) > (start.high or 0):
        return "trend-rose"
    return "trend-fell" if (end.high or 0) < (start.low or 0) else "trend-unknown"


def _subtitle(series: Series, request: Request) -> str:
    tell, lang, statistic = series.figure.tell, request.lang, series.figure.statistic
    low, high = min(series.counts), max(series.counts)
    when = period(series.times[0]).text(lang)
    if len(series.times) > 1:
        when = tell("span", first=when, last=period(series.times[-1]))
    forms = {"share": "trend-about", "total": "trend-total-about", "median": "trend-median-about"}
    return tell(
        forms.get(statistic, "trend-area-about" if series.beside else "trend-alone-about"),
        n=f"{low:,}" if low == high else f"{low:,}{'〜' if lang == 'ja' else '–'}{high:,}",
        when=when,
        similar=max((count(row.get("similar_areas")) for row in series.rows), default=0),
        name=_name(request) if statistic == "area" else "",
    )


def _notes(series: Series) -> list[str]:
    tell, statistic = series.figure.tell, series.figure.statistic
    if statistic == "share":
        open_ = any((p.high or 0) - (p.low or 0) > 0 for p in series.points)
        return [tell("note-trend"), *([tell("note-band")] if open_ else [])]
    drawn = [v for p in (*series.points, *series.beside) for v in (p.value, p.low, p.high) if v is not None]
    said = {
        "note-trend-bodies": statistic != "area",
        "note-quartiles": statistic == "median" and any(p.low is not None for p in series.points),
        "note-cut-axis": ticks(*cut_range(drawn), 5)[0] > 0,
    }
    return [tell(note) for note, is_true in said.items() if is_true]


def _apart(series: Series) -> list[str]:
    """Say that periods with very different areas are not compared."""
    counts = [n for n in series.counts if n]
    return [series.figure.tell("note-apart", low=min(counts), high=max(counts))]


def _data(series: Series, request: Request) -> tuple[tuple[Column, ...], tuple[tuple[Scalar, ...], ...]]:
    call, statistic = request.call(), series.figure.statistic
    time = Column("time_period", "text", Label("時点", "period"))
    if fiscal := call(time.name) == "fiscal_year":
        time = Column("fiscal_year", "integer", Label("年度", "fiscal year"))
    names = [*(call(name) for name in COLUMNS[statistic] if name), *(["similar_median"] if series.beside else [])]
    columns = SHARES if statistic == "share" else tuple(_column(series.figure.tell.quantity, name) for name in names)
    whens: list[Scalar] = [int(t[2:]) if fiscal else t for t in series.times]
    rows = tuple((when, *(real(row.get(name)) for name in names)) for when, row in zip(whens, series.rows, strict=True))
    return (time, *columns), rows


def _column(quantity: Quantity, name: str) -> Column:
    labels = {
        "quartile_low": Label("第1四分位", "first quartile"),
        "quartile_high": Label("第3四分位", "third quartile"),
        "similar_median": Label("類似団体の中央値", "median of similar bodies"),
    }
    column = value_column(quantity, name)
    return replace(column, label=labels.get(name, column.label))
