"""Random layouts around random values: every value comes back under its body and its measure, or the sheet is refused.

A layout is offset, header depth, merged or carried groups, kind of identity, order, noise lines, marks, variants of
names and codes, upright or transposed. A wrong number is never an answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from axstat.areas import gazetteer
from axstat.model.areas import Area
from axstat.model.cells import CellKind, Grid, GridColumn, Merge
from axstat.model.tables import Table
from axstat.recognise import recognise

BODIES = [a for a in gazetteer().areas if a.level == "municipality" and a.valid_to is None and a.area_code < "016951"]
BODIES += [a for a in gazetteer().areas if a.level == "municipality" and a.valid_to is None and a.area_code > "017001"]
GROUPS = ["全体", "本庁", "出先機関等", "令和5年度", "令和6年度"]
LEAVES = ["月平均", "年間", "45時間超", "職員数", "男", "女", "計", "割合"]
MARKS = {"-": None, "－": None, "***": None, "": None, "…": None}


@dataclass
class Sheet:
    """Cells being painted, with what each value should turn out to be."""

    cells: dict[tuple[int, int], tuple[str, CellKind]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)

    def put(self, row: int, col: int, text: str, kind: CellKind = CellKind.TEXT) -> None:
        if text:
            self.cells[row, col] = (text, kind)

    def grid(self, *, transposed: bool) -> Grid:
        columns: dict[int, GridColumn] = {}
        for (row, col), (text, kind) in sorted(self.cells.items()):
            columns.setdefault(col, GridColumn()).put(row, text, kind)
        rows = max(r for r, _ in self.cells)
        cols = max(c for _, c in self.cells)
        grid = Grid("Sheet1", columns, rows, cols, merges=tuple(self.merges))
        return grid.transposed() if transposed else grid


@st.composite
def measures(draw: Any) -> list[tuple[str, str]]:
    """Draw the header as (group, leaf) per column; without groups the group is empty."""
    leaves = draw(st.lists(st.sampled_from(LEAVES), min_size=1, max_size=3, unique=True))
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=0, max_size=3, unique=True))
    return [(group, leaf) for group in groups or [""] for leaf in leaves]


@st.composite
def figure(draw: Any) -> tuple[str, CellKind, float | None]:
    """Draw one value: its text, its kind, and what it means."""
    if draw(st.integers(0, 5)) == 0:
        mark = draw(st.sampled_from(sorted(MARKS)))
        return mark, CellKind.TEXT, None
    whole = draw(st.integers(0, 99999))
    form = draw(st.sampled_from(["number", "decimal", "comma", "triangle", "wide"]))
    if form == "number":
        return str(whole), CellKind.NUMBER, float(whole)
    if form == "decimal":
        return f"{whole}.5", CellKind.NUMBER, whole + 0.5
    if form == "comma":
        return f"{whole:,}", CellKind.TEXT, float(whole)
    if form == "triangle":
        return f"▲{whole + 1}", CellKind.TEXT, -float(whole + 1)
    wide = str(whole).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return wide, CellKind.TEXT, float(whole)


def variant(name: str, choice: int) -> str:
    """Return a name as some editions write it."""
    if choice == 1:
        return name.replace("ヶ", "ケ")
    if choice == 2:
        return "　".join(name) if len(name) == 3 else name
    return f"{name}　" if choice == 3 else name


def printed_code(area: Area, style: str) -> tuple[str, CellKind]:
    """Return a code as some editions write it."""
    five = area.area_code[:5]
    return {
        "six": (area.area_code, CellKind.TEXT),
        "five": (five, CellKind.TEXT),
        "integer": (str(int(area.area_code)), CellKind.NUMBER),
        "float": (f"{int(five)}.0", CellKind.NUMBER),
        "letter": (f"R{five}", CellKind.TEXT),
    }[style]


@dataclass
class Layout:
    """One drawn layout: the sheet, and the value of every (code, group, leaf)."""

    sheet: Sheet
    expected: dict[tuple[str, str, str], float | None]
    transposed: bool


@st.composite
def layouts(draw: Any) -> Layout:
    """Draw a sheet and what it says."""
    sheet, expected = Sheet(), {}
    areas = draw(st.lists(st.sampled_from(BODIES), min_size=4, max_size=9, unique=True))
    if draw(st.booleans()):
        areas.sort(key=lambda a: a.area_code)
    identity = draw(
        st.sampled_from(["code name", "code prefecture name", "prefecture name", "label", "once", "merged"])
    )
    if identity in ("once", "merged"):
        areas.sort(key=lambda a: a.area_code)
    style = draw(st.sampled_from(["six", "five", "integer", "float", "letter"]))
    parts = {"label": 1, "code prefecture name": 3}.get(identity, 2)
    columns = draw(measures())
    top, left = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    transposed = draw(st.booleans())
    titled = draw(st.booleans()) and not transposed
    if titled:
        sheet.put(top, left, "時間外勤務の状況について（令和６年度）")
        top += draw(st.integers(1, 2))
    first = paint_header(draw, sheet, top, left, parts, columns, identity)
    row = first
    prefecture_start: dict[str, int] = {}
    for area in areas:
        if draw(st.integers(0, 7)) == 0:
            row = paint_noise(draw, sheet, row, left, parts, columns)
        paint_identity(sheet, row, left, area, identity, style, draw(st.integers(0, 3)), prefecture_start)
        for offset, (group, leaf) in enumerate(columns):
            text, kind, value = draw(figure())
            sheet.put(row, left + parts + offset, text, kind)
            expected[area.area_code, group, leaf] = value
        row += 1
    if identity == "merged":
        merge_prefectures(sheet, areas, prefecture_start, left)
    if draw(st.booleans()):
        sheet.put(row + 1, left, "（注）会計年度任用職員を除く。")
    return Layout(sheet, expected, transposed)


def paint_header(
    draw: Any, sheet: Sheet, top: int, left: int, parts: int, columns: list[tuple[str, str]], identity: str
) -> int:
    """Paint the header block; return the first row below it."""
    names = {
        "label": ["団体名"],
        "code name": ["団体コード", "団体名"],
        "code prefecture name": ["コード", "都道府県", "市区町村"],
    }
    grouped = columns[0][0] != ""
    deep = 2 if grouped else 1
    merged = draw(st.booleans())
    for offset, name in enumerate(names.get(identity, ["都道府県名", "市区町村名"])):
        sheet.put(top, left + offset, name)
        if merged and deep > 1:
            sheet.merges.append(Merge(top, left + offset, top + deep - 1, left + offset))
    start = left + parts
    leaves = len({leaf for _, leaf in columns})
    for offset, (group, leaf) in enumerate(columns):
        if grouped and offset % leaves == 0:
            sheet.put(top, start + offset, group)
            if merged and leaves > 1:
                sheet.merges.append(Merge(top, start + offset, top, start + offset + leaves - 1))
        sheet.put(top + deep - 1, start + offset, leaf)
    return top + deep


def paint_identity(
    sheet: Sheet, row: int, left: int, area: Area, identity: str, style: str, choice: int, starts: dict[str, int]
) -> None:
    """Paint the cells that say which body a row is about."""
    name = variant(area.name, choice)
    if identity == "label":
        sheet.put(
            row, left, f"{area.prefecture}{area.county}{area.name}" if choice else f"{area.prefecture}　{area.name}"
        )
        return
    if identity.startswith("code"):
        sheet.put(row, left, *printed_code(area, style))
        left += 1
    if identity == "code prefecture name":
        sheet.put(row, left, area.prefecture)
        left += 1
    elif not identity.startswith("code"):
        if identity == "prefecture name" or area.prefecture not in starts:
            sheet.put(row, left, area.prefecture)
            starts[area.prefecture] = row
        left += 1
    sheet.put(row, left, name)


def merge_prefectures(sheet: Sheet, areas: list[Area], starts: dict[str, int], left: int) -> None:
    """Merge each prefecture's cell down over its rows."""
    ends: dict[str, int] = {}
    names = {row for row, col in sheet.cells if col == left + 1}
    bounds = sorted(starts.values())
    for start in bounds:
        end = start
        while end + 1 in names and (end + 1, left) not in sheet.cells:
            end += 1
        ends[str(start)] = end
        if end > start:
            sheet.merges.append(Merge(start, left, end, left))
    assert len(areas) >= len(ends)


