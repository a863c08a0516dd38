"""Lists of one prefecture's bodies alone: answers are about that prefecture and say so, never about the nation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from axstat.charts import plan
from axstat.charts.registry import find_kind
from axstat.figures import ask
from axstat.ingest import ingest
from axstat.reports import measure_report, overtime_report, run
from axstat.store import Reader, open_reader
from tests.support.sheets import write_workbook
from tests.support.units import NAGI, SAPPORO, make_database, overtime_unit

OKAYAMA = "岡山市 倉敷市 津山市 玉野市 笠岡市 早島町"
PREFECTURES = "北海道 青森県 岩手県 宮城県"


def _sheet(title: str, heading: str, names: str, kind: str) -> str:
    lines = [f"| {name} | {n} |" for n, name in enumerate(names.split())]
    return "\n".join([f"| {title}（令和5年度）（単位：人） |", f"| {kind} | {heading} |", *lines])


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of a list of 岡山県, one of two prefectures, and one of prefectures."""
    folder = tmp_path_factory.mktemp("lists")
    write_workbook(folder / "own.xlsx", {"表": _sheet("岡山県 保育所の待機者", "待機者", OKAYAMA, "市町村")})
    heads = "| 受講者（令和5年度）（単位：人） |\n| 都道府県 | 市区町村 | 受講者 |"
    both = f"{heads}\n| 岡山県 | 倉敷市 | 3 |\n| 広島県 | 福山市 | 4 |"
    write_workbook(folder / "both.xlsx", {"表": both})
    write_workbook(folder / "above.xlsx", {"表": _sheet("求職者", "求職者", PREFECTURES, "都道府県")})
    nation = _sheet("有効求人の倍率", "求人の数", "全国 " + PREFECTURES, "都道府県")
    write_workbook(folder / "nation.xlsx", {"表": nation})
    newer = f"{heads.replace('受講者', '修了者')}\n| 岡山県 | 倉敷市 | 3 |\n| 広島県 | 福山市 | 4 |"
    write_workbook(folder / "older.xlsx", {"表": newer})
    heads = heads.replace("受講者", "修了者").replace("令和5", "令和6")
    newest = f"{heads}\n| 岡山県 | 倉敷市 | 5 |\n| 岡山県 | 津山市 | 6 |"
    write_workbook(folder / "newer.xlsx", {"表": newest})
    assert ingest([folder], db=folder / "a.duckdb").exit_code == 0
    with open_reader(folder / "a.duckdb") as opened:
        yield opened


def test_a_list_of_one_prefecture_is_counted_in_it_and_says_so(reader: Reader) -> None:
    result = measure_report(reader, "待機者")
    (row,) = result.records()
    assert (row["universe_size"], row["reporting"]) == (27, 6)
    assert result.title.ja.startswith("岡山県の市区町村の待機者")
    assert any("岡山県の団体だけ" in note.ja for note in result.notes)
    assert any("only bodies of Okayama are listed" in note.en for note in result.notes)


@pytest.mark.parametrize("how", [{"by": "kind"}, {"by": "region"}, {"top": 3}, {"list_missing": True}])
def test_every_answer_about_it_is_of_that_prefecture(reader: Reader, how: dict[str, Any]) -> None:
    result = measure_report(reader, "待機者", **how)
    assert result.parameters["prefecture"] == "岡山県"
    assert "全国" not in {value for row in result.rows for value in row}


def test_all_prefectures_can_be_asked_for(reader: Reader) -> None:
    result = measure_report(reader, "待機者", prefecture="全国")
    assert result.records()[0]["universe_size"] == 1741
    assert result.title.ja.startswith("市区町村の")
    assert not any("岡山県の団体だけ" in note.ja for note in result.notes)


def test_a_list_of_two_prefectures_is_of_all(reader: Reader) -> None:
    assert measure_report(reader, "受講者").records()[0]["universe_size"] == 1741


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_list_of_prefectures_is_about_prefectures(reader: Reader, lang: Any) -> None:
    result = measure_report(reader, "求職者")
    assert result.title.text(lang).startswith({"ja": "都道府県の求職者", "en": "求職者 of prefectures"}[lang])
    assert result.records()[0]["universe_size"] == 47
    kind = find_kind("distribution")
    drawing = plan(kind, ask(reader, kind, {"measure": "求職者"}).results, lang=lang)
    assert {"ja": "市区町村", "en": "municipalit"}[lang] not in drawing.title + drawing.subtitle


def test_a_query_counts_whom_it_is_told_to(reader: Reader) -> None:
    (row,) = run(reader, "measure_summary", {"measure": "待機者"}).records()
    assert row["universe_size"] == 1741


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["distribution", "ranking", "kinds"])
def test_its_charts_are_of_that_prefecture(reader: Reader, name: str, lang: Any) -> None:
    kind = find_kind(name)
    drawing = plan(kind, ask(reader, kind, {"measure": "待機者"}).results, lang=lang)
    assert {"ja": "岡山県", "en": "Okayama"}[lang] in drawing.title


def test_the_row_of_the_nation_makes_no_list_of_municipalities(reader: Reader) -> None:
    result = measure_report(reader, "求人の数", over=1)
    (row,) = result.records()
    assert (row["universe_size"], row["reporting"], row["beyond"]) == (47, 4, 3)


def test_a_newer_list_of_one_prefecture_is_not_the_nations_newest_year(reader: Reader) -> None:
    result = measure_report(reader, "修了者")
    (row,) = result.records()
    assert (row["time_period"], row["reporting"], row["highest"]) == ("FY2023", 2, 4)
    assert any("`--prefecture 岡山県 --year 2024`" in note.ja for note in result.notes)

    (row,) = measure_report(reader, "修了者", prefecture="岡山県").records()
    assert (row["time_period"], row["reporting"], row["highest"]) == ("FY2024", 2, 6)
    (row,) = measure_report(reader, "修了者", year=2024).records()
    assert (row["reporting"], row["highest"]) == (2, 6)
    (row,) = measure_report(reader, "修了者", prefecture="広島県").records()
    assert (row["time_period"], row["highest"]) == ("FY2023", 4)


def test_the_default_year_of_overtime_is_one_of_which_more_than_one_prefecture_is_listed(tmp_path: Path) -> None:
    nation = overtime_unit({NAGI: {"hours_per_year": 90}, SAPPORO: {"hours_per_year": 120}}, year=2023)
    newer = overtime_unit({NAGI: {"hours_per_year": 130}}, year=2024, file="newer.xlsx", title="岡山県の時間外勤務")
    path = make_database(tmp_path / "a.duckdb", nation, newer, full_gazetteer=True)
    with open_reader(path) as opened:
        result = overtime_report(opened, scope="all")
        assert result.column("fiscal_year") == [2023]
        assert any("`--prefecture 岡山県 --year 2024`" in note.ja for note in result.notes)
        assert overtime_report(opened, scope="all", prefecture="岡山県").column("fiscal_year") == [2024]
        assert overtime_report(opened, scope="all", year=2024).column("fiscal_year") == [2024]
