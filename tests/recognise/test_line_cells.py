"""The label cells of a line are those cells, though they are made only when somebody asks."""

from __future__ import annotations

from axstat.model.cells import CellRef
from axstat.model.line_cells import LineCells


def test_cells_of_a_row_and_of_a_column() -> None:
    row = LineCells(7, (CellRef("表", 0, 1), CellRef("表", 0, 3)))
    assert list(row) == [CellRef("表", 7, 1), CellRef("表", 7, 3)]
    assert (len(row), row[-1].a1, row[:1]) == (2, "C7", (CellRef("表", 7, 1),))
    column = LineCells(7, (CellRef("表", 2, 0),))
    assert [cell.a1 for cell in column] == ["G2"]


def test_they_compare_as_the_tuple_that_they_are() -> None:
    row = LineCells(7, (CellRef("表", 0, 1),))
    assert row == (CellRef("表", 7, 1),)
    assert row == LineCells(7, (CellRef("表", 0, 1),))
    assert hash(row) == hash((CellRef("表", 7, 1),))
    assert row != (CellRef("表", 8, 1),)
