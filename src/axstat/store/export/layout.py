"""What an export is: which tables stand in which files, in which order their rows, and what their columns mean.

`observations` holds every value with its provenance, in a folder for each dataset. `views` holds the other views of the
database as they are. `store` holds the database's own tables without the values, for `axstat ingest` to take it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from axstat.store.rows import type_name
from axstat.store.wide import MARK

if TYPE_CHECKING:
    import duckdb

FORMAT = "axstat-export"
VERSION = 1
"""Of what is written. A column that goes, or changes its meaning, makes another; so does what readers must know of."""
MANIFEST = "axstat-export.json"
VIEWS = "views.sql"
PAGE = "README.md"
OBSERVATIONS = "observations"
DERIVED = ("observation_detail", "indicator_all", "indicator", "observation")
"""Views that views.sql makes of `observations`."""
STORED = ("source", "sheet_table", "series", "item", "supersession", "finding", "area", "area_region")
"""Tables of the schema `store`, with the values themselves all that a database holds."""
ROWS_A_FILE = 4_000_000
"""Observations sorted at once, and about as many as one file holds: bounds memory."""

_KEYS = {
    "source": "source_id",
    "store.source": "source_id",
    "store.sheet_table": "table_id",
    "store.series": "series_id",
    "store.item": "item_id",
    "store.area": "area_id",
    "universe": "scope, fiscal_year, area_code",
}
"""What rows are sorted by, where it is not all their columns."""
_MEANS = {
    "dataset": "overtime, labour, or what the workbook was recognised as: in the name of the folder",
    "partial": "which part of the bodies the source lists, where it lists only some by design",
    "qualifiers": "what else tells the value apart: attributes of the series and facets of the line, `name=value; …`",
    "prefecture_code": "number of the prefecture, 01 to 47; 00 for the nation; null for categories",
    "period_fiscal_year": "Japanese fiscal year in which the period starts; null where neither series nor line has one",
    "series_period": "period of the series; null where each line of the table has its own",
    "series_fiscal_year": "Japanese fiscal year in which the period of the series starts",
}
"""Columns that no view of the database explains."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an export: what it is called, the name of its file without suffix, and the rows of it."""

    name: str
    place: str
    rows: str


def tables(connection: duckdb.DuckDBPyConnection) -> Iterator[Table]:
    """Yield every table but `observations`."""
    views = connection.execute(
        "select view_name from duckdb_views() where schema_name = 'main' and not internal and database_name"
        " = current_database() order by view_name"
    ).fetchall()
    for (name,) in views:
        if name not in DERIVED:
            yield Table(name, f"views/{in_paths(name)}", f'from "{name}" order by {_KEYS.get(name, "all")}')
    for name in STORED:
        yield Table(f"store.{name}", f"store/{name}", f"from store.{name} order by {_KEYS.get(f'store.{name}', 'all')}")


def in_paths(name: str) -> str:
    """Return a name as a part of a path: letters of any script stay, other signs are written as in addresses."""
    return re.sub(r"[^\w.-]", lambda sign: quote(sign[0], safe=""), name)


def observations(which: str) -> str:
    """Return the statement whose rows are `observations`; `which` is a condition."""
    return Path(__file__).with_name("observations.sql").read_text(encoding="utf-8").replace("{which}", which)


def views_sql(places: dict[str, str]) -> str:
    """Return the SQL that makes the views over the files; `places` are the tables' files in the export."""
    lines = [
        "-- Run in the folder of the export, or after: set file_search_path = 'FOLDER';",
        f"create view {OBSERVATIONS} as from read_parquet(",
        f"    '{OBSERVATIONS}/*/*.parquet', hive_partitioning = true, hive_types = {{'dataset': varchar}}",
        ");",
        "create schema store;",
    ]
    for name, place in places.items():
        shown = name if name.startswith("store.") else '"' + name.replace('"', '""') + '"'
        lines.append(f"create view {shown} as from read_parquet('{place.replace(chr(39), chr(39) * 2)}');")
    lines += [
        "create view store.observation as",
        "select series_id, item_id, prefecture_code, value, status",
        f"from {OBSERVATIONS}",
        "where replaced_by is null;",
    ]
    return "\n".join(lines) + "\n\n" + Path(__file__).with_name("views.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Described:
    """A table with its columns: name, type, meaning (empty for the database's own tables)."""

    name: str
    place: str
    columns: tuple[tuple[str, str, str], ...]


def described(connection: duckdb.DuckDBPyConnection) -> tuple[Described, ...]:
    """Return what an export of this database holds, table by table."""
    said = {
        (view, column): comment
        for view, column, comment in connection.execute(
            "select table_name, column_name, comment from duckdb_columns() where schema_name = 'main' and comment is"
            " not null and database_name = current_database()"
        ).fetchall()
    }

    def columns(view: str, rows: str) -> tuple[tuple[str, str, str], ...]:
        found = connection.execute(f"describe {rows}").fetchall()
        return tuple(
            (name, type_name(kind), said.get((view, name)) or _MEANS.get(name, "")) for name, kind, *_ in found
        )

    dataset = ("dataset", "VARCHAR", _MEANS["dataset"])
    main = (dataset, *columns("observation_detail", observations("true")))
    others = (
        Described(t.name, f"{t.place}.parquet", columns(t.name, plain(connection, t))) for t in tables(connection)
    )
    return (Described(OBSERVATIONS, f"{OBSERVATIONS}/dataset=…/….parquet", main), *others)


def plain(connection: duckdb.DuckDBPyConnection, table: Table) -> str:
    """Return the rows of a table with its enumerations as text: Parquet has none that every reader knows."""
    kinds = connection.execute(f"describe {table.rows}").fetchall()
    named = [f'cast("{name}" as varchar) as "{name}"' for name, kind, *_ in kinds if kind.startswith("ENUM")]
    return f"select * replace ({', '.join(named)}) {table.rows}" if named else table.rows


@cache
def of_this_version() -> tuple[Described, ...]:
    """Return what an export of a new database holds, without any file: the page of the documents is made of it."""
    import duckdb

    from axstat.store.schema import Geography, create

    with duckdb.connect() as connection:
        create(connection, Geography((), ()))
        return described(connection)


def declared(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """Return the views of datasets that a project declared, as the manifest holds them."""
    views = connection.execute(
        "select view_name, comment from duckdb_views() where schema_name = 'main' and database_name ="
        " current_database() and starts_with(coalesce(comment, ''), $mark) order by view_name",
        {"mark": MARK},
    ).fetchall()
    return [{"name": name, "comment": comment, **_columns(connection, name)} for name, comment in views]


def _columns(connection: duckdb.DuckDBPyConnection, view: str) -> dict[str, object]:
    """Return facets and measures of a declared view: what stands between its fiscal year and where it is from."""
    rows = connection.execute(
        "select column_name, comment from duckdb_columns() where schema_name = 'main' and database_name ="
        " current_database() and table_name = $view order by column_index",
        {"view": view},
    ).fetchall()
    names = [name for name, _ in rows]
    own = rows[names.index("fiscal_year") + 1 : len(rows) - names[::-1].index("simulated") - 1]
    return {
        "facets": [name for name, comment in own if comment is None],
        "columns": [{"measure": name, "comment": comment} for name, comment in own if comment is not None],
    }
