"""Kinds of headers: groups, years, dates, units and what stands between the header and the first body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


KINDS: tuple[Kind, ...] = (
    plain,
    unmerged_groups,
    history_above,
    whole_elsewhere,
    two_columns_one_header,
    units_elsewhere,
    numbered_labels,
    hours_and_minutes,
)
