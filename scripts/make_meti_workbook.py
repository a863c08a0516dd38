"""Write METI's published 2040 labour figures as `data/raw/meti_2040_labour.xlsx`, laid out like the slides.

The figures come from `scripts/data/meti_2040_labour.csv`, where every row names its source and how sure it is.
A figure that was not published is an empty cell. Nothing is computed here: what two sources disagree about, or what
does not add up, is carried with its note. A figure printed without its year (事務職 1,455) is left out.
Run: `python scripts/make_meti_workbook.py [OUTPUT]`.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENPYXL_LXML", "False")  # the same bytes whether or not lxml is installed
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
    """Which part of a fact names the line: its `category`, `first` in a matrix (`A|B`), or its `region`."""


def line_of(fact: Row, key: str) -> str:
    return fact["region"] if key == "region" else fact["category"].split("|")[0]


def column_of(fact: Row, key: str) -> str:
    if key == "region":
        return fact["category"]
    return fact["category"].partition("|")[2]


def simple(base: int, facts: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns of a sheet with one line per category: 2040, then the base year where it is published."""
    columns = [
        Column(("2040年", FIGURES[f]), "2040", f) for f in FIGURES if any(x[f] for x in facts if x["year"] == "2040")
    ]
    if columns:
        columns.append(Column(("2040年", "確度"), "2040", "confidence"))
    if any(x["employed_10k"] for x in facts if x["year"] == str(base)):
        columns.append(Column((f"{base}年", FIGURES["employed_10k"]), str(base), "employed_10k"))
        columns.append(Column((f"{base}年", "確度"), str(base), "confidence"))
    return tuple(columns)


def matrix(facts: Sequence[Row], field: str) -> tuple[Column, ...]:
    """Return the columns of a matrix whose cells are all equally sure: one per column category, one 確度."""
    groups = dict.fromkeys(column_of(x, "first") for x in facts)
    columns = [Column(("2040年", FIGURES[field], g), "2040", field, g) for g in groups]
    return (*columns, Column(("2040年", "確度"), "2040", "confidence"))


def pairs(facts: Sequence[Row], key: str) -> tuple[Column, ...]:
    """Return a gap column and its own 確度 for every column category."""
    groups = dict.fromkeys(column_of(x, key) for x in facts)
    fields = (("過不足", "gap_10k"), ("確度", "confidence"))
    return tuple(Column(("2040年", g, label), "2040", field, g) for g in groups for label, field in fields)


def sheets(facts: Sequence[Row]) -> Iterable[Sheet]:
    for edition, (short, long, base) in EDITIONS.items():
        title = f"2040年の就業構造推計（{long}）　"
        mine = [f for f in facts if f["edition"] == edition]
        national = [f for f in mine if f["region"] == NATION]
        of = {d: tuple(f for f in national if f["dimension"] == d) for d in dict.fromkeys(f["dimension"] for f in mine)}
        summary = (*of.get("total", ()), *of.get("headline", ()))
        # One line alone is no table to a reader of tables: it stands below the occupations.
        below = summary if len(summary) < 3 else ()
        occupations = (*of["occupation"], *below)
        crossed = of.get("occupation_x_education", ())
        few = crossed if len(crossed) < 6 else ()
        yield Sheet(
            f"{short}_職業",
            f"{title}職業別の労働需給",
            "職業",
            (*simple(base, occupations), *pairs(few, "first")),
            (*occupations, *few),
        )
        yield Sheet(f"{short}_学歴", f"{title}学歴別の労働需給", "学歴", simple(base, of["education"]), of["education"])
        if crossed and not few:
            columns = matrix(crossed, "demand_10k")
            yield Sheet(f"{short}_職業×学歴", f"{title}職業×学歴別の労働需要", "職業", columns, crossed, "first")
        if industries := of.get("industry_x_occupation"):
            columns = matrix(industries, "gap_10k")
            yield Sheet(f"{short}_産業×職業", f"{title}産業×職業別の過不足", "産業", columns, industries, "first")
        if summary and not below:
            yield Sheet(f"{short}_総括", f"{title}総数と見出しの数字", "区分", simple(base, summary), summary)
        if regions := tuple(f for f in mine if f["region"] != NATION):
            yield Sheet(f"{short}_地域", f"{title}地域別の過不足", "地域", pairs(regions, "region"), regions, "region")


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


def figure(fact: Row, field: str) -> Decimal | int | str:
    """Return what a cell holds; rounded totals are text with a comma, as the page prints them (約6,300万人)."""
    text = fact[field]
    if fact["dimension"] == "total" and field == "employed_10k":
        return f"{int(text):,}"
    return Decimal(text) if "." in text else int(text)


def write_line(ws: Any, row: int, sheet: Sheet, line: str) -> None:
    facts = [f for f in sheet.facts if line_of(f, sheet.key) == line]
    subordinate = line.startswith("うち")
    # As a region it is told apart from the prefecture of the same name.
    shown = "北海道（地域）" if line == "北海道" else line
    label = ws.cell(row, 1, f"　{shown}" if subordinate else shown)
    label.alignment = Alignment(indent=1 if subordinate else 0)
    for col, column in enumerate(sheet.columns, start=2):
        for fact in facts:
            # Beside a matrix one 確度 speaks for the whole line.
            whole_line = column.field == "confidence" and sheet.key == "first"
            matches = fact["year"] == column.year and (whole_line or column.category == column_of(fact, sheet.key))
            if not matches or not fact[column.field]:
                continue
            text = fact[column.field]
            cell = ws.cell(row, col, text if column.field == "confidence" else figure(fact, column.field))
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
