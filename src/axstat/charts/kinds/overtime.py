"""Values of annual overtime, one per area: reading the query's rows, counting its verdicts, and binning hours.

The query decides who is over the threshold (answers.md#the-rounding-edge); a chart only counts, so that its numbers
are the report's numbers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from axstat.charts import wording
from axstat.charts.bodies import Bin
from axstat.charts.layout.scale import round_step
from axstat.charts.request import Known, real, records, words
from axstat.errors import NotLoaded
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label, Lang
from axstat.model.values import Status
from axstat.model.wording import NOT_LISTED, fiscal_year

Verdict = Literal["over", "not_over", "undecidable", "none"]
VERDICTS: dict[str, Verdict] = {"over": "over", "not_over": "not_over", "undecidable": "undecidable"}
FEW = 3  # a group of fewer areas is never the highest or the lowest of a title
STATUS = {status.word: status.label for status in Status} | {"not_listed": NOT_LISTED}


@dataclass(frozen=True, slots=True)
class AreaHours:
    """One area's annual overtime; `hours` is None where there is no value, and `status` says why."""

    area_code: str
    name: str
    prefecture: str
    kind: str
    year: int | None
    hours: float | None
    verdict: Verdict
    status: str
    monthly: bool = False

    @property
    def known(self) -> Known:
        """How a highlight finds this area."""
        return Known(self.area_code, self.name, self.prefecture)


def read_hours(result: Result) -> list[AreaHours]:
    """Read a result of `overtime_values`: one row per area of the universe, whoever has no value included."""
    return [_area(row) for row in records(result, "area_code", "name", "hours", "verdict")]


