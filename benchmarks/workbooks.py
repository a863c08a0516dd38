"""Writes workbooks in the ministry's style, of any size and always the same bytes for the same arguments.

    A1  title                                  rows 3-4  header, merged in groups of four measures
    A2  unit note                              row 5     unit of each measure
    A6… code · prefecture · name · (year) · measures

The XML is written directly: a library would take minutes for the large one. Values are random numbers of three kinds
(large integers, small integers, decimals), with the marks that stand for missing values in ministry tables.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from axstat.areas import gazetteer
from axstat.model.cells import column_letters

FIRST_ROW = 6
CHUNK_ROWS = 2_000
AS_OF = date(2024, 4, 1)
GROUP = 4
MARKED = 0.03
"""Share of values that are a mark or blank."""

_NAMES = (
    "職員数",
    "歳出総額",
    "財政力指数",
    "時間数",
    "世帯数",
    "面積",
    "保育所数",
    "図書館蔵書数",
    "交付件数",
    "回答率",
)
_LEAVES = ("計", "本庁", "出先機関", "その他")
_KINDS = ((0, 9_999_999, 0, "千円"), (0, 999, 0, "人"), (0, 200, 1, "時間"))
_MARKS = ("－", "…", "x", "")
_FIXED_TIME = (2024, 4, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True, slots=True)
class Shape:
    """What to write: rows, columns in all, and whether years are stacked with a 年度 column.

    Without stacked years there are at most 1,741 rows, all of them of fiscal year `year`.
    """

    rows: int
    columns: int = 40
    stacked: bool = False
    year: int = 2024
    seed: int = 1

    @property
    def identity(self) -> int:
        """Columns that say what a row is about."""
        return 4 if self.stacked else 3

    @property
    def measures(self) -> int:
        """Columns of values."""
        return self.columns - self.identity


SMALL = Shape(1_741)
LARGE = Shape(200_000, stacked=True)


def write_workbook(path: Path, shape: Shape) -> Path:
    """Write one workbook and return its path."""
    strings = _Strings()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        with package.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as part:
            for xml in _sheet(shape, strings):
                part.write(xml.encode())
        for name, xml in _other_parts(strings).items():
            package.writestr(_entry(name), xml)
    return path


def write_years(folder: Path, years: Sequence[int]) -> Path:
    """Write one workbook of every municipality for each year and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for year in years:
        write_workbook(folder / f"indicators_{year}.xlsx", Shape(1_741, year=year, seed=year))
    return folder


