"""What each kind draws: labels, values and order from hand-made results, and titles that are true of them."""

from __future__ import annotations

from typing import Any

import pytest

from axstat.charts import plan
from axstat.charts.bodies import Bars, Dots, Histogram, Pairs, Panels, Slope, Tiles, Trend
from axstat.errors import NotLoaded, QueryFailed, UnknownName, UsageError
from axstat.model.results import Result
from tests.charts.made_up import (
    area_row,
    change,
    everything,
    labour,
    many,
    overtime,
    result,
    shares,
    trend,
    values_of_real_areas,
)

THREE = [
    area_row("336238", "奈義町", 440.4),
    area_row("462071", "十島村", 100.0, prefecture="鹿児島県", kind="村"),
    area_row("303623", "広川町", 99.6, prefecture="和歌山県", verdict="undecidable", basis="monthly"),
    area_row("131016", "千代田区", None, prefecture="東京都", kind="特別区"),
]


def body(kind: str, *results: Result, **options: Any) -> object:
    return plan(kind, results, **options).body


def test_the_distribution_counts_exactly_100_hours_as_not_over() -> None:
    drawn = body("overtime-distribution", overtime(THREE))

    assert isinstance(drawn, Histogram)
    assert sum(b.over for b in drawn.bins) == 1
    assert sum(b.under for b in drawn.bins) == 1
    assert sum(b.undecidable for b in drawn.bins) == 1
    assert 100.0 in [b.low for b in drawn.bins]
    assert all(b.over == 0 for b in drawn.bins if b.high <= 100)
    assert drawn.line.figure == "33.3%"


def test_the_classes_hold_every_area_with_a_value_once() -> None:
    rows = many(1721)
    drawing = plan("overtime-distribution", overtime(rows))
    reporting = [row[5] for row in rows if row[5] is not None]

    assert sum(drawing.table.column("areas")) == len(reporting)  # type: ignore[arg-type]
    for above, up_to, areas, *_ in drawing.table.rows:
        inside = [h for h in reporting if h > above and (up_to is None or h <= up_to)]
        assert areas == len(inside)


def test_the_share_is_that_of_the_query_and_the_note_names_who_is_missing() -> None:
    drawing = plan("overtime-distribution", overtime(THREE))

    assert "分母は値のある3市区町村（欠測1を除く）。" in drawing.notes
    assert any("33.3〜66.7%" in note for note in drawing.notes)
    assert "Ｎ＝3市区町村" in drawing.subtitle


@pytest.mark.parametrize(
    ("over", "under", "missing", "title"),
    [
        (1050, 663, 8, "市区町村の約6割で、職員1人当たりの時間外勤務が年100時間を超える"),
        (660, 340, 0, "市区町村の7割近くで、職員1人当たりの時間外勤務が年100時間を超える"),
        (640, 360, 0, "市区町村の6割超で、職員1人当たりの時間外勤務が年100時間を超える"),
        (500, 500, 0, "市区町村の約半数で、職員1人当たりの時間外勤務が年100時間を超える"),
        (640, 360, 500, "値のある市区町村の6割超で、職員1人当たりの時間外勤務が年100時間を超える"),
        (1000, 0, 0, "すべての市区町村で、職員1人当たりの時間外勤務が年100時間を超える"),
        (0, 1000, 0, "職員1人当たりの時間外勤務が年100時間を超える市区町村はない"),
        (0, 1000, 5, "職員1人当たりの時間外勤務が年100時間を超える値のある市区町村はない"),
        (1, 2, 0, "値のある市区町村の33.3%で、職員1人当たりの時間外勤務が年100時間を超える"),
    ],
)
def test_the_title_says_no_more_than_the_numbers_allow(over: int, under: int, missing: int, title: str) -> None:
    hours = [150.0] * over + [50.0] * under + [None] * missing
    rows = [area_row(f"{n:06d}", "町", value) for n, value in enumerate(hours)]

    assert plan("overtime-distribution", overtime(rows)).title == title


def test_a_share_that_rounding_leaves_open_is_printed_as_a_range() -> None:
    rows = [area_row(f"{n:06d}", "町", 150.0) for n in range(55)]
    rows += [area_row(f"1{n:05d}", "町", 99.6, verdict="undecidable", basis="monthly") for n in range(45)]

    assert plan("overtime-distribution", overtime(rows)).title.startswith("値のある市区町村の55.0〜100.0%で")


