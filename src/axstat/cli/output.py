"""Where a result goes: the terminal, a pipe or a file, and its provenance beside it."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.cli.locale import language
from axstat.cli.running import say
from axstat.model.results import Result
from axstat.present import Choice, Rendering, choose, format_of, render
from axstat.present.formats import BINARY, PAPERS, WITHOUT_NOTES
from axstat.voice import Finding, said

if TYPE_CHECKING:
    from axstat.cli.options import Answered
    from axstat.outputs import Guard
    from axstat.store import Countdown, Reader

SCREEN_ROWS = 60
"""Rows of a table on a terminal where nothing says how many: the 47 prefectures and their total fit."""


def guard(db: Path | None = None, *, force: bool = False) -> Guard:
    """Return the guard of outputs beside the named or default database."""
    from axstat.store import default_path, output_guard

    return output_guard(db or default_path(), force=force)


@dataclass(frozen=True)
class Destination:
    """Where an answer goes: in which format, and into which file (None: stdout)."""

    fmt: str
    file: Path | None
    db: Path | None
    force: bool

    @cached_property
    def outputs(self) -> Guard:
        """Who says what may be written; made where a file is named."""
        return guard(self.db, force=self.force)

    def put(self, content: bytes, shown: int, there: int) -> None:
        """Print an answer with `shown` of the rows that are `there`, or write it to its file and say so on stderr."""
        if self.file is not None:
            changed = self.outputs.write(self.file, content)
            say(said("written" if changed else "written-before", file=str(self.file), rows=_rows(shown, there)))
            return
        if self.fmt in BINARY:
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content.decode())
        sys.stdout.flush()


def destination(
    fmt: str | None, output: Path | None, *others: Path | None, db: Path | None = None, force: bool = False
) -> Destination:
    """Return where an answer goes, checked before anything is read or loaded; `others` are written beside it.

    Raises:
        UsageError: the suffix names no format, or what writes it is not installed.
        OutputProtected, OutputNotOurs, OutputNotWritable: a file may not or cannot be written.
    """
    name = format_of(output, fmt)
    if name in PAPERS:
        from axstat.papers import require

        require(name)
    where = Destination(name, output if str(output) != "-" else None, db, force)
    if written := [path for path in (where.file, *others) if path is not None]:
        where.outputs.check(*written)
    return where


def emit(result: Result, where: Destination, choice: Choice | None = None) -> None:
    """Print a result, or write it to a file and say so on stderr.

    Raises:
        UnknownName: a column is chosen that the result does not have.
        OutputProtected, OutputNotOurs, OutputNotWritable: the file may not or cannot be written.
    """
    name = where.fmt
    if name in PAPERS:
        emit_paper(result, where, choice or Choice())
        return
    terminal = where.file is None and sys.stdout.isatty()
    rows, chosen = len(result.rows), choice or Choice()
    if terminal and name == "table" and chosen.limit is None:
        chosen = replace(chosen, limit=SCREEN_ROWS, screen=True)
    result = choose(result, chosen)
    if terminal:
        rest = Choice(limit=SCREEN_ROWS, screen=True)
        result = replace(result, parts=tuple(choose(part, rest) for part in result.parts))
    shown = len(result.rows)
    if where.file is None and shown < rows and name in WITHOUT_NOTES:
        say(_rows(shown, rows))
    how = Rendering(
        lang=language(),
        width=shutil.get_terminal_size().columns if terminal else None,
        color=terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        bom=where.file is not None and name == "csv",
    )
    where.put(render(result, name, how), shown, rows)


def emit_paper(
    result: Result, where: Destination, choice: Choice, reader: Reader | None = None, clock: Countdown | None = None
) -> None:
    """Write an answer as a paper; with `reader`, whose answer it is, its numbers are linked and its chart is drawn.

    Raises:
        UsageError: it is longer than a paper may be.
        UnknownName: a column is chosen that the result does not have.
        OutputProtected, OutputNotOurs, OutputNotWritable: the file may not or cannot be written.
    """
    from axstat.papers import render as render_paper
    from axstat.papers.results import paper_of

    answers = drawing = None
    if reader is not None:
        from axstat.documents.asking import Answers
        from axstat.figures import drawn

        answers = Answers(reader, clock)
        drawing = drawn(reader, result, language(), timeout=clock)
    whole = choose(result, replace(choice, columns=None))
    paper = paper_of(whole, language(), columns=choice.columns, answers=answers, drawing=drawing)
    where.put(render_paper(paper, where.fmt), len(whole.rows), len(result.rows))


def _rows(shown: int, there: int) -> Finding:
    """Return how many rows an answer has, and of how many they are the first."""
    return said("rows-of", n=shown, of=there) if shown < there else said("rows", n=there)


def emit_text(text: str, to: Answered | None = None) -> None:
    """Print text that is the command's answer, or write it to the file that is asked for and say so."""
    whole = text if text.endswith("\n") else text + "\n"
    if to is not None and to.output is not None and str(to.output) != "-":
        write_whole(guard(to.db, force=to.force), to.output, whole.encode())
        return
    sys.stdout.write(whole)
    sys.stdout.flush()


def write_whole(outputs: Guard, path: Path, content: bytes) -> None:
    """Write a file that holds no rows, and say whether anything changed."""
    say(said("written-whole" if outputs.write(path, content) else "unchanged", path=str(path)))


def json_text(content: dict[str, Any] | list[Any]) -> str:
    """Return a JSON document as it is printed, and as a file holds it."""
    import json

    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
