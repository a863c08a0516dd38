"""Any measure over areas: how its figures spread, who is over or under a threshold, ranks, changes, groups.

Built from the `measure_…` queries only; this module chooses them and writes the words around the numbers. What is over,
where rounding leaves that open, and who is counted is decided in SQL (store/measured.sql).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from axstat.areas.called import area_name
from axstat.errors import UsageError
from axstat.model.measured import measure_title
from axstat.model.results import CardLine, Column, Result
from axstat.model.text import Label, Lang, same
from axstat.model.wording import period
from axstat.reports.card import measure_card
from axstat.reports.measure_columns import figure_words, units_found
from axstat.reports.measure_notes import measure_notes, notes_on_defaults
from axstat.reports.naming import measure_called
from axstat.reports.parameters import LISTED, area_called, resolve_area
from axstat.reports.queries import run
from axstat.reports.wording import GROUPS, STATUSES, bodies_of, from_to, plain

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

_EVERY = 1_000_000
"""More ranks than there are areas."""
_OF_A_THRESHOLD = ("beyond", "not_beyond", "undecidable", "share_beyond", "verdict", "crossing")
_QUERIES = {"population": "measure_by_population", "similar": "measure_similar"}


@dataclass(frozen=True, slots=True)
class MeasureQuestion:
    """What is asked of a measure; see `measure_report`."""

    measure: str
    year: str | int | None = None
    by: str | None = None
    over: float | None = None
    under: float | None = None
    top: int | None = None
    order: str = "highest"
    change: tuple[str, str] | None = None
    highlight: tuple[str, ...] = ()
    per: str | None = None
    per_period: str | None = None
    weight: str | None = None
    weight_period: str | None = None
    part: str | None = None
    scope: str | None = None
    prefecture: str | None = None
    area: str | None = None
    list_missing: bool = False

    @property
    def query(self) -> str:
        """The named query that answers it."""
        if self.area is not None:
            return "measure_of_area"
        if self.by is not None:
            return _QUERIES.get(self.by, "measure_by")
        if self.change is not None:
            return "measure_change"
        if self.list_missing:
            return "measure_values"
        return "measure_ranking" if self.top is not None else "measure_summary"

    @property
    def shared(self) -> dict[str, Any]:
        """The parameters of every query about it."""
        names = ("measure", "over", "under", "per", "per_period", "part", "scope")
        return {**{name: getattr(self, name) for name in names}, "prefecture": self.prefecture or LISTED}

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of its query."""
        given = {**self.shared, "period": self.year}
        match self.query:
            case "measure_of_area":
                del given["scope"], given["prefecture"]
                return {**given, "area": self.area, "period": self.year or "all"}
            case "measure_change":
                del given["period"]
                first, last = self.change or ("previous", "latest")
                return {**given, "from_period": first, "to_period": last}
            case "measure_ranking":
                return {**given, "top": self.top, "order": self.order}
            case "measure_values":
                return {**given, "only": "without_value"}
            case "measure_summary":
                return {**given, "weight": self.weight, "weight_period": self.weight_period}
            case "measure_similar":
                del given["prefecture"]
                return {**given, "area": self.highlight[0], "top": self.top}
            case "measure_by":
                return {**given, "by": self.by, "totals": True}
            case _:
                return {**given, "totals": True}


def measure_report(reader: Reader, measure: str, *, timeout: Timeout | None = None, **options: Any) -> Result:
    """Report one measure over areas.

    Args:
        reader: an open database.
        measure: its name as printed, or a part of it that no other has.
        timeout: seconds for each query.
        options: `year`: a period (2024, R6, 2020-01-01) or `all`, the newest when None.
            `over`, `under`: count the areas strictly beyond; those that rounding leaves open are counted apart.
            `by`: a row for each prefecture, kind, region or population band; `similar`: for each area like the one
            to highlight. `top`, `order`: the areas with the highest or lowest figures. `change`: two periods.
            `per`: divide by this measure, of the matching period or of `per_period`. `weight`: weigh the mean by it,
            likewise. `part`: of the whole. `scope`: whom to count, those that the figures are of when None.
            `prefecture`: only this one, 全国 for all; without it the one whose bodies alone are listed, if they are.
            `area`: the figures of this one, of all periods without a `year`.
            `highlight`: areas whose figure and rank are said besides.
            `list_missing`: the areas without a figure.

    Returns:
        The rows of the query that answers it, in the measure's own unit.

    Raises:
        UnknownName, UsageError: a name that fits nothing or several, options that do not go together.
        NotLoaded: no figure of that measure and period.
    """
    asked = MeasureQuestion(measure, **options)
    _check(asked)
    result = run(reader, asked.query, asked.parameters, timeout=timeout)
    _check_share(asked, result)
    beyond = _beyond(asked, result)
    chosen = notes_on_defaults(reader, result, year=asked.year or asked.change, prefecture=asked.prefecture)
    notes = (*chosen, *measure_notes(result), *result.notes)
    marked = tuple(_highlighted(reader, asked, result, timeout))
    alone = asked.query == "measure_summary" and len(result.rows) == 1
    card = (*measure_card(result, beyond), *marked) if alone else ()
    said = () if alone else tuple(_said(line) for line in marked)
    return replace(
        result,
        title=_title(result, _subject(asked, beyond)),
        columns=tuple(_about_threshold(column, beyond) for column in result.columns),
        notes=(*said, *notes),
        card=card,
    )


