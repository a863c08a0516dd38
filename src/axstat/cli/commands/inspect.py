"""`axstat inspect`: what axstat sees in a workbook, before anything is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


def inspect(
    file: Annotated[Path, typer.Argument(help="Workbook, CSV or zip of them.")],
    *,
    dataset: Annotated[str | None, typer.Option(help="Read the file as this dataset.")] = None,
    year: Annotated[str | None, typer.Option(help="Fiscal year of the data where the file does not say it.")] = None,
    said_as: options.SaidAs = None,
    fmt: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Show tables, header tree, row classes, measures, checks and doubts of a workbook. Nothing is loaded.

    \b
    Example:
    $ axstat inspect data/raw/meti_2040_labour.xlsx
    """
    from axstat import ingest as work
    from axstat.cli.locale import language
    from axstat.cli.output import destination, emit

    where = destination(fmt, output, force=force)
    seen = work.inspect(file, dataset=dataset, year=year, said_as=said_as or ())
    emit(seen.result(language()), where)
