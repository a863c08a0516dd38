"""Published workbooks read without axstat: openpyxl, xlrd and csv, and the short rules that axstat is held to.

A rule says what a value cell is worth, others say from the label cells which body a row is of. The files lie beside
the project and are never part of it.
"""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import xlrd

from tests.support.real import real

MISSING = {"", "-", "－", "―", "ー", "なし", "無し", "特になし", "設定なし", "未設定", "未定"}
INCLUDED = re.compile(".{2,15}に含(?:む|まれる)")
NUMBER = re.compile(r"[-−▲]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
INVISIBLE = re.compile("[\u202a-\u202e\\s\u3000]")

Rows = list[list[Any]]
"""Cells by row and column, both from 0; None where blank."""


class Error(str):
    """An error cell, which is no text."""


SKIP = "no body"

# Codes of the time, of bodies that have another one or none in 2024 and FY2011, or were written differently.
OF_THE_TIME = {
    ("北海道", "幌加内町"): "014397",  # moved to another subprefecture on 2010-04-01, as 幌延町
    ("北海道", "幌延町"): "014885",
    ("岩手県", "藤沢町"): "034223",
    ("栃木県", "西方町"): "093211",
    ("埼玉県", "鳩ヶ谷市"): "112267",
    ("神奈川県", "相模原市"): "142093",  # a designated city since 2010
    ("石川県", "野々市町"): "173444",
    ("長野県", "下条村"): "204111",
    ("長野県", "天竜村"): "204137",
    ("長野県", "南木曾町"): "204234",
    ("愛知県", "長久手町"): "233048",
    ("愛知県", "一色町"): "234818",
    ("愛知県", "吉良町"): "234826",
    ("愛知県", "幡豆町"): "234834",
    ("島根県", "東出雲町"): "323047",
    ("島根県", "斐川町"): "324019",
    ("熊本県", "熊本市"): "432016",  # a designated city since 2012
}


def judge(cell: Any) -> tuple[str, float | None]:
    """Return status and value of a cell: the rule that axstat is held to."""
    if isinstance(cell, Error):
        return "error", None
    if cell is None or isinstance(cell, int | float):
        return ("missing", None) if cell is None else ("normal", float(cell))
    text = INVISIBLE.sub("", cell)
    if text in MISSING:
        return "missing", None
    if INCLUDED.fullmatch(text):
        return "included_elsewhere", None
    bare = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    if NUMBER.fullmatch(bare := bare.removesuffix("品目")):  # one cell of 返礼品等の数（全品目） says what it counts
        return "normal", float(bare.replace(",", "").replace("−", "-").replace("▲", "-"))
    return "unparsed", None


def judge_csv(cell: Any) -> tuple[str, float | None]:
    """Return status and value of a text that a csv file holds."""
    status, value = judge(cell)
    if status == "unparsed" and cell.endswith("%") and NUMBER.fullmatch(cell[:-1]):
        return "normal", float(cell[:-1])
    return status, value


@cache
def cells_of(name: str, sheet: str, last_row: int) -> Rows:
    """Read a sheet down to a row with openpyxl, xlrd or csv."""
    path = real(name)
    if path.suffix == ".csv":
        return list(_csv(path))
    if path.suffix == ".xls":
        book = xlrd.open_workbook(path).sheet_by_name(sheet)
        return [[_xls(book.cell(r, c)) for c in range(book.ncols)] for r in range(min(book.nrows, last_row))]
    with contextlib.closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
        book[sheet].reset_dimensions()
        rows = book[sheet].iter_rows(max_row=last_row)
        return [[Error(c.value) if c.data_type == "e" else c.value for c in row] for row in rows]


def _csv(path: Path) -> Iterator[list[Any]]:
    raw = path.read_bytes()
    encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "cp932"
    for row in csv.reader(raw.decode(encoding).splitlines()):
        yield [text or None for text in row]


def _xls(cell: Any) -> Any:
    match cell.ctype:
        case xlrd.XL_CELL_EMPTY | xlrd.XL_CELL_BLANK:
            return None
        case xlrd.XL_CELL_ERROR:
            return Error(xlrd.error_text_from_code[cell.value])
        case _:
            return cell.value


@cache
def listed() -> dict[tuple[str, str], str]:
    """Return MIC's list of 2024 as (prefecture, name) → code, the 泊村 of 国後郡 left out."""
    rows = cells_of("mic_codes_2024.xlsx", "R6.1.1現在の団体", 1795)[1:]
    northern = [str(c) for c in range(16951, 17002)]
    return {(r[1], (r[2] or "").replace("ケ", "ヶ")): r[0] for r in rows if r[0].lstrip("0") not in northern}


@cache
def of_2011() -> dict[tuple[str, str], str]:
    """Return the bodies of FY2011 as (prefecture, name) → code, for names that are gone by 2024."""
    rows = cells_of("fiscal_indices_city_H23.xls", "全市町村の主要財政指標", 1744)[2:]
    return {(r[1], r[2].replace("ケ", "ヶ")): r[0] for r in rows}


def by_code(row: list[Any]) -> str | None:
    """Return the six digits that stand in column A."""
    return f"{int(row[0]):06d}" if row[0] is not None and str(row[0]).isdigit() else SKIP


def by_name(row: list[Any]) -> str | None:
    """Return the code of prefecture and name in columns A and B; None where neither list knows them."""
    key = (row[0], row[1].replace("ケ", "ヶ") if row[1] else "平均")
    return SKIP if "平均" in f"{key[0]}{key[1]}" else listed().get(key) or of_2011().get(key)


DESIGNATED_LATER = {
    ("新潟県", "新潟市"): (2006, "152013"),
    ("静岡県", "浜松市"): (2006, "222020"),
    ("大阪府", "堺市"): (2005, "272019"),
    ("岡山県", "岡山市"): (2008, "332011"),
}
"""The last fiscal year at whose end a city had the code of a municipality, and that code (MIC: 廃置分合等情報)."""


def by_name_then(row: list[Any], year: int) -> str | None:
    """Return the same for a list of before 2010, with the codes of the time."""
    last, code = DESIGNATED_LATER.get((row[0], row[1]), (0, ""))
    if year <= last:
        return code
    return OF_THE_TIME.get((row[0], (row[1] or "").replace("ケ", "ヶ"))) or by_name(row)


def five_digits(row: list[Any]) -> str:
    """Return the six-digit code of five digits in column A: weights 6, 5, 4, 3, 2, modulus 11."""
    five = str(row[0]).removeprefix("R")
    if five == "00000":
        return "000000"
    total = sum(int(d) * w for d, w in zip(five, (6, 5, 4, 3, 2), strict=True))
    return f"{five}{(11 - total % 11) % 10}"


def population_body(row: list[Any]) -> str | None:
    """Return the code in column A; a 郡, 島しょ and the nation's total are no bodies."""
    name = row[2] or ""
    return SKIP if row[0] is None or name.endswith("郡") or name == "島しょ" else by_code(row)
