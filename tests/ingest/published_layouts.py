"""Where the tables of the published workbooks stand, found by eye: ranges, header texts, periods and counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter

from tests.ingest.published import (
    SKIP,
    by_code,
    by_name,
    by_name_then,
    cells_of,
    five_digits,
    judge,
    judge_csv,
    population_body,
)
from tests.support.real import real


class Seen(NamedTuple):
    """One observation, from the database or as expected."""

    area: str | None
    measure: str
    period: str
    status: str
    value: float | None
    raw: str | float


@dataclass(frozen=True)
class Sheet:
    """Where the values of one workbook stand, and how its label cells say which body a row is of.

    `rows` and `cols` are the range of the table; `code` gives a row's area code from its cells, None for a body that
    has no code any more, and `SKIP` for a row that is no body. `headings` are the texts over each column.
    """

    file: str
    name: str
    rows: tuple[int, int]
    cols: tuple[str, str]
    headings: Callable[[], Sequence[str]]
    code: Callable[[list[Any]], str | None]
    period: Callable[[list[Any], int], str]
    skipped: int
    areas: int
    statuses: dict[str, int]
    year: int | None = None
    unlisted: int = 0


def joined(*levels: Any) -> str:
    """Return a header path as axstat prints it: blanks and line breaks collapsed."""
    return " › ".join(" ".join(str(text).split()) for text in levels)


def texts(*headings: str) -> Callable[[], Sequence[str]]:
    return lambda: headings


def population(change: str, flow: str, stock: str) -> Callable[[], Sequence[str]]:
    """Return the 22 headings of the population tables: rows 2 to 4, merged as hazards.md#merged-headers says."""
    moved = ["者数（国内）", "者数（国外）", "者数（計）"]
    came = [*(f"転入{m}" for m in moved), "出生者数", "その他（計）", "計（Ａ）"]
    went = [*(f"転出{m}" for m in moved), "死亡者数", "その他（計）", "計（Ｂ）"]
    rates = [f"{kind}{change}{what}" for kind in ("自然", "社会") for what in ("数", "率")]
    return texts(
        *(joined(stock, "人口", x) for x in ("男", "女", "計")),
        joined(stock, "世帯数"),
        *(joined(flow, "住民票記載数", x) for x in came),
        *(joined(flow, "住民票消除数", x) for x in went),
        joined(flow, "増減数(Ａ)-(Ｂ)"),
        joined(flow, f"{change}率"),
        *(joined(flow, rate) for rate in rates),
    )


def donations() -> Sequence[str]:
    """Return the headings of the ふるさと納税 survey: rows 11 to 16, every merged range filled with its text."""
    sheet = openpyxl.load_workbook(real("furusato_detail_R1.xlsx"))["集計"]
    over = {(r, c): m for m in sheet.merged_cells.ranges for r in range(m.min_row, m.max_row + 1) for c in _across(m)}
    paths = []
    for col in range(4, 115):
        sources: dict[Any, None] = {}
        for row in range(11, 17):
            merge = over.get((row, col))
            place = (merge.min_row, merge.min_col) if merge else (row, col)
            if sheet.cell(*place).value is not None:
                sources[place] = None
        path = joined(*(sheet.cell(*place).value for place in sources))
        paths.append(path)
    return paths


def _across(merge: Any) -> range:
    return range(merge.min_col, merge.max_col + 1)


def household_spending() -> Sequence[str]:
    codes, names = cells_of("ssdse_c_2025_cp932.csv", "", 2)[:2]
    return [joined(code, name) for code, name in zip(codes[3:], names[3:], strict=True)]


INDICES = "全市町村の主要財政指標"
FIVE = ("財政力指数", "経常収支比率", "実質公債費比率", "将来負担比率", "ラスパイレス指数")
SIX_MARKS = {"normal": 157789, "missing": 1229, "included_elsewhere": 11, "error": 3, "unparsed": 39436}


def indices(edition: str, last: int, first: str, year: int, areas: int, statuses: dict[str, int], **more: Any) -> Sheet:
    """Return the place of MIC's 主要財政指標: a title, one header row, an average at the end."""
    suffix = "xls" if edition in ("H17", "H20", "H23") else "xlsx"
    name = f"{INDICES} " if suffix == "xlsx" else INDICES
    cols = (first, get_column_letter(column_index_from_string(first) + 4))
    return Sheet(
        file=f"fiscal_indices_city_{edition}.{suffix}",
        name=name,
        rows=(3, last),
        cols=cols,
        headings=more.pop("headings", texts(*FIVE)),
        code=by_code if first == "D" else partial(by_name_then, year=year),
        skipped=1,
        areas=areas,
        statuses=statuses,
        **{"period": lambda _row, _col: f"FY{year}", **more},
    )


