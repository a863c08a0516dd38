"""Whole reports: every table as the report itself answers it, what cannot be made with its reason, one workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from axstat.errors import NotLoaded, UsageError
from axstat.model.books import Book
from axstat.present.books import render_book
from axstat.reports import labour_book, labour_report, measure_book, measure_report, overtime_book, overtime_report
from axstat.store import Reader
from tests.present.drawn import charts
from tests.reports.conftest import NAGI
from tests.support.cli import axstat
from tests.support.units import make_database, overtime_unit


def chapters(book: Book) -> dict[str, Any]:
    return {chapter.name.en: chapter.result or chapter.missing for chapter in book.chapters}


def test_the_tables_of_overtime_are_the_report_itself(reader: Reader) -> None:
    found = chapters(overtime_book(reader, year=2024, threshold=101))
    assert list(found) == [
        *("headline", "prefectures", "kinds", "regions", "population", "trend", "distribution"),
        *("highest", "lowest", "without a figure", "all bodies"),
    ]
    asked: dict[str, Any] = {"year": 2024, "threshold": 101}
    assert found["headline"] == overtime_report(reader, **asked)
    for name, by in (("prefectures", "prefecture"), ("kinds", "kind"), ("population", "population")):
        assert found[name] == overtime_report(reader, by=by, **asked)
    assert found["highest"] == overtime_report(reader, top=20, **asked)
    assert found["trend"].column("fiscal_year") == [2023, 2024]
    assert found["trend"].column("threshold") == [101, 101]
    assert [row["name"] for row in found["lowest"].records()][:1] == ["小樽市"]
    assert (
        found["distribution"].title.ja
        == "市区町村の時間外勤務：年間時間数の分布、年101時間超を区別  令和6年度（2024年度）"
    )


def test_what_cannot_be_made_is_named_with_its_reason(bare_reader: Reader) -> None:
    book = overtime_book(bare_reader)
    found = chapters(book)
    assert found["trend"].en == "only one period is loaded"
    assert "population" in found["population"].en
    sheet = openpyxl.load_workbook(BytesIO(render_book(book, "ja"))).worksheets[0]
    said = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert said["推移"] == "作成できなかった：取り込まれた時点が1つだけ"
    assert said["人口規模"].startswith("作成できなかった：")


def test_the_whole_is_about_one_year(reader: Reader) -> None:
    with pytest.raises(UsageError, match="one year or period"):
        overtime_book(reader, year="all")
    with pytest.raises(UsageError, match="one year or period"):
        measure_book(reader, "hours_per_month", year="all")
    with pytest.raises(NotLoaded):
        overtime_book(reader, year=2019)


def test_the_tables_of_the_projection_and_of_a_measure(reader: Reader) -> None:
    found = chapters(labour_book(reader))
    assert found["occupation"].rows == labour_report(reader).rows
    assert found["region"] == labour_report(reader, by="region")
    assert not any(result.parts for result in labour_book(reader).results)
    measured = chapters(measure_book(reader, "財政力指数", over=0.3))
    assert measured["headline"] == measure_report(reader, "財政力指数", over=0.3)
    assert measured["lowest"] == measure_report(reader, "財政力指数", over=0.3, top=20, order="lowest")
    assert measured["distribution"].title.ja.startswith("市区町村の財政力指数：分布")
    assert [c.label.ja for c in measured["distribution"].columns if c.name == "beyond"] == ["0.3を超える団体"]
    assert measured["all bodies"].title.ja.startswith("市区町村の財政力指数：全団体")


def test_contents_come_first_then_what_is_printed_then_the_bare_tables_and_the_same_bytes_again(reader: Reader) -> None:
    book = overtime_book(reader)
    content = render_book(book, "en")
    assert content == render_book(book, "en")
    workbook = openpyxl.load_workbook(BytesIO(content))
    names = workbook.sheetnames
    assert (names[:2], names[-2:]) == (["contents", "headline"], ["definitions", "sources"])
    printed = [name for name in names[1:-2] if not name.startswith(("data ", "charts "))]
    assert [name for name in names if name.startswith("data ")] == [f"data {name}" for name in printed]
    sheet = workbook["contents"]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in printed}
    assert len(charts(content)) == sum(row[3] for row in sheet.iter_rows(values_only=True) if isinstance(row[3], int))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    unit = overtime_unit({NAGI: {"hours_per_year": 440.4}}, year=2024)
    return make_database(tmp_path_factory.mktemp("books") / "a.duckdb", unit, full_gazetteer=True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--all"], "`--all`"),
        (["--all", "--format", "xlsx"], "`-o FILE.xlsx`"),
        (["--all", "-o", "-", "--format", "xlsx"], "`-o FILE.xlsx`"),
        (["--all", "-o", "R6.csv"], "`-o FILE.xlsx`"),
        (["--all", "-o", "R6.xlsx", "--format", "csv"], "`-o FILE.xlsx`"),
        (["--all", "-o", "R6.xlsx", "--by", "kind"], "`--all` and `--by` cannot"),
        (["--all", "-o", "R6.xlsx", "--columns", "over"], "`--all` and `--columns` cannot"),
        (["--all", "-o", "R6.xlsx", "--provenance", "p.json"], "`--all` and `--provenance` cannot"),
        (["--all", "-o", "R6.xlsx", "--year", "2019"], "2019"),
        (["--all", "-o", "."], "suffix"),
    ],
)
def test_what_contradicts_the_whole_is_one_clear_line_and_nothing_is_written(
    words: list[str], says: str, small: Path, tmp_path: Path
) -> None:
    ran = axstat("report", "overtime", *words, "--db", small, cwd=tmp_path)
    assert ran.code in (1, 2)
    assert says in ran.err
    assert len(ran.err.strip().splitlines()) <= 3
    assert not list(tmp_path.iterdir())


def test_the_command_writes_the_workbook_and_leaves_it_when_nothing_changed(small: Path, tmp_path: Path) -> None:
    first, second = (axstat("report", "overtime", "--all", "-o", "R6.xlsx", "--db", small, cwd=tmp_path) for _ in "ab")
    assert (first.code, second.code) == (0, 0)
    assert "R6.xlsx: 9 tables, written" in first.err
    assert "R6.xlsx: 9 tables, unchanged" in second.err
