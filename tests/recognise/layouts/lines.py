"""Kinds of lines: whose they are, what tells several lines of one body apart, and lines that are nobody's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

from axstat.areas import gazetteer
from axstat.model.areas import Area
from axstat.model.values import Status
from tests.recognise.layouts.dates import DATE_FORMATS
from tests.recognise.layouts.headers import CALENDAR, YEARS, Kind
from tests.recognise.layouts.page import BLANK, Cell, Column, Drawn, Figure, Line, Page, number, paint, whole
from tests.recognise.layouts.pieces import (
    CODE_STYLES,
    any_figure,
    certain,
    code_cell,
    headed,
    identify,
    measured,
    municipalities,
    prefectures,
    raised,
    some,
    stem,
    unsound,
)


def years_down(rng: Random) -> Drawn:
    """A year column beside the bodies, under any heading; the names may stand under 都道府県 alone."""
    page = Page()
    page.put(1, 1, "主要指標の推移")
    plain = rng.random() < 0.5
    heading = rng.choice(("年", "西暦", "調査年", "年次", "時点", "time_period"))
    said = [(number(y), str(y)) for y in range(2019, 2022)] if plain else [(Cell(t), p) for t, p in CALENDAR[:3]]
    if not plain and rng.random() < 0.5:
        heading, said = "年度", [(Cell(t), p) for t, p in YEARS[:3]]
    areas = some(rng, prefectures(), 4, 6)
    names = rng.choice(("都道府県", "都道府県名"))
    rows = [(cell, period, a) for cell, period in said for a in areas]
    if rng.random() < 0.5:
        rows = [(cell, period, a) for a in areas for cell, period in said]
    first = rng.random() < 0.5
    lines = [
        Line((cell, Cell(a.name)) if first else (Cell(a.name), cell), a.area_code, period=period)
        for cell, period, a in rows
    ]
    columns = measured(rng, None)
    paint(page, rng, (3, 1), (heading, names) if first else (names, heading), columns, lines)
    return Drawn([page], rng.choice(("drawn.csv", "drawn_2022.csv")))


def dates_down(rng: Random) -> Drawn:
    """Stored dates stand beside the bodies."""
    page = Page()
    page.put(1, 1, "主要指標の推移")
    code, shown = rng.choice(DATE_FORMATS)
    days = [date(2015 + n, 10, 1) for n in range(3)]
    areas = some(rng, prefectures(), 4, 6)
    lines = [
        Line((number((d - date(1899, 12, 30)).days, code), Cell(a.name)), a.area_code, period=shown.format(d))
        for d in days
        for a in areas
    ]
    heading = rng.choice(("時点", "年月日", "調査期日"))
    paint(page, rng, (3, 1), (heading, "都道府県名"), measured(rng, None), lines)
    return Drawn([page])


def eras_down(rng: Random) -> Drawn:
    """An era and its year stand in two columns, 西暦 in a third or nowhere."""
    page = Page()
    page.put(1, 1, "人口の推移")
    years = rng.sample(
        (("大正", 14, 1925), ("昭和", 5, 1930), ("昭和", 50, 1975), ("平成", 27, 2015), ("令和", 2, 2020)), 3
    )
    western = rng.random() < 0.5
    areas = some(rng, prefectures(), 4, 6)
    lines = []
    for era, year, full in years:
        for area in areas:
            cells = (number(int(area.area_code[:2])), Cell(area.name), Cell(era), number(year))
            lines.append(Line((*cells, number(full)) if western else cells, area.area_code, period=str(full)))
    headings = ("都道府県コード", "都道府県名", "元号", "和暦（年）", "西暦（年）")[: 5 if western else 4]
    paint(page, rng, (3, 1), headings, measured(rng, None, most=2), lines)
    return Drawn([page])


def sexes_down(rng: Random) -> Drawn:
    """計, 男 and 女 tell the lines of a body apart; its name stands on each line, once, or merged down."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 4, 6, ordered=True)
    keys = rng.choice((("計", "男", "女"), ("総数", "持ち家", "借家"), ("全体", "本庁", "出先")))
    how = rng.choice(("each", "once", "merged"))
    lines: list[Line] = []
    for n, area in enumerate(areas):
        for k, key in enumerate(keys):
            name = (Cell(area.prefecture), Cell(area.name)) if how == "each" or k == 0 else (BLANK, BLANK)
            lines.append(Line((*name, Cell(key)), area.area_code, (key,)))
        if how == "merged":
            top = 4 + n * len(keys)
            for col in (1, 2):
                page.merge(top, col, top + len(keys) - 1, col)
    columns = measured(rng, period, most=3)
    paint(page, rng, (3, 1), ("都道府県", "市町村", rng.choice(("区分", "性別", "種別"))), columns, lines)
    return Drawn([page])


