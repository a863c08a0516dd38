"""The command line: argv in; stdout (data), stderr (narration) and an exit code out.

Commands parse, call one function and present what it returns. Nothing here imports a heavy library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from axstat import __version__
from axstat.errors import ExitCode


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are printed, never raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        print(f"axstat {__version__}")  # noqa: T201  the fast path: no framework for one line
        return ExitCode.OK
    from axstat.cli.running import run

    return run(arguments)


def entry() -> None:
    """Run as the `axstat` program and leave at once: tearing the interpreter down costs more than a small report."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # the reader (`| head`) has all it wanted
    os._exit(code)
