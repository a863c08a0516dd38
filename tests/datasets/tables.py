"""Tables and workbooks built by hand, as small as a test needs them, without recognition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from axstat.areas import gazetteer
from axstat.model.areas import Area
from axstat.model.cells import CellKind, CellRef, Grid, GridColumn, SourceFile, Workbook
from axstat.model.tables import HeaderCell, Item, RowClass, Series, SheetReading, Table, ValueColumn
from axstat.model.values import Period, PeriodMention, Status
from axstat.values.numbers import read_value
from axstat.values.periods import find_periods
from axstat.voice import Finding

Cell = float | int | str | None
SHEET = "一覧"


def area(code: str) -> Area:
    """Return an area of the gazetteer."""
    found = gazetteer().by_code(code)
    assert found is not None, code
    return found


def item(line: int, what: str, *, facets: tuple[str, ...] = (), period: Period | None = None) -> Item:
    """Return a line: an area code, `…計`/`平均`/`郡` for the aggregates, anything else a category."""
    cells = (CellRef(SHEET, line, 1),)
    special = {"平均": RowClass.AVERAGE, "郡": RowClass.COUNTY, "全国": RowClass.NATION}
    if what in special or what.endswith("計"):
        return Item(line, special.get(what, RowClass.TOTAL), what, cells, facets=facets, period=period)
    if what.isdigit():
        found = area(what)
        row_class = {"都道府県": RowClass.PREFECTURE, "指定都市": RowClass.DESIGNATED_CITY}.get(
            found.kind, RowClass.MUNICIPALITY
        )
        return Item(line, row_class, found.name, cells, area=found, facets=facets, period=period)
    return Item(line, RowClass.CATEGORY, what, cells, category=what.strip("　").removeprefix("うち"), facets=facets)


def column(cells: Sequence[Cell]) -> ValueColumn:
    """Return a value column as recognition would read it."""
    texts = ["" if c is None else str(c) for c in cells]
    kinds = [CellKind.TEXT if isinstance(c, str) else CellKind.NUMBER for c in cells]
    read = [read_value(t, kind=k) if t else None for t, k in zip(texts, kinds, strict=True)]
    return ValueColumn(
        [r.value if r else None for r in read], bytes(r.status if r else Status.MISSING for r in read), texts
    )


def series(
    line: int,
    path: str,
    *,
    unit: str | None = None,
    period: Period | None = None,
    numeric: bool = True,
    sheet: str = SHEET,
) -> Series:
    """Return a series; `path` levels are joined by ` › `."""
    levels = tuple(HeaderCell(CellRef(sheet, 2 + n, line), text) for n, text in enumerate(path.split(" › ")))
    return Series(line, levels, unit, None, period, "header" if period else None, numeric)


def table(
    rows: Mapping[str, Sequence[Cell]] | Sequence[tuple[Item, Sequence[Cell]]],
    columns: Sequence[str | Series],
    *,
    title: str = "",
    unit: str | None = None,
    sheet: str = SHEET,
    axis: str = "area",
    notes: tuple[str, ...] = (),
    mentions: tuple[PeriodMention, ...] | None = None,
) -> Table:
    """Return a table: lines from row 5, series from column D; the title stands in A1 and says its periods."""
    if isinstance(rows, Mapping):
        lines = [(item(5 + n, what), cells) for n, (what, cells) in enumerate(rows.items())]
    else:
        lines = list(rows)
    made = tuple(c if isinstance(c, Series) else series(4 + n, c, sheet=sheet) for n, c in enumerate(columns))
    items = tuple(i for i, _ in lines)
    counts: dict[RowClass, int] = {}
    for one in items:
        counts[one.row_class] = counts.get(one.row_class, 0) + 1
    return Table(
        sheet=sheet,
        transposed=False,
        axis="area" if axis == "area" else "category",
        first_line=5,
        last_line=4 + len(items),
        header_lines=(2, 4),
        items=items,
        series=made,
        values=tuple(column([cells[n] for _, cells in lines]) for n in range(len(made))),
        row_counts=counts,
        identity={1: "name"},
        title=title,
        titles=(HeaderCell(CellRef(sheet, 1, 1), title),) if title else (),
        notes=tuple(HeaderCell(CellRef(sheet, 20 + n, 1), note) for n, note in enumerate(notes)),
        unit=unit,
        unit_said="A2" if unit else None,
        mentions=find_periods(title) if mentions is None else mentions,
    )


def reading(*tables: Table, reason: Finding | None = None) -> SheetReading:
    """Return what recognition says of a sheet with these tables."""
    sheet = tables[0].sheet if tables else SHEET
    return SheetReading(sheet, 100, 20, hidden=False, tables=tables, reason=reason)


def workbook(*sheets: str, name: str = "book.xlsx", first: str = "") -> Workbook:
    """Return a workbook whose sheets hold only a first cell."""
    grids = []
    for sheet in sheets or (SHEET,):
        cells = GridColumn()
        if first:
            cells.put(1, first, CellKind.TEXT)
        grids.append(Grid(sheet, {1: cells}, 1, 1))
    return Workbook(SourceFile(name, name, sha256(name.encode()).hexdigest(), 1), tuple(grids), "hand")
