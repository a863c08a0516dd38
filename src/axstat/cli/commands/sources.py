"""`axstat sources`: what is loaded, which source replaced which; deciding between sources, removing one."""

from __future__ import annotations

from typing import Annotated

import typer

from axstat.cli import options

app = typer.Typer(invoke_without_command=True)


@app.callback()
def sources(
    context: typer.Context,
    *,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lang: options.Lang = None,
    wait: options.Wait = 10,
) -> None:
    """Show what is loaded and which source replaced which; `show` one in full, `use` or `remove` one.

    \b
    Example:
    $ axstat sources
    """
    if context.invoked_subcommand is not None:
        return
    from axstat import reports
    from axstat.cli.answering import answer

    answer(
        lambda reader, _: reports.sources_report(reader),
        db=db,
        fmt=fmt,
        output=output,
        provenance=None,
        lang=lang,
        wait=wait,
        force=force,
    )


@app.command()
def show(
    source: Annotated[str, typer.Argument(help="source_id, file name, or the beginning of its sha256.")],
    *,
    db: options.Db = None,
    fmt: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lang: options.Lang = None,
    wait: options.Wait = 10,
) -> None:
    """Show one source in full: where it is from, its measures, periods and statuses.

    \b
    Example:
    $ axstat sources show 1
    """
    from axstat import reports
    from axstat.cli.answering import answer

    answer(
        lambda reader, _: reports.source_report(reader, source),
        db=db,
        fmt=fmt,
        output=output,
        provenance=None,
        lang=lang,
        wait=wait,
        force=force,
    )


@app.command()
def remove(
    source: Annotated[str, typer.Argument(help="source_id, file name, or the beginning of its sha256.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    db: options.Db = None,
    wait: options.Wait = 10,
) -> None:
    """Remove a source and its observations; what it replaced comes into use again. The workbook is not touched.

    \b
    Example:
    $ axstat sources remove 2 --yes
    """
    from axstat import reports
    from axstat.cli.database import reading
    from axstat.cli.running import say
    from axstat.store import default_path, open_writer

    path = db or default_path()
    with reading(path, wait) as reader:
        found = reports.find_source(reader, source)
    if not yes:
        typer.confirm(f"Remove source {found.source_id}, {found.file}?", abort=True, err=True)
    with open_writer(path, wait=wait, on_wait=say) as writer:
        writer.remove(found.source_id)
    say(f"removed source {found.source_id}, {found.file}")


@app.command()
def use(
    source: Annotated[str, typer.Argument(help="source_id, file name, or the beginning of its sha256.")],
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision back.")] = False,
    db: options.Db = None,
    lang: options.Lang = None,
    wait: options.Wait = 10,
) -> None:
    """Decide by hand: this source's values go before the same values of every other, loaded now or later.

    \b
    Example:
    $ axstat sources use 3
    """
    from axstat import reports
    from axstat.cli.database import reading
    from axstat.cli.locale import language
    from axstat.cli.running import say
    from axstat.store import default_path, open_writer

    path = db or default_path()
    with reading(path, wait) as reader:
        found = reports.find_source(reader, source)
    with open_writer(path, wait=wait, on_wait=say) as writer:
        lost = writer.use(found.source_id, undo=undo)
    say(reports.decision(found, lost, undo=undo).text(language(lang)))
