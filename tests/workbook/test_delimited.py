"""CSV and TSV: encodings, delimiters, quotes; every cell is text exactly as written."""

# ruff: noqa: E501 - tables of cases read best with one case on a line

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from axstat.errors import LimitExceeded, NotAWorkbook
from axstat.workbook import Limits, open_workbook
from tests.workbook.parts import cells, read_first

TABLE = "団体コード,市区町村,時間\n011002,札幌市,8.3\n012025,函館市,－\n"
EXPECTED = {
    "A1": ("TEXT", "団体コード"),
    "B1": ("TEXT", "市区町村"),
    "C1": ("TEXT", "時間"),
    "A2": ("TEXT", "011002"),
    "B2": ("TEXT", "札幌市"),
    "C2": ("TEXT", "8.3"),
    "A3": ("TEXT", "012025"),
    "B3": ("TEXT", "函館市"),
    "C3": ("TEXT", "－"),
}


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_and_line_end_gives_the_same_cells(tmp_path: Path, coding: str, ends: str) -> None:
    mark = "\ufeff" if coding in ("utf-16-le", "utf-16-be") else ""

    grid = read_first(saved(tmp_path / "R6 超過勤務.csv", (mark + TABLE.replace("\n", ends)).encode(coding)))

    assert cells(grid) == EXPECTED
    assert (grid.sheet, grid.n_rows, grid.n_cols) == ("R6 超過勤務", 3, 3)


@pytest.mark.parametrize(
    ("delimiter", "suffix", "reader"),
    [(",", "csv", "csv"), ("\t", "tsv", "tsv"), (";", "csv", "csv"), ("\t", "csv", "tsv")],
)
def test_the_delimiter_is_found_by_lines_of_equal_width(
    tmp_path: Path, delimiter: str, suffix: str, reader: str
) -> None:
    path = saved(tmp_path / f"x.{suffix}", TABLE.replace(",", delimiter).encode())

    workbook = open_workbook(path)[0]

    assert (cells(workbook.sheets[0]), workbook.reader) == (EXPECTED, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,"b\nc",d\n1,2,3\n', [["a", "b\nc", "d"], ["1", "2", "3"]]),
        ('a,"b ""c""",d\n1,2,3\n', [["a", 'b "c"', "d"], ["1", "2", "3"]]),
        ('"1,234"\t5\n"6,789"\t0\n', [["1,234", "5"], ["6,789", "0"]]),
        ("題名\n（単位：時間）\n\na,b\n1,2\n3,4\n", [["題名"], ["（単位：時間）"], [""], ["a", "b"], ["1", "2"], ["3", "4"]]),
        ("a,b,,\n1,2,,\n", [["a", "b"], ["1", "2"]]),
        ("a,b", [["a", "b"]]),
        (" a , b\n　,0\n", [[" a ", " b"], ["　", "0"]]),
        ("a,b\n_x000D_,&amp;\n", [["a", "b"], ["_x000D_", "&amp;"]]),
        ("=1+1,b\n+2,@c\n", [["=1+1", "b"], ["+2", "@c"]]),
    ],
)  # fmt: skip
def test_cells_are_kept_as_written(tmp_path: Path, text: str, expected: list[list[str]]) -> None:
    grid = read_first(saved(tmp_path / "x.csv", text.encode()))

    assert [[grid.text(r, c) for c in range(1, len(row) + 1)] for r, row in enumerate(expected, 1)] == expected
    assert (grid.n_rows, grid.n_cols) == (len(expected), max(map(len, expected)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "都道府県,値\n".encode("cp932") + b"a,\x81\n",
            "decodes as neither UTF-8 nor CP932 (Shift_JIS): byte `0x81` at offset 14 (line 2) is wrong",
        ),
        (
            "都道府県,値\n".encode() * 3 + b"a,\xff\xfe\n",
            "does not decode as UTF-8: byte `0xFF` at offset 53 (line 4) is wrong",
        ),
        (
            "都,値\n".encode("cp932") + b"a,\xff\n1,2\n",
            "decodes as neither UTF-8 nor CP932 (Shift_JIS): byte `0xFF` at offset 8 (line 2) is wrong",
        ),
        (b"\xef\xbb\xbfa,b\n1,\x83e\n", "does not decode as UTF-8: byte `0x83` at offset 9 (line 2) is wrong"),
        (b"\xff\xfea\x00,\x00\x00\xd8", "does not decode as UTF-16: byte `0x00` at offset 6 (line 1) is wrong"),
    ],
    ids=["CP932", "UTF-8", "undefined in CP932", "marked UTF-8", "UTF-16"],
)
def test_a_wrong_byte_is_named_with_its_place(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(NotAWorkbook) as caught:
        open_workbook(saved(tmp_path / "x.csv", data))

    assert caught.value.message == f"`x.csv` {message}"


def test_vendor_characters_of_cp932_are_read(tmp_path: Path) -> None:
    text = "①,Ⅳ,髙,﨑,～,－,㈱\n1,2,3,4,5,6,7\n"

    grid = read_first(saved(tmp_path / "x.csv", text.encode("cp932")))

    assert [grid.text(1, col) for col in range(1, 8)] == ["①", "Ⅳ", "髙", "﨑", "～", "－", "㈱"]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(line_bytes=20), "`x.csv` holds more than 20 bytes on one line; the limit is `20`"),
        (Limits(text_length=4), "`x.csv` holds more than 4 characters in one text; the limit is `4`"),
        (Limits(columns=2), "`x.csv` holds 3 columns; the limit is `2`"),
        (Limits(text_rows=2), "`x.csv` holds 3 rows of text; the limit is `2`"),
        (Limits(cells=8), "`x.csv` holds more than 8 cells on a sheet, blanks between them included; the limit is `8`"),
        (Limits(file_bytes=10), f"`x.csv` holds {len(TABLE.encode())} bytes in the file; the limit is `10`"),
    ],
)
def test_limits_hold_and_name_what_raises_them(tmp_path: Path, limits: Limits, message: str) -> None:
    field = csv.field_size_limit()

    with pytest.raises(LimitExceeded) as caught:
        open_workbook(saved(tmp_path / "x.csv", TABLE.encode()), limits=limits)

    assert caught.value.message == message
    assert "AXSTAT_MAX_" in caught.value.hint
    assert csv.field_size_limit() == field


def test_the_rows_of_a_sheet_of_excel_are_no_limit_for_text(tmp_path: Path) -> None:
    (book,) = open_workbook(saved(tmp_path / "x.csv", TABLE.encode()), limits=Limits(rows=1))
    assert book.sheets[0].n_rows == 3
    assert Limits().text_rows > Limits().rows == 1_048_576


def test_a_transposed_table_of_1742_columns_is_read_whole(tmp_path: Path) -> None:
    wide = "\n".join(",".join(f"{row}-{col}" for col in range(1742)) for row in range(9000 // 90))

    grid = read_first(saved(tmp_path / "x.csv", wide.encode()))

    assert (grid.n_rows, grid.n_cols, grid.text(100, 1742)) == (100, 1742, "99-1741")
