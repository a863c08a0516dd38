"""Open the database that a read command asks for; reading never creates one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from axstat import cli
from axstat.cli.running import say
from axstat.errors import AxstatError

if TYPE_CHECKING:
    from axstat.store import Confined, Opening, Reader

_ANSWERS = ("report", "query", "trace")
_NO_ANSWER = ("-h", "--help", "--list", "--describe", "--explain")
_opening: Opening | None = None


def open_ahead(words: Sequence[str], database: Sequence[str]) -> None:
    """Open the database of a call that will read it while the framework is loaded that reads the call.

    `words` are those of the call, `database` those of its `--db`. What is wrong is found again, and said, by `reading`.
    """
    global _opening
    asks = len(words) > 1 and words[0] in _ANSWERS and not any(word in _NO_ANSWER for word in words)
    if not asks or "_AXSTAT_COMPLETE" in os.environ:
        return
    from axstat.store import Opening, default_path

    named = database[-1].removeprefix("--db=") if database else ""
    with suppress(AxstatError, OSError, RuntimeError):  # a limit that cannot be; no working folder, no home
        _opening = Opening(Path(named) if named else default_path())


@contextmanager
def reading(db: Path | None, wait: float, confined: Confined | None = None, *, last: bool = False) -> Iterator[Reader]:
    """Open the named or default database for reading; `confined` is what `ahead` returned.

    `last` says that the command reads nothing after it.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion: see the store.
    """
    from axstat.store import default_path, open_reader

    with open_reader(
        db or default_path(), wait=wait, on_wait=say, confined=confined, opening=_opening, last=last and cli.ending
    ) as reader:
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
