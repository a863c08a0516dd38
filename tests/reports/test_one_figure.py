"""One body has one figure: SQL, the report of the body, the ranking, and the chart print the same number.

The databases are those in which an earlier version printed different ones: scopes as rows, months beside years,
two editions, a correction of towns only.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

import axstat
from axstat.ingest import ingest
from tests.support.cli import axstat as run
from tests.support.sheets import write_workbook

DATABASES: dict[str, dict[str, str]] = {
    "scopes as rows": {
        "a.xlsx": """
            | 令和６年度　時間外勤務の状況（本庁・出先別） |        |      |                              |
            | 都道府県名 | 団体名 | 区分 | １人当たり年間時間外勤務時間数 |
            | 岡山県 | 岡山市 | 全体 | 192.4 |
            | 岡山県 | 岡山市 | 本庁 | 269.4 |
            | 岡山県 | 岡山市 | 出先 | 115.4 |
            | 岡山県 | 倉敷市 | 本庁 | 288.3 |
            | 岡山県 | 倉敷市 | 全体 | 205.9 |
            | 岡山県 | 倉敷市 | 出先 | 123.5 |
            | 岡山県 | 津山市 | 出先 | 70.2  |
            | 岡山県 | 津山市 | 本庁 | 163.9 |
            | 岡山県 | 津山市 | 全体 | 117.1 |
            """
    },
    "months beside years": {
        "a.xlsx": """
            | 令和６年度　時間外勤務の状況（１人当たり） |        |        |      |
            | 都道府県名 | 団体名 | 月平均 | 年間 |
            | 岡山県 | 岡山市 | 16.0 | 192.4 |
            | 岡山県 | 倉敷市 | 17.2 |       |
            | 岡山県 | 津山市 | 9.8  | 117.1 |
            """
    },
    "a preliminary edition loaded last": {
        "a_確報.xlsx": """
            | 令和６年度　時間外勤務の状況（確報） |        |                          |
            | 都道府県名 | 団体名 | １人当たり年間時間外勤務時間数 |
            | 岡山県 | 岡山市 | 192.4 |
            | 岡山県 | 倉敷市 | 205.9 |
            | 岡山県 | 津山市 | 117.1 |
            """,
        "b_速報.xlsx": """
            | 令和６年度　時間外勤務の状況（速報） |        |                          |
            | 都道府県名 | 団体名 | １人当たり年間時間外勤務時間数 |
            | 岡山県 | 岡山市 | 190.0 |
            | 岡山県 | 倉敷市 | 200.0 |
            | 岡山県 | 津山市 | 110.0 |
            """,
    },
}
TRUTH: dict[str, Mapping[str, float]] = {
    "scopes as rows": {"331007": 192.4, "332020": 205.9, "332038": 117.1},
    "months beside years": {"331007": 192.4, "332020": 206.4, "332038": 117.1},
    "a preliminary edition loaded last": {"331007": 192.4, "332020": 205.9, "332038": 117.1},
}


@pytest.mark.parametrize("name", DATABASES)
def test_sql_area_report_ranking_and_chart_print_the_same_figure(tmp_path: Path, name: str) -> None:
    paths = [write_workbook(tmp_path / file, {"Sheet1": sketch}) for file, sketch in DATABASES[name].items()]
    db = tmp_path / "a.duckdb"
    assert ingest(paths, db=db).exit_code == 0
    truth = {code: pytest.approx(hours) for code, hours in TRUTH[name].items()}

    with axstat.connect(db) as connection:
        by_sql = connection.sql("select area_code, hours from overtime where staff_scope = '全体'").records()
        by_area = {code: _of_area(connection, code) for code in truth}
        values = connection.query("overtime_values", scope="all").records()
        ranked = [r for s in ("municipalities", "designated-cities")
                  for r in connection.report("overtime", top=50, scope=s).records()]  # fmt: skip

    assert {r["area_code"]: r["hours"] for r in by_sql} == truth
    assert by_area == truth
    assert {r["area_code"]: r["hours"] for r in values if r["hours"] is not None} == truth
    assert {r["area_code"]: r["hours"] for r in ranked} == truth
    towns = {code: hours for code, hours in truth.items() if code != "331007"}  # 岡山市 is a designated city
    assert _of_chart(db) == towns


def _of_area(connection: axstat.Connection, code: str) -> object:
    rows = connection.report("area", code).records()
    return next(r["value"] for r in rows if r["section"] == "時間外勤務" and r["item"] == "年間時間数")


def _of_chart(db: Path) -> dict[str, float]:
    data = db.with_name("chart.csv")
    command = ["chart", "overtime-ranking", "-o", str(db.with_name("chart.svg")), "--data", str(data), "--db", str(db)]
    done = run(*command)
    assert done.code == 0, done.err
    with data.open(encoding="utf-8-sig", newline="") as file:
        return {row["area_code"]: float(row["hours"]) for row in csv.DictReader(file)}
