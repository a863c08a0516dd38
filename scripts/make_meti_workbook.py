"""Write METI's published 2040 labour figures as `data/raw/meti_2040_labour.xlsx`, laid out like the slides.

The figures come from `scripts/data/meti_2040_labour.csv`, where every row names its source and how sure it is.
A figure that was not published is an empty cell. Nothing is computed here: what two sources disagree about, or what
does not add up, is carried with its note. Run: `python scripts/make_meti_workbook.py [OUTPUT]`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from fixed_workbook import save

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "data" / "meti_2040_labour.csv"
OUTPUT = HERE.parent / "data" / "raw" / "meti_2040_labour.xlsx"

EDITIONS = {"2025-05 (first)": ("初版", "初版 2025-05", 2021), "2026-01 (revised)": ("改訂版", "改訂版 2026-01", 2022)}
FIGURES = {"demand_10k": "需要", "supply_10k": "供給", "gap_10k": "過不足", "employed_10k": "就業者数"}
NATION = "全国"
UNIT_NOTE = "（単位：万人）"
CREDIT = (
    "注１　経済産業省「2040年の就業構造推計」が公表した数値を、各行の出典から転記した。"
    "空欄は公表されていないか確認できない値（０ではない）",
    "注２　過不足＝供給−需要（▲は不足）。「うち」の行は上の行の内数で、合計に加えない。"
    "四捨五入のため計算が１合わないことがある",
    "注３　確度　two_sources 二つの出典が一致／two_sources_conflict 出典間で異なる／one_source 出典は一つ／"
    "one_source_uncertain 出典の記述があいまい／uncertain_layout 表の配置から推定／missing 数値を確認できない／"
    "…_approximate 概数",
)

Row = dict[str, str]
Path_ = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column of a sheet: its header, top to bottom, and which field of which fact it shows."""

    header: Path_
    year: str
    field: str
    category: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: what its lines are, and the columns beside them."""

    name: str
    title: str
    line_name: str
    columns: tuple[Column, ...]
    facts: tuple[Row, ...]
    key: str = "category"
    """Which part of a fact names the line: `category`, its `first` half (`A|B`) or its `region`."""


def line_of(fact: Row, key: str) -> str:
    return fact["region"] if key == "region" else fact["category"].split("|")[0]


def column_of(fact: Row, key: str) -> str:
    if key == "region":
        return fact["category"]
    return fact["category"].split("|")[1] if key == "first" else ""


def simple(base: int, facts: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns of a sheet with one line per category: 2040, then the base year where it is published."""
    fields = [f for f in ("demand_10k", "supply_10k", "gap_10k") if any(x[f] for x in facts)]
    columns = [Column(("2040年", FIGURES[f]), "2040", f) for f in fields]
    for year in ("2040", str(base)):
        if any(x["employed_10k"] and x["year"] == year for x in facts):
            columns.append(Column((f"{year}年", FIGURES["employed_10k"]), year, "employed_10k"))
    columns.sort(key=lambda c: c.year, reverse=True)
    marked: list[Column] = []
    for year in dict.fromkeys(c.year for c in columns):
        marked += [c for c in columns if c.year == year]
        marked.append(Column((f"{year}年", "確度"), year, "confidence"))
    return tuple(marked)


def crossed(facts: Sequence[Row], field: str, key: str, *, each_confidence: bool) -> tuple[Column, ...]:
    """Return the columns of a matrix: one group per column category."""
    groups = dict.fromkeys(column_of(x, key) for x in facts)
    if not each_confidence:
        columns = [Column(("2040年", FIGURES[field], g), "2040", field, g) for g in groups]
        return (*columns, Column(("2040年", "確度"), "2040", "confidence"))
    pairs = [((FIGURES[field], field), ("確度", "confidence")) for _ in groups]
    return tuple(
        Column(("2040年", group, label), "2040", name, group)
        for group, fields in zip(groups, pairs, strict=True)
        for label, name in fields
    )


def sheets(facts: Sequence[Row]) -> Iterable[Sheet]:
    for edition, (short, long, base) in EDITIONS.items():
        mine = [f for f in facts if f["edition"] == edition]
        for dimension, words in (
            ("occupation", "職業"),
            ("education", "学歴"),
            ("total", "総数"),
            ("headline", "見出し"),
        ):
            rows = tuple(f for f in mine if f["dimension"] == dimension and f["region"] == NATION)
            if rows:
                title = f"2040年の就業構造推計（{long}）　{words}別の労働需給"
                yield Sheet(f"{short}_{words}", title, words, simple(base, rows), rows)
        yield from matrices(short, long, mine)


