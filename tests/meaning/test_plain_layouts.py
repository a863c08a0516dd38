"""Layouts that an Excel person finds plain: lines of parts, kinds as headings, twelve months, a body over its years."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.cli import axstat
from tests.support.sheets import Drawing, write_workbook

TITLE = "| 令和６年度 時間外勤務の状況（市町村） | |\n"
HOURS = "職員１人当たり月平均時間外勤務時間数（時間）"
HEADER = f"| 市町村名 | {HOURS} |\n"


def load(tmp_path: Path, sketch: str) -> FileReport:
    book = write_workbook(tmp_path / "book.xlsx", {"Sheet1": sketch})
    (file,) = ingest([book], db=tmp_path / "a.duckdb").files
    return file


def rows(tmp_path: Path, query: str) -> list[tuple[object, ...]]:
    with open_reader(tmp_path / "a.duckdb") as reader:
        return reader.execute(query).rows


def hours(tmp_path: Path) -> dict[tuple[object, ...], object]:
    """Return the hours a month by body and part."""
    found = rows(tmp_path, "select prefecture, name, staff_scope, hours_per_month from overtime_all")
    return {tuple(row[:-1]): row[-1] for row in found}


def units(tmp_path: Path) -> dict[object, object]:
    """Return the unit of every measure."""
    return dict(rows(tmp_path, "select distinct measure, unit from observation_detail"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "part"),
    [("うち消防", "消防"), ("　うち女性", "女性"), ("（うち女性）", "女性"), ("うち、管理職", "管理職")],
)
def test_a_line_of_a_part_is_of_the_body_above_it(tmp_path: Path, label: str, part: str) -> None:
    lines = f"| 岡山市 | 16.1 |\n| {label} | 20.1 |\n| 倉敷市 | 12.4 |\n| {label} | 21.1 |\n| 津山市 | 9.7 |\n"
    assert load(tmp_path, f"{TITLE}{HEADER}{lines}").doubts == ()
    assert hours(tmp_path) == {
        ("岡山県", "岡山市", "全体"): 16.1,
        ("岡山県", "岡山市", part): 20.1,
        ("岡山県", "倉敷市", "全体"): 12.4,
        ("岡山県", "倉敷市", part): 21.1,
        ("岡山県", "津山市", "全体"): 9.7,
    }


def test_the_cell_that_names_the_part_is_its_evidence(tmp_path: Path) -> None:
    load(tmp_path, f"{TITLE}{HEADER}| 岡山市 | 16.1 |\n| うち消防 | 20.1 |\n| 倉敷市 | 12.4 |\n| 津山市 | 9.7 |")
    assert "A4" in axstat("trace", "overtime", "岡山市", "--db", tmp_path / "a.duckdb").out


def test_parts_of_a_sum_are_lines_that_nothing_knows(tmp_path: Path) -> None:
    lines = "| 岡山市 | 16 |\n| うち女性 | 6 |\n| 倉敷市 | 12 |\n| 津山市 | 9 |\n| 合計 | 37 |\n| うち女性 | 24 |"
    load(tmp_path, f"| 令和６年度 職員数（人） | |\n| 市町村名 | 職員数 |\n{lines}")
    found = rows(tmp_path, "select value, facets::varchar from observation_detail order by value")
    assert found == [(6.0, "{区分=うち女性}"), (9.0, "{区分=''}"), (12.0, "{区分=''}"), (16.0, "{区分=''}")]


def test_a_kind_of_bodies_alone_heads_those_below_it(tmp_path: Path) -> None:
    cities = "| 市 | |\n| 岡山市 | 16.1 |\n| 倉敷市 | 12.4 |\n| 津山市 | 9.7 |\n"
    towns = "| 町 | |\n| 和気町 | 8.1 |\n| 早島町 | 7.2 |\n| 村 | |\n| 西粟倉村 | 5.2 |\n| 新庄村 | 5.1 |\n"
    assert load(tmp_path, f"{TITLE}{HEADER}{cities}{towns}").doubts == ()
    assert {name: value for (_, name, _), value in hours(tmp_path).items()} == {
        "岡山市": 16.1, "倉敷市": 12.4, "津山市": 9.7, "和気町": 8.1, "早島町": 7.2, "西粟倉村": 5.2, "新庄村": 5.1,
    }  # fmt: skip


def test_a_short_name_is_of_the_kind_that_stands_above_it(tmp_path: Path) -> None:
    cities = "| 市 | |\n| 岡山 | 16.1 |\n| 倉敷 | 12.4 |\n| 津山 | 9.7 |\n"
    load(tmp_path, f"{TITLE}{HEADER}{cities}| 村 | |\n| 西粟倉 | 5.2 |\n| 新庄 | 5.1 |\n")
    assert ("岡山県", "新庄村", "全体") in hours(tmp_path)
    assert not any(name == "新庄市" for _, name, _ in hours(tmp_path))


@pytest.mark.parametrize("total", ["15.5", ""])
def test_a_total_of_a_prefecture_says_where_its_namesakes_lie(tmp_path: Path, total: str) -> None:
    tokyo = f"| 東京都計 | {total} |\n| 府中市 | 12.4 |\n| 三鷹市 | 9.7 |\n"
    load(tmp_path, f"{TITLE}{HEADER}{tokyo}| 広島県計 | {total} |\n| 府中市 | 8.5 |\n| 三原市 | 8.1 |\n")
    found = hours(tmp_path)
    assert found["東京都", "府中市", "全体"] == 12.4
    assert found["広島県", "府中市", "全体"] == 8.5


def test_a_total_below_its_bodies_says_so_too(tmp_path: Path) -> None:
    tokyo = "| 府中市 | 12.4 |\n| 三鷹市 | 9.7 |\n| 東京都計 | 11.1 |\n"
    load(tmp_path, f"{TITLE}{HEADER}{tokyo}| 府中市 | 8.5 |\n| 三原市 | 8.1 |\n| 広島県計 | 8.3 |\n")
    assert hours(tmp_path)["東京都", "府中市", "全体"] == 12.4
    assert hours(tmp_path)["広島県", "府中市", "全体"] == 8.5


@pytest.mark.parametrize("brackets", ["[]", "【】", "〔〕", "<>", "（）"])
def test_a_prefecture_in_brackets_of_any_shape_is_the_names(tmp_path: Path, brackets: str) -> None:
    left, right = brackets[0], brackets[1]
    towns = "".join(f"| 池田町{left}{p}{right} | {n}.5 |\n" for n, p in ((8, "岐阜県"), (9, "北海道"), (7, "福井県")))
    load(tmp_path, f"{TITLE}{HEADER}{towns}")
    assert {(p, v) for (p, _, _), v in hours(tmp_path).items()} == {("岐阜県", 8.5), ("北海道", 9.5), ("福井県", 7.5)}


MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)


@pytest.mark.parametrize(
    ("behind", "column"), [("月平均", "hours_per_month"), ("平均", "hours_per_month"), ("計", "hours_per_year")]
)
@pytest.mark.parametrize("title", ["月別時間外勤務の状況（職員１人当たり）", "時間外勤務の状況（職員１人当たり）"])
def test_twelve_months_have_a_sum_and_a_mean_behind_them(tmp_path: Path, title: str, behind: str, column: str) -> None:
    head = "".join(f"| {month}月 " for month in MONTHS)
    lines = "".join(
        f"| {body} {''.join(f'| {n + k}.5 ' for k in range(12))}| {n}.2 |\n"
        for n, body in ((10, "岡山市"), (30, "倉敷市"), (50, "津山市"))
    )
    file = load(tmp_path, f"| 令和６年度 {title} {'| ' * 13}|\n| 市町村名 {head}| {behind}（時間） |\n{lines}")
    found = rows(tmp_path, f"select name, {column} from overtime order by 2")
    assert found == [("岡山市", 10.2), ("倉敷市", 30.2), ("津山市", 50.2)]
    (doubt,) = file.doubts  # one for all months
    assert "`4月` (B)" in doubt.message
    assert "9 more" in doubt.message


def test_the_mean_of_half_a_year_is_of_its_months(tmp_path: Path) -> None:
    head = "".join(f"| {month}月 " for month in MONTHS[:6])
    lines = "".join(f"| {body} {'| 1.5 ' * 6}| 9.0 |\n" for body in ("岡山市", "倉敷市", "津山市"))
    title = f"| 令和６年度 時間外勤務の状況（職員１人当たり） {'| ' * 7}|"
    load(tmp_path, f"{title}\n| 市町村名 {head}| 月平均（時間） |\n{lines}")
    assert hours(tmp_path) == {}
    found = rows(tmp_path, "select distinct time_period from observation_detail where measure like '%月平均%'")
    assert found == [("2024-04/2024-09",)]


YEARS = "| 令和４年度 | 12.5 |\n| 令和５年度 | 13.5 |\n| 令和６年度 | 14.5 |\n"


@pytest.mark.parametrize("header", ["倉敷市", "岡山県倉敷市"])
def test_a_header_that_is_only_the_body_leaves_the_measure_to_the_title(tmp_path: Path, header: str) -> None:
    load(tmp_path, f"| {HOURS}の推移 | |\n| 年度 | {header} |\n{YEARS}")
    found = rows(tmp_path, "select name, fiscal_year, hours_per_month from overtime order by 2")
    assert found == [("倉敷市", 2022, 12.5), ("倉敷市", 2023, 13.5), ("倉敷市", 2024, 14.5)]


@pytest.mark.parametrize("header", ["倉敷市", "倉敷市（人）"])
def test_such_a_header_names_no_indicator_either(tmp_path: Path, header: str) -> None:
    load(tmp_path, f"| 人口の推移（人） | |\n| 年度 | {header} |\n{YEARS}")
    assert units(tmp_path) == {"人口の推移": "人"}


def test_a_unit_as_a_header_beside_others_is_its_own_name(tmp_path: Path) -> None:
    lines = "".join(f"| {body} | 20 | 9 |\n" for body in ("岡山市", "倉敷市", "津山市"))
    load(tmp_path, f"| 令和６年度 人口（人） | | |\n| 市町村名 | 人口 | 世帯 |\n{lines}")
    assert set(units(tmp_path)) == {"人口", "世帯"}


PROJECTION = "| 2040年の労働需給推計 | | | | |\n"


def test_the_percent_of_a_note_is_of_the_ratios_and_the_rest_of_the_others(tmp_path: Path) -> None:
    lines = "| 事務 | 10 | 12 | 2 | 120 |\n| 専門職 | 12 | 11 | -1 | 92 |\n| 販売 | 7 | 8 | 1 | 114 |"
    head = "| （単位：万人、％） | | | | |\n| 職業 | 需要 | 供給 | 過不足（供給－需要） | 充足率 |\n"
    assert load(tmp_path, f"{PROJECTION}{head}{lines}").doubts == ()
    assert units(tmp_path) == {"demand_10k": "万人", "supply_10k": "万人", "gap_10k": "万人", "充足率": "%"}


@pytest.mark.parametrize("note", ["万人、％", "万人、千人"])
def test_a_unit_that_no_header_decides_is_said_with_the_headers_that_it_is_open_for(tmp_path: Path, note: str) -> None:
    lines = "| 事務 | 10 | 12 |\n| 専門職 | 12 | 11 |\n| 販売 | 7 | 8 |"
    (doubt,) = load(tmp_path, f"{PROJECTION}| （単位：{note}） | | |\n| 職業 | 需要 | 供給 |\n{lines}").doubts
    assert doubt.id == "open-unit"
    assert f"`（単位：{note}）` (A2)" in doubt.message
    assert "`B3` `需要`" in doubt.message
    assert set(units(tmp_path).values()) == {None}


def test_indices_and_ranks_have_none_of_the_units_of_a_note(tmp_path: Path) -> None:
    lines = "".join(f"| {body} | 0.8 | 90 | 91.1 |\n" for body in ("岡山市", "倉敷市", "津山市"))
    head = "| 市町村名 | 財政力指数 | 実質収支 | 経常収支比率 |\n"
    load(tmp_path, f"| 令和６年度 財政（単位：百万円、％） | | | |\n{head}{lines}")
    assert units(tmp_path) == {"財政力指数": None, "実質収支": "百万円", "経常収支比率": "%"}


def test_a_unit_above_the_last_of_the_columns_that_are_bodies_is_of_all(tmp_path: Path) -> None:
    head = "| | | | （単位：万人） |\n| | 事務 | 専門職 | 販売 |\n"
    lines = "| 需要 | 10 | 12 | 7 |\n| 供給 | 12 | 11 | 8 |\n| 過不足（供給－需要） | 2 | -1 | 1 |"
    load(tmp_path, f"{PROJECTION}{head}{lines}")
    found = rows(tmp_path, "select category, demand_10k, supply_10k, gap_10k from labour order by 2")
    assert found == [("販売", 7.0, 8.0, 1.0), ("事務", 10.0, 12.0, 2.0), ("専門職", 12.0, 11.0, -1.0)]


@pytest.mark.parametrize(("code", "outcome"), [('0.0"時間／年"', "refused"), ('0.0"時間／月"', "loaded")])
def test_the_time_that_formats_print_is_held_against_the_header(tmp_path: Path, code: str, outcome: str) -> None:
    lines = "".join(f"| {body} | {n}.5 |\n" for n, body in ((8, "岡山市"), (9, "倉敷市"), (7, "津山市")))
    sheet = Drawing(f"{TITLE}{HEADER}{lines}", formats={"B3:B5": code})
    book = write_workbook(tmp_path / "book.xlsx", {"Sheet1": sheet})
    (file,) = ingest([book], db=tmp_path / "a.duckdb").files
    assert file.outcome == outcome


@pytest.mark.parametrize("label", ["東京都分", "【東京都の市町村】", "東京都計"])
def test_a_line_that_names_a_prefecture_heads_its_bodies(tmp_path: Path, label: str) -> None:
    tokyo = f"| {label} | |\n| 府中市 | 12.4 |\n| 三鷹市 | 9.7 |\n| 調布市 | 9.8 |\n| 立川市 | 9.9 |\n"
    hiroshima = f"| {label.replace('東京都', '広島県')} | |\n| 府中市 | 8.5 |\n| 三原市 | 8.1 |\n"
    load(tmp_path, f"{TITLE}{HEADER}{tokyo}{hiroshima}")
    assert hours(tmp_path)["東京都", "府中市", "全体"] == 12.4
    assert hours(tmp_path)["広島県", "府中市", "全体"] == 8.5