def codes(rng: Random) -> Drawn:
    """Codes of six or five digits, as texts or numbers, with the names or with prefectures beside them."""
    page, period = headed(rng)
    style = rng.choice(CODE_STYLES)
    areas = some(rng, municipalities(), 5, 12)
    lines = [Line((code_cell(a, style), Cell(a.name)), a.area_code) for a in areas]
    heading = rng.choice(("団体コード", "市区町村コード", "地域コード", "area_code", "コード"))
    columns = measured(rng, period)
    columns = [replace(c, draws=rng.choice((any_figure, _like_a_code))) for c in columns]
    paint(page, rng, (rng.randint(2, 4), rng.randint(1, 3)), (heading, "団体名"), columns, lines)
    return Drawn([page])


def _like_a_code(rng: Random) -> Figure:
    value = rng.randint(1, 47) * 1000 + rng.choice((0, 0, 100, 201, 202))
    return Figure(number(value), float(value))


def values_like_codes(rng: Random) -> Drawn:
    """Figures such as 10000 are no codes, whatever prefecture bears the number."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 5, 9)
    columns = [replace(c, draws=_like_a_code) for c in measured(rng, period)]
    identity = identify(rng, areas)
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page])


def short_prefectures(rng: Random) -> Drawn:
    """Prefectures without 都, 府 and 県, spaced or not, with regions and the whole between them."""
    page, period = headed(rng)
    chosen = some(rng, prefectures(), 8, 20, ordered=True)
    spaced = rng.random() < 0.5
    lines = [Line((Cell(rng.choice(("全国", "全　国"))),), "000000")] if rng.random() < 0.5 else []
    for area in chosen:
        name = stem(area.name)
        lines.append(Line((Cell("　".join(name) if spaced and len(name) == 2 else name),), area.area_code))
    paint(page, rng, (3, 1), (rng.choice(("都道府県", "都道府県名", "府県別")),), measured(rng, period), lines)
    return Drawn([page])


def police_areas(rng: Random) -> Drawn:
    """Under 管区 and 都道府県 stand the police areas of 北海道: none of them is a city."""
    page = Page()
    areas = {
        "東北": ("青森県", "岩手県", "宮城県", "秋田県"),
        "関東": ("茨城県", "栃木県", "群馬県"),
        "中部": ("富山県", "石川県"),
    }
    by_name = {a.name: a for a in prefectures()}
    rows = [Line((Cell("2025年"), Cell("北海道"), Cell(name)), None) for name in ("札幌", "函館", "旭川", "北見")]
    rows.append(Line((Cell("2025年"), Cell("北海道"), Cell("計")), None))
    for region in rng.sample(sorted(areas), 3):
        for name in areas[region]:
            rows.append(Line((Cell("2025年"), Cell(region), Cell(name[:-1])), by_name[name].area_code, period="2025"))
    columns = [Column((Cell("発生件数（件）"),), ("発生件数",), "件")]
    paint(page, rng, (1, 1), ("年", "管区", "都道府県"), columns, rows)
    return Drawn([page], "drawn.csv")


def former_bodies(rng: Random) -> Drawn:
    """Bodies that are no more stand in a table of a day on which they were, under their codes of that day."""
    page = Page()
    year = rng.randint(2001, 2004)
    day = date(year, 4, 1)
    era = f"平成{year - 1988}年4月1日現在"
    page.put(1, 1, f"市町村の主要指標（{era}）")
    areas = _dissolved(day)
    prefecture = rng.choice(sorted({a.prefecture for a in areas}))
    here = [a for a in areas if a.prefecture == prefecture]
    chosen = some(rng, here, min(4, len(here)), min(9, len(here)), ordered=True)
    coded = rng.random() < 0.5
    lines = [Line((code_cell(a, "six") if coded else Cell(a.prefecture), Cell(a.name)), a.area_code) for a in chosen]
    paint(page, rng, (3, 1), ("団体コード" if coded else "都道府県", "市町村名"), measured(rng, day.isoformat()), lines)
    return Drawn([page])


def _dissolved(day: date) -> list[Area]:
    """Return municipalities that existed on a day and do no more, without namesakes in their prefecture."""
    names = Counter((a.prefecture, a.name) for a in gazetteer().areas)
    return [
        a
        for a in gazetteer().areas
        if a.level == "municipality"
        and names[a.prefecture, a.name] == 1
        and a.valid_to is not None
        and (a.valid_from or date(2000, 1, 1)) <= day < a.valid_to
    ]


def parted_names(rng: Random) -> Drawn:
    """市, 町 and 村 stand in a column beside the names."""
    page, period = headed(rng)
    areas = [a for a in some(rng, municipalities(), 6, 12) if a.name[-1] in "市町村"]
    prefecture = rng.random() < 0.7
    if not prefecture:
        areas = [a for a in some(rng, certain(), 6, 12) if a.name[-1] in "市町村"]
    head = (Cell(a.prefecture) for a in areas)
    lines = [
        Line((*([next(head)] if prefecture else []), Cell(a.name[:-1]), Cell(a.name[-1])), a.area_code) for a in areas
    ]
    headings = (*(("都道府県",) if prefecture else ()), "市町村名", rng.choice(("", "市町村", "区分")))
    paint(page, rng, (3, 1), headings, measured(rng, period), lines)
    return Drawn([page])


PSEUDO = (("48000", "未定・不詳"), ("00100", "人口集中地区"), ("99999", "開票区"), ("", "不明"), ("", "その他"))


def pseudo_areas(rng: Random) -> Drawn:
    """A line with a code that is no area's, 不詳 or 開票区, is left out and pointed out."""
    page, period = headed(rng)
    areas = some(rng, prefectures(), 4, 8, ordered=True)
    lines = [Line((Cell(a.area_code[:5]), Cell(a.name)), a.area_code) for a in areas]
    for code, name in rng.sample(PSEUDO, rng.randint(1, 2)):
        lines.insert(rng.randint(1, len(lines)), Line((Cell(code), Cell(name)), None))
    paint(page, rng, (3, 1), ("地域コード", "都道府県"), measured(rng, period), lines)
    return Drawn([page])


