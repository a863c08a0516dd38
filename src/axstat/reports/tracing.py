"""The way back: from a report, query or area to the cells behind it, and the provenance file beside a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, QueryFailed, UnknownName, UsageError
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.reports.catalog import find_query, nearest, query_called, query_names
from axstat.reports.columns import columns_of
from axstat.reports.header import NamedQuery, read_header, shared_column
from axstat.reports.parameters import resolve
from axstat.reports.queries import behind, execute_behind, run, shown_parameters
from axstat.reports.tracing_card import trace_card
from axstat.reports.wording import VOCABULARIES, worded
from axstat.store.countdown import Countdown, counting
from axstat.values.years import fiscal_year_said
from axstat.voice import said as clause

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

REPORTS = {"overtime": "overtime_share", "labour": "labour_gap_by_occupation"}
_CARD_ROWS = 15
_BY_ITEM = {"labour": ("trace_category", "category")}
"""The query that traces one line of a dataset, and its parameter, where the lines are no areas."""
_SHIPPED = ("labour", "overtime", "indicator")


def trace(
    reader: Reader,
    what: str,
    item: str | None = None,
    *,
    year: int | str | None = None,
    parameters: Mapping[str, Any] | None = None,
    folders: Sequence[Path] = (),
    timeout: Timeout | None = None,
) -> Result:
    """Trace a dataset's figures of one item, or everything behind a report or query, to cells.

    Args:
        reader: an open database.
        what: `overtime` or `labour`, another dataset's name, or a query's name.
        item: an area, or a category of the labour projection; None for all that stands behind `what`.
        year: a fiscal year.
        parameters: the query's parameters.
        folders: further folders to look for query files in.
        timeout: seconds for each query.

    Raises:
        UnknownName, UsageError, NotLoaded, QueryFailed: see `trace_value` and `trace_rows`.
    """
    given = dict(parameters or {})
    is_query = what in query_names(folders)
    if item is not None and not is_query:
        if given:
            raise UsageError("trace-without-parameters", what=what, item=item)
        _must_be_known(reader, what, folders)
        return trace_value(reader, what, item, year=year, timeout=timeout)
    query = find_query(REPORTS[what]) if what in REPORTS else query_called(what, folders)
    if item is not None:
        if query.parameter("area") is None:
            raise UsageError("trace-of-no-area", what=what)
        given["area"] = item
    if year is not None:
        if query.parameter("year") is None:
            raise UsageError("trace-without-year", what=what)
        given["year"] = year
    return trace_rows(reader, query, given, timeout=timeout)


def _must_be_known(reader: Reader, what: str, folders: Sequence[Path]) -> None:
    """Refuse a name that neither a loaded dataset nor a query has; what axstat ships need not be asked for."""
    if what in _SHIPPED:
        return
    loaded = [str(row[0]) for row in reader.execute("select distinct dataset from source order by 1").rows]
    known = dict.fromkeys([*loaded, *_SHIPPED])
    if what not in known:
        names = [*known, *query_names(folders)]
        raise UnknownName(
            "no-such-trace", name=what, hint=nearest(what, names, clause("datasets-are", names=tuple(known)))
        )


def trace_value(
    reader: Reader,
    dataset: str,
    area: str,
    *,
    year: int | str | None = None,
    measure: str | None = None,
    timeout: Timeout | None = None,
) -> Result:
    """Trace the figures of one area, or of one category of the labour projection, to their cells.

    Args:
        reader: an open database.
        dataset: `overtime`, `labour` or another dataset's name.
        area: a name, prefecture and name, or code; for `labour` a category such as 事務職.
        year: only this fiscal year.
        measure: only measures whose name holds this text.
        timeout: seconds for the query.

    Raises:
        UnknownName, UsageError: no area, or several, are named so.
        NotLoaded: there is no figure of it.
    """
    asked = None if year is None else fiscal_year_said(year)
    if year is not None and asked is None:
        raise UsageError("no-fiscal-year", year=str(year))
    query, key = _BY_ITEM.get(dataset, ("trace_value", "area"))
    wanted = {"dataset": dataset, key: area, "year": asked, "measure": measure}
    result = run(reader, query, wanted, timeout=timeout)
    if not result.rows:
        when = clause("for-year", year=str(year)) if year is not None else ""
        raise NotLoaded("no-figure-of", area=area, dataset=dataset, when=when)
    survey = _OF_NO_SURVEY.get(dataset) or worded("dataset", dataset)
    what = f" {area}" + (f" {year}" if year is not None else "")
    title = Label(f"値の出所：{survey.ja}{what}", f"Where it comes from: {survey.en}{what}")
    card = tuple(trace_card(result, _users_publishers(result))) if len(result.rows) <= _CARD_ROWS else ()
    return replace(result, title=title, card=card)


def trace_rows(
    reader: Reader,
    name: str | NamedQuery,
    parameters: Mapping[str, Any] | None = None,
    *,
    folders: Sequence[Path] = (),
    timeout: Timeout | None = None,
) -> Result:
    """List every cell behind a query's or report's result, one row each, in the order of the workbooks.

    Raises:
        QueryFailed: the query does not say which rows stand behind it.
    """
    query = find_query(REPORTS.get(name, name), folders) if isinstance(name, str) else name
    if query.rows is None:
        raise QueryFailed("not-traced", query=query.name)
    bound = resolve(reader, query, parameters or {})
    answer = execute_behind(reader, query, bound, timeout=timeout)
    names = [column for column, _ in answer.columns]
    used = {row[names.index("source_id")] for row in answer.rows}
    sources = tuple(source for source in reader.sources() if source.source_id in used)
    return Result(
        name=f"trace_{query.name}",
        title=Label(f"「{query.title.ja}」の元になったセル", f"Cells behind: {query.title.en}"),
        columns=tuple(
            replace(
                c,
                label=_LABELS.get(c.name) or shared_column(c.name).label,
                detail=c.name in _DETAILS,
                words=VOCABULARIES.get(c.name),
            )
            for c in columns_of(answer.columns)
        ),
        rows=tuple(answer.rows),
        parameters=shown_parameters(bound),
        sources=sources,
        simulated=any(source.simulated for source in sources),
        sql=query.sql,
    )


def provenance(result: Result, reader: Reader, *, timeout: Timeout | None = None) -> dict[str, Any]:
    """Return what a result rests on, ready for JSON.

    Holds the query, its parameters, hashes of SQL and result, whether it is simulated, and for each source the file,
    its sha256 and the cells used. The same result always gives the same text.

    Raises:
        QueryTimeout: its cells were not found within `timeout` seconds.
    """
    from hashlib import sha256

    from axstat import __version__

    cells: dict[int, dict[str, list[str]]] = {}
    for source_id, sheet, cell in sorted(set(_cells(result, reader, counting(timeout))), key=_in_order):
        cells.setdefault(source_id, {}).setdefault(sheet, []).append(cell)
    sources = {source.source_id: source for source in reader.sources()}
    return {
        "axstat": __version__,
        "name": result.name,
        "title": result.title.en,
        "parameters": {name: _jsonable(value) for name, value in result.parameters.items()},
        "sql_sha256": sha256(result.sql.encode()).hexdigest() if result.sql else None,
        "result_sha256": result_hash(result),
        "rows": len(result.rows),
        "simulated": result.simulated,
        "traced": bool(cells),
        "sources": [
            {
                "source_id": source_id,
                "file": sources[source_id].file,
                "sha256": sources[source_id].sha256,
                "publisher": sources[source_id].publisher,
                "title": sources[source_id].title,
                "url": sources[source_id].url,
                "given_by_the_user": list(sources[source_id].cited),
                "simulated": sources[source_id].simulated,
                "cells": cells[source_id],
            }
            for source_id in sorted(cells)
        ],
    }


def result_hash(result: Result) -> str:
    """Return the sha256 of a result's column names and rows."""
    import json
    from hashlib import sha256

    rows = [[_jsonable(value) for value in row] for row in result.rows]
    text = json.dumps([[c.name for c in result.columns], rows], ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _cells(result: Result, reader: Reader, clock: Countdown) -> Iterator[tuple[int, str, str]]:
    """Yield (source_id, sheet, cell) of everything behind a result: by its query, else by its own columns."""
    query = read_header(result.sql, name=result.name, origin=result.name) if result.sql else None
    if query is not None and query.rows is not None:
        yield from behind(reader, query, result.parameters, what="distinct source_id, sheet, cell", timeout=clock)
        return
    names = [c.name for c in result.columns]
    if {"file", "sheet", "cell"} <= set(names):
        ids = {source.file: source.source_id for source in result.sources}
        for row in result.records():
            if row["cell"] is not None and row["file"] in ids:
                yield ids[str(row["file"])], str(row["sheet"]), str(row["cell"])


def _in_order(place: tuple[int, str, str]) -> tuple[int, str, int, str]:
    source_id, sheet, cell = place
    return source_id, sheet, len(cell), cell


def _jsonable(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _users_publishers(result: Result) -> frozenset[int]:
    """Return the sources whose publisher is the user's word."""
    return frozenset(source.source_id for source in result.sources if "publisher" in source.cited)


_OF_NO_SURVEY = {"indicator": Label("その他の項目", "other figures")}
_DETAILS = frozenset({"area_code", "sha256", "header", "simulated", "source_id", "unit"})
_LABELS = {"name": Label("団体・区分", "area or category"), "header": Label("見出し", "header")}
"""What the columns of traced cells are called, where it is not what queries call them."""
