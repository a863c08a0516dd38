"""A chart of a part says so, whatever its kind and whichever parameter narrowed the rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from axstat.charts import alt_text, kinds, paint, plan
from axstat.charts.bodies import Dots
from axstat.charts.fonts import find_font
from axstat.charts.layout import lay_out
from axstat.charts.part import MEASURING, PLACES, subject
from axstat.charts.registry import Kind
from axstat.model.results import Result
from axstat.model.text import Lang
from axstat.reports.catalog import find_query
from tests.charts.made_up import area_row, drawn, everything, overtime, result, values_of_real_areas

NARROWED: list[tuple[dict[str, Any], str, str]] = [
    ({"prefecture": "岡山県"}, "岡山県", "Okayama"),
    ({"kind": "中核市"}, "中核市", "core cities"),
    ({"region": "東北"}, "東北", "Tohoku"),
    ({"only": "over"}, "年100時間を超える", "over 100 hours a year"),
    ({"island": "佐渡"}, "island＝佐渡", "island = 佐渡"),
]


@pytest.fixture(scope="module")
def results() -> dict[str, tuple[Result, ...]]:
    return everything()


def narrowed(results: tuple[Result, ...], parameters: dict[str, Any]) -> tuple[Result, ...]:
    return tuple(replace(r, parameters={**r.parameters, **parameters}) for r in results)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("parameters", "ja", "en"), NARROWED, ids=[ja for _, ja, _ in NARROWED])
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_title_subtitle_alt_text_notes_and_table_name_the_part(
    kind: Kind, parameters: dict[str, Any], ja: str, en: str, lang: Lang, results: dict[str, tuple[Result, ...]]
) -> None:
    drawing = drawn(kind, narrowed(results[kind.name], parameters), lang=lang)
    words = (ja if lang == "ja" else en).casefold()

    assert words in drawing.title.casefold()
    assert words in drawing.subtitle.casefold()
    assert words in alt_text(drawing).casefold()
    assert any(words in note.casefold() for note in drawing.notes)
    assert words in drawing.table.title.text(lang).casefold()


@pytest.mark.parametrize(("parameters", "ja", "en"), NARROWED, ids=[ja for _, ja, _ in NARROWED])
def test_the_file_names_the_part(
    parameters: dict[str, Any], ja: str, en: str, results: dict[str, tuple[Result, ...]]
) -> None:
    for kind, lang, words in zip(kinds(), ("ja", "en"), (ja, en), strict=False):
        drawing = drawn(kind, narrowed(results[kind.name], parameters), lang=lang)
        assert words.casefold() in paint(drawing, "svg").decode().casefold()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_chart_of_all_names_no_part(kind: Kind, results: dict[str, tuple[Result, ...]]) -> None:
    drawing = drawn(kind, results[kind.name])

    assert drawing.part == ""
    assert not any("全体の値ではない" in note for note in drawing.notes)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_parameter_of_every_charts_query_is_declared(kind: Kind) -> None:
    declared = {*MEASURING, *PLACES, "scope", "kind", "only"}

    for use in kind.queries:
        assert {parameter.name for parameter in find_query(use.name).parameters} <= declared


def test_a_part_of_a_scope_is_worded_as_one_phrase() -> None:
    assert subject({"prefecture": "岡山県"}).what.ja == "岡山県の市区町村"
    assert (
        subject({"prefecture": "岡山県", "only": "over", "threshold": 80.0}).what.ja
        == "岡山県の年80時間を超える市区町村"
    )
    assert subject({"scope": "designated-cities", "prefecture": "岡山県"}).what.en == "designated cities in Okayama"
    assert not subject({"scope": "prefectures", "year": 2024, "prefecture": None, "only": "all"}).is_part


def test_a_prefecture_in_brackets_behind_a_name_does_not_name_the_part() -> None:
    part = subject({"prefecture": "岡山県"})

    assert not part.is_named_in("時間外勤務が最も多いのは奈義町（岡山県）の年440.4時間")
    assert part.is_named_in("岡山県では、時間外勤務が最も多いのは奈義町（岡山県）の年440.4時間")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_the_chart_of_a_prefecture_does_not_name_it_behind_each_body(
    kind: Kind, lang: Lang, results: dict[str, tuple[Result, ...]]
) -> None:
    drawing = drawn(kind, narrowed(results[kind.name], {"prefecture": "岡山県"}), lang=lang)
    words = [drawing.title, drawing.summary, *(text.text for text in lay_out(drawing, find_font().measure).texts())]

    assert not [text for text in words if "（岡山県）" in text or "(Okayama)" in text]


def test_the_distribution_of_a_prefecture_is_not_that_of_japan() -> None:
    rows = [area_row(f"33{n:04d}", f"第{n}町", 150.0 if n < 23 else 50.0) for n in range(26)]
    drawing = plan("overtime-distribution", narrowed((overtime(rows),), {"prefecture": "岡山県"}))

    assert drawing.title == "岡山県の市区町村の9割近くで、職員1人当たりの時間外勤務が年100時間を超える"
    assert "Ｎ＝26市区町村" in drawing.subtitle
    assert "分母は値のある26市区町村。" in drawing.notes


def one_prefecture(name: str) -> Result:
    whole = values_of_real_areas(every=1)
    place = [column.name for column in whole.columns].index("prefecture")
    rows = [row for row in whole.rows if row[place] == name]
    return replace(whole, rows=tuple(rows), parameters={**whole.parameters, "prefecture": name})


@pytest.mark.parametrize("size", ["a4-column", "a4-page", "slide"])
@pytest.mark.parametrize(("prefecture", "insets"), [("岡山県", []), ("沖縄県", []), ("東京都", ["小笠原"])])
def test_the_map_of_a_prefecture_fills_the_page_without_empty_insets(
    prefecture: str, insets: list[str], size: Any
) -> None:
    drawing = plan("municipality-dots", one_prefecture(prefecture), size=size)
    page = lay_out(drawing, find_font().measure)
    from axstat.charts.canvas import Circle

    dots = [shape for shape in page.shapes if isinstance(shape, Circle)]
    wide = max(dot.x for dot in dots) - min(dot.x for dot in dots)
    high = max(dot.y for dot in dots) - min(dot.y for dot in dots)
    assert isinstance(drawing.body, Dots)
    assert max(wide / page.width, high / page.height) > 0.35
    assert [text.text for text in page.texts() if text.text in drawing.body.inset_names] == insets


def test_a_result_without_areas_named_by_parameters_is_about_all() -> None:
    plain = result("overtime_values", [("a", "text")], [("x",)])

    assert not subject(plain.parameters).is_part
