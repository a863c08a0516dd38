"""`axstat doctor`: what is wrong with this installation, and what mends it."""

from __future__ import annotations

from axstat.cli import options


def doctor(
    *,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lang: options.Lang = None,
) -> int:
    """Look at versions, database, data, fonts, encoding, terminal and limits. Exit code 1 when something is wrong.

    \b
    Example:
    $ axstat doctor
    """
    from axstat.cli.diagnosis import as_result, diagnose
    from axstat.cli.locale import language
    from axstat.cli.output import emit, guard

    findings = diagnose(db)
    emit(as_result(findings, language(lang)), fmt=fmt, output=output, lang=lang, outputs=guard(db, force=force))
    return int(any(finding.state == "error" for finding in findings))
