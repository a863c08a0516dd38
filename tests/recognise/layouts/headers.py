"""Kinds of headers: groups, years, dates, units and what stands between the header and the first body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

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
    paint_header,
    paint_lines,
)
from tests.recognise.layouts.pieces import (
    LEAVES,
    MEASURES,
    any_figure,
    certain,
    grouped,
    identify,
    measured,
    municipalities,
    prefectures,
    some,
    titled,
)

Kind = Callable[[Random], Drawn]
YEARS = (("令和３年度", "FY2021"), ("令和4年度", "FY2022"), ("2023年度", "FY2023"), ("R6年度", "FY2024"))
CALENDAR = (("平成29年", "2017"), ("平成30年", "2018"), ("令和元年", "2019"), ("令和２年", "2020"), ("2021年", "2021"))


def corner(rng: Random) -> tuple[int, int]:
    """Draw where a table begins."""
    return rng.randint(1, 5), rng.randint(1, 4)


def plain(rng: Random) -> Drawn:
    """One to four measures, or groups of measures, upright or transposed, with totals between the bodies."""
    page = Page(transposed=rng.random() < 0.3)
    row, left = corner(rng)
    period: str | None = "FY2023"
    if page.transposed:
        file = "drawn_R5.xlsx"
    else:
        file = "drawn.xlsx"
        title, period = titled(rng)
        page.put(row, left, title)
        row += rng.randint(1, 2)
    areas = some(rng, municipalities())
    columns = grouped(rng, period) if rng.random() < 0.5 else measured(rng, period)
    identity = identify(rng, areas)
    lines: list[Line] = []
    for line in identity.lines(areas):
        if rng.random() < 0.12:
            lines.append(_between(rng, identity.headings))
        lines.append(line)
    below = paint(page, rng, (row, left), identity.headings, columns, lines, rng.choice(("merged", "first")))
    if rng.random() < 0.5 and not page.transposed:
        page.put(below + 1, left, "（注）一部の職員を除く。")
    return Drawn([page], file)


def _between(rng: Random, headings: Sequence[str]) -> Line:
    """Draw a total or an average between bodies, in the column of names."""
    name = max(col for col, heading in enumerate(headings) if heading)
    word = Cell(rng.choice(("合計", "平均", "市町村計", "小計")))
    return Line(tuple(word if col == name else BLANK for col in range(len(headings))), None)


def unmerged_groups(rng: Random) -> Drawn:
    """Groups over columns without a merge; the labels below repeat, and columns of no group follow."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    columns = grouped(rng, period)
    alone = rng.sample([m for m in MEASURES if m[1]], rng.randint(0, 2))
    columns += [Column((BLANK, Cell(name)), (name,), None, period, any_figure) for name, _ in alone]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (rng.randint(2, 4), 1), identity.headings, columns, identity.lines(areas), "first")
    return Drawn([page])


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


def history_above(rng: Random) -> Drawn:
    """Lines of the whole, year by year, between the header and the first body."""
    page = Page()
    year = rng.randint(25, 29)
    page.put(1, 1, rng.choice(("県の推計人口", "市町村の主要指標")))
    page.put(2, 1, f"平成{year}年４月１日現在")
    columns = measured(rng, f"{year + 1988}-04-01", fewest=2)
    top = 3 + rng.randint(0, 1)
    page.put(top, 1, rng.choice(("年月・市町村", "年次及び市町村", "市町村名")))
    paint_header(page, (top, 2), columns, "merged")
    row = top + 1 + rng.randint(0, 1)
    history = [f"平成{y}年" for y in range(year - 3, year)] + ([f"平成{year}年４月"] if rng.random() < 0.5 else [])
    for said in history:
        page.put(row, 1, said)
        for offset in range(len(columns)):
            page.put(row, 2 + offset, number(rng.choice((rng.randrange(10_000, 99_999), rng.randrange(1868, 2100)))))
        row += 1
    areas = some(rng, certain())
    lines = [Line((Cell(a.name),), a.area_code) for a in areas]
    paint_lines(page, rng, (row + rng.randint(0, 1), 1), columns, lines, depth=1)
    return Drawn([page])


def whole_elsewhere(rng: Random) -> Drawn:
    """The nation's line stands one column further out than the prefectures', below a line of marks."""
    page = Page()
    page.put(1, 1, "人口の推移（人）")
    years = CALENDAR[: rng.randint(2, 4)]
    columns = [Column((Cell(said),), ("人口",), "人", period) for said, period in years]
    page.put_row(2, 1, ("都道府県", "", ""))
    paint_header(page, (2, 4), columns, "merged")
    row = 3
    if rng.random() < 0.5:
        page.put(row, 4, "*")
        row += 1
    row += rng.randint(0, 1)
    lines = [Line((Cell("全国"), BLANK, BLANK), "000000")]
    lines += [
        Line((BLANK, Cell(a.area_code[:2]), Cell(a.name)), a.area_code) for a in some(rng, prefectures(), ordered=True)
    ]
    paint_lines(page, rng, (row, 1), columns, lines, depth=3)
    return Drawn([page])


