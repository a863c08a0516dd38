"""METI's projection: demand, supply and gap by category, subsets marked, crossed and regional tables."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from axstat.datasets import interpret, read_meaning, vocabulary
from axstat.datasets.categories import find
from axstat.model.observations import LoadUnit
from axstat.model.tables import Table
from axstat.model.values import calendar_year
from tests.datasets.tables import Cell, reading, series, table, workbook
from tests.meaning.support import answer, meaning

PUBLISHED = Path(__file__).resolve().parents[2] / "scripts" / "data" / "meti_2040_labour.csv"
TITLE = "2040年の就業構造推計（改訂版 2026-01）"
SIGN = "注 過不足＝供給−需要（▲は不足）"
Y2040, Y2022 = calendar_year(2040), calendar_year(2022)
GAP = series(4, "2040年 › 過不足", unit="万人", period=Y2040)


def load(given: Table) -> LoadUnit:
    return interpret(workbook(), [reading(given)])


def rows_of(unit: LoadUnit) -> list[tuple[str, str, tuple[str, ...], str, str, float | None]]:
    """Return (measure, period, facets, category, cell text, value) of every figure."""
    return [
        (
            s.measure.id,
            s.period.text if s.period else "",
            i.facets,
            i.category or "",
            s.values.texts[n],
            s.values.values[n],
        )
        for t in unit.tables
        for s in t.series
        for n, i in enumerate(t.items)
        if s.measure.id.endswith("_10k")
    ]


@pytest.mark.parametrize(
    ("path", "measure"),
    [
        ("2040年 › 需要", "demand_10k"),
        ("労働需要（2040年）", "demand_10k"),
        ("2040年 › （供給）", "supply_10k"),
        ("ミスマッチ（供給－需要）", "gap_10k"),
        ("過不足（供給－需要）", "gap_10k"),
        ("過不足（▲は不足）", "gap_10k"),
        ("2022年 › 就業者数", "employed_10k"),
        ("需要 › 大学理系", "demand_10k"),
        ("過不足", "?"),
        ("需要と供給", None),
        ("需要－供給", None),
        ("過不足（▲は余剰）", None),
        ("不足数", None),
        ("充足率", None),
        ("需要の伸び", None),
    ],
)
def test_a_header_names_demand_supply_gap_or_employed(path: str, measure: str | None) -> None:
    found = meaning(answer(tuple(path.split(" › ")), "万人", (TITLE,), dataset="labour"))
    assert (found and found[0]) == measure


def test_occupations_with_their_subset_confidence_and_two_years() -> None:
    given = table(
        {
            "専門職": [1867, None, -181, "two_sources", None, ""],
            "　うちAI・ロボット等利活用人材": [782, 443, -339, "two_sources", None, ""],
            "事務職": [1039, 1476, 437, "two_sources", 1455, "one_source"],
        },
        [
            series(4, "2040年 › 需要", unit="万人", period=Y2040),
            series(5, "2040年 › 供給", unit="万人", period=Y2040),
            series(6, "2040年 › 過不足", unit="万人", period=Y2040),
            series(7, "2040年 › 確度", period=Y2040, numeric=False),
            series(8, "2022年 › 就業者数", unit="万人", period=Y2022),
            series(9, "2022年 › 確度", period=Y2022, numeric=False),
        ],
        title=TITLE,
        axis="category",
        notes=("出典：経済産業省",),
    )
    unit = load(given)
    figures = {(m, p, c): (f, v) for m, p, f, c, _, v in rows_of(unit)}
    nation = ("全国", "occupation", "", "two_sources")
    assert figures["gap_10k", "2040", "事務職"] == (nation, 437.0)
    assert figures["supply_10k", "2040", "専門職"] == (nation, None)
    assert figures["gap_10k", "2040", "AI・ロボット等利活用人材"] == (
        ("全国", "occupation", "専門職", "two_sources"),
        -339.0,
    )
    assert figures["employed_10k", "2022", "事務職"] == (("全国", "occupation", "", "one_source"), 1455.0)
    assert unit.meta.dataset == "labour"
    assert unit.meta.publisher == "経済産業省"
    assert unit.meta.edition == "2026-01 (revised)"
    assert {s.attributes["edition"] for t in unit.tables for s in t.series} == {"2026-01 (revised)"}


def test_a_matrix_crosses_its_two_dimensions() -> None:
    columns = [series(4, "2040年 › 需要 › 高卒", unit="万人", period=Y2040)]
    columns.append(series(5, "2040年 › 需要 › 大学理系", unit="万人", period=Y2040))
    unit = load(table({"事務": [295, 157]}, columns, title="2040年の就業構造推計（初版 2025-05）", axis="category"))
    assert [(f[1], c, v) for _, _, f, c, _, v in rows_of(unit)] == [
        ("occupation_x_education", "事務 × 高卒", 295.0),
        ("occupation_x_education", "事務 × 大学理系", 157.0),
    ]


def test_regions_are_the_area_and_the_column_the_category() -> None:
    columns = [
        series(4, "2040年 › 地域別ミスマッチ計 › 過不足", unit="万人", period=Y2040),
        series(5, "2040年 › 理系計(院卒+大卒+高専+高卒工業科) › 過不足", unit="万人", period=Y2040),
    ]
    unit = load(
        table({"東京圏": [193, None], "近畿": [None, -39]}, columns, title=TITLE, axis="category", notes=(SIGN,))
    )
    assert [(f[0], f[1], c, v) for _, _, f, c, _, v in rows_of(unit)] == [
        ("東京圏", "total", "地域別ミスマッチ計", 193.0),
        ("近畿", "total", "地域別ミスマッチ計", None),
        ("東京圏", "education", "理系計(院卒+大卒+高専+高卒工業科)", None),
        ("近畿", "education", "理系計(院卒+大卒+高専+高卒工業科)", -39.0),
    ]


@pytest.mark.parametrize("unit", ["人", "千人", None])
def test_figures_in_another_unit_are_not_taken_for_ten_thousands(unit: str | None) -> None:
    column = series(4, "2040年 › 過不足", unit=unit, period=Y2040)
    given = table({"事務職": [437], "現場人材": [-260]}, [column], title=TITLE, axis="category")
    assert not rows_of(load(given))


@pytest.mark.parametrize(
    ("figures", "severity"),
    [((583, 865, -281), "ok"), ((181, 227, -47), "ok"), ((583, 865, -280), "warning")],
)
def test_the_gap_is_supply_less_demand_within_one(figures: tuple[Cell, ...], severity: str) -> None:
    columns = [
        series(4 + n, f"2040年 › {w}", unit="万人", period=Y2040) for n, w in enumerate(("供給", "需要", "過不足"))
    ]
    given = table({"事務職": list(figures)}, columns, title=TITLE, axis="category")
    found = [c for c in read_meaning(workbook(), [reading(given)]).unit.checks if c.id in ("agreement", "disagreement")]
    assert [c.severity for c in found] == [severity]


def test_a_gap_of_the_wrong_sign_stops_the_file() -> None:
    columns = [
        series(4 + n, f"2040年 › {w}", unit="万人", period=Y2040) for n, w in enumerate(("供給", "需要", "過不足"))
    ]
    rows: dict[str, list[Cell]] = {
        "事務職": [1476, 1039, -437],
        "現場人材": [3023, 3283, 260],
        "販売": [786, 735, -51],
        "サービス": [724, 714, -10],
    }
    meaning = read_meaning(workbook(), [reading(table(rows, columns, title=TITLE, axis="category"))])
    assert any("sign of the gap" in p.message for p in meaning.problems)


def test_every_category_of_the_published_figures_is_known() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    for fact in facts:
        for label in fact["category"].split("|"):
            assert find(label) is not None, label
        if fact["region"] != "全国":
            known = find(fact["region"])
            assert known is not None
            assert known.dimension == "region"


def test_a_prefectures_name_is_no_category_to_recognition() -> None:
    assert "北海道" not in vocabulary().categories
    assert vocabulary().categories["東京圏"].dimension == "region"
