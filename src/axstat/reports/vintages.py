"""A query as it would answer with other vintages in use, and which sources stand against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.model.results import Result
from axstat.reports.columns import described_columns, scalars
from axstat.reports.header import NamedQuery
from axstat.reports.parameters import resolve
from axstat.reports.queries import engine, run, shown_parameters
from axstat.reports.sources import find_source
from axstat.reports.statements import with_first

if TYPE_CHECKING:
    from axstat.store import Reader, Rows, Timeout


def execute_as_of(
    reader: Reader, query: NamedQuery, bound: Mapping[str, Any], sources: Sequence[int], timeout: Timeout | None
) -> Rows:
    """Execute a query as if only these sources were in use."""
    ctes = Path(__file__).with_name("as_of.sql").read_text(encoding="utf-8")
    statement = with_first(query.sql, ctes) or query.sql
    return engine(reader, query).execute(statement, {**bound, "source_ids": list(sources)}, timeout=timeout)


def run_as_of(
    reader: Reader,
    query: NamedQuery,
    parameters: Mapping[str, Any],
    sources: Sequence[int],
    *,
    timeout: Timeout | None = None,
) -> Result:
    """Run a query as if only these sources were in use; columns and rows as `run` gives them.

    Raises:
        UnknownName, QueryFailed, UsageError, NotLoaded, QueryTimeout, QueryTooLarge: see `run`.
    """
    bound = resolve(reader, query, parameters)
    answer = execute_as_of(reader, query, bound, sources, timeout)
    chosen = tuple(source for source in reader.sources() if source.source_id in sources)
    return Result(
        name=query.name,
        title=query.title,
        columns=described_columns(query, answer.columns),
        rows=scalars(answer.rows, answer.columns),
        parameters=shown_parameters(bound),
        sources=chosen,
        simulated=any(source.simulated for source in chosen),
        sql=query.sql,
    )


def sources_with(reader: Reader, text: str) -> tuple[int, ...]:
    """Return the sources in use if one named so were in use before the vintages that it stands against.

    Against a source that gave way: it, without those that replaced it. Against one in use: those that it replaced,
    without it.

    Raises:
        UnknownName, UsageError: see `find_source`.
    """
    own = find_source(reader, text).source_id
    rows = {int(str(row["source_id"])): row for row in run(reader, "sources").records()}
    current = {number for number, row in rows.items() if row["current"]}
    newer = {number: _numbers(row["replaced_by"]) for number, row in rows.items()}
    if own in current:
        return tuple(sorted(current - {own} | {number for number, others in newer.items() if own in others}))
    return tuple(sorted(current - _chain(own, newer) | {own}))


def _numbers(text: object) -> set[int]:
    return {int(part) for part in str(text or "").split(",") if part.strip().isdigit()}


def _chain(own: int, newer: Mapping[int, set[int]]) -> set[int]:
    """Return everything that a source gave way to, and that these gave way to."""
    found: set[int] = set()
    waiting = set(newer.get(own, set()))
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting |= newer.get(one, set()) - found
    return found
