"""Loaded figures by their size: which area or category, measure and period has a number that someone printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

_UNITS = "select distinct unit from store.series order by unit"
_VALUES = """
with wanted as (
    select unnest($numbers) as number, unnest($units) as unit, unnest($lows) as low, unnest($highs) as high
),

sentences as (
    select unnest($places) as number, unnest($texts) as text
),

found as (
    select distinct
        wanted.number, i.dataset, i.area_code, i.category, i.measure, i.unit, i.time_period, i.value,
        coalesce(contains(sentences.text, coalesce(i.category, i.area_name)), false) as named
    from wanted
    join sentences using (number)
    join indicator as i on i.unit = wanted.unit and i.value between wanted.low and wanted.high
    where i.area_code is not null or i.category is not null
)

select * exclude (named), named
from found
qualify
    row_number() over (partition by number order by named desc, time_period desc, area_code, category, measure) <= $most
order by number, named desc, time_period desc, area_code, category, measure
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A range of values in a unit, and the sentence in which the number stands."""

    number: int
    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LoadedValue:
    """A figure in use; `named` says whether the sentence names its area or category."""

    number: int
    dataset: str
    area_code: str | None
    category: str | None
    measure: str
    unit: str
    period: str | None
    value: float
    named: bool


def loaded_units(reader: Reader) -> list[str]:
    """Return the units of all loaded series that have one."""
    return [str(unit) for (unit,) in reader.execute(_UNITS).rows if unit]


def loaded_values(
    reader: Reader, wanted: Sequence[Wanted], texts: Sequence[str], *, most: int = 5, timeout: Timeout | None = None
) -> list[LoadedValue]:
    """Return the figures in use inside the ranges, at most so many for a number, first those that its sentence names.

    Args:
        reader: an open database.
        wanted: the ranges; a number may have several, one for each unit in which it could be stored.
        texts: the sentence of each number.
        most: how many figures of a number are returned.
        timeout: seconds after which the search is stopped.

    Raises:
        QueryTimeout: it ran longer.
    """
    if not wanted:
        return []
    bound = {
        "numbers": [one.number for one in wanted],
        "units": [one.unit for one in wanted],
        "lows": [one.low for one in wanted],
        "highs": [one.high for one in wanted],
        "places": list(range(len(texts))),
        "texts": list(texts),
        "most": most,
    }
    return [LoadedValue(*row) for row in reader.execute(_VALUES, bound, timeout=timeout).rows]
