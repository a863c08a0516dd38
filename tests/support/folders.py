"""What lies in a folder beside the records that every database has (`axstat.duckdb.sources.json`)."""

from __future__ import annotations

from pathlib import Path


def names(folder: Path) -> list[str]:
    """Return the names in a folder in order, without the records of the databases that are there."""
    every = {path.name for path in folder.iterdir()}
    return sorted(name for name in every if name.removesuffix(".sources.json") not in every - {name})
