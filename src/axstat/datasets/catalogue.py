"""Every dataset that tables are asked for: those shipped, and those that a project declares in `datasets/*.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from axstat.datasets.declaration import DECLARED, Dataset, read_declaration
from axstat.datasets.ids import FOLDER, SHIPPED
from axstat.errors import UsageError

__all__ = ["FOLDER", "declared", "digest", "shipped"]


@cache
def shipped() -> Mapping[str, Dataset]:
    """Return the datasets that axstat knows, by id."""
    return {name: read_declaration(DECLARED / f"{name}.toml") for name in SHIPPED}


def digest(folders: Iterable[Path]) -> str:
    """Return a digest of the declarations in folders, '' where there are none: it changes when one of them does."""
    files = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16] if files else ""


def declared(folders: Iterable[Path] = ()) -> Mapping[str, Dataset]:
    """Return the shipped datasets and those declared in folders of TOML files, by id.

    Raises:
        UsageError: a file does not declare a dataset, or declares one that is known already.
    """
    found = dict(shipped())
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            dataset = read_declaration(path)
            if dataset.id in found:
                raise UsageError("declared-twice", path=str(path), dataset=dataset.id)
            found[dataset.id] = dataset
    return found
