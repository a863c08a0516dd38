"""Kinds of sheets: what changes down the sheet, several tables on it, cells that deviate, forms of e-Stat, no table."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.recognise.layouts.headers import Kind
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
    headed,
    measured,
    municipalities,
    named,
    prefectures,
    some,
)


def header_changes(rng: Random) -> Drawn:
    """The header stands again further down, the same or with its columns swapped or renamed."""
    page, period = headed(rng)
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
    row = paint(page, rng, (3, 1), headings, columns, named(areas[:half]))
    if rng.random() < 0.5:
        page.put(row, 1, "- 1 -")
        row += 1
    row += rng.randint(0, 2)
    paint(page, rng, (row, 1), headings, below, named(areas[half:]))
    return Drawn([page])


def unit_changes(rng: Random) -> Drawn:
    """A row of units further down changes what the figures below it count."""
    page, period = headed(rng)
    areas = some(rng, municipalities(), 8, 10)
    half = len(areas) // 2
    upper, lower = ("千円", "百万円") if rng.random() < 0.5 else ("人", "千人")
    names = ("歳入総額", "歳出総額") if upper == "千円" else ("人口", "従業者数")

    def columns(unit: str) -> list[Column]:
        return [Column((Cell(n), Cell(f"（{unit}）")), (n,), unit, period) for n in names]

    row = paint(page, rng, (3, 1), ("都道府県", "団体名"), columns(upper), named(areas[:half]), "first")
    page.put_row(row, 3, [f"（{lower}）"] * 2)
    paint_lines(page, rng, (row + 1, 1), columns(lower), named(areas[half:]), depth=2)
    return Drawn([page])


def side_by_side(rng: Random) -> Drawn:
    """Two or three blocks of the same columns stand beside each other, parted by a blank column or not."""
    page, period = headed(rng)
    columns = measured(rng, period, most=2)
    areas = some(rng, municipalities(), 9, 15)
    left, share = 1, rng.randint(3, 5)
    gap = rng.randint(0, 1)
    for start in range(0, len(areas), share):
        chunk = areas[start : start + share]
        if len(chunk) < 3:
            break
        paint(page, rng, (3, left), ("都道府県", "団体名"), columns, named(chunk))
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
        row = paint(page, rng, (row + 1, 1), ("都道府県", "団体名"), columns, named(areas))
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
        row = paint(page, rng, (row + 1, 1), ("都道府県", "団体名"), dated, named(areas)) + rng.randint(0, 1)
    return Drawn([page])


def hidden_parts(rng: Random) -> Drawn:
    """Hidden rows and columns are read and pointed out."""
    page, period = headed(rng)
    areas = some(rng, municipalities())
    columns = measured(rng, period, fewest=2)
    paint(page, rng, (3, 1), ("都道府県", "団体名"), columns, named(areas))
    page.hidden_rows = {rng.randint(4, 3 + len(areas))}
    page.hidden_columns = {3}
    return Drawn([page], doubts=("hidden-rows", "hidden-columns"))


BRACKETS = (
    (BLANK, "括弧内"),
    (Cell("（括弧内は前年度）"), "前年度"),
    (Cell("※（　）内は、前年の数値である。"), "前年"),
    (Cell("注）（　）書きは女性の数"), "女性"),
)


def prior_years(rng: Random) -> Drawn:
    """A second line in parentheses is the previous year's figure where the sheet says so, and no more than that."""
    page, period = headed(rng)
    note, said = rng.choice(BRACKETS)
    page.put(2, 1, note)
    areas = some(rng, municipalities(), 4, 6)
    columns = [replace(c, draws=whole) for c in measured(rng, period, most=2)]
    lines = []
    for line in named(areas):
        lines.append(line)
        before = [rng.randrange(1000) for _ in columns]
        figures = tuple(Figure(Cell(f"({value})"), float(value)) for value in before)
        lines.append(Line((BLANK, BLANK), line.area, (said,), figures=figures))
    paint(page, rng, (3, 1), ("都道府県", "団体名"), columns, lines)
    return Drawn([page])


def marked_bodies(rng: Random) -> Drawn:
    """The first body, or one between, carries ※ before its name: it is no note."""
    page, period = headed(rng)
    areas = some(rng, certain(), 5, 8)
    marked = rng.randrange(len(areas))
    mark = rng.choice(("※", "＊", "○", "◎", "◆"))
    lines = [Line((Cell(f"{mark}{a.name}" if n == marked else a.name),), a.area_code) for n, a in enumerate(areas)]
    paint(page, rng, (rng.randint(2, 4), 1), ("団体名",), measured(rng, period), lines)
    return Drawn([page])


def numbered_bodies(rng: Random) -> Drawn:
    """Bodies are numbered in the cell of their name."""
    page, period = headed(rng)
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
