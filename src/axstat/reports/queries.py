"""Run a named query or ad-hoc SQL and answer a Result: typed columns with labels, the sources used, and notes.

A named query's header is checked against its SQL both ways before it runs. Ad-hoc SQL is not traced, and its
result says so.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import QueryFailed
from axstat.model.results import Result, Scalar, SourceNote
from axstat.model.text import Label, same
from axstat.model.wording import fiscal_year, period
from axstat.reports.asked import asked_in_words
from axstat.reports.catalog import find_query, is_shipped
from axstat.reports.columns import Described, described_columns, scalars, total_rows
from axstat.reports.header import NamedQuery, read_header
from axstat.reports.measure_columns import measured_columns
from axstat.reports.parameters import resolve
from axstat.reports.statements import main_select, select_from, with_column
from axstat.reports.wording import from_to, measure_label, worded
from axstat.store.countdown import Countdown, counting

if TYPE_CHECKING:
    from axstat.store import Confined, Parsed, Reader, Rows, Timeout

NOT_TRACED = Label(
    "この結果は出典のセルまで追跡されていません（任意の SQL）",
    "not traced: ad-hoc SQL does not say which cells its figures come from",
)


def run(
    reader: Reader,
    name: str | NamedQuery,
    parameters: Mapping[str, Any] | None = None,
    *,
    folders: Sequence[Path] = (),
    timeout: Timeout | None = None,
) -> Result:
    """Run a named query.

    Args:
        reader: an open database.
        name: the query's name, or a query already read.
        parameters: values by name, as text or typed; defaults fill the rest.
        folders: further folders to look for query files in.
        timeout: seconds after which the query is stopped.

    Raises:
        UnknownName, QueryFailed, UsageError, NotLoaded: see `resolve`.
        QueryTimeout: the query ran longer than `timeout`.
        QueryTooLarge: it, or its result, needs more memory or disk than allowed.
    """
    query = find_query(name, folders) if isinstance(name, str) else name
    clock = counting(timeout)
    bound, described, rows, used = _answered(reader, query, parameters or {}, clock)
    plain_rows = scalars(rows, described)
    loaded = reader.sources()
    sources = tuple(source for source in loaded if source.source_id in used)
    # A query that does not say which cells it read may have read simulated ones.
    suspects = loaded if query.rows is None else sources
    return Result(
        name=query.name,
        title=_title(query, bound),
        columns=measured_columns(
            described_columns(query, described), plain_rows, is_quotient=bound.get("per") is not None
        ),
        rows=plain_rows,
        parameters=shown_parameters(bound),
        sources=sources,
        notes=_notes(query, sources),
        simulated=any(source.simulated for source in suspects),
        sql=query.sql,
        totals=total_rows(described, rows),
        plots=query.plots,
        asked=asked_in_words(query, bound),
    )


def _answered(
    reader: Reader, query: NamedQuery, parameters: Mapping[str, Any], clock: Countdown
) -> tuple[dict[str, Any], Described, list[tuple[Any, ...]], set[int]]:
    """Return the parameters as they were bound, the columns and rows of a query, and the sources behind them."""
    runs = engine(reader, query)
    statement, says_sources = _statement(runs, query, clock)
    _check_parameters(query, statement.parameters)
    bound = resolve(reader, query, parameters)
    answer = runs.execute(statement, bound, timeout=clock)
    # The last column lists the sources; where there are no rows, cells may have been read all the same.
    described, rows = answer.columns, answer.rows
    if says_sources:
        described, rows = described[:-1], [row[:-1] for row in rows]
    if says_sources and rows:
        return bound, described, rows, set(answer.rows[0][-1] or ())
    used = behind(reader, query, bound, what="distinct source_id", timeout=clock)
    return bound, described, rows, {row[0] for row in used}


def _notes(query: NamedQuery, sources: Sequence[SourceNote]) -> tuple[Label, ...]:
    """Return the query's notes, that it is not traced, and which of its sources list only some bodies."""
    untraced = () if query.rows or is_shipped(query) else (NOT_TRACED,)
    return (*query.notes, *untraced, *(said for source in sources if (said := source.lists_some) is not None))


