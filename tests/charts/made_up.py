"""Made-up results in the shape of the shipped queries, for real names: what the chart tests draw."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from axstat.areas import drawing_location, gazetteer
from axstat.charts import plan
from axstat.charts.bodies import Ring
from axstat.charts.boundaries import Boundaries
from axstat.charts.drawing import Drawing
from axstat.charts.kind import Kind
from axstat.charts.kinds.labour import NET
from axstat.model.names import PREFECTURE_CODES
from axstat.model.results import Column, ColumnType, Result, SourceNote
from axstat.model.text import Label, same
from axstat.reports.wording import VOCABULARIES

MIC = SourceNote(
    1, "overtime_2024.xlsx", "7d04c8a7" * 8, "overtime", "令和6年度地方公共団体の勤務条件等に関する調査", "総務省", 2024
)
METI = SourceNote(2, "meti_2040_labour.xlsx", "3f9c0001" * 8, "labour", "2040年の就業構造推計（改訂版）", "経済産業省")

VALUES: tuple[tuple[str, ColumnType], ...] = (
    ("area_code", "text"),
    ("prefecture", "text"),
    ("name", "text"),
    ("kind", "text"),
    ("fiscal_year", "integer"),
    ("hours", "number"),
    ("hours_basis", "text"),
    ("verdict", "text"),
    ("status", "text"),
)
LABOUR: tuple[tuple[str, ColumnType], ...] = (
    ("category", "text"),
    ("subset_of", "text"),
    ("year", "integer"),
    ("demand_10k", "number"),
    ("supply_10k", "number"),
    ("gap_10k", "number"),
)


def result(
    name: str, columns: Sequence[tuple[str, ColumnType]], rows: Sequence[tuple[Any, ...]], **more: Any
) -> Result:
    """Build a result; columns are (name, type)."""
    made = tuple(Column(column, kind, same(column)) for column, kind in columns)
    return Result(name, Label(name, name), made, tuple(rows), **more)


def overtime(rows: Sequence[tuple[Any, ...]], *, simulated: bool = False, threshold: float = 100) -> Result:
    """Build a result of `overtime_values`."""
    return result(
        "overtime_values",
        VALUES,
        rows,
        parameters={"threshold": threshold, "scope": "municipalities"},
        sources=(MIC,),
        simulated=simulated,
    )


def area_row(
    code: str,
    name: str,
    hours: float | None,
    *,
    verdict: str | None = None,
    basis: str = "annual",
    prefecture: str = "岡山県",
    kind: str = "町",
    year: int = 2024,
) -> tuple[Any, ...]:
    """Build one row of `overtime_values` against 100 hours; a row without hours is missing."""
    if hours is None:
        return (code, prefecture, name, kind, year, None, None, None, "missing")
    return (
        code,
        prefecture,
        name,
        kind,
        year,
        hours,
        basis,
        verdict or ("over" if hours > 100 else "not_over"),
        "normal",
    )


def many(count: int, *, seed: int = 1) -> list[tuple[Any, ...]]:
    """Build `count` municipalities with a skewed spread of values, a few missing."""
    draw = random.Random(seed)
    rows = []
    for n in range(count):
        hours = round(draw.lognormvariate(4.75, 0.38), 1)
        kind = ("町", "町", "市", "村", "中核市", "市", "特別区")[n % 7]
        rows.append(area_row(f"{n:06d}", f"第{n}{kind[-1]}", None if n % 211 == 5 else hours, kind=kind))
    return rows


GROUPS: tuple[tuple[str, ColumnType], ...] = (
    ("fiscal_year", "integer"),
    ("group_name", "text"),
    ("row_kind", "text"),
    ("universe_size", "integer"),
    ("over", "integer"),
    ("reporting", "integer"),
    ("undecidable", "integer"),
    ("share_over", "number"),
)


def parts(rows: Sequence[tuple[str, int, int]], *, told: dict[str, Sequence[Any]], **asked: Any) -> Result:
    """Build a result that groups areas from (group, over, reporting), the last one the total; `told` are columns."""
    made = [
        (2024, name, "total" if n == len(rows) - 1 else "group", 2 + of, over, of, 1, over / of if of else None)
        for n, (name, over, of) in enumerate(rows)
    ]
    made = [(*row, *(values[n] for values in told.values())) for n, row in enumerate(made)]
    columns = [*GROUPS, *((name, "text") for name in told)]
    made_up = result("overtime_share_by", columns, made, parameters={"threshold": 100.0, **asked}, sources=(MIC,))
    words = VOCABULARIES["answer" if "answers" in asked else "quartile"]
    return replace(
        made_up, columns=tuple(replace(c, words=words) if c.name == "group_name" else c for c in made_up.columns)
    )


def labour(rows: Sequence[tuple[Any, ...]] | None = None) -> Result:
    """Build METI's revised projection for 2040 by occupation (sources.md#the-revised-edition-of-2026)."""
    published = [
        ("事務職", None, 2040, 1039, 1476, 437),
        ("専門職", None, 2040, 1867, None, -181),
        ("AI・ロボット等利活用人材", "専門職", 2040, 782, 443, -339),
        ("現場人材", None, 2040, 3283, 3023, -260),
    ]
    return result("labour_gap_by_occupation", LABOUR, published if rows is None else rows, sources=(METI,))


