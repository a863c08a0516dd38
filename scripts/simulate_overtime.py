"""Write the simulated overtime workbooks of FY2022, FY2023 and FY2024 into `data/raw/simulated/`.

The ministry's per-body workbook cannot be redistributed from here, so these stand in for it: a layout like MIC's, the
real names and codes, and drawn values. Run: `python scripts/simulate_overtime.py [FOLDER]`. Method:

* Hours a month per employee of the 1,721 municipalities are lognormal over bodies, mu 2.128 and sigma 0.392: fitted to
  the 66 highest of FY2023, all others known only to lie below (docs/concepts/simulated.md, with the interval). FY2022
  scales them by the published 149.6 / 141.1 (all bodies); the figure of FY2024 was not found, so FY2023's stays.
  Nothing is adjusted to any share.
* Larger bodies work longer: the mean over *employees* that was published (10.8 a month) lies above the mean over bodies
  of that curve (9.1). A body's place on the curve therefore goes with the rank of its population (census 2025,
  preliminary counts, standing in for its employees), as strongly as makes the mean weighted by population 10.8.
* Of 指定都市 and 都道府県 only the mean is published (12.6 and 13.5 a month); the same spread is an assumption.
* A body keeps its place: its normal score is sqrt(0.85) of its own and sqrt(0.15) of the year's (an assumption).
* 本庁 and 出先機関等 (FY2023) are the body's hours times 18.3 / 13.2 and 9.9 / 13.2 (2017 survey), with 10 % noise.
* The share over 45 hours is 4.7 % at the mean and grows with the square of the hours, with 30 % noise; about 7 % of
  it is 100 hours or more (published: 0.3 of 4.7).
* Each year a few municipalities, drawn at random, are missing or suppressed.

The layouts differ from year to year, as a ministry's do:
FY2022  one list; six-digit codes as text; each prefecture's own body above its municipalities; year and month.
FY2023  three sheets named like e-Stat's; columns A to N empty; codes as integers without leading zero and check
        digit; 全体/本庁/出先機関等; shares as fractions shown as percent.
FY2024  only the monthly mean, rounded to 0.1, is "published", because the newest year should show the rounding edge
        (8.3 hours a month are 99.0 to 100.2 a year); six-digit codes as integers; prefectures written once and merged
        down; shares as numbers.
"""

from __future__ import annotations

import csv
import math
import os
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from statistics import NormalDist
from typing import Any

os.environ.setdefault("OPENPYXL_LXML", "False")  # the same bytes whether or not lxml is installed
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from axstat.areas import gazetteer
from axstat.model.areas import Area
from fixed_workbook import save

FOLDER = Path(__file__).resolve().parent.parent / "data" / "raw" / "simulated"
SEED = "axstat simulated overtime"
PEOPLE = Path(__file__).resolve().parent / "data" / "municipal_companion.csv"
MU, SIGMA = 2.128, 0.392  # of the logarithm of hours a month
MEAN_OF_EMPLOYEES = 10.8
MEAN_HOURS = {"都道府県": 13.5, "指定都市": 12.6}
YEAR_FACTOR = {2022: 149.6 / 141.1, 2023: 1.0, 2024: 1.0}
PERSISTENCE = 0.85
HEAD_OFFICE, BRANCHES = 18.3 / 13.2, 9.9 / 13.2
MISSING = {2022: 4, 2023: 4, 2024: 5}
SUPPRESSED = {2022: 3, 2023: 2, 2024: 3}

WARNING = "【模擬データ（simulated）】"
NOTES = (
    "（注）１　この表の数値は模擬データ（simulated）で、実際の団体の状況を示さない。団体名とコードは実在のもの",
    "（注）２　「***」は秘匿、「－」は回答のない団体。平均は値のある団体の単純平均",
)
Value = Decimal | int | str | None


@dataclass(frozen=True)
class Draw:
    """One body's figures in one year, or the mark that stands in their place."""

    area: Area
    hours: Decimal
    month: Decimal
    head_office: tuple[Decimal, Decimal]
    branches: tuple[Decimal, Decimal]
    over_45: Decimal
    mid: Decimal
    over_100: Decimal
    mark: str = ""

    def show(self, value: Decimal, *, fraction: bool = False) -> Value:
        """Return what the cell holds: the mark, or the number (an integer where it is whole, as Excel writes it)."""
        if self.mark:
            return self.mark
        shown = value / 100 if fraction else value
        return int(shown) if shown == shown.to_integral_value() else shown


