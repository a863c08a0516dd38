"""`axstat check`: every number of a paper, re-verified against the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from axstat.cli import options


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How documents are checked, and what is done about them."""

    fix: Annotated[
        bool, typer.Option("--fix", help="Rewrite the linked numbers that differ, in the style they are printed in.")
    ] = False
    allow_simulated: Annotated[
        bool, typer.Option("--allow-simulated", help="Numbers made from simulated data may pass.")
    ] = False
    against: Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="Also list the linked numbers that another vintage moves."),
    ] = None
    db: options.Db = None
    fmt: Annotated[Literal["text", "json", "sarif"], typer.Option("--format", "-f", help="Format of the report.")] = (
        "text"
    )
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="With --fix: write the mended document here.", show_default="in place"),
    ] = None
    force: options.Force = False
    wait: options.Wait = 10
    timeout: options.Timeout = 600


def check(
    documents: Annotated[list[Path], typer.Argument(help="Markdown, HTML, Word or PowerPoint files.")], *, asked: Asked
) -> None:
    """Check the linked numbers of papers against the data, and list the numbers without a link.

    Exit code 0 only if every linked number says what the data say, 1 otherwise.

    \b
    Example:
    $ axstat check examples/paper.md --allow-simulated
    """
    from axstat.cli.checking import report

    if not report(tuple(documents), asked):
        raise typer.Exit(1)
