"""The parameters of an answer as people read them: `year` 2024 is the fiscal year 令和6年度（2024年度）."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from axstat.model.results import Asked
from axstat.model.text import Label, same
from axstat.model.wording import fiscal_year, period
from axstat.reports.header import NamedQuery, Parameter
from axstat.reports.wording import EDITIONS, GROUPS, SCOPES, joined, measure_label, plain

_NONE = Label("指定なし", "none")
_YES = {True: Label("はい", "yes"), False: Label("いいえ", "no")}
_CHOICES = {"scope": SCOPES, "by": GROUPS}
"""What the choices of a parameter mean, by its name."""


def asked_in_words(query: NamedQuery, bound: Mapping[str, Any]) -> tuple[Asked, ...]:
    """Return a query's parameters, in its header's order, with the values that they were bound to."""
    return tuple(Asked(p.name, p.label, _words(p, bound[p.name])) for p in query.parameters)


def _words(parameter: Parameter, value: Any) -> Label:
    if value is None:
        return _NONE
    if isinstance(value, Sequence) and not isinstance(value, str):
        return joined([_words(parameter, one) for one in value])
    if isinstance(value, bool):
        return _YES[value]
    text = str(value)
    match parameter.type:
        case "fiscal_year" | "fiscal_years":
            return fiscal_year(int(text))
        case "period" | "periods" | "matching":
            return period(text)
        case "measure":
            return measure_label(text)
        case "scope":
            return SCOPES.get(text, same(text))
        case "edition":
            return EDITIONS.get(text, same(text))
        case "choice":
            return _CHOICES.get(parameter.name, {}).get(text, same(text))
    if isinstance(value, date):
        return same(value.isoformat())
    return same(plain(float(value)) if isinstance(value, int | float) else text)
