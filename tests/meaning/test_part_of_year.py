"""Figures of a part of a year: no hint and no `--as` makes a year of six months, and twelve columns are told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from tests.support.sheets import write_workbook

MONTHS = [f"{month}月" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]
TOWNS = ("鳥取市", "米子市", "倉吉市", "境港市")


def _book(folder: Path, title: str, *heads: str) -> Path:
    lines = [f"| 鳥取県 | {town} | {' | '.join(f'{n + at / 10}' for at in range(len(heads)))} |"
             for n, town in enumerate(TOWNS, 4)]  # fmt: skip
    sketch = "\n".join([f"| {title} |", f"| 都道府県名 | 団体名 | {' | '.join(heads)} |", *lines])
    return write_workbook(folder / "book.xlsx", {"第1表": sketch})


def _file(book: Path, *said: str) -> FileReport:
    (file,) = ingest([book], db=book.with_name("a.duckdb"), said_as=said).files
    return file


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("令和6年度 時間外勤務の状況", "１人当たり時間外勤務時間数（4～9月）"),
        ("令和6年度上半期 時間外勤務の状況", "１人当たり時間外勤務時間数"),
        ("令和6年度 時間外勤務の状況（前期）", "１人当たり時間外勤務時間数"),
        ("令和6年度 時間外勤務の状況（第1四半期）", "１人当たり時間外勤務時間数"),
        ("時間外勤務の状況（令和6年4月～9月）", "１人当たり時間外勤務時間数"),
        ("令和6年度 時間外勤務の状況", "１人当たり時間外勤務時間数（４～12月累計）"),
    ],
)
def test_figures_of_a_part_of_a_year_are_never_offered_or_taken_as_the_year(
    tmp_path: Path, title: str, head: str
) -> None:
    book = _book(tmp_path, title, head)
    (doubt,) = _file(book).doubts
    assert doubt.id == "word-not-explained"
    assert all("--as" not in doubt.what_to_do(lang) for lang in ("ja", "en"))
    file = _file(book, "overtime.hours_per_year=C2")
    assert file.error is not None
    assert file.error.finding.id == "claim-of-part-of-year"
    assert "第1表!C2" in file.error.message


def test_the_months_of_a_whole_year_are_no_part_of_it(tmp_path: Path) -> None:
    book = _book(tmp_path, "令和6年度（4月～翌年3月） 時間外勤務の状況", "１人当たり年間時間外勤務時間数")
    (doubt,) = _file(book).doubts
    assert "--as overtime.hours_per_year=C2" in doubt.hint
    assert _file(book, "overtime.hours_per_year=C2").outcome == "loaded"


@pytest.mark.parametrize("pattern", ["{}", "{}分", "月別{}"])
def test_twelve_columns_of_months_are_one_doubt_with_all_of_their_cells(tmp_path: Path, pattern: str) -> None:
    file = _file(_book(tmp_path, "令和6年度 職員１人当たり時間外勤務時間数", *map(pattern.format, MONTHS)))
    (doubt,) = [one for one in file.doubts if one.id == "word-not-explained"]
    assert [str(cell).partition("!")[2] for cell in doubt.cells] == [f"{letter}2" for letter in "CDEFGHIJKLMN"]
