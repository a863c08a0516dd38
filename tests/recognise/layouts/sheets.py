"""Kinds of sheets: what changes down the sheet, several tables on it, cells that deviate, forms of e-Stat, no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from axstat.model.areas import Area
from axstat.model.values import Status
from tests.recognise.layouts.headers import CALENDAR, Kind
from tests.recognise.layouts.page import (
    BLANK,
    Cell,
    Column,
    Drawn,
    Figure,
    Line,
    Page,
    number,
    paint,
    paint_lines,
    whole,
)
from tests.recognise.layouts.pieces import (
    MEASURES,
    any_figure,
    certain,
    measured,
    municipalities,
    prefectures,
    some,
    titled,
)


def _headed(rng: Random) -> tuple[Page, str]:
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    return page, period


def _named(areas: Sequence[Area]) -> list[Line]:
    return [Line((Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]


def header_changes(rng: Random) -> Drawn:
    """The header stands again further down, the same or with its columns swapped or renamed."""
    page, period = _headed(rng)
    areas = some(rng, municipalities(), 8, 12)
    half = len(areas) // 2
    columns = measured(rng, period, fewest=2, most=4)
    how = rng.choice(("same", "swapped", "renamed"))
    below = list(columns)
    if how == "swapped":
        below = [*columns[1:], columns[0]]
    elif how == "renamed":
        below[-1] = Column((Cell("学校数（校）"),), ("学校数",), "校", period, any_figure)
    headings = ("都道府県", "団体名")
    row = paint(page, rng, (3, 1), headings, columns, _named(areas[:half]))
    if rng.random() < 0.5:
        page.put(row, 1, "- 1 -")
        row += 1
    row += rng.randint(0, 2)
    paint(page, rng, (row, 1), headings, below, _named(areas[half:]))
    return Drawn([page])


def unit_changes(rng: Random) -> Drawn:
    """A row of units further down changes what the figures below it count."""
    page, period = _headed(rng)
    areas = some(rng, municipalities(), 8, 10)
    half = len(areas) // 2
    upper, lower = ("千円", "百万円") if rng.random() < 0.5 else ("人", "千人")
    names = ("歳入総額", "歳出総額") if upper == "千円" else ("人口", "従業者数")

    def columns(unit: str) -> list[Column]:
        return [Column((Cell(n), Cell(f"（{unit}）")), (n,), unit, period) for n in names]

    row = paint(page, rng, (3, 1), ("都道府県", "団体名"), columns(upper), _named(areas[:half]), "first")
    page.put_row(row, 3, [f"（{lower}）"] * 2)
    paint_lines(page, rng, (row + 1, 1), columns(lower), _named(areas[half:]), depth=2)
    return Drawn([page])


def deviating_cells(rng: Random) -> Drawn:
    """One town writes 504分 among hours, another 12人: the first is turned into hours, the second is not read."""
    page, period = _headed(rng)
    areas = some(rng, municipalities(), 8, 12)
    minutes = rng.randrange(60, 6000)
    odd = rng.sample(range(len(areas)), 2)
    figures = [whole(rng) for _ in areas]
    figures[odd[0]] = Figure(Cell(f"{minutes}分"), minutes / 60)
    doubts = ["converted-unit"]
    if rng.random() < 0.5:
        figures[odd[1]] = Figure(Cell("12人"), None, Status.UNPARSED)
        doubts.append("odd-unit")
    lines = [replace(line, figures=(figure,)) for line, figure in zip(_named(areas), figures, strict=True)]
    column = Column((Cell("通勤時間（時間）"),), ("通勤時間",), "時間", period)
    paint(page, rng, (3, 1), ("都道府県", "団体名"), [column], lines)
    return Drawn([page], doubts=tuple(doubts))


def scaled_formats(rng: Random) -> Drawn:
    """A format prints thousandths: under 千円 these are meant, under 円 what is stored."""
    page, period = _headed(rng)
    unit, factor = rng.choice((("千円", 1000), ("円", 1), ("百万円", 1_000_000)))
    code = {"千円": "#,##0,", "円": "#,##0", "百万円": "#,##0,,"}[unit]

    def draws(rng: Random) -> Figure:
        value = rng.randrange(1_000_000, 900_000_000)
        return Figure(number(value, code), value / factor)

    areas = some(rng, municipalities())
    column = Column((Cell(f"歳出総額（{unit}）"),), ("歳出総額",), unit, period, draws)
    paint(page, rng, (3, 1), ("都道府県", "団体名"), [column], _named(areas))
    return Drawn([page])


def hiding_formats(rng: Random) -> Drawn:
    """A format prints *** in the place of a number: it is suppressed."""
    page, period = _headed(rng)

    def draws(rng: Random) -> Figure:
        if rng.random() < 0.3:
            return Figure(number(rng.randrange(10), '"***"'), None, Status.SUPPRESSED)
        return whole(rng)

    areas = some(rng, municipalities())
    columns = [replace(c, draws=draws) for c in measured(rng, period)]
    paint(page, rng, (3, 1), ("都道府県", "団体名"), columns, _named(areas))
    return Drawn([page])


def fractions(rng: Random) -> Drawn:
    """Cells with a percent format hold fractions, whatever the header says."""
    page, period = _headed(rng)

    def draws(rng: Random) -> Figure:
        value = rng.randrange(1000) / 1000
        return Figure(number(value, rng.choice(("0%", "0.0%"))), value)

    label = rng.choice(("普及率（％）", "普及率", "普及率（%）"))
    column = Column((Cell(label),), ("普及率",), "fraction", period, draws)
    areas = some(rng, municipalities())
    paint(page, rng, (3, 1), ("都道府県", "団体名"), [column, *measured(rng, period, most=2)], _named(areas))
    page.labels.discard("普及率")
    return Drawn([page])


def estat_cross(rng: Random) -> Drawn:
    """e-Stat's cross table: measure, facet and area down the side, a stub column, years across."""
    page = Page()
    years = CALENDAR[: rng.randint(2, 4)]
    areas = some(rng, prefectures(), 4, 7, ordered=True)
    lines: list[Line] = []
    for measure, unit in rng.sample((("人口", "千人"), ("世帯数", "千世帯"), ("面積", "km2")), rng.randint(1, 2)):
        for sex in ("男女計", "男", "女")[: rng.randint(1, 3)]:
            lines += [
                Line(
                    (Cell(f"{measure}【{unit}】"), Cell(sex), Cell(a.name), BLANK),
                    a.area_code,
                    (measure, sex),
                    None,
                    unit,
                )
                for a in areas
            ]
    columns = [Column((Cell(said),), ("",), None, period, any_figure) for said, period in years]
    if rng.random() < 0.5:
        notes = [Column((Cell(f"{said} 注釈"),), (), draws=_annotation) for said, _ in years]
        columns = [column for pair in zip(columns, notes, strict=True) for column in pair]
    paint(page, rng, (1, 1), ("表章項目", "男女別", "全国・都道府県", "/時間軸（年）"), columns, lines)
    return Drawn([page], "drawn.csv")