SHEETS = [
    # A note says: ラスパイレス指数は平成18年4月1日現在.
    indices(
        "H17",
        1847,
        "C",
        2005,
        1844,
        {"normal": 9220},
        period=lambda _row, col: "2006-04-01" if col == 7 else "FY2005",
        headings=texts("経常収支比率", "実質公債費比率", "起債制限比率", "財政力指数", "ラスパイレス指数"),
    ),
    indices("H20", 1803, "C", 2008, 1800, {"normal": 8754, "missing": 246}),
    indices("H23", 1745, "D", 2011, 1742, {"normal": 8294, "missing": 416}),
    indices("H29", 1744, "D", 2017, 1741, {"normal": 8029, "missing": 676}),
    indices("R3", 1744, "D", 2021, 1741, {"normal": 7889, "missing": 816}),
    Sheet(
        file="fiscal_indices_designated_R3.xlsx",
        name="政令指定都市",
        rows=(3, 24),
        cols=("C", "G"),
        headings=texts(*FIVE),
        code=by_name,
        period=lambda _row, _col: "FY2021",
        skipped=2,
        areas=20,
        statuses={"normal": 96, "missing": 4},
    ),
    Sheet(
        file="juki_population_1303.xlsx",
        name="人口、世帯数、人口動態（市区町村別）【総計】",
        rows=(5, 2284),
        cols=("D", "Y"),
        headings=population("増加", "平成24年度", "平成25年"),
        code=population_body,
        period=lambda _row, col: "2013-03-31" if col < 8 else "FY2012",
        skipped=310,
        areas=1970,
        statuses={"normal": 37430, "missing": 5910},
    ),
    Sheet(
        file="juki_population_2003.xlsx",
        name="人口、世帯数、人口動態（市区町村別）【総計】",
        rows=(5, 2282),
        cols=("D", "Y"),
        headings=population("増減", "令和元年", "令和2年"),
        code=population_body,
        period=lambda _row, col: "2020-01-01" if col < 8 else "2019",
        skipped=309,
        areas=1969,
        statuses={"normal": 43318},
    ),
    Sheet(
        file="furusato_detail_R1.xlsx",
        name="集計",
        rows=(17, 1804),
        cols=("D", "DJ"),
        headings=donations,
        code=by_code,
        period=lambda _row, col: "FY2020" if 26 <= col <= 32 else "FY2019",
        skipped=0,
        areas=1788,
        statuses=SIX_MARKS,
    ),
    Sheet(
        file="estat_export_wage.xlsx",
        name="1",
        rows=(7, 26830),
        cols=("D", "D"),
        headings=texts("#D02206 › #D02206_課税対象所得（納税義務者1人当たり）【千円】"),
        code=five_digits,
        period=lambda row, _col: str(int(row[4])),
        skipped=0,
        areas=1916,
        statuses={"normal": 24374, "missing": 2450},
    ),
    Sheet(
        file="ssdse_c_2025_cp932.csv",
        name="ssdse_c_2025_cp932",
        rows=(3, 50),
        cols=("D", "HU"),
        headings=household_spending,
        code=five_digits,
        period=lambda _row, _col: "2022/2024",
        skipped=0,
        areas=48,
        statuses={"normal": 10848},
    ),
]


def expected(sheet: Sheet) -> dict[str, Seen]:
    """Return what every value cell of the range must have become, by address."""
    rows = cells_of(sheet.file, sheet.name, sheet.rows[1])
    left, right = map(column_index_from_string, sheet.cols)
    headings = sheet.headings()
    assert len(headings) == right - left + 1
    seen: dict[str, Seen] = {}
    skipped = 0
    for number in range(sheet.rows[0], sheet.rows[1] + 1):
        row = rows[number - 1]
        code = sheet.code(row)
        skipped += code == SKIP
        for col in range(left, right + 1) if code != SKIP else ():
            cell = row[col - 1] if col <= len(row) else None
            status, value = judge_csv(cell) if sheet.file.endswith(".csv") else judge(cell)
            raw = "" if cell is None else cell
            heading = headings[col - left]
            seen[f"{get_column_letter(col)}{number}"] = Seen(code, heading, sheet.period(row, col), status, value, raw)
    assert skipped == sheet.skipped
    return seen
