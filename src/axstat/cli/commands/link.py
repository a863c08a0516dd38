"""`axstat link`: a link to a number, with its text, ready to paste into a paper."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from axstat.cli import completion, options


def link(
    query: Annotated[str, typer.Argument(help="Query name.", autocompletion=completion.queries)],
    column: Annotated[str, typer.Argument(help="Column of the query.")],
    *,
    param: options.Parameters = None,
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="Choose the row by a column; repeat as needed."),
    ] = None,
    db: options.Db = None,
    fmt: Annotated[
        Literal["markdown", "html", "address"], typer.Option("--format", "-f", help="Format of the link.")
    ] = "markdown",
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """Print a link to a number, with the number as a Japanese paper prints it.

    \b
    Example:
    $ axstat link overtime_share share_over -p year=2024
    """
    from axstat.cli.checking import print_link

    chosen = options.parameters(where or [])
    print_link(query, column, options.parameters(param or []), chosen, fmt, db=db, wait=wait, timeout=timeout)
