"""`axstat query`: named queries, SQL files and ad-hoc SQL, read-only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import completion, options
from axstat.errors import PathNotFound, UsageError
from axstat.filenames import readable
from axstat.voice.system import reason


def query(
    name: Annotated[
        str | None, typer.Argument(help="Query name, .sql file, or - for stdin.", autocompletion=completion.queries)
    ] = None,
    *,
    sql: Annotated[str | None, typer.Option(help="SQL text instead of a name.")] = None,
    param: options.Parameters = None,
    queries: Annotated[list[Path] | None, typer.Option(help="Further folder of .sql files.")] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    describe: Annotated[bool, typer.Option("--describe", help="Show the query's parameters and columns.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the SQL instead of running it.")] = False,
    to: options.Answered,
) -> None:
    """Run a named query from `queries/`, an SQL file, stdin or `--sql`, read-only.

    \b
    Example:
    $ axstat query overtime_ranking -p top=10
    """
    from axstat import reports
    from axstat.cli.answering import answer
    from axstat.cli.locale import language
    from axstat.cli.output import destination, emit, emit_text

    folders = tuple(queries or ())
    looked_at = {"--list": show_list, "--describe": describe, "--explain": explain}
    if asked := [name for name, wanted in looked_at.items() if wanted]:
        options.without(asked[0], {"--provenance": to.provenance})
    if show_list:
        emit(reports.list_queries(folders, lang=language()), destination(to.fmt, to.output, db=to.db, force=to.force))
        return
    text = readable(sql) if sql is not None else _text(name)
    if explain:
        emit_text(reports.read_query(name, text, folders).sql, to)
        return
    if describe:
        where = destination(to.fmt, to.output, db=to.db, force=to.force)
        emit(reports.describe_query(reports.read_query(name, text, folders), lang=language()), where)
        return
    values = options.parameters(param or [])
    run_query = reports.run_query  # loaded while the database opens
    answer(
        lambda reader, clock: run_query(reader, name, text, values, folders=folders, timeout=clock),
        to,
        users_sql=text is not None,
    )


def _text(name: str | None) -> str | None:
    """Return the SQL of stdin or of a file, None when `name` is a query's name."""
    if name is None:
        raise UsageError("no-query-named")
    if name == "-":
        try:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError("sql-of-stdin-not-text") from error
    if not name.endswith(".sql"):
        return None
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise PathNotFound("no-file", path=name) from error
    except OSError as error:
        raise UsageError("file-not-read", path=name, reason=reason(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("sql-not-text", path=name) from error
