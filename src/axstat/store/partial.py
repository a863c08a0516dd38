"""Lists of some bodies beside lists of all: where both tell of one figure and differ, both cells are said.

Which of the two is right nobody here can know, so nothing is refused and nothing replaced; a list of some bodies is
never in use where a list of all is (`store.is_of_lists`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axstat.store.engine import first_row
from axstat.voice import Finding, found, said, some

if TYPE_CHECKING:
    import duckdb

_SHOWN = 5
_ANY = "select 1 from store.source where partial is not null limit 1"
_COMPARED = """
    select
        own.file, own.file || '!' || l.sheet || '!' || l.cell, l.prefecture || l.name, l.fiscal_year,
        l.hours::double, every.file, every.file || '!' || l.all_sheet || '!' || l.all_cell, l.all_hours::double,
        l.comparison
    from overtime_listed as l
    join store.source as own on own.source_id = l.source_id
    join store.source as every on every.source_id = l.all_source_id
    where l.comparison is not null and $source_id in (l.source_id, l.all_source_id)
    order by l.fiscal_year, l.area_code, l.staff_scope, l.source_id
"""


def compare(connection: duckdb.DuckDBPyConnection, source_id: int) -> tuple[Finding, ...]:
    """Return what comparing a source just loaded says: one finding where figures differ, one where all are the same."""
    if first_row(connection, _ANY) is None:
        return ()
    rows = connection.execute(_COMPARED, {"source_id": source_id}).fetchall()
    if not rows:
        return ()
    different = [row for row in rows if row[-1] == "different"]
    lists, wholes = ("、".join(dict.fromkeys(row[n] for row in rows)) for n in (0, 5))
    fields: dict[str, Any] = {"list": lists, "all": wholes, "of": len(rows)}
    if different:
        named = [
            said("figures-differ", area=area, year=str(year), value=hours, at=at, other=other, other_at=other_at)
            for _, at, area, year, hours, _, other_at, other, _ in different
        ]
        cells = [cell for row in different for cell in (row[1], row[6])]
        return (found("list-differs", "warning", cells, n=len(different), named=some(named, _SHOWN), **fields),)
    return (found("list-agrees", "ok", **fields),)