def two_columns_one_header(rng: Random) -> Drawn:
    """A label merged over two columns: both are kept and told apart by their letters."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    columns = measured(rng, period, fewest=2)
    twice = columns[0]
    columns = [twice, twice, *columns[1:]]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    left = 1 + len(identity.headings)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    if rng.random() < 0.5:
        del page.cells[3, left + 1]
        page.merge(3, left, 3, left + 1)
    return Drawn([page], doubts=("same-header",))


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


def units_elsewhere(rng: Random) -> Drawn:
    """The unit stands in the title, in a note, in a row below the labels, or in brackets alone."""
    page = Page()
    said, period = rng.choice((("令和３年度", "FY2021"), ("2019年", "2019")))
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    match rng.randrange(4):
        case 0:
            page.put(1, 1, "職員数（人）")
            columns = [Column((Cell(y),), ("職員数",), "人", p, any_figure) for y, p in YEARS[: rng.randint(2, 4)]]
        case 1:
            page.put(1, 1, f"公共施設の概要（{said}）")
            page.put(2, 4, "（単位：千円）")
            columns = [Column((Cell(n),), (n,), "千円", period, any_figure) for n in ("歳入総額", "歳出総額", "積立金")]
        case 2:
            page.put(1, 1, f"公共施設の概要（{said}）")
            drawn = rng.sample([m for m in MEASURES if m[1]], 3)
            columns = [Column((Cell(n), Cell(f"（{u}）")), (n,), u, period, any_figure) for n, u in drawn]
        case _:
            page.put(1, 1, f"公共施設の概要（{said}）")
            drawn = rng.sample([m for m in MEASURES if m[1]], 3)
            columns = [Column((Cell(f"{n}【{u}】"),), (n,), u, period, any_figure) for n, u in drawn]
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas), "first")
    return Drawn([page])


def numbered_labels(rng: Random) -> Drawn:
    """Labels begin with ①, Ⅰ or (1), or are printed in full width, spaced or broken."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    marks = rng.choice(
        (
            ("①", "②", "③", "④"),
            ("Ⅰ　", "Ⅱ　", "Ⅲ　", "Ⅳ　"),
            ("１．", "２．", "３．", "４．"),
            ("ア ", "イ ", "ウ ", "エ "),
        )
    )
    names = rng.sample(
        ("公園数", "学校数", "ＡＥＤ設置数", "人　口", "橋りょう\n延長", "Ｗｉ－Ｆｉ箇所"), rng.randint(2, 4)
    )
    columns = [
        Column((Cell(f"{mark}{name}"),), ("".join(name.split()),), None, period, any_figure)
        for mark, name in zip(marks, names, strict=False)
    ]
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page])


def hours_and_minutes(rng: Random) -> Drawn:
    """Hours as 12時間30分, 150:00, under [h]:mm, or in two columns of hours and minutes under one heading."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    if rng.random() < 0.5:
        columns = [Column((Cell("通勤時間（時間）"),), ("通勤時間",), "時間", period, _duration)]
        columns += measured(rng, period, most=2)
        paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
        return Drawn([page])
    columns = [Column((Cell("通勤時間"), Cell(leaf)), ()) for leaf in ("時間", "分")]
    lines = []
    for line in identity.lines(areas):
        hours, minutes = rng.randrange(40), rng.randrange(60)
        figures = (Figure(number(hours), hours + minutes / 60), Figure(number(minutes), None))
        lines.append(Line(line.cells, line.area, figures=figures))
    columns[0] = Column(columns[0].labels, ("通勤時間",), "時間", period)
    paint(page, rng, (3, 1), identity.headings, columns, lines)
    return Drawn([page], doubts=("hours-and-minutes",))


def _duration(rng: Random) -> Figure:
    hours, minutes = rng.randrange(1, 200), rng.randrange(60)
    value = (hours * 60 + minutes) / 60
    match rng.randrange(4):
        case 0:
            return Figure(Cell(f"{hours}時間{minutes}分"), value)
        case 1:
            return Figure(Cell(f"{hours}:{minutes:02}"), value)
        case 2:
            return Figure(number(repr((hours * 60 + minutes) / 1440), "[h]:mm"), value)
        case _:
            return Figure(number(f"{hours}.5"), hours + 0.5)


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
    plain,
    unmerged_groups,
    centred_years,
    history_above,
    whole_elsewhere,
    two_columns_one_header,
    plain_years,
    counts_like_years,
    base_years,
    reference_date,
    date_headers,
    era_headers,
    units_elsewhere,
    numbered_labels,
    hours_and_minutes,
    undated_beside_dated,
)
