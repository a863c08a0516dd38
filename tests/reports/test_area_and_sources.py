"""One area's own sheet, the list of sources, and the look-up of areas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from axstat.errors import NotLoaded, UnknownName, UsageError
from axstat.present import Rendering, render
from axstat.present.marking import marked
from axstat.reports import (
    area_report,
    describe_query,
    find_source,
    list_queries,
    look_up_area,
    measures_report,
    overtime_report,
    provenance,
    read_query,
    run,
    source_report,
    sources_report,
    trace_value,
)
from axstat.store import Reader, open_reader
from axstat.voice import Lang
from axstat.voice.typeset import display_width
from tests.reports.conftest import NAGI, REVISED
from tests.support.units import labour_unit, make_database, overtime_unit


def test_an_areas_sheet_holds_its_years_ranks_neighbours_region_and_other_figures(reader: Reader) -> None:
    result = area_report(reader, "奈義町")
    rows = [(r["section"], r["item"], r["period"], r["value"], r["of"], r["cell"]) for r in result.records()]
    assert rows[:8] == [
        ("時間外勤務", "年間時間数", "FY2023", 440.4, None, "D7"),
        ("時間外勤務", "順位（値のある市区町村）", "FY2023", 1, 3, "D7"),
        ("時間外勤務", "都道府県内順位（値のある市区町村）", "FY2023", 1, 1, "D7"),
        ("時間外勤務", "順位（値のある町）", "FY2023", 1, 1, "D7"),
        ("時間外勤務", "年間時間数", "FY2024", 440.4, None, "E13"),
        ("時間外勤務", "順位（値のある市区町村）", "FY2024", 1, 5, "E13"),
        ("時間外勤務", "都道府県内順位（値のある市区町村）", "FY2024", 1, 1, "E13"),
        ("時間外勤務", "順位（値のある町）", "FY2024", 1, 1, "E13"),
    ]
    assert ("類似団体", "岡山県 勝央町", "FY2024", None, None, None) in rows
    assert ("地域の労働需給", "中国 地域別ミスマッチ計", "2040", -3.0, None, "H11") in rows
    assert ("その他の項目", "財政力指数", "FY2020", 0.3, None, "E5") in rows
    assert result.title.ja == "岡山県 奈義町（336238、町）"
    assert {s.file for s in result.sources} >= {"overtime_2023.xlsx", "overtime_2024.xlsx", "people.xlsx"}
    assert provenance(result, reader)["traced"] is True


@pytest.mark.parametrize(
    ("area", "ranks"),
    [
        ("北海道", {"順位（値のある都道府県）": 1}),
        ("札幌市", {"順位（値のある指定都市）": 1, "都道府県内順位（値のある指定都市）": 1}),
    ],
)
def test_prefectures_and_designated_cities_are_ranked_among_their_own(
    reader: Reader, area: str, ranks: dict[str, int]
) -> None:
    rows = [r for r in area_report(reader, area).records() if r["unit"] == "位"]
    assert {r["item"]: r["of"] for r in rows if r["period"] == "FY2024"} == ranks


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_areas_sheet_and_the_coverage_are_tables_on_a_terminal_of_80_columns(reader: Reader, lang: Lang) -> None:
    for result in (area_report(reader, "奈義町"), run(reader, "coverage")):
        printed = render(replace(result, simulated=True), "table", Rendering(lang, width=80)).decode()
        table = printed.split("\n\n")[1].splitlines()
        assert any(set(line) == {"─", " "} for line in table[:5])
        assert max(map(display_width, table)) <= 80


def test_a_list_of_measures_marks_those_that_are_simulated_and_no_others(tmp_path: Path) -> None:
    made_up = overtime_unit({NAGI: {"hours_per_year": 440.4}}, year=2024, simulated=True)
    real = labour_unit(REVISED, edition="2026-01 (revised)", sheet="改訂版", file="revised.xlsx")
    with open_reader(make_database(tmp_path / "axstat.duckdb", made_up, real)) as reader:
        lists = [run(reader, "measures"), measures_report(reader)]
        alone = measures_report(reader, "gap")
    for result in lists:
        rows = marked(result).records()
        assert {(r["dataset"], r["simulated"]) for r in rows} == {("overtime", True), ("labour", False)}
    assert [r["measure"] for r in marked(alone).records()] == ["gap_10k"]
    assert not alone.simulated
    assert [source.file for source in alone.sources] == ["revised.xlsx"]


def test_a_year_of_real_figures_is_not_marked_beside_simulated_years_and_the_years_are_not_compared(
    tmp_path: Path,
) -> None:
    made_up = overtime_unit({NAGI: {"hours_per_year": 440.4}}, year=2023, simulated=True)
    real = overtime_unit({NAGI: {"hours_per_year": 64.3}}, year=2024)
    with open_reader(make_database(tmp_path / "axstat.duckdb", made_up, real, full_gazetteer=True)) as reader:
        years, traced = overtime_report(reader, year="all"), trace_value(reader, "overtime", "奈義町")
    shares = marked(years).records()
    assert [(r["fiscal_year"], r["simulated"]) for r in shares] == [(2023, True), (2024, False)]
    assert years.notes[0].en == "simulated years cannot be compared with surveyed ones"
    figures = [
        line for line in render(traced, "table", Rendering("en")).decode().splitlines() if "hours a year" in line
    ]
    assert [("64.3" in line, "simulated" in line) for line in figures] == [(False, True), (True, False)]


def test_without_a_population_the_sheet_says_what_is_left_out(bare_reader: Reader) -> None:
    result = area_report(bare_reader, "奈義町")
    assert any("similar municipalities are left out" in note.en for note in result.notes)
    assert result.simulated


def test_an_area_without_any_figure_is_refused(bare_reader: Reader) -> None:
    with pytest.raises(NotLoaded, match="nothing is loaded about"):
        area_report(bare_reader, "札幌市中央区")


def test_sources_are_listed_with_vintage_and_hash(reader: Reader) -> None:
    rows = sources_report(reader).records()
    assert [(r["source_id"], r["file"], r["current"]) for r in rows][:2] == [
        (1, "overtime_2023.xlsx", True),
        (2, "overtime_2024.xlsx", True),
    ]
    assert all(str(r["sha256"]).startswith(str(r["hash"])) for r in rows)


def test_a_source_is_found_by_number_name_or_hash(reader: Reader) -> None:
    second = find_source(reader, "2")
    assert second.file == "overtime_2024.xlsx"
    assert find_source(reader, "overtime_2024.xlsx") == second
    assert find_source(reader, second.sha256[:6].upper()) == second


def test_an_unknown_source_names_the_nearest(reader: Reader) -> None:
    with pytest.raises(UnknownName) as refusal:
        find_source(reader, "overtime_2025.xlsx")
    assert "`overtime_2024.xlsx`" in refusal.value.hint


def test_one_source_in_full_counts_its_values_by_status(reader: Reader) -> None:
    result = source_report(reader, "2")
    assert [(r["measure"], r["values"], r["normal"], r["missing"], r["suppressed"]) for r in result.records()] == [
        ("時間外勤務時間数 › hours_per_month", 9, 7, 1, 1),
        ("時間外勤務時間数 › hours_per_year", 9, 4, 4, 1),
    ]
    assert "fiscal year: 2024" in [note.en for note in result.notes]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("336238", {"奈義町"}),
        ("池田町", {"池田町"}),
        ("なぎちょう", {"奈義町"}),
    ],
)
def test_an_area_is_looked_up(text: str, names: set[str]) -> None:
    assert names <= set(look_up_area(text).column("name"))


def test_an_ambiguous_name_shows_every_area_and_says_so() -> None:
    result = look_up_area("池田町")
    assert result.column("prefecture")[:4] == ["北海道", "福井県", "長野県", "岐阜県"]
    assert "4 areas" in result.notes[0].en


def test_an_area_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownName, match="no area `ぺけ市`"):
        look_up_area("ぺけ市")


def test_a_query_can_be_described() -> None:
    result = describe_query(read_query("overtime_ranking", None))
    rows = {(r["what"], r["name"]): (r["type_or_unit"], r["default"], r["choices"]) for r in result.records()}
    assert rows["parameter", "order"] == ("choice", "highest", "highest, lowest")
    assert rows["column", "hours"] == ("hours a year", "", "")
    assert "overtime_ranking" in list_queries().column("name")


def test_an_ambiguous_area_is_refused_with_its_candidates(reader: Reader) -> None:
    with pytest.raises(UsageError) as refusal:
        area_report(reader, "池田町")
    assert "北海道池田町 (016446), 福井県池田町 (183822)" in refusal.value.message
    assert refusal.value.text("ja").startswith("「池田町」は4団体あります：北海道池田町（016446）、福井県池田町")
    assert "「北海道池田町」のように都道府県を付けるか" in refusal.value.what_to_do("ja")
