"""Which units may be added up, and which are counts: SQL says what the checks of totals say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from axstat.store import Reader, open_reader
from axstat.values.text import clean
from axstat.values.units import cell_unit, is_additive, is_count
from tests.support.units import NAGI, make_database, overtime_unit

COUNTED = "人 名 世帯 団体 件 戸 棟 台 箇所 か所 校 園 施設 回 円 基 本 冊 床 人日"
MULTIPLIED = "千円 百万円 億円 千人 万人 千世帯 百人 千部"
MEASURED = "ha km2 m2 t トン kg"
NEVER = "位 点 部 年 歳 日 時間 h h/年 h/月 倍 % ‰ fraction ポイント 人/km2 円/人 件/月 人口千対 指数 橋"
UNITS = [unit for line in (COUNTED, MULTIPLIED, MEASURED, NEVER) for unit in line.split()]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of any database: its macros are what is asked."""
    unit = overtime_unit({NAGI: {"hours_per_year": 1.5}})
    with open_reader(make_database(tmp_path_factory.mktemp("units") / "a.duckdb", unit)) as opened:
        yield opened


@pytest.mark.parametrize("unit", UNITS)
def test_sql_and_the_checks_of_totals_agree(reader: Reader, unit: str) -> None:
    (row,) = reader.execute("select store.is_additive($unit), store.is_count($unit)", {"unit": unit}).rows
    assert row == (is_additive(unit), is_count(unit) or unit == "位")  # ranks are exact, and no counts


@pytest.mark.parametrize("printed", ["km²", "㎢", "㎡"])
def test_a_unit_is_asked_for_as_it_is_stored(reader: Reader, printed: str) -> None:
    ((added,),) = reader.execute("select store.is_additive($unit)", {"unit": cell_unit(clean(printed))}).rows
    assert added


def test_a_figure_without_unit_is_not_added_up(reader: Reader) -> None:
    ((added,),) = reader.execute("select coalesce(store.is_additive(null), false)").rows
    assert added is False