def _annotation(rng: Random) -> Figure:
    return Figure(Cell(rng.choice(("", "", "*", "1"))), None, Status.MISSING)


def estat_long(rng: Random) -> Drawn:
    """e-Stat's long table: one observation a row, every dimension with its code, areas that are none."""
    page = Page()
    areas = some(rng, prefectures(), 4, 7, ordered=True)
    pseudo = rng.random() < 0.5
    places = [(a.area_code[:5], a.name, a.area_code) for a in areas]
    if pseudo:
        places.insert(1, ("00100", "人口集中地区", None))  # type: ignore[arg-type]
    lines = [
        Line(
            (*map(Cell, ("020", "人口", code, sex, place, name, f"{period}000000", said, "人")),),
            area,
            ("人口", sex),
            period,
            "人",
        )
        for code, sex in (("100", "総数"), ("110", "男"), ("120", "女"))[: rng.randint(1, 3)]
        for place, name, area in places
        for said, period in CALENDAR[:2]
    ]
    headings = (
        "tab_code",
        "表章項目",
        "cat01_code",
        "男女",
        "area_code",
        "地域",
        "time_code",
        "時間軸（調査年）",
        "unit",
    )
    paint(page, rng, (1, 1), headings, [Column((Cell("value"),), ("",), None, None, any_figure)], lines)
    page.labels = {"総数", "男", "女"}
    return Drawn([page], "drawn.csv")


def side_by_side(rng: Random) -> Drawn:
    """Two or three blocks of the same columns stand beside each other, parted by a blank column or not."""
    page, period = _headed(rng)
    columns = measured(rng, period, most=2)
    areas = some(rng, municipalities(), 9, 15)
    left, share = 1, rng.randint(3, 5)
    gap = rng.randint(0, 1)
    for start in range(0, len(areas), share):
        chunk = areas[start : start + share]
        if len(chunk) < 3:
            break
        paint(page, rng, (3, left), ("都道府県", "団体名"), columns, _named(chunk))
        left += 2 + len(columns) + gap
    return Drawn([page])


def one_below_another(rng: Random) -> Drawn:
    """Tables of other measures, or of another year, stand one below another."""
    page = Page()
    areas = some(rng, municipalities(), 4, 6)
    row = 1
    measures = rng.sample(MEASURES, 4)
    for n, (said, period) in enumerate((("令和４年度", "FY2022"), ("令和５年度", "FY2023"))):
        page.put(row, 1, f"主要指標（{said}）")
        columns = [
            Column((Cell(f"{name}（{unit}）" if unit else name),), (name,), unit, period, any_figure)
            for name, unit in measures[2 * n : 2 * n + 2]
        ]
        row = paint(page, rng, (row + 1, 1), ("都道府県", "団体名"), columns, _named(areas))
        row += rng.randint(1, 2)
    return Drawn([page])


