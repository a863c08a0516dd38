"""Years with very different numbers of areas, or of which one is simulated, are drawn and never compared in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from axstat.charts import plan
from axstat.model.results import Result
from axstat.model.text import Lang
from tests.charts.made_up import MIC, change, trend

ROSE = [(2023, 0.4, 0.4, 0.4), (2024, 0.6, 0.6, 0.6)]
BOTH = (replace(MIC, source_id=1, fiscal_year=2023), replace(MIC, source_id=2, fiscal_year=2024))


def trend_of(*counts: int) -> Result:
    made = trend(ROSE)
    return replace(made, rows=tuple((*row[:-2], n, False) for row, n in zip(made.rows, counts, strict=True)))


@pytest.mark.parametrize(
    ("counts", "compared"), [((1713, 1715), True), ((800, 1600), True), ((799, 1600), False), ((1715, 12), False)]
)
def test_a_trend_over_unequal_years_claims_nothing(counts: tuple[int, int], compared: bool) -> None:
    drawing = plan("overtime-trend", trend_of(*counts))
    english = plan("overtime-trend", trend_of(*counts), lang="en")

    assert ("へ高まった" in drawing.title) is compared
    assert ("rose" in english.title) is compared
    low, high = sorted(counts)
    note = f"年度により値のある団体の数が大きく異なる（{low:,}〜{high:,}）ため、割合は比べられない。"
    assert (note in drawing.notes) is not compared
    if not compared:
        assert drawing.title == "年100時間を超える市区町村の割合、年度別"
        assert english.title == "Share of municipalities over 100 hours of overtime, by fiscal year"


def test_a_year_without_any_value_is_not_compared_with() -> None:
    made = trend_of(1713, 1715)
    empty = (2022, None, None, None, 0, False)

    assert "へ高まった" in plan("overtime-trend", replace(made, rows=(empty, *made.rows))).title


def slope_of(listed: tuple[int, int], *, lang: Lang = "ja", **more: Any) -> Any:
    """Draw two years whose sources list so many areas, of which ten are in both."""
    rows = [(f"{n:06d}", f"第{n}町", 100.0, 101.0 + n) for n in range(10)]
    origins = {
        f"{n:06d}": frozenset({1} if n < listed[0] else set()) | frozenset({2} if n < listed[1] else set())
        for n in range(max(listed))
    }
    return plan("overtime-slope", replace(change(rows), **{"sources": BOTH, **more}), origins=[origins], lang=lang)


@pytest.mark.parametrize(
    ("listed", "compared"), [((100, 100), True), ((50, 100), True), ((49, 100), False), ((1721, 12), False)]
)
def test_two_years_of_unequal_lists_are_not_compared(listed: tuple[int, int], compared: bool) -> None:
    drawing, english = slope_of(listed), slope_of(listed, lang="en")

    assert ("増え" in drawing.title) is compared
    assert ("rose" in english.title) is compared
    assert any("資料にある団体の数が大きく異なる" in note for note in drawing.notes) is not compared
    if not compared:
        assert drawing.title == "令和5年度（2023年度）と令和6年度（2024年度）の時間外勤務"
        assert english.title == "Overtime in FY2023 and FY2024"


@pytest.mark.parametrize(("flags", "compared"), [((True, True), True), ((False, False), True), ((True, False), False)])
def test_a_simulated_year_is_not_compared_with_a_surveyed_one(flags: tuple[bool, bool], compared: bool) -> None:
    sources = tuple(replace(source, simulated=flag) for source, flag in zip(BOTH, flags, strict=True))
    slope = slope_of((100, 100), sources=sources)
    made = trend_of(1713, 1715)
    rows = tuple((*row[:-1], flag) for row, flag in zip(made.rows, flags, strict=True))
    over_years = plan("overtime-trend", replace(made, rows=rows, sources=sources))

    assert ("増え" in slope.title) is compared
    assert ("高まった" in over_years.title) is compared
    for drawing in (slope, over_years):
        assert ("模擬データの年度と調査結果の年度は比べられない。" in drawing.notes) is not compared
