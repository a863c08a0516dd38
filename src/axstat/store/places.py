"""Where the working project is, and its database when nobody says (answers.md#which-database)."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE = Path("data", "processed", "axstat.duckdb")


def project_root(cwd: Path | None = None) -> Path | None:
    """Return the nearest folder, from `cwd` upwards, that has `data/raw` or `axstat.toml`; None when there is none."""
    start = Path.cwd() if cwd is None else cwd
    folders = (start, *start.parents)
    return next((f for f in folders if (f / "data" / "raw").is_dir() or (f / "axstat.toml").is_file()), None)


def project_folder(name: str, cwd: Path | None = None) -> Path | None:
    """Return a folder of the project around `cwd`, None where either is not there."""
    root = project_root(cwd)
    return root / name if root is not None and (root / name).is_dir() else None


def default_path(cwd: Path | None = None) -> Path:
    """Return the database's path: `AXSTAT_DB`, else `data/processed/axstat.duckdb` of the project around `cwd`.

    Without a project it is `cwd` itself. Nothing is created.
    """
    start = Path.cwd() if cwd is None else cwd
    if named := os.environ.get("AXSTAT_DB"):
        return start / Path(named).expanduser()
    return (project_root(start) or start) / DATABASE
