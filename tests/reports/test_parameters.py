"""Values for parameters: typed, defaulted, or refused in one clear sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from axstat.errors import AxstatError, NotLoaded, PathNotFound, QueryFailed, QueryTimeout, UnknownName, UsageError
from axstat.reports import list_queries, read_query, run, run_query, run_sql
from axstat.reports.catalog import find_query, query_names
from axstat.reports.header import read_header
from axstat.reports.naming import measure_named
from axstat.store import Reader, open_reader
from tests.reports.conftest import NAGI
from tests.support.units import Cell, indicator_unit, labour_unit, make_database

TYPED = """-- param: whole integer none w
-- param: real number none r
-- param: word text none t
-- param: day date none d
-- param: yes boolean none b
-- column: whole - w
-- column: real - r
-- column: word - t
-- column: day - d
-- column: yes - b
select cast($whole as bigint) as whole, cast($real as double) as real, cast($word as varchar) as word,
    cast($day as date) as day, cast($yes as boolean) as yes
"""


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("whole", "7", 7),
        ("whole", 7.0, 7),
        ("real", "1e2", 100.0),
        ("real", "-0.5", -0.5),
        ("word", "O'Brien; drop table area", "O'Brien; drop table area"),
        ("word", 5, "5"),
        ("yes", "no", False),
        ("yes", True, True),
    ],
)
def test_a_value_takes_its_parameters_type(reader: Reader, name: str, given: Any, value: Any) -> None:
    result = run(reader, read_header(TYPED, name="typed", origin="typed.sql"), {name: given})
    assert result.column(name) == [value]


def test_a_date_is_a_date(reader: Reader) -> None:
    result = run(reader, read_header(TYPED, name="typed", origin="typed.sql"), {"day": "2024-04-01"})
    assert str(result.column("day")[0]) == "2024-04-01"
    assert [c.type for c in result.columns] == ["integer", "number", "text", "date", "boolean"]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("whole", "7.5", "needs a whole number, not `7.5`"),
        ("whole", True, "needs a whole number"),
        ("whole", str(1 << 70), "needs a whole number"),
        ("real", "many", "needs a number, not `many`"),
        ("real", "nan", "needs a number"),
        ("day", "1 April", "needs a date such as 2024-04-01"),
        ("yes", "perhaps", "needs true or false"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(reader: Reader, name: str, given: Any, said: str) -> None:
    with pytest.raises(QueryFailed) as refusal:
        run(reader, read_header(TYPED, name="typed", origin="typed.sql"), {name: given})
    assert said in refusal.value.message


@pytest.mark.parametrize(
    ("query", "given", "error", "said", "hint"),
    [
        ("overtime_shore", {}, UnknownName, "no query `overtime_shore`", "`overtime_share`"),
        ("../pyproject", {}, UnknownName, "no query", ""),
        ("overtime_share", {"treshold": 1}, UnknownName, "no parameter `treshold`", "`threshold`"),
        ("overtime_share", {"scope": "towns"}, UsageError, "`towns` is no value of `scope`", "`municipalities`"),
        ("overtime_share", {"year": "soon"}, QueryFailed, "needs fiscal years", ""),
        ("overtime_share", {"year": 2019}, NotLoaded, "no overtime data for FY2019", ""),
        ("area_history", {}, QueryFailed, "needs the parameter `area`", "`-p area=VALUE`"),
        (
            "area_history",
            {"area": "府中市"},
            UsageError,
            "`府中市` is the name of 2 areas: 東京都府中市 (132063), 広島県府中市 (342084)",
            "東京都府中市",
        ),
        ("area_history", {"area": "奈義村"}, UnknownName, "no area `奈義村`", ""),
        ("area_history", {"area": "岡山県池田町"}, AxstatError, "池田町", ""),
        ("measure_values", {"measure": "財政"}, None, "", ""),
        (
            "measure_values",
            {"measure": "力指標"},
            UnknownName,
            "no loaded measure",
            "`財政力指数`; `axstat",
        ),
        ("measure_values", {"measure": "_"}, UsageError, "fits", "say which one"),
    ],
)
def test_what_cannot_be_answered_is_said_with_the_nearest_names(
    reader: Reader, query: str, given: dict[str, Any], error: type[AxstatError] | None, said: str, hint: str
) -> None:
    if error is None:
        assert run(reader, query, given).rows
        return
    with pytest.raises(error) as refusal:
        run(reader, query, given)
    assert said in refusal.value.message
    assert hint in refusal.value.hint


@pytest.mark.parametrize("area", ["336238", "33623", "奈義町", "岡山県 奈義町", "岡山県勝田郡奈義町"])
def test_an_area_is_found_by_code_or_name(reader: Reader, area: str) -> None:
    assert run(reader, "area_history", {"area": area}).column("area_code") == ["336238", "336238"]


def test_a_change_needs_two_years(bare_reader: Reader) -> None:
    with pytest.raises(NotLoaded, match="only FY2024 is loaded"):
        run(bare_reader, "overtime_change")


def test_a_folder_given_wins_over_the_shipped_queries(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "overtime_years.sql").write_text("-- title: Mine\nselect 1 as one order by one", encoding="utf-8")
    (tmp_path / "mine.sql").write_text("select 2 as two", encoding="utf-8")
    assert run(reader, "overtime_years", folders=[tmp_path]).rows == ((1,),)
    assert {"mine", "overtime_share"} <= set(query_names([tmp_path]))
    assert find_query("mine", [tmp_path]).name == "mine"
    assert "mine" in list_queries([tmp_path]).column("name")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound, match="no folder"):
        query_names([tmp_path / "missing"])


def test_the_working_projects_queries_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "ours.sql").write_text("select 1", encoding="utf-8")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "er")
    assert find_query("ours").origin == str(tmp_path / "queries" / "ours.sql")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("-- param: n integer 1 n\n-- column: x - x\nselect 1 as x", "declares `n`, which its SQL does not use"),
        ("-- param: n integer 1 n\n-- column: x - x\nselect $m + $n as x", "uses `$m`, which its header"),
        ("-- column: x - x\n-- column: y - y\nselect 1 as x", "differ at `y`"),
        ("-- column: x - x\nselect 1 as x, 2 as y", "differ at `y`"),
    ],
)
def test_header_and_statement_must_agree(reader: Reader, sql: str, said: str) -> None:
    with pytest.raises(QueryFailed) as refusal:
        run_sql(reader, sql)
    assert said in refusal.value.message


def test_ad_hoc_sql_says_that_it_is_not_traced(reader: Reader) -> None:
    result = run_sql(reader, "select name, 0.0 / 0 as ratio from area where area_code = $code", {"code": "336238"})
    assert result.rows == (("奈義町", None),)
    assert [note.en for note in result.notes] == [
        "not traced: ad-hoc SQL does not say which cells its figures come from"
    ]
    assert result.sources == ()


def test_parameters_and_columns_may_have_japanese_names(bare_reader: Reader, tmp_path: Path) -> None:
    header = "-- param: 年度 integer 2024 年度\n-- column: 翌年度 - 翌年度\n"
    (tmp_path / "own.sql").write_text(header + "select $年度 + 1 as 翌年度", encoding="utf-8")
    assert run(bare_reader, "own", {"年度": "2023"}, folders=[tmp_path]).records() == [{"翌年度": 2024}]


def test_wrong_sql_names_what_duckdb_finds_near(reader: Reader) -> None:
    with pytest.raises(QueryFailed) as column:
        run_sql(reader, "select hour from overtime")
    assert "`hours_per_month`" in column.value.hint or "`hours_per_year`" in column.value.hint
    with pytest.raises(QueryFailed) as table:
        run_sql(reader, "select * from overtim")
    assert table.value.hint.startswith("nearest: `overtime`")


def test_a_query_of_ones_own_without_rows_is_marked_too(bare_reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "own.sql").write_text("-- column: one - one\nselect 1 as one", encoding="utf-8")
    result = run(bare_reader, "own", folders=[tmp_path])
    assert any("not traced" in note.en for note in result.notes)
    assert result.simulated  # nothing says that it read no simulated cell


def test_ad_hoc_sql_over_simulated_data_counts_as_simulated(bare_reader: Reader) -> None:
    assert run_sql(bare_reader, "select 1").simulated


@pytest.mark.parametrize(
    ("sql", "given", "said"),
    [
        ("select $a", {}, "needs the parameter `a`"),
        ("select 1", {"a": "1"}, "has no parameter `a`"),
        ("select * from nowhere", {}, "nowhere"),
        ("drop table area", {}, ""),
        ("select 1; select 2", {}, "one statement"),
    ],
)
def test_sql_that_cannot_run_is_refused(reader: Reader, sql: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(QueryFailed) as refusal:
        run_sql(reader, sql, given)
    assert said in refusal.value.message


def test_sql_that_never_ends_is_stopped(reader: Reader) -> None:
    endless = "select count(*) from range(1000000000) a, range(1000000000) b"
    with pytest.raises(QueryTimeout):
        run_sql(reader, endless, timeout=0.2)


def test_a_text_with_a_header_runs_as_the_query_it_is(reader: Reader) -> None:
    text = find_query("overtime_share").sql
    by_text = run_query(reader, "mine.sql", text, {"year": "2023"})
    assert by_text.name == "mine"
    assert by_text.rows == run_query(reader, "overtime_share", None, {"year": "2023"}).rows
    assert [s.fiscal_year for s in by_text.sources] == [2023]
    assert read_query("-", "select 1").origin == "stdin"


def test_fiscal_years_are_one_several_or_all_and_each_has_its_own_rows(reader: Reader) -> None:
    def years(given: Any) -> list[Any]:
        result = run(reader, "overtime_share", {"year": given})
        assert [row["fiscal_year"] for row in result.records()] == [
            *(result.parameters["year"] if isinstance(result.parameters["year"], list) else [result.parameters["year"]])
        ]
        return result.column("fiscal_year")

    every = years("all")
    assert len(every) >= 2
    assert every == sorted(every)
    assert years("latest") == years(every[-1]) == [every[-1]]
    assert years(f"{every[-1]},{every[0]}") == years([every[0], every[-1]]) == [every[0], every[-1]]
    assert years(f"FY{every[0]}, 令和6年度") == [every[0], 2024]


@pytest.mark.parametrize("name", ["overtime_share", "overtime_share_by", "overtime_ranking", "coverage_missing"])
def test_years_asked_for_together_answer_as_each_does_alone(reader: Reader, name: str) -> None:
    together = run(reader, name, {"year": "all"})
    alone = [row for year, _ in _years(reader) for row in run(reader, name, {"year": year}).rows]
    assert list(together.rows) == alone


def _years(reader: Reader) -> list[tuple[Any, ...]]:
    return reader.execute(find_query("overtime_years").sql).rows


PROJECTED: dict[str, Cell] = {"category": "専門職", "employed_10k": 1867}


def test_a_question_about_bodies_finds_the_measures_that_have_figures_of_them(tmp_path: Path) -> None:
    counted = indicator_unit({NAGI: {"就業者数（人）": 2900}})
    path = make_database(tmp_path / "axstat.duckdb", labour_unit([PROJECTED]), counted, full_gazetteer=True)
    with open_reader(path) as reader:
        assert measure_named(reader, "就業者数") == "employed_10k"
        assert measure_named(reader, "就業者数", of_bodies=True) == "就業者数（人）"
        assert run(reader, "measure_summary", {"measure": "就業者数"}).parameters["measure"] == "就業者数（人）"


def test_a_message_in_japanese_names_no_measure_by_its_code(tmp_path: Path) -> None:
    path = make_database(tmp_path / "axstat.duckdb", labour_unit([PROJECTED]), full_gazetteer=True)
    with open_reader(path) as reader, pytest.raises(NotLoaded) as refusal:
        run(reader, "measure_summary", {"measure": "就業者数"})
    assert "「就業者数」には団体の値がありません" in refusal.value.finding.text("ja")
    assert "`employed_10k`" in refusal.value.finding.text("en")
