"""Files made to do harm, through the command line: refused quickly, read harmlessly, escaped when printed.

docs/concepts/safety.md promises what is tested here.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.faults.project import database_of, environment
from tests.support.cli import Ran, axstat
from tests.workbook.parts import parts, sheet, write

MEMORY = 1 << 29
"""Address space for a whole process, in bytes."""
NAMES = {
    "formula": '=HYPERLINK("http://x.invalid/","見る")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "markup": "<script>alert(1)</script><b>太字</b>",
    "bidi": "12\u202e34",
    "control": "a\x07b",
}


def refused(ran: Ran, code: int, *words: str) -> None:
    said = ran.out + ran.err
    assert ran.code == code, said
    assert "Traceback" not in said
    for word in (*words, "hint: "):
        assert word in said


def within_memory(folder: Path, *argv: str) -> Ran:
    """Run axstat in 512 MiB of address space, interpreter included."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    done = subprocess.run(
        [sys.executable, "-m", "axstat", *argv],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=limited,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_a_zip_bomb_is_refused_before_it_is_unzipped(tmp_path: Path) -> None:
    head, tail = sheet("|").split("|")
    files = parts("")
    del files["xl/worksheets/sheet1.xml"]
    path = write(tmp_path / "bomb.xlsx", files)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        part.write(head.encode())
        for number in range(1, 2001):
            part.write(b'<row r="%d">' % number + b"<c><v>1</v></c>" * 10_000 + b"</row>")
        part.write(tail.encode())
    assert path.stat().st_size < 4_000_000

    refused(within_memory(tmp_path, "inspect", "bomb.xlsx"), 3, "bomb.xlsx", "AXSTAT_MAX_")


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    cell = '<row r="1"><c r="A1" t="str"><v>&b;&c;</v></c></row>'
    write(tmp_path / "x.xlsx", parts(sheet(cell).replace("?>\n", f"?>\n{bomb}", 1)))

    ran = axstat("inspect", "x.xlsx", cwd=tmp_path)

    refused(ran, 3, "declares a document type")
    assert "root:" not in ran.out + ran.err


@pytest.mark.parametrize("name", ["../../evil.csv", "/tmp/axstat-evil.csv", "C:\\evil.csv", "a/../../evil.csv"])
def test_names_that_leave_the_archive_leave_nothing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    write(folder / "x.zip", {name: table({"plain": "1"})})
    before = sorted(tmp_path.rglob("*"))

    ran = axstat("inspect", "x.zip", cwd=folder)

    assert ran.code == 0, ran.err
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/axstat-evil.csv").exists()


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("AXSTAT_MAX_FILE_BYTES", "100", "bytes in the file"),
        ("AXSTAT_MAX_CELLS", "10", "cells on a sheet"),
        ("AXSTAT_MAX_COLUMNS", "2", "columns"),
        ("AXSTAT_MAX_TEXT_ROWS", "3", "rows of text"),
        ("AXSTAT_MAX_TEXT_LENGTH", "4", "characters in one text"),
        ("AXSTAT_MAX_LINE_BYTES", "8", "bytes on one line"),
    ],
)
def test_a_limit_is_named_with_its_variable(tmp_path: Path, variable: str, value: str, words: str) -> None:
    (tmp_path / "x_2023.csv").write_text(table({"plain": "1"}), encoding="utf-8")

    refused(axstat("inspect", "x_2023.csv", cwd=tmp_path, env={variable: value}), 3, variable, words)
    refused(axstat("inspect", "x_2023.csv", cwd=tmp_path, env={variable: "plenty"}), 2, variable, "plenty")


def table(texts: dict[str, str]) -> str:
    """Return a table with the texts as values of the first municipalities, and as a header."""
    towns = [
        "011002,北海道,札幌市",
        "012025,北海道,函館市",
        "012033,北海道,小樽市",
        "012041,北海道,旭川市",
        "012050,北海道,室蘭市",
    ]
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["2023年度 指標"])
    writer.writerow(["団体コード", "都道府県名", "団体名", "人口", "備考"])
    for number, (town, text) in enumerate(zip(towns, [*texts.values(), *["1"] * 5], strict=False)):
        writer.writerow([*town.split(","), 100 + number, text])
    return stream.getvalue()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project whose one file holds hostile texts in cells."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "data" / "raw" / "x_2023.csv").write_text(table(NAMES), encoding="utf-8")
    ran = axstat("ingest", cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    return folder


def printed(folder: Path, shape: str) -> str:
    sql = "select raw from indicator where measure like '%備考%' order by area_code"
    ran = axstat("query", "--sql", sql, "--format", shape, cwd=folder)
    assert ran.code == 0, ran.err
    return ran.out


def test_raw_text_is_kept_as_it_stands_in_the_file(loaded: Path) -> None:
    assert [row["raw"] for row in json.loads(printed(loaded, "json"))["rows"]] == list(NAMES.values())


def test_formulas_are_text_in_csv_and_xlsx(loaded: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(printed(loaded, "csv"))))[1:]
    assert [row[0][0] for row in rows[:2]] == ["'", "'"]
    out = tmp_path / "x.xlsx"
    assert axstat("query", "--sql", "select raw from indicator", "-o", out, cwd=loaded).code == 0
    cells = [cell for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert NAMES["formula"] in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("shape", ["html", "markdown"])
def test_markup_is_escaped(loaded: Path, shape: str) -> None:
    text = printed(loaded, shape).replace("\\<", "")
    assert "<script" not in text
    assert "<b>" not in text
    assert "alert(1)" in text


@pytest.mark.parametrize("shape", ["table", "html", "markdown"])
def test_control_and_bidi_characters_do_not_reach_a_reader(loaded: Path, shape: str) -> None:
    text = printed(loaded, shape)
    assert not {c for c in text if c in "\x07\x1b\u202e"}


def test_files_are_made_with_the_users_umask(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "x_2023.csv").write_text(table(NAMES), encoding="utf-8")
    sql = "'select 1 as one'"
    script = (
        f"umask 027; '{sys.executable}' -m axstat ingest && '{sys.executable}' -m axstat query --sql {sql} -o x.csv"
    )

    subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment(), check=True, capture_output=True, timeout=120
    )

    for path in (database_of(tmp_path), tmp_path / "x.csv"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(database_of(tmp_path).parent.stat().st_mode) == 0o750


GUARD = """
import socket, sys
def refuse(*_, **__):
    raise SystemExit("the network was asked for")
for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse)
asked = ("socket.", "urllib.", "http.")
sys.addaudithook(lambda event, _: refuse() if event.startswith(asked) else None)
from axstat.cli import main
for line in ("ingest", "report area 札幌市", "sources", "query --sql from(source)", "doctor", "chart --list"):
    code = main(line.split(" "))
    assert code in (0, 1), (line, code)
"""


def test_nothing_is_sent_anywhere(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "x_2023.csv").write_text(table(NAMES), encoding="utf-8")

    command = [sys.executable, "-c", GUARD]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