def run_sql(
    reader: Reader,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    name: str = "sql",
    origin: str = "--sql",
    timeout: Timeout | None = None,
) -> Result:
    """Run SQL given on the command line, in a file or on stdin.

    A text with a header is run as the query it is, with its parameters, sources and trace. Bare SQL takes `$name`
    parameters as they are; its result is marked as not traced and names no source, and it counts as simulated when
    any loaded source is, because nothing tells which of them it read.

    Raises:
        QueryFailed: the SQL is wrong, refused, or lacks a parameter.
        QueryTimeout: it ran longer than `timeout`.
        QueryTooLarge: it, or its result, needs more memory or disk than allowed.
    """
    query = read_header(sql, name=name, origin=origin)
    if query.columns or query.parameters or query.rows:
        return run(reader, query, parameters, timeout=timeout)
    clock, runs = counting(timeout), reader.confined
    statement = runs.parse(sql, timeout=clock)
    wanted = statement.parameters
    given = dict(parameters or {})
    if missing := sorted(wanted - set(given)):
        raise QueryFailed("sql-needs-parameter", name=missing[0])
    if unused := sorted(set(given) - wanted):
        raise QueryFailed("sql-without-parameter", name=unused[0])
    answer = runs.execute(statement, given, timeout=clock)
    return Result(
        name=name,
        title=query.title if query.title.en != name else same("SQL"),
        columns=described_columns(query, answer.columns),
        rows=scalars(answer.rows, answer.columns),
        parameters=given,
        notes=(*query.notes, NOT_TRACED),
        simulated=any(source.simulated for source in reader.sources()),
        sql=sql,
    )


def engine(reader: Reader, query: NamedQuery) -> Reader | Confined:
    """Return what runs a query: this process where axstat ships it, a process of its own where a user wrote it."""
    return reader if is_shipped(query) else reader.confined


def _check_parameters(query: NamedQuery, used: frozenset[str]) -> None:
    stated = {p.name for p in query.parameters}
    if undeclared := sorted(used - stated):
        name = undeclared[0]
        raise QueryFailed("parameter-undeclared", origin=query.origin, name=name)
    if unused := sorted(stated - used):
        raise QueryFailed("parameter-unused", origin=query.origin, name=unused[0])


def behind(
    reader: Reader, query: NamedQuery, parameters: Mapping[str, Scalar], *, what: str, timeout: Timeout | None = None
) -> list[tuple[Any, ...]]:
    """Return `what` of the query's `rows` CTE; nothing when the query names none."""
    statement = select_from(query.sql, query.rows, what) if query.rows else None
    if statement is None:
        return []
    return engine(reader, query).execute(statement, _bound(query, parameters), timeout=timeout).rows


def shown_parameters(bound: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as a result states them: one fiscal year alone, several as a list."""
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in bound.items()}


def _bound(query: NamedQuery, shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as the statement takes them."""
    several = {p.name for p in query.parameters if p.type in ("fiscal_years", "periods", "matching")}
    return {n: [v] if n in several and v is not None and not isinstance(v, list) else v for n, v in shown.items()}


def _title(query: NamedQuery, bound: Mapping[str, Any]) -> Label:
    """Return the query's title with the years or periods, the edition and the measure that its result is about."""
    by_type = [(p.type, bound[p.name]) for p in query.parameters if bound[p.name] is not None]
    years = sorted(
        {int(str(value)) for kind, value in by_type if kind == "fiscal_year"}.union(
            int(year) for kind, value in by_type if kind == "fiscal_years" for year in value
        )
    )
    periods = [
        text
        for kind, value in by_type
        if kind in ("period", "periods")
        for text in (value if isinstance(value, list) else [value])
    ]
    spans = [from_to([fiscal_year(year) for year in years]), from_to([period(text) for text in periods])]
    words = [worded("edition", str(value)) for kind, value in by_type if kind == "edition"]
    words += [measure_label(value) for kind, value in by_type if kind == "measure"]
    japanese, english = [[label.text(lang) for label in (*spans, *words)] for lang in ("ja", "en")]
    return Label(
        "  ".join([query.title.ja, *filter(None, japanese)]), ", ".join([query.title.en, *filter(None, english)])
    )


def execute_behind(
    reader: Reader, query: NamedQuery, parameters: Mapping[str, Scalar], *, timeout: Timeout | None = None
) -> Rows:
    """Return every observation in the cells of the query's `rows` CTE, as behind.sql selects them."""
    tail = Path(__file__).with_name("behind.sql").read_text(encoding="utf-8").replace("{rows}", query.rows or "")
    position = main_select(query.sql) or 0
    statement = f"{query.sql[:position].rstrip()}\n,\n{tail}"  # a comment may end the text before
    return engine(reader, query).execute(statement, parameters, timeout=timeout)


def _statement(runs: Reader | Confined, query: NamedQuery, clock: Countdown) -> tuple[Parsed, bool]:
    """Return the query's statement, and whether it has one more column: the sources behind it, where it can be had so.

    Raises:
        QueryFailed: it is not one `select`.
    """
    listed = f"(select list(distinct source_id) from {query.sources or query.rows})"  # noqa: S608  the name of a CTE in the file
    extended = with_column(query.sql, listed) if query.rows else None
    if extended is not None:
        with contextlib.suppress(QueryFailed):  # what is wrong is said of the query as it was written
            return runs.parse(extended, timeout=clock), True
    return runs.parse(query.sql, timeout=clock), False
