"""`--as`: the user's word about a column, recorded with the source and shown where the figure is traced."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import UnknownName, UsageError
from axstat.ingest import ingest
from axstat.reports import trace
from axstat.store import open_reader
from tests.support.sheets import write_workbook

SKETCH = """
    | 令和６年度　時間外勤務の状況 |        |                        |
    | 都道府県名 | 団体名 | 延べ月平均時間外勤務時間 |
    | 鳥取県     | 鳥取市 | 4.7                      |
    | 鳥取県     | 米子市 | 6.6                      |
    | 鳥取県     | 倉吉市 | 5.0                      |
    """


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "book.xlsx", {"第1表": SKETCH})


def test_without_it_the_word_stands_against_the_measure(workbook: Path) -> None:
    (file,) = ingest([workbook], db=workbook.with_name("a.duckdb")).files
    assert file.meta is not None
    assert file.meta.dataset == "indicator"
    (doubt,) = file.doubts
    assert doubt.id == "word-not-explained"
    assert "`延べ" in doubt.message


def test_with_it_the_column_is_the_measure_and_its_trace_says_who_said_so(workbook: Path) -> None:
    db = workbook.with_name("a.duckdb")
    (file,) = ingest([workbook], db=db, said_as=["overtime.hours_per_month=C2"]).files
    assert "said-by-user" in [d.id for d in file.doubts]
    with open_reader(db) as reader:
        (row,) = trace(reader, "overtime", "鳥取市").records()
    assert row["measure"] == "hours_per_month"
    assert row["measure_said"] == "`--as overtime.hours_per_month=C2`"


def test_a_cell_that_heads_no_column_refuses_the_file(workbook: Path) -> None:
    (file,) = ingest([workbook], db=workbook.with_name("a.duckdb"), said_as=["overtime.hours_per_month=Z9"]).files
    assert file.outcome == "refused"
    assert "no column with a header in `Z9`" in str(file.error)


@pytest.mark.parametrize(
    ("said", "error"), [("D2", UsageError), ("overtime.hours=D2", UnknownName), ("zangyo.hours=D2", UnknownName)]
)
def test_a_claim_that_cannot_be_meant_is_refused_before_anything_is_read(
    workbook: Path, said: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ingest([workbook], db=workbook.with_name("a.duckdb"), said_as=[said])
