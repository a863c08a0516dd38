"""A file that is loaded is read again when the user says something new of it, or when the project's declarations do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader, open_writer
from tests.support.sheets import write_workbook

HEADER = "年間時間外勤務時間数"
CLAIM = "overtime.hours_per_year=B2"
NURSERIES = Path(__file__).parents[2] / "examples" / "datasets" / "待機児童.toml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "axstat.toml").touch()
    sheet = f"""
        | 令和５年度　時間外勤務の状況 |     |
        | 団体名 | {HEADER} |
        | 青森市 | 120.0 |
        | 弘前市 | 98.4  |
        | 八戸市 | 130.1 |
        """
    return write_workbook(tmp_path / "book.xlsx", {"第1表": sheet})


def load(book: Path, **options: object) -> FileReport:
    (file,) = ingest([book], db=book.with_name("a.duckdb"), **options).files  # type: ignore[arg-type]
    return file


def series_in_use(book: Path) -> list[tuple[object, ...]]:
    with open_reader(book.with_name("a.duckdb")) as reader:
        answer = reader.execute("select source_id, dataset, measure, count(*) from observation_detail group by all")
    return sorted(answer.rows)


def test_a_new_option_takes_the_place_of_the_reading_before_and_keeps_the_number_of_the_source(book: Path) -> None:
    assert load(book, dataset="indicator").outcome == "loaded"
    assert series_in_use(book) == [(1, "indicator", HEADER, 3)]

    file = load(book, said_as=[CLAIM])

    assert (file.outcome, file.again, file.source_id) == ("loaded", True, 1)
    assert series_in_use(book) == [(1, "overtime", "hours_per_year", 3)]


def test_what_was_said_once_need_not_be_said_again(book: Path) -> None:
    load(book, said_as=[CLAIM])

    assert load(book).outcome == "unchanged"
    assert series_in_use(book) == [(1, "overtime", "hours_per_year", 3)]


def test_a_new_reading_that_is_refused_leaves_the_one_before(book: Path) -> None:
    load(book, dataset="indicator")

    assert load(book, dataset="overtime").outcome == "refused"
    assert series_in_use(book) == [(1, "indicator", HEADER, 3)]


def test_a_declaration_written_later_is_applied_to_what_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "axstat.toml").touch()
    sheet = """
        | 令和５年４月１日現在　待機児童の状況 | |
        | 団体名 | 待機児童数（人） |
        | 青森市 | 12 |
        | 弘前市 | 0  |
        | 八戸市 | 3  |
        """
    book = write_workbook(tmp_path / "book.xlsx", {"第1表": sheet})
    assert load(book).meta.dataset == "indicator"  # type: ignore[union-attr]

    folder = tmp_path / "datasets"
    folder.mkdir()
    shutil.copy(NURSERIES, folder)
    file = load(book)

    assert (file.outcome, file.again) == ("loaded", True)
    assert series_in_use(book) == [(1, "待機児童", "waiting", 3)]
    assert load(book).outcome == "unchanged"


def test_a_decision_for_a_source_outlives_a_new_reading(book: Path) -> None:
    load(book, dataset="indicator")
    with open_writer(book.with_name("a.duckdb")) as writer:
        writer.use(1)

    load(book, said_as=[CLAIM])

    with open_reader(book.with_name("a.duckdb")) as reader:
        assert reader.execute("select decided from source").rows == [(True,)]


def test_what_gave_way_to_the_reading_before_is_in_use_again(tmp_path: Path) -> None:
    """The correction was one of a table of hours; read as another measure it corrects nothing."""
    (tmp_path / "axstat.toml").touch()
    first = (
        "| 令和５年度　時間外勤務の状況（速報） | |\n"
        "| 団体名 | 月平均時間外勤務時間数 |\n| 青森市 | 10.0 |\n| 弘前市 | 8.2 |\n| 八戸市 | 9.1 |"
    )
    second = first.replace("10.0", "11.0").replace("速報", "確報")
    old = write_workbook(tmp_path / "old.xlsx", {"第1表": first})
    new = write_workbook(tmp_path / "new.xlsx", {"第1表": second})
    load(old)
    assert [one.values for one in load_into(old, new).replaced] == [3]

    file = load_into(old, new, dataset="indicator")

    assert file.again
    assert [(row[0], row[1], row[3]) for row in series_in_use(old)] == [(1, "overtime", 3), (2, "indicator", 3)]
    with open_reader(old.with_name("a.duckdb")) as reader:
        assert reader.execute("select source_id, current, in_use from source order by 1").rows == [
            (1, True, 3),
            (2, True, 3),
        ]


def load_into(beside: Path, book: Path, **options: object) -> FileReport:
    (file,) = ingest([book], db=beside.with_name("a.duckdb"), **options).files  # type: ignore[arg-type]
    return file
