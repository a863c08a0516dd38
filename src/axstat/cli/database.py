"""Open the database that a read command asks for; reading never creates one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.running import say

if TYPE_CHECKING:
    from axstat.store import Confined, Reader


@contextmanager
def reading(db: Path | None, wait: float, confined: Confined | None = None) -> Iterator[Reader]:
    """Open the named or default database for reading; `confined` is what `ahead` returned.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion: see the store.
    """
    from axstat.store import default_path, open_reader

    with open_reader(db or default_path(), wait=wait, on_wait=say, confined=confined) as reader:
        yield reader


def ahead(db: Path | None) -> Confined:
    """Start the process that will run a user's SQL, so that it loads DuckDB while this one does.

    Raises:
        UsageError: the environment sets a limit that cannot be.
        QueryFailed: the system allows no further process.
    """
    from axstat.store import Confined, QueryLimits, default_path

    confined = Confined(db or default_path(), QueryLimits.from_environment())
    confined.start()
    return confined
