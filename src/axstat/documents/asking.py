"""What the data say for an address: each query is asked once, whatever number of links name it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from axstat.documents.address import Address, read_address
from axstat.documents.times import Times, times_of
from axstat.errors import AxstatError
from axstat.model.results import Column, Result, Scalar
from axstat.values.printed.agreement import Datum
from axstat.voice import Finding, Label, found, some

if TYPE_CHECKING:
    from axstat.reports.header import NamedQuery
    from axstat.store import Countdown, Reader

_ROW_UNIT = "unit"
"""The column that gives each row's unit where the header of the value's column states none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value that a query gives, with what its column and row say of it.

    Attributes:
        datum: the number with its unit.
        column: the column it stands in.
        simulated: whether it comes from simulated data.
        signed: whether the column holds changes or gaps: it is declared so, or holds a value below zero.
        times: what times it is of, none where neither its row nor what was asked for says one.
    """

    datum: Datum
    column: Column
    simulated: bool
    signed: bool = False
    times: Times = field(default_factory=Times)

    @property
    def label(self) -> Label:
        """What the column is called."""
        return self.column.label


@dataclass(slots=True)
class Answers:
    """The results that the links of all documents ask for."""

    reader: Reader
    clock: Countdown | None = None
    sources: tuple[int, ...] | None = None
    """Ask as if only these sources were in use; None: as things are."""
    asked: dict[tuple[str, tuple[tuple[str, str], ...]], Result | AxstatError] = field(default_factory=dict)

    def result(self, query: str, parameters: Mapping[str, str]) -> Result:
        """Return what a query gives, asked now or before.

        Raises:
            AxstatError: whatever the query refuses.
        """
        from axstat.reports.catalog import query_called

        key = (query, tuple(sorted(parameters.items())))
        if key not in self.asked:
            try:
                self.asked[key] = self._ask(query_called(query), dict(parameters))
            except AxstatError as error:
                self.asked[key] = error
        answer = self.asked[key]
        if isinstance(answer, AxstatError):
            raise answer
        return answer

    def _ask(self, query: NamedQuery, parameters: dict[str, str]) -> Result:
        if self.sources is not None:
            from axstat.reports.vintages import run_as_of

            return run_as_of(self.reader, query, parameters, self.sources, timeout=self.clock)
        from axstat.reports.queries import run

        return run(self.reader, query, parameters, timeout=self.clock)

    def evidence(self, target: str) -> Evidence | Finding:
        """Return the value that an address names, or what of it is gone."""
        try:
            address = read_address(target)
            result = self.result(address.query, address.parameters)
        except AxstatError as error:
            return error.finding
        return chosen(result, address)


def chosen(result: Result, address: Address) -> Evidence | Finding:
    """Return the one value of a result that an address chooses, or why there is not one."""
    names = [column.name for column in result.columns]
    for name in (address.column, *address.where):
        if name not in names:
            near = _near(name, names)
            return found("no-such-column", "error", query=result.name, column=name, near=near)
    rows = result.rows
    for name, wanted in address.where.items():
        place = names.index(name)
        same = _same_as(wanted, result.columns[place])
        rows = tuple(row for row in rows if same(row[place]))
    if not rows:
        return found("no-such-row", "error", query=result.name)
    if len(rows) > 1:
        return found("several-rows", "error", query=result.name, n=len(rows))
    row, column = rows[0], result.columns[names.index(address.column)]
    value = row[names.index(address.column)]
    if value is None:
        return found("no-value-there", "error", query=result.name, column=address.column)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return found("not-a-number-there", "error", query=result.name, column=address.column)
    unit = unit_of(result, column, row)
    signed = column.signed or any(isinstance(v, int | float) and v < 0 for v in result.column(column.name))
    return Evidence(Datum.of(value, unit), column, is_simulated(result, row), signed, times_of(result, column, row))


def unit_of(result: Result, column: Column, row: tuple[Scalar, ...]) -> str | None:
    """Return the unit of a value: what the query's header says, else what its row says."""
    if column.unit is not None:
        return column.unit
    places = [place for place, other in enumerate(result.columns) if other.name == _ROW_UNIT]
    said = row[places[0]] if places and column.type in ("number", "integer") and column.name == "value" else None
    return said if isinstance(said, str) and said else None


def is_simulated(result: Result, row: tuple[Scalar, ...]) -> bool:
    """Say whether a row is made from simulated data: as the row says, else as its result."""
    for column, value in zip(result.columns, row, strict=True):
        if column.name == "simulated" and isinstance(value, bool):
            return value
    return result.simulated


def _same_as(wanted: str, column: Column) -> Callable[[Scalar], bool]:
    """Return what says whether a cell is what was asked for: as the database writes it, or as people read it."""
    lowered = wanted.lower()
    try:
        number: float | None = float(wanted)
    except ValueError:
        number = None
    codes = {code for code, words in (column.words or {}).items() if wanted in (words.ja, words.en)} | {wanted}

    def same(value: Scalar) -> bool:
        if isinstance(value, bool) or value is None:
            return lowered == {True: "true", False: "false", None: ""}[value]
        if isinstance(value, (int, float)):
            return number is not None and number == float(value)
        return str(value) in codes

    return same


def _near(name: str, names: list[str]) -> object:
    from difflib import get_close_matches

    return some(get_close_matches(name, names, n=3, cutoff=0.5) or names, 6)
