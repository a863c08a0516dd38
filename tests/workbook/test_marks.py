"""What changes the meaning of a cell: raised digits, struck text, formulas without a value, two texts in one cell."""

# ruff: noqa: E501 - tables of cases read best with one case on a line

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, NamedStyle

from axstat.errors import NotAWorkbook
from axstat.model.cells import Grid, Mark
from axstat.workbook import open_workbook
from tests.workbook.parts import MAIN, STRICT, cells, parts, read_first, sheet, strings, write

pytestmark = pytest.mark.usefixtures("way")

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font><sz val="11"/></font><font><b/><strike/><sz val="11"/></font>'
    '<font><strike val="0"/></font><font><strike val="true"/></font></fonts>'
    '<cellStyleXfs><xf fontId="0"/><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/>'
    '<xf fontId="2"/><xf fontId="3"/><xf xfId="1"/><xf fontId="0" xfId="1" applyFont="0"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
)
SUP, SUB, STRIKE = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>', "<strike/>"


def run(text: str, font: str | None = None) -> str:
    properties = "" if font is None else f'<rPr><b/><sz val="9"/>{font}<rFont val="ＭＳ 明朝"/></rPr>'
    return f'<r>{properties}<t xml:space="preserve">{text}</t></r>'


def grid_of(tmp_path: Path, row: str, *shared: str) -> Grid:
    files = parts(sheet(f'<row r="1">{row}</row>'), styles=STYLES, shared=strings(*shared) if shared else "")
    return read_first(write(tmp_path / "x.xlsx", files))


RUNS: list[tuple[str, str, Mark | None]] = [
    (run("8.3") + run("1", SUP), "8.3¹", None),
    (run("1,890", "") + run("注1)", SUP), "1,890注¹⁾", None),
    (run("km") + run("2", SUP) + run("当たり", ""), "km²当たり", None),
    (run("10") + run("-3", SUP) + run("a+b=(0)", SUP), "10⁻³a⁺b⁼⁽⁰⁾", None),
    (run("5") + run("１）*a", SUP), "5¹⁾*a", None),
    (run("CO") + run("2", SUB) + run("濃度"), "CO₂濃度", None),
    (run("x") + run("(1)", SUB), "x(₁)", None),
    (run("12") + run("3", '<vertAlign val="baseline"/>'), "123", None),
    (run("注", SUP) + run("1", ""), "注1", None),
    (run("a") + run("_x0031_&#50;&lt;3", SUP), "a¹²<³", None),
    (run("_x005F_x0041_", SUP), "_x⁰⁰⁴¹_", None),
    (run("函館市", "") + run("2", SUP) + '<rPh sb="0" eb="3"><t>ハコダテシ9</t></rPh><phoneticPr fontId="1"/>', "函館市²", None),
    (run("12.3", STRIKE) + run("13.2"), "13.2", Mark.STRUCK_PART),
    (run("13.2") + run("12.3", STRIKE), "13.2", Mark.STRUCK_PART),
    (run("12.3", '<strike val="1"/>') + run("13.2", '<strike val="0"/>') + run("1", SUP), "13.2¹", Mark.STRUCK_PART),
    (run("12.3", STRIKE) + run("13.2", STRIKE + SUP), "12.3¹³.²", Mark.STRUCK),
    (run("12.3", STRIKE) + run(" 　"), "12.3 　", Mark.STRUCK),
    (run(" ", STRIKE) + run("12.3", ""), " 12.3", None),
    (run("12", '<strike val="false"/>') + run(".5", ""), "12.5", None),
    ("<r><rPr><strike/><b/></rPr><t/></r>" + run("5"), "5", None),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "text", "mark"), RUNS)
@pytest.mark.parametrize("where", ["shared", "shared, by events", "inline"])
def test_runs_say_what_a_reader_of_the_sheet_sees(
    tmp_path: Path, runs: str, text: str, mark: Mark | None, where: str
) -> None:
    cell = '<c r="A1" t="s"><v>1</v></c>' if where != "inline" else f'<c r="A1" t="inlineStr"><is>{runs}</is></c>'
    before = "<t><![CDATA[市]]></t>" if "events" in where else "<t>市</t>"

    grid = grid_of(tmp_path, f'{cell}<c r="B1" t="s"><v>0</v></c>', before, runs)

    assert cells(grid) == {"A1": ("TEXT", text), "B1": ("TEXT", "市")}
    assert grid.marks == ({(1, 1): mark} if mark else {})


