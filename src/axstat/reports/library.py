"""The queries as something to look at: the list, one query's parameters and columns, and running one by any name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.model.results import Column, Result
from axstat.model.text import Label, Lang
from axstat.model.wording import unit
from axstat.reports.catalog import all_queries, query_called
from axstat.reports.header import NamedQuery, read_header
from axstat.reports.queries import run, run_sql

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout


def list_queries(folders: Sequence[Path] = (), *, lang: Lang = "en") -> Result:
    """Return every named query in one language: one row each, with its parameters and where its file is."""
    return Result(
        name="queries",
        title=Label("名前付きクエリの一覧", "Named queries"),
        columns=(
            Column("name", "text", Label("名前", "name")),
            Column("title", "text", Label("内容", "what it answers")),
            Column("parameters", "text", Label("パラメーター", "parameters"), minor=True),
            Column("file", "text", Label("ファイル", "file"), minor=True),
        ),
        rows=tuple(
            (q.name, q.title.text(lang), ", ".join(p.name for p in q.parameters), Path(q.origin).name)
            for q in all_queries(folders)
        ),
    )


def describe_query(query: NamedQuery, *, lang: Lang = "en") -> Result:
    """Return a query's parameters and columns in one language, one row each."""
    rows: list[tuple[str, ...]] = [
        ("parameter", p.name, p.type, p.default, ", ".join(p.choices), p.label.text(lang)) for p in query.parameters
    ]
    rows += [
        ("column", c.name, unit(c.unit).text(lang) if c.unit else "", "", "", c.label.text(lang)) for c in query.columns
    ]
    return Result(
        name=query.name,
        title=query.title,
        columns=(
            Column("what", "text", Label("種別", "what"), words=_PARTS),
            Column("name", "text", Label("名前", "name")),
            Column("type_or_unit", "text", Label("型・単位", "type or unit")),
            Column("default", "text", Label("既定値", "default")),
            Column("choices", "text", Label("選択肢", "choices"), minor=True),
            Column("meaning", "text", Label("意味", "meaning")),
        ),
        rows=tuple(rows),
        notes=(query.about, *query.notes),
        sql=query.sql,
    )


_PARTS = {"parameter": Label("パラメーター", "parameter"), "column": Label("列", "column")}


def read_query(name: str | None, text: str | None, folders: Sequence[Path] = ()) -> NamedQuery:
    """Return a query by its name, or the query that an SQL text is.

    Raises:
        UnknownName: no query has that name.
        QueryFailed: its header cannot be read.
    """
    if text is None:
        return query_called(name or "", folders)
    origin = name if name not in (None, "-") else "stdin" if name == "-" else "--sql"
    return read_header(text, name=Path(name).stem if name not in (None, "-") and name else "sql", origin=str(origin))


def run_query(
    reader: Reader,
    name: str | None,
    text: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    *,
    folders: Sequence[Path] = (),
    timeout: Timeout | None = None,
) -> Result:
    """Run a query by its name, or an SQL text; see `run` and `run_sql` for what they raise."""
    query = read_query(name, text, folders)
    if text is None:
        return run(reader, query, parameters, timeout=timeout)
    return run_sql(reader, text, parameters, name=query.name, origin=query.origin, timeout=timeout)
