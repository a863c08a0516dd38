"""Kinds of cells that deviate from their column, and the forms of e-Stat."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from axstat.model.values import Status
from tests.recognise.layouts.headers import CALENDAR, Kind
from tests.recognise.layouts.page import BLANK, Cell, Column, Drawn, Figure, Line, Page, number, paint, whole
from tests.recognise.layouts.pieces import any_figure, headed, measured, municipalities, named, prefectures, some


def deviating_cells(rng: Random) -> Drawn:
    """One town writes 504分 among hours, another 12人: the first is turned into hours, the second is not read."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 8, 12)
    minutes = rng.randrange(60, 6000)
    odd = rng.sample(range(len(areas)), 2)
    figures = [whole(rng) for _ in areas]
    figures[odd[0]] = Figure(Cell(f"{minutes}分"), minutes / 60)
    doubts = ["converted-unit"]
    if rng.random() < 0.5:
        figures[odd[1]] = Figure(Cell("12人"), None, Status.UNPARSED)
        doubts.append("odd-unit")
    lines = [replace(line, figures=(figure,)) for line, figure in zip(named(areas), figures, strict=True)]
    column = Column((Cell("通勤時間（時間）"),), ("通勤時間",), "時間", period)
    paint(page, rng, (3, 1), ("都道府県", "団体名"), [column], lines)
    return Drawn([page], doubts=tuple(doubts))


def scaled_formats(rng: Random) -> Drawn:
    """A format prints thousandths: under 千円 these are meant, under 円 what is stored."""
    page, period = headed(rng)
    unit, factor = rng.choice((("千円", 1000), ("円", 1), ("百万円", 1_000_000)))
    code = {"千円": "#,##0,", "円": "#,##0", "百万円": "#,##0,,"}[unit]

    def draws(rng: Random) -> Figure:
        value = rng.randrange(1_000_000, 900_000_000)
        return Figure(number(value, code), value / factor)

    areas = some(rng, municipalities())
    column = Column((Cell(f"歳出総額（{unit}）"),), ("歳出総額",), unit, period, draws)
    paint(page, rng, (3, 1), ("都道府県", "団体名"), [column], named(areas))
    return Drawn([page])


def hiding_formats(rng: Random) -> Drawn:
    """A format prints *** in the place of a number: it is suppressed."""
    page, period = headed(rng)

    def draws(rng: Random) -> Figure:
        if rng.random() < 0.3:
            return Figure(number(rng.randrange(10), '"***"'), None, Status.SUPPRESSED)
        return whole(rng)

    areas = some(rng, municipalities())
    columns = [replace(c, draws=draws) for c in measured(rng, period)]
    paint(page, rng, (3, 1), ("都道府県", "団体名"), columns, named(areas))
    return Drawn([page])


def fractions(rng: Random) -> Drawn:
    """Cells with a percent format hold fractions, whatever the header says."""
    page, period = headed(rng)

    def draws(rng: Random) -> Figure:
        value = rng.randrange(1000) / 1000
        return Figure(number(value, rng.choice(("0%", "0.0%"))), value)

    label = rng.choice(("普及率（％）", "普及率", "普及率（%）"))
    column = Column((Cell(label),), ("普及率",), "fraction", period, draws)
    areas = some(rng, municipalities())
    paint(page, rng, (3, 1), ("都道府県", "団体名"), [column, *measured(rng, period, most=2)], named(areas))
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


KINDS: tuple[Kind, ...] = (
    deviating_cells,
    scaled_formats,
    hiding_formats,
    fractions,
    estat_cross,
    estat_long,
)