def _check(asked: MeasureQuestion) -> None:
    forms = {
        "--area": asked.area is not None,
        "--by": asked.by is not None,
        "--change": asked.change is not None,
        "--list-missing": asked.list_missing,
        "--top": asked.top is not None and asked.by != "similar",
    }
    chosen = [name for name, given in forms.items() if given]
    if len(chosen) > 1:
        raise UsageError("not-together", one=chosen[0], other=chosen[1])
    if asked.area is not None:
        _check_one(asked)
    if asked.over is not None and asked.under is not None:
        raise UsageError("not-together", one="--over", other="--under")
    if asked.change is not None and asked.year is not None:
        raise UsageError("not-together", one="--change", other="--year")
    if asked.weight is not None and asked.query != "measure_summary":
        raise UsageError("not-together", one="--weight", other=chosen[0])
    if asked.by == "similar" and len(asked.highlight) != 1:
        raise UsageError("similar-to-one")
    if asked.by is not None and asked.by not in (*GROUPS, "similar"):
        raise UsageError("no-such-choice", given=str(asked.by), name="by", choices=(*GROUPS, "similar"))
    if asked.top is not None and asked.top < 1:
        raise UsageError("no-number-of-rows", given=str(asked.top))
    for limit in (asked.over, asked.under):
        if limit is not None and not math.isfinite(limit):
            raise UsageError("no-limit", given=str(limit))


def _check_one(asked: MeasureQuestion) -> None:
    """Refuse what asks about many bodies beside the question about one."""
    many = {"--scope": asked.scope, "--prefecture": asked.prefecture, "--weight": asked.weight}
    for option, given in {**many, "--highlight": asked.highlight or None}.items():
        if given is not None:
            raise UsageError("not-together", one="--area", other=option)


def _check_share(asked: MeasureQuestion, result: Result) -> None:
    """Refuse 50 for a share that is stored as 0.5 and printed as 50 %, where only the hundredth part can be meant."""
    limit = asked.under if asked.over is None else asked.over
    if limit is None or units_found(result) != {"fraction"}:
        return
    rows = [row for row in result.records() if row.get("highest") is not None]
    highest = max((float(str(row["highest"])) for row in rows), default=limit)
    lowest = min((float(str(row["lowest"])) for row in rows), default=limit)
    if limit > highest and lowest <= limit / 100 <= highest:
        option = "--under" if asked.over is None else "--over"
        raise UsageError(
            "share-limit",
            measure=measure_called(asked.measure),
            given=f"{option} {limit:g}",
            meant=f"{option} {limit / 100:g}",
        )


def _beyond(asked: MeasureQuestion, result: Result) -> Label | None:
    """Return what is counted: `0.8を超える`, `over 50％` of shares; None where there is no threshold."""
    limit = asked.under if asked.over is None else asked.over
    if limit is None:
        return None
    is_share = units_found(result) == {"fraction"}
    ja, en = (f"{plain(limit * 100)}％", f"{plain(limit * 100)}%") if is_share else (plain(limit), plain(limit))
    return Label(f"{ja}を超える", f"over {en}") if asked.over is not None else Label(f"{ja}を下回る", f"under {en}")


def _about_threshold(column: Column, beyond: Label | None) -> Column:
    """Return a column with the threshold in its name; what is said of a threshold is printed where there is one."""
    if beyond is None:
        return replace(column, detail=column.detail or column.name in _OF_A_THRESHOLD)
    if column.name == "beyond":
        return replace(column, label=Label(f"{beyond.ja}団体", beyond.en))
    if column.name == "share_beyond":
        return replace(column, label=Label(f"{beyond.ja}割合", f"share {beyond.en}"))
    return column


