"""Own loaded figures that a number without a link may be: a hint where the sentence names their area or category.

A number alone is found somewhere in any large table. So a figure is offered where the sentence names what it is of, or
where no other figure loaded has that number; and only with a command that gives this very number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from axstat.documents.address import Address
from axstat.documents.asking import Answers, chosen
from axstat.documents.nearest import Candidate
from axstat.errors import AxstatError
from axstat.values.printed.agreement import Datum, disagreement, in_units_of, place
from axstat.values.printed.model import Printed
from axstat.voice import Finding

if TYPE_CHECKING:
    from axstat.reports.loaded_values import LoadedValue, Wanted

_PATIENCE = 5.0
"""Seconds that are spent on hints about one document."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A number without a link and the sentence in which it stands."""

    printed: Printed
    around: str


def loaded_candidates(sought: Sequence[Sought], answers: Answers) -> dict[int, Candidate]:
    """Return the loaded figure for each number that has one, by the number's place in the list."""
    from axstat.reports.loaded_values import loaded_units, loaded_values

    try:
        units = loaded_units(answers.reader)
        wanted = [one for number, it in enumerate(sought) for one in _ranges(number, it.printed, units)]
        values = loaded_values(answers.reader, wanted, [one.around for one in sought], timeout=_PATIENCE)
    except AxstatError:
        return {}  # a hint is not worth a refusal
    by_number: dict[int, list[LoadedValue]] = defaultdict(list)
    for value in values:
        if disagreement(sought[value.number].printed, Datum.of(value.value, value.unit)) is None:
            by_number[value.number].append(value)
    found: dict[int, Candidate] = {}
    for number, fitting in by_number.items():
        best = next((one for one in fitting if one.named), fitting[0] if len(fitting) == 1 else None)
        candidate = _candidate(best, answers) if best is not None else None
        if candidate is not None and disagreement(sought[number].printed, candidate.datum) is None:
            found[number] = candidate
    return found


def _ranges(number: int, printed: Printed, units: Sequence[str]) -> list[Wanted]:
    """Return where the value of a printed number lies in each unit in which it could be stored."""
    from axstat.reports.loaded_values import Wanted

    if printed.value is None or printed.unit is None:
        return []  # a bare number is any number
    wide = place(printed) if printed.approx != "exact" else printed.step
    found = []
    for unit in units:
        size = in_units_of(printed, Datum(Fraction(1), unit))
        if not isinstance(size, Fraction) or not size:
            continue
        for sign in (1, -1):
            ends = sorted(float(sign * (printed.value + step) / size) for step in (-wide, wide))
            found.append(Wanted(number, unit, *ends))
    return found


def _candidate(value: LoadedValue, answers: Answers) -> Candidate | None:
    """Return the figure with the query that gives it, None where no link gives this one figure alone."""
    where = {"measure": value.measure} | ({"time_period": value.period} if value.period else {})
    parameters = {"dataset": value.dataset, "measure": value.measure, "vintages": "current"}
    if value.category is not None:
        query, parameters["category"] = "trace_category", value.category
    else:
        query, parameters["area"] = "trace_value", str(value.area_code)
    address = Address(query, "value", parameters, where)
    try:
        evidence = chosen(answers.result(query, parameters), address)
    except AxstatError:
        return None
    return None if isinstance(evidence, Finding) else Candidate(query, "value", evidence.datum, parameters, where)
