"""`axstat doctor`: what is wrong with this installation, and what mends it."""

from __future__ import annotations

from typing import Annotated

import typer

from axstat.cli import options


def doctor(
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Rebuild a damaged or older database from the workbooks it came from.")
    ] = False,
    to: options.Sent,
) -> int:
    """Look at versions, database, data, fonts, encoding, terminal and limits.

    Exit code 1 when something is wrong, 4 when it is the database.

    With --repair: load every workbook again that has the bytes it was loaded with, with the same options and
    decisions. The damaged file is kept under another name. Exit code 1 when a workbook is gone or has changed.

    \b
    Example:
    $ axstat doctor
    """
    from axstat.cli.locale import language
    from axstat.cli.output import destination, emit

    chosen, where = language(), destination(to.fmt, to.output, db=to.db, force=to.force)
    if repair:
        from axstat import ingest
        from axstat.cli.progress import progress_line
        from axstat.cli.repairing import as_result, summary
        from axstat.cli.running import say
        from axstat.voice import said

        with progress_line() as show:
            report = ingest.repair(
                to.db,
                wait=to.wait,
                on_wait=say,
                progress=lambda file, n, of: show(said("loading-now", n=n, of=of, what=file)),
            )
        if report.sources:
            emit(as_result(report, chosen), where)
        say(summary(report))
        return int(report.back < len(report.sources))
    from axstat.cli import diagnosis
    from axstat.cli.suggesting import result_on_database

    findings = diagnosis.diagnose(to.db)
    emit(result_on_database(diagnosis.as_result(findings, chosen)), where)
    return max((finding.code for finding in findings if finding.state == "error"), default=0)
