"""Which part of all areas a result is about: one rule from its parameters, for every chart kind.

Declared per parameter, not per chart. A parameter that is declared nowhere here is taken to narrow the rows, and is
named with its value: a chart of a part never passes for the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from axstat.model import names
from axstat.model.text import Label, same
from axstat.model.wording import SHORT_SCOPES
from axstat.reports.wording import joined, measure_label

# What these say is which figure is drawn, of the same areas.
MEASURING = frozenset(
    {"year", "from_year", "to_year", "threshold", "measure", "edition", "by", "top", "order", "width"}
    | {"numbers_only", "totals", "text", "period", "from_period", "to_period", "over", "under", "per", "part"}
    | {"per_period", "population", "population_period", "answers"}
)
ONLY = {
    "over": Label("年{}時間を超える", "over {} hours a year"),
    "not_over": Label("年{}時間以下の", "at {} hours a year or less"),
    "undecidable": Label("年{}時間を超えるか判定できない", "that cannot be placed above or below {} hours a year"),
    "without_value": Label("値のない", "without a value"),
}
ONLY_OF_MEASURE = {
    "over": Label("{q}が{}を超える", "with {q} above {}"),
    "not_over": Label("{q}が{}以下の", "with {q} of {} or less"),
    "under": Label("{q}が{}を下回る", "with {q} below {}"),
    "not_under": Label("{q}が{}以上の", "with {q} of {} or more"),
    "undecidable": Label("{q}が{}のどちら側か判定できない", "that cannot be placed above or below {q} of {}"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a chart is about: `bodies` are what is counted (市区町村), `what` says which of them (岡山県の市区町村).

    `part` is empty where the result is about all of them.
    """

    bodies: Label
    what: Label
    part: Label

    @property
    def is_part(self) -> bool:
        """Whether the chart shows fewer than all."""
        return bool(self.part.ja)

    @property
    def opening(self) -> Label:
        """How a sentence about the part begins (`岡山県では、`); empty where the chart shows all."""
        if not self.is_part:
            return self.part
        among = self.part == self.what
        return Label(f"{self.part.ja}では、", f"{'among' if among else 'in'} {self.part.en}, ")

    def is_named_in(self, text: str) -> bool:
        """Whether a text says which part it is about; a body's own `（岡山県）` does not."""
        part = self.part
        forms = (self.what.ja, self.what.en, f"{part.ja}の", f"{part.ja}で", f"in {part.en}", f"In {part.en}")
        return not self.is_part or any(form in text for form in forms)

    @property
    def everyone(self) -> Label:
        """What the figure of all drawn areas together is called."""
        return self.part if self.is_part else Label("全国", "Japan")


def _place(value: Any) -> Label:
    return Label(str(value), names.translated(str(value), "en"))


def _listed(value: Any) -> Label:
    return _place("・".join(map(str, value)) if isinstance(value, list | tuple) else value)


# Where the areas lie, by parameter.
PLACES: dict[str, Callable[[Any], Label]] = {"prefecture": _listed, "region": _listed, "area": _listed}


def subject(parameters: Mapping[str, Any]) -> Subject:
    """Return who a result with these parameters is about."""
    given = {name: value for name, value in parameters.items() if value is not None and name not in MEASURING}
    scope = str(given.pop("scope", "municipalities"))
    bodies = SHORT_SCOPES.get(scope, SHORT_SCOPES["municipalities"])
    if kind := given.pop("kind", None):
        bodies = Label(str(kind), names.translated(str(kind), "en"))
    which = _which(given.pop("only", "all"), parameters)
    places = [PLACES[name](given.pop(name)) for name in PLACES if name in given]
    rest = [Label(f"{name}＝{value}", f"{name} = {value}") for name, value in sorted(given.items())]
    ja = "".join([*(f"{place.ja}の" for place in places), which.ja, bodies.ja])
    en = " ".join([bodies.en, *(f"in {place.en}" for place in places), *([which.en] if which.en else [])])
    if rest:
        ja += f"（{joined(rest).ja}）"
        en += f" ({joined(rest).en})"
    what = Label(ja, en)
    return Subject(bodies, what, what if kind or which.ja else joined([*places, *rest]))


def _which(only: Any, parameters: Mapping[str, Any]) -> Label:
    """Return which areas `only` shows: a measure is named, overtime is what a threshold without a measure is of."""
    measure, over, under = (parameters.get(name) for name in ("measure", "over", "under"))
    limit, side = (over, "over") if under is None else (under, "under")
    if measure is None or limit is None:
        label, hours = ONLY.get(str(only), same("")), parameters.get("threshold")
        return _with(label, f"{100 if hours is None else float(hours):g}")
    only = {"beyond": side, "not_beyond": f"not_{side}"}.get(str(only), only)
    label = ONLY_OF_MEASURE.get(str(only), ONLY.get(str(only), same("")))
    title = measure_label(measure)
    said = f"{float(limit):,.10g}"
    return Label(label.ja.format(said, q=title.ja), label.en.format(said, q=title.en))


def _with(label: Label, limit: str) -> Label:
    return Label(label.ja.format(limit), label.en.format(limit))