def remarks_on_names(rng: Random) -> Drawn:
    """Latin names, letters and numbers of notes, ①, radicals and （再編後） beside the names."""
    page, period = headed(rng)
    remarks = (" a)", "²", " ①", "（注1）", " Fukushima", "※", "*2")
    areas = some(rng, prefectures(), 5, 9)
    lines = [Line((Cell(f"{a.name}{rng.choice(remarks) if rng.random() < 0.4 else ''}"),), a.area_code) for a in areas]
    paint(page, rng, (3, 1), ("都道府県名",), measured(rng, period), lines)
    return Drawn([page])


def associations(rng: Random) -> Drawn:
    """Bodies that municipalities run together stand among them: named, and not loaded."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 5, 9, ordered=True)
    lines = [Line((Cell(a.prefecture), Cell(a.name)), a.area_code) for a in areas]
    words = ("津山圏域消防組合", "後期高齢者医療広域連合", "水道企業団", "衛生施設一部事務組合")
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(1, len(lines))
        lines.insert(at, Line((lines[at - 1].cells[0], Cell(rng.choice(words))), None))
    paint(page, rng, (3, 1), ("都道府県", "団体名"), measured(rng, period), lines)
    return Drawn([page], doubts=("associations",))


def marked_figures(rng: Random) -> Drawn:
    """Figures carry the raised number of a note."""
    page, period = headed(rng)
    areas = some(rng, municipalities())
    identity = identify(rng, areas)
    columns = [replace(c, draws=raised) for c in measured(rng, period)]
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    return Drawn([page])


def unsound_figures(rng: Random) -> Drawn:
    """Struck values and formulas that were never calculated are not read; each is pointed out."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 6, 9)
    identity = identify(rng, areas)
    columns = [replace(c, draws=unsound) for c in measured(rng, period)]
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    marks = {cell.mark.value for cell in page.cells.values() if cell.mark}
    codes = {"struck": "struck", "uncalculated": "not-calculated"}
    return Drawn([page], doubts=tuple(codes[mark] for mark in sorted(marks)))


def shared_values(rng: Random) -> Drawn:
    """A value merged over two bodies is the first one's; the second's is included there."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 5, 9)
    identity = identify(rng, areas)
    columns = [replace(c, draws=whole) for c in measured(rng, period)]
    paint(page, rng, (3, 1), identity.headings, columns, identity.lines(areas))
    row, col = 4 + rng.randrange(len(areas) - 1), 1 + len(identity.headings)
    page.merge(row, col, row + 1, col)
    del page.cells[row + 1, col]
    page.wants[row + 1, col] = replace(page.wants[row + 1, col], value=None, status=Status.INCLUDED_ELSEWHERE)
    return Drawn([page], doubts=("shared-value",))


def remark_columns(rng: Random) -> Drawn:
    """No., 単位 and 備考 stand beside columns that are dated."""
    page = Page()
    page.put(1, 1, "主要指標")
    areas = some(rng, municipalities())
    lines = [Line((number(n), Cell(a.prefecture), Cell(a.name)), a.area_code) for n, a in enumerate(areas, start=1)]
    columns = [Column((Cell(f"人口（{said}）"),), ("人口",), None, period) for said, period in YEARS[:2]]
    columns.append(Column((Cell("備考"),), (), draws=_remark))
    paint(page, rng, (3, 1), (rng.choice(("No.", "番号", "№")), "都道府県", "市町村"), columns, lines)
    return Drawn([page])


def _remark(rng: Random) -> Figure:
    text = rng.choice(("", "", "速報値", "調査中", "合併前の値を含む"))
    return Figure(Cell(text), None, Status.UNPARSED)


KINDS: tuple[Kind, ...] = (
    years_down,
    dates_down,
    eras_down,
    sexes_down,
    codes,
    values_like_codes,
    short_prefectures,
    police_areas,
    former_bodies,
    parted_names,
    pseudo_areas,
    remarks_on_names,
    associations,
    marked_figures,
    unsound_figures,
    shared_values,
    remark_columns,
)
