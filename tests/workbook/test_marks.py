"""What is unusual about a cell and changes what it says: raised digits, struck text, formulas without a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import NotAWorkbook
from axstat.model.cells import Grid, Mark
from axstat.workbook import open_workbook
from tests.workbook.parts import MAIN, parts, sheet, write

pytestmark = pytest.mark.usefixtures("way")

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<borders><border/><border><left style="thin"/><right/><top/><bottom style="hair"/></border></borders>'
    '<cellStyleXfs><xf/><xf fontId="1"/></cellStyleXfs>'
    '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf xfId="1"/><xf borderId="1"/></cellXfs></styleSheet>'
)


def grid(tmp_path: Path, row: str, strings: str = "") -> Grid:
    files = parts(sheet(f'<row r="1">{row}</row>'), styles=STYLES)
    if strings:
        files["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return open_workbook(write(tmp_path / "x.xlsx", files))[0].sheets[0]


RUN = "<r><rPr>{0}</rPr><t>{1}</t></r>"
UP, DOWN, STRUCK, BOLD = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>', "<strike/>", "<b/>"


@pytest.mark.parametrize(
    ("runs", "text", "mark"),
    [
        ("<r><t>8.3</t></r>" + RUN.format(UP, "1"), "8.3¹", None),
        ("<r><t>1,890</t></r>" + RUN.format(BOLD + UP, "注1)"), "1,890注¹⁾", None),
        ("<r><t>km</t></r>" + RUN.format(UP, "2"), "km²", None),
        ("<r><t>CO</t></r>" + RUN.format(DOWN, "2"), "CO₂", None),
        (RUN.format(STRUCK, "12.3") + RUN.format("", "13.2"), "13.2", Mark.STRUCK_PART),
        (RUN.format(STRUCK, "12.3") + RUN.format(STRUCK, "13.2"), "12.313.2", Mark.STRUCK),
        (RUN.format('<strike val="0"/>', "12") + RUN.format(BOLD, ".5"), "12.5", None),
        ("<t>札幌市</t><rPh><t>サッポロシ</t></rPh>", "札幌市", None),
    ],
)
@pytest.mark.parametrize("shared", [True, False])
def test_runs_are_read_as_they_are_printed(
    tmp_path: Path, runs: str, text: str, mark: Mark | None, shared: bool
) -> None:
    cell = '<c r="A1" t="s"><v>0</v></c>' if shared else f'<c r="A1" t="inlineStr"><is>{runs}</is></c>'
    found = grid(tmp_path, cell, f"<si>{runs}</si>" if shared else "")

    assert (found.text(1, 1), found.marks.get((1, 1))) == (text, mark)


@pytest.mark.parametrize(("style", "mark"), [(0, None), (1, Mark.STRUCK), (2, None), (3, Mark.STRUCK)])
def test_a_cell_whose_font_is_struck_through_is_marked(tmp_path: Path, style: int, mark: Mark | None) -> None:
    found = grid(tmp_path, f'<c r="A1" s="{style}"><v>13</v></c><c r="B1" s="{style}"/>')

    assert (found.text(1, 1), found.marks.get((1, 1)), len(found.marks)) == ("13", mark, 1 if mark else 0)


@pytest.mark.parametrize(
    ("cell", "text", "mark"),
    [
        ("<f>B1+C1</f>", "=B1+C1", Mark.UNCALCULATED),
        ("<f>B1+C1</f><v></v>", "=B1+C1", Mark.UNCALCULATED),
        ("<f>B1+C1</f><v/>", "=B1+C1", Mark.UNCALCULATED),
        ('<f t="shared" si="0"/>', "=", Mark.UNCALCULATED),
        ("<f>B1+C1</f><v>30</v>", "30", None),
    ],
)
def test_a_formula_without_a_stored_value_has_no_value(tmp_path: Path, cell: str, text: str, mark: Mark | None) -> None:
    found = grid(tmp_path, f'<c r="A1">{cell}</c>')

    assert (found.text(1, 1), found.marks.get((1, 1))) == (text, mark)


def test_a_formula_that_shows_an_empty_text_was_calculated(tmp_path: Path) -> None:
    found = grid(tmp_path, '<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c><c r="B1"><v>1</v></c>')

    assert (found.text(1, 1), found.marks) == ("", {})


@pytest.mark.parametrize(("value", "mark"), [("12.5", None), ("99", Mark.TWO_TEXTS)])
def test_an_inline_text_beside_a_value_is_the_cells_text(tmp_path: Path, value: str, mark: Mark | None) -> None:
    found = grid(tmp_path, f'<c r="A1" t="inlineStr"><is><t>12.5</t></is><v>{value}</v></c>')

    assert (found.text(1, 1), found.marks.get((1, 1))) == ("12.5", mark)


def test_lines_around_a_cell_are_kept(tmp_path: Path) -> None:
    found = grid(tmp_path, '<c r="A1" s="4"><v>1</v></c><c r="B1"><v>2</v></c>')

    assert (found.style(1, 1).edges, found.style(1, 2).edges) == ("LB", "")


def test_marks_and_styles_turn_with_the_sheet(tmp_path: Path) -> None:
    found = grid(tmp_path, '<c r="B1" s="1"><v>1</v></c><c r="C1" s="4"><v>2</v></c>').transposed()

    assert (dict(found.marks), found.style(3, 1).edges) == ({(2, 1): Mark.STRUCK}, "LB")


def test_a_text_in_a_cell_typed_otherwise_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match="typed as `n` but holds an inline text"):
        grid(tmp_path, '<c r="A1" t="n"><is><t>1</t></is></c>')
