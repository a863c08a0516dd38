"""Overtime beside other measures, and programmes beside a firm: counted by hand on drawn tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from axstat.errors import UnknownName
from axstat.ingest import ingest
from axstat.reports import run
from axstat.store import Reader, open_reader
from tests.support.sheets import write_workbook

OVERTIME = """
    | 市区町村別の時間外勤務の状況（令和６年度） |          |                      |
    | 都道府県 | 市区町村 | 職員１人当たり年間時間外勤務時間数（時間） |
    | 富山県   | 富山市   | 150.0 |
    | 富山県   | 高岡市   | 120.0 |
    | 富山県   | 魚津市   | 90.0  |
    | 富山県   | 氷見市   | 80.0  |
    | 富山県   | 滑川市   | 130.0 |
    | 富山県   | 黒部市   | －    |
"""
STRENGTH = """
    | 財政力指数（令和６年度） |          |            |
    | 都道府県 | 市区町村 | 財政力指数 |
    | 富山県   | 富山市   | 0.80 |
    | 富山県   | 高岡市   | 0.70 |
    | 富山県   | 魚津市   | 0.40 |
    | 富山県   | 氷見市   | 0.40 |
    | 富山県   | 黒部市   | 0.60 |
"""
DX = """
    | 自治体DXの状況（令和６年３月31日現在） |          |          |
    | 都道府県 | 市区町村 | AIの導入状況 |
    | 富山県   | 富山市   | 実施     |
    | 富山県   | 高岡市   | 未実施   |
    | 富山県   | 魚津市   | 未実施   |
    | 富山県   | 滑川市   | 未実施   |
"""
NOW = """
    | 国勢調査（令和２年10月１日現在） |          |            |
    | 都道府県 | 市区町村 | 人口（人） |
    | 富山県   | 富山市   | 400000 |
    | 富山県   | 高岡市   | 160000 |
    | 富山県   | 滑川市   | 30000  |
"""
THEN = """
    | 将来推計人口（2040年） |          |                    |
    | 都道府県 | 市区町村 | 将来推計人口（人） |
    | 富山県   | 富山市   | 200000 |
    | 富山県   | 高岡市   | 120000 |
    | 富山県   | 滑川市   | 29000  |
"""
SHEETS = {"overtime": OVERTIME, "strength": STRENGTH, "dx": DX, "now": NOW, "then": THEN}
POLICY = Path(__file__).resolve().parents[2] / "data" / "compiled" / "policy_tables.xlsx"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of these tables and the shipped policy tables."""
    folder = tmp_path_factory.mktemp("joins")
    for name, sheet in SHEETS.items():
        write_workbook(folder / f"{name}.xlsx", {"表": sheet})
    database, answers = folder / "axstat.duckdb", folder / "dx.xlsx"
    figures = [path for path in sorted(folder.glob("*.xlsx")) if path != answers]
    assert ingest([*figures, POLICY], db=database).exit_code == 0
    assert ingest([answers], db=database, dataset="indicator").exit_code == 0  # all words: the user has to say so
    return database


@pytest.fixture(scope="module")
def reader(database: Path) -> Iterator[Reader]:
    """A reader of it."""
    with open_reader(database) as opened:
        yield opened


def rows(reader: Reader, query: str, **parameters: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in run(reader, query, parameters).records()]


def test_equal_figures_stay_in_one_quarter_and_who_has_none_stands_apart(reader: Reader) -> None:
    found = {row["group_name"]: row for row in rows(reader, "overtime_by_quartile", measure="財政力指数")}
    # 0.40 0.40 0.60 0.70 0.80: the quarters end at 0.40, 0.60 and 0.70
    assert {name: (row["lowest"], row["highest"]) for name, row in found.items() if row["lowest"]} == {
        "1": (0.40, 0.40),
        "2": (0.60, 0.60),
        "3": (0.70, 0.70),
        "4": (0.80, 0.80),
        "6": (0.40, 0.80),
    }
    assert (found["1"]["reporting"], found["1"]["over"]) == (2, 0)
    assert (found["2"]["universe_size"], found["2"]["reporting"]) == (1, 0)  # 黒部市 reported no hours
    assert (found["5"]["reporting"], found["5"]["over"]) == (1, 1)  # 滑川市 has no index
    assert (found["6"]["reporting"], found["6"]["over"]) == (5, 3)


def test_answers_in_words_are_groups(reader: Reader) -> None:
    found = {row["group_name"]: (row["reporting"], row["over"]) for row in rows(
        reader, "overtime_by_answer", answers="AIの導入"
    )}  # fmt: skip
    assert found == {"未実施": (3, 2), "実施": (1, 1), "回答なし": (1, 0), "全国": (5, 3)}


def test_a_heading_that_nobody_answered_is_refused(reader: Reader) -> None:
    with pytest.raises(UnknownName, match="RPA"):
        rows(reader, "overtime_by_answer", answers="RPAの導入")


def test_a_body_under_pressure_has_all_three_figures(reader: Reader) -> None:
    found = rows(reader, "bodies_under_pressure")
    assert [(row["name"], row["change"]) for row in found] == [
        ("高岡市", -0.25)
    ]  # 滑川市 shrinks by 3 %, 富山市 has AI
    assert [row["name"] for row in rows(reader, "bodies_under_pressure", decline=0)] == ["高岡市", "滑川市"]
    result = run(reader, "bodies_under_pressure")
    assert {source.file for source in result.sources} == {"overtime.xlsx", "now.xlsx", "then.xlsx", "dx.xlsx"}


@pytest.mark.parametrize(
    ("firm", "met"),
    [
        ({"employees": 80, "investment": "20億"}, 2),
        ({"employees": 80, "investment": "15億円"}, 1),
        ({"employees": 80, "investment": "14億9,999万円"}, 0),
        ({"employees": 2001, "investment": "20億"}, 0),
    ],
)
def test_a_programme_is_met_by_the_conditions_that_are_stated(reader: Reader, firm: dict[str, Any], met: int) -> None:
    found = rows(reader, "programmes", **firm, all=True)
    large = [row["meets"] for row in found if str(row["programme"]).startswith("中堅等")]
    assert large.count("met") == met
    assert large.count("not met") == 2 - met
    stated = {row["frame"]: row["meets"] for row in found}
    assert stated["カタログ型"] == "none stated"


def test_a_condition_that_nobody_asked_about_is_not_called_met(reader: Reader) -> None:
    found = {row["frame"]: row["meets"] for row in rows(reader, "programmes", employees=80, all=True)}
    assert found["一般"] == "not asked"
    assert found["一般型（大幅な賃上げ、101人以上）"] == "not met"
