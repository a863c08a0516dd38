"""Safety limits: a file beyond them is refused before memory grows, and the message names what raises the limit."""

from __future__ import annotations

import os
import re
import struct
import tracemalloc
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

from axstat.errors import ExitCode, LimitExceeded, NotAWorkbook, UsageError
from axstat.workbook import Limits, fingerprint, open_workbook
from tests.workbook.parts import parts, read_first, sheet, strings, write

pytestmark = pytest.mark.usefixtures("way")

ROWS = "".join(
    f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="C{row}"><v>1</v></c></row>' for row in range(1, 101)
)


@pytest.mark.parametrize(
    ("limits", "message", "variable"),
    [
        (Limits(unzipped_bytes=6000), "7,838 bytes once unzipped; the limit is `6,000`", "UNZIPPED_BYTES"),
        (
            Limits(compression_ratio=2, ratio_from_bytes=4000),
            "4 bytes unzipped from each byte stored; the limit is `2`",
            "COMPRESSION_RATIO",
        ),
        (
            Limits(cells=150),
            "more than 150 cells on a sheet, blanks between them included; the limit is `150`",
            "CELLS",
        ),
        (Limits(columns=2), "3 columns; the limit is `2`", "COLUMNS"),
        (Limits(rows=99), "100 rows; the limit is `99`", "ROWS"),
        (Limits(members=5), "6 files in the archive; the limit is `5`", "MEMBERS"),
    ],
)
def test_a_sheet_beyond_a_limit_is_refused(tmp_path: Path, limits: Limits, message: str, variable: str) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(ROWS), shared=strings("<t>a</t>")))

    with pytest.raises(LimitExceeded) as caught:
        open_workbook(path, limits=limits)

    assert caught.value.message == f"`x.xlsx` holds {message}"
    assert (
        caught.value.hint == f"if you trust the file, raise the limit: set `AXSTAT_MAX_{variable}` to a larger number"
    )
    assert caught.value.exit_code == ExitCode.NOT_UNDERSTOOD


def test_a_file_at_its_limits_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(ROWS)))

    assert read_first(path).n_rows == 100
    assert len(open_workbook(path, limits=Limits(rows=100, columns=3, cells=200))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>',
        '<row r="1"><c r="A1" t="str"><v>{}</v></c></row>',
        '<row r="1"><c r="A1"><v>{}</v></c></row>',
    ],
)
def test_a_text_beyond_its_limit_is_refused(tmp_path: Path, rows: str) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(rows.format("1" * 2001))))

    with pytest.raises(LimitExceeded, match="more than 2,000 characters in one text"):
        open_workbook(path, limits=Limits(text_length=2000))
    assert len(read_first(path).text(1, 1)) == 2001


def test_a_shared_text_beyond_its_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(ROWS), shared=strings(f"<t>{'a' * 30}</t>")))

    with pytest.raises(LimitExceeded, match="holds 30 characters in one text; the limit is `29`"):
        open_workbook(path, limits=Limits(text_length=29))


def bomb(path: Path, piece: bytes, times: int, *, head: str, tail: str) -> Path:
    files = parts("")
    del files["xl/worksheets/sheet1.xml"]
    write(path, files)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        part.write(head.encode())
        for _ in range(times):
            part.write(piece)
        part.write(tail.encode())
    return path


@pytest.mark.parametrize(
    "piece",
    [b" " * 100_000, b"<row/>" * 20_000, b"a" * 100_000, b'<c r="A1"/>' * 10_000, b"<v>" * 30_000],
    ids=["blanks", "rows", "text", "cells", "elements"],
)
def test_a_zip_bomb_is_refused_before_memory_grows(tmp_path: Path, piece: bytes) -> None:
    head, tail = sheet("|").split("|")
    path = bomb(tmp_path / "x.xlsx", piece, 200, head=head, tail=tail)
    limits = Limits(compression_ratio=20, ratio_from_bytes=1_000_000, text_length=100_000)

    tracemalloc.start()
    with pytest.raises(NotAWorkbook):
        open_workbook(path, limits=limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 30_000_000


def test_a_directory_that_understates_a_part_does_not_get_past_the_count(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(ROWS)))
    with zipfile.ZipFile(path) as archive:
        stated = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", stated), struct.pack("<I", 60)))

    with pytest.raises(NotAWorkbook, match=r"its part `xl/worksheets/sheet1.xml` cannot be unzipped"):
        open_workbook(path, limits=Limits(unzipped_bytes=7000))


def test_two_cells_at_opposite_corners_do_not_fill_memory(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{col}{row}"><v>1</v></c>' for col in ("A", "Z", "AZ", "BZ", "CZ"))
        + "</row>"
        for row in (1, 1_048_576)
    )
    path = write(tmp_path / "x.xlsx", parts(sheet(rows)))

    with pytest.raises(LimitExceeded, match="more than 2,000,000 cells on a sheet, blanks between them included"):
        open_workbook(path, limits=Limits(cells=2_000_000))


def test_formatted_cells_over_the_whole_sheet_cost_nothing(tmp_path: Path) -> None:
    blanks = "".join(f'<row r="{row}"><c r="B{row}" s="1"/><c r="XFD{row}" s="1"/></row>' for row in range(2, 3000))
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row>{blanks}<row r="1048576"><c r="A1048576" s="1"/></row>'

    grid = read_first(write(tmp_path / "x.xlsx", parts(sheet(rows))))

    assert (grid.n_rows, grid.n_cols) == (1, 1)
    assert sum(len(column.texts) for column in grid.columns.values()) == 2


def test_limits_come_from_the_environment() -> None:
    limits = Limits.from_environment(
        {
            "AXSTAT_MAX_UNZIPPED_BYTES": "8GiB",
            "AXSTAT_MAX_CELLS": "1_000",
            "AXSTAT_MAX_LINE_BYTES": "64 kb",
            "AXSTAT_MAX_ROWS": "",
        }
    )

    assert limits == Limits(unzipped_bytes=8 * 1024**3, cells=1000, line_bytes=65_536)
    assert Limits.from_environment({}) == Limits()


@pytest.mark.parametrize("value", ["viel", "-1", "0", "1.5", "8TB"])
def test_a_limit_that_is_no_number_is_a_usage_error(value: str) -> None:
    with pytest.raises(UsageError, match=rf"`AXSTAT_MAX_CELLS` is `{value}`, not a whole number above zero"):
        Limits.from_environment({"AXSTAT_MAX_CELLS": value})


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b\n1,2\n")
    real = os.fstat
    seen: list[int] = []

    def written_between(number: int) -> os.stat_result:
        seen.append(number)
        if len(seen) % 2 == 0:
            with path.open("ab") as stream:
                stream.write(b"3,4\n")
        return real(number)

    monkeypatch.setattr(os, "fstat", written_between)

    for read in (open_workbook, fingerprint):
        with pytest.raises(NotAWorkbook, match=r"`x.csv` changed while it was being read"):
            read(path)


def test_the_fingerprint_is_that_of_the_workbook_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", parts(sheet(ROWS)))

    assert fingerprint(path) == open_workbook(path)[0].file


def test_the_page_on_safety_lists_every_limit() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "concepts" / "safety.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\|[^|]*\| ([0-9,]+) \| `(AXSTAT_MAX_\w+)` \|$", page, re.MULTILINE)

    assert {name: int(figure.replace(",", "")) for figure, name in listed} == {
        f"AXSTAT_MAX_{limit.name.upper()}": getattr(Limits(), limit.name) for limit in fields(Limits)
    }