def years_one_below_another(rng: Random) -> Drawn:
    """The same bodies come again under a heading of another year, below the same header."""
    page = Page()
    page.put(1, 1, "主要指標")
    areas = some(rng, municipalities(), 4, 6)
    columns = measured(rng, None)
    row = 3
    for said, period in (("令和４年度", "FY2022"), ("令和５年度", "FY2023"), ("令和６年度", "FY2024"))[
        : rng.randint(2, 3)
    ]:
        page.put(row, 1, said)
        dated = [replace(c, period=period) for c in columns]
        row = paint(page, rng, (row + 1, 1), ("都道府県", "団体名"), dated, _named(areas)) + rng.randint(0, 1)
    return Drawn([page])


def hidden_parts(rng: Random) -> Drawn:
    """Hidden rows and columns are read and pointed out."""
    page, period = _headed(rng)
    areas = some(rng, municipalities())
    columns = measured(rng, period, fewest=2)
    paint(page, rng, (3, 1), ("都道府県", "団体名"), columns, _named(areas))
    page.hidden_rows = {rng.randint(4, 3 + len(areas))}
    page.hidden_columns = {3}
    return Drawn([page], doubts=("hidden-rows", "hidden-columns"))


def prior_years(rng: Random) -> Drawn:
    """A second line in parentheses is the previous year's figure."""
    page, period = _headed(rng)
    areas = some(rng, municipalities(), 4, 6)
    columns = [replace(c, draws=whole) for c in measured(rng, period, most=2)]
    lines = []
    for line in _named(areas):
        lines.append(line)
        before = [rng.randrange(1000) for _ in columns]
        figures = tuple(Figure(Cell(f"({value})"), float(value)) for value in before)
        lines.append(Line((BLANK, BLANK), line.area, ("前年",), figures=figures))
    paint(page, rng, (3, 1), ("都道府県", "団体名"), columns, lines)
    return Drawn([page])


def marked_bodies(rng: Random) -> Drawn:
    """The first body, or one between, carries ※ before its name: it is no note."""
    page, period = _headed(rng)
    areas = some(rng, certain(), 5, 8)
    marked = rng.randrange(len(areas))
    mark = rng.choice(("※", "＊", "○", "◎", "◆"))
    lines = [Line((Cell(f"{mark}{a.name}" if n == marked else a.name),), a.area_code) for n, a in enumerate(areas)]
    paint(page, rng, (rng.randint(2, 4), 1), ("団体名",), measured(rng, period), lines)
    return Drawn([page])


def numbered_bodies(rng: Random) -> Drawn:
    """Bodies are numbered in the cell of their name."""
    page, period = _headed(rng)
    areas = some(rng, certain(), 5, 8)
    dot = rng.choice(("．", ". ", "　", ") "))
    lines = [Line((Cell(f"{n}{dot}{a.name}"),), a.area_code) for n, a in enumerate(areas, start=1)]
    paint(page, rng, (3, 1), ("団体名",), measured(rng, period), lines)
    return Drawn([page])


def no_table(rng: Random) -> Drawn:
    """Prose, a form, or a table of contents whose figures are pages."""
    page = Page()
    match rng.randrange(3):
        case 0:
            page.put(1, 1, "調査の概要")
            for row in range(3, rng.randint(6, 12)):
                page.put(
                    row,
                    1,
                    rng.choice(
                        ("本調査は令和５年度に実施した。", "回答は札幌市及び函館市を含む。", "（注）速報値である。")
                    ),
                )
        case 1:
            for row, label in enumerate(("団体名", "担当課", "電話番号", "記入日"), start=2):
                page.put_row(row, 2, (label, "札幌市" if label == "団体名" else ""))
        case _:
            page.put(1, 1, "目次（令和５年度）")
            page.put_row(2, 1, ("項目", "頁"))
            for row, name in enumerate(("調査の概要", "用語の解説", "結果の概要", "統計表", "付表"), start=3):
                page.put_row(row, 1, (name, number(row * 3)))
    return Drawn([page], no_table=True)


def means_of_municipalities(rng: Random) -> Drawn:
    """A column beside prefectures says that each figure is a mean of its municipalities."""
    page = Page()
    page.put(1, 1, "市町村財政指標の都道府県別平均（令和3年度）")
    areas = some(rng, prefectures(), 5, 9, ordered=True)
    lines = [Line((Cell(a.name), Cell("（市町村平均）")), a.area_code, ("市町村平均",)) for a in areas]
    columns = [Column((Cell("財政力指数"),), ("財政力指数",), None, "FY2021", any_figure)]
    paint(page, rng, (3, 1), ("都道府県名", rng.choice(("", "区分"))), columns, lines)
    return Drawn([page])


KINDS: tuple[Kind, ...] = (
    header_changes,
    unit_changes,
    deviating_cells,
    scaled_formats,
    hiding_formats,
    fractions,
    estat_cross,
    estat_long,
    side_by_side,
    one_below_another,
    years_one_below_another,
    hidden_parts,
    prior_years,
    marked_bodies,
    numbered_bodies,
    no_table,
    means_of_municipalities,
)
