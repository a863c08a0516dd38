"""What a cell of an .xlsx file holds comes back exactly: a case per trap (sources.md#what-readers-of-workbooks-lose)."""

# ruff: noqa: E501 - tables of cases read best with one case on a line

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.parts import STRICT, cells, parts, read_first, sheet, strings, write

pytestmark = pytest.mark.usefixtures("way")


CELLS = [
    ("a number", '<c r="A1"><v>93</v></c>', ("NUMBER", "93")),
    ("raw digits", '<c r="A1"><v>8.7999999999999989</v></c>', ("NUMBER", "8.7999999999999989")),
    ("an exponent", '<c r="A1"><v>1.2E-3</v></c>', ("NUMBER", "1.2E-3")),
    ("trailing zeros", '<c r="A1" t="n"><v>13.0</v></c>', ("NUMBER", "13.0")),
    ("a negative number", '<c r="A1"><v>-0.1</v></c>', ("NUMBER", "-0.1")),
    ("a shared string", '<c r="A1" t="s"><v>0</v></c>', ("TEXT", "札幌市")),
    ("a text code", '<c r="A1" t="s"><v>1</v></c>', ("TEXT", "011002")),
    ("furigana left out", '<c r="A1" t="s"><v>2</v></c>', ("TEXT", "奈義町")),
    ("rich text joined, raised digits raised", '<c r="A1" t="s"><v>3</v></c>', ("TEXT", "札幌市¹⁾")),
    ("a carriage return escaped by Excel", '<c r="A1" t="s"><v>4</v></c>', ("TEXT", "上\r\n下")),
    ("an escape that is escaped", '<c r="A1" t="s"><v>5</v></c>', ("TEXT", "_x000D_")),
    ("XML entities", '<c r="A1" t="s"><v>6</v></c>', ("TEXT", "A&B <C> \"D\" 'E' 髙")),
    ("blanks at both ends", '<c r="A1" t="s"><v>7</v></c>', ("TEXT", " 　札幌 ")),
    ("characters beyond the basic plane", '<c r="A1" t="s"><v>9</v></c>', ("TEXT", "𠮷野﨑葛󠄀")),
    ("bidi controls", '<c r="A1" t="s"><v>10</v></c>', ("TEXT", "\u202d65,918,229\u202c")),
    ("an inline string", '<c r="A1" t="inlineStr"><is><t>市区町村</t></is></c>', ("TEXT", "市区町村")),
    (
        "inline runs",
        '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><rPr><b/></rPr><t>b</t></r></is></c>',
        ("TEXT", "a b"),
    ),
    (
        "inline furigana left out",
        '<c r="A1" t="inlineStr"><is><t>町</t><rPh sb="0" eb="1"><t>マチ</t></rPh></is></c>',
        ("TEXT", "町"),
    ),
    ("an inline escape", '<c r="A1" t="inlineStr"><is><t>_x005F_x000D_</t></is></c>', ("TEXT", "_x000D_")),
    ("inline entities", '<c r="A1" t="inlineStr"><is><t>&lt;b&gt;&amp;amp;</t></is></c>', ("TEXT", "<b>&amp;")),
    ("a formula's number", '<c r="A1"><f>SUM(B1:B9)</f><v>12.5</v></c>', ("NUMBER", "12.5")),
    ("a shared formula", '<c r="A1"><f t="shared" si="0"/><v>3</v></c>', ("NUMBER", "3")),
    ("a formula's text", '<c r="A1" t="str"><f>A2&amp;"市"</f><v>札幌&amp;市</v></c>', ("TEXT", "札幌&市")),
    ("a formula's empty text", '<c r="A1" t="str"><f>""</f><v></v></c>', ("TEXT", "")),
    ("a formula's error", '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ("ERROR", "#DIV/0!")),
    ("an error", '<c r="A1" t="e"><v>#VALUE!</v></c>', ("ERROR", "#VALUE!")),
    ("true", '<c r="A1" t="b"><v>1</v></c>', ("BOOLEAN", "TRUE")),
    ("false", '<c r="A1" t="b"><v>0</v></c>', ("BOOLEAN", "FALSE")),
    ("an ISO date", '<c r="A1" t="d"><v>2024-04-01</v></c>', ("TEXT", "2024-04-01")),
    ("an empty string", '<c r="A1" t="s"><v>8</v></c>', ("TEXT", "")),
    ("other attributes", '<c r="A1" s="0" t="s" ph="1" cm="1"><v>0</v></c>', ("TEXT", "札幌市")),
    ("attributes in another order", '<c t="s" s="0" r="A1"><v>0</v></c>', ("TEXT", "札幌市")),
    ("attributes in single quotes", "<c r='A1' t='s'><v>0</v></c>", ("TEXT", "札幌市")),
    ("one attribute in single quotes", "<c r=\"A1\" t='s'><v>0</v></c>", ("TEXT", "札幌市")),
    ("CDATA", '<c r="A1" t="str"><v><![CDATA[<1> & 2]]></v></c>', ("TEXT", "<1> & 2")),
    ("a comment inside", '<c r="A1"><v>1<!-- x -->2</v></c>', ("NUMBER", "12")),
    ("white space between tags", '<c r="A1">\n  <v>5</v>\n</c>', ("NUMBER", "5")),
    ("a cell without address", "<c><v>7</v></c>", ("NUMBER", "7")),
    ("a number by reference", '<c r="A1"><v>&#49;&#x32;</v></c>', ("NUMBER", "12")),
]
SHARED = strings(
    "<t>札幌市</t>",
    "<t>011002</t>",
    '<t>奈義町</t><rPh sb="0" eb="3"><t>ナギチョウ</t></rPh><phoneticPr fontId="1"/>',
    '<r><t>札幌市</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1)</t></r>',
    "<t>上_x000D_\n下</t>",
    "<t>_x005F_x000D_</t>",
    "<t>A&amp;B &lt;C&gt; &quot;D&quot; &apos;E&apos; &#x9AD9;</t>",
    '<t xml:space="preserve"> 　札幌 </t>',
    "<t/>",
    "<t>𠮷野﨑葛󠄀</t>",
    "<t>\u202d65,918,229\u202c</t>",
)


@pytest.mark.parametrize(("cell", "expected"), [c[1:] for c in CELLS], ids=[c[0] for c in CELLS])
def test_a_cell_comes_back_as_the_file_holds_it(tmp_path: Path, cell: str, expected: tuple[str, str]) -> None:
    rows = f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows), shared=SHARED)))

    assert cells(grid) == {"A1": expected, "B1": ("NUMBER", "1")}