def tenth(value: Decimal | float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def group(area: Area) -> str:
    return area.kind if area.kind in ("都道府県", "指定都市") else "市区町村"


def bodies() -> tuple[Area, ...]:
    """Return the 47 prefectures and 1,741 municipalities of today, each prefecture before its own."""
    known = gazetteer()
    codes = known.universe("all", date(2024, 4, 1)).codes
    chosen = [area for code in sorted(codes) if (area := known.by_code(code)) is not None]
    if sum(a.level == "municipality" for a in chosen) != 1741 or len(chosen) != 1788:
        sys.exit("the gazetteer does not hold 47 prefectures and 1,741 municipalities")
    return tuple(chosen)


def normal(*words: object) -> random.Random:
    return random.Random(" ".join(map(str, (SEED, *words))))


def score(rng: random.Random) -> float:
    return NormalDist().inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


@cache
def people() -> Mapping[str, int]:
    """Return the population of each municipality that is no designated city, by its five-digit code (census 2025)."""
    with PEOPLE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {row["code5"]: int(row["pop_census_2025_prelim"]) for row in rows if row["kind"] != "指定都市"}


@cache
def sizes() -> Mapping[str, float]:
    """Return the normal score of each municipality's rank by population."""
    ordered = sorted(people(), key=lambda code: (people()[code], code))
    return {code: NormalDist().inv_cdf((rank + 0.5) / len(ordered)) for rank, code in enumerate(ordered)}


def weighted_mean(pull: float) -> float:
    """Return the mean hours a month, weighted by population, where size pulls a body's place by `pull` (0 to 1)."""
    rest = SIGMA**2 * (1 - pull**2) / 2
    total = sum(count * math.exp(MU + SIGMA * pull * sizes()[code] + rest) for code, count in people().items())
    return total / sum(people().values())


@cache
def pull_of_size() -> float:
    """Return how strongly size pulls, so that the mean over employees is the published one."""
    low, high = 0.0, math.sqrt(PERSISTENCE)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if weighted_mean(middle) < MEAN_OF_EMPLOYEES else (low, middle)
    return low


def place(area: Area) -> float:
    """Return a body's own normal score, without the year's part."""
    own = score(normal("body", area.area_code))
    if group(area) != "市区町村":
        return own
    share = pull_of_size() / math.sqrt(PERSISTENCE)
    return share * sizes()[area.jis_code] + math.sqrt(1 - share**2) * own


def draw(area: Area, year: int, mark: str) -> Draw:
    rng = normal("year", year, area.area_code)
    z = math.sqrt(PERSISTENCE) * place(area) + math.sqrt(1 - PERSISTENCE) * score(rng)
    kind = group(area)
    mu = MU if kind == "市区町村" else math.log(MEAN_HOURS[kind]) - SIGMA**2 / 2
    mean = 12 * math.exp(mu + SIGMA**2 / 2) * YEAR_FACTOR[year]
    hours = 12 * math.exp(mu + SIGMA * z) * YEAR_FACTOR[year]
    offices = [hours * factor * math.exp(0.1 * score(rng)) for factor in (HEAD_OFFICE, BRANCHES)]
    over_45 = min(60.0, 4.7 * (hours / mean) ** 2 * math.exp(0.3 * score(rng)))
    over_100 = over_45 * 0.07 * math.exp(0.5 * score(rng))
    pairs = [(tenth(x), tenth(x / 12)) for x in (hours, *offices)]
    shares = (tenth(over_45), tenth(over_45 - over_100), tenth(over_100))
    return Draw(area, *pairs[0], pairs[1], pairs[2], *shares, mark=mark)


def draw_year(year: int) -> tuple[Draw, ...]:
    everyone = bodies()
    eligible = [a.area_code for a in everyone if group(a) == "市区町村"]
    picked = normal("marks", year).sample(eligible, MISSING[year] + SUPPRESSED[year])
    marks = dict.fromkeys(picked[: MISSING[year]], "－") | dict.fromkeys(picked[MISSING[year] :], "***")
    return tuple(draw(area, year, marks.get(area.area_code, "")) for area in everyone)


def average(draws: Iterable[Draw], field: str) -> Decimal:
    values = [getattr(d, field) for d in draws if not d.mark]
    return tenth(sum(values, Decimal(0)) / len(values))


def municipalities(draws: Sequence[Draw]) -> list[Draw]:
    return [d for d in draws if d.area.level == "municipality"]


class Page:
    """A sheet being written: cells by row and column, headers centred, widths set."""

    def __init__(self, book: Any, name: str) -> None:
        self.ws = book.create_sheet(name)

    def put(self, row: int, col: int, value: Value, *, fmt: str = "") -> None:
        cell = self.ws.cell(row, col, value)
        if fmt and not isinstance(value, str):
            cell.number_format = fmt
        if isinstance(value, str) and value in ("－", "***"):
            cell.alignment = Alignment(horizontal="right")

    def header(self, place: str, text: str) -> None:
        cell = self.ws[place.split(":")[0]]
        cell.value = text
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if ":" in place:
            self.ws.merge_cells(place)

    def title(self, address: str, text: str) -> None:
        self.ws[address] = text
        self.ws[address].font = Font(bold=True, size=12)

    def notes(self, row: int, col: int) -> None:
        for offset, note in enumerate(NOTES):
            self.ws.cell(row + offset, col, note)

    def widths(self, first: int, widths: Sequence[int]) -> None:
        for col, width in enumerate(widths, start=first):
            self.ws.column_dimensions[get_column_letter(col)].width = width


def write_2022(book: Any, draws: Sequence[Draw]) -> None:
    """One list: prefecture bodies above their municipalities, six-digit text codes, year and month."""
    page = Page(book, "令和４年度")
    page.title("A1", f"{WARNING}時間外勤務の状況（令和４年度）")
    page.put(2, 5, "（単位：時間）")
    for place, text in (("A3:A4", "団体コード"), ("B3:B4", "都道府県名"), ("C3:C4", "市区町村名")):
        page.header(place, text)
    page.header("D3:E3", "時間外勤務時間数（職員１人当たり）")
    page.header("D4", "年間")
    page.header("E4", "月平均")
    row = 5
    for d in draws:
        own = d.area.level == "prefecture"
        page.put(row, 1, d.area.area_code)
        page.put(row, 2, d.area.prefecture)
        page.put(row, 3, None if own else d.area.name)
        page.put(row, 4, d.show(d.hours), fmt="#,##0.0")
        page.put(row, 5, d.show(d.month), fmt="#,##0.0")
        row += 1
    page.header(f"A{row}:C{row}", "全国市区町村平均")
    page.put(row, 4, average(municipalities(draws), "hours"), fmt="#,##0.0")
    page.put(row, 5, average(municipalities(draws), "month"), fmt="#,##0.0")
    page.notes(row + 2, 1)
    page.ws.cell(row + 4, 1, "（注）３　市区町村名のない行は、都道府県（団体としての都道府県庁）の値")
    page.widths(1, (12, 12, 16, 14, 14))
    page.ws.freeze_panes = "D5"


SHEETS_2023 = (("AFAHO21H0010", "都道府県"), ("AFAHO21H0020", "指定都市"), ("AFAHO21H0030", "市区町村"))
FIRST_2023 = 15  # column O: the columns before it are empty, as in e-Stat's exports


def write_2023(book: Any, draws: Sequence[Draw]) -> None:
    """Three sheets: codes as integers of five digits or fewer, three staff scopes, shares as fractions."""
    for name, kind in SHEETS_2023:
        mine = [d for d in draws if group(d.area) == kind]
        page = Page(book, name)
        page.title("O3", f"{WARNING}令和５年度　{kind}別の時間外勤務の状況（令和６年度実施の調査）")
        write_header_2023(page)
        row = 14
        for d in mine:
            write_line_2023(page, row, d)
            row += 1
        page.put(row, 16, "平均")
        for col, field in ((18, "hours"), (19, "month")):
            page.put(row, col, average(mine, field), fmt="0.0")
        page.notes(row + 1, FIRST_2023)
        page.widths(FIRST_2023, (10, 10, 14, *[11] * 9))


def write_header_2023(page: Page) -> None:
    for place, text in (("O10:O12", "団体\nコード"), ("P10:P12", "都道府県名"), ("Q10:Q12", "団体名")):
        page.header(place, text)
    page.header("R10:W10", "時間外勤務時間数（職員１人当たり）")
    page.header("X10:Z10", "時間外勤務が一定時間を超えた職員の割合")
    for place, text in (("R11:S11", "全体"), ("T11:U11", "本庁"), ("V11:W11", "出先機関等")):
        page.header(place, text)
    for col in range(18, 24):
        page.header(f"{get_column_letter(col)}12", "月平均" if col % 2 else "年間")
        page.header(f"{get_column_letter(col)}13", "（時間）")
    classes = ("月45時間超", "月45時間超100時間未満", "月100時間以上")
    for letter, text in zip("XYZ", classes, strict=True):
        page.header(f"{letter}11:{letter}12", text)
        page.header(f"{letter}13", "（％）")


def write_line_2023(page: Page, row: int, d: Draw) -> None:
    page.put(row, 15, int(d.area.jis_code))
    page.put(row, 16, d.area.prefecture)
    page.put(row, 17, d.area.name)
    hours = (d.hours, d.month, *d.head_office, *d.branches)
    for col, value in enumerate(hours, start=18):
        page.put(row, col, d.show(value), fmt="#,##0.0")
    for col, value in enumerate((d.over_45, d.mid, d.over_100), start=24):
        page.put(row, col, d.show(value, fraction=True), fmt="0.0%")


def write_2024(book: Any, draws: Sequence[Draw]) -> None:
    """Two sheets: only the monthly mean, prefectures merged down, shares as percent numbers."""
    lists = (("市区町村", municipalities(draws)), ("都道府県", [d for d in draws if d.area.level == "prefecture"]))
    for kind, mine in lists:
        page = Page(book, kind)
        page.title("A1", f"{WARNING}{kind}別 時間外勤務の状況（令和６年度）")
        page.put(2, 7, "（単位：時間、％）")
        for place, text in (("A4:A6", "都道府県"), ("B4:B6", "団体名"), ("C4:C6", "団体コード")):
            page.header(place, text)
        page.header("D4:D6", "職員１人当たり\n月平均\n時間外勤務時間数\n（時間）")
        page.header("E4:G4", "時間外勤務が月45時間を超えた職員の割合（％）")
        page.header("E5:E6", "45時間超")
        page.header("F5:G5", "内訳")
        page.header("F6", "45時間超\n100時間未満")
        page.header("G6", "100時間以上")
        write_lines_2024(page, 7, mine)
        page.widths(1, (12, 16, 12, 18, 12, 12, 12))
        page.ws.freeze_panes = "D7"


def write_lines_2024(page: Page, row: int, draws: Sequence[Draw]) -> None:
    start = row
    for position, d in enumerate(draws):
        new = position == 0 or draws[position - 1].area.prefecture != d.area.prefecture
        if new and row > start + 1:
            page.ws.merge_cells(start_row=start, start_column=1, end_row=row - 1, end_column=1)
        if new:
            start = row
            page.put(row, 1, d.area.prefecture)
        page.put(row, 2, d.area.name)
        page.put(row, 3, int(d.area.area_code), fmt="000000")
        for col, value in enumerate((d.month, d.over_45, d.mid, d.over_100), start=4):
            page.put(row, col, d.show(value), fmt="0.0")
        row += 1
    if row > start + 1:
        page.ws.merge_cells(start_row=start, start_column=1, end_row=row - 1, end_column=1)
    page.put(row, 1, "平均")
    for col, field in enumerate(("month", "over_45", "mid", "over_100"), start=4):
        page.put(row, col, average(draws, field), fmt="0.0")
    page.notes(row + 2, 1)


WRITERS = {2022: write_2022, 2023: write_2023, 2024: write_2024}


def main(folder: Path = FOLDER) -> None:
    for year, write in WRITERS.items():
        book = Workbook()
        book.remove(book.active)
        write(book, draw_year(year))
        save(book, folder / f"overtime_{year}_simulated.xlsx")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