def test_the_ranking_shares_ranks_and_always_shows_the_highlight() -> None:
    rows = [area_row(f"{n:06d}", f"第{n}町", 300.0 - 10 * (n // 2)) for n in range(40)]
    drawn = body("overtime-ranking", overtime(rows), top=3, highlight=("第39町",))

    assert isinstance(drawn, Bars)
    assert [bar.label for bar in drawn.bars] == [
        "1位 第0町（岡山県）",
        "1位 第1町（岡山県）",
        "3位 第2町（岡山県）",
        "3位 第3町（岡山県）",
        "39位 第39町（岡山県）",
    ]
    assert [bar.value for bar in drawn.bars] == [300, 300, 290, 290, 110]
    assert [bar.role for bar in drawn.bars][-1] == "highlight"
    assert drawn.gap_after == (4,)


@pytest.mark.parametrize(
    ("order", "expected"), [("highest", [400, 399]), ("lowest", [2, 1]), ("both", [400, 399, 2, 1])]
)
def test_the_ranking_shows_either_end_or_both(order: str, expected: list[int]) -> None:
    rows = [area_row(f"{n:06d}", f"第{n}町", float(n)) for n in range(1, 401)]
    drawn = body("overtime-ranking", overtime(rows), top=2, order=order)

    assert isinstance(drawn, Bars)
    assert [bar.value for bar in drawn.bars] == expected


def test_1721_bars_are_cut_to_what_can_be_read_and_the_note_says_so() -> None:
    drawing = plan("overtime-ranking", overtime(many(1721)), top=1721, size="a4-column")

    assert isinstance(drawing.body, Bars)
    assert len(drawing.body.bars) <= 60
    assert any("紙面に読める大きさで収まる" in note for note in drawing.notes)


def test_prefectures_are_sorted_and_compared_with_the_national_share_of_areas() -> None:
    drawn = body("overtime-prefectures", shares([("東京都", 1, 2), ("大阪府", 9, 10), ("沖縄県", 0, 0)]))

    assert isinstance(drawn, Bars)
    assert [(bar.label, bar.value) for bar in drawn.bars] == [("大阪府", 0.9), ("東京都", 0.5), ("沖縄県", None)]
    assert drawn.reference is not None
    assert drawn.reference.value == pytest.approx(10 / 12)


def test_the_tile_map_has_every_prefecture_once_on_its_own_tile() -> None:
    drawn = body("prefecture-tiles", *everything()["prefecture-tiles"])

    assert isinstance(drawn, Tiles)
    assert len({(tile.column, tile.row) for tile in drawn.tiles}) == 47
    assert {tile.label for tile in drawn.tiles} >= {"北海道", "東京", "京都", "大阪", "沖縄"}
    places = {tile.label: (tile.column, tile.row) for tile in drawn.tiles}
    assert places["北海道"] == (13, 0)
    assert places["沖縄"] == (0, 8)


def test_small_multiples_follow_the_ministrys_order_of_kinds() -> None:
    drawn = body("overtime-kinds", overtime(many(300)))

    assert isinstance(drawn, Panels)
    assert [panel.title.split("（")[0] for panel in drawn.panels] == ["中核市", "特別区", "その他の市", "町", "村"]
    assert sum(panel.total for panel in drawn.panels) == sum(row[5] is not None for row in many(300))


def test_a_kind_with_a_handful_of_areas_is_never_the_headline() -> None:
    rows = [area_row(f"{n:06d}", f"第{n}町", 150.0 if n % 2 else 50.0) for n in range(10)]
    rows += [area_row(f"1{n:05d}", f"第{n}市", 150.0 if n % 3 else 50.0, kind="市") for n in range(9)]
    rows += [area_row("200000", "小市", 50.0, kind="中核市"), area_row("300000", "小村", 150.0, kind="村")]
    drawing = plan("overtime-kinds", overtime(rows))

    assert drawing.title == "年100時間を超える団体の割合は、町の50.0%からその他の市の66.7%までの幅がある"
    assert isinstance(drawing.body, Panels)
    assert [p.share_text for p in drawing.body.panels if p.total < 3] == [
        "1団体中0団体が超える",
        "1団体中1団体が超える",
    ]
    assert any("題の比較に含めない" in note for note in drawing.notes)


def test_a_prefecture_with_a_handful_of_areas_is_never_the_headline() -> None:
    drawing = plan(
        "overtime-prefectures", shares([("東京都", 9, 10), ("大阪府", 4, 10), ("沖縄県", 0, 2), ("北海道", 1, 1)])
    )

    assert drawing.title == "年100時間を超える市区町村の割合は、大阪府の40%から東京都の90%までの幅がある"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [(2023, 0.70, 0.70, 0.71), (2024, 0.60, 0.60, 0.61)],
            "年100時間を超える市区町村の割合は、令和5年度の70.0%から令和6年度の60.0%へ下がった",
        ),
        (
            [(2023, 0.60, 0.60, 0.61), (2024, 0.605, 0.605, 0.62)],
            "年100時間を超える市区町村の割合は60.0%と60.5%で、変化は判定できない",
        ),
        ([(2024, 0.60, 0.60, 0.61)], "年100時間を超える市区町村の割合は、令和6年度（2024年度）に60.0%"),
    ],
)
def test_the_trend_claims_a_change_only_beyond_its_bounds(
    rows: list[tuple[int, float, float, float]], title: str
) -> None:
    drawing = plan("overtime-trend", trend(rows))

    assert drawing.title == title
    assert isinstance(drawing.body, Trend)
    assert [(p.at, p.value, p.low, p.high) for p in drawing.body.points] == rows


