"""A database says of every figure what it was understood as: tests of meaning may leave the database out."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from axstat.store import open_reader
from tests.meaning import test_labels, test_lines, test_misleading, test_notes
from tests.meaning.reading import Figure, read
from tests.support.sheets import write_workbook
from tests.support.units import empty_database

SHEETS = {
    "a note of all": test_notes.sketch(below="※女性職員の数値である。"),
    "a note of a line": test_notes.sketch(below="※津山市は令和５年度の数値である。"),
    "a note that turns the measure away": test_notes.sketch(below="※目標値"),
    "a note that is refused": test_notes.sketch(above="※令和５年度の数値である。"),
    "a heading between bodies": f"{test_lines.TOP}{test_lines.UPPER}| ２ 消防本部 | |\n{test_lines.LOWER}",
    "a unit between bodies": f"{test_lines.TOP}{test_lines.UPPER}| （単位：分） | |\n{test_lines.LOWER}",
    "a remark of a line": test_misleading.bodies(beside=("備考", "倉吉市", "分")),
    "a part of the staff": test_misleading.bodies(below="※管理職員を含めず、臨時職員を含む。"),
    "a table of no dataset": """
        | 令和６年度 職員数 |              |            |
        | 市町村名          | 職員数（人） | 割合（％） |
        | 岡山市            | 80           | 1.5        |
        | うち女性          |              |            |
        | 津山市            | 90           | 2.5        |
        | 玉野市            | -            | …         |
        """,
    "a body in each column": """
        | 鳥取県内市町村の時間外勤務の状況（令和６年度） |        |        |        |
        | 区分                                           | 鳥取市 | 米子市 | 倉吉市 |
        | １人当たり月平均（時間）                       | 10.0   | 8.0    | 9.0    |
        | １人当たり年間（時間）                         | 120    | 96     | 108    |
        """,
    "two tables": f"{test_labels.TITLE}\n| （１）全体 | |\n{test_labels.HEADER}\n{test_labels.ROWS}\n| | |\n"
    f"| （２）うち女性 | |\n{test_labels.HEADER}\n{test_labels.ROWS}",
    "a projection": """
        | 東京都の2040年の就業構造推計（万人） |      |      |
        | 職種                                 | 需要 | 供給 |
        | 事務職                               | 100  | 90   |
        | 専門職                               | 100  | 90   |
        | 現場人材                             | 100  | 90   |
        """,
}
REFUSED = ("a note that is refused", "a unit between bodies")


@pytest.mark.parametrize("name", SHEETS)
def test_the_database_says_what_was_understood(tmp_path: Path, name: str) -> None:
    book = write_workbook(tmp_path / "book.xlsx", {"Sheet1": SHEETS[name]})
    understood = read(book)
    assert understood.outcome == ("refused" if name in REFUSED else "loaded")
    (file,) = ingest([book], db=empty_database(tmp_path / "a.duckdb")).files
    assert (file.outcome, file.doubts, str(file.error)) == (
        understood.outcome, understood.doubts, str(understood.error)
    )  # fmt: skip
    assert file.meta is None or file.meta.dataset == understood.dataset
    with open_reader(tmp_path / "a.duckdb") as reader:
        rows = reader.execute("""
            select cell, area_name, dataset, measure, unit, time_period, attributes['staff_scope']
            from observation_detail where status = 'normal'
        """).rows
    assert {Figure(*row) for row in rows} == set(understood.figures)
    assert len(rows) == len(understood.figures)
