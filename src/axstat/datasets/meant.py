"""A recognised table once its dataset has said what each series means; what checks and building work on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from axstat.datasets.declaration import Dataset, MeasureRule
from axstat.errors import AxstatError
from axstat.model.cells import CellRef
from axstat.model.items import periods_of
from axstat.model.observations import Measure
from axstat.model.tables import Item, Series, Table, ValueColumn
from axstat.model.values import Period
from axstat.voice import Finding, Label, found


@dataclass(frozen=True, slots=True)
class MeantSeries:
    """One series with its measure and period; `rule` is None for a generic indicator.

    `period` is None when each item carries its own. `values` differ from the table's only where the dataset's unit
    does: a share stored as 0.048 is 4.8 percent.
    """

    series: Series
    values: ValueColumn
    measure: Measure
    rule: MeasureRule | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    period: Period | None = None
    period_said: str | None = None
    unit_said: str | None = None
    measure_said: str = ""
    """The words and cells that made it the measure."""

    @property
    def key(self) -> tuple[object, ...]:
        """What no two series of one table may share: measure, part and period."""
        return (self.measure.id, *sorted(self.attributes.items()), self.series.period)

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """The cells of its header path."""
        return tuple(h.ref for h in self.series.path)

    @property
    def header_cell(self) -> CellRef | None:
        """The cell of the deepest header level."""
        return self.series.path[-1].ref if self.series.path else None


@dataclass(frozen=True, slots=True)
class MeantTable:
    """One table with its dataset and the meaning of its series."""

    table: Table
    declared: Dataset
    series: tuple[MeantSeries, ...]
    item_periods: frozenset[Period] = frozenset()
    """The distinct periods that items carry of their own."""
    whole: Table | None = None
    """The table as recognised, of which this one may be a part."""

    @property
    def dataset(self) -> str:
        """The id of its dataset."""
        return self.declared.id

    def ref(self, item: Item, series: MeantSeries) -> CellRef:
        """Return the cell of one value."""
        return self.table.value_ref(item, series.series)


def item_periods(items: Sequence[Item]) -> frozenset[Period]:
    """Return the distinct periods that items carry of their own.

    Hundreds of thousands of lines share a few period objects, which are told apart before they are compared.
    """
    return frozenset({id(period): period for period in periods_of(items) if period is not None}.values())


@dataclass(slots=True)
class Findings:
    """What came up while meaning was read: doubts, check outcomes, and refusals that stop the file."""

    file: str
    doubts: list[Finding] = field(default_factory=list)
    checks: list[Finding] = field(default_factory=list)
    problems: list[AxstatError] = field(default_factory=list)

    def where(self, ref: CellRef) -> str:
        """Return a cell as messages print it."""
        return ref.within(self.file)

    def undated(self, table: Table, series: MeantSeries, why: Finding) -> None:
        """Note a column that has no year although its table is dated; a column of words needs none."""
        if series.series.numeric:
            cells = [cell] if (cell := series.header_cell) else []
            self.doubt("undated-column", cells, label=series.series.label, sheet=table.sheet, why=why)

    def doubt(
        self, identifier: str, cells: Sequence[CellRef] = (), *, remedy: Label | None = None, **fields: object
    ) -> None:
        """Note something that was not decided silently."""
        self.doubts.append(found(identifier, "warning", cells, remedy=remedy, **fields))
