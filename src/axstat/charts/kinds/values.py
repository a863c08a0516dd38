"""Values of a quantity, one per area: reading the query's rows and counting its verdicts.

The query decides who is beyond the threshold (answers.md#the-rounding-edge); a chart only counts, so that its numbers
are the report's numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from axstat.charts import wording
from axstat.charts.quantity import Quantity
from axstat.charts.request import Known, Request, real, records, words
from axstat.charts.saying import Teller, listed, say
from axstat.errors import NotLoaded
from axstat.model.results import Column, Scalar
from axstat.model.text import Label, Lang
from axstat.model.values import Status
from axstat.model.wording import NOT_LISTED, PART_ONLY, period

VERDICTS = {"over": "over", "under": "over", "not_over": "not_over", "not_under": "not_over"}
"""What the query says of a value: beyond the threshold, or on its near side; whatever else it says is undecidable."""
FEW = 3  # a group of fewer areas is never the highest or the lowest of a title
OTHER = Label("その他", "other")
STATUS = {status.word: status.label for status in Status} | {
    "not_listed": NOT_LISTED,
    "part_only": PART_ONLY,
    "other_status": OTHER,
}
AREA = (
    Column("area_code", "text", Label("団体コード", "area code")),
    Column("prefecture", "text", Label("都道府県", "prefecture")),
    Column("name", "text", Label("団体", "area")),
)
"""How a chart's data name an area."""
OVER = Column("over", "integer", Label("超える団体", "over"), "団体")
REPORTING = Column("reporting", "integer", Label("値のある団体", "with a value"), "団体")
SHARE_OVER = Column("share_over", "number", Label("超える割合", "share over"), None, 1, percent=True)


@dataclass(frozen=True, slots=True)
class AreaValue(Known):
    """One area's value; None where there is none, and `status` says why. `raw` is the query's own number."""

    kind: str
    period: str
    value: float | None
    raw: float | None
    verdict: str
    status: str
    monthly: bool = False

    @property
    def number(self) -> float:
        """The value of an area that has one."""
        return self.value or 0.0


@dataclass(frozen=True, slots=True)
class Values:
    """What a result says of every area of its universe; `tell` says the sentences about it."""

    areas: tuple[AreaValue, ...]
    drawn: tuple[AreaValue, ...]
    tell: Teller
    column: Column
    """The column that holds the query's own numbers, called as the query calls it."""
    exact: bool
    """Whether the query says that its figures are no rounded ones."""

    @property
    def quantity(self) -> Quantity:
        """How its numbers are written."""
        return self.tell.quantity

    @property
    def threshold(self) -> float | None:
        """The threshold in the quantity's unit, None where the chart has none."""
        return self.tell.threshold

    @property
    def when(self) -> str:
        """The periods of the rows drawn."""
        return periods_text((area.period for area in self.drawn), self.tell.lang)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the areas drawn."""
        return frozenset(area.area_code for area in self.drawn)

    @property
    def numbers(self) -> list[float]:
        """The values drawn."""
        return [area.number for area in self.drawn]

    @property
    def tally(self) -> Tally:
        """How the areas stand to the threshold."""
        return tally(self.areas)

    def about(self, sentence: str, **fields: object) -> str:
        """Return the line under the title: what is drawn, of when, of how many areas."""
        return self.tell(sentence, when=self.when, n=len(self.drawn), **fields)


def value_column(quantity: Quantity, name: str) -> Column:
    """Return a column of a quantity's own numbers, which are not those of its unit where a factor brings them to it."""
    unit = quantity.unit.ja or None
    return Column(name, "number", quantity.heading, None if quantity.factor != 1 else unit, percent=quantity.percent)


def read_values(request: Request, at: int = 0) -> Values:
    """Read a result with one row for each area of the universe, whoever has no value included.

    Raises:
        NotLoaded: no area has a value.
    """
    result, call = request.results[at], request.call(at)
    rows = records(result, "area_code", call("value"))
    tell = request.teller(at, [number for row in rows if (number := real(row[call("value")])) is not None])
    areas = tuple(_area(row, call("value"), call("time_period"), tell.quantity.factor) for row in rows)
    drawn = tuple(area for area in areas if area.value is not None)
    if not drawn:
        raise NotLoaded("areas-without-value", n=len(areas), query=result.name)
    exact = all("low" in row and row["low"] == row["high"] for row in rows)
    return Values(areas, drawn, tell, value_column(tell.quantity, call("value")), exact)


