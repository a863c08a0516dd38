"""A table of one body over its years: the title says whose figures they are, or nobody does."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.sheets import Drawing, write_workbook
from tests.support.units import empty_database

YEARS = "| 令和２年 | 480000 | 210000 |\n| 令和３年 | 479500 | 210300 |\n| 令和４年 | 479000 | 210600 |"
HEADER = "| 年 | 人口（人） | 世帯数（世帯） |"
KURASHIKI = "332020"

Found = dict[str, tuple[str | None, str, str | None, str | None, float]]


def load(tmp_path: Path, drawn: str | Drawing, sheet: str = "Sheet1") -> FileReport:
    book = write_workbook(tmp_path / "book.xlsx", {sheet: drawn})
    (file,) = ingest([book], db=empty_database(tmp_path / "a.duckdb")).files
    return file


def found(tmp_path: Path) -> Found:
    """Return area, measure, unit, period and value by cell."""
    with open_reader(tmp_path / "a.duckdb") as reader:
        rows = reader.execute(
            "select cell, area_code, measure, unit, time_period, value from observation_detail where status = 'normal'"
        ).rows
    return {cell: tuple(rest) for cell, *rest in rows}


@pytest.mark.parametrize(
    "title",
    [
        *["倉敷市の人口の推移", "岡山県倉敷市の人口", "人口の推移（倉敷市）", "倉敷市人口の推移"],
        *["表１　倉敷市における人口", "【倉敷市】人口の推移"],
        *["倉敷市 人口の推移（各年10月１日現在）", "岡山県　倉敷市　人口の推移"],
    ],
)
def test_every_line_is_the_body_of_the_title_in_its_year(tmp_path: Path, title: str) -> None:
    load(tmp_path, f"| {title} | | |\n{HEADER}\n{YEARS}")
    day = "-10-01" if "各年" in title else ""
    assert found(tmp_path) == {
        "B3": (KURASHIKI, "人口（人）", "人", f"2020{day}", 480000),
        "B4": (KURASHIKI, "人口（人）", "人", f"2021{day}", 479500),
        "B5": (KURASHIKI, "人口（人）", "人", f"2022{day}", 479000),
        "C3": (KURASHIKI, "世帯数（世帯）", "世帯", f"2020{day}", 210000),
        "C4": (KURASHIKI, "世帯数（世帯）", "世帯", f"2021{day}", 210300),
        "C5": (KURASHIKI, "世帯数（世帯）", "世帯", f"2022{day}", 210600),
    }


@pytest.mark.parametrize(
    "title",
    [
        *["倉敷市玉島の人口の推移", "倉敷市玉島地区の人口", "倉敷市内の人口", "旧倉敷市の人口", "倉敷市立病院の人口"],
        *["倉敷市と総社市の人口の推移", "倉敷市・総社市の人口", "倉敷市を除く岡山県の人口"],
        "岡山県（倉敷市を除く）の人口",
        *["岡山県内市町村の人口の推移", "岡山県市町村の人口", "岡山県の市部の人口", "岡山県の市町村平均"],
        "倉敷地区の人口",
        *["府中市の人口の推移", "本市の人口の推移", "人口の推移", "倉敷市企画部統計課"],
    ],
)
def test_a_title_that_leaves_it_open_whose_the_figures_are_refuses_the_table(tmp_path: Path, title: str) -> None:
    report = load(tmp_path, f"| {title} | | |\n{HEADER}\n{YEARS}")
    assert report.error is not None
    assert "団体名の列を加える" in report.error.text("ja")


@pytest.mark.parametrize("heading", ["全国", "岡山県", "県", "国", "類似団体平均", "総社市（人）", "県平均"])
def test_a_column_of_another_s_figures_is_not_the_body_s(tmp_path: Path, heading: str) -> None:
    report = load(tmp_path, f"| 倉敷市の人口の推移 | | |\n| 年 | 倉敷市 | {heading} |\n{YEARS}")
    assert report.error is not None


@pytest.mark.parametrize("between", ["玉島の人口の推移", "総社市の人口の推移"])
def test_a_second_table_below_may_be_of_a_part(tmp_path: Path, between: str) -> None:
    later = YEARS.replace("令和", "平成")
    report = load(tmp_path, f"| 倉敷市の人口の推移 | | |\n{HEADER}\n{YEARS}\n| {between} | | |\n{HEADER}\n{later}")
    assert report.error is not None


def test_years_side_by_side_are_lines_as_well(tmp_path: Path) -> None:
    years = "| 区分 | 令和元年度 | ２年度 | ３年度 |\n| 歳入 | 100 | 110 | 120 |\n| 歳出 | 90 | 95 | 99 |"
    load(tmp_path, f"| 倉敷市の決算（単位：千円） | | | |\n{years}")
    assert found(tmp_path) == {
        "B3": (KURASHIKI, "歳入", "千円", "FY2019", 100),
        "C3": (KURASHIKI, "歳入", "千円", "FY2020", 110),
        "D3": (KURASHIKI, "歳入", "千円", "FY2021", 120),
        "B4": (KURASHIKI, "歳出", "千円", "FY2019", 90),
        "C4": (KURASHIKI, "歳出", "千円", "FY2020", 95),
        "D4": (KURASHIKI, "歳出", "千円", "FY2021", 99),
    }


@pytest.mark.parametrize(
    ("years", "periods"),
    [
        ("平成30年度 元年度 ２年度", "FY2018 FY2019 FY2020"),
        ("令和元 2 3", "2019 2020 2021"),
        ("平成元年 2 3", "1989 1990 1991"),
        ("令和２年 ３年 ４年", "2020 2021 2022"),
    ],
)
def test_a_number_is_the_year_after_the_one_above_it(tmp_path: Path, years: str, periods: str) -> None:
    rows = "\n".join(f"| {year} | {n + 100} |" for n, year in enumerate(years.split()))
    load(tmp_path, f"| 倉敷市の人口の推移 | |\n| 年 | 人口 |\n{rows}")
    assert [found(tmp_path)[f"B{row}"][3] for row in (3, 4, 5)] == periods.split()


def test_years_under_the_heading_of_fiscal_years_are_fiscal_years(tmp_path: Path) -> None:
    load(tmp_path, "| 倉敷市の決算 | |\n| 年度 | 歳入 |\n| 2021 | 100 |\n| 2022 | 101 |\n| 2023 | 102 |")
    assert [found(tmp_path)[f"B{row}"][3] for row in (3, 4, 5)] == ["FY2021", "FY2022", "FY2023"]


@pytest.mark.parametrize("years", ["令和元年 ３年 ５年", "令和元年度 ２年 ３年"])
def test_a_number_that_does_not_follow_is_no_year(tmp_path: Path, years: str) -> None:
    rows = "\n".join(f"| {year} | {n + 100} |" for n, year in enumerate(years.split()))
    assert load(tmp_path, f"| 倉敷市の人口の推移 | |\n| 年 | 人口 |\n{rows}").error is not None


def test_blocks_of_years_side_by_side_have_years_of_their_own(tmp_path: Path) -> None:
    rows = "\n".join(f"| 平成{10 + n}年 | {100 + n} | 平成{20 + n}年 | {200 + n} |" for n in range(4))
    load(tmp_path, f"| 倉敷市の人口の推移 | | | |\n| 年 | 人口 | 年 | 人口 |\n{rows}")
    periods = {cell: (period, value) for cell, (*_, period, value) in found(tmp_path).items()}
    assert periods["B3"] == ("1998", 100)
    assert periods["D3"] == ("2008", 200)
    assert periods["D6"] == ("2011", 203)


def test_a_sum_over_the_years_is_of_no_year(tmp_path: Path) -> None:
    report = load(tmp_path, f"| 倉敷市の人口の推移 | | |\n{HEADER}\n{YEARS}\n| 計 | 1438500 | 630900 |")
    assert "B6" not in found(tmp_path)
    assert any("「計」（A6）" in warning.text("ja") for warning in report.warnings)


def test_figures_that_look_like_years_are_no_axis(tmp_path: Path) -> None:
    rows = "| 2019 | 1980 |\n| 2015 | 1985 |\n| 2011 | 1990 |"
    report = load(tmp_path, f"| 倉敷市の人口と世帯 | |\n| 人口 | 世帯 |\n{rows}")
    assert report.error is not None


def test_a_body_s_own_hours_are_a_list_of_one(tmp_path: Path) -> None:
    rows = "\n".join(f"| 令和{n}年度 | {n + 7}.5 |" for n in range(2, 7))
    load(tmp_path, f"| 倉敷市 時間外勤務の状況 | |\n| 年度 | 職員１人当たり月平均時間外勤務時間数（時間） |\n{rows}")
    with open_reader(tmp_path / "a.duckdb") as reader:
        hours = reader.execute("select fiscal_year, hours_per_month, partial from overtime order by 1").rows
        ((partial,),) = reader.execute("select partial from source").rows
    assert hours == [(2018 + n, n + 7.5, True) for n in range(2, 7)]
    assert partial == "岡山県倉敷市"


@pytest.mark.parametrize("part", ["〃（女性）", "うち女性"])
def test_a_part_below_a_year_is_of_that_year(tmp_path: Path, part: str) -> None:
    load(tmp_path, f"| 倉敷市の人口の推移 | | |\n{HEADER}\n{YEARS}\n| {part} | 240000 | 1 |")
    assert found(tmp_path)["B6"] == (KURASHIKI, "人口（人）", "人", "2022", 240000)


@pytest.mark.parametrize(
    ("sketch", "sheet", "row", "by"),
    [
        (f"| 倉敷市の人口の推移 | | |\n{HEADER}\n{YEARS}", "Sheet1", "A4 (2021)", "title A1"),
        (f"| 人口の推移 | | （岡山県倉敷市） |\n{HEADER}\n{YEARS}", "Sheet1", "A4 (2021)", "title C1"),
        (f"| 人口の推移 | | |\n{HEADER}\n{YEARS}", "倉敷市", "A4 (2021)", "sheet name"),
    ],
)
def test_the_cell_of_the_body_is_the_titles_and_that_of_the_year_its_line(
    tmp_path: Path, sketch: str, sheet: str, row: str, by: str
) -> None:
    load(tmp_path, sketch, sheet)
    with open_reader(tmp_path / "a.duckdb") as reader:
        traced = reader.execute("from store.traced('observation_detail') select row_label, area_said, cell").rows
    assert {(label, said) for label, said, cell in traced if cell == "B4"} == {(row, by)}
