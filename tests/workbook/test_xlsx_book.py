"""What surrounds the cells of an .xlsx file: sheets, merges, hidden rows, number formats, notes."""

# ruff: noqa: E501 - tables of cases read best with one case on a line

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.model.cells import Style
from axstat.workbook import open_workbook
from tests.workbook.parts import MAIN, RELATED, cells, parts, read_first, relations, sheet, write

pytestmark = pytest.mark.usefixtures("way")

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def book(*items: str, properties: str = "") -> str:
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{properties}<sheets>{"".join(items)}</sheets></workbook>'


def test_sheets_keep_their_order_names_and_visibility(tmp_path: Path) -> None:
    files = parts(
        sheet(ONE),
        workbook=book(
            '<sheet name="全市町村の主要財政指標 " sheetId="7" r:id="b"/>',
            '<sheet name="グラフ" sheetId="2" r:id="c"/>',
            '<sheet name="&lt;隠し&gt;" sheetId="3" state="hidden" r:id="a"/>',
            '<sheet name="最も隠し" sheetId="4" state="veryHidden" r:id="d"/>',
        ),
    )
    files["xl/_rels/workbook.xml.rels"] = relations(
        ("a", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("b", "worksheet", "worksheets/%E8%A1%A8.xml"),
        ("c", "chartsheet", "chartsheets/sheet1.xml"),
        ("d", "worksheet", "../other/Sheet9.XML"),
    )
    files["xl/worksheets/表.xml"] = sheet('<row r="2"><c r="B2"><v>2</v></c></row>')
    files["other/sheet9.xml"] = sheet('<row r="3"><c r="C3"><v>3</v></c></row>')

    grids = open_workbook(write(tmp_path / "x.xlsx", files))[0].sheets

    assert [(grid.sheet, grid.hidden, list(cells(grid))) for grid in grids] == [
        ("全市町村の主要財政指標 ", False, ["B2"]),
        ("<隠し>", True, ["A1"]),
        ("最も隠し", True, ["C3"]),
    ]


def test_merges_and_hidden_rows_and_columns_are_known(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>'
        '<row r="2" spans="1:4" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/>'
        '<row r="4" hidden="0"><c r="A4"><v>3</v></c></row><row r="900" hidden="1"/>'
    )
    columns = '<cols><col min="2" max="3" width="9" hidden="1"/><col min="4" max="16384" hidden="true"/></cols>'
    merges = '<mergeCells count="3"><mergeCell ref="B2:C3"/><mergeCell ref="A1:A2"/><mergeCell ref="D4"/></mergeCells>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows, before=columns, after=merges))))

    assert list(map(str, grid.merges)) == ["A1:A2", "B2:C3"]
    assert grid.hidden_rows == {2, 3}
    assert grid.hidden_columns == {2, 3, 4}


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="176" formatCode="0.0;&quot;▲ &quot;0.0"/>'
    '<numFmt numFmtId="177" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="178" formatCode="General"/>'
    "</numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs>"
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 176, 9, 3, 58, 177, 178, 49, 999, 27, 14))
    + "</cellXfs></styleSheet>"
)


@pytest.mark.parametrize(
    ("style", "code"),
    [
        (' s="0"', ""),
        ("", ""),
        (' s="1"', '0.0;"▲ "0.0'),
        (' s="2"', "0%"),
        (' s="3"', "#,##0"),
        (' s="4"', '[$-411]ggge"年"m"月"d"日"'),
        (' s="5"', '[$-411]ggge"年"m"月"'),
        (' s="6"', ""),
        (' s="7"', "@"),
        (' s="8"', ""),
        (' s="9"', "[$-411]ge.m.d"),
        (' s="10"', "yyyy/m/d"),
        (' s="77"', ""),
    ],
)
def test_the_number_format_of_a_cell_is_its_code(tmp_path: Path, style: str, code: str) -> None:
    rows = f'<row r="1"><c r="A1"{style}><v>1</v></c></row><row r="2"><c r="A2" s="2"><v>1</v></c></row>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows), styles=STYLES)))

    assert (grid.number_format(1, 1), grid.number_format(2, 1)) == (code, "0%")


def test_cells_without_a_style_do_not_take_their_neighbours_format(tmp_path: Path) -> None:
    styles = ["", ' s="2"', "", None, ' s="1"']
    rows = "".join(
        f'<row r="{row}">'
        + ("" if style is None else f'<c r="A{row}"{style}><v>{row}</v></c>')
        + f'<c r="B{row}"><v>0</v></c></row>'
        for row, style in enumerate(styles, start=1)
    )

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows), styles=STYLES)))

    assert [grid.number_format(row, 1) for row in range(1, 6)] == ["", "0%", "", "", '0.0;"▲ "0.0']


DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>１．財政</a:t></a:r><a:r><a:t>力指数</a:t></a:r></a:p>
<a:p><a:r><a:t>　東京都特別区を含まない</a:t></a:r><a:br/><a:r><a:t>「－」は比率なし</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
<mc:AlternateContent><mc:Choice Requires="a14"><xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>（単位：時間）</a:t></a:r></a:p>
</xdr:txBody></xdr:sp></xdr:grpSp></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>（単位：時間）</a:t></a:r></a:p>
</xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent>
<xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp></xdr:wsDr>"""
COMMENTS = (
    f'<comments xmlns="{MAIN}"><authors><author>a</author></authors><commentList><comment ref="B2" authorId="0"><text>'
    "<r><t>再編前の区</t></r><r><t>による</t></r></text></comment></commentList></comments>"
)


def test_text_boxes_and_comments_are_notes(tmp_path: Path) -> None:
    files = parts(sheet(ONE, after='<drawing r:id="rId1"/>'))
    files["xl/worksheets/_rels/sheet1.xml.rels"] = relations(
        ("rId1", "drawing", "../drawings/drawing1.xml"),
        ("rId2", "comments", "/xl/comments1.xml"),
        ("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId4", "drawing", "../drawings/lost.xml"),
    )
    files["xl/drawings/drawing1.xml"] = DRAWING
    files["xl/comments1.xml"] = COMMENTS

    assert read_first(write(tmp_path / "x.xlsx", files)).notes == (
        "１．財政力指数\n　東京都特別区を含まない\n「－」は比率なし",
        "（単位：時間）",
        "再編前の区による",
    )


@pytest.mark.parametrize(
    ("number_format", "serial"),
    [
        ("yyyy/m/d", "45383"),  # 2024-04-01, as a workbook that counts from 1900 stores it
        ('[$-411]ge"年"', "45383"),
        ("0.0", "43921"),
        ('0"年"', "43921"),
        ("#,##0;[Red]-#,##0", "43921"),
        ("[h]:mm", "43921"),
        ("h:mm:ss AM/PM", "43921"),
        ("mm:ss.0", "43921"),
        ('yyyy"年"m"月"d"日" h:mm', "45383"),
        ('m"月"', "45383"),
        ("[&lt;42126]ggge;[=42126]&quot;改元&quot;;ggge", "45383"),
    ],
)
def test_dates_that_count_from_1904_are_counted_from_1900(tmp_path: Path, number_format: str, serial: str) -> None:
    code = number_format.replace('"', "&quot;")
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="180" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="180"/></cellXfs></styleSheet>'
    )
    listed = '<sheet name="表" sheetId="1" r:id="rId1"/>'
    files = parts(
        sheet('<row r="2"><c r="B2" s="1"><v>43921</v></c></row>'),
        workbook=book(listed, properties='<workbookPr date1904="1"/>'),
        styles=styles,
    )
    assert cells(read_first(write(tmp_path / "x.xlsx", files))) == {"B2": ("NUMBER", serial)}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<v>43921.416666666664</v>", "45383.416666666664"),
        ("<v>0</v>", "1462"),
        ("<v>0.5</v>", "1462.5"),
        ("<v>4.3921E4</v>", "45383"),
        ("<v>-1</v>", "-1"),
        ("<v>2957003</v>", "2958465"),  # 9999-12-31 in both counts
        ("<v>2957004</v>", "2957004"),
        ("<v>nan</v>", "nan"),
        ("<v>1E+400</v>", "1E+400"),
    ],
)
def test_only_what_can_be_a_date_is_shifted_and_no_digit_is_lost(tmp_path: Path, cell: str, text: str) -> None:
    rows = f'<row r="2"><c r="B2" s="10">{cell}</c><c r="C2" s="10" t="str"><v>43921</v></c></row>'
    listed = '<sheet name="表" sheetId="1" r:id="rId1"/>'
    files = parts(sheet(rows), workbook=book(listed, properties='<workbookPr date1904="true"/>'), styles=STYLES)

    assert cells(read_first(write(tmp_path / "x.xlsx", files))) == {"B2": ("NUMBER", text), "C2": ("TEXT", "43921")}


BORDERS = (
    f'<styleSheet xmlns="{MAIN}"><borders><border><left/><right/></border>'
    '<border><left style="thin"><color auto="1"/></left><right/><top style="none"/><bottom style="double"/></border>'
    '<border><start style="hair"/><end style="hair"/><top style="hair"/><diagonal style="thin"/></border></borders>'
    '<cellStyleXfs><xf borderId="0"/><xf numFmtId="9" borderId="2"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="3" borderId="1"/><xf borderId="1" numFmtId="0"/><xf xfId="1"/><xf borderId="9"/>'
    '<xf xfId="1" borderId="0" applyBorder="0"/><xf numFmtId="3" borderId="1" fontId="7"/></cellXfs></styleSheet>'
)


def test_the_lines_around_a_cell_are_known_and_equal_styles_have_one_number(tmp_path: Path) -> None:
    row = "".join(f'<c r="{"ABCDEFG"[n]}1" s="{n}"><v>1</v></c>' for n in range(7)) + '<c r="H1" s="1"/>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(f'<row r="1">{row}</row>'), styles=BORDERS)))

    assert [grid.style(1, col) for col in range(1, 9)] == [
        Style(),
        Style("#,##0", "LB"),
        Style("", "LB"),
        Style("0%", "LRT"),
        Style(),
        Style("0%"),
        Style("#,##0", "LB"),
        Style(),
    ]
    assert grid.formats == ("", "#,##0", "", "0%", "0%")


def test_the_source_is_named_and_hashed(tmp_path: Path) -> None:
    from hashlib import sha256

    path = write(tmp_path / "残業 時間.xlsx", parts(sheet(ONE)))
    workbook = open_workbook(path)[0]

    assert (workbook.file.name, workbook.file.path, workbook.reader) == ("残業 時間.xlsx", str(path), "xlsx")
    assert workbook.file.sha256 == sha256(path.read_bytes()).hexdigest()
    assert workbook.file.bytes == path.stat().st_size
