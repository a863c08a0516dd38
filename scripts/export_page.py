"""The parts of docs/concepts/export.md that are written from the code: the columns, and what needs axstat's macros."""

from __future__ import annotations

import re
from functools import cache

from axstat.reports.catalog import shipped_queries
from axstat.store.export.layout import of_this_version
from axstat.store.export.page import columns_page


def columns() -> str:
    """Return every table of an export with its columns."""
    return columns_page(of_this_version()).replace("## ", "### ").strip() + "\n"


def with_macros() -> str:
    """Return which named queries need axstat's macros, and which they call."""
    lines = ["| query | macros |", "| --- | --- |"]
    lines += [
        f"| `{query.name}` | {', '.join(f'`{name}`' for name in called)} |"
        for query in shipped_queries()
        if (called := macros_called(query.sql))
    ]
    return "\n".join(lines) + "\n"


def macros_called(sql: str) -> list[str]:
    """Return the macros of axstat's database that a statement calls itself."""
    text = re.sub(r"--[^\n]*", "", sql)
    return [name for name in _macros() if re.search(rf"(?<![\w.]){re.escape(name)}\s*\(", text)]


@cache
def _macros() -> tuple[str, ...]:
    """Return every macro of a new database, with the schema before its name unless that is `main`."""
    import duckdb

    from axstat.store.schema import Geography, create

    with duckdb.connect() as connection:
        create(connection, Geography((), ()))
        rows = connection.execute(
            "select distinct schema_name, function_name from duckdb_functions()"
            " where not internal and function_type in ('macro', 'table_macro') order by all"
        ).fetchall()
    return tuple(name if schema == "main" else f"{schema}.{name}" for schema, name in rows)
