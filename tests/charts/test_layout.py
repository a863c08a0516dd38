"""Nothing is cut and nothing overlaps: proved on the laid-out page, for every kind, size and language."""

from __future__ import annotations

import itertools

import pytest

from axstat.charts import kinds, plan
from axstat.charts.canvas import Box, Page, Text
from axstat.charts.drawing import Drawing, Size
from axstat.charts.fonts import find_font
from axstat.charts.layout import lay_out
from axstat.charts.registry import Kind
from axstat.charts.style import STYLES
from axstat.model.text import Lang
from tests.charts.made_up import area_row, change, drawn, everything, labour, overtime, trend
from tests.charts.measuring import covered

SIZES: tuple[Size, ...] = ("a4-column", "a4-page", "slide")
LANGS: tuple[Lang, ...] = ("ja", "en")
SLACK = 0.15  # millimetres
LONG = "とても長い名前がつけられた広域連合の一部事務組合を兼ねる中核的な町"


@pytest.fixture(scope="module")
def results() -> dict[str, object]:
    return dict(everything())


def laid_out(drawing: Drawing) -> Page:
    return lay_out(drawing, find_font().measure)


def boxes(page: Page) -> list[tuple[Text, Box]]:
    return [(text, covered(text, find_font().measure)) for text in page.texts() if text.text.strip()]


def cut(page: Page) -> list[str]:
    return [
        text.text
        for text, box in boxes(page)
        if box.x < -SLACK or box.y < -SLACK or box.right > page.width + SLACK or box.bottom > page.height + SLACK
    ]


def overlapping(page: Page) -> list[tuple[str, str]]:
    return [
        (a.text, b.text)
        for (a, first), (b, second) in itertools.combinations(boxes(page), 2)
        if min(first.right, second.right) - max(first.x, second.x) > SLACK
        and min(first.bottom, second.bottom) - max(first.y, second.y) > 0.18 * min(first.height, second.height)
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_fits_its_page_without_an_overlap(
    kind: Kind, size: Size, lang: Lang, results: dict[str, object]
) -> None:
    drawing = drawn(kind, results[kind.name], lang=lang, size=size)  # type: ignore[arg-type]
    page = laid_out(drawing)

    assert cut(page) == []
    assert overlapping(page) == []
    assert page.width == STYLES[size].width
    assert min(text.size for text in page.texts()) >= (8 if size == "slide" else 6.5)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("kind", "result"),
    [
        ("overtime-ranking", overtime([area_row(f"{n:06d}", LONG + str(n), 100.0 + n) for n in range(15)])),
        ("overtime-ranking", overtime([area_row("336238", "奈義町", 440.4)])),
        ("overtime-distribution", overtime([area_row(f"{n:06d}", LONG, 120.0) for n in range(5)])),
        ("overtime-distribution", overtime([area_row(f"{n:06d}", LONG, 30.0 + n) for n in range(200)])),
        ("overtime-distribution", overtime([area_row(f"{n:06d}", "町", 1e6 if n == 0 else 101.0) for n in range(200)])),
        ("overtime-slope", change([(f"{n:06d}", LONG, 100.0, 100.0 + n) for n in range(12)])),
        ("overtime-trend", trend([(2024, 0.61, 0.61, 0.61)])),
        ("overtime-trend", trend([(2019 + n, 0.1 * n, 0.1 * n, 0.1 * n) for n in range(7)])),
        ("labour-gap", labour([(LONG, None, 2040, None, None, -1), ("事務職", None, 2040, None, None, None)])),
        ("labour-gap", labour([("事務職", None, 2040, None, None, 0)])),
    ],
)
def test_awkward_data_fit_too(kind: str, result: object, size: Size) -> None:
    page = laid_out(plan(kind, result, size=size))  # type: ignore[arg-type]

    assert cut(page) == []
    assert overlapping(page) == []
    assert min(text.size for text in page.texts()) >= STYLES[size].floor


def test_a_very_long_title_is_set_smaller_and_kept_whole() -> None:
    title = "市区町村の約6割で時間外勤務が年100時間を超えることが分かった" * 6
    page = laid_out(plan("labour-gap", labour(), size="a4-column", title=title))

    assert cut(page) == []
    assert title in "".join(text.text for text in page.texts())


def test_a_simulated_chart_opens_with_its_mark_and_ends_with_a_note() -> None:
    simulated = plan("overtime-distribution", overtime([area_row("336238", "奈義町", 120.0)], simulated=True))
    real = plan("overtime-distribution", overtime([area_row("336238", "奈義町", 120.0)]))

    assert laid_out(simulated).texts()[0].text == "模擬データ (simulated)"
    assert any("実際の調査結果ではない" in note for note in simulated.notes)
    assert "模擬" not in "".join(text.text for text in laid_out(real).texts())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("most", [104, 120, 155, 190, 260, 400])
def test_what_is_over_the_threshold_is_named_right_of_what_is_not(most: int, size: Size, lang: Lang) -> None:
    hours = [40, 60, 75, 87, 96, 98, 101, 102, most - 1, most]
    rows = [area_row(f"{n:06d}", f"第{n}町", float(value)) for n, value in enumerate(hours)]
    page = laid_out(plan("overtime-distribution", overtime(rows), size=size, lang=lang))
    assert cut(page) == []
    assert overlapping(page) == []
    (figure,) = [box for text, box in boxes(page) if text.text == "40.0%"]
    over = [box for text, box in boxes(page) if text.text.startswith(("が100時間", "over 100"))]
    under = [box for text, box in boxes(page) if text.text.startswith(("100時間以下", "100 hours or"))]
    assert over
    assert over[0].x >= figure.right
    assert all(box.right <= figure.x for box in under)
    ticks = [text.text for text, _ in boxes(page) if text.text.replace(".", "").isdigit() and "." in text.text]
    assert ticks == []


@pytest.mark.parametrize("size", SIZES)
def test_a_highlighted_area_is_named_in_its_panel(size: Size) -> None:
    hours = [("町", 20.0), ("町", 148.0), ("町", 300.0), ("市", 90.0), ("市", 150.0), ("市", 160.0)]
    rows = [area_row(f"{n:06d}", f"第{n}{kind}", value, kind=kind) for n, (kind, value) in enumerate(hours)]
    page = laid_out(plan("overtime-kinds", overtime(rows), size=size, highlight=("第1町", "第5市")))
    assert cut(page) == []
    assert overlapping(page) == []
    assert {"第1町 148.0時間", "第5市 160.0時間"} <= {text.text for text in page.texts()}
