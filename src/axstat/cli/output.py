"""Where a result goes: the terminal, a pipe or a file, and its provenance beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from axstat.cli.locale import language
from axstat.cli.running import say
from axstat.model.results import Result
from axstat.present import Rendering, format_of, render, write_bytes, write_result
from axstat.present.formats import BINARY


def emit(result: Result, *, fmt: str | None, output: Path | None, lang: str | None) -> None:
    """Print a result, or write it to a file and say so on stderr.

    Raises:
        UsageError: the suffix names no format.
        OutputNotWritable: the file cannot be written.
    """
    name = format_of(output, fmt)
    if output is not None and str(output) != "-":
        changed = write_result(result, output, name, Rendering(lang=language(lang), bom=name == "csv"))
        rows = "1 row" if len(result.rows) == 1 else f"{len(result.rows):,} rows"
        say(f"{output}: {rows}, {'written' if changed else 'unchanged'}")
        return
    terminal = sys.stdout.isatty()
    how = Rendering(
        lang=language(lang),
        width=_terminal_width() if terminal else None,
        color=terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
    )
    content = render(result, name, how)
    if name in BINARY:
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode())
    sys.stdout.flush()


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def emit_json(content: dict[str, Any] | list[Any]) -> None:
    """Print a JSON document."""
    sys.stdout.write(_json(content))
    sys.stdout.flush()


def emit_text(text: str) -> None:
    """Print text that is the command's answer."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a JSON document whole or not at all.

    Raises:
        OutputNotWritable: the file cannot be written.
    """
    write_bytes(path, _json(content).encode())


def _json(content: dict[str, Any] | list[Any]) -> str:
    import json

    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
