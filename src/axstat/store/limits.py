"""How much memory and disk and how many threads a query may take: a clear line instead of an exhausted machine.

Defaults follow the machine. Each can be changed by its variable, `AXSTAT_MAX_QUERY_` + the name in capitals.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from axstat.errors import QueryTooLarge
from axstat.model.sizes import MIB, read_size, shown_size

_LEAST = 256 * MIB
"""Below it there is no room for two processes of Python and DuckDB, which take some 90 MiB each."""


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """Upper bounds of one query.

    Attributes:
        memory: bytes that axstat may take while a query runs, the result included.
        result: bytes of the rows that a query returns, as Python objects.
        spill: bytes of temporary files that a user's query may write; see `disk` for None.
        threads: DuckDB's worker threads; all cores when None.
    """

    memory: int
    result: int
    spill: int | None = None
    threads: int | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> QueryLimits:
        """Return the limits of this machine, with those that the environment sets.

        Half of the machine's memory (or of the container's) leaves the other half to the programs that a user works
        with. Writing a result takes a few times its size, hence an eighth of the memory for it.

        Raises:
            UsageError: a variable that is no whole number, or too small to work with.
        """
        environ = os.environ if environ is None else environ

        def given(name: str, least: int = 1) -> int | None:
            text = environ.get(variable(name), "").strip()
            return read_size(variable(name), text, least=least) if text else None

        memory = given("memory", _LEAST) or max(_LEAST, machine_memory() // 2)
        return cls(
            memory=memory,
            result=given("result") or memory // 8,
            spill=given("spill"),
            threads=given("threads"),
        )

    @property
    def process(self) -> int:
        """Bytes for the process that runs a user's query: all but the result, which the first process holds."""
        return self.memory - max(self.memory // 8, min(self.result, self.memory // 4))

    @property
    def config(self) -> dict[str, str]:
        """Return DuckDB's settings: it counts only what its buffers hold, seen to be half of what it takes."""
        found = {"memory_limit": f"{self.memory * 3 // 8 // 1024}KiB"}
        return found if self.threads is None else {**found, "threads": str(self.threads)}

    def disk(self, folder: Path) -> int:
        """Return the bytes of temporary files that a query may write into `folder`.

        DuckDB sorts and joins there what does not fit into memory: four times the memory, but no more than half of what
        is free, so that a query never fills the disk.
        """
        if self.spill is not None:
            return self.spill
        import shutil

        return min(4 * self.memory, shutil.disk_usage(folder).free // 2)

    def exceeded(self, limit: str) -> QueryTooLarge:
        """Return the refusal of a query that passes the named limit."""
        bound = shown_size(getattr(self, limit) or 0)
        return QueryTooLarge(_EXCEEDED[limit], bound=bound, variable=variable(limit))


_EXCEEDED = {"memory": "query-memory", "result": "query-result", "spill": "query-spill"}


def variable(limit: str) -> str:
    """Return the environment variable that sets a limit."""
    return f"AXSTAT_MAX_QUERY_{limit.upper()}"


def machine_memory() -> int:
    """Return the bytes of memory that this process could have: the machine's, or its control group's if less."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows
        import psutil

        total = psutil.virtual_memory().total
    return min([total, *_group_limits()])


def _group_limits(root: Path = Path("/sys/fs/cgroup")) -> Iterator[int]:
    """Yield the limits that Linux sets this process's group; inside a container the group is the root."""
    try:
        lines = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    own = [line.split(":", 2)[2].lstrip("/") for line in lines if line.startswith("0:") or ":memory:" in line]
    folders = [Path(*Path(group).parts[:depth]) for group in own for depth in range(len(Path(group).parts) + 1)]
    for folder in folders:
        for path in (root / folder / "memory.max", root / "memory" / folder / "memory.limit_in_bytes"):
            try:
                yield int(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):  # no such group here, or `max`
                continue
