"""The command line: argv in; stdout (data), stderr (narration) and an exit code out.

Commands parse, call one function and present what it returns. Nothing here imports a heavy library.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence

from axstat import __version__
from axstat.errors import ExitCode

_OBJECTS = 200_000
"""New objects between two looks for circles: modules and a small workbook leave 110,000, and a look takes 30 ms."""


ending = False
"""Whether the process ends with its command, so that nothing need be let go first."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are printed, never raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments == ["--version"] and sys.stdout is not None:
            print(f"axstat {__version__}", flush=True)  # noqa: T201  the fast path: no framework for one line
            return ExitCode.OK
        from axstat.cli.running import run

        return run(arguments)
    except KeyboardInterrupt:  # while modules are still being loaded
        from axstat.cli.locale import asked_for
        from axstat.voice.catalogue.screen import TEMPLATES

        sys.stderr.write(TEMPLATES["interrupted"].text({}, asked_for(arguments)) + "\n")
        return ExitCode.INTERRUPTED
    except OSError as error:
        from axstat.cli.running import fail, not_written

        return fail(not_written(error))


def entry() -> None:
    """Run as the `axstat` program and leave at once: tearing the interpreter down costs more than a small report."""
    global ending
    gc.set_threshold(_OBJECTS)
    ending = True
    code = main()
    with contextlib.suppress(OSError):  # what could not be written was reported before
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    os._exit(code)
