"""Datasets: what a table means. Declarations are data; `interpret` turns recognised sheets into observations.

Names are imported when they are used: what datasets are called is asked for by a shell that waits.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.datasets.catalogue import declared, shipped
    from axstat.datasets.declaration import Dataset, MeasureRule
    from axstat.datasets.ids import ids
    from axstat.datasets.meaning import Meaning, interpret, read_meaning
    from axstat.datasets.measures import Claim
    from axstat.datasets.periods import FileClaims
    from axstat.datasets.words import vocabulary

__all__ = [
    "Claim",
    "Dataset",
    "FileClaims",
    "Meaning",
    "MeasureRule",
    "declared",
    "ids",
    "interpret",
    "read_meaning",
    "shipped",
    "vocabulary",
]

_MODULES = {
    "catalogue": ("declared", "shipped"),
    "declaration": ("Dataset", "MeasureRule"),
    "ids": ("ids",),
    "meaning": ("Meaning", "interpret", "read_meaning"),
    "measures": ("Claim",),
    "periods": ("FileClaims",),
    "words": ("vocabulary",),
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"axstat.datasets.{module}"), name)
    raise AttributeError(f"module `axstat.datasets` has no attribute `{name}`")
