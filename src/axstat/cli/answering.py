"""Open the database, ask one report, print its result and, where asked, write its provenance."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.database import ahead, reading
from axstat.cli.output import destination, emit, emit_paper, json_bytes
from axstat.model.results import Result
from axstat.present import Choice
from axstat.present.formats import PAPERS

if TYPE_CHECKING:
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
    from axstat.store import Countdown, import_duckdb

    where = destination(fmt, output, provenance, db=db, force=force)
    with contextlib.ExitStack() as opened:
        confined = opened.enter_context(contextlib.closing(ahead(db))) if users_sql else None
        import_duckdb()
        threading.Thread(target=_load, args=(where.fmt,), daemon=True).start()
        reader = opened.enter_context(reading(db, wait, confined))
        clock = Countdown(timeout)
        result = ask(reader, clock)
        behind = None
        if provenance is not None:
            from axstat.reports import provenance as trail

            behind = trail(result, reader, timeout=clock)
        if where.fmt in PAPERS:  # its numbers are asked again by their addresses
            emit_paper(result, where, choice or Choice(), reader, clock)
    if where.fmt not in PAPERS:
        emit(result, where, choice)
    if provenance is not None and behind is not None:
        where.outputs().write(provenance, json_bytes(behind))


def _load(fmt: str) -> None:
    """Load what the answer will need while DuckDB opens the database, which takes 30 ms and leaves Python free."""
    from axstat.present.formats import renderer

    with contextlib.suppress(Exception):  # whoever needs it loads it again, and says what is wrong
        import_module("axstat.reports.queries")
        renderer(fmt)