SHARES: tuple[tuple[str, ColumnType], ...] = (
    ("fiscal_year", "integer"),
    ("group_name", "text"),
    ("over", "integer"),
    ("reporting", "integer"),
    ("undecidable", "integer"),
    ("share_over", "number"),
    ("missing", "integer"),
    ("suppressed", "integer"),
)


def shares(rows: Sequence[tuple[str, int, int]], *, undecidable: int = 0) -> Result:
    """Build a result of `overtime_share_by` prefecture from (prefecture, over, reporting)."""
    made = [(2024, name, over, n, undecidable, over / n if n else None, 0, 0) for name, over, n in rows]
    return result("overtime_share_by", SHARES, made, parameters={"threshold": 100.0}, sources=(MIC,))


def trend(rows: Sequence[tuple[int, float, float, float]]) -> Result:
    """Build a result of `overtime_trend` from (fiscal year, share, low, high)."""
    names = ("fiscal_year", "share_over", "share_over_low", "share_over_high", "reporting", "simulated")
    columns = [(name, "boolean" if name == "simulated" else "number") for name in names]
    made = [(*row, 1713, False) for row in rows]
    return result("overtime_trend", columns, made, parameters={"threshold": 100.0}, sources=(MIC,))  # type: ignore[arg-type]


def change(rows: Sequence[tuple[str, str, float, float]]) -> Result:
    """Build a result of `overtime_change` from (code, name, before, after)."""
    names = ("area_code", "prefecture", "name", "hours_before", "hours_after", "direction")
    columns = [(name, "text" if n < 3 else "number") for n, name in enumerate(names)]
    made = [(c, "岡山県", n, a, b, "up" if b > a else "down" if b < a else "same") for c, n, a, b in rows]
    parameters = {"from_year": 2023, "to_year": 2024}
    return result("overtime_change", columns, made, parameters=parameters, sources=(MIC,))  # type: ignore[arg-type]


def measure(rows: Sequence[tuple[str, float | None]], *, name: str = "財政力指数", unit: str | None = None) -> Result:
    """Build a result of `measure_values` from (code, value)."""
    columns = [("area_code", "text"), ("value", "number"), ("unit", "text")]
    made = [(code, value, unit) for code, value in rows]
    return result("measure_values", columns, made, parameters={"measure": name}, sources=(MIC,))  # type: ignore[arg-type]


MEASURED: tuple[tuple[str, ColumnType], ...] = (
    ("time_period", "text"),
    ("area_code", "text"),
    ("prefecture", "text"),
    ("name", "text"),
    ("kind", "text"),
    ("value", "number"),
    ("unit", "text"),
    ("verdict", "text"),
    ("status", "text"),
)
GROUPED: tuple[tuple[str, ColumnType], ...] = (
    ("time_period", "text"),
    ("group_name", "text"),
    ("row_kind", "text"),
    ("unit", "text"),
    ("universe_size", "integer"),
    ("reporting", "integer"),
    ("total", "number"),
    ("median", "number"),
    ("beyond", "integer"),
    ("undecidable", "integer"),
    ("share_beyond", "number"),
)
COVERED = "pct_over_45h"
"""A measure that has a name in both languages."""