@pytest.mark.parametrize(
    "cell", ['<c r="C9" s="0"/>', '<c r="C9"></c>', '<c r="C9" t="n"><v/></c>', '<c r="C9" t="s"/>']
)
def test_a_formatted_empty_cell_is_blank_and_extends_nothing(tmp_path: Path, cell: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="9">{cell}</row>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows))))

    assert (grid.n_rows, grid.n_cols, cells(grid)) == (1, 1, {"A1": ("NUMBER", "1")})


def test_an_empty_string_is_kept_inside_the_table_and_extends_nothing(tmp_path: Path) -> None:
    empty = "<is><t></t></is>"
    rows = (
        f'<row r="1"><c r="A1" t="inlineStr">{empty}</c></row><row r="2"><c r="A2"><v>1</v></c></row>'
        f'<row r="3"><c r="A3" t="inlineStr">{empty}</c></row>'
    )

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows))))

    assert (grid.n_rows, cells(grid)) == (2, {"A1": ("TEXT", ""), "A2": ("NUMBER", "1")})


def test_formula_cells_are_counted(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c></row>'

    assert read_first(write(tmp_path / "x.xlsx", parts(sheet(rows)))).formula_cells == 2


@pytest.mark.parametrize(
    ("claimed", "rows"),
    [
        ('<dimension ref="A1"/>', '<row r="2"><c r="B2"><v>1</v></c></row>'),
        ('<dimension ref="A1:XFD1048576"/>', '<row r="2"><c r="B2"><v>1</v></c></row>'),
        ("", '<row r="2"><c r="B2"><v>1</v></c></row>'),
        ("", "<row/><row><c/><c><v>1</v></c></row>"),
        ("", '<row r="2"><c/><c><v>1</v></c></row>'),
        ("", '<row><c r="B2"><v>1</v></c></row>'),
        ("", '\n <row r="2"\n spans="1:2" >\n <c r="B2"><v>1</v></c> </row>\n'),
        ("", '<row r="1" ht="3"/><row r="2"><c r="B2"><v>1</v></c></row><row r="3" hidden="1"/>'),
        ("", '<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>1</v></c></row>'),
        ("", '<row r="3"/><row r="2"><c r="B2"><v>1</v></c></row>'),
    ],
    ids=["too small", "too large", "missing", "no addresses", "no cell addresses", "no row numbers", "pretty", "empty rows",
         "the same twice", "rows out of order"],
)  # fmt: skip
def test_a_cell_is_found_whatever_the_sheet_claims(tmp_path: Path, claimed: str, rows: str) -> None:
    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows, before=claimed))))

    assert (grid.n_rows, grid.n_cols, cells(grid)) == (2, 2, {"B2": ("NUMBER", "1")})


def test_any_prefix_and_the_strict_namespace_are_read(tmp_path: Path) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{STRICT}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>市</x:t></x:is>'
        '</x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>'
        "</x:worksheet>"
    )

    grid = read_first(write(tmp_path / "x.xlsx", parts(xml)))

    assert cells(grid) == {"A1": ("TEXT", "市"), "B1": ("NUMBER", "2")}
    assert list(map(str, grid.merges)) == ["A1:B1"]


@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig"])
def test_parts_in_other_encodings_are_read(tmp_path: Path, coding: str) -> None:
    files: dict[str, str | bytes] = dict(parts(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), shared=SHARED))
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        text = str(files[part])
        files[part] = text.replace("UTF-8", coding.removesuffix("-sig").upper()).encode(coding)

    assert cells(read_first(write(tmp_path / "x.xlsx", files))) == {"A1": ("TEXT", "札幌市")}


def test_line_ends_inside_a_text_are_line_feeds(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>上\r\n下\r左</t></is></c><c r="B1" t="s"><v>0</v></c></row>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows), shared=strings("<t>上\r\n下</t>"))))

    assert cells(grid) == {"A1": ("TEXT", "上\n下\n左"), "B1": ("TEXT", "上\n下")}


def test_rows_far_apart_cost_no_more_than_their_cells(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="B{row}"><v>{row}</v></c></row>' for row in (3, 4, 6, 90, 5000, 1048576))

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows))))

    assert grid.n_rows == 1_048_576
    assert [row for row, kind in enumerate(grid.columns[2].kinds) if kind] == [3, 4, 6, 90, 5000, 1048576]
    assert [grid.text(row, 2) for row in (3, 4, 5, 6, 90, 5000, 1048576)] == [
        "3",
        "4",
        "",
        "6",
        "90",
        "5000",
        "1048576",
    ]
