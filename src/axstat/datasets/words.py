"""The vocabulary that datasets bring to recognition: category labels beside the gazetteer's names."""

from __future__ import annotations

from functools import cache

from axstat.areas import gazetteer
from axstat.datasets.categories import by_label
from axstat.recognise.vocabulary import Category, Vocabulary


@cache
def vocabulary() -> Vocabulary:
    """Return every category label by its folded form; one that is also an area's name (北海道) stays the area."""
    areas = {area.name for area in gazetteer().areas if area.level == "prefecture"}
    return Vocabulary(
        {
            label: Category(c.dimension, c.name, c.subset_of, c.total)
            for label, c in by_label().items()
            if label not in areas
        }
    )
