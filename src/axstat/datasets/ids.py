"""What datasets are called, without reading what they mean: for a shell that waits for it."""

from __future__ import annotations

import contextlib
from pathlib import Path

SHIPPED = ("overtime", "labour", "policy", "indicator")
"""In the order in which a table is asked; indicator takes the rest."""
FOLDER = "datasets"
"""Where a project declares its own."""


def ids(folder: Path | None) -> list[str]:
    """Return the ids of the shipped datasets and of those that a folder's files declare, where they can be read."""
    import tomllib

    found = list(SHIPPED)
    for path in sorted(folder.glob("*.toml")) if folder is not None else ():
        with contextlib.suppress(OSError, ValueError, KeyError):
            found.append(str(tomllib.loads(path.read_text(encoding="utf-8"))["id"]))
    return found
