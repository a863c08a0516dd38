"""`axstat sources`: what is loaded, which source replaced which; deciding between sources, citing, removing one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from axstat.cli import options
from axstat.voice import Said

if TYPE_CHECKING:
    from axstat.model.results import SourceNote

_SOURCE = typer.Argument(help="source_id, file name, or the beginning of its sha256.")
Source = Annotated[str, _SOURCE]
app = typer.Typer(invoke_without_command=True)


@app.callback()
def sources(
    context: typer.Context,
    *,
    to: options.Sent,
) -> None:
    """Show what is loaded and which source replaced which; `show` one in full, cite (`set`), `use` or `remove` one.

    \b
    Example:
    $ axstat sources
    """
    if context.invoked_subcommand is not None:
        return
    from axstat import reports
    from axstat.cli.answering import answer

    answer(lambda reader, _: reports.sources_report(reader), to)


@app.command()
def show(
    source: Source,
    *,
    to: options.Sent,
) -> None:
    """Show one source in full: where it is from, its measures, periods and statuses.

    \b
    Example:
    $ axstat sources show 1
    """
    from axstat import reports
    from axstat.cli.answering import answer

    answer(lambda reader, _: reports.source_report(reader, source), to)


@app.command()
def remove(
    source: Source,
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
    from axstat.cli.running import say
    from axstat.store import open_writer
    from axstat.voice import said

    path, (found,) = _named(db, wait, [source])
    about = {"id": found.source_id, "file": found.file}
    if not yes:
        _ask(said("remove-source", **about))
    with open_writer(path, wait=wait, on_wait=say) as writer:
        writer.remove(found.source_id)
    say(said("source-removed", **about))


def _named(db: Path | None, wait: float, names: list[str]) -> tuple[Path, list[SourceNote]]:
    """Return the database, and its sources that are named so; see `find_source` for what it raises."""
    from axstat.cli.database import reading
    from axstat.reports import find_source
    from axstat.store import default_path

    path = db or default_path()
    with reading(path, wait) as reader:
        return path, [find_source(reader, name) for name in names]


def _ask(question: Said) -> None:
    """Ask on stderr and go on where the answer is `y`, `yes` or `はい`, in full width too.

    Raises:
        Abort: it is another, or there is none.
    """
    import sys
    from unicodedata import normalize

    from axstat.cli.locale import language

    sys.stderr.write(question.text(language()))  # the framework's prompt writes on stdout too, and asks in English
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        sys.stderr.write("\n")
    if normalize("NFKC", answer).strip().casefold() not in ("y", "yes", "はい"):
        raise typer.Abort


@app.command()
def use(
    source: Source,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision back.")] = False,
    db: options.Db = None,
    wait: options.Wait = 10,
) -> None:
    """Decide by hand: this source's values go before the same values of every other, loaded now or later.

    \b
    Example:
    $ axstat sources use 3
    """
    from axstat.cli.running import say
    from axstat.reports import decision
    from axstat.store import open_writer

    path, (found,) = _named(db, wait, [source])
    with open_writer(path, wait=wait, on_wait=say) as writer:
        lost = writer.use(found.source_id, undo=undo)
    say(decision(found, lost, undo=undo))


@app.command("set")
def set_(
    sources: Annotated[list[str], _SOURCE],
    *,
    publisher: Annotated[str | None, typer.Option(help="Who published the file.")] = None,
    title: Annotated[str | None, typer.Option(help="Title as it is to be cited.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    licence: Annotated[str | None, typer.Option(help="Terms of use.")] = None,
    retrieved_on: Annotated[str | None, typer.Option(metavar="DATE", help="Day it was fetched: 2026-01-31.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Go before what the file itself says.")] = False,
    db: options.Db = None,
    wait: options.Wait = 10,
) -> None:
    """Complete the citation of sources that do not say it themselves; an empty text takes your word back.

    It is kept as your word beside what the file says, when the file is read again and when the database is rebuilt.

    \b
    Example:
    $ axstat sources set 1 --url https://www.meti.go.jp/ --retrieved-on 2026-01-31 --replace
    """
    from axstat.cli.database import reading
    from axstat.cli.running import say
    from axstat.errors import UsageError
    from axstat.reports import citation, still_replaced
    from axstat.store import open_writer

    given = {"title": title, "publisher": publisher, "url": url, "licence": licence, "retrieved_on": retrieved_on}
    word = {name: _said(name, text) for name, text in given.items() if text is not None}
    if not word:
        raise UsageError("nothing-to-set")
    path, named = _named(db, wait, sources)
    ids = list(dict.fromkeys(source.source_id for source in named))
    with open_writer(path, wait=wait, on_wait=say) as writer:
        lost = writer.cite(ids, word, replace=replace)
    with reading(path, wait) as reader:
        found = [source for source in reader.sources() if source.source_id in ids]
        still = tuple(still_replaced(reader, ids)) if publisher else ()
    for source in found:
        say(citation(source, lost if source is found[-1] else ()))
    for line in still:
        say(line)


def _said(name: str, text: str) -> str | date | None:
    """Return the value of a field of a citation; None for an empty text.

    Raises:
        UsageError: the date is none.
    """
    from axstat.errors import UsageError

    text = " ".join(text.split())
    if name != "retrieved_on" or not text:
        return text or None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("no-day-of-retrieval", text=text) from error
