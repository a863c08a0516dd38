"""A long sheet read by two processes is the sheet read by one, and whatever happens to the other one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from axstat import processes
from axstat.errors import NotAWorkbook
from axstat.model.cells import Grid, Mark, Merge
from axstat.workbook import open_workbook
from axstat.workbook.xlsx import halves
from axstat.workbook.xlsx import sheet as sheet_module
from tests.workbook.halving import Here, cut_at
from tests.workbook.parts import parts, sheet, strings, write

ROWS = 4_000
MERGES = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
RAISED = '<r><t>8.3</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'


def rows(last: str = "") -> str:
    """Return rows of a number, a shared text, a rich one, a formula without a value; every tenth one is hidden."""
    return (
        "".join(
            f'<row r="{n}"{HIDDEN if n % 10 == 0 else ""}><c r="A{n}"><v>{n}.5</v></c>'
            f'<c r="B{n}" t="s"><v>{n % 2}</v></c>'
            f'<c r="C{n}"><f>A{n}*2</f>{"" if n == ROWS - 1 else f"<v>{2 * n + 1}</v>"}</c></row>\r\n'
            for n in range(1, ROWS + 1)
        )
        + last
    )


HIDDEN = ' hidden="1"'


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Let any sheet be read by two processes; tell of each whether the other one's part was taken."""
    monkeypatch.setattr(halves, "LONG", 0)
    monkeypatch.setattr(sheet_module, "_SMALL", -1)
    found: list[bool] = []
    usual = halves.Other.rest

    def rest(other: halves.Other) -> halves.Rest | None:
        answer = usual(other)
        found.append(answer is not None)
        return answer

    monkeypatch.setattr(halves.Other, "rest", rest)
    yield found
    assert not [child for child in psutil.Process().children() if "halves" in " ".join(child.cmdline())]


def book(folder: Path, xml: str) -> Path:
    return write(folder / "x.xlsx", parts(sheet(xml, after=MERGES), shared=strings("<t>市</t>", RAISED)))


def read(path: Path, jobs: int) -> Grid:
    return open_workbook(path, jobs=jobs)[0].sheets[0]


def test_two_processes_read_what_one_reads(tmp_path: Path, taken: list[bool]) -> None:
    path = book(tmp_path, rows())
    grid = read(path, 2)

    assert taken == [True]
    assert grid == read(path, 1)
    assert (grid.n_rows, grid.n_cols, grid.merges) == (ROWS, 3, (Merge(1, 1, 1, 2),))
    assert [grid.text(n, 1) for n in range(1, ROWS + 1)] == [f"{n}.5" for n in range(1, ROWS + 1)]
    assert {grid.text(n, 2) for n in range(1, ROWS, 2)} == {"8.3¹"}
    assert grid.hidden_rows == frozenset(range(10, ROWS + 1, 10))
    assert grid.marks == {(ROWS - 1, 3): Mark.UNCALCULATED}
    assert grid.formula_cells == ROWS


@pytest.mark.parametrize("first", ["raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)", "import nothing"])
def test_where_the_other_process_ends_this_one_goes_on(
    first: str, tmp_path: Path, taken: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path, rows())
    monkeypatch.setattr(processes, "_START", f"{first}; {processes._START}")
    assert read(path, 2) == read(path, 1)
    assert taken == [False]


@pytest.mark.parametrize(
    "last",
    [
        f'<row r="{ROWS + 1}"><c r="A{ROWS + 1}" t="inlineStr"><is><t><![CDATA[<row r="1"> ]]></t></is></c></row>',
        f'<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="{ROWS + 2}"><c r="D{ROWS + 2}"><v>1</v></c></row>',
        f'<row r="{ROWS + 1}"><c r="A{ROWS + 1}" t="inlineStr"><is><t>a &lt;row r="1"> b</t></is></c></row>',
        '<row r="2"><c r="D2"><v>1</v></c></row>',
    ],
    ids=["CDATA", "a comment", "a row in a text", "a row out of order"],
)
def test_what_is_unusual_behind_the_cut_is_read_as_by_one(last: str, tmp_path: Path, taken: list[bool]) -> None:
    path = book(tmp_path, rows(last))
    grid = read(path, 2)
    assert len(taken) == 1
    assert grid == read(path, 1)
    assert grid.text(1, 1) == "1.5"
    assert grid.text(ROWS + 1, 1) in ('<row r="1"> ', 'a <row r="1"> b', "")


@pytest.mark.parametrize(
    "last", ['<row r="9"><c r="A9"><v>1</w></c></row>', '<row r="5000"><c r="A5000" t="s"><v>77</v></c></row>']
)
def test_damage_behind_the_cut_is_refused_in_the_same_words(last: str, tmp_path: Path, taken: list[bool]) -> None:
    path = book(tmp_path, rows(last))
    said = []
    for jobs in (1, 2):
        with pytest.raises(NotAWorkbook) as caught:
            read(path, jobs)
        said.append(caught.value.message)
    assert said[0] == said[1]
    assert taken


def test_a_sheet_may_be_cut_at_every_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>\n' for n in (1, 2, 5)) + '<row r="7"/>'
    path = book(tmp_path, few)
    whole = read(path, 1)
    size = len(sheet(few, after=MERGES))
    Here.taken = 0
    for start in range(size + 1):
        cut_at(monkeypatch, (start + 0.5) / size)
        assert read(path, 1) == whole, start
    assert Here.taken > size / 3
