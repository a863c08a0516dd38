"""A folder with all shipped data, ingested once for the tests of briefs, and what their briefs share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from axstat.briefs import Basis, ask_basis
from axstat.documents.asking import Answers
from axstat.store import Reader, open_reader
from tests.support.once import Once

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """A folder with the shipped data, companions too, ingested."""
    return once.shipped(tmp_path_factory.mktemp("briefs"), "raw", "compiled")


@pytest.fixture(scope="session")
def reader(project: Path) -> Iterator[Reader]:
    with open_reader(project / "data" / "processed" / "axstat.duckdb") as opened:
        yield opened


@pytest.fixture(scope="session")
def answers(reader: Reader) -> Answers:
    """What the check asks: each query once for all tests."""
    return Answers(reader)


@pytest.fixture(scope="session")
def basis(reader: Reader) -> Basis:
    return ask_basis(reader)
