"""Rows of views that are kept in tables (overtime.sql), so that a report need not work them out again.

They cannot be old: every transaction that writes ends here, and works them out anew where what they stand on is no
longer what it was, whoever changed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.store.engine import first_row

if TYPE_CHECKING:
    import duckdb

_IS_CONCERNED = """
    select exists(from store.sheet_table where dataset = 'overtime') or exists(from store.meta where name = 'overtime')
"""
_STATES = "select state, (select value from store.meta where name = 'overtime') from store.overtime_state"
"""What the kept rows stand on, as it is now and as it was when they were worked out."""
_ANEW = (
    "delete from store.overtime_year",
    "insert into store.overtime_year from store.overtime_year_found order by all",
    "delete from store.overtime",
    "insert into store.overtime from store.overtime_found order by all",
    "delete from store.meta where name = 'overtime'",
)


def keep(connection: duckdb.DuckDBPyConnection) -> None:
    """Work the kept rows out anew in the open transaction, where anything they are worked out of has changed."""
    if first_row(connection, _IS_CONCERNED) != (True,):
        return
    now, then = first_row(connection, _STATES) or (None, None)
    if now == then:
        return
    for statement in _ANEW:
        connection.execute(statement)
    if now is not None:
        connection.execute("insert into store.meta values ('overtime', ?)", [now])
