"""Observations as they go into the database: one file's data sets, series by series, each value tied to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from axstat.model.cells import SourceFile
from axstat.model.tables import HeaderCell, Item, ValueColumn
from axstat.model.text import Label
from axstat.model.values import Period
from axstat.voice import Finding


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured. `id` is stable English (`overtime_hours_per_year`) else the header path."""

    id: str
    label: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ObservationSeries:
    """The values of one measure in one period on one sheet, parallel to `ObservationTable.items`.

    `line` is the sheet's column (row when transposed). `attributes` carry what qualifies the measure, such as
    `staff_scope` = `全体`. A period of None means that each item carries its own.
    """

    measure: Measure
    line: int
    header: tuple[HeaderCell, ...]
    values: ValueColumn
    period: Period | None
    period_said: str | None = None
    unit_said: str | None = None
    measure_said: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ObservationTable:
    """One recognised table after its dataset gave it meaning; `title` is its own, as printed."""

    dataset: str
    sheet: str
    transposed: bool
    items: Sequence[Item]
    series: Sequence[ObservationSeries]
    facet_names: tuple[str, ...] = ()
    title: str = ""
    rounded: bool = False
    """Whether the decimals that a series prints matter: what is rounded leaves its last digit open."""
    side_by_side: bool = False
    """Whether editions stay in use beside each other instead of replacing one another."""


@dataclass(frozen=True, slots=True)
class SourceMeta:
    """What is known of a source beyond its bytes; None where the file and its sidecar do not say."""

    dataset: str
    title: str = ""
    publisher: str | None = None
    fiscal_year: int | None = None
    survey_year: int | None = None
    edition: str | None = None
    url: str | None = None
    licence: str | None = None
    retrieved_on: date | None = None
    simulated: bool = False
    partial: str | None = None
    """Which part of the bodies it lists, where it lists only some by design: never a universe, never a share."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a white paper says of where a file is from, as far as somebody said it; None where nobody did."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    retrieved_on: date | None = None

    @property
    def said(self) -> dict[str, str | date]:
        """The fields that somebody gave, by name."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) is not None}


@dataclass(frozen=True, slots=True)
class WideColumn:
    """A measure as a column of a view."""

    measure: str
    label: Label
    unit: str


@dataclass(frozen=True, slots=True)
class WideView:
    """A view of a declared dataset: one row per area, period and facet, one column per measure."""

    name: str
    title: Label
    columns: tuple[WideColumn, ...]
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What decided, besides its bytes, how a file was read, so that it can be read in the same way again.

    `path` is absolute; `dataset`, `year` and `said_as` (`overtime.hours_per_month=D2`) are what `axstat ingest` was
    told; `declarations` is a digest of the project's `datasets/*.toml`.
    """

    path: str
    dataset: str | None = None
    year: int | None = None
    said_as: tuple[str, ...] = ()
    declarations: str = ""

    @property
    def reading(self) -> tuple[object, ...]:
        """All but the path: another reading of the same bytes may say another thing."""
        return (self.dataset, self.year, self.said_as, self.declarations)


@dataclass(frozen=True, slots=True)
class LoadUnit:
    """Everything one file puts into the database, in one transaction."""

    file: SourceFile
    meta: SourceMeta
    tables: Sequence[ObservationTable]
    doubts: tuple[Finding, ...] = ()
    checks: tuple[Finding, ...] = ()
    views: tuple[WideView, ...] = ()
    asked: Asked | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is to be said of the file: what was doubted, then what the checks found."""
        return self.doubts + self.checks