@pytest.mark.parametrize("main", [MAIN, STRICT])
def test_prefixes_and_the_strict_namespace_change_nothing(tmp_path: Path, main: str) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>8.3</x:t></x:r>'
        '<x:r><x:rPr><x:vertAlign val="superscript"/></x:rPr><x:t>1</x:t></x:r></x:is></x:c><x:c r="B1" t="s"><x:v>0</x:v></x:c>'
        '<x:c r="C1" s="1"><x:v>5</x:v></x:c><x:c r="D1"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    shared = f'<x:sst xmlns:x="{main}"><x:si><x:r><x:rPr><x:strike/></x:rPr><x:t>1</x:t></x:r><x:r><x:t>2</x:t></x:r></x:si></x:sst>'
    styles = (
        f'<x:styleSheet xmlns:x="{main}"><x:fonts><x:font/><x:font><x:strike/></x:font></x:fonts>'
        '<x:cellXfs><x:xf/><x:xf fontId="1"/></x:cellXfs></x:styleSheet>'
    )

    grid = read_first(write(tmp_path / "x.xlsx", parts(xml, shared=shared, styles=styles)))

    assert [grid.text(1, col) for col in range(1, 5)] == ["8.3¹", "2", "5", "=A1"]
    assert grid.marks == {(1, 2): Mark.STRUCK_PART, (1, 3): Mark.STRUCK, (1, 4): Mark.UNCALCULATED}


@pytest.mark.parametrize(
    ("style", "struck"), [(0, False), (1, True), (2, False), (3, True), (4, True), (5, False), (99, False)]
)
def test_a_cell_style_strikes_by_its_own_font_or_that_of_the_style_it_is_based_on(
    tmp_path: Path, style: int, struck: bool
) -> None:
    row = (
        f'<c r="A1" s="{style}" t="s"><v>0</v></c><c r="B1" s="{style}"><v>13</v></c><c r="C1"><v>14</v></c>'
        f'<c r="D1" s="{style}"/><c r="E1" s="{style}" t="str"><v></v></c><c r="F1" s="{style}" t="e"><v>#N/A</v></c>'
    )

    grid = grid_of(tmp_path, row, "<t>札幌市</t>")

    assert grid.marks == (dict.fromkeys([(1, 1), (1, 2), (1, 6)], Mark.STRUCK) if struck else {})
    assert [grid.text(1, col) for col in (1, 2, 3, 6)] == ["札幌市", "13", "14", "#N/A"]


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize(
    ("runs", "text", "mark"),
    [
        (run("12.3") + run("13.2", ""), "13.2", Mark.STRUCK_PART),
        (run("12.3") + run("13.2"), "12.313.2", Mark.STRUCK),
        (run("12.3", "") + run("1", SUP), "12.3¹", None),
        ("<t>12.3</t>", "12.3", Mark.STRUCK),
    ],
)
def test_in_a_struck_cell_a_run_with_a_font_of_its_own_is_struck_only_by_that(
    tmp_path: Path, runs: str, text: str, mark: Mark | None, inline: bool
) -> None:
    cell = f'<c r="A1" s="1" t="inlineStr"><is>{runs}</is></c>' if inline else '<c r="A1" s="1" t="s"><v>0</v></c>'

    grid = grid_of(tmp_path, cell, runs)

    assert (grid.text(1, 1), grid.marks.get((1, 1))) == (text, mark)