def _area(row: dict[str, Scalar], value: str, time: str, factor: float) -> AreaValue:
    raw = real(row[value])
    verdict = words(row.get("verdict"))
    return AreaValue(
        area_code=words(row["area_code"]),
        name=words(row.get("name")),
        prefecture=words(row.get("prefecture")),
        kind=words(row.get("kind")),
        period=period_of(row.get(time)),
        value=None if raw is None else raw * factor,
        raw=raw,
        verdict="none" if raw is None or not verdict else VERDICTS.get(verdict, "undecidable"),
        status=words(row.get("status")),
        monthly=words(row.get("hours_basis")) == "monthly",
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts against the threshold, and who did not report. Without a threshold nobody is over or not over."""

    over: int
    not_over: int
    undecidable: int
    reporting: int
    absent: tuple[tuple[str, int], ...]
    monthly: int = 0

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
        silent = sum(count for _, count in self.absent)
        everyone = self.reporting + silent
        return self.share, self.share_high, self.over / everyone, (self.over + self.undecidable + silent) / everyone


def tally(areas: Iterable[AreaValue]) -> Tally:
    """Count areas by verdict; those without a value by status."""
    verdicts: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    reporting = monthly = 0
    for area in areas:
        if area.value is None:
            absent[area.status] += 1
        else:
            verdicts[area.verdict] += 1
            reporting += 1
            monthly += area.monthly
    counts = verdicts["over"], verdicts["not_over"], verdicts["undecidable"]
    return Tally(*counts, reporting, tuple(sorted(absent.items())), monthly)


def period_of(value: Scalar) -> str:
    """Return a period as the database writes it; a query about fiscal years gives their number."""
    return f"FY{int(value)}" if isinstance(value, int | float) else words(value)


def periods_text(periods: Iterable[str], lang: Lang) -> str:
    """Return periods as people write them."""
    return ("・" if lang == "ja" else ", ").join(period(text).text(lang) for text in sorted(set(periods) - {""}))


def gap_words(absent: Iterable[tuple[str, int]], lang: Lang) -> str:
    """Return who has no value, and why: `欠測1、掲載なし3`; '' where everybody has one."""
    gaps = [(STATUS.get(status, Label(status or "値なし", status or "no value")), n) for status, n in absent if n]
    return listed([Label(f"{label.ja}{n:,}", f"{n:,} {label.en}") for label, n in gaps], lang)


def denominator_note(values: Values, *, shares: bool = True) -> list[str]:
    """Return the notes on who was counted, who is missing and, of shares, who cannot be decided."""
    counted, tell = values.tally, values.tell
    of_shares = shares and values.threshold is not None
    gaps = gap_words(counted.absent, tell.lang)
    kind = Label("分母", "denominator") if of_shares else Label("対象", "counted")
    which = "note-counted-without" if gaps else "note-counted"
    notes = [tell(which, kind=kind, n=counted.reporting, gaps=gaps)]
    if counted.monthly:
        everyone = counted.monthly == counted.reporting
        notes.append(tell("note-monthly-all") if everyone else tell("note-monthly", n=counted.monthly))
    if counted.undecidable and of_shares:
        within = wording.percent_range(counted.share, counted.share_high, tell.lang)
        notes.append(tell("note-undecidable", n=counted.undecidable, within=within))
    return notes


def not_counted_note(n: int, request: Request) -> list[str]:
    """Return the note on areas that cannot be decided, where there are any."""
    side, lang = "under" if request.under() else "over", request.lang
    words_ = {"side": say(f"side-{side}", lang), "verb": say(f"panel-verb-{side}", "ja")}
    return [say("note-not-counted-over", lang, n=n, **words_)] if n else []


def few_note(any_left: bool, lang: Lang) -> list[str]:
    """Return the note that groups of a handful of areas are not compared in the title, where there is one."""
    return [say("note-few", lang, few=FEW)] if any_left else []


def whose(figure: float, owners: Sequence[tuple[float, str]], several: str, lang: Lang) -> str:
    """Return who has a figure; several that share it are counted, none is singled out."""
    who = [owner for value, owner in owners if value == figure]
    return say(several, lang, n=len(who)) if len(who) > 1 else who[0]


def extremes_text(values: Values, request: Request, *, high: bool, bare: bool = False) -> str:
    """Return the lowest or highest value and whose it is; several that share it are counted, none is singled out."""
    quantity, end = values.quantity, (max if high else min)(values.numbers)
    who = [area for area in values.drawn if area.number == end]
    amount = quantity.figure(end) if bare else quantity.said(end)
    if len(who) > 1:
        return values.tell("end-shared", amount=amount, n=len(who))
    return values.tell("end-of-one", amount=amount, name=request.named(who[0]))
