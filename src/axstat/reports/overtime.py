"""The overtime report: the share of areas over a number of hours a year, with its denominator in words.

Built from named queries only; this module chooses them, joins years and writes the sentences around the numbers.
What counts as over, and where rounding leaves that open, is decided in the queries (answers.md#the-rounding-edge).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from axstat.errors import UsageError
from axstat.model.areas import HISTORY_BEGINS
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.model.wording import fiscal_year
from axstat.reports.card import overtime_card
from axstat.reports.comparing import notes_on_years
from axstat.reports.listed import later_list, listed_beside
from axstat.reports.queries import run
from axstat.reports.staff_parts import only_parts
from axstat.reports.wording import GROUPS, SCOPES, bodies_of, from_to, plain
from axstat.reports.years import later_lists

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

Year = int | str | Sequence[int | str] | None

NOT_MICS_MEAN = Label(
    "平均は団体の単純平均であり、総務省が公表する職員1人当たりの平均（市区町村 令和5年度 130.0時間）とは異なる",
    "the mean is the plain mean over areas, not the mean per employee that MIC publishes "
    "(130.0 hours for municipalities in FY2023)",
)
TOTALS_BY_KIND = Label(
    "市計は指定都市・中核市・施行時特例市・その他の市（特別区を含まない）、町村計は町と村のうち、対象の団体を数え直した計であり、"
    "平均・中央値もその団体全体のもの。計の行を区分に足すと二重に数えることになる",
    "all cities are the designated, core, former special and other cities of the scope, without the special wards: "
    "they and the towns and villages are counted again, with the mean and median over all of them; "
    "totals are not to be added to the groups",
)


def overtime_report(
    reader: Reader,
    *,
    year: Year = None,
    threshold: float = 100,
    scope: str = "municipalities",
    prefecture: str | None = None,
    by: str | None = None,
    top: int | None = None,
    list_missing: bool = False,
    timeout: Timeout | None = None,
) -> Result:
    """Report the share of areas over `threshold` hours of overtime a year.

    Args:
        reader: an open database.
        year: a fiscal year, several, or `all`; the newest loaded when None.
        threshold: hours a year; over is strictly greater.
        scope: `municipalities` (designated cities excluded), `designated-cities`, `prefectures` or `all`.
        prefecture: only the areas of this one.
        by: one row for a `prefecture`, `kind`, `region` or `population` band instead of one for a year.
        top: with `by` only the N groups with the highest share; without, the N areas with the most hours.
        list_missing: the areas without a value or undecidable, one a row, instead of the shares.
        timeout: seconds for each query.

    Returns:
        Shares are fractions, None where nobody reported; hours are hours a year.

    Raises:
        UsageError: an unknown scope or group, a threshold or number that cannot be, names together with groups.
        UnknownName: no such prefecture.
        NotLoaded: a year, or the population that `by="population"` needs, is not loaded.
    """
    _check(threshold=threshold, scope=scope, by=by, top=top)
    if list_missing and (by is not None or top is not None):
        raise UsageError("not-together", one="--list-missing", other="--by" if by is not None else "--top")
    wanted: dict[str, Any] = {"threshold": threshold, "scope": scope, "prefecture": prefecture}
    name, more = _query(by=by, top=top, list_missing=list_missing)
    result = run(reader, name, {**wanted, **more, "year": "latest" if year is None else year}, timeout=timeout)
    result = replace(result, notes=_notes_on_lists(reader, result, by_default=year is None and prefecture is None))
    if name == "overtime_share":
        return _shares(reader, result)
    notes = [*only_parts(reader, result), *result.notes, *_unit_notes(result)]
    notes += _denominators(result) if by else ()
    notes += (TOTALS_BY_KIND,) if by == "kind" else ()
    notes += _few(result) if name == "overtime_ranking" else ()
    if by is not None and top is not None:
        result = _highest(result, top)
    title = overtime_title(result, _subject(by=by, top=top, list_missing=list_missing))
    return replace(result, title=title, notes=tuple(notes))


def _notes_on_lists(reader: Reader, result: Result, *, by_default: bool) -> tuple[Label, ...]:
    """Return the notes of an answer with those on lists of some bodies; `by_default`: nobody said which year."""
    years = _years(result)
    later = later_lists(reader, years[-1]) if by_default else []
    newer = [later_list(fiscal_year(years[-1]), fiscal_year(year), only, str(year)) for year, only in later]
    return *newer, *result.notes, *listed_beside(reader, years, result.parameters["prefecture"])


def _check(*, threshold: float, scope: str, by: str | None, top: int | None) -> None:
    if scope not in SCOPES:
        raise UsageError("no-such-choice", given=str(scope), name="scope", choices=tuple(SCOPES))
    if by is not None and by not in GROUPS:
        raise UsageError("no-such-choice", given=str(by), name="by", choices=tuple(GROUPS))
    if isinstance(threshold, str) or not math.isfinite(threshold) or threshold < 0:
        raise UsageError("no-threshold", given=str(threshold))
    if top is not None and top < 1:
        raise UsageError("no-number-of-rows", given=str(top))


def _query(*, by: str | None, top: int | None, list_missing: bool) -> tuple[str, dict[str, Any]]:
    """Return the query's name and the parameters that only it has."""
    if list_missing:
        return "coverage_missing", {}
    if by == "population":
        return "overtime_share_by_population", {"totals": True}
    if by is not None:
        return "overtime_share_by", {"by": by, "totals": True}
    return ("overtime_ranking", {"top": top}) if top is not None else ("overtime_share", {})


