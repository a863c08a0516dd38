"""Open the database, ask one report, print its result and, where asked, write its provenance."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.database import ahead, reading
from axstat.cli.output import destination, emit, json_bytes
from axstat.model.results import Result

if TYPE_CHECKING:
    from axstat.present import Choice
    from axstat.store import Countdown, Reader


def answer(
    ask: Callable[[Reader, Countdown], Result],
    *,
    choice: Choice | None = None,
    db: Path | None,
    fmt: str | None,
    output: Path | None,
    provenance: Path | None,
    wait: float,
    force: bool,
    timeout: float | None = None,
    users_sql: bool = False,
) -> None:
    """Ask, and present the answer; all the statements that it takes share `timeout` seconds.

    `choice` is what of the answer is presented; `users_sql` says that a user's SQL is to be run.

    Raises:
        AxstatError: whatever the report or the output refuses.
    """
    from axstat.store import Countdown

    where = destination(fmt, output, provenance, db=db, force=force)
    with contextlib.ExitStack() as opened:
        confined = opened.enter_context(contextlib.closing(ahead(db))) if users_sql else None
        import_module("axstat.reports.queries")  # while the database opens
        reader = opened.enter_context(reading(db, wait, confined, last=True))
        reader.meanwhile(lambda: _load(where.fmt))
        clock = Countdown(timeout)
        result = ask(reader, clock)
        behind = None
        if provenance is not None:
            from axstat.reports import provenance as trail

            behind = trail(result, reader, timeout=clock)
    emit(result, where, choice)
    if provenance is not None and behind is not None:
        where.outputs().write(provenance, json_bytes(behind))


def _load(fmt: str) -> None:
    """Load what will print the answer."""
    from axstat.present.formats import renderer

    with contextlib.suppress(Exception):  # whoever needs it loads it again, and says what is wrong
        renderer(fmt)
