"""What a declaration cannot mean: keys that nobody reads, measures that no word can say, patterns that are none.

A mistyped word would turn columns away in silence; so a declaration says what is wrong with it when it is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from axstat.datasets.categories import by_label
from axstat.datasets.explaining import lexes
from axstat.values.text import fold_label
from axstat.voice import Finding, said

if TYPE_CHECKING:
    from axstat.datasets.declaration import Dataset

_CHOICES = {
    "axis": ("area", "category", "any"),
    "period": ("fiscal_year", "any"),
    "lines": ("bodies", "categories", "entries"),
}
_OTHERS = ("id", "name", "universe", "rounded", "measure", "facet", "unsaid", "ask", "wider", "agreement", "category")
KEYS = frozenset({*_CHOICES, *_OTHERS})
_NAME = re.compile(r"[^\W\d]\w*")
COLUMNS_OF_VIEW = frozenset(
    {"area_code", "jis_code", "prefecture", "name", "time_period", "fiscal_year", "simulated", "source_id", "sheet"}
)


def faults(dataset: Dataset, content: Mapping[str, Any], places: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with a declaration, each as a sentence.

    Args:
        dataset: as read.
        content: the TOML document.
        places: the tables that hold words.
    """
    yield from (said("no-key", key=key) for key in content if key not in KEYS | set(places))
    for key, choices in _CHOICES.items():
        if content.get(key, choices[0]) not in choices:
            yield said("not-a-choice", key=key, choices=choices, given=str(content[key]))
    if not _NAME.fullmatch(dataset.id):
        yield said("bad-id", name=dataset.id)
    columns = Counter(m["id"].casefold() for m in content.get("measure", ()))
    columns.update({facet.column.casefold() for facet in dataset.facets.values() if facet.column})
    for name in columns:
        if columns[name] > 1 or name in COLUMNS_OF_VIEW:
            yield said("column-twice", name=name)
        elif not _NAME.fullmatch(name):
            yield said("bad-id", name=name)
    yield from _words(dataset)
    yield from _agreements(dataset)
    yield from _categories(dataset)


def _words(dataset: Dataset) -> Iterator[Finding]:
    try:
        found = lexes(dataset.words)
    except re.error as error:
        yield said("bad-pattern", pattern=str(error.pattern), why=error.msg)
        return
    sayable = {s for lexis in found.values() for says in lexis.spellings.values() for s in says}
    sayable |= {s for lexis in found.values() for _, says in lexis.patterns for s in says}
    sayable |= set(dataset.unsaid.items())
    for rule in dataset.measures.values():
        for concept, value in {**rule.may, **rule.says}.items():
            if (concept, value) not in sayable:
                yield said("no-word", concept=concept, value=value, measure=rule.id)


def _categories(dataset: Dataset) -> Iterator[Finding]:
    """Yield the lines whose label is an area's or another category's: one label must not mean two things."""
    from axstat.areas import gazetteer

    areas = {fold_label(name) for area in gazetteer().areas for name in (area.name, area.prefecture)}
    taken = areas | set(by_label())
    for label in (label for labels in dataset.categories.values() for label in labels):
        if fold_label(label) in taken:
            yield said("category-taken", label=label)
        taken.add(fold_label(label))


def _agreements(dataset: Dataset) -> Iterator[Finding]:
    for agreement in dataset.agreements:
        yield from (
            said("agreement-of-nothing", agreement=agreement.id, term=term)
            for term in agreement.terms
            if term not in dataset.measures
        )
    known = {agreement.id for agreement in dataset.agreements}
    for concept, ask in dataset.ask.items():
        if ask.proved_by and ask.proved_by not in known:
            yield said("no-agreement", concept=concept, agreement=ask.proved_by)
