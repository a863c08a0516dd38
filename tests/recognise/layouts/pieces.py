"""What layouts are made of: bodies, columns that name them, figures, measures and dates as publishers print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from axstat.areas import gazetteer
from axstat.model.areas import Area
from axstat.model.cells import CellKind, Mark
from axstat.model.values import Status
from tests.recognise.layouts.page import BLANK, Cell, Column, Figure, Line, Page, number, whole

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
GROUPS = ("全体", "本庁", "出先機関等", "支所", "学校")
LEAVES = ("在職者", "退職者", "採用者", "休職者", "割合", "内訳甲", "男", "女", "計")
MEASURES = (
    ("人口", "人"),
    ("世帯数", "世帯"),
    ("歳出総額", "千円"),
    ("面積", "km2"),
    ("受付件数", "件"),
    ("公園数", "か所"),
    ("普及率", "%"),
    ("財政力指数", None),
    ("順位", None),
)
DATES = (
    ("令和５年度", "FY2023"),
    ("平成30年度", "FY2018"),
    ("2021年度", "FY2021"),
    ("令和3年", "2021"),
    ("2019年", "2019"),
    ("令和5年4月1日現在", "2023-04-01"),
    ("令和２年１０月１日現在", "2020-10-01"),
)


@cache
def municipalities() -> tuple[Area, ...]:
    """Return today's municipalities that are the same since before 2012 and have no namesake in their prefecture."""
    names = Counter((a.prefecture, a.name) for a in gazetteer().areas)
    return tuple(
        a
        for a in gazetteer().areas
        if a.level == "municipality"
        and a.valid_to is None
        and (a.valid_from or date(2000, 1, 1)) < date(2012, 1, 1)
        and names[a.prefecture, a.name] == 1
    )


@cache
def certain() -> tuple[Area, ...]:
    """Return municipalities whose name no other body bore on any day: they need nothing beside their name."""
    names = Counter(stem(a.name.rpartition("市")[2] or a.name) for a in gazetteer().areas)  # 港区 is 名古屋市港区 too
    return tuple(a for a in municipalities() if names[stem(a.name)] <= 1)


@cache
def prefectures() -> tuple[Area, ...]:
    return tuple(a for a in gazetteer().areas if a.level == "prefecture" and a.valid_to is None)


def stem(name: str) -> str:
    """Return a name without what kind of body it is."""
    return name[:-1] if name[-1] in "都府県市町村区" else name


def some(
    rng: Random, areas: Sequence[Area], fewest: int = 4, most: int = 9, *, ordered: bool | None = None
) -> list[Area]:
    """Draw different areas, in the order of codes or not."""
    drawn = rng.sample(areas, rng.randint(fewest, most))
    in_order = rng.random() < 0.5 if ordered is None else ordered
    return sorted(drawn, key=lambda a: a.area_code) if in_order else drawn


def any_figure(rng: Random) -> Figure:
    """Draw a figure in one of the ways that tables print them."""
    value = rng.randrange(100_000)
    match rng.randrange(10):
        case 0 | 1 | 2:
            return whole(rng)
        case 3 | 4:
            return Figure(number(f"{value}.5", rng.choice(("", "#,##0.0", "0.0_ "))), value + 0.5)
        case 5:
            return Figure(Cell(f"{value:,}"), float(value))
        case 6:
            return Figure(Cell(f"{rng.choice('▲△')}{value + 1}"), -float(value + 1))
        case 7:
            return Figure(Cell(str(value).translate(WIDE)), float(value))
        case _:
            mark, status = rng.choice(
                (
                    ("-", Status.MISSING),
                    ("－", Status.MISSING),
                    ("…", Status.MISSING),
                    ("", Status.MISSING),
                    ("***", Status.SUPPRESSED),
                    ("χ", Status.SUPPRESSED),
                )
            )
            return Figure(Cell(mark), None, status)


def raised(rng: Random) -> Figure:
    """Draw a figure with the raised number of a note."""
    value = rng.randrange(10_000)
    note = rng.choice(("¹", "²", "³⁾", "⁽¹⁾", ""))
    return Figure(Cell(f"{value:,}{note}"), float(value))


def unsound(rng: Random) -> Figure:
    """Draw a figure that was struck through, or a formula that was never calculated."""
    value = rng.randrange(10_000)
    match rng.randrange(4):
        case 0:
            return Figure(Cell(str(value), CellKind.NUMBER, mark=Mark.STRUCK), None, Status.UNPARSED)
        case 1:
            return Figure(Cell(f"=B{value}+1", CellKind.ERROR, mark=Mark.UNCALCULATED), None, Status.ERROR)
        case _:
            return Figure(number(value), float(value))


