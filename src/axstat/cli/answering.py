"""Open the database, ask one report, print its result and, where asked, write its provenance."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.database import ahead, reading
from axstat.cli.locale import language
from axstat.cli.options import without
from axstat.cli.output import destination, emit, emit_paper, json_bytes
from axstat.cli.running import say
from axstat.errors import UsageError
from axstat.model.results import Result
from axstat.present import Choice, format_of
from axstat.present.formats import PAPERS
from axstat.voice import said

if TYPE_CHECKING:
    from axstat.model.books import Book
    from axstat.store import Countdown, Reader


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole report: how it is asked for, and the options that would choose a part of it, by their names."""

    ask: Callable[[Reader, Countdown], Book]
    parts: Mapping[str, object]


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
    whole: Whole | None = None,
) -> None:
    """Ask, and present the answer; all the statements that it takes share `timeout` seconds.

    `choice` is what of the answer is presented; `users_sql` says that a user's SQL is to be run; `whole` is asked for
    instead where it is given.

    Raises:
        AxstatError: whatever the report or the output refuses.
    """
    if whole is not None:
        given = choice or Choice()
        chosen = {"--columns": given.columns, "--sort": given.sort, "--limit": given.limit, "--provenance": provenance}
        without("--all", {**whole.parts, **chosen})
        _answer_whole(whole, db=db, fmt=fmt, output=output, wait=wait, force=force, clock=timeout)
        return
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
        if where.fmt in PAPERS:  # its numbers are asked again by their addresses
            emit_paper(result, where, choice or Choice(), reader, clock)
    if where.fmt not in PAPERS:
        emit(result, where, choice)
    if provenance is not None and behind is not None:
        where.outputs().write(provenance, json_bytes(behind))


def _answer_whole(
    whole: Whole,
    *,
    db: Path | None,
    fmt: str | None,
    output: Path | None,
    wait: float,
    force: bool,
    clock: float | None,
) -> None:
    """Ask for a whole report, and write it to a workbook.

    Raises:
        UsageError: the output is no file of Excel.
        AxstatError: whatever the report or the output refuses.
    """
    if output is None or str(output) == "-" or format_of(output, fmt) != "xlsx":
        raise UsageError("whole-is-a-workbook")
    where = destination(fmt, output, db=db, force=force)
    from axstat.store import Countdown

    with reading(db, wait) as reader:
        book = whole.ask(reader, Countdown(clock))
    from axstat.present.books import render_book

    changed = where.outputs().write(output, render_book(book, language()))
    say(said("sheets-written" if changed else "sheets-unchanged", file=str(output), n=len(book.results)))


def _load(fmt: str) -> None:
    """Load what will print the answer."""
    from axstat.present.formats import renderer

    with contextlib.suppress(Exception):  # whoever needs it loads it again, and says what is wrong
        renderer(fmt)
