"""From a figure back to its cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from axstat.errors import NotLoaded, QueryFailed, UnknownName, UsageError
from axstat.reports import labour_report, overtime_report, provenance, run, run_sql, trace, trace_rows, trace_value
from axstat.reports.tracing import result_hash
from axstat.store import Reader, open_reader
from tests.reports.conftest import HAKODATE, NAGI
from tests.support.units import Cells, indicator_unit, make_database, overtime_unit


def test_an_areas_figure_leads_to_file_sheet_cell_header_and_row(reader: Reader) -> None:
    result = trace_value(reader, "overtime", "奈義町", year=2024, measure="hours_per_month")
    row = result.records()[0]
    assert len(result.rows) == 1
    assert {k: row[k] for k in ("value", "unit", "status", "raw", "file", "sheet", "cell", "header", "row_label")} == {
        "value": 36.7,
        "unit": "h/月",
        "status": "normal",
        "raw": "36.7",
        "file": "overtime_2024.xlsx",
        "sheet": "一覧",
        "cell": "D13",
        "header": "D3 `時間外勤務時間数` › D4 `hours_per_month`",
        "row_label": "A13 C13 `奈義町`",
    }
    assert row["sha256"] == result.sources[0].sha256
    texts = [line.remark.ja for line in result.card if line.remark]
    assert "一覧!D13  `36.7`" in texts


def test_a_suppressed_cell_shows_what_stands_in_it(reader: Reader) -> None:
    rows = trace_value(reader, "overtime", "旭川市", year=2024).records()
    assert {(r["value"], r["status"], r["raw"]) for r in rows} == {(None, "suppressed", "***")}


def test_a_category_is_traced_by_its_very_name_before_a_part_of_it(reader: Reader) -> None:
    assert set(trace_value(reader, "labour", "現場人材").column("category")) == {"現場人材"}
    assert set(trace_value(reader, "labour", "製造業").column("category")) == {"製造業 × 現場人材"}


def test_the_report_is_traced_to_every_row_behind_it(reader: Reader) -> None:
    rows = trace(reader, "overtime", year=2024).records()
    assert [(r["name"], r["cell"], r["raw"]) for r in rows] == [
        ("函館市", "E7", "100.0"),
        ("小樽市", "D8", "8.2"),
        ("旭川市", "E9", "***"),
        ("室蘭市", "E10", ""),
        ("府中市", "D11", "8.4"),
        ("府中市", "D12", "8.3"),
        ("奈義町", "E13", "440.4"),
    ]


def test_a_query_about_one_area_takes_it_as_the_item(reader: Reader) -> None:
    assert trace(reader, "area_history", "奈義町").column("cell") == ["D7", "E13"]


@pytest.mark.parametrize(
    ("what", "item", "year", "error"),
    [
        ("overtime", "奈義村", None, UnknownName),
        ("overtime", "府中市", None, UsageError),
        ("overtime", "勝央町", None, NotLoaded),
        ("overtime", "奈義町", 2019, NotLoaded),
        ("overtime_ranking", "奈義町", None, UsageError),
        ("labour_editions", None, 2024, UsageError),
        ("overtime_years", None, None, QueryFailed),
        ("overtme", None, None, UnknownName),
    ],
)
def test_what_cannot_be_traced_is_refused(
    reader: Reader, what: str, item: str | None, year: int | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        trace(reader, what, item, year=year)


def test_provenance_names_hashes_sources_and_every_cell(reader: Reader) -> None:
    result = overtime_report(reader)
    behind = provenance(result, reader)
    assert behind["parameters"] == {"year": 2024, "threshold": 100.0, "scope": "municipalities", "prefecture": None}
    assert behind["simulated"] is False
    assert behind["traced"] is True
    assert behind["result_sha256"] == result_hash(result)
    assert [(s["file"], s["cells"]) for s in behind["sources"]] == [
        ("overtime_2024.xlsx", {"一覧": ["D8", "E7", "E9", "D11", "D12", "E10", "E13"]})
    ]
    assert json.loads(json.dumps(behind)) == behind
    assert provenance(overtime_report(reader), reader) == behind


def test_provenance_of_several_years_names_the_cells_of_each(reader: Reader) -> None:
    sources = provenance(overtime_report(reader, year="all"), reader)["sources"]
    assert [s["file"] for s in sources] == ["overtime_2023.xlsx", "overtime_2024.xlsx"]


def test_provenance_of_a_labour_report_names_the_gap_cells(reader: Reader) -> None:
    sources = provenance(labour_report(reader), reader)["sources"]
    assert [(s["file"], s["cells"]) for s in sources] == [("revised.xlsx", {"改訂版": ["H4", "H5", "H6", "H7"]})]


def test_provenance_of_ad_hoc_sql_says_that_it_is_not_traced(reader: Reader) -> None:
    behind = provenance(run_sql(reader, "select 1"), reader)
    assert behind["traced"] is False
    assert behind["sources"] == []


def test_the_hash_follows_the_rows(reader: Reader) -> None:
    before, after = (run(reader, "overtime_share", {"threshold": t}) for t in (100, 101))
    assert result_hash(before) != result_hash(after)
    assert result_hash(before) == result_hash(run(reader, "overtime_share", {"threshold": "100"}))


def test_rows_behind_name_their_query_when_they_cannot_be_followed(reader: Reader) -> None:
    with pytest.raises(QueryFailed, match="`overtime_years` is not traced"):
        trace_rows(reader, "overtime_years")


def test_the_card_says_measure_part_edition_and_confidence_in_words(reader: Reader) -> None:
    card = trace_value(reader, "labour", "事務職").card
    first = next(line for line in card if line.figure)
    assert first.remark is not None
    assert (first.label.ja, first.label.en) == ("事務職  需要", "事務職  demand")
    assert first.remark.ja == "2040  値あり  2026年1月（改訂版）  職業別  2つの資料で一致"
    assert first.remark.en == "2040  normal  January 2026 (revised)  by occupation  two sources agree"


def test_a_part_is_named_and_the_whole_is_not(tmp_path: Path) -> None:
    units = [
        overtime_unit({NAGI: {"hours_per_year": 440.4}}, year=2024, staff_scope=scope, file=f"{scope}.xlsx")
        for scope in ("全体", "本庁")
    ]
    with open_reader(make_database(tmp_path / "axstat.duckdb", *units, full_gazetteer=True)) as reader:
        result = trace_value(reader, "overtime", "奈義町")
    assert result.title.ja == "値の出所：時間外勤務 奈義町"
    assert sorted((r["measure"], r["part"]) for r in result.records() if r["part"]) == [("hours_per_year", "本庁")]
    assert {line.label.ja.split("  ")[1] for line in result.card if line.figure} == {"年間時間数", "年間時間数（本庁）"}


def test_a_column_of_words_is_text_and_a_number_that_cannot_be_read_is_not(tmp_path: Path) -> None:
    figures: Cells = {NAGI: {"確度": "two_sources", "人口": "約5"}, HAKODATE: {"確度": "one_source", "人口": 240000}}
    unit = indicator_unit(figures, year=2024, file="people.xlsx")
    with open_reader(make_database(tmp_path / "axstat.duckdb", unit, full_gazetteer=True)) as reader:
        result = trace_value(reader, "indicator", "奈義町")
    assert {(r["measure"], r["status"]) for r in result.records()} == {("確度", "text"), ("人口", "unparsed")}
    lines = [line for line in result.card if line.figure]
    assert [(line.label.ja, line.figure, line.remark and line.remark.ja) for line in lines] == [
        ("岡山県 奈義町 (336238)  確度", "－", "FY2024  2つの資料で一致"),
        ("岡山県 奈義町 (336238)  人口", "約5", "FY2024  読み取れない"),
    ]
    assert result.title.ja == "値の出所：その他の項目 奈義町"
