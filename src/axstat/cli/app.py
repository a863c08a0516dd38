"""The tree of commands. Each command lives in a file of its own that imports nothing heavy."""

from __future__ import annotations

import typer

from axstat import __version__
from axstat.cli.commands import (
    areas,
    chart,
    diff,
    doctor,
    ingest,
    inspect,
    query,
    report,
    sources,
    trace,
)

_ABOUT = """Japanese official statistics, from the ministry's workbook to the printed number, and back.

Exit codes: 0 ok, 1 a data check failed, 2 usage, 3 a workbook was not understood, 4 database busy or unusable,
130 interrupted.

\b
Example:
$ axstat ingest && axstat report overtime
"""

# Plain help: half the start-up time of rich help, and the same text in every terminal.
app = typer.Typer(
    name="axstat",
    help=_ABOUT,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"axstat {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Take the options that stand before any command."""


app.command("ingest")(ingest.ingest)
app.command("inspect")(inspect.inspect)
app.add_typer(sources.app, name="sources")
app.command("areas")(areas.areas)
app.add_typer(report.app, name="report")
app.command("query")(query.query)
app.command("chart")(chart.chart)
app.command("trace")(trace.trace)
app.command("diff")(diff.diff)
app.command("doctor")(doctor.doctor)
