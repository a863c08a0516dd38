"""A folder with the shipped data, ingested once for the tests of papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from axstat.documents.asking import Answers
from axstat.store import Reader, open_reader
from tests.support.once import Once

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """A folder with the shipped data, ingested."""
    return once.shipped(tmp_path_factory.mktemp("papers"), "raw")


@pytest.fixture(scope="session")
def reader(project: Path) -> Iterator[Reader]:
    """The database of the shipped data, open."""
    with open_reader(project / "data" / "processed" / "axstat.duckdb") as opened:
        yield opened


@pytest.fixture(scope="session")
def answers(reader: Reader) -> Answers:
    """What the check asks: each query once for all tests."""
    return Answers(reader)
