"""Small load units, written as the tables they stand for, and a database to put them into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from axstat.model.areas import Area, Kind, Level
from axstat.model.cells import CellRef, SourceFile
from axstat.model.observations import LoadUnit, Measure, ObservationSeries, ObservationTable, SourceMeta
from axstat.model.tables import HeaderCell, Item, RowClass, ValueColumn
from axstat.model.values import Period, Status, calendar_year, fiscal_year

Cell = float | int | str | None  # a number; a raw text such as `***`; None for a blank cell
Cells = Mapping[Area | str, Mapping[str, Cell]]  # one row per area: its cells by measure

UNITS = {
    "hours_per_month": "h/月",
    "hours_per_year": "h/年",
    "pct_over_45h": "%",
    "pct_45_to_100h": "%",
    "pct_over_100h": "%",
    "demand_10k": "万人",
    "supply_10k": "万人",
    "gap_10k": "万人",
    "employed_10k": "万人",
}
STATUSES = {
    "": Status.MISSING,
    "-": Status.MISSING,
    "－": Status.MISSING,
    "…": Status.MISSING,
    "***": Status.SUPPRESSED,
}


def area(
    code: str,
    name: str,
    prefecture: str,
    kind: Kind = "町",
    level: Level = "municipality",
    kana: str = "",
    county: str = "",
    valid_to: date | None = None,
    successor_code: str | None = None,
) -> Area:
    """Return an area for a test that does not need the gazetteer."""
    return Area(code, level, kind, name, kana, prefecture, county, None, None, valid_to, successor_code)


NAGI = area("336238", "奈義町", "岡山県", "町", kana="ナギチョウ", county="勝田郡")
SAPPORO = area("011002", "札幌市", "北海道", "指定都市", kana="サッポロシ")
HAKODATE = area("012025", "函館市", "北海道", "中核市", kana="ハコダテシ")
FUCHU_TOKYO = area("132063", "府中市", "東京都", "市", kana="フチュウシ")
FUCHU_HIROSHIMA = area("342084", "府中市", "広島県", "市", kana="フチュウシ")
HOKKAIDO = area("010006", "北海道", "北海道", "都道府県", "prefecture", kana="ホッカイドウ")
AREAS = (NAGI, SAPPORO, HAKODATE, FUCHU_TOKYO, FUCHU_HIROSHIMA, HOKKAIDO)

_CLASSES: dict[str, RowClass] = {
    "指定都市": RowClass.DESIGNATED_CITY,
    "都道府県": RowClass.PREFECTURE,
    "行政区": RowClass.WARD,
    "国": RowClass.NATION,
}


def source_file(name: str, contents: object = None) -> SourceFile:
    """Return a source file whose sha256 follows from its name and `contents`."""
    digest = sha256(f"{name}\n{contents!r}".encode()).hexdigest()
    return SourceFile(name=name, path=f"data/raw/{name}", sha256=digest, bytes=1000)


def value_column(cells: Sequence[Cell]) -> ValueColumn:
    """Return a value column; texts that are no number get the status that `values` gives them."""
    values: list[float | None] = []
    statuses: list[int] = []
    texts: list[str] = []
    for cell in cells:
        if isinstance(cell, str) or cell is None:
            text = cell or ""
            values.append(None)
            statuses.append(STATUSES.get(text, Status.UNPARSED))
            texts.append(text)
        else:
            values.append(float(cell))
            statuses.append(Status.NORMAL)
            texts.append(repr(cell))
    return ValueColumn(values, statuses, texts)


def area_item(line: int, place: Area | str, facets: tuple[str, ...] = (), period: Period | None = None) -> Item:
    """Return the item at row `line`; a text is a municipality the gazetteer does not know."""
    cells = (CellRef("一覧", line, 1), CellRef("一覧", line, 3))
    if isinstance(place, str):
        return Item(line, RowClass.UNLISTED, place, cells, None, None, facets, period)
    row_class = _CLASSES.get(place.kind, RowClass.MUNICIPALITY)
    return Item(line, row_class, place.name, cells, place, None, facets, period)


def overtime_unit(
    rows: Cells,
    *,
    year: int | None = 2024,
    file: str | None = None,
    staff_scope: str | None = None,
    simulated: bool = False,
    sheet: str = "一覧",
    title: str = "時間外勤務の状況",
    edition: str | None = None,
    partial: str | None = None,
    contents: object = None,
) -> LoadUnit:
    """Return an overtime file: one row per area from row 5, one column per measure from column D.

    Example:
        overtime_unit({NAGI: {"hours_per_month": 36.7, "hours_per_year": 440.4}}, year=2023)
    """
    measures = list(dict.fromkeys(name for row in rows.values() for name in row))
    items = [area_item(5 + n, place) for n, place in enumerate(rows)]
    series = [
        ObservationSeries(
            Measure(name, name, UNITS.get(name)),
            line=4 + n,
            header=(
                HeaderCell(CellRef(sheet, 3, 4), "時間外勤務時間数"),
                HeaderCell(CellRef(sheet, 4, 4 + n), name),
            ),
            values=value_column([row.get(name) for row in rows.values()]),
            period=None if year is None else fiscal_year(year),
            period_said=None if year is None else f"{sheet}!A1",
            unit_said="H2",
            attributes={} if staff_scope is None else {"staff_scope": staff_scope},
        )
        for n, name in enumerate(measures)
    ]
    name = file or f"overtime_{year}{'_simulated' if simulated else ''}.xlsx"
    meta = SourceMeta(
        dataset="overtime",
        title=title,
        publisher="総務省",
        fiscal_year=year,
        edition=edition,
        simulated=simulated,
        partial=partial,
    )
    table = ObservationTable("overtime", sheet, False, items, series, rounded=True)
    return LoadUnit(source_file(name, (rows, contents)), meta, [table])


def labour_unit(
    rows: Sequence[Mapping[str, Cell]],
    *,
    edition: str = "2026-01",
    year: int = 2040,
    publisher: str = "経済産業省",
    file: str = "meti_2040_labour.xlsx",
    sheet: str = "改訂版",
    simulated: bool = False,
    contents: object = None,
) -> LoadUnit:
    """Return a labour file: one row per category from row 4, measures from column F.

    Each row has `category` and any of `area`, `dimension`, `subset_of`, `confidence` (facets) beside its measures.

    Example:
        labour_unit([{"category": "事務職", "dimension": "occupation", "demand_10k": 1039, "gap_10k": 437}])
    """
    facet_names = ("area", "dimension", "subset_of", "confidence")
    measures = list(dict.fromkeys(k for row in rows for k in row if k not in (*facet_names, "category")))
    defaults = {"area": "全国", "dimension": "occupation", "subset_of": "", "confidence": "two_sources"}
    items = [
        Item(
            line=4 + n,
            row_class=RowClass.CATEGORY,
            label=str(row["category"]),
            cells=(CellRef(sheet, 4 + n, 1),),
            category=str(row["category"]),
            facets=tuple(str(row.get(name, defaults[name]) or "") for name in facet_names),
        )
        for n, row in enumerate(rows)
    ]
    series = [
        ObservationSeries(
            Measure(name, name, UNITS.get(name)),
            line=6 + n,
            header=(HeaderCell(CellRef(sheet, 3, 6 + n), name),),
            values=value_column([row.get(name) for row in rows]),
            period=calendar_year(year),
            attributes={"edition": edition, "publisher": publisher},
        )
        for n, name in enumerate(measures)
    ]
    meta = SourceMeta(dataset="labour", title="2040年の就業構造推計", publisher=publisher, simulated=simulated)
    table = ObservationTable("labour", sheet, False, items, series, facet_names, side_by_side=True)
    return LoadUnit(source_file(file, (rows, edition, contents)), meta, [table])


def indicator_unit(
    rows: Cells,
    *,
    year: int | None = 2021,
    file: str = "indicators.xlsx",
    title: str = "主要財政指標",
    dataset: str = "indicator",
    contents: object = None,
) -> LoadUnit:
    """Return a generic file of indicators by area; measure ids are the header texts."""
    unit = overtime_unit(rows, year=year, file=file, title=title, contents=contents)
    table = unit.tables[0]
    generic = ObservationTable(dataset, table.sheet, False, table.items, table.series)
    meta = SourceMeta(dataset=dataset, title=title, publisher="総務省", fiscal_year=year)
    return LoadUnit(unit.file, meta, [generic])


def make_database(path: Path, *units: LoadUnit, full_gazetteer: bool = False) -> Path:
    """Load units into a new database that knows `AREAS` only (or the whole gazetteer), and return its path.

    The tables and views are copied: making them takes as long as everything else.
    """
    from axstat.store import open_writer

    if units and not path.exists() and not path.with_name(path.name + ".wal").exists():
        empty_database(path, full_gazetteer=full_gazetteer)
    with open_writer(path) as writer:
        for unit in units:
            writer.load(unit)
    return path


def empty_database(path: Path, *, full_gazetteer: bool = True) -> Path:
    """Put a database without sources at a path, and return the path; what a first load makes has tests of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_without_sources(full_gazetteer))
    return path


@cache
def _without_sources(full_gazetteer: bool) -> bytes:
    from axstat.store import AreaRegion, Geography
    from axstat.store.lock import Waiting
    from axstat.store.transaction import begun, opened

    regions = tuple(
        AreaRegion("meti2040", code, region, assumed)
        for code, region, assumed in (
            ("01", "北海道", False),
            ("13", "東京圏", False),
            ("33", "中国", True),
            ("34", "中国", True),
        )
    )
    geography = None if full_gazetteer else Geography(AREAS, regions)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        waiting = Waiting(path, 0, None)
        with opened(path, waiting) as connection, begun(connection, path, is_new=True, geography=geography):
            pass
        return path.read_bytes()
