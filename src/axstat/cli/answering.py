"""Open the database, ask one report, print its result and, where asked, write its provenance."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from axstat.cli.database import ahead, reading
from axstat.cli.locale import language
from axstat.cli.options import Answered, Sent, without
from axstat.cli.output import destination, emit, emit_paper, json_text
from axstat.cli.running import say
from axstat.errors import UsageError
from axstat.model.results import Result
from axstat.present import Choice, format_of
from axstat.present.formats import PAPERS
from axstat.voice import said

if TYPE_CHECKING:
    from axstat.model.books import Book
    from axstat.store import Countdown, Reader


def answer(
    ask: Callable[[Reader, Countdown], Result],
    to: Sent | Answered,
    *,
    timeout: float | None = None,
    users_sql: bool = False,
) -> None:
    """Ask, and present the answer; all the statements that it takes share the seconds of its timeout.

    `timeout` is that of a command that is only `Sent`; `users_sql` says that a user's SQL is to be run.

    Raises:
        AxstatError: whatever the report or the output refuses.
    """
    from axstat.store import Countdown

    choice = Choice(to.columns, to.sort, to.limit)
    where = destination(to.fmt, to.output, to.provenance, db=to.db, force=to.force)
    with contextlib.ExitStack() as opened:
        confined = opened.enter_context(contextlib.closing(ahead(to.db))) if users_sql else None
        import_module("axstat.reports.queries")  # while the database opens
        reader = opened.enter_context(reading(to.db, to.wait, confined, last=True))
        reader.meanwhile(lambda: _load(where.fmt))
        clock = Countdown(timeout if to.timeout is None else to.timeout)
        result = ask(reader, clock)
        behind = None
        if to.provenance is not None:
            from axstat.reports import provenance as trail

            behind = trail(result, reader, timeout=clock)
        if where.fmt in PAPERS:  # its numbers are asked again by their addresses
            emit_paper(result, where, choice, reader, clock)
    if where.fmt not in PAPERS:
        emit(result, where, choice)
    if to.provenance is not None and behind is not None:
        where.outputs.write(to.provenance, json_text(behind).encode())


def answer_whole(ask: Callable[[Reader, Countdown], Book], to: Answered, parts: Mapping[str, object]) -> None:
    """Ask for a whole report, and write it to a workbook; `parts` are its options that would choose a part of it.

    Raises:
        UsageError: the output is no file of Excel, or an option chooses a part.
        AxstatError: whatever the report or the output refuses.
    """
    chosen = {"--columns": to.columns, "--sort": to.sort, "--limit": to.limit, "--provenance": to.provenance}
    without("--all", {**parts, **chosen})
    output = to.output
    if output is None or str(output) == "-" or format_of(output, to.fmt) != "xlsx":
        raise UsageError("whole-is-a-workbook")
    where = destination(to.fmt, output, db=to.db, force=to.force)
    from axstat.store import Countdown

    with reading(to.db, to.wait) as reader:
        book = ask(reader, Countdown(to.timeout))
    from axstat.present.books import render_book

    changed = where.outputs.write(output, render_book(book, language()))
    say(said("sheets-written" if changed else "sheets-unchanged", file=str(output), n=len(book.results)))


def _load(fmt: str) -> None:
    """Load what will print the answer."""
    from axstat.present.formats import renderer

    with contextlib.suppress(Exception):  # whoever needs it loads it again, and says what is wrong
        renderer(fmt)
