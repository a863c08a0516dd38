"""`axstat diff`: what changed between two vintages, cell by cell, and which results move."""

from __future__ import annotations

from typing import Annotated

import typer

from axstat.cli import options


def diff(
    old: Annotated[str, typer.Argument(help="Older source: source_id, file name, or the beginning of its sha256.")],
    new: Annotated[str, typer.Argument(help="Newer source, likewise.")],
    *,
    results: Annotated[
        bool, typer.Option("--results", help="Show which queries' results move, and by how much.")
    ] = False,
    to: options.Sent,
    timeout: options.Timeout = 60,
) -> None:
    """Compare two loaded vintages: values added, removed and changed, with both cells.

    \b
    Example:
    $ axstat diff 3 4
    """
    from axstat import reports
    from axstat.cli.answering import answer

    ask = reports.diff_results if results else reports.diff_values
    answer(lambda reader, clock: ask(reader, old, new, timeout=clock), to, timeout=timeout)
