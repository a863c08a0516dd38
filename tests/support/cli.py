"""Run axstat as a user does: argv in; exit code, stdout and stderr out."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """What one run of the program gave."""

    code: int
    out: str
    err: str


def axstat(*argv: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str = "") -> Ran:
    """Run the program in a process of its own, so that exit codes and streams are the real ones."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AXSTAT_")}
    environment |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100", **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "axstat", *map(str, argv)],
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
