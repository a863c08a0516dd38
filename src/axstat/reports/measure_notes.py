"""What an answer about a measure says beside its table: who was counted out of whom, of when, and what a mean is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from axstat.model.measured import measure_title
from axstat.model.names import translated
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.model.wording import period
from axstat.reports.listed import later_list
from axstat.reports.measure_columns import units_found
from axstat.reports.measured import facts
from axstat.reports.wording import bodies_of
from axstat.reports.years import loaded_years

if TYPE_CHECKING:
    from axstat.store import Reader

PLAIN_MEAN = Label("平均は団体の単純平均", "the mean is the plain mean over areas")
ROUNDED_RANKS = Label(
    "丸められた値の順位であり、隣り合う順位の差は丸めによることがある",
    "ranks are among rounded figures: neighbours can differ by rounding alone",
)
NO_UNIT = Label("資料に単位の記載がない", "the source states no unit")


_OF_OVERTIME = frozenset({"hours_per_month", "hours_per_year", "pct_over_45h", "pct_45_to_100h", "pct_over_100h"})


def notes_on_defaults(reader: Reader, result: Result, *, year: object, prefecture: str | None) -> Iterator[Label]:
    """Yield what was chosen in place of a `year` and a `prefecture` that were not given, where it may surprise."""
    where = result.parameters.get("prefecture")
    if prefecture is None and where is not None:
        yield Label(
            f"取り込まれた一覧にあるのは{where}の団体だけなので、{where}を対象とした"
            "（全国を対象とするには `--prefecture 全国`）",
            f"only bodies of {translated(str(where), 'en')} are listed, so that only they are counted "
            "(`--prefecture 全国` counts those of all prefectures)",
        )
    if year is None and where is None and "period" in result.parameters:
        yield from _later_lists(reader, result)
    if year is None and result.parameters["measure"] in _OF_OVERTIME:
        yield from _later_years(reader, result)


def _later_lists(reader: Reader, result: Result) -> Iterator[Label]:
    """Name a later period of which only one prefecture's bodies are listed, and how to ask for it."""
    rows = facts(reader, str(result.parameters["measure"])).rows
    listed = {row.time_period: row.prefecture for row in rows}
    own = result.parameters["period"]
    if not isinstance(own, str) or own not in listed:
        return
    after = list(listed)[list(listed).index(own) + 1 :]
    for text, only in ((text, listed[text]) for text in after):
        if only is not None:
            yield later_list(period(own), period(text), only, text.removeprefix("FY"))


def _later_years(reader: Reader, result: Result) -> Iterator[Label]:
    """Say that a later year of overtime is loaded, which lacks this figure: a monthly mean alone may be published."""
    own = str(result.parameters.get("period"))
    later = [f"FY{year}" for year in loaded_years(reader) if f"FY{year}" > own]
    if own.startswith("FY") and later:
        when, newest = period(own), period(later[-1])
        yield Label(
            f"時間外勤務は{newest.ja}まで取り込まれているが、この項目の値は{when.ja}までで、その値を示す"
            "（`axstat report overtime` は、年間の値のない年度を月平均×12とする）",
            f"overtime is loaded up to {newest.en}, this measure up to {when.en}, which is shown "
            "(`axstat report overtime` takes 12 × the monthly mean where no year is published)",
        )


def measure_notes(result: Result) -> Iterator[Label]:
    """Yield what is to be known of an answer about a measure."""
    names = [column.name for column in result.columns]
    is_card = result.name == "measure_summary" and len(result.rows) == 1
    if "reporting" in names and not is_card:
        yield from _denominators(result)
    if "mean" in names and not is_card:  # a card says it beside the figure
        yield PLAIN_MEAN
    if result.name == "measure_ranking" and any(row["low"] != row["high"] for row in result.records()):
        yield ROUNDED_RANKS
    if None in units_found(result):
        yield NO_UNIT
    for name in ("per", "weight", "population"):
        own = result.parameters.get(f"{name}_period")
        if own:
            yield _beside(name, result.parameters[name], own if isinstance(own, list) else [own])


def _beside(name: str, measure: str, periods: Sequence[str]) -> Label:
    """Say of which period another measure is that the figures were set against."""
    role = {
        "per": Label("割る項目", "divided by"),
        "weight": Label("平均の重み", "mean weighted by"),
        "population": Label("人口", "population"),
    }[name]
    spans = [period(text) for text in dict.fromkeys(periods)]
    return Label(
        f"{role.ja}：{measure_title(measure, 'ja')}（{'、'.join(span.ja for span in spans)}）",
        f"{role.en}: {measure_title(measure, 'en')} ({', '.join(span.en for span in spans)})",
    )


def _denominators(result: Result) -> Iterator[Label]:
    """Say of how many areas there is a figure, for each period."""
    who = bodies_of(result.parameters)
    counts: dict[str, list[int]] = {}
    for row in (
        record for n, record in enumerate(result.records()) if n not in result.totals or "group_name" not in record
    ):
        counted = counts.setdefault(str(row["time_period"]), [0, 0])
        counted[0] += int(str(row["reporting"]))
        counted[1] += int(str(row["universe_size"]))
    for text, (reporting, universe) in counts.items():
        when = period(text)
        yield Label(
            f"{when.ja}の分母：{who.ja} {universe:,} のうち値のある {reporting:,}",
            f"{when.en} denominator: {reporting:,} of {universe:,} {who.en} reporting",
        )
