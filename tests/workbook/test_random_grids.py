"""Whatever openpyxl writes comes back equal, and both ways of reading rows agree, wherever a sheet is cut in two."""

# ruff: noqa: E501 - tables of cases read best with one case on a line

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.model.cells import CellKind, Grid
from axstat.workbook.builder import GridBuilder
from axstat.workbook.limits import Limits
from axstat.workbook.opening import read_any
from axstat.workbook.source import Source, read_source
from axstat.workbook.xlsx import sheet as sheet_module
from tests.workbook.halving import cut_at
from tests.workbook.parts import cells, parts, sheet, write

TEXTS = st.one_of(
    st.sampled_from(
        ["011002", "－", "　-", "札幌市\n1)", "=1+1", "_x000D_", "a_x0041_b", "<b>&amp;", " x ", "#N/A", "𠮷野", "①"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12),
)
NUMBERS = st.one_of(st.integers(-(10**14), 10**14), st.floats(-1e12, 1e12).map(lambda value: float(f"{value:.15g}")))
FORMATS = st.sampled_from(["General", "0.0", "#,##0", "0%", '0.0;"▲ "0.0', '[$-411]ggge"年"', "@"])
VALUES = st.one_of(st.none(), TEXTS, NUMBERS, st.booleans())
GRIDS = st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 30)), st.tuples(VALUES, FORMATS), max_size=60)


def expected(value: Any) -> tuple[CellKind, object]:
    if isinstance(value, bool):
        return CellKind.BOOLEAN, str(value).upper()
    return (CellKind.TEXT, value) if isinstance(value, str) else (CellKind.NUMBER, value)


def written(folder: str, drawn: dict[tuple[int, int], tuple[Any, str]]) -> Path:
    book = openpyxl.Workbook()
    for (row, col), (value, code) in drawn.items():
        cell = book.active.cell(row, col, value.replace("_x", "_x005F_x") if isinstance(value, str) else value)
        cell.number_format = code
        if isinstance(value, str):
            cell.data_type = "s"
    path = Path(folder) / "x.xlsx"
    book.save(path)
    return path


CUTS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.9, 1.0)


def both_ways(source: Source) -> list[Grid]:
    grids = []
    for small in (-1, 1 << 60):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sheet_module, "_SMALL", small)
            grids.append(read_any(source)[0].sheets[0])
    for share in CUTS:
        with pytest.MonkeyPatch.context() as patch:
            cut_at(patch, share)
            assert read_any(source)[0].sheets[0] == grids[0], share
    return grids


@settings(max_examples=30, deadline=None)
@given(GRIDS)
def test_a_grid_written_by_openpyxl_comes_back_equal(drawn: dict[tuple[int, int], tuple[Any, str]]) -> None:
    with TemporaryDirectory() as folder:
        source = read_source(written(folder, drawn))
    in_bulk, by_events = both_ways(source)

    assert in_bulk == by_events
    shown = {at: (value, code) for at, (value, code) in drawn.items() if value not in (None, "")}
    assert in_bulk.n_rows == max((row for row, _ in shown), default=0)
    assert in_bulk.n_cols == max((col for _, col in shown), default=0)
    for (row, col), (value, code) in shown.items():
        kind, wanted = expected(value)
        text = in_bulk.text(row, col)
        assert in_bulk.kind(row, col) == kind
        assert (float(text) if kind == CellKind.NUMBER else text) == wanted
        assert in_bulk.number_format(row, col) == code.replace("General", "")
    assert {a for a, (kind, text) in cells(in_bulk).items() if text} == {Grid.ref(in_bulk, *at).a1 for at in shown}


CELL = st.sampled_from(
    [
        "",
        "",
        '<c r="@" s="1"/>',
        '<c r="@"><v>1.50</v></c>',
        '<c r="@" s="2"><v>-3</v></c>',
        '<c r="@" t="s"><v>0</v></c>',
        '<c r="@" s="1" t="s"><v>1</v></c>',
        '<c r="@" t="e"><v>#N/A</v></c>',
        '<c r="@" t="b"><v>1</v></c>',
        '<c r="@"></c>',
        '<c r="@" t="str"><f>A1&amp;"x"</f><v></v></c>',
        '<c r="@"><f t="shared" si="0"/><v>2</v></c>',
        '<c r="@" t="str"><v>&lt;</v></c>',
        '<c r="@" s="1"><f>A1&lt;"x"</f></c>',
        '<c r="@" s="3"><f>A1+1</f><v></v></c>',
        '<c r="@" t="str"><f t="shared" si="0"/></c>',
        '<c r="@" t="b"><f t="array" ref="A1:A2">A1</f><v/></c>',
        '<c r="@" s="3"><v>7</v></c>',
        '<c r="@" s="3" t="s"><v>2</v></c>',
        '<c r="@" t="s"><v>2</v></c>',
        '<c r="@" s="3" t="s"><v>0</v></c>',
        '<c r="@" t="inlineStr"><is><r><t>8.3</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>_x0031_&lt;2</t></r></is></c>',
        '<c r="@" s="2" t="inlineStr"><is><t>_x0041_</t></is></c>',
        '<c r="@" t="inlineStr"><is><t xml:space="preserve"> a_x0041_</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
    ]
)
HIDDEN = ' hidden="1"'
ROWS = st.lists(st.tuples(st.integers(1, 90), st.lists(CELL, max_size=6), st.booleans()), max_size=12)


RAISED = '<si><r><t>3</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>'
SHARED = st.sampled_from(
    [
        f"<?xml version='1.0'?><sst><si><t>市</t></si><si/>{RAISED}</sst>",
        f'<?xml version="1.0" encoding="UTF-8"?><sst><si><t>市</t></si><si><t/></si>{RAISED}</sst>',
    ]
)
STRUCK = (
    "<styleSheet><fonts><font/><font><strike/></font></fonts>"
    '<cellXfs><xf/><xf numFmtId="3"/><xf numFmtId="9"/><xf fontId="1"/></cellXfs></styleSheet>'
)


@settings(max_examples=60, deadline=None)
@given(ROWS, SHARED)
def test_rows_read_in_bulk_are_the_rows_read_event_by_event(
    rows: list[tuple[int, list[str], bool]], shared: str
) -> None:
    number, xml = 0, []
    for gap, drawn, hidden in rows:
        number += gap
        body = "".join(cell.replace("@", f"{'ABCDEF'[at]}{number}") for at, cell in enumerate(drawn))
        xml.append(f'<row r="{number}"{HIDDEN * hidden}>{body}</row>' if body else f'<row r="{number}"/>')
    with TemporaryDirectory() as folder:
        files = parts(sheet("".join(xml)), shared=shared, styles=STRUCK)
        source = read_source(write(Path(folder) / "x.xlsx", files))

    in_bulk, by_events = both_ways(source)

    assert in_bulk == by_events


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.lists(st.sampled_from(["", "1", "23"]), min_size=1, max_size=9)), max_size=9
    )
)
def test_blocks_and_single_cells_build_the_same_column(blocks: list[tuple[int, list[str]]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(b"x")
        source = read_source(path, Limits())
    by_block, by_cell = GridBuilder(source, "表", cell_styles=(0, 1)), GridBuilder(source, "表", cell_styles=(0, 1))
    row = 1
    for gap, values in blocks:
        row += gap
        by_block.add_block(row, 2, ' s="1"', [' s="0"' if value == "1" else "" for value in values], values)
        for at, value in enumerate(values):
            by_cell.put(row + at, 2, ' s="0"' if value == "1" else ' s="1"', value)
        row += len(values)

    assert by_block.finish() == by_cell.finish()
