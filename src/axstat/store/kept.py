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
_IS_OLD = """
    select state is distinct from (select value from store.meta where name = 'overtime') from store.overtime_state
"""
_ANEW = (
    "delete from store.overtime_year",
    "insert into store.overtime_year from store.overtime_year_found order by all",
    "delete from store.overtime",
    "insert into store.overtime from store.overtime_found order by all",
    "delete from store.meta where name = 'overtime'",
    "insert into store.meta select 'overtime', state from store.overtime_state where state is not null",
)


def keep(connection: duckdb.DuckDBPyConnection) -> None:
    """Work the kept rows out anew in the open transaction, where anything they are worked out of has changed."""
    if first_row(connection, _IS_CONCERNED) == (True,) and first_row(connection, _IS_OLD) == (True,):
        for statement in _ANEW:
            connection.execute(statement)
