"""Progress on a terminal's stderr: one line that is rewritten, gone when the work is done; silent in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from axstat.cli.locale import language
from axstat.voice import Said
from axstat.voice.typeset import display_width

Show = Callable[[Said | None], None]


@contextmanager
def progress_line() -> Iterator[Show]:
    """Give a function that shows a text in place, None clears it; it does nothing unless stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    try:
        yield _show
    finally:
        _show(None)


def _show(shown: Said | None) -> None:
    text = "" if shown is None else shown.text(language())
    room = shutil.get_terminal_size().columns - 1
    while display_width(text) > room:
        text = text[:-1]
    sys.stderr.write(f"\r\x1b[2K{text}")
    sys.stderr.flush()
