"""The figure that is drawn of each prefecture, group or period, and of all areas together.

Which it is, is one rule: the share beyond the threshold where one was given; else the total, where it adds up and
everybody reports; else the median of the areas. A body by itself has its own value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, Reference
from axstat.charts.request import Request, real
from axstat.charts.saying import Teller, listed
from axstat.model.results import Scalar

Statistic = Literal["share", "total", "median", "area"]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn; `tell` says the sentences about it."""

    statistic: Statistic
    tell: Teller

    @classmethod
    def of(cls, statistic: Statistic, request: Request, numbers: Iterable[float]) -> Figure:
        """Return the figure of a request; `numbers` are those that will be written."""
        return cls(statistic, request.teller(0, () if statistic == "share" else numbers))

    @property
    def is_share(self) -> bool:
        """Whether it is a share of areas."""
        return self.statistic == "share"

    def read(self, value: Scalar) -> float | None:
        """Return a query's number in the unit written, None where there is none."""
        number = real(value)
        return number if number is None or self.is_share else number * self.tell.quantity.factor

    def text(self, value: float, decimals: int = 1) -> str:
        """Return a figure with its unit."""
        return wording.percent(value, decimals) if self.is_share else self.tell.quantity.with_unit(value)

    def name(self, **fields: object) -> str:
        """Return what the figure is of which bodies."""
        return self.tell(f"{self.statistic}-figure", **fields)

    def bars(self, bars: tuple[Bar, ...], whole: float | None, told: Sequence[Bar]) -> tuple[Bars, str]:
        """Return bars beside the figure of all areas together, and in words that figure and those of some bars."""
        everyone = self.tell.subject.everyone.text(self.tell.lang)
        reference = None if whole is None else Reference(whole, f"{everyone} {self.text(whole)}")
        words = [*([reference.label] if reference else []), *(f"{bar.label} {bar.value_label}" for bar in told)]
        return Bars(bars, reference=reference), listed(words, self.tell.lang)


def statistic_of(rows: Sequence[dict[str, Scalar]], request: Request) -> Statistic:
    """Return which figure the rows of groups or periods have."""
    if request.is_judged():
        return "share"
    known = [row for row in rows if real(row.get("reporting"))]
    return "total" if known and all(real(row.get("total")) is not None for row in known) else "median"
