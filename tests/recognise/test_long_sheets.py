"""Long columns are held by number or end to end: what is recognised is what lists of the same texts give, to the cell.

Every kind of layout is read as a text file would hold it, once from lists and once from each of the other two.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from axstat.datasets import read_meaning, vocabulary
from axstat.model import packed, rows
from axstat.model.cells import CellColumn, CellKind, Grid, GridColumn, Workbook
from axstat.model.items import Items
from axstat.model.numerals import Numerals
from axstat.model.observations import ObservationSeries
from axstat.model.packed import Coded, coded
from axstat.model.strings import Packed
from axstat.model.tables import SheetReading, Table, ValueColumn
from axstat.recognise import recognise
from tests.recognise.layouts.kinds import KINDS, drawn
from tests.support.counts import Count

SHEETS = [range(2), pytest.param(range(2, 6), marks=pytest.mark.thorough)]
"""Sheets of each kind, by number."""

_NO_VALUES = ValueColumn((), (), ())
As = Callable[[Sequence[str]], Sequence[str]]


def end_to_end(texts: Sequence[str]) -> Sequence[str]:
    column = Packed()
    column.extend(texts)
    return column


def in_turns(texts: Sequence[str]) -> Sequence[str]:
    return coded(texts) if len(set(texts)) * 2 < len(texts) else end_to_end(texts)


@pytest.fixture(autouse=True)
def _everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONG", 1)


def as_text(grid: Grid, hold: As | None = None) -> Grid:
    """Return a grid as a text file would hold it: every cell a text without format."""
    columns: dict[int, CellColumn] = {}
    for col, column in grid.columns.items():
        kinds = bytearray(CellKind.TEXT if text else CellKind.BLANK for text in column.texts)
        texts = list(column.texts)
        zeros = array("H", bytes(2 * len(texts)))
        columns[col] = GridColumn(texts, kinds, zeros) if hold is None else CellColumn(hold(texts), kinds)
    return replace(grid, columns=columns, marks={})


def as_long(grid: Grid) -> Grid:
    """Return a grid as a long workbook holds it: columns of words by number, columns of numbers as numbers."""
    columns: dict[int, CellColumn] = {}
    for col, column in grid.columns.items():
        hold = Numerals.of if CellKind.NUMBER in column.kinds else coded
        columns[col] = CellColumn(hold(list(column.texts)), column.kinds, column.styles)
    return replace(grid, columns=columns)


def spelled_out(reading: SheetReading) -> tuple[Any, ...]:
    return (replace(reading, tables=()), [_table(table) for table in reading.tables])


def _table(table: Table) -> tuple[Any, ...]:
    rest = replace(table, items=(), values=())
    return rest, list(table.row_counts), list(table.items), [_column(column) for column in table.values]


def _column(column: ValueColumn) -> tuple[list[Any], list[int], list[str]]:
    return list(column.values), list(column.statuses), list(column.texts)


def meaning_of(workbook: Workbook, readings: Sequence[SheetReading]) -> tuple[Any, ...]:
    meaning = read_meaning(workbook, readings)
    tables = [
        (replace(table, items=(), series=()), list(table.items), [_series(series) for series in table.series])
        for table in meaning.unit.tables
    ]
    return (replace(meaning.unit, tables=()), tables, list(map(str, meaning.problems)))


def _series(series: ObservationSeries) -> tuple[Any, ...]:
    return replace(series, values=_NO_VALUES), _column(series.values)


@pytest.mark.parametrize("hold", [coded, end_to_end, in_turns])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("numbers", SHEETS)
def test_a_packed_sheet_reads_as_its_list_does(numbers: range, kind: str, hold: As, count: Count) -> None:
    long_tables = observations = 0
    for number in numbers:
        workbook = drawn(kind, number).workbook()
        plain = [recognise(as_text(grid), vocabulary=vocabulary()) for grid in workbook.sheets]
        held = [recognise(as_text(grid, hold), vocabulary=vocabulary()) for grid in workbook.sheets]
        assert [*map(spelled_out, held)] == [*map(spelled_out, plain)], f'drawn("{kind}", {number})'
        assert meaning_of(workbook, held) == meaning_of(workbook, plain), f'drawn("{kind}", {number})'
        long_tables += sum(isinstance(table.items, Items) for reading in held for table in reading.tables)
        observations += sum(len(t.items) * len(t.series) for reading in held for t in reading.tables)
    count("packed sheets", {"tables": long_tables, "observations": observations})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("numbers", SHEETS)
def test_a_long_workbook_reads_as_its_lists_do(numbers: range, kind: str, count: Count) -> None:
    long_tables = observations = 0
    for number in numbers:
        workbook = drawn(kind, number).workbook()
        plain = [recognise(grid, vocabulary=vocabulary()) for grid in workbook.sheets]
        held = [recognise(as_long(grid), vocabulary=vocabulary()) for grid in workbook.sheets]
        assert [*map(spelled_out, held)] == [*map(spelled_out, plain)], f'drawn("{kind}", {number})'
        assert meaning_of(workbook, held) == meaning_of(workbook, plain), f'drawn("{kind}", {number})'
        long_tables += sum(isinstance(table.items, Items) for reading in held for table in reading.tables)
        observations += sum(len(t.items) * len(t.series) for reading in held for t in reading.tables)
    count("long sheets", {"tables": long_tables, "observations": observations})


@pytest.mark.parametrize(
    "texts", [["", "a", "", "札幌市", "a"], ["x"], [str(n) for n in range(70_000)], ["\ud800", "é"]]
)
@pytest.mark.parametrize("hold", [coded, end_to_end, Numerals.of])
def test_a_packed_column_is_a_sequence_like_its_list(texts: list[str], hold: As) -> None:
    column = hold(texts)
    assert list(column) == texts
    assert list(reversed(column)) == texts[::-1]
    assert [column[n] for n in (0, len(texts) - 1, -1)] == [texts[0], texts[-1], texts[-1]]
    for cut in (slice(1, 4), slice(0, 0), slice(None, -1), slice(2, None), slice(5, 2)):
        assert list(column[cut]) == texts[cut]
        assert list(column[cut][1:]) == texts[cut][1:]
    assert column.count("a") == texts.count("a")
    assert set(packed.distinct(column)) == set(texts)
    assert packed.tally(column) == packed.tally(texts)
    assert packed.firsts(column, range(len(texts))) == packed.firsts(texts, range(len(texts)))
    assert packed.flags(column, str.isdigit) == packed.flags(texts, str.isdigit)
    assert list(packed.spliced(column, [(0, 1), (1, 1), (len(texts) - 1, len(texts))])) == [texts[0], texts[-1]]
    assert list(packed.picked(column, [0, len(texts) - 1])) == [texts[0], texts[-1]]
    assert list(packed.extended(column, "", 2)) == [*texts, "", ""]


def test_numbers_grow_wider_with_what_they_count() -> None:
    column: Coded[int] = Coded(array("B", [0]), [0])
    for size in (255, 256, 65_536):
        column = Coded(packed.widened(column.codes, size + 1), list(range(size + 1)))
        column.codes.append(size)
        assert column[-1] == size
    assert column.codes.typecode == "I"


def test_pairs_of_many_values_are_told_apart_by_sorting() -> None:
    left, right = [n % 3_000 for n in range(9_000)], [n % 2_999 for n in range(9_000)]
    assert packed.combined([left, right]).merged(lambda pair: pair).distinct == sorted(
        set(zip(left, right, strict=True))
    )
    assert list(packed.combined([left, right])) == list(zip(left, right, strict=True))


def test_repeats_are_the_first_place_and_each_later_one() -> None:
    assert packed.repeats(coded("abcab")) == [(0, 3), (1, 4)]
    assert packed.repeats(coded("aaa")) == [(0, 1), (0, 2)]
    assert packed.repeats(coded("abc")) == []


@pytest.mark.parametrize("marks", [b"", b"\0\0", b"\0\1\1\0", b"\1\0\1", b"\1"])
def test_places_are_a_range_only_where_they_are_one_run(marks: bytes) -> None:
    expected = [place for place, mark in enumerate(marks) if mark]
    found = rows.places(marks)
    assert list(found) == expected
    assert isinstance(found, range) == (expected == list(range(expected[0], expected[-1] + 1)) if expected else True)
    assert list(rows.kept(range(len(marks)), marks)) == expected
    assert list(rows.kept(expected, b"\1" * len(marks))) == expected
