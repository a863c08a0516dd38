"""Makes 1, 10 or 50 million observations: loaded through axstat.store, and the same rows as Parquet and for SQLite.

Statistics of every municipality in 45 fiscal years, one source a year as ministries publish them; the number of
measures makes the size. A value is a multiple of 0.1 below 1,000; 3 % are missing. Parquet is sorted by measure, year
and area with prefecture, year and measure as dictionaries: the best case for a scan.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import sys
import time
from array import array
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from axstat.areas import gazetteer
from axstat.model.areas import Area
from axstat.model.cells import CellRef, SourceFile
from axstat.model.observations import LoadUnit, Measure, ObservationSeries, ObservationTable, SourceMeta
from axstat.model.tables import HeaderCell, Item, RowClass, ValueColumn
from axstat.model.values import Status, fiscal_year
from axstat.store import open_writer

YEARS = range(1980, 2025)
MEASURES = {1: 13, 10: 128, 50: 638}
"""Measures by millions of observations: 1,741 areas × 45 years × measures."""

FIRST_ROW = 6
_AS_OF = date(2024, 4, 1)
_POOL_VALUES: list[float | None] = [*(n / 10 for n in range(10_000)), *([None] * 300)]
_POOL_TEXTS = [f"{n / 10:.1f}".removesuffix(".0") for n in range(10_000)] + ["－"] * 300
_POOL_STATUSES = bytes(10_000) + bytes([Status.MISSING] * 300)


def areas() -> list[Area]:
    """Return the 1,741 municipalities of 2024, in the order of their codes."""
    known = gazetteer().universe("all-municipalities", _AS_OF).codes
    found = {a.area_code: a for a in gazetteer().areas if a.area_code in known and a.valid_to is None}
    return [found[code] for code in sorted(found)]


def picks(year: int, measure: int, count: int) -> list[int]:
    """Return which of the pool's values the areas have; the same for the same arguments."""
    rng = random.Random(year * 10_000 + measure)
    return rng.choices(range(len(_POOL_VALUES)), k=count)


def measure_name(measure: int) -> str:
    """Return the name of a measure."""
    return f"指標{measure:03d}"


def units(millions: int) -> Iterator[LoadUnit]:
    """Yield one load unit a year."""
    places = areas()
    items = tuple(
        Item(
            row,
            RowClass.MUNICIPALITY,
            f"{a.prefecture} {a.name}",
            (CellRef("一覧", row, 1), CellRef("一覧", row, 3)),
            area=a,
        )
        for row, a in enumerate(places, FIRST_ROW)
    )
    for year in YEARS:
        columns = [series(year, n, len(items), "一覧") for n in range(MEASURES[millions])]
        table = ObservationTable("indicator", "一覧", transposed=False, items=items, series=columns)
        name = f"indicators_{year}.xlsx"
        file = SourceFile(name, name, hashlib.sha256(name.encode()).hexdigest(), 1)
        yield LoadUnit(file, SourceMeta("indicator", title=f"主要指標（{year}年度）", fiscal_year=year), [table])


def series(year: int, measure: int, count: int, sheet: str) -> ObservationSeries:
    """Return one measure of one year as a column of a sheet."""
    chosen = picks(year, measure, count)
    name = measure_name(measure)
    column = ValueColumn(
        list(map(_POOL_VALUES.__getitem__, chosen)),
        bytes(map(_POOL_STATUSES.__getitem__, chosen)),
        list(map(_POOL_TEXTS.__getitem__, chosen)),
    )
    col = measure + 4
    header = (HeaderCell(CellRef(sheet, 3, col), name),)
    return ObservationSeries(Measure(name, name, "時間"), col, header, column, fiscal_year(year))


def make_database(path: Path, millions: int) -> float:
    """Load the observations into a new database and return the seconds the loads took."""
    seconds = 0.0
    with open_writer(path) as writer:
        for unit in units(millions):
            started = time.perf_counter()
            writer.load(unit)
            seconds += time.perf_counter() - started
    return seconds


def make_parquet(path: Path, millions: int) -> None:
    """Write the same observations with their provenance as Parquet."""
    import polars as pl

    places = areas()
    n, years = len(places), len(YEARS)
    codes = pl.Series("area_code", [a.area_code for a in places] * years, dtype=pl.Categorical)
    prefectures = pl.Series("prefecture", [a.prefecture for a in places] * years, dtype=pl.Categorical)
    frame_of_years = pl.Series("year", [y for y in YEARS for _ in places], dtype=pl.Int16)
    sources = pl.Series("source_id", [s for s in range(1, years + 1) for _ in places], dtype=pl.Int32)
    rows = pl.Series("row", list(range(FIRST_ROW, FIRST_ROW + n)) * years, dtype=pl.Int32)
    values = pl.Series(_POOL_VALUES, dtype=pl.Float64)
    statuses = pl.Series(_POOL_STATUSES, dtype=pl.UInt8)
    frames = []
    for measure in range(MEASURES[millions]):
        chosen = pl.Series(array("i", [p for y in YEARS for p in picks(y, measure, n)]))
        names = pl.repeat(measure_name(measure), n * years, dtype=pl.String, eager=True).alias("measure")
        cols = pl.repeat(measure + 4, n * years, dtype=pl.Int16, eager=True).alias("col")
        value, status = values.gather(chosen).alias("value"), statuses.gather(chosen).alias("status")
        frames.append(pl.DataFrame([names, frame_of_years, codes, prefectures, value, status, sources, rows, cols]))
    pl.concat(frames).with_columns(pl.col("measure").cast(pl.Categorical)).write_parquet(path)


def make_sqlite(path: Path, millions: int) -> None:
    """Write the same observations into a plain SQLite table."""
    places = areas()
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute(
        "create table observation (measure text, year int, area_code text, prefecture text, value real, "
        "status int, source_id int, row int, col int)"
    )
    for source, year in enumerate(YEARS, 1):
        for measure in range(MEASURES[millions]):
            chosen = picks(year, measure, len(places))
            rows = (
                (
                    measure_name(measure),
                    year,
                    a.area_code,
                    a.prefecture,
                    _POOL_VALUES[p],
                    _POOL_STATUSES[p],
                    source,
                    row,
                    measure + 4,
                )
                for row, (a, p) in enumerate(zip(places, chosen, strict=True), FIRST_ROW)
            )
            connection.executemany("insert into observation values (?,?,?,?,?,?,?,?,?)", rows)
    connection.commit()
    connection.close()


def main(kind: str, path: str, millions: str) -> None:
    """Make one file, in a process of its own so that the caller stays small, and print what it took."""
    makers = {"duckdb": make_database, "parquet": make_parquet, "sqlite": make_sqlite}
    new = Path(path).with_name(f"new-{Path(path).name}")
    new.unlink(missing_ok=True)
    seconds = makers[kind](new, int(millions))
    new.replace(path)
    count = MEASURES[int(millions)] * len(YEARS) * len(areas())
    print(json.dumps({"observations": count, "bytes": Path(path).stat().st_size, "load_seconds": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
