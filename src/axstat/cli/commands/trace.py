"""`axstat trace`: from a figure to the cells behind it."""

from __future__ import annotations

from typing import Annotated

import typer

from axstat.cli import completion, options


def trace(
    what: Annotated[
        str, typer.Argument(help="Dataset (overtime, labour) or a query's name.", autocompletion=completion.traceable)
    ],
    item: Annotated[
        str | None, typer.Argument(help="Area, or category of the labour projection.", autocompletion=completion.areas)
    ] = None,
    *,
    year: Annotated[
        str | None, typer.Option(help="Fiscal year.", show_default="all of an item, newest of a query")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value for a query.", autocompletion=completion.parameters),
    ] = None,
    to: options.Sent,
    timeout: options.Timeout = 60,
) -> None:
    """Print value, status, raw text, file, sha256, sheet, cell and header path of what stands behind a figure.

    \b
    Example:
    $ axstat trace overtime 岡山県奈義町 --year 2023
    """
    from axstat.cli.answering import answer
    from axstat.reports import trace as traced  # while the database opens

    values = options.parameters(param or [])
    answer(
        lambda reader, clock: traced(reader, what, item, year=year, parameters=values, timeout=clock),
        to,
        timeout=timeout,
    )
