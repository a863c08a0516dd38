"""Runs child processes and measures them: wall time, processor time and peak memory, paired so that drift cancels.

Two programs are compared by running them in turns (A B A B …): each turn gives a ratio, and their median counts.
Peak memory is the child's own (`wait4`); it is started by `benchmarks.launcher`, whose size is the least that can be
seen, and not by this process, which may have grown.
"""

from __future__ import annotations

import atexit
import marshal
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, cast

MIB = 1 << 20


class CommandFailed(Exception):
    """A measured command ended with an error; the text is its standard error."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program to measure: a name for the table, its arguments, and what puts things back before each run."""

    name: str
    argv: Sequence[str]
    prepare: Callable[[], None] | None = None
    runs: int | None = None
    """Runs of this one when fewer than its peers' (a program that takes minutes is run once)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds on the clock, seconds of processor time (user + system), peak memory, what it printed."""

    wall: float
    cpu: float
    peak_mib: float
    out: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The runs of one command."""

    name: str
    samples: tuple[Sample, ...]

    @property
    def out(self) -> str:
        """What the last run printed."""
        return self.samples[-1].out


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where commands run: their folder, and what they print goes to files there."""

    folder: Path
    extra: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Return the environment of children: English, no terminal, bytecode kept as `pip` leaves it."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "AXSTAT_"))}
        return {**kept, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100", **self.extra}


def run_once(command: Command, where: Surroundings) -> Sample:
    """Run a command and measure it.

    Raises:
        CommandFailed: its exit code is not 0.
    """
    if command.prepare is not None:
        command.prepare()
    out, err = where.folder / "stdout", where.folder / "stderr"
    paths = (str(path.absolute()) for path in (where.folder, out, err))
    reply = _launcher().run((list(command.argv), where.environment(), *paths))
    if isinstance(reply, str):
        raise CommandFailed(f"{command.name}: {reply}")
    status, wall, cpu, peak = reply
    if code := os.waitstatus_to_exitcode(status):
        raise CommandFailed(f"{command.name}: exit {code}: {err.read_text(errors='replace')[-500:]}")
    return Sample(wall, cpu, peak / 1024, out.read_text(errors="replace")[:1_000_000])


class _Launcher:
    """The process that starts the others; see `benchmarks.launcher`."""

    def __init__(self) -> None:
        program = str(Path(__file__).with_name("launcher.py"))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._turn = threading.Lock()
        atexit.register(self._end)

    def run(self, request: tuple[list[str] | dict[str, str] | str, ...]) -> tuple[int, float, float, float] | str:
        """Have a program run; see `benchmarks.launcher.run`."""
        inbox, outbox = cast(IO[bytes], self._process.stdout), cast(IO[bytes], self._process.stdin)
        body = marshal.dumps(request)
        with self._turn:
            outbox.write(len(body).to_bytes(8, "little") + body)
            outbox.flush()
            reply = marshal.loads(inbox.read(int.from_bytes(inbox.read(8), "little")))
        return cast("tuple[int, float, float, float] | str", reply)

    def _end(self) -> None:
        cast(IO[bytes], self._process.stdin).close()
        self._process.wait()


@cache
def _launcher() -> _Launcher:
    return _Launcher()


def run_paired(commands: Sequence[Command], where: Surroundings, *, runs: int, warm_up: bool = True) -> list[Measured]:
    """Run commands in turns, `runs` times each, after one run each that does not count."""
    if warm_up:
        for command in commands:
            if (command.runs or runs) > 1:
                run_once(command, where)
    samples: list[list[Sample]] = [[] for _ in commands]
    for turn in range(runs):
        for found, command in zip(samples, commands, strict=True):
            if turn < (command.runs or runs):
                found.append(run_once(command, where))
    return [Measured(c.name, tuple(s)) for c, s in zip(commands, samples, strict=True)]
