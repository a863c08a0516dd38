"""Write public overtime figures of some bodies as `data/compiled/overtime_some_bodies.xlsx`, a list of some bodies.

The figures stand in `scripts/data/overtime_some_bodies.csv`, each with its source. The survey's figures of a fiscal
year are one sheet; figures that bodies publish by definitions of their own another. A row without a stated period is
left out and named. The FY2023 first places, printed by a third party, are not in the CSV, for no terms allow to pass
them on; a CSV that has them makes the sheet of that year too.
Run: `python scripts/make_overtime_lists.py [CSV] [OUTPUT]`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

from compiled import Header, Row, Sheet, read_csv, sidecar, write
from fixed_workbook import save

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "data" / "overtime_some_bodies.csv"
OUTPUT = HERE.parent / "data" / "compiled" / "overtime_some_bodies.xlsx"

PARTIAL = "第三者の資料と各団体の公表から確認できた団体だけの値"
SURVEY = "MIC survey"
OWN = {
    "h/year": ("各団体公表_時間", "各団体の定義による年間の時間外勤務（時間／年）"),
    "persons": ("各団体公表_人数", "各団体の定義による年間360時間超の職員（人）"),
}
"""What bodies publish themselves, by its unit: the sheet, and the header of the figure."""
IDENTITY: tuple[Header, ...] = (("団体コード",), ("都道府県名",), ("市区町村名",))
REMARKS: tuple[Header, ...] = (("備考（元の項目名）",), ("元の公表者",), ("出典",), ("確度",), ("備考",))
WIDTHS = (12, 12, 14)


def is_survey(row: Row) -> bool:
    return row["definition"].startswith(SURVEY)


def is_dated(row: Row) -> bool:
    return re.fullmatch(r"FY\d{4}|\d{4}-04/\d{4}-03", row["period"]) is not None


def fiscal_year(row: Row) -> str:
    return f"{re.sub('[^0-9]', '', row['period'])[:4]}年度"


def era(year: str) -> str:
    """Return a fiscal year of the Reiwa era as titles print it."""
    return f"令和{int(year[:4]) - 2018}年度"


def remarks(row: Row) -> list[str]:
    return [row["measure"], row["publisher"], row["source"], row["confidence"], row["note"]]


def left_out(rows: Sequence[Row]) -> list[str]:
    """Return a note for each figure that has no stated period, or a unit of its own."""
    return [
        f"載せていない値：{r['prefecture']}{r['body']}「{r['measure']}」{r['value']} {r['unit']}"
        f"（時点 {r['period']}、{r['publisher']}、{r['source']}）"
        for r in rows
        if not (is_dated(r) and (is_survey(r) or r["unit"] in OWN))
    ]


def sheets(rows: Sequence[Row]) -> Iterator[Sheet]:
    survey = [r for r in rows if is_survey(r) and is_dated(r)]
    for year in dict.fromkeys(map(fiscal_year, survey)):
        mine = [r for r in survey if fiscal_year(r) == year]
        title = f"{era(year)} 時間外勤務の状況（一部の団体だけの一覧）"
        header: Sequence[Header] = (*IDENTITY, ("１人当たり月平均時間外勤務（時間／月）",), *REMARKS)
        lines = [[r["code5"], r["prefecture"], r["body"], r["value"], *remarks(r)] for r in mine]
        notes: Sequence[str] = (
            "掲載のない団体は、値がないのではなく、この一覧にないだけである。割合や平均は求められない",
            "元の公表者は総務省の調査の値を転記した第三者。首長部局だけか、管理職を含むかは確認できない",
        )
        yield Sheet(year, title, header, lines, notes, texts=3, widths=(*WIDTHS, 18, 30, 26, 60, 8, 60))
    for unit, (name, figure) in OWN.items():
        mine = [r for r in rows if not is_survey(r) and is_dated(r) and r["unit"] == unit]
        header = (*IDENTITY, ("年度",), (figure,), *REMARKS)
        lines = [[r["code5"], r["prefecture"], r["body"], fiscal_year(r), r["value"], *remarks(r)] for r in mine]
        title = "各団体の公表値（一部の団体だけの一覧）"
        notes = ["定義は団体ごとに異なり、団体の間では比べられない", *(left_out(rows) if unit == "h/year" else ())]
        yield Sheet(name, title, header, lines, notes, texts=4, widths=(*WIDTHS, 10, 24, 30, 26, 60, 8, 60))


def main(figures: Path = FIGURES, output: Path = OUTPUT) -> None:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets(read_csv(figures)):
        write(book, sheet)
    save(book, output)
    said = sidecar(
        "時間外勤務の公表値（一部の団体だけの一覧、編集）",
        "総務省の調査を転記した第三者、内閣府「見える化」サイト",
        "公表された数値（事実）。各行の出典を参照",
        partial=PARTIAL,
    )
    output.with_name(output.name + ".axstat.toml").write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
