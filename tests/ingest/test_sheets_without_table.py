"""Sheets without a table are named at ingest: whoever misses a figure learns that its sheet was passed over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.model.text import Lang
from tests.support.sheets import Drawing, write_workbook

TABLE = """
    | 主要財政指標（令和３年度） |        |            |
    | 都道府県                   | 団体名 | 財政力指数 |
    | 北海道                     | 函館市 | 0.46       |
    | 岡山県                     | 奈義町 | 0.33       |
    """
CONTENTS = """
    | 目次       |
    | 第１表     |
    | 利用上の注意 |
    """


def report(tmp_path: Path, sheets: Mapping[str, str | Drawing], lang: Lang = "en") -> tuple[FileReport, list[str]]:
    """Ingest a workbook of these sheets; return its report and the warnings of it."""
    found = ingest([write_workbook(tmp_path / "book.xlsx", sheets)], db=tmp_path / "axstat.duckdb")
    return found.files[0], [one.text(lang) for one in found.files[0].warnings]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ja", "2 シートに表がありません：目次、注（非表示）"),
        ("en", "2 sheets without a table: 目次, 注 (hidden)"),
    ],
)
def test_sheets_without_a_table_are_named_and_hidden_ones_marked(lang: Lang, line: str, tmp_path: Path) -> None:
    sheets: dict[str, str | Drawing] = {"目次": CONTENTS, "第１表": TABLE, "注": Drawing(CONTENTS, hidden=True)}

    file, lines = report(tmp_path, sheets, lang)

    assert file.outcome == "loaded"
    assert lines[0] == line


@pytest.mark.parametrize(
    ("lang", "end"),
    [
        ("ja", "47 シートに表がありません：別1、別2、別3、別4、別5 ほか42件（うち非表示 1）"),
        ("en", "47 sheets without a table: 別1, 別2, 別3, 別4, 別5 and 42 more (1 of them hidden)"),
    ],
)
def test_of_many_the_first_are_named_and_the_others_counted(lang: Lang, end: str, tmp_path: Path) -> None:
    sheets: dict[str, str | Drawing] = {f"別{n}": CONTENTS for n in range(1, 47)}
    sheets |= {"第１表": TABLE, "別47": Drawing(CONTENTS, hidden=True)}

    _, lines = report(tmp_path, sheets, lang)

    assert lines[0].endswith(end)


def test_one_sheet_is_one_sheet(tmp_path: Path) -> None:
    _, lines = report(tmp_path, {"第１表": TABLE, "注": CONTENTS})

    assert lines == ["1 sheet without a table: 注"]


def test_a_workbook_of_one_table_and_an_empty_sheet_says_nothing(tmp_path: Path) -> None:
    file, lines = report(tmp_path, {"第１表": TABLE, "Sheet2": ""})

    assert lines == []
    assert file.counts is not None
    assert (file.counts.sheets, file.counts.passed) == (2, ())


def test_every_sheet_is_named_with_its_reason(tmp_path: Path) -> None:
    file, _ = report(tmp_path, {"第１表": TABLE, "注": Drawing(CONTENTS, hidden=True)})

    assert file.counts is not None
    (passed,) = file.counts.passed
    assert (passed.sheet, passed.hidden) == ("注", True)
    assert passed.reason is not None
    assert passed.reason.text("ja") == "都道府県、市区町村、区分の名前が3つ以上並ぶ列も行もありません"


def test_a_sheet_without_a_table_is_no_reason_to_refuse_even_when_strict(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", {"第１表": TABLE, "注": CONTENTS})

    assert ingest([path], db=tmp_path / "axstat.duckdb", strict=True).files[0].outcome == "loaded"


def test_a_file_without_a_table_is_told_what_axstat_reads_and_not_sent_to_inspect(tmp_path: Path) -> None:
    found = ingest([write_workbook(tmp_path / "book.xlsx", {"目次": CONTENTS})], db=tmp_path / "axstat.duckdb")
    (error,) = found.errors
    assert error.what_to_do("en").startswith("axstat reads tables with one line (or column) for each area or category")
    assert "axstat が読むのは、1行（または1列）に1つの団体・区分が並ぶ表です" in error.what_to_do("ja")
    assert "inspect" not in error.what_to_do("ja") + error.what_to_do("en")


WORDS = """
    | 自治体DXの状況（令和６年３月31日現在） |        |          |
    | 都道府県                               | 団体名 | 外部人材 |
    | 北海道                                 | 函館市 | 活用中   |
    | 岡山県                                 | 奈義町 | 未活用   |
    """


def test_words_are_counted_in_sight_where_a_file_holds_nothing_else(tmp_path: Path) -> None:
    def shown(name: str, sketch: str, dataset: str | None = None) -> set[str]:
        book = write_workbook(tmp_path / f"{name}.xlsx", {"表": sketch})
        result = ingest([book], db=tmp_path / f"{name}.duckdb", dataset=dataset).result("ja")
        return {column.name for column in result.columns if not column.detail}

    assert "words" in shown("words", WORDS, "indicator")
    assert "words" not in shown("figures", TABLE)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_refusal_that_names_the_sheets_is_not_said_again_beside_it(tmp_path: Path, lang: Lang) -> None:
    file, lines = report(tmp_path, {"目次": CONTENTS, "注": CONTENTS}, lang)

    assert file.error is not None
    assert "目次" in file.error.text(lang)
    assert lines == []
