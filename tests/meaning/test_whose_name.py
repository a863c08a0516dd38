"""What a column is called where its heading alone does not say it, and files that hold no figure at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook
from tests.support.units import empty_database


def load(tmp_path: Path, sketch: str, name: str = "book.xlsx") -> FileReport:
    book = write_workbook(tmp_path / name, {"Sheet1": sketch})
    (file,) = ingest([book], db=empty_database(tmp_path / "a.duckdb")).files
    return file


def measures(tmp_path: Path) -> set[str]:
    with open_reader(tmp_path / "a.duckdb") as reader:
        return {row[0] for row in reader.execute("select distinct measure from indicator").rows}


def test_tables_side_by_side_are_called_after_the_heading_above_each(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        """
        | 令和6年度 市町村別 学校数 |            |  |          |            |
        | 小学校                    |            |  | 中学校   |            |
        | 市町村名                  | 校数（校） |  | 市町村名 | 校数（校） |
        | 岡山市                    | 90         |  | 岡山市   | 45         |
        | 倉敷市                    | 63         |  | 倉敷市   | 26         |
        | 津山市                    | 27         |  | 津山市   | 8          |
        """,
    )
    assert measures(tmp_path) == {"小学校 › 校数（校）", "中学校 › 校数（校）"}
    assert [one.text("ja") for one in report.checks if one.id == "measure-in-tables"] == [
        "「校数（校）」が複数の表にあり値が異なるため、表の名前を付けて区別します（小学校、中学校）"
    ]


def test_a_heading_names_its_table_without_its_year_and_without_figures(tmp_path: Path) -> None:
    load(
        tmp_path,
        """
        | 市町村別 学校数                  |            |  |                   |            |
        | 令和6年度における小学校    | 12.5       |  | 中学校（令和6年度） | 256 |
        | 市町村名                  | 校数（校） |  | 市町村名 | 校数（校） |
        | 岡山市                    | 90         |  | 岡山市   | 45         |
        | 倉敷市                    | 63         |  | 倉敷市   | 26         |
        | 津山市                    | 27         |  | 津山市   | 8          |
        """,
    )
    assert measures(tmp_path) == {"小学校 › 校数（校）", "中学校 › 校数（校）"}


@pytest.mark.parametrize("figures", [("#DIV/0!", "#REF!", "#DIV/0!"), ("#DIV/0!", "-", "***")])
def test_a_file_of_errors_alone_is_refused_and_replaces_nothing(tmp_path: Path, figures: tuple[str, ...]) -> None:
    lines = "\n".join(f"| {city} | {{}} |" for city in ("岡山市", "倉敷市", "津山市"))
    head = "| 令和6年度 公債費（千円） | |\n| 市町村名 | 元金 |\n"
    assert load(tmp_path, head + lines.format(1, 2, 3), "first.xlsx").outcome == "loaded"
    book = write_workbook(tmp_path / "second.xlsx", {"Sheet1": head + lines.format(*figures)})
    (report,) = ingest([book], db=tmp_path / "a.duckdb").files
    assert report.outcome == "refused"
    assert report.error is not None
    assert (
        report.error.text("ja")
        == "`second.xlsx!Sheet1!B2` 使える値がありません。「元金」の下はエラー値「#DIV/0!」などです"
    )
    with open_reader(tmp_path / "a.duckdb") as reader:
        assert reader.execute("select value from indicator order by all").rows == [(1.0,), (2.0,), (3.0,)]


def test_a_table_of_marks_alone_says_something_and_loads(tmp_path: Path) -> None:
    sketch = "| 令和6年度 公債費（千円） | |\n| 市町村名 | 元金 |\n| 岡山市 | - |\n| 倉敷市 | *** |\n| 津山市 | - |"
    assert load(tmp_path, sketch).outcome == "loaded"