def _years(result: Result) -> list[int]:
    years = result.parameters["year"]
    return years if isinstance(years, list) else [years]


def _shares(reader: Reader, result: Result) -> Result:
    """Return the headline: one row a year; for one year a card, and what is to be known beside it."""
    parts = only_parts(reader, result)
    notes = (
        *parts,
        *notes_on_years(result),
        *result.notes,
        NOT_MICS_MEAN,
        *_unit_notes(result),
        *_denominators(result),
    )
    card = overtime_card(result, whole=not parts) if len(result.rows) == 1 else ()
    title = overtime_title(result, Label("年{t}時間超の割合", "share over {t} hours a year"))
    return replace(result, title=title, notes=notes, card=card)


def _subject(*, by: str | None, top: int | None, list_missing: bool) -> Label:
    if list_missing:
        return Label("値のない団体・判定できない団体", "areas without a value or undecidable")
    if by is None:
        return Label(f"年間時間数の多い{top}団体", f"the {top} with the most hours a year")
    group = GROUPS[by]
    return Label("年{t}時間超の割合、" + group.ja, "share over {t} hours a year, " + group.en)


def overtime_title(result: Result, subject: Label) -> Label:
    """Return the title of a table about overtime: whom it is about, its subject (`{t}`: the threshold), its years."""
    when = from_to([fiscal_year(y) for y in _years(result)])
    threshold = plain(float(result.parameters["threshold"]))
    who = bodies_of(result.parameters)
    # The most hours of some bodies are not the most of all.
    some = Label("（一部の団体だけの一覧の中で）", ", among the bodies that a list of some names")
    among = some if any(source.partial for source in result.sources) else Label("", "")
    return Label(
        f"{who.ja}の時間外勤務：{subject.ja.format(t=threshold)}{among.ja}  {when.ja}",
        f"Overtime of {who.en}: {subject.en.format(t=threshold)}{among.en}, {when.en}",
    )


