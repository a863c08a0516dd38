"""All shipped data, ingested once for the tests of papers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from axstat.store import Reader, open_reader
from tests.support.cli import axstat

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all shipped data, ingested."""
    folder = tmp_path_factory.mktemp("written")
    for part in ("raw", "compiled"):
        shutil.copytree(ROOT / "data" / part, folder / "data" / part)
    ran = axstat("ingest", "data/raw", "data/compiled", cwd=folder)
    assert ran.code == 0, ran.err
    return folder


@pytest.fixture(scope="session")
def reader(project: Path) -> Iterator[Reader]:
    """The database of the shipped data, open."""
    with open_reader(project / "data" / "processed" / "axstat.duckdb") as opened:
        yield opened