def _area(row: dict[str, Scalar]) -> AreaHours:
    fiscal = real(row.get("fiscal_year"))
    hours = real(row["hours"])
    verdict = words(row["verdict"])
    return AreaHours(
        area_code=words(row["area_code"]),
        name=words(row["name"]),
        prefecture=words(row.get("prefecture")),
        kind=words(row.get("kind")),
        year=None if fiscal is None else int(fiscal),
        hours=hours,
        verdict=VERDICTS[verdict] if hours is not None and verdict in VERDICTS else "none",
        status=words(row.get("status")),
        monthly=words(row.get("hours_basis")) == "monthly",
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts against the threshold, and who did not report."""

    over: int
    not_over: int
    undecidable: int
    absent: tuple[tuple[str, int], ...]
    monthly: int = 0

    @property
    def reporting(self) -> int:
        """Areas with a value."""
        return self.over + self.not_over + self.undecidable

    @property
    def share(self) -> float:
        """Areas definitely over, among those with a value."""
        return self.over / self.reporting

    @property
    def share_high(self) -> float:
        """The same with every undecidable area counted as over."""
        return (self.over + self.undecidable) / self.reporting

    @property
    def bounds(self) -> tuple[float, ...]:
        """Every share that the data allow, the areas without a value counted on either side."""
        everyone = self.reporting + sum(count for _, count in self.absent)
        silent = everyone - self.reporting
        return self.share, self.share_high, self.over / everyone, (self.over + self.undecidable + silent) / everyone


def tally(areas: Iterable[AreaHours]) -> Tally:
    """Count areas by verdict; those without a value by status."""
    verdicts: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    monthly = 0
    for area in areas:
        verdicts[area.verdict] += 1
        monthly += area.monthly and area.verdict != "none"
        if area.verdict == "none":
            absent[area.status] += 1
    return Tally(
        verdicts["over"], verdicts["not_over"], verdicts["undecidable"], tuple(sorted(absent.items())), monthly
    )


def reporting(areas: Sequence[AreaHours], query: str) -> list[AreaHours]:
    """Return the areas with a value; `query` is where they are from.

    Raises:
        NotLoaded: there is none.
    """
    with_value = [area for area in areas if area.hours is not None]
    if not with_value:
        raise NotLoaded("areas-without-value", n=len(areas), query=query)
    return with_value


def year_text(areas: Sequence[AreaHours], lang: Lang) -> str:
    """Return the fiscal year of the values."""
    years = sorted({area.year for area in areas if area.year is not None})
    return ("・" if lang == "ja" else ", ").join(fiscal_year(year).text(lang) for year in years)


def codes(areas: Iterable[AreaHours]) -> frozenset[str]:
    """Return the codes of areas."""
    return frozenset(area.area_code for area in areas)


def denominator_note(counted: Tally, what: Label, threshold: float, lang: Lang, *, shares: bool = True) -> list[str]:
    """Return the notes on who was counted, who is missing and who cannot be decided."""
    absent = [(STATUS.get(status, Label(status or "値なし", status or "no value")), n) for status, n in counted.absent]
    ja, en = what.ja, what.en
    if lang == "ja":
        gaps = "、".join(f"{label.ja}{n:,}" for label, n in absent)
        notes = [
            f"{'分母' if shares else '対象'}は値のある{counted.reporting:,}{ja}"
            + (f"（{gaps}を除く）。" if gaps else "。")
        ]
        if counted.monthly:
            who = "すべて" if counted.monthly == counted.reporting else f"うち{counted.monthly:,}団体は"
            notes.append(f"{who}月平均のみの公表で、年の値は月平均×12。")
        if counted.undecidable and shares:
            notes.append(
                f"{counted.undecidable:,}団体は月平均の丸めのため年{threshold:g}時間を超えるか判定できない。"
                f"割合の幅は{wording.percent_range(counted.share, counted.share_high, lang)}。"
            )
        return notes
    gaps = ", ".join(f"{n:,} {label.en}" for label, n in absent)
    notes = [
        f"{'denominator' if shares else 'counted'}: the {counted.reporting:,} {en} with a value"
        + (f" ({gaps} left out)." if gaps else ".")
    ]
    if counted.monthly:
        who = "all" if counted.monthly == counted.reporting else f"{counted.monthly:,} of them"
        notes.append(f"{who} publish a monthly mean only: their year is 12 × the month.")
    if counted.undecidable and shares:
        notes.append(
            f"{counted.undecidable:,} cannot be placed above or below {threshold:g} h because of rounding; "
            f"the share lies within {wording.percent_range(counted.share, counted.share_high, lang)}."
        )
    return notes


def few_note(any_left: bool, lang: Lang) -> list[str]:
    """Return the note that groups of a handful of areas are not compared in the title, where there is one."""
    if not any_left:
        return []
    return [
        f"値のある団体が{FEW}に満たない区分は、題の比較に含めない。"
        if lang == "ja"
        else f"groups of fewer than {FEW} areas with a value are left out of the title's comparison."
    ]


def message(counted: Tally, what: Label, threshold: float, lang: Lang) -> str:
    """Return the sentence a chart of shares is headed with; true whatever the areas without a value would say."""
    ja = f"で、職員1人当たりの時間外勤務が年{threshold:g}時間を超える"
    en = f" exceed {threshold:g} hours of overtime per employee a year"
    reporters = Label(f"値のある{what.ja}", f"reporting {what.en}")
    if counted.over + counted.undecidable == 0:
        who = what if not counted.absent else reporters
        return (
            f"職員1人当たりの時間外勤務が年{threshold:g}時間を超える{who.ja}はない"
            if lang == "ja"
            else f"None of the {who.en} exceeds {threshold:g} hours of overtime per employee a year"
        )
    if counted.over == counted.reporting:
        who = what if not counted.absent else reporters
        return f"すべての{who.ja}{ja}" if lang == "ja" else f"All {who.en}{en}"
    few = counted.reporting < 10
    phrase = None if few else wording.share_phrase(what, counted.bounds, lang)
    if phrase is None and not few:
        phrase = wording.share_phrase(reporters, (counted.share, counted.share_high), lang)
    if phrase is None:
        phrase = wording.percent_phrase(reporters, counted.share, counted.share_high, lang)
    return phrase + (ja if lang == "ja" else en)


def make_bins(areas: Sequence[AreaHours], threshold: float, *, most: int) -> tuple[Bin, ...]:
    """Sort areas into classes of a round width; the threshold is always a class limit.

    Classes are open below and closed above, so that exactly 100 hours is not beyond 100. A long tail goes into one
    open-ended class, so that one extreme value does not squeeze the rest.
    """
    values = sorted(area.hours for area in areas if area.hours is not None)
    bulk = values[min(len(values) - 1, math.ceil(0.99 * len(values)))] if len(values) >= 100 else values[-1]
    low = min(0.0, values[0])
    high = max(bulk if values[-1] > bulk + 0.35 * (bulk - low) else values[-1], threshold)
    if len(values) < 100 and len(values) > 2 and values[-1] > 4 * max(values[-2], threshold):
        high = max(values[-2], threshold)
    width = round_step(high - low, most)
    first = math.floor((low - threshold) / width + 1e-9)
    last = max(math.ceil((high - threshold) / width - 1e-9), 1)
    edges = [threshold + i * width for i in range(first, last + 1)]
    if threshold + first * width >= low > 0 or (low == 0.0 and edges[0] > 0):
        edges.insert(0, edges[0] - width)
    return _fill(areas, edges, open_ended=values[-1] > edges[-1])


def _fill(areas: Sequence[AreaHours], edges: list[float], *, open_ended: bool) -> tuple[Bin, ...]:
    counts: list[Counter[str]] = [Counter() for _ in edges]
    for area in areas:
        if area.hours is not None:
            place = next((i for i, high in enumerate(edges[1:]) if area.hours <= high + 1e-9), len(edges) - 1)
            counts[place][area.verdict] += 1
    bins = [
        Bin(low, high, found["not_over"], found["over"], found["undecidable"])
        for low, high, found in zip(edges, edges[1:], counts, strict=False)
    ]
    if open_ended:
        tail = counts[-1]
        bins.append(Bin(edges[-1], math.inf, tail["not_over"], tail["over"], tail["undecidable"], open_ended=True))
    return tuple(bins)


def bin_columns() -> tuple[Column, ...]:
    """Return the columns of a histogram's data."""
    return (
        Column("above", "number", Label("超", "above"), "時間"),
        Column("up_to", "number", Label("以下", "up to"), "時間"),
        Column("areas", "integer", Label("団体数", "areas")),
        Column("over", "integer", Label("超える", "over")),
        Column("not_over", "integer", Label("超えない", "not over")),
        Column("undecidable", "integer", Label("判定できない", "undecidable")),
    )


def bin_row(bin_: Bin) -> tuple[float | int | None, ...]:
    """Return one class as a row of `bin_columns`."""
    high = None if bin_.open_ended else bin_.high
    return bin_.low, high, bin_.count, bin_.over, bin_.under, bin_.undecidable
