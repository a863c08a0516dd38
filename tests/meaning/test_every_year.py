"""A day of every year dates columns that name only their year; a unit may stand behind another word in its bracket."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook


def observed(tmp_path: Path, sketch: str) -> list[tuple[object, ...]]:
    """Return the measure, unit and period of 奈義町's figures."""
    book = write_workbook(tmp_path / "book.xlsx", {"表": sketch})
    report = ingest([book], db=tmp_path / "a.duckdb")
    assert report.files[0].outcome == "loaded", report.files[0].error
    with open_reader(tmp_path / "a.duckdb") as reader:
        return reader.execute(
            "select measure, unit, time_period from indicator where area_name = '奈義町' order by cell"
        ).rows


def of_years(title: str, second: str, years: tuple[str, str], note: str = "") -> str:
    """Draw three bodies with a column for each year."""
    return "\n".join(
        [
            f"| {title} | | | |",
            f"| {second} | | | |",
            f"| 都道府県 | 団体名 | {years[0]} | {years[1]} |",
            "| 岡山県 | 津山市 | 990 | 980 |",
            "| 岡山県 | 奈義町 | 58 | 57 |",
            "| 岡山県 | 勝央町 | 110 | 109 |",
            *([f"| {note} | | | |"] if note else []),
        ]
    )


@pytest.mark.parametrize(
    ("title", "second", "years", "note", "periods"),
    [
        ("職員数（各年4月1日現在）", "（単位：人）", ("R4", "R5"), "", ["2022-04-01", "2023-04-01"]),
        ("職員数", "（各年４月１日現在、単位：人）", ("R4", "R5"), "", ["2022-04-01", "2023-04-01"]),
        ("職員数（毎年10月1日時点）", "（単位：人）", ("H30", "令和元"), "", ["2018-10-01", "2019-10-01"]),
        ("職員数", "（単位：人）", ("R4", "R5"), "※ 各年3月31日現在", ["2022-03-31", "2023-03-31"]),
        ("職員数（各年3月末日現在）", "（単位：人）", ("R4", "R5"), "", ["2022-03-31", "2023-03-31"]),
        ("職員数（各年２月末日現在）", "（単位：人）", ("R5", "R6"), "", ["2023-02-28", "2024-02-29"]),
        ("職員数", "（単位：人）", ("R4", "R5"), "※ 人口は各年3月31日現在", ["FY2022", "FY2023"]),
        ("職員数（各年4月1日現在）", "（単位：人）", ("令和4年度", "令和5年度"), "", ["FY2022", "FY2023"]),
        ("職員数", "（単位：人）", ("R4", "R5"), "", ["FY2022", "FY2023"]),
        ("職員数（各年度）", "（単位：人）", ("令和4年度", "令和5年度"), "", ["FY2022", "FY2023"]),
    ],
)
def test_a_year_alone_is_of_the_day_that_is_said_of_every_year(
    tmp_path: Path, title: str, second: str, years: tuple[str, str], note: str, periods: list[str]
) -> None:
    found = observed(tmp_path, of_years(title, second, years, note))
    assert found == [("職員数", "人", period) for period in periods]


@pytest.mark.parametrize(
    ("title", "heading", "years", "periods"),
    [
        ("人口の推移（各年3月末日現在）", "年", ("令和4年", "令和5年"), ["2022-03-31", "2023-03-31"]),
        ("人口の推移（各年10月1日現在）", "年", ("2022", "2023"), ["2022-10-01", "2023-10-01"]),
        ("人口の推移（各年10月1日現在）", "年度", ("令和4年度", "令和5年度"), ["FY2022", "FY2023"]),
        ("人口の推移", "年", ("令和4年", "令和5年"), ["2022", "2023"]),
        ("人口の推移（令和5年10月1日現在）", "年", ("令和4年", "令和5年"), ["2022", "2023"]),
    ],
)
def test_years_down_the_side_are_of_that_day_too(
    tmp_path: Path, title: str, heading: str, years: tuple[str, str], periods: list[str]
) -> None:
    lines = [f"| {year} | {body} | {n} |" for body in ("津山市", "奈義町", "勝央町") for n, year in enumerate(years)]
    sketch = "\n".join([f"| {title} | | |", f"| {heading} | 団体名 | 人口（人） |", *lines])
    assert [period for _, _, period in observed(tmp_path, sketch)] == periods


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("管理職（女性、%）", "%"),
        ("審議会委員（女性、人）", "人"),
        ("歳出額（一般会計、千円）", "千円"),
        ("内訳（人口、世帯）", None),
        ("割合（%、女性）", None),
    ],
)
def test_a_unit_may_end_a_bracket_that_says_something_else_first(tmp_path: Path, header: str, unit: str | None) -> None:
    found = observed(
        tmp_path,
        f"""
        | 登用状況（令和5年度） |        |          |
        | 都道府県               | 団体名 | {header} |
        | 岡山県                 | 津山市 | 12.5     |
        | 岡山県                 | 奈義町 | 8.5      |
        | 岡山県                 | 勝央町 | 10.5     |
        """,
    )
    assert found == [(header, unit, "FY2023")]
