"""A workbook of thousands of small sheets: what costs by the sheet, and what costs by the square of their number.

Each sheet has five rows: a header and four municipalities with one measure of the sheet's own. The same arguments give
the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.ingesting import ingest_command
from benchmarks.measure import Measured, Surroundings, run_paired
from benchmarks.peers import HERE
from benchmarks.table import Line, compared

ROWS = 5
SIZES = (1_000, 4_000)
QUICK_SIZES = (100, 400)
_FIXED_TIME = (2025, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TOWNS = (
    ("012025", "北海道", "函館市"),
    ("022012", "青森県", "青森市"),
    ("032018", "岩手県", "盛岡市"),
    ("336238", "岡山県", "奈義町"),
)


def write_sheets(path: Path, sheets: int) -> Path:
    """Write a workbook of so many sheets and return its path; its name must say a year."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in _parts(sheets):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return path


def measure_sheets(where: Surroundings, *, runs: int, sizes: Sequence[int]) -> list[Line]:
    """Measure two workbooks: time and peak memory of the larger, time per sheet as a ratio to the smaller's."""
    paths = [_workbook(where, sheets) for sheets in sizes]
    commands = [ingest_command([path], where, f"{sheets:,} sheets") for path, sheets in zip(paths, sizes, strict=True)]
    small, large = run_paired(commands, where, runs=runs, warm_up=False)
    case = f"ingest {sizes[-1]:,} sheets of {ROWS} rows"
    pairs = list(zip(_per_sheet(large, sizes[-1]), _per_sheet(small, sizes[0]), strict=True))
    return [
        Line(case, "wall", median(s.wall for s in large.samples), "s", runs=runs),
        Line(case, "memory", median(s.peak_mib for s in large.samples), "MiB", runs=runs),
        compared(f"CPU, {large.name}", "scaling", "ms/sheet", pairs, small.name, 1.1),
    ]


def _per_sheet(measured: Measured, sheets: int) -> list[float]:
    return [1e3 * sample.cpu / sheets for sample in measured.samples]


def _workbook(where: Surroundings, sheets: int) -> Path:
    """Return a workbook, written once by a process of its own, so that this one stays small."""
    path = where.folder / f"sheets_2024_of_{sheets}.xlsx"
    if not path.exists():
        code = "import sys; from pathlib import Path; from benchmarks.sheets import write_sheets; "
        code += "write_sheets(Path(sys.argv[1]), int(sys.argv[2]))"
        new = path.with_name(f"new-{path.name}")
        subprocess.run([sys.executable, "-c", code, str(new), str(sheets)], check=True, cwd=HERE.parent)
        new.replace(path)
    return path


def _parts(sheets: int) -> Iterator[tuple[str, str]]:
    """Give the parts of the package in order: their names and their texts."""
    numbers = range(1, sheets + 1)
    overrides = [f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_ML}.sheet.main+xml"/>']
    kind = f"{_SHEET_ML}.worksheet+xml"
    overrides += [f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}"/>' for n in numbers]
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    types = f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="text/xml"/>'
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{types}{"".join(overrides)}</Types>',
    )
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations(links)
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    root = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    yield "xl/workbook.xml", f"{_HEAD}{root}<sheets>{listed}</sheets></workbook>"
    for n in numbers:
        yield f"xl/worksheets/sheet{n}.xml", _sheet(n)


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _sheet(number: int) -> str:
    rows = [_row(1, ("団体コード", "都道府県名", "団体名"), _text("D1", f"第{number}指標（人）"))]
    for row, town in enumerate(_TOWNS, start=2):
        rows.append(_row(row, town, f'<c r="D{row}"><v>{1000 * number + row}</v></c>'))
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _row(row: int, texts: Sequence[str], last: str) -> str:
    cells = "".join(_text(f"{letter}{row}", text) for letter, text in zip("ABC", texts, strict=True))
    return f'<row r="{row}">{cells}{last}</row>'


def _text(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'
