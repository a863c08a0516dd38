"""Taking an export back: its sources with all that came from them, beside those that are loaded already.

In an empty database every key is as it was, and so is every row of every view. Beside other sources the keys are moved
behind theirs, and which values are in use is settled anew; a source of the same bytes that is loaded stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import ExportDamaged, ExportVersion
from axstat.model.observations import SourceMeta
from axstat.store import apart, vintages, wide
from axstat.store.engine import SCHEMA_VERSION, first_row
from axstat.store.export.layout import OBSERVATIONS
from axstat.store.export.manifest import Manifest
from axstat.store.vintages import Lost

if TYPE_CHECKING:
    import duckdb

_KEYS = {"source": "source_id", "table": "table_id", "series": "series_id", "item": "item_id"}
_TABLE = {"source": "source", "table": "sheet_table", "series": "series", "item": "item"}
_COMING = """
    create temp table coming as
    select source_id from {source} where sha256 not in (select sha256 from store.source);
    create temp table coming_table as
    select table_id from {sheet_table} where source_id in (from coming)
"""
_AREAS = """
    create temp table coming_area as
    with wanted as (
        from {area}
        where area_id in (select area_id from {item} where table_id in (select table_id from coming_table))
    )
    select
        w.*,
        arg_max(
            own.area_id,
            -- the same in everything goes before one of the same name, else the one that was added last
            (
                (own.level, own.kana, own.county, own.valid_from, own.valid_to, own.parent_code, own.successor_code)
                is not distinct from
                (w.level, w.kana, w.county, w.valid_from, w.valid_to, w.parent_code, w.successor_code),
                own.area_id
            )
        ) as own_id
    from wanted as w
    left join store.area as own
        on (own.area_code, own.kind, own.name, own.prefecture) = (w.area_code, w.kind, w.name, w.prefecture)
    group by all
"""
_NEW_AREAS = """
    update coming_area set own_id = numbered.own_id
    from (
        select area_id, (select max(area_id) from store.area) + row_number() over (order by area_id) as own_id
        from coming_area where own_id is null
    ) as numbered
    where coming_area.area_id = numbered.area_id;
    insert into store.area by name
    select
        * exclude (own_id)
        replace (own_id as area_id, listed and area_code not in (select area_code from store.area) as listed)
    from coming_area
    where own_id not in (select area_id from store.area)
    order by own_id
"""
_ROWS = """
    insert into store.source by name
    select * replace (
        source_id + $source as source_id, if(decided > 0, decided + $decided, 0) as decided
    )
    from {source} where source_id in (from coming) order by source_id;
    insert into store.sheet_table by name
    select * replace (table_id + $table as table_id, source_id + $source as source_id)
    from {sheet_table} where source_id in (from coming) order by table_id;
    insert into store.series by name
    select * replace (series_id + $series as series_id, table_id + $table as table_id)
    from {series} where table_id in (from coming_table) order by series_id;
    insert into store.item by name
    select i.* replace (item_id + $item as item_id, table_id + $table as table_id, a.own_id as area_id)
    from {item} as i left join coming_area as a on a.area_id = i.area_id
    where table_id in (from coming_table) order by item_id;
    insert into store.finding by name
    select * replace (source_id + $source as source_id)
    from {finding} where source_id in (from coming) order by all;
    insert into store.supersession by name
    select newer + $source as newer, older + $source as older, observations
    from {supersession} where newer in (from coming) and older in (from coming) order by all
"""
_FACTS = """
    insert into store.{into}
    select
        series_id + $series, item_id + $item, prefecture_code, value, status, form,
        case when form = 0 then raw end{replaced}
    from (
        select *, store.raw_form(value, raw) as form
        from {file}
        where source_id in (from coming) and replaced_by is {null}
    )
"""
_LOST = """
    with counted as (
        select t.source_id, count(*) as n
        from store.kept_and_replaced as o
        join store.series as s on s.series_id = o.series_id
        join store.item as i on i.item_id = o.item_id and i.table_id = s.table_id
        join store.sheet_table as t on t.table_id = s.table_id
        where t.source_id > $source
        group by t.source_id
    )
    select f.file, coalesce(c.n, 0), f.observations
    from store.source as f left join counted as c using (source_id)
    where f.source_id > $source and coalesce(c.n, 0) <> f.observations
    order by f.source_id
    limit 1
"""

_TAKEN = """
    select
        source_id, file, sha256, observations, in_use,
        dataset, title, publisher, fiscal_year, survey_year, edition, url, licence, retrieved_on, simulated, partial
    from source
    where source_id > $after
    order by source_id
"""


@dataclass(frozen=True, slots=True)
class TakenSource:
    """A source of an export that is in the database now; `replaced` says which values of others went out of use."""

    source_id: int
    file: str
    sha256: str
    meta: SourceMeta
    observations: int
    in_use: int
    replaced: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an export's sources: taken in, or loaded before (file and hash)."""

    sources: tuple[TakenSource, ...]
    known: tuple[tuple[str, str], ...]


