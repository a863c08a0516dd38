"""What labels may mean: the categories a dataset brings along; the gazetteer is always in.

A category is found by its folded label, whether it is printed plain, under `うち` or `└`, numbered or footnoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from axstat.values.text import fold_label

_SUBORDINATE = re.compile(r"^(?:[└├│┗┣・\-ー>＞→]+|\(?(?:うち|内|再掲|内訳)\)?[、,:]?)+")
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[\).:、]|[①-⑳])")
_FOOTNOTE = re.compile(r"(?:\(?(?:※|注|\*)\)?\d{0,2}\)?|(?<=\D)\d{1,2}\)|\(\d{1,2}\)){1,9}$")
_LONGEST_MARKS = 60


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a dimension other than area: an occupation, a level of education, an industry, a region."""

    dimension: str
    name: str
    subset_of: str | None = None
    total: bool = False


def peel_footnote(folded: str) -> str:
    """Return a folded label without footnote marks glued to its end: `性比1)` → `性比`."""
    behind = folded[-_LONGEST_MARKS:]  # where a label is nothing but marks, each of them could begin the last nine
    return f"{folded[:-_LONGEST_MARKS]}{_FOOTNOTE.sub('', behind)}" or folded


def peel_subordinate(folded: str) -> str:
    """Return a folded label without what marks it as part of the label above: `└うち販売` → `販売`."""
    return _SUBORDINATE.sub("", folded) or folded


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded label → category; a label that means two things must not be in it."""

    categories: Mapping[str, Category] = field(default_factory=dict)

    def find(self, text: str) -> Category | None:
        """Return the category a label names, or None."""
        if not self.categories or len(text) > 60:
            return None
        folded = fold_label(text)
        for candidate in self._forms(folded):
            found = self.categories.get(candidate)
            if found is not None:
                return found
        return None

    @staticmethod
    def _forms(folded: str) -> tuple[str, ...]:
        plain = peel_footnote(folded)
        bare = peel_subordinate(plain)
        return folded, plain, bare, peel_footnote(bare.strip("()")), _NUMBERED.sub("", bare)