def _periods(result: Result) -> list[str]:
    given = result.parameters
    if "from_period" in given:
        return [given["from_period"], given["to_period"]]
    found = given["period"]
    return found if isinstance(found, list) else [found]


def about_measure(result: Result, what: Label, *, over: float | None, under: float | None) -> Result:
    """Return the table of a query about a measure with the report's title and words for the threshold."""
    asked = MeasureQuestion(str(result.parameters["measure"]), over=over, under=under)
    beyond = _beyond(asked, result)
    columns = tuple(_about_threshold(column, beyond) for column in result.columns)
    return replace(result, title=_title(result, what), columns=columns)


def _title(result: Result, what: Label) -> Label:
    given, when = result.parameters, from_to([period(text) for text in _periods(result)])
    who = _one(given["area"]) if "scope" not in given else bodies_of(given)
    ja = f"{who.ja}の{_named(result, 'ja')}"
    en = f"{_named(result, 'en')} of {who.en}"
    return Label(
        f"{ja}{'：' + what.ja if what.ja else ''}  {when.ja}",
        f"{en}{': ' + what.en if what.en else ''}, {when.en}",
    )


def _one(code: str) -> Label:
    area = resolve_area(code)
    return Label(area_called(area), area_name(area.area_code, area.name, area.prefecture, "en"))


def _named(result: Result, lang: Lang) -> str:
    """Return the measure with its part and its divisor: `世帯数÷人口（計）`."""
    given = result.parameters
    units = [str(unit) for unit in result.column("unit") if unit is not None]
    part = f"（{given['part']}）" if lang == "ja" else f" ({given['part']})"
    name = measure_title(given["measure"], lang, units) + (part if given["part"] else "")
    if given.get("per") is None:
        return name
    return f"{name}{'÷' if lang == 'ja' else ' per '}{measure_title(given['per'], lang)}"


def _subject(asked: MeasureQuestion, beyond: Label | None) -> Label:
    share = Label(f"{beyond.ja}団体の割合", f"share {beyond.en}") if beyond else same("")
    match asked.query:
        case "measure_ranking":
            end = {"highest": Label("多い", "highest"), "lowest": Label("少ない", "lowest")}[asked.order]
            return Label(f"値の{end.ja}{asked.top}団体", f"the {asked.top} {end.en}")
        case "measure_change":
            return Label("2つの時点の間の増減", "change between two periods")
        case "measure_values":
            return Label("値のない団体", "areas without a figure")
        case "measure_similar":
            return Label("類似団体との比較", "beside similar municipalities")
        case "measure_summary":
            return share
        case "measure_of_area":
            return Label(f"{beyond.ja}か", f"whether {beyond.en}") if beyond else same("")
        case _:
            group = GROUPS[str(asked.by)]
            return Label("、".join(filter(None, [share.ja, group.ja])), ", ".join(filter(None, [share.en, group.en])))


def _highlighted(reader: Reader, asked: MeasureQuestion, result: Result, timeout: Timeout | None) -> Iterator[CardLine]:
    """Yield the figure and rank of each area to highlight, or why it has none."""
    if not asked.highlight or asked.by == "similar":
        return
    given = {**asked.shared, "period": _periods(result)[-1]}
    ranked = run(reader, "measure_ranking", {**given, "top": _EVERY, "order": asked.order}, timeout=timeout)
    ranks = {str(row["area_code"]): row for row in ranked.records()}
    words = figure_words(ranked, "value")
    for text in asked.highlight:
        area = resolve_area(text)
        name = area_called(area)
        row = ranks.get(area.area_code)
        if row is None:
            values = run(reader, "measure_values", {**given, "only": "without_value"}, timeout=timeout)
            status = next((r["status"] for r in values.records() if r["area_code"] == area.area_code), None)
            yield CardLine(same(name), "－", STATUSES.get(str(status), Label("対象外", "not among the areas counted")))
            continue
        tied = int(str(row["tied"])) - 1
        also = Label(f"、同順位ほか{tied:,}", f", tied with {tied:,} more") if tied else same("")
        yield CardLine(
            same(name),
            words(row["value"]),
            Label(f"{row['of']:,}団体中 {row['rank']:,}位{also.ja}", f"rank {row['rank']:,} of {row['of']:,}{also.en}"),
        )


def _said(line: CardLine) -> Label:
    remark = line.remark or same("")
    return Label(f"{line.label.ja}：{line.figure}（{remark.ja}）", f"{line.label.en}: {line.figure} ({remark.en})")
