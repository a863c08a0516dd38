"""Every kind draws every measure with the numbers that its query answers: an index, people, zeros, percent and yen.

The figures are written into drawn workbooks of two years and ingested as a user would; what is expected of a drawing is
taken from those figures and from the query's answer, never from the planner.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from axstat.areas import gazetteer
from axstat.charts import alt_text, find_kind, plan, preview
from axstat.charts.bodies import Bars, Dots, Histogram, Panels, Scatter, Slope, Tiles, Trend
from axstat.charts.drawing import Drawing
from axstat.figures import Answers, ask
from axstat.reports import run
from axstat.store import Reader, open_reader
from tests.charts.made_up import outlines
from tests.support.cli import axstat
from tests.support.sheets import write_workbook

MEASURES = {
    "財政力指数": None,
    "住民基本台帳人口（人）": "人",
    "待機児童数（人）": "人",
    "受入額に占める割合（％）": "％",
    "歳入総額（千円）": "千円",
}
NAMES = tuple(MEASURES)
PER_YEN = 1000.0


@cache
def figures(year: int) -> dict[str, dict[str, float | None]]:
    """Return by municipality its figure of every measure; one in eleven has no index."""
    codes = sorted(gazetteer().universe("municipalities", date(year, 4, 1)).codes)[::23]
    draw = random.Random(year)
    found = {}
    for n, code in enumerate(codes):
        people = int(draw.lognormvariate(10, 1.4))
        row = (
            None if n % 11 == 4 else round(draw.uniform(0.1, 1.4), 2),
            people,
            0 if n % 3 else draw.randrange(1, 400),
            round(draw.uniform(5, 95), 1),
            people * draw.randrange(300, 900),
        )
        found[code] = dict(zip(NAMES, row, strict=True))
    return found


def sheet(year: int) -> str:
    rows = [f"| 団体コード | 都道府県名 | 団体名 | {' | '.join(NAMES)} |"]
    for code, values in figures(year).items():
        area = gazetteer().by_code(code)
        assert area is not None
        cells = " | ".join("…" if values[name] is None else str(values[name]) for name in NAMES)
        rows.append(f"| {code} | {area.prefecture} | {area.name} | {cells} |")
    title = f"| 市町村別主要統計（令和{year - 2018}年度） |"
    return "\n".join([title, *rows])


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("measures")
    for year in (2021, 2022):
        write_workbook(folder / "data" / "raw" / f"統計{year}.xlsx", {"統計": sheet(year)})
    ran = axstat("ingest", "--db", "a.duckdb", cwd=folder)
    assert ran.code == 0, ran.err
    with open_reader(Path(folder / "a.duckdb")) as opened:
        yield opened


@cache
def measure_of(reader: Reader, name: str) -> str:
    stem = name.partition("（")[0]
    return next(str(row["measure"]) for row in run(reader, "measures", {}).records() if stem in str(row["measure"]))


@cache
def drawn(reader: Reader, kind: str, name: str, **given: Any) -> tuple[Drawing, Answers]:
    chosen = find_kind(kind)
    answers = ask(reader, chosen, {"measure": measure_of(reader, name), **given})
    options: dict[str, Any] = {"boundaries": outlines()} if kind == "map" else {}
    drawing = plan(chosen, answers.results, origins=answers.origins, **options)
    assert alt_text(drawing)
    assert preview(drawing)
    return drawing, answers


def written(name: str, year: int = 2022) -> dict[str, float]:
    """Return the figures of a measure as a chart writes them: yen for thousands of yen."""
    factor = PER_YEN if MEASURES[name] == "千円" else 1.0
    return {code: row[name] * factor for code, row in figures(year).items() if row[name] is not None}  # type: ignore[operator]


every_measure = pytest.mark.parametrize("name", NAMES)


@every_measure
def test_a_distribution_counts_every_value_once_and_in_its_class(reader: Reader, name: str) -> None:
    drawing, _ = drawn(reader, "distribution", name)
    values = list(written(name).values())

    assert isinstance(drawing.body, Histogram)
    assert sum(bin_.count for bin_ in drawing.body.bins) == len(values)
    for bin_ in drawing.body.bins:
        inside = [v for v in values if bin_.low + 1e-9 < v <= bin_.high + 1e-9 and (v > 0 or bin_.of_zero)]
        assert bin_.count == len(inside), (bin_.low, bin_.high)
    assert drawing.body.line.at == pytest.approx(statistics.median(values))


@every_measure
def test_a_share_beyond_a_threshold_is_the_querys(reader: Reader, name: str) -> None:
    middle = statistics.median(row[name] for row in figures(2022).values() if row[name] is not None)  # type: ignore[type-var]
    drawing, answers = drawn(reader, "distribution", name, over=middle)
    verdicts = answers.results[0].column("verdict")

    assert isinstance(drawing.body, Histogram)
    assert [sum(getattr(b, side) for b in drawing.body.bins) for side in ("over", "under", "undecidable")] == [
        verdicts.count(verdict) for verdict in ("over", "not_over", "undecidable")
    ]


@every_measure
@pytest.mark.parametrize("order", ["highest", "lowest"])
def test_a_ranking_shows_the_ends_of_the_values(reader: Reader, name: str, order: str) -> None:
    kind = find_kind("ranking")
    answers = ask(reader, kind, {"measure": measure_of(reader, name)})
    body = plan(kind, answers.results, order=order, top=5).body
    values = sorted(written(name).values(), reverse=True)
    last = values[4] if order == "highest" else values[-5]

    assert isinstance(body, Bars)
    expected = [v for v in values if (v >= last if order == "highest" else v <= last)]
    assert [bar.value for bar in body.bars] == pytest.approx(expected[:60])


@pytest.mark.parametrize(("name", "is_rounded"), [("財政力指数", True), ("人口（人）", False)])
def test_ranks_are_called_rounded_only_where_the_figures_are(reader: Reader, name: str, is_rounded: bool) -> None:
    drawing, _ = drawn(reader, "ranking", name)
    assert any("丸め" in note for note in drawing.notes) is is_rounded


@every_measure
@pytest.mark.parametrize("kind", ["prefectures", "tiles"])
def test_prefectures_have_the_total_or_the_median_of_their_areas(reader: Reader, name: str, kind: str) -> None:
    drawing, answers = drawn(reader, kind, name, scope="municipalities")
    rows = [row for row in answers.results[0].records() if row["row_kind"] == "group"]
    by_prefecture: dict[str, list[float]] = {}
    for code, value in written(name).items():
        area = gazetteer().by_code(code)
        assert area is not None
        by_prefecture.setdefault(area.prefecture or "", []).append(value)
    expected = {prefecture: statistics.median(values) for prefecture, values in by_prefecture.items()}

    assert "中央値" in drawing.title  # most municipalities report nothing: no prefecture adds up
    assert all(row["total"] is None for row in rows)
    assert isinstance(drawing.body, Bars | Tiles)
    items = drawing.body.bars if isinstance(drawing.body, Bars) else drawing.body.tiles
    assert sorted(item.value for item in items if item.value is not None) == pytest.approx(sorted(expected.values()))


@every_measure
@pytest.mark.parametrize("kind", ["dots", "map"])
def test_a_map_colours_each_area_by_its_own_value(reader: Reader, name: str, kind: str) -> None:
    drawing, _ = drawn(reader, kind, name)

    assert isinstance(drawing.body, Dots)
    assert {place.area_code: place.value for place in drawing.body.places if place.value is not None} == pytest.approx(
        written(name)
    )
    for place in drawing.body.places:
        if place.value is not None and place.step is not None:
            inner = [c for c in drawing.body.classes if c.low < place.value <= c.high + 1e-9]
            assert len(inner) <= 1


@every_measure
def test_a_trend_has_the_median_of_each_period(reader: Reader, name: str) -> None:
    drawing, _ = drawn(reader, "trend", name)

    assert isinstance(drawing.body, Trend)
    assert [p.at for p in drawing.body.points] == [2021, 2022]
    for point, year in zip(drawing.body.points, (2021, 2022), strict=True):
        assert point.value == pytest.approx(statistics.median(written(name, year).values()))


@every_measure
def test_a_trend_of_one_body_has_its_own_values(reader: Reader, name: str) -> None:
    code = next(code for code, row in figures(2022).items() if None not in row.values() and figures(2021).get(code))
    area = gazetteer().by_code(code)
    assert area is not None
    drawing, _ = drawn(reader, "trend", name, area=f"{area.prefecture}{area.name}")

    assert isinstance(drawing.body, Trend)
    assert [p.value for p in drawing.body.points] == [
        None if code not in written(name, year) else pytest.approx(written(name, year)[code]) for year in (2021, 2022)
    ]
    assert area.name in drawing.title


@every_measure
def test_a_slope_joins_the_values_of_two_periods(reader: Reader, name: str) -> None:
    drawing, _ = drawn(reader, "slope", name)
    before, after = written(name, 2021), written(name, 2022)

    assert isinstance(drawing.body, Slope)
    assert len(drawing.body.lines) > 5
    for row, line in zip(drawing.table.records(), drawing.body.lines, strict=True):
        code = str(row["area_code"])
        assert (line.left, line.right) == pytest.approx((before[code], after[code]))
    assert f"Ｎ＝{len(before.keys() & after.keys()):,}" in drawing.subtitle


@every_measure
def test_kinds_count_their_own_areas(reader: Reader, name: str) -> None:
    drawing, answers = drawn(reader, "kinds", name)
    known = [str(row["kind"]) for row in answers.results[0].records() if row["value"] is not None]

    assert isinstance(drawing.body, Panels)
    assert sorted(panel.total for panel in drawing.body.panels) == sorted(known.count(kind) for kind in set(known))
    assert all(sum(bin_.count for bin_ in panel.bins) == panel.total for panel in drawing.body.panels)


@every_measure
@pytest.mark.parametrize("against", ["財政力指数", "歳入総額（千円）"])
def test_a_scatter_has_both_values_of_each_area(reader: Reader, name: str, against: str) -> None:
    drawing, _ = drawn(reader, "scatter", name, against=measure_of(reader, against))
    x, y = written(name), written(against)

    assert isinstance(drawing.body, Scatter)
    pairs = sorted((x[code], y[code]) for code in x.keys() & y.keys())
    for side, points in enumerate(zip(*sorted((p.x, p.y) for p in drawing.body.points), strict=True)):
        assert points == pytest.approx([pair[side] for pair in pairs])


@every_measure
@pytest.mark.parametrize("kind", ["distribution", "ranking", "dots", "kinds"])
def test_who_has_no_value_is_counted_in_a_note(reader: Reader, name: str, kind: str) -> None:
    drawing, answers = drawn(reader, kind, name)
    silent = sum(value is None for value in answers.results[0].column("value"))
    note = next(note for note in drawing.notes if "値のある" in note)

    assert silent > 1000
    assert "掲載なし" in note
    assert ("欠測" in note or "秘匿" in note or "…" in note) is (name == "財政力指数")
