"""The chart kinds: one for each way of drawing any measure, and those that a dataset has under names of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from axstat.charts.kind import Kind, QueryUse, Shown
from axstat.charts.kinds import (
    distribution,
    groups,
    labour,
    municipalities,
    prefectures,
    ranking,
    scatter,
    slope,
    trend,
)
from axstat.charts.quantity import OVERTIME
from axstat.model.text import Label
from axstat.voice import said

NO_AREAS = said("shows-categories")
ALL = {"only": "all"}  # a share is one of all areas, and so is a spread
YEAR = {"year": "period"}
MEASURE = ("measure",)


def _overtime(name: str, **more: Any) -> QueryUse:
    return QueryUse(name, declared=OVERTIME, **more)


def _measure(name: str, **more: Any) -> QueryUse:
    return QueryUse(name, called={**YEAR, **more.pop("called", {})}, **more)


HOURS = ("year", "threshold", "scope", "prefecture")
FIGURES = ("measure", "period", "part", "scope", "over", "under", "prefecture", "per", "per_period")
TOTALS = ("totals",)


BY_PREFECTURE = _overtime("overtime_share_by", fixed={"by": "prefecture", "totals": False})
MEASURE_BY_PREFECTURE = _measure("measure_by", fixed={"by": "prefecture", "totals": True})
NO_BODIES = said("shows-all-areas")
NO_THRESHOLD = {"over": None, "under": None}
GENERAL: tuple[Kind, ...] = (
    Kind(
        "distribution",
        Label("分布", "distribution"),
        Label(
            "項目の値ごとの団体数。基準を与えると超える団体の割合",
            "areas by class of a measure, and the share beyond a threshold",
        ),
        (_measure("measure_values", fixed=ALL),),
        distribution.distribution,
        needs=MEASURE,
        shows=(Shown("measure_summary", passed=FIGURES), Shown("measure_values", passed=FIGURES, asides=("only",))),
    ),
    Kind(
        "ranking",
        Label("順位", "ranking"),
        Label("項目の値の高い（低い）団体", "areas with the highest or the lowest value of a measure"),
        (_measure("measure_values"),),
        ranking.ranking,
        ("top", "order"),
        needs=MEASURE,
        shows=(Shown("measure_ranking", passed=FIGURES, options=("top", "order")),),
    ),
    Kind(
        "prefectures",
        Label("都道府県別", "by prefecture"),
        Label("都道府県別の割合・合計・中央値の棒グラフ", "bars by prefecture: share, total or median of a measure"),
        (MEASURE_BY_PREFECTURE,),
        prefectures.bars,
        needs=MEASURE,
        shows=(Shown("measure_by", {"by": "prefecture"}, FIGURES, TOTALS),),
    ),
    Kind(
        "tiles",
        Label("都道府県タイル地図", "prefecture tiles"),
        Label(
            "都道府県別の割合・合計・中央値を同じ大きさの升で示す",
            "share, total or median by prefecture in tiles of one size",
        ),
        (MEASURE_BY_PREFECTURE,),
        prefectures.tiles,
        needs=MEASURE,
    ),
    Kind(
        "dots",
        Label("市区町村の点の地図", "dot map"),
        Label(
            "役所・役場の位置の点（または境界）で項目の値を示す",
            "a measure at the town halls, or within a boundary file's outlines",
        ),
        (_measure("measure_values"),),
        municipalities.dots,
        ("boundaries",),
        needs=MEASURE,
    ),
    Kind(
        "map",
        Label("市区町村の塗り分け地図", "choropleth map"),
        Label("境界データの市区町村を項目の値で塗り分ける", "a measure within the outlines of a boundary file"),
        (_measure("measure_values"),),
        municipalities.areas,
        ("boundaries",),
        needs=(*MEASURE, "boundaries"),
    ),
    Kind(
        "trend",
        Label("推移", "trend"),
        Label(
            "項目の推移。`area` を与えると団体と類似団体",
            "a measure over time; with `area` one body beside its similar bodies",
        ),
        (_measure("measure_trend", alone="measure_of_area"),),
        trend.trend,
        no_highlight=said("trend-takes-area"),
        needs=MEASURE,
        shows=(
            Shown("measure_trend", passed=(*FIGURES, "area", "population", "population_period", "top"), over_time=True),
            Shown("measure_of_area", passed=(*FIGURES, "area"), over_time=True),
        ),
    ),
    Kind(
        "slope",
        Label("2つの時点の比較", "two periods side by side"),
        Label("2つの時点の間の増減の大きい団体", "the largest changes of a measure between two periods"),
        (QueryUse("measure_change"),),
        slope.slope,
        needs=MEASURE,
        shows=(Shown("measure_change", passed=(*FIGURES, "from_period", "to_period")),),
    ),
    Kind(
        "kinds",
        Label("団体区分別の分布", "distribution by kind"),
        Label("団体区分ごとの小さな分布図", "small multiples by kind of area"),
        (_measure("measure_values", fixed=ALL),),
        distribution.kinds,
        needs=MEASURE,
        shows=(Shown("measure_by", {"by": "kind"}, FIGURES, TOTALS),),
    ),
    Kind(
        "scatter",
        Label("2つの項目", "two measures"),
        Label(
            "団体ごとの2つの項目の値（`measure` と `against`）",
            "two measures (`measure` and `against`), one dot per area",
        ),
        (
            _measure("measure_values", fixed={**ALL, **NO_THRESHOLD}),
            _measure("measure_values", fixed=ALL, called={"against": "measure", "against_period": "period"}),
        ),
        scatter.scatter,
        needs=(*MEASURE, "against"),
    ),
)
"""The kinds for whichever measure is asked for."""
_GENERAL = {kind.name: kind for kind in GENERAL}


def _preset(name: str, of: str, title: Label, about: Label, *queries: QueryUse, shows: tuple[Shown, ...] = ()) -> Kind:
    """Return a general kind under a name of its own, with the measure chosen."""
    return replace(_GENERAL[of], name=name, title=title, about=about, queries=queries, needs=(), shows=shows)


PRESETS: tuple[Kind, ...] = (
    _preset(
        "overtime-distribution",
        "distribution",
        Label("時間外勤務の分布", "distribution of annual overtime"),
        Label(
            "年間時間外勤務の分布と、基準を超える団体の割合",
            "annual overtime by class, and the share beyond the threshold",
        ),
        _overtime("overtime_values", fixed=ALL),
        shows=(
            Shown("overtime_share", passed=HOURS),
            Shown("overtime_values", passed=HOURS, asides=("only",)),
            Shown("overtime_distribution", passed=HOURS),
            Shown("overtime_histogram", passed=HOURS, asides=("width",)),
        ),
    ),
    _preset(
        "overtime-ranking",
        "ranking",
        Label("時間外勤務の順位", "ranking by overtime"),
        Label("時間外勤務の多い（少ない）団体", "areas with the most or the least overtime"),
        _overtime("overtime_values"),
        shows=(Shown("overtime_ranking", passed=HOURS, options=("top", "order")),),
    ),
    _preset(
        "overtime-prefectures",
        "prefectures",
        Label("都道府県別の割合", "share by prefecture"),
        Label(
            "都道府県別の割合を並べ、全国の値を線で示す", "sorted bars by prefecture with the national value as a line"
        ),
        BY_PREFECTURE,
        shows=(Shown("overtime_share_by", {"by": "prefecture"}, HOURS, TOTALS),),
    ),
    _preset(
        "overtime-kinds",
        "kinds",
        Label("団体区分別の分布", "distribution by kind"),
        Label("団体区分ごとの小さな分布図", "small multiples by kind of area"),
        _overtime("overtime_values", fixed=ALL),
        shows=(Shown("overtime_share_by", {"by": "kind"}, HOURS, TOTALS),),
    ),
    replace(
        _preset(
            "overtime-trend",
            "trend",
            Label("割合の推移", "share over the years"),
            Label("年度ごとの割合と、判定できない団体の幅", "share by fiscal year with the band of undecidable areas"),
            _overtime("overtime_trend"),
            shows=(Shown("overtime_trend", passed=("from_year", "to_year", "threshold", "scope", "prefecture")),),
        ),
        no_highlight=NO_BODIES,
    ),
    _preset(
        "overtime-slope",
        "slope",
        Label("2つの年度の比較", "two years side by side"),
        Label("2つの年度の間の増減の大きい団体", "the largest changes between two fiscal years"),
        _overtime("overtime_change"),
        shows=(Shown("overtime_change", passed=("from_year", "to_year", "threshold", "scope", "prefecture")),),
    ),
    _preset(
        "overtime-scatter",
        "scatter",
        Label("項目と時間外勤務", "a measure against overtime"),
        Label("団体ごとの項目の値と時間外勤務", "a measure against overtime, one dot per area"),
        QueryUse("measure_values", {"measure": "pct_over_45h"}),
        _overtime("overtime_values"),
    ),
    _preset(
        "prefecture-tiles",
        "tiles",
        Label("都道府県タイル地図", "prefecture tile map"),
        Label("同じ大きさの升で都道府県の割合を示す", "share by prefecture in tiles of one size"),
        BY_PREFECTURE,
    ),
    _preset(
        "municipality-dots",
        "dots",
        Label("市区町村地図", "map of municipalities"),
        Label(
            "役所・役場の位置の点（または境界）で時間外勤務を示す",
            "overtime at the town halls, or within a boundary file's outlines",
        ),
        _overtime("overtime_values"),
    ),
    Kind(
        "overtime-answers",
        Label("回答別の割合", "share by answer"),
        Label(
            "AIの導入などの回答ごとの、基準を超える団体の割合（`answers`）",
            "share by answer to `answers` (AI in use or not)",
        ),
        (_overtime("overtime_by_answer"),),
        groups.groups,
        no_highlight=NO_BODIES,
        needs=("answers",),
    ),
    Kind(
        "overtime-quartiles",
        Label("四分位別の割合", "share by quarter"),
        Label(
            "ほかの項目の値の低い順に4つに分けた割合（`measure`）", "share by quarter of another measure (`measure`)"
        ),
        (_overtime("overtime_by_quartile"),),
        groups.groups,
        no_highlight=NO_BODIES,
        needs=MEASURE,
    ),
    Kind(
        "overtime-regions",
        Label("地域別の割合", "share by region"),
        Label("地域ごとの、基準を超える団体の割合", "share by region"),
        (_overtime("overtime_share_by", fixed={"by": "region", "totals": True}),),
        groups.groups,
        no_highlight=NO_BODIES,
    ),
    Kind(
        "labour-gap",
        Label("2040年の労働力の過不足", "labour gap in 2040"),
        Label("余剰と不足を左右に描く", "surplus and shortage as diverging bars"),
        (QueryUse("labour_gap_by_occupation"),),
        labour.gap,
        no_highlight=NO_AREAS,
        shows=(Shown("labour_gap_by_occupation", passed=("edition",)),),
    ),
    *(
        Kind(
            f"labour-gap-{name}",
            Label(f"2040年の労働力の過不足（{title.ja}別）", f"labour gap in 2040 by {title.en}"),
            Label(f"{title.ja}別の余剰と不足", f"surplus and shortage by {title.en}"),
            (QueryUse(f"labour_gap_by_{name}"),),
            labour.gap,
            no_highlight=NO_AREAS,
            shows=(Shown(f"labour_gap_by_{name}", passed=("edition",)),),
        )
        for name, title in labour.DIMENSIONS.items()
        if name != "occupation"
    ),
    Kind(
        "labour-demand-supply",
        Label("2040年の労働力の需要と供給", "labour demand and supply in 2040"),
        Label("需要と供給を並べ、差を示す", "demand beside supply, with the difference"),
        (QueryUse("labour_gap_by_occupation"),),
        labour.demand_supply,
        no_highlight=NO_AREAS,
    ),
)


KINDS = (*GENERAL, *PRESETS)
