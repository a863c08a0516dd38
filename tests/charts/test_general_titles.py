"""Titles, axes and numbers of any measure: true for the numbers printed, whatever these are."""

from __future__ import annotations

from typing import Any

import pytest

from axstat.charts import plan
from axstat.charts.axes import asks_for_log, with_zeros
from axstat.charts.bodies import Histogram, Scatter, Trend
from axstat.charts.quantity import decimals_of
from axstat.charts.wording import large, percent
from axstat.model.text import Lang
from tests.charts.made_up import changed, grouped, measured, over_time

RATIOS = [10.0 ** (n / 10) for n in range(61)]


@pytest.mark.parametrize(
    ("values", "log"),
    [
        (RATIOS, True),
        ([-1.0, *RATIOS], False),
        ([0.0, *RATIOS], False),
        ([float(n) for n in range(1, 2000)], False),
        ([0.2, 0.5, 0.9, 2.1], False),
        ([5.0, 5.0], False),
        ([], False),
    ],
)
def test_an_axis_goes_by_ratio_where_that_spreads_the_middle_half(values: list[float], log: bool) -> None:
    assert asks_for_log(values) is log


def test_zeros_before_ratios_have_a_place_of_their_own() -> None:
    assert with_zeros([0.0, *RATIOS])
    assert not with_zeros([-1.0, 0.0, *RATIOS])
    drawing = plan("distribution", measured([0.0] * 100 + RATIOS, name="待機児童数", unit="人"))

    assert isinstance(drawing.body, Histogram)
    assert drawing.body.bins[0].of_zero
    assert drawing.body.bins[0].count == 100
    assert drawing.body.cut_zero
    assert drawing.title == "値のある161市区町村のうち100市区町村で、待機児童数は0人"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0.0%"), (1.0, "100.0%"), (0.9997, "99.97%"), (0.0002, "0.02%"), (0.5, "50.0%"), (1.2, "120.0%")],
)
def test_a_share_that_is_neither_nothing_nor_all_never_prints_so(share: float, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [(2_730_000, "ja", "273.0万"), (1_410_000, "en", "1.410 million"), (99_999_999, "ja", "10,000万")],
)
def test_large_numbers_have_four_digits_throughout_a_chart(value: float, lang: Lang, text: str) -> None:
    assert large(value, lang, digits=4) == text


@pytest.mark.parametrize(
    ("values", "printed", "decimals"),
    [([0.5, 0.45], None, 2), ([0.5, 0.4], 2, 2), ([120.0, 7.0], None, 0), ([44.8826, 31.1], 18, 1), ([0.0, 0.0], 3, 0)],
)
def test_decimals_are_those_of_the_cells_or_three_digits_worth(
    values: list[float], printed: int | None, decimals: int
) -> None:
    assert decimals_of(values, printed) == decimals


def test_an_end_that_several_share_names_none_of_them() -> None:
    tied = grouped([("東京都", 9, None, 0.3), ("大阪府", 9, None, 0.1), ("京都府", 9, None, 0.1)])
    first = measured([0.9, 0.9, 0.2], name="財政力指数", unit=None)

    assert plan("prefectures", tied).title.endswith("2都道府県の10.0%から東京都の30.0%までの幅がある")
    assert plan("ranking", first).title == "財政力指数が最も高いのは0.9で、2団体が並ぶ"
    assert plan("dots", measured([0.9, 0.9, 0.2], real=True)).title.endswith("90.0%（2市区町村）までの幅がある")


def test_the_lowest_end_of_a_ranking_is_titled_by_the_lowest() -> None:
    values = measured([30.0, 5.0, 20.0], name="待機児童数", unit="人")

    assert plan("ranking", values, order="lowest").title == "待機児童数が最も少ないのは第1町（岡山県）の5人"


@pytest.mark.parametrize(
    ("limit", "title"),
    [
        ({"over": 0.5}, "値のある市区町村の66.7%で、財政力指数が0.5を超える"),
        ({"under": 0.5}, "値のある市区町村の33.3%で、財政力指数が0.5を下回る"),
        ({"over": 2.0}, "財政力指数が2を超える市区町村はない"),
    ],
)
def test_a_threshold_is_worded_as_it_was_asked(limit: dict[str, Any], title: str) -> None:
    assert plan("distribution", measured([0.9, 0.8, 0.2], name="財政力指数", unit=None, **limit)).title == title


def test_prefectures_that_add_up_show_their_totals() -> None:
    rows = [("東京都", 9, 9000.0, 700.0), ("大阪府", 9, 4000.0, 300.0)]
    drawing = plan("prefectures", grouped(rows, name="人口", unit="人"))

    assert drawing.title == "市区町村の人口の合計は、大阪府の4,000人から東京都の9,000人までの幅がある"
    assert [row[-1] for row in drawing.table.rows] == [9000.0, 4000.0]
    assert "中央値" in plan("prefectures", grouped([*rows, ("京都府", 3, None, 5.0)], name="人口", unit="人")).title


def test_a_trend_of_any_measure_states_its_numbers_and_no_movement() -> None:
    periods = [{"time_period": time, "median": at} for time, at in (("FY2019", 0.42), ("2015", 0.5), ("FY2021", 0.4))]
    drawing = plan("trend", over_time(periods, name="財政力指数", unit=None))

    assert isinstance(drawing.body, Trend)
    assert [point.value for point in drawing.body.points] == [0.5, 0.42, 0.4]  # by time, however it is written
    assert drawing.title == "市区町村の財政力指数の中央値は、2015年に0.50、令和3年度に0.40"


def test_one_body_stands_beside_its_similar_bodies() -> None:
    periods = [
        {"time_period": f"FY{year}", "median": 0.4, "area_value": at, "similar_median": 0.3, "similar_areas": 10}
        for year, at in ((2020, 0.24), (2021, 0.26))
    ]
    drawing = plan("trend", over_time(periods, name="財政力指数", unit=None, area="336238"))

    assert isinstance(drawing.body, Trend)
    assert [point.value for point in drawing.body.beside] == [0.3, 0.3]
    assert drawing.title == "奈義町（岡山県）の財政力指数は、令和2年度に0.24、令和3年度に0.26"
    assert "類似団体10団体の中央値" in drawing.subtitle


def test_a_slope_and_a_scatter_of_people_go_by_ratio() -> None:
    pairs = [(f"{n:06d}", f"第{n}町", value, value * 1.1) for n, value in enumerate(RATIOS)]
    slope = plan("slope", changed(pairs, name="人口", unit="人"))
    people = measured([1000 * value for value in RATIOS], name="人口", unit="人")
    index = measured([0.01 * n for n in range(61)], name="財政力指数", unit=None)
    scatter = plan("scatter", (people, index))

    assert slope.title == "人口は61市区町村で増え、0市区町村で減った"
    assert isinstance(scatter.body, Scatter)
    assert (scatter.body.x_axis.log, scatter.body.y_axis.log) == (True, False)
    assert scatter.body.x_axis.title == "人口（人、対数目盛）"
