"""Indicators whose year, unit or name stands somewhere else than in their own header."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook

BODIES = ("岡山市", "倉敷市", "津山市", "玉野市")


def load(tmp_path: Path, title: str, *lines: str, below: str = "") -> FileReport:
    """Load a table of four bodies with the figure 5 under every column of its last header line."""
    columns = lines[-1].count("|") - 2
    figures = [f"| {body} {'| 5 ' * columns}|" for body in BODIES]
    sketch = "\n".join([f"| {title} {'| ' * columns}|", *lines, *figures, *([f"| {below} |"] if below else [])])
    book = write_workbook(tmp_path / "book.xlsx", {"Sheet1": sketch})
    (file,) = ingest([book], db=tmp_path / "a.duckdb").files
    return file


def series(tmp_path: Path) -> list[tuple[object, ...]]:
    """Return measure, period and unit of every column, left to right."""
    with open_reader(tmp_path / "a.duckdb") as reader:
        return reader.execute(f"""
            select measure, time_period, unit from observation_detail where area_name = '{BODIES[0]}' order by cell
        """).rows


def test_a_figure_of_the_year_before_is_of_that_year(tmp_path: Path) -> None:
    load(tmp_path, "令和６年度 一般会計（千円）", "| 市町村名 | 決算 | 前年度決算 | 前々年度実績 | 前年度予算 |")
    assert [period for _, period, _ in series(tmp_path)] == ["FY2024", "FY2023", "FY2022", "FY2023"]


def test_what_compares_with_the_year_before_is_of_this_one(tmp_path: Path) -> None:
    load(tmp_path, "令和６年度 一般会計", "| 市町村名 | 決算 | 前年度比 | 前年度増減額 | 前年度繰越金 |")
    assert {period for _, period, _ in series(tmp_path)} == {"FY2024"}


@pytest.mark.parametrize("title", ["将来推計人口（2020年＝100）", "将来推計人口 令和２年＝100"])
def test_the_base_of_an_index_is_part_of_its_name(tmp_path: Path, title: str) -> None:
    load(tmp_path, title, "| 市町村名 | 2020年 | 2030年 | 2040年 |")
    found = series(tmp_path)
    assert [period for _, period, _ in found] == ["2020", "2030", "2040"]
    assert all("=100" in str(measure) for measure, _, _ in found)


def test_a_note_that_is_a_date_dates_the_columns_that_carry_its_mark(tmp_path: Path) -> None:
    header = "| 市町村名 | 公債費 | 残高※１ | 基金 |"
    load(tmp_path, "令和６年度 公債費（千円）", header, below="※１ 令和５年度末現在")
    assert [period for _, period, _ in series(tmp_path)] == ["FY2024", "FY2023", "FY2024"]


@pytest.mark.parametrize(
    ("note", "period"),
    [("※１ 令和５年度末の残高", "FY2023"), ("※１ 令和５年度の数値", "FY2023"), ("※１ 令和５年度の改正後", "FY2024")],
)
def test_a_note_that_says_when_its_column_is_of_dates_it(tmp_path: Path, note: str, period: str) -> None:
    load(tmp_path, "令和６年度 公債費", "| 市町村名 | 公債費（千円） | 残高※１（千円） | 基金（千円） |", below=note)
    assert [found for _, found, _ in series(tmp_path)] == ["FY2024", period, "FY2024"]


def test_a_sum_of_years_is_of_none_of_them(tmp_path: Path) -> None:
    load(tmp_path, "令和６年度までの整備延長（km）", "| 市町村名 | 令和５年度 | 令和６年度 | 計 |")
    assert [period for _, period, _ in series(tmp_path)] == ["FY2023", "FY2024", None]


@pytest.mark.parametrize(
    ("months", "behind", "period"),
    [
        (("1月", "2月", "3月"), "計", "2024-01/2024-03"),
        (("1～3月", "4～6月"), "平均", "2024-01/2024-06"),
        (tuple(f"{month}月" for month in range(1, 13)), "計", "2024"),
        (("1月", "2月", "1～2月", "3月"), "計", "2024-01/2024-03"),
        (("4月", "7月", "10月"), "計", None),
        (("1～3月", "7～9月"), "平均", None),
    ],
)
def test_a_sum_is_of_the_months_that_stand_beside_it(
    tmp_path: Path, months: tuple[str, ...], behind: str, period: str | None
) -> None:
    """Where a month between them is missing, it is of no period."""
    load(tmp_path, "令和６年 観光入込客数（千人）", f"| 市町村名 | {' | '.join(months)} | {behind} |")
    assert {found for measure, found, _ in series(tmp_path) if str(measure).endswith(f"› {behind}")} == {period}


@pytest.mark.parametrize(
    "notes",
    ["| | （単位：㎡） | | （単位：人） | |", "| | | （単位：㎡） | | （単位：人） |"],
)
def test_unit_notes_side_by_side_are_of_the_columns_below_them(tmp_path: Path, notes: str) -> None:
    assert load(tmp_path, "令和６年度 施設", notes, "| 市町村名 | 本館 | 別館 | 大人 | 子ども |").doubts == ()
    assert [unit for _, _, unit in series(tmp_path)] == ["m2", "m2", "人", "人"]


def test_a_unit_note_above_no_end_of_the_columns_leaves_it_open_whose_it_is(tmp_path: Path) -> None:
    notes = "| | | （単位：㎡） | （単位：人） | |"
    (doubt,) = load(tmp_path, "令和６年度 施設", notes, "| 市町村名 | 本館 | 別館 | 大人 | 子ども |").doubts
    assert doubt.id == "open-unit"
    assert {unit for _, _, unit in series(tmp_path)} == {None}
