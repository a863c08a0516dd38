"""Creating the database: tables, views, comments, the gazetteer's areas and the region schemes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from axstat.model.areas import Area
from axstat.store.engine import SCHEMA_VERSION, STORAGE_VERSION
from axstat.store.template import copy_schema, made_of, statements

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


@dataclass(frozen=True, slots=True)
class AreaRegion:
    """A prefecture's region in one scheme; `assumed` where no publication names the region's members."""

    scheme: str
    prefecture_code: str
    region: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class Geography:
    """The areas and regions a new database is filled with."""

    areas: tuple[Area, ...]
    regions: tuple[AreaRegion, ...]


def shipped_geography() -> Geography:
    """Return the gazetteer's areas, history included, and its region schemes."""
    from axstat.areas import gazetteer, region_schemes

    regions = tuple(
        AreaRegion(scheme.name, code, region, code in scheme.assumed)
        for scheme in region_schemes()
        for code, region in sorted(scheme.members.items())
    )
    return Geography(gazetteer().code_spans, regions)


def create(connection: duckdb.DuckDBPyConnection, geography: Geography | None = None) -> None:
    """Create every table and view in an empty database, outside of any transaction, and fill the geography.

    Without a `geography` it is the shipped one.
    """
    from axstat import __version__

    copied = copy_schema(connection, areas=geography is None)
    if not copied:
        for sql in statements():
            connection.execute(sql)
    connection.begin()
    connection.execute(
        "insert into store.meta values ('schema_version', $schema), ('created_by', $axstat)",
        {"schema": SCHEMA_VERSION, "axstat": f"axstat {__version__}"},
    )
    if geography is not None or not copied:
        fill(connection, shipped_geography() if geography is None else geography)
    connection.commit()


def write_template(path: Path) -> None:
    """Make the template of new databases at `path`, where nothing stands."""
    from axstat.store.driver import duckdb

    with duckdb.connect(path, config={"storage_compatibility_version": STORAGE_VERSION}) as connection:
        for sql in statements():
            connection.execute(sql)
        fill(connection, shipped_geography())
        connection.execute("insert into store.meta values ('made_of', $made_of)", {"made_of": made_of()})


def fill(connection: duckdb.DuckDBPyConnection, geography: Geography) -> None:
    """Append areas and regions to an empty database."""
    add_areas(connection, geography.areas, first_id=1)
    if geography.regions:
        with connection.appender("store.area_region") as appender:
            for region in geography.regions:
                appender.append_row(region.scheme, region.prefecture_code, region.region, region.assumed)


def add_areas(
    connection: duckdb.DuckDBPyConnection,
    areas: Iterable[Area],
    *,
    first_id: int,
    unlisted: Collection[str] = frozenset(),
) -> None:
    """Append areas with consecutive ids from `first_id`; codes in `unlisted` do not enter the view `area`."""
    with connection.appender("store.area") as appender:
        for area_id, area in enumerate(areas, first_id):
            appender.append_row(area_id, *area_fields(area), area.area_code not in unlisted)


def area_fields(area: Area) -> tuple[object, ...]:
    """Return an area's fields in the order of `store.area`."""
    return (
        area.area_code,
        area.level,
        area.kind,
        area.name,
        area.kana,
        area.prefecture,
        area.county,
        area.parent_code,
        area.valid_from,
        area.valid_to,
        area.successor_code,
    )
