from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.export.project import done, make
from tests.support.cli import axstat


@dataclass(frozen=True)
class Exported:
    """A database and its export; both are only read."""

    database: Path
    folder: Path


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Give a database that holds a bit of everything, and its export."""
    database = make(tmp_path_factory.mktemp("project"))
    folder = tmp_path_factory.mktemp("export") / "全部"
    done(axstat("export", folder, "--db", database))
    return Exported(database, folder)
