"""Changing what is loaded, in the open transaction of a connection: load a source, read it anew, remove it, decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from axstat.errors import NotLoaded, UsageError
from axstat.model.observations import Asked, Citation, LoadUnit
from axstat.model.values import Status
from axstat.store import apart, partial, vintages
from axstat.store.citing import citation_of
from axstat.store.engine import first_row
from axstat.store.loading import Loading, write_findings
from axstat.store.record import NOT_ASKED, SourceRecord, asked_of
from axstat.store.vintages import Lost
from axstat.voice import Finding

if TYPE_CHECKING:
    import duckdb

_KNOWN = "select sha256, asked from store.source"
_SAME = """
    select source_id, current, decided, asked, cited from store.source where sha256 = $sha256
"""


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What one load put into the database.

    `loaded` is False when a source with the same bytes, read in the same way, was there already; `source_id` is then
    that one's. `again` says that its bytes were there, read in another way: the new reading took its place.
    `replaced` says which values of other sources went out of use, `superseded` are those of them of which nothing is
    left in use. `in_use` counts this source's own values in use: fewer than all where others go before it, which are
    `gone_before`; `current` is False when none is. `cited` is what the user said of the file before (`Writer.cite`);
    `beside` is what was found beside other sources: lists of some bodies compared with lists of all, and measures of
    one name that are told apart now.
    """

    source_id: int
    loaded: bool
    tables: int = 0
    items: int = 0
    series: int = 0
    observations: int = 0
    by_status: dict[Status, int] = field(default_factory=dict)
    superseded: tuple[int, ...] = ()
    current: bool = True
    replaced: tuple[Lost, ...] = ()
    in_use: int = 0
    gone_before: tuple[Lost, ...] = ()
    again: bool = False
    beside: tuple[Finding, ...] = ()
    cited: Citation = field(default_factory=Citation)


def load(connection: duckdb.DuckDBPyConnection, unit: LoadUnit, kept: SourceRecord | None = None) -> LoadSummary:
    """Load `unit` in the open transaction of `connection`; another reading of a file that is loaded takes its place.

    A new reading keeps the number of its source and what a person decided for it and said of it, as does a source
    that `kept` tells of.
    """
    same = first_row(connection, _SAME, {"sha256": unit.file.sha256})
    if same is not None and asked_of(same[3]).reading == (unit.asked or NOT_ASKED).reading:
        return LoadSummary(source_id=same[0], loaded=False, current=same[1])
    before = vintages.standings(connection)
    source_id, decided, cited = (
        (kept.source_id, kept.decided, kept.cited) if kept is not None else (None, 0, Citation())
    )
    affected: set[int] = set()
    names: set[str] = set()
    if same is not None:
        source_id, _, decided, _, said = same
        cited = citation_of(said)
        before.pop(source_id)
        names = apart.names_in(connection, {source_id})
        affected = _take_out(connection, source_id)
    loading = Loading(connection, unit, source_id=source_id, decided=decided, cited=cited)
    loading.run()
    vintages.after_loading(connection, loading.source_id, also=affected)
    beside = partial.compare(connection, loading.source_id)
    beside += apart.tell_apart(connection, names | apart.names_in(connection, {loading.source_id}))
    write_findings(connection, loading.source_id, beside)
    after = vintages.standings(connection)
    own, replaced = after[loading.source_id], vintages.lost(before, after)
    return LoadSummary(
        source_id=loading.source_id,
        loaded=True,
        tables=len(unit.tables),
        items=loading.items,
        series=loading.series,
        observations=loading.by_status.total(),
        by_status={status: loading.by_status[status] for status in sorted(loading.by_status)},
        superseded=tuple(one.source_id for one in replaced if not one.in_use),
        current=own.current,
        replaced=replaced,
        in_use=own.in_use,
        gone_before=vintages.gone_before(connection, loading.source_id),
        again=same is not None,
        beside=beside,
        cited=cited,
    )


def known(connection: duckdb.DuckDBPyConnection) -> dict[str, Asked]:
    """Return how each source was asked for, by the hash of its bytes."""
    return {sha256: asked_of(asked) for sha256, asked in connection.execute(_KNOWN).fetchall()}


def remove(connection: duckdb.DuckDBPyConnection, source_id: int) -> None:
    """Remove a source in the open transaction of `connection`.

    Raises:
        NotLoaded: there is no such source.
        CheckFailed: two sources would claim one cell of a wide view with different numbers.
    """
    _check_loaded(connection, source_id)
    names = apart.names_in(connection, {source_id})
    vintages.decide(connection, _take_out(connection, source_id))
    apart.tell_apart(connection, names)


def _take_out(connection: duckdb.DuckDBPyConnection, source_id: int) -> set[int]:
    """Delete a source's rows; return the sources to settle anew."""
    values = {"source_id": source_id}
    affected = vintages.before_removing(connection, source_id)
    tables = "(select table_id from store.sheet_table where source_id = $source_id)"
    series = f"(select series_id from store.series where table_id in {tables})"  # noqa: S608 - our own names
    for statement in (
        f"delete from store.observation where series_id in {series}",  # noqa: S608
        f"delete from store.replaced where series_id in {series}",  # noqa: S608
        f"delete from store.series where table_id in {tables}",  # noqa: S608
        f"delete from store.item where table_id in {tables}",  # noqa: S608
        "delete from store.sheet_table where source_id = $source_id",
        "delete from store.finding where source_id = $source_id",
        "delete from store.supersession where older = $source_id",
        "delete from store.source where source_id = $source_id",
    ):
        connection.execute(statement, values)
    return affected


def use(connection: duckdb.DuckDBPyConnection, source_id: int, *, undo: bool) -> tuple[Lost, ...]:
    """Record a person's decision for a source, or take it back, in the open transaction of `connection`.

    Raises:
        NotLoaded, CheckFailed, UsageError: see `Writer.use`.
    """
    _check_loaded(connection, source_id)
    before = vintages.standings(connection)
    connection.execute(
        "update store.source set decided = case when $undo then 0 else (select max(decided) + 1 from store.source) end"
        " where source_id = $source_id",
        {"source_id": source_id, "undo": undo},
    )
    vintages.after_deciding(connection, source_id)
    apart.tell_apart(connection, apart.names_in(connection, {source_id}))
    after = vintages.standings(connection)
    if not undo and not after[source_id].current:
        raise UsageError("simulated-not-before-real", id=source_id)
    return vintages.lost(before, after)


def _check_loaded(connection: duckdb.DuckDBPyConnection, source_id: int) -> None:
    values = {"source_id": source_id}
    if first_row(connection, "select 1 from store.source where source_id = $source_id", values) is None:
        raise NotLoaded("no-such-source", id=source_id)
