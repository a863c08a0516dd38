"""A chart from a database: its queries asked, each with the parameters that it knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from axstat.errors import UnknownName
from axstat.model.results import Result

if TYPE_CHECKING:
    from axstat.charts import Kind
    from axstat.store import Reader, Timeout


def ask(reader: Reader, kind: Kind, given: Mapping[str, Any], *, timeout: Timeout | None = None) -> list[Result]:
    """Run a chart's queries.

    Raises:
        UnknownName: a parameter that none of them knows.
        UsageError, NotLoaded, QueryFailed, QueryTimeout: see `axstat.reports.run`.
    """
    from axstat.reports.catalog import find_query
    from axstat.reports.queries import run

    queries = [(find_query(use.name), use.parameters) for use in kind.queries]
    known = {p.name for query, _ in queries for p in query.parameters}
    for name in given:
        if name not in known:
            raise UnknownName(
                f"the chart `{kind.name}` has no parameter `{name}`", hint=f"it has {', '.join(sorted(known))}"
            )
    results = []
    for query, preset in queries:
        own = {p.name for p in query.parameters}
        values: dict[str, Any] = {**preset, **{n: v for n, v in given.items() if n in own}}
        results.append(run(reader, query, values, timeout=timeout))
    return results
