"""Open the database that a read command asks for; reading never creates one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.running import say

if TYPE_CHECKING:
    from axstat.store import Reader


@contextmanager
def reading(db: Path | None, wait: float) -> Iterator[Reader]:
    """Open the named or default database for reading.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion: see the store.
    """
    from axstat.store import default_path, open_reader

    with open_reader(db or default_path(), wait=wait, on_wait=say) as reader:
        yield reader
