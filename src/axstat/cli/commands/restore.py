"""`axstat restore`: the database as a backup holds it; what was there is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


def restore(
    file: Annotated[Path, typer.Argument(help="A backup that `axstat backup` wrote; it is only read.")],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Also where the database holds sources that the backup lacks.")
    ] = False,
    db: options.Db = None,
    wait: options.Wait = 10,
) -> None:
    """Put a backup in the place of the database, which is kept under another name.

    \b
    Example:
    $ axstat backup axstat-backup.duckdb && axstat restore axstat-backup.duckdb
    """
    from axstat import store
    from axstat.cli.running import say
    from axstat.voice import said

    done = store.restore(db or store.default_path(), file, force=force, wait=wait, on_wait=say)
    kept = said("kept-as", kept=str(done.kept)) if done.kept is not None else ""
    say(said("restored", file=str(file), path=str(done.path), sources=done.sources, kept=kept))
