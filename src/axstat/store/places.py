"""Where the database is when nobody says (DESIGN 6)."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE = Path("data", "processed", "axstat.duckdb")


def default_path(cwd: Path | None = None) -> Path:
    """Return the database's path: `AXSTAT_DB`, else `data/processed/axstat.duckdb` of the project around `cwd`.

    The project is the nearest folder, from `cwd` upwards, that has `data/raw` or `axstat.toml`; without one it is
    `cwd` itself. Nothing is created.
    """
    start = Path.cwd() if cwd is None else cwd
    if named := os.environ.get("AXSTAT_DB"):
        return start / Path(named).expanduser()
    for folder in (start, *start.parents):
        if (folder / "data" / "raw").is_dir() or (folder / "axstat.toml").is_file():
            return folder / DATABASE
    return start / DATABASE