FORMULAS: list[tuple[str, tuple[str, str], bool]] = [
    ('<c r="A1"><f>B1+C1</f></c>', ("ERROR", "=B1+C1"), True),
    ('<c r="A1"><f>B1+C1</f><v></v></c>', ("ERROR", "=B1+C1"), True),
    ('<c r="A1" s="2"><f>B1&lt;"a&amp;b"</f><v/></c>', ("ERROR", '=B1<"a&b"'), True),
    ('<c r="A1"><f>B1</f><v /></c>', ("ERROR", "=B1"), True),
    ('<c r="A1" t="n"><f>B1</f><v> </v></c>', ("ERROR", "=B1"), True),
    ('<c r="A1" t="e"><f>B1</f></c>', ("ERROR", "=B1"), True),
    ('<c r="A1" t="b"><f>B1</f><v></v></c>', ("ERROR", "=B1"), True),
    ('<c r="A1" t="str"><f>B1</f></c>', ("ERROR", "=B1"), True),
    ('<c r="A1" t="inlineStr"><f>B1</f></c>', ("ERROR", "=B1"), True),
    ('<c r="A1"><f t="shared" si="0"/></c>', ("ERROR", "="), True),
    ('<c r="A1"><f t="shared" si="0"/><v></v></c>', ("ERROR", "="), True),
    ('<c r="A1"><f t="array" ref="A1:A9">SUM(B1:B9)</f><v/></c>', ("ERROR", "=SUM(B1:B9)"), True),
    ('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', ("TEXT", ""), False),
    ('<c r="A1" t="str"><f>IF(B1="","",B1)</f><v/></c>', ("TEXT", ""), False),
    ('<c r="A1"><f>B1</f><v>0</v></c>', ("NUMBER", "0"), False),
    ('<c r="A1" t="e"><f>B1</f><v>#N/A</v></c>', ("ERROR", "#N/A"), False),
    ('<c r="A1"><v>3</v><f>B1</f></c>', ("NUMBER", "3"), False),
    ('<c r="A1" t="inlineStr"><f>B1</f><is><t>市</t></is></c>', ("TEXT", "市"), False),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected", "marked"), FORMULAS)
def test_a_formula_whose_value_is_not_stored_is_an_error_that_shows_the_formula(
    tmp_path: Path, cell: str, expected: tuple[str, str], marked: bool
) -> None:
    grid = grid_of(tmp_path, f'{cell}<c r="B1"><v>1</v></c><c r="C1"><f>B1</f><v>1</v></c>')

    assert cells(grid) == {"A1": expected, "B1": ("NUMBER", "1"), "C1": ("NUMBER", "1")}
    assert grid.marks == ({(1, 1): Mark.UNCALCULATED} if marked else {})
    assert grid.formula_cells == 2


@pytest.mark.parametrize(
    ("content", "text", "marked"),
    [
        ("<is><t>12.5</t></is><v>12.5</v>", "12.5", False),
        ("<v>12.5</v><is><t>12.5</t></is>", "12.5", False),
        ("<is><t>12.5</t></is><v>99</v>", "12.5", True),
        ("<v>99</v><is><t>12.5</t></is>", "12.5", True),
        ("<is><t>12.5</t></is><v></v>", "12.5", False),
        (f"<is>{run('8.3')}{run('1', SUP)}</is><v>8.31</v>", "8.3¹", False),
        (f"<is>{run('9', STRIKE)}{run('8')}</is><v>98</v>", "8", False),
        (f"<is>{run('9', STRIKE)}{run('8')}</is><v>8</v>", "8", True),
    ],
)
def test_an_inline_text_beside_a_value_is_the_cells_text(tmp_path: Path, content: str, text: str, marked: bool) -> None:
    other = '<c r="B1" t="inlineStr"><is><t>市</t></is></c>'

    grid = grid_of(tmp_path, f'<c r="A1" t="inlineStr">{content}</c>{other}')

    assert cells(grid) == {"A1": ("TEXT", text), "B1": ("TEXT", "市")}
    assert (grid.marks.get((1, 1)) is Mark.TWO_TEXTS) == marked


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ('t="inlineStr"><v>12</v>', "is typed as `inlineStr` but holds a value"),
        ('t="inlineStr"><is><t></t></is><v>12</v>', "is typed as `inlineStr` but holds a value"),
        ('t="n"><is><t>12</t></is><v>12</v>', "is typed as `n` but holds an inline text"),
        ('t="str"><v>12</v><is><t>12</t></is>', "is typed as `str` but holds an inline text"),
        ('t="inlineStr"><is><t>1</t></is><is><t>2</t></is>', "holds more than one value"),
        ('t="inlineStr"><is><v>12</v></is>', "holds a value inside its text"),
        ('t="inlineStr"><is><row/><t>12</t></is>', "holds another row"),
    ],
)
def test_a_cell_whose_type_and_content_contradict_each_other_is_refused(
    tmp_path: Path, cell: str, message: str
) -> None:
    with pytest.raises(NotAWorkbook) as refused:
        grid_of(tmp_path, f'<c r="A1" {cell}</c>')

    assert refused.value.message == f"`x.xlsx` is damaged: `表!A1` {message}"


def test_marks_and_styles_turn_with_the_grid(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, '<c r="B1" s="1"><v>1</v></c><c r="C1"><f>B1</f></c>').transposed()

    assert grid.marks == {(2, 1): Mark.STRUCK, (3, 1): Mark.UNCALCULATED}
    assert (grid.text(3, 1), grid.styles) == ("=B1", grid.transposed().styles)


def test_a_comment_keeps_what_is_struck_through(tmp_path: Path) -> None:
    files = parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    files["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships><Relationship Id="a" Type="x/comments" Target="/c.xml"/></Relationships>'
    )
    files["c.xml"] = (
        f"<comments><comment><text>{run('旧', STRIKE)}{run('m')}{run('2', SUP)}</text></comment></comments>"
    )

    assert read_first(write(tmp_path / "x.xlsx", files)).notes == ("旧m²",)


def test_what_openpyxl_writes_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    page["A1"] = CellRichText("8.3", TextBlock(raised, "1)"))
    page["A2"] = CellRichText(TextBlock(struck, "12.3"), TextBlock(InlineFont(b=True), "13.2"))
    page["A3"], page["A4"], page["A5"], page["A6"] = 13, 14, "=A3+A4", "市"
    page["A3"].font = Font(strike=True)
    book.add_named_style(NamedStyle("取消", font=Font(strike=True)))
    page["A4"].style = "取消"
    book.save(tmp_path / "x.xlsx")

    grid = open_workbook(tmp_path / "x.xlsx")[0].sheets[0]

    assert [grid.text(row, 1) for row in range(1, 7)] == ["8.3¹⁾", "13.2", "13", "14", "=A3+A4", "市"]
    assert {row: mark.value for (row, _), mark in grid.marks.items()} == {
        2: "struck_part",
        3: "struck",
        4: "struck",
        5: "uncalculated",
    }
