"""Other readings of a file, to judge axstat's: what stands at a cell.

An .xlsx file is read by the plain rules of ECMA-376, keeping every text it writes at an address, and by openpyxl where
it opens the file; an .xls file by xlrd; delimited text by the csv module.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
import unicodedata
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

from axstat.model.cells import column_number

Holds = Callable[[str, int, int, str], bool]
"""(sheet, row, column, text) → whether the file holds the text there."""

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_VAST = re.compile(rb'ref="[A-Z]+[0-9]+:(?:[A-Z]{3,4}[0-9]+|[A-Z]+[0-9]{5,})"')
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SCRIPTS = {
    "superscript": ("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    "subscript": ("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_BRACE = re.compile(rb'(\sxmlns(?::\w+)?="[^"}]*)\}')  # in a namespace it would confuse ElementTree, which ends one so


def reading(data: bytes, reader: str) -> Holds:
    """Return an independent reading of a file."""
    match reader:
        case "csv" | "tsv":
            return delimited(data)
        case "xls":
            return by_xlrd(data)
        case _:
            return by_elements(data)


def second_reading(data: bytes, reader: str) -> Holds | None:
    """Return openpyxl's reading of an .xlsx file, None where it cannot open it or would fill memory with its merges."""
    if reader != "xlsx" or _merges_everything(data):
        return None
    try:
        return by_openpyxl(data)
    except Exception:
        return None


def _merges_everything(data: bytes) -> bool:
    """Say whether a merged range is so large that openpyxl would fill memory with its cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(_VAST.search(archive.read(info)) for info in archive.infolist() if "sheet" in info.filename)


def delimited(data: bytes) -> Holds:
    """Hold what the csv module reads with one of the delimiters, the same for all cells asked."""
    text = _decoded(data).removeprefix("\ufeff")
    before = csv.field_size_limit(1 << 30)
    tables = [list(csv.reader(io.StringIO(text, newline=""), delimiter=d)) for d in ",\t;"]
    csv.field_size_limit(before)
    possible = [True] * len(tables)

    def holds(_: str, row: int, col: int, asked: str) -> bool:
        for number, table in enumerate(tables):
            line = table[row - 1] if row <= len(table) else []
            possible[number] &= (line[col - 1] if col <= len(line) else "") == asked
        return any(possible)

    return holds


def _decoded(data: bytes) -> str:
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return data.decode("cp932")


def by_xlrd(data: bytes) -> Holds:
    """Hold what xlrd gives without formats."""
    import xlrd

    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)

    def holds(sheet: str, row: int, col: int, asked: str) -> bool:
        found = book.sheet_by_name(sheet)
        if row > found.nrows or col > found.row_len(row - 1):
            return asked == ""
        value, kind = found.cell_value(row - 1, col - 1), found.cell_type(row - 1, col - 1)
        if kind == xlrd.XL_CELL_ERROR:
            return bool(asked == xlrd.error_text_from_code.get(value, f"#ERR{value}"))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return asked == ("TRUE" if value else "FALSE")
        return _same(value, asked)

    return holds


def by_openpyxl(data: bytes) -> Holds:
    """Hold what openpyxl reads.

    It has no opinion on sheets it drops, on cells that a merged range covers, and on blanks: where a file holds a cell
    twice, a later blank one hides the first.
    """
    import openpyxl
    from openpyxl.cell.cell import MergedCell

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)

    def holds(sheet: str, row: int, col: int, asked: str) -> bool:
        cell = book[sheet].cell(row, col) if sheet in book.sheetnames else None
        return cell is None or isinstance(cell, MergedCell) or cell.value is None or _same(cell.value, asked)

    return holds


def _same(value: object, text: str) -> bool:
    match value:
        case None:
            return text == ""
        case bool():
            return text == str(value).upper() or text not in ("TRUE", "FALSE")  # openpyxl takes any digits for one
        case int() | float():
            return _number(text) == value
        case date() | time() | timedelta():
            return _serial(value) is not None and abs((_number(text) or 0.0) - (_serial(value) or 0.0)) < 1e-5
        case _:
            return _flat(str(value)) == _flat(text)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _serial(value: date | time | timedelta) -> float | None:
    from openpyxl.utils.datetime import to_excel

    return float(
        to_excel(
            value if not isinstance(value, date) or isinstance(value, datetime) else datetime(*value.timetuple()[:3])
        )
    )


def _flat(text: str) -> str:
    """Return a text with raised and lowered digits as usual ones: neither openpyxl nor xlrd tells them apart."""
    return unicodedata.normalize("NFKC", _plain(text))


def _plain(text: str) -> str:
    """Return a text with Excel's escapes decoded and line ends unified, as one reader does and the other may not."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n").replace("\r", "\n")


