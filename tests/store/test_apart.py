"""Two tables about different things whose columns have one name: each is a measure of its own, whatever came first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from axstat.model.observations import LoadUnit
from axstat.store import open_writer
from tests.store.conftest import select
from tests.support.units import HAKODATE, NAGI, SAPPORO, Cells, indicator_unit, make_database

MEASURES = "select distinct measure from indicator order by all"
FIRST: Cells = {SAPPORO: {"校数": 90}, HAKODATE: {"校数": 63}, NAGI: {"校数": 2}}
SECOND: Cells = {SAPPORO: {"校数": 45}, HAKODATE: {"校数": 26}, NAGI: {"校数": 1}}
APART = [("中学校 › 校数",), ("小学校 › 校数",)]


def primary(rows: Cells = FIRST, *, year: int = 2021, title: str = "小学校") -> LoadUnit:
    return indicator_unit(rows, year=year, file=f"{title}{year}.xlsx", title=f"令和{year - 2018}年度 {title}")


def middle(rows: Cells = SECOND, *, year: int = 2021) -> LoadUnit:
    return primary(rows, year=year, title="中学校")


def test_each_is_named_after_its_table_and_what_is_loaded_says_so(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", primary())
    assert select(path, MEASURES) == [("校数",)]
    with open_writer(path) as writer:
        found = writer.load(middle()).beside
    assert [(one.id, one.severity) for one in found] == [("told-apart", "warning")]
    assert "中学校 › 校数" in found[0].text("ja")
    assert select(path, MEASURES) == APART
    assert select(path, "select code from finding where source_id = 2 and code = 'told-apart'") == [("told-apart",)]
    by_name = "select value from indicator where area_name = '奈義町' and measure = '小学校 › 校数'"
    assert select(path, by_name) == [(2.0,)]
    assert select(path, "select distinct measure_label from observation_detail") == [("校数",)]  # as printed


def test_a_year_that_only_one_of_them_has_is_of_that_one(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", primary(), middle(), primary(SECOND, year=2022))
    assert select(path, "select distinct measure, time_period from indicator order by all") == [
        ("中学校 › 校数", "FY2021"),
        ("小学校 › 校数", "FY2021"),
        ("小学校 › 校数", "FY2022"),
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_loading_does_not_matter(tmp_path: Path, order: tuple[int, ...]) -> None:
    units = (primary(), middle(), primary(SECOND, year=2022))
    path = make_database(tmp_path / "a.duckdb", *(units[n] for n in order))
    rows = select(path, "select distinct measure, time_period from indicator order by all")
    assert [row[0] for row in rows] == ["中学校 › 校数", "小学校 › 校数", "小学校 › 校数"]


def test_once_one_is_gone_or_decided_for_the_other_has_the_plain_name(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", primary(), middle())
    with open_writer(path) as writer:
        writer.use(2)
        assert select(path, MEASURES) == [("校数",)]
        writer.use(2, undo=True)
        assert select(path, MEASURES) == APART
        writer.remove(1)
    assert select(path, MEASURES) == [("校数",)]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (FIRST, "the same figures under another title say the same thing"),
        ({SAPPORO: {"校数": 90}, HAKODATE: {"校数": 63}}, "so do some of them"),
    ],
)
def test_tables_that_agree_keep_their_name(tmp_path: Path, other: Cells, why: str) -> None:
    path = make_database(tmp_path / "a.duckdb", primary(), middle(other))
    assert select(path, MEASURES) == [("校数",)], why


def test_roundings_of_one_number_agree(tmp_path: Path) -> None:
    fine: Cells = {NAGI: {"指数": 0.254}}
    coarse: Cells = {NAGI: {"指数": 0.25}}
    path = make_database(tmp_path / "a.duckdb", primary(fine), middle(coarse))
    assert select(path, MEASURES) == [("指数",)]
    with open_writer(path) as writer:
        assert not writer.load(primary({NAGI: {"指数": 0.25}}, title="要覧")).beside
        assert writer.load(primary({NAGI: {"指数": 0.26}}, title="年報")).beside


def test_a_later_edition_of_the_same_table_is_no_other_thing(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", primary(), middle())
    with open_writer(path) as writer:
        corrected = indicator_unit(SECOND, file="corrected.xlsx", title="令和3年度 小学校（改訂）")
        assert writer.load(corrected).replaced
    assert select(path, MEASURES) == [("校数",)]  # both say the same now
