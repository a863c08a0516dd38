"""One language to a chart: no Japanese in an English one and no English in a Japanese one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from axstat.areas import gazetteer
from axstat.areas.called import body_name
from axstat.charts import alt_text, kinds, plan
from axstat.charts.fonts import find_font
from axstat.charts.layout import lay_out
from axstat.charts.registry import Kind
from axstat.errors import UsageError
from axstat.model.results import Result
from axstat.model.wording import SIMULATED
from tests.charts.made_up import area_row, change, drawn, everything, overtime, shares, values_of_real_areas

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(scope="module")
def results() -> dict[str, tuple[Result, ...]]:
    real = values_of_real_areas()
    known = [record for record in real.records() if record["hours"] is not None]
    hours = [float(str(record["hours"])) for record in known]
    bodies = [(str(record["area_code"]), str(record["name"])) for record in known]
    pairs = [
        (code, name, value, value * (0.7 + 0.01 * (n % 60)))
        for n, ((code, name), value) in enumerate(zip(bodies, hours, strict=True))
    ]
    values = tuple((code, float(n % 40), None) for n, (code, _) in enumerate(bodies))
    indicator = everything()["overtime-scatter"][0]
    measured = replace(indicator, rows=values, parameters={"measure": "pct_over_45h"})
    return {
        **everything(),
        **dict.fromkeys(("overtime-distribution", "overtime-ranking", "overtime-kinds", "municipality-dots"), (real,)),
        "overtime-slope": (change(pairs),),
        "overtime-scatter": (measured, real),
    }


def drawn_words(kind: Kind, results: dict[str, tuple[Result, ...]], lang: str) -> list[str]:
    """Return every word on the page and in the alt text, without the citation, which stays as published."""
    drawing = drawn(kind, results[kind.name], lang=lang)
    page = "\n".join(text.text for text in lay_out(drawing, find_font().measure).texts())
    said = alt_text(drawing).replace(drawing.source_line, "")
    return [*re.split(r"\n(?=出典|Source:)", page)[0].replace(SIMULATED, "").split("\n"), said.replace(SIMULATED, "")]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_an_english_chart_has_no_japanese(kind: Kind, results: dict[str, tuple[Result, ...]]) -> None:
    assert [words for words in drawn_words(kind, results, "en") if JAPANESE.search(words)] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_japanese_chart_has_no_english(kind: Kind, results: dict[str, tuple[Result, ...]]) -> None:
    assert [words for words in drawn_words(kind, results, "ja") if ENGLISH.search(words)] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_fiscal_year_is_written_the_ministrys_way_in_japanese(
    kind: Kind, results: dict[str, tuple[Result, ...]]
) -> None:
    assert not [words for words in drawn_words(kind, results, "ja") if re.search(r"FY\d|h/年|h/月", words)]


def test_every_municipality_of_today_has_a_latin_name() -> None:
    today = [a for a in gazetteer().areas if a.level == "municipality" and a.valid_to is None]

    assert len(today) >= 1741
    assert [a.name for a in today if JAPANESE.search(body_name(a.area_code, a.name, "en"))] == []


def test_a_body_that_the_gazetteer_does_not_know_keeps_its_name() -> None:
    assert body_name("999999", "架空町", "en") == "架空町"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_highlight_is_honoured_or_there_is_a_reason_why_not(kind: Kind) -> None:
    assert ("highlight" in kind.options) is not bool(kind.no_highlight)


def test_both_of_two_tied_firsts_are_highlighted() -> None:
    rows = [area_row(f"{n:06d}", f"第{n}町", 200.0 if n < 2 else 100.0 - n) for n in range(9)]
    body = plan("overtime-ranking", overtime(rows)).body

    assert [bar.role for bar in body.bars][:3] == ["highlight", "highlight", "plain"]  # type: ignore[union-attr]


def test_a_ranking_longer_than_asked_for_says_why() -> None:
    rows = [area_row(f"{n:06d}", f"第{n}町", 200.0 - 10 * (n // 3)) for n in range(12)]
    notes = plan("overtime-ranking", overtime(rows), top=4).notes

    assert "同じ値の団体も示したため、4ではなく6団体となっている。" in notes


def test_a_highlighted_area_is_marked_in_the_distribution() -> None:
    body = plan("overtime-distribution", values_of_real_areas(), highlight=("函館市",)).body

    assert [mark.label.split()[0] for mark in body.marks] == ["函館市"]  # type: ignore[union-attr]


def test_a_scope_of_one_body_in_each_prefecture_has_no_extremes() -> None:
    drawing = plan("overtime-prefectures", shares([("宮城県", 1, 1), ("岡山県", 0, 1)]))

    assert drawing.title == "年100時間を超えるのは、値のある市区町村の50.0%"


def test_a_kind_that_does_not_exist_or_a_wrong_size_is_one_error() -> None:
    with pytest.raises(UsageError, match="a3"):
        plan("overtime-trend", overtime([]), size="a3")  # type: ignore[arg-type]
