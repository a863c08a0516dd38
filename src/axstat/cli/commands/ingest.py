"""`axstat ingest`: load workbooks into the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders.", show_default="data/raw")] = None,
    *,
    db: options.Db = None,
    dataset: Annotated[str | None, typer.Option(help="Read every file as this dataset.")] = None,
    year: Annotated[str | None, typer.Option(help="Fiscal year of the data where a file does not say it.")] = None,
    said_as: options.SaidAs = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Load into a copy: say what would happen.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    jobs: options.Jobs = None,
    wait: options.Wait = 10,
    fmt: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Recognise workbooks and load them, each file whole or not at all.

    A file that is loaded is read again only with new options or declarations. A refused file does not stop the others.

    \b
    Example:
    $ axstat ingest data/raw/meti_2040_labour.xlsx
    """
    from axstat import ingest as work
    from axstat.cli.locale import language
    from axstat.cli.output import destination, emit
    from axstat.cli.progress import ingest_stage, progress_line
    from axstat.cli.running import fail, say
    from axstat.cli.suggesting import result_on_database

    where = destination(fmt, output, db=db, force=force)
    with progress_line() as show:
        report = work.ingest(
            paths,
            db=db,
            dataset=dataset,
            year=year,
            said_as=said_as or (),
            dry_run=dry_run,
            strict=strict,
            jobs=jobs,
            wait=wait,
            on_wait=say,
            progress=lambda at: show(ingest_stage(at.index, at.total, at.stage, at.path)),
        )
    emit(result_on_database(report.result(language())), where)
    for error in report.errors:
        fail(error)
    return int(report.exit_code)
