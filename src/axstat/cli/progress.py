"""Progress on a terminal's stderr: one line that is rewritten, gone when the work is done; silent in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from axstat.model.text import Label, Lang
from axstat.present.table import display_width

DRAWING = Label("作図中", "drawing")
_INGESTING = {"loading": Label("取込中", "loading")}
_READING = Label("読取中", "reading")


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """Give a function that shows a text in place; it does nothing unless stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    try:
        yield _show
    finally:
        _show("")


def stage_text(index: int, total: int, stage: Label, what: str, lang: Lang) -> str:
    """Return `[3/12] reading data/raw/x.xlsx`."""
    return f"[{index}/{total}] {stage.text(lang)} {what}"


def ingest_stage(index: int, total: int, stage: str, what: str, lang: Lang) -> str:
    """Return what `axstat ingest` does with one file: it reads, unless it loads."""
    return stage_text(index, total, _INGESTING.get(stage, _READING), what, lang)


def _show(text: str) -> None:
    room = shutil.get_terminal_size().columns - 1
    while display_width(text) > room:
        text = text[:-1]
    sys.stderr.write(f"\r\x1b[2K{text}")
    sys.stderr.flush()
