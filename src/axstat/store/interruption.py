"""Ctrl-C while DuckDB works: it raises errors of its own in place of KeyboardInterrupt."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SAYS = ("query interrupted", "interrupted!")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C back until the block is left: compiled modules end the process, or swallow it, while they start.

    Raises:
        KeyboardInterrupt: the user stopped the program meanwhile.
    """
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not usual or threading.current_thread() is not threading.main_thread():
        yield
        return
    stopped: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if stopped:
        raise KeyboardInterrupt


@contextmanager
def interruptible() -> Iterator[None]:
    """Turn what DuckDB raises on Ctrl-C, or while what Ctrl-C broke off is closed, into KeyboardInterrupt.

    Raises:
        KeyboardInterrupt: the user stopped the program.
    """
    from axstat.store.driver import duckdb

    try:
        yield
    except (duckdb.Error, RuntimeError) as error:
        if not _follows_ctrl_c(error, (duckdb.InterruptException, RuntimeError)):
            raise
        raise KeyboardInterrupt from error


def _follows_ctrl_c(error: BaseException | None, raised: tuple[type[BaseException], ...]) -> bool:
    """Tell whether an error is an interruption, or came while one was handled: its transaction is aborted.

    `raised` are the errors that DuckDB has for it.
    """
    while error is not None:
        said = isinstance(error, raised) and any(words in str(error).lower() for words in _SAYS)
        if said or isinstance(error, KeyboardInterrupt):
            return True
        error = error.__context__
    return False
