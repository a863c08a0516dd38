"""`axstat ingest`: load workbooks into the database."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where files are loaded, and how they are read; see `axstat.ingest.ingest`."""

    db: options.Db = None
    dataset: Annotated[str | None, typer.Option(help="Read every file as this dataset.")] = None
    year: Annotated[str | None, typer.Option(help="Fiscal year of the data where a file does not say it.")] = None
    said_as: options.SaidAs = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Load into a copy: say what would happen.")] = False
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False
    jobs: Annotated[
        int | None,
        typer.Option(
            envvar="AXSTAT_JOBS",
            min=1,
            help="At most this many processes read files; what is loaded does not depend on it.",
            show_default="one for each core",
        ),
    ] = None
    wait: options.Wait = 10


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders.", show_default="data/raw")] = None,
    *,
    asked: Asked,
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
    from axstat.cli.progress import progress_line
    from axstat.cli.running import fail, say
    from axstat.cli.suggesting import result_on_database
    from axstat.voice import said

    given = asdict(asked) | {"said_as": asked.said_as or ()}
    stages = {"reading": "reading-now", "loading": "loading-now", "done": "reading-now"}
    where = destination(fmt, output, db=asked.db, force=force)
    with progress_line() as show:
        report = work.ingest(
            paths,
            **given,
            on_wait=say,
            progress=lambda at: show(said(stages[at.stage], n=at.index, of=at.total, what=at.path)),
        )
    emit(result_on_database(report.result(language())), where)
    for error in report.errors:
        fail(error)
    return int(report.exit_code)