def _unit_notes(result: Result) -> tuple[Label, ...]:
    """Say where a year is 12 × a monthly mean, and what rounding does to it."""
    names = [c.name for c in result.columns]
    if "monthly_only" in names:
        parts = [value for n, value in enumerate(result.column("monthly_only")) if n not in result.totals]
        count = sum(value for value in parts if isinstance(value, int))
    else:
        count = result.column("hours_basis").count("monthly") if "hours_basis" in names else 0
    if not count:
        return ()
    return (
        Label(
            f"月平均だけが公表された{count:,}の値は、年間を月平均×12とした。月平均は0.1時間単位に丸められているため、年間には±0.6時間の幅があり、"
            "基準をまたぐものは「判定できない」とした",
            f"for {count:,} values only a monthly mean is published: the year is 12 × that mean, "
            "open by ±0.6 hours where the mean is rounded to 0.1; what falls on both sides is undecidable",
        ),
    )


def _denominators(result: Result) -> tuple[Label, ...]:
    """Say who was counted out of whom, for each year."""
    scope = bodies_of(result.parameters, SCOPES)
    totals: dict[int, list[int]] = {}
    outside: dict[int, int] = {}
    for row in (record for n, record in enumerate(result.records()) if n not in result.totals):
        counted = totals.setdefault(int(row["fiscal_year"]), [0, 0])  # type: ignore[arg-type]
        counted[0] += int(row["reporting"])  # type: ignore[arg-type]
        counted[1] += int(row["universe_size"])  # type: ignore[arg-type]
        outside[int(row["fiscal_year"])] = int(row.get("outside_universe") or 0)  # type: ignore[arg-type]
    notes = [
        Label(
            f"{fiscal_year(y).ja}の分母：{scope.ja}、{y}-04-01 現在 {universe:,} のうち値のある {reporting:,}",
            f"FY{y} denominator: {reporting:,} of {universe:,} reporting ({scope.en}, universe of {y}-04-01)",
        )
        for y, (reporting, universe) in totals.items()
    ]
    notes += [_before_history(y) for y in totals if date(y, 4, 1) < HISTORY_BEGINS]
    notes += [
        Label(
            f"FY{y}：値があるが {y}-04-01 現在の対象に含まれない {count:,} 団体は数えていない",
            f"FY{y}: {count:,} with a value but outside the universe of {y}-04-01 are not counted",
        )
        for y, count in outside.items()
        if count
    ]
    return tuple(notes)


def _few(result: Result) -> Iterator[Label]:
    """Say among how many areas a ranking is, for each year in which less than half of them have a value."""
    rows = {int(str(row["fiscal_year"])): row for row in result.records()}
    for year, row in rows.items():
        ranked, every = int(str(row["of"])), int(str(row["universe_size"]))
        if 2 * ranked < every:
            yield Label(
                f"{fiscal_year(year).ja}は、対象の {every:,} 団体のうち値のある {ranked:,} 団体だけの中での順位",
                f"FY{year}: ranks are among the {ranked:,} of {every:,} areas that have a value",
            )


def _before_history(year: int) -> Label:
    return Label(
        f"FY{year} の対象は {HISTORY_BEGINS} 以後の団体の沿革だけによる（それ以前の合併は反映していない）",
        f"the universe of FY{year} knows mergers since {HISTORY_BEGINS} only, none before",
    )


def _highest(result: Result, top: int) -> Result:
    """Return the `top` groups of each year with the highest share, ties at the end included, and the totals."""
    names = [c.name for c in result.columns]
    share, year = names.index("share_over"), names.index("fiscal_year")
    kept: list[tuple[Any, ...]] = []
    totals: list[int] = []
    for fiscal in dict.fromkeys(row[year] for row in result.rows):
        all_rows = [(n in result.totals, row) for n, row in enumerate(result.rows) if row[year] == fiscal]
        rows = [row for total, row in all_rows if not total and row[share] is not None]
        rows.sort(key=lambda row: -row[share])  # type: ignore[operator]
        last = rows[min(top, len(rows)) - 1][share] if rows else None
        kept += [row for n, row in enumerate(rows) if n < top or row[share] == last]
        added = [row for total, row in all_rows if total]
        totals += range(len(kept), len(kept) + len(added))
        kept += added
    return replace(result, rows=tuple(kept), totals=frozenset(totals))
