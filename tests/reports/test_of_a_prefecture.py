"""Answers about one prefecture: only its bodies are counted, and every total is called by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from axstat.charts import alt_text, plan
from axstat.charts.registry import find_kind
from axstat.errors import UnknownName
from axstat.figures import ask
from axstat.reports import measure_report, overtime_book, overtime_report, run
from axstat.store import Reader, open_reader
from tests.support import units
from tests.support.units import make_database, overtime_unit

HOKKAIDO = "北海道"
# Its municipalities without Sapporo, in 2024; 函館市 100.0 and 小樽市 12 × 8.2 have hours, 旭川市 *** and 室蘭市 none.
IN_HOKKAIDO = {"universe_size": 178, "reporting": 2, "over": 0, "not_over": 2, "missing": 1, "suppressed": 1}


def test_the_headline_of_a_prefecture_counts_its_bodies_alone(reader: Reader) -> None:
    result = overtime_report(reader, prefecture="北海道")
    (row,) = result.records()
    assert {name: row[name] for name in IN_HOKKAIDO} == IN_HOKKAIDO
    assert (row["missing_areas"], row["suppressed_areas"]) == ("室蘭市（北海道）", "旭川市（北海道）")
    assert row["not_listed"] == 174
    assert "奈義町" not in str(row["not_listed_areas"])
    assert result.title.ja.startswith("北海道の市区町村の時間外勤務")
    assert "of municipalities in Hokkaido" in result.title.en
    said = [f"{line.label.ja}{line.figure}{line.remark.ja if line.remark else ''}" for line in result.card]
    assert any("2 / 178北海道の市区町村" in text for text in said), said
    assert any(note.ja.startswith("令和6年度（2024年度）の分母：北海道の市区町村") for note in result.notes)


@pytest.mark.parametrize("by", ["prefecture", "kind", "region", "population"])
def test_the_total_of_a_prefecture_is_called_by_it(reader: Reader, by: str) -> None:
    for result in (
        overtime_report(reader, prefecture=HOKKAIDO, by=by),
        measure_report(reader, "hours_per_month", prefecture=HOKKAIDO, by=by),
    ):
        names = [str(row["group_name"]) for row in result.records()]
        assert names[-1] == HOKKAIDO
        assert "全国" not in names
        assert result.records()[-1]["universe_size"] in (178, 179)  # with Sapporo where all municipalities are counted


def test_a_region_of_which_only_a_prefecture_is_counted_is_called_by_the_prefecture(reader: Reader) -> None:
    for result in (
        overtime_report(reader, prefecture="岡山県", by="region"),
        measure_report(reader, "hours_per_month", prefecture="岡山県", by="region"),
    ):
        assert {row["group_name"] for row in result.records()} == {"岡山県"}


@pytest.mark.parametrize("by", ["kind", "region", "population"])
def test_the_total_of_all_stays_the_nations(reader: Reader, by: str) -> None:
    for result in (overtime_report(reader, by=by), measure_report(reader, "hours_per_month", by=by)):
        assert result.records()[-1]["group_name"] == "全国"


@pytest.mark.parametrize("how", [{"top": 3}, {"list_missing": True}, {"by": "kind"}, {}])
def test_every_answer_about_overtime_takes_a_prefecture(reader: Reader, how: dict[str, Any]) -> None:
    result = overtime_report(reader, prefecture="岡山", **how)  # a name without its 県 will do
    assert result.title.ja.startswith("岡山県の")
    assert {row.get("prefecture", "岡山県") for row in result.records()} == {"岡山県"}


def test_the_whole_report_of_a_prefecture_has_no_other_body(reader: Reader) -> None:
    book = overtime_book(reader, prefecture=HOKKAIDO)
    for chapter in book.chapters:
        if chapter.result is not None:
            assert chapter.result.title.ja.startswith("北海道の"), chapter.name
            assert "全国" not in {str(value) for row in chapter.result.rows for value in row}
            assert "奈義町" not in str(chapter.result.rows)


def test_what_is_no_prefecture_is_refused(reader: Reader) -> None:
    with pytest.raises(UnknownName):
        overtime_report(reader, prefecture="岡山市")


@pytest.mark.parametrize("query", ["overtime_trend", "overtime_histogram", "overtime_distribution"])
def test_queries_about_the_spread_take_a_prefecture(reader: Reader, query: str) -> None:
    rows = run(reader, query, {"prefecture": HOKKAIDO}).records()
    counts = [row.get("reporting", row.get("areas")) for row in rows]
    assert counts[-1] == 2 if query != "overtime_histogram" else sum(map(int, map(str, counts))) == 2


def test_a_part_of_the_staff_of_another_prefecture_is_not_that_of_this_one(tmp_path: Path) -> None:
    unit = overtime_unit(
        {units.NAGI: {"hours_per_month": 10.5}, units.HAKODATE: {"hours_per_month": 9.5}}, staff_scope="本庁"
    )
    with open_reader(make_database(tmp_path / "a.duckdb", unit)) as reader:
        here = " ".join(note.ja for note in overtime_report(reader, prefecture="岡山県").notes)
        everywhere = " ".join(note.ja for note in overtime_report(reader).notes)
    assert "岡山県のFY2024 の全体の値は取り込まれていません（本庁のみ：1団体）" in here
    assert "（本庁のみ：2団体）" in everywhere


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "kind", ["overtime-distribution", "overtime-kinds", "overtime-trend", "overtime-regions", "overtime-prefectures"]
)
def test_charts_of_a_prefecture_say_so_and_nothing_of_the_nation(reader: Reader, kind: str, lang: Any) -> None:
    chosen = find_kind(kind)
    drawing = plan(chosen, ask(reader, chosen, {"prefecture": HOKKAIDO}).results, lang=lang)
    words = f"{drawing.title} {drawing.subtitle} {alt_text(drawing)}"
    assert {"ja": "北海道", "en": "Hokkaido"}[lang] in drawing.title
    assert {"ja": "全国", "en": "Japan"}[lang] not in words
