"""`axstat export`: what the database holds as Parquet, for other engines and for another axstat."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write; an export there is replaced.")],
    *,
    db: options.Db = None,
    wait: options.Wait = 10,
) -> None:
    """Write every value with its provenance as Parquet, with SQL that makes the views over it.

    DuckDB, polars and others read it; `axstat ingest FOLDER` takes it back.

    \b
    Example:
    $ axstat export axstat-export
    """
    from axstat import store
    from axstat.cli.output import guard
    from axstat.cli.running import say
    from axstat.voice import said

    guard(db).check_folder(folder)
    done = store.write_export(db or store.default_path(), folder, wait=wait, on_wait=say)
    simulated = said("exported-simulated") if done.simulated else ""
    say(said("exported", **asdict(done) | {"path": str(folder), "simulated": simulated}))
