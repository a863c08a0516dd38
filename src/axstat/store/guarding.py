"""The one guard of outputs beside a database: the command line and the Python API refuse the same places."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from axstat.outputs import Evidence, Guard
from axstat.store.places import project_root


def output_guard(
    database: Path, loaded: Callable[[], tuple[Evidence, ...]] | None = None, *, force: bool = False
) -> Guard:
    """Return the guard of outputs beside a database.

    The folders of sources are those of the working project and of the project of the database, wherever a link leads.

    Args:
        database: the database at work, whether or not it is there.
        loaded: asks for the loaded sources; the database is opened for it when None.
        force: replace also symbolic links, read-only files and files of others.
    """
    roots = {root for root in (project_root(), project_root(database.absolute().parent)) if root is not None}
    raw = [root / "data" / "raw" for root in sorted(roots)]
    return Guard(database, raw, loaded or partial(_loaded, database), force)


def _loaded(database: Path) -> tuple[Evidence, ...]:
    from axstat.store.reader import open_reader

    if not database.exists():
        return ()
    with open_reader(database, wait=0) as reader:
        return reader.evidence()
