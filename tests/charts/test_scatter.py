"""A measure against overtime: its name from its path, its numbers in words, and names that cover no point."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from axstat.charts import alt_text, plan
from axstat.charts.bodies import Scatter
from axstat.charts.canvas import Circle
from axstat.charts.fonts import find_font
from axstat.charts.kinds.scatter import spearman
from axstat.charts.layout import lay_out
from axstat.charts.wording import large
from axstat.model.measured import measure_title, measured
from axstat.model.results import Column
from axstat.model.text import Lang, same
from tests.charts.made_up import area_row, many, measure, overtime
from tests.charts.measuring import covered

THREE = [
    area_row("336238", "奈義町", 440.4),
    area_row("462071", "十島村", 100.0, prefecture="鹿児島県", kind="村"),
    area_row("303623", "広川町", 99.6, prefecture="和歌山県", verdict="undecidable", basis="monthly"),
]


def test_the_scatter_plot_joins_by_code_and_warns_of_the_ecological_fallacy() -> None:
    values = overtime(THREE)
    drawing = plan("overtime-scatter", (measure([("336238", 0.3), ("462071", 0.1), ("999999", 2.0)]), values))

    assert isinstance(drawing.body, Scatter)
    assert sorted((p.x, p.y) for p in drawing.body.points) == [(0.1, 100.0), (0.3, 440.4)]
    assert any("生態学的誤謬" in note for note in drawing.notes)
    assert "Ｎ＝2市区町村" in drawing.subtitle


@pytest.mark.parametrize(
    ("xs", "ys", "expected"),
    [
        ([1, 2, 3], [10, 20, 300], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9486832980505138),
        ([1, 1], [1, 2], None),
    ],
)
def test_rank_correlation(xs: list[float], ys: list[float], expected: float | None) -> None:
    assert spearman(xs, ys) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("財政力指数", "財政力指数"),
        ("人口 › 計", "人口（計）"),
        ("＜Ⅰ.人口＞ › 計", "＜Ⅰ.人口＞（計）"),
        (
            "＜Ⅱ.費用＞ › 令和元年度の受入額に占める費用の割合 › 返礼品等の調達に係る費用",
            "令和元年度の受入額に占める費用の割合（返礼品等の調達に係る費用）",
        ),
        ("＜Ⅰ.受入額＞ › 実績について記入してください。 › ①令和元年度に受け入れた金額", "令和元年度に受け入れた金額"),
    ],
)
def test_a_measure_is_titled_by_what_its_last_word_is_a_part_of(path: str, title: str) -> None:
    assert measure_title(path, "ja") == title


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [
        (20_000_000_000, "ja", "200億"),
        (20_000_000_000, "en", "20 billion"),
        (18_497_000_000, "ja", "185億"),
        (123_400, "ja", "12.34万"),
        (123_400, "en", "123,400"),
        (-5_000_000, "en", "−5 million"),
        (0.45, "ja", "0.45"),
    ],
)
def test_large_numbers_are_written_in_words(value: float, lang: Lang, text: str) -> None:
    assert large(value, lang) == text


def scatter_of(unit: str, values: list[float], lang: Lang = "ja", **options: Any) -> Any:
    rows = many(len(values))
    found = measure([(row[0], value) for row, value in zip(rows, values, strict=True)], name="収入 › 計", unit=unit)
    return plan("overtime-scatter", (found, overtime(rows)), lang=lang, **options)


def axis_words(drawing: Any) -> list[str]:
    return [text.text for text in lay_out(drawing, find_font().measure).texts()]


@pytest.mark.parametrize(("lang", "unit"), [("ja", "収入（計）（円）"), ("en", "収入 (計) (yen)")])
def test_thousands_of_yen_are_drawn_as_yen_in_words(lang: Lang, unit: str) -> None:
    words = axis_words(scatter_of("千円", [1e6 * n for n in range(2, 22)], lang))

    assert unit in words
    assert ("200億" if lang == "ja" else "20 billion") in words
    assert not any(word.startswith("20,000,000") for word in words)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_fraction_is_drawn_as_percent_and_never_called_so(lang: Lang) -> None:
    drawing = scatter_of("fraction", [0.1 * n for n in range(20)], lang)
    words = axis_words(drawing)

    assert "200%" in words
    assert "fraction" not in "".join(words) + alt_text(drawing)


def test_the_period_is_that_of_the_rows_drawn() -> None:
    values = measure([("336238", 0.3), ("462071", 0.1), ("999999", 2.0)])
    period = Column("time_period", "text", same("period"))
    rows = tuple((*row, year) for row, year in zip(values.rows, ("FY2021", "FY2021", "FY2008"), strict=True))
    dated = replace(values, columns=(*values.columns, period), rows=rows)

    japanese = plan("overtime-scatter", (dated, overtime(THREE)))
    assert "令和3年度（2021年度）" in japanese.subtitle
    assert "2008" not in alt_text(japanese)
    assert "(FY2021)" in plan("overtime-scatter", (dated, overtime(THREE)), lang="en").subtitle


@pytest.mark.parametrize(("lang", "neutral"), [("ja", "収入（計）と時間外勤務"), ("en", "収入 (計) and overtime")])
def test_a_handful_of_points_is_no_correlation(lang: Lang, neutral: str) -> None:
    few, enough = (scatter_of("", [row[5] or 0.0 for row in many(n)], lang) for n in (10, 11))

    assert [len(drawing.table.rows) for drawing in (few, enough)] == [9, 10]  # one of them is missing
    assert few.title == neutral
    assert ("（スピアマン）は" if lang == "ja" else "Spearman's") not in alt_text(few)
    assert ("正の相関" if lang == "ja" else "positive correlation") in enough.title


@pytest.mark.parametrize(
    ("path", "unit", "axis"),
    [
        ("待機児童数（人）", "人", "待機児童数（人）"),
        ("待機児童数 （単位：人）", "人", "待機児童数（人）"),
        ("保育 › 待機児童数(人)", "人", "保育（待機児童数）（人）"),
        ("収入（千円）", "千円", "収入（円）"),
        ("時間（時間／月）", "h/月", "時間（時間／月）"),
        ("充足の割合（％）", "fraction", "充足の割合（％）"),
        ("待機児童数（4月）", "人", "待機児童数（4月）（人）"),
    ],
)
def test_an_axis_says_its_unit_once(path: str, unit: str, axis: str) -> None:
    found = measure([("336238", 0.3), ("462071", 0.1)], name=path, unit=unit)
    drawing = plan("overtime-scatter", (found, overtime(THREE)))

    assert isinstance(drawing.body, Scatter)
    assert drawing.body.x_axis.title == axis
    assert drawing.title == f"{axis[: axis.rindex('（')]}と時間外勤務"


def test_several_units_are_all_named() -> None:
    assert measured("x", ["人", "世帯"], [], "ja").unit == "世帯、人"


@pytest.mark.parametrize("size", ["a4-column", "a4-page", "slide"])
def test_no_name_covers_a_point(size: Any) -> None:
    drawing = scatter_of("", [float(n % 37) for n in range(400)], size=size)
    page = lay_out(drawing, find_font().measure)
    assert isinstance(drawing.body, Scatter)
    named = {point.label for point in drawing.body.points if point.label}
    boxes = [covered(text, find_font().measure) for text in page.texts() if text.text in {*named, "年100時間"}]
    dots = [shape for shape in page.shapes if isinstance(shape, Circle)]

    assert len(boxes) > 1
    assert not [(box, dot) for box in boxes for dot in dots if box.x < dot.x < box.right and box.y < dot.y < box.bottom]
