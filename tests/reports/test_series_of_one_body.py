"""The figures of one body over time: a town hall's own table ends in a table and a chart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from axstat.charts import plan
from axstat.charts.bodies import Trend
from axstat.charts.registry import find_kind
from axstat.errors import NotLoaded, UsageError
from axstat.figures import ask, drawn
from axstat.ingest import ingest
from axstat.present import Rendering, render
from axstat.reports import measure_report, run
from axstat.store import Reader, open_reader
from tests.support.sheets import write_workbook

OWN = "| 倉敷市 ごみ排出量（単位：t） |\n| 年度 | ごみ排出量 | 資源化率（％） |\n" + "\n".join(
    f"| 令和{year}年度 | {1000 + 10 * year} | {20.5 + year} |" for year in range(1, 7)
)
OF_ALL = """
| 受講者（令和{year}年度）（単位：人） |
| 都道府県 | 市区町村 | 受講者 |
| 岡山県 | 倉敷市 | {n} |
| 広島県 | 福山市 | 4 |
""".strip()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of 倉敷市's own yearly table, and of a list of several bodies."""
    folder = tmp_path_factory.mktemp("series")
    write_workbook(folder / "own.xlsx", {"表": OWN})
    for year, figure in ((4, "3"), (5, "***"), (6, "5")):
        write_workbook(folder / f"all{year}.xlsx", {"表": OF_ALL.format(year=year, n=figure)})
    assert ingest([folder], db=folder / "a.duckdb").exit_code == 0
    with open_reader(folder / "a.duckdb") as opened:
        yield opened


def test_a_bodys_own_table_is_a_series_of_all_its_years(reader: Reader) -> None:
    result = measure_report(reader, "ごみ排出量", area="倉敷市")
    assert [(row["time_period"], row["area_value"]) for row in result.records()] == [
        (f"FY{2018 + year}", 1000 + 10 * year) for year in range(1, 7)
    ]
    assert result.title.ja == "岡山県倉敷市のごみ排出量  令和元年度（2019年度）〜令和6年度（2024年度）"
    assert result.title.en.startswith("ごみ排出量 of Kurashiki-shi (Okayama), FY2019")
    assert [source.file for source in result.sources] == ["own.xlsx"]


def test_one_year_of_it_can_be_asked_for(reader: Reader) -> None:
    result = measure_report(reader, "ごみ排出量", area="倉敷市", year="R3")
    assert [row["area_value"] for row in result.records()] == [1030]


def test_years_over_a_threshold_are_judged(reader: Reader) -> None:
    result = measure_report(reader, "資源化率", area="倉敷市", over=24)
    assert result.column("verdict") == ["not_over"] * 3 + ["over"] * 3
    assert "24を超えるか" in result.title.ja


def test_a_year_without_a_figure_says_why(reader: Reader) -> None:
    rows = measure_report(reader, "受講者", area="倉敷市").records()
    assert [(row["area_value"], row["status"]) for row in rows] == [(3, "normal"), (None, "suppressed"), (5, "normal")]
    others = measure_report(reader, "受講者", area="岡山市").records()
    assert {row["status"] for row in others} == {"not_listed"}


@pytest.mark.parametrize(
    "more", [{"by": "kind"}, {"top": 3}, {"scope": "all"}, {"prefecture": "岡山県"}, {"highlight": ("津山市",)}]
)
def test_questions_about_many_bodies_are_refused_beside_it(reader: Reader, more: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        measure_report(reader, "受講者", area="倉敷市", **more)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_its_trend_is_drawn(reader: Reader, lang: Any) -> None:
    kind = find_kind("trend")
    answers = ask(reader, kind, {"measure": "ごみ排出量", "area": "倉敷市"})
    drawing = plan(kind, answers.results, lang=lang)
    assert isinstance(drawing.body, Trend)
    assert [point.value for point in drawing.body.points] == [1010, 1020, 1030, 1040, 1050, 1060]
    assert {"ja": "倉敷市（岡山県）", "en": "Kurashiki-shi"}[lang] in drawing.title
    assert not drawing.part


def test_the_table_has_a_picture(reader: Reader) -> None:
    drawing = drawn(reader, measure_report(reader, "ごみ排出量", area="倉敷市"), "ja")
    assert drawing is not None
    assert drawing.kind == "trend"


def test_all_bodies_are_not_told_by_it_and_the_refusal_says_how_to_ask(reader: Reader) -> None:
    for asking in (
        lambda: run(reader, "measure_trend", {"measure": "ごみ排出量"}),
        lambda: ask(reader, find_kind("trend"), {"measure": "ごみ排出量"}),
    ):
        with pytest.raises(NotLoaded) as refusal:
            asking()
        assert "--area" in str(refusal.value.hint)


def test_what_bodies_are_is_no_filter_above_a_list(reader: Reader) -> None:
    own = run(reader, "measure_of_area", {"measure": "ごみ排出量", "area": "倉敷市"})
    assert "状態：" not in render(own, "table", Rendering("ja", 100)).decode()
