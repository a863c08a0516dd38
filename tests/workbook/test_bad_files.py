"""Every file that is no workbook is refused in one line that says what it is, where, and what to do."""

# ruff: noqa: E501 - tables of cases read best with one case on a line

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from axstat.errors import AxstatError, ExitCode, NotAWorkbook, PathNotFound, WorkbookLocked
from axstat.model.cells import Grid
from axstat.workbook import fingerprint, open_workbook
from tests.workbook.ole import ole_file
from tests.workbook.parts import MAIN, RELATED, parts, sheet, strings, write

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(path: Path) -> NotAWorkbook:
    with pytest.raises(NotAWorkbook) as caught:
        open_workbook(path)
    return caught.value


def sheets_or_refusal(path: Path) -> tuple[Grid, ...] | str:
    try:
        return open_workbook(path)[0].sheets
    except AxstatError as error:
        return error.message


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


STARTS: list[tuple[str, bytes, str]] = [
    ("empty", b"", "is empty"),
    ("blank", b"\r\n \n", "is empty"),
    (
        "XHTML in Shift_JIS",
        b'<?xml version="1.0" encoding="Shift_JIS"?>\r\n<!DOCTYPE html PUBLIC "x"><html><title>\x91\x8d\x96\xb1</title></html>',
        'is a web page, not a workbook (it starts with `<?xml version="1.0" encoding="Shift_JIS"?>`)',
    ),
    ("HTML", b"\xef\xbb\xbf\r\n<!doctype HTML><p>404", "is a web page, not a workbook (it starts with `<!doctype HTML><p>404`)"),
    ("a table in HTML", b"<table><tr><td>1</td></tr></table>", "is a web page, not a workbook (it starts with `<table>"),
    ("XML", b'<?xml version="1.0"?><data/>', "is an XML document, not a workbook"),
    (
        "Excel 2003 XML",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "is a workbook in the XML format of Excel 2003, which axstat does not read",
    ),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3", "is a PDF, not a workbook"),
    ("PNG", b"\x89PNG\r\n\x1a\n", "is a picture, not a workbook"),
    ("gzip", b"\x1f\x8b\x08\x00", "is a gzip archive, not a workbook"),
    ("Excel 4", b"\x09\x04\x06\x00\x00\x00\x10\x00", "is a workbook of Excel 4 or older, which axstat does not read"),
    ("binary", b"\x01\x00\x02a,b\nc,d\n", "holds binary data, not text or a workbook"),
    ("JSON", b'{"a": 1,\n"b": 2,\n"c": 3}', "is JSON, not a table"),
    ("prose", "本日は晴天なり。\n明日も。\n".encode(), "is plain text, not a table (it starts with `本日は晴天なり。`)"),
    ("JIS", "都道府県,値\n".encode("iso2022_jp") * 3, "is text in ISO-2022-JP (JIS), which axstat does not read"),
    ("half a zip", b"PK\x03\x04\x14\x00", "is damaged: it starts like a zip file but cannot be opened as one"),
    ("half an OLE file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "is damaged: it starts like a workbook of Excel 97"),
    ("Excel 95", ole_file({"Book": b"\x09\x08" + bytes(5000)}), "is a workbook of Excel 95 or older, which axstat does not read"),
    ("Word 97", ole_file({"WordDocument": bytes(5000)}), "is a Word document, not a workbook"),
    ("another OLE file", ole_file({"Anything": bytes(5000)}), "is an OLE document without a workbook"),
    ("a damaged .xls", ole_file({"Workbook": b"\x09\x08\x10\x00" + b"\xff" * 5000}), "is damaged: it starts like a workbook of Excel 97"),
    ("xlsb", zipped(**{"xl/workbook.bin": ""}), "is a binary workbook (.xlsb), which axstat does not read"),
    ("ods", zipped(**{"META-INF/manifest.xml": ""}), "is an OpenDocument file (.ods), which axstat does not read"),
    ("docx", zipped(**{"word/document.xml": ""}), "is a Word document, not a workbook"),
    ("an empty zip", zipped(), "is a zip archive that holds no workbook"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), [s[1:] for s in STARTS], ids=[s[0] for s in STARTS])
def test_a_file_that_is_something_else_is_named_for_what_it_is(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "超過勤務.xlsx"
    path.write_bytes(data)

    error = refusal(path)

    assert error.message.startswith(f"`超過勤務.xlsx` {message}")
    assert "\n" not in error.message
    assert error.hint
    assert error.exit_code == ExitCode.NOT_UNDERSTOOD


def test_the_file_that_excel_keeps_while_a_workbook_is_open_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$残業.xlsx").write_bytes(b"\x05admin")
    with pytest.raises(NotAWorkbook, match=r"only says that Excel has `残業\.xlsx` open") as refusal:
        open_workbook(tmp_path / "~$残業.xlsx")
    assert refusal.value.what_to_do("ja") == "Excel で `残業.xlsx` を保存して閉じ、その名前を指定してください"


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(ole_file({"EncryptionInfo": bytes(5000), "EncryptedPackage": bytes(5000)}))

    with pytest.raises(WorkbookLocked, match=r"`x.xlsx` is protected by a password"):
        open_workbook(path)


def test_an_encrypted_zip_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "x.zip", {"a.csv": "a,b\n1,2\n"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)

    with pytest.raises(WorkbookLocked, match=r"`x.zip` is an encrypted zip file"):
        open_workbook(path)


TWICE = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/>'
    '<sheet name="表" sheetId="2" r:id="rId1"/></sheets></workbook>'
)
PARTS: list[tuple[str, str, str, str]] = [
    ("a missing part", "xl/worksheets/sheet1.xml", "", "is damaged: its part `xl/worksheets/sheet1.xml` is missing"),
    ("half a part", "xl/worksheets/sheet1.xml", sheet(ONE)[:-9], "is damaged: its part `xl/worksheets/sheet1.xml` is not well-formed XML"),
    ("half a row", "xl/worksheets/sheet1.xml", sheet("<row><c>"), "is damaged: its part `xl/worksheets/sheet1.xml` is not well-formed XML"),
    ("half a list of sheets", "xl/workbook.xml", "<workbook>", "is damaged: its part `xl/workbook.xml` is not well-formed XML (line 1)"),
    ("an unknown encoding", "xl/workbook.xml", '<?xml version="1.0" encoding="Shift_JIS"?><workbook/>', "is damaged: its part `xl/workbook.xml` declares an encoding"),
    ("an invented encoding", "xl/worksheets/sheet1.xml", '<?xml version="1.0" encoding="x"?>' + sheet(ONE)[55:], "is damaged: its part"),
    ("one name for two sheets", "xl/workbook.xml", TWICE, "is damaged: two of its sheets are named `表`"),
    ("no sheets", "xl/workbook.xml", "<workbook/>", "holds no sheet with cells"),
    ("a lost relation", "xl/_rels/workbook.xml.rels", "<Relationships/>", "is damaged: it lists the sheet `表` but does not hold it"),
    ("a lost text", "xl/worksheets/sheet1.xml", sheet(ONE.replace("A1\"", "A1\" t=\"s\"")), "is damaged: `表!A1` points to text `1`, which is not there"),
    ("a negative text", "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), "is damaged: `表!A1` points to text `-1`"),
    ("an unknown type", "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'), "holds a cell of the unknown type `zz`"),
    ("a wrong address", "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="1A"><v>1</v></c></row>'), "is damaged: sheet `表` has a cell addressed `1A`"),
    ("a wrong row", "xl/worksheets/sheet1.xml", sheet('<row r="-1"><c><v>1</v></c></row>'), "is damaged: sheet `表` has a row numbered `-1`"),
    ("a wrong merge", "xl/worksheets/sheet1.xml", sheet(ONE, after='<mergeCells><mergeCell ref="A:B"/></mergeCells>'), "is damaged: sheet `表` merges `A:B`"),
    ("a bad character", "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>'), "is damaged"),
    ("a lone surrogate", "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1" t="str"><v>&#xD800;</v></c></row>'), "is damaged"),
    ("an unknown entity", "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'), "is damaged"),
    ("an unknown entity in a text", "xl/sharedStrings.xml", strings("<t>&x;</t>"), "is damaged"),
    ("deep elements", "xl/workbook.xml", "<a>" * 5000, "is damaged: its part `xl/workbook.xml` nests elements without end"),
    ("a document type", "xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>', "declares a document type in `xl/workbook.xml`"),
    ("entities in a sheet", "xl/worksheets/sheet1.xml", '<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + sheet(ONE)[55:], "declares a document type in `xl/worksheets/sheet1.xml`"),
    ("a file from outside", "xl/sharedStrings.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sst><si><t>&b;</t></si></sst>', "declares a document type in `xl/sharedStrings.xml`"),
]  # fmt: skip


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("part", "xml", "message"), [p[1:] for p in PARTS], ids=[p[0] for p in PARTS])
def test_a_damaged_part_is_refused_in_one_line(tmp_path: Path, part: str, xml: str, message: str) -> None:
    files = {**parts(sheet(ONE), shared=""), part: xml}
    if not xml:
        del files[part]

    error = refusal(write(tmp_path / "x.xlsx", files))

    assert error.message.startswith(f"`x.xlsx` {message}")
    assert "\n" not in error.message


CONTRADICTIONS = [
    ('<c r="B2" t="inlineStr"><v>12</v></c>', "`表!B2` is typed as `inlineStr` but holds a value"),
    ('<c r="B2" t="s"><is><t>1</t></is></c>', "`表!B2` is typed as `s` but holds an inline text"),
    ('<c r="B2"><is><t>12</t></is></c>', "`表!B2` is typed as `n` but holds an inline text"),
    ('<c r="B2"><v>1</v><v>2</v></c>', "`表!B2` holds more than one value"),
    ('<c r="B2" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>', "`表!B2` holds more than one value"),
    ('<c r="B2"><v>1</v><r><t>2</t></r></c>', "`表!B2` holds a text outside its value"),
    ('<c r="B2"><v>12</v><row/></c>', "`表!B2` holds another row"),
    ('<c r="B2"><v>1<b/>2</v></c>', "the text of `表!B2` holds an element `b`"),
    ('<c r="B2" t="inlineStr"><is><t>1<b/>2</t></is></c>', "the text of `表!B2` holds an element `b`"),
    ('<c r="B2"><c r="C2"><v>3</v></c><v>12</v></c>', "`表!B2` holds another cell"),
]
TWICE = '<row r="2"><c r="B2"><v>12</v></c></row><row r="3"/><row r="2"><c r="B2"{}</row>'


@pytest.mark.parametrize("rows_before", [0, 5000], ids=["event by event", "in bulk first"])
@pytest.mark.parametrize(("cell", "message"), CONTRADICTIONS)
def test_a_cell_that_contradicts_itself_is_refused(tmp_path: Path, cell: str, message: str, rows_before: int) -> None:
    other = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>a</t></is></c><c r="B{0}"><v>1</v></c></row>'
    rows = "".join(other.format(row) for row in range(10, 10 + rows_before))
    path = write(
        tmp_path / "x.xlsx", parts(sheet(f'<row r="2">{cell}</row>{rows}'), shared=strings("<t>a</t>", "<t>b</t>"))
    )

    assert refusal(path).message == f"`x.xlsx` is damaged: {message}"


@pytest.mark.parametrize("item", ["<t><rPh><t>カナ</t></rPh>⑧</t>", "<t>一<b/>二</t>"])
def test_a_shared_text_with_elements_in_it_is_refused(tmp_path: Path, item: str) -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'

    assert (
        "is damaged: a text holds an element"
        in refusal(write(tmp_path / "x.xlsx", parts(sheet(row), shared=strings(item)))).message
    )


def test_a_cell_that_stands_twice_is_refused_unless_both_say_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(TWICE.format("><v>13</v></c>"))))

    assert refusal(path).message == "`x.xlsx` is damaged: it holds `表!B2` twice, as `12` and `13`"
    for same in ("><v>12</v></c>", ' s="1"/>'):
        (grid,) = open_workbook(write(tmp_path / "x.xlsx", parts(sheet(TWICE.format(same)))))[0].sheets
        assert grid.text(2, 2) == "12"


@pytest.mark.parametrize("at", range(0, 4000, 97))
def test_a_broken_byte_is_refused_or_changes_nothing_but_what_it_broke(tmp_path: Path, at: int) -> None:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><v>{r * r}</v></c></row>' for r in range(1, 400)
    )
    path = write(tmp_path / "x.xlsx", parts(sheet(rows)))
    expected = open_workbook(path)[0].sheets
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 0x55
    path.write_bytes(data)

    found = sheets_or_refusal(path)

    assert found == expected if isinstance(found, tuple) else "\n" not in found


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    for read in (open_workbook, fingerprint):
        with pytest.raises(PathNotFound, match=r"there is no file `.*nowhere.xlsx`"):
            read(tmp_path / "nowhere.xlsx")
        with pytest.raises(NotAWorkbook, match="is a folder, not a workbook"):
            read(tmp_path)
