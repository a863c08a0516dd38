"""Where a result goes: the terminal, a pipe or a file, and its provenance beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.cli.locale import language
from axstat.cli.running import say
from axstat.model.results import Result
from axstat.present import Choice, Rendering, choose, format_of, render
from axstat.present.formats import BINARY, PAPERS, WITHOUT_NOTES
from axstat.voice import Finding, said

if TYPE_CHECKING:
    from axstat.outputs import Evidence, Guard
    from axstat.store import Countdown, Reader

SCREEN_ROWS = 60
"""Rows of a table on a terminal where nothing says how many: the 47 prefectures and their total fit."""


def guard(db: Path | None = None, *, force: bool = False) -> Callable[[], Guard]:
    """Return what gives the guard of outputs beside the named or default database: made once, where a file is named."""
    return cache(partial(_guard, db, force))


def _guard(db: Path | None, force: bool) -> Guard:
    from axstat.outputs import Guard
    from axstat.store import default_path, project_root

    database = db or default_path()
    roots = {root for root in (project_root(), project_root(database.absolute().parent)) if root is not None}
    return Guard(database, [root / "data" / "raw" for root in roots], partial(_loaded, database), force)


def _loaded(database: Path) -> tuple[Evidence, ...]:
    from axstat.store import open_reader

    if not database.exists():
        return ()
    with open_reader(database, wait=0) as reader:
        return reader.evidence()


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes: in which format, into which file (None: stdout), and who says what may be written."""

    fmt: str
    file: Path | None
    outputs: Callable[[], Guard]


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
    outputs, file = guard(db, force=force), output if str(output) != "-" else None
    if written := [path for path in (file, *others) if path is not None]:
        outputs().check(*written)
    return Destination(name, file, outputs)


def emit(result: Result, where: Destination, choice: Choice | None = None) -> None:
    """Print a result, or write it to a file and say so on stderr.

    Raises:
        UnknownName: a column is chosen that the result does not have.
        OutputProtected, OutputNotOurs, OutputNotWritable: the file may not or cannot be written.
    """
    name, file = where.fmt, where.file
    if name in PAPERS:
        emit_paper(result, where, choice or Choice())
        return
    terminal = file is None and sys.stdout.isatty()
    rows, chosen = len(result.rows), choice or Choice()
    if terminal and name == "table" and chosen.limit is None:
        chosen = replace(chosen, limit=SCREEN_ROWS, screen=True)
    result = choose(result, chosen)
    if terminal:
        rest = Choice(limit=SCREEN_ROWS, screen=True)
        result = replace(result, parts=tuple(choose(part, rest) for part in result.parts))
    if file is not None:
        content = render(result, name, Rendering(lang=language(), bom=name == "csv"))
        _write(where.outputs(), file, content, _rows(len(result.rows), rows))
        return
    if len(result.rows) < rows and name in WITHOUT_NOTES:
        say(_rows(len(result.rows), rows))
    how = Rendering(
        lang=language(),
        width=_terminal_width() if terminal else None,
        color=terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
    )
    content = render(result, name, how)
    if name in BINARY:
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode())
    sys.stdout.flush()


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
    content = render_paper(paper, where.fmt)
    if where.file is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    _write(where.outputs(), where.file, content, _rows(len(whole.rows), len(result.rows)))


def _write(outputs: Guard, file: Path, content: bytes, rows: Finding) -> None:
    changed = outputs.write(file, content)
    say(said("written" if changed else "written-before", file=str(file), rows=rows))


def write_whole(outputs: Guard, path: Path, content: bytes) -> None:
    """Write a file that holds no rows, and say whether anything changed."""
    say(said("written-whole" if outputs.write(path, content) else "unchanged", path=str(path)))


def _rows(shown: int, there: int) -> Finding:
    """Return how many rows an answer has, and of how many they are the first."""
    return said("rows-of", n=shown, of=there) if shown < there else said("rows", n=there)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def emit_json(content: dict[str, Any] | list[Any]) -> None:
    """Print a JSON document."""
    sys.stdout.write(_json(content))
    sys.stdout.flush()


def emit_text(text: str, output: Path | None = None, outputs: Callable[[], Guard] | None = None) -> None:
    """Print text that is the command's answer, or write it to a file and say so."""
    whole = text if text.endswith("\n") else text + "\n"
    if output is None or outputs is None or str(output) == "-":
        sys.stdout.write(whole)
        sys.stdout.flush()
        return
    write_whole(outputs(), output, whole.encode())


def json_bytes(content: dict[str, Any]) -> bytes:
    """Return a JSON document as a file holds it."""
    return _json(content).encode()


def _json(content: dict[str, Any] | list[Any]) -> str:
    import json

    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
