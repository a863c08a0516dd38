from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.export.project import done, make
from tests.faults.project import database_of
from tests.support.cli import axstat
from tests.support.once import Once


@dataclass(frozen=True)
class Exported:
    """A database and its export; both are only read."""

    database: Path
    folder: Path


@pytest.fixture(scope="session")
def exported(once: Once) -> Exported:
    """Give a database that holds a bit of everything, and its export."""

    def export(folder: Path) -> None:
        done(axstat("export", folder / "全部", "--db", make(folder / "project")))

    made = once.made("exported", export)
    return Exported(database_of(made / "project"), made / "全部")
