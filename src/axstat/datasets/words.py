"""The vocabulary that datasets bring to recognition: category labels beside the gazetteer's names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from axstat.areas import gazetteer
from axstat.datasets.catalogue import shipped
from axstat.datasets.categories import by_label
from axstat.datasets.declaration import Dataset
from axstat.recognise.vocabulary import Category, Vocabulary
from axstat.values.text import fold_label


def vocabulary(datasets: Mapping[str, Dataset] | None = None) -> Vocabulary:
    """Return every category label by its folded form; one that is also an area's name (北海道) stays the area.

    Args:
        datasets: those that are declared; the shipped ones when None.
    """
    known = shipped() if datasets is None else datasets
    return _vocabulary(tuple(lines for dataset in known.values() for lines in dataset.categories.items()))


@cache
def _vocabulary(declared: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    areas = {area.name for area in gazetteer().areas if area.level == "prefecture"}
    own = {fold_label(label): Category(dimension, label) for dimension, labels in declared for label in labels}
    projected = {
        label: Category(c.dimension, c.name, c.subset_of, c.total)
        for label, c in by_label().items()
        if label not in areas
    }
    return Vocabulary(own | projected)
