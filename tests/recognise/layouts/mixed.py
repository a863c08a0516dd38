"""Layouts of several kinds at once: every identity with every header, further keys, noise between and around."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from axstat.model.areas import Area
from axstat.model.values import Status
from tests.recognise.layouts.headers import CALENDAR, YEARS, Kind
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
    any_figure,
    code_cell,
    grouped,
    measured,
    municipalities,
    raised,
    some,
    titled,
    unsound,
)

KEYS = (("計", "男", "女"), ("総数", "持ち家", "借家"), ("昼間", "夜間"))


def several(rng: Random) -> Drawn:
    """Identity, header, keys, figures and lines between are drawn each for itself."""
    page = Page()
    title, period = titled(rng)
    page.put(rng.randint(1, 2), rng.randint(1, 3), title)
    areas = some(rng, municipalities(), 5, 9)
    columns, dated = _columns(rng, period)
    headings, lines = _identified(rng, areas)
    if rng.random() < 0.4:
        keys = rng.choice(KEYS)
        free = [keys for keys in [keys] if not {word for c in columns for word in c.words} & set(keys)]
        for used in free:
            headings = (*headings, rng.choice(("区分", "種別", "性別")))
            once = rng.random() < 0.5
            lines = [_with_key(line, key, once=once and n > 0) for line in lines for n, key in enumerate(used)]
    if rng.random() < 0.3:
        headings = ("No.", *headings)
        lines = [replace(line, cells=(number(n), *line.cells)) for n, line in enumerate(lines, start=1)]
    lines = _with_noise(rng, lines, headings)
    draws = rng.choice((any_figure, any_figure, raised, unsound))
    columns = [replace(c, draws=draws) for c in columns]
    at = rng.randint(4, 7), rng.randint(1, 4)
    below = paint(page, rng, at, headings, columns, lines, "merged" if dated else rng.choice(("merged", "first")))
    if rng.random() < 0.5:
        page.put(
            below + rng.randint(0, 2),
            at[1],
            rng.choice(("（注）速報値である。", "※１ 一部の団体を除く。", "資料：統計課")),
        )
    return Drawn([page])


def _columns(rng: Random, period: str) -> tuple[list[Column], bool]:
    match rng.randrange(3):
        case 0:
            return measured(rng, period, fewest=2), False
        case 1:
            return grouped(rng, period), False
        case _:
            years = sorted(rng.sample(rng.choice((YEARS, CALENDAR)), 2), key=lambda y: y[1])
            leaves = rng.sample(LEAVES, 2)
            return [
                Column((Cell(s), Cell(leaf)), (leaf,), None, _as_of(p, period)) for s, p in years for leaf in leaves
            ], True


def _as_of(year: str, title: str) -> str:
    """Return a calendar year as the day in it that the title says."""
    return title if title.startswith(f"{year}-") else year


def _identified(rng: Random, areas: list[Area]) -> tuple[tuple[str, ...], list[Line]]:
    match rng.randrange(3):
        case 0:
            lines = [Line((code_cell(a, "six"), Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]
            return ("団体コード", "都道府県名", "団体名"), lines
        case 1:
            return ("都道府県", "市区町村"), [Line((Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]
        case _:
            return ("コード", "団体名"), [Line((code_cell(a, "five"), Cell(a.name)), a.area_code) for a in areas]


def _with_key(line: Line, key: str, *, once: bool) -> Line:
    cells = tuple(BLANK for _ in line.cells) if once else line.cells
    return replace(line, cells=(*cells, Cell(key)), words=(key,))


def _with_noise(rng: Random, lines: list[Line], headings: tuple[str, ...]) -> list[Line]:
    """Put a total or an association between bodies, never between the lines of one."""
    name = max(n for n, h in enumerate(headings) if h not in ("区分", "種別", "性別"))
    starts = [n for n, line in enumerate(lines) if line.cells[name].text and (n == 0 or lines[n - 1].area != line.area)]
    out = list(lines)
    for at in sorted(rng.sample(starts[1:], min(len(starts) - 1, rng.randint(0, 2))), reverse=True):
        word = Cell(rng.choice(("合計", "市町村計", "平均", "中部衛生施設組合")))
        out.insert(at, Line(tuple(word if n == name else BLANK for n in range(len(headings))), None))
    return out


def merged_prefectures(rng: Random) -> Drawn:
    """A prefecture is merged down over its municipalities."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    first, second = rng.sample(sorted({a.prefecture for a in municipalities()}), 2)
    columns = measured(rng, period)
    lines: list[Line] = []
    for prefecture in (first, second):
        inside = some(rng, [a for a in municipalities() if a.prefecture == prefecture], 3, 5)
        page.merge(4 + len(lines), 1, 3 + len(lines) + len(inside), 1)
        lines += [Line((Cell(prefecture if n == 0 else ""), Cell(a.name)), a.area_code) for n, a in enumerate(inside)]
    paint(page, rng, (3, 1), ("都道府県", "市区町村"), columns, lines)
    return Drawn([page])


def event_dates(rng: Random) -> Drawn:
    """A column says when each body was founded: no period of the figures beside it."""
    page = Page()
    title, period = titled(rng)
    page.put(1, 1, title)
    areas = some(rng, municipalities())
    stored = rng.random() < 0.5

    def founded(rng: Random) -> Figure:
        day = date(rng.randint(1950, 2006), rng.randint(1, 12), 1)
        cell = (
            number((day - date(1899, 12, 30)).days, "yyyy/m/d")
            if stored
            else Cell(f"昭和{rng.randint(25, 60)}年4月1日")
        )
        return Figure(cell, None, Status.UNPARSED)

    columns = [Column((Cell(rng.choice(("市制施行年月日", "合併年月日", "設立年月日"))),), (), draws=founded)]
    columns += measured(rng, period, most=3)
    lines = [Line((Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]
    paint(page, rng, (3, 1), ("都道府県", "市区町村"), columns, lines)
    return Drawn([page])


def around_the_header(rng: Random) -> Drawn:
    """A date stands over the right end of the header, a label reaches down beside groups, numbers count the columns."""
    page = Page()
    page.put(1, 1, "主要指標")
    said, period = rng.choice((("令和5年4月1日現在", "2023-04-01"), ("令和２年１０月１日現在", "2020-10-01")))
    groups = grouped(rng, period)
    alone = rng.sample((("面積（km2）", "面積", "km2"), ("公園数（か所）", "公園数", "か所")), rng.randint(1, 2))
    columns = [Column((Cell(label), BLANK), (word,), unit, period, any_figure) for label, word, unit in alone] + groups
    page.put(2, 2 + len(columns), said)
    for col in range(1, 3 + len(alone)):
        page.merge(3, col, 4, col)
    page.put_row(3, 1, ("都道府県", "市区町村"))
    paint_header(page, (3, 3), columns, "merged")
    row = 5
    if rng.random() < 0.6:
        style = rng.choice(("({})", "{}"))
        page.put_row(row, 3, (Cell(style.format(n)) for n in range(1, len(columns) + 1)))
        row += 1
    row += rng.randint(0, 1)
    areas = some(rng, municipalities())
    lines = [Line((Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]
    paint_lines(page, rng, (row, 1), columns, lines, depth=2)
    return Drawn([page])


KINDS: tuple[Kind, ...] = (several, merged_prefectures, event_dates, around_the_header)
