"""The judge of mutated workbooks sees what it is there for: each wrong load that it must object to, one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from axstat.areas import gazetteer
from axstat.ingest.reading import open_all, read
from axstat.model.cells import CellRef, Workbook
from axstat.model.observations import LoadUnit, Measure, ObservationSeries, ObservationTable
from axstat.model.tables import HeaderCell
from axstat.model.values import fiscal_year
from tests.fuzz.judge import must_hold
from tests.fuzz.matrix import Matrix, as_xlsx
from tests.support.sheets import rows_of

SKETCH = """
    | 主要財政指標（令和６年度） |        |        |            |            |                      |
    | コード | 都道府県 | 団体名 | 人口（人） | 財政力指数 | 令和２年度　出生（件） |
    | 011002 | 北海道   | 札幌市 | 1000       | 0.46       | 13 |
    | 012025 | 北海道   | 函館市 | 1037       | 0.33       | 12 |
    | 024121 | 青森県   | おいらせ町 | 1074   | 0.31       | 11 |
    |        | 北海道   | 中央区 | 1111       | 0.29       | 10 |
    |        |          | 1 234  | 9          | 0.28       | 9  |
    """
Change = Callable[[ObservationTable], ObservationTable]


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[LoadUnit, bytes, Workbook]:
    """Give what a sound sheet means, its bytes and its cells."""
    path = tmp_path / "indices_R6.xlsx"
    path.write_bytes(as_xlsx(Matrix(rows_of(SKETCH))))
    (workbook,) = open_all(path)
    meaning = read(workbook, path).meaning
    assert meaning.problems == ()
    return meaning.unit, path.read_bytes(), workbook


def judge(loaded: tuple[LoadUnit, bytes, Workbook], change: Change) -> None:
    unit, data, workbook = loaded
    must_hold(replace(unit, tables=[change(table) for table in unit.tables]), data, workbook, thorough=True)


def series(number: int, change: Callable[[ObservationSeries], ObservationSeries]) -> Change:
    def changed(table: ObservationTable) -> ObservationTable:
        return replace(table, series=[change(s) if n == number else s for n, s in enumerate(table.series)])

    return changed


def areas_swapped(table: ObservationTable) -> ObservationTable:
    first, second, *others = table.items
    return replace(table, items=[first._replace(area=second.area), second._replace(area=first.area), *others])


def lines_swapped(table: ObservationTable) -> ObservationTable:
    """Say of the first line what the second line's cells say, as a merge over both would."""
    first, second, *others = table.items
    return replace(table, items=[second._replace(line=first.line), *others, first._replace(line=second.line)])


def digits_named(table: ObservationTable) -> ObservationTable:
    """Take the line of `1 234` for the prefecture above it."""
    ward = table.items[-1]
    assert ward.area is not None
    (prefecture,) = (a for a in gazetteer().areas if a.level == "prefecture" and a.name == ward.area.prefecture)
    above = [cell for cell in ward.cells if cell.col == 2]
    return replace(table, items=[*table.items[:-1], ward._replace(line=7, area=prefecture, cells=tuple(above))])


def measure(label: str, unit: str | None = None) -> Callable[[ObservationSeries], ObservationSeries]:
    return lambda s: replace(s, measure=Measure(label, label, unit))


def unit_of(unit: str | None) -> Callable[[ObservationSeries], ObservationSeries]:
    return lambda s: replace(s, measure=replace(s.measure, unit=unit))


def header_of(column: int, text: str) -> Callable[[ObservationSeries], ObservationSeries]:
    return lambda s: replace(s, header=(HeaderCell(CellRef(s.header[0].ref.sheet, 2, column), text),))


WRONG: dict[str, Change] = {
    "areas are swapped": areas_swapped,
    "a line is named by another line's cells": lines_swapped,
    "a line of digits is taken for the prefecture above": digits_named,
    "the measure is in no cell": series(0, measure("世帯数", "人")),
    "the unit is another than the header's": series(0, unit_of("千人")),
    "the unit of the header is lost": series(0, unit_of(None)),
    "a unit that nothing says": series(1, unit_of("千円")),
    "the measure of the column beside": series(1, measure("人口（人）")),
    "the unit of the column beside": series(1, unit_of("件")),
    "the year of the column beside": series(1, lambda s: replace(s, period=fiscal_year(2020))),
    "a year that nothing says": series(1, lambda s: replace(s, period=fiscal_year(2019))),
    "a header that is in no cell": series(0, header_of(4, "世帯数")),
    "the header of the column beside it": series(1, header_of(4, "人口（人）")),
    "the year of another column": series(
        0, lambda s: replace(s, header=(replace(s.header[0], text="令和５年度"),), period=fiscal_year(2024))
    ),
}


def test_a_sound_load_is_not_objected_to(loaded: tuple[LoadUnit, bytes, Workbook]) -> None:
    assert len(loaded[0].tables[0].items) == 4  # 中央区 is 札幌市中央区
    judge(loaded, lambda table: table)


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_load_is_objected_to(change: Change, loaded: tuple[LoadUnit, bytes, Workbook]) -> None:
    with pytest.raises(AssertionError):
        judge(loaded, change)
