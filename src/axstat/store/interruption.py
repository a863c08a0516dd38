"""Ctrl-C while DuckDB works: it raises errors of its own in place of KeyboardInterrupt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_SAYS = ("query interrupted", "interrupted!")


@contextmanager
def interruptible() -> Iterator[None]:
    """Turn what DuckDB raises on Ctrl-C into KeyboardInterrupt.

    Raises:
        KeyboardInterrupt: the user stopped the program.
    """
    import duckdb

    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if not any(words in str(error).lower() for words in _SAYS):
            raise
        raise KeyboardInterrupt from error
