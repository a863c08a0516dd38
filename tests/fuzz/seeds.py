"""What mutations start from: small workbooks of every kind axstat reads.

Real ones beside the project (cut to their first rows) where they are present, the shipped ones (cut likewise), and
generated ones that hold every kind of cell. Small inputs, so that thousands of cases run in a minute.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from axstat.model.cells import SourceFile
from axstat.workbook.opening import read_any
from axstat.workbook.source import Source
from tests.fuzz.matrix import Matrix, as_csv, as_xls, as_xlsx
from tests.support.real import folder
from tests.workbook.parts import MAIN

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data" / "raw"
ROWS = 26
_ROW = re.compile(rb'<row r="(\d+)"(?:[^>]*/>|.*?</row>)', re.DOTALL)
_SHARED = re.compile(rb'(<c [^>]*?t="s"[^>]*>)<v>(\d+)</v>')
_STRING = re.compile(rb"<si>.*?</si>|<si/>", re.DOTALL)
_REAL = (
    "dx_progress_municipalities_transposed.csv",
    "estat_export_wage.xlsx",
    "fiscal_indices_city_H23.xls",
    "fiscal_indices_city_R3.xlsx",
    "fiscal_indices_designated_R3.xlsx",
    "juki_population_2003.xlsx",
    "mic_codes_2024.xlsx",
    "ssdse_c_2025_cp932.csv",
)
_LARGE = ("furusato_detail_R1.xlsx",)
_TOWNS = (
    ("011002", "北海道", "札幌市"),
    ("012025", "北海道", "函館市"),
    ("024121", "青森県", "おいらせ町"),
    ("131016", "東京都", "千代田区"),
    ("132063", "東京都", "府中市"),
    ("342084", "広島県", "府中市"),
    ("222119", "静岡県", "磐田市"),
    ("336238", "岡山県", "奈義町"),
    ("402036", "福岡県", "久留米市"),
    ("473821", "沖縄県", "与那国町"),
)


@dataclass(frozen=True)
class Seed:
    """A small file by its name; the name may say the year, as publishers' names do."""

    name: str
    data: bytes

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2]


@cache
def seeds() -> tuple[Seed, ...]:
    """Return every seed that can be made here."""
    return (*_generated(), *_shipped(), *_published())


@cache
def seeds_of(kind: str) -> tuple[Seed, ...]:
    return tuple(seed for seed in seeds() if seed.kind == kind)


@cache
def matrices() -> tuple[tuple[str, Matrix], ...]:
    """Return the first sheets of the seeds as rows of values, with the names of their files."""
    found = []
    for seed in seeds():
        grid = read_any(source_of(seed))[0].sheets[0]
        rows = [[grid.text(r, c) for c in range(1, grid.n_cols + 1)] for r in range(1, grid.n_rows + 1)]
        merges = [m for m in grid.merges if m.bottom <= grid.n_rows and m.right <= grid.n_cols]
        found.append((seed.name, Matrix(rows, [(m.top, m.left, m.bottom, m.right) for m in merges])))
    return tuple(found)


def source_of(seed: Seed) -> Source:
    file = SourceFile(seed.name, seed.name, sha256(seed.data).hexdigest(), len(seed.data))
    return Source(file, seed.data)


def _generated() -> list[Seed]:
    plain, wide, across = _overtime(), _without_codes(), _bodies_as_columns()
    return [
        Seed("overtime_2024.xlsx", as_xlsx(plain)),
        Seed("indices_R5.xlsx", as_xlsx(wide)),
        Seed("across_2023.xlsx", as_xlsx(across)),
        Seed("overtime_R6.csv", as_csv(plain).encode()),
        Seed("indices_R5.csv", as_csv(wide).encode("cp932")),
        Seed("across.csv", as_csv(across).encode("utf-8-sig")),
        Seed("overtime.tsv", as_csv(plain, "\t").encode("utf-16")),
        Seed("overtime_FY2024.xls", as_xls(plain)),
        Seed("indices.xls", as_xls(wide)),
        Seed("two.zip", _zipped({"overtime_2024.csv": as_csv(plain).encode(), "b/表.xlsx": as_xlsx(wide)})),
    ]


