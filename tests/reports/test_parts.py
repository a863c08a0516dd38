"""What a report says after a load that it cannot use: only a part of the staff, only scenarios, no edition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from axstat.charts import find_kind
from axstat.errors import NotLoaded
from axstat.figures import ask
from axstat.ingest import ingest
from axstat.reports import labour_report, overtime_report
from axstat.store import open_reader
from tests.support.sheets import write_workbook

WOMEN = """
    | 令和６年度　女性職員の時間外勤務の状況 |        |                          |
    | 都道府県名 | 団体名 | １人当たり月平均時間数 |
    | 鳥取県     | 鳥取市 | 4.7                    |
    | 鳥取県     | 米子市 | 6.6                    |
    | 鳥取県     | 倉吉市 | 5.0                    |
    """
SCENARIOS = """
    | 2040年の就業構造推計（単位：万人） |                |      |
    | 職種   | 成長実現ケース |                |
    |        | 需要           | 供給           |
    | 専門職 | 1867           | 1686           |
    | 事務職 | 1039           | 1476           |
    | 現場人材 | 3283         | 3023           |
    """
NO_EDITION = """
    | 2040年の就業構造推計（単位：万人） |      |      |
    | 職種     | 需要 | 供給 |
    | 専門職   | 1867 | 1686 |
    | 事務職   | 1039 | 1476 |
    | 現場人材 | 3283 | 3023 |
    """


def loaded(folder: Path, sketch: str) -> Path:
    path = write_workbook(folder / "book.xlsx", {"第1表": sketch})
    report = ingest([path], db=folder / "a.duckdb")
    assert report.exit_code == 0, report.errors
    return folder / "a.duckdb"


def test_a_part_of_the_staff_is_named_where_no_figure_of_the_whole_is_loaded(tmp_path: Path) -> None:
    with open_reader(loaded(tmp_path, WOMEN)) as reader:
        report = overtime_report(reader)
    (row,) = report.records()
    assert row["reporting"] == 0
    assert report.notes[0].ja == "FY2024 の全体の値は取り込まれていません（女性のみ：3団体）"


@pytest.mark.parametrize("how", [{"by": "kind"}, {"by": "prefecture", "top": 3}, {"top": 3}, {"list_missing": True}])
def test_every_report_on_overtime_says_so(tmp_path: Path, how: dict[str, Any]) -> None:
    with open_reader(loaded(tmp_path, WOMEN)) as reader:
        report = overtime_report(reader, **how)
    assert report.notes[0].ja == "FY2024 の全体の値は取り込まれていません（女性のみ：3団体）"


def test_no_body_is_said_to_be_missing_from_a_workbook_that_lists_a_part_of_its_staff(tmp_path: Path) -> None:
    with open_reader(loaded(tmp_path, WOMEN)) as reader:
        card = overtime_report(reader).card
    labels = {line.label.ja: line for line in card}
    assert "ワークブックにない団体" not in labels
    assert labels["全体の値がない団体"].figure == "1,721"
    assert labels["全体の値がない団体"].remark is None


@pytest.mark.parametrize("name", ["overtime-distribution", "overtime-trend", "overtime-prefectures"])
def test_a_chart_that_cannot_be_drawn_says_which_whole_is_not_loaded(tmp_path: Path, name: str) -> None:
    kind = find_kind(name)
    with open_reader(loaded(tmp_path, WOMEN)) as reader, pytest.raises(NotLoaded) as refused:
        ask(reader, kind, {}).plan(kind, lang="ja")
    assert refused.value.what_to_do("ja") == "FY2024 の全体の値は取り込まれていません（女性のみ：3団体）"


@pytest.mark.parametrize(
    ("sketch", "says"),
    [(SCENARIOS, "only parts of the labour projection"), (NO_EDITION, "no title names their edition")],
)
def test_the_labour_report_says_why_it_cannot_use_what_is_loaded(tmp_path: Path, sketch: str, says: str) -> None:
    with open_reader(loaded(tmp_path, sketch)) as reader, pytest.raises(NotLoaded, match=says):
        labour_report(reader)
