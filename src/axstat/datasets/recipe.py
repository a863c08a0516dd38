"""What a dataset is, as data: its measures, the words that name them, their units and plausible ranges.

A recipe never says where a column stands; it says what the header must and must not mention. Words are compared in
folded form (NFKC, no blanks), so full-width letters and line breaks do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from axstat.model.text import Label

Basis = Literal["month", "year", "share", "count"]


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """One measure of a dataset.

    `basis` is what a number of it is: hours a month, hours a year, a share in percent, a count. Values outside
    `low` … `high` stop the file; values above `unusual` are pointed out.
    """

    id: str
    label: Label
    unit: str
    basis: Basis
    low: float | None = None
    high: float | None = None
    unusual: float | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """One dataset: how a table of it is recognised, and what its measures are.

    `subject` are the words one of which the header, title or sheet name must mention. `axis` says what its lines are.
    """

    id: str
    title: Label
    axis: Literal["area", "category", "any"]
    subject: tuple[str, ...]
    measures: Mapping[str, MeasureRule]
    publisher: str | None = None
    fiscal: bool = False
    """Whether its period is a fiscal year, so that a calendar year does not answer for it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A series' meaning: the measure, and the attributes that qualify it."""

    rule: MeasureRule
    attributes: Mapping[str, str]
    said: str = ""
    """The words that decided the measure."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A series that belongs to the dataset but whose header does not say enough to name it."""

    message: str
    hint: str
    stops: bool