def check_version(folder: Path, manifest: Manifest) -> None:
    """Refuse an export of tables that this axstat does not have.

    Raises:
        ExportVersion: it is of another version.
    """
    if manifest.schema != SCHEMA_VERSION:
        raise ExportVersion("export-schema", path=str(folder), version=manifest.schema, known=SCHEMA_VERSION)


def take(connection: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> Taken:
    """Take an export, whose files were checked, into the open transaction of `connection`.

    Raises:
        ExportDamaged: its files do not fit together.
        CheckFailed: a loaded source claims one cell of a wide view with another number.
    """
    import duckdb

    before = vintages.standings(connection)
    offsets = _offsets(connection)
    try:
        _put(connection, folder, manifest, offsets)
        gone = first_row(connection, _LOST, {"source": offsets["source"]})
    except (duckdb.BinderException, duckdb.CatalogException, duckdb.ConversionException, duckdb.ConstraintException,
            duckdb.IOException, duckdb.InvalidInputException) as error:  # fmt: skip
        raise ExportDamaged("export-does-not-fit", path=str(folder)) from error
    if gone is not None:
        raise ExportDamaged("export-incomplete", path=str(folder), file=gone[0], stored=gone[1], expected=gone[2])
    _views(connection, manifest.declared)
    if before:
        vintages.decide(connection, vintages.standings(connection).keys())
        apart.tell_apart(connection, apart.names_in(connection, vintages.standings(connection).keys()))
    taken = _taken(connection, offsets["source"], vintages.lost(before, vintages.standings(connection)))
    shas = {source.sha256 for source in taken}
    known = tuple((str(s["file"]), str(s["sha256"])) for s in manifest.sources if s["sha256"] not in shas)
    for name in ("coming", "coming_table", "coming_area"):
        connection.execute(f"drop table temp.{name}")
    return Taken(taken, known)


def _offsets(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return what is added to keys so that they stand behind those that there are."""
    largest = {
        name: f"(select coalesce(max({key}), 0) from store.{_TABLE[name]})"  # noqa: S608 - our own names
        for name, key in _KEYS.items()
    }
    largest["decided"] = "(select coalesce(max(decided), 0) from store.source)"
    row = first_row(connection, f"select {', '.join(largest.values())}") or ()
    return dict(zip(largest, row, strict=True))


def _put(connection: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest, offsets: Mapping[str, int]) -> None:
    """Insert every row that came from a source which is not loaded."""
    files = {
        name.removeprefix("store."): f"read_parquet('{_literal(folder / places[0])}')"
        for name, places in manifest.tables.items()
        if name.startswith("store.")
    }
    for statement in (
        *_COMING.split(";"),
        _AREAS,
        *_NEW_AREAS.split(";"),
        *_ROWS.split(";"),
    ):
        text = statement.format_map(files)
        used = {name: offset for name, offset in offsets.items() if re.search(rf"\${name}\b", text)}
        connection.execute(text, used)
    keys = {name: offsets[name] for name in ("series", "item")}
    for place in manifest.tables[OBSERVATIONS]:
        file = f"read_parquet('{_literal(folder / place)}')"
        connection.execute(_FACTS.format(into="observation", replaced="", null="null", file=file), keys)
        moved = f", replaced_by + {offsets['source']}"
        connection.execute(_FACTS.format(into="replaced", replaced=moved, null="not null", file=file), keys)


def _views(connection: duckdb.DuckDBPyConnection, declared: Sequence[Mapping[str, Any]]) -> None:
    """Create the views of declared datasets, but those that the database has: what is declared here goes first."""
    known = {row[0] for row in connection.execute("select distinct dataset from store.wide_measure").fetchall()}
    for view in declared:
        if view["name"] not in known:
            columns = {str(column["measure"]): str(column["comment"]) for column in view["columns"]}
            wide.create(connection, str(view["name"]), str(view["comment"]), tuple(view["facets"]), columns)


def _taken(connection: duckdb.DuckDBPyConnection, after: int, lost: Sequence[Lost]) -> tuple[TakenSource, ...]:
    """Return the sources behind the number `after`, each with what went out of use for it."""
    newest = dict(
        connection.execute(
            "select older, max(newer) from store.supersession where newer > $after group by older", {"after": after}
        ).fetchall()
    )
    return tuple(
        TakenSource(
            source_id,
            file,
            sha256,
            SourceMeta(*meta),
            observations,
            in_use,
            tuple(one for one in lost if newest.get(one.source_id) == source_id),
        )
        for source_id, file, sha256, observations, in_use, *meta in connection.execute(
            _TAKEN, {"after": after}
        ).fetchall()
    )


def _literal(path: Path) -> str:
    """Return a path as the text of a statement, no sign of it taken for a pattern."""
    return re.sub(r"([*?\[])", r"[\1]", str(path)).replace("'", "''")