@dataclass(frozen=True)
class Identity:
    """Columns that say which body a line is about: their headings and each body's cells."""

    headings: tuple[str, ...]
    cells: list[tuple[Cell, ...]]

    def lines(self, areas: Sequence[Area]) -> list[Line]:
        return [Line(cells, area.area_code) for cells, area in zip(self.cells, areas, strict=True)]


def code_cell(area: Area, style: str) -> Cell:
    """Return a code as some editions write it."""
    five = area.area_code[:5]
    return {
        "six": Cell(area.area_code),
        "five": Cell(five),
        "wide": Cell(area.area_code.translate(WIDE)),
        "integer": number(int(area.area_code)),
        "five integer": number(int(five)),
        "float": number(f"{int(five)}.0"),
        "letter": Cell(f"R{five}"),
    }[style]


CODE_STYLES = ("six", "five", "wide", "integer", "five integer", "float", "letter")


def written(rng: Random, name: str) -> str:
    """Return a name as some editions write it."""
    match rng.randrange(8):
        case 0:
            return name.replace("ヶ", "ケ")
        case 1:
            return "　".join(name) if len(name) == 3 else name
        case 2:
            return f"{name}　"
        case 3:
            return f"{name}{rng.choice(('※', ' 1)', '（注1）', '＊', '²', ' ①'))}"
        case _:
            return name


def identify(rng: Random, areas: Sequence[Area]) -> Identity:
    """Draw the columns that identify municipalities; names alone only where each is certain."""
    style = rng.choice(CODE_STYLES)
    match rng.randrange(6):
        case 0:
            rows = [(code_cell(a, style), Cell(written(rng, a.name))) for a in areas]
            return Identity((rng.choice(("団体コード", "市町村コード", "地域コード")), "団体名"), list(rows))
        case 1:
            three = [(code_cell(a, style), Cell(a.prefecture), Cell(written(rng, a.name))) for a in areas]
            return Identity(("コード", "都道府県", "市区町村"), list(three))
        case 2:
            beside = [(Cell(a.prefecture), Cell(written(rng, a.name))) for a in areas]
            return Identity(("都道府県名", "市区町村名"), list(beside))
        case 3:
            full = [(Cell(f"{a.prefecture}{rng.choice(('', '　'))}{a.county}{a.name}"),) for a in areas]
            return Identity((rng.choice(("団体名", "自治体名")),), list(full))
        case 4:
            return Identity(("都道府県名", "市区町村名"), _once(rng, areas))
        case _:
            endings = ("市", "町", "村", "区")
            split = [(Cell(a.prefecture), Cell(a.name[:-1]), Cell(a.name[-1])) for a in areas]
            if all(a.name.endswith(endings) and len(a.name) > 2 for a in areas):
                return Identity(("都道府県", "市町村名", ""), list(split))
            return Identity(("都道府県名", "市区町村名"), [(Cell(a.prefecture), Cell(a.name)) for a in areas])


def _once(rng: Random, areas: Sequence[Area]) -> list[tuple[Cell, ...]]:
    """Write each prefecture once, above blanks."""
    rows: list[tuple[Cell, ...]] = []
    last = ""
    for area in areas:
        rows.append((BLANK if area.prefecture == last else Cell(area.prefecture), Cell(written(rng, area.name))))
        last = area.prefecture
    return rows


def measured(rng: Random, period: str | None, *, most: int = 4, fewest: int = 1) -> list[Column]:
    """Draw columns under one label each, with the unit in its brackets or none."""
    columns = []
    for name, unit in rng.sample(MEASURES, rng.randint(fewest, most)):
        said = unit is not None and rng.random() < 0.8
        label = f"{name}（{unit}）" if said else name
        columns.append(Column((Cell(label),), (name,), unit if said else None, period, any_figure))
    return columns


def grouped(rng: Random, period: str | None) -> list[Column]:
    """Draw two to three groups of the same two to three leaves."""
    leaves = rng.sample(LEAVES, rng.randint(2, 3))
    return [
        Column((Cell(group), Cell(leaf)), (group, leaf), None, period, any_figure)
        for group in rng.sample(GROUPS, rng.randint(2, 3))
        for leaf in leaves
    ]


def titled(rng: Random) -> tuple[str, str]:
    """Draw a title with its date, and the period it says."""
    said, period = rng.choice(DATES)
    subject = rng.choice(
        ("主要指標", "市町村のすがた", "公共施設の概要", "各種統計", "各種統計（市区町村）", "主要指標（団体）")
    )
    return rng.choice((f"{subject}（{said}）", f"{said}　{subject}")), period


def headed(rng: Random) -> tuple[Page, str]:
    """Return a page with a drawn title, and the period it says."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    return page, period


def named(areas: Sequence[Area]) -> list[Line]:
    """Return a line of prefecture and name for each body."""
    return [Line((Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]