def measured(
    values: Sequence[float | None],
    *,
    name: str = COVERED,
    unit: str | None = "fraction",
    period: str = "FY2021",
    real: bool = False,
    **asked: Any,
) -> Result:
    """Build a result of `measure_values`: one municipality for each value, which are real ones where `real` says so.

    `asked` are further parameters; `over` and `under` give the verdicts.
    """
    codes = sorted(gazetteer().universe("municipalities", date(2021, 4, 1)).codes)
    step = max(1, len(codes) // len(values))
    rows = []
    for n, value in enumerate(values):
        area = gazetteer().by_code(codes[(n * step) % len(codes)]) if real else None
        who = (f"{n:06d}", "岡山県", f"第{n}町", ("町", "村", "市")[n % 3])
        if area is not None:
            who = (area.area_code, area.prefecture or "", area.name, area.kind or "")
        verdict = None if value is None else _verdict(value, asked.get("over"), asked.get("under"))
        rows.append((period, *who, value, unit, verdict, "missing" if value is None else "normal"))
    parameters = {"measure": name, "period": period, "scope": "municipalities", **asked}
    return result("measure_values", MEASURED, rows, parameters=parameters, sources=(MIC,))


def _verdict(value: float, over: float | None, under: float | None) -> str | None:
    if over is not None:
        return "over" if value > over else "not_over"
    if under is not None:
        return "under" if value < under else "not_under"
    return None


def grouped(
    rows: Sequence[tuple[str, int, float | None, float | None]],
    *,
    name: str = COVERED,
    unit: str | None = "fraction",
    median: float | None = None,
    **asked: Any,
) -> Result:
    """Build a result of `measure_by` prefecture from (prefecture, reporting, total, median), without shares."""
    made: list[tuple[Any, ...]] = [
        ("FY2021", group, "group", unit, n, n, total, middle, None, None, None) for group, n, total, middle in rows
    ]
    n = sum(row[1] for row in rows)
    made.append(("FY2021", "全国", "total", unit, n, n, None, median, None, None, None))
    parameters = {"measure": name, "period": "FY2021", "scope": "municipalities", **asked}
    return result("measure_by", GROUPED, made, parameters=parameters, sources=(MIC,))


OVER_TIME: tuple[tuple[str, ColumnType], ...] = (
    ("time_period", "text"),
    ("unit", "text"),
    ("universe_size", "integer"),
    ("reporting", "integer"),
    ("median", "number"),
    ("quartile_low", "number"),
    ("quartile_high", "number"),
    ("total", "number"),
    ("share_beyond", "number"),
    ("share_beyond_low", "number"),
    ("share_beyond_high", "number"),
    ("area_value", "number"),
    ("similar_median", "number"),
    ("similar_areas", "integer"),
    ("simulated", "boolean"),
)


def over_time(
    rows: Sequence[dict[str, Any]], *, name: str = COVERED, unit: str | None = "fraction", **asked: Any
) -> Result:
    """Build a result of `measure_trend` from what each period has besides its size."""
    usual = {"unit": unit, "universe_size": 1721, "reporting": 1718, "simulated": False}
    made = [tuple({**usual, **row}.get(column) for column, _ in OVER_TIME) for row in rows]
    parameters = {"measure": name, "scope": "municipalities", **asked}
    return result("measure_trend", OVER_TIME, made, parameters=parameters, sources=(MIC,))


CHANGED: tuple[tuple[str, ColumnType], ...] = (
    ("area_code", "text"),
    ("prefecture", "text"),
    ("name", "text"),
    ("unit", "text"),
    ("before", "number"),
    ("after", "number"),
    ("direction", "text"),
)


def changed(
    rows: Sequence[tuple[str, str, float, float]], *, name: str = COVERED, unit: str | None = "fraction", **asked: Any
) -> Result:
    """Build a result of `measure_change` from (code, name, before, after)."""
    made = [(c, "岡山県", n, unit, a, b, "up" if b > a else "down" if b < a else "same") for c, n, a, b in rows]
    parameters = {"measure": name, "from_period": "FY2020", "to_period": "FY2021", "scope": "municipalities", **asked}
    return result("measure_change", CHANGED, made, parameters=parameters, sources=(MIC,))


EVERY_PREFECTURE = tuple(PREFECTURE_CODES)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def any_measure() -> dict[str, tuple[Result, ...]]:
    """Build results for every kind that draws any measure, large enough to be crowded."""
    values = measured([None if n % 20 == 7 else ((n * 37) % 91) / 100 for n in range(190)], real=True)
    groups = grouped([(name, 20 + n, None, 0.1 + n / 100) for n, name in enumerate(EVERY_PREFECTURE)], median=0.31)
    periods = [
        {"time_period": f"FY{year}", "median": at, "quartile_low": at - 0.1, "quartile_high": at + 0.1}
        for year, at in ((2019, 0.42), (2020, 0.41), (2021, 0.44))
    ]
    known = [row for row in values.records() if row["value"] is not None]
    pairs = [
        (str(r["area_code"]), str(r["name"]), float(str(r["value"])), ((n * 53) % 89) / 100)
        for n, r in enumerate(known)
    ]
    return {
        **dict.fromkeys(("distribution", "ranking", "dots", "map", "kinds"), (values,)),
        **dict.fromkeys(("prefectures", "tiles"), (groups,)),
        "trend": (over_time(periods),),
        "slope": (changed(pairs),),
        "scatter": (
            values,
            measured(
                [_number(row[5]) for row in reversed(values.rows)], name="hours_per_month", unit="h/月", real=True
            ),
        ),
    }


def everything() -> dict[str, tuple[Result, ...]]:
    """Build results for every chart kind, large enough to be crowded."""
    rows = many(400)
    values = overtime([*rows, area_row("900001", "曖昧町", 99.6, verdict="undecidable", basis="monthly")])
    by_prefecture = shares([(name, 10 + n % 29, 40) for n, name in enumerate(EVERY_PREFECTURE)], undecidable=1)
    pairs = [(row[0], row[2], row[5], row[5] * (0.7 + 0.01 * (n % 60))) for n, row in enumerate(rows) if row[5]]
    indicator = measure([(row[0], 0.2 + 0.004 * n) for n, row in enumerate(rows)])
    regions = [("東京圏", NET, None, 2040, None, None, 193), ("東北", NET, None, 2040, None, None, None)]
    gap = labour()
    return {
        **any_measure(),
        "overtime-distribution": (values,),
        "overtime-ranking": (values,),
        "overtime-prefectures": (by_prefecture,),
        "overtime-kinds": (values,),
        "overtime-trend": (trend([(2022, 0.65, 0.65, 0.662), (2023, 0.63, 0.63, 0.63), (2024, 0.61, 0.61, 0.615)]),),
        "overtime-answers": (
            parts(
                [("未実施", 338, 860), ("実施", 513, 853), ("回答なし", 0, 0), ("全国", 851, 1713)],
                told={"answers_period": ["2023-12-31", "2023-12-31", None, None]},
                answers="pct_over_45h",
            ),
        ),
        "overtime-quartiles": (
            parts(
                [("1", 148, 454), ("2", 199, 422), ("3", 235, 416), ("4", 269, 419), ("5", 0, 2), ("6", 851, 1713)],
                told={"lowest": [0.06, 0.28, 0.45, 0.66, None, 0.06], "highest": [0.27, 0.44, 0.65, 1.99, None, 1.99]},
                measure="hours_per_month",
                period="FY2024",
            ),
        ),
        "overtime-regions": (
            parts(
                [("北海道", 73, 178), ("関東（東京圏を除く）", 136, 267), ("九州", 124, 271), ("全国", 333, 716)],
                told={},
                by="region",
            ),
        ),
        "overtime-slope": (change(pairs),),
        "overtime-scatter": (indicator, values),
        "prefecture-tiles": (by_prefecture,),
        "municipality-dots": (values_of_real_areas(),),
        "labour-gap": (gap,),
        "labour-gap-education": (replace(gap, name="labour_gap_by_education"),),
        "labour-gap-industry": (replace(gap, name="labour_gap_by_industry"),),
        "labour-gap-region": (result("labour_gap_by_region", [("area", "text"), *LABOUR], regions, sources=(METI,)),),
        "labour-demand-supply": (gap,),
    }


def values_of_real_areas(every: int = 9) -> Result:
    """Build overtime values for every ninth municipality there is."""
    areas = sorted(gazetteer().universe("municipalities", date(2024, 4, 1)).codes)[::every]
    rows = []
    for n, code in enumerate(areas):
        area = gazetteer().by_code(code)
        assert area is not None
        hours = None if n % 20 == 7 else 40.0 + (n * 37) % 260
        rows.append(area_row(code, area.name, hours, prefecture=area.prefecture, kind=area.kind))
    return overtime(rows, simulated=True)


def outlines(codes: Iterable[str] = ()) -> Boundaries:
    """Build outlines: a square around every town hall, or those of `codes`."""
    squares: dict[str, tuple[Ring, ...]] = {}
    for code in codes or gazetteer().universe("municipalities", date(2024, 4, 1)).codes:
        if office := drawing_location(code):
            y, x = office
            squares[code[:5]] = (((x - 0.1, y - 0.1), (x + 0.1, y - 0.1), (x + 0.1, y + 0.1), (x - 0.1, y + 0.1)),)
    return Boundaries("N03", squares)


def drawn(kind: Kind, results: Sequence[Result], **options: Any) -> Drawing:
    """Plan a kind, with outlines where it needs them."""
    needed: dict[str, Any] = {"boundaries": outlines()} if kind.name == "map" else {}
    return plan(kind, results, **{**needed, **options})