def paint_noise(draw: Any, sheet: Sheet, row: int, left: int, parts: int, columns: list[tuple[str, str]]) -> int:
    """Paint a line that is no body: a total, an average, or nothing."""
    word = draw(st.sampled_from(["合計", "平均", ""]))
    if word:
        sheet.put(row, left + parts - 1, word)
        for offset in range(len(columns)):
            sheet.put(row, left + parts + offset, "777777", CellKind.NUMBER)
    return row + 1


def found(table: Table) -> dict[str, list[tuple[str, float | None]]]:
    """Return {code: [(header path, value)]} of the areas of a table."""
    figures: dict[str, list[tuple[str, float | None]]] = {}
    for index, item in enumerate(table.items):
        if item.area is not None:
            for series, values in zip(table.series, table.values, strict=True):
                figures.setdefault(item.area.area_code, []).append((series.label, values.values[index]))
    return figures


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(layouts())
def test_every_value_comes_back_or_the_sheet_is_refused(layout: Layout) -> None:
    reading = recognise(layout.sheet.grid(transposed=layout.transposed))
    refused = not reading.tables or any(d.severity == "error" for t in reading.tables for d in t.doubts)
    if refused:
        return
    figures: dict[str, list[tuple[str, float | None]]] = {}
    for table in reading.tables:
        figures |= found(table)
    for (code, group, leaf), value in layout.expected.items():
        assert code in figures, f"{code} was dropped without a word"
        paths = figures[code]
        wanted = " › ".join(part for part in (group, leaf) if part)
        assert (wanted, value) in paths, (code, wanted, value, paths)
