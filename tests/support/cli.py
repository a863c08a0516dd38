"""Run axstat as a user does: argv in; exit code, stdout and stderr out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.prepared import Prepared

_SECONDS = 120
STRICT = {"PYTHONIOENCODING": "utf-8:strict"}
"""An environment in which what is no UTF-8 may not be written; its tests are many, and share a process too."""


@dataclass(frozen=True)
class Ran:
    """What one run of the program gave."""

    code: int
    out: str
    err: str


def axstat(*argv: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str = "") -> Ran:
    """Run the program in a process of its own, so that exit codes and streams are the real ones.

    The process is a fork of one that has imported the program, unless the environment would make Python start in
    another way.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AXSTAT_")}
    environment |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100", **(env or {})}
    is_strict = environment.items() >= STRICT.items()
    if hasattr(os, "fork") and (prepared := _prepared(is_strict)).suits(environment, stdin):
        code, *streams = prepared.run([str(a) for a in argv], cwd or Path.cwd(), environment, stdin, _SECONDS)
        return Ran(code, *(io.TextIOWrapper(io.BytesIO(stream), encoding="utf-8").read() for stream in streams))
    done = subprocess.run(
        [sys.executable, "-m", "axstat", *map(str, argv)],
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@cache
def _prepared(is_strict: bool) -> Prepared:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("AXSTAT_")}
    return Prepared(kept | {"LC_ALL": "C.UTF-8"} | (STRICT if is_strict else {}))
