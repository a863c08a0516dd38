"""What a dataset is, as data: its measures, the words that may occur around them, its facets, checks and ranges.

A dataset is declared in TOML (`declared/*.toml`, and `datasets/*.toml` of a project); no code knows one by its name.
docs/concepts/meaning.md describes the schema.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from axstat.datasets.explaining import Lexis, Place, lexes
from axstat.datasets.validating import faults
from axstat.errors import UsageError
from axstat.model.observations import WideColumn, WideView
from axstat.voice import Label, same
from axstat.voice import said as clause
from axstat.voice.system import reason

DECLARED = Path(__file__).with_name("declared")
TOPIC = "topic"
QUANTITY = "quantity"
EMPLOYER = "employer"
INDICATOR = "indicator"  # the dataset of what no other one claims
_FRAME = "frame"
_PLACES = ("any", "header", "title", "unit", "note")


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """One measure: what header, title, sheet name and unit together must say (`says`) and may say besides (`may`).

    Values outside `low` … `high` stop the file; values above `unusual` are pointed out.
    """

    id: str
    label: Label
    unit: str
    says: Mapping[str, str]
    may: Mapping[str, str] = field(default_factory=dict)
    low: float | None = None
    high: float | None = None
    unusual: float | None = None

    @property
    def is_share(self) -> bool:
        """Whether the figures are shares, which sheets also store as fractions."""
        return self.unit == "%"


@dataclass(frozen=True, slots=True)
class Facet:
    """What tells a part from the whole: the view's `column` holds the part; without one the measure's name does."""

    id: str
    column: str | None = None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A concept without which a header stops the file; `proved_by` names the agreement whose columns say it too."""

    message: Label
    hint: Label
    proved_by: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Measures whose weighted sum is zero within `tolerance`, or within the sum of their roundings where that is more.

    `mostly` says what it means when more than half of the lines disagree; that stops the file.
    """

    id: str
    says: Label
    terms: Mapping[str, float]
    mostly: Label
    tolerance: float = 0.0


@dataclass(frozen=True)
class Dataset:
    """One dataset as declared."""

    id: str
    title: Label
    axis: Literal["area", "category", "any"]
    period: Literal["fiscal_year", "any"]
    measures: Mapping[str, MeasureRule]
    facets: Mapping[str, Facet]
    unsaid: Mapping[str, str]
    """What a concept is where nothing says another value of it."""
    ask: Mapping[str, Ask]
    wider: Mapping[str, tuple[tuple[str, str], ...]]
    """Pairs of values of a concept of which the first may stand above the second: 年間 › 月平均."""
    agreements: tuple[Agreement, ...]
    words: Mapping[str, Mapping[str, Any]]
    lines: Literal["bodies", "categories", "entries"] = "bodies"
    """What its lines are in the database: areas, categories of several dimensions (a projection), or entries, which
    their columns of words describe: what those say is kept with the line and says nothing of the measure."""
    rounded: bool = False
    """Whether its figures are rounded so that the decimals printed say what is left open."""
    is_shipped: bool = False
    universe: bool = False
    """Whether its tables list all bodies, so that coverage is told of the whole country."""
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines that its tables have besides areas, by dimension: labels that mean nothing else in any table."""

    @property
    def is_fiscal(self) -> bool:
        """Whether a calendar year does not answer for its period."""
        return self.period == "fiscal_year"

    @property
    def view(self) -> WideView | None:
        """The view that shows one row per area and period; shipped datasets have views of their own in the store."""
        if self.is_shipped or not self.measures:
            return None
        columns = tuple(WideColumn(m.id, m.label, m.unit) for m in self.measures.values())
        facets = tuple(dict.fromkeys(f.column for f in self.facets.values() if f.column))
        return WideView(self.id, self.title, columns, facets)

    @cached_property
    def lexes(self) -> Mapping[Place, Lexis]:
        """Its words by place, with those that frame any title, the names of areas and of categories."""
        found = lexes(frame_words(), self.words)
        for lexis in found.values():
            lexis.add_exclusions({name: facet.whole for name, facet in self.facets.items()})
        if self.lines == "bodies":
            found["title"].add(_area_names(), None)
        else:  # a projection for one prefecture is not the nation's
            found["header"].add(_category_names(), None)
        return found

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The words that speak of it, one of which a table must have."""
        own = lexes({place: {TOPIC: concepts[TOPIC]} for place, concepts in self.words.items() if TOPIC in concepts})
        return tuple({word for place in ("header", "title") for word in own[place].spellings})


def read_declaration(path: Path) -> Dataset:
    """Return the dataset that a TOML file declares.

    Raises:
        UsageError: it is not TOML, lacks what a dataset needs, or says what cannot be meant.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        dataset = _dataset(content, is_shipped=path.parent == DECLARED)
        wrong = None if dataset.is_shipped else next(faults(dataset, content, _PLACES), None)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        why = clause("lacks-key", key=str(error)) if isinstance(error, KeyError) else str(error)
        raise UsageError("no-declaration", path=str(path), why=why) from error
    except OSError as error:
        raise UsageError("declaration-unreadable", path=str(path), why=reason(error)) from error
    if wrong:
        raise UsageError("no-declaration", path=str(path), why=wrong)
    return dataset


def _dataset(content: dict[str, Any], *, is_shipped: bool) -> Dataset:
    measures = [_measure(one) for one in content.get("measure", ())]
    return Dataset(
        id=content["id"],
        title=Label(**content["name"]),
        axis=content.get("axis", "area"),
        period=content.get("period", "any"),
        measures={m.id: m for m in measures},
        facets={name: Facet(name, **values) for name, values in content.get("facet", {}).items()},
        unsaid=content.get("unsaid", {}),
        ask={name: Ask(**_said(values, "message", "hint")) for name, values in content.get("ask", {}).items()},
        wider={name: tuple(map(tuple, pairs)) for name, pairs in content.get("wider", {}).items()},
        agreements=tuple(Agreement(**_said(one, "says", "mostly")) for one in content.get("agreement", ())),
        words={place: content[place] for place in _PLACES if place in content},
        lines=content.get("lines", "bodies"),
        is_shipped=is_shipped,
        rounded=content.get("rounded", False),
        universe=content.get("universe", False),
        categories={dimension: tuple(labels) for dimension, labels in content.get("category", {}).items()},
    )


def _said(content: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return a table of a declaration with its sentences as labels; one language may stand for both."""
    texts = {name: content[name] for name in names}
    return {**content, **{name: Label(**t) if isinstance(t, dict) else same(t) for name, t in texts.items()}}


def _measure(content: dict[str, Any]) -> MeasureRule:
    return MeasureRule(**{**content, "label": Label(**content["label"])})


@cache
def frame_words() -> Mapping[str, Any]:
    """Return the words that frame a text whatever the dataset, as declarations write words."""
    return tomllib.loads((DECLARED / "frame.toml").read_text(encoding="utf-8"))


@cache
def _area_names() -> list[str]:
    from axstat.areas import gazetteer

    areas = gazetteer().areas
    full = {area.name for area in areas} | {area.prefecture for area in areas}
    return [*full, *(name[:-1] for name in full if name[-1:] in "府県" and name[:-1])]


def _category_names() -> list[str]:
    from axstat.datasets.categories import by_label

    return list(by_label())