def by_elements(data: bytes) -> Holds:
    """Hold every text that the XML writes at an address, for each sheet by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}

        def root(part: str) -> ElementTree.Element:
            return ElementTree.fromstring(_BRACE.sub(rb"\1", archive.read(files[part.lower()])))

        targets = (
            t for kind, t in _related(root, files, "").values() if kind == "officeDocument" and t.lower() in files
        )
        main = next(targets, "xl/workbook.xml")
        related = _related(root, files, main)
        shared = next((t for kind, t in related.values() if kind == "sharedStrings" and t.lower() in files), None)
        strings = [_runs(item) for item in _children(root(shared), "si")] if shared else []
        cells: dict[tuple[str, int, int], set[str]] = defaultdict(set)
        for sheet in _named(root(main), "sheet"):
            target = related.get(next((v for k, v in sheet.attrib.items() if _local(k) == "id"), ""), ("", ""))
            if target[0] == "worksheet":
                for row, col, text in _cells(root(target[1]), strings):
                    cells[sheet.get("name", ""), row, col].add(_plain(text))

    def holds(sheet: str, row: int, col: int, asked: str) -> bool:
        return _plain(asked) in cells.get((sheet, row, col), {""})

    return holds


def _related(
    root: Callable[[str], ElementTree.Element], files: dict[str, zipfile.ZipInfo], part: str
) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path.lower() not in files:
        return {}
    return {
        item.get("Id", ""): (
            item.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, item.get("Target", "").replace("\\", "/"))).lstrip("/"),
        )
        for item in _named(root(path), "Relationship")
    }


def _cells(root: ElementTree.Element, strings: list[str]) -> Iterator[tuple[int, int, str]]:
    row = col = 0
    for line in _named(root, "row"):
        row, col = int(line.get("r") or row + 1), 0
        for cell in _named(line, "c"):
            if match := _ADDRESS.fullmatch(cell.get("r", "")):
                row, col = int(match[2]), column_number(match[1])
            else:
                col += 1
            yield row, col, _text(cell, strings)


def _text(cell: ElementTree.Element, strings: list[str]) -> str:
    value, formula = _content(cell, "v"), _content(cell, "f")
    kind = cell.get("t", "n")
    inline = [_runs(item) for item in _children(cell, "is")]
    if any(inline):
        return "".join(inline)
    if formula is not None and not (value or "").strip() and not (kind == "str" and value is not None):
        return "=" + formula
    value = value or ""
    if kind == "s" and value.strip():
        return strings[int(value)]
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}.get(value.strip(), value)
    return value


def _content(cell: ElementTree.Element, name: str) -> str | None:
    items = _children(cell, name)
    return "".join("".join(item.itertext()) for item in items) if items else None


def _runs(item: ElementTree.Element) -> str:
    """Return a string's text, its own and its runs', without readings (furigana) and runs that are struck through."""
    pieces = []
    for child in item:
        if _local(child.tag) == "t":
            pieces.append(("".join(child.itertext()), False))
        elif _local(child.tag) == "r":
            pieces.append(_run(child))
    struck = {is_struck for text, is_struck in pieces if text.strip()}
    return "".join(text for text, is_struck in pieces if not is_struck or len(struck) == 1)


def _run(run: ElementTree.Element) -> tuple[str, bool]:
    """Return the text of a run, its raised and lowered digits as such, and whether it is struck through."""
    text = "".join("".join(item.itertext()) for item in _children(run, "t"))
    scripts = [item.get("val", "") for item in _named(run, "vertAlign")]
    struck = [item.get("val", "1") not in ("0", "false", "off") for item in _named(run, "strike")]
    for script, (usual, special) in _SCRIPTS.items():
        text = text.translate(str.maketrans(usual, special)) if script in scripts else text
    return text, any(struck)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _children(item: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [child for child in item if _local(child.tag) == name]


def _named(root: ElementTree.Element, name: str) -> Iterable[ElementTree.Element]:
    return (item for item in root.iter() if _local(item.tag) == name)
