"""What the user says of where a source is from, besides what its file and sidecar say; both are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, UsageError
from axstat.model.observations import Citation
from axstat.model.results import CITED
from axstat.store import apart, vintages
from axstat.store.engine import first_row
from axstat.store.vintages import Lost

if TYPE_CHECKING:
    import duckdb

FIELDS = tuple(field.name for field in fields(Citation))
_SET = ", ".join(f"{name} = ${name}" for name in FIELDS)


def citation_of(row: Mapping[str, Any] | None) -> Citation:
    """Return what the user said, from its column or the record; nothing where it was not kept."""
    if row is None:
        return Citation()
    day = row.get("retrieved_on")
    values: dict[str, Any] = {name: row.get(name) for name in FIELDS}
    return Citation(**{**values, "retrieved_on": date.fromisoformat(day) if isinstance(day, str) else day})


def effective(own: Citation, cited: Citation) -> dict[str, Any]:
    """Return the columns of a source: the user's word before the file's."""
    return {**asdict(own), **cited.said, "title": cited.title or own.title or ""}


def cite(
    connection: duckdb.DuckDBPyConnection,
    source_ids: Collection[int],
    said: Mapping[str, str | date | None],
    *,
    replace: bool,
) -> tuple[Lost, ...]:
    """Record the user's word for sources in the open transaction of `connection`; None takes a field's word back.

    Raises:
        NotLoaded, UsageError, CheckFailed: see `Writer.cite`.
    """
    before = vintages.standings(connection)
    affected = _related(connection, source_ids)
    for source_id in source_ids:
        row = first_row(connection, "select own, cited from store.source where source_id = $id", {"id": source_id})
        if row is None:
            raise NotLoaded("no-such-source", id=source_id)
        own, cited = citation_of(row[0]), citation_of(row[1])
        if not replace:
            _check_silent(source_id, own, said)
        cited = Citation(**{**asdict(cited), **said})
        connection.execute(
            f"update store.source set {_SET}, cited = $cited where source_id = $source_id",  # noqa: S608 - our own names
            {**effective(own, cited), "cited": asdict(cited), "source_id": source_id},
        )
    if "publisher" in said:  # which editions are of one table goes by the publisher too
        concerned = {*source_ids, *affected, *_related(connection, source_ids)}
        vintages.decide(connection, concerned)
        apart.tell_apart(connection, apart.names_in(connection, concerned))
    return vintages.lost(before, vintages.standings(connection))


def _related(connection: duckdb.DuckDBPyConnection, source_ids: Collection[int]) -> set[int]:
    return {one for source_id in source_ids for one in vintages.related(connection, source_id)}


def _check_silent(source_id: int, own: Citation, said: Mapping[str, str | date | None]) -> None:
    """Refuse to go before what the file or its sidecar says."""
    for name, value in said.items():
        printed = own.said.get(name)
        if value is not None and printed and printed != value:
            raise UsageError("file-says-otherwise", id=source_id, printed=str(printed), name=CITED[name])
