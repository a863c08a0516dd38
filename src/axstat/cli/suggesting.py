"""Commands that messages suggest: they run on the database that the call named, as the call itself did.

AXSTAT_DB stays as it is for the next call; `--db` must be said again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING

from axstat.voice import Label
from axstat.voice.template import command_word

if TYPE_CHECKING:
    from axstat.model.results import Result, Scalar

WITHOUT_DATABASE = frozenset({"areas", "inspect"})
_COMMAND = re.compile(r"`(axstat ([a-z]+)\b[^`]*)`")
_TOLD = re.compile(r" --(?:db|help|list|describe)\b")
_NAMED = frozenset({"axstat backup", "axstat export"})  # without what they write: spoken of, not to be run
_REMEDIES = frozenset({"remedy", "fix"})
database: ContextVar[str | None] = ContextVar("database", default=None)
"""The database that `--db` names, as it was typed."""


def name_database(words: Sequence[str]) -> None:
    """Take note of the words of a call's `--db`: `--db x` or `--db=x`."""
    database.set(words[-1].removeprefix("--db=") if words and words[-1] != "--db" else None)


def on_database(text: str) -> str:
    """Return a text with `--db` in the commands that it suggests."""
    named = database.get()
    return text if named is None else _COMMAND.sub(lambda found: _with(found, command_word(named)), text)


def _with(found: re.Match[str], named: str) -> str:
    command, name = found.groups()
    told = name in WITHOUT_DATABASE or command in _NAMED or _TOLD.search(command)
    return found[0] if told else f"`{command} --db {named}`"


def result_on_database(result: Result) -> Result:
    """Return a result with `--db` in the commands that its notes and its remedies suggest."""
    if database.get() is None:
        return result
    at = {n for n, column in enumerate(result.columns) if column.name in _REMEDIES}
    return replace(
        result,
        rows=tuple(_row(row, at) for row in result.rows) if at else result.rows,
        notes=tuple(Label(on_database(note.ja), on_database(note.en)) for note in result.notes),
        parts=tuple(map(result_on_database, result.parts)),
    )


def _row(row: tuple[Scalar, ...], at: set[int]) -> tuple[Scalar, ...]:
    return tuple(on_database(one) if n in at and isinstance(one, str) else one for n, one in enumerate(row))
