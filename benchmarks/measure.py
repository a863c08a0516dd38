"""Runs child processes and measures them: wall time, processor time and peak memory, paired so that drift cancels.

Two programs are compared by running them in turns (A B A B …): each turn gives a ratio, and their median counts.
Peak memory is the child's own (`wait4`), so this process stays small: Linux starts the child's count at the size of
its parent.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

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
    with out.open("wb") as stdout, err.open("wb") as stderr:
        started = time.perf_counter()
        child = subprocess.Popen(
            list(command.argv),
            stdout=stdout,
            stderr=stderr,
            stdin=subprocess.DEVNULL,
            env=where.environment(),
            cwd=where.folder,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise CommandFailed(f"{command.name}: exit {child.returncode}: {err.read_text(errors='replace')[-500:]}")
    text = out.read_text(errors="replace")[:1_000_000]
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


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
