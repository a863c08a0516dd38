"""Which values are in use where several sources tell of the same thing.

A value gives way to the same value of another source: same dataset, publisher (where both name theirs), subject (the
table's title without years, editions and bodies; docs/concepts/vintages.md), measure with its attributes, area or
category, facets and period. Which of two sources goes first is `store.standing` (figure.sql), whatever the order of
loading. Only what is covered gives way: the rest of the older source stays in use.

The outcome depends on the sources loaded and on what a person decided, never on the way there: `decide` works out anew
what the values of some sources give way to, and moves only the rows whose lot has changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from axstat.errors import CheckFailed
from axstat.store import settling as sql
from axstat.store.engine import first_row
from axstat.voice import said

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a source is in use."""

    source_id: int
    file: str
    fiscal_year: int | None
    values: int
    in_use: int
    current: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """A source's values that gave way: `values` of them went out of use, `in_use` stay."""

    source_id: int
    file: str
    fiscal_year: int | None
    values: int
    in_use: int


_STANDINGS = "select source_id, file, fiscal_year, observations, in_use, current from source order by source_id"


def standings(connection: duckdb.DuckDBPyConnection) -> dict[int, Standing]:
    """Return how much of every source is in use."""
    return {row[0]: Standing(*row) for row in connection.execute(_STANDINGS).fetchall()}


def lost(before: dict[int, Standing], after: dict[int, Standing]) -> tuple[Lost, ...]:
    """Return which sources have fewer values in use than before, and how many fewer."""
    return tuple(
        Lost(now.source_id, now.file, now.fiscal_year, was.in_use - now.in_use, now.in_use)
        for was, now in ((was, after[was.source_id]) for was in before.values())
        if now.in_use < was.in_use
    )


def gone_before(connection: duckdb.DuckDBPyConnection, source_id: int) -> tuple[Lost, ...]:
    """Return the sources before which values of a source give way: how many, and how many the other has in use."""
    rows = connection.execute(
        """
        select s.source_id, s.file, s.fiscal_year, g.observations, s.in_use
        from store.supersession as g join source as s on s.source_id = g.newer
        where g.older = $source_id
        order by s.source_id
        """,
        {"source_id": source_id},
    ).fetchall()
    return tuple(Lost(*row) for row in rows)


def after_loading(connection: duckdb.DuckDBPyConnection, source_id: int, *, also: Collection[int] = ()) -> None:
    """Settle what a source just written replaces, what of it gives way to others, and the sources `also` named.

    Raises:
        CheckFailed: it and another source, of another title or publisher, claim one cell of a wide view with
            different numbers.
    """
    if first_row(connection, "select count(*) from store.source") == (1,):
        return
    values = {"source_id": source_id, "everything": False}
    found = {row[0] for row in connection.execute(sql.CHANGEABLE, values).fetchall()}
    found |= _simulated_beside(connection, source_id)
    decide(connection, {source_id, *found, *also}, loading=source_id)


def before_removing(connection: duckdb.DuckDBPyConnection, source_id: int) -> set[int]:
    """Return the sources to settle anew once a source is gone."""
    older = connection.execute(
        "select older from store.supersession where newer = $source_id", {"source_id": source_id}
    ).fetchall()
    return ({row[0] for row in older} | _simulated_beside(connection, source_id)) - {source_id}


def after_deciding(connection: duckdb.DuckDBPyConnection, source_id: int) -> None:
    """Settle what a person's decision for a source, or taking it back, changes.

    Raises:
        CheckFailed: two sources now claim one cell of a wide view with different numbers.
    """
    decide(connection, {source_id, *related(connection, source_id)})


def related(connection: duckdb.DuckDBPyConnection, source_id: int) -> set[int]:
    """Return the sources that tell of the same as a source, as its publisher and the others' stand now."""
    values = {"source_id": source_id, "everything": True}
    return {row[0] for row in connection.execute(sql.RELATED, values).fetchall()}


def decide(connection: duckdb.DuckDBPyConnection, sources: Collection[int], *, loading: int | None = None) -> None:
    """Work out what the values of `sources` give way to, and move the rows whose lot has changed.

    Raises:
        CheckFailed: see `after_loading`, which names the source as `loading`.
    """
    if not sources:
        return
    connection.execute(
        "create or replace temp table deciding as select unnest($sources)::integer as source_id",
        {"sources": sorted(sources)},
    )
    pretends = first_row(connection, "select 1 from store.source where simulated limit 1") is not None
    for statement in (sql.PUT_AWAY if pretends else sql.NOTHING_PUT_AWAY, sql.PAIRS):
        connection.execute(statement)
    if first_row(connection, sql.IS_SETTLED) != (True,):
        _move(connection)
    for (dataset,) in connection.execute(sql.CONTESTED).fetchall():
        connection.execute(sql.CLAIMED.format(dataset=dataset.replace("'", "''")))
        _refuse_conflict(connection, loading)
    for name in sql.TEMPORARY:
        connection.execute(f"drop table if exists temp.{name}")


def _move(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out which single values give way, and move the rows whose lot has changed."""
    if first_row(connection, "from table_pair limit 1") is None:
        connection.execute(sql.NOTHING_WANTED)
    else:
        for statement in (sql.ITEMS, sql.SERIES, sql.WANTED):
            connection.execute(statement)
    for statement in (sql.WHOLLY, *sql.SETTLE, *sql.MOVES):
        connection.execute(statement)
    span = first_row(connection, "select min(series_id), max(series_id) from moved where was is null")
    if span is not None and span[0] is not None:
        connection.execute(sql.TAKEN_OUT.format(first=span[0], last=span[1]))


def _simulated_beside(connection: duckdb.DuckDBPyConnection, source_id: int) -> set[int]:
    """Return the simulated sources of a real source's dataset: it may put them away."""
    row = first_row(connection, "select dataset, simulated from store.source where source_id = $id", {"id": source_id})
    if row is None or row[1]:
        return set()
    return {found[0] for found in connection.execute(sql.SIMULATED, {"dataset": row[0]}).fetchall()}


def _refuse_conflict(connection: duckdb.DuckDBPyConnection, loading: int | None) -> None:
    """Refuse two sources in use that give different numbers for one cell of a wide view."""
    row = first_row(connection, sql.CONFLICT)
    if row is None:
        return
    claimed, measure, newer, file, title, cell, value, older, old_file, old_title, old_cell, old_value, count = row
    if loading is None:
        hint = said("decide-which-source", newer=newer, older=older)
    else:
        hint = said("decide-before-loading", older=older)
    raise CheckFailed(
        "values-contradict",
        hint=hint,
        file=file,
        cell=cell,
        value=value,
        older=older,
        old_file=old_file,
        old_cell=old_cell,
        old_value=old_value,
        claimed=claimed,
        measure=measure,
        more=said("more-values-contradict", n=count - 1) if count > 1 else "",
        title=title,
        old_title=old_title,
    )
