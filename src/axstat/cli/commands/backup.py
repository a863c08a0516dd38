"""`axstat backup`: a copy of the database that is whole, and has been read to prove it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


def backup(
    file: Annotated[Path, typer.Argument(help="The backup to write; an older backup is replaced.")],
    *,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace a link, a read-only file, a backup with sources that are not loaded."),
    ] = False,
    db: options.Db = None,
    wait: options.Wait = 10,
) -> None:
    """Copy the database to a file while others read it; every value of the copy is read before it takes its name.

    \b
    Example:
    $ axstat backup axstat-backup.duckdb
    """
    from axstat import store
    from axstat.cli.output import guard
    from axstat.cli.running import say
    from axstat.voice import said

    guard(db, force=force).check_copy(file)
    done = store.backup(db or store.default_path(), file, force=force, wait=wait, on_wait=say)
    say(said("backed-up", path=str(done.path), sources=done.sources, bytes=done.bytes))
