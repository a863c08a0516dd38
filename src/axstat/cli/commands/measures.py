"""`axstat measures`: what one can ask for, and the draft of a dataset of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options
from axstat.errors import UsageError


def measures(
    text: Annotated[str | None, typer.Argument(help="Part of a measure's name.", show_default="all")] = None,
    *,
    new: Annotated[str | None, typer.Option(metavar="NAME", help="Draft the dataset NAME.")] = None,
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Workbook to draft it from.")] = None,
    to: options.Sent,
) -> None:
    """List the measures that are loaded, with dataset, unit, years, N and sources; or draft a dataset of your own.

    `--new NAME --from FILE` writes `datasets/NAME.toml` of the project: the words of the workbook's headers, with
    comments on what to check. Tables that say the same words are read as NAME from then on.

    \b
    Example:
    $ axstat measures 時間外
    """
    from axstat import reports
    from axstat.cli.answering import answer

    if new is not None or source is not None:
        if new is None or source is None or text is not None:
            raise UsageError("draft-needs-two")
        options.without("--new", {"--output": to.output, "--format": to.fmt})
        from axstat import ingest
        from axstat.cli.locale import language
        from axstat.cli.output import emit_text

        emit_text(ingest.draft(new, source).text(language()))
        return
    answer(lambda reader, _: reports.measures_report(reader, text), to)
