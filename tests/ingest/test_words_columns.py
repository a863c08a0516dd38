"""Columns of words (備考, 有無): they are counted as what they are, and the unit of the figures is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest, inspect
from axstat.store import open_reader
from tests.support.sheets import write_workbook

SKETCH = """
    | 令和6年度 普通会計決算の状況 |  |  |  | （単位：千円） |
    | 都道府県 | 団体名 | 歳入総額 | 備考               | 計画の有無 |
    | 岡山県   | 倉敷市 | 210000   | 合併特例債を含む   | 有         |
    | 岡山県   | 津山市 | 55000    |                    | 有         |
    | 岡山県   | 奈義町 | 5000     | 補正後             | 無         |
    """
ANSWERS = """
    | 令和6年度 計画の状況 |
    | 都道府県 | 団体名 | 計画の有無 |
    | 岡山県   | 倉敷市 | 有         |
    | 岡山県   | 津山市 | 有         |
    | 岡山県   | 奈義町 | 無         |
    """


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "book.xlsx", {"表": SKETCH})


def test_inspect_counts_the_cells_of_words_and_shows_some(book: Path) -> None:
    columns = {row["header"]: row for row in inspect(book).result("ja").parts[0].records()}
    assert columns["歳入総額"]["normal"] == 3
    assert columns["歳入総額"]["words"] is None
    for header, words, unit in (("備考", 2, None), ("計画の有無", 3, None)):
        assert (columns[header]["normal"], columns[header]["words"], columns[header]["unit"]) == (None, words, unit)
    assert "文字「無」（E5）" in str(columns["計画の有無"]["examples"])


def test_the_unit_of_the_figures_is_none_of_the_words(book: Path) -> None:
    db = book.with_name("a.duckdb")
    (file,) = ingest([book], db=db).files
    assert file.counts is not None
    assert file.counts.words == 5
    with open_reader(db) as reader:
        rows = reader.execute("select distinct measure, unit from indicator order by measure").rows
    assert [tuple(row) for row in rows] == [("備考", None), ("歳入総額", "千円"), ("計画の有無", None)]


def test_a_file_of_answers_alone_has_no_count_of_figures(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "book.xlsx", {"表": ANSWERS})
    (row,) = ingest([book], db=tmp_path / "a.duckdb", dataset="indicator").result("ja").records()
    assert (row["outcome"], row["normal"], row["words"]) == ("loaded", None, 3)