def matrices(short: str, long: str, mine: Sequence[Row]) -> Iterable[Sheet]:
    title = f"2040年の就業構造推計（{long}）　"
    crossings = (("occupation_x_education", "職業", "学歴"), ("industry_x_occupation", "産業", "職業"))
    for dimension, lines, columns in crossings:
        rows = tuple(f for f in mine if f["dimension"] == dimension)
        if rows:
            field = "demand_10k" if any(r["demand_10k"] for r in rows) else "gap_10k"
            uniform = len({r["confidence"] for r in rows}) == 1
            shape = crossed(rows, field, "first", each_confidence=not uniform)
            yield Sheet(f"{short}_{lines}×{columns}", f"{title}{lines}×{columns}", lines, shape, rows, "first")
    rows = tuple(f for f in mine if f["region"] != NATION)
    if rows:
        shape = crossed(rows, "gap_10k", "region", each_confidence=True)
        yield Sheet(f"{short}_地域", f"{title}地域別の過不足", "地域", shape, rows, "region")


REMARKS = (("出典", "url"), ("出典２", "url_2"), ("注", "note"))
HEADER_TOP = 4
THIN = Border(bottom=Side(style="thin", color="999999"))
GREY = PatternFill("solid", fgColor="EEEEEE")


def write_sheet(book: Any, sheet: Sheet) -> None:
    ws = book.create_sheet(sheet.name)
    depth = max(len(c.header) for c in sheet.columns)
    width = 1 + len(sheet.columns) + len(REMARKS)
    ws["A1"] = sheet.title
    ws["A1"].font = Font(bold=True, size=12)
    ws.cell(2, 1 + len(sheet.columns), UNIT_NOTE)
    write_header(ws, sheet, depth)
    row = HEADER_TOP + depth
    for line in dict.fromkeys(line_of(f, sheet.key) for f in sheet.facts):
        write_line(ws, row, sheet, line)
        row += 1
    for offset, note in enumerate(CREDIT):
        ws.cell(row + 1 + offset, 1, note)
    ws.column_dimensions["A"].width = 38
    for col in range(2, width + 1):
        ws.column_dimensions[get_column_letter(col)].width = 14
    ws.freeze_panes = ws.cell(HEADER_TOP + depth, 2)


def write_header(ws: Any, sheet: Sheet, depth: int) -> None:
    paths: list[Path_] = [(sheet.line_name,), *(c.header for c in sheet.columns), *((name,) for name, _ in REMARKS)]
    for col, path in enumerate(paths, start=1):
        bottom = HEADER_TOP + depth - 1
        for level, text in enumerate(path):
            new = col == 1 or paths[col - 2][: level + 1] != path[: level + 1]
            if new:
                ws.cell(HEADER_TOP + level, col, text)
                last = col
                while last < len(paths) and paths[last][: level + 1] == path[: level + 1]:
                    last += 1
                down = bottom if level == len(path) - 1 else HEADER_TOP + level
                if (last, down) != (col, HEADER_TOP + level):
                    ws.merge_cells(start_row=HEADER_TOP + level, start_column=col, end_row=down, end_column=last)
        for row in range(HEADER_TOP, bottom + 1):
            cell = ws.cell(row, col)
            cell.fill, cell.border = GREY, THIN
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def number(text: str) -> float | int | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)


def write_line(ws: Any, row: int, sheet: Sheet, line: str) -> None:
    facts = [f for f in sheet.facts if line_of(f, sheet.key) == line]
    subordinate = line.startswith("うち")
    label = ws.cell(row, 1, f"　{line}" if subordinate else line)
    label.alignment = Alignment(indent=1 if subordinate else 0)
    for col, column in enumerate(sheet.columns, start=2):
        for fact in facts:
            matches = column.category in ("", column_of(fact, sheet.key)) and fact["year"] == column.year
            if not matches or not fact[column.field]:
                continue
            text = fact[column.field]
            cell = ws.cell(row, col, text if column.field == "confidence" else number(text))
            if column.field != "confidence":
                decimals = ".0" if "." in text else ""
                cell.number_format = f'#,##0{decimals};"▲ "#,##0{decimals}'
    for col, (_, field) in enumerate(REMARKS, start=2 + len(sheet.columns)):
        texts = dict.fromkeys(f[field] for f in facts if f[field])
        if texts:
            ws.cell(row, col, "／".join(texts) if field == "note" else " ".join(texts))


def main(output: Path = OUTPUT) -> None:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets(facts):
        write_sheet(book, sheet)
    save(book, output)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
