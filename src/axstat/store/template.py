"""A new database, made once: its 400 statements take 120 ms to run and 8 ms to copy, its areas 25 ms and 2.

`schema.template` is a database without sources that `make docs` makes of the SQL files and the gazetteer; it says of
which. Where it was made of others, or cannot be read, nothing is copied, and whoever creates a database makes it anew.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

TEMPLATE = Path(__file__).with_name("schema.template")
_PARTS = ("schema", "figure", "overtime", "labour", "views", "judged", "measured", "comments")
SCHEMA_FILES = tuple(f"{part}.sql" for part in _PARTS)
AREAS = ("area", "area_region")
_NAME = "axstat_schema"
_OF_EACH = re.compile(r"^comment on column \{(?P<views>.+?)\}\.(?P<rest>.+)$", re.MULTILINE)
_OF_UNITS = re.compile(r"\{(?P<asks>is_additive|is_count)\((?P<column>\w+)\)\}")


def statements() -> list[str]:
    """Return the SQL of the files that make the schema, in their order."""
    texts = [Path(__file__).with_name(name).read_text("utf-8") for name in SCHEMA_FILES]
    return [_OF_UNITS.sub(_said_of_units, _OF_EACH.sub(_written_out, text)) for text in texts]


def _written_out(found: re.Match[str]) -> str:
    """Return what comments.sql says of one column of several views as a statement for each."""
    return "\n".join(f"comment on column {view}.{found['rest']}" for view in found["views"].split(", "))


def _said_of_units(found: re.Match[str]) -> str:
    """Return what measured.sql asks of a unit as `axstat.values.units` decides it."""
    from axstat.values.units import additive_in_sql, count_in_sql

    return {"is_additive": additive_in_sql, "is_count": count_in_sql}[found["asks"]](found["column"])


def made_of() -> str:
    """Return what tells the SQL files and the gazetteer of today from others: a hash over them."""
    from axstat.areas.records import DATA

    areas = [(DATA / name).read_text(encoding="utf-8") for name in ("areas.tsv", "regions.tsv")]
    return sha256("\0".join([*statements(), *areas]).encode()).hexdigest()


def copy_schema(connection: duckdb.DuckDBPyConnection, *, areas: bool = False, template: Path = TEMPLATE) -> bool:
    """Create the schema in an empty database, outside of any transaction; return False where nothing was copied.

    `areas` says that the gazetteer's areas and regions are wanted with it.
    """
    from axstat.store.driver import duckdb

    try:
        connection.execute(f"attach {_text(template)} as {_NAME} (read_only)")
    except duckdb.InterruptException:
        raise
    except duckdb.Error:  # not there, or no lock to be had where the program lies
        return False
    try:
        copied = _copied(connection, AREAS if areas else ())
    except duckdb.InterruptException:
        raise  # Ctrl-C: the connection goes with it, and nothing can be asked of its transaction any more
    except duckdb.Error:
        with contextlib.suppress(duckdb.Error):
            connection.rollback()
        copied = False
    connection.execute(f"detach {_NAME}")
    return copied


def _copied(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> bool:
    """Copy the schema of the template with the rows of some tables, where it is of today."""
    found = connection.execute(f"select value from {_NAME}.store.meta where name = 'made_of'").fetchall()  # noqa: S608 - our own name
    if found != [(made_of(),)]:
        return False
    connection.begin()
    ((own,),) = connection.execute("select current_database()").fetchall()
    connection.execute(f"copy from database {_NAME} to {_quoted(own)} (schema)")
    for table in tables:
        connection.execute(f"insert into store.{table} from {_NAME}.store.{table}")
    connection.commit()
    return True


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
