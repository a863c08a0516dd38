"""Write the companion figures of all municipalities into `data/compiled`, one workbook for each original publication.

The figures stand in `scripts/data/municipal_companion.csv`; `companion_columns.csv` beside it says of each column its
workbook, original publisher, table, date, licence, how it was checked and how sure it is. Nothing is computed or filled
in; where a column was joined by names alone, the figures of bodies that share a name are left out. Workbook and sidecar
are written together. Run: `OPENPYXL_LXML=False python scripts/make_companion_workbooks.py [FOLDER]`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from compiled import Header, Row, Sheet, figure, read_csv, sidecar, write
from fixed_workbook import save

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "data" / "municipal_companion.csv"
COLUMNS = HERE / "data" / "companion_columns.csv"
FOLDER = HERE.parent / "data" / "compiled"

TITLES = {
    "国勢調査_2020": "国勢調査による人口（市区町村別、公表値の編集）",
    "国勢調査_2025速報": "国勢調査による人口・世帯数（市区町村別、速報、公表値の編集）",
    "国勢調査_産業": "国勢調査による産業別就業者の割合・就業者数・昼夜間人口比率（市区町村別、公表値の編集）",
    "将来推計人口": "将来推計人口（市区町村別、公表値の編集）",
    "住民基本台帳_2024": "住民基本台帳人口（市区町村別、公表値の編集）",
    "住民基本台帳_2025": "住民基本台帳人口（市区町村別、公表値の編集）",
    "財政指標_R5": "市区町村の主要財政指標（令和5年度、公表値の編集）",
    "財政指標_R6": "市区町村の主要財政指標（令和6年度、公表値の編集）",
    "DXの状況": "市区町村のDXの状況（2023年12月31日現在、公表値の編集）",
}
TOTALS = {"国勢調査_2020": {"pop_census_2020": "126146099"}}
"""What the publisher prints for the whole country, below the bodies: the sum of the column is checked against it."""
UNITS = {"住民基本台帳_2024": "（単位：人）", "住民基本台帳_2025": "（単位：人）"}
NOTES = {
    "国勢調査_2020": ("双葉町は空欄（元の資料に値がない）",),
    "国勢調査_産業": ("双葉町は産業別の割合が空欄（元の資料に値がない）",),
    "将来推計人口": ("福島県浜通りの13市町村は一つの地域として推計され、市町村別の値がない（空欄）",),
    "住民基本台帳_2024": (
        "6市町村は空欄（元の資料に値がないもので、0ではない）",
        "同じ名前の団体がある57市町村（府中市、池田町など）は空欄（編集元の資料では名前だけで突き合わされ、同名の団体がすべて同じ値になっている）",
    ),
    "住民基本台帳_2025": ("大月町・日之影町は空欄（元の資料に値がないもので、0ではない）",),
    "財政指標_R5": (
        "「-」は元の表の表示のまま（充当可能財源等が将来負担額を上回る団体）",
        "特別区の財政力指数は元の表にあるとおり。総務省の全国平均は特別区を含まない",
    ),
    "財政指標_R6": (
        "大月町・日之影町は空欄（元の資料に値がないもので、0ではない）",
        "特別区の財政力指数は元の表にあるとおり。総務省の全国平均は特別区を含まない",
    ),
    "DXの状況": ("石川県の8市町には「調査無し」の項目がある",),
}
LEGEND = "確度　two_sources 公表の合計または割合と一致／one_source 一つの資料による。空欄は値なしで、0ではない"
IDENTITY: tuple[Header, ...] = (("団体コード",), ("都道府県名",), ("市区町村名",))


def sheet_of(name: str, columns: Sequence[Row], bodies: Sequence[Row]) -> Sheet:
    """Return the sheet with some columns of every body, the printed total below, and where each column is from."""
    paths = [tuple(c["header"].split("|")) for c in columns]
    depth = max(map(len, paths))
    unsure = {c["column"]: joined_by_name(c, bodies) for c in columns}
    header = [(*path, *[""] * (depth - len(path))) for path in (*IDENTITY, *paths)]
    lines = [
        [b["code5"], b["prefecture"], b["name"]]
        + ["" if b["name"] in unsure[c["column"]] else b[c["column"]] for c in columns]
        for b in bodies
    ]
    if name in TOTALS:
        lines.append(["", "", "全国計", *(TOTALS[name].get(c["column"], "") for c in columns)])
    notes = (*NOTES.get(name, ()), *map(origin, range(len(IDENTITY) + 1, len(header) + 1), columns), LEGEND)
    return Sheet(name, TITLES[name], header, lines, notes, UNITS.get(name, ""), texts=3, widths=(12, 12, 18))


def joined_by_name(column: Row, bodies: Sequence[Row]) -> frozenset[str]:
    """Return the names whose figures nobody can tell: whoever compiled the column found bodies by their names alone.

    It shows where all bodies of every shared name have one number: 25 names cannot do so by chance.
    """
    of_name: dict[str, list[str]] = {}
    for body in bodies:
        of_name.setdefault(body["name"], []).append(body[column["column"]])
    shared = {name: values for name, values in of_name.items() if len(values) > 1}
    numbers = [v for v in shared.values() if any(isinstance(figure(one), int | Decimal) for one in v)]
    return frozenset(shared) if numbers and all(len(set(values)) == 1 for values in numbers) else frozenset()


def origin(number: int, column: Row) -> str:
    """Return whose a column is, of when, under which terms, how it was checked and how sure it is."""
    parts = (
        f"出典：{get_column_letter(number)}列は{column['publisher']}「{column['table']}」を編集",
        f"時点 {column['as_of']}",
        f"利用条件 {column['licence']}",
        f"確認 {column['checked']}",
        f"確度 {column['confidence']}",
    )
    return "。".join(parts)


def is_words(column: Row, bodies: Sequence[Row]) -> bool:
    """Say whether a column holds words and no number: a table of such columns is read as the words that it holds."""
    return not any(isinstance(figure(body[column["column"]]), int | Decimal) for body in bodies)


def books() -> Iterator[tuple[str, Workbook, str]]:
    """Yield each workbook with its name and what its sidecar says."""
    columns, bodies = read_csv(COLUMNS), read_csv(FIGURES)
    for name in dict.fromkeys(c["workbook"] for c in columns if c["workbook"]):
        mine = [c for c in columns if c["workbook"] == name]
        book = Workbook()
        book.remove(book.active)
        for sheet in dict.fromkeys(c["sheet"] for c in mine):
            write(book, sheet_of(sheet, [c for c in mine if c["sheet"] == sheet], bodies))
        first = mine[0]
        tables = "、".join(dict.fromkeys(c["table"] for c in mine))
        how = {"dataset": "indicator"} if all(is_words(c, bodies) for c in mine) else {}
        title = f"{tables}（市区町村別の編集）"
        yield name, book, sidecar(title, first["publisher"], first["licence"], first["url"], **how)


def main(folder: Path = FOLDER) -> None:
    for name, book, said in books():
        save(book, folder / f"{name}.xlsx")
        (folder / f"{name}.xlsx.axstat.toml").write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
