"""A long sheet is packed while it is read: its cells are those of the same sheet read as a short one."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.model.cells import CellColumn, Grid, GridColumn
from axstat.model.numerals import Numerals
from axstat.model.packed import Coded
from axstat.workbook import builder, open_workbook, pile
from tests.workbook.halving import Here, cut_at
from tests.workbook.parts import MAIN, parts, sheet, strings, write

ROWS = 900
STRUCK = "<r><t>8.3</t></r><r><rPr><strike/></rPr><t>5</t></r>"
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/></cellXfs></styleSheet>'
GAP = range(400, 500)
"""Rows that the sheet leaves out."""


def cells(n: int) -> str:
    """Return a number, a shared text or a blank, numbers that begin late, a column of both, and rich text."""
    written = [f'<c r="A{n}"><v>{n / 8}</v></c>', f'<c r="B{n}" t="s"><v>{n % 3}</v></c>' if n % 5 else ""]
    written += [f'<c r="C{n}" s="1"><v>{n}.0</v></c>' if n > 300 else ""]
    written += [f'<c r="D{n}"><v>{n}</v></c>' if n % 2 else f'<c r="D{n}" t="s"><v>0</v></c>']
    return "".join(written) + (f'<c r="E{n}" t="str"><v>x_x000D_{n}</v></c>' if n == 17 else "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = "".join(f'<row r="{n}">{cells(n)}</row>' for n in range(1, ROWS + 1) if n not in GAP)
    shared = strings("<t>市</t>", STRUCK, "<t>－</t>")
    return write(tmp_path / "x.xlsx", parts(sheet(rows), shared=shared, styles=STYLES))


def read(path: Path) -> Grid:
    return open_workbook(path)[0].sheets[0]


def said(grid: Grid) -> list[object]:
    return [grid.cell(row, col) for row in range(grid.n_rows + 2) for col in range(grid.n_cols + 2)]


def long(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(builder, "LONG", 1)
    monkeypatch.setattr(pile, "PART", part)


@pytest.mark.parametrize("part", [1, 7, 64, 10_000])
@pytest.mark.parametrize("share", [None, 0.01, 0.3, 0.56, 0.9])
def test_a_long_sheet_has_the_cells_of_a_short_one(
    part: int, share: float | None, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = read(path)
    long(monkeypatch, part)
    if share is not None:
        taken = Here.taken
        cut_at(monkeypatch, share)
    held = read(path)
    assert said(held) == said(short)
    assert (held.n_rows, held.n_cols, held.marks) == (short.n_rows, short.n_cols, short.marks)
    assert share is None or Here.taken == taken + 1


def test_numbers_are_held_as_numbers_and_words_by_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {type(column) for column in read(path).columns.values()} == {GridColumn}
    long(monkeypatch, 64)
    monkeypatch.setattr("axstat.workbook.xlsx.sheet._SMALL", -1)
    columns = read(path).columns
    assert [type(columns[col].texts) for col in (1, 2, 3)] == [Numerals, Coded, Numerals]
    assert {type(column) for column in columns.values()} <= {CellColumn, GridColumn}