def _overtime() -> Matrix:
    head = [
        ["令和６年度　時間外勤務の状況", "", "", "", "", "", "（単位：時間、％）"],
        ["団体コード", "都道府県名", "市区町村名", "時間外勤務時間数", "", "45時間超の割合", "備考"],
        ["", "", "", "月平均", "年間", "", ""],
    ]
    body = [
        [code, prefecture, name, f"{8 + n * 1.3:.1f}", f"{96 + n * 15.6:.1f}", f"{n}.5", "※１" if n == 3 else ""]
        for n, (code, prefecture, name) in enumerate(_TOWNS)
    ]
    body[2][3:6] = ["-", "***", "…"]
    body[4][3:6] = ["１２．５", "", "△0.0"]
    tail = [["※１ 一部の職員を除く。", "", "", "", "", "", ""]]
    return Matrix([*head, *body, *tail], [(2, 4, 2, 5), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 3, 3)])


def _without_codes() -> Matrix:
    head = [["令和5年度 主要財政指標", "", "", ""], ["都道府県", "団体名", "人口（人）", "財政力指数"]]
    body = [[p, name, str(1000 + 37 * n), f"0.{n + 20}"] for n, (_, p, name) in enumerate(_TOWNS)]
    return Matrix([*head, *body, ["合計", "", str(sum(1000 + 37 * n for n in range(len(_TOWNS)))), ""]])


def _bodies_as_columns() -> Matrix:
    names = [f"{prefecture} {name}" for _, prefecture, name in _TOWNS]
    rows = [
        [label, *(f"{k * 10 + n}" for n in range(len(names)))] for k, label in enumerate(("人口", "世帯数", "面積"))
    ]
    return Matrix([["2023年度", *names], *rows])


def _shipped() -> list[Seed]:
    return [Seed(path.name, cut(path.read_bytes())) for path in sorted(SHIPPED.rglob("*.xlsx"))]


def _published() -> list[Seed]:
    readers: dict[str, Callable[[bytes], bytes]] = {".xlsx": cut, ".xls": _cut_xls, ".csv": _cut_csv}
    names = (*_REAL, *_LARGE) if os.environ.get("AXSTAT_FUZZ_CASES") else _REAL
    paths = [path for name in names if (path := folder() / name).exists()]
    return [Seed(path.name, readers[path.suffix](path.read_bytes())) for path in paths]


def cut(data: bytes) -> bytes:
    """Return an .xlsx file with the first rows of each sheet and the strings they need."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    texts = _STRING.findall(parts.get("xl/sharedStrings.xml", b""))
    used: dict[int, int] = {}

    def renumbered(match: re.Match[bytes]) -> bytes:
        return b"%s<v>%d</v>" % (match[1], used.setdefault(int(match[2]), len(used)))

    for name, part in parts.items():
        if "worksheets/sheet" in name and name.endswith(".xml"):
            parts[name] = _SHARED.sub(renumbered, _first_rows(part))
    if texts:
        kept = b"".join(texts[index] for index in used)
        parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (MAIN.encode(), kept)
    return _zipped({name: part for name, part in parts.items() if len(part) < 200_000})


def _first_rows(part: bytes) -> bytes:
    """Return a sheet without the rows beyond the first; nothing of them is looked at."""
    after = next((match for match in _ROW.finditer(part) if int(match[1]) > ROWS), None)
    return part if after is None else part[: after.start()] + part[part.rindex(b"</sheetData>") :]


def _cut_xls(data: bytes) -> bytes:
    import xlrd

    sheet = xlrd.open_workbook(file_contents=data).sheet_by_index(0)
    rows = [[_text(value) for value in sheet.row_values(row)] for row in range(min(ROWS, sheet.nrows))]
    return as_xls(Matrix(rows))


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _cut_csv(data: bytes) -> bytes:
    coding = "utf-8" if _is_utf8(data) else "cp932"
    rows = [row[:24] for row in csv.reader(io.StringIO(data.decode(coding), newline=""))][:ROWS]
    return as_csv(Matrix(rows)).encode(coding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
