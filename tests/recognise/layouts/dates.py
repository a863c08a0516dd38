"""Kinds of years and dates in the header, and figures that look like them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from tests.recognise.layouts.headers import YEARS, Kind
from tests.recognise.layouts.page import BLANK, Cell, Column, Drawn, Figure, Line, Page, number, paint
from tests.recognise.layouts.pieces import LEAVES, any_figure, identify, measured, municipalities, some, titled


def centred_years(rng: Random) -> Drawn:
    """Each year stands over the middle one of its unmerged columns, whose labels repeat."""
    page = Page()
    page.put(1, 1, "各種統計")
    leaves = rng.sample(LEAVES, 3)
    years = sorted(rng.sample(YEARS, rng.randint(2, 3)), key=lambda y: y[1])
    columns = [Column((Cell(said), Cell(leaf)), (leaf,), None, period) for said, period in years for leaf in leaves]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas), "centred")
    return Drawn([page])


def plain_years(rng: Random) -> Drawn:
    """Numbers 2015, 2016 … head the columns, with a heading of years above them or none."""
    page = Page()
    page.put(1, 1, "公園数の推移（単位：か所）")
    first = rng.randint(1990, 2018)
    years = range(first, first + rng.randint(3, 5))
    headed = rng.random() < 0.5
    above = (Cell(rng.choice(("西暦", "年", "調査年"))),) if headed else ()
    columns = [Column((*above, number(y)), ("公園数",), "か所", str(y)) for y in years]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    page.labels.clear()
    return Drawn([page])


def counts_like_years(rng: Random) -> Drawn:
    """Figures lie between 1868 and 2100, on a line of the whole above the first body too, and are no years."""
    page = Page(transposed=rng.random() < 0.5)
    title, period = titled(rng)
    page.put(1, 1, title)
    areas = some(rng, municipalities(), 5, 8)
    columns = [replace(c, draws=_like_a_year) for c in measured(rng, period, fewest=2)]
    identity = identify(rng, areas)
    lines = identity.lines(areas)
    whole = Cell(rng.choice(("総計", "その他", "不詳")))
    name = max(n for n, heading in enumerate(identity.headings) if heading)
    lines.insert(0, Line(tuple(whole if n == name else BLANK for n in range(len(identity.headings))), None))
    paint(page, rng, (3, 1), identity.headings, columns, lines)
    return Drawn([page])


def _like_a_year(rng: Random) -> Figure:
    value = rng.randrange(1868, 2101)
    return Figure(number(value), float(value))


def base_years(rng: Random) -> Drawn:
    """A base year stands in the header, beside the year of the data in the title."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    labels = (
        ("県内総生産額（平成23年基準）", "県内総生産額"),
        ("消費者物価指数（2020年=100）", "消費者物価指数"),
        ("地価指数（平成27年＝100）", "地価指数"),
        ("鉱工業指数（2015年基準）", "鉱工業指数"),
    )
    columns = [Column((Cell(label),), (word,), None, period) for label, word in rng.sample(labels, rng.randint(1, 3))]
    columns += measured(rng, period, most=2)
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page])


def reference_date(rng: Random) -> Drawn:
    """The title says as of which day the stocks of a year in the header are."""
    page = Page()
    year = rng.randint(22, 30)
    month, day = rng.choice(((1, 1), (4, 1), (10, 1), (3, 31)))
    page.put(1, 1, f"平成{year}年{month}月{day}日{rng.choice(('現在', '現在　', ''))}住民基本台帳人口")
    text = f"{year + 1988}-{month:02}-{day:02}"
    leaves = rng.sample(("男", "女", "計"), 2)
    columns = [Column((Cell(f"平成{year}年"), Cell(leaf)), (leaf,), None, text) for leaf in leaves]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page])


DATE_FORMATS = (
    ('ggge"年"m"月"d"日"', "{:%Y-%m-%d}"),
    ("yyyy/m/d", "{:%Y-%m-%d}"),
    ('yyyy"年"m"月"', "{:%Y-%m}"),
    ('yyyy"年"', "{:%Y}"),
)


def date_headers(rng: Random) -> Drawn:
    """Stored dates head the columns."""
    page = Page()
    page.put(1, 1, "人口の推移（人）")
    code, shown = rng.choice(DATE_FORMATS)
    first = rng.randint(2010, 2020)
    days = [date(first + n, *rng.choice(((4, 1), (10, 1)))) for n in range(rng.randint(2, 4))]
    columns = [
        Column((number((d - date(1899, 12, 30)).days, code),), ("人口",), "人", shown.format(d), any_figure)
        for d in days
    ]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page])


def era_headers(rng: Random) -> Drawn:
    """Eras stand over the years' numbers: 平成 over 29年, 30年; 令和 over 元年, 2年."""
    page = Page()
    page.put(1, 1, "人口の推移（単位：人）")
    years = (
        ("平成", "28年", "2016"),
        ("平成", "29年", "2017"),
        ("平成", "30年", "2018"),
        ("令和", "元年", "2019"),
        ("令和", "2年", "2020"),
    )
    start = rng.randint(0, 2)
    columns = [
        Column((Cell(era), Cell(said)), ("人口",), "人", period, any_figure)
        for era, said, period in years[start : start + rng.randint(2, 3)]
    ]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas), rng.choice(("merged", "first")))
    return Drawn([page])


def undated_beside_dated(rng: Random) -> Drawn:
    """A column without a year stands beside columns that have one: it is loaded undated, with a doubt."""
    page = Page()
    page.put(1, 1, "人口等の一覧")
    columns = [
        Column((Cell(f"人口（{said}）"),), ("人口",), None, period) for said, period in YEARS[: rng.randint(2, 3)]
    ]
    columns.insert(rng.randint(0, len(columns)), Column((Cell("面積（km2）"),), ("面積",), "km2", None))
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page], doubts=("undated-column",))


KINDS: tuple[Kind, ...] = (
    centred_years,
    plain_years,
    counts_like_years,
    base_years,
    reference_date,
    date_headers,
    era_headers,
    undated_beside_dated,
)