class _Strings:
    """Shared strings in the order of first use."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def cell(self, text: str) -> str:
        """Return the attributes and content of a cell with this text, blank for ''."""
        if not text:
            return ' s="1"/>'
        return f' s="1" t="s"><v>{self.index.setdefault(text, len(self.index))}</v></c>'


def header(shape: Shape) -> list[tuple[str, str, str]]:
    """Return group, leaf and unit of each measure."""
    found = []
    for n in range(shape.measures):
        group, unit = n // GROUP, _KINDS[n % len(_KINDS)][3]
        name = _NAMES[group % len(_NAMES)] + (f"{group // len(_NAMES) + 1}" if group >= len(_NAMES) else "")
        found.append((name, _LEAVES[n % GROUP], f"（{unit}）"))
    return found


def identity_rows(shape: Shape) -> Iterator[tuple[str, ...]]:
    """Yield code, prefecture, name and, where stacked, year of every row; the newest year comes first."""
    known = gazetteer().universe("all-municipalities", AS_OF).codes
    areas = sorted(
        (a for a in gazetteer().areas if a.area_code in known and a.valid_to is None), key=lambda a: a.jis_code
    )
    distinct = {a.area_code: (a.area_code, a.prefecture, a.name) for a in areas}
    year = shape.year
    left = shape.rows
    while left > 0:
        for row in islice(distinct.values(), left):
            yield (*row, str(year)) if shape.stacked else row
        left -= len(distinct)
        year -= 1


def measure_column(shape: Shape, measure: int, start: int, rows: int) -> list[str]:
    """Return the texts of one measure for `rows` rows from row `start` of the body."""
    low, high, decimals, _ = _KINDS[measure % len(_KINDS)]
    rng = random.Random(f"{shape.seed}/{measure}/{start}")
    scale = 10**decimals
    numbers = rng.choices(range(low * scale, high * scale + 1), k=rows)
    texts = [f"{n / scale:.{decimals}f}" if decimals else str(n) for n in numbers]
    if measure % 2:
        for at in rng.sample(range(rows), int(2 * MARKED * rows)):
            texts[at] = _MARKS[at % len(_MARKS)]
    return texts


def _sheet(shape: Shape, strings: _Strings) -> Iterator[str]:
    last = column_letters(shape.columns)
    yield (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        f'<dimension ref="A1:{last}{FIRST_ROW + shape.rows - 1}"/><sheetData>'
    )
    yield from _head_rows(shape, strings)
    identities = identity_rows(shape)
    for start in range(0, shape.rows, CHUNK_ROWS):
        yield _body_rows(shape, strings, start, list(islice(identities, CHUNK_ROWS)))
    merges = [f"{column_letters(c)}3:{column_letters(c)}4" for c in range(1, shape.identity + 1)]
    for first in range(shape.identity + 1, shape.columns + 1, GROUP):
        end = min(first + GROUP - 1, shape.columns)
        if end > first:
            merges.append(f"{column_letters(first)}3:{column_letters(end)}3")
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    yield f'</sheetData><mergeCells count="{len(merges)}">{cells}</mergeCells></worksheet>'


def _head_rows(shape: Shape, strings: _Strings) -> Iterator[str]:
    years = "" if shape.stacked else f"（{shape.year}年度）"
    measures = header(shape)
    groups = [group if n % GROUP == 0 else "" for n, (group, _, _) in enumerate(measures)]
    identity = ["団体コード", "都道府県名", "団体名", *(["年度"] if shape.stacked else [])]
    blanks = [""] * shape.identity
    yield _row(1, [f"市区町村別主要指標{years}"], strings)
    yield _row(2, ["（単位：千円、人、時間）"], strings)
    yield _row(3, [*identity, *groups], strings)
    yield _row(4, [*blanks, *(leaf for _, leaf, _ in measures)], strings)
    yield _row(5, [*blanks, *(unit for _, _, unit in measures)], strings)


def _row(row: int, texts: Sequence[str], strings: _Strings) -> str:
    cells = "".join(f'<c r="{column_letters(c)}{row}"{strings.cell(t)}' for c, t in enumerate(texts, 1))
    return f'<row r="{row}">{cells}</row>'


def _body_rows(shape: Shape, strings: _Strings, start: int, identities: Sequence[tuple[str, ...]]) -> str:
    rows = range(FIRST_ROW + start, FIRST_ROW + start + len(identities))
    columns: list[list[str]] = []
    for col, texts in enumerate(zip(*identities, strict=True), 1):
        letters = column_letters(col)
        if col == 4:
            cells = [f'<c r="{letters}{row}" s="1"><v>{year}</v></c>' for row, year in zip(rows, texts, strict=True)]
        else:
            cells = [f'<c r="{letters}{row}"{strings.cell(text)}' for row, text in zip(rows, texts, strict=True)]
        columns.append(cells)
    marks = {mark: strings.cell(mark) for mark in _MARKS}
    for measure in range(shape.measures):
        letters = column_letters(shape.identity + 1 + measure)
        style = 3 if _KINDS[measure % len(_KINDS)][2] else 2
        values = measure_column(shape, measure, start, len(rows))
        columns.append(
            [
                f'<c r="{letters}{row}"{marks[text]}'
                if text in marks
                else f'<c r="{letters}{row}" s="{style}"><v>{text}</v></c>'
                for row, text in zip(rows, values, strict=True)
            ]
        )
    lines = zip(rows, zip(*columns, strict=True), strict=True)
    return "".join([f'<row r="{row}" ht="13.5" customHeight="1">{"".join(cells)}</row>' for row, cells in lines])


def _other_parts(strings: _Strings) -> dict[str, str]:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = f"{_PACKAGE}/content-types"
    sheet_ml = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "styles": "styles",
        "sharedStrings": "sharedStrings",
    }
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{sheet_ml}.{kind}+xml"/>' for name, kind in parts.items()
    )
    relations = (
        ("rId1", "worksheet", "worksheets/sheet1"),
        ("rId2", "styles", "styles"),
        ("rId3", "sharedStrings", "sharedStrings"),
    )
    links = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}.xml"/>' for i, kind, to in relations)
    texts = "".join(f"<si><t>{text}</t></si>" for text in strings.index)
    return {
        "[Content_Types].xml": f'{head}<Types xmlns="{types}"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": head + _STYLES,
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{_MAIN}">{texts}</sst>',
    }


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
