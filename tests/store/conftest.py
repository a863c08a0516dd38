"""An empty database in memory, and helpers that read views in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from axstat.store import Geography, open_reader
from axstat.store.schema import create
from tests.support.units import AREAS


@pytest.fixture(scope="module")
def memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with the small gazetteer, for many loads in one test."""
    with duckdb.connect() as connection:
        create(connection, Geography(AREAS, ()))
        yield connection


def select(path: Path, sql: str, **params: Any) -> list[tuple[Any, ...]]:
    """Run one statement on a database file."""
    with open_reader(path, wait=0) as reader:
        return reader.execute(sql, params).rows
