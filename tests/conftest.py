"""What every folder of tests shares: counts that are printed at the end of the run, and the same examples each time."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping

import pytest
from hypothesis import settings

from tests.support.counts import PREFIX, Count, line, summed
from tests.support.once import Once
from tests.support.real import summary

if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    sys.dont_write_bytecode = False  # each process that a test starts would compile a thousand modules anew
os.environ.setdefault("OPENPYXL_LXML", "False")  # workbooks have the same bytes whether or not lxml is installed
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("searching", print_blob=True)  # `make stress` draws new examples and prints how to repeat one
settings.load_profile("repeatable")
gc.disable()  # while tests are collected, nearly all that is made stays: looking for garbage is a sixth of the work


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are cores: a third of a run is waiting for processes that tests started."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among the tests: readers of workbooks make many objects that stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Let the garbage go before the interpreter does: DuckDB prints what is left."""
    gc.unfreeze()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What all processes of the run make only once."""
    base = tmp_path_factory.getbasetemp()
    return Once(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Count:
    """Give a function that adds counts to the summary of the run."""

    def add(subject: str, counts: Mapping[str, int]) -> None:
        request.node.user_properties.append((PREFIX + subject, dict(counts)))

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests counted, and how many published workbooks they had."""
    passed = terminalreporter.stats.get("passed", [])
    for subject, counts in sorted(summed(p for report in passed for p in report.user_properties).items()):
        terminalreporter.write_line(line(subject, counts))
    terminalreporter.write_line(summary())
