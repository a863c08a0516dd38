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
    from axstat.cli.database import reading
    from axstat.cli.output import emit_text
    from axstat.cli.running import say
    from axstat.documents.address import Address
    from axstat.documents.asking import Answers
    from axstat.documents.linking import link_to
    from axstat.store import Countdown
    from axstat.voice import said

    chosen = options.parameters(where or [])
    address = Address(query, column, options.parameters(param or []), chosen)
    with reading(db, wait) as reader:
        made = link_to(Answers(reader, Countdown(timeout)), address)
    emit_text(made.written(fmt))
    if made.simulated:
        say(said("link-simulated"))
