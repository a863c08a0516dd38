"""Datasets: what a table means. Declarations are data; `interpret` turns recognised sheets into observations."""

from __future__ import annotations

from axstat.datasets.catalogue import declared, shipped
from axstat.datasets.declaration import Dataset, MeasureRule
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
    "interpret",
    "read_meaning",
    "shipped",
    "vocabulary",
]
