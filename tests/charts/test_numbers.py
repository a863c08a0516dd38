"""Each chart's numbers are its query's numbers: drawn from a real database whose answers are computed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from axstat.charts import find_kind, kinds, plan
from axstat.charts.bodies import Bars, Dots, Histogram, Pairs, Panels, Scatter, Slope, Tiles, Trend
from axstat.charts.drawing import Drawing
from axstat.charts.registry import Kind
from axstat.reports import run
from axstat.store import Reader
from tests.reports.conftest import database, reader

__all__ = ["database", "reader"]  # fixtures of the small database of reports


def drawn(reader: Reader, name: str, **options: Any) -> Drawing:
    kind = find_kind(name)
    parameters = options.pop("parameters", {})
    results = [run(reader, use.name, {**use.parameters, **parameters.get(use.name, {})}) for use in kind.queries]
    return plan(kind, results, **options)


def test_distribution(reader: Reader) -> None:
    drawing = drawn(reader, "overtime-distribution")
    share = run(reader, "overtime_share").records()[0]

    assert isinstance(drawing.body, Histogram)
    counted = [sum(getattr(b, side) for b in drawing.body.bins) for side in ("over", "under", "undecidable")]
    assert counted == [2, 2, 1] == [share["over"], share["not_over"], share["undecidable"]]
    assert drawing.body.line.figure == "40.0%"
    assert drawing.title.startswith("値のある市区町村の40.0〜60.0%で")


def test_ranking(reader: Reader) -> None:
    drawing = drawn(reader, "overtime-ranking")
    ranked = run(reader, "overtime_ranking").records()

    assert isinstance(drawing.body, Bars)
    assert [bar.value for bar in drawing.body.bars] == [440.4, 100.8, 100.0, 99.6, 98.4]
    assert drawing.table.column("rank") == [row["rank"] for row in ranked]
    assert drawing.table.column("area_code") == [row["area_code"] for row in ranked]


@pytest.mark.parametrize("name", ["overtime-prefectures", "prefecture-tiles"])
def test_prefectures(reader: Reader, name: str) -> None:
    drawing = drawn(reader, name)
    values = {label: share for label, _, _, share in drawing.table.rows if share is not None}

    assert values == {"北海道": 0.0, "東京都": 1.0, "広島県": 0.0, "岡山県": 1.0}
    if isinstance(drawing.body, Bars):
        assert drawing.body.reference is not None
        assert drawing.body.reference.value == pytest.approx(0.4)
    else:
        assert isinstance(drawing.body, Tiles)
        assert len(drawing.body.tiles) == 47


def test_kinds(reader: Reader) -> None:
    drawing = drawn(reader, "overtime-kinds")

    assert isinstance(drawing.body, Panels)
    assert [(panel.title, panel.share_text) for panel in drawing.body.panels] == [
        ("中核市（1）", "1団体中0団体が超える"),
        ("その他の市（3）", "33.3%が超える"),
        ("町（1）", "1団体中1団体が超える"),
    ]


def test_trend(reader: Reader) -> None:
    drawing = drawn(reader, "overtime-trend")

    assert isinstance(drawing.body, Trend)
    assert [p.at for p in drawing.body.points] == [2023, 2024]
    assert [p.value for p in drawing.body.points] == pytest.approx([2 / 3, 2 / 5])
    assert [p.low for p in drawing.body.points] == pytest.approx([2 / 3, 2 / 5])
    assert [p.high for p in drawing.body.points] == pytest.approx([2 / 3, 3 / 5])


def test_slope(reader: Reader) -> None:
    drawing = drawn(reader, "overtime-slope")

    assert isinstance(drawing.body, Slope)
    assert {(line.label, line.left, line.right) for line in drawing.body.lines} == {
        ("函館市（北海道）", 120.0, 100.0),
        ("小樽市（北海道）", 98.4, 98.4),
        ("奈義町（岡山県）", 440.4, 440.4),
    }
    assert drawing.title == "時間外勤務は0市区町村で増え、1市区町村で減った"


def test_scatter(reader: Reader) -> None:
    drawing = drawn(reader, "overtime-scatter", parameters={"measure_values": {"measure": "財政力指数"}})

    assert isinstance(drawing.body, Scatter)
    assert sorted((p.x, p.y) for p in drawing.body.points) == [(0.1, 98.4), (0.3, 440.4), (0.4, 100.0), (1.2, 100.8)]


def test_municipalities(reader: Reader) -> None:
    drawing = drawn(reader, "municipality-dots")

    assert isinstance(drawing.body, Dots)
    assert len(drawing.body.places) == 1721
    assert sum(place.value is not None for place in drawing.body.places) == 5


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("labour-gap", {"専門職": -181, "AI・ロボット等利活用人材": -339, "事務職": 437, "現場人材": -260}),
        ("labour-gap-education", {"大学理系": -96}),
        ("labour-gap-industry", {"製造業 × 現場人材": -256}),
        ("labour-gap-region", {"関東(東京圏を除く)": -89, "中国": -3, "北海道": None}),
    ],
)
def test_labour_gap(reader: Reader, name: str, expected: dict[str, float | None]) -> None:
    drawing = drawn(reader, name)

    assert isinstance(drawing.body, Bars)
    assert dict(zip(drawing.table.column("category"), drawing.table.column("gap_10k"), strict=True)) == expected


def test_labour_demand_and_supply(reader: Reader) -> None:
    drawing = drawn(reader, "labour-demand-supply")

    assert isinstance(drawing.body, Pairs)
    assert [(p.first, p.second) for p in drawing.body.pairs] == [(1867, None), (782, 443), (1039, 1476), (3283, 3023)]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_asks_for_queries_and_parameters_that_exist(kind: Kind) -> None:
    from axstat.reports.catalog import find_query

    for use in kind.queries:
        assert set(use.parameters) <= {parameter.name for parameter in find_query(use.name).parameters}