def test_the_slope_chart_draws_the_largest_changes() -> None:
    rows = [(f"{n:06d}", f"第{n}町", 100.0, 100.0 + n - 20) for n in range(41)]
    drawing = plan("overtime-slope", change(rows), highlight=("第21町",))

    assert isinstance(drawing.body, Slope)
    assert [line.right for line in drawing.body.lines] == [120, 119, 118, 117, 116, 101, 84, 83, 82, 81, 80]
    assert drawing.title == "時間外勤務は20市区町村で増え、20市区町村で減った"


def test_the_dot_map_places_areas_at_their_offices() -> None:
    drawing = plan("municipality-dots", values_of_real_areas(), highlight=("函館市",))

    assert isinstance(drawing.body, Dots)
    hakodate = next(place for place in drawing.body.places if place.label == "函館市")
    assert hakodate.highlight
    longitude, latitude = hakodate.at
    assert longitude == pytest.approx(140.7, abs=0.1)
    assert latitude == pytest.approx(41.8, abs=0.1)


def test_the_labour_gap_shows_the_subset_under_its_whole_and_never_adds_it() -> None:
    drawing = plan("labour-gap", labour())

    assert isinstance(drawing.body, Bars)
    assert [(bar.label, bar.value_label, bar.role) for bar in drawing.body.bars] == [
        ("事務職", "+437", "plain"),
        ("専門職", "−181", "plain"),
        ("うちAI・ロボット等利活用人材", "−339", "subset"),
        ("現場人材", "−260", "plain"),
    ]
    assert drawing.title == "2040年には事務職が437万人余り、AI・ロボット等利活用人材が339万人不足する"
    assert "　3区分" in drawing.subtitle


def test_the_labour_gap_in_english_is_in_millions() -> None:
    drawing = plan("labour-gap", labour(), lang="en")

    assert isinstance(drawing.body, Bars)
    assert [bar.value_label for bar in drawing.body.bars] == ["+4.37", "−1.81", "−3.39", "−2.60"]
    assert drawing.table.column("gap_10k") == [437, -181, -339, -260]


def test_what_was_not_published_is_said_and_is_not_zero() -> None:
    drawn = body("labour-demand-supply", labour())

    assert isinstance(drawn, Pairs)
    assert [(p.first, p.second, p.second_label) for p in drawn.pairs] == [
        (1039, 1476, "1,476"),
        (1867, None, "公表なし"),
        (782, 443, "443"),
        (3283, 3023, "3,023"),
    ]


@pytest.mark.parametrize(
    ("kind", "given", "options", "error", "words"),
    [
        ("overtime-distribution", overtime([]), {}, NotLoaded, "no rows"),
        ("overtime-distribution", overtime([area_row("336238", "奈義町", None)]), {}, NotLoaded, "has a value"),
        ("overtime-ranking", overtime(THREE), {"highlight": ("奈義村",)}, UnknownName, "奈義村"),
        ("overtime-ranking", overtime(THREE), {"order": "sideways"}, UsageError, "sideways"),
        ("overtime-trend", overtime(THREE), {}, QueryFailed, "share_over"),
        ("labour-gap", labour([("事務職", None, 2040, None, None, None)]), {}, NotLoaded, "published gap"),
        ("overtime-prefectures", shares([("東京都", 0, 0)]), {}, NotLoaded, "has a value"),
        ("overtime-pie", overtime(THREE), {}, UnknownName, "overtime-pie"),
        ("labour-gap", labour(), {"size": "a3"}, UsageError, "a3"),
        ("labour-gap", result("labour_gap_by_occupation", [("x", "text")], [("a",)]), {}, QueryFailed, "category"),
    ],
)
def test_bad_input_is_one_clear_error(
    kind: str, given: Result, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        plan(kind, given, **options)


def test_a_name_in_several_prefectures_asks_for_the_prefecture() -> None:
    rows = [
        area_row("012343", "池田町", 1.0, prefecture="北海道"),
        area_row("183822", "池田町", 2.0, prefecture="福井県"),
    ]

    with pytest.raises(UnknownName, match="several areas"):
        plan("overtime-ranking", overtime(rows), highlight=("池田町",))
    drawn = body("overtime-ranking", overtime(rows), highlight=("福井県池田町",))
    assert isinstance(drawn, Bars)
    assert [bar.role for bar in drawn.bars] == ["highlight", "plain"]
